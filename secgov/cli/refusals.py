"""Every file of a command that cannot be used, and every name that is not known, in one report."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial

from secgov.cli.asking import timetable_of
from secgov.errors import Problem, SecgovError, Unanswerable, UnusableInput

__all__ = ["all_refused", "is_history", "refused"]


def refused(words: Namespace) -> tuple[UnusableInput, ...]:
    """Return the report on each file that *words* name and that cannot be used, in their order."""
    return tuple(report for report in _raised(_loads(words)) if isinstance(report, UnusableInput))


def all_refused(words: Namespace, as_of: date, error: SecgovError) -> SecgovError:
    """Return *error*, or if more than it is wrong, one report on all that *words* name."""
    files = refused(words)
    if len(files) > 1:
        return UnusableInput(" and ".join(one.source for one in files), [
            Problem(problem.place if problem.place.startswith(one.source)
                    else f"{one.source} {problem.place}",
                    problem.found, problem.expected, problem.mend)
            for one in files for problem in one.problems])
    names = () if files else tuple(_raised(_names(words, as_of)))
    return SecgovError("\n".join(map(str, names))) if len(names) > 1 else error


def _raised(tries: Iterable[Callable[[], object]]) -> Iterator[SecgovError]:
    for one in tries:
        try:
            one()
        except (UnusableInput, Unanswerable) as report:
            yield report


def _names(words: Namespace, as_of: date) -> Iterator[Callable[[], object]]:
    """Yield what looks up each thing that *words* name in a timetable, or suppose of it."""
    from secgov.planning.outlooks.supposed import suppose
    from secgov.rules.settings import load_settings

    if words.command not in ("check", "plan", "outlook", "due"):
        return
    timetable, ground = timetable_of(
        words, as_of, load_settings(words.settings) if "settings" in words else None)
    if "what_if" in words:
        yield partial(suppose, timetable, *words.what_if)
    if "modification" in words:
        yield partial(timetable.modification, words.modification)
    if getattr(words, "release", "earliest") != "earliest":
        yield partial(ground["calendar"].releases.named, words.release)


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
    from secgov.model.histories import load_history
    from secgov.model.loading import load_timetable
    from secgov.model.readers.documents import load_document
    from secgov.planning.routes.proposal_facts import load_proposal

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
