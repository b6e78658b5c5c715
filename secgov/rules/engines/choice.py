"""Choosing an engine by its word."""

from __future__ import annotations

from typing import Final

from secgov.errors import Unanswerable, closest
from secgov.rules.engines.direct import DirectEngine
from secgov.rules.engines.port import Engine

__all__ = ["ENGINES", "engine_named"]

ENGINES: Final = ("direct", "durable")


def engine_named(name: str) -> Engine:
    """
    Return the engine called *name*.

    Raises:
        Unanswerable: No engine has that name.
        EngineUnavailable: It is "durable", and durable-rules cannot run here.

    >>> engine_named("direct").name
    'direct'
    """
    if name == "direct":
        return DirectEngine()
    if name == "durable":
        from secgov.rules.engines.durable import DurableEngine

        return DurableEngine()
    raise Unanswerable(f'no engine is called "{name[:100]}": {closest(name[:100], ENGINES)}')
