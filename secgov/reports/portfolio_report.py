"""The report on a portfolio: what it comes to, the meetings, the DCC's work, each modification."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from secgov.model.bodies import body_name
from secgov.planning.network.route_network import says_of
from secgov.planning.portfolios.dcc_pieces import Scheduled, piece_in_words
from secgov.planning.portfolios.portfolio_answer import (
    OBJECTIVE,
    GivenUp,
    InPortfolio,
    Portfolio,
    StaggeringResult,
    Targeted,
)
from secgov.planning.portfolios.portfolio_meetings import AgendaItem, PortfolioMeeting
from secgov.planning.steps.route_choice import WITH_IMPACT
from secgov.reports.document import Block, Document, Heading, Item, Items, Paragraph, Table
from secgov.reports.words import (
    VERDICTS,
    body_in_words,
    counted,
    day_or,
    item_of,
    latest_or,
    listed,
    plain,
    receipt_line,
    sentence,
    spoken,
    titled,
)

__all__ = ["portfolio_report"]

_STANDS: Final = MappingProxyType({
    "recorded": "", "stated": "", "planned": "planned, not stated", "later": "later than stated"})
_MEETS: Final = MappingProxyType({"held": "held", "no-record": "no record that it was held"})
_BEYOND: Final = "no day of the calendar"


def portfolio_report(answer: Portfolio) -> Document:
    """Return *answer* as a document: the sum of it, meetings, work, then each modification."""
    return Document(answer.classification, tuple(_blocks(answer)))


def _blocks(answer: Portfolio) -> Iterator[Block]:
    yield Paragraph(" ".join(_summary(answer)))
    yield Paragraph(
        f"The portfolio of {answer.source or 'a timetable'}, as of {spoken(answer.as_of)}. Days "
        "are those of the usual pace; Working Days are counted without the first.")
    if answer.staggering is not None:
        yield from _staggering(answer.staggering)
    targeted = [one for one in answer.modifications if one.targeted is not None]
    if targeted:
        yield Heading("Target releases")
        yield Items(tuple(Item(_target(one, one.targeted)) for one in targeted
                          if one.targeted is not None))
    waiting = [one for one in answer.modifications if one.waits_for]
    if waiting:
        yield Heading("What waits")
        yield Items(tuple(Item(f"{titled(one.id, one.title)}:", tuple(map(item_of, one.waits_for)))
                          for one in waiting))
    if answer.meetings:
        yield Heading("Meetings and their agendas")
        yield Items(tuple(map(_meeting, answer.meetings)))
    if answer.work:
        yield Heading("The DCC's work")
        yield Table(("Piece", "Kind", "Options", "Asked for", "Returned", "Moved by"),
                    tuple(map(_work, answer.work)))
    for one in answer.modifications:
        yield from _modification(one)
    yield receipt_line(answer.receipt)


def _summary(answer: Portfolio) -> Iterator[str]:
    late = [one for one in answer.targeted if one.late != 0]
    yield sentence(
        f"{counted(len(answer.modifications), 'modification')}, {len(answer.targeted)} with a "
        f"target release, {len(late) or 'none'} of them late for it at the usual pace")
    unknown = [one.id for one in answer.modifications
               if one.targeted is not None and one.targeted.verdict == "unknown"]
    if unknown:
        makes = "makes its" if len(unknown) == 1 else "make their"
        yield (f"Whether {listed(unknown)} {makes} release is not known, as no cut-off for it is "
               "known.")
    depending = [one.id for one in answer.modifications
                 if one.targeted is not None and one.targeted.depends]
    if depending:
        yield (f"Whether {listed(depending)} {'makes' if len(depending) == 1 else 'make'} it "
               "depends on the impact on the DCC Systems, which is not known.")
    if answer.most:
        yield (f"Up to {counted(answer.most, 'piece')} of the DCC's work "
               f"{'is' if answer.most == 1 else 'are'} in hand at once, first on "
               f"{day_or(answer.most_on, 'a day not known')}.")
    one = answer.staggering
    if one is not None and answer.most > one.capacity:
        begun = sum(each.piece.begun for each in answer.work)
        yield (f"{sentence(counted(begun, 'piece'))[:-1]} {'is' if begun == 1 else 'are'} with the "
               "DCC already and stay there, whatever the capacity: nothing new is asked for until "
               "there is room.")
    if one is None:
        yield ("No capacity of the DCC is given, and nothing in the SEC says one: nothing is "
               "staggered beyond what waits on something else.")
    elif not one.given_up:
        yield f"Within {_capacity(one)} nothing is given up."
    else:
        yield (f"Staggered within {_capacity(one)}: {counted(one.missed, 'target release')} and "
               f"{counted(one.passed, 'stated day')} given up, and releases and implementation "
               f"later by {counted(one.delay, 'Working Day')} in all{_not_counted(one)}.")


def _not_counted(one: StaggeringResult) -> str:
    count = one.without_a_day
    return (f", not counting {count} that {'has' if count == 1 else 'have'} no day within the "
            "calendar" if count else "")


def _capacity(one: StaggeringResult) -> str:
    return f"the capacity of {counted(one.capacity, 'piece')} of work in hand"


def _staggering(one: StaggeringResult) -> Iterator[Block]:
    yield Heading("The staggering")
    best = ("No staggering gives up less." if one.optimal else
            "It is the best that was found; there may be a better one. Another seed may find it.")
    yield Paragraph(f"It keeps every rule of the network, and moves what the DCC is asked for to "
                    "later days, from which it takes its usual time, so that "
                    f"{'; '.join(OBJECTIVE)}. {best}")
    if one.given_up:
        yield Heading("What was given up for what", 3)
        yield Items(tuple(map(_given_up, one.given_up)))


def _given_up(one: GivenUp) -> Item:
    release = f" for the {one.release} Release" if one.release else ""
    kind = {"warning": "a stated day", "delay": "without a capacity"}.get(one.level, "")
    wanted = f"{day_or(one.wanted, _BEYOND)}{f' ({kind})' if kind else release}"
    by = "" if one.working_days is None else f", {counted(one.working_days, 'Working Day')} later"
    holders = ", ".join(map(piece_in_words, one.held_by))
    why = (f" {sentence(piece_in_words(one.because_of))[:-1]} waits for room, which {holders} "
           f"{'have' if len(one.held_by) > 1 else 'has'}." if holders else "")
    # What is late alone may still go live with its release.
    says = "it is ready to be implemented" if one.level == "delay" else says_of(one.step)
    return Item(f"{one.modification}: {says} on {day_or(one.day, _BEYOND)} instead of {wanted}{by}."
                f"{why}")


def _target(planned: InPortfolio, one: Targeted) -> str:
    outside = " outside its group" if planned.group else ""
    return (f"{planned.id}, {one.release} Release: {_late(one.late)} among the others, "
            f"{_late(one.late_alone)} by its own plan, which waits on no other; its outlook, which "
            f"counts what it waits on{outside}: {VERDICTS[one.verdict]}"
            f"{_by_impact(one)}.")


def _by_impact(one: Targeted) -> str:
    """Return the verdict with each impact on the DCC Systems, and the one that is planned."""
    if not one.by_impact:
        return ""
    each = ", ".join(f"{WITH_IMPACT[impact]} {VERDICTS[verdict]}"
                     for impact, verdict in one.by_impact)
    return f" ({each}; whether it impacts the DCC Systems is not known, planned is " \
           f"{WITH_IMPACT[one.planned_impact]})"


def _late(days: int | None) -> str:
    if days is None:
        return "not within the calendar"
    return f"late by {counted(days, 'Working Day')}" if days else "in time"


def _meeting(one: PortfolioMeeting) -> Item:
    said = [words for words in (one.kind.replace("-", " "), _MEETS.get(one.standing, "")) if words]
    others = " and ".join(map(body_in_words, one.together_with))
    who = f"{body_name(one.body)}{_in_brackets(said)}"
    days = [f"{name} by {spoken(day)}" for name, day in (
        ("agenda", one.agenda_by), ("papers", one.papers_by)) if day is not None]
    when = (spoken(one.date) if one.date is not None else
            "On a day that nobody has fixed" + (
                f", from {spoken(one.not_before)} on" if one.not_before is not None else ""))
    return Item(sentence(f"{when}: {who}{f', with {others}' if others else ''}"
                         f"{''.join(f'; {each}' for each in days)}"),
                tuple(map(_agenda, one.items)))


def _agenda(one: AgendaItem) -> Item:
    step = f": {says_of(one.step) if one.step else 'the meeting covers it, no step is laid there'}"
    said = [words for words in (_STANDS[one.standing], *one.conditions) if words]
    return Item(sentence(plain(f"{one.modification}{step}{_in_brackets(said)}")))


def _in_brackets(said: list[str]) -> str:
    return f" ({'; '.join(said)})" if said else ""


def _work(one: Scheduled) -> tuple[str, ...]:
    piece = one.piece
    asked = "with the DCC" if piece.begun else day_or(one.asked, _BEYOND)
    moved = (counted(one.moved, "Working Day") if one.moved else
             "" if one.moved == 0 or one.asked == one.alone else _BEYOND)
    return (sentence(piece_in_words(piece.name))[:-1], piece.kind, str(piece.options), asked,
            day_or(one.returned, _BEYOND), moved)


def _modification(one: InPortfolio) -> Iterator[Block]:
    yield Heading(titled(one.id, one.title))
    if one.notes:
        yield Paragraph(" ".join(sentence(plain(note)) for note in one.notes))
    steps = [step for step in one.steps if step.status != "done"]
    if steps:
        yield Table(("Step", "Status", "Earliest", "Latest", "Why not earlier"), tuple(
            (sentence(says_of(step.step))[:-1], step.status, day_or(step.earliest, "not known"),
             latest_or(step),
             "; ".join(plain(part.says) for part in step.because.parts)) for step in steps))
