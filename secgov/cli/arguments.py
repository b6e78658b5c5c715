"""The words of the command line: commands, options, and how each kind of word is read."""

from __future__ import annotations

import argparse
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final, NoReturn

from secgov.calendar.bank_holidays import KNOWN_FROM, PROJECTED_THROUGH
from secgov.calendar.counting import Counting
from secgov.calendar.working_days import Roll
from secgov.citation import Evidence, Force, Severity
from secgov.cli.output import write_stream
from secgov.errors import SecgovError, closest
from secgov.version import VERSION

__all__ = ["WrongWords", "count_of", "day_of", "parser", "read_words"]

_ISO_DAY: Final = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CHOICE: Final = re.compile(r"invalid choice: '(.*)' \(choose from (.*)\)$", re.DOTALL)
_LONGEST_NUMBER: Final = 6
_EPILOG: Final = """\
exit status: 0 nothing wrong; 1 faults found, or the release is missed; 2 unusable input or words
"""


class WrongWords(SecgovError, ValueError):
    """The words of a command cannot be understood; the message names the word and the way out."""


class _Parser(argparse.ArgumentParser):
    """A parser that raises what is wrong, with a suggestion, instead of leaving the process."""

    def error(self, message: str) -> NoReturn:
        found = _CHOICE.search(message)
        if found:
            choices = re.findall(r"[\w-]+", found[2])
            message = (f'{message[:found.start()]}"{_short(found[1])}" is not known: '
                       f"{closest(_short(found[1]), choices)}")
        raise WrongWords(f"{message}\n`{self.prog} --help` shows the words.")

    def _print_message(self, message: str, file: Any = None) -> None:
        write_stream(message, file)


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands; each option may stand before or after the command."""
    return _parsers()[0]


def _parsers() -> tuple[argparse.ArgumentParser, Mapping[str, argparse.ArgumentParser]]:
    """Return the parser of all words, and that of each command by its name."""
    common = _Parser(add_help=False, argument_default=argparse.SUPPRESS, allow_abbrev=False)
    common.add_argument(
        "--as-of", type=_as_of, metavar="DAY",
        help="use only what was known on this day, as in 2019-03-08 (default: today)")
    common.add_argument(
        "--settings", metavar="FILE",
        help="a TOML file with adopted numbers, holidays, meetings and releases")
    common.add_argument("--format", choices=("text", "json", "markdown"),
                        help="how to write the answer (default: text)")
    common.add_argument("-o", "--output", metavar="FILE", help="write the answer to this file")
    main = _Parser(
        prog="secgov", parents=[common], allow_abbrev=False, epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        description="The Modification Process of the Smart Energy Code: what may happen next, "
                    "by when,\nand by which rule.")
    main.add_argument("--version", action="version", version=f"secgov {VERSION}")
    commands = main.add_subparsers(dest="command", metavar="COMMAND", required=True)

    def command(name: str, says: str, example: str) -> argparse.ArgumentParser:
        return commands.add_parser(
            name, help=says, description=f"{says[0].upper()}{says[1:]}.", parents=[common],
            allow_abbrev=False, argument_default=argparse.SUPPRESS,
            epilog=f"example: {example}\n{_EPILOG}",
            formatter_class=argparse.RawDescriptionHelpFormatter)

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
    outlook.add_argument("--modification", metavar="ID", help="such as SECMP0062; must be given")
    outlook.add_argument("--release", metavar="NAME",
                         help='such as "November 2019" (default, or "earliest": each coming one in '
                              "turn)")
    command("calendar", "list the meetings and releases of a year",
            "secgov calendar 2019 --as-of 2019-03-08").add_argument(
                "year", metavar="YEAR", type=_year, help="a year from 2013 to 2050")
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
    return main, commands.choices


def read_words(words: Sequence[str] | None) -> argparse.Namespace:
    """
    Return what *words* say (those of the process if None); absent options have no attribute.

    Raises:
        WrongWords: A word is not known, missing, one too many, or of the wrong kind.
    """
    main, commands = _parsers()
    found, unknown = main.parse_known_args(words)
    if unknown:
        word, command = _short(unknown[0].partition("=")[0]), found.command
        mend = "leave it out, or put a name of several words in quotes"
        if word.startswith("-"):
            mend = closest(word, _options_of(commands[command]))
        raise WrongWords(f'{command} does not take "{word}": {mend}\n'
                         f"`secgov {command} --help` shows the words.")
    if found.command in ("outlook", "next") and not hasattr(found, "modification"):
        raise WrongWords(f"{found.command} needs --modification, which is missing. Say which one, "
                         "as in --modification SECMP0062.")
    return found


def _options_of(command: argparse.ArgumentParser) -> tuple[str, ...]:
    """Return the options of *command*, as its own help shows them."""
    return tuple(dict.fromkeys(re.findall(r"(?<=  |, )--?[a-z][a-z-]*", command.format_help())))


def day_of(text: str) -> date:
    """
    Return the day that *text* writes in ISO form.

    Raises:
        WrongWords: It is written otherwise, or no such day exists.

    >>> day_of("2019-05-01")
    datetime.date(2019, 5, 1)
    """
    if not _ISO_DAY.fullmatch(text):
        raise WrongWords(f'"{_short(text)}" is no day. Write year, month and day, as in '
                         "2019-05-01.")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise WrongWords(f"{text} is no day that exists. Correct the day.") from None


def count_of(text: str) -> int:
    """
    Return the whole number that *text* writes.

    Raises:
        WrongWords: It is no whole number, negative, or more than any calendar has days.
    """
    if re.fullmatch("-[0-9]+", text):
        raise WrongWords(f"{_short(text)} Working Days cannot be counted. Write a number of 0 or "
                         'more, with "before" or "after".')
    if not re.fullmatch("[0-9]+", text):
        raise WrongWords(f'"{_short(text)}" is no number of Working Days. Write it in digits, as '
                         "in 10.")
    if len(text) > _LONGEST_NUMBER:
        raise WrongWords(f"{_short(text)} Working Days are more than any calendar has. Ask for "
                         "fewer.")
    return int(text)


def _as_of(text: str) -> date:
    try:
        day = day_of(text)
    except WrongWords as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    if not KNOWN_FROM <= day <= PROJECTED_THROUGH:
        raise argparse.ArgumentTypeError(f"{day} lies outside {KNOWN_FROM} to "
                                         f"{PROJECTED_THROUGH}. Ask as of a day within.")
    return day


def _year(text: str) -> int:
    first, last = KNOWN_FROM.year, PROJECTED_THROUGH.year
    if not re.fullmatch("[0-9]{4}", text) or not first <= int(text) <= last:
        raise argparse.ArgumentTypeError(f'"{_short(text)}" is no year with a calendar. Write one '
                                         f"from {first} to {last}.")
    return int(text)


def _short(text: str) -> str:
    """Return the beginning of *text*: nobody mends a word by reading a thousand letters of it."""
    return text if len(text) <= 40 else f"{text[:40]}..."
