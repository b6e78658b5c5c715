"""
The steps of one modification while a paper is read: each once, however often it is told.

A paper names a step and gives its day later, or tells it twice: two tellings that do not
contradict each other are one step, which keeps the first line and whatever either adds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

__all__ = ["STATED_AT_MOST", "UNTOLD", "Steps", "called", "shared", "together"]

STATED_AT_MOST: Final = 500  # Far more than a paper has for one modification.
UNTOLD: Final = "untold"
"""The status of a step on a day of which nothing tells whether it is past: no file has it."""
_ORDER: Final = ("step", "label", "when", "status", "body", "kind", "by", "with", "input_from",
                 "after", "parallel_with", "options", "sooner", "because", "cost", "if",
                 "again", "line")
_OF_ITS_OWN: Final = frozenset({"label", "after", "parallel_with"})


class Steps:
    """The steps of one modification, in the order in which they are first told."""

    def __init__(self) -> None:
        """Begin with none."""
        self.all: list[dict[str, Any]] = []

    def add(self, told: Mapping[str, Any]) -> dict[str, Any] | None:
        """Return the step that is *told*, a known one or a new one; None where there are many."""
        same = [step for step in self.all if step["step"] == told["step"]]
        known: dict[str, Any] | None = next(
            (step for step in reversed(same) if _is_one(step, told)), None)
        if known is not None:
            _complete(known, told)
            return known
        if len(self.all) >= STATED_AT_MOST:
            return None
        made = dict(told)
        if any(called(step) == called(made) for step in same):
            made["label"] = f"{made['step']}-{len(same) + 1}"
        self.all.append(made)
        return made

    def last(self, name: str) -> str:
        """Return what others call the last step *name*, or "" where there is none."""
        return next((called(step) for step in reversed(self.all) if step["step"] == name), "")

    def tables(self) -> list[dict[str, Any]]:
        """Return the steps, their keys in the order of the files."""
        return [{key: step[key] for key in _ORDER if key in step and step[key] != UNTOLD}
                for step in self.all]


def called(step: Mapping[str, Any]) -> str:
    """Return what other steps call *step*."""
    return str(step.get("label", step["step"]))


def shared(step: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a *step* is for another modification that is in it too."""
    return {key: value for key, value in step.items() if key not in _OF_ITS_OWN}


def _is_one(step: Mapping[str, Any], told: Mapping[str, Any]) -> bool:
    """Return whether two tellings are of one step: nothing in the second speaks against it."""
    # What is to be done if something happens is not what is to be done in any case.
    if not _agree(step, told, "body") or ("if" in told and told["if"] != step.get("if")):
        return False
    if "when" in step and "when" in told:
        return bool(step["when"] == told["when"])
    done = [one.get("status") == "done" for one in (step, told)]
    # What is told later without a day may be another one, if this may be past.
    return (_agree(step, told, "kind") and done[0] == done[1]
            and ("when" in told or step.get("status") != UNTOLD))


def _agree(one: Mapping[str, Any], other: Mapping[str, Any], key: str) -> bool:
    """Return whether two tellings say the same under *key*, or one of them nothing."""
    return key not in one or key not in other or bool(one[key] == other[key])


def _complete(step: dict[str, Any], told: Mapping[str, Any]) -> None:
    """Add to *step* what is *told* of it and was not before."""
    for key, value in told.items():
        if isinstance(value, list) and key in step:
            step[key] = together(step[key], value)
        else:
            step.setdefault(key, value)


def together(one: Iterable[str], other: Iterable[str]) -> list[str]:
    """Return the words of both lists, each once."""
    return list(dict.fromkeys((*one, *other)))
