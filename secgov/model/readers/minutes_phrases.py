"""
The phrases by which minutes state facts of a proposal, for any proposal of the layout.

Each is a pattern with what it does to the proposal. A sentence may have several; one that has
none stays what it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from typing import Any, Final, TypeAlias

import attrs

from secgov.model.identifiers import ModificationId
from secgov.model.readers.document_doubts import doubt_behind, doubt_of
from secgov.model.readers.document_leftovers import Parts, used_in
from secgov.model.readers.document_lines import Prose
from secgov.model.readers.document_subjects import ANOTHER
from secgov.model.readers.document_times import MONTH, TIME, last_month, time_of
from secgov.model.readers.document_words import (
    IDENTIFIER,
    RAISED_BY,
    body_of,
    mentions,
    raised_by,
    release_of,
)
from secgov.model.readers.minutes_proposal import Proposal
from secgov.model.readers.minutes_views import TELLS
from secgov.model.readers.paper_state import ALONE, HOLD, hold_of, release_in, told_once

__all__ = ["PHRASES", "Promise", "promised"]

Found: TypeAlias = re.Match[str]

_GIVES: Final = "(?:provide|send|share|give|circulate|confirm|publish|issue|arrange|supply)"
_PROMISED: Final = re.compile(
    rf"\b(?P<who>[A-Z][\w-]+)(?: \([A-Z]{{2,3}}\))? (?:(?:would|will) be happy(?: to)?|"
    rf"(?:agreed|undertook|offered|promised|committed) to) (?P<what>{_GIVES}\b .+)")
_IT: Final = (rf"(?:{IDENTIFIER}|[Ii]t|[Tt](?:his|he) (?:modification|proposal|change|"
              r"(?:Draft |Modification )?Proposal))")
# What follows these has a time of its own.
_LED: Final = rf"^(?:SECAS(?: \([A-Z]{{2,3}}\))? {TELLS}(?: the [A-Z]{{2,6}})? that )?"
_ELSEWHERE: Final = r"\b(?:which|that|after|before|following|prior|until)\b"
_INFORMATION: Final = "request-for-information-issued"


@attrs.frozen
class Promise:
    """Who promises what, and the parts of the sentence that say so."""

    owner: str
    what: str
    parts: Parts


def promised(text: str, present: Container[str]) -> Promise | None:
    """
    Return which body or which of those *present* promises what in a sentence, or nothing.

    >>> promised("It was said that the DCC would be happy provide the figures.", {})
    Promise(owner='dcc', what='provide the figures', parts=[(21, 60)])
    """
    found = _PROMISED.search(text)
    if found is not None and doubt_of(text[:found.start()]):
        return None
    owner = body_of(found["who"]) or (found["who"] if found["who"] in present else "") \
        if found else ""
    return Promise(owner, found["what"].rstrip("."), used_in(found)) if found and owner else None


def _how(proposal: Proposal, found: Found, line: int) -> None:
    if proposal.act.setdefault("how", found["how"]) != found["how"]:
        proposal.passed = ["how"]


def _first(proposal: Proposal, found: Found, line: int) -> None:
    proposal.act["first"] = True


def _raised_by(proposal: Proposal, found: Found, line: int) -> None:
    if not told_once(proposal.keys, raised_by(found), found):
        proposal.passed = ["who"]
    elif found.string[found.end():].strip(" ."):
        proposal.notes.append(f"{found.string} (line {line})")
        proposal.kept = True


def _proposer(proposal: Proposal, found: Found, line: int) -> None:
    known = proposal.item.present.get(found["who"], ())
    category = known[0].get("category", "secas") if len(known) == 1 else "secas"
    told = {"raised_by": found["who"], **({"proposer": category} if category != "secas" else {})}
    if not told_once(proposal.keys, told, found):
        proposal.passed = ["who"]


def _doubted(proposal: Proposal, found: Found, line: int) -> bool:
    """List the sentence if it denies or doubts what *found* says of the whole."""
    if why := doubt_behind(found.string, found.end()):
        proposal.left(line, found.string.strip(), why)
        proposal.kept = True
    return bool(why)


def _target(proposal: Proposal, found: Found, line: int) -> None:
    name = release_of(found["release"])
    if _doubted(proposal, found, line):
        return
    if not name:
        proposal.left(line, found["release"], "no release has this name")
    elif not release_in(proposal.keys, {"name": name, "standing": "targeted"}, found):
        proposal.passed = ["release"]


def _earliest(proposal: Proposal, found: Found, line: int) -> None:
    if not _doubted(proposal, found, line) and not release_in(proposal.keys, "earliest", found):
        proposal.passed = ["release"]


def _risk(proposal: Proposal, found: Found, line: int) -> None:
    said = {key: value.rstrip(".") for key, value in found.groupdict().items() if value}
    proposal.lists["risk"].append({**said, "line": line})


def _awaiting(proposal: Proposal, found: Found, line: int) -> None:
    said = found.groupdict()
    who = body_of(said["who"])
    row: dict[str, Any] = {"what": said["what"].rstrip("."), **({"who": who} if who else {})}
    # What keeps a proposal in development keeps the committee from finding it ready.
    if said.get("kept"):
        row["blocks"] = ["csc-considered"]
    if not (who or said["who"] in row["what"]):
        proposal.passed = ["who"]
    row["status"] = "open"
    met = proposal.item.met
    if said.get("month") and met and (since := time_of(last_month(said["month"], met))):
        row["since"] = since
    proposal.lists["awaiting"].append({**row, "line": line})


def _comments(proposal: Proposal, found: Found, line: int) -> None:
    proposal.lists["awaiting"].append(
        {"what": found["what"].rstrip("."), "who": proposal.item.body, "status": "open",
         "line": line})


def _information(proposal: Proposal, found: Found, line: int) -> None:
    done = {"status": "done"} if found["done"] else {}
    if not any(step["step"] == _INFORMATION for step in proposal.steps):
        proposal.step(_INFORMATION, line, found["when"], by="secas", **done)
    else:
        proposal.passed = ["when"]


def _information_closed(proposal: Proposal, found: Found, line: int) -> None:
    done = {"status": "done"} if found["done"] else {}
    proposal.step("request-for-information-closed", line, found["when"], **done)


def _decision(proposal: Proposal, found: Found, line: int) -> None:
    issued = any(step["step"] == _INFORMATION for step in proposal.steps)
    after = {"after": [_INFORMATION]} if issued else {}
    proposal.step("csc-considered", line, None, label=proposal.label("csc-decision"), **after)


def _discussed(proposal: Proposal, found: Found, line: int) -> None:
    body = body_of(found["body"])
    proposal.passed = [] if body else ["body"]
    proposal.step("sub-committee", line, found["when"], by="secas",
                  **({"status": "under-way"} if found["now"] else {}),
                  **({"body": body} if body else {}))


def _back(proposal: Proposal, found: Found, line: int) -> None:
    step = dict(proposal.item.considers)
    label = "csc-return" if proposal.item.of_the_csc else "return"
    by = "by " if found["by"] == "by" else ""
    proposal.step(step.pop("step"), line, by + found["when"], label=proposal.label(label), **step)


def _withdrawn(proposal: Proposal, found: Found, line: int) -> None:
    named = next(mentions(found["what"] or found["which"]), None)
    if named and named.meant and ModificationId.read(named.meant) != ModificationId.read(
            proposal.item.identifier):
        proposal.left(line, found.string, ANOTHER)
        proposal.kept = True
        return
    proposer = {"by": "proposer"} if found["who"] or found["by"] else {}
    proposal.step("withdrawn", line, found["when"], **proposer, status="done")


def _held(proposal: Proposal, found: Found, line: int) -> None:
    if "hold" in proposal.keys:
        proposal.left(line, found.string, "its hold is told before")
        proposal.kept = True
        return
    proposal.keys["hold"] = hold_of(found, Prose(found.string, (0,), (line,)), proposal.unplaced)


def _recalled(proposal: Proposal, found: Found, line: int) -> None:
    proposal.action(line, body_of(found["who"]) or found["who"], found["what"], "recalled")


def _disputed(proposal: Proposal, found: Found, line: int) -> None:
    recalled = [one for one in proposal.actions if one["status"] == "recalled"]
    if recalled:
        recalled[-1] |= {"status": "disputed", "updates": [found.string]}
        proposal.acted = proposal.kept = True


PHRASES: Final[tuple[tuple[re.Pattern[str], Callable[[Proposal, Found, int], None]], ...]] = tuple(
    (re.compile(pattern), reading) for pattern, reading in (
        (r"\bprovided with an? (?P<how>[a-z]+ update) on\b", _how),
        (r"\b(?:considered|discussed) (?:the )?new (?:draft proposal|Draft Proposal)\b", _first),
        (RAISED_BY.pattern, _raised_by),
        (r"\((?P<who>[A-Z]{2,3})\) stated that,? as the [Pp]roposer of\b", _proposer),
        (r"\btarget(?:ed|ing) (?:an? |the )?(?:implementation (?:date )?(?:of|in|for) )?(?:the )?"
         rf"(?P<release>[A-Z][a-z]+ [0-9]{{4}})(?: (?:SEC )?[Rr]elease\b|(?=[.,])){ALONE}",
         _target),
        (r"\b(?P<release>earliest available (?:SEC )?[Rr]elease)\b", _earliest),
        (r"\b[Tt]here is a risk that (?P<effect>.+)", _risk),
        (r"\bconcerned that (?P<cause>.+?) (?:could|may|might) result in (?P<effect>.+)", _risk),
        (r"(?:^|[,;] )(?P<cause>[\w ]+), which would be (?P<effect>a breach of \w+)", _risk),
        (r"^With (?P<cause>the current .+?), (?P<effect>.+ will continue to .+)", _risk),
        (r"^(?:The )?(?P<who>[A-Z]\w+)(?: \((?P<unread>[^()]+)\))? "
         r"(?:is|are|has|have) yet to (?:provide|confirm|submit|supply)"
         r" (?P<what>.+)", _awaiting),
        (rf"^(?P<what>(?:.*\b(?P<month>{MONTH})['’]s )?.+ still unanswered by the (?P<who>\w+))"
         r"(?P<kept>(?P<unread>.*)\b(?:remains?|stays?|continues?) in development\b)?", _awaiting),
        (r"\bis (?:expecting|awaiting|waiting for) (?P<who>[A-Z]\w+) to (?P<what>.+?) before\b",
         _awaiting),
        (r"(?:\b[A-Z]{2,6} )?\bmembers were invited to "
         r"(?P<what>provide (?:their )?comments\b[^.]*)", _comments),
        (rf"\bSECAS (?:(?:proposes|plans|intends) to issue|will issue|(?P<done>(?:has )?issued)) "
         r"an? (?:Request for Information|RFI)\b(?: \(RFI\))?"
         rf"(?:(?P<unread>(?:(?!{_ELSEWHERE})[\w ]){{0,40}}) (?:on|in) (?P<when>{TIME}))?",
         _information),
        (rf"\b(?:Request for Information|RFI)(?: \(RFI\))? (?:(?P<done>closed)|closes|will close) "
         rf"(?:on )?"
         rf"(?P<when>{TIME})", _information_closed),
        (r"\bprior to the [A-Z]+ decision stage\b", _decision),
        (rf"\b(?:(?P<now>was|is) being|(?:would|will) be) discussed (?:with|at|by) the "
         rf"(?P<body>[A-Z]{{3,}}|[Ss]ub-[Cc]ommittees)"
         rf"(?:(?: meeting)? (?:on|in) (?P<when>{TIME}))?", _discussed),
        (rf"\b(?:brought back|return(?:ed)?|come back|presented again) to (?:the )?[A-Z]{{2,6}}"
         rf"(?: meeting)? (?P<by>by|in|on|at the|at its) (?P<when>{TIME})", _back),
        (rf"{_LED}(?:(?P<who>[Tt]he Proposer) (?:has withdrawn|withdrew) (?P<what>{_IT})(?! from)|"
         rf"(?P<which>{_IT}) (?:has been|was) withdrawn(?! from)(?P<by> by the Proposer)?)"
         rf"(?: (?:on|in) (?P<when>{TIME}))?",
         _withdrawn),
        (f"{_LED}{_IT} {HOLD.pattern}", _held),
        (r"\breferenced an action on (?P<who>[A-Z]\w+) to (?P<what>.+?)(?= and asked\b|[.]?$)",
         _recalled),
        (r"\b(?:wasn['’]t|was not) an action\b", _disputed),
    ))
