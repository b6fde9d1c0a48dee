# The commands of this project. Each prepares what it needs and may be repeated at any time.
#
#   make run      set up, then open the window (without a screen: play the main job headless)
#   make test     set up, then check style, types and behaviour
#   make setup    .venv with .venv/bin/snowtrack, and nothing else
#   make bench    measure the speed figures, each beside its yardstick
#   make deb      build the Debian package for systems as new as this one
#   make lint     style, types and import contracts only
#   make lock     compile requirements.lock anew from the .in files
#   make translations   extract texts, compile translations (docs/translating.md)
#   make clean    remove what was built; make distclean also removes .venv
#
# ARGS go to the program: make run ARGS="--help", make test ARGS="tests/db -x".

PYTHON ?=
export PYTHON
BIN := .venv/bin
ARGS ?=

.PHONY: setup run test bench deb lint lock translations clean distclean

setup:
	@sh packaging/setup.sh

run: setup
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		exec $(BIN)/snowtrack $(ARGS); \
	else \
		echo "There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set): playing the main job headless into demo-output/."; \
		exec $(BIN)/snowtrack demo demo-output; \
	fi

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# The import contracts run inside pytest, so lint-imports is not repeated here. The whole suite is
# shared among the cores, a file at a time; what ARGS names runs in one process, in sight of a
# debugger.
test: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest $(or $(ARGS),-n auto --dist loadfile)

bench: setup
	$(BIN)/python -m tests.bench $(ARGS)

deb: setup
	$(BIN)/python packaging/build_deb.py $(ARGS)

# No package index address is written into the lock: it must serve whoever mirrors the packages.
lock: setup
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip compile requirements.in requirements-dev.in --output-file requirements.lock \
		--universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
		--no-emit-index-url --no-emit-find-links --quiet $(ARGS)

translations: setup
	$(BIN)/python packaging/translations.py $(ARGS)

clean:
	rm -rf build dist demo-output bench-output *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -not -path './.venv/*' -prune -exec rm -rf {} +

distclean: clean
	rm -rf .venv resources/i18n/*.qm
