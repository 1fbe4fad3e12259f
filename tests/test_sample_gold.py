"""The annotations of articles are whole: every string is found, every value is one of the scheme's. No analysis is run."""

from itertools import pairwise

import pytest

import gold

SPEECH = {"direct", "mixed", "indirect"}
IDENTIFICATION = {
    "named_person",
    "named_organization",
    "document",
    "anonymous_source",
    "unnamed_person",
    "unnamed_group",
    "unspecified",
}
SOURCE_TYPE = {
    "government",
    "military_security",
    "intergovernmental",
    "combatant",
    "political_other",
    "ngo_civil_society",
    "business",
    "expert",
    "civilian",
    "media",
    "celebrity_sport_culture",
    "unspecified",
}
BOUNDS = {  # modifier: (has a low bound, has a high bound, both are the same number)
    "exactly": (True, True, True),
    "about": (True, True, True),
    "more than": (True, False, False),
    "at least": (True, False, False),
    "less than": (False, True, False),
    "up to": (False, True, False),
    "between": (True, True, False),
}
ATTRIBUTION_KEYS = {"content", "speech", "cue", "source", "speaker", "identification", "source_type"}
QUANTITY_KEYS = {"text", "low", "high", "modifier", "unit", "counted", "giver"}
OPENING, MARKS = ('"', "“", "'", "‘"), ('"', "“", "”", " '", "‘")

FOLDERS = (gold.SAMPLE, gold.UNREAD)
ARTICLES = [(folder, name) for folder in FOLDERS for name in gold.names(folder)]


@pytest.fixture(params=ARTICLES, ids=lambda param: param[1])
def article(request):
    folder, name = request.param
    return gold.load(name, folder)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_article_has_an_annotation_and_every_annotation_an_article(folder):
    assert gold.names(folder) == sorted(path.stem for path in folder.glob("*.txt"))


def test_the_sample_is_large_enough_to_measure_with():
    annotations = [gold.load(name).annotation for name in gold.names()]
    assert len(annotations) >= 24
    assert sum(len(annotation["attributions"]) for annotation in annotations) >= 350
    assert sum(len(annotation["quantities"]) for annotation in annotations) >= 250


def test_an_annotation_has_the_documented_keys(article):
    annotation = article.annotation
    assert annotation.keys() == {"publisher", "date", "form", "body_first", "body_last", "attributions", "quantities"}
    for entry in annotation["attributions"]:
        assert entry.keys() - {"near", "cue_near", "source_near", "optional"} == ATTRIBUTION_KEYS
    for entry in annotation["quantities"]:
        assert entry.keys() - {"near", "optional"} == QUANTITY_KEYS


def test_spans_hold_the_annotated_words(article):
    for spans, entry in zip(article.attributions, article.annotation["attributions"], strict=True):
        assert [article.text[start:end] for start, end in spans.content] == entry["content"]
        for field in ("cue", "source"):
            span = getattr(spans, field)
            assert (article.text[slice(*span)] if span else None) == entry[field]
    for (start, end), entry in zip(article.quantities, article.annotation["quantities"], strict=True):
        assert article.text[start:end] == entry["text"]


def test_contents_are_disjoint_and_hold_no_cue_or_source(article):
    contents = sorted(span for spans in article.attributions for span in spans.content)
    assert all(left[1] <= right[0] for left, right in pairwise(contents))
    named = [span for spans in article.attributions for span in (spans.cue, spans.source) if span]
    assert not [span for span in named for start, end in contents if span[0] < end and start < span[1]]


def test_a_content_does_not_cross_a_paragraph(article):
    assert not [stretch for entry in article.annotation["attributions"] for stretch in entry["content"] if "\n" in stretch]


def test_typology_values_are_those_of_the_scheme(article):
    for entry in article.annotation["attributions"]:
        assert entry["speech"] in SPEECH
        assert entry["identification"] in IDENTIFICATION
        assert entry["source_type"] in SOURCE_TYPE


def test_whoever_is_named_stands_in_the_article(article):
    text = article.text.casefold()
    for entry in article.annotation["attributions"]:
        if entry["identification"] == "named_person":
            assert all(word in text for word in entry["speaker"].casefold().split())


def test_a_speaker_is_missing_only_where_the_source_is_unspecified(article):
    for entry in article.annotation["attributions"]:
        assert (entry["speaker"] is None) == (entry["identification"] == "unspecified")


def test_a_speaker_is_described_in_one_way(article):
    described = {}
    for entry in article.annotation["attributions"]:
        description = (entry["identification"], entry["source_type"])
        if entry["speaker"] is not None:
            assert described.setdefault(entry["speaker"], description) == description


def is_turn(article, entry):
    """Whether a quotation is a turn of a dialogue, which needs no marks: it has a label, or the interview has none."""
    return entry["cue"] == ":" or (entry["cue"] is None and article.annotation["form"] == "interview without labels")


def test_speech_agrees_with_the_quotation_marks(article):
    for entry in article.annotation["attributions"]:
        marked = [any(mark in " " + stretch for mark in MARKS) for stretch in entry["content"]]
        if entry["speech"] == "direct" and not is_turn(article, entry):
            assert all(stretch.startswith(OPENING) for stretch in entry["content"])
        if entry["speech"] == "mixed":
            assert any(marked)
        if entry["speech"] == "indirect":
            assert not any(marked)


def test_bounds_fit_the_modifier(article):
    for entry in article.annotation["quantities"]:
        low, high = entry["low"], entry["high"]
        assert (low is not None, high is not None, low == high) == BOUNDS[entry["modifier"]], entry
        assert low is None or high is None or low <= high


def test_the_giver_is_the_speaker_of_the_content_that_holds_the_quantity(article):
    for (start, end), quantity in zip(article.quantities, article.annotation["quantities"], strict=True):
        for spans, entry in zip(article.attributions, article.annotation["attributions"], strict=True):
            if any(left <= start and end <= right for left, right in spans.content):
                assert quantity["giver"] == entry["speaker"]


def test_the_body_holds_everything_that_is_annotated(article):
    first = article.text.index("\n" + article.annotation["body_first"]) + 1
    last = article.text.index(article.annotation["body_last"] + "\n") + len(article.annotation["body_last"])
    spans = [span for found in article.attributions for span in (*found.content, found.cue, found.source) if span]
    assert all(first <= start and end <= last for start, end in spans + article.quantities)


def test_an_article_is_of_ordinary_length(article):
    assert 250 <= len(article.text.split()) <= 900


@pytest.mark.parametrize(
    "change, where",
    [
        ({"content": ["words that the article lacks"]}, "content"),
        ({"cue": "yodelled"}, "cue"),
        ({"source": "Nobody at All"}, "source"),
    ],
)
def test_a_string_that_the_article_lacks_is_named(change, where):
    entry = {"content": ["the pier is shut"], "cue": "said", "source": "the harbour master"} | change
    with pytest.raises(gold.GoldError, match=where):
        gold.locate("On Monday the harbour master said the pier is shut.", {"attributions": [entry], "quantities": []})


def test_the_nearest_occurrence_of_a_cue_is_taken_and_near_words_overrule_it():
    text = "She said little. The mayor said the bridge would open and said no more."
    entry = {"content": ["the bridge would open"], "cue": "said", "source": "The mayor"}
    near = entry | {"cue_near": "She "}
    cues = [gold.locate(text, {"attributions": [case], "quantities": []}).attributions[0].cue for case in (entry, near)]
    assert cues == [(27, 31), (4, 8)]


def test_a_number_is_not_found_inside_another_word():
    text = "Of 1200 boats 120 sank, and a tender with 12 aboard."
    assert gold.locate(text, {"attributions": [], "quantities": [{"text": "12"}]}).quantities == [(42, 44)]
