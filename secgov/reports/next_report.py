"""The report on what may happen next: what is open, what nearly is, and which windows run."""

from __future__ import annotations

from collections.abc import Iterator

from secgov.citation import Evidence, Force
from secgov.errors import Condition
from secgov.model.acts import act
from secgov.planning.life.state import LifeState
from secgov.planning.next_acts.permitted_answer import NearMiss, OpenAct, OpenWindow, Permitted
from secgov.reports.document import Block, Document, Heading, Item, Items, Paragraph
from secgov.reports.life_words import where_from
from secgov.reports.words import (
    EVIDENCE,
    body_in_words,
    norm,
    plain,
    receipt_line,
    sentence,
    source_line,
    spoken,
)

__all__ = ["next_report"]


def next_report(answer: Permitted) -> Document:
    """Return *answer* as a document: what is open with who, when and why, then the near misses."""
    return Document("", tuple(_blocks(answer)))


def _blocks(answer: Permitted) -> Iterator[Block]:
    state, table = answer.state, answer.state.life.table
    last = f", after what happened on {spoken(state.last_day)}" if state.last_day else ""
    yield Paragraph(f"What may happen next to {answer.identifier or 'the modification'}, as of "
                    f"{spoken(answer.as_of)}. It stands at: {table.says(state.stage)}{last}."
                    f"{where_from(state)}")
    yield from (Paragraph(sentence(plain(note))) for note in answer.contradictions)
    leads = tuple(one for one in answer.acts if one.leads_to != state.stage)
    stays = tuple(one for one in answer.acts if one.leads_to == state.stage)
    for words, acts in (("What leads on", leads), ("What leaves it where it is", stays)):
        if acts:
            yield Heading(words)
            yield Items(tuple(_open(one, state) for one in acts))
    if not answer.acts:
        yield Paragraph("Nothing: this is its end.")
    for words, is_open in (("Windows that are open", True), ("Windows that open later", False)):
        windows = tuple(one for one in answer.windows if one.is_open is is_open)
        if windows:
            yield Heading(words)
            yield Items(tuple(map(_window, windows)))
    yield Heading("What may not happen, and what would allow it")
    yield Items(tuple(_misses(answer.near_misses)))
    for note in answer.notes:
        yield Paragraph(sentence(note))
    yield receipt_line(answer.receipt)


def _named(says: str, outcome: str, part: str) -> str:
    said = f", with the outcome {_in_words(outcome)}" if outcome else ""
    return f"{says}{f' ({part})' if part else ''}{said}"


def _in_words(outcome: str) -> str:
    return outcome.replace("-", " ")


def _open(one: OpenAct, state: LifeState) -> Item:
    stays, leads_to = one.leads_to == state.stage, state.life.table.says(one.leads_to)
    who = " or ".join(map(body_in_words, one.bodies))
    until = spoken(one.until) if one.until else ""
    over = one.until is not None and one.until < one.opens
    parts = [f"By {who}, from {spoken(one.opens)}"
             + (f" until {until}" if until and not over else "") + "."]
    if one.evidence_of_until is Evidence.UNVERIFIED:
        last = f"The last day would have been {until}, and" if over else "The last day"
        parts.append(f"{last} is {EVIDENCE[Evidence.UNVERIFIED]}.")
    if one.meeting:
        projected = ", projected from its rhythm" if one.projected else ""
        parts.append(f"The next meeting is on {spoken(one.meeting)}{projected}.")
    if stays and _leads_on_elsewhere(one, state):
        # What it usually decides is not what is left to decide here; the rule says what is.
        parts.append(f"Here it is about this: {sentence(plain(one.rule.says))}")
    parts.append(f"It {'stays at' if stays else 'leads to'}: {leads_to}.")
    parts.append(source_line(one.rule.id, one.rule.register, one.rule.cites))
    parts += [_advice(each) for each in one.advice]
    return Item(sentence(plain(_named(one.says, one.outcome, one.part))), tuple(map(Item, parts)))


def _leads_on_elsewhere(one: OpenAct, state: LifeState) -> bool:
    """Return whether another row than that of *one* leads on with an outcome that its rule has."""
    table = state.life.table.of_act
    forms = [table.get((one.act, outcome), ()) for outcome in ("", *act(one.act).outcomes)]
    return one.says == act(one.act).says and any(
        row.to for rows in forms if one.rule.id in [row.rule for row in rows] for row in rows)


def _advice(one: Condition) -> str:
    """Return what would rather come first, with what kind of norm says so and how well seen."""
    practice = one.force is Force.PRACTICE and one.evidence is not Evidence.UNVERIFIED
    return (f"{'Practice' if practice else 'Advice'}: {_condition(one)} "
            f"{norm(one.force, one.evidence)}")


def _misses(misses: tuple[NearMiss, ...]) -> Iterator[Item]:
    """Yield what may not happen, all that the same conditions stop in one item."""
    stopped: dict[tuple[Condition, ...], dict[str, list[str]]] = {}
    for one in misses:
        forms = stopped.setdefault(one.conditions, {}).setdefault(one.act, [])
        outcome = _in_words(one.outcome)
        forms.append(f"{outcome} of a part".lstrip().removeprefix("of ") if one.of_part
                     else outcome or "no outcome")
    for conditions, acts in stopped.items():
        named = "; ".join(_in_forms(name, forms) for name, forms in acts.items())
        yield Item(sentence(plain(named)), tuple(Item(_condition(each)) for each in conditions))


def _in_forms(name: str, forms: list[str]) -> str:
    says = act(name).says
    return says if forms == ["no outcome"] else f"{says} ({', '.join(forms)})"


def _condition(one: Condition) -> str:
    source = f" {source_line(one.rule, one.register, one.cites)}" if one.cites else ""
    return f"{sentence(plain(one.says))} {plain(one.mend)}{source}"


def _window(one: OpenWindow) -> Item:
    number = one.number
    return Item(sentence(plain(one.says)), (
        Item(f"From {spoken(one.opens)} until {spoken(one.until)}: {plain(number.in_words())}."),
        Item(f"{norm(number.force, number.evidence)} Source: {number.cites}."),
    ))
