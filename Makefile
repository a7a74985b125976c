# make          install into .venv and build the three publications from corpus/ into build/
# make test     install what the tests need and run them all
# make lint types floors bench format clean

PYTHON ?= python3
BIN := .venv/bin
CONSTRAINTS := -c constraints.txt

.PHONY: all install test lint types floors bench format clean
.DELETE_ON_ERROR:

all: .venv/installed
	$(BIN)/timeline build

install: .venv/installed

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo 'Python 3.11 or later is needed: make PYTHON=python3.11' >&2; exit 3; }
	$(PYTHON) -m venv .venv

.venv/installed: .venv/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check $(CONSTRAINTS) hatchling editables
	$(BIN)/python -m pip install --quiet --disable-pip-version-check $(CONSTRAINTS) --no-build-isolation --editable .
	@touch $@

.venv/tested: .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check $(CONSTRAINTS) --no-build-isolation --editable '.[test]'
	@touch $@

test: .venv/tested
	$(BIN)/python -m pytest

lint: .venv/tested
	$(BIN)/ruff check .

types: .venv/tested
	$(BIN)/mypy

floors: .venv/tested
	$(BIN)/lint-imports

format: .venv/tested
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/tested
	@for one in tests/bench/*.py; do echo "== $$one"; $(BIN)/python $$one || exit 1; done

clean:
	rm -rf .venv build/*.pdf build/*.epub build/*.html
