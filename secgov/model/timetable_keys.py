"""
Which keys each table of a timetable may have, and what they may hold (design, section 7).
"""

from __future__ import annotations

from typing import Final

from secgov.calendar.releases import read_release_name
from secgov.model import timetable_parts as parts
from secgov.model.acts import STEPS
from secgov.model.bodies import BODIES
from secgov.model.kinds import (
    COUNT,
    DAY,
    FLAG,
    FLAG_OR_WHEN,
    IDENTIFIER,
    REFERENCE,
    TEXT,
    TEXT_OR_DAY,
    TEXT_OR_NUMBER,
    TIME_OF_DAY,
    WHEN,
    WHEN_OR_NOT_STATED,
    either_list,
    named,
    one_of,
    one_or_more,
)
from secgov.model.paths import PATHS
from secgov.model.proposals import PARTY_CATEGORIES
from secgov.model.reading import Field, Table, list_of, table, tables
from secgov.model.stages import STAGES
from secgov.model.timetable_faults import faults_of_modification, faults_of_step
from secgov.model.vocabulary import Vocabulary, Word

__all__ = ["ACTION", "ATTENDEE", "MEETING", "MODIFICATION", "PAPER", "RECOMMENDATION",
           "STATUSES", "STEP", "SUGGESTED_ROUTE"]

# Far more than any modification ever had: what is judged step against step stays quick.
MOST_STEPS: Final = 1_000
_BASES: Final = Vocabulary("how the day is known", (
    Word("stated", "the paper states it"),
    Word("read-from-number", "read from the paper's number"),
    Word("read-from-context", "read from the context"),
    Word("corrected-scan", "the scan was corrected"),
))
STATUSES: Final = Vocabulary("a status", (
    Word("done", "done"),
    Word("under-way", "under way"),
    Word("expected", "expected"),
    Word("planned", "planned"),
    Word("aim", "aimed at"),
    Word("proposed", "proposed, until the recommendation is agreed"),
), hints=(("actual", "done"), ("completed", "done"), ("target", "aim"), ("underway", "under-way")))
_MEETING_STATUSES: Final = Vocabulary("a status of a meeting", (
    *STATUSES.words,
    Word("draft", "its minutes are a draft"),
    Word("final", "its minutes are final"),
))
_MEETING_KINDS: Final = Vocabulary("a kind of meeting", (
    Word("monthly", "monthly"),
    Word("ad-hoc", "ad hoc"),
    Word("extraordinary", "extraordinary"),
    Word("regular", "regular"),
), hints=(("adhoc", "ad-hoc"), ("exceptional", "extraordinary")))
_IMPACTS: Final = Vocabulary("whether the DCC Systems are affected", (
    Word("yes", "they are"),
    Word("no", "they are not"),
    Word("unknown", "it is not known"),
), hints=(("true", "yes"), ("false", "no")))

_REPRESENTED: Final = Vocabulary("whom somebody represents", (
    *PARTY_CATEGORIES.words,
    Word("secas", "SECAS"),
), hints=(*PARTY_CATEGORIES.hints, ("code administrator", "secas")))
_ROLES: Final = Vocabulary("a role at a meeting", (
    Word("chair", "the Chair"),
    Word("member", "a member, who decides with the others"),
    Word("participant", "another participant, who does not decide"),
    Word("secretary", "the Meeting Secretary"),
), hints=(("meeting secretary", "secretary"), ("guest", "participant")))
_ROUTES: Final = Vocabulary("a route", (
    Word("refinement", "the Refinement Process"),
    Word("report-phase", "straight to the Report Phase"),
    Word("fast-track", "Fast-Track"),
    Word("urgent", "Urgent"),
), hints=(("fast track", "fast-track"), ("fast-tracked", "fast-track")))


def _release(text: str) -> str:
    """Return the canonical name of a release, or "earliest" as it stands."""
    return text if text == "earliest" else read_release_name(text)


_BODY: Final = one_of(BODIES)
_RELEASE: Final = named('a SEC Release, such as "November 2019", or "earliest"', _release)
_LINE: Final = Field("line", COUNT)
_NOTE: Final = Field("note", TEXT)
_BODIES: Final = list_of(_BODY)
_TEXTS: Final = list_of(TEXT)

PAPER: Final = Table(parts.Paper, (
    Field("reference", TEXT),
    Field("title", TEXT),
    Field("dated", DAY),
    Field("meeting", table(Table(parts.PaperMeeting, (
        Field("body", _BODY),
        Field("date", DAY),
        Field("basis", one_of(_BASES)),
    ), example='{ body = "panel", date = 2019-03-15 }'))),
    Field("classification", TEXT),
    Field("action", TEXT),
    Field("scope", TEXT),
    Field("author", TEXT),
    Field("attachments", _TEXTS),
    _NOTE,
))
RECOMMENDATION: Final = Table(parts.Recommendation, (
    Field("id", TEXT_OR_NUMBER, required=True),
    Field("body", _BODY),
    Field("asks", TEXT),
    Field("agrees", list_of(REFERENCE)),
    _LINE,
    _NOTE,
), named_by="id")
ATTENDEE: Final = Table(parts.Attendee, (
    Field("name", TEXT, required=True),
    Field("category", one_of(_REPRESENTED)),
    Field("role", one_of(_ROLES)),
    Field("how", TEXT),
    _LINE,
), named_by="name")
SUGGESTED_ROUTE: Final = Table(parts.SuggestedRoute, (
    Field("route", one_of(_ROUTES), required=True),
    Field("by", _BODY),
    Field("fixes", IDENTIFIER),
    Field("target_release", _RELEASE),
    Field("says", TEXT),
    _LINE,
))
MEETING: Final = Table(parts.MeetingRecord, (
    Field("body", _BODY, required=True),
    Field("kind", one_of(_MEETING_KINDS)),
    Field("number", TEXT_OR_NUMBER),
    Field("date", DAY),
    Field("from", TIME_OF_DAY, "start"),
    Field("to", TIME_OF_DAY),
    Field("place", TEXT),
    Field("with", _BODIES, "together_with"),
    Field("covers", list_of(IDENTIFIER)),
    Field("status", one_of(_MEETING_STATUSES)),
    _LINE,
    _NOTE,
    Field("present", tables(ATTENDEE)),
    Field("apologies", tables(ATTENDEE)),
    Field("suggested", tables(SUGGESTED_ROUTE)),
))
STEP: Final = Table(parts.Step, (
    Field("step", one_of(STEPS), required=True),
    Field("when", WHEN),
    Field("status", one_of(STATUSES)),
    Field("body", _BODY),
    Field("kind", one_of(_MEETING_KINDS)),
    Field("outcome", TEXT),
    Field("part", TEXT_OR_NUMBER),
    Field("by", _BODY),
    Field("with", _BODIES, "together_with"),
    Field("input_from", _BODIES),
    Field("after", _TEXTS),
    Field("parallel_with", _TEXTS),
    Field("options", either_list(COUNT, _TEXTS)),
    Field("sooner", FLAG_OR_WHEN),
    Field("because", TEXT),
    Field("cost", TEXT),
    Field("if", TEXT, "condition"),
    Field("label", TEXT),
    _LINE,
    _NOTE,
    Field("how", TEXT),
    Field("first", FLAG),
    Field("again", FLAG),
), check=faults_of_step, example='{ step = "working-group", when = 2019-04-03 }')
MODIFICATION: Final = Table(parts.Modification, (
    Field("id", IDENTIFIER, required=True),
    Field("title", TEXT),
    Field("proposer", one_of(PARTY_CATEGORIES)),
    Field("stage", one_of(STAGES)),
    Field("path", one_of(PATHS)),
    Field("dcc_impact", one_of(_IMPACTS)),
    Field("target_release", table(Table(parts.TargetRelease, (
        Field("name", _RELEASE, required=True),
        Field("standing", TEXT),
    ), short="name"))),
    Field("purpose", TEXT),
    Field("waits_on", tables(Table(parts.WaitsOn, (
        Field("id", IDENTIFIER, required=True),
        Field("step", TEXT),
        _NOTE,
    ), example='{ id = "SECMP0067", step = "working-group" }'), in_cell=("id", "step"))),
    Field("group", table(Table(parts.Group, (
        Field("name", TEXT, required=True),
        Field("if", TEXT, "condition"),
    ), example='{ name = "prepayment" }'))),
    Field("hold", table(Table(parts.Hold, (
        Field("since", WHEN_OR_NOT_STATED),
        Field("reason", TEXT),
        Field("ends_when", TEXT_OR_DAY),
        Field("until", WHEN_OR_NOT_STATED),
    ), example='{ since = 2019-03-08, reason = "...", ends_when = "the Proposer decides" }'))),
    Field("awaiting", tables(Table(parts.Awaiting, (
        Field("what", TEXT, required=True),
        Field("who", _BODY),
        Field("blocks", _TEXTS),
        Field("status", TEXT),
        _LINE,
        Field("since", WHEN_OR_NOT_STATED),
    ), example='{ what = "the costs", who = "dcc" }'))),
    Field("steps", tables(STEP, MOST_STEPS)),
    Field("open_to_adoption", FLAG),
    Field("branch", tables(Table(parts.Branch, (
        Field("if", TEXT, "condition"),
        Field("then", TEXT),
        _LINE,
    ), example='{ if = "...", then = "..." }'))),
    Field("risk", tables(Table(parts.Risk, (
        Field("cause", TEXT),
        Field("effect", TEXT),
        _NOTE,
        _LINE,
    ), example='{ cause = "...", effect = "..." }'))),
    Field("view", tables(Table(parts.View, (
        Field("by", TEXT),
        Field("category", one_of(PARTY_CATEGORIES)),
        Field("says", TEXT),
        _LINE,
    ), example='{ by = "...", says = "..." }'))),
    _NOTE,
    _LINE,
    Field("heading", TEXT),
    Field("also_titled", _TEXTS),
    Field("raised_by", TEXT),
), named_by="id", check=faults_of_modification)
ACTION: Final = Table(parts.Action, (
    Field("ref", TEXT_OR_NUMBER),
    Field("owner", TEXT),
    Field("about", one_or_more(TEXT)),
    Field("what", TEXT),
    Field("status", TEXT),
    Field("updates", one_or_more(TEXT)),
    Field("raised_at", TEXT_OR_NUMBER),
    _LINE,
    _NOTE,
), named_by="ref")
