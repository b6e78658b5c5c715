"""
Vague dates: windows of days with their words kept.

"early April 2019" is the 1st to the 10th, "Q2 2019" April to June, "by X" the days from the
asking to the last day of X. Words that leave a choice open ("May or June", "summer") are
refused: nothing is guessed.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

import attrs

from secgov.calendar.date_words import UNDERSTOOD, Thirds, check_weekday, days_of_phrase
from secgov.calendar.spoken_days import MONTHS, spoken_month
from secgov.wording import quoted

__all__ = ["Thirds", "VagueDate", "one_day", "read_vague_date", "with_year"]

_ISO: Final = re.compile(r"\b(\d{4})-(0[1-9]|1[0-2])(?:-(\d\d))?\b")
# What names one day by itself names it on any day.
_ANY_DAY: Final = date(2019, 1, 1)
_WITH_YEAR: Final = re.compile(r"(.*?) ?\b((?:19|20)\d\d)")
# Whether days may lie between the two ends: "between" and "from" mean them too.
_SPANS: Final = (
    (re.compile("between (.+) and (.+)"), True),
    (re.compile("from (.+) to (.+)"), True),
    (re.compile("(?:across )?(.+) and (.+)"), False),
)


@attrs.frozen
class VagueDate:
    """
    The words of a date and the days they may mean, first and last included.

    `notes` says what had to be added to the words, such as a year. `deadline` says that the words
    name only the last day ("by X"): the first is that of the question, and a rule is judged on
    the last alone (`first_stated`).

    Raises:
        ValueError: `latest` lies before `earliest`.

    >>> VagueDate("early April 2019", date(2019, 4, 1), date(2019, 4, 10)).is_exact
    False
    """

    words: str
    earliest: date
    latest: date
    notes: tuple[str, ...] = ()
    deadline: bool = False

    def __attrs_post_init__(self) -> None:
        """Refuse a window that ends before it begins."""
        if self.latest < self.earliest:
            raise ValueError(f'{quoted(self.words)}: {_backwards(self.earliest, self.latest)}')

    @property
    def first_stated(self) -> date:
        """Return the first day that the words state; a deadline states only its last."""
        return self.latest if self.deadline else self.earliest

    @property
    def is_exact(self) -> bool:
        """Return whether the words mean one day."""
        return self.earliest == self.latest

    def to_json(self) -> dict[str, str]:
        """Return `words`, `earliest` and `latest` as plain values, the days in ISO form."""
        return {"words": self.words, "earliest": self.earliest.isoformat(),
                "latest": self.latest.isoformat()}


def one_day(words: str | date) -> date | None:
    """
    Return the one day that *words* name by themselves, however it is written; else nothing.

    >>> print(one_day("Wednesday 1 July 2020"), one_day("2020-07-01"), one_day("1 July"))
    2020-07-01 2020-07-01 None
    >>> print(one_day("July 2020"), one_day("by 1 July 2020"), one_day("some day"))
    None None None
    """
    try:
        window = read_vague_date(words, as_of=_ANY_DAY)
    except ValueError:
        return None
    exact = window.is_exact and not window.deadline and not window.notes
    return window.earliest if exact else None


def read_vague_date(
    words: str | date, *, as_of: date, written: date | None = None, thirds: Thirds | None = None
) -> VagueDate:
    """
    Return the window of days that *words* mean.

    Case, hyphens, extra spaces and "the", "in", "on", "of" do not matter.

    Args:
        words: The words of a paper, or a day.
        as_of: The day of the question, from which "by X" runs. If it lies after the last day
            of X, "by X" is that last day alone; "before X" ends on the eve of X.
        written: The paper's date, by default *as_of*. A missing year makes the first such time
            whose last day is on or after it, over the turn of a year if need be, and `notes`
            says so.
        thirds: What early, mid and late mean; by default 1st to 10th, 11th to 20th, 21st on.

    Raises:
        TypeError: *words* is a `datetime`, or neither a date nor text.
        ValueError: The words are not understood, or name no day that exists.

    >>> early = read_vague_date("early April 2019", as_of=date(2019, 3, 8))
    >>> print(early.earliest, early.latest)
    2019-04-01 2019-04-10
    >>> read_vague_date("by mid-May", as_of=date(2019, 3, 8)).notes
    ('no year was given: read as 2019, the first such time on or after 8 March 2019',)
    >>> read_vague_date("by mid-May", as_of=date(2019, 3, 8)).deadline
    True
    """
    if type(words) is date:
        return VagueDate(words.isoformat(), words, words)
    if not isinstance(words, str):
        raise TypeError(
            f"a date is a datetime.date or words, not {type(words).__name__}: {words!r}")
    bound, _, rest = (text := _plain(words)).partition(" ")
    bounded = bound in ("by", "before")
    try:
        first, last, notes = _window(
            rest if bounded else text, written or as_of, thirds or Thirds())
    except ValueError as refused:
        raise ValueError(f'{quoted(words)}: {refused}') from None
    if bounded:
        last = last if bound == "by" else first - timedelta(days=1)
        first = min(as_of, last)
    return VagueDate(words, first, last, notes, bounded)


def with_year(words: str, written: date) -> str:
    """
    Return *words* with the year that they are read with in a paper *written* on that day.

    Words that give their year stay as they are. `ValueError` if they are not understood.

    >>> with_year("mid-May", date(2019, 6, 7)), with_year("mid-May 2019", date(2019, 6, 7))
    ('mid-May 2020', 'mid-May 2019')
    >>> with_year("between December and January", date(2019, 6, 7))
    'between December 2019 and January 2020'
    """
    read = read_vague_date(words, as_of=written)
    last = read.latest.year
    dated = (f"{before} {year}" for year in (last, last + 1, last - 1)
             for before in (words, words.replace(" and ", f" {year - 1} and ")))
    return next((one for one in dated if read.notes and _mean_alike(one, read, written)), words)


def _mean_alike(words: str, read: VagueDate, written: date) -> bool:
    """Return whether *words* mean the same days as what is *read* already."""
    try:
        other = read_vague_date(words, as_of=written)
    except ValueError:
        return False
    return (other.earliest, other.latest) == (read.earliest, read.latest)


def _plain(words: str) -> str:
    """Return *words* in small letters, ISO days written out, without hyphens and empty words."""
    spelled = _ISO.sub(
        lambda found: f"{found[3] or ''} {MONTHS[int(found[2]) - 1]} {found[1]}", words)
    plain = re.sub(r"[\s,-]+", " ", spelled.casefold()).split()
    return " ".join(word for word in plain if word not in ("the", "in", "on", "of"))


def _window(text: str, written: date, thirds: Thirds) -> tuple[date, date, tuple[str, ...]]:
    """Return the first and last day of a span or a single phrase, and what was added."""
    if not text:
        raise ValueError(f"nothing is written. Write {UNDERSTOOD}.")
    phrases: tuple[str, ...] = (text,)
    gap = True
    for pattern, may_have_gap in _SPANS:
        if found := pattern.fullmatch(text):
            phrases, gap = found.groups(), may_have_gap
            break
    parts = [_split_year(phrase) for phrase in phrases]
    stated = next((year for _, year in parts if year), None)
    problem = ValueError()
    # Without a year: the last may still reach into this one, a 29 February be eight years away.
    for year in (stated,) if stated else range(written.year - 1, written.year + 9):
        try:
            ends = [days_of_phrase(body, own or year, thirds) for body, own in parts]
            if not stated and ends[-1][1] < ends[0][0]:  # A span over the turn of the year.
                ends[-1] = days_of_phrase(parts[-1][0], year + 1, thirds)
            first, last = _joined(ends, gap)
        except ValueError as refused:
            problem = refused if stated or year <= written.year else problem
            continue
        if stated or last >= written:
            for (body, _), (day, _) in zip(parts, ends, strict=True):
                check_weekday(body, day)
            since = f"{written.day} {spoken_month(written)}"
            years = " to ".join(dict.fromkeys((str(year), str(ends[-1][0].year))))
            added = f"no year was given: read as {years}, the first such time on or after {since}"
            return first, last, () if stated else (added,)
    raise problem


def _joined(ends: list[tuple[date, date]], gap: bool) -> tuple[date, date]:
    """Return the first day of the first phrase and the last day of the last, in that order."""
    (first, until), (since, last) = ends[0], ends[-1]
    if since < first or last < until:
        raise ValueError(_backwards(first, last))
    if not gap and since > until + timedelta(days=1):
        raise ValueError(f'the days between {until} and {since} may be meant or not. Write '
                         '"between A and B" if they are.')
    return first, last


def _backwards(first: date, last: date) -> str:
    return (f"runs from {first} back to {last}. Name the earlier time first, each with its year.")


def _split_year(text: str) -> tuple[str, int | None]:
    """Return a phrase without its year, and the year at its end if it has one."""
    found = _WITH_YEAR.fullmatch(text)
    return (found[1], int(found[2])) if found else (text, None)
