"""The rules of routes as data."""

from __future__ import annotations

import copy
import tomllib
from datetime import date
from importlib.resources import files
from typing import Any

import pytest

from secgov.errors import UnusableInput
from secgov.rules.loading import rulebook
from secgov.rules.route_reading import read_route_rules, route_rules

GOOD: dict[str, Any] = {
    "input": [{"name": "minor", "asks": "Is it minor?", "judged_by": "panel", "open": "not-judged",
               "values": {"yes": "it is", "not-judged": "not judged"}}],
    "target": [{"fact": "skip", "kind": "route", "says": "Skipping"}],
    "derived": [{"name": "next", "says": "what comes next", "values": {"report": "a report"}}],
    "row": [{"id": "a", "rule": "the.rule", "when": {"minor": ["yes"]},
             "concludes": {"skip": "open"}},
            {"id": "b", "rule": "the.rule", "when": {"skip": ["open"]},
             "concludes": {"next": "report"}}],
}
BEGAN = (date(2018, 9, 1), date(2019, 3, 8))


def read(**changes: Any) -> Any:
    return read_route_rules({**copy.deepcopy(GOOD), **changes}, known=["the.rule"],
                            stage_began=BEGAN)


def refused(**changes: Any) -> list[str]:
    with pytest.raises(UnusableInput) as report:
        read(**changes)
    return [f"{one.place}: {one.found}" for one in report.value.problems]


class TestReading:
    """CONTRIBUTING: "An input with five errors gets one report with five lines"."""

    def test_good_data_give_rules(self):
        rules = read()

        assert ["a", "b"] == [row.id for row in rules.rows]
        assert ("Is it minor?", ("yes",)) == (rules.inputs[0].asks, rules.inputs[0].stated)

    def test_wrong_keys_and_kinds_are_in_one_report(self):
        assert ["[[input]] minor judge: a key that is not known",
                "[[input]] minor judged_by: nothing",
                "[[input]] minor values: a list", "[[target]] skip kind: \"road\"",
                "[[derived]] next values: a table", "[[row]] a when: a table",
                "[[row]] a concludes: an empty text"] == refused(
            input=[{**{key: value for key, value in GOOD["input"][0].items()
                       if key != "judged_by"}, "judge": "panel", "values": []}],
            target=[{**GOOD["target"][0], "kind": "road"}],
            derived=[{**GOOD["derived"][0], "values": {}}],
            row=[{**GOOD["row"][0], "when": {"minor": "yes"}, "concludes": ""}])

    def test_names_that_fit_nothing_are_in_one_report(self):
        assert ["row a: the rule \"the.rul\", which is not in the book",
                'input minor: the open word "unknown"', "target skip: no row that opens it",
                "rule a, a condition on mino: a fact that is not declared"] == refused(
            input=[{**GOOD["input"][0], "open": "unknown"}],
            row=[{"id": "a", "rule": "the.rul", "when": {"mino": ["yes"]},
                  "concludes": {"next": "report"}}])


WITHOUT_CONDITION = {**GOOD["row"][0], "when": {}}


class TestUnless:
    """routes.toml: "`unless` names the values of which none may be stated"."""

    def test_a_row_holds_for_all_other_values(self):
        row = {**WITHOUT_CONDITION, "unless": {"minor": ["not-judged"]}}

        rules = read(row=[row, GOOD["row"][1]])

        assert (("minor", ("yes",)),) == rules.rows[0].when

    def test_a_word_that_is_no_value_is_named(self):
        assert ['row a: unless: minor = "yess", which is no value of an input'] == refused(
            row=[{**WITHOUT_CONDITION, "unless": {"minor": ["yess"]}}, GOOD["row"][1]])

    def test_what_rows_conclude_has_no_other_values(self):
        assert 'row a: unless: skip = "open", which is no value of an input' in refused(
            row=[{**WITHOUT_CONDITION, "unless": {"skip": ["open"]}}, GOOD["row"][1]])


class TestWords:
    """style.md: a reader is told in plain words."""

    def test_what_a_fact_is_about_and_what_a_value_says(self):
        rules = read()

        assert ["Skipping", "what comes next", "minor"] == [
            rules.asks(name) for name in ("skip", "next", "minor")]
        assert ["a report", "it is", "open"] == [
            rules.says("next", "report"), rules.says("minor", "yes"), rules.says("skip", "open")]


class TestShipped:
    """The brief: "One row per rule", each with its source, and discretion as a named input."""

    def test_the_development_stage_began_within_the_bounds_of_the_register(self):
        """Register section 6: "after Aug 2018, not after 8 Mar 2019"."""
        assert BEGAN == route_rules().stage_began

    def test_each_rule_that_a_row_names_is_in_the_book(self):
        known = {rule.id for rule in rulebook(date.max).rules}

        rules = route_rules()
        assert [] == [row.rule for row in (*rules.rows, *rules.contradictions)
                      if row.rule not in known]

    def test_every_word_of_every_input_decides_something_but_the_silent_ones(self):
        """A value that no row waits on would be a question without a consequence."""
        idle = {(one.name, value) for one in route_rules().inputs for value in one.stated}
        idle -= {(fact, value) for row in route_rules().rows for fact, values in row.when
                 for value in values}

        assert {("authority_direction", "no"), ("panel_class", "no"),
                ("minor_errors_only", "no"),
                ("clearly_expressed", "no"), ("minor", "no"), ("self_evidently_beneficial", "no"),
                ("urgency_requested", "no"), ("urgency_granted", "no"),
                ("urgent_timetable", "refinement"), ("path_directed", "none"),
                ("states_problem", "no"), ("contains_solution", "yes"), ("within_review", "yes"),
                ("review_agreed", "no"), ("other_codes", "no"), ("same_effect", "undecided"),
                ("same_effect", "rejected-lately"),
                *((one.name, "no") for one in route_rules().inputs
                  if one.name.startswith("form_"))} == idle

    def test_the_two_files_hold_different_tables(self):
        names = [set(tomllib.loads((files("secgov.rules") / "data" / name).read_text("utf-8")))
                 for name in ("route_facts.toml", "routes.toml")]

        assert [{"input", "target", "derived"}, {"row", "contradiction"}] == names
