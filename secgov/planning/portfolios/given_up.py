"""What a staggering aims at in a portfolio, and what it gave up for what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from secgov.planning.network.network import Forward
from secgov.planning.network.runs import date_of
from secgov.planning.network.targets import LAST_STEP
from secgov.planning.portfolios.dcc_pieces import Scheduled
from secgov.planning.portfolios.joined_routes import JoinedRoutes
from secgov.planning.portfolios.pieces_of_work import LEVELS, Aim
from secgov.planning.portfolios.portfolio_answer import GivenUp
from secgov.planning.steps.basis import Basis

__all__ = ["aims_of", "given_up"]


def aims_of(routes: JoinedRoutes, days: Mapping[str, float]) -> Iterator[Aim]:
    """
    Yield what a staggering is to keep of the *days* without a capacity.

    What is late for its release at the usual pace is not to be made later; a release that is
    missed even at best, or a stated day that is passed anyway, is no aim any more. By how much a
    release is missed counts as a delay, beside that of the implementation.
    """
    for _, aim in _told(routes, days):
        yield aim
        if aim.level == LEVELS[0]:
            yield Aim(LEVELS[2], aim.latest)


def _told(routes: JoinedRoutes, days: Mapping[str, float]) -> Iterator[tuple[int, Aim]]:
    """Yield the aims that are told if they are missed, each with the place of whose it is."""
    for place, (pace, names) in enumerate(zip(routes.paces, routes.names, strict=True)):
        if pace.ended is not None:
            continue
        targets = {names[step]: day for step, day in pace.runs.usual_targets.items()}
        if targets and pace.runs.verdict != "misses":
            yield place, Aim(
                LEVELS[0], {step: max(day, days[step]) for step, day in targets.items()})
        for step, day in pace.planned.stated_days.items():
            if days[names[step]] <= day:
                yield place, Aim(LEVELS[1], {names[step]: day})
        yield place, Aim(LEVELS[2], {names[LAST_STEP]: days[names[LAST_STEP]]})


def given_up(
    routes: JoinedRoutes, alone: Mapping[str, float], run: Forward,
    work: Sequence[Scheduled], basis: Basis,
) -> Iterator[GivenUp]:
    """
    Yield each aim that is missed in *run*, releases first, with the piece that had to wait.

    *alone* has the days without a capacity.
    """
    pieces = {one.piece.work.asked: one for one in work}
    for place, aim in sorted(_told(routes, alone), key=lambda one: LEVELS.index(one[1].level)):
        own = routes.paces[place].case.modification
        late = [step for step, day in aim.latest.items() if run.days[step] > day]
        for node in sorted(late, key=lambda step: aim.latest[step] - run.days[step])[:1]:
            chain = run.chain(node)
            piece = pieces.get(chain[0].earlier if chain else node)
            step = next(name for name, known in routes.names[place].items() if known == node)
            target = own.target_release if aim.level == LEVELS[0] else None
            latest = aim.latest[node]
            wanted, day = date_of(latest), date_of(run.days[node])
            between = (None if wanted is None or day is None
                       else basis.calendar.working_days.between(wanted, day))
            yield GivenUp(
                aim.level, own.id, step, target.name if target is not None else "", wanted, day,
                between, piece.piece.name if piece is not None else "",
                piece.held_by if piece is not None else ())
