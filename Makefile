# setup, run, test, check and bench each work on a machine with Python 3.11+ and make alone.
PYTHON ?= python3
PORT ?= 8000
EXTRAS ?=
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: help setup run test check bench audit lock clean

help:
	@echo "make setup    .venv with everything that running and testing need"
	@echo "make run      serve on http://127.0.0.1:8000 (PORT=... changes it)"
	@echo "make test     every test (ARGS=... goes to pytest)"
	@echo "make check    lint, format, types, import contracts, dead dependencies"
	@echo "make bench    the benchmarks"
	@echo "make audit    known holes in the dependencies (asks an advisory service)"
	@echo "make lock     newest versions within pyproject.toml into constraints.txt"

setup: $(VENV)/.stamp-dev

run: $(VENV)/.stamp-run
	@PORT=$(PORT) exec $(BIN)/flask --app app serve

test: $(VENV)/.stamp-dev
	$(BIN)/pytest --numprocesses 2 --dist loadfile $(ARGS)

check: $(VENV)/.stamp-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry .

bench: $(VENV)/.stamp-dev
	$(BIN)/python -m tests.bench

audit: $(VENV)/.stamp-dev
	$(BIN)/pip-audit --requirement constraints.txt --no-deps --strict

lock: $(VENV)/.stamp-dev
	$(BIN)/pip install --quiet --upgrade --upgrade-strategy eager --editable '.[dev]'
	$(BIN)/pip freeze --exclude-editable > constraints.txt
	@touch $(VENV)/.stamp-run $(VENV)/.stamp-dev

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

$(VENV)/.stamp-run: pyproject.toml constraints.txt | $(BIN)/pip
	@echo "Installing what running needs"
	@$(PIP) --editable .
	@touch $@

$(VENV)/.stamp-dev: pyproject.toml constraints.txt | $(BIN)/pip
	@echo "Installing what running and testing need"
	@$(PIP) --editable '.[dev]'
	@touch $(VENV)/.stamp-run $@

$(BIN)/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo "Python 3.11 or newer is needed, and $(PYTHON) is not: name one with make PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
	  { rm -rf $(VENV); echo "No .venv could be made: Debian keeps that part of Python in the package python3-venv" >&2; exit 1; }
