"""The sections of an outlook about observed times: where they lead, and how often they suffice."""

from __future__ import annotations

from collections.abc import Iterator

from secgov.planning.network.chance import MEANS, Chance, LeftOut, Share
from secgov.planning.network.observed_pace import ObservedPace, Pace
from secgov.planning.network.observed_times import ObservedTime
from secgov.planning.network.route_network import says_of
from secgov.planning.outlooks.outlook_answer import ReleaseOutlook
from secgov.reports.document import Block, Heading, Item, Items, Paragraph
from secgov.reports.observed_words import range_in_words, sample_in_words
from secgov.reports.words import EVIDENCE, counted, day_or, plain, sentence
from secgov.rules.rule import Parameter

__all__ = ["pace_blocks"]

_NO_DAY = "a day that the calendar does not reach"
_ELSE = (" All else is as at the usual pace; a time up to a meeting is taken as if all of it were "
         "needed.")


def pace_blocks(one: ReleaseOutlook, level: int) -> Iterator[Block]:
    """Yield where *one* arrives at the observed times, then in how many combinations in time."""
    pace = one.observed
    if pace is None:
        return
    yield Heading("At the times that were observed", level)
    yield Paragraph(_arrival(one, pace))
    yield Items(tuple(map(_time, pace.times)))
    if pace.live is not None:
        yield Paragraph("Were the wait for a release as long as those observed, it would be live "
                        f"{_between(pace.live)}.")
    assumed = tuple(_assumed(each.step, each.parameter) for each in pace.untimed
                    if each.parameter is not None)
    if assumed:
        yield Paragraph("No record times these, so the usual time is taken:")
        yield Items(assumed)
    bare = [says_of(each.step) for each in pace.untimed if each.parameter is None]
    if bare:
        yield Paragraph(f"No source and no record times these, so no time at all is taken for "
                        f"them: {'; '.join(bare)}.")
    if one.chance is not None:
        yield Heading("In how many combinations of the observed times it makes the Release", level)
        yield from _chance(one.chance)


def _arrival(one: ReleaseOutlook, pace: ObservedPace) -> str:
    ready = f"it can be ready to go live {_between(pace.ready)}"
    if one.cut_off is None or all(last.step != one.cut_off.step for last in one.last_days):
        return f"From the fastest to the slowest observed times {ready}.{_ELSE}"
    return (f"From the fastest to the slowest observed times its report arrives at the Panel "
            f"{_between(pace.arrives)}, and {ready}.{_ELSE}")


def _between(pace: Pace) -> str:
    fastest, slowest = day_or(pace.fastest, _NO_DAY), day_or(pace.slowest, _NO_DAY)
    return f"on {fastest}" if fastest == slowest else f"from {fastest} to {slowest}"


def _time(one: ObservedTime) -> Item:
    row = one.parameter
    waits = ", the wait for the release aimed at included" if one.waits_for_release else ""
    return Item(
        f"{_interval(one.earlier, one.later)}: {range_in_words(row, one.observed)} "
        f"({sample_in_words(one.observed)}{waits}).",
        (Item(f"{row.name}, register id {row.register}; {EVIDENCE[row.evidence]}. Source: "
              f"{row.cites}."),))


def _interval(earlier: str, later: str) -> str:
    return f"From the day that {says_of(earlier)} until {says_of(later)}"


def _assumed(step: str, row: Parameter) -> Item:
    return Item(f"{sentence(says_of(step)).rstrip('.')}: {plain(row.in_words())}; "
                f"{EVIDENCE[row.evidence]}. Source: {row.cites}.")


def _chance(chance: Chance) -> Iterator[Block]:
    usual, best = chance.usual.made, chance.best.made
    combinations = counted(chance.usual.of, "combination")
    if usual == best:
        yield Paragraph(f"In {usual} of {combinations}, at the usual pace and by sourced rules "
                        "alone alike.")
    else:
        yield Paragraph(f"In {usual} to {best} of {combinations}: {usual} if steps that nobody "
                        f"timed take their usual time and practice is kept, {best} if they take "
                        "only what sourced rules ask.")
    yield Paragraph(f"With all records, or any one of them left out, it is at least "
                    f"{_share(chance.lowest)} and at most {_share(chance.highest)}.")
    yield Paragraph(f"What this means: {MEANS}.")


def _share(share: Share) -> str:
    without = share.without
    return f"{share.made} of {share.of}{_without(without) if without else ''}"


def _without(left_out: LeftOut) -> str:
    return f" (without {left_out.of}'s {left_out.unit.of(left_out.took)})"
