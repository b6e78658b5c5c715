"""The rule engine port and its two engines, which give equal answers."""
