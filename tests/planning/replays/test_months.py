"""Acts of which only a month is recorded, lawful on only some of its days; counted by hand."""

from __future__ import annotations

from datetime import date

import pytest

from tests.lives import act, faults, found, refined
from tests.random_lives import in_months


def told(acts, **keys):
    """Return each finding with its register id, weight, verdict, act and day of flipping."""
    return [(one.register, one.severity.value, one.verdict, one.label, one.flips_on)
            for one in found(acts, **keys)]


RAISED = act("raised", "2020-01-28")
READY = act("csc-considered", "2020-02-25", "ready-for-refinement")
ASKED = "preliminary-assessment-requested"


class TestWhatWaitsForAnother:
    """design.md section 5: "Absence is a gap, contradiction is a fault"; what only some days of a
    month make a contradiction depends on the day. X-DEV-11: a Preliminary Assessment "can only come
    after conversion", the same day allowed."""

    def test_an_assessment_asked_for_in_the_month_of_the_conversion(self):
        acts = [RAISED, READY, in_months(act("converted", "2020-05-01", "refinement")),
                act(ASKED, "2020-05-04")]
        (one,) = found(acts)

        assert ("X-DEV-11", "note", "depends", ASKED, date(2020, 5, 4)) == told(acts)[0]
        assert ("the Preliminary Assessment is requested on Monday 4 May 2020, and the Panel "
                "converts it to a Modification Proposal in May 2020; the rule is kept if the Panel "
                "converts it to a Modification Proposal up to Monday 4 May 2020, and broken from "
                "Tuesday 5 May 2020 on") == one.message

    def test_an_assessment_of_that_month_and_a_conversion_of_a_day(self):
        acts = [RAISED, READY, in_months(act(ASKED, "2020-03-16")),
                act("converted", "2020-03-13", "refinement")]

        assert [("X-DEV-11", "note", "depends", ASKED, date(2020, 3, 13))] == told(acts)
        assert "kept from Friday 13 March 2020, and broken before" in found(acts)[0].message

    @pytest.mark.parametrize("complete", [False, True])
    def test_the_decision_of_the_authority_in_the_month_of_the_implementation(self, complete):
        """X-DEC-02; implemented on Sunday 29 November 2020: kept on 29 days of the 30."""
        acts = refined(path="2")
        acts[-2] = in_months(acts[-2])

        assert [("X-DEC-02", "warning", "depends", "implemented", date(2020, 11, 29))] == told(
            acts, path="2", complete=complete)

    @pytest.mark.parametrize("asked", ["2020-05-31", "2020-06-01"])
    def test_what_every_day_keeps_is_kept(self, asked):
        acts = [RAISED, READY, in_months(act("converted", "2020-05-01", "refinement")),
                act(ASKED, asked)]

        assert [] == told(acts)

    def test_one_that_is_surely_first_serves(self):
        acts = [*refined()[:5], in_months(act("converted", "2020-03-20", "refinement"))]

        assert ASKED not in [one.label for one in found(acts)]

    def test_of_two_months_either_may_have_come_first(self):
        acts = [RAISED, READY, in_months(act("converted", "2020-05-01", "refinement")),
                in_months(act(ASKED, "2020-05-04"))]

        assert [] == told(acts)


class TestWhatAnEndAllowsNoMore:
    """X-WDR-01: a withdrawal "ends it unless somebody else adopts it"."""

    CONSIDERED = act("csc-considered", "2020-12-21", "develop-further")

    @pytest.mark.parametrize(("end", "register"), [
        ("withdrawn", "X-WDR-01"), ("superseded", "X-DEV-01")])
    def test_what_happens_in_its_month_depends(self, end, register):
        acts = [RAISED, in_months(act(end, "2020-12-01")), self.CONSIDERED]

        assert [(register, "warning", "depends", "csc-considered", date(2020, 12, 21))] == told(
            acts)
        assert "on or after Monday 21 December 2020, and broken before that day" in (
            found(acts)[0].message)

    def test_so_does_what_happens_in_a_month_and_ends_on_a_day(self):
        acts = [RAISED, in_months(self.CONSIDERED), act("withdrawn", "2020-12-09")]

        assert [("X-WDR-01", "warning", "depends", "csc-considered", date(2020, 12, 9))] == told(
            acts)

    @pytest.mark.parametrize("acts", [
        [in_months(act("withdrawn", "2020-12-01")), act("csc-considered", "2020-12-01")],
        [in_months(act("withdrawn", "2020-12-01")), act("adopted", "2020-12-14"), CONSIDERED],
        [in_months(act("withdrawn", "2020-12-01")), act("panel", "2020-11-13")],
        [in_months(act("withdrawn", "2020-12-01")), in_months(CONSIDERED)],
        [in_months(act("implemented", "2020-12-01")), act("release-targeted", "2020-12-10")]])
    def test_what_may_be_in_order_on_every_day_does_not(self, acts):
        """The first day of the month; an adoption between; another month; two months; a target,
        which has the day that it aims at."""
        assert [] == [one for one in told([RAISED, *acts]) if one[2] == "depends"]

    def test_after_the_month_it_is_a_fault_as_before(self):
        acts = [RAISED, in_months(act("withdrawn", "2020-11-01")), self.CONSIDERED]

        assert [("X-WDR-01", "csc-considered")] == faults(acts)
