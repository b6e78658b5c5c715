"""Words for where a modification stands: what shows it, and what completes it in parts."""

from __future__ import annotations

import attrs

from secgov.planning.life.facts import bare_day
from secgov.planning.life.state import LifeState
from secgov.reports.words import plain, spoken

__all__ = ["held_from", "where_from"]


def where_from(state: LifeState) -> str:
    """Return what shows the stage, and what is implemented so far and still to come."""
    shown = f" Shown by: {plain(state.shown_by)}." if state.shown_by else ""
    parts = f" Implemented so far: {', '.join(state.parts)}." if state.parts else ""
    split = f" Split into: {', '.join(state.split_into)}." if state.split_into else ""
    to_come = _to_come(state) if parts and state.stage == "implementation" else ""
    return shown + split + parts + to_come


def held_from(state: LifeState) -> str:
    """
    Return since when it is on hold, and until when where its end is recorded.

    An empty text is returned for one that is on none.
    """
    hold, since = state.hold, state.held_since
    if hold is None or since is None:
        return ""
    until = "" if hold.until is None else f" until {bare_day(attrs.evolve(hold, date=hold.until))}"
    return f"{spoken(since.earliest)}{until}"


def _to_come(state: LifeState) -> str:
    awaited = state.awaited()
    named = ", ".join(part for part in awaited if part)
    if named:
        return f" It is implemented once these are too: {named}."
    target = " A later target shows that something is still to come." if awaited else ""
    return (f"{target} It is implemented with the last of the parts that targets name, or with an "
            "implementation that names no part; one part alone is not all.")
