"""What would make the release: each repair with its rule, what it costs, and what it warns of."""

from __future__ import annotations

from collections.abc import Iterator

from secgov.planning.outlooks.outlook_answer import ReleaseOutlook
from secgov.planning.outlooks.repair_answer import Change, Repair
from secgov.reports.document import Block, Heading, Item, Items, Paragraph
from secgov.reports.words import EVIDENCE, VERDICTS, body_in_words, counted, plain, sentence

__all__ = ["repair_blocks"]


def repair_blocks(one: ReleaseOutlook, level: int) -> Iterator[Block]:
    """Yield the repairs of *one*, the cheapest first, or that none was found."""
    if one.repairs:
        yield Heading("What would bring it in, the cheapest first", level)
        yield Paragraph("Each was tried on the timetable; none makes a check find a new fault.")
        yield Items(tuple(map(_repair, one.repairs)), numbered=True)
    elif one.repairs_sought and not one.ended and "unknown" not in _verdicts(one) and (
            _verdicts(one) != {"on-track"}):
        yield Heading("What would bring it in", level)
        yield Paragraph("No lawful change of one or two steps was found that does, nor inclusion "
                        "by exception, nor a later release that it is sure to make.")


def _verdicts(one: ReleaseOutlook) -> set[str]:
    return {branch.verdict for branch in one.branches or (one,)}


def _repair(repair: Repair) -> Item:
    changes = "; and ".join(plain(change.says) for change in repair.changes)
    parts = [Item(text) for change in repair.changes for text in _lawful(change)]
    parts.append(Item(_then(repair)))
    parts += [Item(f"A check would then also give a {found.severity.value}: "
                   f"{sentence(plain(found.message))}") for found in repair.warnings]
    asked = " ".join(f'--what-if "{text}"' for text in repair.words)
    parts.append(Item(f"To see it, ask with {asked}"))
    return Item(sentence(changes), tuple(parts))


def _lawful(change: Change) -> Iterator[str]:
    if change.rule:
        seen = f"; {EVIDENCE[change.evidence]}" if change.evidence else ""
        yield (f"Lawful by rule {change.rule}, register id {change.register}{seen}. Source: "
               f"{change.cites}.")
    days = change.working_days
    if days:
        yield (f"{counted(abs(days), 'Working Day')} {'sooner' if days > 0 else 'later'} than at "
               f"the usual pace; who acts: {body_in_words(change.actor)}.")
    yield from (sentence(plain(advice)) for advice in change.advice)


def _then(repair: Repair) -> str:
    room = repair.float_working_days
    spare = "" if room is None else (
        f", with {counted(room, 'Working Day')} to spare" if room else
        ", with no Working Day to spare")
    return f"Then it is {VERDICTS[repair.verdict]} for the {repair.release} Release{spare}."
