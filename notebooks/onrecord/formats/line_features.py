"""What a line of a page shows: its length, its end mark, the known phrase in it, and what stands near it.

A feature is a name in the table of weights (`data/lexicons/line_weights.tsv`), which says how much it speaks for the article.
"""

import re

from onrecord.formats.dates import find_date
from onrecord.formats.line_shapes import LINK, WORD, content_words, holding, is_link, is_title, page_title, sets_no_marks, shape
from onrecord.formats.line_surroundings import surround
from onrecord.formats.page_phrases import is_phrase, known_phrase

LONGEST_HEADING = 40  # characters of a heading of related articles
AGO = re.compile(r"\b(?:\d+|an?|few) ?(?:s|m|h|d|w|y|sec|min|hr|second|minute|hour|day|week|month|year)s?\.? ago\b", re.IGNORECASE)


def features(lines: list[str]) -> list[set[str]]:
    """The features of every line, named as in the table of weights."""
    title = page_title(lines)
    title_words = content_words(title)
    is_unmarked = sets_no_marks(lines)
    found: list[set[str]] = []
    for number, line in enumerate(lines):
        phrase = known_phrase(line)
        is_headline = bool(title) and is_title(line, title)
        near = lines[max(0, number - 2) : number] + lines[number + 1 : number + 3]
        tests = {
            "date": len(WORD.findall(line)) < 15 and find_date(line),
            "time ago": len(line) < 200 and AGO.search(line),
            "repeated at once": len(line) > 15 and line in near,
            "headline": is_headline,
            "shares a word with the headline": not is_headline and not phrase and title_words & content_words(line),
        }
        below = bool(number) and (LINK in found[-1] or is_phrase(lines[number - 1], "related", LONGEST_HEADING))
        own = {f"phrase: {phrase.name}"} if phrase else {LINK} if below and is_link(line) else shape(line, is_unmarked)
        found.append(own | holding(tests))
    surround(found, lines)
    return found
