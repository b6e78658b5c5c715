"""The answer to `gaps`: which verdicts hang on numbers and facts that nobody has shown."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeAlias

import attrs

from secgov.receipt import Receipt, head_of, json_text
from secgov.rules.observed import Observed
from secgov.rules.rule import Parameter
from secgov.rules.rulebook import Source

# A class below has an attribute `source`, which hides the type inside it.
Document: TypeAlias = Source

__all__ = ["FileGap", "Gaps", "Hanging", "JointGap", "NumberGap", "Stretch", "Subject"]


@attrs.frozen
class Subject:
    """
    What has a verdict: the outlook of a modification for its release, or what a check finds in it.

    `dcc_impact` says for which of the two routes, where the impact is not known; `finding` is
    the key of a finding.
    """

    modification: str
    release: str = ""
    dcc_impact: str = ""
    finding: str = ""


@attrs.frozen
class Stretch:
    """The verdict while a number lies from `first` to `last`, both included."""

    first: int
    last: int
    verdict: str


@attrs.frozen
class Hanging:
    """A verdict that a number decides: as long as nobody adopts it, and at each value tried."""

    subject: Subject
    current: str
    stretches: tuple[Stretch, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the verdict as plain values."""
        one = self.subject
        return {
            "kind": "finding" if one.finding else "outlook", "modification": one.modification,
            "release": one.release or None, "dcc_impact": one.dcc_impact or None,
            "finding": one.finding or None, "current": self.current,
            "if_adopted": [{"from": each.first, "to": each.last, "verdict": each.verdict}
                           for each in self.stretches],
        }


@attrs.frozen
class NumberGap:
    """
    A number that nobody has verified, with each verdict that hangs on it.

    `tried` are the least and greatest value that it was given. `observed` is what records show
    between the same two steps: what happened, not what the number is.
    """

    parameter: Parameter
    document: Document | None
    observed: Observed | None
    tried: tuple[int, int]
    hangs: tuple[Hanging, ...]

    @property
    def adopt(self) -> str:
        """Return the line of `[adopt]` that takes the number; its citation is left to fill in."""
        return _adopt(self.parameter)

    def to_dict(self) -> dict[str, Any]:
        """Return the number as plain values, in the order of its schema."""
        one, seen = self.parameter, self.observed
        known = self.document
        return {
            "parameter": one.name, "value": one.value, "unit": one.unit.value,
            "counting": one.counting_or_none, "register": one.register, "force": one.force.value,
            "evidence": one.evidence.value, "cites": one.cites,
            "source": None if known is None else {
                "key": known.key, "title": known.title, "where": known.where},
            "known": one.note or None, "observed": seen.to_dict() if seen else None,
            "tried": {"from": self.tried[0], "to": self.tried[1]},
            "verdicts": len(self.hangs), "hangs": [each.to_dict() for each in self.hangs],
            "adopt": self.adopt,
        }


@attrs.frozen
class JointGap:
    """A verdict that several numbers decide together, and none alone: `verdict` with all at 0."""

    subject: Subject
    current: str
    numbers: tuple[Parameter, ...]
    verdict: str

    def to_dict(self) -> dict[str, Any]:
        """Return the verdict as plain values, in the order of its schema."""
        one = self.subject
        return {
            "modification": one.modification, "release": one.release,
            "dcc_impact": one.dcc_impact or None, "current": self.current,
            "numbers": [each.name for each in self.numbers], "verdict": self.verdict,
        }


def _adopt(one: Parameter) -> str:
    return f'"{one.name}" = {{ value = {one.value}, cites = "" }}'


@attrs.frozen
class FileGap:
    """
    Something that the file or a release leaves open: a cut-off, an impact, a path.

    `verdicts` are those for the targeted release, by what might be said instead.
    """

    modification: str
    key: str
    release: str
    verdicts: tuple[tuple[str, str], ...]
    says: str
    mend: str

    @property
    def decides(self) -> bool:
        """Return whether a verdict hangs on it: no cut-off, or an answer that changes one."""
        return self.key == "cut-off" or len({verdict for _, verdict in self.verdicts}) > 1

    def to_dict(self) -> dict[str, Any]:
        """Return the gap as plain values, in the order of its schema."""
        return {
            "modification": self.modification, "key": self.key, "release": self.release or None,
            "decides": self.decides, "says": self.says,
            "verdicts": [{"if": value, "verdict": verdict} for value, verdict in self.verdicts],
            "mend": self.mend,
        }


@attrs.frozen
class Gaps:
    """
    The answer to `gaps`: unverified numbers, most verdicts first, and gaps of the file.

    `notes` name what in the file contradicts itself.
    """

    source: str
    as_of: date
    classification: str
    receipt: Receipt
    modifications: int
    numbers: tuple[NumberGap, ...]
    together: tuple[JointGap, ...]
    file_gaps: tuple[FileGap, ...]
    notes: tuple[str, ...] = ()

    @property
    def exit_status(self) -> int:
        """Return 0: a gap is no fault."""
        return 0

    @property
    def deciding(self) -> tuple[NumberGap, ...]:
        """Return the numbers on which a verdict hangs, on one alone."""
        return tuple(one for one in self.numbers if one.hangs)

    @property
    def settings(self) -> tuple[str, ...]:
        """
        Return the lines of a settings file that would adopt every number that decides.

        Those that only decide together come last. Each wants a citation filled in: as they stand
        they are refused.
        """
        lines = dict.fromkeys((*(one.adopt for one in self.deciding), *(
            _adopt(one) for gap in self.together for one in gap.numbers)))
        return ("[adopt]", *lines) if lines else ()

    def to_dict(self) -> dict[str, Any]:
        """Return the answer as plain values, in the order of its schema."""
        return {
            **head_of(self.as_of, self.receipt), "source": self.source,
            "classification": self.classification or None, "notes": list(self.notes),
            "numbers": [one.to_dict() for one in self.numbers],
            "together": [one.to_dict() for one in self.together],
            "file_gaps": [one.to_dict() for one in self.file_gaps],
            "settings": "".join(f"{line}\n" for line in self.settings),
        }

    def to_json(self) -> str:
        """Return the answer as the command prints it with `--format json`."""
        return json_text(self.to_dict())
