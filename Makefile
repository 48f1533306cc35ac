# Everything a contributor or CI runs. `make` alone lists it.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

# The Python that builds .venv; empty: the first of 3.13, 3.12, 3.11 that really runs.
PYTHON ?=
# What `make test` hands to pytest: `make test PYTEST_ARGS="-x tests/validation"`.
PYTEST_ARGS ?= -n 2 --dist loadfile
# `make constraints UPGRADE=--upgrade` takes the newest versions; without it the pins stay.
UPGRADE ?=

BIN := .venv/bin
STAMP := .venv/.installed
PACKAGES := connectors flows mappings migrate validation
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check --no-input
UV_VERSION := 0.13.9

export PIP_ROOT_USER_ACTION := ignore

# A copied or moved checkout must not go on running the one it came from.
ifneq ($(shell cat $(STAMP) 2>/dev/null),$(CURDIR))
$(STAMP): FORCE
endif

.PHONY: FORCE help demo test sqlserver check lint format types imports bench constraints extracts clean

help: ## List these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(STAMP) ## Migrate the example agency and prove it
	@$(BIN)/migrate demo

test: $(STAMP) ## Run every test, first getting what the tests need
	@bash tests/setup-system.sh
	$(BIN)/pytest $(PYTEST_ARGS)

sqlserver: $(STAMP) ## Run the behaviour of targets on a SQL Server in a container (needs Docker)
	docker compose -f tests/targets/compose.yaml up --wait
	MIGRATE_TEST_SQLSERVER="mssql://sa:$${MIGRATE_TEST_PASSWORD:-Pa55-word-of-a-test}@127.0.0.1:14330/master?TrustServerCertificate=yes" \
		$(BIN)/pytest tests/targets/test_sqlserver_server.py

check: lint types imports test ## Everything a change must pass

lint: $(STAMP) ## Style and likely bugs (ruff)
	$(BIN)/ruff check
	$(BIN)/ruff format --check

format: $(STAMP) ## Put the code in the project's format
	$(BIN)/ruff check --select I --fix
	$(BIN)/ruff format

types: $(STAMP) ## Type check the packages (mypy, strict)
	$(BIN)/mypy

imports: $(STAMP) ## Check that imports go down only (import-linter)
	$(BIN)/lint-imports

bench: $(STAMP) ## Run the measured comparisons in benchmarks/
	@for bench in decode load reconcile; do echo "== $$bench"; $(BIN)/python benchmarks/$$bench.py; done

extracts: ## Rebuild the example's legacy extracts
	$(MAKE) -C examples/family_services/legacy

constraints: $(STAMP) ## Pin and hash every dependency again (UPGRADE=--upgrade: newest)
	@temp=$$(mktemp -d); trap 'rm -rf "$$temp"' EXIT; \
	$(BIN)/python -m venv "$$temp/uv"; \
	"$$temp/uv/bin/python" -m pip -qq --disable-pip-version-check install uv==$(UV_VERSION); \
	"$$temp/uv/bin/uv" --no-config --quiet pip compile pyproject.toml --output-file constraints.txt \
	  --all-extras --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links \
	  --custom-compile-command 'make constraints' $(UPGRADE)
	@echo "constraints.txt: $$(grep -c == constraints.txt) packages"

clean: ## Remove .venv, caches and built files
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find $(PACKAGES) tests -name __pycache__ -type d -prune -exec rm -rf {} +

# ------------------------------------------------------------------------------------- .venv

# Shims of version managers stand in PATH for Pythons that are not there, and some Pythons come
# without what `-m venv` needs; so each candidate, in every place of PATH, is tried by use.
define BUILD_VENV
in_range='import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))'
build() {
  local python found=
  if [ -n "$(PYTHON)" ]; then set -- "$(PYTHON)"; else
    set -- $$(type -ap python3.13 python3.12 python3.11 python3 || true); fi
  for python; do
    "$$python" -c "$$in_range" >/dev/null 2>&1 || continue
    found=$$python
    if "$$python" -m venv --clear .venv >/dev/null 2>&1 && .venv/bin/python -m pip --version >/dev/null 2>&1
    then echo ".venv: $$(.venv/bin/python --version) ($$python)"; return; fi
  done
  rm -rf .venv
  [ -z "$$found" ] || without=$$found
  return 1
}
without=
if [ "$$(cat $(STAMP) 2>/dev/null)" = "$(CURDIR)" ] && .venv/bin/python -c "$$in_range" 2>/dev/null; then exit; fi
if build; then exit; fi
if [ -z "$(PYTHON)" ] && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo ".venv: installing python3-venv"
  export DEBIAN_FRONTEND=noninteractive
  { apt-get -qq update && apt-get -qq -y install --no-install-recommends python3-venv; } >/dev/null || true
  if build; then exit; fi
fi
if [ -n "$$without" ]; then
  echo "make: $$without runs, but cannot make a virtual environment." >&2
  echo "make: install its venv module (Debian, Ubuntu: apt-get install python3-venv) and try again." >&2
else
  echo "make: no Python 3.11, 3.12 or 3.13 that runs$(if $(PYTHON), as $(PYTHON), in PATH)." >&2
  echo "make: install one, or name it: make PYTHON=/path/to/python3.13" >&2
fi
exit 1
endef
export BUILD_VENV

$(STAMP): constraints.txt pyproject.toml
	@bash -euo pipefail -c "$$BUILD_VENV"
	@echo ".venv: installing the pinned packages (about a minute the first time)"
	@$(PIP) install --require-hashes --requirement constraints.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@echo '$(CURDIR)' > $@
