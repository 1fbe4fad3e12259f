# report · test · lab · bench: each sets itself up and runs. `notebooks` runs all notebooks again and saves them as they are committed.
PYTHON ?= python3
ARTICLE ?= data/articles
BENCH ?=
# Given to the shell as data, as they were written: what an address or a name holds is run by neither make nor the shell.
override ARTICLE := $(value ARTICLE)
override BENCH := $(value BENCH)
export ARTICLE BENCH
BIN := .venv/bin
READY := .venv/.ready

.PHONY: report test lab bench notebooks

report: $(READY)
	$(BIN)/python notebooks/report.py -- "$$ARTICLE"

test: $(READY)
	$(BIN)/ruff check .
	$(BIN)/python -m pytest -n 2

lab: $(READY)
	cd notebooks && ../$(BIN)/jupyter lab

bench: $(READY)
	$(BIN)/python tests/bench $${BENCH:+"$$BENCH"}

notebooks: $(READY)
	$(BIN)/python tests/refresh_notebooks.py

$(READY): requirements.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements.txt
	touch $(READY)
