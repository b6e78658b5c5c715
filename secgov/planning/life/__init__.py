"""The life of a modification: its state from its acts, and acts taken or refused."""
