"""The minutes CSC_12_2502, statement by statement, and what a check reports of them."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from secgov.citation import Severity
from secgov.planning.checking.timetable_check import check
from tests.papers.statements import Paper, rules, statements
from tests.timetables import calendar_on, rules_on

CSC = Paper("csc_12_2502")
MET, NEXT = date(2020, 2, 25), date(2020, 3, 31)
MEETING = CSC.meeting(MET)
ROWS = statements("csc_12_2502")


def considered(identifier: str) -> tuple[object, ...]:
    step = CSC.step(identifier, "csc-considered")
    assert step.when == MET
    return (step.status, step.outcome, step.line)


def people(category: str) -> list[str]:
    return [one.name for one in MEETING.present if one.category == category]


def purpose(identifier: str, *words: str) -> bool:
    return all(word in CSC[identifier].purpose for word in words)


# For each statement, what the file must say and what it says.
CHECKS = {
    "C001": lambda: ("white", CSC.timetable.paper.classification),
    "C002": lambda: (("change-sub-committee", "12", "10:00", "11:20", 5), (
        MEETING.body, MEETING.number, MEETING.start, MEETING.to, MEETING.line)),
    "C003": lambda: ("final", MEETING.status),
    "C004": lambda: (
        [("Alison Beard", "", "chair", ""),
         ("Paul Saker", "large-supplier", "member", "teleconference"),
         ("Simon Trivella", "large-supplier", "member", "teleconference"),
         ("Andrew Margan", "small-supplier", "member", "teleconference"),
         ("Chris Brown", "small-supplier", "member", "teleconference"),
         ("Gemma Slaney", "electricity-network", "member", "teleconference")],
        [(one.name, one.category, one.role, one.how) for one in MEETING.present[:6]]),
    "C005": lambda: ((7, 6, {"participant", "secretary"}), (
        len(people("dcc")), len(people("secas")),
        {one.role for one in MEETING.present if one.category in ("dcc", "secas")})),
    "C006": lambda: (
        [("Jonathan Lishawa", "other-sec-party"), ("Elias Hanna", "other-sec-party"),
         ("Ed Rees", "consumers")],
        [(one.name, one.category) for one in MEETING.apologies]),
    "C007": lambda: (("dcc", ("DP096",), "10", 53), (
        CSC.action("CSC 10/01").owner, CSC.action("CSC 10/01").about,
        CSC.action("CSC 10/01").raised_at, CSC.action("CSC 10/01").line)),
    "C008": lambda: (True, "GS says is not correct" in CSC.action("CSC 10/01").updates[0]),
    "C009": lambda: ((True, True), ("suggests a meeting" in CSC.action("CSC 10/01").updates[0],
                                    "arrange a meeting" in CSC.action("CSC 12/01").what)),
    "C010": lambda: (("open", 2), (CSC.action("CSC 10/01").status,
                                   CSC.action("CSC 10/01").age_at(MEETING))),
    "C011": lambda: (True, "item 3 (line 54)" in CSC.action("CSC 10/01").note),
    "C012": lambda: (("dcc", ("DP098",), 1), (
        CSC.action("CSC 11/01").owner, CSC.action("CSC 11/01").about,
        CSC.action("CSC 11/01").age_at(MEETING))),
    "C013": lambda: (("closed", True), (
        CSC.action("CSC 11/01").status,
        "DP098 does not impact the DCC Systems" in CSC.action("CSC 11/01").updates[0])),
    "C014": lambda: (("secas", ("DP110",), "closed", 59), (
        CSC.action("CSC 11/02").owner, CSC.action("CSC 11/02").about,
        CSC.action("CSC 11/02").status, CSC.action("CSC 11/02").line)),
    "C015": lambda: ((7, {"Recommended for conversion"}, True), (
        sum(one.line < 148 for one in CSC.timetable.modifications),
        {one.heading for one in CSC.timetable.modifications if one.line < 148},
        any("heading" in rule.says for rule in rules("X-DEV-03")))),
    "C016": lambda: (
        ("EDF Energy", "Alignment of SEC Credit Cover", ("Alignment of Credit Cover",)),
        (CSC["DP095"].raised_by, CSC["DP095"].title, CSC["DP095"].also_titled)),
    "C017": lambda: (("done", 72), considered("DP095")[::2]),
    "C018": lambda: ("ready-for-refinement", considered("DP095")[1]),
    "C019": lambda: (True, purpose("DP096", "60 seconds", "outages")),
    "C020": lambda: (True, CSC.view("DP096", 81, "GS", "before the Refinement Process")),
    "C021": lambda: (("Parties pay", 83), (
        CSC["DP096"].risk[0].effect, CSC["DP096"].risk[0].line)),
    "C022": lambda: (True, CSC.view("DP096", 85, "PS", "Refinement Process can clarify")),
    "C023": lambda: ((True, True), (CSC.view("DP096", 85, "RI", "legal text cannot"),
                                    "initials RI" in CSC["DP096"].note)),
    "C024": lambda: ((True, "preliminary-assessment-requested"), (
        CSC.view("DP096", 87, "RI", "must assess the change before its cost"),
        rules("X-DEV-11")[0].later)),
    "C025": lambda: ((True, "develop-further"), (
        CSC.view("DP096", 87, "RI", "move on to the next phase"), considered("DP096")[1])),
    "C026": lambda: ((("dcc", 87), True), (
        (CSC["DP096"].awaiting[0].who, CSC["DP096"].awaiting[0].line),
        CSC.view("DP096", 87, "GS", "before solutions and costs"))),
    "C027": lambda: ((True, True), (CSC.view("DP096", 87, "AB", "current level of service"),
                                    CSC.view("DP096", 87, "GS", "no correct measurement"))),
    "C028": lambda: (("dcc", "promised", 87), (
        CSC.loose("DP096").owner, CSC.loose("DP096").status, CSC.loose("DP096").line)),
    "C029": lambda: (True, CSC.view("DP096", 89, "GS", "an action should name the impacts")),
    "C030": lambda: ((True, "converted"), (
        CSC.view("DP096", 89, "a DCC member", "only in the Preliminary Assessment"),
        rules("X-DEV-11")[0].earlier)),
    "C031": lambda: (True, CSC.view("DP096", 89, "a CSC member", "either amend the SEC")),
    "C032": lambda: (("secas", ("DP096",), "new", 0, 91), (
        CSC.action("CSC 12/01").owner, CSC.action("CSC 12/01").about,
        CSC.action("CSC 12/01").status, CSC.action("CSC 12/01").age_at(MEETING),
        CSC.action("CSC 12/01").line)),
    "C033": lambda: (("done", "develop-further", 93, "Recommended for conversion"), (
        *considered("DP096"), CSC["DP096"].heading)),
    "C034": lambda: (True, purpose("DP109", "SSI", "e-mail stays as a back-up")),
    "C035": lambda: (("done", "ready-for-refinement", 101), considered("DP109")),
    "C036": lambda: (True, purpose("DP112", "two of the four assurance statuses")),
    "C037": lambda: (("done", "ready-for-refinement", 110), considered("DP112")),
    "C038": lambda: (("verbal update", True, "a breach of GDPR"), (
        CSC.step("DP113", "csc-considered").how, purpose("DP113", "another property's data"),
        CSC["DP113"].risk[0].effect)),
    "C039": lambda: (True, CSC.view("DP113", 117, "PS", "API and ECOES")),
    "C040": lambda: (("done", "ready-for-refinement", 121), considered("DP113")),
    "C041": lambda: ((True, "the text of Section Z stays as it is"), (
        purpose("DP114", "nine data items", "inaccurately"), CSC["DP114"].risk[0].cause)),
    "C042": lambda: (("June 2020", "targeted"), (
        CSC["DP114"].target_release.name, CSC["DP114"].target_release.standing)),
    "C043": lambda: (("done", "ready-for-report-phase", 134), considered("DP114")),
    "C044": lambda: ((True, "smki-pma"), (
        purpose("DP115", "discontinued", "SMKI PMA"), CSC["DP115"].proposer)),
    "C045": lambda: ("earliest", CSC["DP115"].target_release.name),
    "C046": lambda: (("done", "ready-for-report-phase", 145), considered("DP115")),
    "C047": lambda: (({"Continuing in development"}, 7), (
        {one.heading for one in CSC.timetable.modifications if one.line > 148},
        sum(one.line > 148 for one in CSC.timetable.modifications))),
    "C048": lambda: (("verbal update", True), (
        CSC.step("DP094", "csc-considered").how, purpose("DP094", "prepayment"))),
    "C049": lambda: (("Utilita", True), (
        CSC["DP094"].raised_by, "9 %" in CSC["DP094"].note and "3 %" in CSC["DP094"].note)),
    "C050": lambda: (("proposer", 156), (
        CSC["DP094"].awaiting[0].who, CSC["DP094"].awaiting[0].line)),
    "C051": lambda: (("planned", None, "secas"), (
        CSC.step("DP094", "request-for-information-issued").status,
        CSC.step("DP094", "request-for-information-issued").when,
        CSC.step("DP094", "request-for-information-issued").by)),
    "C052": lambda: (True, CSC.view("DP094", 158, "PS", "all SMETS2 meters")),
    "C053": lambda: (("csc-considered", ("request-for-information-issued",), 160), (
        CSC.step("DP094", "csc-decision").step, CSC.step("DP094", "csc-decision").after,
        CSC.step("DP094", "csc-decision").line)),
    "C054": lambda: (True, CSC.view("DP094", 160, "PS", "waste time")),
    "C055": lambda: (("done", "develop-further", 162), considered("DP094")),
    "C056": lambda: (("tabasc", "under-way", None, "progress update"), (
        CSC.step("DP100", "sub-committee").body, CSC.step("DP100", "sub-committee").status,
        CSC.step("DP100", "sub-committee").when, CSC.step("DP100", "csc-considered").how)),
    "C057": lambda: (("done", "develop-further", 170), considered("DP100")),
    "C058": lambda: (True, purpose("DP107", "own both certificate and Device")),
    "C059": lambda: (("electricity-network", "GS", True, True), (
        CSC["DP107"].proposer, CSC["DP107"].raised_by,
        CSC.view("DP107", 176, "GS", "may not be worth"),
        "a member who decides" in CSC["DP107"].note)),
    "C060": lambda: (("disputed", "", True), (
        CSC.loose("DP107").status, CSC.loose("DP107").ref,
        "not an action" in CSC.loose("DP107").updates[0])),
    "C061": lambda: (True, CSC.view("DP107", 178, "GS", "cost is too large")),
    "C062": lambda: (True, CSC.view("DP107", 178, "GS", "costs nothing")),
    "C063": lambda: ((True, []), (
        CSC.view("DP107", 180, "GS", "before the Working Group meets"),
        [step.step for step in CSC["DP107"].steps if step.step != "csc-considered"])),
    "C064": lambda: (("done", "ready-for-refinement", 182, "Continuing in development"), (
        *considered("DP107"), CSC["DP107"].heading)),
    "C065": lambda: ((True, True), (
        CSC.step("DP108", "csc-considered").first, purpose("DP108", "officers who alone"))),
    "C066": lambda: (("dcc", "January 2020", "open"), (
        CSC["DP108"].awaiting[0].who, CSC["DP108"].awaiting[0].since,
        CSC["DP108"].awaiting[0].status)),
    "C067": lambda: (("done", "develop-further", 193), considered("DP108")),
    "C068": lambda: (("SMDA cannot continue in its current format", 197), (
        CSC["DP111"].risk[0].effect, CSC["DP111"].risk[0].line)),
    "C069": lambda: (True, "not at the decision stage (line 199)" in CSC["DP111"].note),
    "C070": lambda: (("done", "develop-further", 201), considered("DP111")),
    "C071": lambda: ((True, True), (
        CSC.step("DP116", "csc-considered").first,
        purpose("DP116", "eight months", "two days' work"))),
    "C072": lambda: (("March 2020", 211, ""), (
        CSC.step("DP116", "csc-return").when, CSC.step("DP116", "csc-return").line,
        CSC.step("DP116", "sub-committee").body)),
    "C073": lambda: (("done", "develop-further", 213), considered("DP116")),
    "C074": lambda: ((True, "March", 219), (
        CSC.step("DP117", "csc-considered").first, CSC.step("DP117", "csc-return").when,
        CSC.step("DP117", "csc-return").line)),
    "C075": lambda: (("change-sub-committee", None, 219), (
        CSC["DP117"].awaiting[0].who, CSC["DP117"].awaiting[0].since,
        CSC["DP117"].awaiting[0].line)),
    "C076": lambda: (("done", "develop-further", 221), considered("DP117")),
    "C077": lambda: (["DP096", "DP094", "DP100", "DP108", "DP111"], [
        one.id for one in CSC.timetable.modifications
        if any(step.outcome == "develop-further" for step in one.steps)
        and not any(step.step == "csc-considered" and step.status == "planned" and step.when
                    for step in one.steps)]),
    "C078": lambda: ([225, 227], [one.line for one in CSC.timetable.actions
                                  if not one.ref and not one.about]),
    "C079": lambda: (("SECMP0025", True), (
        MEETING.suggested[0].fixes, "missing from a table" in MEETING.suggested[0].says)),
    "C080": lambda: (("fast-track", "secas", "November 2020", 231), (
        MEETING.suggested[0].route, MEETING.suggested[0].by,
        MEETING.suggested[0].target_release, MEETING.suggested[0].line)),
    "C081": lambda: (("change-sub-committee", "planned", 235), (
        CSC.meeting(NEXT).body, CSC.meeting(NEXT).status, CSC.meeting(NEXT).line)),
    "C082": lambda: ((True, []), (
        any(rule.says.endswith("the Panel converts.") for rule in rules("X-DEV-06")),
        [one.id for one in CSC.timetable.modifications
         if any(step.step == "converted" for step in one.steps)])),
}


class TestStatements:
    """Issue 3: "Fourteen Draft Proposals with what was agreed and recommended ..., the action log
    with owner, age in meetings and status ..., attendance by category, members' views (never
    acts), targets of June and November 2020"."""

    @pytest.mark.parametrize("row", ROWS, ids=lambda row: row["row"])
    def test_the_file_says_it(self, row):
        expected, actual = CHECKS[row["row"]]()

        assert expected == actual, row["says"]

    def test_every_statement_is_checked_and_none_else(self):
        assert list(CHECKS) == [row["row"] for row in ROWS]

    def test_every_line_that_a_row_names_is_in_the_text(self):
        """The text has 235 lines."""
        assert all(1 <= int(line) <= 235 for row in ROWS
                   for line in row["line"].replace(",", "-").replace(" ", "").split("-") if line)

    def test_five_to_refinement_two_to_the_report_phase_and_seven_kept(self):
        outcomes = Counter(CSC.step(one.id, "csc-considered").outcome
                           for one in CSC.timetable.modifications)

        assert {"ready-for-refinement": 5, "ready-for-report-phase": 2,
                "develop-further": 7} == outcomes

    def test_the_meeting_covers_what_the_file_has(self):
        assert MEETING.covers == tuple(one.id for one in CSC.timetable.modifications)

    def test_members_views_are_no_acts(self):
        """The acts are the committee's; three more are what SECAS says that it does or will do,
        and three are the returns: DP094, DP100, DP116 and DP117."""
        assert [("DP094", "request-for-information-issued"), ("DP094", "csc-decision"),
                ("DP100", "sub-committee"), ("DP116", "sub-committee"), ("DP116", "csc-return"),
                ("DP117", "csc-return")] == [
            (one.id, step.name) for one in CSC.timetable.modifications for step in one.steps
            if step.name != "csc-considered"]


class TestCheck:
    """Issue 3: "`secgov check` on it reports that DP096 and DP107 stand under the wrong heading,
    that the CSC recommends while the Panel converts, and the proposals kept in development with
    no date of return"."""

    ANSWER = check(CSC.timetable, as_of=MET, rules=rules_on(MET), calendar=calendar_on(MET))

    def of(self, rule: str) -> list[tuple[str, str]]:
        return [(one.key.split(":")[1], one.severity.value)
                for one in self.ANSWER.all_findings() if one.rule == rule]

    def test_two_stand_under_the_wrong_heading(self):
        assert [("DP096", "warning"), ("DP107", "warning")] == self.of(
            "development.outcome-not-heading")

    def test_five_are_kept_with_no_date_of_return(self):
        assert [(name, "warning") for name in ("DP096", "DP094", "DP100", "DP108", "DP111")] \
            == self.of("development.returns-to-the-committee")

    def test_the_committee_recommends_while_the_panel_converts(self):
        assert [("change-sub-committee meeting 12", "note")] == self.of(
            "development.committee-recommends")

    def test_there_is_no_fault_and_nothing_else(self):
        assert (0, 7, 1, 0) == (
            self.ANSWER.count(Severity.FAULT), self.ANSWER.count(Severity.WARNING),
            self.ANSWER.count(Severity.NOTE), self.ANSWER.exit_status)

    def test_the_classification_goes_into_the_answer(self):
        assert "white" == self.ANSWER.to_dict()["classification"]
