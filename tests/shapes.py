"""Input shapes that analysts have: each is made here and holds the same two articles, with outlet and date."""

import csv
import gzip
import io
import json
import zipfile
from email.message import EmailMessage

TEXTS = (
    "The lock keepers of Aldermouth went on strike on Thursday, and forty barges wait below the weir. Nobody knows for how long.",
    "The weir at Aldermouth is to be rebuilt for $4 million, the river board said. Work begins in autumn and lasts two years.",
)
TITLES = ("Lock keepers walk out at Aldermouth", "River board to rebuild the weir")
DATES = ("2031-05-14", "2031-05-15")
OUTLET = "The Aldermouth Lantern"
ROWS = [{"title": title, "date": date, "outlet": OUTLET, "text": text} for title, date, text in zip(TITLES, DATES, TEXTS, strict=True)]


def table(separator=",", names=None, rows=ROWS, above="", end="\r\n", quoting=csv.QUOTE_MINIMAL):
    """The rows as CSV; `names` are other names of columns, `above` what stands over the header."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator=end, quoting=quoting)
    writer.writerow([(names or {}).get(name, name) for name in rows[0]])
    writer.writerows(row.values() for row in rows)
    return above + out.getvalue()


def dated(*dates):
    return [{**row, "date": date} for row, date in zip(ROWS, dates, strict=True)]


def renamed(**names):
    return [{names.get(name, name): value for name, value in row.items()} for row in ROWS]


def zipped(**members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "."), data)
    return out.getvalue()


def lines(rows):
    return "\n".join(map(json.dumps, rows))


def parquet(rows):
    import pandas as pd

    out = io.BytesIO()
    pd.DataFrame(rows).to_parquet(out)
    return out.getvalue()


def excel(rows, above=()):
    from openpyxl import Workbook

    book = Workbook()
    for cells in (*above, list(rows[0]), *(list(row.values()) for row in rows)):
        book.active.append(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def mail(number):
    message = EmailMessage()
    message["Subject"], message["From"] = TITLES[number], f"{OUTLET} <desk@lantern.invalid>"
    message["Date"] = f"{'Wed' if number == 0 else 'Thu'}, {14 + number} May 2031 08:00:00 +0000"
    message.set_content(TEXTS[number])
    return bytes(message).decode()


def nexis(note="Final Edition"):
    parts = [
        f"{' ' * 20}{number} of 2 DOCUMENTS\n\n{OUTLET}\n\nMay {13 + number}, 2031\n{note}\n\n{TITLES[number - 1]}\n\n"
        f"LENGTH: 22 words\n\n{TEXTS[number - 1]}\n\nLOAD-DATE: May 20, 2031\n\nLANGUAGE: ENGLISH\n\nCopyright 2031 Lantern Ltd.\n\n"
        for number in (1, 2)
    ]
    return "\n".join(parts)


def factiva():
    return "".join(
        f"{TITLES[n]}\n\n22 words\n\n{14 + n} May 2031\n\n{OUTLET}\n\nALDLAN\n\nEnglish\n\n(c) 2031 Lantern Ltd.\n\n{TEXTS[n]}\n\n"
        f"Document ALDLAN0020310514e75e0000{n}\n\n"
        for n in (0, 1)
    )


def factiva_coded():
    return "".join(
        f"HD  {TITLES[n]}\nWC  22 words\nPD  {14 + n} May 2031\nSN  {OUTLET}\nSC  ALDLAN\nLA  English\nLP\n{TEXTS[n]}\n\nTD\n\n"
        f"AN  Document ALDLAN0020310514e75e0000{n}\n\n"
        for n in (0, 1)
    )


def as_page(text):
    return "<html><body>" + "".join(f"<p>{line}</p>" for line in text.split("\n") if line.strip()) + "</body></html>"


def proquest():
    return "".join(
        f"{'_' * 60}\n\nDocument {n + 1} of 2\n\nTitle: {TITLES[n]}\n\nPublication title: {OUTLET}\n\n"
        f"Publication date: May {14 + n}, 2031\n\n"
        f"Full text: {TEXTS[n]}\n\nSubject: Rivers\n\n"
        for n in (0, 1)
    )


def feed(markup):
    items = "".join(
        f"<item><title>{TITLES[n]}</title><pubDate>{14 + n} May 2031 07:00:00 GMT</pubDate>"
        f"<description>{markup(TEXTS[n])}</description></item>"
        for n in (0, 1)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{OUTLET}</title>{items}</channel></rss>'


def nested(row):
    return {"title": row["title"], "published_at": row["date"], "source": {"id": None, "name": OUTLET}, "content": row["text"]}


def threaded(row):
    return {"title": row["title"], "published": row["date"], "thread": {"site": OUTLET}, "text": row["text"]}


def shaped(written=lambda row: row["text"], /, **paths):
    """The rows as objects of an interface: `paths` says where each field stands, as in `title="webTitle"` or `text="fields.bodyText"`."""
    objects = []
    for row in ROWS:
        made = {}
        for field, path in paths.items():
            *above, last = path.split(".")
            inner = made
            for name in above:
                inner = inner.setdefault(name, {})
            inner[last] = written(row) if field == "text" else row[field]
        objects.append(made)
    return objects


def marked_up(row):
    return f"<p>{row['text']}</p>"


def atom():
    entries = "".join(
        f"<entry><title>{TITLES[n]}</title><published>{DATES[n]}T07:00:00Z</published>"
        f"<content type='html'>&lt;p&gt;{TEXTS[n]}&lt;/p&gt;</content></entry>"
        for n in (0, 1)
    )
    return f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>{OUTLET}</title>{entries}</feed>'


def nexis_uni():
    """As the newer archive exports: a cover page, then headline, paper and date on top, each article closed by a line."""
    cover = f"User Name: Somebody\nDate and Time: May 20, 2031 10:00\nJob Number: 1\nDocuments (2)\n1. {TITLES[0]}\n2. {TITLES[1]}\n\n"
    return cover + "".join(
        f"{TITLES[n]}\n\n{OUTLET}\n\nMay {14 + n}, 2031\n\nCopyright 2031 Lantern Ltd. All Rights Reserved\n\nSection: NEWS; Pg. 6\n"
        f"Length: 22 words\n\nBody\n\n{TEXTS[n]}\n\nClassification\n\nLanguage: ENGLISH\n\nLoad-Date: May 20, 2031\n\nEnd of Document\n\n"
        for n in (0, 1)
    )


def as_word(text):
    name = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = "".join(f"<w:p><w:r><w:t xml:space='preserve'>{line}</w:t></w:r></w:p>" for line in text.split("\n"))
    return zipped(**{"word/document__xml": f"<w:document {name}><w:body>{body}</w:body></w:document>"})


def as_rich_text(text):
    return "{\\rtf1\\ansi " + text.replace("\n", "\\par\n") + "}"


def factiva_xml():
    articles = "".join(
        f"<article><headline><paragraph>{TITLES[n]}</paragraph></headline><sourceName>{OUTLET}</sourceName>"
        f"<publicationDate><date>{DATES[n]}</date></publicationDate>"
        f"<leadParagraph><paragraph>{TEXTS[n]}</paragraph></leadParagraph></article>"
        for n in (0, 1)
    )
    return f'<?xml version="1.0"?><ppsArticleResponse>{articles}</ppsArticleResponse>'


def europresse():
    articles = "".join(
        f'<article><span class="DocPublicationName">{OUTLET}</span><span class="DocHeader">May {14 + n}, 2031, p. 4</span>'
        f'<p class="titreArticleVisu">{TITLES[n]}</p><div class="docOcurrContainer"><p>{TEXTS[n]}</p></div></article>'
        for n in (0, 1)
    )
    return f"<!DOCTYPE html><html><body>{articles}</body></html>"


def europresse_text():
    return "".join(
        f"{OUTLET}\nNews, {'Wednesday' if n == 0 else 'Thursday'}, May {14 + n}, 2031 - 22 words, p. 4\n\n{TITLES[n]}\n\n{TEXTS[n]}\n\n"
        f"© 2031 {OUTLET}. All rights reserved.\nnews·2031051{4 + n}·ALD·0{n}31\n\n"
        for n in (0, 1)
    )


def nexis_late():
    """As an agency's or a paper's later edition, with the headline named and the date as the British write it."""
    return "\n".join(
        f"{n + 1} of 2 DOCUMENTS\n\nCopyright 2031 Lantern Ltd.\nAll Rights Reserved\n{OUTLET}\n\n{14 + n} May 2031\n"
        f"Late Edition - Final\n\nSECTION: Pg. 2\n\nLENGTH: 22 words\n\nHEADLINE: {TITLES[n]}\n\n"
        f"BODY:\n{TEXTS[n]}\n\nLOAD-DATE: May 20, 2031\n\n"
        for n in (0, 1)
    )


def factiva_sections():
    """With the section above the headline, the writer's name without "By", and the edition and page among the head."""
    return "".join(
        f"News\n{TITLES[n]}\nAda Marlowe\n22 words\n{14 + n} May 2031\n{OUTLET}\nALDLAN\nFirst\n6\nEnglish\n"
        f"© 2031 Lantern Ltd.\n\n{TEXTS[n]}\n\n"
        f"Document ALDLAN0020310514e75e0000{n}\n\n"
        for n in (0, 1)
    )


def proquest_headings():
    """With headings in capitals for the text and the details, and the headline on top without a label."""
    return "".join(
        f"Document {n + 1} of 2\n\n{TITLES[n]}\nProQuest document link\n\nABSTRACT\nNone.\n\nFULL TEXT\n{TEXTS[n]}\n\nDETAILS\n\n"
        f"Subject: Rivers\n\nPublication title: {OUTLET}\n\nPublication date: May {14 + n}, 2031\n\nLanguage: English\n\n{'_' * 60}\n\n"
        for n in (0, 1)
    )


NO_OUTLET = [{name: value for name, value in row.items() if name != "outlet"} for row in ROWS]
SHAPES = {
    "comma.csv": table(),
    "semicolon.csv": table(";"),
    "tab.tsv": table("\t"),
    "tab.csv": table("\t"),
    "bar.csv": table("|"),
    "caret.csv": table("^"),
    "unit-separator.csv": table("\x1f"),
    "declared.csv": table(";", above="sep=;\r\n"),
    "declared-tilde.csv": table("~", above='"sep=~"\n'),
    "all-quoted.csv": table(quoting=csv.QUOTE_ALL),
    "old-mac-line-ends.csv": table(end="\r"),
    "mark.csv": table().encode("utf-8-sig"),
    "utf16.csv": table().encode("utf-16"),
    "utf16-no-mark.csv": table().encode("utf-16-le"),
    "cp1252.csv": table(rows=[{**row, "by": "Zoë Brontë – staff"} for row in ROWS]).encode("cp1252"),
    "lines-above.csv": table(above="Search: weir or lock\r\nExported by somebody\r\n\r\n"),
    "spaces-in-names.csv": table(names={"text": "Full Text", "date": "Publication Date", "outlet": "Publication"}),
    "dashes-in-names.csv": table(names={"text": "article-body", "date": "PUB_DATE", "outlet": "Media-Outlet"}),
    "unknown-text.csv": table(names={"text": "klartext"}),
    "empty-rows.csv": table().replace("\r\n", "\r\n,,,\r\n", 1),
    "day-first.csv": table(rows=dated("14/05/2031", "15/05/2031")),
    "month-first.csv": table(rows=dated("5/14/2031", "5/15/2031")),
    "dots.csv": table(rows=dated("14.5.2031", "15.5.2031")),
    "dots-early-in-the-month.jsonl": lines(dated("14.05.2031 07:00", "15.05.2031")),
    "german.csv": table(";", names={"title": "Titel", "date": "Datum", "outlet": "Medium", "text": "Volltext"}),
    "french.csv": table(";", names={"title": "titre", "date": "date de publication", "outlet": "journal", "text": "texte"}),
    "spanish.csv": table(names={"title": "Título", "date": "Fecha", "outlet": "Medio", "text": "Texto"}),
    "forum.jsonl": lines(renamed(text="selftext", date="created_utc")),
    "compact.csv": table(rows=dated("20310514", "20310515")),
    "times.csv": table(rows=dated("2031-05-14T08:00:00Z", "2031-05-15 09:30:00+02:00")),
    "words.csv": table(rows=dated("Wednesday, May 14, 2031", "15 May 2031")),
    "slashes-year-first.csv": table(rows=dated("2031/05/14", "2031/5/15")),
    "epoch.jsonl": lines(dated(1936512000, 1936598400)),
    "epoch-milliseconds.jsonl": lines(dated(1936512000000, 1936598400000)),
    "rows.jsonl": lines(ROWS),
    "blank-lines.jsonl": "\n" + lines(ROWS).replace("\n", "\n\n") + "\n\n",
    "list.json": json.dumps(ROWS),
    "one-line-each.json": lines(ROWS),
    "wrapped.json": json.dumps({"status": "ok", "articles": ROWS}),
    "wrapped-deep.json": json.dumps({"response": {"pages": 1, "results": ROWS}}),
    "hits.json": json.dumps({"hits": {"total": 2, "hits": [{"_id": str(n), "_source": row} for n, row in enumerate(ROWS)]}}),
    "nested.jsonl": lines(map(nested, ROWS)),
    "threaded.jsonl": lines(map(threaded, ROWS)),
    "rows.parquet": parquet(ROWS),
    "rows.xlsx": excel(ROWS),
    "lines-above.xlsx": excel(ROWS, above=[["Search: weir"], []]),
    "rows.csv.gz": gzip.compress(table().encode()),
    "rows.jsonl.gz": gzip.compress(lines(ROWS).encode()),
    "appended.jsonl.gz": b"".join(gzip.compress(f"{json.dumps(row)}\n".encode()) for row in ROWS),
    "rows.csv.zip": zipped(rows__csv=table()),
    "rows.zip": zipped(rows__jsonl=lines(ROWS)),
    "The_Aldermouth_Lantern_2031-05.csv": table(rows=NO_OUTLET),
    "news-interface.json": json.dumps(
        {"status": "ok", "articles": shaped(title="title", date="publishedAt", outlet="source.name", text="content")}
    ),
    "content-interface.json": json.dumps(
        {"response": {"results": shaped(title="webTitle", date="webPublicationDate", outlet="fields.publication", text="fields.bodyText")}}
    ),
    "registry-interface.json": json.dumps(
        {"articles": {"page": 1, "results": shaped(title="title", date="dateTime", outlet="source.title", text="body")}}
    ),
    "blog-interface.json": json.dumps(
        shaped(marked_up, title="title.rendered", date="date_gmt", outlet="site_name", text="content.rendered")
    ),
    "feed.json": json.dumps(
        {
            "version": "1.1",
            "title": OUTLET,
            "items": shaped(marked_up, title="title", date="date_published", outlet="site", text="content_html"),
        }
    ),
    "posts.jsonl": lines(shaped(title="thread.title", date="thread.published", outlet="thread.site_full", text="text")),
    "stories.csv": table(names={"title": "title", "date": "publish_date", "outlet": "media_name", "text": "story_text"}),
    "newspaper.jsonl": lines(shaped(title="headline", date="publish_date", outlet="source_domain", text="maintext")),
    "numbered.csv": table(rows=[{"": str(n), **row} for n, row in enumerate(ROWS)]),
    "markup.csv": table(rows=[{**row, "text": marked_up(row)} for row in ROWS]),
    "rows.jsonl.zip": zipped(rows__jsonl=lines(ROWS)),
    "two.zip": zipped(a__csv=table(rows=ROWS[:1]), b__csv=table(rows=ROWS[1:])),
    "atom.xml": atom(),
    "nexis-uni.txt": nexis_uni(),
    "nexis-uni.docx": as_word(nexis_uni()),
    "nexis-uni.rtf": as_rich_text(nexis_uni()),
    "nexis.docx": as_word(nexis()),
    "factiva.xml": factiva_xml(),
    "factiva.rtf": as_rich_text(factiva()),
    "europresse.html": europresse(),
    "europresse.txt": europresse_text(),
    "nexis.txt": nexis(),
    "nexis-correction.txt": nexis("Correction Appended"),
    "nexis.html": as_page(nexis()),
    "factiva.txt": factiva(),
    "factiva-coded.txt": factiva_coded(),
    "factiva.html": as_page(factiva()),
    "proquest.txt": proquest(),
    "nexis-late.txt": nexis_late(),
    "factiva-sections.txt": factiva_sections(),
    "proquest-headings.txt": proquest_headings(),
    "feed.xml": feed(lambda text: f"&lt;p&gt;{text}&lt;/p&gt;"),
    "feed-escaped-twice.xml": feed(lambda text: f"&amp;lt;p&amp;gt;{text}&amp;lt;/p&amp;gt;"),
}
MBOX = f"From a Wed May 14 08:00:00 2031\n{mail(0)}\nFrom b Thu May 15 08:00:00 2031\n{mail(1)}\n"


def write(folder, name):
    path = folder / name
    data = SHAPES[name]
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    return path
