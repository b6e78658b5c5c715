"""Imports go down only."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.house import modules

# From low to high; a module may import from its own floor and from those below.
FLOORS = ("ground", "calendar", "model", "rules", "planning", "reports", "cli")
# The rooms of the floor of planning, likewise: one question or one mechanism each.
ROOMS = ("steps", "network", "checking", "life", "records", "next_acts", "replays", "routes",
         "lookups", "outlooks", "gaps", "promises", "changes", "portfolios")
GROUND = frozenset({"errors", "citation", "explanation", "effective", "version", "receipt",
                    "wording"})
# The public door hands out names of every floor and stands on none.
DOORS = frozenset({"secgov", "secgov.__main__"})
HOME_OF_DURABLE = "secgov.rules.engines.durable"


def floor(module: str) -> int | None:
    """Return the floor that *module* of secgov stands on, or None for one that has no floor."""
    room = module.split(".")[1] if "." in module else ""
    room = "ground" if room in GROUND else room
    return FLOORS.index(room) if room in FLOORS else None


def room(module: str) -> int:
    """Return which room of planning *module* is in, or -1 for one that is in none."""
    _, *names = module.split(".")
    return ROOMS.index(names[1]) if names[:1] == ["planning"] and names[1:2] and (
        names[1] in ROOMS) else -1


def called_with_a_name(call: ast.Call) -> str | None:
    """Return the module that `import_module("...")` or `__import__("...")` asks for."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name in {"import_module", "__import__"} and call.args:
        asked = call.args[0]
        if isinstance(asked, ast.Constant) and isinstance(asked.value, str):
            return asked.value
    return None


def imports(source: str, module: str, *, is_package: bool = False) -> Iterator[tuple[int, str]]:
    """Yield the line and the full name of everything that *source* imports, wherever it does."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                up = node.level - 1 if is_package else node.level
                parts = module.split(".")[: len(module.split(".")) - up]
                base = ".".join((*parts, base)) if base else ".".join(parts)
            for alias in node.names:
                yield node.lineno, f"{base}.{alias.name}"
        elif isinstance(node, ast.Call) and (asked := called_with_a_name(node)):
            yield node.lineno, asked


def faults(source: str, module: str, *, is_package: bool = False) -> list[str]:
    """Return one sentence for each import of *module* that the house does not allow."""
    found = []
    here = floor(module)
    if here is None and module not in DOORS:
        found.append(f"{module} stands on no floor; put it in one of {', '.join(FLOORS)}")
    for line, target in imports(source, module, is_package=is_package):
        place = f"{module}, line {line}"
        if target.split(".")[0] == "durable" and module != HOME_OF_DURABLE:
            found.append(f"{place}: imports {target}; only {HOME_OF_DURABLE} may")
        if target.split(".")[0] != "secgov" or module in DOORS or here is None:
            continue
        there = floor(target)
        if there is None:
            found.append(f"{place}: imports {target} by the public door; name the module it is in")
        elif there > here:
            found.append(
                f"{place}: {FLOORS[here]} imports {target}, which is above it on {FLOORS[there]}"
            )
        elif there == here and room(target) > room(module):
            found.append(f"{place}: imports {target}, whose room comes after its own in {ROOMS}")
    return found


class TestFloors:
    """design.md section 2: "Imports go down only; a test proves it"."""

    def test_no_module_imports_from_above(self):
        found = [
            fault
            for module, path in modules().items()
            for fault in faults(
                path.read_text("utf-8"), module, is_package=path.name == "__init__.py"
            )
        ]

        assert [] == found, "\n".join(found)


    def test_every_module_of_planning_is_in_a_room(self):
        assert [] == [module for module in modules()
                      if module.startswith("secgov.planning.") and room(module) < 0]


class TestTheCheckItself:
    """A check that lets everything pass would pass too."""

    @pytest.mark.parametrize(
        ("module", "source"),
        [
            ("secgov.calendar.series", "from secgov.model import bodies"),
            ("secgov.calendar.series", "import secgov.rules.rulebook"),
            ("secgov.calendar.series", "from ..model.bodies import Panel"),
            ("secgov.calendar.series", "from .. import model"),
            ("secgov.errors", "def late():\n    from secgov.calendar import counting"),
            ("secgov.model.acts", "import_module('secgov.planning.outlooks.outlook')"),
            ("secgov.reports.text", "from secgov.cli.main import run"),
            ("secgov.reports.text", "from secgov import check"),
            ("secgov.reports.text", "import secgov"),
            ("secgov.planning.steps.cases", "from secgov.planning.network import runs"),
            ("secgov.attic.box", ""),
            ("secgov.rules.engines.direct", "from durable.engine import Ruleset"),
            ("secgov.rules.engines.direct", "importlib.import_module('durable')"),
            ("secgov", "import durable.lang"),
        ],
    )
    def test_refuses(self, module, source):
        assert 1 == len(faults(source, module))

    @pytest.mark.parametrize(
        ("module", "source"),
        [
            ("secgov.calendar.series", "from secgov.calendar.counting import notice"),
            ("secgov.calendar.series", "from .counting import notice"),
            ("secgov.calendar.series", "from ..errors import SecgovError"),
            ("secgov.cli.main", "from secgov.planning import outlooks\nimport calendar"),
            ("secgov.planning.network.runs", "from secgov.planning.steps.cases import Case"),
            ("secgov.errors", "import attrs\nfrom difflib import get_close_matches"),
            ("secgov", "import_module('secgov.planning.outlooks.outlook')"),
            ("secgov.__main__", "from secgov.cli.main import run"),
            ("secgov.rules.engines.durable", "from durable.engine import Ruleset"),
        ],
    )
    def test_allows(self, module, source):
        assert [] == faults(source, module)

    def test_a_package_counts_its_dots_from_itself(self):
        assert [] == faults("from .series import Series", "secgov.calendar", is_package=True)
        assert 1 == len(faults("from ..model import acts", "secgov.calendar", is_package=True))
