"""Each sentence of the findings, and that it agrees with the charts."""

import pytest

from onrecord import Article, analyse, charts, views
from onrecord.findings import findings
from onrecord.flags import by_weight
from onrecord.wording import day, told
from samples import Made, figure, said

TEXT = "“One two three,” said Ida Marsh. “Four five six,” said Abel Moss. A man said seven. There were 40 boats and 70 cars."


def made(*rows, quantities=()):
    return Made(TEXT, list(rows), list(quantities))


MARSH = said("“One two three,”", "Ida Marsh", 1)
MOSS = said("“Four five six,”", "Abel Moss", 2)
NOBODY = said("seven", None, 3, speech="indirect", source="A man")


def test_named_persons_alone_are_counted_once():
    assert findings(made(MARSH, MOSS))[0].startswith("2 named persons; 6 of 23 words are attributed to a source, all of them in direct")


def test_speakers_who_are_not_resolved_are_no_speakers():
    police = said("“Four five six,”", "police", 2, identification="unnamed_group")
    assert findings(made(MARSH, police, NOBODY))[0].startswith("2 speakers, 1 of them a named person;")


@pytest.mark.parametrize("rows", [(MARSH, MOSS), (MARSH, MOSS, NOBODY)])
def test_the_number_of_speakers_is_that_of_the_charts(rows):
    analysis = made(*rows)
    assert charts.speakers_along(analysis).title.startswith("2 speakers")
    assert "2 speakers" in charts.words_per_speaker(analysis).alt


def test_an_article_in_which_nobody_speaks():
    assert "attributes no words" in findings(made())[0]


def test_those_who_are_level_are_named_as_such():
    assert "Abel Moss and Ida Marsh are given the largest shares (50% each)" in findings(made(MARSH, MOSS))[1]


def test_the_type_is_put_into_words():
    analysis = made(said("seven", "Ida Marsh", 1, source_type="ngo_civil_society"))
    assert "one type of source: NGOs and civil society." in findings(analysis)[1]


def test_who_is_given_most():
    assert "Ida Marsh is given most of the words (75%)" in findings(made(MARSH, said("seven", "Abel Moss", 2)))[1]


def test_less_than_half_is_not_most():
    rows = [said("“One two three,”", "Ida Marsh", 1), said("“Four five”", "Abel Moss", 2), said("40 boats", "Jo Reed", 3)]
    text = "“One two three,” said Ida Marsh. “Four five” is what Abel Moss said. Jo Reed said 40 boats."
    assert "Ida Marsh is given the largest share (43%)" in findings(Made(text, rows, []))[1]


def test_words_of_no_known_type_are_told_apart():
    known = said("“One two three,”", "Ida Marsh", 1, source_type="business")
    unknown = said("seven", "Abel Moss", 2, source_type="unspecified")
    assert "By words, the sources are business 75% (of no known type: 25%)" in findings(made(known, unknown))[1]


def test_sources_of_which_most_have_no_type_are_not_ranked_by_type():
    known = said("“One two three,”", "Ida Marsh", 1, source_type="unspecified")
    unknown = said("seven", "Abel Moss", 2, source_type="business")
    assert "For 75% of the attributed words the type of source is not known" in findings(made(known, unknown))[1]


def test_shares_of_types_that_are_not_named_are_told_together():
    few = [said(word, name, 4, source_type=kind) for word, name, kind in (("40", "Rolf Pine", "media"), ("seven", "Ines Aro", "civilian"))]
    rows = [MARSH, MOSS | {"source_type": "business"}, *few]
    assert "business 38%, experts 38%, citizens 12%, others 12%" in findings(made(*rows))[1]


def test_figures_without_a_source():
    rows = [figure("40", 40, 40, counted="boats"), figure("70", 70, 70, speaker="Ida Marsh", attribution=1)]
    assert "1 of 2 figures has no source but the article itself, such as “40 boats”." in findings(made(MARSH, quantities=rows))


def test_money_and_percentages_are_asked_about_before_other_figures_and_digits_before_words():
    rows = [
        figure("seven", 7, 7),
        figure("40", 40, 40),
        figure("$6", 6, 6, kind="money", unit="dollar"),
        figure("9%", 9, 9, kind="percent"),
    ]
    analysis = Made("There were seven of 40, sold at $6, not 9%.", [], rows)
    assert by_weight(analysis.quantities)["text"].tolist() == ["$6", "9%", "40", "seven"]
    assert "such as “sold at $6”" in findings(analysis)[1]
    listed = views.check_list(analysis).html
    assert listed.index("$6<") < listed.index("9%<") < listed.index("of 40<") < listed.index("seven<")


def test_a_measure_has_what_it_measures_in_brackets():
    row = figure("18%", 18, 18, counted="net income", unit="percentage", kind="percent")
    assert told(row) == "18% (net income)"


def test_the_figures_without_a_source_are_those_of_the_list_of_checks_and_of_the_chart():
    rows = [figure("40", 40, 40, unit="boat"), figure("seven", 7, 7, unit="boat", same_as=0), figure("70", 70, 70, unit="boat")]
    analysis = made(MARSH, quantities=rows)
    assert findings(analysis)[2].startswith("2 of 3 figures have no source")
    assert "2 of them without a source" in charts.reported_quantities(analysis).title
    assert analysis.flags["flag"].tolist().count("quantity_without_giver") == 2


def test_figures_of_which_none_is_left_to_check_are_not_said_to_have_a_source():
    assert "1 figure reported." in findings(made(MARSH, quantities=[figure("seven", 7, 7, same_as=0)]))


def test_figures_that_all_have_a_source():
    rows = [figure("40", 40, 40, attribution=3)]
    assert "1 figure reported, given by a source." in findings(made(NOBODY, quantities=rows))


def test_words_of_news_writing_are_no_finding():
    text = "He said so, she said so, they said a million percent. The otter swam. The otter ate. The otter slept."
    sentence = next(told for told in findings(analyse(Article.from_text(text))) if told.startswith("Terms"))
    assert "otter" in sentence and "say" not in sentence and "percent" not in sentence


@pytest.mark.parametrize(
    ("edtf", "shown"),
    [("2019-XX-11", "2019-?-11 (month not stated)"), ("XXXX-05-04", "?-05-04 (year not stated)"), ("2031-05", "2031-05"), ("", "")],
)
def test_a_date_says_what_it_does_not_state(edtf, shown):
    assert day(edtf) == shown
