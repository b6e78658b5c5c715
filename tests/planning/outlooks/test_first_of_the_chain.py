"""What binds the first step of an outlook's chain, where its stated day cannot be kept."""

from __future__ import annotations

from datetime import date

from tests.planning.asking import outlook_for, single


class TestFirstOfTheChain:
    """design section 6: a step is possible on "the meetings of its body"; why it is later is said.

    The Change Board met on 27 March and 24 April 2019.
    """

    def test_a_vote_on_a_day_without_a_meeting_names_the_next_one(self) -> None:
        found = outlook_for(single({"step": "change-board", "when": date(2019, 3, 28)}, path="3",
                                   stage="decision", dcc_impact="no"))

        assert ("the Change Board votes: stated as Thursday 28 March 2019; the next meeting of the "
                "Change Board is on Wednesday 24 April 2019") == found.binding[0].says

    def test_one_on_a_meeting_names_its_day_alone(self) -> None:
        found = outlook_for(single({"step": "change-board", "when": date(2019, 3, 27)}, path="3",
                                   stage="decision", dcc_impact="no"))

        assert ("the Change Board votes: stated as Wednesday 27 March 2019"
                ) == found.binding[0].says

    def test_what_is_overdue_on_a_sunday_names_the_next_working_day(self) -> None:
        found = outlook_for(
            single({"step": "change-board", "status": "done"},
                   {"step": "authority-decision", "when": date(2019, 3, 8)}, path="1",
                   stage="decision", dcc_impact="no"), as_of=date(2019, 3, 10))

        assert ("the Authority decides: stated as Friday 8 March 2019, overdue; the next Working "
                "Day is on Monday 11 March 2019") == found.binding[0].says
