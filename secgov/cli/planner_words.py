"""The words of the planner's commands: promises, duties, work, decisions, and what moved."""

from __future__ import annotations

from secgov.cli.command_words import Declare
from secgov.cli.word_readers import capacity_of, counted_of, known_day_of, seed_of

__all__ = ["add_planner_commands"]


def add_planner_commands(command: Declare) -> None:
    """Declare the commands of the planner with their words."""
    _progress(command)
    _due(command)
    _load_and_decide(command)
    _diff(command)
    _gaps(command)
    _portfolio(command)


def _progress(command: Declare) -> None:
    progress = command(
        "progress", "hold what a paper promised against what happened",
        "secgov progress march.toml --history acts.csv --as-of 2019-12-31")
    progress.add_argument("file", metavar="FILE", help="a timetable: .toml, .csv or .xlsx")
    progress.add_argument("--history", metavar="FILE", required=True,
                          help="what happened: a history (.csv with a column act)")
    progress.add_argument("--made", metavar="DAY", type=known_day_of,
                          help="the day on which the promises were made (default: the paper's)")


def _due(command: Declare) -> None:
    due = command("due", "list who must do what by when",
                  "secgov due march.toml --from 2019-03-08 --days 20 --who secas")
    due.add_argument("file", metavar="FILE", help="a timetable: .toml, .csv or .xlsx")
    due.add_argument("--from", metavar="DAY", dest="start", type=known_day_of,
                     help="the first day (default: the day of --as-of)")
    due.add_argument("--days", metavar="N", type=counted_of,
                     help="how many Working Days after it the last day is (default: 20)")
    due.add_argument("--who", metavar="{secas,dcc,proposer,panel,party}",
                     help="only what this body, or another by its code, does or takes part in")
    due.add_argument("--modification", metavar="ID", help="only what is about this one")


def _gaps(command: Declare) -> None:
    gaps = command("gaps", "rank the unverified numbers by how many verdicts hang on each",
                   "secgov gaps examples/secp_66_1503_12.toml --as-of 2019-03-08")
    gaps.add_argument("file", metavar="FILE", help="a timetable: .toml, .csv or .xlsx")


def _load_and_decide(command: Declare) -> None:
    load = command("load", "count the DCC's work in hand, week by week",
                   "secgov load examples/secp_66_1503_12.toml --as-of 2019-03-08 --capacity 6")
    decide = command("decide", "say what follows if each recommendation is agreed or not",
                     "secgov decide examples/secp_66_1503_12.toml --as-of 2019-03-08")
    for one in (load, decide):
        one.add_argument("file", metavar="FILE", help="a timetable: .toml, .csv or .xlsx")
    load.add_argument("--capacity", metavar="N", type=capacity_of,
                      help="how many pieces of work the DCC can have in hand in a week")


def _diff(command: Declare) -> None:
    diff = command("diff", "show what has changed between two timetables, and what it does",
                   "secgov diff march.toml april.toml --as-of 2019-04-05")
    diff.add_argument("file", metavar="BEFORE", help="the earlier timetable")
    diff.add_argument("later", metavar="AFTER", help="the later one: .toml, .csv or .xlsx")


def _portfolio(command: Declare) -> None:
    portfolio = command(
        "portfolio", "plan all modifications together: agendas, what waits, the DCC's work",
        "secgov portfolio examples/secp_66_1503_12.toml --capacity 6 --as-of 2019-03-08")
    portfolio.add_argument("file", metavar="FILE", help="a timetable: .toml, .csv or .xlsx")
    portfolio.add_argument("--capacity", metavar="N", type=capacity_of,
                           help="how many pieces of work the DCC can have in hand (default: "
                                "nothing is staggered)")
    portfolio.add_argument("--seed", metavar="N", type=seed_of,
                           help="another number may give another staggering (default: 0)")
