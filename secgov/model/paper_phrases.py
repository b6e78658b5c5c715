"""
The phrases by which a timetables paper states steps and their dates, for any modification.

Each is a pattern with what it makes. "{when}" stands for a day or a vague date as these papers
write them. A sentence that no phrase reads is listed by the reader, not guessed at.
"""

from __future__ import annotations

import re
from typing import Final

import attrs

__all__ = ["ENTRIES", "STEPS", "Entry", "StepPhrase"]

_MONTH: Final = ("(?:January|February|March|April|May|June|July|August|September|October|November|"
                 "December)")
_YEAR: Final = r"(?: \d{4})?"
_WHEN: Final = (
    rf"(?P<when>\d{{1,2}} {_MONTH} \d{{4}}"
    rf"|(?:by )?(?:the )?(?:(?:early|mid|late|end of|start of)[ -])?{_MONTH}{_YEAR}"
    rf"|across {_MONTH} and {_MONTH}{_YEAR})")
_BODY: Final = r"(?P<body>[A-Z][\w-]*(?: [A-Z][\w-]*)*)"


@attrs.frozen
class StepPhrase:
    """
    A phrase that states a step.

    `keys` are what the phrase itself says, as pairs of a key and a value; `after` names the steps
    that it follows, if the modification has them. A group `when`, `body`, `because`, `cost` or
    `if` of the pattern becomes that key.
    """

    pattern: re.Pattern[str]
    step: str
    keys: tuple[tuple[str, object], ...] = ()
    after: tuple[str, ...] = ()


@attrs.frozen
class Entry:
    """A phrase that states something beside the steps, under the key `key`."""

    pattern: re.Pattern[str]
    key: str
    keys: tuple[tuple[str, object], ...] = ()


def _step(pattern: str, step: str, *after: str, **keys: object) -> StepPhrase:
    return StepPhrase(re.compile(pattern.replace("{when}", _WHEN).replace("{body}", _BODY)), step,
                      tuple((key.rstrip("_"), value) for key, value in keys.items()), after)


def _entry(pattern: str, key: str, **keys: object) -> Entry:
    return Entry(re.compile(pattern.replace("{when}", _WHEN).replace("{body}", _BODY)), key,
                 tuple(keys.items()))


_ASKED: Final = "preliminary-assessment-requested"
_RETURNED: Final = "preliminary-assessment-returned"
_REVIEWED: Final = "assessment-reviewed"
_REQUIREMENTS: Final = "business-requirements-agreed"

STEPS: Final = (
    _step(r"\bcurrently with the DCC for Preliminary Assessment\b", _ASKED, status="done"),
    _step(r"\bsubmitted for Impact Assessment\b", "impact-assessment-requested", status="done"),
    _step(r"\bDCC is currently reviewing the Preliminary Assessment response provided previously"
          r"(?: to ensure (?P<because>[\w ]+?))?(?=[,.])", "assessment-under-review",
          status="under-way", by="dcc"),
    _step(r"\b[Cc]onsideration of the Preliminary Assessment response by a Working Group\b",
          "working-group", status="done"),
    _step(r"\bWorking Group meeting on {when} to discuss\b(?! the business requirements)",
          "working-group"),
    _step(r"\bjoint Working Group and [A-Z]+ meeting on {when}", "working-group"),
    _step(r"\b(?P<kind>standalone) Working Group meeting is being held on {when}",
          "working-group"),
    _step(r"\bfinalise the business requirements\b", _REQUIREMENTS, "working-group",
          by="secas", with_=["proposer", "dcc"]),
    _step(r"\bagree requirements with the Proposer and the DCC and re-request the "
          r"Preliminary Assessment {when}", _REQUIREMENTS, "working-group", status="aim",
          by="secas", with_=["proposer", "dcc"]),
    _step(r"\bworking with the DCC, as Proposer, on the business requirements\b", _REQUIREMENTS,
          status="under-way", by="secas", with_=["dcc"]),
    _step(r"\bliaising with this Sub-Committee and the Proposer {when}", "sub-committee",
          by="secas", with_=["proposer"]),
    _step(r"\bengaging with the {body} at their meeting in {when}", "sub-committee", by="secas"),
    _step(r"\bdiscuss this with them on {when}", "sub-committee", by="secas"),
    _step(r"\bfurther engage with the Sub-Committee before we can return\b", "sub-committee",
          by="secas"),
    _step(r"\bprepare business requirements with the Proposer and the DCC"
          r"(?:, with input from the {body})?", _REQUIREMENTS, "sub-committee", by="secas",
          with_=["proposer", "dcc"]),
    _step(r"\bre-request the Preliminary Assessment {when}", _ASKED, _REQUIREMENTS,
          status="aim", by="secas", again=True),
    _step(r"\baiming to do this {when}", _ASKED, _REQUIREMENTS, status="aim", by="secas"),
    _step(r"\bsubmit this modification for a Preliminary Assessment in {when}", _ASKED,
          "sub-committee", by="secas"),
    _step(r"\bif (?P<if>this remains the case), we would look to request a Preliminary Assessment "
          r"{when}", _ASKED, status="aim", by="secas"),
    _step(r"\bupdated Preliminary Assessment is expected to be returned on {when}", _RETURNED,
          status="expected", by="dcc", again=True),
    _step(r"\bPreliminary Assessment is expected to be returned on {when}", _RETURNED,
          status="expected", by="dcc"),
    _step(r"\b(?:response to be provided|expect to receive this|expecting to receive a response) "
          r"{when}", _RETURNED, status="expected", by="dcc"),
    _step(r"\bThe response would then be received from the DCC and reviewed by SECAS and the "
          r"Proposer {when}", _RETURNED, _ASKED, by="dcc"),
    _step(r"\breviewed by SECAS and the Proposer {when}", _REVIEWED, _RETURNED, by="secas",
          with_=["proposer"]),
    _step(r"(?:\bFollowing receipt of this, we will )?\breview the response with the Proposer\b"
          r"|\breview by SECAS and the Proposer\b", _REVIEWED, _RETURNED, by="secas",
          with_=["proposer"]),
    _step(r"\bseek their agreement on which option to progress\b", "option-chosen",
          by="proposer", with_=["secas"]),
    _step(r"\bto the Working Group (?:meeting )?(?:at the (?P<kind>monthly) meeting )?(?:on|in) "
          r"{when}", "working-group", _REVIEWED, "option-chosen"),
    _step(r"(?:\bWe plan to add this to )?\b(?:discussing this modification at|the agenda for) "
          r"the Working Group meeting on {when}", "working-group"),
    _step(r"(?:\bWe believe .*?)?\bat the {when} Working Group meeting\b", "working-group",
          _REVIEWED, "sub-committee"),
    _step(r"\btargeted for discussion at the Working Group meeting in {when}", "working-group",
          _REQUIREMENTS, status="aim"),
    _step(r"\bindustry consultation closed on {when}", "refinement-consultation-closed",
          status="done"),
    _step(r"\bindustry consultation, and expect this to be issued {when}",
          "refinement-consultation-issued", status="expected", by="secas"),
    _step(r"\bwill be issuing the industry consultation\b", "refinement-consultation-issued",
          by="secas"),
    _step(r"\bthis cannot be completed until\b", "impact-assessment-returned"),
    _step(r"\bthe (?P<body>Panel) agrees to incur the costs of the Impact Assessment of "
          r"(?P<cost>(?:circa )?£[\d,]+)", "impact-assessment-approved", status="proposed",
          label="ia-cost"),
    _step(r"\bwe can request this now\b", "impact-assessment-requested",
          "impact-assessment-approved", by="secas"),
    _step(r"\bclose these \w+ modifications and raise\b", "recommended-to-close",
          status="proposed", by="secas"),
    _step(r"\breturn to the Panel at the {when} meeting\b", "panel-update", "working-group"),
    _step(r"\bprovide the Panel with an update .*?at the {when} meeting\b", "panel-update"),
    _step(r"\breturn to the Panel with the Modification Report at the {when} meeting\b",
          "modification-report-to-panel", status="expected"),
    _step(r"\bModification Report will be presented to the Panel in {when}",
          "modification-report-to-panel"),
)

ENTRIES: Final = (
    _entry(r"^If (?:and when )?(?P<if>.+?), (?P<then>(?!we will update).+)", "branch"),
    _entry(r"\b[Ii]f (?P<if>[^,]+), (?P<then>we will update the Panel in .+)", "branch"),
    _entry(r"\bbut (?P<then>to be included), (?P<if>the Modification Report needs to be .+)",
           "branch"),
    _entry(r", should (?P<if>they .+?), (?P<then>.+)", "branch"),
    _entry(r"\brisk that (?:due to )?(?P<cause>.+?) (?P<effect>(?:this modification )?(?:may|will) "
           r".+)", "risk"),
    _entry(r"\bcannot be completed until (?P<what>.+?) is agreed", "awaiting", status="open",
           blocks=["impact-assessment-returned"]),
    _entry(r"\bThe {body} (?:are|is) currently reviewing (?P<what>the issue.*?)(?=[,.])",
           "awaiting", status="open"),
    _entry(r"(?:\bthe [A-Z][\w-]+(?: [A-Z][\w-]+)* )?\((?P<body>[A-Z]+)\) has raised "
           r"(?P<what>some .+? concerns)", "awaiting", status="open", blocks=["working-group"]),
    _entry(r"\b(?:are|is) (?:also )?reviewing (?P<what>the (?:responses|implementation) .+?)"
           r"(?=$|\.| and will )", "awaiting", who="secas", status="open"),
    _entry(r"(?:^In parallel .*)?\bresponse to these which we are (?P<what>reviewing)",
           "awaiting", who="secas", status="open", blocks=["working-group"]),
    _entry(r"\buntil the (?P<who>Proposer) (?P<what>determines .+)", "awaiting", status="open"),
    _entry(r"\bdiscussing (?P<what>the next steps) with the (?P<who>Proposer)", "awaiting",
           status="open"),
)
