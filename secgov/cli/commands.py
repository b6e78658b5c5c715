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

from secgov.cli.asking import calendar_of, rules_of, supposed_of, timetable_of
from secgov.cli.planner_commands import PLANNER_COMMANDS
from secgov.cli.refusals import all_refused, is_history
from secgov.cli.word_readers import WrongWords, count_and_day_of, days_of
from secgov.errors import Unanswerable, UnusableInput, closest

if TYPE_CHECKING:
    from secgov.model.modification_records import ModificationRecords
    from secgov.reports.documents import Answer
    from secgov.rules.settings import Settings

__all__ = ["answer_to"]


def answer_to(words: Namespace, as_of: date) -> Answer:
    """
    Return the answer to what *words* ask, as of *as_of*.

    Raises:
        UnusableInput: A file cannot be used; one report has every problem of all of them.
        SecgovError: The input or the words cannot be used; one report names all that is not known.
    """
    try:
        settings = None
        if "settings" in words:
            from secgov.rules.settings import load_settings

            settings = load_settings(words.settings)
        return _COMMANDS[words.command](words, as_of, settings)
    except (UnusableInput, Unanswerable) as error:
        raise all_refused(words, as_of, error) from None


def _check(words: Namespace, as_of: date, settings: Settings | None) -> Answer:
    from secgov.planning.checking.timetable_check import check

    if "what_if" in words:
        from secgov.planning.changes.what_if import check_if

        supposed, ground = supposed_of(words, as_of, settings)
        return check_if(supposed, **ground)
    timetable, ground = timetable_of(words, as_of, settings)
    return check(timetable, **ground)


def _plan(words: Namespace, as_of: date, settings: Settings | None) -> Answer:
    from secgov.planning.outlooks.plan import plan

    if "what_if" in words:
        from secgov.planning.changes.what_if import plan_if

        supposed, ground = supposed_of(words, as_of, settings)
        return plan_if(supposed, **ground)
    timetable, ground = timetable_of(words, as_of, settings)
    return plan(timetable, **ground)


def _outlook(words: Namespace, as_of: date, settings: Settings | None) -> Answer:
    from secgov.planning.outlooks.outlook import outlook

    # A timetable may aim at "earliest"; asked for, it is what the answer without a release is.
    named = getattr(words, "release", "earliest")
    release = None if named == "earliest" else named
    if "what_if" in words:
        from secgov.planning.changes.what_if import outlook_if

        if "since" in words:
            raise WrongWords("--what-if and --since ask two different things: ask one of them.")
        supposed, ground = supposed_of(words, as_of, settings)
        return outlook_if(supposed, words.modification, release, **ground)
    timetable, ground = timetable_of(words, as_of, settings)
    if "since" in words:
        from secgov.planning.changes.since import outlook_since

        return outlook_since(timetable, words.modification, release, since=words.since, **ground)
    return outlook(timetable, words.modification, release, **ground)


def _year(words: Namespace, as_of: date, settings: Settings | None) -> Answer:
    from secgov.planning.lookups.year_calendar import year_calendar

    return year_calendar(words.year, as_of=as_of, rules=rules_of(as_of, settings),
                         calendar=calendar_of(as_of, settings, words.year))


def _days(words: Namespace, as_of: date, settings: Settings | None) -> Answer:
    from secgov.calendar.counting import Counting
    from secgov.calendar.working_days import Roll, WorkingDayCalendar
    from secgov.planning.lookups.day_count import days_after, days_before, days_between

    holidays = settings.holidays if settings else ()
    calendar = WorkingDayCalendar.england_and_wales(as_of=as_of, extra=holidays)
    counting = Counting(words.counting) if "counting" in words else None
    if words.first == "between":
        return days_between(
            *days_of(words.second, words.third), as_of=as_of, calendar=calendar,
            counting=counting or Counting.EXCLUDE_FIRST, holidays=holidays)
    if words.second not in ("before", "after"):
        known = ("before", "after", "between")
        word = words.second if words.first.lstrip("-").isdecimal() else words.first
        raise WrongWords(
            'write "10 before 2019-05-01", "15 after 2020-03-17" or "between '
            f'2020-05-05 2020-05-11". "{word[:40]}" is not known: {closest(word[:40], known)}')
    count, usual = ((days_before, Counting.NOTICE) if words.second == "before"
                    else (days_after, Counting.EXCLUDE_FIRST))
    number, day = count_and_day_of(words.first, words.third)
    return count(day, number, as_of=as_of, calendar=calendar,
                 counting=counting or usual, roll=Roll(getattr(words, "roll", "refuse")),
                 holidays=holidays)


def _rule(words: Namespace, as_of: date, settings: Settings | None) -> Answer:
    from secgov.planning.lookups.rule_answer import rule_answer

    return rule_answer(words.name, as_of=as_of, rules=rules_of(as_of, settings))


def _rule_list(words: Namespace, as_of: date, settings: Settings | None) -> Answer:
    from secgov.citation import Evidence, Force, Severity
    from secgov.planning.lookups.rule_answer import rule_list

    return rule_list(
        as_of=as_of, rules=rules_of(as_of, settings),
        force=Force(words.force) if "force" in words else None,
        evidence=Evidence(words.evidence) if "evidence" in words else None,
        severity=Severity(words.severity) if "severity" in words else None,
        topic=getattr(words, "topic", ""))


def _route(words: Namespace, as_of: date, settings: Settings | None) -> Answer:
    from secgov.planning.routes.proposal_facts import load_proposal
    from secgov.planning.routes.route_question import routes_open
    from secgov.rules.engines.choice import engine_named

    engine = engine_named(getattr(words, "engine", "direct"))
    return routes_open(load_proposal(words.file), as_of=as_of, rules=rules_of(as_of, settings),
                       engine=engine)


def _read(words: Namespace, as_of: date, settings: Settings | None) -> Answer:
    from secgov.model.readers.documents import load_document

    return load_document(words.kind, words.file)


def _next(words: Namespace, as_of: date, settings: Settings | None) -> Answer:
    from secgov.model.histories import load_history
    from secgov.model.loading import load_timetable
    from secgov.planning.next_acts.next_question import next_in_history, next_in_timetable

    rules, calendar = rules_of(as_of, settings), calendar_of(as_of, settings)
    if is_history(words.file):
        return next_in_history(
            load_history(words.file), words.modification, as_of=as_of, rules=rules,
            calendar=calendar, modifications=_modifications(words))
    return next_in_timetable(load_timetable(words.file), words.modification, as_of=as_of,
                             rules=rules, calendar=calendar)


def _replay(words: Namespace, as_of: date, settings: Settings | None) -> Answer:
    from secgov.model.histories import load_history
    from secgov.planning.replays.replay import replay

    named = [one.strip() for one in getattr(words, "complete", "").split(",") if one.strip()]
    return replay(
        load_history(words.file), as_of=as_of, rules=rules_of(as_of, settings),
        calendar=calendar_of(as_of, settings), modifications=_modifications(words),
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
        "next": _next, "replay": _replay, **PLANNER_COMMANDS,
    }))
