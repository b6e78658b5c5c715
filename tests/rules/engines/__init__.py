"""The engines, one against what it promises, and both against each other."""
