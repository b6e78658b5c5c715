"""What moved between two answers, as blocks of a report: verdicts, days, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import Final

from secgov.model.acts import STEPS
from secgov.planning.changes.moved import Moved, Turned
from secgov.planning.network.route_network import says_of
from secgov.reports.document import Block, Heading, Item, Items, Paragraph, Table
from secgov.reports.words import VERDICTS, counted, day_or, item_of, sentence

__all__ = ["moved_blocks", "turned_paragraphs", "what_moved"]

_PLACES: Final = MappingProxyType({
    "go_live": "the Release goes live",
    "go_live_window.earliest": "the Release goes live, at the earliest",
    "go_live_window.latest": "the Release goes live, at the latest",
    "cut_off": "the cut-off",
    "cut_off.paper_day": "the paper day of the cut-off",
    "arrives.best": "its report is at the Panel, at best",
    "arrives.usual": "its report is at the Panel, at the usual pace",
    "earliest_live_day.best": "it can be live, at best",
    "earliest_live_day.usual": "it can be live, at the usual pace",
})


def turned_paragraphs(turned: Iterable[Turned]) -> Iterator[Block]:
    """Yield a sentence for each verdict that is another one."""
    for one in turned:
        about = f" for the {one.release} Release" if one.release else ""
        if one.dcc_impact:
            about += f" {'with' if one.dcc_impact == 'yes' else 'without'} an impact on the DCC"
        before, after = (VERDICTS.get(word, word) or "none" for word in (one.before, one.after))
        yield Paragraph(f"The verdict on {one.modification}{about} was: {before}. It is now: "
                        f"{after}.")


def moved_blocks(moved: tuple[Moved, ...], level: int = 2) -> Iterator[Block]:
    """Yield a table of the days that moved, and what makes each of them what it is now."""
    if not moved:
        return
    many = len({one.modification for one in moved}) > 1
    yield Table(("What", "Before", "Now", "Working Days"), tuple(
        (f"{one.modification}: {what_moved(one)}" if many else sentence(what_moved(one))[:-1],
         day_or(one.before, "none"), day_or(one.after, "none"), _by(one)) for one in moved))
    reasons = tuple(Item(f"{one.modification}: {what_moved(one)}:" if many
                         else f"{sentence(what_moved(one))[:-1]}:",
                         tuple(map(item_of, one.because)))
                    for one in moved if one.because)
    if reasons:
        yield Heading("Why each step is then on its day", level + 1)
        yield Items(reasons)


def what_moved(one: Moved) -> str:
    """Return in words what has another day."""
    name, _, number = one.what.partition("#")
    again = f", number {number}" if number else ""
    if name in STEPS:
        return f"{says_of(name)}{again}"
    place, _, step = name.partition("last_days.")
    return f"the last day on which {says_of(step)}" if step else _PLACES.get(name, says_of(place))


def _by(one: Moved) -> str:
    days = one.working_days
    if days is None:
        return ""
    return f"{counted(abs(days), 'Working Day')} {'later' if days > 0 else 'sooner'}" \
        if days else "on no Working Day between"
