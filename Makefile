# Redraft's tasks. A fresh machine needs Python 3.11 or later with venv, and make; nothing else, no root.
# `make` alone says what there is.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test fuzz check format bench accuracy messages reports gallery dist clean

VENV := .venv
DIST := dist
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check --no-input
# The newest interpreter is not always the one with wheels for everything, so the plain name comes first.
CANDIDATES := python3 python3.13 python3.12 python3.11 python3.14 python
PYTHON ?= $(shell for name in $(CANDIDATES); do \
	"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$name" && break; done)

help:  ## Say what there is
	@sed -n 's/^\([a-z]*\):.*##  *\(.*\)/make \1|\2/p' $(firstword $(MAKEFILE_LIST)) \
		| while IFS='|' read -r name text; do printf '%-13s %s\n' "$$name" "$$text"; done

# In English whatever the locale: the report equals the one that is kept.
demo: $(VENV)/.runtime  ## Compare resolution 58/190 with a draft of it; the report goes to reports/
	@$(BIN)/redraft demo --ui-language en

test: $(VENV)/.tools  ## Run all tests; fail where less than 95 % of compare/ is covered, branches included
	$(BIN)/python -m pytest --cov --cov-report=term:skip-covered --cov-fail-under=95

fuzz: $(VENV)/.tools  ## Read 2,000 damaged files; fail on anything but a document or a clear error (minutes)
	$(BIN)/python -m pytest -m slow -s tests/test_fuzz.py

check: $(VENV)/.tools  ## Lint, formatting and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/.tools  ## Format the code and mend what the linter can mend by itself
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.tools  ## Measure speed and memory against peers (some minutes; BENCH=--quick for one)
	PYTHONPATH=tests $(BIN)/python -m benchmarks.bench $(BENCH)

accuracy: $(VENV)/.tools  ## Measure alignment, reading and word edits against hand-made and generated truth (ACCURACY=--verbose)
	PYTHONPATH=tests $(BIN)/python -m accuracy.run $(ACCURACY)

# Headers and places of messages change only where messages do, so that a second run changes nothing.
messages: $(VENV)/.tools  ## Bring the catalogues of the report's languages up to date, and compile them
	@mkdir -p build
	$(BIN)/pybabel -q extract -F pyproject.toml --add-location=file --sort-by-file -o build/redraft.pot .
	$(BIN)/pybabel -q update -D redraft -i build/redraft.pot -d compare/locales -w 110 \
		--no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date
	$(BIN)/pybabel -q compile -D redraft -d compare/locales

reports: $(VENV)/.tools  ## Rebuild the example in reports/ and its picture (needs Chromium)
	$(BIN)/redraft demo --ui-language en
	$(BIN)/python tests/picture.py

gallery: $(VENV)/.tools  ## Write a page with every component of the report in every state into reports/
	PYTHONPATH=tests $(BIN)/python tests/gallery.py

dist: $(VENV)/.tools  ## Build wheel and sdist into dist/
	$(BIN)/python -m build --outdir $(DIST)

clean:  ## Remove what the tasks made, .venv included
	rm -rf $(VENV) build dist .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find compare templates tests -name __pycache__ -type d -prune -exec rm -rf {} +

# Two stamps, so that the demo waits for five packages only, and a second run waits for nothing. Bytecode is
# made as where a wheel is installed: without it each start would compile a hundred modules anew.
$(VENV)/.runtime: pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing redraft into $(VENV) …"
	@$(PIP) install --constraint constraints.txt --editable .
	@$(BIN)/python -m compileall -q compare templates
	@touch $@

$(VENV)/.tools: $(VENV)/.runtime
	@echo "Installing the tools for tests and checks into $(VENV) …"
	@$(PIP) install --constraint constraints.txt --group dev
	@touch $@

# pip is brought up to date first: dependency groups need pip 25.1, and Python 3.11 comes with 23.
$(BIN)/python:
	@if [ -z "$(PYTHON)" ]; then \
		echo "No Python 3.11 or later found. Install one, or name it: make demo PYTHON=/path/to/python3" >&2; \
		exit 1; \
	fi
	@echo "Creating $(VENV) with $$("$(PYTHON)" --version) …"
	@"$(PYTHON)" -m venv $(VENV) || "$(PYTHON)" -m virtualenv --quiet $(VENV) 2>/dev/null || { \
		rm -rf $(VENV); \
		echo "$(PYTHON) cannot make a virtual environment. On Debian and Ubuntu its venv is a package of its" >&2; \
		echo "own: apt install python3-venv. Or name another Python: make demo PYTHON=/path/to/python3" >&2; \
		exit 1; \
	}
	@$(PIP) install --constraint constraints.txt --upgrade pip || { rm -rf $(VENV); exit 1; }
