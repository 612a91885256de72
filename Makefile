# The commands. Each sets up what it needs; none asks you to install anything but Python and make.
.POSIX:
.SUFFIXES:
.DELETE_ON_ERROR:

PYTHON = python3
VENV = .venv
RUN = $(VENV)/bin/python

export NO_MKDOCS_2_WARNING = 1
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: help build serve test check format bench bench-search lock clean bench-booklets

help:
	@echo "make build   the site in site/"
	@echo "make serve   a preview that follows your edits"
	@echo "make test    every test"
	@echo "make check   format, lint, types and the fast tests"
	@echo "make bench   our build beside stock MkDocs, as a ratio"
	@echo "make bench-search   our search beside stock Material's, on graded questions"

build: $(VENV)/.ready
	$(VENV)/bin/mkdocs build --strict --quiet
	@$(RUN) -m handbook check --data "$${HANDBOOK_DATA:-data}"

serve: $(VENV)/.ready
	$(VENV)/bin/mkdocs serve

test: $(VENV)/.ready-test
	$(RUN) -m handbook check
	$(VENV)/bin/ruff format --check hooks tests
	$(VENV)/bin/ruff check hooks tests
	$(VENV)/bin/mypy
	$(RUN) tests/set_up_browser.py
	$(RUN) -m pytest --cov --cov-fail-under=95

check: $(VENV)/.ready-test
	$(VENV)/bin/ruff format hooks tests
	$(VENV)/bin/ruff check hooks tests
	$(VENV)/bin/mypy
	$(RUN) -m pytest -q -m "not site and not browser"

bench: $(VENV)/.ready
	$(RUN) tests/bench.py $(BENCH)

bench-search: $(VENV)/.ready-test
	@$(RUN) tests/set_up_browser.py
	$(RUN) tests/bench_search.py $(BENCH)

bench-booklets: $(VENV)/.ready-test
	$(RUN) tests/bench_booklets.py $(BENCH)

# The locked versions, with hashes and without the address of any registry.
lock: $(VENV)/.ready-test
	$(RUN) -m pip install --quiet pip-tools
	$(VENV)/bin/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-header --no-annotate --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options --output-file requirements.txt pyproject.toml
	$(VENV)/bin/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-header --no-annotate --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options --extra test --output-file requirements-test.txt pyproject.toml

clean:
	rm -rf site .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

# The package is found through a .pth file: nothing is built or copied, so an edit is seen at once.
$(VENV)/.ready: requirements.txt | $(VENV)/bin/python
	$(RUN) -m pip install --quiet --require-hashes -r requirements.txt
	$(RUN) -c "import pathlib, sysconfig; pathlib.Path(sysconfig.get_path('purelib'), 'handbook.pth').write_text(str(pathlib.Path('hooks').resolve()))"
	@touch $@

$(VENV)/.ready-test: requirements-test.txt $(VENV)/.ready
	$(RUN) -m pip install --quiet --require-hashes -r requirements-test.txt
	@touch $@
