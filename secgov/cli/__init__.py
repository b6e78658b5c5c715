"""Floor 6: the command line. It reads the clock, the words and the files; nothing below does."""
