"""The report on a difference: what it does to the releases first, then each modification."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from secgov.planning.changes.diff_answer import (
    AwaitingChange,
    Cause,
    Difference,
    Effect,
    ModificationChange,
    Paper,
    Standing,
)
from secgov.reports.diff_papers import meeting_item, recommendation_item
from secgov.reports.diff_steps import cause_of, step_items
from secgov.reports.document import Block, Document, Heading, Item, Items, Paragraph
from secgov.reports.words import (
    VERDICTS,
    body_in_words,
    counted,
    day_or,
    plain,
    receipt_line,
    sentence,
    spoken,
    titled,
)

__all__ = ["diff_report"]

_FACTS: Final = MappingProxyType({
    "title": "The title", "stage": "The stage", "path": "The path",
    "dcc_impact": "The impact on the DCC Systems", "proposer": "The Proposer",
    "group": "The group", "waits_on": "What it waits on",
    "open_to_adoption": "Being open to adoption", "target_release": "The target release"})
_STANDINGS: Final = MappingProxyType({
    **VERDICTS, "misses": "missed", "depends": "depending on its impact on the DCC Systems"})


def diff_report(answer: Difference) -> Document:
    """Return *answer* as a document: a section a changed modification."""
    return Document(answer.classification, tuple(_blocks(answer)))


def _blocks(answer: Difference) -> Iterator[Block]:
    yield Paragraph(_summary(answer))
    yield Paragraph(
        f"{sentence(_named(answer.before))[:-1]} is judged as of {spoken(answer.before.as_of)}, "
        f"{_named(answer.after)} as of {spoken(answer.after.as_of)}, both by the rules and the "
        f"calendar as known on {spoken(answer.as_of)}. Working Days are counted without the first "
        "day.")
    effects = [(one, effect) for one in answer.modifications for effect in one.effects]
    if effects:
        yield Heading("What it does to the releases")
        yield Items(tuple(_effect(one, effect) for one, effect in effects))
    parts = (*map(recommendation_item, answer.recommendations),
             *map(meeting_item, answer.meetings))
    if parts:
        yield Heading("Recommendations and meetings")
        yield Items(parts)
    for one in answer.modifications:
        if one.change == "changed":
            yield Heading(titled(one.id, one.title))
            yield Items(tuple(_changes(one)))
    for change, says in (("added", "New"), ("dropped", "No longer there"),
                         ("same", "Nothing has changed in what is stated of")):
        names = [titled(one.id, one.title) if change != "same" else one.id
                 for one in answer.modifications if one.change == change]
        if names:
            yield Paragraph(f"{says}{':' if change != 'same' else ''} {'; '.join(names)}.")
    yield receipt_line(answer.receipt)


def _summary(answer: Difference) -> str:
    count = {change: sum(one.change == change for one in answer.modifications)
             for change in ("changed", "added", "dropped", "same")}
    steps = [change for one in answer.modifications for change in one.steps]
    moved = sum(one.moved for one in steps)
    added, dropped = (sum(end is None for end in ends) for ends in (
        [one.before for one in steps], [one.after for one in steps]))
    head = sentence(
        f"{counted(count['changed'], 'modification')} changed, {count['added'] or 'none'} added, "
        f"{count['dropped'] or 'none'} dropped, {count['same'] or 'none'} as before. "
        f"{sentence(counted(moved, 'step'))[:-1]} moved, {added or 'none'} added, "
        f"{dropped or 'none'} dropped. "
        f"{sentence(counted(len(answer.recommendations), 'recommendation'))[:-1]} and "
        f"{counted(len(answer.meetings), 'recorded meeting')} changed, added or dropped")[:-1]
    worse = dict.fromkeys(
        one.id for one in answer.modifications for effect in one.effects
        if effect.after is not None and effect.after.verdict == "misses"
        and (effect.before is None or effect.before.verdict != "misses"))
    return f"{head}. A release is missed now by {', '.join(worse)}." if worse else f"{head}."


def _named(paper: Paper) -> str:
    return paper.reference or paper.source or "a timetable"


def _effect(one: ModificationChange, effect: Effect) -> Item:
    head = f"{one.id}, the {effect.release} Release"
    before, after = effect.before, effect.after
    hold = (Item(sentence(effect.hold)),) if effect.hold else ()
    if before is None or after is None:
        return Item(f"{head}: {'new' if before is None else 'no longer there'}, "
                    f"{' '.join(map(_arriving, filter(None, (before, after))))}.", hold)
    if not effect.changed:
        return Item(f"{head}: {_arriving(after)}, as before.", hold)
    causes = (*(_cause(cause, effect) for cause in effect.causes),
              *map(Item, _together(effect)))
    return Item(f"{head}: before {_arriving(before)}; now {_arriving(after)}.", (*hold, *causes))


def _together(effect: Effect) -> Iterator[str]:
    """Yield how the changes do it together, where no one of them is needed for it."""
    if not effect.causes:
        yield "No single change does it, alone or among the others."
    elif all(cause.without == effect.after for cause in effect.causes):
        enough = [cause_of(cause) for cause in effect.causes if cause.alone == effect.after]
        which = ("None of these is enough alone" if not enough else
                 "Each of these is enough alone" if len(enough) == len(effect.causes) else
                 f"Enough alone: {'; '.join(enough)}")
        yield ("No one of the changes is needed for it: without any one the others do it as well. "
               f"{which}.")


def _standing(standing: Standing) -> str:
    room = standing.float_working_days
    spare = ("its float not known" if room is None
             else f"late by {counted(-room, 'Working Day')}" if room < 0
             else f"{counted(room, 'Working Day')} to spare")
    return f"{_STANDINGS[standing.verdict]}, {spare}"


def _arriving(standing: Standing) -> str:
    """Return the standing with the days of arrival."""
    usual, best = (day_or(day, "a day not known")
                   for day in (standing.arrives_usual, standing.arrives_best))
    return f"{_standing(standing)} at the usual pace ({usual}, at best {best})"


def _cause(cause: Cause, effect: Effect) -> Item:
    alone = ("this alone changes nothing" if cause.alone == effect.before
             else f"with this alone it would be {_standing(cause.alone)}")
    without = ("without this it would be as it is now" if cause.without == effect.after
               else f"without this it would be {_standing(cause.without)}")
    return Item(f"{cause_of(cause)}: {alone}; {without}.")


def _changes(one: ModificationChange) -> Iterator[Item]:
    for change in one.steps:
        yield from step_items(change)
    if one.hold is not None:
        yield Item(sentence(plain(
            f"on hold otherwise than before: it was {one.hold.before}; it is {one.hold.after}"
            if one.hold.before and one.hold.after else
            f"on hold now: {one.hold.after}" if one.hold.after else
            f"no longer on hold; it was: {one.hold.before}")))
    yield from map(_awaiting, one.awaiting)
    for fact in (*((one.target_release,) if one.target_release else ()), *one.facts):
        yield Item(f"{_FACTS[fact.key]} was {fact.before or 'not stated'}; it is "
                   f"{fact.after or 'not stated'}.")


def _awaiting(one: AwaitingChange) -> Item:
    whom = f", from {body_in_words(one.who)}" if one.who else ""
    match one.change:
        case "new":
            return Item(f"Awaited now: {one.after}{whom}.")
        case "ended":
            return Item(f"No longer awaited: {one.before}{whom}.")
    return Item(f"Awaited otherwise: it was {one.before}; it is {one.after}{whom}.")
