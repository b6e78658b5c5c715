"""What a record lacks: acts that must have happened, because others did."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final, TypeAlias

from secgov.citation import Severity
from secgov.model.recorded_acts import RecordedAct
from secgov.planning.life.checks import overrun, unnamed
from secgov.planning.life.guards import FAST_TRACK, IN_ORDER, PUT_OFF
from secgov.planning.life.marks import APPROVAL
from secgov.planning.life.state import LifeState
from secgov.planning.life.taken import answer_before, deferral_before
from secgov.planning.records.record import Record, surely_before
from secgov.planning.records.record_gap import Gap
from secgov.planning.replays.alternatives import not_voted
from secgov.planning.replays.open_ends import begun_again, left_open, still_open
from secgov.planning.replays.outcomes import undecided, unsaid
from secgov.planning.replays.record_gaps_overall import (
    another_approval,
    approval,
    beginning,
    conversion,
    objections,
)
from secgov.planning.replays.rounds import early
from secgov.planning.replays.windows import lifting
from secgov.rules.rule import Rule
from secgov.rules.transition_rows import Move

Undone: TypeAlias = "dict[str, tuple[RecordedAct, Move]]"
"""By act that must be done anew, the act that sent the modification back and its row."""

__all__ = ["gaps"]

# A decision with one of these outcomes is not the one that an implementation needs.
_UNDECIDED: Final = frozenset({*PUT_OFF, "rejected"})
_DECISIONS: Final = frozenset({"change-board", "authority-decision"})
_SAYS_READY: Final = "csc-considered"
_READY: Final = "ready"
_HELD_BACK: Final = "held-back"
_DECIDES: Final = (_READY, "develop-further")
_TARGET: Final = "release-targeted"
_APPROVED: Final = "approved"
_FAST_TRACK_APPROVED: Final = "fast-track-approved"
_LIVE: Final = "implemented"
_OF_WHICH_DAY: Final = "another day of implementation is asked for"


def gaps(record: Record) -> tuple[Gap, ...]:
    """
    Return every act that must have happened and is not recorded before what it leads to.

    What several rules ask for is said once for each, at the first act that shows it.
    """
    found: dict[tuple[object, ...], Gap] = {}
    for one in (*beginning(record), *objections(record), *not_voted(record)):
        found.setdefault(one.once, one)
    unvoted = frozenset(id(one.shown_by) for one in found.values() if not one.follows)
    for one in _one_by_one(record, unvoted):
        found.setdefault(one.once, one)
    found.update((one.once, one) for one in conversion(record))
    for one in approval(record):
        found.setdefault(one.once, one)
    if not any(one.act == _FAST_TRACK_APPROVED for one in found.values()):
        found.update((one.once, one) for one in another_approval(record))
    for vote, rule in unsaid(record):
        one = Gap(vote.act, vote, rule, unsaid=True)
        found.setdefault(one.once, one)
    said = {id(one.shown_by) for one in found.values() if one.unsaid}
    found.update((one.once, one) for one in (
        Gap(vote.act, vote, rule, unsaid=True, needed=False) for vote, rule in undecided(record))
        if id(one.shown_by) not in said)
    return tuple(one.after_all(record) for one in found.values())


def _one_by_one(record: Record, unvoted: frozenset[int]) -> Iterator[Gap]:
    """Yield what each fact needs; of those *unvoted*, what the vote decides is said already."""
    taken = record.course.taken
    rushed = ({(id(one.fact), end) for one in early(record) for end in one.span}
              if None in taken else frozenset())
    undone: Undone = {}
    here, before, entered = "", None, None
    for fact, move, (state, following) in zip(
            record.facts, taken, pairwise(record.course.states), strict=True):
        entered, here, before = (entered if state.stage == here else before), state.stage, fact
        decided: tuple[Gap, ...] = ()
        if move is None:
            decided = tuple(_undecided(record, fact, state))
            yield from decided
            if not deferral_before(state, fact):
                yield from _sent_back(record, fact, state.stage, (
                    None if (id(entered), fact.act) in rushed else entered))
        elif unnamed(move, state, fact) and not record.upto(_TARGET, fact.latest):
            rule = record.life.rule(move.rule, fact.latest)
            yield Gap(_TARGET, fact, rule, says=_OF_WHICH_DAY)
        needs = [*_needed(record, fact, move, undone), *still_open(record, fact, move, state)]
        needs += [one for one in left_open(record, fact, state, following)
                  if one[0] not in {act for act, _ in needs}]
        yield from _lacking(record, fact, needs, bool(decided) or id(fact) in unvoted)
        for act, rule in begun_again(record, fact, move, state):
            yield Gap(act, fact, rule, last=record.last_upto(act, fact.latest), needed=False)
        late = move is not None and move.within and overrun(move.within, state, fact)
        if move is not None and not late:
            undone.update(dict.fromkeys(record.of_act.keys() & set(move.undoes), (fact, move)))


def _lacking(
    record: Record, fact: RecordedAct, needs: Iterable[tuple[str, Rule]], answered: bool
) -> Iterator[Gap]:
    """
    Yield each of *needs* as lacking before *fact*.

    Where what it needs is *answered*, a decision need not be taken again besides.
    """
    for act, rule in needs:
        last = record.last_upto(act, fact.latest)
        if not rule.in_force(fact.latest) or (
                answered and last is not None and act in _DECISIONS):
            continue
        # Discussed, and what came of it not recorded: that is what is lacking.
        silent = act == _SAYS_READY and last is not None and not last.outcome
        yield (Gap(act, last or fact, rule, unsaid=True) if silent
               else Gap(act, fact, rule, last=last))


def _needed(
    record: Record, fact: RecordedAct, taken: Move | None, undone: Undone
) -> Iterator[tuple[str, Rule]]:
    """Yield what *fact* needs and the record has not, with the rule that asks for it."""
    life = record.life
    path = FAST_TRACK if record.path_of(fact) == FAST_TRACK else record.deciding_path
    # What a decision of the Authority on the modification waits for, one on its day does not.
    of_the_day = taken is not None and taken.on_the_day
    for order in () if of_the_day else life.orders[fact.act]:
        weighs = order.rule.severity is Severity.FAULT
        rule = _asking(record, order.earlier, fact, order.rule, undone)
        if weighs and path in order.paths and rule is not None:
            yield order.earlier, rule
    for move in (taken,) if taken is not None else _rows(record, fact, path):
        for need in move.takes:
            if need.after and not _served(record, need.after, fact):
                continue
            asked = path not in ("", FAST_TRACK) and life.written(need.rule)
            rules = [_asking(record, one, fact, life.rule(need.rule, fact.latest), undone)
                     for one in need.any] if asked else [None]
            if rules[0] is not None and None not in rules:
                yield _SAYS_READY if _READY in need.any else need.any[0], rules[0]
        opener = next((one.act for one in life.table.moves
                       if move.closes and one.opens == move.closes), "")
        if opener and not _begun(record, opener, fact):
            yield opener, life.rule(move.closing_rule, fact.latest)


def _begun(record: Record, opener: str, fact: RecordedAct) -> bool:
    """Return whether the record has the beginning of the very span that *fact* ends."""
    before = record.last_before(fact.act, fact.earliest)
    return (_served(record, opener, fact) if before is None or not surely_before(before, fact)
            else record.between(opener, before, fact))


def _undecided(record: Record, fact: RecordedAct, state: LifeState) -> Iterator[Gap]:
    """
    Yield the decision without which nothing leads to where *fact* happens.

    It is that on an objection; and on Fast-Track, where no other order of acts asks for one, the
    approval of the Panel, by the order of the stages; or where an objection in time lifted it, by
    the rule that says so. One after its window lifts nothing for certain.
    """
    table, path, stage = record.life.table, record.path_of(fact), state.stage
    answer = answer_before(state, fact)
    if answer is not None:
        move = answer.move
        yield Gap(move.act, fact, record.life.rule(move.rule, fact.latest), says=move.says)
    places = {source for move in table.rows(fact.act, fact.outcome, path, part=bool(fact.part))
              for source in move.sources}
    heard = stage in table.heard
    reach = table.reach(path)
    here = frozenset({stage}) if heard else reach[stage]
    for move in table.moves if (heard or path == FAST_TRACK) and stage not in places else ():
        if (path in move.paths and move.act != fact.act and not here.isdisjoint(move.sources)
                and not move.record_only and APPROVAL in move.marks
                and (heard or table.unapproved.isdisjoint(places))
                and not reach[move.to].isdisjoint(places)):
            last = None if heard else record.last_upto(move.act, fact.latest)
            if last is None:
                rule = record.life.rule(move.rule if heard else IN_ORDER, fact.latest)
                yield Gap(move.act, fact, rule, says=move.says)
            else:
                # What nothing lifted may have come first, in the month of the two.
                lifted = lifting(record, move.act, fact)
                if lifted is not None and lifted.in_time:
                    yield Gap(move.act, fact, lifted.rule, last=last, says=move.says)
            return


def _sent_back(
    record: Record, fact: RecordedAct, stage: str, entered: RecordedAct | None
) -> Iterator[Gap]:
    """Yield what sent the modification back, where *fact* belongs behind the stage it stands at."""
    table, path = record.life.table, record.path_of(fact)
    names = [one.name for one in table.stages]
    places = {source for move in table.rows(fact.act, fact.outcome, path, part=bool(fact.part))
              for source in move.sources if not (move.same_day or move.given)}
    if entered is None or not surely_before(entered, fact) or not places or (
            stage in table.closed) or any(
            names.index(place) >= names.index(stage) for place in places):
        return
    for move in table.moves:
        if (move.undoes and move.to and not (move.path_becomes or move.same_day)
                and path in move.paths and stage in move.sources
                and not table.reach(path)[move.to].isdisjoint(places)):
            yield Gap(move.act, fact, record.life.rule(IN_ORDER, fact.latest),
                      says=f'it goes back to "{table.says(move.to)}"')
            return


def _asking(
    record: Record, need: str, fact: RecordedAct, rule: Rule, undone: Undone
) -> Rule | None:
    """
    Return the rule by which *need* is missing, or None: the record has it.

    It is *rule*; but of what must be done anew, the rule of what sent the modification back.
    """
    if not _served(record, need, fact):
        return rule
    if need not in undone:
        return None
    back, move = undone[need]
    last = record.last_upto(need, fact.latest)
    anew = last is not back if need == back.act else record.between(need, back, fact)
    return None if anew else record.life.rule(move.rule, fact.latest)


def _rows(record: Record, fact: RecordedAct, path: str) -> tuple[Move, ...]:
    """
    Return the row of *fact* on *path*, the first of those that differ by stage.

    Where no path is shown and rows differ in what they take, nothing is asked.
    """
    rows = record.life.table.meant(fact.act, fact.outcome, fact.body)
    if len({move.bodies for move in rows}) == 1 and rows[0].bodies == (fact.body,):
        return rows[:1]
    if not path and len({move.takes for move in rows}) > 1:
        return ()
    return tuple(move for move in rows if not path or path in move.paths)[:1]


def _served(record: Record, need: str, fact: RecordedAct) -> bool:
    """Return whether the record has what is needed, on the day of *fact* or before it."""
    if need in (_READY, _HELD_BACK):
        # To seek urgency, or to recommend Fast-Track, is neither.
        said = [one.outcome for one in record.upto(_SAYS_READY, fact.latest)]
        last = next((one for one in reversed(said) if one.startswith(_DECIDES)), "")
        return last.startswith(_READY) if need == _READY else last == _DECIDES[1] or "" in said
    if need not in _DECISIONS:
        return record.last_upto(need, fact.latest) is not None
    if fact.act != _LIVE:
        # What was only put off, or sent back, is not decided yet.
        return any(one.outcome not in PUT_OFF for one in record.upto(need, fact.latest))
    # Where the modification was rejected, an alternative may have been approved; and what was
    # rejected may have been approved on referral or appeal.
    votes = record.upto(need, fact.latest)
    return (any(one.outcome not in _UNDECIDED for one in votes)
            or record.last_upto(_APPROVED, fact.latest) is not None
            or (bool(votes) and any(one.outcome == "approved" for one in record.upto(
                "authority-decision", fact.latest))))
