"""
Contradictions to be planted in random lawful lives: the ten kinds of the issue, in several ways.

Each plant changes one life so that it contradicts one rule, and says under which register id it
must be caught. Where a life has no place for it, it returns nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import attrs
from hypothesis import assume
from hypothesis import strategies as st

from secgov.calendar.counting import Counting
from secgov.citation import Evidence, Force
from secgov.rules.rule import Parameter, Role, Unit
from tests.lives import RecordedAct, act
from tests.random_lives import Life, lives

Draw = Callable[..., Any]
DECISIVE = ("approved", "rejected", "recommended-approval", "recommended-rejection")

OBJECTION_WINDOW = (Parameter(
    "fast-track.objection-window", 15, Unit.WORKING_DAYS, Role.MINIMUM, Force.CODE,
    Evidence.SECONDARY, "SEC D9.1 as read", "X-FT-M2", Counting.EXCLUDE_FIRST, adopted=True),)


@attrs.frozen
class Planted:
    """A life with a contradiction, the register id that catches it, and how it is replayed."""

    life: Life
    acts: list[RecordedAct]
    register: str
    complete: bool = False
    is_fault: bool = True
    adopted: tuple[Parameter, ...] = ()


def _between(draw: Draw, first: date, last: date) -> date:
    """Return a day strictly between two."""
    assume((last - first).days > 1)
    return draw(st.dates(first + timedelta(days=1), last - timedelta(days=1)))


def _put(life: Life, new: RecordedAct) -> list[RecordedAct]:
    """Return the acts with *new* after those of its day and before those of later ones."""
    return [*(one for one in life.acts if one.date <= new.date), new,
            *(one for one in life.acts if one.date > new.date)]


def _votes(life: Life) -> list[int]:
    return [at for at in life.of("change-board") if life.acts[at].outcome in DECISIVE]


def vote_in_a_consultation(draw: Draw, life: Life) -> Planted:
    closed = life.of("report-consultation-closed")
    assume(closed)
    place = draw(st.sampled_from(closed))
    issued = max(at for at in life.of("report-consultation-issued") if at < place)
    day = _between(draw, life.acts[issued].date, life.acts[place].date)
    return Planted(life, _put(life, act("change-board", str(day), "deferred")), "D7.8(c)")


def vote_before_its_consultation(draw: Draw, life: Life) -> Planted:
    """
    On the day of issue or before it, from the day on which the report of its round is put forward.

    A vote that decides nothing may rest on an earlier consultation of its round, so it is planted
    only where there is none.
    """
    acts = life.acts
    closed = draw(st.sampled_from(life.of("report-consultation-closed")))
    issued = max(at for at in life.of("report-consultation-issued") if at < closed)
    voted = next((at for at in life.of("change-board") if at > closed), None)
    reported = max(at for at in life.of("modification-report-to-panel") if at < issued)
    back = [at for at, one in enumerate(acts[:issued]) if one.outcome == "sent-back"
            or (one.act == "work-package-agreed" and acts[at - 1].act != "converted")]
    assume(voted is not None and all(acts[at].date < acts[reported].date for at in back))
    # A report of the day on which it was sent back may have come after that, and begun a round of
    # which nothing more is recorded.
    sent = {acts[at].date for at in back}
    assume(not any(acts[at].date in sent for at in life.of("modification-report-to-panel")))
    day = draw(st.dates(acts[reported].date, acts[issued].date))
    undone = max((at for at in back if acts[at].act != "authority-decision"), default=0)
    alone = not any(undone < at < issued for at in life.of("report-consultation-issued"))
    if alone and draw(st.booleans()):
        return Planted(life, _put(life, act("change-board", str(day), "deferred")), "D7.8(c)")
    decides = acts[voted].outcome in DECISIVE and not acts[voted].part
    assume(alone or decides)
    # The next consultation may be the one that is after it.
    later = [at for at in life.of("report-consultation-closed") if at > closed]
    assume(alone or not later or later[0] > voted)
    moved = [attrs.evolve(one, date=day) if at == voted else one for at, one in enumerate(acts)]
    return Planted(life, sorted(moved, key=lambda one: one.date), "D7.8(c)",
                   complete=draw(st.booleans()))


def conversion_after_further_development(draw: Draw, life: Life) -> Planted:
    """
    A fault, or in an incomplete record "depends" if the committee met once more.

    The conversion itself may be what is not recorded: on Path 1 it may then never have been.
    """
    converted = life.of("converted")[0]
    last = max(at for at in life.of("csc-considered") if at < converted
               and life.acts[at].outcome.startswith("ready"))
    acts = [one for one in life.replaced(last, outcome="develop-further")
            if not (one.act == "csc-considered" and not one.outcome)]
    if life.path != "1" and draw(st.booleans()):
        acts = [one for one in acts if one.act != "converted"]
    return Planted(life, acts, "X-DEV-05", complete=draw(st.booleans()), is_fault=False)


def assessment_before_conversion(draw: Draw, life: Life) -> Planted:
    requested, converted = life.of("preliminary-assessment-requested"), life.of("converted")
    assume(requested)
    first = life.acts[0].date - timedelta(days=1)
    day = _between(draw, first, life.acts[converted[0]].date)
    return Planted(life, sorted(life.replaced(requested[0], date=day), key=lambda one: one.date),
                   "X-DEV-11")


def implemented_before_the_authority(draw: Draw, life: Life) -> Planted:
    live, decided = life.of("implemented"), life.of("authority-decision")
    assume(live and decided)
    first = min(life.acts[at].date for at in decided)
    day = _between(draw, life.acts[0].date - timedelta(days=1), first)
    return Planted(life, life.replaced(live[0], date=day), "X-DEC-02", complete=True)


def part_before_the_authority(draw: Draw, life: Life) -> Planted:
    """After the recommendation. Where a day is named, a later approval may be of another day."""
    live, decided = life.of("implemented"), [
        at for at in life.of("authority-decision") if life.acts[at].outcome == "approved"]
    assume(live and decided and life.acts[live[0]].part and not life.of("approved"))
    voted = max(at for at in life.of("change-board") if at < decided[0])
    day = _between(draw, life.acts[voted].date, life.acts[decided[0]].date)
    return Planted(life, life.replaced(live[0], date=day), "X-DEC-02",
                   is_fault=not life.of("release-targeted"))


def implemented_without_the_authority(draw: Draw, life: Life) -> Planted:
    live, decided = life.of("implemented"), life.of("authority-decision")
    # An act that says no more than "approved", or what came of an appeal, may stand for it.
    assume(live and decided and not life.of("approved"))
    return Planted(life, life.without(*decided), "X-DEC-02", complete=True)


def fast_track_refined(draw: Draw, life: Life) -> Planted:
    assume(not life.of("objection-raised"))
    approved = life.acts[life.of("fast-track-approved")[0]].date
    name, outcome = draw(st.sampled_from([
        ("converted", "refinement"), ("working-group", ""), ("working-group", "content"),
        ("refinement-consultation-issued", ""), ("impact-assessment-approved", ""),
        ("preliminary-assessment-requested", "")]))
    day = draw(st.dates(life.acts[0].date, approved + timedelta(days=60)))
    return Planted(life, _put(life, act(name, str(day), outcome)), "X-PATH-04")


def fast_track_raised_by_a_party(draw: Draw, life: Life) -> Planted:
    """Since when only the Panel may is known as "by 2017"; before that day it only depends."""
    body = draw(st.sampled_from(["parties", "dcc", "consumers", "secas"]))
    raised = life.of("raised")[0]
    return Planted(life, life.replaced(raised, body=body), "X-RAISE-03",
                   is_fault=life.acts[raised].date >= date(2017, 1, 1))


def rejected_and_implemented(draw: Draw, life: Life) -> Planted:
    """What was approved is rejected instead, by whoever decided; no appeal lifts that."""
    decided = "change-board" if life.path == "3" else "authority-decision"
    live, approved = life.of("implemented"), [
        at for at in life.of(decided) if life.acts[at].outcome == "approved"]
    assume(live and approved and not life.of("objection-raised", "approved"))
    assume(life.acts[approved[-1]].date < life.acts[live[0]].date)
    acts = [attrs.evolve(one, outcome="rejected") if at in approved else one
            for at, one in enumerate(life.acts)]
    return Planted(life, acts, "X-DEC-01" if life.path == "3" else "X-DEC-02",
                   complete=draw(st.booleans()))


def rejected_on_referral(draw: Draw, life: Life) -> Planted:
    """
    The Panel rejects what the Change Board approved, and no appeal lifts that.

    What the Authority decides afterwards would show an appeal.
    """
    live, votes = life.of("implemented"), _votes(life)
    assume(live and not life.of("objection-raised", "approved", "authority-decision"))
    # What a sitting deferred can be voted on after the referral, which may be of the same day.
    assume(not any(one.part and one.outcome == "deferred" for one in life.acts))
    voted = life.acts[votes[-1]].date
    day = _between(draw, voted, life.acts[live[0]].date)
    acts = _put(life, act("rejected", str(day), body="panel"))
    place = next(at for at, one in enumerate(acts) if one.act == "rejected")
    return Planted(life, [*acts[:place], act("objection-raised", str(voted)), *acts[place:]],
                   "X-DEV-01", complete=draw(st.booleans()))


def objected_and_implemented(draw: Draw, life: Life) -> Planted:
    """
    An objection lifts a Fast-Track approval, and without another it is unapproved.

    The clause was recalled and not seen, so that is a fault only once its window is adopted.
    """
    live, approved = life.of("implemented"), life.of("fast-track-approved")[-1]
    assume(live and not life.of("modification-report-to-panel"))
    objection = act("objection-raised", str(life.acts[approved].date))
    return Planted(life, [*life.acts[:approved + 1], objection, *life.acts[approved + 1:]],
                   "X-FT-M2", complete=True, adopted=OBJECTION_WINDOW)


def no_report(draw: Draw, life: Life) -> Planted:
    """With or without what else shows that there was a Report Phase."""
    besides = draw(st.lists(st.sampled_from(
        ["change-board", "report-consultation-issued", "report-consultation-closed",
         "authority-decision", "converted", "csc-considered"]), unique=True))
    acts = life.without(*life.of("modification-report-to-panel", *besides))
    assume(any(one.act in ("change-board", "authority-decision", "approved", "rejected",
                           "implemented") for one in acts))
    return Planted(life, acts, "D7.1", complete=True)


def assessment_before_its_cost(draw: Draw, life: Life) -> Planted:
    agreed, asked = life.of("impact-assessment-approved"), life.of("impact-assessment-requested")
    assume(agreed)
    converted = life.acts[life.of("converted")[0]].date
    returned = life.acts[life.of("impact-assessment-returned")[0]].date
    day = _between(draw, converted - timedelta(days=1), life.acts[agreed[0]].date)
    # With another round, or returned on the day of the agreement, a row may be missing in which
    # the cost was agreed before.
    complete = len(agreed) > 1 or returned == life.acts[agreed[0]].date
    # Before 8 March 2019, by when the rule is in force, nothing asked for its cost to come first.
    assume(day >= date(2019, 3, 8))
    return Planted(life, life.replaced(asked[0], date=day), "X-IA-02", complete=complete)


def implemented_before_the_vote(draw: Draw, life: Life) -> Planted:
    live, votes = life.of("implemented"), life.of("change-board")
    assume(live)
    day = _between(draw, life.acts[0].date - timedelta(days=1), life.acts[votes[0]].date)
    return Planted(life, life.replaced(live[0], date=day), "X-DEC-01")


def act_after_a_withdrawal(draw: Draw, life: Life) -> Planted:
    last = min([*_votes(life), *life.of("fast-track-approved")])
    place = draw(st.integers(0, last - 1))
    day = life.acts[place].date
    later = [one for one in life.acts if one.date > day]
    assume(later and later[0].act not in ("adopted", "withdrawn"))
    # Of a day's rows any may have come first.
    assume(all(one.act != "adopted" for one in life.acts
               if one.date in (day, later[0].date)))
    return Planted(life, _put(life, act("withdrawn", str(day))), "X-WDR-01")


def moved_without_the_authority(draw: Draw, life: Life) -> Planted:
    """
    Another day is asked for, nobody decides on it, and it is implemented then.

    Or it is not: then the record lacks the decision, and in a complete one that is a fault.
    """
    live = life.of("implemented")
    assume(live)
    day = life.acts[live[0]].date
    until = draw(st.dates(day, day + timedelta(days=300)))
    lived = draw(st.booleans())
    part = life.acts[live[0]].part if lived else draw(st.sampled_from(["", "part 9"]))
    later = draw(st.integers(1, 90))
    # Of two days named on one day either may be the last.
    targets = [attrs.evolve(act("release-targeted", str(day + timedelta(days=bool(days)))),
                            until=until + timedelta(days=days), part=part) for days in (0, later)]
    # Decided on an earlier day, and with no decision on another day since.
    decided = [one for one in life.acts if "approv" in one.outcome or one.act in (
        "approved", "fast-track-approved", "authority-decision")]
    # A day that was asked for before may be the one in force, or what a refusal was of.
    assume(all(one.date < day for one in decided) and _is_new(life, targets[1].until))
    acts = [*life.acts[:live[0]], *targets, *life.acts[live[0]:]]
    if lived:
        place = live[0] + len(targets)
        acts[place] = attrs.evolve(acts[place], date=targets[1].until)
    return Planted(life, sorted(acts, key=lambda one: one.date), "X-IMPL-01", complete=not lived)


def implemented_on_another_day(draw: Draw, life: Life) -> Planted:
    """Than was named before the approval, with it, or after it; the Authority approved none."""
    live = life.of("implemented")
    assume(live and not life.acts[live[0]].part)
    fast = life.of("fast-track-approved")
    # Of several approvals on Fast-Track an objection lifts all but the last.
    first = fast[-1] if fast else next(
        at for at, one in enumerate(life.acts)
        if "approv" in one.outcome[:8] or one.act == "approved")
    targets = [at for at in life.of("release-targeted") if not life.acts[at].part]
    day, decided = life.acts[live[0]].date, life.acts[first]
    other = day + timedelta(days=draw(st.integers(1, 90)))
    granted = [at for at in life.of("authority-decision") if at != first]
    assume(_is_new(life, other))
    acts = life.replaced(live[0], date=other)
    if decided.part or draw(st.booleans()):
        assume(targets and all(life.acts[at].date < life.acts[targets[-1]].date for at in granted))
        # Before the approval it is a plan: in a complete record there is no other.
        return Planted(life, acts, "X-IMPL-01", complete=targets[-1] < first)
    assume(not granted)
    acts[first] = attrs.evolve(decided, until=day)
    return Planted(life, [one for one in acts if one.act != "release-targeted"], "X-IMPL-01")


def _is_new(life: Life, day: date) -> bool:
    """Return whether no act of the life names *day* as one of implementation."""
    return all(one.until != day for one in life.acts)


PLANTS: tuple[tuple[Callable[[Draw, Life], Planted], tuple[str, ...], tuple[str, ...]], ...] = (
    (vote_in_a_consultation, ("1", "2", "3"), ("before", "after")),
    (vote_before_its_consultation, ("1", "2", "3"), ("before", "after")),
    (conversion_after_further_development, ("1", "2", "3"), ("after",)),
    (assessment_before_conversion, ("1", "2", "3"), ("after",)),
    (implemented_before_the_authority, ("2",), ("before", "after")),
    (part_before_the_authority, ("1", "2"), ("before", "after")),
    (implemented_without_the_authority, ("1", "2"), ("before", "after")),
    (rejected_and_implemented, ("1", "2", "3"), ("before", "after")),
    (rejected_on_referral, ("3",), ("before", "after")),
    (fast_track_refined, ("fast-track",), ("before", "after")),
    (fast_track_raised_by_a_party, ("fast-track",), ("before", "after")),
    (no_report, ("1", "2", "3"), ("before", "after")),
    (objected_and_implemented, ("fast-track",), ("before", "after")),
    (assessment_before_its_cost, ("1", "2", "3"), ("after",)),
    (implemented_before_the_vote, ("3",), ("before", "after")),
    (act_after_a_withdrawal, ("1", "2", "3", "fast-track"), ("before", "after")),
    (moved_without_the_authority, ("1", "2", "3", "fast-track"), ("before", "after")),
    (implemented_on_another_day, ("1", "2", "3", "fast-track"), ("before", "after")),
)


@st.composite
def planted(draw: Draw) -> Planted:
    """Draw a lawful life with one contradiction planted in it."""
    plant, paths, eras = draw(st.sampled_from(PLANTS))
    return plant(draw, draw(lives(*paths, eras=eras)))
