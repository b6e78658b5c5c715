"""Add and count Working Days: one day at a time, `date` in and out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from timeit import Timer
from typing import Any

from secgov.calendar.working_days import WorkingDayCalendar
from tests.benchmarks.timing import AtMost, Over, compare, nanoseconds, peer

ENGLAND = WorkingDayCalendar.england_and_wales()
DAY = date(2019, 5, 1)
NUMBERS = (1, 10, 250)
FASTER = ((10, 75), (250, 1_800))


def called(function: Callable[..., Any], *arguments: object) -> Timer:
    """Return what times a call as a user writes it, with nothing wrapped around it."""
    names = {f"a{number}": argument for number, argument in enumerate(arguments)}
    return Timer(f"function({', '.join(names)})", globals={"function": function, **names})


def ours(question: str, n: int) -> Timer:
    """Return the timer of one question to secgov."""
    last = ENGLAND.after(DAY, n) if question == "between" else n
    return called(getattr(ENGLAND, question), DAY, last)


def against_plain_dates() -> None:
    """Compare with adding n to the ordinal, which knows no holiday; n must not matter."""
    for question in ("after", "before", "between"):
        plain = Timer("date.fromordinal(day.toordinal() + n)",
                      globals={"date": date, "day": DAY, "n": 10})
        *found, floor = nanoseconds(*(ours(question, n) for n in NUMBERS), plain)
        for n, time in zip(NUMBERS, found, strict=True):
            compare(f"{question}, n = {n}", time, "date.fromordinal", floor, AtMost(1.8))
        compare(f"{question}, n = 250 beside n = 1", found[-1], "secgov", found[0], AtMost(1.2))


def against(name: str, add: Callable[..., Any], count: Callable[..., Any], shift: int) -> None:
    """Compare with a library whose count begins *shift* days from *DAY*, after equal answers."""
    for n, times in FASTER:
        end = ENGLAND.after(DAY, n)
        begin = date.fromordinal(DAY.toordinal() + shift)
        assert end == add(DAY, n)
        assert n == count(begin, end), (name, n, count(begin, end))
        for question, theirs in (("after", called(add, DAY, n)),
                                 ("between", called(count, begin, end))):
            mine, other = nanoseconds(ours(question, n), theirs)
            compare(f"{question}, n = {n}", mine, name, other, Over(times))


def against_numpy(numpy: Any) -> None:
    """Compare with numpy, on a `date` as ours is asked and on its own kind of day."""
    calendar = numpy.busdaycalendar(holidays=[date.fromordinal(day) for day in ENGLAND.closed])
    for n in NUMBERS:
        start, end = numpy.datetime64(DAY), numpy.datetime64(ENGLAND.after(DAY, n))
        assert end == numpy.busday_offset(start, n, busdaycal=calendar)
        names = {"numpy": numpy, "day": DAY, "start": start, "end": end, "n": n,
                 "calendar": calendar}
        for name, question, code in (
            ("numpy.busday_offset, date in and out", "after",
             "numpy.busday_offset(day, n, busdaycal=calendar).item()"),
            ("numpy.busday_offset, native", "after",
             "numpy.busday_offset(start, n, busdaycal=calendar)"),
            ("numpy.busday_count, native", "between",
             "numpy.busday_count(start, end, busdaycal=calendar)"),
        ):
            mine, theirs = nanoseconds(ours(question, n), Timer(code, globals=names))
            compare(f"{question}, n = {n}", mine, name, theirs, Over(11))


def main() -> None:
    """Print every figure."""
    against_plain_dates()
    if (holidays := peer("holidays")) is not None:
        # Both ends are counted, so it is asked from the day after.
        england = holidays.country_holidays("GB", subdiv="ENG")
        against("holidays", england.get_nth_working_day, england.get_working_days_count, 1)
    if (europe := peer("workalendar.europe")) is not None:
        united_kingdom = europe.UnitedKingdom()
        against("workalendar", united_kingdom.add_working_days,
                united_kingdom.get_working_days_delta, 0)
    if (numpy := peer("numpy")) is not None:
        against_numpy(numpy)


if __name__ == "__main__":
    main()
