"""Process governance for the Smart Energy Code."""
