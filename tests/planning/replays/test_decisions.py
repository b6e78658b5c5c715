"""What was decided last, and whether a record goes on against it; days counted by hand."""

from __future__ import annotations

from datetime import date

import pytest

from secgov.citation import Severity
from secgov.errors import TransitionRefused
from secgov.planning.life.lifecycle import apply
from tests.lives import act, faults, found, lacks, moved, refined, replayed, stands, without

REPORTED = refined()[:15]
"""A whole life up to the close of its report consultation on 5 October 2020."""
RECOMMENDED = [*REPORTED, act("change-board", "2020-10-21", "recommended-rejection")]
LIVE = act("implemented", "2021-02-25")


class TestRejectedByTheAuthority:
    """Issue: "on Path 2 an implementation before or without the Authority's recorded decision";
    X-DEC-02: violated when "implemented without Authority approval"."""

    @pytest.mark.parametrize("live", ["2020-11-11", "2020-11-23", "2021-02-25"])
    @pytest.mark.parametrize("keys", [{"path": "2"}, {"path": "1"}, {"proposer": "dcc"}])
    def test_nothing_is_implemented_after_it(self, live, keys):
        """Rejected on 10 November 2020: the next day, inside the 15 Working Days, long after."""
        acts = [*RECOMMENDED, act("authority-decision", "2020-11-10", "rejected"),
                act("implemented", live)]

        assert [("X-DEC-02", "implemented")] == faults(acts, **keys)
        assert [("X-DEC-02", "implemented")] == faults(acts, complete=True, **keys)
        assert [] == lacks(acts, **keys)

    def test_the_sentence_has_both_acts_and_says_nothing_that_is_not_so(self):
        acts = [*RECOMMENDED, act("authority-decision", "2020-11-10", "rejected"), LIVE]

        assert ["it is implemented on Thursday 25 February 2021, which cannot follow what is "
                "recorded before: the Authority decides on Tuesday 10 November 2020 (rejected)"] \
            == [one.message for one in found(acts, path="2")]

    def test_an_appeal_lifts_it(self):
        acts = [*RECOMMENDED, act("authority-decision", "2020-11-10", "rejected"),
                act("objection-raised", "2020-11-12"), act("approved", "2021-01-20", body="cma"),
                LIVE]

        assert [] == faults(acts, path="2", complete=True)

    def test_a_second_decision_alone_does_not(self):
        """Nothing sent it back, and no appeal is recorded."""
        acts = [*RECOMMENDED, act("authority-decision", "2020-11-10", "rejected"),
                act("authority-decision", "2020-12-10", "approved")]

        assert [("X-DEV-01", "authority-decision#2")] == faults(acts, path="2")

    @pytest.mark.parametrize("shows_it", [
        act("authority-decision", "2020-11-10", "approved"),
        act("implemented", "2020-11-29", part="part 1")])
    def test_once_it_is_approved_another_day_of_implementation_may_be_refused(self, shows_it):
        """X-IMPL-01: the Authority decides on the day too, and the modification stays approved."""
        acts = [*RECOMMENDED, shows_it, act("authority-decision", "2020-12-10", "rejected"), LIVE]

        assert [] == faults(acts, path="2")

    def test_on_path_3_it_may_be_the_day_that_was_refused(self):
        """The Authority decides there on an appeal or on the day; the vote may be missing."""
        acts = [*REPORTED, act("authority-decision", "2020-12-10", "rejected"), LIVE]

        assert [] == faults(acts, path="3")


class TestRejectedByTheChangeBoard:
    """X-DEC-01: "Path 3: Change Board decides"."""

    def test_nothing_is_implemented_after_it(self):
        acts = [*REPORTED, act("change-board", "2020-10-21", "rejected"), LIVE]

        assert [("X-DEC-01", "implemented")] == faults(acts, path="3")
        assert [] == lacks(acts, path="3")

    def test_nor_with_every_alternative_rejected(self):
        acts = [*REPORTED, act("change-board", "2020-10-21", "rejected"),
                act("change-board", "2020-10-21", "rejected", part="alternative 1"), LIVE]

        assert {("X-DEC-01", "implemented")} == set(faults(acts, path="3"))
        assert [] == lacks(acts, path="3")

    def test_nor_after_the_panel_has_rejected_it_on_referral(self):
        """The record names the Panel, so the sentence does."""
        acts = [*REPORTED, act("change-board", "2020-10-21", "approved"),
                act("objection-raised", "2020-10-28"),
                act("rejected", "2020-11-13", body="panel"), LIVE]
        (one,) = found(acts, path="3")

        assert ("X-DEV-01", "fault") == (one.register, one.severity.value)
        assert one.message.endswith("it is rejected by the Panel on Friday 13 November 2020")

    def test_a_state_names_the_body_too(self):
        acts = [*RECOMMENDED, act("authority-decision", "2020-11-10", "approved"),
                act("objection-raised", "2020-11-30"), act("rejected", "2021-01-20", body="cma")]

        assert ("it is rejected by the Competition and Markets Authority on Wednesday 20 January "
                "2021") == replayed(acts, path="2").modifications[0].state.shown_by


class TestDeferred:
    """Issue: "implementation before approval"; a deferral decides nothing."""

    def test_what_is_implemented_between_a_deferral_and_the_approval_did_not_wait_for_it(self):
        """Deferred on 21 October 2020, implemented on 5 November, approved on the 25th."""
        acts = [*REPORTED, act("change-board", "2020-10-21", "deferred"),
                act("implemented", "2020-11-05"), act("change-board", "2020-11-25", "approved")]

        assert [("X-DEC-01", "implemented")] == faults(acts, path="3")
        assert ["it is implemented on Thursday 5 November 2020, but the Change Board votes "
                "(approved) only on Wednesday 25 November 2020"] == [
                    one.message for one in found(acts, path="3")
                    if one.severity is Severity.FAULT]

    def test_two_deferrals_are_no_approval_either(self):
        acts = [*REPORTED, act("change-board", "2020-10-21", "deferred"),
                act("implemented", "2020-11-05"), act("change-board", "2020-11-25", "deferred")]

        assert [("X-DEC-01", "implemented")] == faults(acts, path="3")


class TestMessages:
    """A sentence says what the record has."""

    def test_a_row_that_does_not_name_the_body_says_so(self):
        acts = [*without(moved(refined(), "implemented", "2020-10-01"), "change-board"),
                act("rejected", "2020-09-30")]

        assert any("on Wednesday 30 September 2020, the record does not say by whom" in one.message
                   for one in found(acts, path="3"))


RAISED = act("raised", "2020-01-28")
CONVERTED = [RAISED, act("csc-considered", "2020-02-25", "ready-for-refinement"),
             act("converted", "2020-03-13", "refinement")]


class TestNoReport:
    """Issue: "a complete history with no Modification Report"; D7.1: "Code Administrator prepares a
    Modification Report for every MP except Fast-Track"."""

    @pytest.mark.parametrize(("acts", "keys", "shown_by"), [
        ([RAISED, LIVE], {}, "implemented"),
        ([RAISED, LIVE], {"path": "3"}, "implemented"),
        ([*CONVERTED, LIVE], {}, "implemented"),
        ([*CONVERTED, LIVE], {"path": "2"}, "implemented"),
        ([*CONVERTED, act("approved", "2020-10-21"), LIVE], {"path": "3"}, "approved"),
        ([*CONVERTED, act("approved", "2020-10-21"), LIVE], {}, "approved"),
        ([*CONVERTED, act("rejected", "2020-10-21")], {"path": "3"}, "rejected"),
        ([*CONVERTED, act("authority-decision", "2020-11-10", "approved"), LIVE], {"path": "2"},
         "authority-decision"),
        ([*CONVERTED, act("change-board", "2020-10-21", "approved"), LIVE], {"path": "3"},
         "change-board"),
    ])
    def test_it_is_missed_whatever_else_the_record_lacks(self, acts, keys, shown_by):
        assert ("D7.1", shown_by) in faults(acts, complete=True, **keys)
        assert [] == faults(acts, **keys)

    @pytest.mark.parametrize("keys", [{"path": "3"}, {"path": "2"}])
    def test_where_the_path_is_known_it_is_a_gap_of_any_other_record(self, keys):
        assert "modification-report-to-panel" in lacks([*CONVERTED, LIVE], **keys)

    @pytest.mark.parametrize("keys", [{}, {"path": "fast-track"}])
    def test_a_fast_track_modification_needs_none(self, keys):
        """X-PATH-05; MP120 was approved by the Panel alone."""
        acts = [act("raised", "2020-03-10", body="panel"),
                act("fast-track-approved", "2020-04-17", body="panel"), LIVE]

        assert [] == faults(acts, complete=True, **keys)
        assert [] == lacks(acts, **keys)

    def test_nor_one_whose_path_says_so_and_whose_approval_is_missing(self):
        assert [("X-DEV-01", "implemented")] == faults(
            [act("raised", "2020-03-10", body="panel"), LIVE], complete=True, path="fast-track")

    def test_without_a_path_it_may_be_fast_track_and_lacks_only_an_approval(self):
        """No path shows by whom; that it was approved, every path does."""
        assert ["approved"] == lacks([RAISED, LIVE])
        assert [] == faults([RAISED, LIVE])

    def test_on_fast_track_an_act_asks_for_no_report(self):
        state = stands([act("raised", "2020-03-10", body="panel"),
                        act("fast-track-approved", "2020-04-17", body="panel")],
                       path="fast-track")

        assert "implemented" == apply(state, LIVE).stage


AGAIN = [act("modification-report-to-panel", "2020-12-11"),
         act("change-board", "2020-12-16", "recommended-approval")]
SENT = [*REPORTED, act("change-board", "2020-10-21", "recommended-approval"),
        act("authority-decision", "2020-11-10", "sent-back")]
APPROVED = [act("authority-decision", "2021-01-20", "approved"), LIVE]


class TestSentBack:
    """X-SB-M1 (unverified): the Authority sends a report back, "Panel revises it and the Change
    Board votes again"; X-DEC-05: back to refinement after a Change Board."""

    def test_the_report_and_the_vote_come_again(self):
        acts = [*SENT, *AGAIN, *APPROVED]

        assert [] == lacks(acts, path="2")
        assert [] == faults(acts, path="2", complete=True)

    def test_without_them_they_are_missing_under_the_rule_that_asks_for_them(self):
        """The number of the clause was not seen, so in a complete record it is a note."""
        acts = [*SENT, *APPROVED]
        gaps = replayed(acts, path="2").modifications[0].gaps

        assert [("change-board", "X-SB-M1"), ("modification-report-to-panel", "X-SB-M1")] == [
            (one.act, one.rule.register) for one in gaps]
        assert ("no act says that the Change Board votes again (the last time is on Wednesday 21 "
                "October 2020: recommended-approval), which comes before: the Authority decides on "
                "Wednesday 20 January 2021") == gaps[0].message
        assert {("X-SB-M1", "note")} == {
            (one.register, one.severity.value) for one in found(acts, path="2", complete=True)
            if "complete" in one.message}

    def test_what_the_change_board_sends_back_it_votes_on_again(self):
        """Practice as one record shows it (SECMP0062): a warning."""
        acts = [*REPORTED, act("change-board", "2020-10-21", "sent-back"),
                act("modification-report-to-panel", "2020-12-11"),
                act("authority-decision", "2021-01-20", "approved")]

        assert ["report-consultation-closed"] == lacks(
            [*acts[:-1], act("change-board", "2020-12-16", "recommended-approval")], path="2")
        assert "change-board" in lacks(acts, path="2")

    def test_a_vote_that_was_deferred_is_taken_again(self):
        acts = [*REPORTED, act("change-board", "2020-10-21", "deferred"), LIVE]
        (gap,) = replayed(acts, path="3").modifications[0].gaps

        assert ("no act says that the Change Board votes again (the last time is on Wednesday 21 "
                "October 2020: deferred), which comes before: it is implemented on Thursday 25 "
                "February 2021") == gap.message


DRAFT = [RAISED, act("csc-considered", "2020-02-25", "develop-further")]


class TestNeverConverted:
    """Issue: "conversion while the last CSC outcome was further development"; X-DEV-05: "DP stays
    and returns to a later meeting"."""

    @pytest.mark.parametrize(("shows_it", "keys"), [
        (act("preliminary-assessment-requested", "2020-03-06"), {}),
        (act("working-group", "2020-03-04"), {"path": "2"}),
        (act("modification-report-to-panel", "2020-03-13"), {"path": "3"}),
    ])
    def test_what_only_a_conversion_leads_to_shows_one(self, shows_it, keys):
        """The committee met next on 31 March 2020."""
        acts = [*DRAFT, shows_it]

        assert [("X-DEV-05", shows_it.act)] == faults(acts, **keys)
        assert found(acts, **keys)[0].message.endswith(
            ". That only follows once the Panel converts it to a Modification Proposal. The last "
            "recorded outcome of the Change Sub-Committee, on Tuesday 25 February 2020, is "
            '"develop further"')

    def test_the_body_that_the_record_names_has_said_so(self):
        """A record may name the Panel for what the Change Sub-Committee does since."""
        acts = [act("csc-considered", "2019-03-15", "develop-further", body="panel"),
                act("converted", "2019-04-12", "refinement", body="panel")]

        assert "The last recorded outcome of the Panel, on Friday 15 March 2019, is" in (
            found(acts)[0].message)

    def test_after_another_meeting_it_depends_and_in_a_complete_record_it_does_not(self):
        acts = [*DRAFT, act("working-group", "2020-05-06")]

        assert [] == faults(acts)
        assert [("X-DEV-05", "depends")] == [(one.register, one.verdict) for one in found(acts)]
        assert found(acts)[0].message.endswith(
            'on Tuesday 25 February 2020, is "develop further". It may have met again in between, '
            "and the record has nothing of that; the rule is kept if it decided otherwise on or "
            "after Tuesday 31 March 2020, and broken if not")
        assert {("X-DEV-05", "working-group"), ("D3-REF", "working-group")} == set(
            faults(acts, complete=True))

    def test_once_it_was_ready_only_the_conversion_is_missing(self):
        acts = [*DRAFT, act("csc-considered", "2020-03-31", "ready-for-refinement"),
                act("working-group", "2020-05-06")]

        assert [] == faults(acts)
        assert ["converted"] == lacks(acts)
        assert [("D3-REF", "working-group")] == faults(acts, complete=True)
        assert ["converted"] == lacks(without(refined(), "converted"), path="3")

    @pytest.mark.parametrize(("acts", "keys"), [
        ([*DRAFT, act("fast-track-approved", "2020-03-13", body="panel")], {}),
        ([*DRAFT, act("modification-report-to-panel", "2020-03-13")], {"path": "1"}),
        ([*DRAFT, LIVE], {}), ([*DRAFT, act("withdrawn", "2020-03-03")], {"path": "3"}),
        ([RAISED, LIVE], {}),
        ([act("raised", "2019-03-07"), act("working-group", "2019-05-01")], {"path": "3"}),
    ])
    def test_what_needs_none_shows_none(self, acts, keys):
        """Fast-Track; an Authority-led one; what may have been Fast-Track; what may have been
        raised before there was a Development Stage, which was there by 8 March 2019."""
        assert [] == faults(acts, **keys)
        assert "converted" not in lacks(acts, **keys)


    @pytest.mark.parametrize(("raised", "keys"), [
        (RAISED, {"path": "3"}), (RAISED, {}), (act("raised", "2019-03-08"), {})])
    def test_it_is_missing_though_nothing_of_the_committee_is_recorded(self, raised, keys):
        """Of the Change Sub-Committee's row nothing need be known: what was raised once there was a
        Development Stage leaves it by a conversion."""
        acts = [raised, act("working-group", "2020-05-06")]

        assert ["converted"] == lacks(acts, **keys)
        assert [] == faults(acts, **keys)
        assert [("D3-REF", "working-group")] == faults(acts, complete=True, **keys)


class TestObjectedTo:
    """X-FT-M2: an objection lifts a Fast-Track approval; X-PATH-04: "Fast-Track never enters the
    Refinement Process"."""

    ACTS = (act("raised", "2020-03-10", body="panel"),
            act("fast-track-approved", "2020-04-17", body="panel"),
            act("objection-raised", "2020-05-07"))

    def test_it_stands_in_development_whatever_its_identifier(self):
        assert "development" == replayed(self.ACTS, path="fast-track").modifications[0].state.stage

    def test_it_needs_another_approval_where_nothing_of_another_path_is_recorded(self):
        acts = [*self.ACTS, LIVE]

        assert ["fast-track-approved"] == lacks(acts, path="fast-track")
        assert [("X-FT-M2", "note")] == [
            (one.register, one.severity.value)
            for one in found(acts, path="fast-track", complete=True)]

    def test_it_needs_what_another_path_needs_where_something_of_one_is(self):
        acts = [*self.ACTS, act("csc-considered", "2020-05-26", "ready-for-report-phase"),
                act("converted", "2020-06-19", "report-phase"), LIVE]

        assert {"change-board", "modification-report-to-panel"} == set(
            lacks(acts, path="fast-track"))
        assert {("X-DEC-01", "implemented"), ("D7.1", "implemented")} == set(
            faults(acts, path="fast-track", complete=True))
        assert {"change-board", "modification-report-to-panel", "converted"} == set(
            lacks([*self.ACTS, LIVE], path="3"))


class TestReferred:
    """X-APP-M1 (unverified): a Party refers the Change Board's decision, the "Panel decides"."""

    def test_implemented_before_the_panel_has_decided(self):
        """The decision may be what the record lacks: a gap; in a complete record a note."""
        acts = [*REPORTED, act("change-board", "2020-10-21", "approved"),
                act("objection-raised", "2020-10-28"), LIVE]
        (gap,) = replayed(acts, path="3").modifications[0].gaps

        assert ("approved", "X-APP-M1") == (gap.act, gap.rule.register)
        assert ("no act says that the Panel approves it on the referral, which comes before: it is "
                "implemented on Thursday 25 February 2021") == gap.message
        assert [("X-APP-M1", "note")] == [
            (one.register, one.severity.value) for one in found(acts, path="3", complete=True)]

    @pytest.mark.parametrize("outcome", ["approved", "rejected"])
    @pytest.mark.parametrize("keys", [{"path": "3"}, {}])
    def test_nothing_is_implemented_once_the_authority_has_rejected_it(self, outcome, keys):
        """X-APP-M1: "then appeal to the Authority"; it was asked about the decision, and no row
        asks it for another day of implementation."""
        appealed = [*REPORTED, act("change-board", "2020-10-21", outcome),
                    act("objection-raised", "2020-10-28"),
                    act(outcome, "2020-11-13", body="panel"), act("objection-raised", "2020-11-24"),
                    act("authority-decision", "2021-01-05", "rejected")]

        assert [("X-DEV-01", "implemented")] == faults([*appealed, LIVE], **keys)
        assert [] == faults(appealed, complete=True, **keys)

    def test_a_day_that_was_asked_for_may_be_what_it_rejected(self):
        """Then the Authority's answer to the appeal is what the record lacks."""
        acts = [*REPORTED, act("change-board", "2020-10-21", "approved"),
                act("objection-raised", "2020-10-28"),
                act("approved", "2020-11-13", body="panel"), act("objection-raised", "2020-11-24"),
                act("release-targeted", "2020-12-15", until=date(2021, 6, 24)),
                act("authority-decision", "2021-01-05", "rejected"), LIVE]

        assert [] == faults(acts, path="3")

    def test_the_cma_decides_on_no_referral(self):
        """EA04-173: what is appealed to the CMA is a decision of the Authority."""
        acts = [*REPORTED, act("change-board", "2020-10-21", "approved"),
                act("objection-raised", "2020-10-28"), act("rejected", "2020-12-01", body="cma")]
        (one,) = found(acts, path="3")

        assert ("EA04-173", "warning", "depends") == (
            one.register, one.severity.value, one.verdict)
        assert "which has no place on the recorded path (3)" in one.message
        with pytest.raises(TransitionRefused, match="only the Panel can"):
            apply(stands(acts[:-1], path="3"), acts[-1])


class TestRejectedWhereTheRecordShowsNoRecommendation:
    """Issue: "on Path 2 an implementation before or without the Authority's recorded decision";
    X-DEC-02, whatever the record says of the path."""

    @pytest.mark.parametrize(("path", "voted"), [
        ("unknown", []), ("2", []), ("2", [act("change-board", "2020-10-21", "approved")]),
        ("unknown", [act("change-board", "2020-10-21", "recommended-approval")])])
    def test_nothing_is_implemented(self, path, voted):
        acts = [*refined()[:15], *voted, act("authority-decision", "2020-11-10", "rejected"),
                act("implemented", "2020-11-29")]

        assert [("X-DEC-02", "implemented")] == faults(acts, path=path)

    @pytest.mark.parametrize("path", ["3", "unknown"])
    def test_a_day_that_was_named_may_be_what_it_refused(self, path):
        """The approval is a row that the record may lack."""
        acts = [*refined()[:15], act("release-targeted", "2020-11-02", until=date(2020, 11, 29)),
                act("authority-decision", "2020-11-10", "rejected"),
                act("implemented", "2020-11-29")]

        assert [] == faults(acts, path=path)
