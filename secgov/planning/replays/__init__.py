"""Recorded histories held against the rules: what contradicts them and what is lacking."""
