from __future__ import annotations

import json
from typing import Any

import attrs
import pytest
from jsonschema import Draft202012Validator

from secgov.model.timetables import Timetable
from secgov.planning.changes.diff_answer import Difference
from secgov.reports.markdown import as_markdown
from secgov.reports.schemas import schema
from secgov.reports.text import as_text
from tests.planning.april import april, march
from tests.planning.changes.test_diff import compared, small
from tests.planning.changes.test_paper_changes import paper_after, paper_before
from tests.reports.asked import flat
from tests.timetables import step


@pytest.fixture(scope="module")
def of_april() -> Difference:
    return compared(march(), april())


def text_of(before: Timetable, after: Timetable) -> str:
    return flat(as_text(compared(before, after)))


class TestDiffReport:
    """Issue 4: "Every answer in text that a Panel member can read aloud, in Markdown and in JSON
    with its schema". The numbers are those of tests/planning/changes/test_diff.py."""

    def test_what_became_worse_comes_first(self, of_april):
        assert flat(as_text(of_april)).startswith(
            "11 modifications changed, 1 added, 1 dropped, 6 as before. 6 steps moved, 1 added, "
            "1 dropped. 2 recommendations and 1 recorded meeting changed, added or dropped. A "
            "release is missed now by SECMP0053. SECP_66_1503_12 is judged as of Friday 8 March "
            "2019, APRIL as of Friday 5 April 2019, both by the rules and the calendar as known on "
            "Friday 5 April 2019.")

    def test_the_effect_on_a_release_and_what_does_it(self, of_april):
        text = flat(as_text(of_april))

        assert ("- SECMP0053, the November 2019 Release: before at risk, late by 39 Working Days "
                "at the usual pace (Friday 12 July 2019, at best Friday 17 May 2019); now missed, "
                "late by 64 Working Days at the usual pace (Friday 16 August 2019, at best Friday "
                "14 June 2019)." in text)
        assert ("- Moved, the Working Group considers it: with this alone it would be missed, late "
                "by 64 Working Days; without this it would be as it is now." in text)
        assert ("- The days that have passed, for what is still to come: with this alone it would "
                "be depending on its impact on the DCC Systems, late by 39 Working Days; without "
                "this it would be depending on its impact on the DCC Systems, late by 19 Working "
                "Days." in text)
        assert ("- MP900, the November 2019 Release: new, on track, 51 Working Days to spare at "
                "the usual pace (Wednesday 28 August 2019, at best Wednesday 22 May 2019)." in text)

    @pytest.mark.parametrize("line", [
        'Moved: the Preliminary Assessment is returned, from "by mid-March 2019" to Friday 29 '
        "March 2019: the first day 15 Working Days later, the last 7 Working Days later.",
        'Moved: the Working Group considers it, from Wednesday 3 April 2019 to "May 2019": 18 '
        "Working Days later.",
        'from "by early April 2019" to "by the end of April 2019": the first day 20 Working Days '
        "later, the last 12 Working Days later.",
        "The refinement consultation is issued: it was expected, it is done, on Monday 11 March "
        "2019.",
        "New: the refinement consultation closes, stated as Friday 29 March 2019.",
        'Dropped: the Panel is updated, stated as "July 2019" before.',
        'The cost of the Impact Assessment is agreed (ia-cost): the body was the Panel, it is '
        'the Change Board.',
        'The Impact Assessment is requested: the condition was "recommendation 2 is agreed", it is '
        "not stated.",
        "On hold now: the Proposer is away; since Monday 1 April 2019.",
        "No longer on hold; it was: pending the outcome of SECMP0067; ends when the Proposer "
        "decides whether SECMP0067 delivers what they seek.",
        "Awaited now: room in the DCC's plan, from the DCC.",
        "No longer awaited: an enduring approach to DCC implementation costs.",
        "Awaited otherwise: it was review of the NCSC's answer to SECAS's queries; it is the "
        "NCSC's second answer, from SECAS.",
        "The target release was not stated; it is November 2019.",
        "New: MP900: A new one.",
        "No longer there: SECMP0066: Advanced Shipment Notifications (ASN) for Consignment of "
        "Communications Hubs.",
        "Nothing has changed in what is stated of SECMP0007; SECMP0012; SECMP0032; SECMP0037; "
        "SECMP0038; SECMP0046.",
    ])
    def test_each_kind_of_change_has_its_sentence(self, of_april, line):
        assert line in flat(as_text(of_april))

    @pytest.mark.parametrize(("before", "after", "line"), [
        ([step("panel-update")], [step("panel-update", "2019-05-17")],
         "Moved: the Panel is updated, from no day stated to Friday 17 May 2019."),
        ([step("panel-update", "2019-05-17")], [step("panel-update", "2019-05-16")],
         "to Thursday 16 May 2019: 1 Working Day earlier."),
        ([step("working-group")], [step("working-group", outcome="content")],
         "The Working Group considers it: the outcome was none, it is content."),
        ([step("working-group", outcome="content")], [step("working-group")],
         "the outcome was content, it is none."),
        ([step("panel-update")], [step("panel-update", status="aim")],
         "The Panel is updated: it was planned, it is aimed at."),
        ([step("panel-update")], [], "Dropped: the Panel is updated, without a day before."),
    ])
    def test_sentences_of_single_steps(self, before, after, line):
        assert line in text_of(small(*before), small(*after))

    def test_what_misses_both_releases_now_is_named_once(self):
        """Its target moves from November 2019 to February 2020, and its Working Group to 2020."""
        before, after = (small(step("working-group", when), target_release=release)
                         for when, release in (("May 2019", "November 2019"),
                                               ("June 2020", "February 2020")))

        assert "A release is missed now by MP900. " in text_of(before, after)

    def test_an_open_hold_tells_until_when_it_may_last(self):
        """The cost is for March 2019: the last Change Board of that month is on the 27th."""
        cost = step("impact-assessment-approved", "March 2019")
        said = text_of(small(cost, target_release="November 2019"),
                       small(cost, target_release="November 2019",
                             hold={"since": "2019-03-11", "ends_when": "the DCC answers"}))

        assert "as before. - It is on hold with no end stated: " in said

    def test_a_hold_that_is_another_one(self):
        text = text_of(small(hold={"reason": "a"}), small(hold={"reason": "b"}))

        assert "On hold otherwise than before: it was a; it is b." in text

    def test_facts_of_the_whole(self):
        text = text_of(small(waits_on=[{"id": "MP901"}]), small(path="2"))

        assert "The path was unknown; it is 2." in text
        assert "What it waits on was MP901; it is not stated." in text

    def test_an_effect_of_the_meetings_and_one_that_is_none(self):
        """The meetings of test_diff.py, and a timetable beside itself."""
        steps = [step("refinement-consultation-closed", "2019-05-10"),
                 step("impact-assessment-returned", "2019-05-15")]
        keys = {"stage": "refinement", "dcc_impact": "yes", "target_release": "November 2019"}
        before, after = (Timetable.from_dict({
            "meeting": [{"body": "panel", "kind": "regular", "date": day}],
            "modification": [{"id": "MP900", **keys, "steps": steps}]})
            for day in ("2019-05-17", "2019-05-24"))

        assert ("- The meetings that the paper records: with this alone it would be"
                in text_of(before, after))
        assert "MP900, the November 2019 Release: missed" not in text_of(before, before)
        assert "at the usual pace (Friday 14 June 2019, at best" in text_of(before, before)
        assert "), as before." in text_of(before, before)

    def test_a_change_of_what_it_waits_on(self):
        """The hold and the report of MP901 both move; MP900 waits on that report."""
        before, after = (Timetable.from_dict({"modification": [
            {"id": "MP900", "stage": "refinement", "dcc_impact": "no", "path": "3",
             "target_release": "November 2019", "waits_on": [{"id": "MP901"}]},
            {"id": "MP901", "stage": "refinement", "dcc_impact": "no", "path": "3",
             "hold": {"until": until}, "steps": [step("working-group", day)]}]})
            for until, day in (("2019-03-20", "2019-04-03"), ("2019-06-20", "2019-06-05")))
        text = text_of(before, after)

        assert "- The hold (of MP901): " in text
        assert "- Moved, MP901: the Working Group considers it: " in text

    def test_an_effect_that_no_single_change_has(self):
        answer = compared(small(step("working-group", "2019-04-03"), target_release="June 2020"),
                          small(step("working-group", "2019-05-01"), target_release="June 2020"))
        (one,) = answer.modifications
        (effect,) = one.effects
        bare = attrs.evolve(one, effects=(attrs.evolve(effect, causes=()),))
        text = flat(as_text(attrs.evolve(answer, modifications=(bare,))))

        assert effect.changed
        assert "No single change does it, alone or among the others." in text

    def test_changes_of_which_no_one_is_needed_are_told_together(self):
        """Issue 4: "which step caused it". The report waits for both, each late by itself: the
        standings are those of test_diff.py; the other two cases leave out what one does alone."""
        days = ("2019-04-10", "2019-05-28")
        answer = compared(*(small(step("refinement-consultation-closed", day),
                                  step("impact-assessment-returned", day),
                                  target_release="November 2019") for day in days))
        (one,) = answer.modifications
        (effect,) = one.effects
        less = [attrs.evolve(cause, alone=effect.before) for cause in effect.causes]

        def told(*causes: Any) -> str:
            other = attrs.evolve(one, effects=(attrs.evolve(effect, causes=causes),))
            return flat(as_text(attrs.evolve(answer, modifications=(other,))))

        together = ("- No one of the changes is needed for it: without any one the others do it as "
                    "well. ")
        assert f"{together}Each of these is enough alone." in flat(as_text(answer))
        assert (f"{together}Enough alone: Moved, the refinement consultation closes."
                ) in told(effect.causes[0], less[1])
        assert f"{together}None of these is enough alone." in told(*less)

    def test_where_one_is_needed_they_are_not_told_together(self):
        """The only change is that of the Working Group."""
        assert "No one of the changes is needed" not in text_of(*(
            small(step("working-group", day), target_release="November 2019")
            for day in ("2019-04-03", "2019-05-01")))

    def test_one_that_is_no_longer_there(self):
        text = text_of(small(target_release="November 2019"), Timetable.from_dict(
            {"modification": [{"id": "MP901"}]}))

        assert "MP900, the November 2019 Release: no longer there, at risk, late by" in text

    def test_a_change_that_others_undo(self):
        """Alone the later Working Group would be too late; that no assessment is needed any more
        makes up for it."""
        before = small(step("working-group", "2019-04-03"), target_release="November 2019")
        after = small(step("working-group", "2019-05-01"), target_release="November 2019",
                      dcc_impact="no")
        text = text_of(before, after)

        assert "Its impact on the DCC Systems: with this alone it would be on track" in text

    def test_recommendations_and_meetings(self):
        """The numbers are those of tests/planning/changes/test_paper_changes.py."""
        text = flat(as_text(compared(paper_before(), paper_after())))

        assert ("Recommendations and meetings - Changed: recommendation 1, to the Panel: agree to "
                'B. - What is asked was "agree to A", it is "agree to B". - It concerns MP900. - '
                "For the case that it is agreed, these steps are stated: of MP900, the Panel is "
                "updated. - No longer there: recommendation 2. - It concerns MP900. - For "
                "the case that it is agreed, which it is not any more, these steps are stated: of "
                "MP900, the Change Board votes. "
                "- New: recommendation 3." in text)
        assert ("- Moved: the ad-hoc meeting of the Working Group, from Wednesday 20 March 2019 "
                "to Wednesday 27 March 2019: 5 Working Days later. - It concerns MP900." in text)
        assert ("- Changed: the monthly meeting of the Working Group, number 9, Wednesday 3 April "
                '2019. - Who else takes part was not stated, it is the Security Sub-Committee and '
                'the DCC.' in text)
        assert ("- Moved: the meeting of the Panel, number 5, from no day stated to Friday 12 "
                "April 2019." in text)
        assert ("- No longer there: the meeting of the Change Board, Wednesday 24 April 2019."
                in text)
        assert "- New: the meeting of the Change Board, Wednesday 22 May 2019." in text

    def test_in_markdown(self, of_april):
        assert "\n## MP062: Northbound Application Traffic Management" in as_markdown(of_april)

    @pytest.mark.parametrize("answer", [
        lambda: compared(march(), april()), lambda: compared(april(), march()),
        lambda: compared(march(), march()), lambda: compared(paper_before(), paper_after()),
        lambda: compared(small(dated=None, target_release="November 2019"),
                         small(path="2", target_release="June 2020"))])
    def test_the_json_is_as_published(self, answer):
        values = json.loads(answer().to_json())
        validator = Draft202012Validator(schema("diff"))

        assert [] == [(error.json_path, error.message) for error in validator.iter_errors(values)]
        assert not validator.is_valid({**values, "surprise": 1})
        assert not any(validator.is_valid({one: values[one] for one in values if one != key})
                       for key in values)
