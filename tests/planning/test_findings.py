"""Findings: what a rule says of a step, how much it weighs, and what stays the same."""

from __future__ import annotations

from datetime import date
from math import inf

import attrs
import pytest

from secgov.citation import Evidence, Force, Severity
from secgov.planning.findings import Flip, Judgement, finding, verdict_of
from secgov.planning.placing import place_all
from secgov.rules.rule import Rule, Shape
from tests.planning.bases import basis_of
from tests.timetables import findings, step

RULE = Rule("a.rule", "X-A-01", "a", "It says so.", Shape.ORDER, Force.CODE, Evidence.PRIMARY,
            "somewhere", "Move it to {expected}.")


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
            "broken", flips=Flip("up to", date(2019, 5, 17))))

        assert breaks == certain.severity.value
        assert depends == (doubtful and doubtful.severity.value)
        assert certain.flips_on is None


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
