"""What the reports and schemas of `next` and `replay` say."""

from __future__ import annotations

import json
from datetime import date

import attrs
import pytest
from jsonschema import Draft202012Validator

from secgov.calendar.vague_dates import VagueDate
from secgov.planning.next_acts.next_question import next_in_timetable
from secgov.reports.markdown import as_markdown
from secgov.reports.schemas import schema
from secgov.reports.text import as_text
from tests.conformance.test_real_histories import real
from tests.lives import act, asked, fast_tracked, known, moved, refined, replayed, stands, without
from tests.reports.asked import flat
from tests.timetables import step, timetable


def after(acts, as_of, **keys):
    return asked(stands(acts, as_of, **keys), as_of)


HELD = [*refined()[:3], act("put-on-hold", "2020-03-16", until=date(2020, 4, 1)),
        act("urgency-requested", "2020-03-17")]
WITHDRAWN = [*refined()[:3], act("withdrawn", "2020-03-16")]
NEXT = [
    after([], date(2020, 1, 1)), after(refined()[:2], date(2020, 3, 1)),
    after(HELD, date(2020, 3, 18)), after(WITHDRAWN, date(2020, 3, 17)), after(refined(), date(
        2021, 1, 4)), after(refined()[:16], date(2020, 10, 22), path="3"),
    after(fast_tracked()[:2], date(2020, 4, 20), path="fast-track"),
]
REPLAYS = [
    replayed(refined(), path="3", title="A change"),
    replayed(without(refined(), "change-board"), path="3"),
    replayed(without(refined(), "change-board"), path="3", complete=True),
    replayed(moved(refined(), "change-board", "2020-10-01")), replayed(HELD, date(2020, 3, 31)),
    replayed([*refined()[:16], act("implemented", "2020-11-29", part="part 1")], path="3"),
]


class TestWhereItStands:
    """Issue: "get, for each modification, where it stands"; and what completes it in parts."""

    def said(self, *acts, as_of=date(2021, 6, 30)):
        return flat(as_text(replayed([*refined()[:16], *acts], as_of=as_of, path="3")))

    def test_one_part_says_what_completes_it(self):
        text = self.said(act("implemented", "2020-11-29", part="part 1"))

        assert ("Shown by: the Change Board votes on Wednesday 21 October 2020. Implemented so "
                "far: part 1. It is implemented with the last of the parts that targets name, or "
                "with an implementation that names no part; one part alone is not all.") in text

    def test_named_parts_are_named(self):
        text = self.said(act("implemented", "2020-11-29", part="text"), act(
            "release-targeted", "2021-11-04", status="target", part="systems"))

        assert "Implemented so far: text. It is implemented once these are too: systems." in text

    def test_a_later_target_is_said(self):
        text = self.said(act("implemented", "2020-11-29", part="text"), act(
            "release-targeted", "2021-11-04", status="target"))

        assert "A later target shows that something is still to come." in text

    def test_a_split_names_its_parts(self):
        split = [*refined()[:3], act("split", "2020-03-16", part="A"),
                 act("split", "2020-03-16", part="B")]
        answer = after(split, date(2020, 3, 17))

        assert "Split into: A, B." in flat(as_text(answer))
        assert "It was split into A, B: what follows happens to its parts" in answer.notes

    def test_a_window_that_would_be_over_says_so(self):
        """10 Working Days after Monday 16 March 2020: 30 March, unverified."""
        text = flat(as_text(after(WITHDRAWN, date(2020, 5, 1))))

        assert ("- Somebody else adopts it. - By the Parties, from Friday 1 May 2020. - The last "
                "day would have been Monday 30 March 2020, and is unverified") in text


class TestSchemas:
    """design.md section 8: "JSON has published schemas"."""

    @pytest.mark.parametrize("answer", NEXT)
    def test_next(self, answer):
        values = json.loads(answer.to_json())
        errors = Draft202012Validator(schema("next")).iter_errors(values)

        assert [] == [(error.json_path, error.message) for error in errors]

    @pytest.mark.parametrize("answer", REPLAYS)
    def test_replay(self, answer):
        values = json.loads(answer.to_json())
        errors = Draft202012Validator(schema("replay")).iter_errors(values)

        assert [] == [(error.json_path, error.message) for error in errors]

    @pytest.mark.parametrize(("name", "answer"), [("next", NEXT[1]), ("replay", REPLAYS[1])])
    def test_every_key_is_there_and_no_other(self, name, answer):
        whole = json.loads(answer.to_json())
        check = Draft202012Validator(schema(name))

        assert not check.is_valid({**whole, "surprise": 1})
        assert not any(check.is_valid({one: whole[one] for one in whole if one != key})
                       for key in whole)


class TestNextReport:
    """Issue: "every act open, by which body, under which rule, from which and until which day; and
    the near misses with **all** the conditions that fail and what would satisfy each"."""

    def test_a_draft_that_is_ready(self):
        text = flat(as_text(NEXT[1]))

        assert text.startswith(
            "What may happen next to MP900, as of Sunday 1 March 2020. It stands at: Development "
            "Stage, after what happened on Tuesday 25 February 2020. Shown by: the proposal is "
            "raised on Tuesday 28 January 2020. What leads on - The Panel converts it to a "
            "Modification Proposal. - By the Panel, from Sunday 1 March 2020. - "
            "The next meeting is on Friday 13 March 2020, projected from its rhythm. - It leads "
            "to: Refinement Process. - "
            "Rule route.determined-by-the-panel, register id D3-REF, source: sec-glossary "
            "Refinement Process (D6, on D3).")
        assert ("First: the Panel converts it to a Modification Proposal (refinement). Rule "
                "life.stages-in-order, register id X-DEV-01") in text

    def test_what_the_same_conditions_stop_is_one_item(self):
        """design.md section 1: what a Panel member can read aloud."""
        text = flat(as_text(NEXT[1]))

        assert 1 == text.count("- The Change Board votes (no outcome, approved")
        assert "approved of a part" in text
        votes = text.partition("- The Change Board votes (no outcome, approved")[2]
        assert 1 == votes.partition("- The Authority decides")[0].count(
            "Prepare the Modification Report before the Panel. Rule")
        assert "It is implemented (no outcome, a part). -" in text
        assert "It is possible once the Impact Assessment has begun." in text

    def test_an_unverified_last_day_says_so(self):
        text = flat(as_text(NEXT[3]))

        assert ("from Tuesday 17 March 2020 until Monday 30 March 2020. - The last day is "
                "unverified: not the SEC's number until somebody cites it.") in text
        assert "Windows that are open - Somebody else may adopt it." in text

    def test_an_end_says_that_nothing_may_happen(self):
        assert "Nothing: this is its end." in as_text(NEXT[4])

    def test_a_part_is_named_and_practice_too(self):
        assert "It is implemented (a part)." in as_text(NEXT[5])
        assert "Practice: It is on hold since Monday 16 March 2020." in flat(as_text(NEXT[2]))

    def test_unverified_advice_does_not_pass_for_practice(self):
        """The 15th Working Day after 17 April 2020, with a bank holiday on 8 May, is 11 May."""
        text = flat(as_text(NEXT[6]))

        assert "Practice: The Panel approves it" not in text
        assert ("Advice: The Panel approves it as Fast-Track on Friday 17 April 2020, which allows "
                "it from Monday 11 May 2020 on.") in text
        assert ("register id X-FT-M2, source: register X-FT-M2. It is held to be a rule of the "
                "Smart Energy Code, but unverified: not the SEC's number until somebody cites it."
                ) in text

    def test_practice_says_how_well_it_was_seen(self):
        text = flat(as_text(NEXT[2]))

        assert "It is practice; " in text[text.index("Practice: It is on hold"):]

    def test_after_the_approval_what_the_authority_decides_is_the_day(self):
        """X-IMPL-01; the outcome is that of the day, and not of the modification."""
        named = act("release-targeted", "2020-10-22", until=date(2020, 11, 29))
        text = flat(as_text(after([*refined()[:16], named], date(2020, 10, 23), path="3")))

        assert ("The Authority decides on another day of implementation, with the outcome "
                "rejected. - By the Authority, from Friday 23 October 2020. - It stays at: "
                "Approved, to be implemented. - Rule implementation.date-moved-by-authority, "
                "register id X-IMPL-01,") in text

    def test_what_opens_later_stands_apart_from_what_is_open(self):
        """The appeal opens on 4 November 2020, when the referral ends."""
        text = flat(as_text(NEXT[5]))
        later = text.index("Windows that open later")

        assert text.index("Windows that are open") < later
        assert "refer the Change Board's decision" in text[:later]
        assert "From Wednesday 4 November 2020 until Wednesday 18 November 2020" in text[later:]

    def test_a_path_that_an_objection_took_away_says_since_when(self):
        acts = [*fast_tracked()[:2], act("objection-raised", "2020-04-21")]
        known_path = after(acts, date(2020, 4, 22), path="fast-track")
        unknown = after(refined()[:1], date(2020, 2, 1))

        assert ("The path is not known since an objection is raised on Tuesday 21 April 2020, "
                "which takes it off the one it was on: what only one path allows is asked of each"
                ) in known_path.notes
        assert ("The path is not known: what only one path allows is asked of each"
                in unknown.notes)

    def test_before_anything_happened(self):
        assert "It stands at: Submitted, not yet raised.\n" in flat(as_text(NEXT[0])).replace(
            "raised. What", "raised.\n")

    def test_both_forms_say_the_same(self):
        assert "## What leads on" in as_markdown(NEXT[1])


class TestReplayReport:
    """Issue: "where it stands, which acts contradict which rule, what the record lacks ... and the
    Working Days each stage took"."""

    def test_the_days_of_a_span_and_a_least_time_read_as_sentences(self):
        inside = [*refined()[:14], act("change-board", "2020-09-23"), *refined()[14:]]
        soon = [*refined()[:13], act("report-consultation-issued", "2020-10-01"),
                act("report-consultation-closed", "2020-10-05"), *refined()[15:]]

        assert ("while the report consultation was open: Monday 14 September 2020 to Monday 5 "
                "October 2020.") in flat(as_text(replayed(inside, path="3")))
        assert ("too soon after the Modification Report Consultation is issued on Thursday 1 "
                "October 2020; it takes at least 21 calendar days.") in flat(
            as_text(replayed(soon, path="3")))

    def test_a_fault_is_shown_with_its_rule(self):
        text = flat(as_text(REPLAYS[3]))

        assert "1 fault, no warnings, no notes; no gaps of the records." in text
        assert ("1. Fault: The Change Board votes on Thursday 1 October 2020, but the Modification "
                "Report Consultation closes only on Monday 5 October 2020.") in text

    def test_a_gap_is_no_fault(self):
        text = flat(as_text(REPLAYS[1]))

        assert "No faults, no warnings, no notes; 1 gap of the records." in text
        assert ("The record lacks: - No act says that the Change Board votes, which comes before: "
                "it is implemented on Sunday 29 November 2020.") in text

    def test_where_it_stands_and_what_stands_beside_it(self):
        assert ("MP900: A change It stands at: Implemented, after 17 acts." in flat(
            as_text(REPLAYS[0])))
        assert "Its record is declared complete." in flat(as_text(REPLAYS[2]))
        assert ("Urgency: requested. On hold since Monday 16 March 2020 until Wednesday 1 April "
                "2020." in flat(as_text(REPLAYS[4])))
        month = attrs.evolve(HELD[-2], until=VagueDate("2020-06", date(2020, 6, 1),
                                                       date(2020, 6, 30)))
        open_end = attrs.evolve(HELD[-2], until=None)
        for held, end in ((month, " until June 2020."), (open_end, ".")):
            assert f"On hold since Monday 16 March 2020{end}" in flat(as_text(replayed(
                [*refined()[:3], held], date(2020, 4, 1))))
        assert "On hold" not in as_text(replayed(HELD))
        assert "Implemented so far: part 1." in flat(as_text(REPLAYS[5]))

    def test_how_long_it_took(self):
        text = flat(as_text(REPLAYS[5]))

        assert "stage development: 33 Working Days" in text
        assert "span vote to live (part 1): 27 Working Days" in text

    def test_a_beginning_that_is_not_recorded_is_said(self):
        text = flat(as_text(replayed([
            act("raised", "2018-08-01"), act("working-group", "2018-10-29"),
            act("modification-report-to-panel", "2019-07-12")])))

        assert ("stage refinement: at least 177 Working Days, from its first recorded act on "
                "Monday 29 October 2018; when it began is not recorded") in text

    def test_a_month_is_not_known_to_the_day(self):
        assert "stage refinement: not known to the day" in flat(as_text(real()))

    def test_both_forms_say_the_same(self):
        assert "## MP900: A change" in as_markdown(REPLAYS[0])


class TestNextInATimetable:
    """Brief: `secgov next FILE` takes a timetable too."""

    AS_OF = date(2019, 3, 8)

    def next_of(self, *steps, **keys):
        return next_in_timetable(timetable(*steps, **keys), "MP900", **known(self.AS_OF))

    def test_its_stage_and_its_done_steps_say_where_it_stands(self):
        answer = self.next_of(
            step("report-consultation-issued", date(2019, 2, 11), status="done"),
            step("report-consultation-closed", date(2019, 3, 4), status="done"),
            step("change-board", "May 2019"), stage="report-phase", path="3")

        assert "implementation" in {one.leads_to for one in answer.acts
                                    if one.act == "change-board"}
        assert date(2019, 3, 4) == answer.state.last_day

    def test_a_step_without_a_day_was_on_some_day(self):
        answer = self.next_of(step("working-group", status="done"), stage="refinement")

        assert answer.state.last_day is None
        assert "working-group" in answer.state.done

    def test_its_hold_ends_on_the_day_that_is_stated_for_it(self):
        for ends in ({"until": date(2019, 3, 8)}, {"ends_when": date(2019, 3, 8)}):
            held = self.next_of(stage="refinement", hold={"since": date(2019, 1, 7), **ends})
            assert held.state.hold is None
        held = self.next_of(stage="refinement", hold={"since": "not stated"})
        assert held.state.hold.until is None

    def test_a_vague_day_stays_vague(self):
        answer = self.next_of(step("working-group", "February 2019", status="done"),
                              stage="refinement",
                              paper={"reference": "P", "dated": date(2019, 3, 8)})

        assert not answer.state.done["working-group"].is_exact

    @pytest.mark.parametrize(("hold", "until"), [
        ({"since": "not stated", "reason": "r"}, None),
        ({"since": date(2019, 2, 1), "until": date(2019, 4, 1)}, date(2019, 4, 1))])
    def test_a_hold_is_a_hold(self, hold, until):
        answer = self.next_of(stage="refinement", hold=hold)

        assert until == answer.state.hold.until
