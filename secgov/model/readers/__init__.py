"""From the text of minutes or of a paper to the timetable that it proposes."""
