"""The law of the missing row, tried on every row of every life: a gap at most, and no silence."""

from __future__ import annotations

import pytest
from hypothesis import given

from secgov.model.acts import SPANS
from secgov.model.histories import History
from secgov.planning.replays.replay import replay
from tests.conformance.test_real_histories import AS_OF, HISTORY, MODIFICATIONS
from tests.lives import known, replayed
from tests.property.test_life import FAR, SEARCHED
from tests.random_lives import Life, lifted, lives

ENDS = {span.ends: span.begins for span in SPANS if span.name != "hold"}
BEGINNINGS = {begins: ends for ends, begins in ENDS.items()}
_PUT_OFF = frozenset({"", "deferred", "sent-back"})
_ANY_TIME = "request-for-information-closed"


def gaps_of(acts, path):
    """Return each gap by its act and what shows it."""
    (one,) = replayed(acts, as_of=FAR, path=path).modifications
    return {(gap.act, gap.shown_by) for gap in one.gaps}


def lacking(life: Life, place: int) -> str:
    """
    Return the act that is lacking without the row at *place*, or "": the record need not have it.

    Only what surely shows is said here: the row stands alone on its day, since of a day's rows
    either may have come first, and the rules of after SECMP0049 ask for it.
    """
    gone, acts = life.acts[place], life.acts
    rest, later = life.without(place), acts[place + 1:]
    names, after = [one.act for one in rest], [one.act for one in later]
    alone = sum(one.date == gone.date for one in acts) == 1
    if gone.act == "raised" or (gone.act == "fast-track-approved" and "implemented" in after):
        return gone.act
    if not alone or life.era == "before":
        return ""
    if gone.act == "converted" and life.path != "1":
        return gone.act
    if gone.act == "modification-report-to-panel" and life.path != "fast-track":
        return gone.act if gone.act not in names and "change-board" in after else ""
    if gone.act == "objection-raised" and life.path == "fast-track":
        return gone.act
    span = {gone.act, ENDS.get(gone.act), BEGINNINGS.get(gone.act)}
    days = [one.date for one in acts if one.act in span]
    if (gone.act in ENDS and ENDS[gone.act] in names) or gone.act in BEGINNINGS:
        waited_for = gone.act not in ENDS or (
            "change-board" in after and gone.act != _ANY_TIME)
        return gone.act if waited_for and len(days) == len(set(days)) else ""
    votes = [one for one in rest if one.act == "change-board" and (
        one.part or one.outcome not in ("deferred", "sent-back"))]
    # An approval by the Authority may be that of an appeal, or of another day.
    votes += [one for one in rest if (one.act, one.outcome) == (
        "authority-decision", "approved")] if life.path == "3" else []
    decided = "authority-decision" in after or "implemented" in after
    if gone.act == "change-board" and gone.outcome not in _PUT_OFF and not gone.part:
        return gone.act if decided and not votes and "approved" not in names else ""
    return ""


class TestEveryRow:
    """
    Issue: "Deleting any one row of a lawful history never makes a fault, only a gap".

    A row that nothing shows is missed in silence, because the process leaves it optional, or
    leaves open whether it was:

    - the last row of a life, and what decides nothing: meetings, updates, papers, sub-committees,
      documents, groups, requests for and grants of urgency, recommendations to close, targets,
      further votes that decide nothing, and what the Working Group and the Panel agree in
      refinement, which may go back to it more often than the record says;
    - a withdrawal that an adoption follows (X-WDR-01: a Party may also adopt what the Proposer does
      not want to progress), and a hold with its end, or with the end that it names;
    - a meeting of the Change Sub-Committee, where another is recorded, or where the Panel converts
      without its recommendation (MP112);
    - one of several reports, consultations and votes of a round, where the others suffice; so with
      the cost of an Impact Assessment, which may be agreed once for all its rounds;
    - on Path 1 the conversion (raised by the Authority it goes straight to the Report Phase), and
      before SECMP0049 whatever no rule of that time asks for;
    - the end of a request for information, which nothing waits for;
    - one of two rows of a day, either of which may have come first.
    """

    @SEARCHED
    @given(lives())
    def test_a_row_that_is_lacking_makes_a_gap_and_never_a_fault(self, life):
        whole = gaps_of(life.acts, life.path)
        for place, gone in enumerate(life.acts[:-1]):
            rest = life.without(place)
            (one,) = replayed(rest, as_of=FAR, path=life.path).modifications
            faults = [each.message for each in one.findings if each.severity.value == "fault"]
            wanted = lacking(life, place)

            assert lifted(gone, life) or [] == faults
            assert not wanted or faults or wanted in {
                act for act, shown in gaps_of(rest, life.path) if (act, shown) not in whole}, (
                    place, [f"{one.date} {one.act} {one.outcome} {one.part}" for one in life.acts])

    @SEARCHED
    @given(lives("fast-track"))
    def test_with_no_path_stated_an_approval_that_is_lacking_is_a_gap_too(self, life):
        """What is not recorded as Fast-Track at all lacks an approval, by whomever: a decision of
        the Authority, on its day, then looks like one on the modification, which was voted on."""
        approvals = life.of("fast-track-approved")
        for place in approvals:
            acts = {act for act, _ in gaps_of(life.without(place), "unknown")}

            assert {"fast-track-approved", "approved",
                    *(("change-board",) if life.of("authority-decision") else ())} & acts


class TestRealRows:
    """The 170 acts of the real histories, each left out in turn."""

    @pytest.mark.parametrize("name", ["raised", "modification-report-to-panel"])
    def test_what_needs_the_act_says_that_it_is_lacking(self, name):
        once = [(at, gone) for at, gone in enumerate(HISTORY.acts)
                if gone.act == name and gone.status == "actual"
                and sum((one.id, one.act) == (gone.id, name) for one in HISTORY.acts) == 1]
        for at, gone in once:
            rest = History("rows", tuple(
                one for place, one in enumerate(HISTORY.acts)
                if place != at and one.id == gone.id))
            answer = replay(rest, modifications=MODIFICATIONS, **known(AS_OF))
            lacks = [gap.act for one in answer.modifications for gap in one.gaps]

            assert not rest.acts or name in lacks, gone
        assert once
