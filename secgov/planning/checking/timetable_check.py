"""Is this timetable sound? Every fault at once, each with its rule, its source and a mend."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from types import MappingProxyType
from typing import Any, Final

import attrs

from secgov.calendar.code_calendar import CodeCalendar
from secgov.calendar.spoken_days import spoken
from secgov.citation import Severity
from secgov.errors import Problem, Unanswerable, UnusableInput
from secgov.model.bodies import body_name
from secgov.model.timetables import MeetingRecord, Timetable
from secgov.planning.checking.day_rules import judge_days
from secgov.planning.checking.meeting_rules import (
    judge_covers,
    judge_minutes_of,
    judge_recommendations,
    named_meetings,
)
from secgov.planning.checking.moved_alone import with_what_they_leave
from secgov.planning.checking.ordering import judge_order, judge_stated_order
from secgov.planning.checking.path_rules import judge_path
from secgov.planning.checking.release_rules import with_release
from secgov.planning.checking.stage_rules import judge_stage
from secgov.planning.checking.together import judge_together
from secgov.planning.checking.waiting_rules import judge_waiting
from secgov.planning.network.hold_rules import judge_hold
from secgov.planning.steps.basis import IN_THE_RHYTHM, Basis
from secgov.planning.steps.cases import Case, case_of
from secgov.planning.steps.circles import judge_circles
from secgov.planning.steps.findings import Finding, Judgement, each_once, finding, verdict_of
from secgov.receipt import Receipt, head_of, iso, json_text
from secgov.rules.rule import Shape
from secgov.rules.rulebook import RuleBook

__all__ = ["CheckedMeeting", "CheckedModification", "TimetableCheck", "check",
           "checked_modification", "faults_of_releases"]

_NO_REGULAR: Final = ('Correct the day to {expected}, or say that it is no regular meeting (kind = '
                      '"ad-hoc" or "extraordinary").')
_NO_WORKING_DAY: Final = "Correct the day, or leave the meeting out."
_ARTICLES: Final = MappingProxyType({"ad-hoc": "an", "extraordinary": "an"})


@attrs.frozen
class CheckedModification:
    """What was found in one modification; `verdict` is the worst of it."""

    id: str
    title: str
    verdict: str
    findings: tuple[Finding, ...]


@attrs.frozen
class CheckedMeeting:
    """A recorded meeting with what was found about it."""

    record: MeetingRecord
    findings: tuple[Finding, ...]


@attrs.frozen
class TimetableCheck:
    """The answer to `check`: findings by modification, by meeting, and about the paper itself."""

    source: str
    as_of: date
    classification: str
    receipt: Receipt
    modifications: tuple[CheckedModification, ...]
    meetings: tuple[CheckedMeeting, ...]
    findings: tuple[Finding, ...]

    def all_findings(self) -> tuple[Finding, ...]:
        """Return every finding, those about the paper first."""
        return (
            *self.findings,
            *(one for meeting in self.meetings for one in meeting.findings),
            *(one for modification in self.modifications for one in modification.findings),
        )

    def count(self, severity: Severity) -> int:
        """Return how many findings weigh *severity*."""
        return sum(one.severity is severity for one in self.all_findings())

    @property
    def exit_status(self) -> int:
        """Return 1 if a fault was found, else 0."""
        return int(self.count(Severity.FAULT) > 0)

    def to_dict(self) -> dict[str, Any]:
        """Return the answer as plain values, in the order of its schema."""
        return {
            **head_of(self.as_of, self.receipt),
            "source": self.source, "classification": self.classification or None,
            "modifications": [
                {"id": one.id, "title": one.title or None, "verdict": one.verdict,
                 "findings": [found.to_dict() for found in one.findings]}
                for one in self.modifications],
            "meetings": [
                {"body": one.record.body, "kind": one.record.kind or None,
                 "date": iso(one.record.date),
                 "with": list(one.record.together_with), "covers": list(one.record.covers),
                 "findings": [found.to_dict() for found in one.findings]}
                for one in self.meetings],
            "findings": [found.to_dict() for found in self.findings],
        }

    def to_json(self) -> str:
        """Return the answer as the command prints it with `--format json`."""
        return json_text(self.to_dict())


def check(
    timetable: Timetable, *, as_of: date, rules: RuleBook, calendar: CodeCalendar
) -> TimetableCheck:
    """
    Return everything that the rules find in *timetable*; unlawful content never raises.

    Each stated date is judged on the window that its words leave: it `keeps` a rule, `breaks`
    it, or it `depends`, with the day on which that flips. Working Days are counted as each
    finding says.

    Raises:
        UnusableInput: A target release is not known; every such one is listed.
    """
    basis = Basis.of(timetable, as_of=as_of, rules=rules, calendar=calendar)
    faults_of_releases(timetable, basis)
    return TimetableCheck(
        timetable.source, as_of,
        timetable.paper.classification if timetable.paper else "", basis.receipt,
        _modifications(timetable, basis),
        tuple(CheckedMeeting(record, (
            *_off_its_day(name, record, basis), *judge_covers(name, record, timetable, basis)))
            for name, record in named_meetings(timetable)),
        (*_paper(timetable, basis), *judge_recommendations(timetable, basis)))


def faults_of_releases(timetable: Timetable, basis: Basis) -> None:
    """Raise `UnusableInput` with every target release that is not known on the day."""
    problems: list[Problem] = []
    for modification in timetable.modifications:
        target = modification.target_release
        if target is None or target.name == "earliest":
            continue
        try:
            basis.calendar.releases.named(target.name)
        except Unanswerable as error:
            problems.append(Problem(
                f"[[modification]] {modification.id} target_release", str(error),
                'a release such as "November 2019", or "earliest"',
                "name a known release, or add it to the settings with its source"))
    if problems:
        raise UnusableInput(timetable.called, problems)


def _modifications(timetable: Timetable, basis: Basis) -> tuple[CheckedModification, ...]:
    together = judge_together(timetable, basis)
    return tuple(checked_modification(case_of(one, timetable, basis),
                          together.get(one.id, ())) for one in timetable.modifications)


def checked_modification(case: Case, together: Iterable[Finding] = ()) -> CheckedModification:
    """
    Return what is found in one modification, the worst first, and by its day.

    *together* is what was found in it as one of the whole timetable.
    """
    modification, basis = case.modification, case.basis
    once = each_once((
        *together,
        *judge_order(case),
        *(one for rule in basis.rules.of_shape(Shape.STATED_ORDER)
          for one in (*judge_stated_order(rule, case), *judge_circles(rule, case),
                      *judge_waiting(rule, case), *judge_stage(rule, case))),
        *judge_days(case),
        *judge_minutes_of(case),
        *judge_path(case),
        *judge_hold(case),
    ))
    found = with_what_they_leave([with_release(one, case) for one in once], case)
    found.sort(key=lambda one: (
        one.severity.rank, one.date.earliest if one.date else date.max, one.key))
    return CheckedModification(
        modification.id, modification.title, verdict_of(found), tuple(found))


def _paper(timetable: Timetable, basis: Basis) -> list[Finding]:
    """Return what is wrong with the paper's own day: it is late for its Panel's paper day."""
    paper = timetable.paper
    meeting = paper.meeting if paper is not None else None
    if paper is None or paper.dated is None or meeting is None or meeting.date is None:
        return []
    found: list[Finding] = []
    for rule in basis.rules.of_shape(Shape.AT_LEAST):
        if rule.later != "modification-report-to-panel" or rule.parameter is None:
            continue
        if meeting.body != "panel" or not rule.in_force(meeting.date):
            continue
        relation = basis.relation(rule.parameter)
        if not relation.holds(paper.dated.toordinal(), meeting.date.toordinal()):
            last = basis.working_days.latest(relation.latest(meeting.date.toordinal()))
            one = finding(rule, paper.reference, None, Judgement(
                f"the paper is dated {spoken(paper.dated)}, later than the paper day of the "
                f"Panel of {spoken(meeting.date)}", last), basis=basis)
            found += [one] if one is not None else []
    return found


def _off_its_day(name: str, record: MeetingRecord, basis: Basis) -> Iterator[Finding]:
    """Yield what is wrong with the day of a recorded meeting, a regular one or another."""
    series = basis.calendar.series.get(record.body)
    if series is None or record.date is None:
        return
    day = record.date.toordinal()
    works = basis.calendar.working_days.is_working_day(record.date)
    regular = (record.kind not in IN_THE_RHYTHM or series.pattern is None
               or day in series.regular_days)
    if works and regular:
        return
    why = "is not its regular day" if works else "is no Working Day"
    for rule in basis.rules.of_shape(Shape.ON_MEETING):
        if rule.body != record.body or not rule.in_force(record.date):
            continue
        meeting = series.in_month(record.date.year, record.date.month)
        expected = (float(meeting.day.toordinal())
                    if meeting and not meeting.clash and meeting.day != record.date else None)
        one = finding(rule, name, None, Judgement(
            f"{_ARTICLES.get(record.kind, 'a')} {record.kind} meeting of {body_name(record.body)} "
            f"is recorded on {spoken(record.date)}, which {why}".replace("  ", " "), expected,
            mend=_NO_REGULAR if works else _NO_WORKING_DAY), basis=basis)
        yield from [one] if one is not None else []
