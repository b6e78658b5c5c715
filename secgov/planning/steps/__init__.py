"""What a question stands on: the stated steps on their days, what is found, and by which norm."""
