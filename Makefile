# setup, run, test, check and bench each work on a machine with Python 3.11+ and make alone.
PYTHON ?= python3
PORT ?= 8000
EXTRAS ?=
VENV := .venv
RUN := $(VENV)/.stamp-run$(if $(EXTRAS),-$(EXTRAS))
DEV := $(VENV)/.stamp-dev$(if $(EXTRAS),-$(EXTRAS))
COMMA := ,
MORE := $(if $(EXTRAS),[$(EXTRAS)])
BIN := $(VENV)/bin
WORDS := assignments/web/translations
PIP := $(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: help setup run test check bench words audit lock clean

help:
	@echo "make setup    .venv with everything that running and testing need (EXTRAS=oidc,s3,ocr)"
	@echo "make run      serve on http://127.0.0.1:8000 (PORT=... changes it)"
	@echo "make test     every test (ARGS=... goes to pytest)"
	@echo "make check    lint, format, types, import contracts, dead dependencies"
	@echo "make bench    the benchmarks"
	@echo "make words    texts of the pages into the catalogue of translations, and it compiled"
	@echo "make audit    known holes in the dependencies (asks an advisory service)"
	@echo "make lock     newest versions within pyproject.toml into constraints.txt"

setup: $(DEV)

run: $(RUN)
	@PORT=$(PORT) exec $(BIN)/flask --app app serve

test: $(DEV)
	$(BIN)/pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder $(ARGS)

check: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry .

bench: $(DEV)
	$(BIN)/python -m tests.bench

words: $(DEV)
	PYTHONPATH=. $(BIN)/pybabel --quiet extract --mapping-file $(WORDS)/babel.cfg --keywords _l --keywords lazy_gettext --keywords _of:1c,2 --keywords lazy_pgettext:1c,2 \
	  --no-location --sort-output --project "Assignment Costs" --output-file $(VENV)/words.pot .
	$(BIN)/pybabel --quiet update --input-file $(VENV)/words.pot --output-dir $(WORDS) \
	  --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --width 100
	$(BIN)/pybabel --quiet compile --directory $(WORDS)

audit: $(DEV)
	$(BIN)/pip-audit --requirement constraints.txt --no-deps --strict

lock: $(DEV)
	$(BIN)/pip install --quiet --upgrade --upgrade-strategy eager --editable '.[dev]'
	$(BIN)/pip freeze --exclude-editable > constraints.txt
	@touch $(RUN) $(DEV)

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

$(RUN): pyproject.toml constraints.txt | $(BIN)/pip
	@echo "Installing what running needs"
	@$(PIP) --editable '.$(MORE)'
	@touch $@

$(DEV): pyproject.toml constraints.txt | $(BIN)/pip
	@echo "Installing what running and testing need"
	@$(PIP) --editable '.[dev$(if $(EXTRAS),$(COMMA)$(EXTRAS))]'
	@touch $(RUN) $@

$(BIN)/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo "Python 3.11 or newer is needed, and $(PYTHON) is not: name one with make PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
	  { rm -rf $(VENV); echo "No .venv could be made: Debian keeps that part of Python in the package python3-venv" >&2; exit 1; }
