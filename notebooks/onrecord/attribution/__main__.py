"""Show how an article's attributions were found:    python -m onrecord.attribution FILE    (from `notebooks/`)

For each sentence, or sentences that a quotation joins, it prints the rules that were tried on each cue, why each did or did not match, and
the probability by which what matched was kept or let go; then what was found, how sure it is, and of what it is least sure.
"""

import sys

from onrecord import read_article
from onrecord.attribution.extraction import read_units
from onrecord.attribution.table import rows
from onrecord.prose import read_prose
from onrecord.prose.reading import Reading


def explain(reading: Reading) -> list[str]:
    """The lines of the explanation, in reading order."""
    lines, tried, drafts = [], [], []
    for unit, state in read_units(reading, lambda rule, outcome: tried.append(f"    {rule}: {outcome}")):
        start, end = reading.span(unit.first, unit.last)
        lines += ["", " ".join(reading.text[start:end].split()), *tried]
        tried.clear()
        drafts = state.drafts
    lines += ["", "FOUND"]
    for row in rows(reading, drafts):
        lines.append(
            f"{row['start']}–{row['end']} {row['speech']} | {row.get('cue')} | {row.get('source')} → {row['speaker']} | {row['rule']}"
            f" | confidence {row['confidence']:.2f}" + (f", least sure: {row['doubt']}" if row["doubt"] else "")
        )
        lines.append(f"    {' '.join(str(row['text']).split())}")
    return lines


def explain_file(name: str) -> str:
    """The explanation of a file or address; raises ArticleError when it cannot be read."""
    article = read_article(name)
    return "\n".join(explain(Reading(article, read_prose(article))))


def main() -> None:
    """Print the explanation of the file named on the command line."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    print(explain_file(sys.argv[1]))


if __name__ == "__main__":
    main()
