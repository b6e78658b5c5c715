"""The words for what records show: how often, in which years, from the shortest to the longest."""

from __future__ import annotations

from collections.abc import Iterator

from secgov.reports.document import Item
from secgov.reports.words import counted, spoken
from secgov.rules.observed import Observation, Observed
from secgov.rules.rule import Parameter

__all__ = ["observed_items", "range_in_words", "sample_in_words"]


def sample_in_words(observed: Observed) -> str:
    """Return how often something was seen, and when: '2 times, 2019 to 2020'."""
    return f"{counted(observed.samples, 'time')}, {observed.years.replace('-', ' to ')}"


def range_in_words(parameter: Parameter, observed: Observed) -> str:
    """
    Return the shortest, middle and longest time: 'from 60 to 96 Working Days, median 78'.

    A median half way between two days is said as it is, and as what it is taken: it is the value
    of the parameter, which is a whole number.
    """
    highest = parameter.unit.of(observed.highest)
    if observed.lowest == observed.highest:
        return highest
    half = sum(observed.middle) % 2
    median = f"{observed.median - 1}.5, taken as {observed.median}" if half else observed.median
    return f"from {observed.lowest} to {highest}, median {median}"


def observed_items(parameter: Parameter | None) -> Iterator[Item]:
    """Yield what is known of a number's source, and the recorded times behind it, each with it."""
    if parameter is None:
        return
    if parameter.note:
        yield Item(f"What is known of it: {parameter.note}")
    if parameter.observed is not None:
        seen = parameter.observed
        yield Item(
            f"Observed {sample_in_words(seen)}: {range_in_words(parameter, seen)}.",
            tuple(Item(_time(one, parameter)) for one in seen.times))


def _time(one: Observation, parameter: Parameter) -> str:
    part = f" ({one.part})" if one.part else ""
    return (f"{one.of}{part}: {parameter.unit.of(one.took)}, from {spoken(one.began)} to "
            f"{spoken(one.ended)}.")
