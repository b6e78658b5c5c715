"""
The phrases by which a timetables paper states steps, for any modification.

Each is a pattern with what it makes. "{when}" stands for a time as these papers write it, and
"{assessment}" for either assessment; "assessment-requested" and "assessment-returned" are those
of the assessment that is named, or else was spoken of last. A sentence that no phrase reads is
listed by the reader, not guessed at.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import attrs

from secgov.model.readers.document_times import TIME
from secgov.model.readers.paper_tense import COMING, DONE

__all__ = ["FOLLOWS", "STEPS", "StepPhrase", "pattern_of"]

_NAMES: Final[Mapping[str, str]] = MappingProxyType({
    "{when}": f"(?P<when>{TIME})",
    "{assessment}": "(?P<assessment>Preliminary|Impact) Assessment",
    "{body}": r"(?P<body>[A-Z][\w-]*(?: [A-Z][\w-]*){0,6})",
    "{with}": "(?P<with>the Proposer and the DCC|the DCC and the Proposer|the Proposer|the DCC)",
    "{consultation}": "(?:industry|[Rr]efinement) [Cc]onsultation",
    "{report}": "(?:Modification Report|Report Phase|MRC?) [Cc]onsultation",
    "{coming}": COMING,
    "{done}": DONE,
    "{update}": "(?: to provide an update(?: on {this})?(?: and agree the next set of dates)?)?",
    "{this}": "(?:this modification|the modification|this|it)",
})


@attrs.frozen
class StepPhrase:
    """
    A phrase that states a step.

    `keys` are what the phrase itself says, as pairs of a key and a value; `near` names the steps
    that it follows where they are stated before it in the same sentence, and `after` those that
    it follows wherever the modification has them. A group of the pattern that has the name of a
    key becomes that key.
    """

    pattern: re.Pattern[str]
    step: str
    keys: tuple[tuple[str, object], ...] = ()
    near: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    @property
    def proposed(self) -> bool:
        """Return whether it states what somebody is asked to agree."""
        return ("status", "proposed") in self.keys


def pattern_of(words: str) -> re.Pattern[str]:
    """Return *words* as a pattern, the names between braces written out."""
    for name, pattern in _NAMES.items():
        words = words.replace(name, pattern)
    return re.compile(words)


def _step(
    pattern: str, step: str, *near: str, after: tuple[str, ...] = (), **keys: object
) -> StepPhrase:
    return StepPhrase(pattern_of(pattern), step, tuple(keys.items()), near, after)


_ASKED: Final = "assessment-requested"
_RETURNED: Final = "assessment-returned"
_REVIEWED: Final = "assessment-reviewed"
_REQUIREMENTS: Final = "business-requirements-agreed"
_GROUP: Final = "working-group"
_BEFORE_GROUP: Final = (_REVIEWED, "option-chosen", "sub-committee", _REQUIREMENTS)
_MEETS: Final = "(?: (?:is|is being|was|will be|to be) held)?"
_ISSUED: Final = "refinement-consultation-issued"
_CLOSED: Final = "refinement-consultation-closed"
_REPORT: Final = "modification-report-to-panel"
# All of an amount or nothing of it: "£17k" is not £17, and of two both are told.
_AMOUNT: Final = (r"(?>[0-9]{1,3}(?: [0-9]{3})+|[\d,]*\d(?:\.\d+)?)"
                  r"(?:k|m|bn| thousand| million)?(?!\w|\.\d)")
_COST: Final = (rf"(?:(?:circa|approximately|about|between) )?£{_AMOUNT}"
                rf"(?: ?(?:to|-|–) ?£?{_AMOUNT}| (?:or|and) £{_AMOUNT})?")
_CLOSES: Final = "(?:closed|closes|will close|is due to close|is open until)"

# What the first half of a sentence says of the subject of both its halves: "was issued and closed";
# its auxiliary governs a verb that has none of its own.
_AND: Final = (r"(?P<unread> (?:(?!onsultation\b|Assessment\b|not\b)[^.;]){1,90}?),? (?:and|but) "
              r"(?:it )?")

# How a sentence begins that says what comes after something, and the step that this is; without
# a name it is the one that was told last.
FOLLOWS: Final = (
    (pattern_of(r"^(?:Following|After) (?:this|that|the) (?:Working Group )?meeting\b"), _GROUP),
    (pattern_of(r"^(?:Following|After) (?:the )?[\w'’ -]{2,60}? input\b"), "sub-committee"),
    (pattern_of(r"^(?:Following|After|On|Upon) (?:receipt|return) of (?:this|the)\b"), _RETURNED),
    (pattern_of(r"^This will allow (?:us|SECAS) to\b"), ""),
    (pattern_of(r"^(?:Following|After) the clos(?:e|ing|ure) of the {consultation}"), _CLOSED),
)

STEPS: Final = (
    _step(r"\b(?:is|are|remains?) (?:currently |still |now )?with the DCC for (?:an? )?"
          r"{assessment}\b", _ASKED, status="done"),
    _step(r"\b(?:has been|was) (?:re-)?submitted (?:to the DCC )?for (?:an? )?{assessment}\b"
          r"(?: (?:on|in) {when})?", _ASKED, status="done"),
    _step(r"\b(?:[Ww]e|SECAS) (?:re-)?requested (?:the|an?) (?:updated )?{assessment}"
          r"(?: from the DCC)?\b(?: (?:on|in) {when})?", _ASKED, status="done", by="secas"),
    _step(r"\b(?:[Ww]e|SECAS) (?:re-)?submitted {this} (?:to the DCC )?for (?:an? )?{assessment}\b"
          r"(?: (?:on|in) {when})?", _ASKED, status="done", by="secas"),
    _step(r"\b{assessment} (?:has been|was) (?:re-)?requested(?: from the DCC)? (?:on|in) {when}",
          _ASKED, status="done"),
    _step(r"\b{assessment} {coming} (?:re-)?requested(?: from the DCC)?(?:(?: (?:on|in))? {when})?",
          _ASKED, _REQUIREMENTS, "sub-committee"),
    _step(r"(?:\bwe (?:would|will) (?:look|aim|seek) to )?\b(?:re-)?request(?:ing)? (?:the|an?) "
          r"{assessment}(?: from the DCC)?(?: in| on)? {when}", _ASKED, _REQUIREMENTS,
          "sub-committee", by="secas"),
    _step(r"\b(?:re-)?request(?:ing)? (?:the|an?) {assessment} of both (?:the )?"
          r"(?P<options>\w+ and (?:the )?\w+) options\b", _ASKED, _REQUIREMENTS, by="secas"),
    _step(r"\bsubmit {this} (?:to the DCC )?for (?:an? )?{assessment}(?: in| on)? {when}", _ASKED,
          _REQUIREMENTS, "sub-committee", by="secas"),
    _step(r"\bissue (?:the|an?) {assessment} request(?:; we (?:will be|are) aiming to do this)?"
          r"(?: in| on)? {when}", _ASKED, _REQUIREMENTS, "sub-committee", by="secas"),
    _step(r"\bwe can request this now\b", _ASKED, after=("impact-assessment-approved",),
          by="secas"),
    _step(r"(?:\b[Tt]he DCC['’]s )?(?:updated )?\b{assessment} (?:response )?is (?:expected|due) "
          r"(?:to be (?:returned|received|provided)|back)?(?: ?(?:in|on))? ?{when}",
          _RETURNED, by="dcc"),
    _step(r"\b{assessment} (?:response )?{coming} (?:returned|received|provided)(?: by the DCC)?"
          r"(?: (?:on|in))? {when}", _RETURNED, by="dcc"),
    _step(r"\b{assessment} (?:response )?(?:was|has been) (?:returned|received|provided)"
          r"(?: by the DCC)?\b(?: (?:on|in) {when})?", _RETURNED, by="dcc", status="done"),
    _step(rf"\b{{assessment}}{_AND}(?P<verb>(?:{{done}} |{{coming}} )?(?:(?:returned|provided)"
          r"(?: by the DCC)?|received(?! by)))\b(?:(?: (?:on|in))? {when})?", _RETURNED, by="dcc"),
    _step(rf"\b{{assessment}}{_AND}(?P<verb>(?:(?:(?:is|are) )?(?:expected|due)|(?:(?:we|SECAS) )?"
          r"expects?(?: it| this)?) (?:to be (?:returned|received|provided)|back))(?: (?:in|on))? "
          r"{when}", _RETURNED, by="dcc"),
    _step(r"\b(?:[Ww]e|SECAS) (?:are |is )?expect(?:s|ing)? (?:the|an?) {assessment}(?: response)? "
          r"(?:to be (?:returned|received|provided)|back)(?: (?:in|on))? {when}", _RETURNED,
          by="dcc"),
    _step(r"\bDCC (?:returned|provided) (?:the|its) {assessment}(?: response)? (?:on|in) {when}",
          _RETURNED, by="dcc", status="done"),
    _step(r"\b(?:[Ww]e|SECAS) received the {assessment}(?: response)?(?: from the DCC)? (?:on|in) "
          r"{when}", _RETURNED, by="dcc", status="done"),
    _step(r"\b(?:response to be (?:provided|received|returned)|expect(?:ing)? to receive "
          r"(?:this|(?:a|the|this) response))(?: (?:in|on))? {when}", _RETURNED, by="dcc"),
    _step(r"\b[Tt]he response (?:would|will) then be (?:received|returned|provided)"
          r"(?: from the DCC)?(?: and reviewed by SECAS and the Proposer)?(?: (?:in|on))? {when}",
          _RETURNED, after=(_ASKED,), by="dcc"),
    _step(r"\b[Tt]he DCC (?:will|is expected to|expects to) (?:return|provide) (?:the|its) "
          r"(?:updated )?{assessment}(?: response)?(?: (?:in|on))? {when}", _RETURNED, by="dcc"),
    _step(r"\bthis cannot be completed until\b", _RETURNED),
    _step(r"\bDCC (?:is|are) (?:currently )?reviewing the {assessment} response"
          r"(?: provided previously)?(?: to ensure (?P<because>[\w ]+?))?(?=[,.]| and )",
          "assessment-under-review", status="under-way", by="dcc"),
    _step(r"(?:\bFollowing receipt of (?:this|the response), we will )?\breview the response with "
          r"{with}", _REVIEWED, after=(_RETURNED,), by="secas"),
    _step(r"\b[Rr]eview(?:ed)? by SECAS and {with}(?:(?: (?:in|on))? {when})?", _REVIEWED,
          after=(_RETURNED,), by="secas"),
    _step(r"\bseek (?:their|its|the Proposer['’]s) agreement on which option to "
          r"(?:progress|take forward|pursue)\b", "option-chosen", by="proposer",
          **{"with": ("secas",)}),
    _step(r"\b[Ff]ollowing (?:the )?(?:consideration|discussion|review) of "
          r"(?P<unread>[^.]{1,80}?) by (?:a|the) Working Group\b", _GROUP, status="done"),
    _step(rf"\bWorking Group(?: meeting)?{_MEETS} (?:on|in) {{when}}", _GROUP, *_BEFORE_GROUP),
    _step(rf"\b(?P<kind>standalone|dedicated|ad[- ]hoc) Working Group meeting{_MEETS} "
          r"(?:on|in) {when}", _GROUP, *_BEFORE_GROUP),
    _step(r"\bWorking Group(?: meeting)? at (?:the|its|their) (?P<kind>monthly) meeting "
          r"(?:on|in) {when}", _GROUP, *_BEFORE_GROUP),
    _step(r"\bat the {when} (?:(?P<kind>monthly) )?Working Group(?: meeting)?\b", _GROUP,
          *_BEFORE_GROUP),
    _step(r"\bjoint Working Group and (?P<partner>[A-Z]+) meeting (?:held )?on {when}", _GROUP),
    _step(r"\b(?:add|put) {this} (?:to|on) the agenda (?:for|of) the (?:{when} )?Working Group"
          r" meeting\b", _GROUP),
    _step(r"\boutput of this work would be targeted for discussion at the Working Group\b",
          _GROUP, after=(_REQUIREMENTS,)),
    _step(r"\bWorking Group (?:considered|discussed|reviewed) {this}(?: at (?:its|their) meeting)? "
          r"(?:on|in) {when}", _GROUP, status="done"),
    _step(r"\bWorking Group (?:will|is to) (?:consider|discuss|review) {this}(?: at (?:its|their) "
          r"(?P<kind>monthly)? ?meeting)?(?: (?:on|in))? {when}", _GROUP, *_BEFORE_GROUP),
    _step(r"\b(?:return|bring) {this} (?:back )?to the Working Group\b", _GROUP, *_BEFORE_GROUP),
    _step(r"\bneed to be (?:covered|discussed|considered) in its own Working Group meeting\b",
          _GROUP, kind="ad-hoc"),
    _step(r"\bwork(?:ing)? with {with} to (?:finalise|agree|prepare|update|develop|define) the "
          r"(?:business )?requirements\b", _REQUIREMENTS, _GROUP, "sub-committee", by="secas"),
    _step(r"\b(?:finalise|agree|prepare|update|develop|define) (?:the )?(?:business )?requirements"
          r"\b(?: with {with})?(?:, with input from the {body})?(?: and (?:re-)?request (?:the|an?)"
          r" Preliminary Assessment)?(?:(?: (?:in|on))? {when})?", _REQUIREMENTS, _GROUP,
          "sub-committee", by="secas"),
    _step(r"\bworking with {with}, as Proposer, on the business requirements\b", _REQUIREMENTS,
          status="under-way", by="secas"),
    _step(r"\b(?:engag|liais|discuss|work|meet|consult)(?:e|ing)?(?P<unread>(?: \w+){0,3}?) with "
          r"(?:(?:the )?{body}|this Sub-Committee|them)(?: and {with})?(?: at (?:their|its) "
          r"meeting)?(?: (?:in|on))? {when}", "sub-committee", by="secas"),
    _step(r"\b(?:present(?:ed|ing)?|taken?|taking|bring|discussed|considered|reviewed)(?: {this})? "
          r"(?:to|at|by|with) the {body}(?: meeting)?(?: (?:in|on))? {when}", "sub-committee",
          by="secas"),
    _step(r"\b[Tt]he {body}(?: \([A-Z]{2,8}\))? (?:will|is to|are to) (?:consider|discuss|review) "
          r"{this}(?: at (?:their|its) meeting)?(?: (?:in|on))? {when}", "sub-committee",
          by="secas"),
    _step(r"\bseek(?:ing)? (?:the )?(?:views|advice|input) (?:from|of) the {body}(?: at (?:their|"
          r"its) meeting)?(?: (?:in|on))? {when}", "sub-committee", by="secas"),
    _step(r"\b(?:need to (?:further )?)?(?:engage|liaise|consult) (?:further )?with the "
          r"(?:Sub-Committee|{body}) before\b", "sub-committee", by="secas"),
    _step(rf"\b{{consultation}} {_CLOSES}(?: (?:on|in))? {{when}}", _CLOSED),
    _step(rf"\b{{consultation}}{_AND}(?P<verb>{_CLOSES})(?: (?:on|in))? {{when}}", _CLOSED),
    _step(r"\b{consultation} (?:{done}|is being|{coming}) issued"
          r"(?:(?: (?:in|on))? {when})?", _ISSUED, by="secas"),
    _step(r"\b{consultation}, and expect this to be issued(?: (?:in|on))? {when}", _ISSUED,
          by="secas"),
    _step(r"\bissu(?:e|ing) (?:the|an|our) {consultation}(?:(?: (?:in|on))? {when})?", _ISSUED,
          by="secas"),
    _step(rf"\b{{report}} {_CLOSES}(?: (?:on|in))? {{when}}", "report-consultation-closed"),
    _step(rf"\b{{report}}{_AND}(?P<verb>{_CLOSES})(?: (?:on|in))? {{when}}",
          "report-consultation-closed"),
    _step(r"\b{report} (?:{done}|is being|{coming}) issued"
          r"(?:(?: (?:in|on))? {when})?", "report-consultation-issued", by="secas"),
    _step(r"\bissu(?:e|ing) (?:the|an|our) {report}(?:(?: (?:in|on))? {when})?",
          "report-consultation-issued", by="secas"),
    _step(r"\bthe (?P<body>Panel) agrees to incur the costs of the Impact Assessment of "
          rf"(?P<cost>{_COST})(?:(?P<unread>[^.]*?); this would "
          r"(?:facilitate|allow|enable) (?P<because>[^.]+?)(?=, which|[.]|$))?",
          "impact-assessment-approved", status="proposed", label="ia-cost"),
    _step(r"\b(?P<body>Change Board) (?:will be|is to be) (?:asked|invited) to (?:approve|agree) "
          rf"the (?:costs? of the )?Impact Assessment(?: costs?)?(?: \((?P<cost>{_COST})\))?"
          r"(?: (?:in|on|at (?:the|its)))? {when}",
          "impact-assessment-approved"),
    _step(r"\b(?P<body>Change Board) (?:approved|agreed) the (?:costs? of the )?Impact Assessment"
          r"(?: costs?)? (?:in|on|at the) {when}", "impact-assessment-approved", status="done"),
    _step(r"\bcosts? (?:of|for) (?:the|an) Impact Assessment (?:will|are to|is to) be (?:presented|"
          r"put|submitted) to the (?P<body>Change Board)(?: meeting)? (?:in|on|at the) {when}",
          "impact-assessment-approved"),
    _step(r"\b(?:will|is to) be (?:presented|put|submitted) to the (?P<body>Change Board)"
          r"(?: meeting)? (?:in|on|at the) {when}(?: meeting)? for (?:the )?(?:approval|agreement|"
          r"sign-off) of the (?:costs? of the )?Impact Assessment", "impact-assessment-approved"),
    _step(r"\b(?:[Oo]ur recommendation (?:is|being) to )?close "
          r"(?:these (?:two|three|four|five|six) modifications|this modification) and raise\b",
          "recommended-to-close", status="proposed", by="secas"),
    _step(r"\breturn to the Panel (?:at the|in|on) {when}(?: meeting)?{update}"
          r"(?=.*?(?P<outcome>(?:\bwhich will be subject to )?\b(?:the )?outcomes? of the "
          r"(?:Working Group )?meeting\b))", "panel-update", after=(_GROUP,)),
    _step(r"\b(?:return|report back) to the Panel (?:at the|in|on) {when}(?!(?: meeting)? with the "
          r"Modification)(?: meeting)?{update}", "panel-update"),
    _step(r"\bprovide the Panel with an? (?:\w+ )?update (?P<unread>[^.]*?)(?:at the|in|on) {when}",
          "panel-update"),
    _step(r"\bprovide an? (?:\w+ )?update to the Panel (?:at the|in|on) {when}", "panel-update"),
    _step(r"\bupdate the Panel (?:at the|in|on) {when}(?! instead)", "panel-update"),
    _step(r"\breturn to the Panel with the Modification Report (?:at the|in|on) {when}", _REPORT),
    _step(r"\breturn to the Panel (?:at the|in|on) {when}(?: meeting)? with the Modification "
          r"Report\b", _REPORT),
    _step(r"\bModification Report (?:will be|is (?:due|expected) to be) (?:presented|submitted|"
          r"returned) to the Panel (?:at the|in|on) {when}", _REPORT),
    _step(r"(?:(?<=\breturn the )|(?<=\bpresent the )|(?<=\bsubmit the ))Modification Report"
          r"(?: to the Panel)? (?:at the|in|on) {when}", _REPORT),
    _step(r"\b(?:(?:will|is to) be (?:presented|submitted|taken)|will go) to the Change Board for "
          r"(?:vote|decision|its vote|a vote)(?: (?:at the|in|on))? {when}", "change-board"),
    _step(r"\bChange Board will vote(?: on {this})? (?:at the|in|on) {when}", "change-board"),
    _step(r"\bChange Board voted(?: on {this})? (?:at the|in|on) {when}", "change-board",
          status="done"),
    _step(r"\b[Tt]he Authority['’]s (?:decision|determination) is expected(?: (?:in|on))? {when}",
          "authority-decision"),
    _step(r"\b[Tt]he Authority (?:is expected to|will|is to) (?:determine|decide)(?: (?:on|upon) "
          r"{this})?(?: (?:in|on))? {when}", "authority-decision"),
    _step(r"\bProposer (?:has withdrawn|withdrew) {this}\b(?! (?:modification )?from)"
          r"(?: (?:in|on) {when})?", "withdrawn",
          by="proposer", status="done"),
)
