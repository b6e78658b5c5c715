"""What `apply` refuses, in a record that is declared complete."""

from datetime import date

import attrs
import pytest

from secgov.calendar.vague_dates import VagueDate
from tests.lives import act, found, moved, refined

LIFE = refined()
BACK = act("work-package-agreed", "2020-03-02")
"""In the Development Stage, where no work package is agreed; the conversion is of 13 March."""


def said(acts, **keys):
    return [(one.register, one.label, one.severity.value, one.message) for one in found(
        acts, **{"path": "3", "complete": True, **keys})]


def put(*new):
    return sorted([*LIFE, *new], key=lambda one: one.earliest)


class TestRefused:
    """design.md section 5: "a fault needs acts that contradict each other or a rule, ... or a
    history that its owner declares complete"; `apply` refuses what has no place."""

    def test_a_lawful_life_has_nothing_of_the_kind(self):
        assert [] == said(LIFE)

    def test_an_act_where_the_table_has_no_row_for_it_is_found(self):
        (one,) = said(put(BACK))

        assert ("X-DEV-01", "work-package-agreed", "fault") == one[:3]
        assert one[3].startswith('the Panel agrees the next work package on Monday 2 March 2020, '
                                 'but it stands at "Development Stage", and this happens at ')

    @pytest.mark.parametrize("keys", [{"complete": False}, {"path": "unknown"}])
    def test_what_a_record_may_lack_and_a_path_that_is_not_recorded_leave_it_open(self, keys):
        assert [] == said(put(BACK), **keys)

    @pytest.mark.parametrize("day", [
        date(2020, 2, 25), date(2020, 3, 13), VagueDate("2020-03", date(2020, 3, 1),
                                                        date(2020, 3, 31))])
    def test_on_the_day_of_another_act_either_may_have_come_first(self, day):
        assert [] == said(put(attrs.evolve(BACK, date=day)))

    def test_after_a_fault_the_course_is_not_sure(self):
        acts = moved(put(BACK), "csc-considered", body="working-group")

        assert [("X-DEV-02", "csc-considered", "fault")] == [one[:3] for one in said(acts)]

    def test_a_vote_that_may_have_been_too_late_happened(self):
        """Found by Hypothesis: when the responses were collated is open, and not what happened."""
        again = [act("refinement-consultation-issued", "2020-11-26"),
                 act("refinement-consultation-closed", "2020-11-26"),
                 act("modification-report-to-panel", "2021-01-15"),
                 act("report-consultation-issued", "2021-01-18"),
                 act("report-consultation-closed", "2021-02-08"),
                 act("change-board", "2021-02-24", "approved"), act("implemented", "2021-06-24")]
        late = [*LIFE[:15], act("change-board", "2020-11-25", "sent-back"), *again]
        twice = [*late[:-5], act("refinement-consultation-closed", "2020-11-27"), *late[-5:]]

        assert [("change-board", "warning")] == [one[1:3] for one in said(late)]
        assert [("change-board", "warning"), ("refinement-consultation-closed#3", "fault")] == [
            one[1:3] for one in said(twice)]

    def test_a_row_that_does_not_say_by_whom_is_taken(self):
        acts = [*LIFE[:15], act("approved", "2020-10-21"), LIFE[-1]]

        assert [] == said(acts)

    def test_what_is_found_already_is_not_said_again(self):
        inside = act("work-package-agreed", "2020-09-21")

        assert [("X-DEC-05", "work-package-agreed", "warning")] == [
            one[:3] for one in said(put(inside)) if one[1] == "work-package-agreed"]
