"""The rules about decisions."""

from __future__ import annotations

from datetime import date

from tests.timetables import of_the_book, says, step

VOTE = step("change-board", date(2019, 6, 26))


class TestDecisionChangeBoardDecides:
    """X-DEC-01 (S4, S17): on Path 3 the Change Board decides."""

    def test_implementation_on_the_day_of_the_vote_keeps_it(self):
        assert [] == says(VOTE, step("implemented", date(2019, 6, 26)), path="3")

    def test_implementation_before_the_vote_is_a_fault(self):
        assert [("decision.change-board-decides", "fault", "breaks", "implemented",
                 date(2019, 6, 26))] == says(
            VOTE, step("implemented", date(2019, 6, 25)), path="3")


class TestDecisionAuthorityAfterRecommendation:
    """X-DEC-02 (S4, S11): on Paths 1 and 2 the Authority decides on the recommendation."""

    def test_a_decision_on_the_day_of_the_vote_keeps_it(self):
        assert [] == says(VOTE, step("authority-decision", date(2019, 6, 26)), path="2")

    def test_a_decision_before_the_vote_is_a_fault(self):
        assert [("decision.authority-after-recommendation", "fault", "breaks",
                 "authority-decision", date(2019, 6, 26))] == says(
            VOTE, step("authority-decision", date(2019, 6, 25)), path="2")


class TestDecisionAuthorityBeforeImplementation:
    """X-DEC-02: on Paths 1 and 2 nothing is implemented without the Authority's approval."""

    def test_what_happened_keeps_it(self):
        """X-DEC-04, SECMP0016: approved on 26 January 2017, in force on Saturday 1 April 2017."""
        assert [] == says(step("authority-decision", date(2017, 1, 26)),
                          step("implemented", date(2017, 4, 1)), path="2")

    def test_implementation_before_the_decision_is_a_fault(self):
        assert [("decision.authority-before-implementation", "fault", "breaks", "implemented",
                 date(2019, 6, 28))] == says(
            step("authority-decision", date(2019, 6, 28)),
            step("implemented", date(2019, 6, 27)), path="2")


class TestDecisionAuthorityTime:
    """ofgem-industry-code-governance (S20): 90 % of decisions within 5 weeks, Ofgem's own
    target."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "PRACTICE", "secondary", "X-DEC-03",
                "ofgem-industry-code-governance") == of_the_book("decision.authority-time")

    def test_a_decision_after_six_months_is_no_finding(self):
        assert [] == says(VOTE, step("authority-decision", date(2019, 12, 27)), path="2")
