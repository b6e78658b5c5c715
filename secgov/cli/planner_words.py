"""The words of the planner's commands: promises, duties, work, decisions, and what moved."""

from __future__ import annotations

from secgov.cli.command_words import Declare
from secgov.cli.word_readers import capacity_of

__all__ = ["add_planner_commands"]


def add_planner_commands(command: Declare) -> None:
    """Declare the commands of the planner with their words."""
    load = command("load", "count the DCC's work in hand, week by week",
                   "secgov load examples/secp_66_1503_12.toml --as-of 2019-03-08 --capacity 6")
    decide = command("decide", "say what follows if each recommendation is agreed or not",
                     "secgov decide examples/secp_66_1503_12.toml --as-of 2019-03-08")
    for one in (load, decide):
        one.add_argument("file", metavar="FILE", help="a timetable: .toml, .csv or .xlsx")
    load.add_argument("--capacity", metavar="N", type=capacity_of,
                      help="how many pieces of work the DCC can have in hand in a week")
    diff = command("diff", "show what has changed between two timetables, and what it does",
                   "secgov diff march.toml april.toml --as-of 2019-04-05")
    diff.add_argument("file", metavar="BEFORE", help="the earlier timetable")
    diff.add_argument("later", metavar="AFTER", help="the later one: .toml, .csv or .xlsx")
