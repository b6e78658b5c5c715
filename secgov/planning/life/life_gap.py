"""A gap of a record: one act that it lacks, and what shows that it must have happened."""

from __future__ import annotations

from typing import Any

import attrs

from secgov.model.acts import act as act_named
from secgov.model.recorded_acts import RecordedAct
from secgov.planning.life.life_facts import in_words, plain_day, told
from secgov.rules.rule import Rule

__all__ = ["Gap"]


@attrs.frozen
class Gap:
    """
    An act that the record lacks, what shows it, and the rule that asks for it.

    `shown_by` is an act that needs it; or the last row, whose identifier shows it, as `evidence`
    says in words. `last` is the last act of its name, if there is one that does not serve: it
    decided otherwise, or came before what sent the modification back. `says` is what the act is in
    words, where that is more than its name says. Of one `unsaid` only the outcome is lacking.
    `part` is the alternative that it is about; what `follows` comes after what shows it.
    """

    act: str
    shown_by: RecordedAct
    rule: Rule
    evidence: str = ""
    last: RecordedAct | None = None
    says: str = ""
    unsaid: bool = False
    part: str = ""
    follows: bool = False

    @property
    def message(self) -> str:
        """Return what is missing in a sentence."""
        shown, says = self.shown_by, self.says or act_named(self.act).says
        if self.unsaid:
            return f"the outcome is not recorded: {told(shown)}"
        if self.evidence:
            return f"no act says that {says}; what shows it is {self.evidence}"
        if self.last is not None:
            came = f": {self.last.outcome}" if self.last.outcome else ""
            says += f" again (the last time is {in_words(self.last)}{came})"
        when = "after" if self.follows else "before"
        return f"no act says that {says}, which comes {when}: {told(shown)}"

    def to_dict(self) -> dict[str, Any]:
        """Return the gap as plain values."""
        shown = self.shown_by
        return {
            "act": self.act, "shown_by": "identifier" if self.evidence else shown.act,
            "date": plain_day(shown.date),
            "rule": self.rule.id, "register": self.rule.register, "message": self.message,
            "cites": self.rule.cites,
        }
