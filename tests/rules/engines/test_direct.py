"""The engine in plain Python."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgov.rules.engines.direct import DirectEngine
from secgov.rules.engines.values import Fired
from tests.rules.engines.books import books, given_facts, naive
from tests.rules.engines.small import BOOK, CASES


class TestDirectEngine:
    """design.md section 4: "A port selects which rules apply to flat facts and chains forward over
    them"."""

    @pytest.mark.parametrize(("facts", "ends", "fired"), CASES)
    def test_vectors(self, facts, ends, fired):
        """Worked out by hand: by rounds, and in a round in the order of the book."""
        outcome = DirectEngine().run(BOOK, facts)

        assert tuple(ends.items()) == outcome.facts
        assert fired == [one.rule for one in outcome.fired]

    def test_each_rule_says_which_facts_made_it_fire(self):
        outcome = DirectEngine().run(BOOK, {"number": 2, "proposer": "1"})

        assert (Fired("first", (("proposer", "1"),)),
                Fired("late", (("between", "yes"), ("number", 2)))) == outcome.fired

    @given(st.data())
    def test_it_does_what_the_plainest_reading_says(self, data):
        book = data.draw(books())
        facts = data.draw(given_facts(book))
        known, fired = naive(book, facts)
        outcome = DirectEngine().run(book, facts)

        assert known == dict(outcome.facts)
        assert fired == [one.rule for one in outcome.fired]

    @given(st.data())
    def test_the_order_of_the_facts_does_not_matter(self, data):
        book = data.draw(books())
        facts = data.draw(given_facts(book))

        assert DirectEngine().run(book, facts) == DirectEngine().run(
            book, dict(reversed(facts.items())))
