"""On which numbers that nobody has verified do the verdicts hang?"""
