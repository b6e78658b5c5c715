"""Which of the recorded times bear on what remains, and a network that takes them."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest

from secgov.planning.network.network import reachable
from secgov.planning.network.observed_times import network_taking, observed_times, untimed
from secgov.planning.network.route_network import PlannedRoute, planned_route
from secgov.planning.steps.cases import Case
from secgov.planning.steps.placing import place_all
from secgov.planning.steps.route_choice import routes_of
from secgov.rules.routes import Seen
from tests.planning.bases import basis_of
from tests.timetables import rules_on, step, timetable

AS_OF = date(2019, 5, 20)
REQUESTED = "preliminary-assessment-requested"


def planned(*steps: dict[str, Any], as_of: date = AS_OF, observed: tuple[Seen, ...] | None = None,
            **keys: Any) -> PlannedRoute:
    """Return the network of a modification with these steps."""
    basis, modification = basis_of(*steps, as_of=as_of, **keys)
    if observed is not None:
        process = attrs.evolve(basis.rules.process, observed=observed)
        basis = attrs.evolve(basis, rules=attrs.evolve(basis.rules, process=process))
    placed = place_all(modification, basis)
    case = Case(modification, placed, timetable(*steps, **keys), basis)
    return planned_route(case, routes_of(modification, placed, basis.rules.process)[0])


def names(found: PlannedRoute) -> list[str]:
    """Return the parameters of the observed times that bear on what remains."""
    return [one.parameter.name.removesuffix(".observed-time") for one in observed_times(found)]


class TestObservedTimes:
    """Issue: "process times that the histories show (assessments, consultations, close to vote,
    vote to live)"."""

    def test_all_of_them_where_all_is_still_to_come(self):
        assert ["preliminary-assessment", "refinement-consultation", "report-consultation",
                "close-to-vote", "vote-to-live", "decision-to-live"] == names(
            planned(dcc_impact="yes"))

    def test_only_those_of_the_route(self):
        """Without an impact nothing is assessed, on Path 3 the Authority decides nothing."""
        assert ["refinement-consultation", "report-consultation", "close-to-vote",
                "vote-to-live"] == names(planned(dcc_impact="no", path="3"))

    def test_only_those_of_steps_that_remain(self):
        done = step("report-consultation-closed", date(2019, 5, 17), status="done")

        assert ["close-to-vote", "vote-to-live"] == names(
            planned(done, dcc_impact="no", path="3"))

    def test_a_time_from_a_past_day_that_is_not_known_moves_nothing(self):
        """SECMP0053: requested on no day that the paper gives, expected by mid-March."""
        due = step("preliminary-assessment-returned", date(2019, 6, 17), status="expected")
        unknown = planned(step(REQUESTED, status="done"), due, dcc_impact="yes")
        known = planned(step(REQUESTED, AS_OF, status="done"), due, dcc_impact="yes")

        assert "preliminary-assessment" not in names(unknown)
        assert "preliminary-assessment" in names(known)

    def test_none_where_the_authoritys_timetable_governs(self):
        granted = step("urgency-granted", date(2019, 5, 15), status="done")

        assert [] == names(planned(granted, step("change-board", date(2019, 5, 22))))

    def test_one_against_the_order_of_the_route_is_left_out(self):
        """Of data that are not ours: it would make a circle."""
        against = Seen("change-board", "report-consultation-closed", "close-to-vote.observed-time")

        assert [] == names(planned(dcc_impact="no", observed=(against,)))

    @pytest.mark.parametrize("route", [one.name for one in rules_on(AS_OF).process.routes])
    def test_the_shipped_ones_follow_the_order_of_every_route(self, route):
        found = planned(dcc_impact="yes")
        whole = planned_route(found.case, found.case.basis.rules.process.route(route))
        for seen in found.case.basis.rules.process.observed:
            if {seen.earlier, seen.later} <= whole.by_step.keys():
                assert seen.earlier in reachable(whole.usual.links, (seen.later,))

    def test_each_says_its_range_sample_and_source(self):
        found = {one.later: one.to_dict() for one in observed_times(planned(dcc_impact="yes"))}

        assert {"earlier": "refinement-consultation-issued",
                "later": "refinement-consultation-closed",
                "parameter": "refinement-consultation.observed-time", "register": "X-REF-06",
                "samples": 2, "years": "2019", "lowest": 10, "median": 12, "highest": 14,
                "unit": "Working Days", "counting": "exclude-first", "evidence": "observed",
                "cites": "recorded-histories refinement-consultation-issued to -closed",
                "waits_for_release": False} == found["refinement-consultation-closed"]
        assert found["implemented"]["waits_for_release"]


class TestUntimed:
    """Issue: which steps have no samples, and what was assumed."""

    def taken(self, found: PlannedRoute) -> list[tuple[str, str]]:
        return [(one.to_dict()["step"], one.to_dict()["taken"])
                for one in untimed(found, observed_times(found))]

    def test_the_usual_time_is_taken_where_one_is_known(self):
        """40 Working Days, unverified; five weeks, Ofgem's target."""
        assert [("impact-assessment-returned", "40 Working Days, the first day not counted"),
                ("authority-decision", "5 weeks")] == self.taken(planned(dcc_impact="yes"))[:2]

    def test_else_none_is_taken_and_it_is_said_of_which(self):
        found = self.taken(planned(dcc_impact="no", path="3"))

        assert ("modification-report-ready", "0 Working Days") in found
        assert "implemented" not in [one for one, _ in found]

    def test_a_meeting_waits_for_its_day_and_a_stated_day_stands(self):
        stated = step("business-requirements-agreed", date(2019, 6, 3))
        names = [one for one, _ in self.taken(planned(stated, dcc_impact="yes"))]

        assert not {"change-board", "working-group", "business-requirements-agreed"} & set(names)

    def test_a_usual_time_from_a_past_day_that_is_not_known_is_not_taken(self):
        found = planned(step("impact-assessment-requested", status="done"),
                        step("impact-assessment-returned", date(2019, 6, 3)), dcc_impact="yes")

        assert "impact-assessment-returned" not in [one for one, _ in self.taken(found)]

    def test_what_no_source_has_has_no_source(self):
        found = planned(dcc_impact="no", path="3")
        (ready,) = (one for one in untimed(found, ()) if one.step == "modification-report-ready")

        assert {"step": "modification-report-ready", "taken": "0 Working Days", "parameter": None,
                "register": None, "evidence": None, "cites": None} == ready.to_dict()


class TestNetworkTaking:
    """The time taken stands in place of usual time and practice; sourced rules bind as ever."""

    @pytest.mark.parametrize(("took", "closes"), [
        (4, date(2019, 5, 24)),  # 21 to 24 May; practice would ask for 10 June
        (14, date(2019, 6, 10)),  # without 27 May
    ])
    def test_a_time_replaces_what_was_assumed(self, took, closes):
        found = planned(step("report-consultation-issued", AS_OF, status="done"),
                        dcc_impact="no", path="3")
        time = next(one for one in observed_times(found)
                    if one.later == "report-consultation-closed")
        for softs in (found.softs, ()):
            days = network_taking(found, softs, [(time, took)]).forward().days

            assert closes.toordinal() == days["report-consultation-closed"]

    def test_without_any_it_is_the_run_itself(self):
        found = planned(dcc_impact="yes")

        assert found.usual.forward().days == network_taking(found, found.softs, ()).forward().days
        assert found.best.forward().days == network_taking(found, (), ()).forward().days
