"""Rules between two steps: order, notice, and what runs through steps that nobody stated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from math import inf
from typing import TypeAlias

import attrs

from secgov.calendar.counting import NOT_BEFORE, Chain, Counting, OnDays, Relation
from secgov.citation import Evidence, Force, Severity
from secgov.model.acts import STEPS, act, meeting_body
from secgov.planning.basis import Basis
from secgov.planning.cases import Case, day_of
from secgov.planning.findings import Finding, Flip, Judgement
from secgov.planning.placing import PlacedStep, spoken
from secgov.rules.rule import Parameter, Rule, Shape, Unit

__all__ = ["applies", "judge_order", "judge_stated_order"]

_Broken: TypeAlias = tuple[Rule, PlacedStep, Judgement]


@attrs.frozen
class _Time:
    """A notice or least time on a path: its rule, its number, and the bound that this is."""

    rule: Rule
    parameter: Parameter
    relation: Relation


@attrs.frozen
class _Path:
    """The rules from a stated step to a later stated one, through steps that are not stated."""

    earlier: PlacedStep
    rules: tuple[Rule, ...]

    def rank(self) -> tuple[int, int]:
        """Return by what paths are taken in turn: the shorter first, an order before a time."""
        return len(self.rules), sum(rule.parameter is not None for rule in self.rules)

    def times(self, basis: Basis) -> Iterator[_Time]:
        """Yield the times on the way, the last first; each alone bounds the whole path."""
        for rule in reversed(self.rules):
            if rule.parameter is not None:
                yield _Time(rule, rule.parameter, basis.relation(rule.parameter))

    def meetings(self, basis: Basis) -> Iterator[tuple[str, Relation]]:
        """Yield each unstated step on the way that needs a meeting, with the way up to it."""
        way: Relation = NOT_BEFORE
        for rule in self.rules[:-1]:
            days = _meeting_days(rule.later, day_of(self.earlier.latest), basis)
            if days is not None:
                way = Chain(way, days)
                yield rule.later, way

    def mend(self, later: PlacedStep) -> str:
        """Return a mend of its own where the rule's mend speaks of a step that is not stated."""
        last = self.rules[-1].later
        if len(self.rules) == 1 or last not in STEPS or all(
                rule.later not in STEPS for rule in self.rules[:-1]):
            return ""
        return (f"Move it to {{expected}} or later, or bring forward what it follows: "
                f"{_says(self.earlier)}.")


@attrs.frozen
class _Listed:
    """The steps of a modification by their act, in the order of the file."""

    by_act: Mapping[str, Sequence[PlacedStep]]
    stated: frozenset[str]
    sent_back: tuple[int, ...]

    @classmethod
    def of(cls, steps: tuple[PlacedStep, ...]) -> _Listed:
        by_act: defaultdict[str, list[PlacedStep]] = defaultdict(list)
        for step in steps:
            by_act[step.act].append(step)
        return cls(dict(by_act), frozenset(step.act for step in steps if step.stated),
                   tuple(step.place for step in steps if step.step.outcome == "sent-back"))

    def paired(self, name: str, later: PlacedStep) -> PlacedStep | None:
        """
        Return the occurrence of *name* that belongs to *later*, where a step happens repeatedly.

        Where all of one are listed before all of the other, as many of each, they belong together
        in turn; else the last one listed before it. One that is listed only after it is out of
        order if *later* happens once, and belongs to another round if *later* is repeated or was
        sent back in between.
        """
        earlier, same = self.by_act.get(name, ()), self.by_act[later.act]
        if len(same) == len(earlier) > 1 and (
                earlier[-1].place < same[0].place or same[-1].place < earlier[0].place):
            return earlier[same.index(later)]
        listed_before = [step for step in earlier if step.place < later.place]
        if listed_before:
            return listed_before[-1]
        if not earlier or len(same) > 1:
            return None
        again = any(later.place < place < earlier[0].place for place in self.sent_back)
        return None if again else earlier[0]


def judge_order(case: Case) -> Iterator[Finding]:
    """
    Yield what the rules of order and notice find between the stated steps.

    A rule is followed through the steps of the route that are not stated. For each pair of
    steps only the first broken rule is reported: an order before a notice, and a rule between
    the two before what runs through others.
    """
    listed, taken = _Listed.of(case.steps), frozenset(case.route.steps)
    for later in case.steps:
        if not later.stated:
            continue
        seen: set[str] = set()
        paths = _paths_to(later, later.act, listed, taken, case.basis, ())
        for path in sorted(paths, key=_Path.rank):
            broken = _judge(path, later, case.basis) if path.earlier.name not in seen else None
            for found in case.finds(*broken) if broken is not None else ():
                seen.add(path.earlier.name)
                yield found


def applies(rule: Rule, later: PlacedStep | None, day: date) -> bool:
    """Return whether *rule* is in force on *day* and its conditions fit the later step."""
    if not rule.in_force(day):
        return False
    kind = dict(rule.when).get("kind") if rule.when else None
    return kind is None or later is None or later.act != rule.later or later.kind == kind


def _paths_to(
    later: PlacedStep, at: str, listed: _Listed, taken: frozenset[str],
    basis: Basis, rules: tuple[Rule, ...],
) -> Iterator[_Path]:
    """Yield each way back from *later*, seen from the step *at*, to a stated step."""
    day = day_of(later.latest)
    direct = at == later.act
    here = later if direct else listed.paired(at, later)
    for rule in basis.rules.links_to(at):
        if not applies(rule, here, day):
            continue
        way = (rule, *rules)
        if rule.earlier in listed.stated:
            earlier = listed.paired(rule.earlier, later)
            if earlier is not None and earlier.stated and not _parallel(earlier, later):
                yield _Path(earlier, way)
        elif rule.earlier in taken:
            yield from _paths_to(later, rule.earlier, listed, taken, basis, way)


def _meeting_days(name: str, day: date, basis: Basis) -> OnDays | None:
    """Return the days of the meetings that the step *name* needs, or nothing if any day will do."""
    bodies = {rule.body for rule in basis.rules.of_shape(Shape.ON_MEETING)
              if name in rule.steps and not rule.when and rule.in_force(day)}
    days = [basis.possible(body) for body in sorted(bodies)]
    if len(days) < 2:
        return days[0] if days else None
    return OnDays(tuple(sorted({one for each in days for one in each.days})))


def _parallel(earlier: PlacedStep, later: PlacedStep) -> bool:
    """Return whether the timetable says that the two run in parallel, which lifts their order."""
    return bool(
        {earlier.name, earlier.act} & set(later.step.parallel_with)
        or {later.name, later.act} & set(earlier.step.parallel_with))


def _judge(path: _Path, later: PlacedStep, basis: Basis) -> _Broken | None:
    """Return what the path breaks: its order, then the meetings on the way, then its times."""
    earlier = path.earlier
    if not _keeps(earlier, later, NOT_BEFORE):
        return _weakest(path.rules), later, _too_early(
            earlier, later, NOT_BEFORE, basis, path.mend(later))
    for name, way in path.meetings(basis):
        if not _keeps(earlier, later, way):
            reached = way.earliest(earlier.latest)
            first = spoken(day_of(reached)) if reached < inf else "a day past the calendar"
            return _weakest(path.rules), later, _too_early(
                earlier, later, way, basis, path.mend(later),
                f"too soon for what lies between: {act(name).says}, on {first} at the earliest, "
                "after ")
    for time in path.times(basis):
        if time.parameter.counting is Counting.NOTICE and _own_act(earlier, time.rule, later):
            continue
        if not _keeps(earlier, later, time.relation):
            return _short(path, later, time, basis)
    return None


def _too_early(
    earlier: PlacedStep, later: PlacedStep, way: Relation, basis: Basis,
    mend: str = "", before: str = "before ",
) -> Judgement:
    """Return that *later* comes before *way* allows it after *earlier*."""
    flips = _flips(earlier, later, way)
    return Judgement(
        f"{_says(later)} {later.when()}, {'perhaps ' if flips else ''}{before}"
        f"{_says(earlier)} {earlier.when()}",
        basis.possible(later.body).earliest(way.earliest(earlier.latest)), flips, mend)


def _keeps(earlier: PlacedStep, later: PlacedStep, way: Relation) -> bool:
    """Return whether the later step can keep *way*, whatever the day of the earlier one."""
    return later.latest >= way.earliest(earlier.latest)


def _flips(earlier: PlacedStep, later: PlacedStep, way: Relation) -> Flip | None:
    """Return up to which day of the earlier step *way* is kept, if some day of it keeps it."""
    if later.latest < way.earliest(earlier.earliest):
        return None
    return Flip(f"if {_says(earlier)} up to", day_of(way.latest(later.latest)))


def _own_act(earlier: PlacedStep, notice: Rule, later: PlacedStep) -> bool:
    """Return whether the notice is for the body whose own act it is counted from: no paper."""
    noticed = meeting_body(notice.later, later.step.body if notice.later == later.act else "")
    return meeting_body(earlier.act, earlier.step.body) == noticed != ""


def _short(path: _Path, later: PlacedStep, time: _Time, basis: Basis) -> _Broken:
    """Return that a time is too short: a notice judges the earlier step."""
    earlier, mend = path.earlier, ""
    if time.parameter.counting is Counting.NOTICE:
        judged, other = earlier, later
        expected = basis.working_days.latest(time.relation.latest(later.latest))
    else:
        judged, other, mend = later, earlier, path.mend(later)
        expected = basis.possible(later.body).earliest(time.relation.earliest(earlier.latest))
    flips = _flips(earlier, later, time.relation)
    counted = _counted(earlier, later, time.parameter, basis)
    message = (f"{_says(judged)} {judged.when()}, {'perhaps only ' if flips else ''}{counted} "
               f"{'before' if judged is earlier else 'after'} {_says(other)} {other.when()}; "
               f"needed are {time.parameter.in_words()}")
    return time.rule, judged, Judgement(message, expected, flips, mend)


def _counted(
    earlier: PlacedStep, later: PlacedStep, parameter: Parameter, basis: Basis
) -> str:
    start, end = day_of(earlier.latest), day_of(later.latest)
    if parameter.unit is Unit.WORKING_DAYS:
        days = parameter.counting.working_days(start, end, basis.calendar.working_days)
        return f"{days} Working Day{'s' if days != 1 else ''}"
    days = (end - start).days
    return f"{days} calendar day{'s' if days != 1 else ''}"


def _weakest(rules: tuple[Rule, ...]) -> Rule:
    """
    Return the rule of order on which the whole path rests: the one that weighs least.

    What contradicts the record between two steps says nothing of what lies around them, so a
    path through more than one rule rests on a norm.
    """
    severities, evidence = tuple(Severity), tuple(Evidence)
    orders = [rule for rule in rules if rule.shape is Shape.ORDER] or list(rules)
    return max(orders, key=lambda rule: (
        severities.index(rule.severity), evidence.index(rule.evidence),
        rule.force is not Force.RECORD))


def _says(step: PlacedStep) -> str:
    return act(step.act).says


def judge_stated_order(rule: Rule, case: Case) -> Iterator[Finding]:
    """
    Yield each step that its own timetable puts before a step that it says comes first.

    A pair that a rule of order links is left to that rule: one contradiction is one finding.
    """
    steps, basis = case.steps, case.basis
    listed, taken = _Listed.of(steps), frozenset(case.route.steps)
    by_name = {step.name: step for step in steps} | {step.act: step for step in reversed(steps)}
    for later in steps:
        if not (later.stated and later.step.after):
            continue
        ruled = {path.earlier.name
                 for path in _paths_to(later, later.act, listed, taken, basis, ())}
        for name in later.step.after:
            earlier = by_name.get(name)
            if earlier is None or not earlier.stated or earlier.name in ruled:
                continue
            if not _keeps(earlier, later, NOT_BEFORE):
                yield from case.finds(rule, later, _too_early(
                    earlier, later, NOT_BEFORE, basis,
                    before="though the timetable itself puts it after "))
