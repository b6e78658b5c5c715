"""The report on an outlook: the answer in one sentence, then what it is made of."""

from __future__ import annotations

from collections.abc import Iterator

from secgov.planning.network.targets import live_on
from secgov.planning.outlooks.outlook_answer import Outlook, ReleaseOutlook
from secgov.reports.document import Block, Document, Heading, Paragraph, Table
from secgov.reports.release_report import release_blocks
from secgov.reports.release_sentence import release_sentence
from secgov.reports.words import VERDICTS, counted, day_or, plain, receipt_line, sentence, spoken

__all__ = ["outlook_report"]

_NO_DAY = "no day is known"


def outlook_report(answer: Outlook) -> Document:
    """Return *answer* as a document; without a release that was asked for, a table of all."""
    return Document(answer.classification, tuple(_blocks(answer)))


def _blocks(answer: Outlook) -> Iterator[Block]:
    if answer.asked:
        sentence, *rest = release_blocks(answer.outlooks[0], answer.as_of)
        yield sentence
        yield from _asked(answer)
        yield from rest
    else:
        yield from _all_releases(answer)
    yield receipt_line(answer.receipt)


def _asked(answer: Outlook) -> Iterator[Block]:
    yield from (Paragraph(sentence(plain(note))) for note in answer.notes)
    title = f', "{answer.title}"' if answer.title else ""
    yield Paragraph(f"Asked as of {spoken(answer.as_of)} about {answer.modification}{title}, in "
                    f"{answer.source or 'a timetable'}.")


def _all_releases(answer: Outlook) -> Iterator[Block]:
    shown = _shown(answer)
    first = _first(answer, shown)
    yield first
    yield from _asked(answer)
    yield Heading("The coming releases")
    yield Table(("Release", "Goes live", "Verdict", "Arrives at best", "At the usual pace"),
                tuple(map(_row, answer.outlooks)))
    best, usual = answer.earliest_live_day
    if not shown.ended:
        yield Paragraph("The earliest day on which it can be ready to go live, whatever the "
                        f"release: at best {day_or(best, _NO_DAY)}, at the usual pace "
                        f"{day_or(usual, _NO_DAY)}.")
    yield Heading(f"The {shown.release.name} Release")
    yield from (block for block in release_blocks(shown, answer.as_of, level=3) if block != first)


def _shown(answer: Outlook) -> ReleaseOutlook:
    """Return the release to tell more of: the target, else the first on track, else the first."""
    targeted = (one for one in answer.outlooks if one.release.name == answer.target)
    sure = (one for one in answer.outlooks if one.verdict == "on-track")
    return next(targeted, None) or next(sure, None) or answer.outlooks[0]


def _first(answer: Outlook, shown: ReleaseOutlook) -> Paragraph:
    """Return the answer on the release that was meant, or that no release is certain."""
    if shown.verdict == "on-track" or shown.ended or shown.release.name == answer.target:
        return Paragraph(release_sentence(shown))
    count = counted(len(answer.outlooks), "release")
    return Paragraph(f"{answer.modification} is not known to be on track for any of the next "
                     f"{count}; the table gives the verdict for each.")


def _row(one: ReleaseOutlook) -> tuple[str, str, str, str, str]:
    verdict = "live already" if one.ended and one.verdict == "on-track" else VERDICTS[one.verdict]
    if one.branches and one.verdict == "depends":
        yes, no = (VERDICTS[branch.verdict] for branch in one.branches)
        verdict = f"depends: {yes} with DCC impact, {no} without"
    where = "Panel of " if one.cut_off else "ready on "
    best, usual = (f"{where}{spoken(day)}" if day else _NO_DAY
                   for day in (one.arrives_best, one.arrives_usual))
    live = live_on(one.release).removeprefix("on ")
    return one.release.name, live, verdict, best, usual
