"""The answer to "will it make the release?", as a value."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeAlias

import attrs

from secgov.calendar.releases import Release
from secgov.citation import Evidence, weakest
from secgov.planning.network.chance import Chance
from secgov.planning.network.observed_pace import ObservedPace
from secgov.planning.network.runs import Deciding
from secgov.planning.network.targets import Target
from secgov.planning.outlooks.premises import Premise
from secgov.planning.outlooks.repair_answer import Repair
from secgov.receipt import Receipt, head_of, iso, json_text

# A class below has an attribute `date`, which hides the type inside it.
Day: TypeAlias = date

__all__ = ["Binding", "LastDay", "Outlook", "ReleaseOutlook", "Rests", "iso"]


@attrs.frozen
class Binding:
    """A step of the binding chain, with what bound it."""

    step: str
    earliest: date | None
    latest: date | None
    rule: str
    register: str
    cites: str
    says: str


@attrs.frozen
class LastDay:
    """
    The last day of a remaining step at the usual pace, and who acts.

    `lost_after` is the last day that sourced rules alone leave it.
    """

    step: str
    actor: str
    date: Day | None
    past: bool
    lost_after: Day | None

    def in_words(self) -> str:
        """Return the last day, or that it has passed."""
        return "already past at the usual pace" if self.past else str(self.date or "any day")


@attrs.frozen
class Rests:
    """A number or fact that the answer rests on, and how well it was seen."""

    what: str
    value: str
    evidence: Evidence
    cites: str
    register: str


@attrs.frozen
class ReleaseOutlook:
    """
    The outlook of one modification for one release on one route.

    `verdict` is `on-track`, `at-risk`, `misses` or `unknown`, or `depends` where the two routes
    of an unknown impact disagree; then `branches` has both. `observed` is where it arrives at
    the times that records show, and `chance` in how many combinations of them it makes the
    release; each is nothing where no remaining step was timed, and `chance` also where the
    verdict is unknown. `ended` says what ended it, or that it is live: then nothing is to come.
    One that is live is `on-track` if it was so by the release, and its live days are that day.
    Repairs are sought for the release that is asked for or targeted; those of branches stand
    with the whole. `gone` says that the release was live before the day of the question.
    """

    modification: str
    release: Release
    route: str
    dcc_impact: str
    verdict: str
    cut_off: Target | None
    arrives_best: date | None
    arrives_usual: date | None
    live_best: date | None
    live_usual: date | None
    float_working_days: int | None
    decides: tuple[Deciding, ...]
    no_single_step: bool
    binding: tuple[Binding, ...]
    last_days: tuple[LastDay, ...]
    rests_on: tuple[Rests, ...]
    conditions: tuple[str, ...]
    proof: tuple[Premise, ...]
    branches: tuple[ReleaseOutlook, ...] = ()
    ended: str = ""
    observed: ObservedPace | None = None
    chance: Chance | None = None
    repairs: tuple[Repair, ...] = ()
    repairs_sought: bool = False
    gone: bool = False

    @property
    def by_go_live(self) -> bool:
        """Return whether the proof of a miss rests on the day of the go-live, on no cut-off."""
        return any(premise.kind == "go-live" for premise in self.proof)

    @property
    def weakest_evidence(self) -> Evidence | None:
        """Return the weakest evidence that the answer rests on."""
        return weakest(rest.evidence for rest in self.rests_on)

    def to_dict(self) -> dict[str, Any]:
        """Return the outlook as plain values, in the order of its schema."""
        decides = [{"step": one.step, "what": one.what, "on_track_until": iso(one.on_track_until),
                    "lost_after": iso(one.lost_after),
                    "needs": [need.to_dict() for need in one.needs]} for one in self.decides]
        cut_off = self.cut_off
        window = self.release.window
        weakest_seen = self.weakest_evidence
        return {
            "modification": self.modification, "release": self.release.name,
            "go_live": self.release.go_live.isoformat(),
            "go_live_window": window.to_json() if window else None,
            "go_live_projected": self.release.projected,
            "route": self.route, "dcc_impact": self.dcc_impact,
            "cut_off": None if cut_off is None else {
                "meeting": cut_off.meeting.isoformat(), "paper_day": iso(cut_off.paper_day),
                "evidence": cut_off.evidence.value, "cites": cut_off.cites},
            "verdict": self.verdict, "ended": self.ended or None,
            "arrives": {"best": iso(self.arrives_best), "usual": iso(self.arrives_usual)},
            "earliest_live_day": {"best": iso(self.live_best), "usual": iso(self.live_usual)},
            "float_working_days": self.float_working_days,
            "decides": decides, "no_single_step_decides": self.no_single_step,
            "flips_on": {one["step"]: {"on_track_until": one["on_track_until"],
                                       "lost_after": one["lost_after"]} for one in decides},
            "binding": [{"step": one.step, "earliest": iso(one.earliest),
                         "latest": iso(one.latest), "rule": one.rule or None,
                         "register": one.register or None, "cites": one.cites or None,
                         "says": one.says} for one in self.binding],
            "last_days": [{"step": one.step, "actor": one.actor, "date": iso(one.date),
                           "past": one.past, "lost_after": iso(one.lost_after)}
                          for one in self.last_days],
            "rests_on": [{"what": one.what, "value": one.value, "evidence": one.evidence.value,
                          "cites": one.cites, "register": one.register}
                         for one in self.rests_on],
            "weakest_evidence": weakest_seen.value if weakest_seen else None,
            "conditions": list(self.conditions),
            "proof": [part.to_json() for part in self.proof],
            "repairs": [repair.to_dict() for repair in self.repairs],
            "repairs_sought": self.repairs_sought,
            "branches": [branch.to_dict() for branch in self.branches],
            "observed": self.observed.to_dict() if self.observed else None,
            "chance": self.chance.to_dict() if self.chance else None,
        }


@attrs.frozen
class Outlook:
    """
    The answer to `outlook`: one release that was asked for, or each coming one in turn.

    `notes` name what in the file contradicts itself and is left out of every answer of it.
    """

    source: str
    as_of: date
    classification: str
    receipt: Receipt
    modification: str
    title: str
    asked: str
    target: str
    outlooks: tuple[ReleaseOutlook, ...]
    notes: tuple[str, ...] = ()

    @property
    def exit_status(self) -> int:
        """Return 1 if the release that was asked for, or targeted, is missed; else 0."""
        wanted = self.asked or self.target
        return int(any(one.verdict == "misses" for one in self.outlooks
                       if one.release.name == wanted))

    @property
    def earliest_live_day(self) -> tuple[date | None, date | None]:
        """Return the earliest live day, whatever the release, in the best and the usual run."""
        first = self.outlooks[0]
        ones = first.branches or (first,)
        best = [one.live_best for one in ones if one.live_best]
        usual = [one.live_usual for one in ones if one.live_usual]
        return min(best, default=None), max(usual, default=None)

    def to_dict(self) -> dict[str, Any]:
        """Return the answer as plain values: the one outlook, or the list of them."""
        head = {**head_of(self.as_of, self.receipt), "source": self.source,
                "classification": self.classification or None, "title": self.title or None,
                "notes": list(self.notes)}
        if self.asked:
            return {**head, **self.outlooks[0].to_dict()}
        best, usual = self.earliest_live_day
        return {**head, "modification": self.modification, "target_release": self.target or None,
                "releases": [one.to_dict() for one in self.outlooks],
                "earliest_live_day": {"best": iso(best), "usual": iso(usual)}}

    def to_json(self) -> str:
        """Return the answer as the command prints it with `--format json`."""
        return json_text(self.to_dict())
