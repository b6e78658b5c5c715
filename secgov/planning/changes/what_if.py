"""What if? A question asked with and without what is supposed, and the difference that it makes."""

from __future__ import annotations

from datetime import date

import attrs

from secgov.calendar.code_calendar import CodeCalendar
from secgov.model.timetables import Timetable
from secgov.planning.changes.moved import (
    Turned,
    outlook_days_moved,
    outlooks_turned,
    planned_days_moved,
)
from secgov.planning.changes.what_if_answer import WhatIfAnswer
from secgov.planning.checking.timetable_check import TimetableCheck, check
from secgov.planning.outlooks.outlook import outlook
from secgov.planning.outlooks.plan import plan
from secgov.planning.outlooks.supposed import Supposed
from secgov.planning.steps.findings import Finding
from secgov.rules.rulebook import RuleBook

__all__ = ["check_if", "new_findings", "outlook_if", "plan_if"]


def outlook_if(
    supposed: Supposed, modification: str, release: str | None = None, *, as_of: date,
    rules: RuleBook, calendar: CodeCalendar,
) -> WhatIfAnswer:
    """
    Return the outlook under what is *supposed*, and what that moves.

    *rules* and *calendar* are those without it. Days of steps are those at the usual pace.

    Raises: as `outlook`.
    """
    before = outlook(supposed.stated, modification, release, as_of=as_of, rules=rules,
                     calendar=calendar, seek_repairs=False)
    then = supposed.calendar(calendar)
    after = outlook(supposed.timetable, modification, release, as_of=as_of,
                    rules=supposed.rules(rules), calendar=then)
    old = plan(_alone(supposed.stated, modification), as_of=as_of, rules=rules,
               calendar=calendar)
    new = plan(_alone(supposed.timetable, modification), as_of=as_of,
               rules=supposed.rules(rules), calendar=then)
    moved = (*outlook_days_moved(before, after, then.working_days),
             *planned_days_moved(old, new, then.working_days))
    return WhatIfAnswer(after, supposed, moved, tuple(outlooks_turned(before, after)))


def plan_if(
    supposed: Supposed, *, as_of: date, rules: RuleBook, calendar: CodeCalendar
) -> WhatIfAnswer:
    """
    Return the plan under what is *supposed*, and the earliest days that it moves.

    *rules* and *calendar* are those without it.

    Raises: as `plan`.
    """
    before = plan(supposed.stated, as_of=as_of, rules=rules, calendar=calendar)
    then = supposed.calendar(calendar)
    after = plan(supposed.timetable, as_of=as_of, rules=supposed.rules(rules), calendar=then)
    turned = (Turned(old.id, new.target_release, old.verdict, new.verdict)
              for old, new in zip(before.modifications, after.modifications, strict=True)
              if old.verdict != new.verdict)
    moved = planned_days_moved(before, after, then.working_days)
    return WhatIfAnswer(after, supposed, tuple(moved), tuple(turned))


def check_if(
    supposed: Supposed, *, as_of: date, rules: RuleBook, calendar: CodeCalendar
) -> WhatIfAnswer:
    """
    Return the check under what is *supposed*, with the findings that come and go by it.

    *rules* and *calendar* are those without it. A finding that weighs otherwise comes and goes.

    Raises: as `check`.
    """
    before = check(supposed.stated, as_of=as_of, rules=rules, calendar=calendar)
    after = check(supposed.timetable, as_of=as_of, rules=supposed.rules(rules),
                  calendar=supposed.calendar(calendar))
    turned = (Turned(old.id, "", old.verdict, new.verdict)
              for old, new in zip(before.modifications, after.modifications, strict=True)
              if old.verdict != new.verdict)
    return WhatIfAnswer(after, supposed, (), tuple(turned),
                        new_findings(before, after), new_findings(after, before))


def new_findings(before: TimetableCheck, after: TimetableCheck) -> tuple[Finding, ...]:
    """Return what *after* finds and *before* does not, or not with the same weight."""
    known = {(one.key, one.severity) for one in before.all_findings()}
    return tuple(one for one in after.all_findings() if (one.key, one.severity) not in known)


def _alone(timetable: Timetable, modification: str) -> Timetable:
    return attrs.evolve(timetable, modifications=(timetable.modification(modification),))
