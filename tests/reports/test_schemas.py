from __future__ import annotations

import copy
import json
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from secgov.errors import Unanswerable
from secgov.model.histories import load_history
from secgov.model.loading import load_timetable
from secgov.planning.changes.since import outlook_since
from secgov.planning.changes.what_if import check_if, outlook_if, plan_if
from secgov.planning.checking.timetable_check import check
from secgov.planning.gaps.gaps import gaps
from secgov.planning.lookups.day_count import days_after, days_between
from secgov.planning.lookups.rule_answer import rule_answer, rule_list
from secgov.planning.lookups.year_calendar import year_calendar
from secgov.planning.outlooks.plan import plan
from secgov.planning.outlooks.supposed import suppose
from secgov.planning.portfolios.portfolio import portfolio
from secgov.planning.promises.due import due
from secgov.planning.promises.progress import progress
from secgov.reports.schemas import SCHEMAS, schema
from secgov.rules.rule import Shape
from tests.architecture.house import ROOT
from tests.promised import progressed
from tests.reports.asked import AS_OF, calendar, checked, known, outlook_of, paper, rules
from tests.timetables import calendar_on, rules_on


@cache
def plain(answer: Callable[[], Any]) -> dict[str, Any]:
    """Return the answer as the command prints it, read back."""
    values: dict[str, Any] = json.loads(answer().to_json())
    return values


@cache
def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(schema(name))


def valid(name: str, values: dict[str, Any]) -> bool:
    return bool(validator(name).is_valid(values))


def one_rule() -> Any:
    return rule_answer("X-REF-03", as_of=AS_OF, rules=rules())


def faulty() -> Any:
    return checked(modification=[{"id": "SECMP0001", "steps": [
        {"step": "report-consultation-issued", "when": "2019-04-01"},
        {"step": "report-consultation-closed", "when": "March 2019"}]}],
        meeting=[{"body": "working-group", "kind": "monthly", "date": "2019-05-02"}])


def explained() -> Any:
    """Return an answer with each verdict that a finding has, and a contradiction."""
    return checked(modification=[{"id": "SECMP0001", "dcc_impact": "yes", "steps": [
        {"step": "refinement-consultation-issued", "when": "2019-04-02"},
        {"step": "refinement-consultation-closed", "when": "2019-04-01"},
        {"step": "modification-report-to-panel", "when": "across May and June 2019"},
        {"step": "report-consultation-issued", "when": "2019-07-01"},
        {"step": "report-consultation-closed", "when": "2019-07-08", "because": "the Panel"}],
        "target_release": "November 2019"}])


def supposed() -> Any:
    return suppose(paper(), "step SECMP0053:impact-assessment-returned 2019-05-10",
                   "step SECMP0062:impact-assessment-returned 2019-03-11",
                   "parameter impact-assessment.timescale 20", "release nov-2019 2019-11-29")


def days() -> Any:
    return days_after(date(2019, 5, 1), 15, as_of=AS_OF, calendar=calendar().working_days)


def between() -> Any:
    return days_between(date(2019, 5, 1), date(2019, 5, 8), as_of=AS_OF,
                        calendar=calendar().working_days)


def asked_on(as_of: date) -> dict[str, Any]:
    return {"as_of": as_of, "rules": rules_on(as_of), "calendar": calendar_on(as_of)}


def promises() -> Any:
    return progress(paper(), load_history(ROOT / "tests" / "vectors" / "histories.csv"),
                    **asked_on(date(2019, 12, 31)))


def actions() -> Any:
    return due(load_timetable(ROOT / "examples" / "csc_12_2502.toml"), days=30,
               **asked_on(date(2020, 2, 25)))


ANSWERS = [
    ("check", lambda: check(paper(), **known())),
    ("check", faulty),
    ("check", explained),
    ("outlook", lambda: outlook_of("SECMP0053")),
    ("outlook", lambda: outlook_of("SECMP0053", None)),
    ("outlook", lambda: outlook_of("SECMP0055")),
    ("outlook", lambda: outlook_of("SECMP0012", None)),
    ("outlook", lambda: outlook_of("SECMP0010")),
    ("outlook", lambda: outlook_since(paper(), "SECMP0053", since=date(2019, 2, 1), **known())),
    ("outlook", lambda: outlook_if(supposed(), "SECMP0053", "November 2019", **known())),
    ("outlook", lambda: outlook_if(supposed(), "SECMP0053", **known())),
    ("plan", lambda: plan_if(supposed(), **known())),
    ("check", lambda: check_if(supposed(), **known())),
    ("plan", lambda: plan(paper(), **known())),
    ("gaps", lambda: gaps(paper(), **known())),
    ("calendar", lambda: year_calendar(2019, **known())),
    ("days", days),
    ("days", between),
    ("rule", one_rule),
    ("rule", lambda: rule_answer("working-group.minimum-members", as_of=AS_OF, rules=rules())),
    ("rule", lambda: rule_answer("SECP_66_1503_12", as_of=AS_OF, rules=rules())),
    ("rule", lambda: rule_answer("vote-to-live.observed-time", as_of=AS_OF, rules=rules())),
    ("rules", lambda: rule_list(as_of=AS_OF, rules=rules())),
    ("progress", promises),
    ("progress", lambda: progressed([{"step": "panel-update"}], [])),
    ("due", lambda: due(paper(), **known())),
    ("due", lambda: due(paper(), days=60, who="panel", modification="SECMP0062",
                        **asked_on(date(2019, 6, 3)))),
    ("due", actions),
    ("portfolio", lambda: portfolio(paper(), **known())),
    ("portfolio", lambda: portfolio(paper(), capacity=3, seed=2, **asked_on(date(2019, 4, 10)))),
]


class TestSchemas:
    """design.md section 8: "JSON has published schemas, schema_version, as_of, receipt"."""

    @pytest.mark.parametrize("name", SCHEMAS)
    def test_a_schema_is_one_and_needs_no_other(self, name):
        found = schema(name)

        Draft202012Validator.check_schema(found)
        assert "common.json" not in json.dumps(found)
        assert f"urn:secgov:schema:1:{name}" == found["$id"]

    @pytest.mark.parametrize(("name", "answer"), ANSWERS)
    def test_real_answers_are_valid(self, name, answer):
        errors = validator(name).iter_errors(plain(answer))

        assert [] == [(error.json_path, error.message) for error in errors]

    @pytest.mark.parametrize(("name", "answer"), ANSWERS)
    def test_a_key_that_nobody_published_is_refused(self, name, answer):
        assert not valid(name, {**plain(answer), "surprise": 1})

    @pytest.mark.parametrize(("name", "answer"), ANSWERS)
    def test_every_key_is_there(self, name, answer):
        whole = plain(answer)
        # Only an answer under a supposition, or since another day, has these.
        needed = whole.keys() - {"what_if", "since"}

        assert [] == [key for key in needed
                      if valid(name, {one: whole[one] for one in whole if one != key})]

    @pytest.mark.parametrize("day", ["8 March 2019", "2019-3-8", "2019-13-01", "2019-03-32", ""])
    def test_a_day_is_an_iso_day(self, day):
        assert not valid("days", {**plain(days), "as_of": day})

    @pytest.mark.parametrize(("path", "value"), [
        (("findings", 0, "severity"), "grave"),
        (("findings", 0, "verdict"), "keeps"),
        (("findings", 0, "expected"), "soon"),
        (("findings", 0, "date"), {"words": "March 2019", "earliest": "2019-03-01"}),
        (("findings", 0, "cites"), ""),
        (("findings", 0, "extra"), True),
        (("verdict",), "broken"),
    ])
    def test_a_changed_finding_is_refused(self, path, value):
        values = plain(faulty)
        changed = copy.deepcopy(values)
        place: Any = changed["modifications"][0]
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = value

        assert valid("check", values)
        assert not valid("check", changed)

    def test_a_finding_of_a_vague_date_keeps_its_words(self):
        dates = [one["date"] for one in plain(faulty)["modifications"][0]["findings"]]

        assert {"words": "March 2019", "earliest": "2019-03-01", "latest": "2019-03-31"} in dates

    @pytest.mark.parametrize("key", ["verdict", "dcc_impact", "cut_off", "branches", "proof"])
    def test_a_changed_branch_is_refused(self, key):
        changed = json.loads(outlook_of("SECMP0055").to_json())
        changed["branches"][0][key] = "surprise"

        assert not valid("outlook", changed)

    def test_an_unknown_schema_is_refused_with_the_nearest(self):
        with pytest.raises(Unanswerable, match='no schema is called "chek": did you mean "check"'):
            schema("chek")


class TestShapes:
    """Contract: "the schema's enum equals the `Shape` values"."""

    def test_the_schema_knows_every_shape_and_no_other(self):
        known = schema("rules")["$defs"]["rule"]["properties"]["shape"]["enum"]

        assert sorted(one.value for one in Shape) == sorted(known)
