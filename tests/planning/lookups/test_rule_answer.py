from __future__ import annotations

import json
from datetime import date

import pytest

from secgov.citation import Evidence, Force, Severity
from secgov.errors import Unanswerable
from secgov.planning.lookups.rule_answer import rule_answer, rule_list
from secgov.rules.loading import rulebook
from secgov.rules.settings import Settings

THEN = date(2019, 3, 8)
BOOK = rulebook(THEN)


def asked(name):
    return rule_answer(name, as_of=THEN, rules=BOOK)


def listed(**filters):
    return rule_list(as_of=THEN, rules=BOOK, **filters)


class TestRuleAnswer:
    """Design, section 2: "Whoever holds a rule id, a register id (`X-REF-03`) or a clause (`D7.8`)
    in hand finds rule, value, test and page in one hop"."""

    @pytest.mark.parametrize("name", [
        "X-REF-03", "x-ref-03", " working-group.agenda-notice ", "Working-Group.Agenda-Notice"])
    def test_each_name_gives_the_rule(self, name):
        assert ["working-group.agenda-notice"] == [one.rule.id for one in asked(name).rules]

    @pytest.mark.parametrize("clause", ["D7.8", "Section  D7.8"])
    def test_a_clause_gives_each_of_its_rules(self, clause):
        assert {"D7.8"} == {one.rule.clause for one in asked(clause).rules}

    def test_the_rule_has_value_source_page_and_test(self):
        """SECP_66_1503_12 para 2.2: ten Working Days, from the meeting of 3 April 2019."""
        found = asked("X-REF-03").to_dict()["rules"][0]

        assert {"name": "working-group.agenda-notice", "value": 10, "unit": "Working Days",
                "counting": "notice", "role": "minimum", "adopted": False, "note": None,
                "observed": None} == found["parameter"]
        assert {"from": "2019-04-03", "from_latest": None, "until": None,
                "in_words": "from 2019-04-03"} == found["in_force"]
        assert ("PRACTICE", "secondary", "warning", "SECP_66_1503_12 para 2.2") == (
            found["force"], found["evidence"], found["severity"], found["cites"])
        assert "SEC Modification Timetables" in found["source"]["title"]
        assert "docs/rules/meetings.md#working-group.agenda-notice" == found["page"]
        assert "tests/rules/test_meetings.py::TestWorkingGroupAgendaNotice" == found["test"]

    def test_a_rule_without_a_number_has_none(self):
        assert asked("X-REF-05").to_dict()["rules"][0]["parameter"] is None

    def test_a_number_that_belongs_to_no_rule_stands_alone(self):
        for name in ("withdrawal.adoption-window", "X-WDR-M2"):
            answer = asked(name)
            found = answer.to_dict()["parameters"][0]

            assert () == answer.rules
            assert ("withdrawal.adoption-window", 10, "CODE", "unverified", "note", False) == (
                found["name"], found["value"], found["force"], found["evidence"],
                found["severity"], found["adopted"])

    def test_a_number_counted_from_records_shows_each_of_them(self):
        """Register section 5: 60 and 96 Working Days; half way between them is 78."""
        found = asked("preliminary-assessment.observed-time").to_dict()["parameters"][0]

        assert {"samples": 2, "years": "2019-2020", "lowest": 60, "median": 78, "highest": 96,
                "times": [
                    {"of": "MP090", "part": None, "from": "2019-11-15", "to": "2020-02-12",
                     "took": 60},
                    {"of": "MP109", "part": None, "from": "2020-05-13", "to": "2020-09-28",
                     "took": 96}]} == found["observed"]

    def test_what_is_known_of_an_unverified_number_is_said(self):
        found = asked("impact-assessment.timescale").to_dict()["rules"][0]["parameter"]

        assert found["note"].startswith("The SEC sets standard timescales since 1 November 2018")
        assert found["observed"] is None

    def test_a_document_is_shown(self):
        for name in ("SECP_66_1503_12", "s1"):
            assert ["SECP_66_1503_12"] == [one.key for one in asked(name).sources]

    def test_an_unknown_document_has_no_title(self):
        """An adopted number cites a document that the register does not list."""
        book = rulebook(THEN, Settings.from_dict({"adopt": {"withdrawal.adoption-window": {
            "cites": "D8.11 as read"}}}).adopted)
        found = rule_answer("withdrawal.adoption-window", as_of=THEN, rules=book).to_dict()

        assert (None, True) == (found["parameters"][0]["source"], found["parameters"][0]["adopted"])

    @pytest.mark.parametrize(("name", "advice"), [
        ("X-REF-033", 'did you mean "X-REF-03"?'),
        ("x-ref-033", 'did you mean "X-REF-03"?'),
        ("withdrawal.adoption-windo", 'did you mean "withdrawal.adoption-window"?'),
        ("ofgem-industry-code-govern", 'did you mean "ofgem-industry-code-governance"?'),
        ("?", "`secgov rules` lists them all."),
        ("", "`secgov rules` lists them all."),
    ])
    def test_an_unknown_name_is_refused_with_a_near_one(self, name, advice):
        with pytest.raises(Unanswerable, match="is called") as caught:
            asked(name)

        assert str(caught.value).endswith(
            f'": {advice} What of the register is no rule stands in docs/rules/not_encoded.md, '
            "with its reason.")

    def test_a_rule_that_was_not_known_yet_is_found_and_does_not_bind(self):
        earlier = date(2019, 3, 7)

        found = rule_answer(
            "working-group.agenda-notice", as_of=earlier, rules=rulebook(earlier)).rules

        assert ["no"] == [one.on_the_day.binds for one in found]

    def test_the_json_is_the_dictionary(self):
        assert asked("D7.8").to_dict() == json.loads(asked("D7.8").to_json())
        assert 0 == asked("D7.8").exit_status


class TestMend:
    """Nothing is broken where a rule is only asked about, so its mend names no day."""

    def test_words_stand_for_the_day_that_only_a_breach_has(self):
        answer = asked("panel.papers-notice")

        assert ["Have the paper in by the day that the rule gives, or take the item to a later "
                "Panel."] == [one["mend"] for one in answer.to_dict()["rules"]]

    def test_no_rule_shows_a_placeholder(self):
        assert not [one for one in listed().rules if "{" in one.to_dict()["mend"]]


class TestInForce:
    """Design, section 4: "A start that is only bounded is kept as bounds, and answers inside them
    say so"."""

    def test_an_uncertain_start_says_so(self):
        """
        SECMP0049: after August 2018, not after 8 March 2019. X-REF-01 to X-REF-07: in 2019, by
        the paper of that day. X-RAISE-03: by 2017, under a code of September 2013.
        """
        book = rulebook(date(2021, 1, 1))
        words = {one.in_force_words() for one in rule_list(
            as_of=book.as_of, rules=book).rules if one.rule.since_latest}

        assert words
        assert {"2013-09", "2018-09", "2019-01"} == {
            one.removeprefix("from a day that is not known: no earlier than ")[:7]
            for one in words}

    def test_an_end_is_said(self):
        """The lead time to the paper day ended with the new process of 8 March 2019."""
        found = asked("proposal.lead-time-to-paper-day").to_dict()["parameters"][0]["in_force"]

        assert ("2019-03-07", "from the beginning, until 2019-03-07") == (
            found["until"], found["in_words"])


class TestRuleList:
    """Design, section 8: "`secgov rules`"."""

    def test_all_rules_and_all_numbers_without_one(self):
        found = listed()

        assert len(BOOK.rules) == len(found.rules)
        assert "withdrawal.adoption-window" in [one.parameter.name for one in found.parameters]
        assert {} == found.to_dict()["filters"]
        assert 0 == found.exit_status
        assert found.to_dict() == json.loads(found.to_json())

    def test_filters_narrow_both(self):
        found = listed(force=Force.CODE, evidence=Evidence.UNVERIFIED, severity=Severity.NOTE)

        assert {("CODE", "unverified")} == {
            (one.rule.force.value, one.rule.evidence.value) for one in found.rules}
        assert {Severity.NOTE} == {one.severity for one in found.parameters}
        assert {"force": "CODE", "evidence": "unverified", "severity": "note"
                } == found.to_dict()["filters"]

    def test_a_topic_has_rules_only(self):
        found = listed(topic="meetings")

        assert {"meetings"} == {one.rule.topic for one in found.rules}
        assert () == found.parameters
        assert {"topic": "meetings"} == found.to_dict()["filters"]

    def test_a_severity_may_leave_none(self):
        assert () == listed(force=Force.PRACTICE, severity=Severity.FAULT).rules

    def test_an_unknown_topic_is_refused(self):
        with pytest.raises(Unanswerable, match=r'did you mean "meetings"\?'):
            listed(topic="meeting")
