"""The two papers as data, checked statement by statement."""
