"""
Comparing what a reader proposes with an example file, key by key.

The rule, with its reason:

- The words of `NARRATIVE` are not compared, only that both files have such a thing there or both
  have none. The example files tell a paper's narrative in words of our own, since its prose is not
  ours to copy; the reader proposes the paper's words, since it adds nothing. No rule reads either.
- A `note` is a remark of whoever wrote the example, about which the paper may say nothing; what
  it remarks on is in the reader's note, or among the passages that the reader lists in the same
  section. A `label` is a name inside one file: a step is called by its act and its place among
  those of the same act.
- Everything else is compared as it is: identifiers, titles, dates, outcomes, bodies, orders and
  lines.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs

from secgov.model.readers.drafts import Draft
from secgov.model.timetables import Modification, Timetable

NARRATIVE = frozenset({"purpose", "says", "what", "asks", "condition", "then", "cause", "effect",
                       "reason", "because", "ends_when", "updates"})
IGNORED = frozenset({"note", "label"})
# By what the parts of a list are told apart; those that nothing names go by their line.
NAMED_BY = {"recommendations": "id", "meetings": "date", "present": "name", "apologies": "name",
            "waits_on": "id"}


def facts(timetable: Timetable) -> dict[str, str]:
    """Return everything that *timetable* says, by its place."""
    found: dict[str, str] = {}
    for field in ("paper", "recommendations", "meetings", "actions"):
        found.update(_of(field, getattr(timetable, field)))
    for one in timetable.modifications:
        names = _names(one)
        for key, value in _attributes(one):
            if key == "steps":
                for step, name in zip(one.steps, names.values(), strict=True):
                    found[f"{one.id} {name}"] = "stated"
                    for part, said in _attributes(step):
                        if part in ("after", "parallel_with"):
                            said = tuple(_called(one, names, label) for label in said)
                        if part != "step":
                            found[f"{one.id} {name} {part}"] = _shown(part, said)
            else:
                found.update(_of(f"{one.id} {key}", value))
    return found


def differences(example: Timetable, proposed: Timetable) -> list[tuple[str, str, str]]:
    """Return each place at which the two differ, with what either says there."""
    one, two = facts(example), facts(proposed)
    # Where one of them lacks a whole thing, that says it all: its keys are not listed.
    lacking = tuple(f"{place} " for place in {*one, *two}
                    if "stated" in (one.get(place), two.get(place))
                    and not (place in one and place in two))
    return [(place, one.get(place, ""), two.get(place, "")) for place in sorted({*one, *two})
            if one.get(place) != two.get(place) and not place.startswith(lacking)]


def unremarked(example: Timetable, draft: Draft) -> list[str]:
    """Return the modifications with a note of which the reader neither notes nor lists anything."""
    proposed = draft.timetable
    begins = sorted(one.line or 0 for one in proposed.modifications)
    found = []
    for one in example.modifications:
        own = proposed.modification(one.id)
        start = own.line or 0
        end = next((line for line in begins if line > start), start + 1_000)
        listed = any(start <= passage.line < end for passage in draft.unplaced)
        if one.note and not (own.note or listed):
            found.append(one.id)
    return found


def reviewed(name: str) -> list[tuple[str, str, str]]:
    """Return the differences that `differences_<name>.csv` lists, each with its reason."""
    text = (Path(__file__).parent / f"differences_{name}.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    assert all(row["reason"] for row in rows)
    return [(row["place"], row["example"], row["reader"]) for row in rows]


def _attributes(value: Any) -> Iterator[tuple[str, Any]]:
    """Yield the attributes of *value* that say something and are compared."""
    for field in attrs.fields(type(value)):
        said = getattr(value, field.name)
        if field.name not in IGNORED and said not in ("", None, (), False):
            yield field.name, said


def _of(place: str, value: Any) -> Iterator[tuple[str, str]]:
    key = place.split()[-1]
    if isinstance(value, tuple) and value and attrs.has(type(value[0])):
        times: Counter[str] = Counter()
        for one in value:
            own = getattr(one, NAMED_BY.get(key, "ref"), "") \
                or f"line {one.line} {getattr(one, 'by', '')}".rstrip()
            times[str(own)] += 1
            called = f"{own}" if times[str(own)] == 1 else f"{own} ({times[str(own)]})"
            yield f"{place} {called}", "stated"
            for part, said in _attributes(one):
                yield from _of(f"{place} {called} {part}", said)
    elif attrs.has(type(value)):
        for part, said in _attributes(value):
            yield from _of(f"{place} {part}", said)
    else:
        yield place, _shown(key, value)


def _shown(key: str, value: Any) -> str:
    if key in NARRATIVE:
        return "stated"
    return "; ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _names(one: Modification) -> dict[int, str]:
    times: Counter[str] = Counter()
    names = {}
    for index, step in enumerate(one.steps):
        times[step.step] += 1
        names[index] = f"{step.step} {times[step.step]}"
    return names


def _called(one: Modification, names: dict[int, str], label: str) -> str:
    """Return by which name of ours the step is called that others call *label*."""
    return next((names[index] for index, step in enumerate(one.steps) if step.name == label),
                next((names[index] for index, step in enumerate(one.steps) if step.step == label),
                     label))
