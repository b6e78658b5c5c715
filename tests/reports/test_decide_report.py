from __future__ import annotations

import json
import re
from datetime import date

import pytest
from jsonschema import Draft202012Validator

from secgov.model.timetables import Timetable
from secgov.planning.changes.decide import decide
from secgov.planning.changes.decide_answer import Decisions
from secgov.reports.markdown import as_markdown
from secgov.reports.schemas import schema
from secgov.reports.text import as_text
from tests.planning.changes.test_decide import ASKED, cost, only, small, waiting_on
from tests.reports.asked import flat, known, paper
from tests.timetables import AS_OF, calendar_on, rules_on, step


@pytest.fixture(scope="module")
def of_the_paper() -> Decisions:
    return decide(paper(), **known())


class TestDecideReport:
    """Issue 4: "Every answer in text that a Panel member can read aloud, in Markdown and in JSON
    with its schema". The days are those of tests/planning/changes/test_decide.py."""

    def test_what_hangs_on_which_comes_first(self, of_the_paper):
        assert as_text(of_the_paper).startswith(
            "2 recommendations; dated steps hang on recommendation 2.\n")

    def test_several_on_which_steps_hang_are_told_as_several(self):
        answer = decide(Timetable.from_dict({
            "recommendation": [{"id": one, "body": "panel", "asks": "agree",
                                "agrees": [f"MP900:{one}"]} for one in ("1", "2")],
            "modification": [{"id": "MP900", "dcc_impact": "yes", "steps": [
                step("impact-assessment-approved", "2019-03-15", label=one, body="panel",
                     status="proposed") for one in ("1", "2")]}]}), **known())

        assert "2 recommendations; dated steps hang on recommendations 1 and 2." in flat(
            as_text(answer))

    def test_a_recommendation_on_which_nothing_hangs_says_so(self, of_the_paper):
        text = flat(as_text(of_the_paper))

        assert ("The Panel is asked to agree the work packages and the timetables, on Friday 15 "
                "March 2019. SECMP0007, SECMP0010," in text)
        assert ("SECMP0067: no dated step hangs on it: agreed, deferred or refused, the days stay "
                "as stated. - SECMP0053 is at risk for the November 2019 Release:" in text)

    def test_each_way_is_a_row(self, of_the_paper):
        text = as_markdown(of_the_paper)

        for row in (
            "| Decision | Who agrees then | Verdict | Float | To paper day | To Panel | Reason |",
            "| If agreed | the Panel, Friday 15 March 2019 | at risk | late by 19 | 37 | 42 |",
            "| If deferred | the Panel, Friday 12 April 2019 | at risk | late by 39 | 17 | 22 |",
            "| If refused | the Change Board, Wednesday 27 March 2019 | at risk | late by 19 | 29 "
            "| 34 |",
            "| If refused | the Change Board, Wednesday 24 April 2019 | at risk | late by 39 | 11 "
            "| 16 |",
        ):
            assert f"\n{row}" in text

    def test_each_row_has_its_reason(self, of_the_paper):
        assert ("| 37 | 42 | the Impact Assessment is returned on Wednesday 15 May 2019 at the "
                "usual pace;") in as_markdown(of_the_paper)
        assert ("| 29 | 34 | the stated day on which the Modification Report goes to the Panel "
                "falls away; "
                "the Impact Assessment is returned on Tuesday 28 May 2019 at the usual pace |"
                ) in as_markdown(of_the_paper)

    def test_a_refusal_says_what_falls_away_and_a_miss_why(self):
        june = step("modification-report-to-panel", "June 2019",
                    **{"if": "recommendation 1 is agreed"})
        text = flat(as_text(small(*cost(), june)))

        assert ("What is stated for the case of agreement falls away: the Modification Report "
                'goes to the Panel, stated as "June 2019". All other stated days stay. To compare '
                "like with like, agreement without it: MP900 is at risk for the November 2019 "
                "Release:" in text)
        assert ("Why it misses: these cannot all hold. - The Modification Report goes to the "
                'Panel: stated as "June 2019" (Friday 14 June 2019).' in text)
        assert "All other stated days stay. - " in flat(as_text(small(*cost(), june, release=None)))

    def test_each_way_says_what_is_left_and_what_decides(self, of_the_paper):
        text = flat(as_text(of_the_paper))

        assert ("If the Impact Assessment is requested on Friday 15 March 2019: 37 Working Days "
                "to the paper day, 42 Working Days to the Panel of the cut-off, 164 Working "
                "Days to the day of the release." in text)
        assert ("What decides: the Impact Assessment is returned, on Wednesday 15 May 2019 at the "
                "usual pace, after the paper day and before the Panel; on track up to Friday 10 "
                "May 2019, lost after Friday 17 May 2019. What moves it: "
                "impact-assessment.timescale (register id X-DCC-M1): 40 Working Days, the first "
                "day not counted; unverified: not the SEC's number until somebody cites it."
                in text)
        assert "on Tuesday 28 May 2019 at the usual pace, after the Panel of the cut-off;" in text
        assert "The Change Board may agree it instead, on Wednesday 27 March 2019." in text

    def test_days_that_are_past_and_meetings_that_nobody_knows(self):
        """As of 29 April: 8 and 3 Working Days back from 22 May to 10 and 17 May."""
        past = flat(as_text(small(*cost(), as_of=AS_OF.replace(month=4, day=29))))
        nobody = flat(as_text(small(*cost(when="2019-03-20"), body="authority")))

        assert ("the paper day is past by 8 Working Days, the Panel of the cut-off is past by 3 "
                "Working Days" in past)
        assert "| late by 8 |" in as_markdown(small(*cost(), as_of=AS_OF.replace(month=4, day=29)))
        assert "If deferred: No next meeting of the Authority is known." in nobody

    def test_nobody_else_may(self):
        answer = small(step("converted", status="proposed", label="conversion"),
                       agrees=("MP900:conversion",), stage="development")

        assert ("| If refused | nobody | not known | not known | not known | not known | nobody "
                "else is known who may agree it;") in as_markdown(answer)

    def test_a_rejection_says_once_why_the_release_is_missed(self):
        text = flat(as_text(small(
            step("change-board", "2019-03-27", status="proposed", label="cost"), path="3",
            body="change-board", meeting=None, dcc_impact="no")))

        assert ("If refused: The Change Board rejects it on Wednesday 27 March 2019, and its "
                "course ends there, unless the decision is referred to the Panel. - MP900 misses "
                "the November 2019 Release, for it has ended: the Change Board rejected it on "
                "Wednesday 27 March 2019. - path.who-decides" in text)

    def test_without_a_release_or_a_cut_off(self):
        assert "No target release is stated, so there is no verdict." in as_text(
            small(*cost(), release=None))
        assert "| not known | not known |" in as_markdown(small(*cost(), release="June 2019"))

    def test_where_no_single_step_decides(self):
        """Issued by Thursday 18 April, the consultation closes 15 Working Days later, 14 May: the
        19th, 22nd and 6 May are none. At the Change Board of 27 March both are too late."""
        text = flat(as_text(small(*cost(), step("refinement-consultation-issued",
                                                "mid-April 2019"))))

        assert ("What decides only with the others: the refinement consultation closes, on "
                "Tuesday 14 May 2019 at the usual pace, after the paper day and before the Panel;"
                in text)

    def test_what_decides_after_the_cut_off_is_not_measured_by_it(self):
        """The report is at the Panel of 17 May; the usual times after it, with a vote stated for
        23 October, take longer than to 7 November (23 October and 5 weeks is 27 November)."""
        text = flat(as_text(small(
            *cost(), step("modification-report-to-panel", "2019-05-17"),
            step("change-board", "2019-10-23"))))

        assert ("the Authority decides, on Wednesday 27 November 2019 at the usual pace; on track "
                "up to Thursday 7 November 2019" in text)

    def test_a_stated_day_that_the_decision_overtakes_is_named(self):
        """Deferred to the Panel of 12 April 2019, the assessment is asked for after it is back."""
        answer = small(*cost(), step("impact-assessment-returned", "2019-04-05"))
        agreed, _, deferred = flat(as_text(answer)).partition("- If deferred:")

        says = ("A stated day is not kept at the usual pace: the Impact Assessment is returned, "
                "stated as Friday 5 April 2019, on")
        assert (False, True) == (says in agreed, says in deferred)

    def test_a_float_says_for_which_impact_it_is(self):
        """Without an impact no cut-off binds it, so the days to one are told with an impact."""
        answer = small(step("work-package-agreed", "2019-03-15", status="proposed", label="cost"),
                       dcc_impact="unknown")
        row = next(line for line in as_markdown(answer).splitlines()
                   if line.startswith("| If agreed"))
        with_one, without = re.search(
            r"depends \| (.*?) with an impact; (.*?) without one \|", row).groups()

        assert with_one.startswith("late by ")
        assert int(without) > 0
        assert "| 37 with an impact | 42 with an impact |" in row
        assert ("the Panel of the cut-off, which binds it with an impact, 164 Working Days"
                in flat(as_text(answer)))

    def test_what_an_outlook_holds_under_is_said_with_each(self):
        answer = small(*cost(), hold={"ends_when": "the Proposer decides"})
        text = flat(as_text(answer))

        assert 4 == len(only(answer).ways)
        assert 4 == text.count("It is on hold with no end stated: if resumed at once it has ")

    def test_a_day_that_only_the_decision_supposes_is_called_so(self):
        """Deferred to the Panel of 12 April 2019, the request stated for 18 March is supposed on
        that day; the Working Group, which comes before it, is on 1 May."""
        answer = small(step("preliminary-assessment-requested", "2019-03-04", status="done"),
                       *cost()[1:], step("working-group", "2019-05-01"),
                       step(ASKED, "2019-03-18", **{"if": "recommendation 1 is agreed"}))
        agreed, _, deferred = flat(as_text(answer)).partition("- If deferred:")

        assert "the Impact Assessment is requested, supposed as Friday 12 April 2019" in deferred
        assert "the Impact Assessment is requested, stated as Monday 18 March 2019, on" in agreed

    def test_no_recommendation_and_one_that_names_nothing(self):
        none = decide(Timetable.from_dict({"modification": [{"id": "MP900"}]}, ""), **known())

        assert as_text(none).startswith("The timetable recommends nothing to any body.")
        assert "What is recommended in a timetable," not in as_text(none).split("\n")[0]
        assert "It names nothing that would be agreed." in as_text(small(agrees=()))
        assert as_text(small(agrees=())).startswith("1 recommendation; no dated step hangs on any.")

    def test_the_others_that_it_concerns_are_named(self):
        day = date(2024, 1, 12)
        waits = [waiting_on("MP801", "MP802"),
                 waiting_on("MP801", "MP803", target_release="earliest")]
        answer = decide(Timetable.from_dict({
            "paper": {"reference": "D", "dated": "2024-01-12",
                      "meeting": {"body": "panel", "date": "2024-01-19"}},
            "recommendation": [{"id": "1", "body": "panel", "agrees": ["MP801:cost"]},
                               {"id": "2", "body": "authority", "agrees": ["MP804:cost"]}],
            "modification": [{"id": "MP801", "steps": list(cost(when="2024-01-19"))}, *waits,
                             {"id": "MP804", "steps": list(cost(when="2024-01-19"))},
                             waiting_on("MP804", "MP805")]}, "d.toml"),
            as_of=day, rules=rules_on(day), calendar=calendar_on(day))
        text = flat(as_text(answer))

        assert ("- MP802: It waits on MP801: the Impact Assessment is returned. MP802 is on track "
                "for the June 2024 Release:" in text)
        assert ("- MP803: It waits on MP801: the Impact Assessment is returned. It targets no "
                "release by name." in text)
        assert ("- MP805: It waits on MP804: the Impact Assessment is returned. It targets the "
                "June 2024 Release." in text)
        values = json.loads(answer.to_json())
        assert Draft202012Validator(schema("decide")).is_valid(values)

    def test_nobody_is_named_as_asked(self):
        text = flat(as_text(small(*cost(), body="", meeting=None)))

        assert "Whoever is asked is asked to agree, on a day not known." in text
        assert "In any case: No day is known on which it can be decided." in text

    @pytest.mark.parametrize("answer", [
        lambda: decide(paper(), **known()),
        lambda: small(*cost()), lambda: small(*cost(), step(ASKED), release=None),
        lambda: small(*cost(), body="", meeting=None), lambda: small(agrees=()),
        lambda: small(*cost(when="2019-03-20"), body="authority", dcc_impact="unknown")])
    def test_the_json_is_as_published(self, answer):
        values = json.loads(answer().to_json())
        validator = Draft202012Validator(schema("decide"))

        assert [] == [error.message for error in validator.iter_errors(values)]
        assert not validator.is_valid({**values, "surprise": 1})
        assert not any(validator.is_valid({one: values[one] for one in values if one != key})
                       for key in values)

    def test_the_rules_are_those_of_the_question(self):
        assert rules_on(AS_OF).digest == small(*cost()).receipt.rules
