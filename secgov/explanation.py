"""Why an answer is what it is: a tree of steps, each with its source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

__all__ = ["Explanation"]


@attrs.frozen
class Explanation:
    """
    One step of reasoning: what it says, where that stands, and the steps under it.

    >>> because = Explanation("the agenda is due on Monday 15 April 2019", parts=(
    ...     Explanation("the Working Group meets on Wednesday 1 May 2019"),
    ...     Explanation("its agenda needs 10 Working Days' notice", "SECP_66_1503_12 para 2.2"),
    ... ))
    >>> print(because)
    the agenda is due on Monday 15 April 2019
      1. the Working Group meets on Wednesday 1 May 2019
      2. its agenda needs 10 Working Days' notice  [SECP_66_1503_12 para 2.2]
    """

    says: str
    cites: str = ""
    parts: tuple[Explanation, ...] = ()

    def line(self) -> str:
        """Return this step alone, its source in brackets."""
        return f"{self.says}  [{self.cites}]" if self.cites else self.says

    def lines(self, depth: int = 0) -> Iterator[str]:
        """Yield the lines of the tree under this step, numbered and indented."""
        for number, part in enumerate(self.parts, 1):
            yield f"{'  ' * (depth + 1)}{number}. {part.line()}"
            yield from part.lines(depth + 1)

    def __str__(self) -> str:
        """Return the tree as text."""
        return "\n".join((self.line(), *self.lines()))

    def to_json(self) -> dict[str, Any]:
        """Return the tree as plain values: `says`, `cites`, `parts`."""
        return {
            "says": self.says,
            "cites": self.cites or None,
            "parts": [part.to_json() for part in self.parts],
        }
