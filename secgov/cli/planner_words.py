"""The words of the planner's commands: promises, duties, work, decisions, and what moved."""

from __future__ import annotations

from secgov.cli.command_words import Declare
from secgov.cli.word_readers import known_day_of

__all__ = ["add_planner_commands"]


def add_planner_commands(command: Declare) -> None:
    """Declare the commands of the planner with their words."""
    _progress(command)


def _progress(command: Declare) -> None:
    progress = command(
        "progress", "hold what a paper promised against what happened",
        "secgov progress march.toml --history acts.csv --as-of 2019-12-31")
    progress.add_argument("file", metavar="FILE", help="a timetable: .toml, .csv or .xlsx")
    progress.add_argument("--history", metavar="FILE", required=True,
                          help="what happened: a history (.csv with a column act)")
    progress.add_argument("--made", metavar="DAY", type=known_day_of,
                          help="the day on which the promises were made (default: the paper's)")
