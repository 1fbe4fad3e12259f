"""What a page's own tags say about its article: JSON-LD first, then meta tags, then the heading; every date with where it stands."""

import json
import re
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain

from onrecord import lexicons
from onrecord.formats.bylines import authors
from onrecord.formats.dates import find_date
from onrecord.formats.decoding import clean
from onrecord.formats.page_bylines import shown_bylines

ARTICLE_TYPES = re.compile(r"article|posting|report|review", re.IGNORECASE)
BEFORE_TITLE, BEHIND_TITLE = " |–—·:»-", " |–—·:«-"
LONGEST = 500  # characters of a title or byline
SHORTEST_HEADING = 12  # characters of a heading that is the headline when the title begins with it
CDATA = re.compile(r"\A\s*(?:/[/*]\s*)?(?:<!\[CDATA\[|<!--)(?:\s*\*/)?|(?:/[/*]\s*)?(?:\]\]>|-->)(?:\s*\*/)?\s*\Z")
# The meta tags that state a field, best first.
META = {
    "title": ("og:title", "twitter:title", "dc.title", "headline", "title"),
    "authors": ("author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author", "twitter:creator"),
    "date": (
        "article:published_time",
        "datepublished",
        "og:published_time",
        "dc.date",
        "dc.date.issued",
        "date",
        "pubdate",
        "publishdate",
        "parsely-pub-date",
        "sailthru.date",
        "publication_date",
        "citation_publication_date",
    ),
    "section": ("article:section", "section", "parsely-section"),
    "publisher": ("og:site_name", "application-name", "dc.publisher", "citation_journal_title"),
}
WORDED = ("title", "section", "publisher")  # the fields that are taken as they are worded
ADDRESS_DATE = re.compile(r"/((?:19|20)\d\d)/(0?[1-9]|1[0-2]|[a-z]{3})/(0?[1-9]|[12]\d|3[01])(?:/|_|-|$)", re.IGNORECASE)


def page_metadata(tree: object, origin: str) -> dict[str, object]:
    """The fields of the article that the page states; a field that it does not state is left out."""
    meta, linked = _meta_tags(tree), _linked_data(tree)
    known: dict[str, object] = {field: clean(_first((linked[field], *map(meta.get, META[field])))) for field in WORDED}
    publisher = str(known["publisher"])
    stated = chain([linked["authors"]], (meta.get(key, "") for key in META["authors"]), shown_bylines(tree))
    known |= {"title": _title(tree, str(known["title"]), publisher), "authors": _people(stated, publisher)}
    known |= _date(tree, meta, linked["date"], origin)
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


def _meta_tags(tree: object) -> dict[str, str]:
    """`{name: content}` of the meta tags; the first of a name counts."""
    found: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = _first(map(tag.get, ("property", "name", "itemprop"))).strip().lower()
        content = " ".join(_first([tag.get("content")]).split())
        if content and not (name.endswith("author") and content.startswith("http")):
            found.setdefault(name, content)
    return found


def _linked_data(tree: object) -> dict[str, str]:
    """Headline, authors, date, section and publisher of the page's first JSON-LD article, "" where it states none."""
    scripts = (_first([script.text]) for script in tree.iter("script") if str(script.get("type")).lower() == "application/ld+json")
    things = (thing for script in scripts for thing in _things(_parsed(script)))
    article = next((thing for thing in things if ARTICLE_TYPES.search(str(thing.get("@type")))), {})
    return {field: read(article.get(name)) for field, (name, read) in LINKED.items()}


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


def _named(value: object) -> str:
    """The names of a person, an organization, or a list of them."""
    names, waiting = [], deque([value])
    while waiting:
        one = waiting.popleft()
        if isinstance(one, list):
            waiting.extendleft(reversed(one))
        else:
            names.append(_text(one.get("name") if isinstance(one, dict) else one))
    return "; ".join(name for name in names if name)


def _text(value: object) -> str:
    """A value of JSON-LD as text: the first of a list, nothing for an object."""
    while isinstance(value, list):
        value = value[0] if value else ""
    return " ".join(re.sub(r"<[^>]*>", "", value).split()) if isinstance(value, str) else ""


# The fields of JSON-LD that state a field, and how they are read.
LINKED = {
    "title": ("headline", _text),
    "authors": ("author", _named),
    "date": ("datePublished", _text),
    "section": ("articleSection", _text),
    "publisher": ("publisher", _named),
}


def _title(tree: object, stated: str, publisher: str) -> str:
    """The headline: what the tags state, else the page's only h1, else its title element; without the publisher's name at its end."""
    headings = [_inner_text(heading)[:LONGEST] for heading in tree.iter("h1")]
    own = stated * (_bare(stated) != _bare(publisher))
    title = _first((own, *(headings if len(headings) == 1 else ()), *map(_inner_text, tree.iter("title"))))[:LONGEST]
    heading = next((heading for heading in headings if len(heading) >= SHORTEST_HEADING and title.startswith(heading)), "")
    house = rf" [|–—·»-]{{1,3}} (?:the )?{re.escape(_bare(publisher))}$"
    return clean(heading or re.sub(house, "", title, flags=re.IGNORECASE).lstrip(BEFORE_TITLE).rstrip(BEHIND_TITLE))


def _inner_text(element: object) -> str:
    """All text in an element, in one line."""
    return " ".join("".join(element.itertext()).split())


def _date(tree: object, meta: dict[str, str], linked: str, origin: str) -> dict[str, object]:
    """The date of publication and where the page states it."""
    stated = [("JSON-LD datePublished", linked), *((f"meta tag {key}", meta.get(key, "")) for key in META["date"])]
    stated += [("time element", _first((time.get("datetime"), "".join(time.itertext())))) for time in list(tree.iter("time"))[:1]]
    in_address = [match[0] for match in ADDRESS_DATE.finditer(origin)][:1]
    stated += [("address", form) for address in in_address for form in (address, address.replace("/", " "))]
    dates = ({"date": find_date(text), "date_source": where} for where, text in stated)
    return next((found for found in dates if found["date"]), {})
