"""What a supposition settles, so that two that settle one thing otherwise are seen."""

from __future__ import annotations

from collections.abc import Iterator

from secgov.calendar.releases import read_release_name
from secgov.calendar.vague_dates import one_day
from secgov.errors import Problem
from secgov.model.reading import Problems
from secgov.model.timetables import Timetable
from secgov.planning.outlooks.supposed_steps import modification_of, names_of, step_of
from secgov.planning.outlooks.supposed_words import Saying, settings_of
from secgov.rules.settings import Settings
from secgov.wording import quoted

__all__ = ["Claim", "claims_of", "contradictions"]

Claim = tuple[tuple[str, ...], str]
"""The thing that is settled, by its names, and what it is supposed to be."""

_LEFT_OUT = "left out"


def contradictions(
    saying: Saying, claims: tuple[Claim, ...], before: dict[tuple[str, ...], tuple[str, Saying]]
) -> Iterator[Problem]:
    """Yield each of those *before* that settles a thing of *claims* otherwise, once."""
    others = {other.place: other for thing, value in claims
              for said, other in (before.get(thing, (value, saying)),) if said != value}
    for other in others.values():
        yield Problem(saying.place, quoted(saying.text),
                      f"nothing else of what {other.place} supposes: {quoted(other.text)}",
                      "leave out one of the two, for they contradict each other")


def claims_of(saying: Saying, timetable: Timetable) -> tuple[Claim, ...]:
    """Return what *saying* settles of *timetable* as it is before, or beside it."""
    if saying.kind in ("step", "without", "modification"):
        return tuple(_of_timetable(saying, timetable))
    return tuple(_of_settings(settings_of(saying, [])))


def _of_timetable(saying: Saying, timetable: Timetable) -> Iterator[Claim]:
    problems: Problems = []
    keys = {key: _release(value) if key == "target_release" else " ".join(value.split()).casefold()
            for key, value in saying.keys.items()}
    if saying.kind == "modification":
        one = modification_of(timetable, saying, saying.words[0], problems)
        yield from (((one.id, key), value) for key, value in keys.items() if one is not None)
        return
    found = step_of(timetable, saying, problems)
    for modification, name, place in (found,) if found is not None else ():
        thing = (modification.id, name if place is None else tuple(names_of(modification))[place])
        if saying.kind == "without":
            yield (*thing, "step"), _LEFT_OUT
            return
        yield (*thing, "step"), "there"
        if len(saying.words) > 1:
            words = " ".join(saying.words[1:])
            yield (*thing, "when"), str(one_day(words) or words.casefold())
        yield from (((*thing, key), value) for key, value in keys.items())


def _release(text: str) -> str:
    """Return the release that *text* names in any of its forms; "earliest" is none by name."""
    try:
        return read_release_name(text)
    except ValueError:
        return text.casefold()


def _of_settings(said: Settings) -> Iterator[Claim]:
    for number in said.adopted:
        yield ("parameter", number.name), number.in_words()
    for holiday in said.holidays:
        yield ("day", str(holiday.day)), "holiday" if holiday.added else "working day"
    for meeting in said.meetings:
        if meeting.regular:
            yield ("meeting", meeting.body, f"{meeting.day:%Y-%m}"), str(meeting.day)
    for release in said.releases:
        if release.go_live is not None:
            yield ("release", release.name), str(release.go_live)
        for one in release.cut_offs:
            yield ("cut-off", release.name, one.impact), str(one.day or one.month)
