"""Charts: the committed pictures, and charts of unusual tables."""

from io import BytesIO
from xml.etree import ElementTree

import numpy as np
import pandas as pd
import pytest
from matplotlib.text import Text
from PIL import Image

from onrecord import Article, analyse, charts, palette, paths, read_article
from onrecord.charts import corpus as corpus_charts
from onrecord.wording import amount
from samples import Made, figure, many_quantities, many_speakers, said

SAMPLE = paths.FIGURES / "iraqi-foreign-fighters"
DRAW = {
    "top_terms": lambda analysis: charts.top_terms(analysis, 12),
    "words_per_speaker": charts.words_per_speaker,
    "speakers_along": charts.speakers_along,
    "reported_quantities": charts.reported_quantities,
}
TOLERANCE = 3.0  # root mean square of the difference of grey values, of 255: letters differ by less between machines, bars by more


def difference(first: bytes, second: bytes) -> float:
    """The root mean square of the difference of two pictures' grey values; infinite where their sizes differ."""
    one, two = (np.asarray(Image.open(BytesIO(data)).convert("L"), dtype=float) for data in (first, second))
    return float(np.sqrt(np.mean((one - two) ** 2))) if one.shape == two.shape else float("inf")


@pytest.fixture(scope="module")
def analysis():
    return analyse(read_article(paths.ARTICLES / "iraqi-foreign-fighters.txt"))


@pytest.mark.parametrize("name", DRAW)
def test_chart_of_the_sample_article_is_the_committed_one(analysis, name):
    chart, committed = DRAW[name](analysis), SAMPLE / f"{name}.png"
    assert committed.exists() == (chart.figure is not None)
    assert chart.figure is None or difference(chart.image("png"), committed.read_bytes()) < TOLERANCE


def test_a_changed_bar_is_a_difference():
    one, two = (
        charts.words_per_speaker(Made("“One.” “Two, three.”", [said("“One.”", "Ada", 1), said(other, "Ben", 2)], []))
        for other in ("“Two, three.”", "“Two")
    )
    assert difference(one.image("png"), two.image("png")) > TOLERANCE


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_the_same_chart_gives_the_same_bytes(kind):
    assert charts.speakers_along(many_speakers(3)).image(kind) == charts.speakers_along(many_speakers(3)).image(kind)


@pytest.mark.parametrize("name", DRAW)
def test_an_article_without_anything_gives_a_sentence_instead_of_a_chart(name):
    chart = DRAW[name](analyse(Article.from_text("")))
    assert chart.figure is None and chart.alt.endswith(".")


@pytest.mark.parametrize("count", [1, 40, 90])
def test_speakers_are_drawn_however_many(count):
    chart = charts.words_per_speaker(many_speakers(count))
    assert chart.image("png").startswith(b"\x89PNG") and len(chart.data) == count


@pytest.mark.parametrize("count", [8, 60, 90])
def test_quantities_are_drawn_however_many(count):
    chart = charts.reported_quantities(many_quantities(count))
    assert chart.image("png").startswith(b"\x89PNG") and len(chart.data) == count


def test_long_names_stay_inside_the_picture():
    picture = Image.open(BytesIO(charts.words_per_speaker(many_speakers(3, length=60)).image("png"))).convert("L")
    assert np.asarray(picture)[:, :8].min() == 255  # nothing drawn at the left edge


def test_dollar_signs_are_drawn_as_they_are():
    made = Made("“From $5m to $7m,” said Cost $a$ Control.", [said("“From $5m to $7m,”", "Cost $a$ Control", 1)], [])
    assert b"\x89PNG" in charts.words_per_speaker(made).image("png")


def test_the_picture_carries_its_alt_text():
    chart = charts.words_per_speaker(many_speakers(2))
    assert Image.open(BytesIO(chart.image("png"))).info["Description"] == chart.alt


def test_jupyter_is_given_the_alt_text():
    chart = charts.words_per_speaker(many_speakers(2))
    data, metadata = chart._repr_mimebundle_()
    assert data["text/plain"] == metadata["image/png"]["alt"] == chart.alt


@pytest.mark.parametrize(
    ("row", "written"),
    [
        (figure("9", 2000, None, "more than"), "> 2,000"),
        (figure("9", None, 3000, "up to"), "≤ 3,000"),
        (figure("9", 14000, 18000, "between"), "14,000–18,000"),
        (figure("9", 6, 12, "between", unit="month", kind="duration"), "6–12 months"),
        (figure("9", 1, 1, unit="month", kind="duration"), "1 month"),
        (figure("9", 50, 50, "about", unit="percentage", kind="percent"), "≈ 50%"),
        (figure("9", 1.5e6, 1.5e6, unit="dollar", kind="money"), "$1.5 million"),
        (figure("9", 1.9, 1.9, unit="dollar", kind="money"), "$1.90"),
        (figure("9", 4.8, 5, "between", unit="dollar", kind="money"), "$4.80–5.00"),
        (figure("9", 4, 4.5e6, "between", unit="dollar", kind="money"), "$4–4.5 million"),
        (figure("9", 9800, 9800, unit="dollar per tonne", kind="money"), "$9,800 per tonne"),
        (figure("9", 60, 60, unit="mile per hour", kind="measure"), "60 miles per hour"),
        (figure("0.25", 0.25, 0.25), "0.25"),
        (figure("A third", 1 / 3, None, "more than", kind="ratio"), "> A third"),
        (figure("one in five", 0.2, 0.2, kind="ratio"), "one in five"),
        (figure("1 in 500", 0.002, 0.002, kind="ratio"), "1 in 500"),
        (figure("dozens", 12, 120, "between"), "dozens"),
        (figure("30 years", 30, 30, unit="year of age", kind="age"), "30 years of age"),
        (figure("4 francs", 4, 4, unit="franc", kind="money"), "4 francs"),
        (figure("9", 2, 2, unit="boat"), "2"),
    ],
)
def test_amount_in_short(row, written):
    table = Made(row["text"], [], [row]).quantities
    assert amount(table.iloc[0]) == written


def test_tags_in_an_article_stay_text_in_the_svg():
    evil = "<script>alert(1)</script></style> & $a$"
    made = Made(f"“It is over,” said {evil}.", [said("“It is over,”", evil, 1)], [])
    tree = ElementTree.fromstring(charts.words_per_speaker(made).image("svg"))
    assert not [element for element in tree.iter() if element.tag.endswith("script")]
    assert any(evil in (element.text or "") for element in tree.iter())


def texts(figure):
    """The bounding boxes of all words in a figure, as they are drawn."""
    renderer = figure.canvas.get_renderer()
    for element in figure.findobj(Text):
        shown = element.get_visible() and element.get_text().strip() and not _hidden_tick(element)
        if shown:
            yield element.get_text(), element.get_window_extent(renderer)


def _hidden_tick(element):
    """Whether a word belongs to a tick outside the axes, which is not drawn."""
    sides = [side for axes in element.get_figure().axes for side in ((axes.xaxis, axes.get_xlim()), (axes.yaxis, axes.get_ylim()))]
    ticks = [(tick, ends) for side, ends in sides for tick in (*side.majorTicks, *side.minorTicks)]
    return any(element in (tick.label1, tick.label2) and not min(ends) <= tick.get_loc() <= max(ends) for tick, ends in ticks)


def drawn(name, analysis, narrow):
    chart = DRAW[name](analysis)
    chart = chart.narrow() if narrow else chart
    if chart.figure is not None:
        chart.figure.canvas.draw()
    return chart.figure


CASES = {
    "3 speakers": lambda: many_speakers(3),
    "40 speakers": lambda: many_speakers(40),
    "long names": lambda: many_speakers(5, length=60),
    "80 figures": lambda: many_quantities(80),
    "wide scale": lambda: Made("1 2 300000", [], [figure(text, float(text), float(text), unit="boat") for text in ("1", "2", "300000")]),
}


@pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])
@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("name", DRAW)
def test_no_words_overlap_or_leave_the_picture(name, case, narrow):
    figure = drawn(name, CASES[case](), narrow)
    if figure is None:
        pytest.skip("nothing to draw")
    assert misplaced(figure) == []


def misplaced(figure):
    """Words outside the picture, and pairs of words that touch."""
    boxes, whole = list(texts(figure)), figure.bbox
    outside = [text for text, box in boxes if not (box.x0 > -1 and box.x1 < whole.x1 + 1 and box.y0 > -1 and box.y1 < whole.y1 + 1)]
    return outside + [
        (one, other)
        for at, (one, box) in enumerate(boxes)
        for other, second in boxes[:at]
        if box.x0 < second.x1 - 1 and second.x0 < box.x1 - 1 and box.y0 < second.y1 - 2 and second.y0 < box.y1 - 2
    ]


def followed(count):
    """`count` figures for one thing in five articles on neighbouring days, by givers of all source types, one contradicted."""
    types = list(palette.COLOURS)
    rows = [
        figure(str(number + 1), number + 1.0, None if number % 4 else number + 1.0, "at least" if number % 4 else "exactly", unit="boat")
        | {"article": f"wire-{number % 5}", "outlet": "Orle Valley Evening Courier and Post", "date": f"2031-05-{10 + number % 5}"}
        | {"speaker": "The Permanent Harbour Commission of Stavelund", "source_type": types[number % len(types)]}
        | {"conflicts": int(number == 1), "attribution": number, "counted": "boats"}
        for number in range(count)
    ]
    return pd.DataFrame(rows)


@pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])
@pytest.mark.parametrize("count", [5, 30, 31])
def test_figures_over_time_neither_overlap_nor_leave_the_picture(count, narrow):
    chart = corpus_charts.quantity_over_time(followed(count), "boats sunk|lost|scuttled|stranded|adrift|missing|found", "5 articles")
    chart = chart.narrow() if narrow else chart
    chart.figure.canvas.draw()
    assert misplaced(chart.figure) == [] and "1 of them contradicted" in chart.title


def test_figures_over_time_stand_in_the_order_of_their_days():
    rows = followed(6).iloc[::-1]
    chart = corpus_charts.quantity_over_time(rows, "boats", "5 articles")
    days = [text[:10] for text, _ in texts(chart.figure) if text.startswith("2031-")]
    assert days == sorted(days) and len(days) == 6


def in_halves():
    """A table of shares in two halves."""
    table = pd.DataFrame({"source_type": ["government", "civilian", "media"], "adjusted": [0.01, 0.02, 0.5]})
    for side, shares in (("one", (0.5, 0.1, 0.4)), ("other", (0.2, 0.4, 0.4))):
        table[f"{side}_share"], table[f"{side}_count"] = shares, 1000
        table[f"{side}_low"], table[f"{side}_high"] = [share - 0.1 for share in shares], [share + 0.1 for share in shares]
    return table


HALVES = ("Orle Valley Evening Courier and Post", "Stavelund Morning Herald and Gazette")
SPEAKERS = {"name": ["The Permanent Harbour Commission of Stavelund"] * 3, "attributions": [1200, 1100, 3], "articles": [900, 2, 1]}
SHARES = {"source_type": ["intergovernmental", "ngo_civil_society"], "count": [1200, 340], "articles": [800, 90], "share": [0.78, 0.22]}
WORDS = {"term": ["reconstruction", "harbourmaster", "ferry"], "g2": [90.5, 12.0, -30.1], "lrc": [2.1, 0.0, -0.7], "count": [900, 80, 1]}
COLLECTION = {
    "most quoted": lambda: corpus_charts.most_quoted(pd.DataFrame(SPEAKERS | {"source_type": "ngo_civil_society"}), "2,000 articles"),
    "shares": lambda: corpus_charts.shares_of_sources(
        {"attributions: source type": pd.DataFrame(SHARES | {"low": [0.7, 0.1], "high": [0.9, 0.3]})}, "2,000 articles"
    ),
    "halves": lambda: corpus_charts.two_halves(in_halves(), HALVES, "2,000 articles"),
    "words": lambda: corpus_charts.typical_words(pd.DataFrame(WORDS | {"reference_count": [100, 7, 2100]}), HALVES, "2,000 articles"),
}


@pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])
@pytest.mark.parametrize("name", COLLECTION)
def test_charts_of_a_collection_neither_overlap_nor_leave_the_picture(name, narrow):
    chart = COLLECTION[name]()
    chart = chart.narrow() if narrow else chart
    chart.figure.canvas.draw()
    assert misplaced(chart.figure) == [] and (chart.figure.get_size_inches()[0] < 5) == narrow


def test_two_halves_say_of_what_the_first_has_more():
    table = in_halves()
    title = corpus_charts.two_halves(table, ("Courier", "Herald"), "20 articles").title
    assert title == "Sources of Courier against Herald: more government; fewer citizens"


def test_only_figures_that_compare_are_drawn():
    rows = [figure("40", 40, 40, unit="boat"), figure("70", 70, 70, unit="boat"), figure("9", 9, 9, unit="car")]
    chart = charts.reported_quantities(Made("40 70 9", [], rows))
    assert "2 that compare are drawn" in chart.title and chart.data["panel"].isna().sum() == 1


def test_how_many_sources_there_are_is_not_drawn():
    rows = [figure("Two", 2, 2, unit="people"), figure("40", 40, 40, unit="people")]
    source = said("40 were there", "Two people", 1, source="Two people", source_start=0, source_end=10)
    assert charts.reported_quantities(Made("Two people said 40 were there.", [source], rows)).figure is None


@pytest.mark.parametrize(
    ("unit", "name"),
    [("people", "people"), ("child", "children"), ("country", "countries"), ("box", "boxes"), ("match", "matches"), ("day", "days")],
)
def test_what_is_counted_has_its_plural(unit, name):
    rows = [figure("40", 40, 40, unit=unit), figure("70", 70, 70, unit=unit)]
    assert charts.reported_quantities(Made("40 70", [], rows)).data["panel"].tolist() == [f"number of {name}"] * 2


def test_an_arrow_does_not_point_below_zero():
    rows = [figure("40", None, 40, "up to", unit="boat"), figure("400", 400, 400, unit="boat")]
    chart = charts.reported_quantities(Made("40 400", [], rows))
    tips = [note.xy[0] for axes in chart.figure.axes for note in axes.texts if note.arrow_patch]
    assert tips and all(tip >= 0 for tip in tips)


def test_a_tie_is_told():
    assert "and 2 others" in charts.words_per_speaker(many_speakers(3)).title


def test_two_that_are_level_are_both_named():
    title = charts.top_terms(analyse(Article.from_text("The otter swam. The otter ate. A pier fell. A pier stood."))).title
    assert "“otter” and “pier” are" in title or "“pier” and “otter” are" in title


def test_a_role_that_the_name_holds_is_not_told_twice():
    made = Made("“One.”", [said("“One.”", "campaigners", 1, role="campaigners", source_type="civilian")], [])
    assert "citizens" in {text for text, _ in texts(charts.words_per_speaker(made).figure)}


def test_terms_that_all_occur_once_are_not_drawn():
    chart = charts.top_terms(analyse(Article.from_text("The otter swam.")))
    assert chart.figure is None and "more than once" in chart.title and "otter" in set(chart.data["term"])


def test_an_article_in_which_somebody_speaks_everywhere_is_told_so():
    assert charts.speakers_along(many_speakers(2)).title == "2 speakers along the article; every paragraph has attributed words"


def test_a_measure_stands_before_what_it_measures_in_brackets_on_a_narrow_chart():
    rows = [figure(text, 4, 4, kind="money", unit="dollar", counted="boats") for text in ("$4", "4 dollars")]
    narrow = charts.reported_quantities(Made("$4 4 dollars", [], rows)).narrow()
    assert [text for text, _ in texts(narrow.figure)].count("$4 (boats)") == 2


def test_words_of_news_writing_do_not_lead_the_terms():
    text = "Mr Moss said it. Mr Moss said so. Mr Moss said no. The otter swam and the otter ate."
    assert not {"say", "Mr"} & set(charts.top_terms(analyse(Article.from_text(text))).data["term"])


def test_number_words_and_currencies_do_not_lead_the_terms():
    text = "Two otters cost seven euros, two otters cost seven pounds and the seventh cost two dollars."
    assert set(charts.top_terms(analyse(Article.from_text(text))).data["term"]) & {"two", "seven", "euro", "pound", "dollar"} == set()


def test_labels_of_an_interview_do_not_lead_the_terms():
    answers = ("The otters came back.", "Three otters, and a heron.", "I count the otters.", "Otters like mud.")
    text = "\n\n".join(f"JR: What did you see on the river?\n\nIda Marsh: {answer}" for answer in answers)
    analysis = analyse(Article.from_text(f"Ida Marsh keeps the river.\n\n{text}"))
    assert "otter" in list(charts.top_terms(analysis).data["term"])
    assert not {"JR", "Ida", "Marsh", "Ida Marsh"} & set(charts.top_terms(analysis).data["term"])


def test_a_name_that_the_text_holds_as_often_as_the_labels_leads_the_terms():
    text = "Marsh: I saw Marsh Farm.\n\nReed: Marsh Farm is shut, and Marsh Farm is cold.\n\nMarsh: I know.\n\nReed: Why is it cold?"
    assert any("Marsh" in term for term in charts.top_terms(analyse(Article.from_text(text))).data["term"])


def test_a_phrase_is_not_counted_against_its_parts():
    text = "The river otters swam. The river otters ate. The river otters slept. A baker came. The baker went."
    terms = set(charts.top_terms(analyse(Article.from_text(text))).data["term"])
    assert "river otters" in terms and not {"river", "otter"} & terms


def test_a_source_type_is_written_in_words():
    chart = charts.words_per_speaker(Made("“One.”", [said("“One.”", "Ada", 1, source_type="ngo_civil_society")], []))
    assert "NGOs and civil society" in chart.alt and "_" not in chart.alt


def test_no_more_than_six_colours_are_told_apart():
    assert len(set(palette.COLOURS.values())) == 6 and set(palette.COLOURS) >= {"government", "civilian", "unspecified"}


def test_words_in_an_svg_are_text():
    assert b"<text" in charts.words_per_speaker(many_speakers(2)).image("svg")


def test_the_dark_picture_has_dark_paper_and_light_ink():
    dark = charts.words_per_speaker(many_speakers(2)).dark_svg().decode()
    assert palette.INK.lower() not in dark and palette.DARK[palette.PAPER].lower() in dark
