"""The report on decisions: what hangs on each recommendation, and what each way makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from secgov.planning.changes.decide_answer import Affected, Decided, Decisions, Recommended, Way
from secgov.planning.network.route_network import says_of
from secgov.planning.network.runs import Deciding
from secgov.planning.network.targets import Target
from secgov.planning.outlooks.outlook_answer import ReleaseOutlook
from secgov.planning.steps.route_choice import WITH_IMPACT
from secgov.reports.document import Block, Document, Heading, Item, Items, Paragraph, Table
from secgov.reports.release_report import moved_by
from secgov.reports.release_sentence import release_sentence
from secgov.reports.words import (
    VERDICTS,
    body_in_words,
    counted,
    day_or,
    item_of,
    listed,
    plain,
    receipt_line,
    sentence,
    spoken,
    titled,
)

__all__ = ["decide_report"]

_IF: Final = MappingProxyType({
    "agreed": "If agreed", "deferred": "If deferred", "refused": "If refused",
    "any": "In any case"})
_HEADS: Final = ("Decision", "Who agrees then", "Verdict", "Float", "To paper day", "To Panel",
                 "Reason")


def decide_report(answer: Decisions) -> Document:
    """Return *answer* as a document: a section a recommendation, a table a modification."""
    return Document(answer.classification, tuple(_blocks(answer)))


def _blocks(answer: Decisions) -> Iterator[Block]:
    yield Paragraph(_summary(answer))
    yield Paragraph(f"What is recommended in {answer.source or 'a timetable'}, as of "
                    f"{spoken(answer.as_of)}. Working Days are counted without the first day, and "
                    "the days in the usual run rest on what each outlook rests on.")
    yield from (Paragraph(sentence(plain(note))) for note in answer.notes)
    for one in answer.recommendations:
        yield from _recommended(one)
    yield receipt_line(answer.receipt)


def _summary(answer: Decisions) -> str:
    ones = answer.recommendations
    if not ones:
        return "The timetable recommends nothing to any body."
    hang = [one.id for one in ones if any(each.hangs for each in one.modifications)]
    head = counted(len(ones), "recommendation")
    if not hang:
        return f"{head}; no dated step hangs on any."
    return (f"{head}; dated steps hang on recommendation{'s' if len(hang) > 1 else ''} "
            f"{listed(hang)}.")


def _recommended(one: Recommended) -> Iterator[Block]:
    yield Heading(f"Recommendation {one.id}")
    yield Paragraph(f"{sentence(body_in_words(one.body or 'whoever is asked'))[:-1]} is asked "
                    f"{f'to {one.asks}' if one.asks else 'to agree'}, on "
                    f"{day_or(one.date, 'a day not known')}.")
    unmoved = [each for each in one.modifications if not each.hangs]
    for says in dict.fromkeys(each.says for each in unmoved):
        alike = ", ".join(each.id for each in unmoved if each.says == says)
        yield Paragraph(f"{alike}: {says}.")
    if unmoved:
        targeted = tuple(Item(release_sentence(way.outlook)) for each in unmoved
                         for way in each.ways if way.outlook is not None)
        yield from (Items(targeted),) if targeted else ()
    if not one.modifications:
        yield Paragraph("It names nothing that would be agreed.")
    for each in one.modifications:
        if each.hangs:
            yield from _decided(each)


def _decided(one: Decided) -> Iterator[Block]:
    yield Heading(titled(one.id, one.title), 3)
    yield Paragraph(sentence(plain(one.says)))
    if not one.target_release:
        yield Paragraph("No target release is stated, so there is no verdict.")
    else:
        yield Paragraph(f"For the {one.target_release} Release, with the Working Days left from "
                        "the day on which the decision can be followed:")
        yield Table(_HEADS, tuple(map(_row, one.ways)))
    yield Items(tuple(map(_way, one.ways)))


def _row(way: Way) -> tuple[str, ...]:
    found, left = way.outlook, way.left
    who = body_in_words(way.body) if way.body else "nobody"
    return (_IF[way.way], f"{who}, {spoken(way.date)}" if way.date is not None else who,
            VERDICTS[found.verdict] if found is not None else "not known",
            _float(found),
            *(f"{_number(count)}{_only_with(found)}" if count is not None else _number(None)
              for count in ((left.to_paper_day, left.to_panel) if left else (None, None))),
            _reason(way))


def _float(found: ReleaseOutlook | None) -> str:
    """Return the float, or that of each impact where it is not known and they differ."""
    if found is None:
        return _number(None)
    if len({one.float_working_days for one in found.branches}) < 2:
        return _number(found.float_working_days)
    return "; ".join(f"{_number(one.float_working_days)} {WITH_IMPACT[one.dcc_impact]}"
                     for one in found.branches)


def _only_with(found: ReleaseOutlook | None) -> str:
    """Return for which impact there is a cut-off, where the impact is not known."""
    of = {one.dcc_impact for one in found.branches if one.cut_off is not None} if found else set()
    return f" {WITH_IMPACT[of.pop()]}" if len(of) == 1 else ""


def _reason(way: Way) -> str:
    """Return in short what is dropped and what binds; where nobody may agree, that."""
    if way.outlook is None:
        return plain(way.says)
    without = [f"the stated day on which {says_of(one.step)} falls away" for one in way.dropped]
    return "; ".join([*without, *([plain(way.reason)] if way.reason else [])])


def _number(count: int | None) -> str:
    return "not known" if count is None else f"late by {-count}" if count < 0 else str(count)


def _way(way: Way) -> Item:
    found = way.outlook
    parts = []
    if found is not None:
        parts = [Item(release_sentence(found)), *_conditions(found), *_missed(way), *_left(way), *(
            Item(_deciding(one, found)) for one in way.deciding)]
    parts += [*_fallen_away(way), *map(_affected, way.affected), *map(item_of, way.because)]
    return Item(f"{_IF[way.way]}: {sentence(plain(way.says))}", tuple(parts))


def _affected(one: Affected) -> Item:
    """Return why another modification is concerned, and how it stands then."""
    then = (release_sentence(one.outlook) if one.outlook is not None
            else f"It targets the {one.target_release} Release." if one.target_release
            else "It targets no release by name.")
    alike = (f" To compare like with like, agreement without the days that fall away: "
             f"{release_sentence(found)}" if (found := one.agreed_without) is not None else "")
    return Item(f"{one.id}: {sentence(plain(one.because))} {then}{alike}")


def _missed(way: Way) -> list[Item]:
    """Return why the release is missed: what cannot all hold; what has ended says it already."""
    if not way.proof or (way.outlook is not None and way.outlook.ended):
        return []
    return [Item("Why it misses: these cannot all hold.", tuple(map(item_of, way.proof)))]


def _conditions(found: ReleaseOutlook) -> list[Item]:
    """Return what the outlook holds under if it is decided so, and which stated days it passes."""
    return [Item(sentence(plain(says))) for says in found.conditions]


def _fallen_away(way: Way) -> list[Item]:
    """Return what is stated for the case of agreement only, and what agreement is without it."""
    if not way.dropped:
        return []
    days = "; ".join(f"{says_of(one.step)}, {one.stated}" for one in way.dropped)
    falls = sentence(plain(f"What is stated for the case of agreement falls away: {days}"))
    alike = (f" To compare like with like, agreement without it: {release_sentence(found)}"
             if (found := way.agreed_without) is not None else "")
    return [Item(f"{falls} All other stated days stay.{alike}")]


def _left(way: Way) -> list[Item]:
    """Return how many Working Days are left from the decision, in a sentence."""
    left = way.left
    if left is None:
        return []
    only = f", which binds it{_only_with(way.outlook)}" if _only_with(way.outlook) else ""
    ends = [(left.to_paper_day, "the paper day"),
            (left.to_panel, f"the Panel of the cut-off{only}"),
            (left.to_go_live, "the day of the release")]
    counts = [f"{counted(count, 'Working Day')} to {what}" if count >= 0
              else f"{what} is past by {counted(-count, 'Working Day')}"
              for count, what in ends if count is not None]
    return [Item(f"If {says_of(left.step)} on {spoken(left.day)}: {', '.join(counts)}.")]


def _deciding(one: Deciding, found: ReleaseOutlook) -> str:
    head = "What decides only with the others" if found.no_single_step else "What decides"
    when = f", on {spoken(one.usual)} at the usual pace" if one.usual is not None else ""
    until = (f"on track up to {spoken(one.on_track_until)}" if one.on_track_until
             else "no day is early enough to be on track")
    lost = f"lost after {spoken(one.lost_after)}" if one.lost_after else "lost already"
    return (f"{head}: {says_of(one.step)}{when}{_where(one, found.cut_off)}; {until}, {lost}. "
            f"What moves it: {moved_by(found, one)}")


def _where(one: Deciding, cut_off: Target | None) -> str:
    """Return where the day of a step that comes before the cut-off lies beside it."""
    if cut_off is None or one.usual is None or one.lost_after is None \
            or one.lost_after > cut_off.meeting:
        return ""
    if one.usual > cut_off.meeting:
        return ", after the Panel of the cut-off"
    if cut_off.paper_day is not None and one.usual > cut_off.paper_day:
        return ", after the paper day and before the Panel"
    return ""
