"""
The commands: from words to an answer.

Each imports what it needs when it is asked, so that a count of days need not wait for planning.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from secgov.cli.arguments import WrongWords, count_of, day_of
from secgov.errors import closest

if TYPE_CHECKING:
    from secgov.calendar.code_calendar import CodeCalendar
    from secgov.model.drafts import Draft
    from secgov.planning.day_count import DayAnswer
    from secgov.planning.outlook_answer import Outlook
    from secgov.planning.plan import Plan
    from secgov.planning.route_answer import RouteAnswer
    from secgov.planning.rule_answer import RuleAnswer, RuleList
    from secgov.planning.timetable_check import TimetableCheck
    from secgov.planning.year_calendar import YearCalendar
    from secgov.rules.rulebook import RuleBook
    from secgov.rules.settings import Settings

    Answer = (DayAnswer | Draft | Outlook | Plan | RouteAnswer | RuleAnswer | RuleList
              | TimetableCheck | YearCalendar)

__all__ = ["answer_to"]

_AHEAD: Final = 3
"""How many years past the day of the question the calendar reaches."""


def answer_to(words: Namespace, as_of: date) -> Answer:
    """
    Return the answer to what *words* ask, as of *as_of*.

    Raises:
        SecgovError: The input or the words cannot be used.
    """
    settings = None
    if "settings" in words:
        from secgov.rules.settings import load_settings

        settings = load_settings(words.settings)
    return _COMMANDS[words.command](words, as_of, settings)


def _check(words: Namespace, as_of: date, settings: Settings | None) -> Answer:
    from secgov.model.loading import load_timetable
    from secgov.planning.timetable_check import check

    return check(load_timetable(words.file), as_of=as_of, rules=_rules(as_of, settings),
                 calendar=_calendar(as_of, settings))


def _plan(words: Namespace, as_of: date, settings: Settings | None) -> Answer:
    from secgov.model.loading import load_timetable
    from secgov.planning.plan import plan

    return plan(load_timetable(words.file), as_of=as_of, rules=_rules(as_of, settings),
                calendar=_calendar(as_of, settings))


def _outlook(words: Namespace, as_of: date, settings: Settings | None) -> Answer:
    from secgov.model.loading import load_timetable
    from secgov.planning.outlook import outlook

    return outlook(
        load_timetable(words.file), words.modification, getattr(words, "release", None),
        as_of=as_of, rules=_rules(as_of, settings), calendar=_calendar(as_of, settings))


def _year(words: Namespace, as_of: date, settings: Settings | None) -> Answer:
    from secgov.planning.year_calendar import year_calendar

    return year_calendar(words.year, as_of=as_of, rules=_rules(as_of, settings),
                         calendar=_calendar(as_of, settings, words.year))


def _days(words: Namespace, as_of: date, settings: Settings | None) -> Answer:
    from secgov.calendar.counting import Counting
    from secgov.calendar.working_days import Roll, WorkingDayCalendar
    from secgov.planning.day_count import days_after, days_before, days_between

    holidays = settings.holidays if settings else ()
    calendar = WorkingDayCalendar.england_and_wales(as_of=as_of, extra=holidays)
    counting = Counting(words.counting) if "counting" in words else None
    if words.first == "between":
        return days_between(
            day_of(words.second), day_of(words.third), as_of=as_of, calendar=calendar,
            counting=counting or Counting.EXCLUDE_FIRST, holidays=holidays)
    if words.second not in ("before", "after"):
        known = ("before", "after", "between")
        word = words.second if words.first.lstrip("-").isdecimal() else words.first
        raise WrongWords(
            'write "10 before 2019-05-01", "15 after 2020-03-17" or "between '
            f'2020-05-05 2020-05-11". "{word[:40]}" is not known: {closest(word[:40], known)}')
    count, usual = ((days_before, Counting.NOTICE) if words.second == "before"
                    else (days_after, Counting.EXCLUDE_FIRST))
    return count(day_of(words.third), count_of(words.first), as_of=as_of, calendar=calendar,
                 counting=counting or usual, roll=Roll(getattr(words, "roll", "refuse")),
                 holidays=holidays)


def _rule(words: Namespace, as_of: date, settings: Settings | None) -> Answer:
    from secgov.planning.rule_answer import rule_answer

    return rule_answer(words.name, as_of=as_of, rules=_rules(as_of, settings))


def _rule_list(words: Namespace, as_of: date, settings: Settings | None) -> Answer:
    from secgov.citation import Evidence, Force, Severity
    from secgov.planning.rule_answer import rule_list

    return rule_list(
        as_of=as_of, rules=_rules(as_of, settings),
        force=Force(words.force) if "force" in words else None,
        evidence=Evidence(words.evidence) if "evidence" in words else None,
        severity=Severity(words.severity) if "severity" in words else None,
        topic=getattr(words, "topic", ""))


def _route(words: Namespace, as_of: date, settings: Settings | None) -> Answer:
    from secgov.planning.proposal_facts import load_proposal
    from secgov.planning.route_question import routes_open
    from secgov.rules.engines.choice import engine_named

    engine = engine_named(getattr(words, "engine", "direct"))
    return routes_open(load_proposal(words.file), as_of=as_of, rules=_rules(as_of, settings),
                       engine=engine)


def _read(words: Namespace, as_of: date, settings: Settings | None) -> Answer:
    from secgov.model.documents import load_document

    return load_document(words.kind, words.file)


_COMMANDS: Final[Mapping[str, Callable[[Namespace, date, Settings | None], Answer]]] = (
    MappingProxyType({
        "check": _check, "plan": _plan, "outlook": _outlook, "calendar": _year, "days": _days,
        "rule": _rule, "rules": _rule_list, "route": _route, "read": _read,
    }))


def _rules(as_of: date, settings: Settings | None) -> RuleBook:
    from secgov.rules.loading import rulebook

    return rulebook(as_of, settings.adopted if settings else ())


def _calendar(as_of: date, settings: Settings | None, year: int = 0) -> CodeCalendar:
    """Return the calendar to three years past *as_of*, or to *year* if that is later."""
    from secgov.calendar.bank_holidays import PROJECTED_THROUGH
    from secgov.calendar.code_calendar import CodeCalendar

    last = min(max(as_of.year + _AHEAD, year), PROJECTED_THROUGH.year)
    return CodeCalendar.smart_energy_code(
        as_of, through=date(last, 12, 31),
        holidays=settings.holidays if settings else (),
        meetings=settings.meetings if settings else (),
        releases=settings.releases if settings else ())
