"""The commands of the planner: from words to an answer; each imports what it needs when asked."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from secgov.cli.asking import ground_of, timetable_of

if TYPE_CHECKING:
    from secgov.reports.documents import Answer
    from secgov.rules.settings import Settings

__all__ = ["PLANNER_COMMANDS"]


def _gaps(words: Namespace, as_of: date, settings: Settings | None) -> Answer:
    from secgov.planning.gaps.gaps import gaps

    timetable, ground = timetable_of(words, as_of, settings)
    return gaps(timetable, **ground)


def _progress(words: Namespace, as_of: date, settings: Settings | None) -> Answer:
    from secgov.model.histories import load_history
    from secgov.planning.promises.progress import progress

    timetable, ground = timetable_of(words, as_of, settings)
    return progress(timetable, load_history(words.history), **ground,
                    made=getattr(words, "made", None))


def _due(words: Namespace, as_of: date, settings: Settings | None) -> Answer:
    from secgov.planning.promises.due import DAYS, due

    timetable, ground = timetable_of(words, as_of, settings)
    return due(timetable, **ground, start=getattr(words, "start", None),
               days=getattr(words, "days", DAYS), who=getattr(words, "who", None),
               modification=getattr(words, "modification", None))


def _load(words: Namespace, as_of: date, settings: Settings | None) -> Answer:
    from secgov.planning.portfolios.load import load

    timetable, ground = timetable_of(words, as_of, settings)
    return load(timetable, capacity=getattr(words, "capacity", None), **ground)


def _decide(words: Namespace, as_of: date, settings: Settings | None) -> Answer:
    from secgov.planning.changes.decide import decide

    timetable, ground = timetable_of(words, as_of, settings)
    return decide(timetable, **ground)


def _diff(words: Namespace, as_of: date, settings: Settings | None) -> Answer:
    from secgov.model.loading import load_timetable
    from secgov.planning.changes.diff import diff

    before, after = load_timetable(words.file), load_timetable(words.later)
    return diff(before, after, **ground_of(as_of, settings, before, after))


def _portfolio(words: Namespace, as_of: date, settings: Settings | None) -> Answer:
    from secgov.planning.portfolios.portfolio import portfolio

    timetable, ground = timetable_of(words, as_of, settings)
    return portfolio(timetable, **ground, capacity=getattr(words, "capacity", None),
                     seed=getattr(words, "seed", 0))


PLANNER_COMMANDS: Final[Mapping[str, Callable[[Namespace, date, Settings | None], Answer]]] = (
    MappingProxyType({
        "progress": _progress,
        "due": _due,
        "load": _load,
        "decide": _decide,
        "diff": _diff,
        "gaps": _gaps,
        "portfolio": _portfolio,
    }))
