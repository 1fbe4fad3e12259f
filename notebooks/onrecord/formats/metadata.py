"""What a page's own tags say about its article: JSON-LD first, then meta tags, then what its elements are marked as."""

import html
import json
import re
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain

from onrecord import lexicons
from onrecord.formats.bylines import authors
from onrecord.formats.decoding import clean
from onrecord.formats.elements import Element
from onrecord.formats.page_bylines import shown_bylines
from onrecord.formats.page_dates import page_date

ARTICLE_TYPES = re.compile(r"article|posting|report|review", re.IGNORECASE)
BEFORE_TITLE, BEHIND_TITLE = " |–—·:»-", " |–—·:«-"
BETWEEN = re.compile(r"\s*[|»«·]\s*|\s+[–—:-]\s+|:\s+")  # the headline and the name of the site in a title element
LONGEST = 500  # characters of a title or byline
SHORTEST_HEADING = 12  # characters of a heading that is the headline when the title begins with it
HEADLINE_WORDS = 4  # fewer in a heading of the second level, or in bold, are rather the name of a section
HOUSE_WORDS = 5  # the most in the name of a site behind the headline
CDATA = re.compile(r"\A\s*(?:/[/*]\s*)?(?:<!\[CDATA\[|<!--)(?:\s*\*/)?|(?:/[/*]\s*)?(?:\]\]>|-->)(?:\s*\*/)?\s*\Z")
# The meta tags that state a field, best first.
META = {
    "title": ("og:title", "twitter:title", "dc.title", "headline", "title"),
    "authors": ("author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author", "twitter:creator"),
    "section": ("article:section", "section", "parsely-section"),
    "publisher": ("og:site_name", "application-name", "dc.publisher", "citation_journal_title"),
}
WORDED = ("title", "section", "publisher")  # the fields that are taken as they are worded
Things = dict[str, dict]  # the objects of JSON-LD by their address within the page


def page_metadata(tree: Element, origin: str) -> dict[str, object]:
    """The fields of the article that the page states; a field that it does not state is left out."""
    meta, linked = _meta_tags(tree), _linked_data(tree)
    known: dict[str, object] = {field: clean(_first((linked[field], *map(meta.get, META[field])))) for field in WORDED}
    known["publisher"] = known["publisher"] or clean(_first(map(_named_within, tree.xpath("//*[@itemprop='publisher']"))))
    known |= _title_and_publisher(tree, str(known["title"]), str(known["publisher"]))
    stated = chain([linked["authors"]], (meta.get(key, "") for key in META["authors"]), shown_bylines(tree))
    known |= {"authors": _people(stated, str(known["publisher"])), **page_date(tree, meta, linked["date"], origin)}
    return {name: value for name, value in known.items() if value}


def _first(texts: Iterable[str | None]) -> str:
    """The first of the texts that says something; "" where none does."""
    return next(filter(None, texts), "")


def _people(stated: Iterable[str], publisher: str) -> tuple[str, ...]:
    """The people whom the first of the statements names that names others than the publisher."""
    house = _bare(publisher)
    for line in stated:
        people = tuple(name for name in authors(line) if _bare(name) != house and not _is_house(name))
        if people:
            return people
    return ()


def _is_house(name: str) -> bool:
    """Whether a name has a word of the names of houses."""
    return bool(lexicons.words("house_words") & set(name.lower().split()))


def _bare(name: str) -> str:
    """A name as names of houses are compared."""
    return " ".join(name.lower().removeprefix("the ").split())


def _meta_tags(tree: Element) -> dict[str, str]:
    """`{name: content}` of the meta tags; the first of a name counts, but all that name authors."""
    found: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = _first(map(tag.get, ("property", "name", "itemprop"))).strip().lower()
        content = " ".join(_first([tag.get("content")]).split())
        if content and not (name.endswith("author") and content.startswith("http")):
            before = found.get(name, "")
            found[name] = f"{before} ; {content}" if before and name in META["authors"] and len(before) < LONGEST else before or content
    return found


def _linked_data(tree: Element) -> dict[str, str]:
    """Headline, authors, date, section and publisher of the page's first JSON-LD article, "" where it states none."""
    scripts = (_first([script.text]) for script in tree.iter("script") if str(script.get("type")).lower() == "application/ld+json")
    things = [thing for script in scripts for thing in _things(_parsed(script))]
    named = {str(thing["@id"]): thing for thing in things if "@id" in thing and "name" in thing}
    article = next((thing for thing in things if ARTICLE_TYPES.search(str(thing.get("@type")))), {})
    values = {field: next((article[name] for name in names if article.get(name)), None) for field, (names, _) in LINKED.items()}
    return {field: read(values[field], named) for field, (_, read) in LINKED.items()}


def _parsed(script: str) -> object:
    """The data of a script of JSON-LD; nothing of a damaged one."""
    try:
        return json.loads(CDATA.sub("", script), strict=False)
    except (ValueError, RecursionError):
        return {}


def _things(data: object) -> Iterator[dict]:
    """The objects of JSON-LD data, through lists and graphs."""
    waiting = deque([data])
    while waiting:
        one = waiting.popleft()
        if isinstance(one, list):
            waiting.extendleft(reversed(one))
        elif isinstance(one, dict):
            yield one
            waiting.extend(one[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in one)


def _named(value: object, things: Things) -> str:
    """The names of a person, an organization, or a list of them, or of those that they refer to."""
    names, waiting = [], deque([value])
    while waiting:
        one = waiting.popleft()
        if isinstance(one, list):
            waiting.extendleft(reversed(one))
        elif isinstance(one, dict):
            name = one.get("name") or things.get(str(one.get("@id")), {}).get("name")
            names += map(_text, name if isinstance(name, list) else [name])
        else:
            names.append(_text(one))
    return "; ".join(filter(None, names))


def _text(value: object, _: Things | None = None) -> str:
    """A value of JSON-LD as text: the first of a list, nothing for an object."""
    while isinstance(value, list):
        value = value[0] if value else ""
    return " ".join(re.sub(r"<[^<>]*>", "", html.unescape(value)).split()) if isinstance(value, str) else ""


# The fields of JSON-LD that state a field, and how they are read.
LINKED = {
    "title": (("headline",), _text),
    "authors": (("author", "creator"), _named),
    "date": (("datePublished",), _text),
    "section": (("articleSection",), _text),
    "publisher": (("publisher",), _named),
}


def _named_within(element: Element) -> str:
    """The name that is marked up in an element; "" where none is."""
    names = element.xpath(".//*[@itemprop='name']")[:1]
    return _first(name.get("content") or _inner_text(name)[:LONGEST] for name in names)


def _title_and_publisher(tree: Element, stated: str, publisher: str) -> dict[str, str]:
    """The headline and the publisher.

    The headline is what the tags state, else an element marked as it, else the page's only h1, else its title element, without the name of
    the site at its end. The name of the site is what the tags state, else what stands behind the headline in the title element.
    """
    titles = [_inner_text(title)[:LONGEST] for title in tree.iter("title")][:1]
    headings = {level: [_inner_text(heading)[:LONGEST] for heading in tree.iter(level)] for level in ("h1", "h2", "b", "strong")}
    houses = {_bare(publisher), *(_bare(part) for title in titles for part in BETWEEN.split(title)[1:])}
    first = [heading for heading in headings["h1"] if _bare(heading) not in houses]
    own = stated * (_bare(stated) != _bare(publisher))
    marked = (_inner_text(one)[:LONGEST] for one in tree.iter() if one.get("itemprop") == "headline")
    title = _first((own, *marked, *(first if len(first) == 1 else ()), *titles))[:LONGEST]
    headings |= {level: [one for one in headings[level] if len(one.split()) >= HEADLINE_WORDS] for level in ("h2", "b", "strong")}
    begins = (heading for heading in chain(*headings.values()) if len(heading) >= SHORTEST_HEADING and title.startswith(heading))
    heading = next(begins, "") or re.sub(_behind(publisher), "", title, flags=re.IGNORECASE)
    headline = clean(heading.lstrip(BEFORE_TITLE).rstrip(BEHIND_TITLE))
    return {"title": headline, "publisher": publisher or next((_house(one, headline) for one in titles if headline), "")}


def _house(title: str, headline: str) -> str:
    """The name of the site that stands behind the headline in a title element; "" where that is no name."""
    name = BETWEEN.split(title[len(headline) :])[1:][-1:] if title.startswith(headline) else []
    words = [word for one in name for word in one.split()]
    is_name = len(words) <= HOUSE_WORDS and not any(word[0].islower() and len(word) > 3 for word in words)
    return " ".join(words) if is_name and ":" not in title[len(headline) :] else ""


def _behind(publisher: str) -> str:
    """A pattern of the publisher's name behind the headline."""
    return rf" [|–—·»-]{{1,3}} (?:the )?{re.escape(_bare(publisher))}$"


def _inner_text(element: Element) -> str:
    """All text in an element, in one line."""
    return " ".join("".join(element.itertext()).split())
