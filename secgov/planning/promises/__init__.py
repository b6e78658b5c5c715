"""What was promised, what became of it, and what is due by whom."""
