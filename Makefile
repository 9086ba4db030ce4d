# The commands of this project. `make help` lists them.
.DEFAULT_GOAL := help
.PHONY: help site test serve check format bench audit lock browser clean

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
# pip-compile is a tool of this one target, so it is not among the locked packages.
LOCK := pip-compile --quiet --generate-hashes --no-header --allow-unsafe --strip-extras \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: $(VENV)/site.stamp ## set up, check the data and build the site into site/
	@$(BIN)/python -m scripts build

test: $(VENV)/test.stamp node_modules/test.stamp browser ## set up and run all tests
	@$(BIN)/python -m pytest

serve: $(VENV)/site.stamp ## preview the site and rebuild it when a file changes
	@$(BIN)/python -m scripts serve

check: $(VENV)/site.stamp ## check the data only
	@$(BIN)/python -m scripts check

format: $(VENV)/site.stamp ## write the data in canonical form
	@$(BIN)/python -m scripts format

bench: $(VENV)/test.stamp ## measure speed and memory
	@$(BIN)/python -m tests.bench

audit: $(VENV)/test.stamp browser site ## build the site and measure its bars on every page; takes most of an hour
	@$(BIN)/python -m tests.npm ci --silent
	@touch node_modules/test.stamp
	@$(BIN)/python -m tests.audit

lock: $(VENV)/test.stamp ## choose new package versions for requirements*.in
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check pip-tools
	@$(BIN)/$(LOCK) --upgrade --output-file requirements.txt requirements.in
	@$(BIN)/$(LOCK) --upgrade --output-file requirements-test.txt requirements-test.in
	@$(BIN)/python -m tests.npm update --package-lock-only

browser:
	@sh .ci/browser

clean: ## delete everything that was made: build/, site/, .venv/, node_modules/, caches
	@rm -rf build site $(VENV) node_modules .cache .pytest_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp is newer than the lock file it was made from, so setting up is not done twice.
$(VENV)/site.stamp: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed; name it with: make PYTHON=/path/to/python3" >&2; exit 1; }
	@echo "Setting up (once, a minute or two)" >&2
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV) \
		|| { echo "Python cannot make a virtual environment here; on Debian: apt-get install python3-venv" >&2; exit 1; }
	@$(PIP) -r requirements.txt
	@touch $@

$(VENV)/test.stamp: requirements-test.txt $(VENV)/site.stamp
	@$(PIP) -r requirements-test.txt
	@touch $@

# Only what the tests need; the audit installs the rest, which takes ten times the room.
node_modules/test.stamp: package-lock.json $(VENV)/test.stamp
	@$(BIN)/python -m tests.npm ci --omit=optional --silent
	@touch $@
