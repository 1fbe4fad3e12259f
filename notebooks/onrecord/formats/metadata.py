"""What a page's own tags say about its article: JSON-LD first, then meta tags, then the heading; every date with where it stands."""

import json
import re
from collections.abc import Iterator

from onrecord.formats.bylines import authors
from onrecord.formats.dates import find_date
from onrecord.formats.decoding import clean

ARTICLE_TYPES = re.compile(r"article|posting|report|review", re.IGNORECASE)
AROUND = re.compile(r"^[\s|–—·:»-]+|[\s|–—·:«-]+$")
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
    people = authors(linked.get("authors", ""))
    known["authors"] = people or next((found for key in META["authors"] if (found := authors(meta.get(key, "")))), ())
    known.update(_date(tree, meta, linked, origin))
    return {name: value for name, value in known.items() if value}


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
            data = json.loads(script.text or "", strict=False)
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
    waiting = [data]
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting = one + waiting
        elif isinstance(one, dict):
            yield one
            waiting += [one[key] for key in ("@graph", "mainEntity") if key in one]


def _named(value: object) -> str:
    """The names of a person, an organization, or a list of them."""
    if isinstance(value, list):
        return "; ".join(name for name in map(_named, value) if name)
    if isinstance(value, dict):
        return _text(value.get("name"))
    return _text(value)


def _text(value: object) -> str:
    """A value of JSON-LD as text: the first of a list, nothing for an object."""
    if isinstance(value, list):
        return _text(value[0]) if value else ""
    return " ".join(re.sub(r"<[^>]*>", "", value).split()) if isinstance(value, str) else ""


def _title(tree: object, stated: str, publisher: str) -> str:
    """The headline: what the tags state, else the page's only h1, else its title element; without the publisher's name at its end."""
    headings = [" ".join("".join(heading.itertext()).split()) for heading in tree.iter("h1")]
    element = next((" ".join("".join(title.itertext()).split()) for title in tree.iter("title")), "")
    title = stated or (headings[0] if len(headings) == 1 else "") or element
    for heading in headings:
        if len(heading) >= 12 and title.startswith(heading):
            return clean(heading)
    parts = re.split(r"\s+[|–—·»-]+\s+", title)
    if len(parts) > 1 and publisher and parts[-1].lower() in (publisher.lower(), publisher.lower().removeprefix("the ")):
        title = title[: title.rindex(parts[-1])]
    return clean(AROUND.sub("", title))


def _date(tree: object, meta: dict[str, str], linked: dict[str, str], origin: str) -> dict[str, object]:
    """The date of publication and where the page states it."""
    stated = [("JSON-LD datePublished", linked.get("date", ""))] + [(f"meta tag {key}", meta.get(key, "")) for key in META["date"]]
    stated += [("time element", time.get("datetime") or "") for time in list(tree.iter("time"))[:1]]
    in_address = ADDRESS_DATE.search(origin)
    if in_address:
        year, month, day = in_address.groups()
        stated.append(("address", f"{year}-{int(month):02d}-{int(day):02d}" if month.isdigit() else f"{day} {month} {year}"))
    for where, text in stated:
        date = find_date(text)
        if date:
            return {"date": date, "date_source": where}
    return {}
