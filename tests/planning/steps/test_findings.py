"""Findings: what a rule says of a step, how much it weighs, and what stays the same."""

from __future__ import annotations

from datetime import date
from math import inf

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgov.calendar.spoken_days import spoken
from secgov.citation import Evidence, Force, Severity
from secgov.planning.steps.findings import Flip, Judgement, each_once, finding, verdict_of
from secgov.planning.steps.placing import place_all
from secgov.rules.rule import Rule, Shape
from tests.planning.bases import basis_of
from tests.timetables import AS_OF, PAPER, findings, rules_on, step

RULE = Rule("a.rule", "X-A-01", "a", "It says so.", Shape.ORDER, Force.CODE, Evidence.PRIMARY,
            "somewhere", "Move it to {expected}.")
ROUTE = [name for name in rules_on(AS_OF).process.routes[0].steps
         if name != "modification-report-ready"]


def placed(when):
    basis, modification = basis_of(step("raised", when))
    return place_all(modification, basis)[0]


class TestWeight:
    """design.md section 4: severity follows from force and evidence; section 6: `depends`."""

    @pytest.mark.parametrize(("force", "evidence", "breaks", "depends"), [
        (Force.CODE, Evidence.PRIMARY, "fault", "warning"),
        (Force.PRACTICE, Evidence.SECONDARY, "warning", "note"),
        (Force.CODE, Evidence.OBSERVED, "warning", "note"),
        (Force.CODE, Evidence.UNVERIFIED, "note", None),
    ])
    def test_one_that_depends_weighs_a_degree_less(self, force, evidence, breaks, depends):
        rule = attrs.evolve(RULE, force=force, evidence=evidence)
        certain = finding(rule, "MP900", None, Judgement("broken"))
        doubtful = finding(rule, "MP900", None, Judgement(
            "broken", flips=Flip.up_to(date(2019, 5, 17))))

        assert breaks == certain.severity.value
        assert depends == (doubtful and doubtful.severity.value)
        assert certain.flips_on is None


class TestFlip:
    """design.md section 6: "`depends` (with the day on which it flips)"."""

    def test_no_judgement_depends_without_its_day(self):
        assert "depends" not in {one.name for one in attrs.fields(Judgement)}
        assert {"kept", "day", "broken"} == {one.name for one in attrs.fields(Flip)}
        assert all(one.default is attrs.NOTHING for one in attrs.fields(Flip))

    def test_the_day_is_in_the_finding_and_in_its_words(self):
        found = finding(RULE, "MP900", None, Judgement(
            "broken", flips=Flip.up_to(date(2019, 5, 17))))

        assert ("depends", date(2019, 5, 17)) == (found.verdict, found.flips_on)
        assert ("broken; the rule is kept up to Friday 17 May 2019, and broken from Saturday 18 "
                "May 2019 on" == found.message)

    @given(st.lists(st.tuples(
        st.sampled_from(ROUTE), st.sampled_from([
            "early April 2019", "mid-May 2019", "Q2 2019", "across May and June 2019",
            "by end of July 2019", date(2019, 4, 16), date(2019, 5, 22), date(2018, 12, 14)])),
        max_size=8), st.sampled_from(["yes", "unknown"]))
    def test_every_finding_that_depends_names_its_day(self, stated, impact):
        for found in findings(*(step(*one) for one in stated), dcc_impact=impact, paper=PAPER,
                              target_release="November 2019", hold={"until": "May 2019"}):
            assert ("depends" == found.verdict) <= (found.flips_on is not None)
            assert ("depends" == found.verdict) <= (
                "the rule is kept " in found.message and spoken(found.flips_on) in found.message)


class TestExplained:
    """What the timetable explains is a note that says why; nothing else lifts a rule."""

    LOOSE = attrs.evolve(RULE, force=Force.PRACTICE, departure="it is what is normal")
    GIVEN = step("raised", date(2019, 4, 1), because="the Panel asked for it")

    @staticmethod
    def given(rule, judged, **keys):
        basis, modification = basis_of(judged)
        return finding(rule, "MP900", place_all(modification, basis)[0],
                       Judgement("broken", **keys))

    @pytest.mark.parametrize("flips", [None, Flip.up_to(date(2019, 5, 17))])
    def test_a_reason_explains_what_may_be_departed_from(self, flips):
        found = self.given(self.LOOSE, self.GIVEN, flips=flips)

        assert ("note", True, "Nothing is to be mended where that is so.") == (
            found.severity.value, found.explained, found.mend)
        assert ("breaks", None) == (found.verdict, found.flips_on)
        assert found.message.endswith('; the reason given is "the Panel asked for it"')
        assert "keeps" == verdict_of([found])

    @pytest.mark.parametrize("rule", [RULE, attrs.evolve(LOOSE, departure="")])
    def test_it_explains_nothing_else(self, rule):
        found = self.given(rule, self.GIVEN)

        assert (rule.severity, False) == (found.severity, found.explained)
        assert "the reason given" not in found.message

    def test_a_rule_that_may_be_departed_from_needs_the_reason(self):
        assert "warning" == self.given(
            self.LOOSE, step("raised", date(2019, 4, 1))).severity.value
        assert "warning" == finding(
            self.LOOSE, "MP900", None, Judgement("broken")).severity.value

    @pytest.mark.parametrize(("force", "shape", "explained"), [
        (Force.PRACTICE, Shape.AT_LEAST, True), (Force.DECISION, Shape.BY_CUT_OFF, True),
        (Force.CODE, Shape.ORDER, False), (Force.RECORD, Shape.ORDER, False),
        (Force.PRACTICE, Shape.HOLD, False)])
    def test_a_timetable_of_its_own_replaces_the_pace_and_not_the_code(
            self, force, shape, explained):
        rule = attrs.evolve(RULE, force=force, shape=shape)
        found = finding(rule, "MP900", None, Judgement("broken"), "it is urgent")

        assert explained == found.explained == found.message.endswith("; it is urgent")


class TestEachOnce:
    """design.md section 8: a key names a rule, a modification and a step: one finding."""

    @staticmethod
    def of(message, expected, flips=None):
        return finding(RULE, "MP900", placed(date(2019, 4, 1)), Judgement(
            message, None if expected is None else float(expected.toordinal()), flips))

    def test_what_moves_the_step_farthest_stands_for_the_rest(self):
        near, far = self.of("near", date(2019, 4, 3)), self.of("far", date(2019, 5, 1))

        assert [far] == each_once([near, far]) == each_once([far, near])

    def test_what_weighs_most_stands_first(self):
        sure, open_ = self.of("sure", None), self.of(
            "open", date(2019, 5, 1), Flip.up_to(date(2019, 4, 2)))

        assert [sure] == each_once([open_, sure])

    def test_other_keys_stay(self):
        bare = finding(RULE, "MP901", None, Judgement("bare"))

        assert {"MP900", "MP901"} == {
            one.key.split(":")[1] for one in each_once([bare, self.of("one", None)])}


class TestKey:
    """design.md section 8: "`key` (rule, modification, step label; no date, no wording) stays the
    same from run to run"."""

    def test_it_names_rule_modification_and_step(self):
        assert "a.rule:MP900:raised" == finding(
            RULE, "MP900", placed(date(2019, 4, 1)), Judgement("broken")).key
        assert "a.rule:MP900" == finding(RULE, "MP900", None, Judgement("broken")).key

    def test_it_does_not_change_with_the_days(self):
        keys = {one.key for day in (9, 10) for one in findings(
            step("working-group", date(2019, 4, day)))}

        assert {"working-group.monthly-day:MP900:working-group"} == keys

    def test_a_label_and_a_repeat_are_told_apart(self):
        keys = [one.key for one in findings(
            step("working-group", date(2019, 4, 9), label="first"),
            step("working-group", date(2019, 4, 10)), step("working-group", date(2019, 4, 11)))]

        assert ["first", "working-group", "working-group#2"] == [
            key.rsplit(":", 1)[1] for key in keys]


class TestWords:
    """Each finding says how to mend it, with the day if there is one."""

    def test_the_expected_day_is_spoken(self):
        found = finding(RULE, "MP900", None, Judgement(
            "broken", float(date(2019, 4, 15).toordinal())))

        assert (date(2019, 4, 15), "Move it to Monday 15 April 2019.") == (
            found.expected, found.mend)

    @pytest.mark.parametrize("expected", [None, inf, -inf])
    def test_without_one_it_says_so(self, expected):
        found = finding(RULE, "MP900", None, Judgement("broken", expected))

        assert (None, "Move it to a day that the rule allows.") == (found.expected, found.mend)

    def test_plain_values_keep_a_vague_date_whole(self):
        vague = finding(RULE, "MP900", placed("early April 2019"), Judgement("broken"))
        exact = finding(RULE, "MP900", placed(date(2019, 4, 1)), Judgement("broken"))
        bare = finding(RULE, "MP900", None, Judgement("broken"))

        assert {"words": "early April 2019", "earliest": "2019-04-01",
                "latest": "2019-04-10"} == vague.to_dict()["date"]
        assert "2019-04-01" == exact.to_dict()["date"]
        assert (None, None, None, None) == tuple(
            bare.to_dict()[key] for key in ("date", "step", "label", "expected"))

    def test_the_day_on_which_it_flips_is_plain_too(self):
        open_ = finding(RULE, "MP900", None, Judgement(
            "broken", flips=Flip.up_to(date(2019, 5, 17))))

        assert "2019-05-17" == open_.to_dict()["flips_on"]
        assert finding(RULE, "MP900", None, Judgement("broken")).to_dict()["flips_on"] is None


class TestUncertainStart:
    """design.md section 4: "A start that is only bounded [...] is kept as bounds, and answers
    inside them say so"."""

    BOUNDED = attrs.evolve(RULE, since=date(2019, 1, 1), since_latest=date(2019, 3, 8))

    @pytest.mark.parametrize(("day", "verdict"), [
        (date(2019, 1, 1), "depends"), (date(2019, 3, 7), "depends"),
        (date(2019, 3, 8), "breaks"), (date(2018, 12, 31), "breaks")])
    def test_inside_the_bounds_a_breach_only_may_be_one(self, day, verdict):
        found = finding(self.BOUNDED, "MP900", placed(day), Judgement("broken"))

        assert verdict == found.verdict
        assert (verdict == "depends") == ("the rule began on a day from" in found.message)

    def test_a_finding_about_no_step_has_no_day_to_be_inside(self):
        assert "breaks" == finding(self.BOUNDED, "MP900", None, Judgement("broken")).verdict


class TestVerdict:
    """design.md section 6: "a modification's verdict is its worst"."""

    @pytest.mark.parametrize(("found", "verdict"), [
        ([], "keeps"),
        ([("breaks", Severity.NOTE)], "keeps"),
        ([("depends", Severity.NOTE)], "depends"),
        ([("depends", Severity.WARNING), ("breaks", Severity.NOTE)], "depends"),
        ([("depends", Severity.NOTE), ("breaks", Severity.WARNING)], "breaks"),
        ([("breaks", Severity.FAULT)], "breaks"),
    ])
    def test_it_is_the_worst_but_for_unverified_numbers(self, found, verdict):
        bare = finding(RULE, "MP900", None, Judgement("broken"))

        assert verdict == verdict_of(
            attrs.evolve(bare, verdict=one, severity=severity) for one, severity in found)
