"""Six documents of the two layouts that are nobody's, with faults and page furniture put in.

Like the two of `test_other_documents.py` they are not real. Every value below was taken from the
texts line by line, never from the reader.
"""

from __future__ import annotations

from datetime import date

import pytest

from secgov.model.readers.documents import load_document
from tests.architecture.house import ROOT
from tests.model.made_documents import why_of

FOLDER = ROOT / "tests" / "papers" / "others"
FURNITURE = "page furniture"
NO_PHRASE = "no phrase reads it"
PART = "read in part"
NO_DECISION = "a decision in words not known"
NOTHING = "nothing is AGREED on it"
CSC, RFI = "csc-considered", "request-for-information"
JULY, JANUARY, SEPTEMBER = date(2021, 7, 27), date(2022, 1, 25), date(2022, 9, 6)

# For each document each modification: its purpose, and its steps with time, status or outcome,
# and line.
STEPS = {
    "CSC_29_2707": {
        "DP168": ("stop hubs from restarting while they are in use. A restart takes nine "
                  "minutes.", [
            (CSC, JULY, "ready-for-report-phase", 51)]),
        "DP169": ("keep one register of all keys.", [
            (CSC, JULY, "done", 60), ("withdrawn", date(2021, 7, 26), "done", 58)]),
        "DP170": ("charge for data that arrive late.", [
            (CSC, JULY, "develop-further", 70), (f"{RFI}-issued", date(2021, 6, 1), "done", 68),
            (f"{RFI}-closed", date(2021, 6, 18), "done", 68),
            (CSC, "September 2021", "planned", 68)]),
        "DP171": ("several hubs hang on one aerial. The aerial was damaged in a storm.", [
            (CSC, JULY, "done", 76)]),
    },
    "CSC_34_2501": {
        "DP190": ("publish a map of outages.", [(CSC, JANUARY, "ready-for-refinement", 40)]),
        "DP191": ("It would let the DCC set the clock of the server by hand.", [
            (CSC, JANUARY, "seek-urgency", 50)]),
        "DP192": ("", [
            (CSC, JANUARY, "done", 57),
            ("sub-committee", "February 2022", "planned", 61), (CSC, "March 2022", "planned", 61),
            (f"{RFI}-issued", "April 2022", "planned", 63)]),
    },
    "OPSG_7_0609": {
        "DP205": ("let Users ask for reads in batches.", []),
        "DP207": ("Reads by post are slow. They are dear.", [
            ("sub-committee", SEPTEMBER, "done", 43)]),
    },
    "SECP_90_1204_08": {
        "MP120": ("Hubs cannot be moved between rooms. MP120 seeks to allow a hub to be moved. The "
                  "solution would need two new Service Requests.", [
            ("impact-assessment-requested", date(2021, 3, 1), "done", 16),
            ("impact-assessment-returned", date(2021, 3, 26), "done", 16),
            ("report-consultation-issued", date(2021, 3, 29), "done", 17),
            ("report-consultation-closed", date(2021, 4, 20), "planned", 17),
            ("change-board", "May 2021", "planned", 18),
            ("authority-decision", "by the end of June 2021", "expected", 23)]),
        "MP121": ("", [
            ("change-board", date(2021, 3, 24), "done", 29),
            ("refinement-consultation-closed", date(2021, 2, 5), "done", 29)]),
        "MP122": ("This modification proposes to merge five forms into one", [
            ("withdrawn", date(2021, 4, 9), "done", 41)]),
    },
    "SECP_101_1103_05": {
        "MP150": ("MP150 aims to record the tilt of solar panels by December 2022. It is believed "
                  "that most panels are tilted.", [
            ("refinement-consultation-issued", "early March 2022", "planned", 18),
            ("refinement-consultation-closed", date(2022, 3, 28), "planned", 18),
            ("working-group", date(2022, 2, 16), "done", 19),
            ("preliminary-assessment-returned", "mid-April 2022", "expected", 23),
            ("panel-update", "May 2022", "planned", 24)]),
        "MP151": ("MP151 intends to keep a spare key of each Device.", [
            ("preliminary-assessment-requested", None, "done", 28),
            ("preliminary-assessment-returned", None, "done", 35)]),
    },
    "SECP_118_1008_14": {
        "MP200": ("It was suggested that masts are too far apart. This modification would change "
                  "the rule on the distance of masts, and has been submitted for Impact "
                  "Assessment.", [
            ("impact-assessment-requested", None, "done", 18),
            ("impact-assessment-returned", "by early September 2023", "expected", 20),
            ("assessment-reviewed", None, "planned", 20),
            ("working-group", date(2023, 10, 4), "planned", 21)]),
        "MP201": ("", [
            ("refinement-consultation-issued", date(2023, 7, 1), "done", 31),
            ("refinement-consultation-closed", date(2023, 7, 21), "done", 31),
            ("modification-report-to-panel", date(2023, 8, 11), "planned", 32)]),
    },
}
SCANNED = ('"DP2061" has a digit too many, as a footnote mark makes: did you mean "DP206", '
           'footnote 1?')
UNREAD = "below a title that is not read"
LISTED = {
    "CSC_29_2707": [
        (17, "Page 1 of 3", FURNITURE), (32, "SEC Change Sub-Committee Meeting 29_2707", FURNITURE),
        (47, "Page 2 of 3", FURNITURE),
        (56, "The Panel rejected a proposal of this kind on 15 May 2020.", NO_PHRASE),
        (60, "the withdrawal.", "noted, and no outcome"),
        (72, "SEC Change Sub-Committee Meeting 29_2707", FURNITURE),
        (74, "Shared aerials", NOTHING),
        (80, "DID NOT AGREE that the proposal is ready to be converted to a Modification Proposal.",
         NO_DECISION),
        (84, "Page 3 of 3", FURNITURE),
        (86, "Next Meeting: Monday 31 August 2021.", "31 August 2021 is a Tuesday, not a Monday")],
    "CSC_34_2501": [
        (24, "The Chair opened the meeting.", "about no proposal"),
        (32, "Outage map", 'another title than "Outage maps"'),
        (34, "and the costs were approved on Wednesday 12 January 2022", PART),
        (36, "2", FURNITURE),
        (41, "that the map should show streets; and", "decided beside the outcome"),
        (46, "The server stopped on 3 January 2022.", NO_PHRASE),
        (50, "that the repair cannot wait", PART),
        (59, "3", FURNITURE),
        (65, "no further development is required.", "an outcome in words not known"),
        (67, "DP190 'Outage maps again'", "it stands before"),
        (69, "The map was shown.", "below a title that is not read"),
        (77, "10:00", PART)],
    "OPSG_7_0609": [
        (19, "Page 2", FURNITURE), (21, "Batches of reads", NOTHING),
        (23, "ST", "initials of several attendees"), (23, "SS", "initials that no attendee has"),
        (23, "The OPSG was provided with a progress update on DP205 'Batches of reads', which is "
         "set out to let Users ask for reads in batches.", "considered, and no outcome"),
        (25, "DP205 was returned to the Proposer on 1 September 2022.", NO_PHRASE),
        (27, "www.gemserv.com", FURNITURE), (29, "APPROVED the batches.", NO_DECISION),
        (31, "DP2061", SCANNED), (31, "DP2061 'Larger batches'", "no identifier can be read"),
        (33, "The OPSG discussed DP2061.", UNREAD),
        (35, "The OPSG **AGREED** further development is required.", UNREAD),
        (39, "a paper", PART),
        (39, "DP205 was withdrawn by the Proposer in August 2022.", "it is about another proposal"),
        (43, "The OPSG: AGREED further development is required; and",
         "an outcome of the Change Sub-Committee's, and another body meets"),
        (44, "that the Authority will decide by 31 October 2022.", "noted beside the outcome"),
        (46, "Background papers", "a heading over no proposal"),
        (48, "A paper on postage was circulated.", "about no proposal")],
    "SECP_90_1204_08": [
        (8, "SECP_90_1204_08 – SEC Modification Timetables Page 1 of 3 This document has a "
         "Classification of White", FURNITURE),
        (18, "but the Citizens Advice response was received early", PART),
        (21, "SEC Modification Timetables: April 2021", FURNITURE),
        (24, "SECP_90_1204_08 – SEC Modification Timetables Page 2 of 3", FURNITURE),
        (29, "It was approved.", NO_PHRASE),
        (43, "SEC Modification Timetables: April 2021", FURNITURE)],
    "SECP_101_1103_05": [
        (1, "SECP_101_1103_05", "the name of the file: the text has no reference"),
        (7, "https://smartenergycodecompany.co.uk/panel", FURNITURE),
        (11, "The one in May 2022 is cancelled.", "about no modification"),
        (15, "by December 2022", "a time that no phrase reads"), (21, "- 1 -", FURNITURE),
        (23, "SSC will consider it on 27 April 2022", PART),
        (35, "30 February 2022", "there is no 30 February 2022"),
        (35, "and the costs were rejected", PART), (37, "- 2 -", FURNITURE),
        (39, "MP15O",
         '"MP15O" has a letter where a digit belongs, as scans do: did you mean "MP150"?'),
        (39, "MP15O: ‘Tilted panels again’", "it stands before"),
        (41, "The vote was held in January 2022.", "below a title that is not read")],
    "SECP_118_1008_14": [
        (1, "SECP_118_1008_14", "the name of the file: the text has no reference"),
        (7, "The Panel is asked to agree new timelines.", "about no modification"),
        (9, "1.1 Deferred from July 2023", "a heading that tells news"),
        (24, "This is subject to capacity.", NO_PHRASE),
        (24, "We did not request the Impact Assessment on 3 July 2023.",
         'said not to be so ("did not")'),
        (26, "Page 2", FURNITURE), (31, "Responses were submitted by four Parties.", NO_PHRASE),
        (33, "and to the Change Board", PART), (35, "Page 3", FURNITURE)],
}


def read(name: str):
    return load_document("paper" if name.startswith("SECP") else "minutes", FOLDER / f"{name}.txt")


class TestDocuments:
    """Issue 3: the reader "proposes the TOML, keeps the line number of each statement as its
    source, lists every passage that it could not place [...], and invents nothing"."""

    @pytest.mark.parametrize(("name", "identifier"), [
        (name, identifier) for name, known in STEPS.items() for identifier in known])
    def test_a_modification_has_its_purpose_and_its_steps(self, name, identifier):
        found = read(name).timetable.modification(identifier)

        assert STEPS[name][identifier] == (found.purpose, [
            (one.step, one.when, one.outcome or one.status, one.line) for one in found.steps])

    @pytest.mark.parametrize("name", STEPS)
    def test_no_other_modification_is_read(self, name):
        assert list(STEPS[name]) == [one.id for one in read(name).timetable.modifications]

    @pytest.mark.parametrize("name", LISTED)
    def test_everything_else_is_listed(self, name):
        assert LISTED[name] == [(one.line, one.text, why_of(one)) for one in read(name).unplaced]

    @pytest.mark.parametrize(("name", "actions"), [
        ("CSC_29_2707", [("CSC 28/01", "dcc", ("DP168",), "on hold", 29),
                         ("CSC 28/02", "secas", ("DP170",), "closed", 34),
                         ("CSC 29/01", "dcc", ("DP171",), "new", 82)]),
        ("CSC_34_2501", [("", "MO", (), "promised", 73),
                         ("", "members of the CSC", (), "invited", 75)]),
        ("OPSG_7_0609", []),
    ])
    def test_the_actions(self, name, actions):
        assert actions == [(one.ref, one.owner, one.about, one.status, one.line)
                           for one in read(name).timetable.actions]

    @pytest.mark.parametrize(("name", "meetings", "present"), [
        ("CSC_29_2707", [JULY], ["OP", "TB", "WH", "YG", "AL", "BM"]),
        ("CSC_34_2501", [JANUARY, date(2022, 2, 22)], ["IS", "LF", "MO", "NP"]),
        ("OPSG_7_0609", [SEPTEMBER, date(2022, 10, 4)], ["RS", "ST", "ST", "VW"]),
        ("SECP_90_1204_08", [], []),
        ("SECP_101_1103_05", [date(2022, 2, 16), date(2022, 4, 6)], []),
        ("SECP_118_1008_14", [date(2023, 10, 4)], []),
    ])
    def test_the_meetings(self, name, meetings, present):
        found = read(name).timetable.meetings

        assert (meetings, present) == (
            [one.date for one in found],
            ["".join(word[0] for word in one.name.split()) for met in found for one in met.present])

    @pytest.mark.parametrize(("name", "dated", "meeting", "classification"), [
        ("CSC_29_2707", JULY, JULY, "white"), ("CSC_34_2501", JANUARY, JANUARY, ""),
        ("OPSG_7_0609", SEPTEMBER, SEPTEMBER, ""),
        ("SECP_90_1204_08", date(2021, 4, 9), date(2021, 4, 12), "white"),
        ("SECP_101_1103_05", date(2022, 2, 28), date(2022, 3, 11), ""),
        ("SECP_118_1008_14", date(2023, 8, 4), date(2023, 8, 10), ""),
    ])
    def test_the_document(self, name, dated, meeting, classification):
        found = read(name).timetable.paper

        assert (dated, meeting, classification) == (
            found.dated, found.meeting.date, found.classification)

    def test_holds_targets_views_and_what_is_awaited(self):
        july, january = read("CSC_29_2707").timetable, read("CSC_34_2501").timetable
        april, march = read("SECP_90_1204_08").timetable, read("SECP_101_1103_05").timetable
        held, left = july.modification("DP171").hold, april.modification("MP122").hold

        assert ("not stated", "November 2021", "the trials go on") == (
            held.since, held.until, held.reason)
        assert ("January 2021", "not stated", "the Proposer left the market") == (
            left.since, left.ends_when, left.reason)
        assert [("Wanda Hill", "large-supplier"), ("AL", "dcc")] == [
            (one.by, one.category) for one in july.modification("DP168").view]
        assert [("ST", ""), ("SS and VW", "")] == [
            (one.by, one.category)
            for one in read("OPSG_7_0609").timetable.modification("DP205").view]
        assert ["June 2022", "November 2021"] == [
            january.modification("DP190").target_release.name,
            april.modification("MP121").target_release.name]
        assert [("a map of houses shows who is at home", 34)] == [
            (one.effect, one.line) for one in january.modification("DP190").risk]
        assert [("a decision on the spare keys", "smki-pma")] == [
            (one.what, one.who) for one in march.modification("MP151").awaiting]
        assert [("the keys are rejected", "we will close this modification")] == [
            (one.condition, one.then) for one in march.modification("MP151").branch]
