from __future__ import annotations

from datetime import date

import attrs

from secgov.citation import Force
from secgov.planning.lookups.rule_answer import RuleAnswer, rule_answer, rule_list
from secgov.reports.text import as_text
from tests.reports.asked import AS_OF, flat, rules


def answer_of(name: str) -> RuleAnswer:
    return rule_answer(name, as_of=AS_OF, rules=rules())


class TestRuleReport:
    """SECP_66_1503_12 para 2.2: "at least 10 Working Days before the meeting"; the register calls
    it X-REF-03."""

    def test_what_the_rule_says_comes_first(self):
        assert ("working-group.agenda-notice The agenda of each monthly Working Group is confirmed "
                "at least 10 Working Days before the meeting. - Register id X-REF-03. - It is "
                "practice; seen in a secondary source. - A breach is a warning. - Source: "
                "SECP_66_1503_12 para 2.2 (" in flat(as_text(answer_of("X-REF-03"))))

    def test_its_number_steps_days_and_places(self):
        text = flat(as_text(answer_of("X-REF-03")))

        assert "- Its number: 10 Working Days, the last day not counted. - It binds two " in text
        assert ("- In force from Wednesday 3 April 2019. - On Friday 8 March 2019 it does not "
                "bind yet. - Explained in docs/rules/") in text
        assert "To mend a breach: Confirm the agenda by the day that the rule gives" in text
        assert 'Asked for "X-REF-03" as of Friday 8 March 2019. Made by secgov ' in text

    def test_a_start_that_is_only_bounded_is_said(self):
        text = flat(as_text(answer_of("impact-assessment.cost-body")))

        assert "no earlier than Saturday 1 September 2018, no later than Friday 8 March" in text
        assert "- It judges this: the cost of the Impact Assessment is agreed." in text

    def test_a_statement_is_broken_by_no_date(self):
        assert "No date can break it." in as_text(answer_of("X-IA-04"))

    def test_a_clause_is_named(self):
        assert "clause D7.8" in flat(as_text(answer_of("report.timetable-by-panel")))

    def test_a_number_that_belongs_to_no_rule(self):
        text = flat(as_text(answer_of("working-group.minimum-members")))

        assert ("working-group.minimum-members 5 people. - Register id X-REFM-M1. - It is the "
                "least that a rule asks for. - It is held to be a rule of the Smart Energy Code, "
                "but unverified: not the SEC's number until somebody cites it." in text)

    def test_a_number_with_its_days_and_without_a_listed_source(self):
        answer = answer_of("working-group.minimum-members")
        entry = answer.parameters[0]
        row = attrs.evolve(entry.parameter, since=date(2019, 1, 1), until=date(2019, 3, 8),
                           adopted=True, cites="ours 1")
        text = flat(as_text(attrs.evolve(answer, parameters=(attrs.evolve(
            entry, parameter=row, source=None),))))

        assert "least that a rule asks for, adopted in the settings." in text
        assert "- Source: ours 1. - In force from Tuesday 1 January 2019 until Friday 8 " in text

    def test_a_document(self):
        text = flat(as_text(answer_of("SECP_66_1503_12")))

        assert "- Cited as SECP_66_1503_12, register id S1. - Where it is: " in text
        assert "- Its date: " in text

    def test_a_document_without_a_date(self):
        answer = answer_of("SECP_66_1503_12")
        undated = attrs.evolve(answer, sources=(attrs.evolve(answer.sources[0], dated=""),))

        assert "Its date" not in as_text(undated)


class TestRuleList:
    """design.md section 2: whoever holds a rule id or a register id finds the rule."""

    def test_all_rules_by_topic(self):
        answer = rule_list(as_of=AS_OF, rules=rules())
        text = flat(as_text(answer))

        assert text.startswith(f"{len(answer.rules)} rules, and {len(answer.parameters)} numbers "
                               "that belong to no rule, as known on Friday 8 March 2019. ")
        assert ("- working-group.agenda-notice (register id X-REF-03): The agenda of each monthly "
                "Working Group is confirmed at least 10 Working Days before the meeting. - A "
                "breach is a warning. It is practice; seen in a secondary source. Source: "
                "SECP_66_1503_12 para 2.2." in text)
        assert "- working-group.minimum-members (register id X-REFM-M1): 5 people." in text

    def test_filters_are_said(self):
        text = flat(as_text(rule_list(as_of=AS_OF, rules=rules(), force=Force.CODE,
                                      topic="meetings")))

        assert "no numbers that belong to no rule, as known on Friday 8 March 2019; only " in text
        assert "only those of force CODE, topic meetings." in text

    def test_one_of_each(self):
        answer = rule_list(as_of=AS_OF, rules=rules())
        one = attrs.evolve(answer, rules=answer.rules[:1], parameters=answer.parameters[:1])

        assert as_text(one).startswith("1 rule, and 1 number that belongs to no rule, as known")
