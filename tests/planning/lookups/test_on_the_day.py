from __future__ import annotations

from datetime import date

import pytest

from secgov.planning.lookups.on_the_day import OnTheDay
from secgov.planning.lookups.rule_answer import rule_answer
from secgov.reports.text import as_text
from secgov.rules.loading import rulebook
from tests.reports.asked import flat


def asked(name, day):
    return rule_answer(name, as_of=day, rules=rulebook(day))


class TestOnTheDay:
    """Design, section 3: "A rule or value has the days between which it is in force; a dated fact
    ... has the day it became known"."""

    @pytest.mark.parametrize(("day", "binds"), [
        (date(2018, 12, 31), "no"), (date(2019, 1, 1), "perhaps"), (date(2019, 3, 7), "perhaps"),
        (date(2019, 3, 8), "yes"), (date(2020, 5, 1), "yes"), (date(2020, 5, 2), "no")])
    def test_the_days_of_its_row_decide(self, day, binds):
        """A start from 1 January to 8 March 2019 and an end on 1 May 2020, counted by hand."""
        found = OnTheDay(day, date(2019, 1, 1), date(2019, 3, 8), date(2020, 5, 1), None)

        assert binds == found.binds

    def test_what_was_not_known_does_not_bind(self):
        found = OnTheDay(date(2020, 2, 24), date(2018, 9, 1), None, None, date(2020, 2, 25))

        assert {"binds": "no", "in_words": "on 2020-02-24 it is not known yet, and nothing is "
                "judged by it: it becomes known on 2020-02-25"} == found.to_dict()

    def test_without_days_it_binds(self):
        assert "on 2014-01-01 it binds" == OnTheDay(
            date(2014, 1, 1), None, None, None, None).in_words()

    def test_after_its_end_it_binds_no_longer(self):
        assert "on 2020-05-02 it binds no longer" == OnTheDay(
            date(2020, 5, 2), None, None, date(2020, 5, 1), None).in_words()


class TestRuleOnItsDay:
    """Design, section 2: "Whoever holds a rule id, a register id (`X-REF-03`) ... in hand finds
    rule, value, test and page in one hop", whatever the day of the question."""

    def test_a_rule_that_became_known_later_is_found_and_says_when(self):
        """X-DEV-11 stands in the minutes of 25 February 2020."""
        answer = asked("X-DEV-11", date(2019, 3, 8))

        assert ["preliminary-assessment.after-conversion"] == [
            one.rule.id for one in answer.rules]
        assert ("- On Friday 8 March 2019 it is not known yet, and nothing is judged by it: it "
                "becomes known on Tuesday 25 February 2020.") in flat(as_text(answer))
        assert {"yes"} == {
            one.on_the_day.binds for one in asked("X-DEV-11", date(2020, 2, 25)).rules}

    @pytest.mark.parametrize(("name", "day", "said"), [
        ("X-REF-01", date(2014, 1, 1), "On Wednesday 1 January 2014 it does not bind yet."),
        ("X-REF-01", date(2019, 2, 1), "Whether it binds on Friday 1 February 2019 is not known, "
                                       "since its first day is not."),
        ("working-group.agenda-notice", date(2019, 3, 8),
         "On Friday 8 March 2019 it does not bind yet.")])
    def test_one_that_does_not_bind_on_the_day_says_so(self, name, day, said):
        """X-REF-01 began from 1 January to 8 March 2019, X-REF-03 on 3 April 2019."""
        assert said in flat(as_text(asked(name, day)))

    def test_one_that_binds_says_only_its_days(self):
        assert "binds on" not in as_text(asked("X-REF-03", date(2019, 4, 3)))

    def test_every_rule_is_found_by_its_names_on_every_day(self):
        """The book of the last day lists them; no earlier day makes one unknown by name."""
        every = rulebook(date(2050, 1, 1)).rules
        names = {name for rule in every for name in (rule.id, rule.register)}
        for day in (date(2013, 1, 1), date(2019, 3, 8)):
            book = rulebook(day)
            found = {name: rule_answer(name, as_of=day, rules=book) for name in names}
            assert names == {name for name, one in found.items() if one.rules}
