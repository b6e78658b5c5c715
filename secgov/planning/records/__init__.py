"""What the record of one modification shows: its facts, its course, its path."""
