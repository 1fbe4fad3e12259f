"""Every measure against worked cases from papers and tools; `reference_cases.json` names the source of each."""

import inspect
import json
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from onrecord.statistics import collocation, dispersion, diversity, keyness, multiword, readability
from onrecord.terms import WordCounts

FILE = json.loads(Path(__file__).with_name("reference_cases.json").read_text(encoding="utf-8"))


def of_table(measure, **options):
    """A measure of two corpora on the cells of a 2 x 2 table."""
    return lambda o11, o12, o21, o22, **given: measure(o11, o12, o11 + o21, o12 + o22, **options, **given)


def of_pair(measure):
    """A measure of two words on the cells of a 2 x 2 table."""

    def apply(o11, o12, o21, o22):
        values = {"f": o11, "f1": o11 + o12, "f2": o11 + o21, "n": o11 + o12 + o21 + o22}
        return measure(**{name: values[name] for name in inspect.signature(measure).parameters})

    return apply


def of_counts(measure):
    """A measure of type counts on tokens or on a frequency spectrum."""

    def apply(tokens=None, spectrum=None):
        return measure(list(Counter(tokens.split()).values()) if tokens else diversity.spectrum_counts(spectrum))

    return apply


def of_places(measure):
    """A measure of a word's places in a text."""

    def apply(tokens, word):
        places = [at for at, token in enumerate(tokens.split()) if token == word]
        return measure(places, len(tokens.split()))

    return apply


def frequency_table(docs):
    found = WordCounts()
    for doc in docs:
        found.add(doc.split())
    return {term: [count, found.holding[term]] for term, count in found.counts.items()}


MEASURES = {
    "ll_two_cell": keyness.g2_two_cell,
    "ll_two_cell_signed": lambda **given: keyness.g2_two_cell(**given) * keyness.direction(**given),
    "ll_four_cell_keyness_signed": lambda **given: keyness.g2(**given) * keyness.direction(**given),
    "ll_four_cell": of_table(keyness.g2),
    "chi2": lambda yates=False, **cells: of_table(keyness.chi_square, yates=yates)(**cells),
    "chi2_p": lambda yates=False, **cells: keyness.chi_square_p(of_table(keyness.chi_square, yates=yates)(**cells)),
    "fisher_p": lambda alternative, **cells: of_table(keyness.fisher_p, alternative=alternative)(**cells),
    "ell": keyness.ell,
    "bic": lambda a, b, c, d: keyness.bic(keyness.g2_two_cell(a, b, c, d), c, d),
    "pct_diff": keyness.percent_difference,
    "log_ratio": keyness.log_ratio,
    "log_ratio_walter": keyness.log_ratio_less_biased,
    "log_ratio_from_rel": lambda p1, p2: keyness.log_ratio(p1, p2, 1, 1),
    "relative_risk": keyness.relative_risk,
    "odds_ratio": keyness.odds_ratio,
    "simple_maths": lambda **given: keyness.simple_maths(given["a"], given["b"], given["c"], given["d"], smoothing=given["lambda"]),
    "diff_coefficient": keyness.difference_coefficient,
    "lrc": keyness.lrc,
    "lrc_positive": keyness.lrc_positive,
    "log_odds_dirichlet_two_sided_score": lambda target, reference, alpha, variance: keyness.two_sided_score(
        keyness.log_odds_dirichlet(target, reference, alpha)
    ),
    "colloc_ll": collocation.g2,
    "colloc_chi2": collocation.chi_square,
    "t_score": collocation.t_score,
    "t_1sample": collocation.t_one_sample,
    "pmi": collocation.pmi,
    "npmi": collocation.npmi,
    "dice": lambda f, f1, f2, n=None: collocation.dice(f, f1, f2),
    "log_dice": lambda f, f1, f2, n=None: collocation.log_dice(f, f1, f2),
    "delta_p": of_pair(collocation.delta_p),
    "cond_prob_pct": lambda **cells: 100 * of_pair(collocation.conditional_probability)(**cells),
    "min_sensitivity": of_pair(collocation.min_sensitivity),
    "phi2": of_pair(collocation.phi_square),
    "range": lambda v, s=None: dispersion.part_range(v),
    "range_rel": lambda v, s=None: dispersion.relative_range(v),
    "sd_pop": lambda v, s=None: dispersion.standard_deviation(v),
    "vc_pop": lambda v, s=None: dispersion.variation_coefficient(v),
    "juilland_d": dispersion.juilland_d,
    "carroll_d2": dispersion.carroll_d2,
    "rosengren_s": dispersion.rosengren_s,
    "gries_dp": dispersion.gries_dp,
    "gries_dp_norm": dispersion.gries_dp_norm,
    "one_minus_gries_dp": lambda v, s=None: 1 - dispersion.gries_dp(v, s),
    "burch_da": dispersion.burch_da,
    "kld": dispersion.kl_divergence,
    "dkl_o2p": dispersion.d_kl,
    "lyne_d3": lambda v, s=None: dispersion.lyne_d3(v),
    "arf": of_places(dispersion.arf),
    "awt": of_places(dispersion.awt),
    "ald": of_places(dispersion.ald),
    "tokens": of_counts(lambda counts: sum(counts)),
    "types": of_counts(len),
    "ttr": of_counts(diversity.ttr),
    "cttr": of_counts(diversity.carroll_cttr),
    "rttr": of_counts(diversity.guiraud_r),
    "herdan_c": of_counts(diversity.herdan_c),
    "maas_a_log10": of_counts(diversity.maas_a_log10),
    "maas_a2_ln": of_counts(diversity.maas_a2),
    "yule_k": of_counts(diversity.yule_k),
    "yule_i": of_counts(diversity.yule_i),
    "simpson_d": of_counts(diversity.simpson_d),
    "shannon_h": of_counts(diversity.shannon_h),
    "repeat_rate": of_counts(diversity.repeat_rate),
    "mattr": lambda tokens, window: diversity.mattr(tokens.split(), window),
    "msttr": lambda tokens, window: diversity.msttr(tokens.split(), window),
    "flesch": readability.flesch,
    "fk_grade": readability.flesch_kincaid,
    "fog": readability.fog,
    "ari": readability.ari,
    "lix": readability.lix,
    "coleman_liau_cloze": readability.coleman_liau,
    "rake": lambda tokens, stop_words: _spaced(multiword.rake(tokens.split(), set(stop_words.split()))),
    "c_value": lambda freq: _spaced(multiword.c_value({tuple(term.split()): count for term, count in freq.items()})),
    "frequency_table": frequency_table,
}


def _spaced(scores):
    return {" ".join(words): score for words, score in scores.items()}


def arguments(case):
    """The inputs of a case, with the arrays that they name."""
    given = {"n" if name == "N" else name: value for name, value in case["inputs"].items()}
    return {name: FILE["arrays"][value] if name in ("v", "s") and isinstance(value, str) else value for name, value in given.items()}


def tolerance(case):
    if "rel_tol" in case:
        return {"rtol": case["rel_tol"], "atol": 0}
    return {"rtol": 0, "atol": case.get("abs_tol", 0.5 * 10.0 ** -case.get("decimals", 6) * (1 + 1e-9))}


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case['id']}: {case['source']}") for case in FILE["cases"]])
def test_published_value(case):
    found, expected = MEASURES[case["measure"]](**arguments(case)), case["expected"]
    if isinstance(expected, dict):
        found, expected = [found[key] for key in expected], list(expected.values())
    np.testing.assert_allclose(found, np.asarray(expected, dtype=float), **tolerance(case))
