from __future__ import annotations

from typing import Any

import attrs

from secgov.errors import Problem
from secgov.model.kinds import INTEGER, TEXT
from secgov.model.reading import (
    MANY_PROBLEMS,
    Field,
    Located,
    Spot,
    Table,
    list_of,
    read_table,
    table,
    tables,
)


@attrs.frozen
class Leaf:
    name: str
    count: int = 1


@attrs.frozen
class Tree:
    id: str
    kind: str = "oak"
    leaf: Leaf | None = None
    leaves: tuple[Leaf, ...] = ()
    tags: tuple[str, ...] = ()


@attrs.frozen
class Wood:
    trees: tuple[Tree, ...] = ()
    best: Tree | None = None


LEAF = Table(Leaf, (Field("name", TEXT, required=True), Field("count", INTEGER)), short="name")
TREE = Table(Tree, (
    Field("id", TEXT, required=True), Field("type", TEXT, "kind"), Field("leaf", table(LEAF)),
    Field("leaves", tables(LEAF)), Field("tags", list_of(TEXT)),
), named_by="id")
WOOD = Table(Wood, (Field("tree", tables(TREE), "trees"), Field("best", table(TREE))))


def read(data: Any) -> tuple[Any, list[Problem]]:
    problems: list[Problem] = []
    return read_table(WOOD, Spot(data), problems), problems


def places(data: Any) -> list[str]:
    return [problem.place for problem in read(data)[1]]


class TestReadTable:
    """Style guide: "Faults are collected, each with its path, and reported together"."""

    def test_keys_become_attributes_and_the_rest_keeps_its_defaults(self):
        data = {"tree": [{"id": "a", "type": "elm", "leaf": {"name": "x", "count": 2},
                          "leaves": ["y", {"name": "z"}], "tags": ("p", "q")}]}

        expected = Wood((Tree("a", "elm", Leaf("x", 2), (Leaf("y"), Leaf("z")), ("p", "q")),))
        assert (expected, []) == read(data)

    def test_a_place_is_a_path_whose_items_are_counted_from_one(self):
        assert [
            "[[tree]] a leaves[3].count", "[[tree]] number 2 id", "[best] leaf.count",
            "[best] tags[2]",
        ] == places({
            "tree": [{"id": "a", "leaves": ["x", "y", {"name": "z", "count": "1"}]}, {}],
            "best": {"id": "b", "leaf": {"name": "x", "count": True}, "tags": ["x", 1]},
        })

    def test_what_is_no_table_or_no_list_is_refused_in_place(self):
        assert ["the file"] == places([])
        assert ["[tree]", "best"] == places({"tree": {"id": "x"}, "best": 1})
        assert ["[[tree]] number 2"] == places({"tree": [{"id": "x"}, 3]})
        assert ["tree number 1"] == places({"tree": [3]})

    def test_an_unknown_key_is_an_error_with_a_suggestion(self):
        (problem,) = read({"best": {"id": "x", "typ": 1}})[1]

        assert Problem("[best] typ", "a key that is not known",
                       "one of: id, type, leaf, leaves, tags", 'did you mean "type"?') == problem

    def test_a_key_that_is_no_word_is_quoted(self):
        assert ['"a b"', "3", "an empty text"] == places({"a b": 1, 3: 1, "": 1})

    def test_past_many_problems_no_near_key_is_looked_for(self):
        problems = read({f"tre{n}": 1 for n in range(MANY_PROBLEMS + 1)})[1]

        assert 'did you mean "tree"?' == problems[0].mend
        assert "use one of them" == problems[-1].mend

    def test_a_required_key_that_cannot_be_read_is_one_problem(self):
        made, problems = read({"best": {"id": 1}})

        assert ["[best] id"] == [problem.place for problem in problems]
        assert Tree("") == made.best

    def test_a_missing_required_key_says_so(self):
        (problem,) = read({"best": {"leaf": {}, "id": "x"}})[1]

        assert "[best] leaf.name: nothing" == f"{problem.place}: {problem.found}"

    def test_an_identifying_name_is_kept_on_one_line(self):
        assert ["[[tree]] a\\nb tags"] == places({"tree": [{"id": "a\nb", "tags": 1}]})


class TestLocated:
    """Contract: "file, table and key or row and column"."""

    def test_a_row_says_its_row_and_column(self):
        rows = [Located({"id": "a", "type": 1, "tags": 2,
                         "leaves": [Located({"count": "x"}, "w.csv row 4", {})]},
                        "w.csv row 2", {"tags": "w.csv row 3"})]

        assert ["w.csv row 2, column type", "w.csv row 4, column name",
                "w.csv row 4, column count", "w.csv row 3, column tags"] == places({"tree": rows})
