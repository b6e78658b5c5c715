"""
The acts and steps of a modification's life: one closed list for files, JSON and code.

Bodies speak differently, and the outcomes keep their words: the Change Sub-Committee recommends,
the Panel converts, the Change Board votes, the Authority decides. The actor is who usually does
it; nothing here says who may.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

import attrs

from secgov.model.vocabulary import Vocabulary, Word

__all__ = ["ACTS", "RECORDED", "SPANS", "STEPS", "Act", "Span", "act", "meeting_body"]


@attrs.frozen
class Act:
    """
    One act or step: its name, what it says, who usually does it, and where.

    `body` is the body at whose meeting it happens, empty where it needs no meeting; `outcomes`
    is the closed list of what may come of it, empty where the act itself is all. `says_by` is what
    comes before the body where a record names it, of acts that do not say themselves who acts.
    `past` tells of acts that end a life that it has happened, with the outcome of a vote.
    """

    name: str
    says: str
    actor: str
    body: str = ""
    outcomes: tuple[str, ...] = ()
    says_by: str = ""
    past: str = ""


@attrs.frozen
class Span:
    """A period that one act begins and another ends, such as a consultation."""

    name: str
    begins: str
    ends: str


_CSC: Final = "change-sub-committee"
_READY: Final = ("develop-further", "ready-for-refinement", "ready-for-report-phase",
                 "recommend-fast-track", "seek-urgency")
_VOTES: Final = ("approved", "rejected", "recommended-approval", "recommended-rejection",
                 "deferred", "sent-back", "impact-assessment-approved")

ACTS: Final = (
    Act("raised", "the proposal is raised", "proposer"),
    Act("csc-considered", "the Change Sub-Committee considers it", _CSC, _CSC, _READY),
    Act("converted", "the Panel converts it to a Modification Proposal", "panel", "panel",
        ("refinement", "report-phase")),
    Act("work-package-agreed", "the Panel agrees the next work package", "panel", "panel"),
    Act("panel-update", "the Panel is updated", "secas", "panel"),
    Act("business-requirements-agreed", "the business requirements are agreed", "secas"),
    Act("preliminary-assessment-requested", "the Preliminary Assessment is requested", "secas"),
    Act("preliminary-assessment-returned", "the Preliminary Assessment is returned", "dcc"),
    Act("assessment-under-review", "the assessment is under review", "dcc"),
    Act("assessment-reviewed", "the assessment has been reviewed", "secas"),
    Act("assessment-timescale-revised", "the timescale of the assessment is revised", "dcc"),
    Act("option-chosen", "an option is chosen", "proposer"),
    Act("documents-published", "the documents are published for comment", "secas"),
    Act("working-group-agenda", "the agenda of the Working Group is confirmed", "secas"),
    Act("working-group-papers", "the papers of the Working Group are published", "secas"),
    Act("working-group", "the Working Group considers it", "working-group", "working-group",
        ("content", "further-work", "no-appetite", "noted")),
    Act("refinement-consultation-issued", "the refinement consultation is issued", "secas"),
    Act("refinement-consultation-closed", "the refinement consultation closes", "secas"),
    Act("impact-assessment-approved", "the cost of the Impact Assessment is agreed",
        "change-board", "change-board"),
    Act("impact-assessment-requested", "the Impact Assessment is requested", "secas"),
    Act("impact-assessment-returned", "the Impact Assessment is returned", "dcc"),
    Act("modification-report-to-panel", "the Modification Report goes to the Panel", "secas",
        "panel"),
    Act("report-consultation-issued", "the Modification Report Consultation is issued", "secas"),
    Act("report-consultation-closed", "the Modification Report Consultation closes", "secas"),
    Act("change-board", "the Change Board votes", "change-board", "change-board", _VOTES,
        past="the Change Board {outcome} it"),
    Act("authority-decision", "the Authority decides", "authority", "",
        ("approved", "rejected", "sent-back"), past="the Authority {outcome} it"),
    Act("approved", "it is approved, the record does not say by whom", "parties",
        says_by="it is approved by"),
    Act("rejected", "it is rejected, the record does not say by whom", "parties",
        says_by="it is rejected by", past="it was rejected"),
    Act("implemented", "it is implemented", "secas", past="it was implemented"),
    Act("withdrawn", "the Proposer withdraws it", "proposer",
        past="the Proposer withdrew it"),
    Act("recommended-to-close", "closing it is recommended", "secas"),
    Act("adopted", "somebody else adopts it", "parties"),
    Act("put-on-hold", "it is put on hold", "proposer"),
    Act("resumed", "work on it resumes", "proposer"),
    Act("split", "it is split into parts", "proposer"),
    Act("grouped", "it is grouped with others", "secas"),
    Act("superseded", "another modification takes its place", "proposer",
        past="another modification took its place"),
    Act("urgency-requested", "urgency is requested of the Authority", "panel"),
    Act("urgency-granted", "the Authority grants urgency", "authority"),
    Act("fast-track-approved", "the Panel approves it as Fast-Track", "panel", "panel"),
    Act("objection-raised", "an objection is raised", "parties"),
    Act("release-targeted", "a release is targeted", "secas"),
    Act("panel", "the Panel considers it", "panel", "panel"),
    Act("sub-committee", "a Sub-Committee considers it", "secas"),
    Act("request-for-information-issued", "a request for information is issued", "secas"),
    Act("request-for-information-closed", "the request for information closes", "secas"),
    Act("consultation-closed", "a consultation closes, the record does not say which", "secas"),
)

# A step that is planned and that no record tells of: when a report is ready, SECAS knows.
_READY_STEP: Final = Act("modification-report-ready", "the Modification Report is ready", "secas")
_BY_NAME: Final = MappingProxyType({
    each.name: each for one in ACTS
    for each in ((_READY_STEP, one) if one.name == "modification-report-to-panel" else (one,))})

_HINTS: Final = (
    ("wg", "working-group"),
    ("csc", "csc-considered"),
    ("pa-requested", "preliminary-assessment-requested"),
    ("pa-returned", "preliminary-assessment-returned"),
    ("ia-requested", "impact-assessment-requested"),
    ("ia-returned", "impact-assessment-returned"),
    ("ia-approved", "impact-assessment-approved"),
    ("mrc", "report-consultation-issued"),
)
STEPS: Final = Vocabulary(
    "a step", tuple(Word(one.name, one.says) for one in _BY_NAME.values()), hints=_HINTS)
"""The steps of a timetable; those of a route usually follow each other in this order."""

RECORDED: Final = Vocabulary(
    "a step", tuple(Word(one.name, one.says) for one in ACTS), hints=_HINTS)
"""The acts of a history."""

SPANS: Final = (
    Span("preliminary-assessment", "preliminary-assessment-requested",
         "preliminary-assessment-returned"),
    Span("impact-assessment", "impact-assessment-requested", "impact-assessment-returned"),
    Span("assessment-review", "assessment-under-review", "assessment-reviewed"),
    Span("refinement-consultation", "refinement-consultation-issued",
         "refinement-consultation-closed"),
    Span("report-consultation", "report-consultation-issued", "report-consultation-closed"),
    Span("request-for-information", "request-for-information-issued",
         "request-for-information-closed"),
    Span("hold", "put-on-hold", "resumed"),
)


def act(name: str) -> Act:
    """
    Return the act with this *name*.

    Raises:
        ValueError: No act has this name; the message names the nearest one.

    >>> act("impact-assessment-returned").says
    'the Impact Assessment is returned'
    """
    found = _BY_NAME.get(name)
    return found if found is not None else _BY_NAME[STEPS.read(name)]


def meeting_body(name: str, body: str = "") -> str:
    """
    Return the body at whose meeting the step *name* happens, or "" where it needs no meeting.

    A step's own *body* is taken before the usual one: the cost of an Impact Assessment is agreed
    at the Change Board or, asked and agreed beforehand, at the Panel (X-IA-03).

    Raises:
        ValueError: No act has this name.

    >>> meeting_body("impact-assessment-approved"), meeting_body("sub-committee", "tabasc")
    ('change-board', 'tabasc')
    """
    return body or act(name).body
