"""
Write `secgov/calendar/bank_holiday_days.py` from the cited tables beside it.

Run it after a change of `secgov/calendar/data/bank_holidays.csv` or of the announcements:
`python tools/generate_bank_holiday_days.py`. A test holds the two against each other.
"""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

CALENDAR = Path(__file__).resolve().parent.parent / "secgov" / "calendar"


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of one table of the calendar's data."""
    with (CALENDAR / "data" / name).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def literal(name: str, kind: str, lines: list[str]) -> str:
    """Return the source of one literal tuple."""
    body = "".join(f"    {line},\n" for line in lines)
    return f"{name}: Final[{kind}] = (\n{body})\n"


def module() -> str:
    """Return the text of the generated module."""
    regular = [date.fromisoformat(row["date"]) for row in rows("bank_holidays.csv")]
    by_year: dict[int, list[int]] = {}
    for day in regular:
        by_year.setdefault(day.year, []).append(day.toordinal())
    known = [
        f"({date.fromisoformat(row['date']).toordinal()}, {row['effect'] == 'added'}, "
        f"{date.fromisoformat(row['announced']).toordinal()})"
        for row in rows("bank_holiday_announcements.csv")
    ]
    return (
        '"""Generated from the tables in `data/` by '
        '`tools/generate_bank_holiday_days.py`; do not edit."""\n\n'
        "from __future__ import annotations\n\nfrom typing import Final\n\n"
        f'__all__ = ["FIRST_YEAR", "LAST_YEAR", "ONE_OFFS", "REGULAR"]\n\n'
        f"FIRST_YEAR: Final = {min(by_year)}\nLAST_YEAR: Final = {max(by_year)}\n\n"
        "# Ordinals of the bank holidays that fall on a weekday, a line a year.\n"
        + literal("REGULAR", "tuple[int, ...]",
                  [", ".join(map(str, by_year[year])) for year in sorted(by_year)])
        + "\n# One-off changes: ordinal, added (else removed), ordinal of the announcement.\n"
        + literal("ONE_OFFS", "tuple[tuple[int, bool, int], ...]", known)
    )


if __name__ == "__main__":
    (CALENDAR / "bank_holiday_days.py").write_text(module(), encoding="utf-8")
