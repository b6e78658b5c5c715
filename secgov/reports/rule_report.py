"""The report on a rule, found by any of its names, and the list of all rules."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from types import MappingProxyType
from typing import Final

from secgov.planning.lookups.on_the_day import OnTheDay
from secgov.planning.lookups.rule_answer import ParameterEntry, RuleAnswer, RuleEntry, RuleList
from secgov.planning.network.route_network import says_of
from secgov.reports.document import Block, Document, Heading, Item, Items, Paragraph
from secgov.reports.observed_words import observed_items, range_in_words, sample_in_words
from secgov.reports.words import counted, norm, plain, receipt_line, sentence, spoken
from secgov.rules.rule import Parameter, Role, Rule, Shape
from secgov.rules.rulebook import Source

__all__ = ["rule_list_report", "rule_report"]

_ROLES: Final = MappingProxyType({
    Role.MINIMUM: "the least that a rule asks for",
    Role.MAXIMUM: "a duty, whose breach is a finding and stops nothing",
    Role.USUAL: "what a plan assumes at the usual pace",
})


def rule_report(answer: RuleAnswer) -> Document:
    """Return *answer* as a document: what each rule says first, then all that is known of it."""
    return Document("", tuple(_blocks(answer)))


def rule_list_report(answer: RuleList) -> Document:
    """Return *answer* as a document: the rules by topic, each in its own words."""
    return Document("", tuple(_list_blocks(answer)))


def _blocks(answer: RuleAnswer) -> Iterator[Block]:
    for entry in answer.rules:
        yield Heading(entry.rule.id)
        yield Paragraph(sentence(entry.rule.says))
        yield Items((*map(Item, _rule_lines(entry)), *observed_items(entry.rule.parameter)))
    for number in answer.parameters:
        yield Heading(number.parameter.name)
        yield Paragraph(sentence(plain(number.parameter.in_words())))
        yield Items((*map(Item, _number_lines(number)), *observed_items(number.parameter)))
    for source in answer.sources:
        yield Heading(source.title)
        yield Items(tuple(map(Item, _source_lines(source))))
    yield Paragraph(f'Asked for "{answer.name}" as of {spoken(answer.as_of)}.')
    yield receipt_line(answer.receipt)


def _rule_lines(entry: RuleEntry) -> Iterator[str]:
    rule = entry.rule
    clause = f", clause {rule.clause}" if rule.clause else ""
    yield f"Register id {rule.register}{clause}."
    yield norm(rule.force, rule.evidence)
    yield _weight(rule)
    yield _source(rule.cites, entry.source)
    if rule.parameter is not None:
        yield f"Its number: {_number(rule.parameter)}."
    if rule.earlier:
        yield f"It binds two steps: {says_of(rule.earlier)}, then {says_of(rule.later)}."
    if rule.steps:
        yield f"It judges this: {'; '.join(map(says_of, rule.steps))}."
    yield f"In force {plain(entry.in_force_words())}."
    yield from _on_the_day(entry.on_the_day)
    yield f"Explained in {entry.page}, proven by {entry.test}."
    yield f"To mend a breach: {entry.mend}"


def _number_lines(entry: ParameterEntry) -> Iterator[str]:
    one = entry.parameter
    yield f"Register id {one.register}."
    role = "the median of what records show" if one.observed else _ROLES[one.role]
    yield f"It is {role}{', adopted in the settings' if one.adopted else ''}."
    yield norm(one.force, one.evidence)
    yield _source(one.cites, entry.source)
    days = [f"from {spoken(one.since)}"] if one.since else []
    days += [f"until {spoken(one.until)}"] if one.until else []
    yield f"In force {' '.join(days) or 'always'}."
    yield from _on_the_day(entry.on_the_day)


def _on_the_day(standing: OnTheDay) -> Iterator[str]:
    if standing.binds != "yes":
        yield sentence(plain(standing.in_words()))


def _number(one: Parameter) -> str:
    seen = one.observed
    shown = (f", observed {sample_in_words(seen)}, {range_in_words(one, seen)}" if seen else "")
    return f"{plain(one.in_words())}{shown}{', adopted in the settings' if one.adopted else ''}"


def _source_lines(source: Source) -> Iterator[str]:
    yield f"Cited as {source.key}, register id {source.register}."
    yield f"Where it is: {source.where}."
    if source.dated:
        yield f"Its date: {plain(source.dated)}."
    yield f"What it proves: {sentence(source.proves)}"


def _source(cites: str, source: Source | None) -> str:
    return f"Source: {cites}" + (f" ({source.title})." if source else ".")


def _list_blocks(answer: RuleList) -> Iterator[Block]:
    numbers = len(answer.parameters)
    known = (f"{counted(len(answer.rules), 'rule')}, and {counted(numbers, 'number')} that "
             f"{'belongs' if numbers == 1 else 'belong'} to no rule")
    only = ", ".join(f"{name} {value}" for name, value in answer.filters)
    yield Paragraph(f"{known}, as known on {spoken(answer.as_of)}"
                    f"{f'; only those of {only}' if only else ''}.")
    for topic, entries in groupby(answer.rules, key=lambda entry: entry.rule.topic):
        yield Heading(topic.replace("_", " ").capitalize())
        yield Items(tuple(map(_listed, entries)))
    if answer.parameters:
        yield Heading("Numbers that belong to no rule")
        yield Items(tuple(Item(
            f"{entry.parameter.name} (register id {entry.parameter.register}): "
            f"{_number(entry.parameter)}.",
            (Item(f"{norm(entry.parameter.force, entry.parameter.evidence)} Source: "
                  f"{entry.parameter.cites}."),)) for entry in answer.parameters))
    yield receipt_line(answer.receipt)


def _listed(entry: RuleEntry) -> Item:
    rule = entry.rule
    return Item(f"{rule.id} (register id {rule.register}): {sentence(rule.says)}",
                (Item(f"{_weight(rule)} {norm(rule.force, rule.evidence)} Source: {rule.cites}."),))


def _weight(rule: Rule) -> str:
    if rule.shape is Shape.STATEMENT:
        return "No date can break it."
    return f"A breach is a {rule.severity.value}."
