"""Every file of a command that cannot be used, in one report."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator
from functools import partial

from secgov.errors import Problem, UnusableInput

__all__ = ["all_refused", "is_history", "refused"]


def refused(words: Namespace) -> tuple[UnusableInput, ...]:
    """Return the report on each file that *words* name and that cannot be used, in their order."""
    found: list[UnusableInput] = []
    for load in _loads(words):
        try:
            load()
        except UnusableInput as report:
            found.append(report)
    return tuple(found)


def all_refused(words: Namespace, report: UnusableInput) -> UnusableInput:
    """Return *report*, or if more files than its own cannot be used, one report on all of them."""
    found = refused(words)
    if len(found) < 2:
        return report
    return UnusableInput(" and ".join(one.source for one in found), [
        Problem(f"{one.source} {problem.place}", problem.found, problem.expected, problem.mend)
        for one in found for problem in one.problems])


def _loads(words: Namespace) -> Iterator[Callable[[], object]]:
    """Yield what reads each file that *words* name."""
    from secgov.model.histories import load_history, load_modifications
    from secgov.model.loading import load_timetable
    from secgov.rules.settings import load_settings

    if "file" in words:
        yield partial(_load_file, words)
    for name, load in (("later", load_timetable), ("history", load_history),
                       ("modifications", load_modifications), ("settings", load_settings)):
        if name in words:
            yield partial(load, getattr(words, name))


def _load_file(words: Namespace) -> object:
    """Read the file of a command as what the command takes it for."""
    from secgov.model.documents import load_document
    from secgov.model.histories import load_history
    from secgov.model.loading import load_timetable
    from secgov.planning.proposal_facts import load_proposal

    match words.command:
        case "route":
            return load_proposal(words.file)
        case "read":
            return load_document(words.kind, words.file)
        case "replay":
            return load_history(words.file)
        case "next" if is_history(words.file):
            return load_history(words.file)
    return load_timetable(words.file)


def is_history(path: str) -> bool:
    """Return whether the file at *path* is a CSV of acts and not one of steps."""
    from secgov.model.files import read_bytes, read_text

    if not path.lower().endswith(".csv"):
        return False
    head = read_text(path, read_bytes(path, "a history"), "a history").split("\n", 1)[0]
    return "act" in [cell.strip(' "\r') for cell in head.split(",")]
