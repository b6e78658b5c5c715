"""Two documents of the same layouts that are nobody's: made for the readers, read here by eye.

They are not real: the identifiers, people and days are invented. Every value below was taken from
the two texts line by line, never from the reader.
"""

from __future__ import annotations

from datetime import date

import pytest

from secgov.model.readers.documents import load_document
from secgov.model.readers.drafts import Draft
from tests.architecture.house import ROOT
from tests.model.made_documents import why_of

FOLDER = ROOT / "tests" / "papers" / "others"


@pytest.fixture(scope="module")
def paper() -> Draft:
    return load_document("paper", FOLDER / "SECP_76_1701_11.txt")


@pytest.fixture(scope="module")
def minutes() -> Draft:
    return load_document("minutes", FOLDER / "CSC_19_2909.txt")


class TestPaper:
    """Issue 3: "A reader for minutes and papers in the two layouts that we have as text": another
    paper than the one whose example file there is."""

    def test_the_paper_and_its_meeting(self, paper):
        found = paper.timetable.paper

        assert ("SECP_76_1701_11", "SEC Modification Timetables: January 2020 update", "refinement",
                date(2020, 1, 10), date(2020, 1, 17), "Robin Ashe, SECAS Team",
                ("Appendix A: Timetables", "Appendix B: Responses received")) == (
            found.reference, found.title, found.scope, found.dated, found.meeting.date,
            found.author, found.attachments)

    def test_to_note_a_thing_is_to_agree_nothing(self, paper):
        assert [("1", ("MP078", "MP083A", "MP090", "MP095", "SECMP0059", "MP099", "MP101"), 88),
                ("2", (), 89)] == [
            (one.id, one.agrees, one.line) for one in paper.timetable.recommendations]

    @pytest.mark.parametrize(("identifier", "title", "line"), [
        ("MP078", "Incorporation of multiple testing improvements into the SEC", 15),
        ("MP083A", "Charging for cancelled installation visits", 28),
        ("MP090", "Faster re-pairing of replaced Devices", 36),
        ("MP095", "Alarms of tampered Communications Hubs", 50),
        ("SECMP0059", "Notices of planned maintenance", 58),
        ("MP099", "Sharing of forecasts between Users", 70),
        ("MP101", "Forecasts over twelve months", 77),
    ])
    def test_every_modification_has_its_title(self, paper, identifier, title, line):
        found = paper.timetable.modification(identifier)

        assert (title, line, "refinement") == (found.title, found.line, found.stage)

    @pytest.mark.parametrize(("identifier", "steps"), [
        ("MP078", [
            ("preliminary-assessment-requested", date(2019, 12, 2), "done", 21),
            ("preliminary-assessment-returned", "by the end of January 2020", "expected", 21),
            ("assessment-reviewed", None, "planned", 22),
            ("working-group", date(2020, 3, 4), "planned", 23),
            ("panel-update", "March 2020", "planned", 25)]),
        ("MP083A", [
            ("refinement-consultation-closed", date(2020, 1, 31), "planned", 32),
            ("modification-report-to-panel", "February 2020", "planned", 33)]),
        ("MP090", [
            ("impact-assessment-requested", None, "done", 40),
            ("impact-assessment-returned", "by mid-February 2020", "expected", 40),
            ("refinement-consultation-issued", "February 2020", "planned", 41),
            ("authority-decision", "by 30 April 2020", "expected", 41)]),
        ("MP095", []),
        ("SECMP0059", [
            ("working-group", date(2019, 12, 11), "done", 62),
            ("business-requirements-agreed", None, "planned", 63),
            ("sub-committee", "February 2020", "planned", 63),
            ("sub-committee", date(2020, 2, 12), "planned", 65),
            ("preliminary-assessment-requested", None, "aim", 65),
            ("panel-update", "April 2020", "planned", 68)]),
        ("MP099", [
            ("working-group", date(2019, 12, 9), "done", 74),
            ("recommended-to-close", None, "proposed", 75)]),
        ("MP101", [
            ("working-group", date(2019, 12, 9), "done", 74),
            ("recommended-to-close", None, "proposed", 75),
            ("working-group", "May", "aim", 84)]),
    ])
    def test_every_step_has_its_time_status_and_line(self, paper, identifier, steps):
        assert steps == [(one.step, one.when, one.status, one.line)
                         for one in paper.timetable.modification(identifier).steps]

    def test_bodies_kinds_conditions_and_links(self, paper):
        found = paper.timetable
        assert ["operations-group", "ssc"] == [
            one.body for one in found.modification("SECMP0059").steps if one.body]
        assert [("ad-hoc", ("tabasc",)), ("", ())] == [
            (one.kind, one.together_with) for one in found.modification("MP101").steps
            if one.step == "working-group"]
        assert ["no material issues are raised"] == [
            one.condition for one in found.modification("MP083A").steps if one.condition]
        assert [("assessment-reviewed",), ("working-group",)] == [
            one.after for one in found.modification("MP078").steps[-2:]]

    def test_holds_targets_risks_and_what_is_awaited(self, paper):
        found = paper.timetable
        held = found.modification("MP095")
        assert (["MP090"], "the DCC confirms the shared design", "dcc",
                ["unless a Party objects"]) == (
            [one.id for one in held.waits_on], held.hold.ends_when, held.awaiting[0].who,
            [one.condition for one in held.branch])
        target = found.modification("MP090").target_release
        assert ("June 2020", "targeted") == (target.name, target.standing)
        assert [("the number of late responses", "could delay the Modification Report")] == [
            (one.cause, one.effect) for one in found.modification("MP083A").risk]

    def test_the_meetings_that_have_a_day(self, paper):
        assert [
            ("working-group", date(2019, 12, 9), "ad-hoc", ("MP099", "MP101")),
            ("working-group", date(2019, 12, 11), "ad-hoc", ("SECMP0059",)),
            ("working-group", date(2020, 2, 5), "monthly", ()),
            ("ssc", date(2020, 2, 12), "", ("SECMP0059",)),
            ("working-group", date(2020, 3, 4), "", ("MP078",)),
        ] == [(one.body, one.date, one.kind, one.covers) for one in paper.timetable.meetings]

    def test_everything_else_is_listed(self, paper):
        """Two sentences about no modification, furniture, a scan, a day that there is not, a
        footnote, two attachments, and what five sentences say beyond what is read of them."""
        assert [
            (8, "The Panel is invited to agree the revised timelines."),
            (12, "The Working Group will continue to meet on the first Wednesday of each month."),
            (44, "Administered by Gemserv"), (46, "SECP_76_1701_11 Page 2 of 3"),
            (58, "SECMPO0059"), (62, "to discuss the notices"),
            (64, "The Security Sub-Committee (SSC) has also asked to see"),
            (66, "by 31 February 2020"),
            (74, "looked at this modification together"), (75, "a new Draft Proposal"),
            (83, "1 A Draft Proposal of the same name was withdrawn in 2018."),
            (97, "Appendix A: Timetables"), (98, "Appendix B: Responses received"),
        ] == [(one.line, one.text) for one in paper.unplaced]


class TestMinutes:
    """Issue 3, as above: other minutes than those whose example file there is."""

    def test_the_meeting(self, minutes):
        met, following = minutes.timetable.meetings

        assert ("19", date(2020, 9, 29), "10:00", "12:15", "Teleconference", "draft") == (
            met.number, met.date, met.start, met.to, met.place, met.status)
        assert (date(2020, 10, 27), "planned", 93) == (
            following.date, following.status, following.line)
        assert [
            ("Dana Moss", "", "chair"), ("Ellen Reid", "large-supplier", "member"),
            ("Ewan Rowe", "large-supplier", "member"), ("Hugh Lane", "gas-network", "member"),
            ("Ines Cole", "other-sec-party", "member"), ("Omar Finch", "dcc", "participant"),
            ("Tess Gale", "secas", "secretary"), ("Noel Hart", "secas", "participant"),
        ] == [(one.name, one.category, one.role) for one in met.present]
        assert [("Una Kerr", "small-supplier")] == [
            (one.name, one.category) for one in met.apologies]

    def test_the_actions(self, minutes):
        assert [
            ("CSC 18/01", "dcc", ("DP141",), "closed", 37),
            ("CSC 18/03", "Gas Network Parties", (), "in progress", 39),
            ("CSC 19/01", "secas", ("DP144",), "new", 77),
            ("", "IC", ("DP144",), "promised", 75),
            ("", "secas", (), "promised", 91),
        ] == [(one.ref, one.owner, one.about, one.status, one.line)
              for one in minutes.timetable.actions]

    @pytest.mark.parametrize(("identifier", "heading", "steps"), [
        ("DP141", "Recommended for conversion", [
            ("csc-considered", "ready-for-refinement", date(2020, 9, 29), 54)]),
        ("DP143", "Recommended for conversion", [
            ("csc-considered", "ready-for-report-phase", date(2020, 9, 29), 63)]),
        ("DP144", "Continuing in development", [
            ("csc-considered", "develop-further", date(2020, 9, 29), 79),
            ("request-for-information-issued", "", date(2020, 9, 1), 73),
            ("request-for-information-closed", "", date(2020, 10, 9), 73),
            ("csc-considered", "", "October 2020", 73)]),
        ("DP145", "Continuing in development", [
            ("csc-considered", "", date(2020, 9, 29), 87),
            ("sub-committee", "", date(2020, 10, 14), 83)]),
    ])
    def test_every_proposal_has_its_outcome(self, minutes, identifier, heading, steps):
        found = minutes.timetable.modification(identifier)

        assert (heading, steps) == (
            found.heading, [(one.step, one.outcome, one.when, one.line) for one in found.steps])

    def test_views_and_what_is_said_of_the_proposals(self, minutes):
        found = minutes.timetable
        assert [("the DCC", "dcc", 50), ("HL and IC", "", 50), ("ER", "large-supplier", 50)] == [
            (one.by, one.category, one.line) for one in found.modification("DP141").view]
        assert [("Ines Cole", "other-sec-party", 73)] == [
            (one.by, one.category, one.line) for one in found.modification("DP144").view]
        assert ("DCC", "dcc") == (
            found.modification("DP141").raised_by, found.modification("DP141").proposer)
        assert ("February 2021", "written update") == (
            found.modification("DP143").target_release.name,
            found.modification("DP143").steps[0].how)
        assert [("a business case", "proposer")] == [
            (one.what, one.who) for one in found.modification("DP144").awaiting]

    def test_everything_else_is_listed(self, minutes):
        """Ellen Reid and Ewan Rowe have the same initials; DP143 has two titles."""
        assert [
            (32, "The Chair welcomed everybody.", "about no proposal"),
            (50, "ER", "initials of several attendees"),
            (59, "Correction of Appendix A", 'another title than "Correction of Appendix AC"'),
            (59, "The draft legal text is ready", "read in part"),
            (64, "that SECAS should tell the Panel of the second reference; and",
             "decided beside the outcome"),
            (79, "The Chair thanked the Proposer.", "no phrase reads it"),
            (93, "10:00", "read in part"),
        ] == [(one.line, one.text, why_of(one)) for one in minutes.unplaced]
