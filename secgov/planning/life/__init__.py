"""The life of a modification: what may happen next, acts taken or refused, records replayed."""
