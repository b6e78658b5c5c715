"""The meetings and releases of one year, with the days by which papers and reports are due."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import attrs

from secgov.calendar.bank_holidays import KNOWN_FROM, PROJECTED_THROUGH
from secgov.calendar.code_calendar import CodeCalendar
from secgov.calendar.counting import day_of
from secgov.calendar.releases import CutOff, Release
from secgov.calendar.series import Meeting
from secgov.citation import standing_of
from secgov.errors import OutsideCalendar, SecgovError
from secgov.planning.steps.basis import Basis
from secgov.receipt import Receipt, head_of, iso, json_text
from secgov.rules.rule import Rule
from secgov.rules.rulebook import RuleBook

__all__ = ["BODIES", "NOTICES", "CalendarCutOff", "CalendarMeeting", "CalendarRelease",
           "YearCalendar", "notice_rule", "year_calendar"]

BODIES: Final = ("panel", "change-board", "change-sub-committee", "working-group")
"""The bodies whose meetings a year has, in the order of their rank."""

# The numbers that give the agenda day and the paper day of each body's meetings.
NOTICES: Final = (
    ("working-group", "agenda_by", "working-group.agenda-notice"),
    ("working-group", "papers_by", "working-group.papers-notice"),
    ("panel", "papers_by", "panel.papers-notice"),
)
_NO_CUT_OFF: Final = (
    "No cut-off is sourced for changes without DCC impact: what must fit before go-live is the "
    "report consultation, the vote and, on paths 1 and 2, the Authority.")


@attrs.frozen
class CalendarMeeting:
    """
    A meeting with its agenda day and paper day.

    Where a day is absent, `reasons` says why, by its name. On a clash they are the days that
    would hold if the meeting were held.
    """

    meeting: Meeting
    agenda_by: date | None
    papers_by: date | None
    reasons: tuple[tuple[str, str], ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the meeting as plain values."""
        one = self.meeting
        return {
            "body": one.body, "date": iso(one.day), "regular": one.regular,
            "agenda_by": iso(self.agenda_by), "papers_by": iso(self.papers_by),
            "projected": one.projected, "clash": bool(one.clash),
            "clash_because": one.clash or None, "reasons": dict(self.reasons),
            "cites": "; ".join(one.sources),
        }


@attrs.frozen
class CalendarCutOff:
    """A cut-off on the day of its meeting; `missing` says why there is no such day."""

    cut_off: CutOff
    meeting: date | None
    paper_day: date | None
    missing: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return the cut-off as plain values."""
        one = self.cut_off
        return {
            "impact": one.impact, "body": one.body, "meeting": iso(self.meeting),
            "paper_day": iso(self.paper_day), "scope": one.scope, "decisive": one.decisive,
            **standing_of(one), "missing": self.missing or None,
        }


@attrs.frozen
class CalendarRelease:
    """A release as known on the day of the question, its cut-offs on their days."""

    release: Release
    cut_offs: tuple[CalendarCutOff, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the release as plain values."""
        one = self.release
        return {
            "name": one.name, "planned": iso(one.planned), "go_live": iso(one.go_live),
            "window": one.window.to_json() if one.window else None,
            "cut_offs": [cut_off.to_dict() for cut_off in self.cut_offs],
            "projected": one.projected, "ad_hoc": one.ad_hoc, "cites": one.cites,
            "because": one.because.to_json(),
        }


@attrs.frozen
class YearCalendar:
    """The answer to `calendar`: meetings by day, releases by go-live, and what is not known."""

    year: int
    as_of: date
    receipt: Receipt
    meetings: tuple[CalendarMeeting, ...]
    releases: tuple[CalendarRelease, ...]
    notes: tuple[str, ...] = (_NO_CUT_OFF,)

    @property
    def exit_status(self) -> int:
        """Return 0: a calendar finds no fault."""
        return 0

    def to_dict(self) -> dict[str, Any]:
        """Return the answer as plain values, in the order of its schema."""
        return {
            **head_of(self.as_of, self.receipt), "year": self.year,
            "meetings": [one.to_dict() for one in self.meetings],
            "releases": [one.to_dict() for one in self.releases],
            "notes": list(self.notes),
        }

    def to_json(self) -> str:
        """Return the answer as the command prints it with `--format json`."""
        return json_text(self.to_dict())


def year_calendar(
    year: int, *, as_of: date, rules: RuleBook, calendar: CodeCalendar
) -> YearCalendar:
    """
    Return the meetings of the four bodies in *year*, and its releases, as known on *as_of*.

    Agenda and paper days count back in Working Days by the numbers in force on the day of the
    meeting; the day of the meeting is not counted. The Working Group's notices bind its regular
    monthly meetings only. A release is of the year that its name says.

    Raises:
        OutsideCalendar: The year is before 2013 or after 2050, or *calendar* ends before it.

    Source:
        SECP_66_1503_12 para 2.2 for the Working Group; about-sec-change-transition for the
        Panel's paper day.

    >>> from secgov.rules.loading import rulebook
    >>> then = date(2019, 3, 8)
    >>> of_2019 = year_calendar(2019, as_of=then, rules=rulebook(then),
    ...                         calendar=CodeCalendar.smart_energy_code(then))
    >>> may = next(one for one in of_2019.meetings if one.meeting.day == date(2019, 5, 1))
    >>> print(may.meeting.body, may.agenda_by, may.papers_by)
    working-group 2019-04-15 2019-04-24
    """
    first, last = KNOWN_FROM.year, min(PROJECTED_THROUGH.year, calendar.working_days.last.year)
    if not first <= year <= last:
        raise OutsideCalendar(
            f"no calendar of {year} can be given: that of {calendar.working_days.jurisdiction} "
            f"{calendar.working_days.reach}. Ask about a year from {first} to {last}.")
    basis = Basis(as_of, calendar, rules, as_of)
    meetings = sorted(
        (one for body in BODIES for one in calendar.series_of(body).in_year(year)),
        key=lambda one: (one.day, BODIES.index(one.body)))
    return YearCalendar(
        year, as_of, basis.receipt, tuple(_meeting(one, basis) for one in meetings),
        tuple(CalendarRelease(one, tuple(_cut_off(row, basis) for row in one.cut_offs))
              for one in calendar.releases.in_year(year)))


def _meeting(meeting: Meeting, basis: Basis) -> CalendarMeeting:
    days: dict[str, date | None] = {}
    reasons: list[tuple[str, str]] = []
    for name in ("agenda_by", "papers_by"):
        found = _notice_day(meeting, name, basis)
        days[name] = None if isinstance(found, str) else found
        reasons += [(name, found)] if isinstance(found, str) else []
    return CalendarMeeting(meeting, days["agenda_by"], days["papers_by"], tuple(reasons))


def _notice_day(meeting: Meeting, name: str, basis: Basis) -> date | str:
    """Return the last day for the agenda or the papers of *meeting*, or why there is none."""
    what = "agenda" if name == "agenda_by" else "paper"
    notice = next((number for body, of, number in NOTICES
                   if (body, of) == (meeting.body, name)), None)
    if notice is None:
        return f"no {what} day is sourced for the {meeting.body}"
    if meeting.body == "working-group" and not meeting.regular:
        return "the notices bind regular monthly Working Groups only"
    return _before(meeting.day, notice, basis)


def notice_rule(notice: str, day: date, basis: Basis) -> Rule | None:
    """Return the rule that asks for *notice* before a meeting on *day*, if one is in force."""
    return next((rule for rule in basis.rules.rules if rule.parameter is not None
                 and rule.parameter.name == notice and rule.in_force(day)), None)


def _before(day: date, notice: str, basis: Basis) -> date | str:
    """Return the last Working Day that keeps *notice* before *day*, or why there is none."""
    rule = notice_rule(notice, day, basis)
    if rule is None or rule.parameter is None:
        return f"{notice} is not in force on {day}, or was not known on {basis.as_of}"
    latest = basis.relation(rule.parameter).latest(day.toordinal())
    try:
        return day_of(basis.working_days.latest(latest))
    except OutsideCalendar as error:
        return str(error)


def _cut_off(row: CutOff, basis: Basis) -> CalendarCutOff:
    try:
        meeting = row.last_day(basis.calendar.series_of(row.body))
    except SecgovError as error:
        return CalendarCutOff(row, None, None, str(error))
    paper_day = _before(meeting, "panel.papers-notice", basis)
    if isinstance(paper_day, str):
        return CalendarCutOff(row, meeting, None, paper_day)
    return CalendarCutOff(row, meeting, paper_day)
