"""Design, section 5: "Asking never raises for unlawful content", nor does it go on for ever."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from secgov.errors import UnusableInput
from secgov.model.acts import STEPS
from secgov.model.timetables import Timetable
from secgov.planning.changes.decide import decide
from secgov.planning.changes.diff import diff
from secgov.planning.checking.timetable_check import check
from secgov.planning.gaps.gaps import gaps
from secgov.planning.outlooks.outlook import outlook
from secgov.planning.outlooks.plan import plan
from secgov.planning.portfolios.load import load
from secgov.planning.portfolios.portfolio import portfolio
from secgov.planning.promises.due import due
from secgov.reports.schemas import schema
from secgov.reports.text import as_text
from tests.timetables import calendar_on, rules_on

DAYS = st.sampled_from([
    "2019-03-15", "by mid-March 2019", "May 2019", "early April", "2013-01-01", "2026-12-31",
    "by early May"])
SELDOM = {
    "status": st.sampled_from(["done", "under-way", "expected", "proposed"]),
    "body": st.sampled_from(["panel", "change-board", "tabasc", "authority"]),
    "kind": st.sampled_from(["ad-hoc", "monthly"]),
    "if": st.sampled_from(["recommendation 1 is agreed", "it stays"]),
    "label": st.sampled_from(["panel", "panel#2", "mine"]),
    "options": st.sampled_from([2, ["a", "b"]]), "again": st.just(True),
    "when": DAYS, "after": st.just(["panel"])}
OFTEN = {
    "dcc_impact": st.sampled_from(["yes", "no"]), "path": st.sampled_from(["1", "3", "fast-track"]),
    "stage": st.sampled_from(["development", "refinement", "report-phase", "decision"]),
    "target_release": st.sampled_from(["November 2019", "June 2019", "earliest"]),
    "hold": st.sampled_from([{"since": "not stated"}, {"until": "2019-06-01"}]),
    "awaiting": st.just([{"what": "w", "blocks": ["impact-assessment-returned"]}])}
STEP = st.fixed_dictionaries({"step": st.sampled_from(STEPS.codes)}, optional=SELDOM)
MODIFICATION = st.fixed_dictionaries(
    {"id": st.sampled_from(["MP900", "DP901", "SECMP0062"]),
     "steps": st.lists(STEP, max_size=5).map(lambda steps: [*steps, {"step": "panel"}])},
    optional=OFTEN)
MEETING = st.sampled_from([{"body": "panel", "date": "2019-03-15"}, {"body": "change-board"}])
HELD = st.fixed_dictionaries(
    {"body": st.sampled_from(["panel", "working-group", "change-sub-committee"]),
     "date": st.sampled_from(["2019-04-09", "2019-05-08", "2019-04-23"])},
    optional={"kind": st.sampled_from(["monthly", "ad-hoc"]), "number": st.just("12")})
PAPER = st.fixed_dictionaries({"dated": st.sampled_from(["2019-03-08", "2019-04-05"])},
                              optional={"meeting": MEETING})


@st.composite
def timetables(draw: st.DrawFn) -> Timetable | None:
    """Return a timetable that may be absurd, with a recommendation, or nothing if unusable."""
    ones = draw(st.lists(MODIFICATION, min_size=1, max_size=2, unique_by=lambda one: one["id"]))
    names = [name for one in ones for name in (
        one["id"], *(f"{one['id']}:{step['step']}" for step in one["steps"]))]
    asked: dict[str, Any] = {"id": "1", "agrees": draw(st.lists(st.sampled_from(names),
                                                                max_size=3))}
    try:
        return Timetable.from_dict({"paper": draw(PAPER), "recommendation": [asked],
                                    "meeting": draw(st.lists(HELD, max_size=4)),
                                    "modification": ones})
    except UnusableInput:
        return None


WAITS = st.sampled_from(
    [[{"id": "MP900"}], [{"id": "DP901", "step": "panel"}], [{"id": "SECMP0062"}]])
GROUP = st.sampled_from([{"name": "g"}, {"name": "g", "if": "it is ready"}])
AMONG_OTHERS = st.fixed_dictionaries(
    {"id": st.sampled_from(["MP900", "DP901", "SECMP0062", "MP902"]),
     "steps": st.lists(STEP, max_size=6)},
    optional={**OFTEN, "waits_on": WAITS, "group": GROUP})


@st.composite
def waiting(draw: st.DrawFn) -> Timetable | None:
    """Return several modifications that may wait on each other, or nothing if unusable."""
    ones = draw(st.lists(AMONG_OTHERS, min_size=1, max_size=4, unique_by=lambda one: one["id"]))
    try:
        return Timetable.from_dict({"paper": draw(PAPER), "modification": ones,
                                    "meeting": draw(st.lists(HELD, max_size=3))})
    except UnusableInput:
        return None


@cache
def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(schema(name))


def answered(name: str, answer: Any) -> None:
    """Hold *answer* to text, to its published schema, and to an exit status."""
    assert as_text(answer).endswith("\n")
    assert answer.exit_status in (0, 1)
    validator(name).validate(json.loads(answer.to_json()))


class TestAsking:
    """Whatever readable content a timetable has, there is an answer."""

    @given(st.sampled_from([date(2019, 3, 8), date(2020, 1, 2)]), timetables(), timetables())
    def test_every_question_has_an_answer(self, as_of, one, other):
        ground = {"as_of": as_of, "rules": rules_on(as_of), "calendar": calendar_on(as_of)}
        for timetable in filter(None, (one, other)):
            answered("load", load(timetable, capacity=1, **ground))
            answered("decide", decide(timetable, **ground))
            same = diff(timetable, timetable, **ground)
            assert {"same"} == {found.change for found in same.modifications}
            checked = check(timetable, **ground)
            answered("check", checked)
            keys = [found.key for found in checked.all_findings()]
            assert sorted(set(keys)) == sorted(keys)
        if one is not None and other is not None:
            answered("diff", diff(one, other, **ground))

    # Each example asks five questions of up to four modifications: fewer are drawn than elsewhere.
    @settings(max_examples=max(settings.default.max_examples // 5, 5))
    @given(st.sampled_from([date(2019, 3, 8), date(2019, 6, 3), date(2020, 1, 2)]), waiting())
    def test_every_question_about_what_waits_has_an_answer(self, as_of, timetable):
        ground = {"as_of": as_of, "rules": rules_on(as_of), "calendar": calendar_on(as_of)}
        if timetable is None:
            return
        answered("plan", plan(timetable, **ground))
        answered("portfolio", portfolio(timetable, capacity=1, **ground))
        answered("gaps", gaps(timetable, **ground))
        answered("due", due(timetable, **ground))
        answered("outlook", outlook(
            timetable, timetable.modifications[0].id, "November 2019", **ground))
