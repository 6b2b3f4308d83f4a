# Compact Commons. `make` alone lists what there is to do; each target sets up what it needs, once.
#
# PYTHON   the interpreter to use (else the first of python3, python3.14 … python3.11 that is new enough)
# WORKERS  processes that run the tests (2)

SHELL := /bin/sh
.DEFAULT_GOAL := help
.SUFFIXES:
.DELETE_ON_ERROR:
# Two installations into one environment at a time would disturb each other (make -j).
.NOTPARALLEL:
MAKEFLAGS += --no-print-directory

PYTHON ?=
WORKERS ?= 2
BIN := .venv/bin
# Empty where there is no environment, or where its Python has gone (an upgrade of the system).
WORKS := $(shell $(BIN)/python -c "" 2>/dev/null && echo yes)
# Who has the packages for development has those for the site: the second lock holds all of the first.
READY := $(if $(wildcard .venv/.dev),.venv/.dev,.venv/.run)

# A hub that `commons start` made has records and the program, and not the tests of it.
TESTS := $(wildcard tests/quality)

# What people set for their own projects must not reach into this one.
unexport PYTHONPATH PYTHONHOME VIRTUAL_ENV PYTHONDONTWRITEBYTECODE
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1
# Material for MkDocs prints a notice about MkDocs 2 at each build; pyproject.toml holds MkDocs below 2.
export NO_MKDOCS_2_WARNING := 1

# -qq: errors only. What pip would compile file by file, all processors compile together afterwards; of the packages for
# development, which are many, only what is used, when it is used.
PIP_INSTALL := $(BIN)/python -m pip install -qq --no-warn-script-location --no-compile
# uv installs from the same lock in a quarter of the time. It reads no configuration of pip's: where it does not find
# the packages, pip does.
UV_ALONE := awk '/^uv==/ { wanted = 1 } wanted { print } wanted && !/\\$$/ { exit }' requirements-dev.txt
UV_INSTALL := $(BIN)/uv pip install --quiet --system-certs --python $(BIN)/python
COMPILE := $(BIN)/python -m compileall -qq -j 0 .venv/lib || true
# Names, versions and hashes for every system and Python from 3.11 on, and no word on where they come from.
LOCK := $(BIN)/uv pip compile pyproject.toml --no-config --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --annotation-style line --custom-compile-command "make lock"
# What requirements-bare.txt installs; that file is written by hand.
BARE := $(addprefix --no-emit-package ,jstyleson libhxl python-io-wrapper)

.PHONY: help site serve check test lint format hook bench match-eval lighthouse browser geometry lock clean FORCE

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' Makefile

site: $(READY) ## Set everything up and build the site into site/
	@$(BIN)/commons build

serve: $(READY) ## Show the site on this machine, and again at each change
	@$(BIN)/mkdocs serve

check: $(READY) ## Check every record
	@$(BIN)/commons check

test: $(if $(TESTS),.venv/.dev lint browser,site) ## Set everything up, lint, and run every test, the browser's too
	@$(if $(TESTS),$(BIN)/python -m pytest -n $(WORKERS),$(BIN)/commons check)

lint: .venv/.dev ## Check style, formatting, types, layers, workflows and citation
	@$(if $(TESTS),$(BIN)/python -m tests.quality.lint,echo "Linters and tests of the program stay where it is developed.")

format: .venv/.dev ## Format the Python files and mend what ruff can mend
	@$(BIN)/ruff check --quiet --fix-only
	@$(BIN)/ruff format --quiet

hook: $(READY) ## Have Git check the records before each commit (commons hook --remove ends that)
	@$(BIN)/commons hook --install

bench: .venv/.dev ## Measure the pipeline on generated records, beside MkDocs alone, how similar records are found, and the dumps
	@$(BIN)/python -m tests.performance.bench
	@$(BIN)/python -m tests.performance.match_bench
	@$(BIN)/python -m tests.performance.dump_bench

match-eval: .venv/.dev ## Measure the answers to judged requests, beside simple methods
	@$(BIN)/python -m tests.evaluation.match

lighthouse: site .venv/.dev ## Report what Lighthouse thinks of the site (needs npm)
	@$(BIN)/python -m tests.quality.lighthouse

browser: .venv/.dev ## Find a Chromium for the tests, or install one
	@$(BIN)/python -m tests.browser.chromium

# By hand, and seldom: needs npm. What comes of it is committed.
geometry: .venv/.dev ## Derive the geometry of the map again, from Natural Earth as npm's world-atlas carries it
	@folder=$$(mktemp -d) && npm pack --silent --pack-destination "$$folder" world-atlas@2.0.2 > "$$folder/name" && \
		tar -xzf "$$folder"/world-atlas-*.tgz -C "$$folder" && \
		$(BIN)/python -m build_tools.cartography.derive "$$folder/package"; status=$$?; rm -rf "$$folder"; exit $$status

lock: .venv/.dev ## Choose the newest versions again and write both locks
	@$(LOCK) --group dev $(BARE) --upgrade --output-file requirements-dev.txt
	@$(LOCK) --group build --upgrade --constraint requirements-dev.txt --output-file requirements.txt
	@echo "Written: requirements-dev.txt, requirements.txt (requirements-bare.txt is written by hand). Run 'make test' with them before you commit."

clean: ## Remove the site, the caches and the environment
	@rm -rf .venv site .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find build_tools tests -type d -name __pycache__ -prune -exec rm -rf {} +

# The environment ---------------------------------------------------------------------------------------------------
# A stamp says which lock is installed, so that a second `make` installs nothing. Packages come by hash from the lock;
# the project itself is then installed in place, from what is there, without the network.

.venv/.base: $(if $(WORKS),,FORCE)
	@python=$$(sh .ci/find-python $(if $(PYTHON),"$(PYTHON)")) && \
		echo "Setting up .venv with $$python" && \
		"$$python" -m venv --clear .venv && touch $@

.venv/.run: .venv/.base requirements.txt pyproject.toml
	@echo "Installing the packages of requirements.txt"
	@$(PIP_INSTALL) --require-hashes -r requirements.txt
	@$(PIP_INSTALL) --no-deps --no-build-isolation --no-index -e .
	@$(COMPILE)
	@touch $@

.venv/.dev: .venv/.base requirements-dev.txt requirements-bare.txt pyproject.toml
	@echo "Installing the packages of requirements-dev.txt"
	@$(UV_ALONE) > .venv/uv.txt
	@$(PIP_INSTALL) --require-hashes --no-deps -r .venv/uv.txt
	@$(UV_INSTALL) --require-hashes --no-deps -r requirements-dev.txt 2> .venv/uv.log || \
		$(PIP_INSTALL) --require-hashes --no-deps -r requirements-dev.txt
	@$(PIP_INSTALL) --require-hashes --no-deps --no-build-isolation -r requirements-bare.txt
	@$(PIP_INSTALL) --no-deps --no-build-isolation --no-index -e .
	@touch $@

FORCE:
