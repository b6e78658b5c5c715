"""
What did not wait: votes before the close of a consultation, which no other round explains.

A vote on the day on which a consultation is issued, or before it, may rest on the consultation
before. It cannot where there is none in its round, nor where it leads out of the stage in which the
later one is held and nothing that is recorded leads back.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from datetime import date
from itertools import accumulate

import attrs

from secgov.model.recorded_acts import RecordedAct
from secgov.planning.records.record import Record
from secgov.rules.rule import Rule
from secgov.rules.transition_rows import Move

__all__ = ["Early", "early"]


@attrs.frozen
class _Wait:
    """An act that waits for the end of a span, the rule that says so, and the ends of the span."""

    act: str
    opener: str
    closer: str
    rule: str
    stages: frozenset[str]

    def leads_out(self, move: Move) -> bool:
        """Return whether the row leads out of the stages in which the span is open."""
        return bool(move.to) and move.to not in self.stages and not self.undoes(move)

    def undoes(self, move: Move) -> bool:
        """Return whether the span must be gone through anew after the row."""
        return self.closer in move.undoes

    def leads_back(self, move: Move) -> bool:
        """Return whether a row sends the modification back, so that another round can follow."""
        return self.undoes(move) or (bool(move.undoes) and move.to in self.stages)

    def leads_in(self, move: Move) -> bool:
        """Return whether a row begins a round without sending anything back."""
        return move.to in self.stages and not move.undoes


@attrs.frozen
class Early:
    """An act that did not wait, by which rule, the close after it, and the ends of the span."""

    fact: RecordedAct
    rule: Rule
    close: RecordedAct
    span: tuple[str, str]


@attrs.frozen
class _Facts:
    """Some facts in the order of their days, to be looked up by day however many there are."""

    facts: tuple[RecordedAct, ...]
    first: tuple[date, ...]
    last: tuple[date, ...]

    def since(self, day: date, until: date) -> Iterator[RecordedAct]:
        """Yield those that may have been on *day* or later, by *until*; the last first."""
        place = bisect_right(self.first, until)
        while place and self.last[place - 1] >= day:
            place -= 1
            if self.facts[place].latest >= day:
                yield self.facts[place]

    def surely_before(self, day: date) -> date:
        """Return the first day of the last of those that surely were before *day*."""
        return next((one.earliest for one in self.facts[:bisect_left(self.first, day)][::-1]
                     if one.latest < day), date.min)


def early(record: Record) -> Iterator[Early]:
    """Yield each act before the close that it waits for, where no other round explains it."""
    for wait in _waits(record):
        closes = _facts(record, wait.closer)
        if not closes.facts:
            continue
        issues, rounds = _facts(record, wait.opener), _Rounds.of(record, wait)
        for fact in record.of_act.get(wait.act, ()):
            place = bisect_right(closes.first, fact.latest)
            if place == len(closes.facts):
                continue
            close = closes.facts[place]
            begun = rounds.undone.surely_before(fact.earliest)
            since = set(closes.since(begun, fact.latest)) - _ended(closes, issues, begun)
            alone = not since and not any(
                one.earliest < fact.latest for one in issues.since(begun, fact.latest))
            out = all(map(wait.leads_out, _rows(record, fact)))
            # What begins a round comes before its span does, on whatever day of a month that is.
            opened = max((one.latest for one in issues.since(fact.earliest, close.latest)),
                         default=close.latest)
            if (alone or out) and not rounds.another(fact, opened):
                yield Early(fact, record.life.rule(wait.rule, fact.latest), close,
                            (wait.opener, wait.closer))


def _ended(closes: _Facts, issues: _Facts, begun: date) -> set[RecordedAct]:
    """
    Return the close with which the round before ended, if that was on the day when this one began.

    It is the only close of that day, and no issue of that day is there that it may be the end of.
    """
    same = [*closes.since(begun, begun)]
    issued = next(issues.since(date.min, begun), None)
    return set(same) if len(same) == 1 and issued is not None and issued.latest < begun else set()


@attrs.frozen
class _Rounds:
    """What sends a modification back, what of it undoes the span, and what begins a round."""

    back: _Facts
    undone: _Facts
    begins: _Facts

    @classmethod
    def of(cls, record: Record, wait: _Wait) -> _Rounds:
        return cls(*(_where(record, test) for test in (
            wait.leads_back, wait.undoes, wait.leads_in)))

    def another(self, fact: RecordedAct, until: date) -> bool:
        """
        Return whether another round may have begun after an act, on the day *until* or before.

        What begins a round on the day of the act may be what the act itself rests on, unless the
        record has it before as well.
        """
        if any(one is not fact for one in self.back.since(fact.earliest, until)):
            return True
        sent = self.back.surely_before(fact.earliest)
        return any(one.latest > fact.earliest or any(
            other is not one and other.act == one.act
            for other in self.begins.since(sent, fact.latest))
            for one in self.begins.since(fact.earliest, until))


def _waits(record: Record) -> Iterator[_Wait]:
    """Yield what a rule of order makes wait for the end of a span in which it is barred."""
    moves, found = record.life.table.moves, {}
    ends = {span: (next(one.act for one in moves if one.opens == span),
                   next(one.act for one in moves if one.closes == span))
            for span in {bar.span for one in moves for bar in one.not_while}}
    for move in moves:
        for bar in move.not_while:
            opener, closer = ends[bar.span]
            if record.life.rule(bar.rule).earlier == closer:
                found[move.act, closer] = _Wait(
                    move.act, opener, closer, bar.rule, frozenset(move.sources))
    yield from found.values()


def _rows(record: Record, fact: RecordedAct) -> list[Move]:
    deferred = any(one.part and one.outcome == "deferred"
                   for one in record.of_act.get("change-board", ()))
    return [move for move in record.life.table.of_act.get((fact.act, fact.outcome), ())
            if move.of_part in (None, bool(fact.part)) and not move.same_day
            and (move.alternative != "undecided" or deferred)]


def _facts(record: Record, act: str) -> _Facts:
    return _looked_up(record.of_act.get(act, ()))


def _where(record: Record, test: Callable[[Move], bool]) -> _Facts:
    return _looked_up(tuple(
        fact for fact in record.facts if any(map(test, _rows(record, fact)))))


def _looked_up(facts: tuple[RecordedAct, ...]) -> _Facts:
    return _Facts(facts, tuple(one.earliest for one in facts),
                  tuple(accumulate((one.latest for one in facts), max)))
