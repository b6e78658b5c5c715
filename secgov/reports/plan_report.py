"""The report on a plan: the days of each step, why it is not earlier, and where it is tight."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from secgov.planning.network.route_network import says_of
from secgov.planning.network.tightest import Gap
from secgov.planning.outlooks.plan import Plan, PlannedDay, PlannedModification
from secgov.reports.document import Block, Document, Heading, Item, Items, Paragraph, Table
from secgov.reports.words import (
    counted,
    day_or,
    item_of,
    latest_or,
    plain,
    receipt_line,
    sentence,
    spoken,
    titled,
)

__all__ = ["plan_report"]

_HEADS = ("Step", "Status", "Earliest", "Latest", "Float")


def plan_report(answer: Plan) -> Document:
    """Return *answer* as a document: a table a modification, its reasons, and the advice."""
    return Document(answer.classification, tuple(_blocks(answer)))


_SAYS = MappingProxyType({
    "misses": "It misses {}.", "at-risk": "It is at risk for {}.",
    "on-track": "It is on track for {}.",
    "unknown": "Whether it makes {} is not known: no cut-off is.",
    "depends": "Whether it makes {} depends on whether it impacts the DCC Systems."})


def _blocks(answer: Plan) -> Iterator[Block]:
    yield Paragraph(_verdict(answer))
    yield Paragraph(f"Plan of {answer.source or 'a timetable'}, as of {spoken(answer.as_of)}. The "
                    "earliest day is at the usual pace, the latest still lets what follows happen "
                    "in time, and the float is the Working Days between the two.")
    for modification in answer.modifications:
        yield from _modification(modification)
    yield receipt_line(answer.receipt)


def _verdict(answer: Plan) -> str:
    ones = answer.modifications
    late = [one.id for one in ones if one.verdict in ("misses", "at-risk")]
    missed = [one.id for one in ones if one.verdict == "misses"]
    targeted = sum(bool(one.verdict) for one in ones)
    head = f"{counted(len(ones), 'modification')}, {targeted} with a target release"
    if missed:
        return f"{head}; even at best the release is missed by {', '.join(missed)}."
    if late:
        return f"{head}; at the usual pace too late for it: {', '.join(late)}."
    unknown = [one.id for one in ones if one.verdict in ("unknown", "depends")]
    if unknown:
        return f"{head}; not known for {', '.join(unknown)}."
    return f"{head}; none is late for it." if targeted else f"{head}."


def _modification(one: PlannedModification) -> Iterator[Block]:
    yield Heading(titled(one.id, one.title))
    if one.verdict:
        yield Paragraph(_SAYS[one.verdict].format(f"the {one.target_release} Release"))
    if one.notes:
        yield Items(tuple(Item(sentence(plain(note))) for note in one.notes))
    open_steps = [step for step in one.steps if step.status != "done"]
    done = [says_of(step.step) for step in one.steps if step.status == "done"]
    if done:
        yield Paragraph(f"Done: {'; '.join(done)}.")
    if open_steps:
        yield Table(_HEADS, tuple(map(_row, open_steps)))
        yield Heading("Why each step is not earlier", 3)
        yield Items(tuple(map(_why, open_steps)))
    if one.advice:
        yield Heading("Where the plan is tightest", 3)
        yield Items(tuple(map(_gap, one.advice)), numbered=True)


def _row(day: PlannedDay) -> tuple[str, str, str, str, str]:
    room = day.float_working_days
    spare = "" if room is None else f"late by {-room}" if room < 0 else str(room)
    return (_step(day.step), day.status, day_or(day.earliest, "not known"),
            latest_or(day), spare)


def _why(day: PlannedDay) -> Item:
    reasons = tuple(map(item_of, day.because.parts))
    return Item(f"{_step(day.step)}:", reasons)


def _gap(gap: Gap) -> Item:
    spare = (f"{-gap.spare} too few" if gap.spare < 0 else f"{gap.spare or 'none'} to spare")
    own = ""
    if gap.planned:
        whose = ("both days are" if len(gap.planned) > 1 else
                 f"the day on which {says_of(gap.planned[0])} is")
        own = f"; {whose} the plan's own, laid as early as it can be"
    return Item(f"From the day on which {says_of(gap.earlier)} to the day on which "
                f"{says_of(gap.later)}: {counted(gap.working_days, 'Working Day')}; "
                f"{counted(gap.needs, 'Working Day')} needed, {spare}{own}.")


def _step(step: str) -> str:
    return sentence(says_of(step)).rstrip(".")
