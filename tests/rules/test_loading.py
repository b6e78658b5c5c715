"""Reading a rule book: every fault of the data in one report."""

from __future__ import annotations

from datetime import date

import pytest

from secgov.errors import UnusableInput
from secgov.rules import loading
from secgov.rules.loading import read_parameters, read_rules, shipped_texts

ROW = {"value": 10, "unit": "Working Days", "counting": "notice", "role": "minimum",
       "force": "PRACTICE", "evidence": "secondary", "cites": "A para 1", "register": "X-A-01"}
RULE = {"id": "a.rule", "register": "X-A-01", "says": "It says so.", "shape": "order",
        "earlier": "raised", "later": "converted", "force": "CODE", "evidence": "primary",
        "cites": "A para 1", "mend": "Mend it."}


def parameters(*rows):
    problems = []
    return read_parameters({"a": {"number": list(rows)}}, problems), [
        f"{one.place}: {one.found}" for one in problems]


def rules(*rows, known=()):
    problems = []
    return read_rules("topic", {"rule": list(rows)}, known, problems), problems


class TestShipped:
    """design.md section 4: "Gaps, overlaps and missing citations are errors at load"."""

    def test_every_file_is_read_once(self):
        names = [name for name, _ in shipped_texts()]

        assert len(names) == len(set(names))
        assert list(loading.TOPICS) == names[-len(loading.TOPICS):]
        assert ["sources.toml", "parameters.toml", "process.toml"] == names[:3]

    def test_faults_of_the_data_stop_the_book(self, monkeypatch):
        broken = tuple((name, text.replace('cites    = "sec-panel"', ""))
                       for name, text in shipped_texts())
        monkeypatch.setattr(loading, "shipped_texts", lambda: broken)

        with pytest.raises(UnusableInput, match="the rule book cannot be used: 1 problem"):
            loading._shipped.__wrapped__()


class TestParameterRows:
    """style.md section 4: "A row ends where the next begins; no row without `cites`"."""

    def test_good_rows_give_values(self):
        found, problems = parameters({**ROW, "until": date(2019, 4, 2)},
                                     {**ROW, "from": date(2019, 4, 3), "value": 5})

        assert [] == problems
        assert [("a.number", 10), ("a.number", 5)] == [(row.name, row.value) for row in found]

    def test_everything_wrong_is_in_one_report(self):
        """A missing source, an unknown key, a bad word of each list, a bad number and day."""
        _, problems = parameters(
            {**{key: ROW[key] for key in ROW if key != "cites"}, "frm": 1, "unit": "Working Day",
             "counting": "notic", "role": "minimal", "force": "LAWS", "evidence": "seen",
             "value": "ten", "from": "2019", "until": date(2019, 4, 2), "register": 3},
            {**ROW, "from": date(2019, 4, 4), "until": date(2019, 4, 30), "cites": " "},
            {**ROW, "from": date(2019, 4, 30), "until": date(2019, 4, 1), "value": -1})

        assert [
            'a.number row 1: the key "frm" is not known', "a.number row 1: value is 'ten'",
            "a.number row 1: unit is 'Working Day'", "a.number row 1: role is 'minimal'",
            "a.number row 1: force is 'LAWS'", "a.number row 1: evidence is 'seen'",
            "a.number row 1: cites is missing", "a.number row 1: register is 3",
            "a.number row 1: counting is 'notic'", "a.number row 1: from is '2019'",
            "a.number row 2: cites is ' '", "a.number row 3: value is -1",
            "a.number row 3: it ends on 2019-04-01, before it begins on 2019-04-30",
            "a.number rows 1 and 2: no row covers 2019-04-03 to 2019-04-03",
            "a.number rows 2 and 3: both cover the same days",
        ] == problems

    def test_a_word_near_a_known_one_is_suggested(self):
        problems = []
        read_parameters({"a": [{**ROW, "unit": "Working Day"}]}, problems)

        assert ['did you mean "Working Days"?'] == [one.mend for one in problems]

    def test_a_row_that_is_no_table_is_named(self):
        problems = []
        read_parameters({"a": 3}, problems)

        assert ("a row 1", "3", "a table") == (
            problems[0].place, problems[0].found, problems[0].expected)


class TestRuleRows:
    """design.md section 4: what a rule has."""

    def test_a_good_row_gives_a_rule(self):
        (rule,), problems = rules({**RULE, "when": {"kind": "monthly"}, "steps": ["raised"]})

        assert [] == problems
        assert ("topic", (("kind", "monthly"),), ("raised",)) == (
            rule.topic, rule.when, rule.steps)

    def test_a_rule_takes_authority_and_days_from_its_parameter(self):
        rows, _ = parameters({**ROW, "until": date(2019, 4, 2)},
                             {**ROW, "from": date(2019, 4, 3), "force": "CODE"})
        bare = {key: RULE[key] for key in RULE if key not in ("force", "evidence", "cites")}
        found, problems = rules({**bare, "parameter": "a.number"}, known=rows)

        assert [] == problems
        assert [("PRACTICE", None), ("CODE", date(2019, 4, 3))] == [
            (rule.force.value, rule.since) for rule in found]

    def test_everything_wrong_is_in_one_report(self):
        rows, _ = parameters(ROW)
        _, problems = rules(
            {**RULE, "shape": "odrer", "sayz": "", "says": ""},
            {**RULE, "id": "b.rule", "parameter": "a.numbr"},
            {**RULE, "id": "c.rule", "from": date(2019, 4, 3), "until": date(2019, 4, 1)},
            {**RULE, "id": "d.rule", "until": date(2019, 4, 3)},
            {**RULE, "id": "d.rule", "from": date(2019, 4, 3)},
            {key: RULE[key] for key in RULE if key not in ("id", "cites")}, known=rows)

        assert [
            ("topic rule 1", 'the key "sayz" is not known'),
            ("topic rule 1", "says is ''"), ("topic rule 1", "shape is 'odrer'"),
            ("topic rule 2", 'the parameter "a.numbr" is not known'),
            ("topic rule 6", "cites is missing"), ("topic rule 6", "id is missing"),
            ("c.rule row 1", "it ends on 2019-04-01, before it begins on 2019-04-03"),
            ("d.rule rows 1 and 2", "both cover the same days"),
        ] == [(one.place, one.found) for one in problems]
        assert 'did you mean "a.number"?' in [one.mend for one in problems]

    def test_a_topic_without_rules_has_none(self):
        problems = []

        assert () == read_rules("topic", {}, (), problems)
        assert [] == problems
