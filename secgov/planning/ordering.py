"""Rules between two steps: order, notice, and what runs through steps that nobody stated."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

from secgov.calendar.counting import NOT_BEFORE, Chain, Counting, Relation
from secgov.citation import Evidence, Severity
from secgov.model.acts import act
from secgov.planning.basis import Basis
from secgov.planning.findings import Finding, Judgement, finding
from secgov.planning.placing import PlacedStep
from secgov.rules.rule import Rule, Shape

__all__ = ["applies", "judge_order", "judge_stated_order"]


@attrs.frozen
class _Path:
    """The rules from a stated step to a later stated one, through steps that are not stated."""

    earlier: PlacedStep
    rules: tuple[Rule, ...]


def judge_order(
    subject: str, steps: tuple[PlacedStep, ...], taken: frozenset[str], basis: Basis
) -> Iterator[Finding]:
    """
    Yield what the rules of order and notice find between the stated steps.

    *taken* are the steps of the route; a rule is followed through those that are not stated.
    For each pair of steps only the first broken rule is reported: an order before a notice.
    """
    for later in steps:
        if not later.stated:
            continue
        seen: set[str] = set()
        for path in _paths_to(later, later.act, steps, taken, basis, ()):
            if path.earlier.name in seen:
                continue
            found = _judge(subject, path, later, basis)
            if found is not None:
                seen.add(path.earlier.name)
                yield found


def applies(rule: Rule, later: PlacedStep | None, day: date) -> bool:
    """Return whether *rule* is in force on *day* and its conditions fit the later step."""
    kind = dict(rule.when).get("kind")
    return rule.in_force(day) and (
        kind is None or later is None or later.act != rule.later or later.kind == kind)


def _paths_to(
    later: PlacedStep, at: str, steps: tuple[PlacedStep, ...], taken: frozenset[str],
    basis: Basis, rules: tuple[Rule, ...],
) -> Iterator[_Path]:
    """Yield each way back from *later* to a stated step."""
    day = date.fromordinal(int(later.latest))
    for rule in basis.rules.links_to(at):
        if not applies(rule, later, day):
            continue
        way = (rule, *rules)
        occurrences = [step for step in steps if step.act == rule.earlier]
        if any(step.stated for step in occurrences):
            earlier = _paired(occurrences, later, steps) if at == later.act else occurrences[-1]
            if earlier is not None and earlier.stated and not _parallel(earlier, later):
                yield _Path(earlier, way)
        elif rule.earlier in taken:
            yield from _paths_to(later, rule.earlier, steps, taken, basis, way)


def _paired(
    earlier: list[PlacedStep], later: PlacedStep, steps: tuple[PlacedStep, ...]
) -> PlacedStep | None:
    """
    Return the occurrence that belongs to *later*, where a step happens more than once.

    As many of one as of the other belong together in turn; else the last one listed before
    it; one listed before every earlier step belongs to a round that the file does not tell.
    """
    same = [step for step in steps if step.act == later.act]
    if len(same) == len(earlier):
        return earlier[same.index(later)]
    listed_before = [step for step in earlier if step.place < later.place]
    if listed_before:
        return listed_before[-1]
    return earlier[0] if later is same[-1] else None


def _parallel(earlier: PlacedStep, later: PlacedStep) -> bool:
    """Return whether the timetable says that the two run in parallel, which lifts their order."""
    return bool(
        {earlier.name, earlier.act} & set(later.step.parallel_with)
        or {later.name, later.act} & set(earlier.step.parallel_with))


def _judge(subject: str, path: _Path, later: PlacedStep, basis: Basis) -> Finding | None:
    """Return what the path finds: its order first, then each of its notices."""
    earlier = path.earlier
    order = _compare(earlier, later, NOT_BEFORE)
    if order is not None:
        rule = _weakest(path.rules)
        message = (f"{_says(later)}: {later.in_words()}, but {_says(earlier)} only: "
                   f"{earlier.in_words()}")
        return finding(rule, subject, later, Judgement(
            message, basis.possible(later.body).earliest(earlier.latest), depends=order))
    for rule in reversed(path.rules):
        if rule.shape is not Shape.AT_LEAST or rule.parameter is None:
            continue
        relation = _along(path.rules, rule, basis)
        short = _compare(earlier, later, relation)
        if short is not None:
            return _short(subject, path, rule, later, relation, basis, depends=short)
    return None


def _compare(earlier: PlacedStep, later: PlacedStep, relation: Relation) -> bool | None:
    """Return None if the later window keeps the relation, True if it depends, False if it breaks."""
    if later.latest >= relation.earliest(earlier.latest):
        return None
    return later.latest >= relation.earliest(earlier.earliest)


def _along(rules: tuple[Rule, ...], counted: Rule, basis: Basis) -> Relation:
    """Return the bound along the path in which only *counted* takes time."""
    relation: Relation = NOT_BEFORE
    for rule in rules:
        if rule is counted and rule.parameter is not None:
            relation = Chain(relation, basis.relation(rule.parameter))
    return relation


def _short(
    subject: str, path: _Path, rule: Rule, later: PlacedStep, relation: Relation, basis: Basis,
    *, depends: bool,
) -> Finding | None:
    """Return the finding of a time that is too short: a notice judges the earlier step."""
    parameter = rule.parameter
    assert parameter is not None
    earlier = path.earlier
    notice = parameter.counting is Counting.NOTICE
    judged = earlier if notice else later
    if notice:
        expected = basis.working_days.latest(relation.latest(later.latest))
    else:
        expected = basis.possible(later.body).earliest(relation.earliest(earlier.latest))
    message = (f"{_says(judged)}: {judged.in_words()}, which leaves {_counted(earlier, later, rule, basis)}"
               f" to {later.in_words()}; {parameter.in_words()}, are needed")
    return finding(rule, subject, judged, Judgement(message, expected, depends))


def _counted(earlier: PlacedStep, later: PlacedStep, rule: Rule, basis: Basis) -> str:
    parameter = rule.parameter
    assert parameter is not None
    start, end = (date.fromordinal(int(day)) for day in (earlier.latest, later.latest))
    if parameter.unit.value == "Working Days":
        days = parameter.counting.working_days(start, end, basis.calendar.working_days)
    else:
        days = (end - start).days
    return f"{days} {parameter.unit.value}"


def _weakest(rules: tuple[Rule, ...]) -> Rule:
    """Return the rule of order on which the whole path rests: the one that weighs least."""
    severities, evidence = tuple(Severity), tuple(Evidence)
    orders = [rule for rule in rules if rule.shape is Shape.ORDER] or list(rules)
    return max(orders, key=lambda rule: (
        severities.index(rule.severity), evidence.index(rule.evidence)))


def _says(step: PlacedStep) -> str:
    return act(step.act).says


def judge_stated_order(
    subject: str, steps: tuple[PlacedStep, ...], rule: Rule
) -> Iterator[Finding]:
    """Yield each step that its own timetable puts before a step that it says comes first."""
    by_name = {step.name: step for step in steps} | {step.act: step for step in reversed(steps)}
    for later in steps:
        for name in later.step.after:
            earlier = by_name.get(name)
            if earlier is None or not (earlier.stated and later.stated):
                continue
            order = _compare(earlier, later, NOT_BEFORE)
            if order is not None:
                message = (f"{_says(later)}: {later.in_words()}, but it is said to come after "
                           f"{earlier.in_words()}, when {_says(earlier)}")
                found = finding(rule, subject, later,
                                Judgement(message, earlier.latest, depends=order))
                if found is not None:
                    yield found

