"""The measures beyond the published cases: arrays, limits, agreement with NLTK, and the syllable rules."""

import math
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.metrics import BigramAssocMeasures

from onrecord import lexicons
from onrecord.statistics import collocation, dispersion, diversity, keyness, multiword, readability
from onrecord.statistics.syllables import count_syllables

KEYNESS = [
    keyness.g2,
    keyness.g2_two_cell,
    keyness.chi_square,
    keyness.ell,
    keyness.percent_difference,
    keyness.relative_risk,
    keyness.odds_ratio,
    keyness.simple_maths,
    keyness.difference_coefficient,
    keyness.log_ratio,
    keyness.log_ratio_less_biased,
    keyness.lrc,
    keyness.lrc_positive,
    keyness.fisher_p,
    keyness.direction,
]
COLLOCATION = [
    collocation.pmi,
    collocation.npmi,
    collocation.t_score,
    collocation.t_one_sample,
    collocation.g2,
    collocation.chi_square,
    collocation.phi_square,
    collocation.delta_p,
]
DISPERSION = [
    dispersion.juilland_d,
    dispersion.carroll_d2,
    dispersion.rosengren_s,
    dispersion.gries_dp,
    dispersion.gries_dp_norm,
    dispersion.kl_divergence,
    dispersion.d_kl,
    dispersion.burch_da,
]


def named(function):
    return function.__name__


@pytest.mark.parametrize("measure", KEYNESS, ids=named)
def test_keyness_of_arrays_is_the_keyness_of_each(measure):
    a, b = np.array([5, 2, 40]), np.array([2, 9, 70])
    np.testing.assert_allclose(measure(a, b, 1000, 2000), [measure(x, y, 1000, 2000) for x, y in zip(a, b, strict=True)])


@pytest.mark.parametrize("measure", COLLOCATION, ids=named)
def test_collocation_of_arrays_is_the_collocation_of_each(measure):
    f, f2 = np.array([5, 2]), np.array([9, 30])
    np.testing.assert_allclose(measure(f, 20, f2, 1000), [measure(x, 20, y, 1000) for x, y in zip(f, f2, strict=True)])


@pytest.mark.parametrize("measure", DISPERSION, ids=named)
def test_dispersion_of_a_matrix_is_the_dispersion_of_its_rows(measure):
    v, s = np.array([[1, 0, 4], [2, 2, 2]]), np.array([10, 12, 9])
    np.testing.assert_allclose(measure(v, s), [measure(row, s) for row in v])


@pytest.mark.parametrize("measure", DISPERSION, ids=named)
def test_a_word_that_never_occurs_has_no_dispersion(measure):
    assert np.isnan(measure([0, 0, 0]))


@pytest.mark.parametrize("measure", [keyness.g2, keyness.log_ratio, keyness.lrc, keyness.chi_square], ids=named)
def test_an_unknown_reference_leaves_keyness_unknown(measure):
    assert np.isnan(measure(3, np.nan, 100, 1000))


@pytest.mark.parametrize(
    ("even", "bunched", "measure"),
    [
        (1, 0, dispersion.juilland_d),
        (1, 0, dispersion.carroll_d2),
        (1, 1 / 4, dispersion.rosengren_s),
        (0, 3 / 4, dispersion.gries_dp),
        (0, 1, dispersion.gries_dp_norm),
        (0, 2, dispersion.kl_divergence),
        (1, 1 / 3, dispersion.d_kl),
        (1, 0, dispersion.burch_da),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_dispersion_reaches_its_limits(even, bunched, measure):
    assert measure([3, 3, 3, 3]) == pytest.approx(even)
    assert measure([0, 0, 8, 0]) == pytest.approx(bunched, abs=1e-12)


def test_average_reduced_frequency_lies_between_one_and_the_count():
    assert dispersion.arf([0, 25, 50, 75], 100) == pytest.approx(4)
    assert dispersion.arf([10], 100) == pytest.approx(1)


@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30), st.integers(0, 200))
def test_association_agrees_with_nltk(f, only_first, only_second, neither):
    f += 1
    f1, f2, n = f + only_first, f + only_second, f + only_first + only_second + neither + 1
    pair = (f, (f2, f1), n)
    assert collocation.pmi(f, f1, f2, n) == pytest.approx(BigramAssocMeasures.pmi(*pair))
    assert collocation.dice(f, f1, f2) == pytest.approx(BigramAssocMeasures.dice(*pair))
    assert collocation.t_score(f, f1, f2, n) == pytest.approx(BigramAssocMeasures.student_t(*pair))
    if f1 < n and f2 < n:
        assert collocation.phi_square(f, f1, f2, n) == pytest.approx(BigramAssocMeasures.phi_sq(*pair))
    assert collocation.g2(f, f1, f2, n) == pytest.approx(BigramAssocMeasures.likelihood_ratio(*pair), rel=1e-6, abs=1e-6)


@given(st.lists(st.integers(0, 9), min_size=1, max_size=60), st.integers(1, 12))
def test_moving_average_is_the_mean_over_all_windows(words, window):
    windows = [words[at : at + window] for at in range(max(1, len(words) - window + 1))]
    assert diversity.mattr(words, window) == pytest.approx(np.mean([len(set(part)) / len(part) for part in windows]))


@given(st.lists(st.integers(1, 50), min_size=1, max_size=30))
def test_diversity_keeps_its_ranges(counts):
    assert 0 < diversity.ttr(counts) <= 1
    assert 0 <= diversity.simpson_d([*counts, 1]) <= 1
    assert 1 / len(counts) - 1e-9 <= diversity.repeat_rate(counts) <= 1
    assert -1e-9 <= diversity.shannon_h(counts) <= math.log2(len(counts)) + 1e-9


@pytest.mark.parametrize(
    "measure",
    [
        diversity.ttr,
        diversity.guiraud_r,
        diversity.herdan_c,
        diversity.maas_a2,
        diversity.yule_k,
        diversity.simpson_d,
        diversity.shannon_h,
        diversity.repeat_rate,
        diversity.mattr,
        diversity.msttr,
    ],
    ids=named,
)
def test_no_words_have_no_diversity(measure):
    assert math.isnan(measure([]))


def test_readability_of_nothing_is_unknown():
    assert np.isnan(readability.flesch(0, 0, 0))


def test_smog_of_thirty_complex_words_in_thirty_sentences():
    assert readability.smog(30, 30) == pytest.approx(1.043 * math.sqrt(30) + 3.1291)


@pytest.mark.parametrize("alternative", ["more", "", None])
def test_fisher_refuses_an_unknown_alternative(alternative):
    with pytest.raises(ValueError, match="two-sided, less, greater"):
        keyness.fisher_p(1, 2, 3, 4, alternative=alternative)


def test_words_inside_one_longer_term_only_have_no_c_value():
    values = multiword.c_value({("free", "army"): 3, ("orlek", "free", "army"): 3, ("orlek", "free"): 5})
    assert values[("free", "army")] == 0
    assert values[("orlek", "free")] == pytest.approx(2)
    assert values[("orlek", "free", "army")] == pytest.approx(3 * math.log2(3))


def test_a_candidate_that_is_no_term_does_not_count_as_a_longer_term():
    counts = {("a", "b"): 4, ("a", "b", "c"): 4, ("a", "b", "c", "d"): 4}
    assert multiword.c_value(counts)[("a", "b")] == 0


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("cat", 1),
        ("table", 2),
        ("tables", 2),
        ("made", 1),
        ("makes", 1),
        ("asked", 1),
        ("wanted", 2),
        ("houses", 2),
        ("likely", 2),
        ("something", 2),
        ("every", 2),
        ("media", 3),
        ("social", 2),
        ("nation", 2),
        ("various", 3),
        ("create", 2),
        ("being", 2),
        ("people", 2),
        ("tourism", 3),
        ("video", 3),
        ("beautiful", 3),
        ("government", 3),
        ("parliament", 3),
        ("usually", 4),
        ("well-known", 2),
        ("U.S.", 2),
        ("BBC", 3),
        ("WTO", 5),
        ("don't", 1),
        ("rhythm", 1),
    ],
)
def test_syllables(word, syllables):
    assert count_syllables(word) == syllables


def test_every_syllable_rule_has_an_example_that_it_changes():
    for row in lexicons.table("syllables"):
        assert re.search(row["pattern"], row["example"]), row
