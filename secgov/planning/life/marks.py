"""What a state is marked with by its acts, besides the acts themselves: the names of the marks."""

from __future__ import annotations

from typing import Final

__all__ = ["ALL_PARTS", "ALTERNATIVE", "APPROVAL", "ASKED", "DATE_APPROVED", "LAPSED", "NAMED",
           "TARGET", "WITHDRAWN_FROM"]

ALL_PARTS: Final = "all-parts"
"""Several parts are implemented, and no target names another that is not."""
ALTERNATIVE: Final = "alternative:"
"""The last vote on an alternative in this round, of that alternative."""
APPROVAL: Final = "approval"
ASKED: Final = "asked:"
"""Another day of implementation that is asked for and not yet decided on, of a part."""
DATE_APPROVED: Final = "date-approved"
LAPSED: Final = "lapsed:"
"""A span that ended on the day that was stated for its end, by its name."""
NAMED: Final = "named:"
"""What a target named: the part that is to be implemented, empty where it names none."""
TARGET: Final = "target:"
"""The day of implementation that was named last, of a part."""
WITHDRAWN_FROM: Final = "withdrawn-from:"
"""The stage that a withdrawn modification was in."""
