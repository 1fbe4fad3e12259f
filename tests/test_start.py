"""What a process loads before it can begin: nothing that costs more than all the rest and is not used."""

import subprocess
import sys

import pytest

from onrecord import paths
from onrecord.imports import IRI, STATISTICS, without
from onrecord.prose import toolkit

LOAD = "import sys; sys.path.insert(0, sys.argv[1]); import onrecord.headless, onrecord.prose.toolkit; print(*sys.modules)"


@pytest.fixture(scope="module")
def loaded():
    """What is loaded by the front door and by what reads a text."""
    return subprocess.run([sys.executable, "-c", LOAD, str(paths.NOTEBOOKS)], capture_output=True, text=True, check=True).stdout.split()


@pytest.mark.parametrize("module", [IRI, *STATISTICS])
def test_what_costs_most_and_is_not_used_is_not_loaded(loaded, module):
    assert module not in loaded and "nltk.metrics.association" in loaded and "jsonschema" in loaded


def test_what_nltk_was_loaded_without_can_still_be_asked_of_it():
    _, chance = toolkit.association.fisher_exact([[3, 1], [1, 3]], alternative="greater")
    assert chance == pytest.approx(17 / 70)  # Fisher's tea: three of four cups right, in 16 of 70 ways, or all four in one


def test_a_module_is_absent_only_for_a_moment():
    with without("wave", "sys"), pytest.raises(ImportError):
        import wave
    import wave  # noqa: F811

    assert wave and sys.modules["sys"] is sys
