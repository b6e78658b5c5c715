"""How an outlook changed since an earlier day, and because of what.

Provenance: releases.toml and the November 2019 page of SECAS: planned for 7 November 2019; the
Authority agreed on 8 October to 24 November with flexibility to 1 December; the Panel set 29
November on 30 October. Meetings on their rhythms: Change Board of 27 November 2019.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgov.errors import Unanswerable
from secgov.model.timetables import Timetable
from secgov.planning.changes.knowledge import Knowledge
from secgov.planning.changes.since import outlook_since
from secgov.planning.changes.since_answer import OutlookSince
from secgov.planning.outlooks.outlook import outlook
from tests.planning.asking import ground, paper, single

NOVEMBER = "November 2019"
# On Path 3 the vote is the last step before the release.
VOTE = single({"step": "change-board", "when": date(2019, 11, 27)}, dcc_impact="no", path="3",
              stage="decision")


def asked(since: date, as_of: date, data: dict[str, Any] | None = None, modification: str = "MP071",
          release: str | None = NOVEMBER, **keys: Any) -> OutlookSince:
    return outlook_since(Timetable.from_dict(data or VOTE, "paper"), modification, release,
                         since=since, **ground(as_of, **keys))


def told(found: OutlookSince) -> list[tuple[date, bool, list[tuple[str, str]], list[str]]]:
    """Return of each change its day, whether days alone brought it, how it turned, and why."""
    return [(one.day, one.passing, [(turn.before, turn.after) for turn in one.turned],
             [because.kind for because in one.because]) for one in found.changes]


class TestNovember2019:
    """contract: "7 November known on 2 October 2019; 24 November window to 1 December as of 10
    October; 29 November as of 31 October"."""

    def test_a_vote_of_27_november_misses_is_at_risk_and_is_on_track(self) -> None:
        """After 7 November; inside the window but after its first day; before the 29th."""
        found = asked(date(2019, 10, 2), date(2019, 10, 31))

        assert ("misses", "on-track") == (found.before.verdict, found.answer.outlooks[0].verdict)
        assert [
            (date(2019, 10, 8), False, [("misses", "at-risk")], ["release"]),
            (date(2019, 10, 30), False, [("at-risk", "on-track")], ["release"]),
        ] == told(found)
        first, second = found.changes
        assert ("the Authority agreed to 24 November 2019 with flexibility to 1 December 2019"
                == first.because[0].says)
        assert {"go_live": (date(2019, 11, 7), date(2019, 11, 24)),
                "go_live_window.earliest": (None, date(2019, 11, 24)),
                "go_live_window.latest": (None, date(2019, 12, 1))} == {
            one.what: (one.before, one.after) for one in first.moved}
        # 25 to 29 November 2019.
        assert 5 == second.moved[0].working_days

    @pytest.mark.parametrize(("day", "verdict"), [
        (date(2019, 10, 2), "misses"), (date(2019, 10, 7), "misses"),
        (date(2019, 10, 8), "at-risk"), (date(2019, 10, 10), "at-risk"),
        (date(2019, 10, 30), "on-track"), (date(2019, 10, 31), "on-track")])
    def test_each_day_by_itself_says_the_same(self, day: date, verdict: str) -> None:
        answer = outlook(Timetable.from_dict(VOTE), "MP071", NOVEMBER, **ground(day))

        assert verdict == answer.outlooks[0].verdict

    def test_between_two_days_without_news_nothing_changes(self) -> None:
        assert () == asked(date(2019, 10, 10), date(2019, 10, 29)).changes


class TestPassing:
    """The days themselves: what became overdue, and whose last day passed."""

    def test_secmp0062_was_lost_when_its_cut_off_passed(self) -> None:
        """The report of May was not recorded; nothing that matters became known."""
        found = asked(date(2019, 3, 8), date(2019, 7, 13), paper(), "SECMP0062")

        (change,) = found.changes
        assert (date(2019, 3, 8), date(2019, 7, 13), True) == (
            change.first, change.day, change.passing)
        assert [("at-risk", "misses")] == [(one.before, one.after) for one in change.turned]
        assert [date(2019, 3, 15), date(2019, 3, 20), date(2019, 5, 17), date(2019, 5, 17)] == [
            one.day for one in change.because]
        assert ("no record says that the cost of the Impact Assessment is agreed, stated as Friday "
                "15 March 2019" == change.because[0].says)
        assert change.because[-1].says.startswith(
            "Friday 17 May 2019 was the last day for this to be in time: the refinement")
        assert ("2019-03-15", "passing", "ia-cost") == tuple(
            change.because[0].to_dict()[key] for key in ("day", "kind", "subject"))

    def test_what_is_recorded_as_done_in_between_is_the_cause_itself(self) -> None:
        """contract: "because of what". Report and consultation are recorded of 17 and 20 January
        2020, and no record is missing."""
        data = single(
            {"step": "modification-report-to-panel", "when": date(2020, 1, 17), "status": "done"},
            {"step": "report-consultation-issued", "when": date(2020, 1, 20), "status": "done"},
            {"step": "change-board", "when": "February 2020"}, dcc_impact="no", path="2")

        (change,) = asked(date(2020, 1, 15), date(2020, 2, 3), data, release="June 2020").changes

        assert [
            "it is recorded as done that the Modification Report goes to the Panel, on Friday 17 "
            "January 2020",
            "it is recorded as done that the Modification Report Consultation is issued, on Monday "
            "20 January 2020"] == [one.says for one in change.because]
        assert {date(2020, 1, 17), date(2020, 1, 20)} == {one.day for one in change.because}

    def test_what_is_recorded_of_a_day_still_to_come_is_no_cause_yet(self) -> None:
        """Recorded of 20 January 2020, which on the 18th is still to come."""
        data = single(
            {"step": "modification-report-to-panel", "when": date(2020, 1, 17), "status": "done"},
            {"step": "report-consultation-issued", "when": date(2020, 1, 20), "status": "done"},
            dcc_impact="no", path="2")
        found = asked(date(2020, 1, 15), date(2020, 1, 18), data, release="June 2020")

        assert not [one for change in found.changes for one in change.because
                    if one.subject == "report-consultation-issued"]

    def test_a_last_day_at_the_usual_pace_passes_into_a_risk(self) -> None:
        """On Path 2 for 7 November 2019: vote 25 September, consultation of three weeks from 4
        September, Panel of 16 August, its paper day Friday 9 August."""
        data = single(dcc_impact="no", path="2", stage="report-phase")

        found = asked(date(2019, 8, 8), date(2019, 8, 20), data)

        turned = next(one for one in found.changes if one.turned)
        assert [("on-track", "at-risk")] == [(one.before, one.after) for one in turned.turned]

    def test_a_paper_without_a_day_is_read_from_the_day_of_the_question(self) -> None:
        """"May" without a year is the first May after it."""
        data = single({"step": "change-board", "when": "May"}, dcc_impact="no", path="3",
                      stage="decision")

        found = asked(date(2019, 5, 20), date(2019, 6, 3), data)

        assert date(2019, 5, 22) == found.before.live_usual
        assert date(2020, 5, 27) == found.answer.outlooks[0].live_usual


class TestLearning:
    """Meetings, holidays, rules and numbers that became known or came into force."""

    def test_a_panel_that_became_known_replaces_the_rhythm(self) -> None:
        """The Panel of Friday 9 August 2019, known on its day, instead of the 16th: with a paper
        day to keep the report goes to that of 13 September, and the vote from 25 September to 23
        October."""
        data = single(dcc_impact="no", path="3", stage="report-phase")

        found = asked(date(2019, 8, 1), date(2019, 8, 9), data)

        (change,) = [one for one in found.changes if not one.passing]
        assert [("meeting", "panel", "the Panel meets on Friday 9 August 2019")] == [
            (one.kind, one.subject, one.says) for one in change.because]
        assert [(what, date(2019, 9, 25), date(2019, 10, 23))
                for what in ("earliest_live_day.usual",)] == [
            (one.what, one.before, one.after) for one in change.moved]

    def test_a_holiday_of_the_settings_counts_from_its_announcement(self) -> None:
        """A closed 27 November moves the Change Board's vote away."""
        settings = {"holiday": [{"date": date(2019, 11, 27), "name": "a jubilee",
                                 "announced": date(2019, 10, 15), "cites": "the proclamation"}]}

        found = asked(date(2019, 10, 10), date(2019, 10, 20), settings=settings)

        (change,) = found.changes
        assert [("holiday", "Wednesday 27 November 2019 is a bank holiday: a jubilee",
                 "the proclamation")] == [
            (one.kind, one.says, one.cites) for one in change.because]
        assert [("at-risk", "misses")] == [(one.before, one.after) for one in change.turned]

    def test_a_day_that_ceases_to_be_a_holiday(self) -> None:
        """2020: the early May holiday moved from Monday the 4th, announced on 7 June 2019."""
        learned = Knowledge(ground()["calendar"], ground()["rules"]).learned(
            date(2019, 6, 1), date(2019, 6, 8), NOVEMBER, frozenset())

        assert ["Friday 8 May 2020 is a bank holiday", "Monday 4 May 2020 is no bank holiday any "
                "more"] == [one.says.partition(":")[0] for one in learned]

    def test_a_number_that_comes_into_force_is_told_from_what_becomes_known(self) -> None:
        """The time of an Impact Assessment is assumed from 1 November 2018 on."""
        data = single(
            {"step": "working-group", "status": "done", "when": date(2018, 10, 1)},
            {"step": "impact-assessment-requested", "status": "done", "when": date(2018, 10, 29)},
            {"step": "refinement-consultation-closed", "status": "done", "when": date(2018, 10, 1)},
            dcc_impact="yes")

        found = asked(date(2018, 10, 31), date(2018, 11, 2), data, release="November 2019")

        (change,) = found.changes
        assert (date(2018, 11, 1), False) == (change.day, change.passing)
        assert ["impact-assessment.timescale"] == [one.subject for one in change.because]
        assert "in-force" == change.because[0].kind
        # From the Panel of 16 November: vote 23 January (26 December is a clash), decision 27
        # February. With 40 Working Days, to 24 December: Panel 18 January, decision 3 April.
        assert (date(2019, 2, 27), date(2019, 4, 3)) in [
            (one.before, one.after) for one in change.moved
            if one.what == "earliest_live_day.usual"]

    def test_a_rule_that_becomes_known_is_named(self) -> None:
        """The notices of the monthly Working Group stand in the paper of 8 March 2019."""
        data = single({"step": "working-group-agenda", "when": date(2019, 4, 1)},
                      {"step": "working-group", "when": "April 2019", "kind": "monthly"},
                      dcc_impact="no")

        found = asked(date(2019, 3, 7), date(2019, 3, 9), data)

        because = [one for change in found.changes for one in change.because]
        assert {("rule", "working-group.agenda-notice", "X-REF-03")} <= {
            (one.kind, one.subject, one.register) for one in because}

    def test_where_only_all_together_change_it_all_are_named(self) -> None:
        """Two holidays of one announcement: each forgotten, both are forgotten."""
        settings = {"holiday": [
            {"date": date(2019, 11, day), "name": name, "announced": date(2019, 10, 15),
             "cites": "the proclamation"} for day, name in ((27, "one"), (28, "two"))]}

        found = asked(date(2019, 10, 10), date(2019, 10, 20), settings=settings)

        assert 2 == len(found.changes[0].because)

    def test_facts_of_other_releases_and_bodies_are_left_out(self) -> None:
        """An ad hoc release has no name of a month; the Operations Group is on no route."""
        known = Knowledge(ground(date(2021, 1, 4))["calendar"], ground(date(2021, 1, 4))["rules"])
        kinds = {(one.kind, one.subject) for one in known.learned(
            date(2020, 5, 1), date(2020, 6, 30), "MP130 (ad hoc, 27 May 2020)",
            frozenset({"change-board"}))}

        assert {("release", "MP130 (ad hoc, 27 May 2020)"), ("meeting", "change-board")} <= kinds
        assert ("meeting", "operations-group") not in kinds

    def test_a_cut_off_of_the_settings_becomes_known(self) -> None:
        """It has no go-live of its own."""
        settings = {"cut_off": [{"release": "June 2020", "meeting": "2019-12",
                                 "known": date(2019, 4, 1), "cites": "a test"}]}

        found = asked(date(2019, 3, 29), date(2019, 4, 2), single(dcc_impact="yes"),
                      release="June 2020", settings=settings)

        assert ("release", "given in the settings", "a test") in [
            (one.kind, one.says, one.cites) for change in found.changes
            for one in change.because]

    def test_a_cut_off_becomes_known(self) -> None:
        """For November 2019 with the paper of 8 March 2019."""
        found = asked(date(2019, 3, 1), date(2019, 3, 10), single(dcc_impact="yes"))

        assert "unknown" == found.before.verdict
        assert ("release", "X-REL-03") in [
            (one.kind, one.register) for change in found.changes for one in change.because]


class TestAsking:
    """What cannot be asked, and how the answer is written."""

    def test_the_earlier_day_must_be_earlier(self) -> None:
        with pytest.raises(Unanswerable, match="is not before 2019-03-08: ask since"):
            asked(date(2019, 3, 8), date(2019, 3, 8))

    def test_a_release_must_be_asked_for_or_targeted(self) -> None:
        with pytest.raises(Unanswerable, match="say which release"):
            asked(date(2019, 3, 1), date(2019, 3, 8), release=None)

    def test_the_targeted_release_is_asked_about(self) -> None:
        found = asked(date(2019, 3, 8), date(2019, 3, 9), paper(), "SECMP0053", None)

        assert NOVEMBER == found.answer.outlooks[0].release.name

    def test_the_json_is_that_of_the_outlook_with_one_table_more(self) -> None:
        found = asked(date(2019, 10, 2), date(2019, 10, 31))
        values = json.loads(found.to_json())
        table = values.pop("since")

        assert json.loads(found.answer.to_json()) == values
        assert found.answer == outlook(Timetable.from_dict(VOTE, "paper"), "MP071", NOVEMBER,
                                       **ground(date(2019, 10, 31)))
        assert ("2019-10-02", "misses", "2019-11-07") == (
            table["as_of"], table["verdict"], table["go_live"])
        assert 0 == found.exit_status

    @given(st.dates(date(2019, 3, 8), date(2019, 12, 20)), st.integers(1, 30))
    def test_the_changes_lead_from_what_it_was_to_what_it_is(
        self, as_of: date, days: int
    ) -> None:
        """Each verdict follows on the one before, and the last is that of the answer."""
        since = date.fromordinal(as_of.toordinal() - days)
        found = asked(since, as_of, paper(), "SECMP0015")
        turns = [turn for change in found.changes for turn in change.turned
                 if not turn.dcc_impact]

        assert [found.before.verdict, *(turn.after for turn in turns)] == [
            *(turn.before for turn in turns), found.answer.outlooks[0].verdict]
        assert sorted(change.day for change in found.changes) == [
            change.day for change in found.changes]
