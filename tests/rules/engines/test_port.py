"""The port: what a book may hold, and what facts may be."""

from __future__ import annotations

import attrs
import pytest

from secgov.errors import Unanswerable, UnusableInput
from secgov.rules.engines.choice import ENGINES, engine_named
from secgov.rules.engines.direct import DirectEngine
from secgov.rules.engines.port import Selections, facts_in_order
from secgov.rules.engines.values import Condition, Fact, Outcome, Selection
from tests.rules.engines.small import BOOK, FACTS, rule


def faults(*rules: Selection, facts: tuple[Fact, ...] = FACTS) -> list[str]:
    """Return what is refused of a book, each by its place and what was found."""
    with pytest.raises(UnusableInput) as refused:
        Selections("tried", facts, rules)
    return [f"{one.place}: {one.found}" for one in refused.value.problems]


class TestSelections:
    """The brief of the port: "ids unique, facts from a declared schema with types, no rule
    concluding a fact it waits on in a cycle [...], one complete error report"."""

    def test_everything_wrong_is_in_one_report(self):
        assert [
            "fact a: 2 of this name", "fact 'Two words': a name of another form",
            "rule same: 2 of this name", "rule '_own': a name of another form",
            "fact mixed: the values ('1', 1)", "fact none: the values ()",
            "fact flag: the values (True,)", "fact twice: a value twice",
            "fact code: the value 'Not short'", f"fact big: the value {2**31}",
            "rule same: no condition", "rule same: no conclusion",
            "rule _own, a condition on nowhere: a fact that is not declared",
            "rule _own, a condition on a: the values ()",
            "rule _own, a conclusion of b: the value 'z'",
            "rule twice: a condition on a 2 times",
        ] == faults(
            Selection("same", (), ()), rule("same", {"a": ("x",)}, b="y"),
            rule("_own", {"nowhere": ("x",), "a": ()}, b="z"),
            Selection("twice", (Condition("a", ("x",)), Condition("a", ("x",))), (("b", "y"),)),
            facts=(Fact("a", ("x",)), Fact("a", ("x",)), Fact("b", ("y",)),
                   Fact("Two words", ("x",)), Fact("mixed", ("1", 1)), Fact("none", ()),
                   Fact("flag", (True,)), Fact("twice", (1, 1)), Fact("code", ("Not short",)),
                   Fact("big", (2**31,))))

    def test_a_near_name_is_suggested(self):
        with pytest.raises(UnusableInput, match='did you mean "proposer"'):
            Selections("tried", FACTS, (rule("one", {"propser": ("dcc",)}, between="yes"),))

    @pytest.mark.parametrize("value", [True, "1", 4])
    def test_a_value_has_to_be_of_its_own_type(self, value):
        """durable_rules.md: 'the string "1" matches the number 1, and a cache keyed by == takes
        True for 1'."""
        assert [f"rule one, a condition on number: the value {value!r}"] == faults(
            rule("one", {"number": (value,)}, between="yes"))

    def test_a_circle_is_named(self):
        (found,) = faults(rule("one", {"between": ("yes",)}, end="reached"),
                          rule("two", {"end": ("reached",)}, between="yes"))

        assert found in ("the rules: a cycle: between waits on end waits on between",
                         "the rules: a cycle: end waits on between waits on end")

    def test_rules_that_could_contradict_each_other_are_named(self):
        one = rule("one", {"proposer": ("panel", "dcc")}, route="fast")

        assert ["rules one and two: route is 'fast' by one and 'slow' by the other"] == faults(
            one, rule("two", {"proposer": ("dcc", "1"), "number": (1,)}, route="slow"))
        assert Selections("tried", FACTS, (one, rule("two", {"proposer": ("1",)}, route="slow")))


PLAIN = Fact("x", ("yes", "no"))


class TestShape:
    """CONTRIBUTING, "Errors": what is wrong, and where; never an error of the inside."""

    @pytest.mark.parametrize(("book", "found"), [
        ((None, (PLAIN,), ()), ["the book: the name None"]),
        (("", (PLAIN,), ()), ["book '': a name of another form"]),
        (('\0"', (PLAIN,), ()), ["book '\\x00\"': a name of another form"]),
        (("tried", (), ()), ["the book: no fact"]),
        (("tried", [PLAIN], ()), [f"the book: the facts {[PLAIN]!r}"[:70]]),
        (("tried", (PLAIN,), ("a",)), ["the book: the rules ('a',)"]),
        (("tried", 3, None), ["the book: the facts 3", "the book: the rules None"]),
        (("tried", (Fact(None, ("yes",)), Fact(3, ("yes",))), ()),
         ["fact None: a name that is no text", "fact 3: a name that is no text"]),
        (("tried", (Fact("x", "yes"), Fact("y", ["yes"]), Fact("z", (["yes"],))), ()),
         ["fact 'x': the values 'yes'", "fact 'y': the values ['yes']",
          "fact 'z': the values (['yes'],)"]),
        (("tried", (PLAIN,), (Selection(None, (Condition(1, "yes"),), (("x",),)),)),
         ["rule None: a name that is no text", "rule None: a condition on 1",
          "rule None, a condition on 1: the values 'yes'",
          "rule None: the conclusions (('x',),)"]),
        (("tried", (PLAIN,), (Selection("a", None, {"x": "yes"}),)),
         ["rule 'a': the conditions None", "rule 'a': the conclusions {'x': 'yes'}"]),
    ])
    def test_what_is_built_of_other_things_is_refused_with_its_place(self, book, found):
        with pytest.raises(UnusableInput) as refused:
            Selections(*book)

        assert found == [f"{one.place}: {one.found}"[:len(words)] for one, words in zip(
            refused.value.problems, found, strict=True)]

    def test_a_fact_whose_name_is_no_text_is_refused(self):
        with pytest.raises(UnusableInput, match="1: a name that is no text"):
            facts_in_order(BOOK, {1: "a"})


NUMBERS = Fact("n", tuple(range(60)))


class TestLimits:
    """durable_rules.md: "at most 400 conditions and 60 rules matching one fact in a ruleset,
    checked when it is built"."""

    def test_400_conditions_are_taken_and_401_refused(self):
        def book(last: int) -> tuple[Selection, ...]:
            # Six rules of 60 values make 360; the last makes the rest.
            waits = [NUMBERS.values] * 6 + [NUMBERS.values[:last]]
            return tuple(rule(f"r{n}", {"n": one}, end="reached") for n, one in enumerate(waits))

        assert Selections("tried", (NUMBERS, *FACTS), book(40))
        assert ["the book: 401 conditions, each value counted"] == faults(
            *book(41), facts=(NUMBERS, *FACTS))

    def test_60_rules_for_one_fact_are_taken_and_61_refused(self):
        def book(count: int) -> tuple[Selection, ...]:
            return tuple(rule(f"r{n}", {"number": (1,)}, end="reached") for n in range(count))

        assert Selections("tried", FACTS, book(60))
        assert ["the book: 61 rules that may match one set of facts"] == faults(*book(61))

    def test_rules_that_exclude_each_other_do_not_add_up(self):
        assert Selections("tried", FACTS, tuple(
            rule(f"r{n}", {"number": (1 + n % 3,)}, end="reached") for n in range(150)))

    def test_12_conditions_of_several_values_are_taken_and_13_refused(self):
        """Tried: durable-rules 2.0.28 builds a rule of 14 such conditions, and not one of 15
        (error 113), however many values each names; of one value each it builds 99."""
        many = tuple(Fact(f"f{n}", (1, 2, 3)) for n in range(13))

        def book(count: int) -> Selection:
            return rule("one", {fact.name: (1, 2) if n < count else (1,)
                                for n, fact in enumerate(many)}, end="reached")

        assert Selections("tried", (*many, *FACTS), (book(12),))
        assert ["rule one: 13 conditions that name several values each"] == faults(
            book(13), facts=(*many, *FACTS))

    def test_a_hundred_facts_are_taken_and_one_more_refused(self):
        """durable_rules.md: "Wide messages: 100 properties work"."""
        many = tuple(Fact(f"f{n}", ("x",)) for n in range(101))

        assert Selections("tried", many[:100], ())
        assert ["the book: 101 facts"] == faults(facts=many)


class TestFacts:
    """durable_rules.md: "Type-check facts against the schema before asserting"."""

    def test_they_come_in_the_order_of_the_book(self):
        assert (("proposer", "1"), ("number", 2)) == facts_in_order(
            BOOK, {"number": 2, "proposer": "1"})

    def test_everything_wrong_is_in_one_report(self):
        with pytest.raises(UnusableInput) as refused:
            DirectEngine().run(BOOK, {"propser": "dcc", "number": "1", "proposer": 1, "end": True,
                                      "between": "yes"})

        assert ["propser: a fact that is not declared", "number: '1'", "proposer: 1", "end: True",
                "between: 'yes'"] == [f"{one.place}: {one.found}" for one in refused.value.problems]
        assert 'did you mean "proposer"?' == refused.value.problems[0].mend

    def test_true_is_not_1(self):
        with pytest.raises(UnusableInput, match="number: True"):
            facts_in_order(BOOK, {"number": True})


class TestValues:
    """The brief of the port: "frozen values"."""

    @pytest.mark.parametrize("value", [BOOK, BOOK.rules[0], FACTS[0], Outcome((), ())])
    def test_nothing_can_be_changed(self, value):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            value.name = "another"

    def test_a_fact_that_nothing_concluded_has_no_value(self):
        assert None is Outcome((("a", 1),), ()).value("b")


class TestChoice:
    """The contract: "Either engine may be chosen"."""

    def test_the_direct_engine_is_always_there(self):
        assert "direct" == engine_named("direct").name == ENGINES[0]

    def test_another_word_is_refused_with_the_nearest(self):
        with pytest.raises(Unanswerable, match='"durabel": did you mean "durable"'):
            engine_named("durabel")
