"""What is known of days and rules on a day, and what became known, or binding, between two days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

import attrs

from secgov.calendar.bank_holidays import BankHoliday, announcements
from secgov.calendar.code_calendar import CodeCalendar
from secgov.calendar.meetings import KnownMeeting, known_meetings
from secgov.calendar.release_facts import ReleaseFact, release_facts, written_name
from secgov.calendar.spoken_days import spoken
from secgov.model.bodies import body_name
from secgov.rules.rule import Rule
from secgov.rules.rulebook import RuleBook

__all__ = ["Knowledge", "Learned"]


@attrs.frozen
class Learned:
    """
    A fact or rule that became known, or a rule or number that came into force, on `day`.

    `kind` is `holiday`, `meeting`, `release`, `rule` or `in-force`, or `passing` for what the
    days themselves bring; `subject` names the body, the release, the rule or the step.
    """

    day: date
    kind: str
    subject: str
    says: str
    cites: str = ""
    register: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain values, in the order of its schema."""
        return {"day": self.day.isoformat(), "kind": self.kind, "subject": self.subject or None,
                "says": self.says, "cites": self.cites or None, "register": self.register or None}


@attrs.frozen(eq=False)
class Knowledge:
    """A calendar and a rule book as known on one day."""

    calendar: CodeCalendar
    rules: RuleBook

    def known_on(self, day: date) -> Knowledge:
        """Return what was known on *day*."""
        return Knowledge(self.calendar.known_on(day), self.rules.known_on(day))

    def learned(
        self, since: date, until: date, release: str, bodies: frozenset[str]
    ) -> tuple[Learned, ...]:
        """
        Return what came after *since*, up to *until*, in the order of its days.

        That is bank holidays, facts of *release*, meetings of *bodies*, rules and numbers.
        """
        given = self.calendar.given
        found = [
            *_holidays((*announcements(), *(one for one in given if isinstance(one, BankHoliday)))),
            *_meetings((*known_meetings(), *(one for one in given
                                             if isinstance(one, KnownMeeting))), bodies),
            *_releases((*release_facts(), *(one for one in given
                                            if isinstance(one, ReleaseFact))), release),
            *self._rules(),
        ]
        return tuple(sorted((one for one in found if since < one.day <= until),
                            key=lambda one: (one.day, one.kind, one.subject, one.says)))

    def _rules(self) -> Iterator[Learned]:
        """Yield the days on which rules became known, and rules and numbers came into force."""
        for rule in self.rules.rules:
            if rule.known is not None:
                yield _rule(rule, rule.known, "rule")
            number = rule.parameter
            if rule.since is not None and (number is None or number.since != rule.since):
                yield _rule(rule, rule.since, "in-force")
        for row in self.rules.parameters:
            if row.since is not None:
                yield Learned(row.since, "in-force", row.name,
                              f"from then on {row.name} is {row.in_words()}", row.cites,
                              row.register)

    def before(self, day: date) -> Knowledge:
        """Return this knowledge as if what came into force on *day* did so only after it."""
        later = day + timedelta(days=1)
        rules, rows = self.rules.rules, self.rules.parameters
        return Knowledge(self.calendar, attrs.evolve(
            self.rules,
            rules=tuple(attrs.evolve(one, since=later) if one.since == day else one
                        for one in rules),
            parameters=tuple(attrs.evolve(one, since=later) if one.since == day else one
                             for one in rows)))

    def forgetting(self, one: Learned, old: Knowledge) -> Knowledge:
        """Return this knowledge with what *one* is about as *old* has it."""
        calendar, rules = self.calendar, self.rules
        match one.kind:
            case "holiday":
                calendar = attrs.evolve(calendar, working_days=old.calendar.working_days,
                                        series=old.calendar.series)
            case "meeting":
                calendar = attrs.evolve(calendar, series=MappingProxyType({
                    **calendar.series, one.subject: old.calendar.series[one.subject]}))
            case "release":
                calendar = attrs.evolve(calendar, releases=old.calendar.releases)
            case _:
                rules = attrs.evolve(
                    rules,
                    rules=(*(rule for rule in rules.rules if not _is_about(one, rule)),
                           *(rule for rule in old.rules.rules if _is_about(one, rule))),
                    parameters=(*(row for row in rules.parameters if row.name != one.subject),
                                *(row for row in old.rules.parameters
                                  if row.name == one.subject)))
        return Knowledge(calendar, rules)


def _is_about(one: Learned, rule: Rule) -> bool:
    """Return whether *one* is the rule, or the number that the rule goes by."""
    return one.subject in (rule.id, rule.parameter.name if rule.parameter else "")


def _rule(rule: Rule, day: date, kind: str) -> Learned:
    return Learned(day, kind, rule.id, rule.says, rule.cites, rule.register)


def _holidays(changes: tuple[BankHoliday, ...]) -> Iterator[Learned]:
    for one in changes:
        what = "a bank holiday" if one.added else "no bank holiday any more"
        yield Learned(one.announced, "holiday", "",
                      f"{spoken(one.day)} is {what}: {one.name}", one.cites)


def _meetings(
    meetings: tuple[KnownMeeting, ...], bodies: frozenset[str]
) -> Iterator[Learned]:
    for one in meetings:
        if one.body in bodies:
            regular = "" if one.regular else ", beside its regular meetings"
            yield Learned(one.known, "meeting", one.body,
                          f"{body_name(one.body)} meets on {spoken(one.day)}{regular}", one.cites)


def _releases(facts: tuple[ReleaseFact, ...], release: str) -> Iterator[Learned]:
    for fact in facts:
        if release not in (fact.name, written_name(fact.name)):
            continue
        for amendment in fact.amendments:
            yield Learned(amendment.known, "release", release, amendment.says, amendment.cites)
        if fact.go_live is not None:
            yield Learned(fact.known or fact.go_live, "release", release,
                          f"the {release} Release {fact.says} ({spoken(fact.go_live)})",
                          fact.cites)
        for cut_off in fact.cut_offs:
            yield Learned(cut_off.known, "release", release, cut_off.scope, cut_off.cites,
                          cut_off.register)
