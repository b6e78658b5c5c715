"""For each statement of SECP_66_1503_12, what its example file or the rule book must say."""

from __future__ import annotations

from datetime import date
from typing import Any

from secgov.model.timetables import Branch
from tests.papers.statements import Paper, rules

SECP = Paper("secp_66_1503_12")
PAPER = SECP.timetable.paper
FIRST_MONTHLY = date(2019, 4, 3)
ALL = ("SECMP0007", "SECMP0010", "SECMP0012", "SECMP0013", "SECMP0015", "SECMP0024", "SECMP0028",
       "SECMP0032", "SECMP0037", "SECMP0038", "SECMP0046", "SECMP0053", "SECMP0055", "SECMP0056",
       "SECMP0062", "SECMP0063", "SECMP0066", "SECMP0067")
PREPAYMENT = ("SECMP0032", "SECMP0037", "SECMP0038")
CONTENT = "refinement consultation and Impact Assessment"


def when(identifier: str, name: str) -> tuple[Any, str]:
    step = SECP.step(identifier, name)
    return step.when, step.status


def line(identifier: str, name: str) -> int | None:
    return SECP.step(identifier, name).line


def purpose(identifier: str, *words: str) -> bool:
    return all(word in SECP[identifier].purpose for word in words)


def noted(identifier: str, words: str) -> bool:
    return words in SECP[identifier].note


def content(identifier: str) -> tuple[str, str]:
    """Return the branch of a Working Group that is content."""
    branch: Branch = SECP[identifier].branch[0]
    return branch.condition, branch.then


def returns(identifier: str) -> tuple[Any, tuple[str, ...]]:
    """Return when it comes back to the Panel, and after which step."""
    step = SECP.step(identifier, "panel-update")
    return step.when, step.after


def awaited(identifier: str, number: int = 0) -> tuple[str, tuple[str, ...], str]:
    awaiting = SECP[identifier].awaiting[number]
    return awaiting.who, awaiting.blocks, awaiting.what


def says(register: str, words: str) -> bool:
    """Return whether a rule of this register id says these words."""
    return any(words in rule.says for rule in rules(register))


def joins(register: str) -> set[tuple[str, str]]:
    """Return the pairs of steps that the rules of this register id put in order."""
    return {(rule.earlier, rule.later) for rule in rules(register)}


def parameter(register: str) -> tuple[int, str, str]:
    row = next(rule.parameter for rule in rules(register) if rule.parameter)
    return row.value, row.unit.value, row.counting.value


HAPPY = ("the Working Group is content", CONTENT)

# Statements that are not in the file or the rule book, and why.
LOST = {
    "P015": "the intent of the approach, for people: told by the documentation",
    "P017": "how the day of a Working Group is divided: no step, date or rule of a modification",
    "P024": "that the timetables take account of the first meeting: shown by their dates",
    "P093": "page furniture, which the reader of papers skips and lists",
    "P157": "faults of the scan, which the reader of papers refuses with a suggestion",
}

CHECKS = {
    "P001": lambda: ("for-decision", PAPER.action),
    "P002": lambda: (("refinement", {"refinement"}), (
        PAPER.scope, {one.stage for one in SECP.timetable.modifications})),
    "P003": lambda: (True, says("X-TT-02", "only the next package of work")),
    "P004": lambda: (True, says("X-TT-02", "at its end SECAS reports and the Panel agrees the ne")),
    "P005": lambda: (("panel", ALL, "1"), (
        SECP.timetable.recommendations[0].body, SECP.timetable.recommendations[0].agrees,
        SECP.timetable.recommendations[0].id)),
    "P006": lambda: (({date(2019, 3, 8)}, True), (
        {rule.since_latest for rule in rules("X-IA-01") if rule.since_latest},
        any(rule.since == date(2018, 9, 1) for rule in rules("X-IA-01")))),
    "P007": lambda: (True, "SECP_65_1502_17 and SECP_66_1503_16" in PAPER.note),
    "P008": lambda: ({date(2019, 3, 1)}, {rule.since for rule in rules("X-TT-02")}),
    "P009": lambda: ({"PRACTICE"}, {rule.force.value for rule in rules("X-REF-02")}),
    "P010": lambda: ("agree the work packages and the timetables",
                     SECP.timetable.recommendations[0].asks),
    "P011": lambda: (True, says("X-TT-01", "with the Change Sub-Committee's input, and the Panel")),
    "P012": lambda: ((3, "months"), parameter("X-TT-02")[:2]),
    "P013": lambda: (True, says("X-TT-02", "at its end SECAS reports")),
    "P014": lambda: (True, says("X-TT-02", "the Panel agrees the next")),
    "P016": lambda: (True, says("X-REF-02", "monthly Working Group")),
    "P018": lambda: (True, ("business-requirements-agreed", "preliminary-assessment-requested")
                     in joins("X-REF-01")),
    "P019": lambda: (True, ("preliminary-assessment-returned", "assessment-reviewed")
                     in joins("X-REF-01")),
    "P020": lambda: (True, {("business-requirements-agreed", "working-group"),
                            ("assessment-reviewed", "working-group")} <= joins("X-REF-01")),
    "P021": lambda: (True, {("working-group", "refinement-consultation-issued"),
                            ("working-group", "impact-assessment-approved")} <= joins("X-REF-01")),
    "P022": lambda: (True, ("working-group", "refinement-consultation-issued")
                     in joins("X-REF-01")),
    "P023": lambda: ((True, "monthly", 66), (
        says("X-REF-02", "first Wednesday"), SECP.meeting(FIRST_MONTHLY).kind,
        SECP.meeting(FIRST_MONTHLY).line)),
    "P025": lambda: (({"monthly"}, "ad-hoc"), (
        {dict(rule.when).get("kind", "monthly") for rule in rules("X-REF-02")},
        SECP.meeting(date(2019, 3, 20)).kind)),
    "P026": lambda: ((10, "Working Days", "notice"), parameter("X-REF-03")),
    "P027": lambda: ((5, "Working Days", "notice"), parameter("X-REF-04")),
    "P028": lambda: ({("documents-published", "working-group")}, joins("X-REF-07")),
    "P029": lambda: (True, says("X-REF-05", "attendance is not the only way")),
    "P030": lambda: (("Appendix A: SEC Modification Timetables",), PAPER.attachments),
    "P031": lambda: (True, says("X-TT-05", "a date on which it returns to the Panel")),
    "P032": lambda: (True, says("X-TT-02", "at its end SECAS reports")),
    "P033": lambda: ((True, "yes"), (purpose("SECMP0007", "through the DCC"),
                                     SECP["SECMP0007"].dcc_impact)),
    "P034": lambda: (((date(2019, 3, 15), "expected"), "dcc", "an updated response", True), (
        when("SECMP0007", "preliminary-assessment-returned"),
        SECP.step("SECMP0007", "preliminary-assessment-returned").by,
        SECP.step("SECMP0007", "preliminary-assessment-returned").note,
        SECP.step("SECMP0007", "preliminary-assessment-returned").again)),
    "P035": lambda: (2, SECP.step("SECMP0007", "preliminary-assessment-returned").options),
    "P036": lambda: ((("preliminary-assessment-returned",), "proposer", ("proposer",)), (
        SECP.step("SECMP0007", "assessment-reviewed").after,
        SECP.step("SECMP0007", "option-chosen").by,
        SECP.step("SECMP0007", "assessment-reviewed").together_with)),
    "P037": lambda: (((FIRST_MONTHLY, "planned"), True), (
        when("SECMP0007", "working-group"),
        "SECMP0007" in SECP.meeting(FIRST_MONTHLY).covers)),
    "P038": lambda: ("April 2019", returns("SECMP0007")[0]),
    "P039": lambda: (("working-group",), returns("SECMP0007")[1]),
    "P040": lambda: (HAPPY, content("SECMP0007")),
    "P041": lambda: (True, purpose("SECMP0010", "Communications Hub")),
    "P042": lambda: (("dcc", "under-way", "quality of costs"), (
        SECP.step("SECMP0010", "assessment-under-review").by,
        SECP.step("SECMP0010", "assessment-under-review").status,
        SECP.step("SECMP0010", "assessment-under-review").because)),
    "P043": lambda: (("by early April 2019", "expected"),
                     when("SECMP0010", "preliminary-assessment-returned")),
    "P044": lambda: ((("May 2019", "planned"), ("assessment-reviewed",), ("proposer",)), (
        when("SECMP0010", "working-group"), SECP.step("SECMP0010", "working-group").after,
        SECP.step("SECMP0010", "assessment-reviewed").together_with)),
    "P045": lambda: ("May 2019", returns("SECMP0010")[0]),
    "P046": lambda: ((("working-group",), HAPPY), (returns("SECMP0010")[1], content("SECMP0010"))),
    "P047": lambda: (True, purpose("SECMP0012", "2.4 GHz", "Shared HAN")),
    "P048": lambda: (("not stated", True), (
        SECP["SECMP0012"].hold.since, "Alt HAN procurement" in SECP["SECMP0012"].hold.reason)),
    "P049": lambda: (True, SECP["SECMP0012"].open_to_adoption),
    "P050": lambda: (True, noted("SECMP0012", "Alt HAN community for months")),
    "P051": lambda: (True, noted("SECMP0012", "withdrawn now and raised again later")),
    "P052": lambda: (True, noted("SECMP0012", "nobody wants to progress or to close it")),
    "P053": lambda: (((FIRST_MONTHLY, "planned"), True, True), (
        when("SECMP0012", "working-group"),
        "adopt" in SECP.step("SECMP0012", "working-group").note,
        "SECMP0012" in SECP.meeting(FIRST_MONTHLY).covers)),
    "P054": lambda: ("SECAS reviews the next steps", content("SECMP0012")[1]),
    "P055": lambda: (("nobody else adopts it and the Proposer does not withdraw it", True), (
        SECP["SECMP0012"].branch[1].condition,
        "a final decision" in SECP["SECMP0012"].branch[1].then)),
    "P056": lambda: (("May 2019", ("panel-update",)), (
        returns("SECMP0012")[0], awaited("SECMP0012")[1])),
    "P057": lambda: (True, purpose("SECMP0013", "SMETS2", "faults")),
    "P058": lambda: (("quality of costs", ("by early April 2019", "expected")), (
        SECP.step("SECMP0013", "assessment-under-review").because,
        when("SECMP0013", "preliminary-assessment-returned"))),
    "P059": lambda: ((("secas", ("working-group",)), True), (
        awaited("SECMP0013")[:2], noted("SECMP0013", "in parallel"))),
    "P060": lambda: (("ssc", True), (
        awaited("SECMP0013", 1)[0], "security concerns" in awaited("SECMP0013", 1)[2])),
    "P061": lambda: ((("ssc-engagement",), "ssc", ("working-group",)), (
        SECP.step("SECMP0013", "working-group").after,
        SECP.step("SECMP0013", "ssc-engagement").body, awaited("SECMP0013", 1)[1])),
    "P062": lambda: ((("May 2019", "expected"), True), (
        when("SECMP0013", "working-group"),
        "believes" in SECP.step("SECMP0013", "working-group").note)),
    "P063": lambda: ((("May 2019", ("working-group",)), HAPPY), (
        returns("SECMP0013"), content("SECMP0013"))),
    "P064": lambda: (True, purpose("SECMP0015", "Gas Proxy Function")),
    "P065": lambda: ((None, "done"), when("SECMP0015", "impact-assessment-requested")),
    "P066": lambda: (("", ("impact-assessment-returned",),
                      "an enduring approach to DCC implementation costs"), awaited("SECMP0015")),
    "P067": lambda: (((None, "planned"), ("impact-assessment-returned",)), (
        when("SECMP0015", "refinement-consultation-issued"),
        SECP.step("SECMP0015", "refinement-consultation-issued").parallel_with)),
    "P068": lambda: (("the consultation and the Impact Assessment are both complete",
                      "Refinement concludes and it goes to a decision"), content("SECMP0015")),
    "P069": lambda: (("May 2019", True), (
        returns("SECMP0015")[0],
        "approach to costs" in SECP.step("SECMP0015", "panel-update").note)),
    "P070": lambda: (("April 2019", 175), (
        SECP.step("SECMP0015", "panel-update").sooner, SECP["SECMP0015"].branch[1].line)),
    "P071": lambda: ((True, ("original", "alternative")), (
        purpose("SECMP0024", "Safe Launch plan"),
        SECP.step("SECMP0024", "preliminary-assessment-requested").options)),
    "P072": lambda: (((date(2019, 2, 25), "done"), "ad-hoc", ("SECMP0024",)), (
        when("SECMP0024", "wg-alternative"), SECP.step("SECMP0024", "wg-alternative").kind,
        SECP.meeting(date(2019, 2, 25)).covers)),
    "P073": lambda: ((("wg-alternative",), ("business-requirements-agreed",), True), (
        SECP.step("SECMP0024", "business-requirements-agreed").after,
        SECP.step("SECMP0024", "preliminary-assessment-requested").after,
        SECP.step("SECMP0024", "preliminary-assessment-requested").again)),
    "P074": lambda: ((("by the end of March 2019", "aim"),) * 2, (
        when("SECMP0024", "business-requirements-agreed"),
        when("SECMP0024", "preliminary-assessment-requested"))),
    "P075": lambda: (("by early May", "by early May"), (
        when("SECMP0024", "preliminary-assessment-returned")[0],
        when("SECMP0024", "assessment-reviewed")[0])),
    "P076": lambda: (("June 2019", "planned"), when("SECMP0024", "wg-assessment")),
    "P077": lambda: (5, sum(step.sooner is True for step in SECP["SECMP0024"].steps)),
    "P078": lambda: (["stagger workload"] * 5, [
        step.because for step in SECP["SECMP0024"].steps if step.sooner]),
    "P079": lambda: ((("June 2019", ("wg-assessment",)), HAPPY), (
        returns("SECMP0024"), content("SECMP0024"))),
    "P080": lambda: (True, purpose("SECMP0028", "Service Requests", "Non-Critical")),
    "P081": lambda: (("SECMP0067", True), (
        SECP["SECMP0028"].waits_on[0].id, "SECMP0067" in SECP["SECMP0028"].hold.reason)),
    "P082": lambda: (("SECMP0067 makes suitable progress", "the Proposer is minded to withdraw it"),
                     content("SECMP0028")),
    "P083": lambda: ((True, "proposer", True, ()), (
        "the Proposer decides" in SECP["SECMP0028"].hold.ends_when, awaited("SECMP0028")[0],
        noted("SECMP0028", "No action is taken"), SECP["SECMP0028"].steps)),
    "P084": lambda: (True, purpose("SECMP0032", "prepayment customers", "coverage")),
    "P085": lambda: ((("ssc",), PREPAYMENT, {(date(2019, 2, 26), "done")}), (
        SECP.meeting(date(2019, 2, 26)).together_with, SECP.meeting(date(2019, 2, 26)).covers,
        {when(one, "wg-joint") for one in PREPAYMENT})),
    "P086": lambda: (True, noted("SECMP0032", "hard to see as a whole")),
    "P087": lambda: (("proposer", {("proposed", "secas")}), (
        awaited("SECMP0032")[0],
        {(SECP.step(one, "recommended-to-close").status,
          SECP.step(one, "recommended-to-close").by) for one in PREPAYMENT})),
    "P088": lambda: (("April 2019", ("panel-update",)), (
        returns("SECMP0032")[0], awaited("SECMP0032")[1])),
    "P089": lambda: (({("prepayment", "they continue as separate proposals")}, True), (
        {(SECP[one].group.name, SECP[one].group.condition) for one in PREPAYMENT},
        "one solution to them all" in content("SECMP0032")[1])),
    "P090": lambda: ({("ad-hoc", None, "they continue as separate proposals")}, {
        (SECP.step(one, "wg-own").kind, SECP.step(one, "wg-own").when,
         SECP.step(one, "wg-own").condition) for one in PREPAYMENT}),
    "P091": lambda: (True, purpose("SECMP0037", "60 minutes")),
    "P092": lambda: (("prepayment", True), (
        SECP["SECMP0037"].group.name, noted("SECMP0037", "in parallel with SECMP0032"))),
    "P094": lambda: (True, purpose("SECMP0038", "ready-made commands", "Wi-Fi")),
    "P095": lambda: (("prepayment", True), (
        SECP["SECMP0038"].group.name, noted("SECMP0038", "in parallel with SECMP0032"))),
    "P096": lambda: (True, purpose("SECMP0046", "car charging")),
    "P097": lambda: (((date(2019, 3, 20), "planned"), "ad-hoc", ("SECMP0046",)), (
        when("SECMP0046", "wg-requirements"), SECP.step("SECMP0046", "wg-requirements").kind,
        SECP.meeting(date(2019, 3, 20)).covers)),
    "P098": lambda: ((("wg-requirements",), ("proposer", "dcc"), ("business-requirements-agreed",)),
                     (SECP.step("SECMP0046", "business-requirements-agreed").after,
                      SECP.step("SECMP0046", "business-requirements-agreed").together_with,
                      SECP.step("SECMP0046", "preliminary-assessment-requested").after)),
    "P099": lambda: (("by early April 2019", "aim"),
                     when("SECMP0046", "preliminary-assessment-requested")),
    "P100": lambda: (("by mid-May", "by mid-May", "June 2019"), (
        when("SECMP0046", "preliminary-assessment-returned")[0],
        when("SECMP0046", "assessment-reviewed")[0], when("SECMP0046", "wg-assessment")[0])),
    "P101": lambda: ((("June 2019", ("wg-assessment",)), HAPPY), (
        returns("SECMP0046"), content("SECMP0046"))),
    "P102": lambda: (True, purpose("SECMP0053", "Service Requests", "install and commission")),
    "P103": lambda: ((None, "done"), when("SECMP0053", "preliminary-assessment-requested")),
    "P104": lambda: (("by mid-March 2019", "expected"),
                     when("SECMP0053", "preliminary-assessment-returned")),
    "P105": lambda: ((("proposer",), (FIRST_MONTHLY, "expected"), True), (
        SECP.step("SECMP0053", "assessment-reviewed").together_with,
        when("SECMP0053", "working-group"), "SECMP0053" in SECP.meeting(FIRST_MONTHLY).covers)),
    "P106": lambda: ((("April 2019", ("working-group",)), HAPPY), (
        returns("SECMP0053"), content("SECMP0053"))),
    "P107": lambda: (("November 2019", "candidate"), (
        SECP["SECMP0053"].target_release.name, SECP["SECMP0053"].target_release.standing)),
    "P108": lambda: ((True, True), (
        says("X-REL-03", "at the Panel by the release's cut-off"),
        "at its May 2019 meeting" in SECP["SECMP0053"].branch[1].condition)),
    "P109": lambda: (True, noted("SECMP0053", "not at the price of the quality")),
    "P110": lambda: (("preliminary-assessment-returned", True, 303), (
        SECP["SECMP0053"].risk[0].cause, "misses the cut-off" in SECP["SECMP0053"].risk[0].effect,
        SECP["SECMP0053"].risk[0].line)),
    "P111": lambda: (True, purpose("SECMP0055", "Technical Specifications")),
    "P112": lambda: ((date(2019, 3, 1), "done"),
                     when("SECMP0055", "refinement-consultation-closed")),
    "P113": lambda: (("secas", True), (
        awaited("SECMP0055")[0], "final list" in awaited("SECMP0055")[2])),
    "P114": lambda: (True, "after TABASC's observations" in awaited("SECMP0055", 1)[2]),
    "P115": lambda: (((date(2019, 3, 21), "planned"), "tabasc", "tabasc"), (
        when("SECMP0055", "sub-committee"), SECP.step("SECMP0055", "sub-committee").body,
        SECP.meeting(date(2019, 3, 21)).body)),
    "P116": lambda: (("April 2019", "planned"), when("SECMP0055", "modification-report-to-panel")),
    "P117": lambda: (True, purpose("SECMP0056", "change of Supplier or tenancy")),
    "P118": lambda: ((None, "done"), when("SECMP0056", "preliminary-assessment-requested")),
    "P119": lambda: (("by early April 2019", "expected"),
                     when("SECMP0056", "preliminary-assessment-returned")),
    "P120": lambda: ((("proposer",), ("May 2019", "expected")), (
        SECP.step("SECMP0056", "assessment-reviewed").together_with,
        when("SECMP0056", "working-group"))),
    "P121": lambda: ((("May 2019", ("working-group",)), HAPPY), (
        returns("SECMP0056"), content("SECMP0056"))),
    "P122": lambda: (True, purpose("SECMP0062", "floods of alerts")),
    "P123": lambda: (((None, "done"), "content"), (
        when("SECMP0062", "working-group"), SECP.step("SECMP0062", "working-group").outcome)),
    "P124": lambda: (("by mid-March 2019", "expected"),
                     when("SECMP0062", "refinement-consultation-issued")),
    "P125": lambda: ((True, 343), (
        noted("SECMP0062", "An Impact Assessment is required"),
        line("SECMP0062", "impact-assessment-requested"))),
    "P126": lambda: (({"change-board", "panel"}, True), (
        set(next(rule.bodies for rule in rules("X-IA-01") if rule.since)),
        "Change Board signs off" in content("SECMP0062")[1])),
    "P127": lambda: (
        (("SECMP0062:ia-cost",), True, (date(2019, 3, 15), "proposed"), "panel",
         "about 17,000 GBP", "recommendation 2 is agreed"),
        (SECP.timetable.recommendations[1].agrees,
         says("X-IA-03", "before the consultation ends"), when("SECMP0062", "ia-cost"),
         SECP.step("SECMP0062", "ia-cost").body, SECP.step("SECMP0062", "ia-cost").cost,
         SECP.step("SECMP0062", "impact-assessment-requested").condition)),
    "P128": lambda: ((True, {"PRACTICE"}), (
        says("X-IA-04", "after the industry consultation"),
        {rule.force.value for rule in rules("X-IA-04")})),
    "P129": lambda: ("so that the Modification Report can return in May 2019",
                     SECP.step("SECMP0062", "ia-cost").because),
    "P130": lambda: (("November 2019", True, True), (
        SECP["SECMP0062"].target_release.name, says("X-REL-03", "cut-off"),
        "later than May 2019" in SECP["SECMP0062"].branch[1].condition)),
    "P131": lambda: (("May 2019", "recommendation 2 is agreed"), (
        SECP.step("SECMP0062", "modification-report-to-panel").when,
        SECP.step("SECMP0062", "modification-report-to-panel").condition)),
    "P132": lambda: (True, purpose("SECMP0063", "certificate of its own network operator")),
    "P133": lambda: (("operations-group", ("business-requirements-agreed",)),
                     awaited("SECMP0063")[:2]),
    "P134": lambda: (("across March and April", "operations-group", ("proposer",)), (
        SECP.step("SECMP0063", "liaison").when, SECP.step("SECMP0063", "liaison").body,
        SECP.step("SECMP0063", "liaison").together_with)),
    "P135": lambda: ((("liaison",), ("operations-group",), ("proposer", "dcc")), (
        SECP.step("SECMP0063", "business-requirements-agreed").after,
        SECP.step("SECMP0063", "business-requirements-agreed").input_from,
        SECP.step("SECMP0063", "business-requirements-agreed").together_with)),
    "P136": lambda: (("unknown", True, ("mid-May", "aim"), True), (
        SECP["SECMP0063"].dcc_impact, noted("SECMP0063", "would have touched the DCC Systems"),
        when("SECMP0063", "preliminary-assessment-requested"),
        "DCC Systems" in SECP.step("SECMP0063", "preliminary-assessment-requested").condition)),
    "P137": lambda: (("July", "aim"), when("SECMP0063", "working-group")),
    "P138": lambda: ((("July 2019", ("working-group",)), HAPPY, (3, "months")), (
        returns("SECMP0063"), content("SECMP0063"), parameter("X-TT-02")[:2])),
    "P139": lambda: (True, purpose("SECMP0066", "Communications Hubs longer in advance")),
    "P140": lambda: (True, noted("SECMP0066", "have been in discussion")),
    "P141": lambda: (((FIRST_MONTHLY, "planned"), ("parties",), True), (
        when("SECMP0066", "working-group"), SECP.step("SECMP0066", "working-group").input_from,
        "SECMP0066" in SECP.meeting(FIRST_MONTHLY).covers)),
    "P142": lambda: (("April 2019", ("working-group",)), returns("SECMP0066")),
    "P143": lambda: (("it is to proceed", True), (
        content("SECMP0066")[0], "business requirements" in content("SECMP0066")[1])),
    "P144": lambda: (True, purpose("SECMP0067", "Data Service Provider", "overload")),
    "P145": lambda: (("dcc", "under-way", ("dcc",)), (
        SECP["SECMP0067"].proposer, when("SECMP0067", "business-requirements-agreed")[1],
        SECP.step("SECMP0067", "business-requirements-agreed").together_with)),
    "P146": lambda: (("March 2019", "tabasc"), (
        SECP.step("SECMP0067", "sub-committee").when,
        SECP.step("SECMP0067", "sub-committee").body)),
    "P147": lambda: (("early April", ("sub-committee",)), (
        SECP.step("SECMP0067", "preliminary-assessment-requested").when,
        SECP.step("SECMP0067", "preliminary-assessment-requested").after)),
    "P148": lambda: ("stagger workload",
                     SECP.step("SECMP0067", "preliminary-assessment-requested").because),
    "P149": lambda: (True, SECP.step("SECMP0067", "preliminary-assessment-requested").sooner),
    "P150": lambda: (("by mid-May", "by mid-May", "June 2019"), (
        when("SECMP0067", "preliminary-assessment-returned")[0],
        when("SECMP0067", "assessment-reviewed")[0], when("SECMP0067", "working-group")[0])),
    "P151": lambda: ((("June 2019", ("working-group",)), HAPPY), (
        returns("SECMP0067"), content("SECMP0067"))),
    "P152": lambda: (("1", 409), (
        SECP.timetable.recommendations[0].id, SECP.timetable.recommendations[0].line)),
    "P153": lambda: (("2", 411, True), (
        SECP.timetable.recommendations[1].id, SECP.timetable.recommendations[1].line,
        "request an Impact Assessment" in SECP.timetable.recommendations[1].asks)),
    "P154": lambda: (("David Kemp, SECAS Team", date(2019, 3, 8)), (PAPER.author, PAPER.dated)),
    "P155": lambda: ((1, True), (len(PAPER.attachments), "not in the text" in PAPER.note)),
    "P156": lambda: ((date(2019, 3, 15), "read-from-number"), (
        PAPER.meeting.date, PAPER.meeting.basis)),
}
