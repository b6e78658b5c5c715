"""The report on a year: the meetings of each body with their days, and the releases."""

from __future__ import annotations

from collections.abc import Iterator

from secgov.planning.lookups.year_calendar import (
    BODIES,
    CalendarCutOff,
    CalendarMeeting,
    CalendarRelease,
    YearCalendar,
)
from secgov.reports.document import Block, Document, Heading, Item, Items, Paragraph, Table
from secgov.reports.words import (
    body_in_words,
    day_or,
    item_of,
    norm,
    plain,
    receipt_line,
    sentence,
    spoken,
)

__all__ = ["calendar_report"]

_DAYS = (("agenda_by", "Agenda by"), ("papers_by", "Papers by"))


def calendar_report(answer: YearCalendar) -> Document:
    """Return *answer* as a document: a table a body, then each release with its cut-offs."""
    return Document("", tuple(_blocks(answer)))


def _blocks(answer: YearCalendar) -> Iterator[Block]:
    yield Paragraph(f"Meetings and releases of {answer.year}, as known on {spoken(answer.as_of)}.")
    for body in BODIES:
        meetings = [one for one in answer.meetings if one.meeting.body == body]
        if meetings:
            yield Heading(f"Meetings of {body_in_words(body)}")
            yield from _meetings(meetings)
    if answer.releases:
        yield Heading("Releases")
        yield Items(tuple(map(_release, answer.releases)))
    yield from map(Paragraph, answer.notes)
    yield receipt_line(answer.receipt)


def _meetings(meetings: list[CalendarMeeting]) -> Iterator[Block]:
    """Yield a table with the days that any meeting has, and why the other days are absent."""
    shown = [(name, head) for name, head in _DAYS
             if any(getattr(one, name) for one in meetings)]
    names = [name for name, _ in shown]
    yield Table(
        ("Meeting", *(head for _, head in shown), "Remarks"),
        tuple((spoken(one.meeting.day), *(day_or(getattr(one, name), "none") for name in names),
               _remarks(one, names)) for one in meetings))
    absent = {why for one in meetings for name, why in one.reasons if name not in names}
    cited = {source for one in meetings for source in one.meeting.sources}
    said = [*(sentence(plain(why)) for why in sorted(absent)),
            f"Sources of the meetings: {'; '.join(sorted(cited))}."]
    yield Paragraph(" ".join(said))


def _remarks(one: CalendarMeeting, names: list[str]) -> str:
    meeting = one.meeting
    remarks = ["projected from the rhythm of the body"] if meeting.projected else []
    remarks += [] if meeting.regular else ["an extra meeting"]
    if meeting.clash:
        remarks.append(f"clash, not held unless a source says so, for {meeting.clash}")
    remarks += dict.fromkeys(why for name, why in one.reasons if name in names)
    return plain("; ".join(remarks))


def _release(one: CalendarRelease) -> Item:
    because = item_of(one.release.because)
    projected = " The day is only projected." if one.release.projected else ""
    return Item(f"{because.text}{projected}", (*because.parts, *map(_cut_off, one.cut_offs)))


def _cut_off(one: CalendarCutOff) -> Item:
    cut_off = one.cut_off
    meeting = day_or(one.meeting, "a day not known")
    paper = f", paper day {spoken(one.paper_day)}" if one.paper_day else ""
    missing = f" {sentence(plain(one.missing))}" if one.missing else ""
    impact = cut_off.impact.replace("dcc", "DCC")
    return Item(f"Cut-off for changes with {impact} impact: {body_in_words(cut_off.body)} of "
                f"{meeting}{paper}. "
                f"{sentence(plain(cut_off.scope))}{missing} "
                f"{norm(cut_off.force, cut_off.evidence)} Source: {cut_off.cites}.")
