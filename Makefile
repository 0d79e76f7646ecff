# Plurivox: `make run` builds and opens the demonstration, `make test` passes everything.

# the first Python here that is new enough
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3.14 python3 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$p && break; done)
BIN := .venv/bin

.PHONY: run test quick setup format lock docs pictures coverage clean

run: setup
	$(BIN)/plurivox demo

test: setup
	$(BIN)/python scripts/system.py chromium postgresql
	$(BIN)/python scripts/test.py

setup:
	@$(or $(PYTHON),$(error Plurivox needs Python 3.11 or newer, and there is none on the path)) scripts/setup.py

# what must be fast, by the clock: on a machine that does nothing else
quick: setup
	$(BIN)/python -m pytest -q -m timed

format: setup
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# every version and hash that setup installs; after a change of the dependencies in pyproject.toml
lock: setup
	$(BIN)/uv pip compile pyproject.toml --all-extras --group dev --universal --generate-hashes \
		--no-emit-index-url --no-header --quiet -o requirements.lock

# the manual, into site/
docs: setup
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

# the pictures in docs/images, by the tests that take them
pictures: setup
	PLURIVOX_MANUAL_PICTURES=1 $(BIN)/python -m pytest -q tests/browser

coverage: setup
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -q
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

clean:
	rm -rf .venv site build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
