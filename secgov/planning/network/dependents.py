"""Who is tied to a modification: what waits on it, through any number, and what goes with it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

import attrs

from secgov.model.identifiers import read_identifier
from secgov.model.timetables import Modification, Timetable, WaitsOn
from secgov.planning.network.route_network import says_of
from secgov.planning.steps.basis import Basis
from secgov.planning.steps.placing import by_name, place_all

__all__ = ["Tied", "goes_with", "group_in_words", "tied_to", "waited_on"]


@attrs.frozen
class Tied:
    """A modification that another one concerns too, and why: a wait, or a group."""

    modification: Modification
    because: str


def tied_to(modification: Modification, timetable: Timetable, basis: Basis) -> Iterator[Tied]:
    """
    Yield what waits on *modification* or goes together with it, then what does so with those.

    Each is named once, with the first reason. What waits on a step that is done waits no more.
    """
    found, queue = {read_identifier(modification.id)}, deque((modification,))
    while queue:
        first = queue.popleft()
        for one in timetable.modifications:
            because = _because(one, first, basis)
            if because and read_identifier(one.id) not in found:
                found.add(read_identifier(one.id))
                queue.append(one)
                yield Tied(one, because)


def waited_on(modification: Modification, timetable: Timetable) -> Iterator[Modification]:
    """Yield each modification of *timetable* that *modification* waits on, through others too."""
    by_key = {read_identifier(one.id): one for one in timetable.modifications}
    found, queue = {read_identifier(modification.id)}, deque((modification,))
    while queue:
        for key in (read_identifier(wait.id) for wait in queue.popleft().waits_on):
            if key in by_key and key not in found:
                found.add(key)
                queue.append(by_key[key])
                yield by_key[key]


def goes_with(one: Modification, other: Modification) -> bool:
    """Return whether *one* and *other*, which is not itself, are of one group."""
    return (one.group is not None and other.group is not None
            and one.group.name == other.group.name
            and read_identifier(one.id) != read_identifier(other.id))


def group_in_words(modification: Modification, timetable: Timetable) -> str:
    """Return with whom of *timetable* it goes together, and under which condition, or nothing."""
    group = modification.group
    if group is None:
        return ""
    others = ", ".join(one.id for one in timetable.modifications if goes_with(modification, one))
    if not others:
        return f"it is the only one of the group {group.name} in this file"
    return f"it goes together with {others}{f', if {group.condition}' if group.condition else ''}"


def _because(one: Modification, first: Modification, basis: Basis) -> str:
    """Return why *first* concerns *one*, or nothing: what goes together does not wait."""
    if one.group is not None and goes_with(one, first):
        return f"it goes together with {first.id}, in the group {one.group.name}"
    wait = next((wait for wait in one.waits_on
                 if read_identifier(wait.id) == read_identifier(first.id)), None)
    return _waits(wait, first, basis) if wait is not None else ""


def _waits(wait: WaitsOn, first: Modification, basis: Basis) -> str:
    placed = by_name(place_all(first, basis)).get(wait.step)
    if placed is not None and placed.done:
        return ""
    what = placed.act if placed is not None else wait.step
    return f"it waits on {first.id}{f': {says_of(what)}' if what else ''}"
