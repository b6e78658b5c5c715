"""The report on gaps, in text, Markdown and JSON."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import attrs
import pytest
from jsonschema import Draft202012Validator

from secgov.planning.gaps.gaps import gaps
from secgov.planning.gaps.gaps_answer import Gaps
from secgov.reports.markdown import as_markdown
from secgov.reports.schemas import schema
from secgov.reports.text import as_text
from tests.reports.asked import flat, known, paper
from tests.timetables import calendar_on, rules_on, step, timetable

REPORT = step("modification-report-to-panel", date(2020, 2, 14))
DECEMBER = date(2019, 12, 2)


def asked(*steps: dict[str, Any], as_of: date = DECEMBER, **keys: Any) -> Gaps:
    """Return the gaps of a timetable of one modification."""
    return gaps(timetable(*steps, **keys), as_of=as_of, rules=rules_on(as_of),
                calendar=calendar_on(as_of))


def said(answer: Gaps) -> str:
    """Return the report as one line."""
    return flat(as_text(answer))


class TestText:
    """Every answer in text that a Panel member can read aloud; numbers counted by hand in
    test_number_gaps."""

    def test_how_much_hangs_comes_first(self):
        assert said(gaps(paper(), **known())).startswith(
            "Gaps of secp_66_1503_12.toml with 18 modifications, as of Friday 8 March 2019: 5 "
            "verdicts hang on 2 of 11 unverified numbers. Unverified numbers, the one on which "
            "most hangs first preliminary-assessment.timescale 15 Working Days, the first day "
            "not counted, register id X-DCC-M1: 3 verdicts hang on it, tried from 0 to 30.")

    def test_on_which_value_each_verdict_turns(self):
        text = said(gaps(paper(), **known()))

        assert ("- SECMP0053 for the November 2019 Release: now at risk; adopted, on track up to "
                "11 Working Days, at risk from 12 Working Days on." in text)
        assert ("- The check of SECMP0046 by preliminary-assessment.timescale (the Preliminary "
                "Assessment is returned): now nothing; adopted, a warning up to 24 Working "
                "Days, nothing from 25 Working Days on." in text)

    def test_a_verdict_that_holds_at_one_number_only(self):
        """The release of 24 June 2021. Four months before is 24 February: only the Panel of 12
        February is early enough, and a consultation of 15 Working Days from 3 February ends on the
        24th, but no sourced rule gives it a length. Three months before, the Panel of March is
        early enough; five months before, that of 15 January comes before the Working Group."""
        text = said(asked(step("working-group", date(2021, 2, 3)), as_of=date(2021, 1, 8),
                          dcc_impact="no", path="3", stage="refinement",
                          target_release="June 2021"))

        assert "on track up to 3 months, at risk at 4 months, misses it from 5 months on." in text

    def test_what_is_known_of_each_number(self):
        text = said(gaps(paper(), **known()))

        assert ("- It is held to be a rule of the Smart Energy Code, but unverified: not the SEC's "
                "number until somebody cites it. Source: register X-DCC-M1 (The register" in text)
        assert "- What is known of it: The SEC sets standard timescales since 1 November" in text
        assert ("- What records show instead: from 60 to 96 Working Days, median 78 (2 times, 2019 "
                "to 2020)." in text)

    def test_the_lines_to_adopt_stand_alone(self):
        assert ('are refused.\n\n[adopt]\n'
                '"preliminary-assessment.timescale" = { value = 15, cites = "" }\n'
                '"impact-assessment.timescale" = { value = 40, cites = "" }\n\n'
                "No verdict of this file hangs on any one of these alone: working-group."
                "minimum-members,"
                in as_text(gaps(paper(), **known())))

    def test_a_number_of_which_nothing_is_known_and_nothing_else_to_list(self):
        answer = gaps(paper(), **known())
        first = answer.deciding[0]
        bare = attrs.evolve(first, document=None, observed=None,
                            parameter=attrs.evolve(first.parameter, note=""))
        text = said(attrs.evolve(answer, numbers=(bare,), file_gaps=()))

        assert "Source: register X-DCC-M1. To adopt them" in text
        assert "No verdict of this file" not in text

    def test_a_verdict_that_any_adopted_value_gives(self):
        """Its report was at the Panel of 14 June 2019: a year before 25 June 2020 is later."""
        text = said(asked(
            step("modification-report-to-panel", date(2019, 6, 14), status="done"), path="3",
            stage="report-phase", dcc_impact="yes", target_release="June 2020"))

        assert "now not known; adopted, on track at any number up to 12 months." in text

    def test_what_is_open_and_decides_nothing_is_summed_up(self):
        assert ("What the file and its releases leave open Whether it impacts the DCC Systems is "
                "not said, and no verdict hangs on it: SECMP0012, SECMP0028, SECMP0032, SECMP0037, "
                "SECMP0038, SECMP0055, SECMP0063, SECMP0066. The path is not said, and no verdict "
                "hangs on it: SECMP0007, " in said(gaps(paper(), **known())))

    def test_a_cut_off_that_no_source_gives(self):
        text = said(asked(REPORT, dcc_impact="yes", path="3", stage="report-phase",
                          target_release="June 2020"))

        assert ("1 verdict hangs on 1 of 11 unverified numbers. " in text)
        assert ("release.lead.dcc-systems 6 months, register id X-REL-M2: 1 verdict hangs on it, "
                "tried from 0 to 12. - MP900 for the June 2020 Release: now not known; adopted, "
                "on track up to 4 months, misses it from 5 months on." in text)
        assert ("- MP900: no source gives the cut-off of the June 2020 Release for a change that "
                "impacts the DCC Systems. - To mend it: add a [[cut_off]] table with its source "
                "to the settings, or adopt release.lead.dcc-systems with one." in text)

    def test_an_impact_and_a_path_that_decide(self):
        text = said(asked(step("modification-report-to-panel", date(2020, 5, 15)),
                          target_release="June 2020"))

        assert ("- MP900: whether it impacts the DCC Systems is not said. - The verdict for the "
                "June 2020 Release: " in text)
        assert 'To mend it: write dcc_impact = "yes" or dcc_impact = "no" in [[modif' in text

    def test_on_which_of_two_routes(self):
        text = said(asked(REPORT, path="3", target_release="June 2020"))

        assert ("- MP900 for the June 2020 Release, with an impact on the DCC Systems: now not "
                "known; adopted, " in text)

    def test_what_several_numbers_decide_together(self):
        """
        By hand: with no time for the Preliminary Assessment the Working Group of 3 April and the
        Change Board of 24 April are in reach, and 40 Working Days on are past 10 May; with none
        for the Impact Assessment alone the Preliminary one ends on 29 March, two days after the
        papers, so that the Change Board is that of 22 May.
        """
        answer = asked(step("working-group", "2019-04-03"), as_of=date(2019, 3, 8), path="3",
                       dcc_impact="yes", target_release="November 2019")
        text = said(answer)

        assert ("no verdict hangs on one unverified number alone; 1 verdict hangs on several of "
                "them together. Unverified numbers that only decide together - MP900 for the "
                "November 2019 Release: now at risk; on track if preliminary-assessment.timescale "
                "and impact-assessment.timescale took no time, by none of them alone. To adopt "
                "them" in text)
        assert '"impact-assessment.timescale" = { value = 40, cites = "" }' in text
        assert Draft202012Validator(schema("gaps")).is_valid(json.loads(answer.to_json()))
        assert [["preliminary-assessment.timescale", "impact-assessment.timescale"]] == [
            one["numbers"] for one in answer.to_dict()["together"]]

    def test_also_where_the_proof_needs_one_of_them_only(self):
        """
        By hand: requirements on 27 March and no time for the Preliminary Assessment are the papers
        of 3 April, the Change Board of 24 April and 40 Working Days; 15 of the Preliminary one
        end on 17 April, so that the Working Group is on 1 May and the Change Board on 22 May.
        """
        answer = asked(step("business-requirements-agreed", "2019-03-27"), as_of=date(2019, 3, 8),
                       path="3", dcc_impact="yes", target_release="November 2019")

        assert [["preliminary-assessment.timescale", "impact-assessment.timescale"]] == [
            one["numbers"] for one in answer.to_dict()["together"]]

    def test_only_days_are_counted_in_some_way(self):
        """Register X-REFM-M1: five members; X-REL-03: months before a release."""
        counted = {one["parameter"]: one["counting"]
                   for one in asked(dcc_impact="no").to_dict()["numbers"]}

        assert (None, None, "exclude-first") == (
            counted["working-group.minimum-members"], counted["release.lead.dcc-systems"],
            counted["impact-assessment.timescale"])

    def test_not_where_something_else_is_as_late(self):
        """A consultation that may close as late as 31 May is late for the Panel of 17 May."""
        answer = asked(step("working-group", "2019-04-03"),
                       step("refinement-consultation-closed", "May 2019"),
                       as_of=date(2019, 3, 8), path="3", dcc_impact="yes",
                       target_release="November 2019")

        assert () == answer.together

    def test_nothing_hangs_where_nothing_is_open(self):
        text = said(asked(dcc_impact="no", path="3"))

        assert ("Gaps of dict with 1 modification, as of Monday 2 December 2019: no verdict hangs "
                "on one unverified number alone. No verdict of this file hangs on any one of these "
                "alone: working-group." in text)
        assert "To adopt them" not in text
        assert "What the file" not in text

    def test_markdown_fences_the_lines_to_adopt(self):
        text = as_markdown(gaps(paper(), **known()))

        assert '~~~toml\n[adopt]\n"preliminary-assessment.timescale" = { value = 15, ' in text
        assert "\n~~~\n\nNo verdict of this file" in text


STRETCHES = [
    ({"stage": "report-phase", "dcc_impact": "yes", "target_release": "June 2020"}, 1),
    ({"dcc_impact": "no"}, 0),
    # On either route the lead for its kind of change.
    ({"target_release": "June 2020"}, 2),
]


class TestSchema:
    """design.md section 8: "JSON has published schemas, schema_version, as_of, receipt"."""

    @pytest.mark.parametrize(("keys", "deciding"), STRETCHES)
    def test_answers_are_valid(self, keys, deciding):
        answer = asked(REPORT, **keys)
        values = json.loads(answer.to_json())

        assert deciding == len(answer.deciding)
        assert [] == [*Draft202012Validator(schema("gaps")).iter_errors(values)]

    def test_so_is_that_of_the_paper(self):
        values = json.loads(gaps(paper(), **known()).to_json())
        validator = Draft202012Validator(schema("gaps"))

        assert [] == [*validator.iter_errors(values)]
        assert all(not validator.is_valid({one: values[one] for one in values if one != key})
                   for key in values)
        assert not validator.is_valid({**values, "surprise": 1})
