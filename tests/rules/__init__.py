"""The rules: one class a rule."""
