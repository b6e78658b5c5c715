"""The words of the command line: commands, options, and how each kind of word is read."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NoReturn

from secgov.cli.command_words import NEEDS_MODIFICATION, add_commands
from secgov.cli.output import write_stream
from secgov.cli.planner_words import add_planner_commands
from secgov.cli.word_readers import Unread, WrongWords, known_day_of, short
from secgov.errors import closest
from secgov.version import VERSION

__all__ = ["parser", "read_words"]

_CHOICE: Final = re.compile(r"invalid choice: '(.*)' \(choose from (.*)\)$", re.DOTALL)
_EPILOG: Final = """\
exit status: 0 nothing wrong; 1 faults found, or the release is missed; 2 unusable input or words
"""

_EXAMPLE: Final = "example: "


class _Parser(argparse.ArgumentParser):
    """A parser that raises what is wrong, with a suggestion, instead of leaving the process."""

    def add_argument(self, *names: str, **keys: Any) -> argparse.Action:
        """Add a word; what is wrong with it is kept, so that all wrong words are told at once."""
        if "type" in keys:
            name = "/".join(one for one in names if one.startswith("-")) or keys["metavar"]
            keys["type"] = Unread.unless(keys["type"], name)
        return super().add_argument(*names, **keys)

    def error(self, message: str) -> NoReturn:
        found = _CHOICE.search(message)
        if found:
            choices = re.findall(r"[\w-]+", found[2])
            message = (f'{message[:found.start()]}"{short(found[1])}" is not known: '
                       f"{closest(short(found[1]), choices)}")
        example = (self.epilog or "").partition("\n")[0]
        if "are required" in message and example.startswith(_EXAMPLE):
            message = f"{message}. Add what is missing, as in: {example.removeprefix(_EXAMPLE)}"
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
        "--as-of", type=known_day_of, metavar="DAY",
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
            epilog=f"{_EXAMPLE}{example}\n{_EPILOG}",
            formatter_class=argparse.RawDescriptionHelpFormatter)

    add_commands(command)
    add_planner_commands(command)
    return main, commands.choices


def read_words(words: Sequence[str] | None) -> argparse.Namespace:
    """
    Return what *words* say (those of the process if None); absent options have no attribute.

    Raises:
        WrongWords: A word is not known, missing, one too many, or of the wrong kind; all words
            that are known but say something wrong are told at once.
    """
    main, commands = _parsers()
    found, unknown = main.parse_known_args(words)
    wrong = [one.says for one in vars(found).values() if isinstance(one, Unread)]
    wrong += _unknown(unknown[:1], found.command, commands[found.command])
    if found.command in NEEDS_MODIFICATION and not hasattr(found, "modification"):
        wrong.append(f"{found.command} needs --modification, which is missing. Say which one, "
                     "as in --modification SECMP0062.")
    if wrong:
        raise WrongWords("\n".join((
            *wrong, f"`secgov {found.command} --help` shows the words.")), found)
    return found


def _unknown(
    words: Sequence[str], command: str, parser_of_it: argparse.ArgumentParser
) -> Iterator[str]:
    """Yield of each word that *command* does not take what to do instead."""
    for one in words:
        word = short(one.partition("=")[0])
        mend = "leave it out, or put a name of several words in quotes"
        if word.startswith("-"):
            mend = closest(word, _options_of(parser_of_it))
        yield f'{command} does not take "{word}": {mend}'


def _options_of(command: argparse.ArgumentParser) -> tuple[str, ...]:
    """Return the options of *command*, as its own help shows them."""
    return tuple(dict.fromkeys(re.findall(r"(?<=  |, )--?[a-z][a-z-]*", command.format_help())))
