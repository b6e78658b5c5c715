"""What the house refuses in every room: long files, a clock, state that changes, local paths."""

from __future__ import annotations

import ast
import re
import statistics
import subprocess
from collections.abc import Callable, Iterator

import pytest

from tests.architecture.house import ROOT, modules

LONGEST = 300
MEDIAN_BELOW = 150

# Any attribute of these names counts: a value of ours called `now` would be a clock in disguise.
CLOCKS = frozenset({"today", "now", "utcnow"})
MUTABLE_CALLS = frozenset(
    {"list", "dict", "set", "bytearray", "defaultdict", "OrderedDict", "Counter", "deque"}
)
MUTABLE_DISPLAYS = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
# Class decorators that freeze only when told to.
THAWED = frozenset(
    {"define", "mutable", "attrs", "attributes", "dataclass", "attr.s", "attr.dataclass"}
)
# The first folders of a path that exists on one machine only. In pieces, so that this file,
# which is tracked too, does not name one.
LOCAL_PATH = re.compile(
    r"(?<![\w.~*$}/-])/(?:" + "|".join(("home", "root", "Users", "work", "tmp", "mnt")) + r")/\w"
    r"|\b[A-Z]:\\" + "Users"
)


def name_of(node: ast.expr) -> str:
    """Return the dotted name of an expression such as `attrs.define`, or nothing."""
    if isinstance(node, ast.Call):
        return name_of(node.func)
    if isinstance(node, ast.Attribute):
        return f"{name_of(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def clocks(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield each place that could read the clock."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in CLOCKS:
            yield node.lineno, f"{name_of(node)} reads the clock; take the day as an argument"
        elif (isinstance(node, ast.Import) and any(a.name == "time" for a in node.names)) or (
            isinstance(node, ast.ImportFrom) and node.module == "time" and not node.level
        ):
            yield node.lineno, "imports time; nothing below the command line needs a clock"


def statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """Yield the statements that run on import, those under `if`, `try` and `with` too."""
    for statement in body:
        yield statement
        if not isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            for part in ("body", "orelse", "finalbody"):
                yield from statements(getattr(statement, part, []))
            for handler in getattr(statement, "handlers", []):
                yield from statements(handler.body)


def is_mutable(value: ast.expr | None) -> bool:
    """Return whether *value* can be changed in place; a tuple is what its elements are."""
    if isinstance(value, ast.Tuple):
        return any(map(is_mutable, value.elts))
    if isinstance(value, ast.IfExp):
        return is_mutable(value.body) or is_mutable(value.orelse)
    if isinstance(value, ast.Call):
        return name_of(value).split(".")[-1] in MUTABLE_CALLS
    return isinstance(value, MUTABLE_DISPLAYS)


def mutable_state(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield each name of a module that holds something mutable; `__all__` may be a list."""
    for statement in statements(tree.body):
        if isinstance(statement, ast.Assign):
            names = [ast.unparse(target) for target in statement.targets]
        elif isinstance(statement, ast.AnnAssign):
            names = [ast.unparse(statement.target)]
        else:
            continue
        if is_mutable(statement.value) and names != ["__all__"]:
            yield (
                statement.lineno,
                f"{names[0]} can be changed by anyone; make it a tuple, a frozenset or a "
                "MappingProxyType",
            )


def thawed_classes(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield each class of attrs or dataclasses that is not frozen."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.ClassDef):
            continue
        for decorator in node.decorator_list:
            name = name_of(decorator)
            told = next(
                (
                    ast.unparse(keyword.value)
                    for keyword in getattr(decorator, "keywords", [])
                    if keyword.arg == "frozen"
                ),
                "",
            )
            freezes = name.split(".")[-1] == "frozen" and told != "False"
            known = {name, name.split(".")[-1]} & (THAWED | {"frozen"})
            if known and not freezes and told != "True":
                yield node.lineno, f"{node.name} can be changed; decorate it with attrs.frozen"


# What the standard module `calendar` names by the locale.
_NAMES = {"month_name", "month_abbr", "day_name", "day_abbr"}


def locale_words(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield each place that would take the name of a day or month from the locale."""
    for node in ast.walk(tree):
        formatted = isinstance(node, ast.FormattedValue) and node.format_spec is not None
        if (formatted and re.search("%[aAbBcxXp]", ast.unparse(node.format_spec))) or (
            isinstance(node, ast.Attribute) and node.attr in {"strftime", "strptime", *_NAMES}
        ) or (isinstance(node, ast.ImportFrom) and any(one.name in _NAMES for one in node.names)):
            yield node.lineno, "depends on the locale; say it by calendar/spoken_days.py"


Check = Callable[[ast.Module], Iterator[tuple[int, str]]]


def faults(check: Check, *, except_below: str = "") -> list[str]:
    """Return what *check* finds in all modules, but for those whose name begins *except_below*."""
    return [
        f"{module}, line {line}: {words}"
        for module, path in modules().items()
        if not (except_below and f"{module}.".startswith(except_below))
        for line, words in check(ast.parse(path.read_text("utf-8")))
    ]


def text_files() -> Iterator[tuple[str, str]]:
    """Yield the name and text of each file that is tracked, or would be once added."""
    listed = subprocess.run(
        # The checkout may belong to another user, as in a container.
        ["git", "-c", "safe.directory=*", "ls-files", "-z", "-co", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    for name in sorted(set(listed.stdout.decode().split("\0"))):
        path = ROOT / name
        if name and path.is_file():
            content = path.read_bytes()
            if b"\0" not in content:
                yield name, content.decode("utf-8")


class TestLength:
    """design.md section 2: "No file over 300 lines, the median well under 150"."""

    def test_no_file_is_too_long(self):
        lengths = {
            module: len(path.read_text("utf-8").splitlines()) for module, path in modules().items()
        }

        assert {} == {module: n for module, n in lengths.items() if n > LONGEST}
        assert MEDIAN_BELOW > statistics.median(lengths.values() or [0])


class TestClock:
    """design.md section 2: "cli reads the clock, arguments and files; nothing below does"."""

    def test_only_the_command_line_reads_the_clock(self):
        found = faults(clocks, except_below="secgov.cli.")

        assert [] == found, "\n".join(found)

    @pytest.mark.parametrize(
        "source",
        [
            "import datetime\nday = datetime.date.today()",
            "from datetime import date\nread = date.today",
            "from datetime import datetime\nwhen = datetime.now(UTC)",
            "import datetime as dt\nwhen = dt.datetime.utcnow()",
            "import time",
            "from time import time",
        ],
    )
    def test_refuses(self, source):
        assert 1 == len(list(clocks(ast.parse(source))))

    def test_allows_days_that_are_given(self):
        source = "from datetime import date, time\nday = date(2019, 3, 8)\nnow = as_of"

        assert [] == list(clocks(ast.parse(source)))


class TestLocale:
    """An answer is quoted in meetings: its words are English whatever program imports the
    library, and whichever locale that has set."""

    def test_no_day_is_named_by_the_locale(self):
        found = faults(locale_words)

        assert [] == found, "\n".join(found)

    @pytest.mark.parametrize(
        "source", ["words = f'{day:%A} {day.day}'", "words = day.strftime('%B')",
                   "from calendar import month_name", "words = calendar.day_name[0]"]
    )
    def test_refuses(self, source):
        assert 1 == len(list(locale_words(ast.parse(source))))

    def test_allows_other_formats(self):
        assert [] == list(locale_words(ast.parse("words = f'{day:%H:%M} {count:,} {day}%'")))


class TestMutableState:
    """design.md section 9: "an immutable cache built on first use is no mutable state"."""

    def test_no_module_holds_state_that_changes(self):
        found = faults(mutable_state)

        assert [] == found, "\n".join(found)

    @pytest.mark.parametrize(
        "source",
        [
            "RULES = []",
            "RULES: dict[str, int] = {}",
            "RULES: Final = {'a': 1}",
            "RULES = dict(a=1)",
            "RULES = collections.defaultdict(list)",
            "RULES = {rule.id for rule in all_rules}",
            "RULES = (1, [2])",
            "RULES = [] if small else ()",
            "if small:\n    RULES = []",
            "try:\n    pass\nexcept ImportError:\n    RULES = []",
        ],
    )
    def test_refuses(self, source):
        assert 1 == len(list(mutable_state(ast.parse(source))))

    @pytest.mark.parametrize(
        "source",
        [
            "__all__ = ['a']",
            "RULES: Final = MappingProxyType({'a': 1})",
            "RULES = frozenset({'a'})",
            "RULES = tuple([1, 2])",
            "def collect():\n    found = []\n    return found",
            "class Empty:\n    rules: tuple[str, ...] = ()",
        ],
    )
    def test_allows(self, source):
        assert [] == list(mutable_state(ast.parse(source)))


class TestFrozen:
    """design.md section 2: "the Code's nouns: frozen values"."""

    def test_every_class_of_values_is_frozen(self):
        found = faults(thawed_classes)

        assert [] == found, "\n".join(found)

    @pytest.mark.parametrize(
        "decorator",
        [
            "attrs.define",
            "define",
            "attrs.define(slots=True)",
            "attrs.define(frozen=False)",
            "attrs.frozen(frozen=False)",
            "attrs.mutable",
            "attr.s(auto_attribs=True)",
            "dataclasses.dataclass",
            "dataclass(eq=False)",
        ],
    )
    def test_refuses(self, decorator):
        assert 1 == len(list(thawed_classes(ast.parse(f"@{decorator}\nclass Act:\n    day: date"))))

    @pytest.mark.parametrize(
        "decorator",
        ["attrs.frozen", "frozen", "attrs.frozen(order=True)", "define(frozen=True)", "final"],
    )
    def test_allows(self, decorator):
        assert [] == list(thawed_classes(ast.parse(f"@{decorator}\nclass Act:\n    day: date")))


class TestLocalPaths:
    """What names a folder of one machine works on no other."""

    def test_no_tracked_file_names_one(self):
        found = [
            f"{name}, line {number}: {line.strip()}"
            for name, text in text_files()
            for number, line in enumerate(text.splitlines(), 1)
            if LOCAL_PATH.search(line)
        ]

        assert [] == found, "\n".join(found)

    @pytest.mark.parametrize("folder", ["home", "root", "Users", "work", "tmp", "mnt"])
    def test_refuses(self, folder):
        assert LOCAL_PATH.search(f'open("/{folder}/somebody/paper.toml")')

    @pytest.mark.parametrize(
        "line",
        [
            "#!/usr/bin/env bash",
            "docs/home/page.md",
            "an address such as example.org/home/page",
            "examples/secp_66_1503_12.toml",
            "tmp_path / 'paper.toml'",
        ],
    )
    def test_allows(self, line):
        assert not LOCAL_PATH.search(line)
