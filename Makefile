# Routekaart. `make run` start de werksessie, `make test` probeert alles uit.
#
# Alles komt in .venv in deze map. De Python van het systeem blijft zoals hij is.

SHELL := /bin/sh
.DEFAULT_GOAL := run
.DELETE_ON_ERROR:

# Take the first Python that is new enough; `make run PYTHON=...` names another.
PYTHON ?= $(shell for p in python3.11 python3 python3.12 python3.13 python3.14 python; do \
	if $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then echo $$p; break; fi; done)
UV ?= $(firstword $(wildcard $(BIN)/uv) uv)

VENV := .venv
BIN := $(VENV)/bin
KLAAR := $(VENV)/klaar
# Twice quiet: faults still show, chatter does not.
PIP := $(BIN)/python -m pip --quiet --quiet --disable-pip-version-check --no-input
# Hashes: what was tried is what is installed. Wheels only: nothing is compiled here.
HAAL := $(PIP) install --require-hashes --only-binary :all:
ZET := $(PIP) install --no-deps --no-build-isolation --editable .

# Options for `rk start`, such as: make run OPTIES="--port 9000"
OPTIES ?= --casus rob
ARTEFACTEN := test-resultaten

# The whole suite goes in rows side by side. A browser is many processes: they step back a little for the
# one that tries all the rest, which else would still be busy long after them.
RIJEN := rij-browser-1 rij-browser-2 rij-rest
BEGIN := $(wildcard tests/browser/test_[a-r]*.py)
rij-browser-1: WAT = $(BEGIN)
rij-browser-2: WAT = $(filter-out $(BEGIN),$(wildcard tests/browser/test_*.py))
rij-rest: WAT = tests --ignore tests/browser

.PHONY: run test fotos $(RIJEN) test-lang lab dashboards bench bench-samen bench-onderzoek gelijk wiel lock schoon hulp chromium

## run: zet klaar wat nodig is en open de werksessie in de browser
run: $(KLAAR)-run
	@$(BIN)/rk start $(OPTIES)

## lab: open JupyterLab, voor onderzoekers
lab: $(KLAAR)-onderzoek
	@$(BIN)/jupyter lab --notebook-dir=notebooks

## dashboards: open de schermen voor onderzoekers; zonder OPSLAG=map op verzonnen gegevens
dashboards: $(KLAAR)-onderzoek
	@$(BIN)/rk dashboards $(OPSLAG)

## test: probeer alles uit
test: $(KLAAR)-test chromium
	@echo "== stijl (ruff)"
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet || { echo "Zet de opmaak goed met: $(BIN)/ruff format"; exit 1; }
	@echo "== typen (mypy)"
	@$(BIN)/mypy
	@echo "== kamers (import-linter)"
	@$(BIN)/lint-imports --no-logo
	@echo "== proeven (pytest)"
	@$(if $(PROEVEN),$(BIN)/python -m pytest $(PROEVEN),$(MAKE) --no-print-directory -j3 -k -Otarget $(RIJEN))

rij-browser-%: NICE = nice -n 5

$(RIJEN):
	@echo "-- $@"
	@$(NICE) $(BIN)/python -m pytest --durations=20 $(WAT)

## fotos: leg de schermen vast zoals de proeven in de browser ze zien, in test-resultaten/
fotos: $(KLAAR)-test chromium
	@RK_FOTOS=1 $(BIN)/python -m pytest tests/browser

## test-lang: wat ook langer kan: het meedoen, en of niemand te vinden is
test-lang: $(KLAAR)-test
	@RK_LANG=1 $(BIN)/python -m pytest tests/store tests/server tests/unit/privacy

## bench: meet hoe snel het is, naast Voilà zoals het komt
bench: $(KLAAR)-test chromium
	@$(BIN)/python -m benchmarks

## bench-samen: meet hoe een zaal vol telefoons wordt bediend
bench-samen: $(KLAAR)-test
	@$(BIN)/python -m benchmarks.samen

## bench-onderzoek: meet hoe snel vragen aan routedata zijn, naast pm4py (KEUS="--kort" om te proberen)
bench-onderzoek: $(KLAAR)-test .gelijk/pm4py/klaar .gelijk/spark/klaar
	@$(BIN)/python -m benchmarks.onderzoek $(KEUS)

## gelijk: vraag anderen (pm4py, sequenzo) opnieuw wat zij zeggen van de logs waar de proeven mee vergelijken
gelijk: $(patsubst gereedschap/gelijk/antwoorden_%.py,.gelijk/%/klaar,$(wildcard gereedschap/gelijk/antwoorden_*.py))
	@for naam in $(patsubst gereedschap/gelijk/antwoorden_%.py,%,$(wildcard gereedschap/gelijk/antwoorden_*.py)); do \
		.gelijk/$$naam/bin/python -W ignore gereedschap/gelijk/antwoorden_$$naam.py >/dev/null || exit 1; done

# Each in an environment of its own: nothing of theirs comes beside Routekaart.
.gelijk/%/klaar: gereedschap/gelijk/requirements-%.txt | $(BIN)/python
	@echo "Een eigen omgeving maken voor $* ..."
	@$(BIN)/python -m venv --clear .gelijk/$*
	@.gelijk/$*/bin/python -m pip --quiet --quiet --disable-pip-version-check --no-input install --only-binary :all: \
		--requirement $<
	@touch $@

# Spark runs with our own Python beside it; it comes as source alone.
.gelijk/spark/klaar: gereedschap/gelijk/requirements-spark.txt | $(BIN)/python
	@echo "Spark klaarzetten ..."
	@$(PIP) install --no-deps --upgrade --target .gelijk/spark --requirement $<
	@touch $@

## wiel: maak een bestand waarmee een andere computer Routekaart installeert, in dist/
wiel: $(KLAAR)-run
	@$(PIP) wheel --no-deps --no-build-isolation --wheel-dir dist .
	@ls dist/*.whl

## lock: leg opnieuw vast welke versies worden geïnstalleerd (vraagt uv)
LOCK := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate --custom-compile-command "make lock"
ONDERZOEK := --extra onderzoek --extra snel --extra dask
lock:
	@command -v $(UV) >/dev/null || { echo "Voor 'make lock' is uv nodig. Zet het in de omgeving met: $(PIP) install uv"; exit 1; }
	@$(LOCK) pyproject.toml --group bouw --output-file requirements.lock
	@$(LOCK) pyproject.toml $(ONDERZOEK) --group bouw --constraints requirements.lock --output-file requirements-onderzoek.lock
	@$(LOCK) pyproject.toml $(ONDERZOEK) --group dev --constraints requirements-onderzoek.lock --output-file requirements-dev.lock

## schoon: ruim op wat make heeft gemaakt; sessies van groepen blijven staan
schoon:
	@rm -rf $(VENV) build dist $(ARTEFACTEN) .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find rk tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

## hulp: deze lijst
hulp:
	@sed -n 's/^## /make /p' Makefile

$(BIN)/python:
	@test -n "$(PYTHON)" || { \
		echo "Routekaart heeft Python 3.11 of nieuwer nodig, en die staat niet op deze computer."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Routekaart heeft Python 3.11 of nieuwer nodig; $(PYTHON) is ouder."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		v=$$($(PYTHON) -c 'import sys; print("%d.%d" % sys.version_info[:2])'); \
		echo "Deze Python kan nog geen eigen omgeving maken. Op Debian en Ubuntu helpt: sudo apt install python$$v-venv"; \
		exit 1; }
	@echo "Een eigen omgeving maken in $(VENV) ..."
	@$(PYTHON) -m venv --clear $(VENV)

# The stamps make a second run instant. A changed lock or pyproject.toml installs again.
$(KLAAR)-run: requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installeren wat Routekaart nodig heeft (de eerste keer duurt dat een paar minuten) ..."
	@$(HAAL) --requirement requirements.lock
	@$(ZET)
	@touch $@

# What only researchers need is large: a group never waits for it.
$(KLAAR)-onderzoek: requirements-onderzoek.lock pyproject.toml | $(BIN)/python
	@echo "Installeren wat onderzoekers nodig hebben (de eerste keer duurt dat een paar minuten) ..."
	@$(HAAL) --requirement requirements-onderzoek.lock
	@$(ZET)
	@touch $@ $(KLAAR)-run

$(KLAAR)-test: requirements-dev.lock pyproject.toml | $(BIN)/python
	@echo "Installeren wat Routekaart en de proeven nodig hebben ..."
	@$(HAAL) --requirement requirements-dev.lock
	@$(ZET)
	@touch $@ $(KLAAR)-onderzoek $(KLAAR)-run

# The browser tests drive Debian's own Chromium.
chromium:
	@for b in chromium-headless-shell chromium chromium-browser; do command -v $$b >/dev/null && exit; done; { \
		als=; test "$$(id -u)" = 0 || als="sudo -n"; \
		if command -v apt-get >/dev/null && { test -z "$$als" || $$als true 2>/dev/null; }; then \
			echo "Chromium installeren voor de proeven in de browser ..."; \
			$$als apt-get update -qq || exit 1; \
			wat=chromium; ! apt-cache show chromium-headless-shell >/dev/null 2>&1 || wat=chromium-headless-shell; \
			$$als env DEBIAN_FRONTEND=noninteractive \
				apt-get install -y -qq --no-install-recommends $$wat fonts-noto-color-emoji >/dev/null </dev/null; \
		else \
			echo "De proeven in de browser hebben Chromium nodig. Op Debian en Ubuntu: sudo apt install chromium"; exit 1; \
		fi; }
