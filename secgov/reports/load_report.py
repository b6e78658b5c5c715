"""The report on the DCC's load: the fullest week first, each week, then each piece of work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from types import MappingProxyType
from typing import Final

from secgov.model.acts import act
from secgov.planning.network.runs import date_of
from secgov.planning.portfolios.assessment_rounds import KINDS
from secgov.planning.portfolios.dcc_work import End, Work
from secgov.planning.portfolios.load_answer import STANDINGS, Count, Load, Week
from secgov.reports.document import Block, Document, Heading, Item, Items, Paragraph, Table
from secgov.reports.words import (
    counted,
    item_of,
    plain,
    receipt_line,
    sentence,
    spoken,
    titled,
)

__all__ = ["load_report"]

_OVER: Final = MappingProxyType({"within": "no", "may-exceed": "maybe", "exceeds": "yes"})


def load_report(answer: Load) -> Document:
    """Return *answer* as a document: a table of weeks, who is in hand in each, and why."""
    return Document(answer.classification, tuple(_blocks(answer)))


def _blocks(answer: Load) -> Iterator[Block]:
    yield Paragraph(" ".join(_summary(answer)))
    yield Paragraph(
        f"The DCC's work in {answer.source or 'a timetable'}, as of {spoken(answer.as_of)}. A "
        "piece is in hand from the day on which it is asked for to that of its return. The first "
        "number is what surely is in hand in the week as stated, the second what may be. What no "
        "step states is not counted.")
    yield from (Paragraph(sentence(plain(note))) for note in answer.notes)
    if answer.weeks:
        yield Heading("Week by week")
        over = () if answer.capacity is None else (f"Over {answer.capacity}?",)
        yield Table(("Week of", "Pieces", "Options", *(f"{one.capitalize()}s" for one in KINDS),
                     *(one.capitalize() for one in STANDINGS[1:]), *over),
                    tuple(map(_row, answer.weeks)))
        yield Heading("What may be in hand")
        yield Items(tuple(_in_hand(tuple(weeks)) for _, weeks in groupby(
            answer.weeks, key=lambda week: (week.may_be, week.surely))))
    if answer.work:
        yield Heading("Each piece of work")
        yield Items(tuple(map(_piece, answer.work)))
    yield receipt_line(answer.receipt)


def _summary(answer: Load) -> Iterator[str]:
    fullest = answer.fullest
    if fullest is None:
        yield "The timetable states no work of the DCC from this day on."
        return
    yield (f"Up to {counted(fullest.pieces.up_to, 'piece')} of the DCC's work "
           f"({counted(fullest.options.up_to, 'option')}) may be in hand in the week of "
           f"{spoken(fullest.monday)}, the fullest; {fullest.pieces.at_least or 'none'} of them "
           "for certain.")
    if answer.capacity is None:
        return
    capacity = f"the capacity of {counted(answer.capacity, 'piece')} a week"
    within = True
    for verdict, says in (("exceeds", "It exceeds"), ("may-exceed", "It may exceed")):
        over = [week for week in answer.weeks if week.against_capacity == verdict]
        if over:
            within = False
            yield (f"{says} {capacity} in {counted(len(over), 'week')}, first in that of "
                   f"{spoken(over[0].monday)}.")
    if within:
        yield f"It stays within {capacity}."


def _row(week: Week) -> tuple[str, ...]:
    counts = (week.pieces, week.options, *map(week.of_kind, KINDS),
              *map(week.standing, STANDINGS[1:]))
    over = (_OVER[week.against_capacity],) if week.against_capacity else ()
    return (_monday(week), *map(_count, counts), *over)


def _monday(week: Week) -> str:
    return spoken(week.monday).removeprefix("Monday ")


def _count(count: Count) -> str:
    """
    Return both numbers, or the one that they are.

    >>> _count(Count(0, 8)), _count(Count(2, 2))
    ('0 to 8', '2')
    """
    if count.at_least == count.up_to:
        return str(count.up_to)
    return f"{count.at_least} to {count.up_to}"


def _in_hand(weeks: tuple[Week, ...]) -> Item:
    """Return what may be in hand in weeks that have the same."""
    first, last = weeks[0], weeks[-1]
    when = (f"Week of {_monday(first)}" if first is last
            else f"Weeks of {_monday(first)} to {_monday(last)}")
    several = Counter(one.modification for one in first.may_be)
    named = (f"{one.modification}{f' {_assessment(one)}' if several[one.modification] > 1 else ''}"
             f"{_marks(one, surely=one in first.surely)}"
             for one in first.may_be)
    return Item(f"{when}: {', '.join(named) or 'nothing'}.")


def _assessment(one: Work) -> str:
    return one.assessment.replace("-", " ").title()


def _marks(one: Work, *, surely: bool) -> str:
    marks = [one.kind] if one.kind != KINDS[0] else []
    marks += [f"{one.options} options"] if one.options > 1 else []
    marks += [one.standing] if one.standing != STANDINGS[0] else []
    marks += ["for certain"] if surely else []
    return f" ({', '.join(marks)})" if marks else ""


def _piece(one: Work) -> Item:
    kind = f", {one.kind}" if one.kind != KINDS[0] else ""
    options = f", {counted(one.options, 'option')}" if one.options > 1 else ""
    options += f" ({', '.join(one.option_names)})" if one.option_names else ""
    parts = [_end(one.asked), _end(one.returned)]
    parts += [Item(f"Blocked: {sentence(plain(says))}") for says in one.blocked]
    parts += [Item(f"Conditional: {sentence(plain(says))}") for says in one.conditions]
    return Item(f"{titled(one.modification, one.title)}. {_assessment(one)}"
                f"{kind}{options}: {_when(one)}.", tuple(parts))


def _when(one: Work) -> str:
    asked, returned = _days(one.asked), _days(one.returned)
    return f"in hand from {asked} to {returned}" if not one.begun else (
        f"with the DCC, to {returned}")


def _days(end: End) -> str:
    first, last = date_of(end.earliest), date_of(end.latest)
    if last is None:
        return "a day not known"
    if first is None or first == last:
        return spoken(last)
    return f"a day between {spoken(first)} and {spoken(last)}"


def _end(end: End) -> Item:
    because = item_of(end.because)
    return Item(f"{sentence(act(end.step).says)[:-1]}: {because.text}")
