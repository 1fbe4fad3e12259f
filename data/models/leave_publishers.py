"""The points of attributions, judged on publishers that they were not fitted on.

    python data/models/leave_publishers.py PREDICT.py SCORE.py IN.jsonl…

The inputs are those of `train_attribution.py`. Each publisher is left out in turn: the points are fitted on the articles of the others,
its own are read with them, and the scorer is run on all that was found in this way; what it says is printed (JSON). While the rows to
fit on are made, content ends where the shipped table of breaks says, so that every article is read only three times.
"""

import json
import runpy
import subprocess
import sys
import tempfile
from pathlib import Path

import train_attribution as train

from onrecord import Article, analyse
from onrecord.attribution import breaks, points


def rows(articles: list[dict]) -> dict[str, dict[str, list]]:
    """`{publisher: {"breaks" or "rows": what the points are fitted on}}`."""
    enough, found = breaks.ENOUGH, {}
    for article in articles:
        own = found.setdefault(article["publisher"], {"breaks": [], "rows": []})
        breaks.ENOUGH = 2.0
        own["breaks"] += train.broken(article)
        breaks.ENOUGH = enough
        own["rows"] += train.labelled(article)
    return found


def fitted(found: dict[str, dict[str, list]], left_out: str) -> dict[str, dict[str, float]]:
    """The points of all columns, to a tenth as they are shipped, fitted without one publisher."""
    others = [own for publisher, own in found.items() if publisher != left_out]
    tables = (train.fit(train.columns([row for own in others for row in own[part]])) for part in ("rows", "breaks"))
    return {column: {feature: round(value, 1) for feature, value in own.items()} for table in tables for column, own in table.items()}


def main() -> None:
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    answer, scorer = runpy.run_path(sys.argv[1])["attribution"], sys.argv[2]
    articles = [article for path in sys.argv[3:] for article in train.read(path)]
    found = rows(articles)
    with tempfile.TemporaryDirectory() as work:
        gold, told = Path(work, "gold.jsonl"), Path(work, "told.jsonl")
        with gold.open("w", encoding="utf-8") as asked, told.open("w", encoding="utf-8") as given:
            for publisher in sorted(found):
                table = fitted(found, publisher)
                points.points = lambda table=table: table
                for article in (article for article in articles if article["publisher"] == publisher):
                    print(json.dumps(article, ensure_ascii=False), file=asked)
                    row = {"id": article["id"], "text": article["text"], **answer(analyse(Article.from_text(article["text"])))}
                    print(json.dumps(row, ensure_ascii=False), file=given)
        print(subprocess.run([sys.executable, scorer, gold, told, "--json"], check=True, stdout=subprocess.PIPE, text=True).stdout)


if __name__ == "__main__":
    main()
