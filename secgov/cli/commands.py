"""
The commands: from words to an answer.

Each imports what it needs when it is asked, so that a count of days need not wait for planning.
"""

from __future__ import annotations

import re
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
    from secgov.model.modification_records import ModificationRecords
    from secgov.model.timetables import Timetable, When
    from secgov.planning.day_count import DayAnswer
    from secgov.planning.outlook_answer import Outlook
    from secgov.planning.permitted_answer import Permitted
    from secgov.planning.plan import Plan
    from secgov.planning.replay import Replay
    from secgov.planning.route_answer import RouteAnswer
    from secgov.planning.rule_answer import RuleAnswer, RuleList
    from secgov.planning.timetable_check import TimetableCheck
    from secgov.planning.year_calendar import YearCalendar
    from secgov.rules.rulebook import RuleBook
    from secgov.rules.settings import Settings

    Answer = (DayAnswer | Draft | Outlook | Plan | RouteAnswer | RuleAnswer | RuleList
              | TimetableCheck | YearCalendar
              | Permitted | Replay)

__all__ = ["answer_to"]

_YEAR: Final = re.compile(r"\b20[0-9]{2}\b")
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

    timetable = load_timetable(words.file)
    return check(timetable, as_of=as_of, rules=_rules(as_of, settings),
                 calendar=_calendar(as_of, settings, _last_year(timetable)))


def _plan(words: Namespace, as_of: date, settings: Settings | None) -> Answer:
    from secgov.model.loading import load_timetable
    from secgov.planning.plan import plan

    timetable = load_timetable(words.file)
    return plan(timetable, as_of=as_of, rules=_rules(as_of, settings),
                calendar=_calendar(as_of, settings, _last_year(timetable)))


def _outlook(words: Namespace, as_of: date, settings: Settings | None) -> Answer:
    from secgov.model.loading import load_timetable
    from secgov.planning.outlook import outlook

    timetable = load_timetable(words.file)
    # A timetable may aim at "earliest"; asked for, it is what the answer without a release is.
    named = getattr(words, "release", "earliest")
    return outlook(
        timetable, words.modification, None if named == "earliest" else named,
        as_of=as_of, rules=_rules(as_of, settings),
        calendar=_calendar(as_of, settings, _last_year(timetable)))


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


def _next(words: Namespace, as_of: date, settings: Settings | None) -> Answer:
    from secgov.model.histories import load_history
    from secgov.model.loading import load_timetable
    from secgov.planning.next_question import next_in_history, next_in_timetable

    rules, calendar = _rules(as_of, settings), _calendar(as_of, settings)
    if _is_history(words.file):
        return next_in_history(
            load_history(words.file), words.modification, as_of=as_of, rules=rules,
            calendar=calendar, modifications=_modifications(words))
    return next_in_timetable(load_timetable(words.file), words.modification, as_of=as_of,
                             rules=rules, calendar=calendar)


def _is_history(path: str) -> bool:
    """Return whether the file at *path* is a CSV of acts and not one of steps."""
    from secgov.model.files import read_bytes, read_text

    if not path.lower().endswith(".csv"):
        return False
    head = read_text(path, read_bytes(path, "a history"), "a history").split("\n", 1)[0]
    return "act" in [cell.strip(' "\r') for cell in head.split(",")]


def _replay(words: Namespace, as_of: date, settings: Settings | None) -> Answer:
    from secgov.model.histories import load_history
    from secgov.planning.replay import replay

    named = [one.strip() for one in getattr(words, "complete", "").split(",") if one.strip()]
    return replay(
        load_history(words.file), as_of=as_of, rules=_rules(as_of, settings),
        calendar=_calendar(as_of, settings), modifications=_modifications(words),
        complete=named or "complete" in words)


def _modifications(words: Namespace) -> ModificationRecords | None:
    if "modifications" not in words:
        return None
    from secgov.model.histories import load_modifications

    return load_modifications(words.modifications)


_COMMANDS: Final[Mapping[str, Callable[[Namespace, date, Settings | None], Answer]]] = (
    MappingProxyType({
        "check": _check, "plan": _plan, "outlook": _outlook, "calendar": _year, "days": _days,
        "rule": _rule, "rules": _rule_list, "route": _route, "read": _read,
        "next": _next, "replay": _replay,
    }))


def _rules(as_of: date, settings: Settings | None) -> RuleBook:
    from secgov.rules.loading import rulebook

    return rulebook(as_of, settings.adopted if settings else ())


def _last_year(timetable: Timetable) -> int:
    """Return the year after the last that *timetable* states: what follows a date needs days."""
    paper = timetable.paper
    stated = [record.date for record in timetable.meetings]
    stated += [paper.dated, paper.meeting.date if paper.meeting else None] if paper else []
    words: list[When] = list(stated)
    for one in timetable.modifications:
        words += [step.when for step in one.steps]
        words += [one.hold.since, one.hold.until] if one.hold else []
        words += [one.target_release.name] if one.target_release else []
    return 1 + max((int(year) for when in words for year in _YEAR.findall(str(when))), default=0)


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
