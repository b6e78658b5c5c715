"""What a file and its releases leave open: cut-offs that no source gives, impacts and paths."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import attrs

from secgov.model.timetables import Modification, Timetable
from secgov.planning.gaps.gaps_answer import FileGap
from secgov.planning.network.targets import target_of
from secgov.planning.outlooks.outlook import release_verdicts
from secgov.planning.steps.basis import Basis
from secgov.planning.steps.cases import Case, case_of

__all__ = ["file_gaps"]

_PATHS: Final = ("1", "2", "3")
"""The paths that a modification in refinement may be on; a Fast-Track one is never there."""


def file_gaps(timetable: Timetable, basis: Basis) -> tuple[FileGap, ...]:
    """
    Return what *timetable* leaves open, that on which a verdict hangs first.

    A verdict hangs on an impact or a path if another answer to it gives another verdict for
    the targeted release. Without a known cut-off there is no verdict at all.
    """
    found = [gap for modification in timetable.modifications
             for gap in _gaps(modification, timetable, basis)]
    return tuple(sorted(found, key=lambda gap: not gap.decides))


def _gaps(modification: Modification, timetable: Timetable, basis: Basis) -> Iterator[FileGap]:
    case = case_of(modification, timetable, basis)
    name = target_of(modification)
    verdicts = _verdicts(case, name)
    if "unknown" in dict(verdicts).values():
        yield FileGap(
            modification.id, "cut-off", name, verdicts,
            f"no source gives the cut-off of the {name} Release for a change that impacts the "
            "DCC Systems",
            "add a [[cut_off]] table with its source to the settings, or adopt "
            "release.lead.dcc-systems with one")
    if modification.dcc_impact == "unknown":
        yield FileGap(
            modification.id, "dcc_impact", name, _each(
                name, {value: attrs.evolve(case, modification=attrs.evolve(
                    modification, dcc_impact=value)) for value in ("yes", "no")}),
            "whether it impacts the DCC Systems is not said",
            f'write dcc_impact = "yes" or dcc_impact = "no" in [[modification]] {modification.id}')
    if modification.path == "unknown":
        yield FileGap(
            modification.id, "path", name, _each(
                name, {value: attrs.evolve(case, modification=attrs.evolve(
                    modification, path=value)) for value in _PATHS}),
            "its path is not said: on Paths 1 and 2 the Authority decides, on Path 3 the Change "
            "Board", f'write path = "3", or the one it is on, in [[modification]] '
            f"{modification.id}")


def _each(name: str, cases: Mapping[str, Case]) -> tuple[tuple[str, str], ...]:
    """Return the verdict for the targeted release in each of *cases*, by what it says."""
    found = []
    for said, case in cases.items():
        verdicts = {verdict for _, verdict in _verdicts(case, name)}
        found.append((said, verdicts.pop() if len(verdicts) == 1 else "depends"))
    return tuple(found) if name else ()


def _verdicts(case: Case, name: str) -> tuple[tuple[str, str], ...]:
    if not name:
        return ()
    return release_verdicts(case, case.basis.calendar.releases.named(name))
