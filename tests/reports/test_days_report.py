from __future__ import annotations

from datetime import date

from secgov.planning.lookups.day_count import days_before
from secgov.reports.text import as_text
from tests.reports.asked import AS_OF, calendar, flat


class TestDaysReport:
    """SECP_66_1503_12 para 2.2, 10 Working Days before the meeting of 1 May 2019: 15 April,
    counted by hand over Good Friday and Easter Monday."""

    def test_the_answer_comes_first_then_why(self):
        text = flat(as_text(days_before(date(2019, 5, 1), 10, as_of=AS_OF,
                                        calendar=calendar().working_days)))

        assert text.startswith("10 Working Days before Wednesday 1 May 2019 is Monday 15 April "
                               "2019. 1. Asked about Wednesday 1 May 2019, a Working Day. 2. ")
        assert "Friday 19 April 2019 is not counted: Good Friday. Source: " in text
        assert "Asked as of Friday 8 March 2019." in text
        assert "projected" not in text

    def test_projected_bank_holidays_are_said_to_be_so(self):
        days = calendar().working_days
        text = flat(as_text(days_before(date(2035, 5, 1), 1, as_of=AS_OF, calendar=days)))

        assert "only projected, not yet proclaimed: the answer may change." in text
