"""What changes: if something is supposed or decided, since a day, between two papers."""
