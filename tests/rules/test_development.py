"""The rules of the Development Stage."""

from __future__ import annotations

from datetime import date

from tests.timetables import findings, of_the_book, says, step


class TestDevelopmentConsideredBeforeConversion:
    """CSC_12_2502: the Change Sub-Committee agrees and recommends, and "the modification will now be
    presented to the Panel"; X-DEV-06: the Panel converts."""

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
            "was not seen")

    def test_before_the_section_d_review_it_does_not_bind(self):
        assert [] == says(step("csc-considered", date(2018, 8, 21)),
                          step("converted", date(2018, 8, 17)))
