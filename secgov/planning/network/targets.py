"""What a release asks of a modification: its cut-off, and to be ready by its go-live."""

from __future__ import annotations

from datetime import date

import attrs

from secgov.calendar.release_facts import CutOff
from secgov.calendar.releases import Release
from secgov.calendar.spoken_days import spoken
from secgov.citation import Evidence
from secgov.errors import NotInForce, Unanswerable
from secgov.model.timetables import Modification
from secgov.planning.network.runs import date_of
from secgov.planning.steps.basis import Basis

__all__ = ["CUT_OFF_STEP", "LAST_STEP", "Target", "cut_off_of", "live_on", "target_of",
           "why_no_cut_off"]

CUT_OFF_STEP = "modification-report-to-panel"
LAST_STEP = "implemented"


@attrs.frozen
class Target:
    """A day by which a step must happen for a release, and what says so."""

    step: str
    meeting: date
    paper_day: date | None
    evidence: Evidence
    cites: str
    register: str


def target_of(modification: Modification) -> str:
    """Return the name of the release that *modification* targets; "" for none, or the earliest."""
    target = modification.target_release
    return target.name if target is not None and target.name != "earliest" else ""


def live_on(release: Release) -> str:
    """Return the days on which *release* goes live as the end of a sentence, with the reason."""
    first, last = spoken(release.earliest), spoken(release.latest)
    if release.sources_differ:
        return f"on {first} or {last}, on which its sources differ"
    return f"on {first}" + (f", with a window up to {last}" if release.window else "")


def cut_off_of(release: Release, impact: str, basis: Basis) -> Target | None:
    """
    Return the cut-off of *release* for a change of that *impact* (`yes` or `no`), if one is known.

    A sourced row of the release wins. Else a lead time that the user has adopted gives the
    last Panel that is so long before the first day of the go-live. Unverified lead times give
    nothing.
    """
    row = _row_of(release) if impact == "yes" else None
    if row is not None:
        meeting = _meeting_of(row, basis)
        return None if isinstance(meeting, str) else Target(
            CUT_OFF_STEP, meeting, paper_day(meeting, basis), row.evidence, row.cites,
            row.register)
    name = "release.lead.dcc-systems" if impact == "yes" else "release.lead.text-only"
    lead = basis.rules.parameter(name)
    if not lead.adopted:
        return None
    before = basis.relation(lead).latest(release.earliest.toordinal())
    last = basis.possible("panel").latest(before)
    panel = date_of(last)
    if panel is None:
        return None
    return Target(CUT_OFF_STEP, panel, paper_day(panel, basis), lead.evidence, lead.cites,
                  lead.register)


def why_no_cut_off(release: Release, basis: Basis) -> str:
    """Return why no cut-off of *release* is known for a change with an impact, and the mend."""
    row = _row_of(release)
    meeting = None if row is None else _meeting_of(row, basis)
    if isinstance(meeting, str):
        return meeting.rstrip(".")
    return (f"no cut-off is known for a change with DCC impact in the {release.name} Release; "
            "adopt release.lead.dcc-systems in the settings, or add the cut-off")


def _row_of(release: Release) -> CutOff | None:
    return next((one for one in release.cut_offs if one.decisive and one.impact == "dcc"), None)


def _meeting_of(row: CutOff, basis: Basis) -> date | str:
    """Return the Panel of the cut-off, or why there is none."""
    try:
        return row.last_day(basis.calendar.series_of(row.body))
    except Unanswerable as clash:
        return str(clash)


def paper_day(meeting: date, basis: Basis) -> date | None:
    """Return the paper day of the Panel of *meeting*, or nothing if no notice gives one."""
    try:
        notice = basis.rules.parameter("panel.papers-notice", meeting)
    except NotInForce:
        return None
    latest = basis.relation(notice).latest(meeting.toordinal())
    return date_of(basis.working_days.latest(latest))
