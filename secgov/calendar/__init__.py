"""Floor 1: days. Working Days, notice, meeting series, releases and vague dates."""
