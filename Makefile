# The one door to the checks. PYTHON=python3.12 chooses another interpreter, which then works in
# an environment of its own (.venv-3.12); WORKERS sets how many tests run at once.

PYTHON ?=
WORKERS ?= 2
export PYTHON

# GNU make before 4.4 hands exported variables to recipes only, not to $(shell).
ASK := PYTHON='$(PYTHON)' sh tools/set_up.sh
VENV := $(shell $(ASK) --venv)
BIN := $(VENV)/bin
# Looked up only where it is used: the data of one interpreter, beside the others'.
DATA = .coverage.$(shell $(ASK) --version)

# Each worker begins with one half of the files, so that what a file prepares is prepared once.
# The tests start the command many times, and without compiled files each start compiles it again.
PYTEST = PYTHONDONTWRITEBYTECODE= $(BIN)/pytest -n $(WORKERS) --dist worksteal

PAPER := examples/secp_66_1503_12.toml
AS_OF := 2019-03-08

.PHONY: help demo test lint types tests gate suite bench mutants verify clean set-up
# Two targets must not set up the same environment at once.
.NOTPARALLEL:

help:
	@echo "make demo    check the real paper of March 2019 and ask whether two changes make November"
	@echo "make test    lint, types, tests and doctests with the gate of 100 % branch coverage"
	@echo "make suite   tests and doctests alone, unmeasured, in a third of the time"
	@echo "make bench   the measurements, apart from the tests"
	@echo "make mutants changes the code in small ways and counts which changes no test notices"
	@echo "make verify  all that a submission must pass, on every interpreter of this machine"
	@echo "make clean   remove environments, caches and coverage data"
	@echo "PYTHON=python3.12 chooses the interpreter, WORKERS=4 the number of test processes."

# Status 1 of secgov is an answer (faults found, or the release is missed); 2 and above is a failure.
define show
@echo '$$ secgov $(1)'
@$(BIN)/secgov $(1) || test $$? -eq 1
@echo
endef

demo:
	@sh tools/set_up.sh
	$(call show,check $(PAPER) --as-of $(AS_OF))
	$(call show,outlook $(PAPER) --modification SECMP0053 --release "November 2019" --as-of $(AS_OF))
	$(call show,outlook $(PAPER) --modification SECMP0062 --release "November 2019" --as-of $(AS_OF))

test: lint types tests gate

set-up:
	@sh tools/set_up.sh all,test

lint: set-up
	$(BIN)/ruff check

types: set-up
	$(BIN)/mypy

# The threshold is the gate's, which knows what one interpreter alone cannot run.
tests: set-up
	@rm -f $(DATA) $(DATA).*
	COVERAGE_FILE="$(CURDIR)/$(DATA)" $(PYTEST) --cov --cov-report= --cov-fail-under=0

suite: set-up
	$(PYTEST)

# Where durable-rules cannot be imported (Python 3.13, no compiler) its adapter is not judged.
gate: set-up
	$(BIN)/coverage report --data-file=$(DATA) $$($(BIN)/python tools/without_durable.py)

bench:
	@sh tools/set_up.sh bench,durable
	@set -e; ran=; for script in tests/benchmarks/bench_*.py; do \
		test -f "$$script" || continue; \
		ran=yes; name=$${script##*/}; \
		$(BIN)/python -m "tests.benchmarks.$${name%.py}"; \
	done; \
	test -n "$$ran" || { echo "secgov: tests/benchmarks holds no bench_*.py, so nothing was measured." >&2; exit 1; }

# Hours on the whole tree; MUTANTS='secgov.calendar.counting*' takes one module in a minute.
mutants:
	@sh tools/set_up.sh all,test,mutants
	SECGOV_HYPOTHESIS_PROFILE=mutants $(BIN)/mutmut run $(MUTANTS)
	$(BIN)/mutmut results | grep -v 'not checked' || echo "secgov: no change went unnoticed."

# More comparisons of the two engines than the gate makes, and examples that nobody has seen yet.
verify:
	@SECGOV_VERIFY=yes SECGOV_HYPOTHESIS_PROFILE=search bash .ci/run

clean:
	rm -rf .venv .venv-* .coverage .coverage.* htmlcov build dist
	rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis mutants
	find secgov tests tools examples -name __pycache__ -type d -prune -exec rm -rf {} +
