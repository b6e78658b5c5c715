"""
Process governance for the Smart Energy Code: what may happen next, by when, and by which rule.

The public names are here; each is loaded when it is first used.

>>> import secgov
>>> from datetime import date
>>> then = date(2019, 3, 8)
>>> calendar = secgov.CodeCalendar.smart_energy_code(then)
>>> calendar.working_days.before(date(2019, 5, 1), 10)
datetime.date(2019, 4, 15)
"""

from secgov.version import VERSION

__version__ = VERSION

# Spelled out, because the module typing costs more to load than this one; checkers know the name.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from secgov.calendar.bank_holidays import BankHoliday
    from secgov.calendar.code_calendar import CodeCalendar
    from secgov.calendar.counting import Counting
    from secgov.calendar.meetings import KnownMeeting
    from secgov.calendar.releases import CutOff, Release, ReleaseFact
    from secgov.calendar.vague_dates import VagueDate, read_vague_date
    from secgov.calendar.working_days import Roll, WorkingDayCalendar
    from secgov.citation import Citation, Evidence, Force, Severity
    from secgov.errors import (
        Condition,
        NotInForce,
        OutsideCalendar,
        Problem,
        RollRefused,
        SecgovError,
        TransitionRefused,
        Unanswerable,
        UnusableInput,
    )
    from secgov.explanation import Explanation
    from secgov.model.histories import History, load_history, load_modifications
    from secgov.model.loading import load_timetable
    from secgov.model.recorded_acts import RecordedAct
    from secgov.model.timetables import Timetable
    from secgov.planning.changes.decide import decide
    from secgov.planning.changes.decide_answer import Decisions
    from secgov.planning.changes.diff import diff
    from secgov.planning.changes.diff_answer import Difference
    from secgov.planning.changes.since import outlook_since
    from secgov.planning.changes.since_answer import OutlookSince
    from secgov.planning.changes.what_if import check_if, outlook_if, plan_if
    from secgov.planning.changes.what_if_answer import WhatIfAnswer
    from secgov.planning.checking.timetable_check import TimetableCheck, check
    from secgov.planning.gaps.gaps import gaps
    from secgov.planning.gaps.gaps_answer import Gaps
    from secgov.planning.life.lifecycle import LifeState, apply, state_of
    from secgov.planning.lookups.day_count import DayAnswer, days_after, days_before, days_between
    from secgov.planning.lookups.rule_answer import RuleAnswer, RuleList, rule_answer, rule_list
    from secgov.planning.lookups.year_calendar import YearCalendar, year_calendar
    from secgov.planning.network.chance import Chance
    from secgov.planning.network.observed_pace import ObservedPace
    from secgov.planning.next_acts.permitted import permitted
    from secgov.planning.next_acts.permitted_answer import Permitted
    from secgov.planning.outlooks.outlook import outlook
    from secgov.planning.outlooks.outlook_answer import Outlook
    from secgov.planning.outlooks.plan import Plan, plan
    from secgov.planning.outlooks.premises import Premise
    from secgov.planning.outlooks.repair_answer import Repair
    from secgov.planning.outlooks.supposed import Supposed, suppose
    from secgov.planning.portfolios.load import load
    from secgov.planning.portfolios.load_answer import Load
    from secgov.planning.portfolios.portfolio import portfolio
    from secgov.planning.portfolios.portfolio_answer import Portfolio
    from secgov.planning.promises.due import due
    from secgov.planning.promises.due_answer import Due
    from secgov.planning.promises.progress import progress
    from secgov.planning.promises.progress_answer import Progress
    from secgov.planning.records.standing import state_in_history
    from secgov.planning.replays.replay import Replay, replay
    from secgov.planning.routes.proposal_facts import load_proposal
    from secgov.planning.routes.route_question import routes_open
    from secgov.planning.steps.findings import Finding
    from secgov.receipt import Receipt
    from secgov.reports.markdown import as_markdown
    from secgov.reports.text import as_text
    from secgov.rules.loading import rulebook
    from secgov.rules.rule import Parameter, Rule
    from secgov.rules.rulebook import RuleBook, Source
    from secgov.rules.settings import Settings, load_settings

__all__ = [
    "BankHoliday", "Chance", "Citation", "CodeCalendar", "Condition", "Counting", "CutOff",
    "DayAnswer", "Decisions", "Difference", "Due", "Evidence", "Explanation", "Finding", "Force",
    "Gaps", "History", "KnownMeeting", "LifeState", "Load", "NotInForce", "ObservedPace",
    "Outlook", "OutlookSince", "OutsideCalendar", "Parameter", "Permitted", "Plan", "Portfolio",
    "Premise", "Problem", "Progress", "Receipt", "RecordedAct", "Release", "ReleaseFact", "Repair",
    "Replay", "Roll", "RollRefused", "Rule", "RuleAnswer", "RuleBook", "RuleList", "SecgovError",
    "Settings", "Severity", "Source", "Supposed", "Timetable", "TimetableCheck",
    "TransitionRefused", "Unanswerable", "UnusableInput", "VagueDate", "WhatIfAnswer",
    "WorkingDayCalendar", "YearCalendar", "__version__", "apply", "as_markdown", "as_text",
    "check", "check_if", "days_after", "days_before", "days_between", "decide", "diff", "due",
    "gaps", "load", "load_history", "load_modifications", "load_proposal", "load_settings",
    "load_timetable", "outlook", "outlook_if", "outlook_since", "permitted", "plan", "plan_if",
    "portfolio", "progress", "read_vague_date", "replay", "routes_open", "rule_answer",
    "rule_list", "rulebook", "state_in_history", "state_of", "suppose", "year_calendar",
]

_HOMES = (
    ("calendar.bank_holidays", ("BankHoliday",)),
    ("calendar.code_calendar", ("CodeCalendar",)),
    ("calendar.counting", ("Counting",)),
    ("calendar.meetings", ("KnownMeeting",)),
    ("calendar.releases", ("CutOff", "Release", "ReleaseFact")),
    ("calendar.vague_dates", ("VagueDate", "read_vague_date")),
    ("calendar.working_days", ("Roll", "WorkingDayCalendar")),
    ("citation", ("Citation", "Evidence", "Force", "Severity")),
    ("errors", ("Condition", "NotInForce", "OutsideCalendar", "Problem", "RollRefused",
                "SecgovError", "TransitionRefused", "Unanswerable", "UnusableInput")),
    ("explanation", ("Explanation",)),
    ("model.histories", ("History", "load_history", "load_modifications")),
    ("model.loading", ("load_timetable",)),
    ("model.recorded_acts", ("RecordedAct",)),
    ("model.timetables", ("Timetable",)),
    ("planning.changes.decide", ("decide",)),
    ("planning.changes.decide_answer", ("Decisions",)),
    ("planning.changes.diff", ("diff",)),
    ("planning.changes.diff_answer", ("Difference",)),
    ("planning.changes.since", ("outlook_since",)),
    ("planning.changes.since_answer", ("OutlookSince",)),
    ("planning.changes.what_if", ("check_if", "outlook_if", "plan_if")),
    ("planning.changes.what_if_answer", ("WhatIfAnswer",)),
    ("planning.checking.timetable_check", ("TimetableCheck", "check")),
    ("planning.gaps.gaps", ("gaps",)),
    ("planning.gaps.gaps_answer", ("Gaps",)),
    ("planning.records.standing", ("state_in_history",)),
    ("planning.life.lifecycle", ("LifeState", "apply", "state_of")),
    ("planning.next_acts.permitted", ("permitted",)),
    ("planning.next_acts.permitted_answer", ("Permitted",)),
    ("planning.replays.replay", ("Replay", "replay")),
    ("planning.lookups.day_count", ("DayAnswer", "days_after", "days_before", "days_between")),
    ("planning.lookups.rule_answer", ("RuleAnswer", "RuleList", "rule_answer", "rule_list")),
    ("planning.lookups.year_calendar", ("YearCalendar", "year_calendar")),
    ("planning.network.chance", ("Chance",)),
    ("planning.network.observed_pace", ("ObservedPace",)),
    ("planning.outlooks.outlook", ("outlook",)),
    ("planning.outlooks.outlook_answer", ("Outlook",)),
    ("planning.outlooks.plan", ("Plan", "plan")),
    ("planning.outlooks.premises", ("Premise",)),
    ("planning.outlooks.repair_answer", ("Repair",)),
    ("planning.outlooks.supposed", ("Supposed", "suppose")),
    ("planning.portfolios.load", ("load",)),
    ("planning.portfolios.load_answer", ("Load",)),
    ("planning.portfolios.portfolio", ("portfolio",)),
    ("planning.portfolios.portfolio_answer", ("Portfolio",)),
    ("planning.promises.due", ("due",)),
    ("planning.promises.due_answer", ("Due",)),
    ("planning.promises.progress", ("progress",)),
    ("planning.promises.progress_answer", ("Progress",)),
    ("planning.routes.proposal_facts", ("load_proposal",)),
    ("planning.routes.route_question", ("routes_open",)),
    ("planning.steps.findings", ("Finding",)),
    ("receipt", ("Receipt",)),
    ("reports.markdown", ("as_markdown",)),
    ("reports.text", ("as_text",)),
    ("rules.loading", ("rulebook",)),
    ("rules.rule", ("Parameter", "Rule")),
    ("rules.rulebook", ("RuleBook", "Source")),
    ("rules.settings", ("Settings", "load_settings")),
)


def __getattr__(name: str) -> object:
    """Return the public *name* from the module it is in, loaded now if it was not yet."""
    from importlib import import_module

    for home, names in _HOMES:
        if name in names:
            found: object = getattr(import_module(f"secgov.{home}"), name)
            globals()[name] = found
            return found
    raise AttributeError(f"module 'secgov' has no attribute {name!r}")


def __dir__() -> list[str]:
    """Return the public names and what the module has besides."""
    return sorted({*globals(), *__all__})
