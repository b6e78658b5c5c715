"""The ways in which what is asked of a body can be decided, and what each makes of the days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice, takewhile
from typing import Final

import attrs

from secgov.calendar.spoken_days import spoken
from secgov.explanation import Explanation
from secgov.model.acts import act
from secgov.model.timetables import Step
from secgov.planning.changes.changed_timetables import (
    happening,
    outlook_of,
    with_modification,
)
from secgov.planning.changes.decide_answer import Dropped, Way
from secgov.planning.changes.decision_days import meeting_for, next_meeting
from secgov.planning.changes.decision_days_then import (
    case_if_agreed,
    conditions_of,
    days_dropped,
    left_from,
    others_affected,
    outlook_then,
    proof_of,
)
from secgov.planning.changes.decision_departures import standing_on
from secgov.planning.changes.decision_question import Asked, name_of, rule_in_words
from secgov.planning.changes.decision_refusals import refusals_of
from secgov.planning.outlooks.outlook_answer import ReleaseOutlook
from secgov.planning.steps.asked import meetings_from
from secgov.planning.steps.cases import Case, case_of

__all__ = ["ways"]

_BEFOREHAND: Final = (("impact-assessment-approved", "panel"),)
"""What a body may take only beforehand: before the body that takes it ordinarily is asked."""

MEETINGS: Final = 3
"""How many meetings of another body are tried after a refusal, at most."""


def ways(asked: Asked, day: date) -> Iterator[Way]:
    """
    Yield what follows if it is agreed on *day*, at the next meeting, or refused.

    Where the body does not meet on a *day* to come, it is asked at its next meeting, and that is
    said.
    """
    basis, body = asked.basis, asked.body
    day, instead = meeting_for(basis, body, day)
    at = (_meets(asked, body, day) if instead else
          Explanation(f"{name_of(body)} is asked on {spoken(day)}", asked.source))
    agreed = _way("agreed", asked, body, day, (at, *_allowed(asked, body, day)))
    yield attrs.evolve(agreed, says=f"{agreed.says}, {instead}") if instead else agreed
    later = next_meeting(basis, body, day)
    if later is None:
        yield _not_yet(asked, day)
    else:
        yield _way("deferred", asked, body, later, (
            _meets(asked, body, later), *_allowed(asked, body, later)))
    yield from _refused(asked, day)


def _refused(asked: Asked, day: date) -> Iterator[Way]:
    """Yield what a refusal on *day* is by the rules, or else who may take the step instead."""
    refusals = refusals_of(asked, day)
    for one in refusals:
        if one.ends:
            yield Way("refused", "", None, one.says, one.because,
                      _rejected(asked, one.ends, day), affected=tuple(others_affected(asked, None)))
        elif one.decides:
            yield attrs.evolve(
                _way("refused", asked, asked.body, day, one.because, *_without(asked, day)),
                body=one.decides, date=None, says=one.says)
        elif one.without:
            yield _course(Way("refused", "", None, one.says, one.because), asked, one.without,
                          drops=True)
        else:
            yield _waits(asked, day, f"nobody else is known who may agree it; {one.says}, and",
                         one.because)
    if not refusals:
        yield from _instead(asked, day)


def _not_yet(asked: Asked, day: date) -> Way:
    """Return what follows if no meeting is known to which it may be deferred."""
    way = _no_meeting("deferred", asked, asked.body)
    act_of = next((one.without for one in refusals_of(asked, day) if one.without), "")
    return _course(attrs.evolve(
        way, says=f"{way.says}; until then the modification is on its ordinary route"),
        asked, act_of, drops=False) if act_of else way


def _course(way: Way, asked: Asked, act_of: str, *, drops: bool) -> Way:
    """Return *way* with the days of the course that goes on without the step *act_of*."""
    gone = [step for step in asked.steps if step.step == act_of]
    fallen = asked.conditional if drops else ()
    mixed = attrs.evolve(asked.modification, steps=tuple(
        attrs.evolve(step, condition="", when=None) if step in fallen else step
        for step in asked.modification.steps if step not in gone))
    case = case_of(mixed, with_modification(asked.timetable, mixed), asked.basis)
    return attrs.evolve(way, outlook=outlook_then(case, asked),
                        dropped=tuple(days_dropped(asked)) if drops else (),
                        affected=tuple(others_affected(asked, case)))


def _rejected(asked: Asked, act_of: str, day: date) -> ReleaseOutlook | None:
    """Return the outlook as it is once the step *act_of* has rejected it on *day*."""
    if not asked.release:
        return None
    basis = attrs.evolve(asked.basis, as_of=max(day, asked.basis.as_of))
    steps = asked.modification.steps
    last = [attrs.evolve(happening(step, day, basis.as_of, asked.body), outcome="rejected")
            for step in asked.steps if step.step == act_of][-1:]
    mixed = attrs.evolve(asked.modification, steps=(
        *(step for step in steps if step not in asked.steps or step.step != act_of), *last))
    found = outlook_of(case_of(mixed, with_modification(asked.timetable, mixed), basis),
                       asked.release)
    return attrs.evolve(found, proof=tuple(
        attrs.evolve(one, says=f"{one.says}: supposed", cites="") for one in found.proof))


def _without(asked: Asked, day: date) -> tuple[tuple[Dropped, ...], Case | None]:
    """Return the days that fall away with a refusal, and agreement on *day* without them."""
    dropped = tuple(days_dropped(asked))
    return dropped, case_if_agreed(asked, asked.body, day, drops=True) if dropped else None


def _waits(
    asked: Asked, day: date, says: str, because: tuple[Explanation, ...] = ()
) -> Way:
    """Return that what hangs on it waits, because of the rules on who may take the steps."""
    rules = [asked.rule_of(step, day) for step in asked.steps]
    return Way("refused", "", None, f"{says} what hangs on it waits until {name_of(asked.body)} "
               "is asked again",
               (*(Explanation(rule_in_words(rule), rule.cites) for rule in rules if rule),
                *because), affected=tuple(others_affected(asked, None)))


def _instead(asked: Asked, day: date) -> Iterator[Way]:
    """
    Yield what remains lawful: the other bodies that may take some step that was asked for.

    What such a body may not take waits until *asked* is asked again. Who may take a step
    beforehand only may take it no more.
    """
    may: dict[str, list[Step]] = {}
    for step in asked.steps:
        rule = asked.rule_of(step, day)
        for body in set(rule.bodies) - {asked.body} if rule is not None else ():
            may.setdefault(body, []).append(step)
    taken = {body: tuple(step for step in steps if (step.step, body) not in _BEFOREHAND)
             for body, steps in sorted(may.items())}
    late = [body for body, steps in taken.items() if not steps]
    if len(late) == len(taken):
        whom = " and ".join(map(name_of, late))
        nobody = (f"{whom} may agree it only beforehand, and {name_of(asked.body)} has been asked"
                  if late else "nobody else is known who may agree it")
        yield _waits(asked, day, f"{nobody};")
        return
    dropped, alike = _without(asked, day)
    for body, steps in taken.items():
        if steps:
            waits = tuple(step for step in asked.steps if step not in steps)
            rest = attrs.evolve(asked, steps=steps, waiting=waits,
                                again=next_meeting(asked.basis, asked.body, day) if waits else None)
            yield from _at_meetings(rest, body, day, dropped, alike)


def _at_meetings(
    asked: Asked, body: str, day: date, dropped: tuple[Dropped, ...], alike: Case | None,
) -> Iterator[Way]:
    """Yield what follows if *body* agrees instead, at each meeting from *day* to the cut-off."""
    days = meetings_from(asked.basis, body, max(day, asked.basis.as_of).toordinal())
    found = [_way("refused", asked, body, one, (
        *_allowed(asked, body, one), _meets(asked, body, one)), dropped, alike)
        for one in islice(days, MEETINGS)]
    for way in list(takewhile(_before_cut_off, found)) or found[:1] or [
            _no_meeting("refused", asked, body)]:
        yield attrs.evolve(way, says=f"{way.says}{_waiting_in_words(asked)}")


def _waiting_in_words(asked: Asked) -> str:
    """Return, as the end of a sentence, which steps wait until the body is asked again."""
    if not asked.waiting:
        return ""
    when = f", at the earliest on {spoken(asked.again)}" if asked.again is not None else ""
    return (f": {_acts(asked.steps)}; this waits until {name_of(asked.body)} is asked again{when}: "
            f"{_acts(asked.waiting)}")


def _acts(steps: tuple[Step, ...]) -> str:
    return " and ".join(act(step.step).says for step in steps)


def _before_cut_off(way: Way) -> bool:
    cut_off = way.outlook.cut_off if way.outlook is not None else None
    return cut_off is not None and way.date is not None and way.date <= cut_off.meeting


def _no_meeting(way: str, asked: Asked, body: str) -> Way:
    return Way(way, body, None, f"no next meeting of {name_of(body)} is known", (),
               affected=tuple(others_affected(asked, None)))


def _way(
    way: str, asked: Asked, body: str, day: date, because: tuple[Explanation, ...],
    dropped: tuple[Dropped, ...] = (), alike: Case | None = None,
) -> Way:
    """Return what follows if *body* agrees on *day*; *alike* agrees without what is dropped."""
    case, departs = standing_on(day, case_if_agreed(asked, body, day, drops=way == "refused"),
                                [step.step for step in asked.steps])
    outlook = outlook_then(case, asked)
    if outlook is not None:
        outlook = attrs.evolve(outlook, proof=tuple(proof_of(outlook, asked, day)),
                               conditions=tuple(conditions_of(outlook, asked, case)))
    says = "may agree it instead, on" if way == "refused" else "agrees on"
    return Way(way, body, day, f"{name_of(body)} {says} {spoken(day)}", (*because, *departs),
               outlook, left_from(case, asked, day, outlook) if outlook is not None else None,
               dropped, outlook_then(alike, asked) if alike is not None else None,
               tuple(others_affected(asked, case, alike)))



def _meets(asked: Asked, body: str, day: date) -> Explanation:
    series = asked.basis.calendar.series.get(body)
    meeting = series.on(day) if series is not None else None
    projected = ", as projected" if meeting is not None and meeting.projected else ""
    return Explanation(f"{name_of(body)} meets on {spoken(day)}{projected}",
                       meeting.cites if meeting is not None else asked.source)


def _allowed(asked: Asked, body: str, day: date) -> Iterator[Explanation]:
    """Yield the rules by which *body* may agree what was asked for."""
    for step in asked.steps:
        rule = asked.rule_of(step, day)
        if rule is not None and body in rule.bodies:
            yield Explanation(rule_in_words(rule), rule.cites)
