from __future__ import annotations

import pytest

from secgov.errors import (
    NotInForce,
    OutsideCalendar,
    Problem,
    RollRefused,
    SecgovError,
    Unanswerable,
    UnusableInput,
    closest,
)


class TestUnusableInput:
    """Design, section 7: "Unusable input gives one report with every error: file, table and key
    or row and column, the value, what was expected, how to mend it"."""

    ONE = Problem("[paper] dated", "2019-02-30", "a day that exists", "write a day of February")
    TWO = Problem("[paper] title", "7", "text", "put it in quotes")

    def test_every_problem_is_a_numbered_line(self):
        assert (
            "march.toml cannot be used: 2 problems.\n"
            "  1. [paper] dated: 2019-02-30. Expected a day that exists. "
            "Mend: write a day of February.\n"
            "  2. [paper] title: 7. Expected text. Mend: put it in quotes."
        ) == str(UnusableInput("march.toml", iter([self.ONE, self.TWO])))

    def test_a_question_needs_no_full_stop(self):
        asks = str(Problem("release", 'none. Did you mean "June 2019"?', "a release", "name one?"))

        assert ('release: none. Did you mean "June 2019"? Expected a release. '
                "Mend: name one?") == asks

    def test_one_problem_is_said_in_the_singular(self):
        assert str(UnusableInput("march.toml", [self.ONE])).startswith(
            "march.toml cannot be used: 1 problem.\n")

    def test_the_parts_are_kept_for_programs(self):
        report = UnusableInput("march.toml", [self.ONE, self.TWO])

        assert ("march.toml", (self.ONE, self.TWO)) == (report.source, report.problems)


class TestOneBase:
    """Every error that the library raises on purpose has one base, and the standard one too."""

    @pytest.mark.parametrize(("error", "standard"), [
        (OutsideCalendar, ValueError), (RollRefused, ValueError), (UnusableInput, ValueError),
        (NotInForce, LookupError), (Unanswerable, LookupError)])
    def test_it_can_be_caught_either_way(self, error, standard):
        assert issubclass(error, SecgovError)
        assert issubclass(error, standard)


class TestClosest:
    """Errors say how to mend: by the nearest known word, or by the list of them."""

    @pytest.mark.parametrize(("word", "mend"), [
        ("pannel", 'did you mean "panel"?'), ("zzz", "use one of: panel, change-board"),
        ("PANNEL", 'did you mean "panel"?')])
    def test_vectors(self, word, mend):
        assert mend == closest(word, ["panel", "change-board"])
