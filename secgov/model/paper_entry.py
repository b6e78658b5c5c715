"""
Reading what a timetables paper says of one modification, sentence by sentence.

The phrases make the steps; what concerns them together (that they may be sooner, why they are
not) is read from the paragraph. Nothing is added that the sentence or the paper does not say.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final

import attrs

from secgov.model.document_lines import Passage, Prose
from secgov.model.document_words import body_of, day_of, mentions, release_of
from secgov.model.identifiers import ModificationId
from secgov.model.paper_phrases import ENTRIES, STEPS, StepPhrase

__all__ = ["Entry", "Known"]

_RELEASE: Final = re.compile(
    r"(?:(?P<standing>candidate) for|inclusion in) the (?P<name>[A-Z][a-z]+ \d{4}) SEC Release")
_HOLD: Final = re.compile(
    r"\bis (?:currently )?on hold\b(?: as,?)? ?(?P<reason>.*)")
_JOINT: Final = re.compile(r"joint Working Group and (?P<body>[A-Z]+) meeting on ")
_COUNTS: Final = MappingProxyType({"two": 2, "three": 3, "four": 4})
_BODIES: Final = re.compile(r"\(([A-Z]{3,8})\)|\bThe ([A-Z]\w+ Group)\b|\bthe ([A-Z]{3,8})\b")
_ASSESSMENTS: Final = ("preliminary-assessment", "impact-assessment", "assessment-")


@attrs.frozen
class Known:
    """What the paper says before its modifications: its day, its meeting, the monthly days."""

    dated: date | None = None
    meets: date | None = None
    stage: str = ""
    monthly: frozenset[date] = frozenset()


class Entry:
    """The table of one modification while its sentences are read."""

    def __init__(
        self, identifier: str, title: str, line: int, known: Known, unplaced: list[Passage]
    ) -> None:
        """Begin the table of a modification under its heading."""
        self.identifier, self.title, self.line = identifier, title, line
        self.known, self.unplaced = known, unplaced
        self.together: dict[str, dict[str, Any]] = {}
        self.keys: dict[str, Any] = {}
        self.lists: dict[str, list[dict[str, Any]]] = {}
        self.steps: list[dict[str, Any]] = []
        self.notes: list[str] = []
        self.body = ""

    def read(self, sentence: Prose) -> None:
        """Place one sentence, or list it."""
        text = sentence.text
        before = (len(self.steps), sum(map(len, self.lists.values())), len(self.keys))
        for found in _BODIES.finditer(text):
            self.body = body_of(found[1] or found[2] or found[3]) or self.body
        for phrase in STEPS:
            if step := phrase.pattern.search(text):
                self.step(phrase, step, sentence)
        for entry in ENTRIES:
            if made := entry.pattern.search(text):
                self.entry(entry.key, dict(entry.keys), made, sentence)
        self.state(text)
        placed = before != (len(self.steps), sum(map(len, self.lists.values())), len(self.keys))
        if re.search(r"\bprogress in parallel with\b", text):
            self.notes.append(f"{text} (line {sentence.line})")
        elif not placed and not self.faster(text):
            self.unplaced.append(Passage(sentence.line, text, "no phrase reads it"))

    def step(self, phrase: StepPhrase, found: re.Match[str], sentence: Prose) -> None:
        """Add the step that *phrase* states in *sentence*."""
        said, keys = found.groupdict(), dict(phrase.keys)
        when = self.when(said.get("when"))
        made: dict[str, Any] = {"step": phrase.step}
        if "label" in keys:
            made["label"] = keys.pop("label")
        if when is not None:
            made["when"] = when
        status = self.status(phrase.step, when, sentence.text)
        made |= {"status": status} if status else {}
        made |= keys
        if phrase.step == "working-group" and (kind := self.kind(said.get("kind"), when)):
            made["kind"] = kind
        if (joint := _JOINT.search(sentence.text)) and (body := body_of(joint["body"])):
            made["with"] = [body]
        made |= self.at(phrase.step, said)
        if after := self.after(phrase.after):
            made["after"] = after
        for key in ("because", "if"):
            if said.get(key):
                made[key] = said[key]
        if cost := said.get("cost"):
            made["cost"] = cost.replace("circa ", "about ").replace("£", "") + " GBP"
        if phrase.step == "preliminary-assessment-returned" and (
                options := re.search(r"assessment of (two|three|four) solution options",
                                     sentence.text)):
            made["options"] = _COUNTS[options[1]]
        self.add(made, sentence.line_at(found.start()))
        if "with" in made and joint:
            self.together.update({one.meant: self.steps[-1] for one in mentions(sentence.text)
                                  if one.meant and not self.own(one.meant)})

    def after(self, names: tuple[str, ...]) -> list[str]:
        """Return what others call the last of each of the steps called *names* that there is."""
        last = {step["step"]: step.get("label", step["step"]) for step in self.steps}
        known = [name for name in names if name in last]
        if "assessment-reviewed" in known:
            known = [name for name in known if name != "sub-committee"]
        return [last[name] for name in known]

    def kind(self, said: str | None, when: date | str | None) -> str:
        """Return the kind of a Working Group: stated, or by the paper's first monthly meeting."""
        if said:
            return "ad-hoc" if said == "standalone" else said
        if not isinstance(when, date) or not self.known.monthly:
            return ""
        if when in self.known.monthly:
            return "monthly"
        return "ad-hoc" if when < min(self.known.monthly) else ""

    def add(self, made: dict[str, Any], line: int) -> None:
        """Add a step, with a label of its own where it repeats one; the same again is no other."""
        same = [step for step in self.steps if step["step"] == made["step"]]
        if any(step.get("when") == made.get("when") for step in same):
            return
        if same:
            made = {"step": made.pop("step"), "label": f"{same[0]['step']}-{len(same) + 1}", **made}
        self.steps.append({**made, "line": line})

    def when(self, words: str | None) -> date | str | None:
        """Return a day, the words of a vague date, or nothing."""
        return None if words is None else day_of(words) or words

    def status(self, step: str, when: object, text: str) -> str:
        """Return what the sentence or the date says of the step beyond being planned."""
        if isinstance(when, date) and self.known.dated and when < self.known.dated:
            return "done"
        if step == "working-group" and re.search(r"\b(?:expect to present|[Ww]e believe)\b", text):
            return "expected"
        return ""

    def at(self, step: str, said: Mapping[str, str | None]) -> dict[str, Any]:
        """Return the body of a step, and the day of the paper's meeting where it decides then."""
        named = body_of(said.get("body") or "")
        if step == "business-requirements-agreed":
            return {"input_from": [named]} if named else {}
        if step == "sub-committee":
            body = named or self.body
            return {"body": body} if body else {}
        if step == "impact-assessment-approved":
            return {**({"when": self.known.meets} if self.known.meets else {}), "body": named}
        return {}

    def entry(self, key: str, row: dict[str, Any], found: re.Match[str], sentence: Prose) -> None:
        """Add a branch, a risk or something awaited."""
        said = {name: words.rstrip(".") for name, words in found.groupdict().items() if words}
        who = body_of(said.pop("who", "") or said.pop("body", ""))
        if key == "awaiting" and who:
            row = {"who": who, **row}
        known = {step["step"] for step in self.steps}
        if "blocks" in row:
            row["blocks"] = [name for name in row["blocks"] if name in known] or row["blocks"]
        self.lists.setdefault(key, []).append(
            {**said, **row, "line": sentence.line_at(found.start())})

    def state(self, text: str) -> None:
        """Read what is said of the modification as a whole."""
        if release := _RELEASE.search(text):
            name = release_of(release["name"])
            if name and release["standing"]:
                self.keys["target_release"] = {"name": name, "standing": "candidate"}
            elif name:
                self.keys.setdefault("target_release", name)
        if "hold" not in self.keys and (hold := _HOLD.search(text)):
            self.keys["hold"] = {"since": "not stated", "reason": hold["reason"].rstrip(".")}
            for one in mentions(text):
                if "pending the outcome of" in text and one.meant and not self.own(one.meant):
                    self.keys["waits_on"] = [{"id": one.meant}]
        if "hold" in self.keys and (ends := re.search(r"until the (Proposer determines .+)", text)):
            self.keys["hold"]["ends_when"] = f"the {ends[1].rstrip('.')}"
        if re.search(r"\bleave the modification open in case another Party\b", text):
            self.keys["open_to_adoption"] = True
        if re.search(r"\bwith the DCC, as Proposer\b", text):
            self.keys["proposer"] = "dcc"

    def own(self, identifier: str) -> bool:
        """Return whether *identifier* is this modification."""
        return ModificationId.read(identifier) == ModificationId.read(self.identifier)

    def faster(self, text: str) -> bool:
        """Return whether the sentence says that steps may be sooner, and why they are not."""
        return "faster if possible" in text or "in order to better stagger" in text

    def whole(self, text: str) -> None:
        """Read what concerns the steps together: a sooner date, a reason, a parallel step."""
        sooner = re.search(r"\b(?:progress this faster|submit the request sooner)\b", text)
        because = re.search(r"\bin order to (?:better )?(stagger workload)\b", text)
        for step in self.steps:
            due = "when" in step and step.get("status") != "done" and (
                step["step"] == "preliminary-assessment-requested" if "submit the request" in text
                else step["step"] != "panel-update")
            line = step.pop("line")
            step |= {"sooner": True} if due and sooner else {}
            step |= {"because": because[1]} if due and because else {}
            step["line"] = line
        known = {step["step"]: step for step in self.steps}
        instead = re.search(r"update the Panel in ([A-Z][a-z]+ \d{4}) instead", text)
        if instead and "panel-update" in known:
            known["panel-update"]["sooner"] = instead[1]
        if "In the meantime, we will be issuing" in text and "impact-assessment-returned" in known:
            known["refinement-consultation-issued"]["parallel_with"] = [
                "impact-assessment-returned"]

    def table(self) -> dict[str, Any]:
        """Return the table of the modification, its keys in the order of the files."""
        assessed = any(step["step"].startswith(_ASSESSMENTS) and "if" not in step
                       for step in self.steps)
        stage = self.known.stage
        return {"id": self.identifier, "title": self.title,
                **({"stage": stage} if stage else {}),
                **({"dcc_impact": "yes"} if assessed else {}), **self.keys,
                "line": self.line, **self.lists,
                **({"note": " ".join(self.notes)} if self.notes else {}), "steps": self.steps}
