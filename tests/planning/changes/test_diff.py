"""
What has changed between two timetables; the later one is made up (see tests/planning/april.py).

Working Days are counted by hand on the calendar of 2019, the first day not counted: Good Friday
19 April, Easter Monday 22 April, 6 May and 27 May are none.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgov.errors import UnusableInput
from secgov.model.timetables import Timetable
from secgov.planning.changes.diff import diff
from secgov.planning.changes.diff_answer import Difference, Effect, ModificationChange
from tests.planning.april import AS_OF, april, march
from tests.timetables import calendar_on, rules_on, step

MARCH = date(2019, 3, 8)


def compared(before: Timetable, after: Timetable, as_of: date = AS_OF) -> Difference:
    return diff(before, after, as_of=as_of, rules=rules_on(as_of), calendar=calendar_on(as_of))


@pytest.fixture(scope="module")
def of_april() -> Difference:
    return compared(march(), april())


def of(answer: Difference, identifier: str) -> ModificationChange:
    return next(one for one in answer.modifications if one.id == identifier)


def moves(one: ModificationChange) -> list[tuple[str, int | None, int | None]]:
    return [(change.step, change.earliest_moved, change.latest_moved) for change in one.steps
            if change.moved]


def small(*steps: dict[str, Any], dated: str | None = "2019-03-08", **keys: Any) -> Timetable:
    """Return a timetable of one modification, MP900, with an impact on the DCC Systems."""
    data: dict[str, Any] = {"modification": [{
        "id": "MP900", "dcc_impact": "yes", "stage": "refinement", **keys, "steps": list(steps)}]}
    return Timetable.from_dict({"paper": {"dated": dated}, **data} if dated else data)


def only(before: Timetable, after: Timetable, as_of: date = AS_OF) -> ModificationChange:
    (one,) = compared(before, after, as_of).modifications
    return one


class TestApril:
    """Issue 4: "`secgov diff march.toml april.toml`: moved (by how many Working Days), added,
    dropped, new holds; what each does to the target release; which step caused it"."""

    def test_each_modification_is_added_dropped_changed_or_the_same(self, of_april):
        found = {change: [one.id for one in of_april.modifications if one.change == change]
                 for change in ("added", "dropped", "same")}

        assert {"added": ["MP900"], "dropped": ["SECMP0066"],
                "same": ["SECMP0007", "SECMP0012", "SECMP0032", "SECMP0037", "SECMP0038",
                         "SECMP0046"]} == found

    def test_moved_by_working_days(self, of_april):
        """From 8 March to the 29th 15, from the 20th 7; from 3 April to 1 May 2 + 5 + 4 + 4 + 3;
        from the Panel of 12 April to that of 17 May 4 + 4 + 5 + 4 + 5."""
        assert [("preliminary-assessment-returned", 15, 7), ("working-group", 18, 18),
                ("panel-update", 22, 22)] == moves(of(of_april, "SECMP0053"))

    def test_vague_windows_move_at_both_ends(self, of_april):
        """"By" begins on the day of each paper: from 8 March to 5 April are 20, and from 10 to
        30 April 12. From 1 April to 13 May, the first Working Day of "mid-May", are 27, and from
        10 April to 20 May 25."""
        assert [("preliminary-assessment-returned", 20, 12)] == moves(of(of_april, "SECMP0056"))
        assert [("preliminary-assessment-requested", 27, 25)] == moves(of(of_april, "SECMP0067"))

    def test_a_deadline_is_read_as_of_the_day_of_its_own_paper(self):
        """The docs: "Each paper is judged as of its own day". From Friday 7 February to Friday
        6 March 2020 are 20; from Friday 28 February (29 is a Saturday) to 31 March 22."""
        found = only(small(step("refinement-consultation-issued", "by end of February 2020"),
                           dated="2020-02-07"),
                     small(step("refinement-consultation-issued", "by end of March 2020"),
                           dated="2020-03-06"), date(2020, 3, 6))

        assert [("refinement-consultation-issued", 20, 22)] == moves(found)
        assert {"words": "by end of March 2020", "earliest": "2020-03-06",
                "latest": "2020-03-31"} == found.to_dict()["moved"][0]["after"]

    def test_a_deadline_of_the_same_words_has_not_moved(self):
        issued = step("refinement-consultation-issued", "by mid-May 2019")

        assert () == only(small(issued), small(issued, dated="2019-04-05")).steps

    def test_what_was_done_as_stated_has_not_moved(self, of_april):
        """"By mid-March" and done on 11 March; the cost moves from 15 March to 24 April: 26."""
        found = of(of_april, "MP062")

        assert [("impact-assessment-approved", 26, 26)] == moves(found)
        assert [("refinement-consultation-issued", "expected", "done"),
                ("impact-assessment-approved", "proposed", "planned")] == [
            (change.step, change.status.before, change.status.after)
            for change in found.steps if change.status]

    def test_one_modification_has_many_forms_of_one_identifier(self, of_april):
        """SECMP0062 in the one, MP062 in the other."""
        assert "changed" == of(of_april, "MP062").change

    def test_added_and_dropped_steps_and_other_keys(self, of_april):
        assert [("refinement-consultation-closed", "added")] == [
            (change.step, change.kind) for change in of(of_april, "MP062").steps
            if change.before is None]
        assert [("panel-update", "dropped")] == [
            (change.step, change.kind) for change in of(of_april, "SECMP0063").steps]
        assert [("body", "panel", "change-board"), ("if", "recommendation 2 is agreed", ""),
                ("if", "recommendation 2 is agreed", "")] == [
            (key.key, key.before, key.after) for change in of(of_april, "MP062").steps
            for key in change.keys]

    def test_holds_begin_and_end(self, of_april):
        begun, ended = of(of_april, "SECMP0010").hold, of(of_april, "SECMP0028").hold

        assert begun is not None
        assert ended is not None
        assert ("", "the Proposer is away; since 2019-04-01") == (begun.before, begun.after)
        assert ("", True) == (ended.after, ended.before.startswith("pending the outcome"))

    def test_what_is_awaited(self, of_april):
        found = {name: [(one.change, one.before, one.after) for one in
                        of(of_april, f"SECMP00{name}").awaiting] for name in ("13", "15", "24")}

        assert {"13": [("changed", "review of the NCSC's answer to SECAS's queries",
                        "the NCSC's second answer")],
                "15": [("ended", "an enduring approach to DCC implementation costs", "")],
                "24": [("new", "", "room in the DCC's plan")]} == found

    def test_another_target_release(self, of_april):
        found = of(of_april, "SECMP0055").target_release

        assert found is not None
        assert ("", "November 2019") == (found.before, found.after)

    def test_each_paper_is_judged_as_of_its_own_day(self, of_april):
        assert (MARCH, AS_OF) == (of_april.before.as_of, of_april.after.as_of)

    def test_a_paper_of_a_later_day_than_the_question_is_judged_as_of_the_question(self):
        answer = compared(march(), april(), MARCH)

        assert (MARCH, MARCH) == (answer.before.as_of, answer.after.as_of)

    def test_without_a_day_the_question_has_it(self):
        answer = compared(small(dated=None), small(dated=None))

        assert (AS_OF, AS_OF) == (answer.before.as_of, answer.after.as_of)

    def test_it_is_printed_as_it_is(self, of_april):
        printed = {one["id"]: one for one in json.loads(of_april.to_json())["modifications"]}

        assert {"step": "preliminary-assessment-returned", "label": None,
                "before": {"words": "by mid-March 2019", "earliest": "2019-03-08",
                           "latest": "2019-03-20"}, "after": "2019-03-29",
                "earliest_moved": 15, "latest_moved": 7} == printed["SECMP0053"]["moved"][0]
        assert {"step": "refinement-consultation-issued", "label": None, "before": "expected",
                "after": "done", "outcome": None, "date": "2019-03-11"} == \
            printed["MP062"]["status"][0]
        assert {"step": "panel-update", "label": None, "status": "planned",
                "date": {"words": "July 2019", "earliest": "2019-07-01",
                         "latest": "2019-07-31"}} == printed["SECMP0063"]["dropped"][0]


class TestEffects:
    """Contract: "what each does to the target release (outlook before and after, verdict, float);
    which step caused it"."""

    def effect(self, answer: Difference, identifier: str) -> Effect:
        (found,) = of(answer, identifier).effects
        return found

    def test_the_release_is_missed_now(self, of_april):
        """At the usual pace: Working Group 1 May, Change Board 22 May, 40 Working Days to
        18 July, Panel 16 August, 64 Working Days after 17 May; at best the Panel of 14 June."""
        found = self.effect(of_april, "SECMP0053")

        assert found.before is not None
        assert found.after is not None
        assert ("at-risk", -39, date(2019, 7, 12)) == (
            found.before.verdict, found.before.float_working_days, found.before.arrives_usual)
        assert ("misses", -64, date(2019, 8, 16), date(2019, 6, 14)) == (
            found.after.verdict, found.after.float_working_days, found.after.arrives_usual,
            found.after.arrives_best)
        assert 1 == of_april.exit_status

    def test_each_change_that_does_it_is_named(self, of_april):
        """The assessment of 29 March alone is too late for the papers of the Working Group of
        3 April, five Working Days before it, but a sourced rule does not forbid that; the Working
        Group of 1 May alone makes the Panel of 17 May impossible."""
        causes = {(one.what, one.step): (one.alone.verdict, one.alone.float_working_days)
                  for one in self.effect(of_april, "SECMP0053").causes}

        assert ("at-risk", -64) == causes["moved", "preliminary-assessment-returned"]
        assert ("misses", -64) == causes["moved", "working-group"]
        assert ("moved", "panel-update") not in causes

    def test_the_days_that_pass_are_a_cause_too(self, of_april):
        """SECMP0055 states nothing new: as of 8 March it could be ready in time for the Panel of
        12 April, as of 5 April not. The dates of the others are past with nothing recorded."""
        assert [("time", "")] == [(one.what, one.step) for one in
                                  self.effect(of_april, "SECMP0055").causes]

    def test_the_cost_that_moves_to_the_change_board(self, of_april):
        """From the June Panel to that of 12 July: 19 and 39 Working Days after 17 May."""
        found = self.effect(of_april, "MP062")

        assert found.before is not None
        assert found.after is not None
        assert (-19, -39) == (found.before.float_working_days, found.after.float_working_days)
        assert ("moved", "impact-assessment-approved", "ia-cost") in [
            (one.what, one.step, one.label) for one in found.causes]

    def test_one_that_is_new_or_gone_stands_on_one_side_only(self, of_april):
        new = self.effect(of_april, "MP900")
        gone = self.effect(compared(april(), march()), "MP900")

        assert (None, "on-track") == (new.before, new.after and new.after.verdict)
        assert ("on-track", None) == (gone.before and gone.before.verdict, gone.after)

    def test_of_two_that_go_side_by_side_each_does_it_without_the_other(self):
        """The report waits for the consultation and for the assessment."""
        before = small(step("refinement-consultation-closed", "2019-04-10"),
                       step("impact-assessment-returned", "2019-04-10"),
                       target_release="November 2019")
        after = small(step("refinement-consultation-closed", "2019-05-28"),
                      step("impact-assessment-returned", "2019-05-28"),
                      target_release="November 2019")
        (found,) = only(before, after).effects

        assert [("moved", "refinement-consultation-closed"),
                ("moved", "impact-assessment-returned")] == [
            (one.what, one.step) for one in found.causes]
        assert {(found.after, found.after)} == {(one.alone, one.without) for one in found.causes}

    def test_a_meeting_that_only_one_of_them_records_is_a_cause(self):
        """The report is ready for an extra Panel of 24 May; without it the next is on 14 June."""
        steps = [step("refinement-consultation-closed", "2019-05-10"),
                 step("impact-assessment-returned", "2019-05-15")]
        keys = {"stage": "refinement", "dcc_impact": "yes", "target_release": "November 2019"}
        before, after = (Timetable.from_dict({
            "meeting": [{"body": "panel", "kind": "regular", "date": day}],
            "modification": [{"id": "MP900", **keys, "steps": steps}]})
            for day in ("2019-05-17", "2019-05-24"))
        (found,) = only(before, after).effects

        assert found.before is not None
        assert found.after is not None
        assert (date(2019, 6, 14), date(2019, 5, 24)) == (
            found.before.arrives_usual, found.after.arrives_usual)
        assert ["meetings"] == [one.what for one in found.causes]
        assert (found.after, found.before) == (found.causes[0].alone, found.causes[0].without)

    @pytest.mark.parametrize(("key", "before", "after"), [
        ("dcc_impact", "no", "yes"), ("path", "fast-track", "2"),
        ("hold", {"until": "2019-04-01"}, {"until": "2019-12-02"})])
    def test_a_fact_of_the_whole_is_a_cause(self, key, before, after):
        steps = [step("working-group", "2019-05-01"), step("change-board", "2019-10-23")]
        (found,) = only(small(*steps, target_release="November 2019", **{key: before}),
                        small(*steps, target_release="November 2019", **{key: after})).effects

        assert [(key, "")] == [(one.what, one.step) for one in found.causes]

    def test_so_is_the_stage(self):
        """In the decision stage nothing of refinement is waited for."""
        vote = step("change-board", "2019-04-24")
        (found,) = only(*(small(vote, target_release="November 2019", dcc_impact="no", stage=stage)
                          for stage in ("refinement", "decision"))).effects

        assert [("stage", "")] == [(one.what, one.step) for one in found.causes]

    REPORT = "modification-report-to-panel"

    def waiting(self, report: str, *waits: str, target: str = "November 2024") -> Timetable:
        """Return MP503 with its report in a month, and MP502 that waits on the others."""
        keys = {"path": "3", "stage": "refinement", "dcc_impact": "no",
                "steps": [step("working-group", "February 2024")]}
        return Timetable.from_dict({
            "paper": {"reference": "W", "dated": "2024-01-12"}, "modification": [
                {**keys, "id": "MP503", "steps": [
                    *keys["steps"], step(self.REPORT, report)]},
                {**keys, "id": "MP504", "waits_on": [{"id": "MP503", "step": self.REPORT}]},
                {**keys, "id": "MP502", "target_release": target,
                 "waits_on": [{"id": one, "step": self.REPORT} for one in waits]}]})

    @pytest.mark.parametrize("waits", ["MP503", "MP504"])
    def test_what_it_waits_on_is_a_cause_through_others_too(self, waits):
        """Only MP503's report moves; MP502 waits on it, or on MP504 that does."""
        answer = compared(self.waiting("March 2024", waits), self.waiting("June 2024", waits),
                          date(2024, 1, 12))
        (found,) = of(answer, "MP502").effects

        assert [("MP503", "moved", "modification-report-to-panel")] == [
            (one.of, one.what, one.step) for one in found.causes]
        assert (found.after, found.before) == (found.causes[0].alone, found.causes[0].without)
        assert {"MP503"} == {one["of"] for one in found.to_dict()["caused_by"]}

    def test_a_wait_that_is_new_is_a_cause(self):
        answer = compared(self.waiting("June 2024"), self.waiting("June 2024", "MP503"),
                          date(2024, 1, 12))
        (found,) = of(answer, "MP502").effects

        assert [("", "waits_on")] == [(one.of, one.what) for one in found.causes]

    def test_two_releases_are_both_looked_at(self):
        one = step("working-group", "2019-05-01")
        found = only(small(one, target_release="November 2019"),
                     small(one, target_release="June 2020"))

        assert [("June 2020", False), ("November 2019", False)] == [
            (effect.release, effect.changed) for effect in found.effects]

    def test_none_and_the_earliest_are_no_releases_to_look_at(self):
        assert () == only(small(), small(target_release="earliest")).effects


class TestWordsWithoutAYear:
    """A year that words leave out is that of their own paper, also where only they are changed."""

    @pytest.mark.parametrize(("words", "years"), [
        ("May", ("May 2019", "May 2020")),
        ("between April and May", (
            "between April and May 2019", "between April and May 2020"))])
    def test_the_step_that_moved_is_the_cause(self, words, years):
        """As of 7 June 2019 May is that of 2020: as if both papers had said the year."""
        def both(*told, **keys):
            before, after = (small(step("working-group", when), dated=dated, dcc_impact="no",
                                   path="3", target_release="November 2019", **keys)
                             for when, dated in zip(told, ("2019-03-08", "2019-06-07"),
                                                    strict=True))
            return only(before, after, date(2019, 6, 7)).effects[0]

        assert "misses" == both(words, words).after.verdict
        assert both(*years) == both(words, words)
        assert "working-group" in {cause.step for cause in both(words, words).causes}

    def test_of_a_hold_too(self):
        def both(*until):
            before, after = (small(step("working-group", "May 2019"), dated=dated, dcc_impact="no",
                                   path="3", target_release="November 2019", hold={"until": end})
                             for end, dated in zip(until, ("2019-03-08", "2019-06-07"),
                                                   strict=True))
            return only(before, after, date(2019, 6, 7)).effects[0]

        assert both("mid-May 2019", "late May 2020") == both("mid-May", "late May")

    def test_a_hold_since_no_day_stated_is_one(self):
        before, after = (small(step("working-group", when), target_release="November 2019",
                               hold={"since": "not stated", "until": "May 2019"})
                         for when in ("June 2019", "July 2019"))

        assert "working-group" in {cause.step for cause in only(before, after).effects[0].causes}


class TestSteps:
    """What is told of one step, and what is no change."""

    @pytest.mark.parametrize(("before", "after", "expected"), [
        # No day on one side: it has moved, nobody knows by how much.
        (step("panel-update"), step("panel-update", "2019-05-17"), (True, None, None)),
        (step("panel-update", "2019-05-17"), step("panel-update"), (True, None, None)),
        # Done without a day says of no other one.
        (step("panel-update", "2019-03-15"), step("panel-update", status="done"),
         (False, None, None)),
        # Done on another day than the stated one: a Friday to the next, and back.
        (step("panel-update", "2019-03-15"), step("panel-update", "2019-03-22", status="done"),
         (True, 5, 5)),
        (step("panel-update", "2019-03-22"), step("panel-update", "2019-03-15", status="done"),
         (True, -5, -5)),
        # Recorded now, where nothing was stated before.
        (step("panel-update"), step("panel-update", "2019-03-15", status="done"),
         (True, None, None)),
        # A record that is corrected.
        (step("panel-update", "2019-03-15", status="done"),
         step("panel-update", "2019-03-14", status="done"), (True, -1, -1)),
        # Other words for the same day.
        (step("panel-update", "15 March 2019"), step("panel-update", "2019-03-15"), None),
        # A month of a body is its meeting.
        (step("working-group", "May 2019"), step("working-group", "2019-05-01"), None),
        (step("panel-update", line=3, note="a"), step("panel-update", line=9, label="b"), None),
    ])
    def test_moved_or_not(self, before, after, expected):
        found = only(small(before), small(after))

        assert (None if not found.steps else (
            found.steps[0].moved, found.steps[0].earliest_moved, found.steps[0].latest_moved)) \
            == expected
        assert ("same" if expected is None else "changed") == found.change

    def test_an_outcome(self):
        found = only(small(step("working-group")), small(step("working-group", outcome="content")))
        (change,) = found.steps

        assert change.outcome is not None
        assert ("status", "", "content") == (
            change.kind, change.outcome.before, change.outcome.after)

    def test_other_keys_are_told_as_text(self):
        before = step("working-group", kind="ad-hoc", options=2, sooner=True, **{"with": ["ssc"]})
        after = step("working-group", sooner="2019-05-01", after=["a", "b"])
        found = only(small(before, step("panel", label="a"), step("panel", label="b")),
                     small(after, step("panel", label="a"), step("panel", label="b")))

        assert [("kind", "ad-hoc", ""), ("with", "ssc", ""), ("after", "", "a; b"),
                ("options", "2", ""), ("sooner", "yes", "2019-05-01")] == [
            (key.key, key.before, key.after) for key in found.steps[0].keys]
        assert "changed" == found.steps[0].kind

    def test_a_step_without_a_day_that_is_gone(self):
        (dropped,) = only(small(step("panel-update")), small()).to_dict()["dropped"]

        assert {"step": "panel-update", "label": None, "status": "planned", "date": None} == dropped

    def test_facts_of_the_whole(self):
        """Its title, group and what it waits on too."""
        found = only(small(group={"name": "g", "if": "h"}, waits_on=[{"id": "MP901"}]),
                     small(title="t", group={"name": "g"},
                           waits_on=[{"id": "MP902", "step": "panel"}], open_to_adoption=True))

        assert [("title", "", "t"), ("group", "g, if h", "g"), ("waits_on", "MP901",
                "MP902 (panel)"), ("open_to_adoption", "", "yes")] == [
            (fact.key, fact.before, fact.after) for fact in found.facts]

    def test_a_target_in_another_standing(self):
        found = only(small(target_release={"name": "November 2019", "standing": "candidate"}),
                     small(target_release="November 2019")).target_release

        assert found is not None
        assert ("November 2019 (candidate)", "November 2019") == (found.before, found.after)

    def test_a_hold_without_a_reason(self):
        found = only(small(), small(hold={"ends_when": "x", "since": "not stated"})).hold

        assert found is not None
        assert "no reason stated; ends when x" == found.after

    OPEN: ClassVar = {"since": date(2019, 3, 11), "ends_when": "the DCC answers"}
    STEPS = (step("working-group", status="done"),
             step("impact-assessment-approved", "March 2019"),
             step("impact-assessment-returned", "by the end of April 2019"),
             step("modification-report-to-panel", "May 2019"))
    SAYS = ("it is on hold with no end stated: the answer holds if resumed by Wednesday 27 March "
            "2019")

    def test_an_open_hold_tells_until_when_it_may_last(self):
        """The cost has to be agreed at the Change Board of 27 March 2019, the last one of March."""
        before = small(*self.STEPS, target_release="November 2019")
        after = small(*self.STEPS, target_release="November 2019", hold=self.OPEN)
        (effect,), (back,) = only(before, after).effects, only(after, before).effects

        assert (False, self.SAYS, "") == (effect.changed, effect.hold, back.hold)
        assert effect.to_dict()["hold"] == self.SAYS
        assert back.to_dict()["hold"] is None

    def test_so_does_one_that_is_new_but_not_one_that_has_ended(self):
        nothing = Timetable.from_dict({"paper": {"dated": "2019-03-08"}})
        new = small(*self.STEPS, target_release="November 2019", hold=self.OPEN)
        ended = small(*self.STEPS, step("withdrawn", "2019-03-07", status="done"),
                      target_release="November 2019", hold=self.OPEN)

        assert [self.SAYS] == [one.hold for one in only(nothing, new).effects]
        assert [""] == [one.hold for one in only(new, nothing).effects]
        assert [""] == [one.hold for one in only(new, ended).effects]

    def test_a_label_tells_which_of_two(self):
        others = step("working-group"), step("working-group", status="under-way")
        found = only(small(step("working-group", label="first"), *others),
                     small(step("working-group", label="first", kind="ad-hoc"), others[0],
                           step("working-group", "2019-05-01")))

        assert ["first", "working-group#2"] == [change.label for change in found.steps]


class TestAwaiting:
    """Contract: "new/ended/changed awaiting"."""

    def changes(self, before: list[dict[str, Any]], after: list[dict[str, Any]]) -> list[Any]:
        found = only(small(awaiting=before), small(awaiting=after))
        return [(one.change, one.before, one.after, one.who) for one in found.awaiting]

    @pytest.mark.parametrize(("before", "after", "expected"), [
        ({"what": "An answer"}, {"what": "an  answer"}, []),
        ({"what": "a", "status": "open"}, {"what": "a", "status": "closed"},
         [("ended", "a", "", "")]),
        ({"what": "a"}, {"what": "b"}, [("new", "", "b", ""), ("ended", "a", "", "")]),
        ({"what": "a", "who": "dcc"}, {"what": "b", "who": "dcc"},
         [("changed", "a", "b", "dcc")]),
        ({"what": "a", "who": "dcc"}, {"what": "a", "who": "secas", "blocks": ["panel"]},
         [("changed", "a", "a (blocks panel)", "secas")]),
    ])
    def test_words_then_body_and_steps(self, before, after, expected):
        assert expected == self.changes([before], [after])


class TestNames:
    """X-ID-01: DP501 and MP501 are one proposal, before and after its conversion."""

    def test_what_names_it_in_another_form_has_not_changed(self) -> None:
        before, after = (Timetable.from_dict({
            "recommendation": [{"id": "1", "body": "panel", "asks": "agree A",
                                "agrees": [f"{name}:vote"]}],
            "meeting": [{"body": "working-group", "kind": "ad-hoc", "date": "2019-03-20",
                         "covers": [name]}],
            "modification": [{"id": name, "dcc_impact": "no", "steps": [
                step("change-board", "2019-06-26", label="vote")]}]})
            for name in ("DP501", "MP501"))
        answer = compared(before, after)

        assert ((), ()) == (answer.recommendations, answer.meetings)


class TestLaws:
    """Contract: nothing has changed between a timetable and itself, and back is the way there."""

    def test_the_paper_and_itself(self):
        answer = compared(march(), march(), MARCH)

        assert {"same"} == {one.change for one in answer.modifications}
        assert not any(effect.changed for one in answer.modifications for effect in one.effects)

    @given(*[st.lists(st.builds(
        step, st.sampled_from(["working-group", "panel-update", "change-board"]),
        st.sampled_from(["2019-04-03", "May 2019", "by mid-May 2019", "early June 2019"])),
        max_size=3) for _ in range(2)], st.sampled_from(["2019-03-08", "2019-04-05"]))
    def test_back_is_the_way_there(self, before, after, dated):
        one, other = small(*before), small(*after, dated=dated)
        there, back = only(one, other), only(other, one)

        def told(found: ModificationChange, sign: int) -> list[Any]:
            turned = {"added": "dropped", "dropped": "added"} if sign < 0 else {}
            return sorted((turned.get(change.kind, change.kind), change.step,
                           sign * (change.earliest_moved or 0), sign * (change.latest_moved or 0))
                          for change in found.steps)

        assert told(there, 1) == told(back, -1)


class TestBadInput:
    """Bad input as before: one report."""

    @pytest.mark.parametrize("wrong", [0, 1])
    def test_a_release_that_nobody_knows(self, wrong):
        papers = [small(target_release="November 2099" if number == wrong else "November 2019")
                  for number in (0, 1)]

        with pytest.raises(UnusableInput, match="target_release"):
            compared(*papers)

    def test_classifications_of_both_are_carried(self):
        one = Timetable.from_dict({"paper": {"classification": "green"}})
        other = Timetable.from_dict({"paper": {"classification": "white"}})

        assert "white; green" == compared(one, other).classification
        assert "white" == compared(other, other).classification
        assert "" == compared(small(), small(dated=None)).classification
