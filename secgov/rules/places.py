"""One hop from a rule to its page and its test: the places follow from its topic and id."""

from __future__ import annotations

from secgov.rules.rule import Rule

__all__ = ["page_of", "test_of"]


def page_of(rule: Rule) -> str:
    """
    Return the page and anchor where *rule* is explained, as a path in the repository.

    The anchor is the rule's id; the page has one a rule.
    """
    return f"docs/rules/{rule.topic}.md#{rule.id}"


def test_of(rule: Rule) -> str:
    """Return the test class that proves *rule*, as a path that pytest takes."""
    words = rule.id.replace(".", "-").split("-")
    name = "".join(word.capitalize() for word in words)
    return f"tests/rules/test_{rule.topic}.py::Test{name}"
