"""What the project costs and how good it is, as ratios and scores measured in one run:    python tests/bench [FOLDER]

Without FOLDER only the timings are printed, what came of 20,000 damaged files, and how often each row of the tables fires on the
project's own articles. FOLDER holds gold data with their scorers: `predict.py`, `attribution/`, `quantities/`, `loading/`; the scores on
them are printed too, with published floors and peers beside them, and how often the rows fire on the first of its articles.
"""

import sys
from pathlib import Path

TESTS = Path(__file__).parents[1]
sys.path[:0] = [str(TESTS / "bench"), str(TESTS), str(TESTS / "hostile"), str(TESTS.parent / "notebooks")]

import asking  # noqa: E402
import corpus  # noqa: E402
import reports  # noqa: E402
import rows  # noqa: E402
import scores  # noqa: E402
import speed  # noqa: E402
import vocabulary  # noqa: E402

import fuzzing  # noqa: E402
import gold  # noqa: E402
import gold_scores  # noqa: E402


def main() -> None:
    if len(sys.argv) > 2 or sys.argv[1:] and not Path(sys.argv[1], "predict.py").is_file():
        sys.exit(__doc__)
    reports.measure()
    speed.measure()
    vocabulary.measure()
    corpus.measure()
    corpus.memory()
    asking.measure()
    fuzzing.measure()
    rows.measure()
    gold_scores.show(gold.SAMPLE)
    gold_scores.show(gold.UNREAD)
    if sys.argv[1:]:
        scores.measure(Path(sys.argv[1]).resolve())


if __name__ == "__main__":
    main()
