"""What is wrong with an act itself, or with the question where a modification stands."""

from __future__ import annotations

from datetime import date, datetime

import attrs
import pytest

from secgov.errors import Unanswerable, UnusableInput
from secgov.planning.life.lifecycle import apply, state_of
from tests.lives import act, known, refined, stands

OPEN = stands(refined()[:14], path="3")
CLOSED = act("report-consultation-closed", "2020-10-05")


class TestActs:
    """Contract, section 3: "Bad input [...] gives one clear report with every error"; section 5:
    "Acts have body, day, outcome, source"."""

    @pytest.mark.parametrize(("wrong", "says"), [
        ({"id": "MP999"}, "id: MP999. Expected an act of MP900. Mend: take it in the state of its "
                          "own modification."),
        ({"status": "planned"}, "status: planned. Expected an act that was done"),
        ({"body": "wizard"}, "body: wizard. Expected a body. Mend: use one of: panel,"),
        ({"date": datetime(2020, 10, 5, 9)}, "Expected a day without a time. Mend: write date("),
        ({"date": "2020-10-05"}, "date: '2020-10-05'. Expected a day without a time."),
        ({"date": date(2090, 10, 5)},
         "date: 2090-10-05. Expected a day from 2013-01-01 to 2050-12-31. Mend: correct the year."),
        ({"date": date(2012, 12, 31)}, "date: 2012-12-31. Expected a day from 2013-01-01")])
    def test_what_is_no_act_of_it_is_said_and_not_taken(self, wrong, says):
        with pytest.raises(UnusableInput, match="report-consultation-closed cannot") as said:
            apply(OPEN, attrs.evolve(CLOSED, **wrong))

        assert says in str(said.value)

    def test_all_of_it_is_said_at_once(self):
        with pytest.raises(UnusableInput) as said:
            apply(OPEN, attrs.evolve(CLOSED, id="MP999", status="target", body="wizard",
                                     date=date(2090, 1, 1)))

        assert ["id", "status", "body", "date"] == [one.place for one in said.value.problems]

    def test_what_is_read_from_context_was_done_and_a_target_is_aimed_at(self):
        assert apply(OPEN, attrs.evolve(CLOSED, status="read_from_context"))
        assert apply(OPEN, act("release-targeted", "2020-10-06", status="target",
                               until=date(2020, 11, 29)))

    def test_an_act_or_a_state_without_an_identifier_is_taken(self):
        assert apply(OPEN, attrs.evolve(CLOSED, id=""))
        assert apply(stands([], path="3"), act("raised", "2020-01-28"))


class TestQuestions:
    """Contract, section 3: a question that has no answer says why, and what to ask."""

    @pytest.mark.parametrize(("keys", "says"), [
        ({"path": "9"}, '"9" is no path: use one of: 1, 2, 3, fast-track, unknown'),
        ({"stage": "refinment"}, '"refinment" is no stage: did you mean "refinement"?')])
    def test_a_path_or_stage_that_is_none_is_said(self, keys, says):
        with pytest.raises(Unanswerable) as said:
            stands([], **keys)

        assert str(said.value).startswith(says)

    @pytest.mark.parametrize("as_of", ["2021-01-01", datetime(2021, 1, 1)])
    def test_a_day_that_is_none_is_said(self, as_of):
        with pytest.raises(Unanswerable, match="is no day without a time"):
            state_of([], **{**known(), "as_of": as_of})
