"""
What if? A timetable, its rules and its calendar with something supposed, no file touched.

A supposed number is nobody's rule: it counts as unverified, so it moves the usual run and never
the best, and breaking it is a note. A supposed day of a step takes the place of what is usually
assumed for it; what rules ask for still holds.
"""

from __future__ import annotations

import attrs

from secgov.calendar.bank_holidays import BankHoliday
from secgov.calendar.code_calendar import CodeCalendar, Given
from secgov.calendar.meetings import KnownMeeting
from secgov.citation import Evidence
from secgov.errors import Problem, UnusableInput
from secgov.model.reading import Problems
from secgov.model.timetables import MeetingRecord, Timetable
from secgov.planning.outlooks.supposed_claims import claims_of, contradictions
from secgov.planning.outlooks.supposed_says import says_of_settings, says_of_timetable
from secgov.planning.outlooks.supposed_steps import (
    supposing_modification,
    supposing_step,
    without_step,
)
from secgov.planning.outlooks.supposed_words import Saying, saying_of, settings_of
from secgov.rules.rule import Parameter
from secgov.rules.rulebook import RuleBook
from secgov.rules.settings import Settings

__all__ = ["Supposed", "suppose"]


@attrs.frozen
class Supposed:
    """
    A timetable with what is supposed in it, and the numbers and facts supposed beside it.

    >>> march = Timetable.from_dict({"modification": [{"id": "SECMP0062"}]}, "march.toml")
    >>> supposed = suppose(march, "step SECMP0062:change-board 2019-05-22", "holiday 2019-05-20")
    >>> supposed.timetable.modifications[0].steps[0].when
    datetime.date(2019, 5, 22)
    >>> supposed.timetable.supposed
    ('step SECMP0062:change-board 2019-05-22', 'holiday 2019-05-20')
    """

    stated: Timetable
    timetable: Timetable
    numbers: tuple[Parameter, ...] = ()
    facts: tuple[Given, ...] = ()
    says: tuple[str, ...] = ()

    def rules(self, rules: RuleBook) -> RuleBook:
        """Return *rules* with the supposed numbers, each unverified and marked as supposed."""
        rows = {(number.name, row.since): attrs.evolve(
            row, value=number.value, unit=number.unit, cites=number.cites,
            evidence=Evidence.UNVERIFIED, adopted=True)
            for number in self.numbers for row in rules.parameters if row.name == number.name}
        return rules.supposing(rows.values())

    def calendar(self, calendar: CodeCalendar) -> CodeCalendar:
        """Return *calendar* with the supposed facts, as if they were known on its day."""
        if not self.facts:
            return calendar
        return calendar.given_also(*(_known(fact, calendar) for fact in self.facts))


def suppose(timetable: Timetable, *words: str) -> Supposed:
    """
    Return *timetable* with what *words* suppose, each a text as after `--what-if`, in their order.

    Raises:
        UnusableInput: Words cannot be understood, name what does not exist, or contradict each
            other; all are listed.
    """
    problems: Problems = []
    settled: dict[tuple[str, ...], tuple[str, Saying]] = {}
    found = Supposed(timetable, attrs.evolve(timetable, supposed=words))
    for number, text in enumerate(words, 1):
        so_far = len(problems)
        saying = saying_of(text, f"what-if {number}", problems)
        if saying is not None:
            supposing = _supposing(found, saying, problems)
            if len(problems) == so_far:
                claims = claims_of(saying, found.timetable)
                problems += contradictions(saying, claims, settled)
                settled |= {thing: (value, saying) for thing, value in claims}
                found = supposing
    if not words:
        problems.append(Problem("what-if", "nothing", "at least one supposition",
                                "say what is supposed, or ask without it"))
    if problems:
        raise UnusableInput("what is supposed", problems)
    return found


def _supposing(found: Supposed, saying: Saying, problems: Problems) -> Supposed:
    match saying.kind:
        case "step":
            changed = supposing_step(found.timetable, saying, problems)
        case "without":
            changed = without_step(found.timetable, saying, problems)
        case "modification":
            changed = supposing_modification(found.timetable, saying, problems)
        case _:
            said = settings_of(saying, problems)
            return attrs.evolve(_with_settings(found, said),
                                says=(*found.says, says_of_settings(saying, said)))
    if changed is found.timetable:
        return found
    return attrs.evolve(found, timetable=changed,
                        says=(*found.says, says_of_timetable(saying, changed, found.timetable)))


def _with_settings(found: Supposed, said: Settings) -> Supposed:
    """Return *found* with a number or a fact more; a meeting that is no regular one is recorded."""
    extra = tuple(one for one in said.meetings if not one.regular)
    regular = tuple(one for one in said.meetings if one.regular)
    records = tuple(MeetingRecord(one.body, date=one.day) for one in extra)
    timetable = attrs.evolve(found.timetable, meetings=(*found.timetable.meetings, *records))
    return Supposed(found.stated, timetable, (*found.numbers, *said.adopted),
                    (*found.facts, *said.holidays, *regular, *said.releases), found.says)


def _known(fact: Given, calendar: CodeCalendar) -> Given:
    """Return *fact* as known on the calendar's day, so that it counts, and after all others."""
    if isinstance(fact, BankHoliday):
        return attrs.evolve(fact, announced=calendar.as_of)
    if isinstance(fact, KnownMeeting):
        return attrs.evolve(fact, known=calendar.as_of)
    return attrs.evolve(fact, known=calendar.as_of, cut_offs=tuple(
        attrs.evolve(one, known=calendar.as_of, evidence=Evidence.UNVERIFIED)
        for one in fact.cut_offs))
