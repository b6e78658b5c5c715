"""Answers in words: text, Markdown, and the published schemas of the JSON."""
