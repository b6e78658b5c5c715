"""Acts that lead nowhere unless something came between: an appeal, or a day that was named."""

from __future__ import annotations

from datetime import date

import pytest

from secgov.errors import TransitionRefused
from secgov.planning.life.lifecycle import apply
from tests.lives import AS_OF, act, asked, faults, found, lacks, refined, replayed, stands

REJECTED = [*refined(path="2")[:16], act("authority-decision", "2020-11-10", "rejected")]
APPLIED = [*REJECTED, act("objection-raised", "2020-11-13")]
STANDS = act("approved", "2021-03-01", body="cma")


def messages(acts, **keys):
    return [gap.message for gap in replayed(acts, path="2", **keys).modifications[0].gaps]


class TestAnswers:
    """Issue: "CMA appeal", and "deleting any one row of a lawful history never makes a fault, only
    a gap": what only an approval allows shows what came of the appeal."""

    @pytest.mark.parametrize(("then", "stage"), [
        ([act("implemented", "2021-06-24")], "implemented"),
        ([act("authority-decision", "2021-03-10", "approved")], "implementation"),
        ([act("authority-decision", "2021-03-10", "approved"),
          act("implemented", "2021-06-24")], "implemented")])
    def test_what_only_an_approval_allows_shows_the_answer_of_the_cma(self, then, stage):
        whole, acts = [*APPLIED, STANDS, *then], [*APPLIED, *then]

        assert [] == lacks(whole, path="2")
        assert ["approved"] == lacks(acts, path="2")
        assert "that it stands approved after the appeal to the CMA" in messages(acts)[0]
        assert stage == stands(whole, path="2").stage == stands(acts, path="2").stage
        assert [] == faults(acts, path="2")

    def test_in_a_complete_record_it_is_a_fault(self):
        acts = [*APPLIED, act("implemented", "2021-06-24")]

        assert [("EA04-173", "implemented")] == faults(acts, path="2", complete=True)

    @pytest.mark.parametrize("beside", ["panel", "documents-published", "release-targeted"])
    def test_what_happens_beside_shows_none(self, beside):
        acts = [*APPLIED, act(beside, "2021-03-10")]

        assert "rejected" in stands(acts, path="2").stage
        assert [] == lacks(acts, path="2")

    def test_where_nobody_applied_there_was_none(self):
        acts = [*REJECTED, act("implemented", "2021-06-24")]

        assert "approved" not in lacks(acts, path="2")
        assert [("X-DEC-02", "implemented")] == faults(acts, path="2")


class TestDaysRefused:
    """Register X-IMPL-01: once it is approved, the Authority decides on another day of
    implementation; what it refuses must have been named."""

    REFUSED = act("authority-decision", "2020-11-24", "rejected")
    NAMED = act("release-targeted", "2020-11-20", until=date(2021, 2, 25))

    @pytest.mark.parametrize("path", ["2", "3"])
    def test_without_a_day_the_record_lacks_it(self, path):
        acts = [*refined(path=path)[:-1], self.REFUSED, act("implemented", "2020-11-29")]

        assert ["release-targeted"] == lacks(acts, path=path)
        assert [("X-IMPL-01", "authority-decision")] == [
            (register, label.partition("#")[0])
            for register, label in faults(acts, path=path, complete=True)]

    @pytest.mark.parametrize("named", [
        NAMED, act("release-targeted", "2021-02-25", status="target")])
    def test_a_day_that_was_asked_for_or_aimed_at_is_one(self, named):
        acts = [*refined()[:-1], named, self.REFUSED]

        assert [] == lacks(acts, path="3")
        assert [] == faults(acts, path="3", complete=True)

    def test_so_is_the_day_that_the_refusal_names(self):
        refused = act("authority-decision", "2020-11-24", "rejected", until=date(2021, 2, 25))
        acts = [*refined()[:-1], refused, act("implemented", "2020-11-29")]

        assert [] == lacks(acts, path="3")
        assert () == found(acts, path="3", complete=True)

    def test_apply_says_what_is_lacking_and_next_what_is_decided(self):
        approved = stands(refined()[:-1], path="3")
        with pytest.raises(TransitionRefused) as refused:
            apply(approved, self.REFUSED)
        named = apply(approved, self.NAMED)
        opened, *_ = [one for one in asked(named, AS_OF).acts
                     if (one.act, one.outcome) == ("authority-decision", "rejected")]

        assert [("X-IMPL-01", "no day of implementation is asked for")] == [
            (one.register, one.says) for one in refused.value.conditions]
        assert "implementation" == apply(named, self.REFUSED).stage
        assert "the Authority decides on another day of implementation" == opened.says


class TestDecidesAgain:
    """EA04-173: a decision of the Authority may be appealed to the CMA; what it decides after that
    is a second decision. 15 Working Days after 10 November 2020 end on 1 December, and after
    Wednesday 10 March 2021 on 31 March."""

    APPROVED = (*refined(path="2")[:16], act("authority-decision", "2020-11-10", "approved",
                                             until=date(2021, 6, 24)))
    ASKED = (*APPROVED, act("objection-raised", "2020-11-13"))
    AGAIN = act("authority-decision", "2021-03-10", "rejected")

    def taken(self, *acts):
        state = stands(self.ASKED, path="2")
        for one in acts:
            state = apply(state, one)
        return state

    def test_a_rejection_while_the_cma_is_asked_is_of_the_modification(self):
        state = self.taken(self.AGAIN)
        (opened,) = [one for one in asked(stands(self.ASKED, date(2021, 3, 1), path="2"),
                                          date(2021, 3, 1)).acts
                     if (one.act, one.outcome) == ("authority-decision", "rejected")
                     and not one.of_part]

        assert "rejected" == state.stage == opened.leads_to
        assert "the Authority decides again after the appeal to the CMA" == opened.says
        for complete in (False, True):
            one = replayed([*self.ASKED, self.AGAIN], path="2", complete=complete,
                           as_of=date(2021, 3, 31)).modifications[0]
            assert ("rejected", (), ()) == (one.state.stage, one.gaps, one.findings)

    def test_it_may_be_appealed_as_the_first(self):
        lapsed = replayed([*self.ASKED, self.AGAIN], path="2",
                          as_of=date(2021, 4, 1)).modifications[0]
        again = self.taken(self.AGAIN, act("objection-raised", "2021-03-31"))

        assert "rejected-and-ended" == lapsed.state.stage
        with pytest.raises(TransitionRefused, match="possible until Wednesday 31 March 2021"):
            self.taken(self.AGAIN, act("objection-raised", "2021-04-01"))
        assert "implementation" == apply(
            again, act("approved", "2021-06-01", body="cma")).stage

    def test_implemented_after_it_only_the_cma_can_have_approved_it(self):
        live = act("implemented", "2021-06-24")
        acts = [*self.ASKED, self.AGAIN, live]

        assert ["approved"] == lacks(acts, path="2")
        assert [] == faults(acts, path="2")
        assert [("EA04-173", "implemented")] == faults(acts, path="2", complete=True)
        with pytest.raises(TransitionRefused):
            self.taken(self.AGAIN, live)

    @pytest.mark.parametrize("beside", [
        [act("authority-decision", "2021-03-10", "rejected", until=date(2021, 11, 4))],
        [act("release-targeted", "2021-03-01", until=date(2021, 11, 4)), AGAIN]])
    def test_one_that_is_about_a_day_refuses_the_day(self, beside):
        acts = [*self.ASKED, *beside, act("implemented", "2021-06-24")]

        assert "implementation" == self.taken(*beside).stage
        assert [] == faults(acts, path="2", complete=True)

    def test_without_an_application_it_is_the_day_that_is_refused(self):
        acts = [*self.APPROVED, self.AGAIN, act("implemented", "2021-06-24")]

        assert [] == faults(acts, path="2", complete=True)
