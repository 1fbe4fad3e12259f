# report · test · check · quick · lab · bench: each sets itself up and runs. `notebooks` runs all again and saves them as they are committed.
PYTHON ?= python3
ARTICLE ?= data/articles
BENCH ?=
# Given to the shell as data, as they were written: what an address or a name holds is run by neither make nor the shell.
override ARTICLE := $(value ARTICLE)
override BENCH := $(value BENCH)
export ARTICLE BENCH
BIN := .venv/bin
READY := .venv/.ready
TESTS_READY := .venv/.ready-tests
PIP := $(BIN)/python -m pip --disable-pip-version-check install --progress-bar on --quiet --no-compile
# uv takes a fifth of pip's time; where it cannot be had, or does not find what pip has been told to find, pip does the work.
UV := uv==0.13.9
install = { $(BIN)/uv pip install --python $(BIN)/python --requirement $(1) || $(PIP) --requirement $(1); }
# On all cores, without the tests of others; at once, for where Python may write nothing beside its modules, each start would do it again.
COMPILE := $(BIN)/python -m compileall -q -j 0 -x '/tests/' .venv/lib >/dev/null || true
WANTED := import sys; sys.exit(None if (3, 11) <= sys.version_info < (3, 14) else "Python 3.11 to 3.13 is needed, this is %d.%d; name another: make PYTHON=python3.12" % sys.version_info[:2])
# The package is found from every folder, as papermill needs it that runs a notebook from elsewhere.
FOUND := import pathlib, sysconfig; pathlib.Path(sysconfig.get_path("purelib"), "onrecord.pth").write_text(str(pathlib.Path("notebooks").resolve()))
QUICK := $(addprefix tests/test_,architecture.py prose.py attribution*.py quantities*.py flags.py findings.py)

.PHONY: report test check growth quick lab bench notebooks

report: $(READY)
	$(BIN)/python notebooks/report.py -- "$$ARTICLE"

# The types are checked beside the other tests, which takes both cores.
test: $(TESTS_READY)
	$(BIN)/ruff check .
	$(BIN)/python -m pytest -n 2

check: $(TESTS_READY)
	$(BIN)/ruff check .
	$(BIN)/basedpyright

growth: $(TESTS_READY)
	$(BIN)/python -m pytest -n 0 -m growth tests
	$(BIN)/python -m pytest -n 2 --hypothesis-profile much $(shell grep -l "^from hypothesis" tests/test_*.py)

quick: $(TESTS_READY)
	$(BIN)/python -m pytest -n 0 -m "not growth and not slow" $(filter-out %_properties.py,$(wildcard $(QUICK)))

lab: $(READY)
	$(BIN)/jupyter lab --ServerApp.root_dir=. notebooks/00_start_here.ipynb

bench: $(TESTS_READY)
	$(BIN)/python tests/bench $${BENCH:+"$$BENCH"}

notebooks: $(TESTS_READY)
	$(BIN)/python tests/refresh_notebooks.py

# An environment is made whole or not at all.
$(READY): requirements.txt
	@$(PYTHON) -c '$(WANTED)'
	@echo "setting up .venv, once: about 600 MB"
	$(PYTHON) -m venv .venv && { $(PIP) $(UV) || true; } && $(call install,requirements.txt) && $(BIN)/python -c '$(FOUND)' || { rm -rf .venv; exit 1; }
	$(COMPILE)
	touch $(READY)

$(TESTS_READY): $(READY) tests/requirements.txt
	$(call install,tests/requirements.txt)
	$(COMPILE)
	touch $(TESTS_READY)
