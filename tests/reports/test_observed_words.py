"""The words for what records show."""

from __future__ import annotations

from datetime import date

import attrs

from secgov.planning.lookups.rule_answer import rule_answer, rule_list
from secgov.reports.markdown import as_markdown
from secgov.reports.observed_words import observed_items, range_in_words
from secgov.reports.text import as_text
from secgov.rules.observed import Observation, Observed
from tests.reports.asked import AS_OF, flat, rules

TIME = rules().parameter("preliminary-assessment.observed-time")


class TestRule:
    """Issue: `secgov rule NAME` shows samples, years and range; register section 5 has 60 and
    96."""

    def test_the_range_and_each_record(self):
        text = flat(as_text(rule_answer(TIME.name, as_of=AS_OF, rules=rules())))

        assert ("- It is the median of what records show." in text)
        assert ("- Observed 2 times, 2019 to 2020: from 60 to 96 Working Days, median 78. - "
                "MP090: 60 Working Days, from Friday 15 November 2019 to Wednesday 12 February "
                "2020. - MP109: 96 Working Days, from Wednesday 13 May 2020 to Monday 28 "
                "September 2020." in text)

    def test_a_part_and_what_is_known_of_it(self):
        text = flat(as_text(rule_answer("vote-to-live.observed-time", as_of=AS_OF, rules=rules())))

        assert "- SECMP0062 (part 2): 323 Working Days, from Wednesday 21 August 2019 to " in text
        assert "- What is known of it: SECMP0062's deciding vote is not recorded" in text

    def test_what_is_known_of_an_unverified_number(self):
        text = flat(as_text(rule_answer("X-DCC-M1", as_of=AS_OF, rules=rules())))

        assert "- What is known of it: The SEC sets standard timescales since 1 November" in text

    def test_markdown_shows_them_too(self):
        text = as_markdown(rule_answer(TIME.name, as_of=AS_OF, rules=rules()))

        assert "- Observed 2 times, 2019 to 2020: from 60 to 96 Working Days, median 78." in text

    def test_the_list_of_rules_shows_the_range(self):
        text = flat(as_text(rule_list(as_of=AS_OF, rules=rules())))

        assert ("78 Working Days, the first day not counted, observed 2 times, 2019 to 2020, from "
                "60 to 96 Working Days, median 78." in text)


class TestWords:
    """One is one, and a range of one length is that length."""

    def test_a_median_between_two_days_is_said_as_it_is(self):
        """Six records of 4, 14, 14, 15, 15 and 15: half way between the third and the fourth."""
        row = rules().parameter("report-consultation.observed-time")

        assert (14, 15) == row.observed.middle
        assert "from 4 to 15 Working Days, median 14.5, taken as 15" == range_in_words(
            row, row.observed)

    def test_one_length(self):
        seen = Observed((Observation("MP090", date(2019, 1, 1), date(2019, 1, 2), 1),))

        assert "1 Working Day" == range_in_words(TIME, seen)

    def test_no_number_and_no_record_say_nothing(self):
        assert [] == [*observed_items(None)]
        assert [] == [*observed_items(attrs.evolve(TIME, observed=None, note=""))]
