"""The answer to "what follows if it is agreed, refused or deferred?", as a value."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeAlias

import attrs

from secgov.calendar.spoken_days import spoken
from secgov.explanation import Explanation
from secgov.planning.network.route_network import says_of
from secgov.planning.network.runs import Deciding
from secgov.planning.outlooks.outlook_answer import ReleaseOutlook, iso
from secgov.receipt import Receipt, head_of, json_text

# A class below has an attribute of this type whose name would hide it.
Day: TypeAlias = date

__all__ = ["Affected", "Decided", "Decisions", "Dropped", "Left", "Recommended", "Way"]


@attrs.frozen
class Left:
    """
    The Working Days left from *day*, on which *step* can follow the decision.

    They are counted exclude-first to the paper day and the Panel of the cut-off, where one is
    known, and to the day on which the release goes live; negative where that is past.
    """

    step: str
    day: Day
    to_paper_day: int | None
    to_panel: int | None
    to_go_live: int | None

    def to_dict(self) -> dict[str, Any]:
        """Return what is left as plain values."""
        return {"step": self.step, "from": self.day.isoformat(),
                "to_paper_day": self.to_paper_day, "to_panel": self.to_panel,
                "to_go_live": self.to_go_live}


@attrs.frozen
class Dropped:
    """A stated day that falls away with a refusal: it was for the case of agreement."""

    step: str
    stated: str


@attrs.frozen
class Affected:
    """
    Another modification that the decision concerns, why, and its outlook then.

    It waits on what is decided, through any number, or goes together with one that is affected;
    `outlook` is empty without a target release, or where nobody may agree; `agreed_without` is
    that of agreement without the days that a refusal drops.
    """

    id: str
    because: str
    target_release: str
    outlook: ReleaseOutlook | None
    agreed_without: ReleaseOutlook | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the modification as plain values."""
        found = self.outlook
        return {"id": self.id, "because": self.because,
                "target_release": self.target_release or None,
                "verdict": found.verdict if found else None,
                "arrives": _arrives(found) if found else None,
                "float_working_days": found.float_working_days if found else None,
                "agreed_without": _standing(self.agreed_without)}


@attrs.frozen
class Way:
    """
    One way of deciding: who agrees on which day, and the outlook then.

    `way` is `agreed`, `deferred` or `refused`, or `any` where it makes no difference to the
    stated days. `body` and `date` are empty where nobody else may agree, and `date` where the body
    has no meetings; `outlook` and `left` where no release is targeted, or nothing dated follows.
    `dropped` are the stated days that a refusal drops, and `agreed_without` is the outlook of
    agreement if they fell away there too.
    `affected` are the other modifications that the decision concerns.
    """

    way: str
    body: str
    date: Day | None
    says: str
    because: tuple[Explanation, ...]
    outlook: ReleaseOutlook | None = None
    left: Left | None = None
    dropped: tuple[Dropped, ...] = ()
    agreed_without: ReleaseOutlook | None = None
    affected: tuple[Affected, ...] = ()

    @property
    def proof(self) -> tuple[Explanation, ...]:
        """Return the rules and facts that cannot all hold, where the release is missed."""
        found = self.outlook
        if found is None or found.verdict != "misses":
            return ()
        return tuple(Explanation(one.says, one.cites, one.parts) for one in found.proof)

    @property
    def reason(self) -> str:
        """Return what binds, in short: what a miss begins with and ends at, or what decides."""
        if self.proof:
            return "; ".join(dict.fromkeys(one.says for one in (self.proof[0], self.proof[-1])))
        return "; ".join(
            says_of(one.step) + (f" on {spoken(one.usual)} at the usual pace" if one.usual else "")
            for one in self.deciding)

    @property
    def deciding(self) -> tuple[Deciding, ...]:
        """Return each step that decides, or where none does alone, those that do together."""
        return self.outlook.decides if self.outlook is not None else ()

    def to_dict(self) -> dict[str, Any]:
        """Return the way as plain values, in the order of its schema."""
        found = self.outlook
        cut_off = found.cut_off if found else None
        return {
            "way": self.way, "body": self.body or None, "date": iso(self.date), "says": self.says,
            "verdict": found.verdict if found else None,
            "arrives": _arrives(found) if found else None,
            "float_working_days": found.float_working_days if found else None,
            "cut_off": {"meeting": cut_off.meeting.isoformat(), "paper_day": iso(cut_off.paper_day)}
            if cut_off else None,
            "left": self.left.to_dict() if self.left else None,
            "decides": [
                {"step": one.step, "what": one.what, "usual": iso(one.usual),
                 "on_track_until": iso(one.on_track_until), "lost_after": iso(one.lost_after)}
                for one in self.deciding],
            "no_single_step_decides": found.no_single_step if found else False,
            "reason": self.reason or None, "proof": [part.to_json() for part in self.proof],
            "dropped": [{"step": one.step, "stated": one.stated} for one in self.dropped],
            "agreed_without": _standing(self.agreed_without),
            "affected": [one.to_dict() for one in self.affected],
            "conditions": list(found.conditions) if found else [],
            "because": [part.to_json() for part in self.because],
        }


def _arrives(found: ReleaseOutlook) -> dict[str, Any]:
    return {"best": iso(found.arrives_best), "usual": iso(found.arrives_usual)}


def _standing(found: ReleaseOutlook | None) -> dict[str, Any] | None:
    return {"verdict": found.verdict, "arrives": _arrives(found)} if found is not None else None


@attrs.frozen
class Decided:
    """A modification that a recommendation concerns, the steps that hang on it, and each way."""

    id: str
    title: str
    target_release: str
    hangs: tuple[str, ...]
    says: str
    ways: tuple[Way, ...]

    @property
    def missed_if_agreed(self) -> bool:
        """Return whether it, or what it affects, misses its release even if all is agreed."""
        outlooks = [found for way in self.ways if way.way in ("agreed", "any")
                    for found in (way.outlook, *(one.outlook for one in way.affected))]
        return any(found is not None and found.verdict == "misses" for found in outlooks)

    def to_dict(self) -> dict[str, Any]:
        """Return the modification as plain values."""
        return {"id": self.id, "title": self.title or None,
                "target_release": self.target_release or None, "hangs": list(self.hangs),
                "says": self.says, "ways": [way.to_dict() for way in self.ways]}


@attrs.frozen
class Recommended:
    """A recommendation: who is asked what, for which day, and the modifications it concerns."""

    id: str
    body: str
    asks: str
    date: Day | None
    modifications: tuple[Decided, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the recommendation as plain values."""
        return {"id": self.id, "body": self.body or None, "asks": self.asks or None,
                "date": iso(self.date),
                "modifications": [one.to_dict() for one in self.modifications]}


@attrs.frozen
class Decisions:
    """
    The answer to `decide`: every recommendation of the paper, in its order.

    `notes` name what in the file contradicts itself.
    """

    source: str
    as_of: Day
    classification: str
    receipt: Receipt
    recommendations: tuple[Recommended, ...]
    notes: tuple[str, ...] = ()

    @property
    def exit_status(self) -> int:
        """Return 1 if a target release is missed even if all is agreed as asked, else 0."""
        return int(any(one.missed_if_agreed for recommended in self.recommendations
                       for one in recommended.modifications))

    def to_dict(self) -> dict[str, Any]:
        """Return the answer as plain values, in the order of its schema."""
        return {**head_of(self.as_of, self.receipt), "source": self.source,
                "classification": self.classification or None, "notes": list(self.notes),
                "recommendations": [one.to_dict() for one in self.recommendations]}

    def to_json(self) -> str:
        """Return the answer as the command prints it with `--format json`."""
        return json_text(self.to_dict())
