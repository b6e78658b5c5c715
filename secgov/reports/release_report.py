"""The outlook for one release: what decides, what binds, who acts, what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from secgov.planning.network.route_network import says_of
from secgov.planning.network.runs import Deciding
from secgov.planning.outlooks.outlook_answer import Binding, LastDay, ReleaseOutlook, Rests
from secgov.reports.document import Block, Heading, Item, Items, Paragraph, Table
from secgov.reports.pace_section import pace_blocks
from secgov.reports.proof_report import proof_blocks
from secgov.reports.release_sentence import release_sentence
from secgov.reports.repairs_report import repair_blocks
from secgov.reports.words import (
    EVIDENCE,
    body_in_words,
    day_or,
    plain,
    sentence,
    spoken,
)

__all__ = ["moved_by", "release_blocks"]

_PAST = "already past"


def release_blocks(one: ReleaseOutlook, as_of: date, level: int = 2) -> Iterator[Block]:
    """Yield the answer of *one* in a sentence, then its sections under headings of *level*."""
    yield Paragraph(release_sentence(one))
    if one.branches:
        for branch in one.branches:
            impact = "If it impacts" if branch.dcc_impact == "yes" else "If it does not impact"
            yield Heading(f"{impact} the DCC Systems", level)
            yield from release_blocks(branch, as_of, level + 1)
        yield from repair_blocks(one, level)
        return
    if one.decides:
        known = one.verdict != "unknown"
        yield Heading("What decides" if known else "What decides for the day of the go-live", level)
        yield from _deciding(one, as_of)
    if one.binding:
        yield Heading("What binds it, step by step at the usual pace", level)
        yield Items(tuple(map(_binding, one.binding)), numbered=True)
    if one.last_days:
        yield Heading("The last day of each remaining step, and who acts", level)
        yield Table(("Step", "Last day at the usual pace", "Lost after", "Who acts"),
                    tuple(map(_last_day, one.last_days)))
    if one.conditions:
        yield Heading("On what conditions", level)
        yield Items(tuple(Item(sentence(plain(says))) for says in one.conditions))
    if one.rests_on:
        yield Heading("What the answer rests on, the weakest first", level)
        ranked = sorted(one.rests_on, key=lambda rest: -rest.evidence.rank)
        yield Items(tuple(map(_rests, ranked)))
    yield from proof_blocks(one, level)
    yield from repair_blocks(one, level)
    yield from pace_blocks(one, level)


def _deciding(one: ReleaseOutlook, as_of: date) -> Iterator[Block]:
    if one.no_single_step:
        yield Paragraph("No single step decides; together these do:")
    elif len(one.decides) > 1:
        yield Paragraph("Each of these steps alone decides:")
    alone = ("that alone does not put the modification" if one.no_single_step
             else "the modification is not")
    says = tuple(sentence(_until(deciding, as_of, alone, single=not one.no_single_step))
                 for deciding in one.decides)
    items = tuple(Item(said, (Item(f"What moves it at the usual pace: {moved_by(one, deciding)}"),))
                  for said, deciding in zip(says, one.decides, strict=True))
    yield Items(items)


def _until(deciding: Deciding, as_of: date, alone: str, *, single: bool) -> str:
    step, until, lost = says_of(deciding.step), deciding.on_track_until, deciding.lost_after
    if until is None:
        on_track = f"however early {step}, {alone} on track"
    elif until < as_of:
        on_track = f"it was on track only if {step} by {spoken(until)}, which is past"
    else:
        needs = [f"{says_of(need.step)} by {day_or(need.by, 'a day that is past')}, not as stated: "
                 f"{need.stated}" for need in deciding.needs]
        on_track = (f"{'on track if ' if single else ''}{step} by {spoken(until)}"
                    f"{', and for that ' if needs else ''}{', and '.join(needs)}")
    return f"{on_track}; {f'lost after {spoken(lost)}' if lost else 'lost already'}"


def moved_by(one: ReleaseOutlook, deciding: Deciding) -> str:
    """Return what moves the step, with its source where the answer names one."""
    said = []
    for what in deciding.what.split("; "):
        name, _, words = what.partition(": ")
        rest = next((rest for rest in one.rests_on if rest.what == name), None)
        said.append(_rests(rest).text if rest else sentence(words))
    return " And ".join(said)


def _binding(bound: Binding) -> Item:
    when = day_or(bound.earliest, "On a day not recorded")
    parts = [] if bound.latest is None else [f"At the latest on {spoken(bound.latest)}."]
    if bound.rule:
        parts.append(f"Rule {bound.rule}, register id {bound.register}, source: {bound.cites}.")
    return Item(f"{when}: {sentence(plain(bound.says))}", tuple(map(Item, parts)))


def _last_day(last: LastDay) -> tuple[str, str, str, str]:
    when = day_or(last.date, "any day")
    if last.past:
        when = _PAST if last.date is None else f"{_PAST} ({spoken(last.date)})"
    return (sentence(says_of(last.step)).rstrip("."), when,
            day_or(last.lost_after, "not known"), body_in_words(last.actor))


def _rests(rest: Rests) -> Item:
    seen = EVIDENCE[rest.evidence]
    return Item(f"{rest.what} (register id {rest.register}): {plain(rest.value)}; {seen}. "
                f"Source: {rest.cites}.")
