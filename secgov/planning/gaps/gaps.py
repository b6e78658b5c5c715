"""Which numbers and facts are missing, and how much hangs on each?"""

from __future__ import annotations

from datetime import date

from secgov.calendar.code_calendar import CodeCalendar
from secgov.model.timetables import Timetable
from secgov.planning.checking.contradictions_told import contradictions_in
from secgov.planning.checking.timetable_check import faults_of_releases
from secgov.planning.gaps.file_gaps import file_gaps
from secgov.planning.gaps.gaps_answer import Gaps
from secgov.planning.gaps.joint_gaps import joint_gaps
from secgov.planning.gaps.number_gaps import number_gaps
from secgov.planning.steps.basis import Basis
from secgov.rules.rulebook import RuleBook

__all__ = ["gaps"]


def gaps(
    timetable: Timetable, *, as_of: date, rules: RuleBook, calendar: CodeCalendar
) -> Gaps:
    """
    Return the unverified numbers, ranked by how many verdicts of *timetable* hang on each.

    A verdict hangs on a number if adopting it changes the verdict, as it is recalled or at any
    other value from nothing to twice that, in the number's own unit and counting; the answer
    says at which values. A verdict that hangs on none alone may hang on several of the numbers of
    its proof together; such are named. Verdicts are those of the outlook of each targeted
    modification for its release, and what a check finds in each modification. Apart from them
    stand the gaps of the file: cut-offs that no source gives, impacts and paths that it does not
    say.

    Raises:
        UnusableInput: A target release in the timetable is not known; every such one is listed.

    >>> from secgov.rules.loading import rulebook
    >>> then = date(2019, 3, 8)
    >>> paper = Timetable.from_dict({"modification": [{"id": "MP071"}]})
    >>> found = gaps(paper, as_of=then, rules=rulebook(then),
    ...              calendar=CodeCalendar.smart_energy_code(then))
    >>> len(found.numbers), len(found.deciding), [gap.key for gap in found.file_gaps]
    (11, 0, ['dcc_impact', 'path'])
    """
    basis = Basis.of(timetable, as_of=as_of, rules=rules, calendar=calendar)
    faults_of_releases(timetable, basis)
    numbers = number_gaps(timetable, basis)
    alone = frozenset(one.subject for number in numbers for one in number.hangs)
    return Gaps(
        timetable.source, as_of, timetable.paper.classification if timetable.paper else "",
        basis.receipt, len(timetable.modifications), numbers,
        joint_gaps(timetable, basis, alone), file_gaps(timetable, basis),
        contradictions_in(timetable, basis))
