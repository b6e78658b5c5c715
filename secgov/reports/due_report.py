"""The report on what is due: who does what by which day, why, and how much room there is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from types import MappingProxyType
from typing import Final

from secgov.planning.promises.due_answer import About, BranchFloat, Due, DueItem, Float
from secgov.planning.steps.route_choice import WITH_IMPACT
from secgov.reports.document import Block, Document, Heading, Item, Items, Paragraph
from secgov.reports.words import (
    body_in_words,
    counted,
    day_or,
    item_of,
    plain,
    receipt_line,
    sentence,
    spoken,
)

__all__ = ["due_report"]

_BEFORE: Final = MappingProxyType({"last-day": "at the latest, ", "action": "owed: "})


def due_report(answer: Due) -> Document:
    """Return *answer* as a document: what is overdue, then day by day, then what has no day."""
    return Document(answer.classification, tuple(_blocks(answer)))


def _blocks(answer: Due) -> Iterator[Block]:
    overdue, unrecorded = answer.overdue, answer.unrecorded
    coming = tuple(one for one in answer.items if not one.overdue and not one.awaits_record)
    yield Paragraph(f"{_when(answer)}, {_are(len(coming))} due, {_are(len(overdue))} overdue, "
                    f"{_awaiting(answer)}and {_are(len(answer.undated))} without a day.")
    yield Paragraph(f"Asked of {answer.source or 'a timetable'}, as of {spoken(answer.as_of)}"
                    f"{_only(answer)}. {_period(answer)}")
    yield from (Paragraph(sentence(plain(note))) for note in answer.notes)
    if overdue:
        yield Heading("Overdue")
        yield from _days(overdue)
    if unrecorded:
        yield Heading("Past, and awaiting the record")
        yield from _days(unrecorded)
    if coming:
        yield Heading("Due")
        yield from _days(coming)
    if answer.undated:
        yield Heading("Without a day")
        yield Items(tuple(map(_item, answer.undated)))
    yield receipt_line(answer.receipt)


def _when(answer: Due) -> str:
    """Return the first and the last day, which are one where no Working Days are asked for."""
    if answer.start == answer.through:
        return f"On {spoken(answer.start)}"
    return f"From {spoken(answer.start)} to {spoken(answer.through)}"


def _period(answer: Due) -> str:
    """Return how the last day is counted; what is due on either is listed."""
    if not answer.days:
        return "The period is that day alone."
    return f"The period is {counted(answer.days, 'Working Day')}, the first day not counted."


def _awaiting(answer: Due) -> str:
    """Return how many things await their record, if any do."""
    number = len(answer.unrecorded)
    return (f"{counted(number, 'thing')} {'awaits its' if number == 1 else 'await their'} record, "
            if number else "")


def _are(number: int) -> str:
    if number == 0:
        return "nothing is"
    return f"{counted(number, 'thing')} {'is' if number == 1 else 'are'}"


def _only(answer: Due) -> str:
    """Return whose things, and of which modification, were asked for."""
    who = f", only what is for {body_in_words(answer.who)}" if answer.who else ""
    return f"{who}{f', only about {answer.modification}' if answer.modification else ''}"


def _days(items: Iterable[DueItem]) -> Iterator[Block]:
    for day, same in groupby(items, key=lambda one: one.date):
        yield Heading(day_or(day, "Without a day"), 3)
        yield Items(tuple(map(_item, same)))


def _item(one: DueItem) -> Item:
    names = ", ".join(dict.fromkeys(each.modification for each in one.about))
    others = " and ".join(map(body_in_words, one.together_with))
    who = body_in_words(one.actor) if one.actor else "nobody who is named"
    if one.kind in ("meeting", "recommendation"):
        text = f"{one.says}{f', with {others}' if others else ''}"
    elif one.kind == "awaited":
        text = f"awaited from {who}: {one.says}"
    else:
        text = f"{who}{f', with {others}' if others else ''}: {_BEFORE.get(one.kind, '')}{one.says}"
    parts = [item_of(part) for part in one.because]
    parts += [_about(each) for each in one.about
              if each.because and (one.kind != "meeting" or each.actor == one.actor)]
    parts += [_about(each) for each in one.about
              if not each.because and (each.float is not None or each.conditions)]
    text = f"{text[0].upper()}{text[1:]}"
    if names:  # What stands in brackets already, such as the kind of a meeting, stands with them.
        text = f"{text[:-1]}; {names})" if text.endswith(")") else f"{text} ({names})"
    return Item(sentence(plain(text)), tuple(parts))


def _about(one: About) -> Item:
    """Return what is said of one modification: why, on what condition, and with what float."""
    because = "; ".join(f"{part.says}{f' [{part.cites}]' if part.cites else ''}"
                        for part in one.because)
    said = [because] if because else []
    said += one.conditions
    said += [_room(one.float)] if one.float is not None else []
    status = "" if one.status in ("", "planned", "open") else f" ({one.status.replace('-', ' ')})"
    return Item(sentence(plain(f"{one.modification}{status}: {'; '.join(said)}")))


def _room(room: Float) -> str:
    """Return the float for the release in words, each pace with its own and what kind it is."""
    if not room.branches:
        return f"for the {room.release} Release: {_paces(room)}"
    both = "; ".join(f"{WITH_IMPACT[one.dcc_impact]}: {_paces(one)}" for one in room.branches)
    return (f"for the {room.release} Release, as it is not known whether it impacts the DCC "
            f"Systems: {both}")


def _paces(room: Float | BranchFloat) -> str:
    return (f"{_spare(room.usual)} at the usual pace; by sourced rules alone "
            f"{_spare(room.best)}")


def _spare(days: int | None) -> str:
    """
    Return one float in words that say whether the days are to spare or lacking.

    >>> _spare(0), _spare(-1), _spare(None)
    ('no Working Day to spare', 'late by 1 Working Day', 'no day would do')
    """
    if days is None:
        return "no day would do"
    if days < 0:
        return f"late by {counted(-days, 'Working Day')}"
    return f"{counted(days, 'Working Day') if days else 'no Working Day'} to spare"
