"""Questions without a timetable: a count of days, the year, a rule."""
