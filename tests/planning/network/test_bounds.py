"""The bounds of a run, and the part of them of which none can be left out.

Source: contract of the planner, "a set of rules and facts that cannot all hold, none of which
can be left out of the set".
"""

from __future__ import annotations

from datetime import date

import attrs
from hypothesis import assume, given

from secgov.planning.network.bounds import Grounds, Kind
from secgov.planning.network.runs import Runs
from secgov.planning.outlooks.proofs import grounds_of
from tests.planning.plans import Asked, branches, timetables


def late(asked: Asked) -> list[tuple[Runs, Grounds]]:
    """Return each run of *asked* that is not on track, with the bounds of its chain."""
    found = [(branch.runs, grounds_of(branch.runs)) for branch in branches(asked)]
    return [(runs, grounds) for runs, grounds in found if grounds is not None]


class TestChain:
    """design section 6: "every link of the binding chain is tight, and a proof is a path"."""

    @given(timetables())
    def test_the_bounds_of_the_chain_alone_are_as_late_as_the_run(self, asked: Asked) -> None:
        """Nothing but the chain is needed to come to the same day."""
        for runs, grounds in late(asked):
            run = runs.best if runs.verdict == "misses" else runs.usual
            target = grounds.bounds[-1]

            assert Kind.TARGET is target.kind
            assert grounds.late
            assert run.days[target.step] == grounds.days[target.step]

    @given(timetables())
    def test_each_link_of_the_chain_is_tight(self, asked: Asked) -> None:
        """One day less anywhere on the way, and the target would come sooner or on time."""
        for branch in branches(asked):
            planned = branch.runs.planned
            for run, softs in ((branch.runs.best, ()), (branch.runs.usual, planned.softs)):
                for step in branch.runs.usual_targets:
                    for link in run.chain(step):
                        possible = planned.outside(
                            planned.hold_in(softs), planned.by_step[link.later])
                        bound = link.relation.earliest(run.days[link.earlier])

                        assert possible.earliest(bound) == run.days[link.later]


class TestIrreducible:
    """contract: "none of which can be left out of the set (a test leaves out each in turn)"."""

    @given(timetables())
    def test_all_together_are_late_and_without_any_one_they_are_not(self, asked: Asked) -> None:
        found = late(asked)
        assume(found)
        for _, grounds in found:
            least = grounds.irreducible()

            assert least.late
            assert set(least.bounds) <= set(grounds.bounds)
            assert [] == [bound.kind for bound in least.bounds if least.without((bound,)).late]

    @given(timetables())
    def test_leaving_out_more_never_makes_it_late_again(self, asked: Asked) -> None:
        """Monotone: that is why leaving them out one by one is enough."""
        for _, grounds in late(asked):
            least = grounds.irreducible()
            for one in least.bounds:
                for other in least.bounds:
                    assert not least.without((one, other)).late
            for bound in grounds.bounds[:-1]:
                fewer = grounds.without((bound,))
                assert all(fewer.days[step] <= grounds.days[step] for step in grounds.steps)


class TestHolidays:
    """A bank holiday is a fact of the calendar that can be left out like any other."""

    def test_a_day_that_is_opened_counts_and_a_meeting_on_it_can_be_held(self) -> None:
        """The Change Board of Christmas Day 2019 clashes; on a Working Day it would not."""
        asked = Asked({"modification": [{"id": "MP900", "dcc_impact": "no", "path": "3", "steps": [
            {"step": "report-consultation-closed", "when": date(2019, 12, 20)},
        ]}]}, date(2019, 12, 16), "November 2019")
        asked = attrs.evolve(asked, release="February 2020")
        (branch,) = branches(asked)
        planned = branch.runs.planned
        step = planned.by_step["change-board"]
        opened = planned.case.basis.calendar.opened([date(2019, 12, 25)])
        basis = attrs.evolve(planned.case.basis, calendar=opened)

        first = date(2019, 12, 20).toordinal()
        assert date(2020, 1, 22).toordinal() == planned.possible(step).earliest(first)
        assert date(2019, 12, 25).toordinal() == basis.possible("change-board").earliest(first)
        assert opened.working_days.is_working_day(date(2019, 12, 25))
