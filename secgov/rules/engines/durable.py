"""
The engine on durable-rules 2.0.28, by the one pattern of it that proved dependable.

A `Ruleset` without a Host (so no thread is started and no register of names is shared), its
definition generated with our rule ids as keys; facts, never events; rules on one fact alone; each
round one flat fact in a session of its own, deleted whatever happens; actions that only record;
a rule that always matches, which proves that the library went through to the end; and a look at
the key under which it hides what an action raised. It decides nothing and holds nothing between
two questions. What it could not do safely, `checking` refuses before it gets here.

The library compares the names of properties and sessions by a 32-bit hash alone. Facts are
therefore sent under names of one letter and a number, among which a test finds no collision, and
a lock lets one session live at a time. It never frees a rule set, so one is made for each book
and kept.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from threading import Lock
from types import MappingProxyType
from typing import Any, Final

import attrs

from secgov.rules.engines.chaining import chained
from secgov.rules.engines.port import EngineFault, EngineUnavailable, Selections
from secgov.rules.engines.values import Outcome, Selection, Value

__all__ = ["DurableEngine", "fact_names", "why_unavailable"]

_CATCH_ALL: Final = "_catch-all"
_ALWAYS: Final = "a"
_LAST_PYTHON: Final = (3, 12)
_CODES: Final = MappingProxyType({
    "113": "too many conditions of several values in one rule",
    "202": "a value that it cannot hold", "302": "too many properties",
    "303": "too many rules or conditions",
})


def why_unavailable(
    error: ImportError, python: tuple[int, int], compiler: str | None
) -> str:
    """
    Return why durable-rules cannot be used, and what to do.

    Args:
        error: What importing it raised.
        python: The version of the interpreter.
        compiler: Where a C compiler is, or None.

    >>> print(why_unavailable(ImportError(), (3, 13), None))
    durable-rules does not import on Python 3.13; use the direct engine or Python 3.11/3.12.
    """
    version = ".".join(map(str, python))
    if python > _LAST_PYTHON:
        return (f"durable-rules does not import on Python {version}; use the direct engine or "
                "Python 3.11/3.12.")
    if (error.name or "").split(".")[0] != "durable":
        return (f"durable-rules is installed and does not import ({error}). Install it again with "
                'pip install --force-reinstall "secgov[durable]", or use the direct engine.')
    needs = "" if compiler else (
        f" It is compiled when it is installed, and there is no C compiler here: first install "
        f"one (Debian or Ubuntu: apt-get install gcc python{version}-dev).")
    return ('the durable engine needs durable-rules, which is not installed: pip install '
            f'"secgov[durable]".{needs} The direct engine gives the same answers without it.')


def fact_names(count: int) -> tuple[str, ...]:
    """Return the names under which the library is told of *count* facts."""
    return tuple(f"f{number}" for number in range(count))


def _library() -> Any:
    """Return the module of the library, which is looked for only when this engine is asked for."""
    try:
        return import_module("durable.engine")
    except ImportError as error:
        compiler = next(filter(None, map(shutil.which, ("cc", "gcc", "clang"))), None)
        raise EngineUnavailable(
            why_unavailable(error, sys.version_info[:2], compiler), name=error.name) from error


@attrs.frozen
class DurableEngine:
    """
    Matches with durable-rules.

    Raises:
        EngineUnavailable: The library cannot be used here; the message says why.
    """

    name: str = attrs.field(default="durable", init=False)

    def __attrs_post_init__(self) -> None:
        """Say at once where the library cannot be used."""
        _library()

    def run(self, selections: Selections, facts: Mapping[str, Value]) -> Outcome:
        """
        Return what follows from *facts*.

        Raises:
            UnusableInput: *facts* do not fit the book.
            EngineFault: The library failed, or did not go through to the end.
        """
        return chained(selections, facts, _compiled(selections).matching)


@cache
def _compiled(selections: Selections) -> _Compiled:
    """Return the rule set of *selections*; the library never frees one, so it is made once."""
    return _Compiled(_library().Ruleset, selections)


class _Compiled:
    """A rule set of the library, with the record that its actions write."""

    def __init__(self, ruleset: Callable[[str, None, dict[str, Any]], Any],
                 selections: Selections) -> None:
        self._names = dict(zip((fact.name for fact in selections.facts),
                               fact_names(len(selections.facts)), strict=True))
        self._lock = Lock()
        self._recorded: list[str] = []
        self._sessions = 0
        rules = {rule.rule: self._rule(rule.rule, self._pattern(rule))
                 for rule in selections.rules}
        rules[_CATCH_ALL] = self._rule(_CATCH_ALL, {_ALWAYS: 1})
        try:
            self._ruleset = ruleset(selections.name, None, rules)
        except Exception as error:
            raise _fault(selections.name, error) from error
        self._book = selections.name

    def _pattern(self, rule: Selection) -> dict[str, Any]:
        """Return the pattern of one flat fact that meets every condition of *rule*."""
        parts: list[dict[str, Any]] = []
        for one in rule.when:
            name = self._names[one.fact]
            values = [{name: value} for value in one.is_one_of]
            parts.append(values[0] if len(values) == 1 else {"$or": values})
        return parts[0] if len(parts) == 1 else {"$and": parts}

    def _rule(self, name: str, pattern: dict[str, Any]) -> dict[str, Any]:

        def record(_closure: object) -> None:
            self._recorded.append(name)

        return {"all": [{"m": pattern}], "run": record}

    def matching(self, known: Mapping[str, Value]) -> frozenset[str]:
        """Return the rules that the facts *known* meet, asked in a session of its own."""
        with self._lock:
            self._sessions += 1
            session = str(self._sessions)
            self._recorded.clear()
            errors: list[object] = []
            fact = {"sid": session, "id": "1", _ALWAYS: 1}
            fact.update((self._names[name], value) for name, value in known.items())
            try:
                try:
                    handle = self._ruleset.assert_fact(fact)
                    self._ruleset.do_actions(handle, lambda error, _state: errors.append(error))
                    errors.append(self._ruleset.get_state(session).get("exception"))
                finally:
                    self._ruleset.delete_state(session)
            except Exception as error:
                raise _fault(self._book, error) from error
            found = frozenset(self._recorded)
        self._refuse(found, errors)
        return found - {_CATCH_ALL}

    def _refuse(self, found: frozenset[str], errors: list[object]) -> None:
        """Refuse an answer that the library did not bring to its end."""
        failed = next((error for error in errors if error), None)
        if failed is not None:
            raise _fault(self._book, failed)
        if _CATCH_ALL not in found:
            raise _fault(self._book, "the rule that always matches did not fire")


def _fault(book: str, error: object) -> EngineFault:
    """Return what went wrong in the library, a bare code of it put in words."""
    text = str(error) or getattr(error, "message", "") or type(error).__name__
    words = next((f" ({says})" for code, says in _CODES.items() if text.endswith(code)), "")
    return EngineFault(f"durable-rules failed on {book}: {text}{words}. Use the direct engine, and "
                       "report the case.")
