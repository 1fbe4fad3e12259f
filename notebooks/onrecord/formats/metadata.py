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
ADDRESS_DATE = re.compile(r"/((?:19|20)\d\d)/(0?[1-9]|1[0-2]|[a-z]{3})/(0?[1-9]|[12]\d|3[01])(?:/|_|-|$)", re.IGNORECASE)


def page_metadata(tree: object, origin: str) -> dict[str, object]:
    """The fields of the article that the page states; a field that it does not state is left out."""
    meta = _meta_tags(tree)
    linked = _linked_data(tree)
    known: dict[str, object] = {}
    for name in ("title", "section", "publisher"):
        value = clean(linked.get(name) or next((meta[key] for key in META[name] if meta.get(key)), ""))
        if value:
            known[name] = value
    known["title"] = _title(tree, str(known.get("title", "")), str(known.get("publisher", "")))
    stated = chain([linked.get("authors", "")], (meta.get(key, "") for key in META["authors"]), shown_bylines(tree))
    known["authors"] = _people(stated, str(known.get("publisher", "")))
    known.update(_date(tree, meta, linked, origin))
    return {name: value for name, value in known.items() if value}


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
        name = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").strip().lower()
        content = " ".join((tag.get("content") or "").split())
        if name and content and not (name.endswith("author") and content.startswith("http")):
            found.setdefault(name, content)
    return found


def _linked_data(tree: object) -> dict[str, str]:
    """Headline, authors, date, section and publisher of the page's JSON-LD article, as far as it has one."""
    for script in tree.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            data = json.loads(CDATA.sub("", script.text or ""), strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _things(data):
            kind = thing.get("@type")
            if ARTICLE_TYPES.search(" ".join(kind) if isinstance(kind, list) and all(isinstance(one, str) for one in kind) else str(kind)):
                found = {
                    "title": thing.get("headline"),
                    "authors": _named(thing.get("author")),
                    "date": thing.get("datePublished"),
                    "section": thing.get("articleSection"),
                    "publisher": _named(thing.get("publisher")),
                }
                return {name: _text(value) for name, value in found.items() if _text(value)}
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


def _title(tree: object, stated: str, publisher: str) -> str:
    """The headline: what the tags state, else the page's only h1, else its title element; without the publisher's name at its end."""
    headings = [" ".join("".join(heading.itertext()).split())[:LONGEST] for heading in tree.iter("h1")]
    element = next((" ".join("".join(title.itertext()).split()) for title in tree.iter("title")), "")
    stated = "" if _bare(stated) == _bare(publisher) else stated[:LONGEST]
    title = stated or (headings[0] if len(headings) == 1 else "") or element[:LONGEST]
    for heading in headings:
        if len(heading) >= 12 and title.startswith(heading):
            return clean(heading)
    parts = re.split(r" [|–—·»-]{1,3} ", title)
    if len(parts) > 1 and publisher and parts[-1].lower() in (publisher.lower(), publisher.lower().removeprefix("the ")):
        title = title[: title.rindex(parts[-1])]
    return clean(title.lstrip(BEFORE_TITLE).rstrip(BEHIND_TITLE))


def _date(tree: object, meta: dict[str, str], linked: dict[str, str], origin: str) -> dict[str, object]:
    """The date of publication and where the page states it."""
    stated = [("JSON-LD datePublished", linked.get("date", ""))] + [(f"meta tag {key}", meta.get(key, "")) for key in META["date"]]
    stated += [("time element", time.get("datetime") or "".join(time.itertext())) for time in list(tree.iter("time"))[:1]]
    in_address = ADDRESS_DATE.search(origin)
    if in_address:
        year, month, day = in_address.groups()
        stated.append(("address", f"{year}-{int(month):02d}-{int(day):02d}" if month.isdigit() else f"{day} {month} {year}"))
    for where, text in stated:
        date = find_date(text)
        if date:
            return {"date": date, "date_source": where}
    return {}
