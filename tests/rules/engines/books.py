"""Generated rule books and facts, with the words that libraries are known to stumble over."""

from __future__ import annotations

from itertools import product

from hypothesis import strategies as st

from secgov.errors import UnusableInput
from secgov.rules.engines.port import Selections
from secgov.rules.engines.values import Condition, Fact, Selection

# Words that read like numbers, like names of the library, or like values of JSON; and numbers
# that read like those words.
CODES = ("1", "01", "10", "9", "0", "1-0", "1e3", "true", "false", "null", "none", "sid", "id",
         "a", "f0", "yes", "no", "not-judged")
NUMBERS = (0, 1, 2, 9, 10, -1, 1000, 2**31 - 1, 1 - 2**31)


def _facts(prefix: str, most: int) -> st.SearchStrategy[list[Fact]]:
    values = st.one_of(
        st.lists(st.sampled_from(CODES), min_size=1, max_size=4, unique=True),
        st.lists(st.sampled_from(NUMBERS), min_size=1, max_size=4, unique=True))
    return st.lists(values, min_size=1, max_size=most).map(
        lambda found: [Fact(f"{prefix}{n}", tuple(one)) for n, one in enumerate(found)])


@st.composite
def books(draw: st.DrawFn) -> Selections:
    """
    Draw a book over up to 14 given and 5 concluded facts.

    A rule waits on up to 14 of them: at 15 that each may have several values the library of the
    one engine gives up, and the port refuses a rule of more than 12. It has up to 14 rules: of
    3 to 14 that are drawn, those that fit with the ones before.
    """
    given, concluded = draw(_facts("given-", 14)), draw(_facts("concluded.", 5))
    facts = (*given, *concluded)
    book = Selections("generated", facts, ())
    for number in range(draw(st.integers(3, 14))):
        target = draw(st.integers(0, len(concluded) - 1))
        # Most rules wait on what is given or concluded before; some would close a circle.
        known = [*given, *concluded[: target + draw(st.integers(0, 1))]]
        waits = draw(st.lists(st.sampled_from(known), min_size=1,
                              max_size=draw(st.sampled_from((3, 3, 14))), unique=True))
        rule = Selection(
            f"rule.{number}",
            tuple(Condition(fact.name, tuple(draw(
                st.lists(st.sampled_from(fact.values), min_size=1, unique=True))))
                for fact in waits),
            ((concluded[target].name, draw(st.sampled_from(concluded[target].values))),))
        try:
            book = Selections("generated", facts, (*book.rules, rule))
        except UnusableInput:
            # It would close a circle or contradict another rule: the book goes on without it.
            continue
    return book


def given_facts(book: Selections) -> st.SearchStrategy[dict[str, str | int]]:
    """Return facts for *book*: any of those that no rule concludes, absent or with any value."""
    return st.fixed_dictionaries({}, optional={
        fact.name: st.sampled_from(fact.values)
        for fact in book.facts if fact.name not in book.concluded})


def naive(book: Selections, facts: dict[str, str | int]) -> tuple[dict, list[str]]:
    """Return the facts and the firing order that the port promises, by the plainest reading."""
    known, fired = dict(facts), []
    while True:
        now = [rule for rule in book.rules if rule.rule not in fired and all(
            any((fact, value) == (one.fact, known.get(one.fact)) for fact, value in product(
                [one.fact], one.is_one_of)) for one in rule.when)]
        if not now:
            return known, fired
        fired += [rule.rule for rule in now]
        for rule in now:
            known.update(dict(rule.concludes))
