"""Is this timetable sound? Each family of rules finds what breaks it."""
