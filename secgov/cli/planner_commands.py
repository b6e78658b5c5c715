"""The commands of the planner: from words to an answer; each imports what it needs when asked."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from secgov.reports.documents import Answer
    from secgov.rules.settings import Settings

__all__ = ["PLANNER_COMMANDS"]

PLANNER_COMMANDS: Final[Mapping[str, Callable[[Namespace, date, Settings | None], Answer]]] = (
    MappingProxyType({}))
