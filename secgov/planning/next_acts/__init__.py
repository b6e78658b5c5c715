"""What may happen next to a modification, and what nearly may."""
