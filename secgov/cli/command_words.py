"""The words of each command: what it takes, and how its help says so."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Final, TypeAlias

from secgov.calendar.bank_holidays import KNOWN_FROM, KNOWN_THROUGH, PROJECTED_THROUGH
from secgov.calendar.counting import Counting
from secgov.calendar.working_days import Roll
from secgov.citation import Evidence, Force, Severity
from secgov.cli.word_readers import known_day_of, year_of

__all__ = ["NEEDS_MODIFICATION", "Declare", "add_commands"]

Declare: TypeAlias = Callable[[str, str, str], argparse.ArgumentParser]
"""What makes the parser of one command from its name, what it does, and an example."""

NEEDS_MODIFICATION: Final = frozenset({"outlook", "next"})


def add_commands(command: Declare) -> None:
    """Declare every command with its words."""
    check = command("check", "find every fault of a timetable",
                    "secgov check examples/secp_66_1503_12.toml --as-of 2019-03-08")
    plan = command("plan", "show the earliest and latest day of each step",
                   "secgov plan examples/secp_66_1503_12.toml --as-of 2019-03-08")
    outlook = command(
        "outlook", "say whether a modification makes a release",
        "secgov outlook examples/secp_66_1503_12.toml --modification SECMP0053 "
        '--release "November 2019"')
    for one in (check, plan, outlook):
        one.add_argument("file", metavar="FILE", help="a timetable: .toml, .csv or .xlsx")
        one.add_argument("--what-if", metavar="WORDS", action="append",
                         help='suppose something, as in "step SECMP0062:change-board 2019-05-22" '
                              'or "parameter impact-assessment.timescale 20"; may be repeated')
    outlook.add_argument("--modification", metavar="ID", help="such as SECMP0062; must be given")
    outlook.add_argument("--release", metavar="NAME",
                         help='such as "November 2019" (default, or "earliest": each coming one in '
                              "turn)")
    outlook.add_argument("--since", metavar="DAY", type=known_day_of,
                         help="say how the answer changed since this earlier day, and by what")
    command("calendar", "list the meetings and releases of a year",
            "secgov calendar 2019 --as-of 2019-03-08").add_argument(
                "year", metavar="YEAR", type=year_of, help=f"a year from {KNOWN_FROM.year} to "
                f"{PROJECTED_THROUGH.year}; bank holidays are sourced to {KNOWN_THROUGH.year} and "
                "projected after it")
    days = command("days", "count Working Days: N before DAY, N after DAY, or between DAY DAY",
                   "secgov days 10 before 2019-05-01")
    days.usage = ("secgov days N {before,after} DAY [options]\n"
                  "       secgov days between DAY DAY [options]")
    days.add_argument("first", metavar="N", help="how many Working Days, or the word between")
    days.add_argument("second", metavar="{before,after}", help="which way, or the earlier day")
    days.add_argument("third", metavar="DAY", help="a day such as 2019-05-01")
    days.add_argument("--counting", choices=[one.value for one in Counting],
                      help="which ends count (default: notice for before, else exclude-first)")
    days.add_argument("--roll", choices=[Roll.FORWARD.value, Roll.BACKWARD.value],
                      help="where 0 Working Days from a day that is none goes")
    command("rule", "show a rule, with its number, source, page and test",
            "secgov rule X-REF-03").add_argument(
                "name", metavar="NAME",
                help="a rule id, register id, clause, parameter or document")
    rules = command("rules", "list the rules", "secgov rules --severity fault")
    rules.add_argument("--force", choices=[one.value for one in Force], type=str.upper)
    rules.add_argument("--evidence", choices=[one.value for one in Evidence], type=str.lower)
    rules.add_argument("--severity", choices=[one.value for one in Severity], type=str.lower)
    rules.add_argument("--topic", metavar="TOPIC", help="such as meetings or implementation")
    route = command("route", "say which routes and paths are open to a proposal",
                    "secgov route proposal.toml --as-of 2020-03-13")
    route.add_argument("file", metavar="FILE", help="the facts of a proposal: .toml")
    route.add_argument("--engine", metavar="{direct,durable}",
                       help="what applies the rules; both answer alike (default: direct)")
    read = command("read", "propose a timetable from the text of minutes or of a paper",
                   "secgov read minutes CSC_12_2502.txt -o csc_12_2502.toml")
    read.add_argument("kind", metavar="{minutes,paper}", choices=("minutes", "paper"),
                      help="which layout the document has")
    read.add_argument("file", metavar="FILE", help="the document as text in UTF-8")
    following = command("next", "show what may happen next to a modification, and why not else",
                        "secgov next histories.csv --modification MP112 --as-of 2020-04-10")
    following.add_argument("file", metavar="FILE",
                           help="a history (.csv with a column act), or a timetable")
    following.add_argument("--modification", metavar="ID",
                           help="such as MP112; must be given")
    replay = command("replay", "run recorded histories through the rules",
                     "secgov replay histories.csv --modifications modifications.csv")
    replay.add_argument("file", metavar="FILE", help="a history: .csv")
    for one in (following, replay):
        one.add_argument("--modifications", metavar="FILE",
                         help="what is known beside the acts: path, Proposer, title (.csv)")
    replay.add_argument("--complete", nargs="?", const="", metavar="IDS",
                        help="nothing is missing from these records, as in MP112,MP127 (alone: "
                             "from any)")
