"""The rule book: what was known on a day, under any of its names."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from secgov.calendar.counting import Counting
from secgov.citation import Evidence, Force
from secgov.errors import NotInForce, Unanswerable
from secgov.rules.loading import rulebook
from secgov.rules.rule import Parameter, Role, Shape, Unit
from tests.timetables import rules_on

MARCH = rules_on(date(2019, 3, 8))
LAST = rules_on(date(2021, 1, 1))
MONTHS = [date(year, month, 1) for year in range(2013, 2027) for month in range(1, 13)]
ADOPTED = Parameter("impact-assessment.timescale", 30, Unit.WORKING_DAYS, Role.MAXIMUM,
                    Force.CODE, Evidence.PRIMARY, "SEC D6.12", "X-DCC-M1",
                    Counting.EXCLUDE_FIRST, adopted=True)


class TestAsOf:
    """design.md section 3: "Every question takes `as_of` and uses only what was known then"."""

    @pytest.mark.parametrize(("name", "known"), [
        ("working-group.agenda-notice", date(2019, 3, 8)), ("release.cut-off", date(2019, 3, 8)),
        ("release.text-only-lead", date(2020, 2, 25)),
        ("preliminary-assessment.after-conversion", date(2020, 2, 25))])
    def test_a_rule_is_there_from_the_day_it_was_known(self, name, known):
        eve = known.replace(day=known.day - 1)

        assert name in {rule.id for rule in rulebook(known).rules}
        assert name not in {rule.id for rule in rulebook(eve).rules}


    def test_a_later_book_as_it_was_known_on_an_earlier_day_is_that_of_the_day(self):
        then = LAST.known_on(date(2019, 3, 8))

        assert MARCH.rules == then.rules
        assert (MARCH.as_of, MARCH.digest) == (then.as_of, then.digest)


class TestSupposing:
    """A row in the place of another: the rules that go by it take its number and its source."""

    def test_it_changes_the_row_and_the_rules_that_use_it(self):
        row = attrs.evolve(MARCH.parameter("working-group.agenda-notice"), value=3, cites="nobody",
                           evidence=Evidence.UNVERIFIED)
        book = MARCH.supposing((row,))
        changed = [rule for rule, old in zip(book.rules, MARCH.rules, strict=True) if rule != old]

        assert row == book.parameter("working-group.agenda-notice")
        assert [("working-group.agenda-notice", 3, "nobody", Evidence.UNVERIFIED)] == [
            (rule.id, rule.parameter.value, rule.cites, rule.evidence) for rule in changed]
        assert book.digest != MARCH.digest
        assert MARCH is MARCH.supposing(())


class TestAdoption:
    """design.md section 4: an unverified number is a note, "unless the user adopts the parameter
    [...], after which it weighs as its force says"."""

    def test_it_changes_number_source_and_severity_of_the_rule(self):
        before = MARCH.named("impact-assessment.timescale")
        after = rulebook(date(2019, 3, 8), adopted=[ADOPTED]).named("impact-assessment.timescale")

        assert [("note", 40, "register X-DCC-M1")] == [
            (rule.severity.value, rule.parameter.value, rule.cites) for rule in before]
        assert [("fault", 30, "SEC D6.12")] == [
            (rule.severity.value, rule.parameter.value, rule.cites) for rule in after]

    def test_it_changes_nothing_else_but_the_digest(self):
        book = rulebook(date(2019, 3, 8), adopted=[ADOPTED])
        untouched = [rule for rule in book.rules if rule.id != "impact-assessment.timescale"]

        assert untouched == [
            rule for rule in MARCH.rules if rule.id != "impact-assessment.timescale"]
        assert book.digest != MARCH.digest
        assert set(book.names()) == set(MARCH.names())
        assert MARCH.digest == rulebook(date(2019, 3, 8)).digest

    def test_its_row_holds_on_every_day(self):
        book = rulebook(date(2019, 3, 8), adopted=[ADOPTED])

        assert ADOPTED == book.parameter("impact-assessment.timescale", date(2014, 1, 1))


class TestNames:
    """design.md section 2: rule id, register id, clause and parameter all find the rule."""

    @pytest.mark.parametrize(("name", "found"), [
        ("working-group.agenda-notice", {"working-group.agenda-notice"}),
        ("X-REF-03", {"working-group.agenda-notice"}),
        (" x-ref-03 ", {"working-group.agenda-notice"}),
        ("D7.8(c)", {"change-board.after-consultation", "change-board.next-meeting"}),
        ("Section D7.8(c)", {"change-board.after-consultation", "change-board.next-meeting"}),
        ("report-consultation.standard-length", {"report.consultation-length"}),
        ("impact-assessment.cost-body", {"impact-assessment.cost-body"}),
    ])
    def test_each_finds_it(self, name, found):
        assert found == {rule.id for rule in MARCH.named(name)}

    def test_a_near_name_is_suggested(self):
        with pytest.raises(Unanswerable) as refused:
            MARCH.named("working-group.agenda-notce")

        assert 'did you mean "working-group.agenda-notice"?' in str(refused.value)
        assert "as of 2019-03-08" in str(refused.value)

    @pytest.mark.parametrize("name", ["zzzzzz", "", "section "])
    def test_a_name_that_is_near_nothing_is_refused_all_the_same(self, name):
        with pytest.raises(Unanswerable, match="`secgov rules` lists them all"):
            MARCH.named(name)


class TestParameters:
    """design.md section 4: rows by day, each with its source."""

    def test_the_row_in_force_on_a_day_is_returned(self):
        assert 10 == MARCH.parameter("working-group.agenda-notice", date(2019, 4, 3)).value
        assert 10 == MARCH.parameter("working-group.agenda-notice").value

    def test_a_day_without_a_row_is_refused_with_the_days_that_have_one(self):
        with pytest.raises(NotInForce, match=r"from 2019-04-03 \[SECP_66_1503_12 para 2.2\]"):
            MARCH.parameter("working-group.agenda-notice", date(2019, 4, 2))

    def test_an_unknown_one_is_refused_with_the_nearest(self):
        with pytest.raises(Unanswerable, match=r'did you mean "panel\.papers-notice"'):
            MARCH.parameter("panel.paper-notice")

    def test_usual_times_are_found_by_their_steps_and_day(self):
        asked = ("impact-assessment-requested", "impact-assessment-returned")

        assert 40 == MARCH.usual(*asked, date(2019, 3, 8)).value
        assert MARCH.usual(*asked, date(2018, 10, 31)) is None
        assert MARCH.usual("raised", "converted", date(2019, 3, 8)) is None


class TestCoverageInTime:
    """style.md section 2: "every rule answered for every month, no gap, no overlap"."""

    @pytest.mark.parametrize("name", LAST.names())
    def test_every_parameter_has_exactly_one_row_a_month_of_its_span(self, name):
        rows = [row for row in LAST.parameters if row.name == name]
        first = min(row.since or date.min for row in rows)
        last = max(row.until or date.max for row in rows)

        assert {1} == {
            sum((row.since or date.min) <= day <= (row.until or date.max) for row in rows)
            for day in MONTHS if first <= day <= last}

    def test_no_rule_has_two_rows_in_force_on_one_day(self):
        for day in MONTHS:
            ids = [rule.id for rule in LAST.rules if rule.in_force(day)]
            assert sorted(set(ids)) == sorted(ids)

    def test_the_cost_of_an_assessment_has_a_body_on_every_day(self):
        assert {1} == {sum(rule.in_force(day) for rule in LAST.rules
                           if rule.id == "impact-assessment.cost-body") for day in MONTHS}


class TestSelections:
    """What the planner asks of the book."""

    def test_links_are_the_orders_and_notices_to_a_step(self):
        assert {"working-group.agenda-notice", "working-group.papers-notice"} <= {
            rule.id for rule in MARCH.links_to("working-group")}
        assert () == MARCH.links_to("raised")

    def test_shapes_select_in_the_order_of_the_book(self):
        found = MARCH.of_shape(Shape.BY_CUT_OFF, Shape.HOLD)

        assert ["timetable.steps-during-hold", "release.cut-off"] == [rule.id for rule in found]

    def test_a_citation_finds_its_document(self):
        assert "S1" == MARCH.source("SECP_66_1503_12 para 2.2").register
        assert MARCH.source("nothing at all") is None
