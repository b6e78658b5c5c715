"""The routes of the process, as the data says them."""

from __future__ import annotations

from datetime import date

import pytest

from secgov.model.acts import STEPS
from secgov.model.paths import PATHS
from secgov.model.stages import STAGES
from tests.timetables import rules_on

BOOK = rules_on(date(2021, 1, 1))
PROCESS = BOOK.process


class TestRoutes:
    """design.md section 6: networks per route."""

    def test_there_are_five(self):
        assert ["refinement-with-dcc-impact", "refinement-without-dcc-impact",
                "straight-to-report-phase", "fast-track", "urgent",
                ] == [one.name for one in PROCESS.routes]
        assert PROCESS.routes[0] == PROCESS.route("refinement-with-dcc-impact")
        with pytest.raises(KeyError):
            PROCESS.route("no such route")

    @pytest.mark.parametrize("route", PROCESS.routes, ids=lambda route: route.name)
    def test_they_take_known_steps_each_once(self, route):
        steps = (*route.steps, *route.if_stated)

        assert set() == set(steps) - set(STEPS.codes)
        assert len(steps) == len(set(steps))

    def test_fast_track_never_enters_refinement_and_needs_no_report(self):
        """D6 and D7.1 (X-PATH-04, X-PATH-05)."""
        assert ("fast-track-approved", "implemented") == PROCESS.route("fast-track").steps

    def test_the_authority_decides_on_paths_one_and_two(self):
        assert [True, True, False, False, True] == [
            PROCESS.takes("authority-decision", path)
            for path in ("1", "2", "3", "fast-track", "unknown")]
        assert PROCESS.takes("change-board", "3")
        assert {"1", "2", "unknown"} <= set(PATHS.codes)

    def test_every_stage_has_steps_behind_it_that_exist(self):
        assert set(STAGES.codes) == {stage for stage, _ in PROCESS.behind}
        assert ("converted",) == PROCESS.steps_behind("refinement")
        assert () == PROCESS.steps_behind("")
        assert set() == {one for _, steps in PROCESS.behind for one in steps} - set(STEPS.codes)

    @pytest.mark.parametrize("usual", PROCESS.usual, ids=lambda usual: usual.parameter)
    def test_every_usual_time_is_a_parameter_between_known_steps(self, usual):
        assert usual.parameter in BOOK.names()
        assert {usual.earlier, usual.later} <= set(STEPS.codes)
