"""
Random lawful lives of modifications, and contradictions planted in them.

A life is drawn after design.md section 5 and the register, not by asking `permitted`: repeated
steps, other orders, loops, holds, withdrawals with adoptions, alternatives with votes of their
own, two votes, send-backs, referral and appeal, moved dates, parts, Fast-Track and Urgent, before
and after SECMP0049. What the library says of it is what the tests compare.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import attrs
from hypothesis import strategies as st

from secgov.calendar.vague_dates import VagueDate
from secgov.model.recorded_acts import RecordedAct
from tests.lives import ID

# Before SECMP0049 every act of a life lies before its bounds; after it, past them.
BEGINNINGS = {"before": date(2015, 1, 5), "after": date(2020, 1, 6)}
ANYWHERE = ("panel", "panel-update", "sub-committee", "documents-published", "consultation-closed")
UNDECIDED = ("recommended-to-close", "grouped", "urgency-requested", "urgency-granted")
TIMES = ("before", "deferred before", "with it", "deferred with it")
GROUND = ("business-requirements-agreed", "working-group-agenda", "working-group-papers",
          "assessment-reviewed", "option-chosen", "work-package-agreed")


@attrs.frozen
class Life:
    """A path, the acts in their order, and when the life begins."""

    path: str
    acts: tuple[RecordedAct, ...]
    era: str

    def of(self, *names: str) -> list[int]:
        """Return the places of the acts called so."""
        return [place for place, one in enumerate(self.acts) if one.act in names]

    def replaced(self, place: int, **keys: Any) -> list[RecordedAct]:
        """Return the acts with that of *place* changed."""
        return [attrs.evolve(one, **keys) if at == place else one
                for at, one in enumerate(self.acts)]

    def without(self, *places: int) -> list[RecordedAct]:
        """Return the acts but for those of *places*."""
        return [one for at, one in enumerate(self.acts) if at not in places]


class Pen:
    """Writes one life, act by act; `draw` is Hypothesis's."""

    def __init__(self, draw: Callable[..., Any], path: str, era: str) -> None:
        self.draw, self.path, self.era = draw, path, era
        self.day = BEGINNINGS[era]
        self.acts: list[RecordedAct] = []
        self.named: date | None = None

    def chance(self, one_in: int = 2) -> bool:
        return bool(self.draw(st.integers(1, one_in)) == one_in)

    def write(self, name: str, outcome: str = "", *, least: int = 0, **keys: Any) -> None:
        self.day += timedelta(days=least + self.draw(st.sampled_from([0, 1, 2, 7, 21])))
        self.acts.append(RecordedAct(ID, name, self.day, outcome=outcome, **keys))

    def within_a_week(self, name: str, **keys: Any) -> None:
        """Write what has a window of at least ten Working Days, well inside it."""
        self.day += timedelta(days=self.draw(st.sampled_from([0, 1, 2, 7])))
        self.acts.append(RecordedAct(ID, name, self.day, **keys))

    def rest(self, *, decided: bool = False) -> None:
        """Write what may stand between any two acts."""
        kind = self.draw(st.integers(0, 11))
        if kind == 0:
            self.write(self.draw(st.sampled_from(ANYWHERE)))
        elif kind == 1:
            self.write("request-for-information-issued")
            self.write("request-for-information-closed")
        elif kind == 2 and not decided:
            self.write(self.draw(st.sampled_from(UNDECIDED)))
        elif kind == 3 and not decided:
            self.write("put-on-hold", until=self.draw(
                st.sampled_from([None, self.day + timedelta(days=30)])))
            if self.chance():
                self.write("put-on-hold", until=self.day + timedelta(days=90))
            self.write("resumed")
        elif kind == 4 and not decided:
            self.write("withdrawn")
            self.within_a_week("adopted")

    def begin(self) -> None:
        self.write("raised", body="panel" if self.path == "fast-track" else "")
        self.rest()

    def developed(self) -> None:
        for _ in range(self.draw(st.integers(0, 2))):
            self.write("csc-considered", self.draw(st.sampled_from(
                ["", "develop-further", "seek-urgency"])), body="change-sub-committee")
            self.rest()
        ready = self.draw(st.sampled_from(["ready-for-refinement", "ready-for-report-phase"]))
        self.write("csc-considered", ready, least=1)
        self.rest()

    def refined(self) -> None:
        for _ in range(self.draw(st.integers(1, 3))):
            for task in self.draw(st.permutations(
                    ["requirements", "preliminary", "group", "consultation", "impact"])):
                if self.chance():
                    getattr(self, task)()
                    self.rest()

    def requirements(self) -> None:
        self.write(self.draw(st.sampled_from(GROUND)))

    def preliminary(self) -> None:
        self.write("preliminary-assessment-requested")
        if self.chance(4):
            self.write("assessment-timescale-revised", body="dcc")
        self.write("preliminary-assessment-returned")

    def group(self) -> None:
        self.write("working-group", self.draw(st.sampled_from(
            ["", "content", "further-work", "no-appetite", "noted"])),
            part=self.draw(st.sampled_from(["", "ad-hoc"])))

    def consultation(self) -> None:
        self.write("refinement-consultation-issued")
        if self.chance(3):
            self.group()
        self.write("refinement-consultation-closed")

    def impact(self) -> None:
        bodies = ["panel"] if self.era == "before" else ["panel", "change-board"]
        self.write("impact-assessment-approved", body=self.draw(st.sampled_from(bodies)))
        self.write("impact-assessment-requested")
        self.write("impact-assessment-returned")

    def reported(self) -> None:
        for _ in range(self.draw(st.integers(0, 2)) if self.chance(3) else 0):
            self.aim()
        self.write("modification-report-to-panel", body="panel")
        self.rest()
        if self.chance(6):
            self.write("work-package-agreed", body="panel")
            self.refined()
            self.write("modification-report-to-panel")
        for _ in range(self.draw(st.integers(1, 2))):
            self.write("report-consultation-issued")
            self.write("report-consultation-closed", least=1)
            self.rest()

    def voted(self) -> None:
        for _ in range(self.draw(st.integers(0, 1))):
            self.write("change-board", self.draw(st.sampled_from(["", "deferred"])))
            if self.chance():
                self.write("report-consultation-issued")
                self.write("report-consultation-closed", least=1)
        if self.chance(4):
            self.write("change-board", "sent-back")
            self.refined()
            self.reported()
            self.voted()
        elif self.path == "3":
            self.self_governed()
        else:
            self.recommended()

    def self_governed(self) -> None:
        outcome = self.draw(st.sampled_from(["approved", "approved", "rejected"]))
        # Who refers a decision waits for the last one of its sitting, or refers what it approved.
        referred = self.chance(4)
        left: list[tuple[str, str]] = []
        alternatives = self.sitting(outcome, "approved", "rejected", later=left if (
            referred and outcome == "approved" and self.chance()) else None)
        approved = "approved" in (outcome, *alternatives)
        if referred:
            approved = self.referred()
        for name, said in left:
            self.on(name, said, least=1)
            approved = approved or said == "approved"
        self.done(approved=approved)

    def sitting(self, outcome: str, *outcomes: str,
                later: list[tuple[str, str]] | None = None) -> list[str]:
        """
        Write the vote on the modification and on up to two alternatives, each on its own.

        They come before it, in its sitting before or after it, or later if the sitting deferred
        them: what is deferred until after a referral is added to *later*. Return what was decided
        of the alternatives.
        """
        names = self.draw(st.sampled_from(
            [(), (), (), ("alternative 1",), ("alternative 1", "alternative 2")]))
        when = {name: self.draw(st.sampled_from(TIMES)) for name in names}
        said = {name: self.draw(st.sampled_from(outcomes)) for name in names}
        for name in names:
            if when[name] in ("before", "deferred before"):
                self.on(name, "deferred" if when[name] == "deferred before" else said[name])
        self.write("change-board", outcome, body="change-board")
        for name in self.draw(st.permutations(names)):
            if when[name] in ("with it", "deferred with it"):
                self.in_the_same_sitting(
                    "change-board", "deferred" if "deferred" in when[name] else said[name], name)
        left = [name for name in names if "deferred" in when[name]]
        if later is not None:
            later += [(name, said[name]) for name in left]
            left = []
        for name in self.draw(st.permutations(left)):
            for _ in range(self.draw(st.integers(0, 1)) if self.chance(4) else 0):
                self.on(name, "deferred", least=1)
            if self.chance(4):
                self.write(self.draw(st.sampled_from(ANYWHERE)))
            self.on(name, said[name], least=1)
        return [said[name] for name in names]

    def on(self, name: str, outcome: str, *, least: int = 0) -> None:
        self.write("change-board", outcome, part=name, body="change-board", least=least)

    def in_the_same_sitting(self, name: str, outcome: str, part: str) -> None:
        """Write the vote on an alternative after that on the modification, on its day."""
        self.acts.append(RecordedAct(ID, name, self.day, outcome=outcome, part=part))

    def referred(self) -> bool:
        """Refer it to the Panel, and perhaps appeal to the Authority; return what came of it."""
        self.write("objection-raised", body="parties")
        outcome = self.draw(st.sampled_from(["approved", "rejected"]))
        self.write(outcome, body=self.draw(st.sampled_from(["panel", ""])))
        if self.chance():
            self.write("objection-raised", body="parties")
            outcome = self.draw(st.sampled_from(["approved", "rejected"]))
            self.write("authority-decision", outcome, body="authority")
        return outcome == "approved"

    def recommended(self) -> None:
        outcomes = ("recommended-approval", "recommended-rejection")
        self.sitting(self.draw(st.sampled_from(outcomes)), *outcomes)
        if self.chance(4):
            self.write("authority-decision", "sent-back", body="authority")
            self.write("modification-report-to-panel")
            if self.chance():
                self.write("report-consultation-issued")
                self.write("report-consultation-closed", least=1)
            self.recommended()
            return
        outcome = self.draw(st.sampled_from(["approved", "approved", "rejected"]))
        self.write("authority-decision", outcome, body="authority")
        if self.chance(6):
            # On the same day, so inside the 15 Working Days of the law.
            self.acts.append(RecordedAct(ID, "objection-raised", self.day, body="consumers"))
            if self.chance():
                # Others join within at most 21 days, so inside the 20 Working Days of the law.
                self.write("objection-raised", body="parties")
            if outcome == "approved" and self.chance(4):
                # The Authority decides again; after a rejection that needs the CMA's answer first.
                outcome = "rejected"
                self.write("authority-decision", outcome, body="authority")
            else:
                outcome = self.draw(st.sampled_from(["approved", "rejected"]))
                self.write(outcome, body=self.draw(st.sampled_from(["cma", ""])))
        self.done(approved=outcome == "approved")

    def done(self, *, approved: bool) -> None:
        if not approved:
            return
        self.rest(decided=True)
        self.targets()
        self.live()

    def aim(self) -> None:
        """Name a day of implementation; until the approval that is a plan, which may move."""
        self.write("release-targeted")
        self.named = self.day + timedelta(days=self.draw(st.integers(60, 200)))
        self.acts[-1] = attrs.evolve(self.acts[-1], until=self.named)

    def targets(self) -> None:
        if self.named is None and self.chance():
            self.aim()
        elif self.named is None:
            return
        for _ in range(self.draw(st.integers(0, 2)) if self.chance(3) else 0):
            self.ask()
        for _ in range(self.draw(st.integers(0, 1))):
            self.write("authority-decision", "rejected", body="authority")
        if self.chance() or self.named <= self.day:
            self.write("authority-decision", "approved", body="authority")
            self.aim()

    def ask(self) -> None:
        """Ask for another day of implementation, which the Authority approves or refuses."""
        before = self.named
        self.aim()
        outcome = self.draw(st.sampled_from(["approved", "rejected"]))
        self.write("authority-decision", outcome, body="authority",
                   until=self.draw(st.sampled_from([None, self.named])))
        if outcome == "rejected":
            self.named = before

    def live(self) -> None:
        parts = self.draw(st.integers(1, 3))
        days: list[date | None] = [self.named if parts == 1 else None] * parts
        if parts > 1 and self.chance():
            for part in range(parts):
                days[part] = self.day + timedelta(days=400 + 30 * part)
                self.write("release-targeted", part=f"part {part}", until=days[part])
        for part, day in enumerate(days):
            self.write("implemented", part=f"part {part}" if parts > 1 else "")
            if day is not None:
                self.day = day
                self.acts[-1] = attrs.evolve(self.acts[-1], date=day)

    def fast_tracked(self) -> None:
        if self.era == "after" and self.chance():
            self.write("csc-considered", "recommend-fast-track")
        if self.era == "after" and self.chance(3):
            self.write("modification-report-to-panel")
        self.write("fast-track-approved", body="panel")
        for _ in range(self.draw(st.integers(1, 2)) if self.chance(4) else 0):
            # An objection in time lifts the approval, and the Panel may approve it again.
            self.within_a_week("objection-raised", body="parties")
            self.rest()
            self.write("fast-track-approved", body="panel")
        self.rest(decided=True)
        self.targets()
        self.live()


@st.composite
def lives(draw: Callable[..., Any], *paths: str, eras: tuple[str, ...] = ("before", "after"),
          ) -> Life:
    """Draw a whole lawful life on one of *paths*, from raising to its end."""
    path = draw(st.sampled_from(paths or ("1", "2", "3", "fast-track")))
    pen = Pen(draw, path, draw(st.sampled_from(eras)))
    pen.begin()
    if path == "fast-track":
        pen.fast_tracked()
        return Life(path, tuple(pen.acts), pen.era)
    straight = pen.chance(3)
    if pen.era == "after":
        pen.developed()
    pen.write("converted", "report-phase" if straight else "refinement", body="panel")
    if not straight:
        pen.rest()
        pen.refined()
    pen.reported()
    pen.voted()
    return Life(path, tuple(pen.acts), pen.era)


def lifted(gone: RecordedAct, life: Life) -> bool:
    """
    Return whether *gone* lifts what the record itself forbids.

    Without such a row the record contradicts itself, as the list of planted contradictions has
    it: an act after a withdrawal or a rejection, which the approval of an alternative lifts too, a
    moved release date, a conversion after further development.
    """
    outcomes = {(one.act, one.outcome) for one in life.acts}
    names = [one.act for one in life.acts]
    rejected = {"rejected"} & set(names) or any(outcome == "rejected" for _, outcome in outcomes)
    return ((gone.act == "adopted" and "withdrawn" in names)
            or (gone.act == "authority-decision" and gone.outcome == "approved"
                and (bool(rejected) or names.count("release-targeted") > 1))
            # One that the Panel or the CMA answers, the answer shows; not who joins or appeals.
            or (gone.act == "objection-raised" and bool(rejected)
                and names.count("objection-raised") > 1)
            or (gone.act == "change-board" and bool(gone.part) and gone.outcome == "approved")
            or (gone.outcome.startswith("ready")
                and ("csc-considered", "develop-further") in outcomes))


def in_months(act: RecordedAct) -> RecordedAct:
    """Return *act* as a record has it that knows only the month."""
    first = act.earliest.replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return attrs.evolve(act, date=VagueDate(f"{first:%Y-%m}", first, last))
