"""Which report each kind of answer has."""

from __future__ import annotations

from typing import TypeAlias

from secgov.model.readers.drafts import Draft
from secgov.planning.changes.decide_answer import Decisions
from secgov.planning.changes.diff_answer import Difference
from secgov.planning.changes.since_answer import OutlookSince
from secgov.planning.changes.what_if_answer import WhatIfAnswer
from secgov.planning.checking.timetable_check import TimetableCheck
from secgov.planning.gaps.gaps_answer import Gaps
from secgov.planning.lookups.day_count import DayAnswer
from secgov.planning.lookups.rule_answer import RuleAnswer, RuleList
from secgov.planning.lookups.year_calendar import YearCalendar
from secgov.planning.next_acts.permitted_answer import Permitted
from secgov.planning.outlooks.outlook_answer import Outlook
from secgov.planning.outlooks.plan import Plan
from secgov.planning.portfolios.load_answer import Load
from secgov.planning.portfolios.portfolio_answer import Portfolio
from secgov.planning.promises.due_answer import Due
from secgov.planning.promises.progress_answer import Progress
from secgov.planning.replays.replay import Replay
from secgov.planning.routes.route_answer import RouteAnswer
from secgov.reports.calendar_report import calendar_report
from secgov.reports.check_report import check_report
from secgov.reports.days_report import days_report
from secgov.reports.decide_report import decide_report
from secgov.reports.diff_report import diff_report
from secgov.reports.document import Document
from secgov.reports.due_report import due_report
from secgov.reports.gaps_report import gaps_report
from secgov.reports.load_report import load_report
from secgov.reports.next_report import next_report
from secgov.reports.outlook_report import outlook_report
from secgov.reports.plan_report import plan_report
from secgov.reports.portfolio_report import portfolio_report
from secgov.reports.progress_report import progress_report
from secgov.reports.read_report import read_report
from secgov.reports.replay_report import replay_report
from secgov.reports.route_report import route_report
from secgov.reports.rule_report import rule_list_report, rule_report
from secgov.reports.since_report import since_report
from secgov.reports.what_if_report import what_if_report

__all__ = ["Answer", "document_of"]

Answer: TypeAlias = (
    DayAnswer | YearCalendar | RuleAnswer | RuleList | Draft
    | TimetableCheck | Plan | Outlook | WhatIfAnswer | OutlookSince
    | RouteAnswer | Permitted | Replay
    | Progress | Due
    | Load | Decisions | Difference
    | Gaps
    | Portfolio
)


def document_of(answer: Answer) -> Document:
    """
    Return the report on *answer*.

    Raises:
        TypeError: *answer* is no answer of the library.
    """
    match answer:
        case WhatIfAnswer():
            return what_if_report(answer, document_of(answer.answer))
        case OutlookSince():
            return since_report(answer, document_of(answer.answer))
        case TimetableCheck():
            return check_report(answer)
        case Outlook():
            return outlook_report(answer)
        case Plan():
            return plan_report(answer)
        case YearCalendar():
            return calendar_report(answer)
        case DayAnswer():
            return days_report(answer)
        case RuleAnswer():
            return rule_report(answer)
        case Draft():
            return read_report(answer)
        case RuleList():
            return rule_list_report(answer)
        case Permitted():
            return next_report(answer)
        case Replay():
            return replay_report(answer)
        case Due():
            return due_report(answer)
        case Progress():
            return progress_report(answer)
        case Decisions():
            return decide_report(answer)
        case Difference():
            return diff_report(answer)
        case Load():
            return load_report(answer)
        case RouteAnswer():
            return route_report(answer)
        case Gaps():
            return gaps_report(answer)
        case Portfolio():
            return portfolio_report(answer)
    raise TypeError(f"an answer of the library is needed, not {type(answer).__name__}")
