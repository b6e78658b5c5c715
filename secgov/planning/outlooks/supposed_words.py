"""
The words in which something is supposed, such as `holiday 2019-05-20`: how each is split and read.

Numbers and facts become the same values as in settings, with a source that says that they are
supposed; steps and modifications are read in `secgov.planning.outlooks.supposed_steps`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

import attrs

from secgov.calendar.bank_holidays import KNOWN_FROM
from secgov.citation import SUPPOSED
from secgov.errors import Problem, UnusableInput, closest
from secgov.model.reading import Problems
from secgov.rules.settings import Settings
from secgov.wording import quoted

__all__ = ["USAGE", "Saying", "saying_of", "settings_of"]

USAGE: Final[Mapping[str, str]] = MappingProxyType({
    "step": "step SECMP0062:impact-assessment-returned 2019-05-03",
    "without": "without SECMP0062:impact-assessment-returned",
    "modification": "modification SECMP0062 dcc_impact=no",
    "parameter": "parameter impact-assessment.timescale 20",
    "holiday": "holiday 2019-05-20",
    "working-day": "working-day 2019-05-06",
    "meeting": "meeting working-group 2019-04-17",
    "release": "release November 2019 2019-11-29",
    "cut-off": "cut-off November 2019 2019-06",
})
"""Each kind of supposition with an example."""

_KEY: Final = re.compile("([a-z_]+)=(.*)", re.DOTALL)
_LEAST: Final = MappingProxyType({
    "parameter": 2, "meeting": 2, "release": 2, "cut-off": 2})
_MOST: Final = MappingProxyType({
    "without": 1, "modification": 1, "holiday": 1, "working-day": 1, "meeting": 3})
_WITH_KEYS: Final = frozenset({"step", "modification"})


@attrs.frozen
class Saying:
    """One supposition split into words: its kind, what follows, and its keys with their values."""

    text: str
    place: str
    kind: str
    words: tuple[str, ...]
    keys: Mapping[str, str]


def saying_of(text: str, place: str, problems: Problems) -> Saying | None:
    """Return *text* split; nothing, and a problem, if it is no supposition of a known kind."""
    kind, *tokens = text.split() or [""]
    words: list[str] = []
    keys: dict[str, str] = {}
    last = ""
    for token in tokens:
        key = _KEY.fullmatch(token)
        if key is not None:
            last, keys[key[1]] = key[1], key[2]
        elif last:
            keys[last] = f"{keys[last]} {token}".strip()
        else:
            words.append(token)
    if kind not in USAGE:
        problems.append(Problem(place, quoted(kind), f"one of: {', '.join(USAGE)}",
                                closest(kind[:100], tuple(USAGE))))
        return None
    if not _LEAST.get(kind, 1) <= len(words) <= _MOST.get(kind, len(words)) or (
            keys and kind not in _WITH_KEYS):
        problems.append(Problem(place, quoted(text), f'words such as "{USAGE[kind]}"',
                                "write it in that way"))
        return None
    return Saying(text, place, kind, tuple(words), MappingProxyType(keys))


def settings_of(saying: Saying, problems: Problems) -> Settings:
    """Return the number or the fact that *saying* supposes, as settings would hold it."""
    try:
        return Settings.from_dict(_tables(saying))
    except UnusableInput as report:
        problems += (attrs.evolve(one, place=f"{saying.place}, {saying.kind}")
                     for one in report.problems)
        return Settings()


def _tables(saying: Saying) -> dict[str, Any]:
    """Return the tables of settings that say the same."""
    first, *more = saying.words
    last = saying.words[-1]
    name = " ".join(saying.words[:-1])
    row: dict[str, Any] = {"cites": SUPPOSED}
    match saying.kind:
        case "parameter":
            number, *unit = more
            row["value"] = int(number) if number.isdecimal() and len(number) < 9 else number
            return {"adopt": {first: {**row, **({"unit": " ".join(unit)} if unit else {})}}}
        case "holiday":
            return {"holiday": [{**row, "date": first, "name": "a supposed bank holiday"}]}
        case "working-day":
            return {"holiday": [{**row, "date": first, "name": "a supposed Working Day",
                                 "effect": "removed"}]}
        case "meeting":
            return {"meeting": [{**row, "body": first, "date": more[0],
                                 "regular": more[1:] == ["regular"]}]}
        case "release":
            return {"release": [{**row, "name": name, "go_live": last, "known": KNOWN_FROM}]}
    return {"cut_off": [{**row, "release": name, "meeting": last, "known": KNOWN_FROM}]}
