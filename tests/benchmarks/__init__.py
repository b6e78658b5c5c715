"""Measurements, apart from the tests: `make bench` runs each module that begins bench_."""
