"""The words of the planner's commands: promises, duties, work, decisions, and what moved."""

from __future__ import annotations

from secgov.cli.command_words import Declare

__all__ = ["add_planner_commands"]


def add_planner_commands(command: Declare) -> None:
    """Declare the commands of the planner with their words."""
