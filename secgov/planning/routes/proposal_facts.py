"""
The facts of a proposal, as a question on routes states them: `[proposal]` of a TOML file.

What nobody has stated or judged is left out; it is never guessed. A rule that is unverified opens
something only where the file adopts it (`[[adopt]]`) with a citation of its own.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, Final

import attrs

from secgov.citation import Evidence
from secgov.errors import Problem, UnusableInput, closest
from secgov.model.files import read_bytes, read_text
from secgov.model.kinds import DAY, IDENTIFIER, TEXT, one_of
from secgov.model.reading import Field, Problems, Spot, Table, read_table, table, tables
from secgov.model.recorded_acts import FIRST_DAY, LAST_DAY
from secgov.model.toml_reading import read_toml
from secgov.receipt import digest_of_values
from secgov.rules.loading import rulebook
from secgov.rules.route_reading import route_rules
from secgov.rules.route_rules import RouteRules

__all__ = ["Adoption", "ProposalFacts", "load_proposal"]

_EXPECTED: Final = "the facts of a proposal"
_STAGE: Final = "development_stage"


@attrs.frozen
class Adoption:
    """A rule that was unverified, adopted with the user's own citation."""

    rule: str
    cites: str


@attrs.frozen
class ProposalFacts:
    """
    What is stated of a proposal, and which unverified rules are adopted.

    `stated` holds pairs of an input and its value, in the order of the rules.

    >>> facts = ProposalFacts.from_dict({"proposal": {"proposer": "panel",
    ...                                               "raised_on": date(2020, 3, 10)}})
    >>> facts.stated
    (('proposer', 'panel'), ('development_stage', 'exists'))
    """

    id: str = ""
    title: str = ""
    raised_on: date | None = None
    stated: tuple[tuple[str, str], ...] = ()
    adopted: tuple[Adoption, ...] = ()
    source: str = ""
    digest: str = ""

    @classmethod
    def from_dict(
        cls, data: Mapping[str, Any], source: str = "dict", *, digest: str = "",
        routes: RouteRules | None = None,
    ) -> ProposalFacts:
        """
        Return the facts that *data* states, by the keys of the TOML file.

        Where `raised_on` tells whether there was a Development Stage, that is stated too.

        Args:
            data: The tables `proposal` and `adopt`.
            source: What to call the input in reports, such as a file's name.
            digest: The SHA-256 of the file; by default that of *data* as sorted JSON.
            routes: The rules of routes; by default the shipped ones.

        Raises:
            UnusableInput: Something cannot be used; every problem is listed.
        """
        rules = routes or route_rules()
        problems: Problems = []
        read = read_table(_shape(rules), Spot(dict(data)), problems)
        proposal = read.get("proposal") or {}
        problems += _of_day(proposal.get("raised_on"))
        stage = _stage(proposal.get("raised_on"), rules, proposal.get(_STAGE, ""), problems)
        adopted = read.get("adopted", ())
        problems += _of_adoptions(adopted, rules)
        if problems:
            raise UnusableInput(source, problems)
        words = {**proposal, _STAGE: stage}
        return cls(
            proposal.get("id", ""), proposal.get("title", ""), proposal.get("raised_on"),
            tuple((one.name, words[one.name]) for one in rules.inputs
                  if words.get(one.name, one.open) not in ("", one.open)),
            tuple(adopted), source, digest or digest_of_values(data))


@lru_cache(maxsize=8)
def _shape(rules: RouteRules) -> Table:
    """Return the keys of the file: closed, with each input of *rules* as one of them."""
    return Table(dict, (
        Field("proposal", table(Table(dict, (
            Field("id", IDENTIFIER),
            Field("title", TEXT),
            Field("raised_on", DAY),
            *(Field(one.name, one_of(one.vocabulary)) for one in rules.inputs),
        ))), required=True),
        Field("adopt", tables(Table(Adoption, (
            Field("rule", TEXT, required=True),
            Field("cites", TEXT, required=True),
        ), named_by="rule")), "adopted"),
    ))


def _of_day(raised_on: date | None) -> Iterable[Problem]:
    """Yield that a day lies outside the years that are known."""
    if raised_on is not None and not FIRST_DAY <= raised_on <= LAST_DAY:
        yield Problem("[proposal] raised_on", raised_on.isoformat(),
                      f"a day from {FIRST_DAY} to {LAST_DAY}", "correct the year")


def _stage(
    raised_on: date | None, rules: RouteRules, stated: str, problems: Problems
) -> str:
    """Return whether there was a Development Stage when it was raised: by its day, or as stated."""
    first, latest = rules.stage_began
    if raised_on is None or first <= raised_on < latest:
        return stated
    tells = "exists" if latest <= raised_on else "not-yet"
    if stated not in ("", "not-known", tells):
        problems.append(Problem(
            f"[proposal] {_STAGE}", f'"{stated}", and it was raised on {raised_on}',
            f'"{tells}": SECMP0049 began on a day from {first} to {latest}',
            "correct the day, or leave this key out"))
    return tells


def _of_adoptions(adopted: Iterable[Adoption], rules: RouteRules) -> Iterable[Problem]:
    """Yield each adoption of a rule that needs none, or without a citation."""
    used = {row.rule for row in rules.rows}
    known = tuple(dict.fromkeys(
        rule.id for rule in rulebook(date.max).rules
        if rule.id in used and rule.evidence is Evidence.UNVERIFIED))
    seen: set[str] = set()
    for one in adopted:
        place = f"[[adopt]] {one.rule}"
        if one.rule not in known:
            yield Problem(place, "no unverified rule that opens a route or path",
                          f"one of: {', '.join(known)}", closest(one.rule[:100], known))
        if not one.cites.strip():
            yield Problem(f"{place} cites", "an empty text", "the document and its paragraph",
                          "cite where you read it")
        if one.rule in seen:
            yield Problem(place, "adopted twice", "once", "leave one out")
        seen.add(one.rule)


def load_proposal(path: str | os.PathLike[str]) -> ProposalFacts:
    """
    Return the facts in the TOML file at *path*.

    Raises:
        UnusableInput: The file cannot be used; the report has every problem with its place.
    """
    file, source = Path(path), os.fspath(path)
    if file.suffix.lower() != ".toml" and not os.path.isdir(file):
        raise UnusableInput(source, [Problem("the file", f'the suffix "{file.suffix}"', ".toml",
                                             "save it as TOML")])
    content = read_bytes(path, _EXPECTED)
    return read_toml(source, read_text(path, content, _EXPECTED), partial(
        ProposalFacts.from_dict, source=file.name, digest=hashlib.sha256(content).hexdigest()))
