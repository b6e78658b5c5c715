"""
What a refusal is: a rejection, a recommendation against it, or a step that goes back or waits.

On Path 3 the Change Board decides, on Paths 1 and 2 it only recommends and the Authority decides
(X-PATH-03, X-DEC-01, X-DEC-02). What another body refuses is no rejection of the modification.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final

import attrs

from secgov.calendar.spoken_days import spoken
from secgov.explanation import Explanation
from secgov.planning.changes.decision_question import Asked, name_of, rule_in_words

__all__ = ["Refusal", "refusals_of"]

_SELF_GOVERNED: Final = ("3", "fast-track")
_AUTHORITY: Final = "authority"
_URGENCY: Final = "urgency-granted"
_BACK: Final = MappingProxyType({
    "converted": ("it stays a Draft Proposal", ()),
    "csc-considered": ("it stays in development and returns to a later meeting", (
        "development.returns-to-the-committee",)),
    "modification-report-to-panel": (
        "the report does not go to consultation, but back for more work", (
            "report.to-panel-before-consultation", "report.panel-sends-on"))})
"""What a refusal of a step that nobody else takes makes of it, and by which rules."""


@attrs.frozen
class Refusal:
    """
    What it means that *asked* refuses: what that says, and by which rules.

    `ends` is whether the course of the modification ends with it; `decides` is the body that
    decides then, where the refusal is only a recommendation; `without` is the act without which
    its course goes on. With none of these, it goes back.
    """

    says: str
    because: tuple[Explanation, ...]
    ends: str = ""
    decides: str = ""
    without: str = ""


def refusals_of(asked: Asked, day: date) -> tuple[Refusal, ...]:
    """
    Return what a refusal on *day* is: two where it hangs on a path that is not known.

    Empty where the step is for others, or waits until the body is asked again.
    """
    acts = {step.step for step in asked.steps}
    if asked.body == _AUTHORITY and "authority-decision" in acts:
        return (_rejected(asked, day, "authority-decision"),)
    if asked.body == _AUTHORITY and _URGENCY in acts:
        return (Refusal(
            f"{name_of(asked.body)} refuses it on {spoken(day)}, and the modification stays on its "
            "ordinary route", tuple(_rules(asked, day, (
                "life.urgency-granted-by", "urgency.agreed-timetable"))), without=_URGENCY),)
    if asked.body == "change-board" and "change-board" in acts:
        return tuple(_voted(asked, day))
    return tuple(Refusal(says, tuple(_rules(asked, day, rules)))
                 for act, (says, rules) in _BACK.items() if act in acts)[:1]


def _voted(asked: Asked, day: date) -> Iterator[Refusal]:
    """Yield what a vote against it is on its path, or on each that it may be on."""
    path = asked.modification.path
    known = path in ("1", "2", *_SELF_GOVERNED)
    if path in _SELF_GOVERNED or not known:
        yield _rejected(asked, day, "change-board", "" if known else "on Path 3 ")
    if path not in _SELF_GOVERNED:
        yield Refusal(
            f"{'' if known else 'on Path 1 or 2 '}{name_of(asked.body)} recommends on "
            f"{spoken(day)} to reject it; {name_of(_AUTHORITY)} decides, and these are the days "
            "if it approves it all the same",
            tuple(_rules(asked, day, (
                "path.who-decides", "decision.authority-after-recommendation"))),
            decides=_AUTHORITY)


def _rejected(asked: Asked, day: date, act: str, path: str = "") -> Refusal:
    after, rules = {
        "change-board": (", unless the decision is referred to the Panel", (
            "path.who-decides", "decision.change-board-decides", "decision.referral")),
        "authority-decision": (", unless the decision is appealed", (
            "life.decided-by", "decision.appeal-to-the-cma"))}[act]
    return Refusal(
        f"{path}{name_of(asked.body)} rejects it on {spoken(day)}, and its course ends there"
        f"{after}",
        (*_rules(asked, day, rules), *(_window(asked) if act == "change-board" else ())),
        ends=act)


def _rules(asked: Asked, day: date, names: Sequence[str]) -> Iterator[Explanation]:
    by_id = {rule.id: rule for rule in asked.basis.rules.rules if rule.in_force(day)}
    yield from (Explanation(rule_in_words(by_id[name]), by_id[name].cites)
                for name in names if name in by_id)


def _window(asked: Asked) -> Iterator[Explanation]:
    """Yield how long a decision may be referred, with how well the number is known."""
    yield from (Explanation(f"{row.name}: {row.in_words()} ({row.evidence.value})", row.cites)
                for row in asked.basis.rules.parameters if row.name == "decision.referral-window")
