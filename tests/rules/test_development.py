"""The rules of the Development Stage."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from secgov.citation import Evidence
from secgov.errors import TransitionRefused
from secgov.planning.life.lifecycle import apply
from secgov.planning.life.refusals import failures
from tests.lives import act, faults, found, refined, replayed, stands
from tests.timetables import findings, of_the_book, rules_on, says, step


class TestDevelopmentConsideredBeforeConversion:
    """CSC_12_2502: the Change Sub-Committee agrees and recommends, and "the modification will
    now be presented to the Panel"; X-DEV-06: the Panel converts."""

    def test_stands_where_the_register_says(self):
        assert ("order", "CODE", "secondary", "X-DEV-06", "CSC_12_2502 item 3") == of_the_book(
            "development.considered-before-conversion")

    def test_a_conversion_after_the_committee_keeps_it(self):
        """MP112: considered on 25 February 2020, converted on 13 March 2020."""
        assert [] == says(step("csc-considered", date(2020, 2, 25)),
                          step("converted", date(2020, 3, 13)), as_of=date(2020, 4, 1))

    def test_the_same_day_keeps_it(self):
        """Before May 2019 the Change Sub-Committee has no regular day that could stand between."""
        assert [] == says(step("csc-considered", date(2019, 4, 12)),
                          step("converted", date(2019, 4, 12)))

    def test_a_conversion_before_the_committee_is_a_fault(self):
        """The first Panel (Friday, 12th to 18th) from Tuesday 25 June 2019 on: 12 July 2019."""
        assert [("development.considered-before-conversion", "fault", "breaks", "converted",
                 date(2019, 7, 12))] == says(
            step("csc-considered", date(2019, 6, 25)), step("converted", date(2019, 6, 14)))

    def test_while_its_start_is_not_known_to_the_day_it_only_depends(self):
        """Register section 6: SECMP0049 began after August 2018 and not after 8 March 2019."""
        (found,) = findings(step("csc-considered", date(2018, 12, 18)),
                            step("converted", date(2018, 12, 14)), as_of=date(2019, 1, 10))

        assert ("depends", "warning", date(2019, 1, 18)) == (
            found.verdict, found.severity.value, found.expected)
        assert found.message.endswith(
            "the rule began on a day from Saturday 1 September 2018 to Friday 8 March 2019 that "
            "was not seen; the rule is kept if it began only after Friday 14 December 2018, "
            "and broken if it began by then")
        assert date(2018, 12, 14) == found.flips_on

    def test_without_the_committee_a_complete_record_has_one_fault(self):
        """X-DEV-05 is about a last outcome of further development, and there is none."""
        acts = [one for one in refined() if one.act != "csc-considered"]

        assert [("X-DEV-06", "converted")] == faults(acts, path="3", complete=True)
        assert ["X-DEV-06"] == [one.register for one in failures(
            stands(acts[:1], path="3"), acts[1])]

    def test_a_committee_that_did_not_agree_is_asked_for_its_agreement(self):
        """Considered on 25 February 2020, and the record does not say what came of it."""
        acts = [refined()[0], act("csc-considered", "2020-02-25"), *refined()[2:]]

        assert [("X-DEV-05", "csc-considered")] == faults(acts, path="3", complete=True)
        assert ["X-DEV-05"] == [one.register for one in failures(
            stands(acts[:2], path="3"), acts[2])]

    def test_before_the_section_d_review_there_was_no_committee(self):
        """Register section 2: the CSC comes with SECMP0049, "after Aug 2018". Then the bar of
        further development is none, and that it is said to have met is what is wrong."""
        acts = [act("raised", "2018-03-01"), act("csc-considered", "2018-04-10", "develop-further"),
                act("converted", "2018-05-11", "refinement")]
        (one,) = found(acts)

        assert ("X-DEV-02", "fault", "csc-considered") == (
            one.register, one.severity.value, one.label)
        assert one.message.endswith("nothing of the kind before Saturday 1 September 2018")
        assert [] == faults([acts[0], attrs.evolve(acts[1], date=date(2018, 9, 1))])
        with pytest.raises(TransitionRefused, match="this happens at"):
            apply(stands(acts[:1]), acts[1])

    def test_before_the_section_d_review_it_does_not_bind(self):
        assert [] == says(step("csc-considered", date(2018, 8, 21)),
                          step("converted", date(2018, 8, 17)))


CSC_DAY = date(2020, 2, 25)
MEETING = {"body": "change-sub-committee", "date": CSC_DAY, "status": "final"}


def minutes(outcome: str, *more: dict[str, object], **keys: object) -> list[tuple[str, str, str]]:
    """Return rule, severity and verdict of what is found where the committee agreed *outcome*."""
    found = findings(step("csc-considered", CSC_DAY, status="done", outcome=outcome), *more,
                     **{"as_of": CSC_DAY, **keys})
    return [(one.rule, one.severity.value, one.verdict) for one in found]


class TestDevelopmentOutcomeNotHeading:
    """CSC_12_2502 item 3: DP096 stands under "Recommended for conversion" and is kept in
    development, DP107 under "Continuing in development" and is recommended."""

    WARNED = ("development.outcome-not-heading", "warning", "breaks")

    def test_stands_where_the_register_says(self):
        assert ("heading", "PRACTICE", "secondary", "X-DEV-03", "CSC_12_2502 item 3") \
            == of_the_book("development.outcome-not-heading")

    @pytest.mark.parametrize(("heading", "outcome"), [
        ("Recommended for conversion", "develop-further"),
        ("recommended  for conversion:", "develop-further"),
        ("Continuing in development", "ready-for-refinement"),
        ("Continuing in development", "ready-for-report-phase"),
    ])
    def test_another_outcome_than_the_heading_says_is_warned_of(self, heading, outcome):
        assert self.WARNED in minutes(outcome, heading=heading)

    @pytest.mark.parametrize(("heading", "outcome"), [
        ("Recommended for conversion", "ready-for-refinement"),
        ("Recommended for conversion", "ready-for-report-phase"),
        ("Continuing in development", "develop-further"),
        ("Draft Proposals", "develop-further"), ("", "develop-further"),
        ("Not recommended for conversion", "develop-further"),
        ("Conversions", "develop-further"), ("Redevelopment", "ready-for-refinement"),
        ("In development or ready for conversion", "ready-for-refinement"),
    ])
    def test_a_heading_that_fits_or_says_neither_is_not_judged(self, heading, outcome):
        assert self.WARNED not in minutes(outcome, heading=heading)

    @pytest.mark.parametrize(("heading", "outcome"), [
        ("Draft Proposals recommended for conversion:", "develop-further"),
        ("Ready for conversion", "develop-further"),
        ("Remaining in development", "ready-for-refinement"),
        ("Further  Development", "ready-for-report-phase"),
    ])
    def test_a_heading_in_other_words_is_judged_by_what_it_says(self, heading, outcome):
        assert self.WARNED in minutes(outcome, heading=heading)

    def test_without_an_outcome_nothing_is_judged(self):
        assert [] == minutes("", heading="Recommended for conversion")

    def test_the_last_outcome_counts(self):
        assert self.WARNED not in minutes(
            "develop-further", step("csc-considered", date(2020, 3, 31), status="done",
                                    outcome="ready-for-refinement", label="second"),
            heading="Recommended for conversion", as_of=date(2020, 4, 1))


class TestDevelopmentReturnsToTheCommittee:
    """X-DEV-05: "DP stays and returns to a later meeting"; CSC_12_2502 item 3 names a meeting for
    DP116 and DP117 and none for five others."""

    WARNED = ("development.returns-to-the-committee", "warning", "breaks")

    def test_stands_where_the_register_says(self):
        assert ("return-to-body", "PRACTICE", "secondary", "X-DEV-05", "CSC_12_2502 item 3") \
            == of_the_book("development.returns-to-the-committee")

    def test_no_date_of_return_is_warned_of(self):
        assert [self.WARNED] == minutes("develop-further", stage="development")

    @pytest.mark.parametrize("when", [date(2020, 1, 28), date(2020, 2, 25), "January 2020"])
    def test_a_return_before_the_meeting_or_on_its_day_is_no_later_meeting(self, when):
        assert [self.WARNED] == minutes("develop-further", step("csc-considered", when, label="b"))

    def test_a_return_without_a_day_is_no_date(self):
        assert [self.WARNED] == minutes("develop-further", step("csc-considered", label="back"))

    @pytest.mark.parametrize("when", [date(2020, 3, 31), "March 2020", "March"])
    def test_a_stated_return_keeps_it(self, when):
        assert [] == minutes("develop-further", step("csc-considered", when, label="back"))

    def test_one_that_is_ready_need_not_return(self):
        assert [] == minutes("ready-for-refinement")

    def test_one_that_has_left_development_need_not_return(self):
        assert [] == minutes("develop-further", stage="refinement")


class TestDevelopmentCommitteeRecommends:
    """X-DEV-06: "In 2019-20 the CSC agreed/recommended; conversion itself was done at a Panel
    meeting, and the Panel is not bound by the recommendation"."""

    NOTED = ("development.committee-recommends", "note", "depends")

    def test_stands_where_the_register_says(self):
        assert ("recommends", "PRACTICE", "observed", "X-DEV-06", "CSC_12_2502 item 3") \
            == of_the_book("development.committee-recommends")

    @pytest.mark.parametrize("outcome", ["ready-for-refinement", "ready-for-report-phase"])
    def test_a_recommendation_is_noted_with_the_meeting(self, outcome):
        assert [self.NOTED] == minutes(outcome, meetings=[MEETING])

    @pytest.mark.parametrize("meeting", [
        {"body": "panel", "date": date(2020, 2, 14)},
        {"body": "change-sub-committee"},
        {**MEETING, "date": date(2020, 1, 28)},
        {**MEETING, "date": date(2018, 8, 28)},
    ], ids=["another body", "no day", "another day", "before the rule"])
    def test_another_meeting_says_nothing_of_it(self, meeting):
        assert [] == minutes("ready-for-refinement", meetings=[meeting])

    def test_a_proposal_that_is_kept_is_not_recommended(self):
        assert self.NOTED not in minutes("develop-further", meetings=[MEETING])

    def test_one_that_the_panel_has_converted_is_left_out(self):
        """MP112: the Panel converted it on 13 March 2020."""
        assert [] == minutes(
            "ready-for-refinement", step("converted", date(2020, 3, 13), status="done",
                                         outcome="report-phase"),
            meetings=[MEETING], as_of=date(2020, 3, 20))

    def test_what_would_say_nothing_is_left_out(self):
        """A number that nobody verified says nothing of what only may be."""
        book = rules_on(CSC_DAY)
        unverified = attrs.evolve(book, rules=tuple(
            attrs.evolve(rule, evidence=Evidence.UNVERIFIED) for rule in book.rules))

        assert [] == minutes("ready-for-refinement", meetings=[MEETING], rules=unverified)


class TestDevelopmentCommentThenDecision:
    """X-DEV-08: "New DPs went to the CSC first for initial comment, then to a later meeting for
    decision (MP109: 28 Jan and 25 Feb 2020)"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "PRACTICE", "observed", "X-DEV-08",
                "recorded-histories MP109") == of_the_book(
            "development.comment-then-decision")

    def test_two_meetings_and_one_are_both_lawful(self):
        """MP109, and DP112, which was decided at its first."""
        first = act("csc-considered", "2020-01-28")

        assert [] == faults([first, *refined()[1:]], path="3")
        assert [] == faults(refined(), path="3")


class TestDevelopmentAsksForInformation:
    """X-DEV-09: "During development SECAS may issue a Request for Information, run workshops,
    consult sub-committees"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "PRACTICE", "secondary", "X-DEV-09",
                "CSC_12_2502 DP094 and sec-newsletter-august-2018") == of_the_book(
            "development.asks-for-information")

    def test_a_request_stays_in_development(self):
        state = stands([act("raised", "2020-01-28"),
                        act("request-for-information-issued", "2020-02-03")])

        assert ("development", frozenset({"request-for-information"})) == (state.stage, state.open)

    def test_one_that_closes_and_was_not_issued_is_a_gap(self):
        (gap,) = replayed([act("raised", "2020-01-28"), act(
            "request-for-information-closed", "2020-02-10")]).modifications[0].gaps

        assert ("request-for-information-issued", "X-REC-01") == (gap.act, gap.rule.register)


class TestDevelopmentNoQuorumByCategory:
    """X-CB-05: "no 'each category must attend' quorum for the CSC"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "PRACTICE", "observed", "X-CB-05",
                "CSC_12_2502 attendance") == of_the_book(
            "development.no-quorum-by-category")
