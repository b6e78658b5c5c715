"""One gap of a record: an act that it lacks, what shows it, and the rule that asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import Any, Final

import attrs

from secgov.model.acts import act as act_named
from secgov.model.recorded_acts import RecordedAct
from secgov.planning.life.facts import in_words, plain_day, told
from secgov.planning.life.guards import IN_ORDER
from secgov.planning.life.shown import Shown
from secgov.planning.records.fast_track import surely_before
from secgov.planning.records.record import Record
from secgov.planning.steps.findings import Finding
from secgov.rules.rule import Rule

__all__ = ["RULE_OF", "Gap", "findings_of", "of_identifier"]

# What an identifier shows to have happened, and the rule that asks for it.
RULE_OF: Final = MappingProxyType({
    "raised": IN_ORDER, "converted": "route.determined-by-the-panel"})
# With one of these outcomes an act is not the one that is lacking.
_DECIDES_OTHERWISE: Final = frozenset({
    "deferred", "sent-back", "rejected", "develop-further", "seek-urgency",
    "recommend-fast-track"})


@attrs.frozen
class Gap:
    """
    An act that the record lacks, what shows it, and the rule that asks for it.

    `shown_by` is an act that needs it; or the row whose identifier shows it, as `evidence` says in
    words. `last` is the last act of its name, if there is one that does not serve: it
    decided otherwise, or came before what sent the modification back; `later` is the first one
    after what needs it, if the record has it only then. `says` and `shown` are the act and what
    shows it in words, where that is more than their names say. Of one `unsaid` only the outcome is
    lacking; where nothing that follows needs it, it is not `needed`, and no fault of a complete
    record. `part` is the alternative that it is about; what `follows` comes after what shows it.
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
    needed: bool = True
    later: RecordedAct | None = None
    shown: str = ""

    @property
    def once(self) -> tuple[object, ...]:
        """
        Return what tells it from other gaps: act and rule, and the alternative that it is about.

        What nothing that follows needs stands beside what something does; and an outcome that
        nothing needs is said of each act that has none.
        """
        if self.unsaid and not self.needed:
            return self.act, id(self.shown_by)
        return self.act, self.rule.id, self.part, self.needed

    @property
    def message(self) -> str:
        """Return what is missing in a sentence."""
        shown, says = self.shown or told(self.shown_by), self.says or act_named(self.act).says
        if self.unsaid:
            return f"the outcome is not recorded: {shown}"
        if self.evidence:
            return f"no act says that {says}; what shows it is {self.evidence}"
        if self.last is not None:
            came = f": {self.last.outcome}" if self.last.outcome else ""
            says += f" again (the last time is {in_words(self.last)}{came})"
        when = "after" if self.follows else "before"
        next_one = "the next time is" if self.last else "the record has it"
        only = f"; {next_one} only {in_words(self.later)}" if self.later else ""
        comes = f", which comes {when}:" if self.needed else f" {when}"
        return f"no act says that {says}{comes} {shown}{only}"

    def after_all(self, record: Record) -> Gap:
        """Return the gap in the words of *record*, with the act that it has only afterwards."""
        said = attrs.evolve(self, shown=record.told(self.shown_by),
                            says=self.says or record.lacking(self.act, self.shown_by))
        if self.unsaid or self.follows:
            return said
        later = next((one for one in record.of_act.get(self.act, ())
                      if surely_before(self.shown_by, one)
                      and one.outcome not in _DECIDES_OTHERWISE), None)
        return attrs.evolve(said, later=later)

    def to_dict(self) -> dict[str, Any]:
        """Return the gap as plain values."""
        shown = self.shown_by
        return {
            "act": self.act, "shown_by": "identifier" if self.evidence else shown.act,
            "date": plain_day(shown.date),
            "rule": self.rule.id, "register": self.rule.register, "message": self.message,
            "cites": self.rule.cites,
        }


def of_identifier(shown: Shown | None, record: Record) -> tuple[Gap, ...]:
    """Return the gaps that the identifier of *record* shows; they are never faults."""
    return () if shown is None else tuple(
        Gap(act, record.rows[-1], record.life.rule(RULE_OF[act], record.as_of), shown.evidence,
            says=record.life.table.leading(act, record.path, shown.begins, shown.stage))
        for act in shown.lacks)


def findings_of(missing: Iterable[Gap], record: Record) -> Iterator[Finding]:
    """Yield what is missing from a record that its owner declares complete."""
    judged = ((":".join(filter(None, (gap.act, gap.part))), record.judge(
        gap.rule, gap.shown_by, f"the record is declared complete, but {gap.message}"))
        for gap in missing)
    # One act can show several gaps under one rule, and each is a finding of its own.
    yield from (attrs.evolve(one, key=f"{one.key}:{of}") for of, one in judged if one is not None)
