"""What every test shares: how hard Hypothesis searches, and what pytest leaves alone."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# Measurements are run by `make bench`; they need packages that the tests do without.
collect_ignore = ["benchmarks"]

# No deadline anywhere: coverage and a second worker make the time of one example meaningless.
# Each field is spelled out because Hypothesis has other defaults where it believes to be in CI.
settings.register_profile("dev", deadline=None, derandomize=False, max_examples=50)
# The gate draws the same examples each time: what it refuses, the change under it has broken.
# New examples are drawn by whoever works on the code, and by `make verify`.
settings.register_profile("ci", deadline=None, derandomize=True, max_examples=100, print_blob=True)
# Where coverage is measured each example takes three times as long; `.ci/run` draws these there,
# and the whole number where nothing is measured.
settings.register_profile(
    "measured", deadline=None, derandomize=True, max_examples=25, print_blob=True
)
settings.register_profile(
    "search", deadline=None, derandomize=False, max_examples=500, print_blob=True
)
settings.register_profile(
    "thorough", deadline=None, derandomize=False, max_examples=5_000, print_blob=True
)
# A mutant runs its tests in a fork of one process, which Hypothesis would take for a mistake.
settings.register_profile(
    "mutants", deadline=None, max_examples=25,
    suppress_health_check=[HealthCheck.differing_executors],
)
settings.load_profile(os.environ.get("SECGOV_HYPOTHESIS_PROFILE", "dev"))
