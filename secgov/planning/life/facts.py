"""What of a record is a fact on a day: what happened and was known, in the order of its days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from secgov.calendar.spoken_days import spoken, spoken_month
from secgov.calendar.vague_dates import VagueDate
from secgov.model.acts import act as act_named
from secgov.model.bodies import body_name
from secgov.model.recorded_acts import RecordedAct

__all__ = ["approves", "bare_day", "day_in_words", "facts", "in_words", "is_fact",
           "last_named_day", "last_of", "may_agree", "named_day", "plain_day", "raiser_of",
           "said_to_act", "targets", "told"]

_FACTS: Final = frozenset({"actual", "read_from_context"})
_WITH_ALTERNATIVES: Final = frozenset({"change-board", "authority-decision"})


def is_fact(act: RecordedAct) -> bool:
    """Return whether a row says that something happened, and not that it was planned."""
    return act.status in _FACTS


def facts(acts: Iterable[RecordedAct], as_of: date) -> tuple[RecordedAct, ...]:
    """
    Return what happened and was known on *as_of*, by day; plans and targets are no facts.

    An act of which only the month is recorded stands at its first day and is known at its last.
    Votes of one day, and decisions of one day, stand with those on alternatives first.
    """
    known = [act for act in acts
             if is_fact(act) and (act.known or act.latest) <= as_of
             and (act.latest <= as_of or act.act == "release-targeted")]
    first: dict[tuple[str, date], int] = {}
    for place, act in enumerate(known):
        if act.act in _WITH_ALTERNATIVES:
            first.setdefault((act.act, act.earliest), place)

    def order(numbered: tuple[int, RecordedAct]) -> tuple[date, float]:
        place, act = numbered
        if act.act in _WITH_ALTERNATIVES and act.part:
            return act.earliest, first[act.act, act.earliest] - 0.5
        return act.earliest, place

    return tuple(act for _, act in sorted(enumerate(known), key=order))


def targets(acts: Iterable[RecordedAct], as_of: date) -> tuple[RecordedAct, ...]:
    """
    Return what was planned or aimed to be implemented, a row for each part, the latest day.

    A plan was made before its day, so it counts unless the record says that it became known after
    *as_of*.
    """
    found: dict[str, RecordedAct] = {}
    for act in acts:
        aims = not is_fact(act) and act.act in ("release-targeted", "implemented")
        if aims and (act.known is None or act.known <= as_of):
            before = found.get(act.part)
            if before is None or last_named_day(before) < last_named_day(act):
                found[act.part] = act
    return tuple(found.values())


def named_day(act: RecordedAct) -> date | VagueDate:
    """Return the day that a targeted release names: its end, or its own day without one."""
    return act.until if act.until is not None else act.date


def may_agree(one: date | VagueDate, other: date | VagueDate) -> bool:
    """Return whether two days, or the days of two months, may be the same."""
    return _first(one) <= last_of(other) and _first(other) <= last_of(one)


def _first(day: date | VagueDate) -> date:
    return day.earliest if isinstance(day, VagueDate) else day


def last_of(day: date | VagueDate) -> date:
    """Return the last day that a day, or a month, may mean."""
    return day.latest if isinstance(day, VagueDate) else day


def last_named_day(act: RecordedAct) -> date:
    """Return the last day that a targeted release may mean."""
    return last_of(named_day(act))


def plain_day(day: date | VagueDate) -> Any:
    """Return a day as JSON has it: ISO, or a vague date with its words and bounds."""
    return day.to_json() if isinstance(day, VagueDate) else day.isoformat()


def day_in_words(day: date | VagueDate) -> str:
    """Return a day that an act names, or the month of one, in words."""
    return spoken_month(day.earliest) if isinstance(day, VagueDate) else spoken(day)


def in_words(act: RecordedAct) -> str:
    """Return on which day *act* was, or in which month, for a sentence."""
    month = not act.is_exact and _in_one_month(act)
    return f"{'in' if month else 'on'} {bare_day(act)}"


def bare_day(act: RecordedAct) -> str:
    """Return the day of *act*, or its month, in words."""
    if act.is_exact:
        return spoken(act.earliest)
    return spoken_month(act.earliest) if _in_one_month(act) else "a day that is not recorded"


def _in_one_month(act: RecordedAct) -> bool:
    return (act.earliest.year, act.earliest.month) == (act.latest.year, act.latest.month)


def approves(act: RecordedAct) -> bool:
    """Return whether *act* is an approval of the modification, or of an alternative to it."""
    decided = act.act in ("change-board", "authority-decision") and act.outcome == "approved"
    return decided or act.act in ("approved", "fast-track-approved")


def extends(before: RecordedAct, hold: RecordedAct) -> bool:
    """Return whether *hold* only extends the one *before* it, which had not ended by then."""
    return before.until is None or last_named_day(before) >= hold.earliest


def raiser_of(raised: RecordedAct, proposer: str) -> str:
    """Return who raised it: the body of the act, or the category that is known of the Proposer."""
    return proposer if raised.body in ("", "proposer") else raised.body


def told(act: RecordedAct, says: str = "") -> str:
    """
    Return what happened and when, for a sentence, with the body where only the record names it.

    It *says* what the row of the table does that the act takes, where that says more.

    >>> told(RecordedAct("MP900", "rejected", date(2021, 12, 1), body="panel"))
    'it is rejected by the Panel on Wednesday 1 December 2021'
    >>> told(RecordedAct("MP900", "rejected", date(2021, 12, 1)))
    'it is rejected on Wednesday 1 December 2021, the record does not say by whom'
    """
    kind = act_named(act.act)
    if kind.says_by and act.body:
        return f"{kind.says_by} {body_name(act.body)} {in_words(act)}"
    happened, comma, aside = (says or kind.says).partition(",")
    return f"{happened} {in_words(act)}{comma}{aside}"


def said_to_act(act: RecordedAct, bodies: Iterable[str]) -> str:
    """Return that a record names a body for *act* that none of the *bodies* is that can take it."""
    allowed = " or ".join(map(body_name, bodies))
    return (f'the record names {body_name(act.body)} for "{act_named(act.act).says}" '
            f"{in_words(act)}; only {allowed} can take this act")
