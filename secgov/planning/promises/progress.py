"""Did we do what we said? Each promise of a paper against what happened, as far as is known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

import attrs

from secgov.calendar.code_calendar import CodeCalendar
from secgov.calendar.spoken_days import spoken
from secgov.calendar.working_days import WorkingDayCalendar
from secgov.effective import plain_day
from secgov.errors import Unanswerable
from secgov.explanation import Explanation
from secgov.model.bodies import body_name
from secgov.model.histories import History
from secgov.model.identifiers import ModificationId, read_identifier
from secgov.model.recorded_acts import RecordedAct
from secgov.model.timetables import Modification, Timetable
from secgov.planning.life.facts import facts, in_words
from secgov.planning.life.rules import lifecycle
from secgov.planning.network.ways import Ways, ways_of
from secgov.planning.promises.answering import answers, days_of
from secgov.planning.promises.progress_answer import (
    COUNTING,
    JudgedPromise,
    Progress,
    ProgressedModification,
    Range,
)
from secgov.planning.promises.promises import Promise, promises_of
from secgov.planning.promises.silence import Silence
from secgov.planning.records.record import Record
from secgov.planning.records.splits import acts_of
from secgov.planning.steps.basis import Basis
from secgov.planning.steps.placing import place_all
from secgov.receipt import Receipt, digest_of
from secgov.rules.rulebook import RuleBook

__all__ = ["progress"]

_BEFORE_THE_PAPER: Final = (
    ", before the paper's day; the paper has none as done and does not say that it is done again, "
    "and neither it nor the record has anything between the two, so that it is no earlier round")


def progress(
    timetable: Timetable,
    history: History,
    *,
    as_of: date,
    rules: RuleBook,
    calendar: CodeCalendar,
    made: date | None = None,
) -> Progress:
    """
    Return what became of each promise of *timetable*, as *history* shows it on *as_of*.

    A promise is a step that lies ahead of the paper. Its days are those that the words leave,
    read on the paper's day; a month with a step of a body is that body's meeting in it. It is
    `kept`, `early` or `late` by the act that answers it; without one `not-yet-due`, `overdue`,
    `dropped` or `no-record`. Early, late and overdue are counted in Working Days, exclude-first.
    Only acts that were known on *as_of* are used.

    Args:
        timetable: The paper.
        history: The recorded acts.
        as_of: The day of the question.
        rules: The rule book as known on that day.
        calendar: The calendar as known on that day.
        made: The day on which the promises were made; by default the paper's own.

    Raises:
        Unanswerable: The paper has no day, and *made* is not given; or the promises were made
            after *as_of*.
        OutsideCalendar: A day of the paper or of its acts lies outside the calendar.

    >>> from secgov.rules.loading import rulebook
    >>> then = date(2019, 12, 31)
    >>> paper = Timetable.from_dict({"paper": {"dated": "2019-03-08"}, "modification": [
    ...     {"id": "SECMP0062", "steps": [
    ...         {"step": "modification-report-to-panel", "when": "May 2019"}]}]})
    >>> record = History.from_rows([{"id": "SECMP 062", "act": "modification-report-to-panel",
    ...                              "date": "2019-07-12", "status": "actual"}])
    >>> answer = progress(paper, record, as_of=then, rules=rulebook(then),
    ...                   calendar=CodeCalendar.smart_energy_code(then))
    >>> judged = answer.modifications[0].promises[0]
    >>> print(judged.word, judged.late_by)
    late Range(least=39, most=39)
    """
    basis = Basis.of(timetable, as_of=as_of, rules=rules, calendar=calendar)
    dated = timetable.paper.dated if timetable.paper is not None else None
    day = plain_day("made", made) if made is not None else dated
    if day is None:
        raise Unanswerable(
            f"{timetable.called} does not say on which day its promises were "
            "made: write dated = 2019-03-08 (its own day) under [paper], or give the day on "
            "which they were made")
    if as_of < day:
        raise Unanswerable(
            f"the promises were made on {spoken(day)}, after {spoken(as_of)}, the day as of which "
            "it is asked what became of them: ask as of that day or later, or give the day on "
            "which they were made")
    said = attrs.evolve(basis, as_of=day, written=day)
    known = {identifier: facts(history.of(identifier), as_of) for identifier in history.ids}
    kinds = frozenset(fact.act for some in known.values() for fact in some)
    question = _Question(history, said, as_of, kinds, ways_of(rules))
    own = {read_identifier(one.id) for one in timetable.modifications}
    digests = f"{timetable.digest}{history.digest}".encode()
    return Progress(
        timetable.source, history.source, day, as_of,
        timetable.paper.classification if timetable.paper is not None else "",
        Receipt(rules.digest, calendar.digest(), digest_of(digests)),
        tuple(question.of(one, timetable) for one in timetable.modifications),
        tuple(str(ModificationId.read(some[-1].written or identifier))
              for identifier, some in known.items() if some and identifier not in own))


@attrs.frozen(eq=False)
class _Question:
    """What all modifications are asked with; *said* is the basis on the paper's own day."""

    history: History
    said: Basis
    as_of: date
    kinds: frozenset[str]
    ways: Ways

    def of(self, modification: Modification, timetable: Timetable) -> ProgressedModification:
        """Return the promises of one modification with what became of them."""
        said = self.said
        key = read_identifier(modification.id)
        rows = acts_of(key, self.history)
        known = facts(rows, self.as_of)
        life = lifecycle(said.rules, said.calendar)
        record = Record(key, self.as_of, rows, known, modification.path, True,
                        modification.proposer, "", False, life)
        steps = place_all(modification, said)
        promises = promises_of(steps, said.written)
        answered = answers(promises, steps, known)
        silence = Silence(record, steps, answered, self.kinds, self.ways, said.written, self.as_of)
        return ProgressedModification(
            modification.id, modification.title, bool(known),
            tuple(self._judged(promise, answered.get(promise.placed.place), silence,
                               timetable.cites(promise.placed.step.line))
                  for promise in promises))

    def _judged(
        self, promise: Promise, act: RecordedAct | None, silence: Silence, cites: str
    ) -> JudgedPromise:
        """Return what became of *promise*: by the act that answers it, or by there being none."""
        working_days = self.said.calendar.working_days
        because = [_promised(promise, cites)]
        if act is not None:
            early, late = _early(promise, act, working_days), _late(promise, act, working_days)
            may_be = tuple(_words(promise, act))
            because += [_answered(promise, act, self.history), *_counted(promise, early, late)]
            return JudgedPromise(promise, may_be[0] if len(may_be) == 1 else "depends", may_be,
                                 early, late, act, None, tuple(because))
        silent = silence.of(promise)
        late = None
        if silent.word == "overdue" and promise.latest is not None:
            late = Range(working_days.between(promise.latest, self.as_of), None)
        because += [Explanation(silent.says, _source(silent.shown_by, self.history)),
                    *_counted(promise, None, late)]
        return JudgedPromise(promise, silent.word, (silent.word,), None, late, None,
                             silent.shown_by, tuple(because))


def _words(promise: Promise, act: RecordedAct) -> Iterator[str]:
    """Yield what the days on which the act can have been leave: early, kept, late."""
    if promise.earliest is None or promise.latest is None:
        yield "kept"
        return
    first, last = days_of(promise, act)
    if first < promise.earliest:
        yield "early"
    if first <= promise.latest and last >= promise.earliest:
        yield "kept"
    if last > promise.latest:
        yield "late"


def _early(promise: Promise, act: RecordedAct, working_days: WorkingDayCalendar) -> Range | None:
    """Return how many Working Days before the first day promised the act was."""
    first, last = days_of(promise, act)
    if promise.earliest is None or first >= promise.earliest:
        return None
    most = working_days.between(first, promise.earliest)
    surely = last < promise.earliest
    return Range(working_days.between(last, promise.earliest) if surely else min(1, most), most)


def _late(promise: Promise, act: RecordedAct, working_days: WorkingDayCalendar) -> Range | None:
    """Return how many Working Days after the last day promised the act was."""
    first, last = days_of(promise, act)
    if promise.latest is None or last <= promise.latest:
        return None
    most = working_days.between(promise.latest, last)
    surely = first > promise.latest
    return Range(working_days.between(promise.latest, first) if surely else min(1, most), most)


def _promised(promise: Promise, cites: str) -> Explanation:
    """Return for when it was promised, and where the paper says so."""
    placed = promise.placed
    if promise.earliest is None or promise.latest is None:
        when = "no day is stated"
    elif promise.earliest == promise.latest:
        meets = f", a meeting of {body_name(placed.body)}" if placed.body else ""
        day = f"{spoken(promise.latest)}{meets}"
        exact = placed.window is not None and placed.window.is_exact
        when = day if exact else f"{placed.in_words()}, that is {day}"
    else:
        when = (f"{placed.in_words()}, that is from {spoken(promise.earliest)} to "
                f"{spoken(promise.latest)}")
    added = "".join(f"; {note}" for note in placed.window.notes) if placed.window else ""
    status = placed.step.status.replace("-", " ")
    return Explanation(f"the paper has it as {status}: {when}{added}", cites)


def _answered(promise: Promise, act: RecordedAct, history: History) -> Explanation:
    """Return what is recorded, with its outcome and who did it if that is not as promised."""
    outcome = f", with the outcome {act.outcome.replace('-', ' ')}" if act.outcome else ""
    by = (f", by {body_name(act.body)}"
          if act.body and act.body != promise.placed.step.meeting_body else "")
    seen = "; the day is read from its context" if act.status != "actual" else ""
    before = _BEFORE_THE_PAPER if act.latest < promise.since else ""
    return Explanation(f"it is recorded {in_words(act)}{outcome}{by}{seen}{before}",
                       _source(act, history))


def _counted(
    promise: Promise, early: Range | None, late: Range | None
) -> Iterator[Explanation]:
    """Yield how early, late and overdue are counted."""
    for found, day, way in ((early, promise.earliest, "before"), (late, promise.latest, "after")):
        if found is not None and day is not None:
            yield Explanation(f"{_days_in_words(found)} {way} {spoken(day)}, "
                              f"{COUNTING.says}")


def _days_in_words(found: Range) -> str:
    if found.most is None:
        return f"at least {found.least} Working Day{'' if found.least == 1 else 's'}"
    if found.least == found.most:
        return f"{found.least} Working Day{'' if found.least == 1 else 's'}"
    return f"between {found.least} and {found.most} Working Days"


def _source(act: RecordedAct | None, history: History) -> str:
    """Return where an act was read: its source, or its row in the history."""
    if act is None:
        return ""
    return act.source or f"{history.source}{f' row {act.row}' if act.row else ''}"
