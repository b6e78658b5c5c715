"""The DCC's work that a timetable states. Days are counted by hand on the calendar of 2019."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgov.planning.network.runs import date_of
from secgov.planning.portfolios.dcc_work import Work, dcc_work
from secgov.planning.steps.cases import Case
from secgov.planning.steps.placing import place_all
from tests.planning.bases import basis_of
from tests.timetables import step, timetable

ASKED, RETURNED = "preliminary-assessment-requested", "preliminary-assessment-returned"
IMPACT_ASKED, IMPACT_RETURNED = "impact-assessment-requested", "impact-assessment-returned"
REVIEW, REVIEWED = "assessment-under-review", "assessment-reviewed"
AGREED = "impact-assessment-approved"


def work_of(*steps: dict[str, Any], **keys: Any) -> list[Work]:
    """Return the DCC's work in a small timetable with an impact on the DCC Systems."""
    keys = {"dcc_impact": "yes", "stage": "refinement", **keys}
    as_of = {"as_of": keys.pop("as_of")} if "as_of" in keys else {}
    basis, modification = basis_of(*steps, **keys, **as_of)
    case = Case(modification, place_all(modification, basis), timetable(*steps, **keys), basis)
    return list(dcc_work(case))


def one(*steps: dict[str, Any], **keys: Any) -> Work:
    """Return the only piece of work."""
    (found,) = work_of(*steps, **keys)
    return found


def days(found: Work) -> tuple[date | None, ...]:
    """Return from when to when it may be asked for, and from when to when returned."""
    return tuple(map(date_of, (found.asked.earliest, found.asked.latest,
                               found.returned.earliest, found.returned.latest)))


class TestDays:
    """Issue 4: "Work is in hand from when it is asked (or the paper's date if under way) to when
    it is returned"."""

    def test_vague_ends_are_two_days_each(self):
        found = one(step(ASKED, "early April 2019"), step(RETURNED, "mid-May 2019"))

        assert (date(2019, 4, 1), date(2019, 4, 10), date(2019, 5, 13), date(2019, 5, 20)) == \
            days(found)
        assert ("early April 2019", "mid-May 2019") == (found.asked.words, found.returned.words)

    def test_it_is_not_asked_for_after_the_last_day_of_its_return(self):
        """20 May 2019 is a Monday: asked for in May, and by then, since it is back by then."""
        found = one(step(ASKED, "May 2019"), step(RETURNED, "mid-May 2019"))

        assert (date(2019, 5, 1), date(2019, 5, 20), date(2019, 5, 13), date(2019, 5, 20)) == \
            days(found)
        assert ('stated as "May 2019" (read as by Monday 20 May 2019, since the Preliminary '
                'Assessment is returned, stated as "mid-May 2019")') == found.asked.because.says

    def test_nor_is_it_where_its_asking_is_not_stated(self):
        """From the Change Board of 22 May 2019, at which its cost is agreed at the earliest."""
        found = one(step(AGREED, "across May and June 2019"),
                    step(IMPACT_ASKED), step(IMPACT_RETURNED, date(2019, 6, 14)))

        assert (date(2019, 5, 22), date(2019, 6, 14), date(2019, 6, 14), date(2019, 6, 14)) == \
            days(found)
        assert found.asked.because.says.endswith("to the last one stated for its return")

    def test_a_return_stated_before_its_asking_counts_as_not_stated(self):
        """Asked for from Tuesday 21 to Friday 31 May 2019: 15 Working Days on is Friday 21 June."""
        found = one(step(ASKED, "late May 2019"), step(RETURNED, date(2019, 5, 10)))

        assert (date(2019, 5, 21), date(2019, 5, 31), date(2019, 5, 21), date(2019, 6, 21)) == \
            days(found)
        assert found.returned.because.says.endswith(
            "it is asked for later, so the latest is that of the usual pace")

    @pytest.mark.parametrize("agreed", [date(2019, 8, 9), date(2019, 8, 21)])
    def test_where_what_follows_contradicts_itself_the_usual_pace_is_its_latest_return(
        self, agreed
    ):
        """The cost of the Impact Assessment is agreed before the Working Group of October, so no
        day lets both happen. 15 Working Days from Monday 12 August 2019, with the bank holiday of
        26 August, end on Tuesday 3 September."""
        found = one(step(ASKED, date(2019, 8, 12)), step("working-group", "October 2019"),
                    step(AGREED, agreed), as_of=date(2019, 8, 5))

        assert (date(2019, 8, 12), date(2019, 8, 12), date(2019, 8, 12), date(2019, 9, 3)) == \
            days(found)
        assert ("no day is stated, and what follows cannot happen as stated; the latest is that of "
                "the usual pace") == found.returned.because.says

    def test_within_a_hold_it_may_be_returned_as_late_as_the_hold_ends(self):
        """The return of mid-April lies within the hold, which ends by the end of May: 31 May."""
        hold = {"since": "2019-03-01", "until": "2019-05-31"}
        found = one(step(ASKED, "2019-03-01", status="done"), step(RETURNED, "2019-04-15"),
                    hold=hold)
        after = one(step(ASKED, "2019-03-01", status="done"), step(RETURNED, "2019-06-03"),
                    hold=hold)

        assert (date(2019, 4, 15), date(2019, 5, 31)) == days(found)[2:]
        assert ("stated as Monday 15 April 2019; it is on hold until Friday 31 May 2019, and may "
                "be no sooner") == found.returned.because.says
        assert (date(2019, 6, 3), date(2019, 6, 3)) == days(after)[2:]
        assert () == found.blocked

    def test_within_a_hold_it_may_be_asked_for_as_late_as_the_hold_ends(self):
        """Stated for Wednesday 20 March 2019, within a hold that ends on Friday the 29th."""
        hold = {"since": "2019-03-11", "until": "2019-03-29"}
        found = one(step(ASKED, date(2019, 3, 20)), hold=hold)

        assert (date(2019, 3, 20), date(2019, 3, 29)) == days(found)[:2]
        assert ("stated as Wednesday 20 March 2019; it is on hold until Friday 29 March 2019, and "
                "may be no sooner") == found.asked.because.says

    def test_by_a_day_is_from_the_day_of_the_question_on(self):
        """8 March 2019 is a Friday; "by" leaves every day from it to 29 March, a Friday."""
        found = one(step(ASKED, "by the end of March 2019"), step(RETURNED, "by early May 2019"))

        assert (date(2019, 3, 8), date(2019, 3, 29), date(2019, 3, 8), date(2019, 5, 10)) == \
            days(found)

    @pytest.mark.parametrize("status", ["done", "under-way"])
    def test_what_the_dcc_has_without_a_day_it_has_on_the_day_of_the_paper(self, status):
        found = one(step(ASKED, status=status), step(RETURNED, "2019-03-20"),
                    paper={"dated": date(2019, 3, 1)})

        assert found.begun
        assert (date(2019, 3, 1), date(2019, 3, 1), date(2019, 3, 20), date(2019, 3, 20)) == \
            days(found)

    def test_a_recorded_day_of_asking_is_kept(self):
        found = one(step(ASKED, "2019-02-01", status="done"), step(RETURNED, "2019-03-20"))

        assert (date(2019, 2, 1), date(2019, 2, 1)) == days(found)[:2]

    def test_what_is_expected_back_and_not_stated_as_asked_is_with_the_dcc(self):
        found = one(step(RETURNED, "by mid-March 2019", status="expected"))

        assert found.begun
        assert (date(2019, 3, 8), date(2019, 3, 8), date(2019, 3, 8), date(2019, 3, 20)) == \
            days(found)

    def test_what_is_not_stated_as_asked_waits_for_what_comes_before_it(self):
        """Agreed on 1 April, so asked for from then on."""
        found = one(step("business-requirements-agreed", "2019-04-01"),
                    step(RETURNED, "2019-05-20"))

        assert not found.begun
        assert (date(2019, 4, 1), date(2019, 4, 1)) == days(found)[:2]

    def test_what_is_stated_to_come_after_a_step_is_not_before_it(self):
        """The earlier step is no link of the route: only the timetable says that it comes first."""
        found = one(step("working-group", "2019-03-20", kind="ad-hoc", label="first"),
                    step("sub-committee", after=["first"], label="then"),
                    step(ASKED, "by early April 2019", after=["then"]),
                    step(RETURNED, "by mid-May 2019"))

        assert (date(2019, 3, 20), date(2019, 4, 10), date(2019, 3, 20), date(2019, 5, 20)) == \
            days(found)

    def test_a_day_that_what_comes_before_it_contradicts_stays_as_stated(self):
        """That the cost is agreed on 27 March at the earliest is for a check to find."""
        found = one(step("working-group", status="done"), step(AGREED),
                    step(IMPACT_ASKED, "between 2019-03-15 and 2019-03-18"))

        assert (date(2019, 3, 15), date(2019, 3, 18)) == days(found)[:2]

    def test_steps_stated_after_one_another_in_a_circle_end_nowhere_else(self):
        found = one(step(ASKED, "by early April 2019", after=["a"]),
                    step("sub-committee", "2019-03-21", label="a", after=["b"]),
                    step("sub-committee", label="b", after=["a"]))

        assert date(2019, 3, 21) == days(found)[0]

    def test_a_return_without_a_day_is_the_latest_that_lets_the_stated_rest_happen(self):
        """The cost is agreed on 15 March; the report is at the Panel of 17 May."""
        found = one(step("working-group", status="done"),
                    step(AGREED, "2019-03-15", body="panel"), step(IMPACT_ASKED),
                    step("modification-report-to-panel", "May 2019"))

        assert (date(2019, 3, 15), date(2019, 3, 15), date(2019, 3, 15), date(2019, 5, 17)) == \
            days(found)

    def test_without_a_stated_rest_it_is_that_of_the_usual_pace(self):
        """40 Working Days (unverified) after 15 March 2019 is 15 May."""
        found = one(step("working-group", status="done"),
                    step(AGREED, "2019-03-15", body="panel"), step(IMPACT_ASKED))

        assert (date(2019, 3, 15), date(2019, 5, 15)) == days(found)[2:]
        assert "usual pace" in found.returned.because.says

    def test_blocked_and_without_a_day_it_has_no_end(self):
        found = one(step(IMPACT_ASKED, status="done"), step(IMPACT_RETURNED), awaiting=[
            {"what": "an approach to costs", "blocks": [IMPACT_RETURNED]}])

        assert (date(2019, 3, 8), None) == days(found)[2:]
        assert "blocked" in found.returned.because.says

    def test_an_overdue_return_has_no_known_day_and_is_not_certain(self):
        """As of 1 April nobody recorded that it came back by 20 March."""
        found = one(step(ASKED, status="done"), step(RETURNED, "2019-03-20"),
                    as_of=date(2019, 4, 1))
        monday = date(2019, 4, 1).toordinal()

        assert (date(2019, 3, 20), None) == days(found)[2:]
        assert "overdue" in found.returned.because.says
        assert (True, False) == (found.may_be_in_hand(monday, monday + 6),
                                 found.surely_in_hand(monday, monday + 6))

    def test_an_overdue_asking_may_be_on_any_day_to_come(self):
        found = one(step(ASKED, "2019-03-20"), step(RETURNED, "2019-05-10"),
                    as_of=date(2019, 4, 1))

        assert (date(2019, 4, 1), None, date(2019, 5, 10)) == days(found)[:3]
        assert "overdue" in found.asked.because.says

    def test_an_earlier_round_without_days_is_back_before_the_next_is(self):
        """The route plans the last round of a step; no day is known for asking in the first."""
        first, second = work_of(
            step(ASKED, label="one"), step(RETURNED, label="first"),
            step(ASKED, "2019-06-03", label="two"), step(RETURNED, "2019-07-01", label="second"))

        assert (date(2019, 3, 8), None, date(2019, 3, 8), date(2019, 7, 1)) == days(first)
        assert (date(2019, 6, 3), date(2019, 6, 3), date(2019, 7, 1), date(2019, 7, 1)) == \
            days(second)

    def test_a_route_that_does_not_take_the_asking_has_it_behind(self):
        """An urgent modification plans only what is stated."""
        found = one(step("urgency-granted", "2019-03-01", status="done"),
                    step(RETURNED, "2019-04-01"))

        assert found.begun

    def test_the_line_of_the_paper_is_the_source(self):
        found = one(step(ASKED, "2019-04-01", line=275), paper={"reference": "SECP_66_1503_12"})

        assert "SECP_66_1503_12 line 275" == found.asked.because.cites


class TestKinds:
    """Issue 4: "DCC work in hand per week by kind (assessment, re-assessment, review), options
    counted"."""

    @pytest.mark.parametrize("again", [ASKED, RETURNED])
    def test_what_is_asked_again_is_a_re_assessment(self, again):
        steps = [step(name, **({"again": True} if name == again else {}))
                 for name in (ASKED, RETURNED)]

        assert "re-assessment" == one(*steps).kind

    def test_so_is_what_an_earlier_return_came_before(self):
        kinds = [found.kind for found in work_of(
            step(ASKED, "2019-01-07", status="done"), step(RETURNED, "2019-02-01", status="done"),
            step(IMPACT_ASKED, "2019-04-01"), step(ASKED, "2019-05-01"))]

        assert ["assessment", "re-assessment"] == kinds

    def test_a_review_ends_with_the_next_return(self):
        found = one(step(REVIEW, status="under-way"), step(RETURNED, "2019-04-10"), step(REVIEWED))

        assert ("review", "preliminary-assessment", date(2019, 4, 10)) == (
            found.kind, found.assessment, days(found)[3])

    def test_or_with_its_own_end(self):
        found = one(step(REVIEW, status="under-way"), step(REVIEWED, "2019-04-10"))

        assert ("review", "assessment", date(2019, 4, 10)) == (
            found.kind, found.assessment, days(found)[3])

    def test_or_with_no_stated_one(self):
        found = one(step(REVIEW))

        assert ("review", "assessment", False) == (found.kind, found.assessment, found.begun)

    def test_a_review_of_what_was_asked_for_is_one_piece_with_it(self):
        ended = one(step(ASKED, "2019-02-01", status="done"), step(REVIEW, status="under-way"),
                    step(RETURNED, "2019-04-10"))
        open_one = one(step(ASKED, "2019-02-01", status="done"), step(REVIEW, status="under-way"))

        assert ("review", date(2019, 2, 1)) == (ended.kind, days(ended)[0])
        assert ("review", "preliminary-assessment") == (open_one.kind, open_one.assessment)

    def test_two_that_are_open_are_two_pieces(self):
        assert ["MP900:preliminary-assessment", "MP900:impact-assessment"] == [
            found.name for found in work_of(step(ASKED, status="done"),
                                            step(IMPACT_ASKED, status="done"))]

    @pytest.mark.parametrize(("asked", "returned", "expected"), [
        ({}, {}, (1, ())), ({"options": 2}, {}, (2, ())), ({}, {"options": 3}, (3, ())),
        ({"options": ["original", "alternative"]}, {"options": 1},
         (2, ("original", "alternative")))])
    def test_options_are_counted(self, asked, returned, expected):
        found = one(step(ASKED, **asked), step(RETURNED, **returned))

        assert expected == (found.options, found.option_names)


class TestNoWork:
    """What is returned, or of a modification that has ended, is in nobody's hands."""

    @pytest.mark.parametrize("steps", [
        [],
        [step(ASKED, status="done"), step(RETURNED, status="done")],
        [step(ASKED, status="done"), step("withdrawn", "2019-03-01", status="done")],
        [step(REVIEWED, "2019-04-01")],
    ])
    def test_nothing_is_in_hand(self, steps):
        assert [] == work_of(*steps)


class TestStanding:
    """Issue 4: "blocked and conditional work shown apart"."""

    @pytest.mark.parametrize("keys", [
        {"awaiting": [{"what": "w", "blocks": ["business-requirements-agreed"]}]},
        {"awaiting": [{"what": "w", "blocks": ["back"]}]},
        {"waits_on": [{"id": "MP901"}]},
        {"hold": {"since": "not stated"}},
        {"hold": {"reason": "the Proposer is away", "until": "not stated"}},
    ])
    def test_blocked(self, keys):
        found = one(step("business-requirements-agreed"), step(ASKED),
                    step(RETURNED, label="back"), **keys)

        assert "blocked" == found.standing
        assert not found.surely_in_hand(found.asked.earliest, found.returned.latest)

    @pytest.mark.parametrize("keys", [
        {"awaiting": [{"what": "w", "blocks": [ASKED], "status": "closed"}]},
        {"awaiting": [{"what": "w", "blocks": ["working-group"]}]},
        {"hold": {"until": "2019-04-01"}},
    ])
    def test_not_blocked(self, keys):
        assert "clear" == one(step(ASKED), step(RETURNED), step("working-group"), **keys).standing

    def test_what_the_dcc_has_is_not_blocked_by_what_came_before(self):
        found = one(step(ASKED, status="done"), step(RETURNED), awaiting=[
            {"what": "w", "blocks": [ASKED]}])

        assert "clear" == found.standing

    @pytest.mark.parametrize("steps", [
        [step(AGREED, "2019-03-15", body="panel", status="proposed"), step(IMPACT_ASKED)],
        [step("sub-committee", label="x", status="proposed"), step(IMPACT_ASKED, after=["x"])],
        [step(IMPACT_ASKED, **{"if": "the solution stays"})],
    ])
    def test_conditional(self, steps):
        found = one(*steps)

        assert "conditional" == found.standing
        assert 1 == len(found.conditions)

    def test_conditional_before_blocked(self):
        """What may never be asked for need not be waited for either."""
        found = one(step(ASKED, **{"if": "x"}), waits_on=[{"id": "MP901"}])

        assert "conditional" == found.standing

    def test_what_the_dcc_has_was_asked_for(self):
        found = one(step(ASKED, status="done", **{"if": "x"}))

        assert () == found.conditions


class TestInHand:
    """Issue 4: "vague ends make "up to" (may be in hand) and "at least" (surely in hand)
    numbers"."""

    @given(st.data())
    def test_the_two_are_what_every_choice_of_days_makes_them(self, data):
        """Brute force: on each choice of a day of asking and one of return, not before it."""
        first = date(2019, 4, 1).toordinal()
        ends = sorted(data.draw(st.lists(st.integers(0, 9), min_size=2, max_size=2)))
        back = sorted(data.draw(st.lists(st.integers(ends[0], 12), min_size=2, max_size=2)))
        back[1] = max(back[1], ends[1])
        week = data.draw(st.integers(0, 12))
        found = one(step(ASKED, f"between {date.fromordinal(first + ends[0])} and "
                         f"{date.fromordinal(first + ends[1])}"),
                    step(RETURNED, f"between {date.fromordinal(first + back[0])} and "
                         f"{date.fromordinal(first + back[1])}"))
        asked = range(int(found.asked.earliest), int(found.asked.latest) + 1)
        returned = range(int(found.returned.earliest), int(found.returned.latest) + 1)
        inside = [start <= first + week + 6 and end >= first + week
                  for start in asked for end in returned if start <= end]

        assert any(inside) == found.may_be_in_hand(first + week, first + week + 6)
        assert all(inside) == found.surely_in_hand(first + week, first + week + 6)
