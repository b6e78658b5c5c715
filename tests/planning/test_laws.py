"""The laws of the planner, on random timetables.

Source: contract of the planner, "the laws, as properties".
"""

from __future__ import annotations

from datetime import date, timedelta
from math import inf

import attrs
from hypothesis import assume, example, given
from hypothesis import strategies as st

from secgov.calendar.counting import NOT_BEFORE
from secgov.model.acts import SPANS, Span
from secgov.model.timetables import Timetable
from secgov.planning.checking.timetable_check import check
from secgov.planning.network.network import Link, Network, reachable
from secgov.planning.network.runs import Runs
from secgov.planning.outlooks.plan import plan
from secgov.planning.outlooks.worlds import World
from secgov.rules.rule import Shape
from tests.planning.plans import STEPS, Asked, branches, case_of, timetables, verdicts


def networks(runs: Runs) -> tuple[tuple[Network, dict[str, float], dict[str, float]], ...]:
    """Return both networks with their earliest days and their targets."""
    return ((runs.planned.best, dict(runs.best.days), dict(runs.best_targets)),
            (runs.planned.usual, dict(runs.usual.days), dict(runs.usual_targets)))


class TestEarliestAndLatest:
    """contract: "the earliest plan keeps every rule and no step can be earlier; the latest plan
    likewise"."""

    @given(timetables())
    def test_the_earliest_days_keep_every_link_and_none_can_be_earlier(self, asked: Asked) -> None:
        for branch in branches(asked):
            for network, days, _ in networks(branch.runs):
                for node in network.nodes:
                    if node.done is not None:
                        continue
                    into = [link for link in network.links if link.later == node.step]
                    least = max((node.not_before, *(
                        link.relation.earliest(days[link.earlier]) for link in into)))

                    assert node.possible.earliest(least) == days[node.step]
                    assert all(link.relation.holds(days[link.earlier], days[node.step])
                               for link in into)

    @given(timetables())
    def test_the_latest_days_keep_every_link_and_none_can_be_later(self, asked: Asked) -> None:
        for branch in branches(asked):
            for network, _, targets in networks(branch.runs):
                days = network.backward(targets)
                done = {node.step for node in network.nodes if node.done is not None}
                for node in network.nodes:
                    if node.done is not None:
                        continue
                    out = [link for link in network.links
                           if link.earlier == node.step and link.later not in done]
                    most = min((targets.get(node.step, inf), *(
                        link.relation.latest(days[link.later]) for link in out)))

                    assert node.possible.latest(most) == days[node.step]
                    assert all(link.relation.holds(days[node.step], days[link.later])
                               for link in out if days[link.later] > -inf)


def to_come(asked: Asked) -> list[int]:
    """Return the places of the steps that are still to come on a day that is stated."""
    (row,) = asked.data["modification"]
    return [place for place, step in enumerate(row["steps"])
            if step.get("status") != "done" and isinstance(step.get("when"), date)]


def can_be_kept(asked: Asked, place: int, on: date | None = None) -> bool:
    """Return whether nothing begins the step at *place* only after its day, or after *on*."""
    step = asked.data["modification"][0]["steps"][place]
    day = float((on or step["when"]).toordinal())
    return all(branch.runs.usual.days[soft.earlier] <= day for branch in branches(asked)
               for soft in branch.runs.planned.yielding if soft.later == step["step"])


OVERTAKEN = Asked({"modification": [{"id": "MP900", "dcc_impact": "yes", "path": "3", "steps": [
    {"step": "working-group", "status": "done", "when": date(2019, 2, 6)},
    {"step": "refinement-consultation-closed", "status": "done", "when": date(2019, 3, 1)},
    {"step": "impact-assessment-approved", "when": "April 2019"},
    {"step": "impact-assessment-returned", "when": date(2019, 4, 10)}]}]},
    date(2019, 3, 8), "November 2019")


class TestStages:
    """Design, section 6: "a stated future date is a lower bound", whatever stage is stated."""

    @given(timetables(), st.sampled_from(("refinement", "report-phase", "decision")))
    def test_nothing_that_follows_a_stated_step_comes_before_it(
        self, asked: Asked, stage: str
    ) -> None:
        (row,) = asked.data["modification"]
        steps = [step for step in row["steps"] if step.get("status") != "done"]
        staged = attrs.evolve(asked, data={"modification": [
            {**row, "steps": steps, "stage": stage}]})
        for branch in branches(staged):
            planned, days = branch.runs.planned, branch.runs.usual.days
            order = [Link(rule.earlier, rule.later, NOT_BEFORE) for rule in planned.rules]
            for later in planned.by_step:
                for earlier in reachable(order, (later,)) & planned.stated_days.keys():
                    assert days[earlier] <= days[later]


PERIODS = tuple(span for span in SPANS if span.begins in STEPS and span.ends in STEPS)


class TestOvertaken:
    """Design, section 6: "a stated future date is a lower bound in an outlook": a day on which its
    step cannot end yet promises nothing."""

    @given(timetables(), st.sampled_from(PERIODS), st.integers(1, 60), st.integers(0, 60))
    def test_an_end_stated_before_its_beginning_never_improves_a_verdict(
        self, asked: Asked, period: Span, sooner: int, ahead: int
    ) -> None:
        (row,) = asked.data["modification"]
        end = asked.as_of + timedelta(ahead)
        steps = [*(step for step in row["steps"]
                   if step["step"] not in (period.begins, period.ends)),
                 {"step": period.begins, "when": end + timedelta(sooner)}, {"step": period.ends}]
        unsaid = attrs.evolve(asked, data={"modification": [{**row, "steps": steps}]})
        overtaken = unsaid.with_step(len(steps) - 1, when=end)

        for bare, stated in zip(branches(unsaid), branches(overtaken), strict=True):
            assert all(bare.runs.usual.days[target] <= stated.runs.usual.days[target]
                       for target in bare.runs.usual_targets)
        assert all(bare <= stated for bare, stated in zip(
            verdicts(unsaid), verdicts(overtaken), strict=True))

    def test_an_assessment_asked_for_after_its_stated_return_takes_its_usual_time(self) -> None:
        """The cost is agreed by the Change Board of 24 April 2019; 40 Working Days after it, with
        the bank holidays of 6 and 27 May, are over on Friday 21 June, and 5 Working Days before the
        Panel of 14 June are past by then: it goes to that of 12 July, after the cut-off."""
        (branch,) = branches(OVERTAKEN)

        days = branch.runs.usual.days
        assert "at-risk" == branch.verdict
        assert [date(2019, 6, 21).toordinal(), date(2019, 7, 12).toordinal()] == [
            days["impact-assessment-returned"], days["modification-report-to-panel"]]

    def test_a_consultation_begun_after_its_stated_close_takes_its_usual_time(self) -> None:
        """After the group of 5 February 2020 the consultation takes until Wednesday 26 February, 15
        Working Days, which its close of 31 December, before it begins, does not shorten."""
        (branch,) = branches(Asked({"modification": [{
            "id": "MP900", "dcc_impact": "no", "path": "3", "steps": [
                {"step": "working-group", "when": date(2020, 2, 5)},
                {"step": "refinement-consultation-issued", "when": date(2019, 12, 9)},
                {"step": "refinement-consultation-closed", "when": date(2019, 12, 31)}]}]},
            date(2019, 9, 6), "June 2020"))

        assert date(2020, 2, 26).toordinal() == branch.runs.usual.days[
            "refinement-consultation-closed"]


class TestMoving:
    """contract: "delaying a step never improves a verdict and bringing one forward never worsens
    it". A day before what begins its step can be promises nothing, and is none to move from; one
    that has passed is read as today."""

    @given(timetables(), st.data(), st.integers(1, 90))
    def test_delaying_a_step_never_improves_a_verdict(
        self, asked: Asked, data: st.DataObject, by: int
    ) -> None:
        places = [place for place in to_come(asked) if can_be_kept(asked, place)]
        assume(places)
        place = data.draw(st.sampled_from(places))
        day = asked.data["modification"][0]["steps"][place]["when"]
        later = asked.with_step(place, when=day + timedelta(by))

        for before, after in zip(branches(asked), branches(later), strict=True):
            for old, new in ((before.runs.best, after.runs.best),
                             (before.runs.usual, after.runs.usual)):
                assert all(old.days[step] <= new.days[step]
                           for step in before.runs.usual_targets)
        assert all(old <= new for old, new in zip(verdicts(asked), verdicts(later), strict=True))

    @given(timetables(), st.data(), st.integers(0, 60))
    def test_supposing_a_stated_step_sooner_never_worsens_a_verdict(
        self, asked: Asked, data: st.DataObject, by: int
    ) -> None:
        """On the day that is stated, or before it, but not in the past, nor before it can begin."""
        places = to_come(asked)
        assume(places)
        place = data.draw(st.sampled_from(places))
        day = asked.data["modification"][0]["steps"][place]["when"]
        assume(can_be_kept(asked, place, max(asked.as_of, day - timedelta(days=by))))
        self.never_worse(asked, place, by)

    @given(timetables(), st.sampled_from(PERIODS), st.data())
    def test_an_end_stated_sooner_within_the_days_of_its_beginning_never_worsens_a_verdict(
        self, asked: Asked, period: Span, data: st.DataObject
    ) -> None:
        """On any day on which the beginning, on the first of its days, leaves it."""
        (row,) = asked.data["modification"]
        first = asked.as_of + timedelta(data.draw(st.integers(0, 60)))
        assume(not asked.calendar.working_days.why_not(first))
        last = first + timedelta(data.draw(st.integers(1, 60)))
        new, old = (first + timedelta(ahead) for ahead in sorted(
            data.draw(st.tuples(st.integers(0, 90), st.integers(0, 90)))))
        steps = [*(step for step in row["steps"]
                   if step["step"] not in (period.begins, period.ends)),
                 {"step": period.begins, "when": f"between {first} and {last}"},
                 {"step": period.ends, "when": old}]
        later = attrs.evolve(asked, data={"modification": [{**row, "steps": steps}]})
        sooner = later.with_step(len(steps) - 1, when=new)
        assume(can_be_kept(sooner.with_step(len(steps) - 2, when=first), len(steps) - 1))

        self.no_later(sooner, later)

    @given(timetables(), st.data(), st.integers(0, 30), st.integers(0, 30))
    def test_a_step_that_is_longer_overdue_worsens_no_verdict(
        self, asked: Asked, data: st.DataObject, one: int, other: int
    ) -> None:
        """Longer overdue is no worse than less, or than a day that is today."""
        places = to_come(asked)
        assume(places)
        place = data.draw(st.sampled_from(places))
        longer, less = (asked.with_step(place, when=asked.as_of - timedelta(by))
                        for by in sorted((one, other), reverse=True))

        self.no_later(longer, less)

    @given(timetables(), st.sampled_from(PERIODS), st.data())
    def test_an_end_stated_sooner_of_an_overdue_beginning_worsens_no_verdict(
        self, asked: Asked, period: Span, data: st.DataObject
    ) -> None:
        """Whatever the days of the end, in the past or to come, where nothing but the day of the
        question holds the beginning up."""
        (row,) = asked.data["modification"]
        first = asked.as_of + timedelta(data.draw(st.integers(-40, 0)))
        last = first + timedelta(data.draw(st.integers(0, 60)))
        new, old = (asked.as_of + timedelta(ahead) for ahead in sorted(
            data.draw(st.tuples(st.integers(-40, 60), st.integers(-40, 60)))))
        steps = [*(step for step in row["steps"]
                   if step["step"] not in (period.begins, period.ends)),
                 {"step": period.begins, "when": f"between {first} and {last}"},
                 {"step": period.ends, "when": new}]
        sooner = attrs.evolve(asked, data={"modification": [{**row, "steps": steps}]})
        today = asked.calendar.on_working_days.earliest(float(asked.as_of.toordinal()))
        assume(all(branch.runs.usual.days[period.begins] <= max(
            today, branch.runs.planned.by_step[period.begins].usual)
            for branch in branches(sooner) if period.begins in branch.runs.planned.by_step))

        self.no_later(sooner, sooner.with_step(len(steps) - 1, when=old))

    def no_later(self, sooner: Asked, later: Asked) -> None:
        """Hold that in *sooner* no target is reached later, and no verdict worse."""
        for before, after in zip(branches(sooner), branches(later), strict=True):
            for now, was in ((before.runs.best, after.runs.best),
                             (before.runs.usual, after.runs.usual)):
                assert all(now.days[target] <= was.days[target]
                           for target in before.runs.usual_targets)
        assert all(now <= was for now, was in zip(
            verdicts(sooner), verdicts(later), strict=True))

    def test_what_is_taken_as_prepared_for_a_day_is_so_for_a_sooner_one(self) -> None:
        """Found by the law above: a conversion a day sooner must not ask anew for the Change
        Sub-Committee that nobody recorded."""
        self.never_worse(Asked({"modification": [{
            "id": "DP900", "dcc_impact": "yes", "path": "2", "steps": [
                {"step": "converted", "when": date(2019, 3, 9)},
                {"step": "business-requirements-agreed", "when": date(2019, 3, 8)}]}]},
            date(2019, 3, 8), "June 2019"), 0, 1)

    def never_worse(self, asked: Asked, place: int, by: int) -> None:
        """Hold that the step at *place*, supposed *by* days sooner, delays no target."""
        step = asked.data["modification"][0]["steps"][place]
        day = max(asked.as_of, step["when"] - timedelta(days=by))
        case, release = case_of(asked)
        world = World(asked.timetable, case.modification.id, release, case.basis)
        sooner = world.supposing(f"step {case.modification.id}:{step['step']} {day}")

        for before, after in zip(world.branches, sooner.branches, strict=True):
            for old, new in ((before.runs.best, after.runs.best),
                             (before.runs.usual, after.runs.usual)):
                assert all(new.days[target] <= old.days[target]
                           for target in before.runs.usual_targets)


def planned_again(asked: Asked) -> Timetable:
    """Return the timetable with each step that is still to come on its earliest planned day."""
    (row,) = asked.data["modification"]
    done = [step for step in row["steps"] if step.get("status") == "done"]
    (found,) = plan(asked.timetable, as_of=asked.as_of, rules=asked.rules,
                    calendar=asked.calendar).modifications
    # A Working Group that was stated for a day before the monthly ones began stays an ad hoc one.
    kinds = {step.act: {"kind": step.kind} for step in case_of(asked)[0].steps if step.kind}
    steps = [{"step": day.step, "when": day.earliest, **kinds.get(day.step, {})}
             for day in found.steps if day.status != "done" and day.earliest is not None
             and day.step != "modification-report-ready"]
    assume(all(day.earliest is not None for day in found.steps if day.status != "done"))
    return Timetable.from_dict({"modification": [{**row, "steps": [*done, *steps]}]})


def found_in_plan(asked: Asked) -> list[tuple[Shape, str, str]]:
    """Return what a check finds in the plan and not in what was stated: shape, key and words."""
    shapes = {rule.id: rule.shape for rule in asked.rules.rules}
    known = {one.key for one in check(
        asked.timetable, as_of=asked.as_of, rules=asked.rules, calendar=asked.calendar
    ).all_findings()}
    again = check(planned_again(asked), as_of=asked.as_of, rules=asked.rules,
                  calendar=asked.calendar)
    return [(shapes[one.rule], one.key, one.message) for one in again.all_findings()
            if one.key not in known]


MOVED = Asked({"modification": [{"id": "MP900", "dcc_impact": "no", "path": "3", "steps": [
    {"step": "business-requirements-agreed", "when": date(2019, 4, 29)},
    {"step": "working-group", "when": "March 2019"}]}]}, date(2019, 3, 8), "November 2019")


class TestPlanIsSound:
    """contract: "`check` of `plan`'s own output finds nothing"; upper bounds stay outside the
    network and are findings, so a date that is stated too late is found all the same."""

    @given(timetables(recorded=True))
    @example(MOVED)
    def test_a_check_of_a_plan_finds_nothing_but_what_is_stated_too_late(
        self, asked: Asked
    ) -> None:
        (row,) = asked.data["modification"]
        closed = any(step["step"] == "report-consultation-closed" and "done" == step.get("status")
                     for step in row["steps"])
        upper = (Shape.AT_MOST, *([Shape.NEXT_MEETING] if closed else []))

        assert [] == [one for one in found_in_plan(asked) if one[0] not in upper]

    def test_a_group_that_is_moved_has_the_notices_of_the_day_to_which_it_is(self) -> None:
        """No monthly Working Group was held in March 2019, and notices are asked for from 3 April.
        What is agreed on Monday 29 April is too late for papers of 1 May: 5 Working Days from it
        are Tuesday 7 May, with the bank holiday of 6 May, so the meeting is that of 5 June."""
        (planned,) = plan(MOVED.timetable, as_of=MOVED.as_of, rules=MOVED.rules,
                          calendar=MOVED.calendar).modifications

        assert [date(2019, 6, 5)] == [
            day.earliest for day in planned.steps if day.step == "working-group"]

    @given(timetables(), st.sampled_from(["", "November 2019", "November 2020"]))
    def test_a_check_of_a_plan_from_the_beginning_finds_nothing(
        self, asked: Asked, release: str
    ) -> None:
        (row,) = asked.data["modification"]
        target = {"target_release": release} if release else {}
        bare = attrs.evolve(
            asked, data={"modification": [{**row, "steps": [], **target}]})
        (planned,) = plan(bare.timetable, as_of=bare.as_of, rules=bare.rules,
                          calendar=bare.calendar).modifications
        assume(planned.verdict in ("", "on-track", "unknown"))

        assert [] == found_in_plan(bare)
