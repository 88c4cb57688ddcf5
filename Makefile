# Thin words over commands. `make run` starts Prep, `make test` proves it; both set up what they need.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
LOCK := $(shell cat requirements.txt requirements-dev.txt requirements.lock | cksum | cut -d " " -f 1)
RUNTIME := .venv/ready-$(LOCK)
DEV := .venv/ready-dev-$(LOCK)
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check --constraint requirements.lock
PURE := postings/text.py postings/source.py postings/offline postings/prompts postings/pipeline* postings/domain postings/access.py \
	interviews/scoring.py interviews/evidence.py interviews/wording.py interviews/facts.py interviews/criteria.py \
	interviews/coverage.py interviews/highlight.py interviews/feedback.py interviews/confidence.py interviews/packs interviews/personal.py interviews/reported_text.py \
	interviews/linting.py interviews/kinds.py interviews/statistics.py interviews/difference.py interviews/matching.py interviews/content.py interviews/cells.py interviews/table.py \
	interviews/offline interviews/curation.py \
	postings/plain.py postings/addresses.py postings/backing.py postings/fairness.py interviews/decoy.py interviews/saying.py \
	interviews/prompts interviews/pipeline interviews/domain interviews/access.py \
	prep/engines prep/generation.py prep/heartbeat.py prep/states.py prep/env.py prep/broker.py prep/resting.py prep/rounds.py prep/run.py prep/prepare.py \
	prep/codes.py prep/stems.py prep/word_classes.py prep/masking.py prep/web/limits.py prep/web/shared.py prep/web/uploads.py prep/web/checks.py prep/accounts/organizations.py interviews/views/shared.py
# A production-like environment: `check --deploy` must have nothing to say there.
DEPLOY := DEBUG=false SITE_URL=https://prep.example ALLOWED_HOSTS=prep.example HSTS_SUBDOMAINS=true \
	BEHIND_PROXY=true EMAIL_URL=smtp+tls://mail.example EMAIL_FROM=prep@prep.example REDIS_URL= \
	PREP_VAR=$(CURDIR)/var/check \
	SECRET_KEY=only-for-this-check-8b1e7f0a2c9d4e6f8a0b1c2d3e4f5a6b7c8d9e0f

.PHONY: run worker setup test test-postgres check format states bench

run: $(RUNTIME)
	@exec $(BIN)/python -P prep/run.py

worker: $(RUNTIME)
	@exec $(BIN)/python -P prep/run.py worker

setup: $(DEV)

test: $(DEV)
	$(BIN)/python -m pytest -n auto --cov --cov-report=term-missing:skip-covered

# The same suite on the PostgreSQL that TEST_DATABASE_URL names.
test-postgres: $(DEV)
	$(BIN)/python -m pytest -n auto -m "not browser"

check: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djlint --quiet --lint templates
	$(BIN)/mypy $(wildcard $(PURE))
	$(DEPLOY) $(BIN)/python manage.py makemigrations --check --dry-run
	$(DEPLOY) $(BIN)/python manage.py check --deploy --fail-level WARNING

format: $(DEV)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

states: $(DEV)
	$(BIN)/python manage.py states > docs/states.md

bench: $(DEV)
	$(BIN)/python -m tests.bench

$(RUNTIME): | .venv/made
	@echo "Installing what Prep runs on into .venv (once, about a minute)."
	@$(PIP) --requirement requirements.txt
	@touch $@

$(DEV): | .venv/made
	@echo "Installing what Prep runs on and what its tests need into .venv (once, about a minute)."
	@$(PIP) --requirement requirements-dev.txt
	@touch $@ $(RUNTIME)

.venv/made:
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Prep needs Python 3.11 or newer: make run PYTHON=/path/to/python3.11"; exit 1; }
	@echo "Making .venv with $(PYTHON)."
	@"$(PYTHON)" -m venv .venv
	@touch $@
