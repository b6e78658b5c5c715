"""The words of the planner's commands: promises, duties, work, decisions, and what moved."""

from __future__ import annotations

from secgov.cli.command_words import Declare

__all__ = ["add_planner_commands"]


def add_planner_commands(command: Declare) -> None:
    """Declare the commands of the planner with their words."""
    gaps = command("gaps", "rank the unverified numbers by how many verdicts hang on each",
                   "secgov gaps examples/secp_66_1503_12.toml --as-of 2019-03-08")
    gaps.add_argument("file", metavar="FILE", help="a timetable: .toml, .csv or .xlsx")
