"""All modifications of a file in one network: each on its route, with what waits and goes together.

The steps of a modification bear its identifier. What waits on another gets a link to where it
stands; a meeting that the members of a group share is one step of them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from math import inf
from typing import Final

import attrs

from secgov.calendar.counting import NOT_BEFORE, OnDays, OnlyPast, Relation
from secgov.model.acts import ACTS
from secgov.model.identifiers import read_identifier
from secgov.model.timetables import WaitsOn
from secgov.planning.network.go_live import live_with_release
from secgov.planning.network.network import Forward, Link, Network, Node
from secgov.planning.network.route_network import says_of
from secgov.planning.outlooks.plan import within_both
from secgov.planning.outlooks.waits import awaited_of, standing
from secgov.planning.promises.due_pace import Pace
from secgov.planning.steps.circles import circles, in_a_circle

__all__ = ["JoinedRoutes", "Wait", "joined"]

_MEETINGS: Final = frozenset(one.name for one in ACTS if one.body)


@attrs.frozen
class Wait:
    """
    That a modification waits on another, or on one of its steps.

    `node` is that step in the joined network; where it goes live with a release, what comes with
    that, after the step itself (`after`). Without one the plan does not wait: because it has
    happened (`over`), or because of what `aside` says.
    """

    id: str
    step: str
    node: str = ""
    after: str = ""
    over: bool = False
    aside: str = ""

    @property
    def says(self) -> str:
        """Return what it waits on in words."""
        return f"it waits on {self.id}{f': {says_of(self.step)}' if self.step else ''}"


@attrs.frozen(slots=False, eq=False)
class JoinedRoutes:
    """The modifications of a file, in its order, and their steps in one network."""

    paces: tuple[Pace, ...]
    names: tuple[Mapping[str, str], ...]
    waits: tuple[tuple[Wait, ...], ...]
    beside: tuple[Node, ...]

    @cached_property
    def network(self) -> Network:
        """Return the network of them all at the usual pace."""
        nodes: dict[str, Node] = {one.step: one for one in self.beside}
        links: list[Link] = []
        for pace, names, waits in zip(self.paces, self.names, self.waits, strict=True):
            own = pace.planned.usual
            for node in own.nodes:
                name = names[node.step]
                one = attrs.evolve(node, step=name)
                nodes[name] = _same_day(nodes[name], one) if name in nodes else one
            links += [Link(names[link.earlier], names[link.later], link.relation)
                      for link in own.links]
            for wait in waits:
                if wait.after:
                    links.append(Link(wait.after, wait.node, NOT_BEFORE))
                if wait.node:
                    links += [Link(wait.node, names[step], NOT_BEFORE, wait.says)
                              for step in standing(pace.planned)]
        return Network(tuple(nodes.values()), tuple(links))

    @cached_property
    def free(self) -> Forward:
        """Return the earliest days of them all without a capacity."""
        return self.network.forward()

    @cached_property
    def owners(self) -> Mapping[str, tuple[str, str]]:
        """Return of each step of the network whose it is, and its own name."""
        return {node: (pace.id, step) for pace, names in zip(self.paces, self.names, strict=True)
                for step, node in names.items()}

    def run_of(self, place: int, run: Forward, moved: Mapping[str, str]) -> Forward:
        """
        Return *run* for the modification at *place* alone, by its own names.

        What binds a step from outside is a link that says so; *moved* says why steps of the
        network were moved.
        """
        own = self.names[place]
        names = {node: step for step, node in own.items()}
        binding: dict[str, Link | None] = {}
        for step, node in own.items():
            link = run.binding[node]
            if link is None and node in moved:
                link = Link(step, step, NOT_BEFORE, moved[node])
            elif link is None and (others := self._holding_back(place, step, run.days[node])):
                link = Link(step, step, NOT_BEFORE, f"it goes together with {', '.join(others)}: "
                            f"not before {says_of(step)} there")
            elif link is not None and not link.reason:
                earlier = names.get(link.earlier)
                link = (Link(earlier, step, link.relation) if earlier is not None else
                        Link(step, step, NOT_BEFORE, self._together(link.earlier)))
            binding[step] = link
        return Forward({step: run.days[node] for step, node in own.items()}, binding,
                       {step: run.bounds[node] for step, node in own.items()})

    def _holding_back(self, place: int, step: str, day: float) -> list[str]:
        """Return with whom a step is taken on *day*, of those who cannot take it sooner alone."""
        if day <= self.paces[place].runs.usual.days[step]:
            return []
        node = self.names[place][step]
        return [pace.id for pace, names in zip(self.paces, self.names, strict=True)
                if names.get(step) == node and pace.runs.usual.days[step] == day]

    def _together(self, node: str) -> str:
        whose, step = self.owners[node]
        return f"it goes together with {whose}: not before {says_of(step)}"

    @cached_property
    def latest(self) -> tuple[Mapping[str, float], ...]:
        """
        Return the last days of each modification's steps, as `plan` has them, for all.

        A stated day that is passed only because of the others asks nothing of any step.
        """
        release = self._taking_again.backward(
            self._least([pace.runs.usual_targets for pace in self.paces]))
        stated = self.network.backward(self._least([
            self._kept(pace, names)
            for pace, names in zip(self.paces, self.names, strict=True)]))
        both = within_both(release, stated)
        return tuple({step: both[node] for step, node in names.items()} for names in self.names)

    @cached_property
    def _taking_again(self) -> Network:
        """Return the network with the usual times again that yield to days not to be relied on."""
        return Network(self.network.nodes, (*self.network.links, *(
            Link(names[soft.earlier], names[soft.later],
                 OnlyPast(self.free.days[names[soft.earlier]], soft.relation))
            for pace, names in zip(self.paces, self.names, strict=True)
            for soft in pace.planned.yielding)))

    def _kept(self, pace: Pace, names: Mapping[str, str]) -> Mapping[str, float]:
        """Return the stated days of a modification that ask something of what comes before."""
        alone = pace.runs.usual.days
        return {step: day for step, day in pace.planned.stated_days.items()
                if (self.free.days[names[step]] <= day or alone[step] > day)
                # By a day before its body ever met, none asks anything.
                and self._possible[names[step]].latest(day) > -inf}

    @cached_property
    def _possible(self) -> Mapping[str, Relation]:
        return {node.step: node.possible for node in self.network.nodes}

    def _least(self, days: Sequence[Mapping[str, float]]) -> dict[str, float]:
        found: dict[str, float] = {}
        for names, own in zip(self.names, days, strict=True):
            for step, day in own.items():
                found[names[step]] = min(day, found.get(names[step], inf))
        return found


def joined(paces: Iterable[Pace]) -> JoinedRoutes:
    """Return *paces* in one network. Circles of modifications that wait are cut, and it is said."""
    all_of = tuple(paces)
    names = _names(all_of)
    waits, beside = _waits(all_of, names)
    return JoinedRoutes(all_of, names, waits, beside)


def _same_day(one: Node, other: Node) -> Node:
    """Return the step that two members of a group take on one day."""
    days = {id(node.possible): node.possible for node in (one, other)}
    possible = one.possible
    if len(days) > 1 and isinstance(possible, OnDays) and isinstance(other.possible, OnDays):
        possible = OnDays(tuple(sorted({*possible.days} & {*other.possible.days})))
    return Node(one.step, possible, max(one.not_before, other.not_before))


def _names(paces: Sequence[Pace]) -> tuple[Mapping[str, str], ...]:
    """Return the name of each step in the network; what a group shares has one name."""
    members: dict[tuple[str, str, str], list[str]] = {}
    for pace in paces:
        for key in _shared(pace):
            members.setdefault(key, []).append(pace.id)
    found = []
    for pace in paces:
        names = {step.step: f"{pace.id}:{step.step}" for step in pace.planned.steps}
        names |= {key[2]: f"{key[0]} ({members[key][0]}):{key[2]}" for key in _shared(pace)
                  if len(members[key]) > 1}
        found.append(names)
    return tuple(found)


def _shared(pace: Pace) -> Iterator[tuple[str, str, str]]:
    """Yield the meetings to come at which a member of a group goes with the others of its route."""
    group = pace.case.modification.group
    if group is None or pace.ended is not None:
        return
    for step in pace.planned.steps:
        if step.step in _MEETINGS and not step.done:
            yield group.name, pace.planned.route.name, step.step


def _waits(
    paces: Sequence[Pace], names: Sequence[Mapping[str, str]]
) -> tuple[tuple[tuple[Wait, ...], ...], tuple[Node, ...]]:
    places = {read_identifier(pace.id): place for place, pace in enumerate(paces)}
    beside: dict[str, Node] = {}
    found: list[tuple[Wait, ...]] = []
    for pace in paces:
        own: list[Wait] = []
        for other in pace.case.modification.waits_on:
            place = places.get(read_identifier(other.id))
            own.append(Wait(other.id, other.step if other.step in _ACTS else "",
                            aside="it is not in this file") if place is None else
                       _wait(other, paces[place], names[place], beside))
        found.append(tuple(own))
    return _uncircled(paces, found), tuple(beside.values())


_ACTS: Final = frozenset(one.name for one in ACTS)


def _wait(
    other: WaitsOn, its: Pace, names: Mapping[str, str], beside: dict[str, Node]
) -> Wait:
    """Return what is waited for of *its*: the step named, or that its report is ready."""
    found = awaited_of(other, its.case, its.planned)
    if found.over or found.aside or found.placed is None or found.planned is not None:
        if found.over or found.aside:
            return Wait(its.id, found.act, over=found.over, aside=found.aside)
        node, planned = names[found.act], its.planned
        live, _ = live_with_release(its.case, planned.by_step[found.act], -inf)
        if live == -inf:
            return Wait(its.id, found.act, node)
        released = f"{node} with its release"
        beside[released] = Node(released, NOT_BEFORE, live)
        return Wait(its.id, found.act, released, node)
    placed = found.placed
    name = f"{its.id}:{placed.name} ({placed.place})"
    beside[name] = Node(name, its.case.basis.possible(placed.body), max(
        placed.latest, float(its.case.basis.as_of.toordinal())))
    return Wait(its.id, found.act, name)


def _uncircled(
    paces: Sequence[Pace], waits: Sequence[tuple[Wait, ...]]
) -> tuple[tuple[Wait, ...], ...]:
    """Return *waits* without circles; what goes together is one, and cannot wait on itself."""
    unit = {pace.id: _unit(pace) for pace in paces}
    graph: dict[str, list[str]] = {one: [] for one in unit.values()}
    for pace, own in zip(paces, waits, strict=True):
        graph[unit[pace.id]] += (unit[wait.id] for wait in own
                                 if wait.node and unit[wait.id] != unit[pace.id])
    circle_of = {one: circle for circle in circles(graph) for one in circle}
    return tuple(tuple(_unless(wait, unit[pace.id], unit, circle_of) for wait in own)
                 for pace, own in zip(paces, waits, strict=True))


def _unit(pace: Pace) -> str:
    group = pace.case.modification.group
    return f"the group {group.name}" if group is not None else pace.id


def _unless(
    wait: Wait, own: str, unit: Mapping[str, str], circle_of: Mapping[str, tuple[str, ...]]
) -> Wait:
    """Return *wait*, set aside if it is among what goes together or within a circle."""
    if not wait.node:
        return wait
    if unit[wait.id] == own:
        return Wait(wait.id, wait.step,
                    aside=in_a_circle((own,)) if wait.id == own else "they go together")
    circle = circle_of.get(own, ())
    if unit[wait.id] in circle:
        return Wait(wait.id, wait.step, aside=in_a_circle(circle))
    return wait
