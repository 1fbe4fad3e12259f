"""Charts: the committed pictures, and charts of unusual tables."""

from io import BytesIO
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image

from onrecord import Article, analyse, charts, paths, read_article
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
    assert difference(DRAW[name](analysis).image("png"), (SAMPLE / f"{name}.png").read_bytes()) < TOLERANCE


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


@pytest.mark.parametrize("count", [1, 60, 90])
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
        (figure("x", 2000, None, "more than"), "> 2,000"),
        (figure("x", None, 3000, "up to"), "≤ 3,000"),
        (figure("x", 14000, 18000, "between"), "14,000–18,000"),
        (figure("x", 6, 12, "between", unit="month", kind="duration"), "6–12 months"),
        (figure("x", 1, 1, unit="month", kind="duration"), "1 month"),
        (figure("x", 50, 50, "about", unit="percentage", kind="percent"), "≈ 50%"),
        (figure("x", 1.5e6, 1.5e6, unit="dollar", kind="money"), "$1.5 million"),
        (figure("x", 1.9, 1.9, unit="dollar", kind="money"), "$1.90"),
        (figure("x", 60, 60, unit="mile per hour", kind="measure"), "60 miles per hour"),
        (figure("x", 0.25, 0.25), "0.25"),
        (figure("x", 2, 2, unit="boat"), "2"),
    ],
)
def test_amount_in_short(row, written):
    table = Made("x", [], [row]).quantities
    assert amount(table.iloc[0]) == written


def test_tags_in_an_article_stay_text_in_the_svg():
    evil = "<script>alert(1)</script></style> & $a$"
    made = Made(f"“It is over,” said {evil}.", [said("“It is over,”", evil, 1)], [])
    tree = ElementTree.fromstring(charts.words_per_speaker(made).image("svg"))
    assert not [element for element in tree.iter() if element.tag.endswith("script")]
    assert any(evil in (element.text or "") for element in tree.iter())
