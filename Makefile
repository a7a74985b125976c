# make          install into .venv and build the three publications from corpus/ into build/
# make quick    the tests that need neither books, browsers, documents nor many runs: about two minutes of one core
# make test     install what the tests need and run them all, on every core
# make desk     install what the desk needs too and open it in the browser
# make hostile  every hostile project of the three campaigns
# make kill     two hundred runs killed at any moment: nothing is lost
# make lint types floors bench format clean

PYTHON ?= python3
BIN := .venv/bin
CONSTRAINTS := -c constraints.txt

.PHONY: all install desk quick test lint types floors bench hostile kill format clean
.DELETE_ON_ERROR:

all: .venv/installed
	$(BIN)/timeline build

install: .venv/installed

desk: .venv/with-desk
	$(BIN)/timeline desk

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo 'Python 3.11 or later is needed: make PYTHON=python3.11' >&2; exit 3; }
	$(PYTHON) -m venv .venv

.venv/installed: .venv/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check $(CONSTRAINTS) hatchling editables
	$(BIN)/python -m pip install --quiet --disable-pip-version-check $(CONSTRAINTS) --no-build-isolation --editable .
	@# Where the surroundings keep Python from writing down what it compiled, every command would compile it again.
	@$(BIN)/python -m compileall -q timeline
	@touch $@

.venv/with-desk: .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check $(CONSTRAINTS) --no-build-isolation --editable '.[desk]'
	@touch $@

.venv/tested: .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check $(CONSTRAINTS) --no-build-isolation --editable '.[test]'
	@touch $@

quick: .venv/tested
	$(BIN)/python -m pytest -m "not books and not browsers and not documents and not runs" --hypothesis-profile=quick

test: .venv/tested
	$(BIN)/python -m pytest -n logical --maxprocesses 4 --dist worksteal

lint: .venv/tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check timeline

types: .venv/tested
	$(BIN)/mypy

floors: .venv/tested
	$(BIN)/lint-imports

format: .venv/tested
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format timeline

bench: .venv/tested
	@for one in tests/bench/*.py; do echo "== $$one"; $(BIN)/python $$one || exit 1; done

hostile: .venv/tested
	HOSTILE=all $(BIN)/python -m pytest tests/hostile/test_hostile.py

kill: .venv/tested
	$(BIN)/python tests/hostile/kills.py 200

clean:
	rm -rf .venv build/*.pdf build/*.epub build/*.html
