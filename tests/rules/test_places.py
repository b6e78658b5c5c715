"""One hop from a rule to its page and its test."""

from __future__ import annotations

from datetime import date

from secgov.rules import places
from tests.timetables import rules_on


class TestPlaces:
    """design.md section 2: whoever holds a rule id "finds rule, value, test and page in one
    hop"."""

    def test_they_follow_from_topic_and_id(self):
        (rule,) = rules_on(date(2019, 3, 8)).named("working-group.agenda-notice")

        assert "docs/rules/meetings.md#working-group.agenda-notice" == places.page_of(rule)
        assert "tests/rules/test_meetings.py::TestWorkingGroupAgendaNotice" == places.test_of(rule)
