"""What a gap says is true of the whole record, of what comes later too."""

from __future__ import annotations

import pytest

from tests.lives import act, refined, replayed, without


def sentences(acts, **keys):
    """Return the sentence of each gap."""
    return [gap.message for gap in replayed(acts, **keys).modifications[0].gaps]


class TestLater:
    """Issue: "what the record lacks": what it has, only later, is not said to be nowhere."""

    def test_an_assessment_returned_the_day_after_the_report(self):
        acts = [act("preliminary-assessment-returned", "2020-09-12") if one.act ==
                "preliminary-assessment-returned" else one for one in refined()]

        assert (
            "no act says that the Preliminary Assessment is returned, which comes before: the "
            "Modification Report goes to the Panel on Friday 11 September 2020; the record has it "
            "only on Saturday 12 September 2020") in sentences(acts, path="3")

    def test_a_second_round_that_ends_too_late(self):
        """The first ended in time: the next time is meant."""
        report = refined()[12]
        acts = [*refined()[:7], act("preliminary-assessment-requested", "2020-06-02"),
                *refined()[7:13], act("preliminary-assessment-returned", "2020-09-12"),
                *refined()[13:]]

        assert report.act == "modification-report-to-panel"
        assert any(
            one.endswith("; the next time is only on Saturday 12 September 2020")
            and "again (the last time is on Friday 10 April 2020)" in one
            for one in sentences(acts, path="3"))

    @pytest.mark.parametrize("outcome", ["deferred", "sent-back", "rejected"])
    def test_what_decides_otherwise_later_is_not_what_is_lacking(self, outcome):
        acts = [*without(refined(), "change-board"), act("change-board", "2021-01-27", outcome)]

        assert all("only" not in one for one in sentences(acts, path="3"))

    def test_what_is_nowhere_is_only_said_to_be_lacking(self):
        (only,) = sentences(without(refined(), "preliminary-assessment-returned"), path="3")

        assert only.endswith("on Friday 11 September 2020")
