"""The next and the previous meeting of a body, beside dateutil on the same rhythm."""

from __future__ import annotations

from datetime import date, datetime, time
from timeit import Timer

from secgov.calendar.series import meeting_series
from secgov.calendar.working_days import WorkingDayCalendar
from tests.benchmarks.timing import Over, compare, nanoseconds, peer

ENGLAND = WorkingDayCalendar.england_and_wales()
AS_OF = date(2019, 3, 8)
DAYS = (date(2019, 4, 1), date(2024, 9, 2))
GOAL = Over(800)


def main() -> None:
    """Print every figure."""
    dateutil = peer("dateutil.rrule")
    if dateutil is None:
        return
    panel = meeting_series("panel", ENGLAND, as_of=AS_OF)
    rhythm = panel.pattern
    assert rhythm is not None
    rule = dateutil.rrule(
        dateutil.MONTHLY, byweekday=dateutil.FR, bymonthday=rhythm.days_of_month,
        dtstart=datetime.combine(rhythm.since, time.min),
        until=datetime.combine(panel.last, time.min))
    for day in DAYS:
        moment = datetime.combine(day, time.min)
        for question, theirs in (("next", rule.after), ("previous", rule.before)):
            ours = getattr(panel, question)
            assert ours(day).day == theirs(moment).date()
            found = nanoseconds(Timer("ask(day)", globals={"ask": ours, "day": day}),
                                Timer("ask(day)", globals={"ask": theirs, "day": moment}))
            compare(f"{question} Panel, asked on {day}", found[0],
                    f"dateutil.rrule.{theirs.__name__}", found[1], GOAL)


if __name__ == "__main__":
    main()
