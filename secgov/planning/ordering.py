"""Rules between two steps: order, notice, and what runs through steps that nobody stated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import attrs

from secgov.calendar.counting import NOT_BEFORE, Chain, Counting, OnDays, Relation
from secgov.citation import Evidence, Severity
from secgov.model.acts import STEPS, act, meeting_body
from secgov.planning.basis import Basis
from secgov.planning.findings import Finding, Judgement, finding
from secgov.planning.placing import PlacedStep, by_name, spoken
from secgov.rules.rule import Parameter, Rule, Shape, Unit

__all__ = ["applies", "judge_order", "judge_stated_order"]


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

    def times(self, basis: Basis) -> Iterator[_Time]:
        """Yield the times on the way, the last first; each alone bounds the whole path."""
        for rule in reversed(self.rules):
            if rule.parameter is not None:
                yield _Time(rule, rule.parameter, basis.relation(rule.parameter))

    def meetings(self, basis: Basis) -> Iterator[tuple[str, Relation]]:
        """Yield each unstated step on the way that needs a meeting, with the way up to it."""
        way: Relation = NOT_BEFORE
        for rule in self.rules[:-1]:
            days = _meeting_days(rule.later, date.fromordinal(int(self.earlier.latest)), basis)
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

        As many of one as of the other belong together in turn; else the last one listed before
        it. One that is listed only after it is out of order if *later* happens once, and belongs
        to another round if *later* is repeated or was sent back in between.
        """
        earlier, same = self.by_act.get(name, ()), self.by_act[later.act]
        if len(same) == len(earlier) > 1:
            return earlier[same.index(later)]
        listed_before = [step for step in earlier if step.place < later.place]
        if listed_before:
            return listed_before[-1]
        if not earlier or len(same) > 1:
            return None
        again = any(later.place < place < earlier[0].place for place in self.sent_back)
        return None if again else earlier[0]


def judge_order(
    subject: str, steps: tuple[PlacedStep, ...], taken: frozenset[str], basis: Basis
) -> Iterator[Finding]:
    """
    Yield what the rules of order and notice find between the stated steps.

    *taken* are the steps of the route; a rule is followed through those that are not stated.
    For each pair of steps only the first broken rule is reported: an order before a notice,
    and a rule between the two before what runs through others.
    """
    listed = _Listed.of(steps)
    for later in steps:
        if not later.stated:
            continue
        seen: set[str] = set()
        paths = _paths_to(later, later.act, listed, taken, basis, ())
        for path in sorted(paths, key=lambda path: len(path.rules)):
            if path.earlier.name in seen:
                continue
            found = _judge(subject, path, later, basis)
            if found is not None:
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
    day = date.fromordinal(int(later.latest))
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


def _judge(subject: str, path: _Path, later: PlacedStep, basis: Basis) -> Finding | None:
    """Return what the path finds: its order, then the meetings on the way, then its times."""
    earlier = path.earlier
    order = _compare(earlier, later, NOT_BEFORE)
    if order is not None:
        return finding(_weakest(path.rules), subject, later, _too_early(
            earlier, later, NOT_BEFORE, basis, order, path.mend(later)))
    for name, way in path.meetings(basis):
        met = _compare(earlier, later, way)
        if met is not None:
            first = spoken(date.fromordinal(int(way.earliest(earlier.latest))))
            return finding(_weakest(path.rules), subject, later, _too_early(
                earlier, later, way, basis, met, path.mend(later),
                f"too soon for what lies between: {act(name).says}, on {first} at the earliest, "
                "after "))
    for time in path.times(basis):
        if time.parameter.counting is Counting.NOTICE and _same_body(earlier, later):
            continue
        short = _compare(earlier, later, time.relation)
        if short is not None:
            return _short(subject, path, later, time, basis, depends=short)
    return None


def _too_early(
    earlier: PlacedStep, later: PlacedStep, way: Relation, basis: Basis, depends: bool,
    mend: str = "", before: str = "before ",
) -> Judgement:
    """Return that *later* comes before *way* allows it after *earlier*."""
    return Judgement(
        f"{_says(later)} {later.when()}, {'perhaps ' if depends else ''}{before}"
        f"{_says(earlier)} {earlier.when()}{_flip(earlier, later, way, depends)}",
        basis.possible(later.body).earliest(way.earliest(earlier.latest)), depends, mend)


def _flip(earlier: PlacedStep, later: PlacedStep, way: Relation, depends: bool) -> str:
    """Return up to which day of the earlier step the rule is kept, where it only depends."""
    if not depends:
        return ""
    last = spoken(date.fromordinal(int(way.latest(later.latest))))
    return f"; the rule is kept if {_says(earlier)} up to {last}, and broken after it"


def _same_body(earlier: PlacedStep, later: PlacedStep) -> bool:
    """Return whether the two happen at meetings of one body: what it does is no paper for it."""
    bodies = [meeting_body(step.act, step.step.body) for step in (earlier, later)]
    return bodies[0] == bodies[1] != ""


def _compare(earlier: PlacedStep, later: PlacedStep, relation: Relation) -> bool | None:
    """Return None if the later step can keep the relation, else whether it only depends."""
    if later.latest >= relation.earliest(earlier.latest):
        return None
    return later.latest >= relation.earliest(earlier.earliest)


def _short(
    subject: str, path: _Path, later: PlacedStep, time: _Time, basis: Basis, *, depends: bool,
) -> Finding | None:
    """Return the finding of a time that is too short: a notice judges the earlier step."""
    earlier, mend = path.earlier, ""
    if time.parameter.counting is Counting.NOTICE:
        judged, other = earlier, later
        expected = basis.working_days.latest(time.relation.latest(later.latest))
    else:
        judged, other, mend = later, earlier, path.mend(later)
        expected = basis.possible(later.body).earliest(time.relation.earliest(earlier.latest))
    counted = _counted(earlier, later, time.parameter, basis)
    message = (f"{_says(judged)} {judged.when()}, {'perhaps only ' if depends else ''}{counted} "
               f"{'before' if judged is earlier else 'after'} {_says(other)} {other.when()}; "
               f"needed are {time.parameter.in_words()}"
               f"{_flip(earlier, later, time.relation, depends)}")
    return finding(time.rule, subject, judged, Judgement(message, expected, depends, mend))


def _counted(
    earlier: PlacedStep, later: PlacedStep, parameter: Parameter, basis: Basis
) -> str:
    start, end = (date.fromordinal(int(day)) for day in (earlier.latest, later.latest))
    if parameter.unit is Unit.WORKING_DAYS:
        days = parameter.counting.working_days(start, end, basis.calendar.working_days)
        return f"{days} Working Day{'s' if days != 1 else ''}"
    days = (end - start).days
    return f"{days} calendar day{'s' if days != 1 else ''}"


def _weakest(rules: tuple[Rule, ...]) -> Rule:
    """Return the rule of order on which the whole path rests: the one that weighs least."""
    severities, evidence = tuple(Severity), tuple(Evidence)
    orders = [rule for rule in rules if rule.shape is Shape.ORDER] or list(rules)
    return max(orders, key=lambda rule: (
        severities.index(rule.severity), evidence.index(rule.evidence)))


def _says(step: PlacedStep) -> str:
    return act(step.act).says


def judge_stated_order(
    subject: str, steps: tuple[PlacedStep, ...], taken: frozenset[str], rule: Rule, basis: Basis
) -> Iterator[Finding]:
    """
    Yield each step that its own timetable puts before a step that it says comes first.

    A pair that a rule of order links is left to that rule: one contradiction is one finding.
    """
    listed = _Listed.of(steps)
    named = by_name(steps)
    for later in steps:
        if not (later.stated and later.step.after):
            continue
        ruled = {path.earlier.name
                 for path in _paths_to(later, later.act, listed, taken, basis, ())}
        for name in later.step.after:
            earlier = named.get(name)
            if earlier is None or not earlier.stated or earlier.name in ruled:
                continue
            order = _compare(earlier, later, NOT_BEFORE)
            if order is not None:
                found = finding(rule, subject, later, _too_early(
                    earlier, later, NOT_BEFORE, basis, order,
                    before="though the timetable itself puts it after "))
                if found is not None:
                    yield found
