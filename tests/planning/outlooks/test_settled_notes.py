"""That nothing is told to contradict what is to come of a modification of which nothing is.

Source: the contract of the outlook, "of what has ended or is live: the fact alone".
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from secgov.model.timetables import Timetable
from secgov.planning.changes.decide import decide
from secgov.planning.checking.timetable_check import check
from secgov.planning.gaps.gaps import gaps
from secgov.planning.outlooks.outlook import outlook
from secgov.planning.outlooks.plan import plan
from secgov.planning.portfolios.load import load
from secgov.planning.portfolios.portfolio import portfolio
from secgov.planning.promises.due import due
from tests.planning.asking import ground, single

OVER = [{"step": "withdrawn", "status": "done", "when": date(2019, 3, 1)},
        {"step": "implemented", "status": "done", "when": date(2019, 2, 28)}]
STEPS: tuple[dict[str, Any], ...] = (
    {"step": "working-group", "label": "a", "after": ["b"]},
    {"step": "working-group", "label": "b", "after": ["a"]},
    {"step": "change-board", "when": date(2019, 4, 24)})


@pytest.mark.parametrize("over", OVER, ids=["ended", "live"])
class TestSettled:
    """A circle of its steps, and a stage that has a step still to come behind it."""

    def data(self, over: dict[str, Any]) -> dict[str, Any]:
        return single(*STEPS, over, stage="implementation", path="3", dcc_impact="no",
                      target_release="November 2019")

    def test_no_answer_about_it_tells_of_a_contradiction(self, over: dict[str, Any]) -> None:
        made = Timetable.from_dict(self.data(over))

        assert () == outlook(made, "MP071", "November 2019", **ground()).notes
        assert [()] * 4 == [answer(made, **ground()).notes
                            for answer in (decide, due, gaps, load)]
        assert not any("timetable puts" in note for answer in (plan, portfolio)
                       for note in answer(made, **ground()).modifications[0].notes)

    def test_a_portfolio_has_it_on_no_agenda_and_says_why(self, over: dict[str, Any]) -> None:
        (found,) = portfolio(Timetable.from_dict(self.data(over)), **ground()).modifications

        assert 1 == len(found.notes)
        assert found.notes[0].endswith("2019: it is on no agenda, and asks no work")


@pytest.mark.parametrize("over", OVER, ids=["ended", "live"])
class TestWaiting:
    """What has ended or is live waits on nobody, and so closes no circle."""

    def data(self, over: dict[str, Any]) -> Timetable:
        return Timetable.from_dict({"modification": [
            {"id": "MP071", "dcc_impact": "no", "waits_on": [{"id": "MP072"}], "steps": [over]},
            {"id": "MP072", "dcc_impact": "no", "waits_on": [{"id": "MP071"}]}]})

    def test_the_other_waits_in_no_circle(self, over: dict[str, Any]) -> None:
        made = self.data(over)

        assert () == outlook(made, "MP072", "November 2019", **ground()).notes
        assert () == decide(made, **ground()).notes
        assert not any("waits on another" in note for answer in (plan, portfolio)
                       for one in answer(made, **ground()).modifications for note in one.notes)

    def test_a_check_finds_none_either(self, over: dict[str, Any]) -> None:
        assert not any("waits on another" in one.message
                       for one in check(self.data(over), **ground()).all_findings())
