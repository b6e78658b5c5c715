from __future__ import annotations

import ast
import subprocess
import sys

import pytest

import secgov
from tests.architecture.house import PACKAGE


def checked_names():
    """Return what the block for checkers imports: a name and the module it is in."""
    tree = ast.parse((PACKAGE / "__init__.py").read_text("utf-8"))
    block = next(node for node in tree.body if isinstance(node, ast.If))
    return {alias.name: node.module for node in block.body
            if isinstance(node, ast.ImportFrom) for alias in node.names}


class TestPublicNames:
    """Design, section 2: "the public names, exported lazily; no logic"."""

    @pytest.mark.parametrize("name", secgov.__all__)
    def test_each_name_can_be_had(self, name):
        assert getattr(secgov, name) is getattr(secgov, name)

    def test_checkers_and_the_interpreter_find_the_same_names_in_the_same_modules(self):
        homes = {name: f"secgov.{home}" for home, names in secgov._HOMES for name in names}

        assert checked_names() == homes
        assert {*homes, "__version__"} == set(secgov.__all__)

    def test_an_unknown_name_is_an_attribute_error(self):
        with pytest.raises(AttributeError, match="module 'secgov' has no attribute 'chek'"):
            _ = secgov.chek

    def test_the_directory_lists_them(self):
        assert set(secgov.__all__) <= set(dir(secgov))

    def test_no_name_hides_a_package_of_the_house(self):
        rooms = {path.name for path in PACKAGE.iterdir() if path.is_dir()}

        assert set() == rooms & set(secgov.__all__)

    def test_importing_the_package_loads_nothing_else(self):
        code = ("import sys; before = set(sys.modules); import secgov; "
                "print(*sorted(set(sys.modules) - before))")
        done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True,
                              timeout=60, check=True)

        assert "secgov secgov.version" == done.stdout.strip()
