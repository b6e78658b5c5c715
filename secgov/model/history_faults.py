"""
What makes a history unusable although each row can be read: two rows contradict each other.

Only that, and only among acts recorded as actual: a plan that changed is a fact, and an act
that a rule forbids is a finding. Windows that overlap agree: "2019-05" and 17 May 2019 may be one
day, so only windows without a common day are two dates.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from secgov.errors import Problem
from secgov.model.acts import act
from secgov.model.recorded_acts import RecordedAct

__all__ = ["ONCE_ONLY", "faults_of_acts"]

# Acts that happen once to a modification: no act leads back to before them. Each part is
# implemented once, and one that somebody adopted can be withdrawn again.
ONCE_ONLY: Final = frozenset({"raised", "converted", "implemented", "withdrawn", "superseded"})

# What ends a modification: no two of these can be on one day, by whomever.
_ENDS: Final = frozenset({"implemented", "withdrawn", "superseded"})

# Of one body on one day, no two of a set can both be. The rest may: a committee can find a
# proposal ready and seek urgency, and a Working Group can be content with some of it and want
# further work on the rest.
_EXCLUDING: Final = MappingProxyType({
    "csc-considered": frozenset({"develop-further", "ready-for-refinement",
                                 "ready-for-report-phase"}),
    "converted": frozenset({"refinement", "report-phase"}),
    "change-board": frozenset({"approved", "rejected", "recommended-approval",
                               "recommended-rejection", "deferred", "sent-back"}),
    "authority-decision": frozenset({"approved", "rejected", "sent-back"}),
    "working-group": frozenset({"content", "no-appetite"}),
})


def faults_of_acts(acts: Sequence[RecordedAct], places: Mapping[int, str]) -> Iterator[Problem]:
    """Yield every contradiction among *acts*; *places* names the row of each."""
    actual: defaultdict[str, list[RecordedAct]] = defaultdict(list)
    for recorded in acts:
        if recorded.status == "actual":
            actual[recorded.id].append(recorded)
        yield from _known_too_early(recorded, places)
    for same in actual.values():
        yield from _more_than_once(same, places)
        yield from _excluding_each_other(same, places)
        yield from _ended_twice(same, places)


def _known_too_early(recorded: RecordedAct, places: Mapping[int, str]) -> Iterator[Problem]:
    """Yield that what happened was known before; the day of a target may be all that it names."""
    known = recorded.known
    if (recorded.status == "actual" and recorded.act != "release-targeted"
            and known is not None and known < recorded.earliest):
        yield Problem(
            f"{places[recorded.row]}, column known",
            f"{known.isoformat()}, before {_day(recorded)}, on which it happened",
            "the day of the act, or a later one",
            "correct one of the two days, or say that it was planned (status)")


def _more_than_once(acts: Iterable[RecordedAct], places: Mapping[int, str]) -> Iterator[Problem]:
    """Yield each once-only act that has two days, or stands twice."""
    by_act: defaultdict[tuple[str, str], list[RecordedAct]] = defaultdict(list)
    adoptions = [recorded for recorded in acts if recorded.act == "adopted"]
    for recorded in acts:
        if recorded.act in ONCE_ONLY:
            by_act[recorded.act, recorded.part].append(recorded)
    for same in by_act.values():
        in_order = sorted(same, key=lambda recorded: (recorded.earliest, recorded.row))
        for first, second in pairwise(in_order):
            if first.act == "withdrawn" and any(
                    first.earliest <= one.latest and one.earliest <= second.latest
                    for one in adoptions):
                continue
            apart = first.latest < second.earliest
            if _excluded(first, second):
                # What one body decided in two ways on one day is reported as that.
                continue
            yield Problem(
                f"{places[second.row]}, column {'date' if apart else 'act'}",
                f"{_named(second)} again, on {_day(second)} after {_day(first)} "
                f"({places[first.row]})",
                "one actual date an act" if apart else "each act once",
                _mend(second.act) if apart else "keep one of the two rows, with both sources")


def _mend(name: str) -> str:
    also = {"implemented": ", or name the part that each date implements",
            "withdrawn": ", or add the adoption between the two"}
    return f"correct one of the two{also.get(name, '')}"


def _excluding_each_other(
    acts: Iterable[RecordedAct], places: Mapping[int, str]
) -> Iterator[Problem]:
    """Yield what one body decided in two ways on one day."""
    seen: defaultdict[tuple[object, ...], dict[str, RecordedAct]] = defaultdict(dict)
    for recorded in acts:
        said = _decision(recorded)
        if not recorded.is_exact or not said:
            continue
        before = seen[recorded.date, _body(recorded), recorded.part]
        for other, first in before.items():
            if _exclude(first, other, recorded, said):
                yield Problem(
                    f"{places[recorded.row]}, column {'outcome' if recorded.outcome else 'act'}",
                    f"{said} and {other} ({places[first.row]}) by one body on {_day(recorded)}",
                    "one decision of a body a day",
                    "correct one of the two, or name the part that each decides")
                break
        before.setdefault(said, recorded)


def _ended_twice(acts: Iterable[RecordedAct], places: Mapping[int, str]) -> Iterator[Problem]:
    """
    Yield what ended a modification on the day on which something else did.

    An adoption of that day lifts a withdrawal, and a part that is implemented is no end.
    """
    seen: dict[object, RecordedAct] = {}
    adopted = {recorded.date for recorded in acts if recorded.act == "adopted"}
    for recorded in acts:
        if recorded.act not in _ENDS or not recorded.is_exact or recorded.part or (
                recorded.act == "withdrawn" and recorded.date in adopted):
            continue
        first = seen.setdefault(recorded.date, recorded)
        if first.act != recorded.act:
            yield Problem(
                f"{places[recorded.row]}, column act",
                f"{recorded.act} and {first.act} ({places[first.row]}) on {_day(recorded)}",
                "one end of a modification a day", "correct one of the two")


def _excluded(first: RecordedAct, second: RecordedAct) -> bool:
    """Return whether the two are decisions of one body on one day that cannot both be."""
    same = (first.date, _body(first)) == (second.date, _body(second)) and first.is_exact
    return same and _exclude(first, _decision(first), second, _decision(second))


def _body(recorded: RecordedAct) -> str:
    """Return who acted, as the row says or as usual."""
    return recorded.body or act(recorded.act).body or act(recorded.act).actor


def _decision(recorded: RecordedAct) -> str:
    """Return what was decided: the outcome, or an act that is a decision by itself."""
    return recorded.act if recorded.act in ("approved", "rejected") else recorded.outcome


def _exclude(first: RecordedAct, one: str, second: RecordedAct, other: str) -> bool:
    """Return whether two decisions cannot both be."""
    if {one, other} == {"approved", "rejected"}:
        return True
    excluding = _EXCLUDING.get(first.act, frozenset()) if first.act == second.act else frozenset()
    return one != other and {one, other} <= excluding


def _named(recorded: RecordedAct) -> str:
    return f"{recorded.act} of {recorded.part}" if recorded.part else recorded.act


def _day(recorded: RecordedAct) -> str:
    return str(recorded.date) if recorded.is_exact else recorded.earliest.isoformat()[:7]
