"""A portfolio: staggering 20 modifications of 8 steps, growth, memory, and a constraint solver."""

from __future__ import annotations

import gc
import tracemalloc
from datetime import date
from random import Random
from time import perf_counter, process_time
from typing import Any

from secgov.calendar.code_calendar import CodeCalendar
from secgov.calendar.counting import NOT_BEFORE, AtLeast, Counting, OnDays, WorkingDayRanks
from secgov.calendar.series import meeting_series
from secgov.calendar.working_days import WorkingDayCalendar
from secgov.model.timetables import Timetable
from secgov.planning.network.network import Link, Network, Node
from secgov.planning.portfolios.pieces_of_work import Aim, Piece
from secgov.planning.portfolios.portfolio import portfolio
from secgov.planning.portfolios.staggering import staggered
from secgov.rules.loading import rulebook
from tests.benchmarks.timing import AtMost, compare, line, peer, spoken

ENGLAND = WorkingDayCalendar.england_and_wales()
AS_OF = date(2019, 3, 8)
RANKS = WorkingDayRanks.of(ENGLAND)
WORKING = OnDays(RANKS.ordinals)
MODIFICATIONS, INSTANCES, SECONDS, LIMIT, HORIZON = 20, 64, 1.0, 200e6, 1500
CAPACITIES = range(3, 11)
"""From tight, where a release in five is missed, to loose, where hardly anything waits."""
Instance = tuple[Network, list[Piece], int, list[Aim]]


def meetings(body: str) -> OnDays:
    """Return the regular meetings of *body*."""
    return OnDays(meeting_series(body, ENGLAND, as_of=AS_OF).regular_days)


def days(count: int) -> AtLeast:
    """Return at least so many Working Days."""
    return AtLeast(count, Counting.EXCLUDE_FIRST, RANKS)


def instance(seed: int) -> Instance:
    """Return 20 modifications of 8 steps with two assessments each, some waiting on others."""
    random = Random(seed)
    steps = (("asked", WORKING), ("returned", WORKING), ("group", meetings("working-group")),
             ("cost", meetings("change-board")), ("ia-asked", WORKING), ("ia-returned", WORKING),
             ("panel", meetings("panel")), ("vote", meetings("change-board")))
    nodes, links, pieces, aims = [], [], [], []
    for job in range(MODIFICATIONS):
        first = float(AS_OF.toordinal() + random.randint(0, 60))
        nodes += [Node(f"{job}:{name}", days_of, first) for name, days_of in steps]
        lags = (days(random.randint(10, 25)), days(5), NOT_BEFORE, NOT_BEFORE,
                days(random.randint(25, 60)), days(5), days(20))
        links += [Link(f"{job}:{one[0]}", f"{job}:{other[0]}", lag)
                  for one, other, lag in zip(steps, steps[1:], lags, strict=False)]
        pieces += [Piece(f"{job}:asked", f"{job}:returned"),
                   Piece(f"{job}:ia-asked", f"{job}:ia-returned")]
        if job and random.random() < 0.15:
            links.append(Link(f"{job - 1}:panel", f"{job}:asked", NOT_BEFORE))
    network = Network(tuple(nodes), tuple(links))
    free = network.forward().days
    for job in range(MODIFICATIONS):
        if random.random() < 0.5:
            aims.append(Aim("release", {
                f"{job}:panel": free[f"{job}:panel"] + random.choice((0, 28, 56, 84))}))
        if random.random() < 0.5:
            aims.append(Aim("warning", {
                f"{job}:group": free[f"{job}:group"] + random.choice((0, 30, 60))}))
        aims.append(Aim("delay", {f"{job}:vote": free[f"{job}:vote"]}))
    return network, pieces, CAPACITIES[seed % len(CAPACITIES)], aims


def solved(cp_model: Any, one: Instance) -> tuple[int, ...] | None:
    """Return what the solver's best schedule misses after a second, counted as ours is."""
    network, pieces, capacity, aims = one
    model, base = cp_model.CpModel(), AS_OF.toordinal()
    start = RANKS.upto(base - 1)
    count = RANKS.upto(base + HORIZON) - start

    def rank(day: float) -> int:
        return RANKS.upto(day) - start - 1

    at = {node.step: model.NewIntVarFromDomain(cp_model.Domain.FromValues([
        rank(day) for day in node.possible.days if node.not_before <= day <= base + HORIZON]),
        node.step) for node in network.nodes if isinstance(node.possible, OnDays)}
    for link in network.links:
        lag = link.relation.n if isinstance(link.relation, AtLeast) else 0
        model.Add(at[link.later] >= at[link.earlier] + lag)
    spans = []
    for piece in pieces:
        end = model.NewIntVar(0, count + 1, "")
        model.Add(end == at[piece.returned] + 1)
        spans.append(model.NewIntervalVar(at[piece.asked], model.NewIntVar(1, count, ""), end, ""))
    model.AddCumulative(spans, [piece.takes for piece in pieces], capacity)
    missed: dict[str, list[Any]] = {"release": [], "warning": [], "delay": []}
    for aim in aims:
        ((step, day),) = aim.latest.items()
        late = (model.NewIntVar(0, count, "") if aim.level == "delay" else model.NewBoolVar(""))
        if aim.level == "delay":
            model.Add(late >= at[step] - rank(day))
        else:
            model.Add(at[step] <= rank(day)).OnlyEnforceIf(late.Not())
        missed[aim.level].append(late)
    warning = count * len(missed["delay"]) + 1
    model.Minimize(warning * (len(missed["warning"]) + 1) * sum(missed["release"])
                   + warning * sum(missed["warning"]) + sum(missed["delay"]))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = SECONDS
    if solver.Solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    return tuple(sum(map(solver.Value, each)) for each in missed.values())


def beside_a_solver() -> None:
    """Print how long a staggering takes, and on how many instances it is not worse."""
    made = [instance(seed) for seed in range(INSTANCES)]
    found, times = [], []
    for network, pieces, capacity, aims in made:
        repeats = []
        for _ in range(3):
            began = perf_counter()
            answer = staggered(network, pieces, capacity, aims, RANKS)
            repeats.append((perf_counter() - began) * 1e9)
        found.append(answer)
        times.append(min(repeats))
    line(f"staggering {MODIFICATIONS} modifications of 8 steps, the slowest of {INSTANCES}",
         f"secgov {spoken(max(times))} (middle {spoken(sorted(times)[INSTANCES // 2])})",
         f"goal under {spoken(LIMIT)}", holds=max(times) < LIMIT)
    if peer("ortools") is None:
        return
    from ortools.sat.python import cp_model

    theirs = [solved(cp_model, one) for one in made]
    kept = 0
    for capacity in CAPACITIES:
        pairs = [(our.costs, their) for our, their, one in zip(found, theirs, made, strict=True)
                 if one[2] == capacity and their is not None]
        better, same = (sum(our < their for our, their in pairs),
                        sum(our == their for our, their in pairs))
        kept += better + same
        sums = [" ".join(str(sum(each)) for each in zip(*costs, strict=True))
                for costs in zip(*pairs, strict=True)]
        print(f"  capacity {capacity}: better {better}, the same {same}, worse "
              f"{len(pairs) - better - same}; releases, warnings and Working Days in all: "
              f"secgov {sums[0]}, OR-Tools {sums[1]}")
    line(f"not worse than OR-Tools after {SECONDS:g} s", f"{kept} of {INSTANCES}",
         f"goal {INSTANCES}", holds=kept == INSTANCES)


def timetable(modifications: int) -> Timetable:
    """Return so many modifications; every fifth begins a chain of waits."""
    numbers = range(modifications)
    return Timetable.from_dict({"modification": [{
        "id": _identifier(number), "stage": "refinement", "dcc_impact": "yes",
        "waits_on": [{"id": _identifier(number - 1)}] if number % 5 else [],
        "steps": [{"step": "preliminary-assessment-requested", "when": date(2019, 4, 1)}],
    } for number in numbers]})


def _identifier(number: int) -> str:
    return f"SECMP{number + 100:04}"


def growth() -> None:
    """Print how a portfolio grows with its modifications, and what memory it takes."""
    known: dict[str, Any] = {"as_of": AS_OF, "rules": rulebook(AS_OF),
                             "calendar": CodeCalendar.smart_energy_code(AS_OF)}
    portfolio(timetable(5), **known)
    each = {}
    for count in (200, 2000):
        one = timetable(count)
        began = process_time()
        portfolio(one, **known, capacity=count // 20)
        each[count] = (process_time() - began) / count * 1e9
    compare("portfolio, a modification of 2,000 beside one of 200", each[2000], "secgov",
            each[200], AtMost(1.5))
    for count in each:
        one = timetable(count)
        tracemalloc.start()
        answer = portfolio(one, **known, capacity=count // 20)
        gc.collect()
        held, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        print(f"portfolio of {len(answer.modifications):,} modifications: {held / 2**20:.1f} MiB "
              f"held by the answer, {most / 2**20:.1f} MiB at most")


def main() -> None:
    """Print every figure."""
    beside_a_solver()
    growth()


if __name__ == "__main__":
    main()
