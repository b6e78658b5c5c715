"""Days as they are read aloud: in English, whatever the locale of the process is."""

from __future__ import annotations

from datetime import date
from typing import Final

__all__ = ["MONTHS", "WEEKDAYS", "spoken", "spoken_month"]

MONTHS: Final = ("January", "February", "March", "April", "May", "June", "July", "August",
                 "September", "October", "November", "December")
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def spoken(day: date) -> str:
    """
    Return *day* as it is read aloud.

    >>> spoken(date(2019, 4, 3))
    'Wednesday 3 April 2019'
    """
    # Days are spoken in every finding, and `strftime` takes ten times as long.
    return f"{WEEKDAYS[day.weekday()]} {day.day} {spoken_month(day)}"


def spoken_month(day: date) -> str:
    """
    Return the month of *day* as it is read aloud.

    >>> spoken_month(date(2019, 4, 3))
    'April 2019'
    """
    return f"{MONTHS[day.month - 1]} {day.year}"
