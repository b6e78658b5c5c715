"""Why a release is missed or at risk: rules and facts that cannot all hold, each needed."""

from __future__ import annotations

from collections.abc import Iterator

from secgov.planning.outlooks.outlook_answer import ReleaseOutlook
from secgov.planning.outlooks.premises import Premise
from secgov.reports.document import Block, Heading, Item, Items, Paragraph
from secgov.reports.words import EVIDENCE, item_of, plain, sentence

__all__ = ["proof_blocks"]


def proof_blocks(one: ReleaseOutlook, level: int) -> Iterator[Block]:
    """Yield the proof of *one* under a heading of *level*, if it has one."""
    if not one.proof:
        return
    misses = one.verdict == "misses"
    yield Heading("Why it misses" if misses else "Why it is at risk, at the usual pace", level)
    if len(one.proof) > 1:
        yield Paragraph("These cannot all hold if it is to be in time. None can be left out: "
                        "without any one of them, the others would let it be. The days are those "
                        "to which these alone lead; a bank holiday that is not listed here is not "
                        "counted as one.")
    yield Items(tuple(map(_item, one.proof)), numbered=True)


def _item(premise: Premise) -> Item:
    """Return *premise* as an entry: how well it was seen, its source, and the calendar's facts."""
    words = EVIDENCE[premise.evidence] if premise.evidence else ""
    seen = f" {words[0].upper()}{words[1:]}." if words else ""
    source = f" Source: {premise.cites}." if premise.cites else ""
    return Item(f"{sentence(plain(premise.says))}{seen}{source}",
                tuple(map(item_of, premise.parts)))
