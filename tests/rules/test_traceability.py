"""One hop: rule, page, test, register and source find each other, and nothing is left over."""

from __future__ import annotations

import ast
import re
import tomllib
from datetime import date
from functools import cache

import pytest

from secgov.citation import Citation
from secgov.model.acts import STEPS
from secgov.rules import places
from secgov.rules.loading import TOPICS, read_rules, shipped_texts
from tests.architecture.house import ROOT
from tests.timetables import rules_on

BOOK = rules_on(date(2026, 1, 1))
IDS = tuple(dict.fromkeys(rule.id for rule in BOOK.rules))
PAGES = ROOT / "docs" / "rules"
ANCHOR = re.compile(r'<a id="([^"]+)"></a>')
PARTS = ("What it says.", "Where it stands.", "Since when.", "Kept.", "Broken.", "How to mend.",
         "Not checked.")

# Every row of sections 3.1 to 3.18 of the register, and of section 7.
REGISTER = frozenset(re.findall(r"\S+", """
    X-SCOPE-01 X-SCOPE-02 X-RAISE-01 X-RAISE-02 X-RAISE-03 X-RAISE-04 X-RAISE-05 X-ID-01 X-ID-02
    X-FORM-01 X-FORM-02 X-FORM-03 X-FORM-04 X-FORM-05
    X-DEV-01 X-DEV-02 X-DEV-03 X-DEV-04 X-DEV-05 X-DEV-06 X-DEV-07 X-DEV-08 X-DEV-09 X-DEV-10
    X-DEV-11
    X-PATH-01 X-PATH-02 X-PATH-03 X-PATH-04 X-PATH-05 X-PATH-06
    BFDA-S1 BFDA-SCO X-CNT-01 X-CNT-02 X-CNT-03 X-CNT-04 X-CNT-05
    D3-REF X-TT-01 X-TT-02 X-TT-03 X-TT-04 X-TT-05
    X-URG-01 X-URG-02 X-URG-03 X-URG-04 X-WDR-01 X-WDR-02
    D6 X-REF-01 X-REF-02 X-REF-03 X-REF-04 X-REF-05 X-REF-06 X-REF-07
    X-DCC-01 X-DCC-02 X-DCC-03 X-DCC-04 X-IA-01 X-IA-02 X-IA-03 X-IA-04
    X-ALT-01
    D7.1 X-RPT-01 X-RPT-02 D7.8 D7.8(a) D7.8(b) D7.8(c) X-MRC-01 X-MRC-02 X-MRC-03 X-MRC-04
    D8-F1 D8-F2 D8-F3 X-CB-01 X-CB-02 X-CB-03 X-CB-04 X-CB-05 X-CB-06 X-CB-07
    C1.1(a) C1.1(b) C1.1(c) C1.1(d) C1.1(e) C1.1(f) C1.1
    X-DEC-01 X-DEC-02 X-DEC-03 X-DEC-04 X-DEC-05 EA04-173 EA04-173-SEC EA04-S22-1(3) EA04-S22-2
    X-REL-01 X-REL-02 X-REL-03 X-REL-04 X-REL-05 X-REL-06
    X-IMPL-01 X-IMPL-02 X-IMPL-03 X-IMPL-04 X-IMPL-05 X-XC-01 X-PRI-01
    C2.1 X-PNL-01 X-PNL-02 X-PNL-03 X-PNL-04 X-CSC-01
    X-WD-01 X-RAISE-M1 X-RAISE-M2 X-FORM-M1 X-ACC-M1 X-ACC-M2 X-ACC-M3 X-SIM-M1 X-P1-M1 X-P2-M1
    X-P3-M1 X-FT-M1 X-FT-M2 X-PATH-M1 X-URG-M1 X-SCR-M1 X-WDR-M1 X-WDR-M2 X-REFM-M1 X-REFM-M2
    X-SKIP-M1 X-DCC-M1 X-RPT-M1 X-RPT-M2 X-MRC-M1 X-CB-M1 X-CB-M2 X-CB-M3 X-CB-M4 X-APP-M1
    X-SB-M1 X-IMPL-M1 X-REL-M1 X-REL-M2 X-C5-M1 X-NOT-M1 X-CNT-M1 X-MP149-M1
"""))


@cache
def page(topic):
    return (PAGES / f"{topic}.md").read_text("utf-8")


@cache
def sections(topic):
    """Return the text of each anchor of a page."""
    parts = ANCHOR.split(page(topic))
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@cache
def classes(path):
    """Return the names and docstrings of the classes of a test file."""
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    return {node.name: ast.get_docstring(node) for node in tree.body
            if isinstance(node, ast.ClassDef)}


def rules_of(name):
    return [rule for rule in BOOK.rules if rule.id == name]


def not_encoded():
    rows = (line.split("|") for line in page("not_encoded").splitlines() if line.startswith("| "))
    return {row[1].strip(): row[3].strip() for row in rows if row[1].strip() != "register"}


class TestPages:
    """design.md section 2: "one rule = one anchor = one test class"."""

    @pytest.mark.parametrize("name", IDS)
    def test_every_rule_has_its_anchor_in_the_fixed_shape(self, name):
        rule = rules_of(name)[0]
        path, _, anchor = places.page_of(rule).partition("#")
        text = sections(rule.topic)[anchor]

        assert (ROOT / path) == PAGES / f"{rule.topic}.md"
        places_of_parts = [text.find(f"**{part}**") for part in PARTS]
        assert -1 not in places_of_parts
        assert sorted(places_of_parts) == places_of_parts

    @pytest.mark.parametrize("name", IDS)
    def test_the_page_says_where_the_rule_stands_as_the_data_does(self, name):
        for rule in rules_of(name):
            text = sections(rule.topic)[name]
            weighs = ("It finds nothing by itself." if rule.shape.value == "statement"
                      else f"A breach is a {rule.severity.value}.")

            for words in (rule.says, rule.cites, f"register {rule.register}",
                          f"Force {rule.force.value}, evidence {rule.evidence.value}.", weighs):
                assert words in text

    @pytest.mark.parametrize("name", IDS)
    def test_the_page_mends_as_the_data_does_and_says_what_may_explain_a_breach(self, name):
        """A rule of several periods has a mend for each; a page may add a sentence of its own."""
        rules = rules_of(name)
        text = re.search(r"\*\*How to mend\.\*\* (.*)", sections(rules[0].topic)[name])[1]
        mends = dict.fromkeys(rule.mend for rule in rules)

        assert text.startswith(" ".join(mends).replace("{expected}", "the day named"))
        for rule in rules:
            assert bool(rule.departure) == ("`because`" in text)
            assert rule.departure in text

    @pytest.mark.parametrize("name", IDS)
    def test_a_mend_offers_a_reason_only_where_one_explains(self, name):
        for rule in rules_of(name):
            assert bool(rule.departure) == ("(because)" in rule.mend)

    @pytest.mark.parametrize("topic", TOPICS)
    def test_a_page_explains_its_rules_and_no_others(self, topic):
        ids = [rule.id for rule in BOOK.rules if rule.topic == topic]

        assert list(dict.fromkeys(ids)) == ANCHOR.findall(page(topic))

    def test_every_topic_and_rule_is_in_the_index(self):
        found = re.findall(r"\]\((\w+)\.md#([\w.-]+)\)", page("index"))

        assert [(rules_of(name)[0].topic, name) for name in IDS] == found

    @pytest.mark.parametrize("path", sorted(PAGES.glob("*.md")), ids=lambda path: path.name)
    def test_no_page_points_at_what_does_not_exist(self, path):
        for target, anchor in re.findall(r"\]\(([\w./]*)(#[\w.-]+)?\)", path.read_text("utf-8")):
            other = path if not target else path.parent / target
            assert other.exists(), target
            if anchor:
                assert anchor[1:] in ANCHOR.findall(other.read_text("utf-8"))

    @pytest.mark.parametrize("path", sorted(PAGES.glob("*.md")), ids=lambda path: path.name)
    def test_no_page_names_a_rule_that_does_not_exist(self, path):
        known = {*IDS, *BOOK.names()}
        heads = {name.split(".")[0] for name in known}
        named = {name for name in re.findall(r"`([a-z-]+\.[a-z.-]+)`", path.read_text("utf-8"))
                 if name.split(".")[0] in heads}

        assert set() == named - known


class TestClasses:
    """CONTRIBUTING.md: "the docstring of the class quotes the norm"."""

    @pytest.mark.parametrize("name", IDS)
    def test_every_rule_has_its_class_with_its_norm(self, name):
        path, _, title = places.test_of(rules_of(name)[0]).partition("::")

        assert classes(path)[title]


class TestSources:
    """design.md section 4: "Gaps, overlaps and missing citations are errors at load"."""

    def test_every_document_cited_is_listed(self):
        rows = [*BOOK.rules, *BOOK.parameters]
        cited = {Citation.parse(row.cites).document for row in rows}

        assert set() == cited - {source.key for source in BOOK.sources}
        assert all(BOOK.source(row.cites) is not None for row in rows)

    def test_every_source_is_on_its_page_with_what_it_proves_and_its_limits(self):
        text = (ROOT / "docs" / "sources.md").read_text("utf-8")
        parts = ANCHOR.split(text)
        found = dict(zip(parts[1::2], parts[2::2], strict=True))

        assert [source.key for source in BOOK.sources] == list(found)
        for source in BOOK.sources:
            assert f"Proves: {source.proves}." in found[source.key]
            assert "Limits: " in found[source.key]
            assert source.title in found[source.key]

    def test_every_parameter_is_on_its_page_as_the_data_has_it(self):
        parts = ANCHOR.split(page("parameters"))
        found = dict(zip(parts[1::2], parts[2::2], strict=True))

        assert list(BOOK.names()) == list(found)
        for row in BOOK.parameters:
            text = found[row.name]
            for words in (f"| {row.value} {row.unit.value} |", f"| {row.role.value} |",
                          f"| {row.force.value} |", row.evidence.value, f"| {row.cites} |",
                          f"| {row.register} |"):
                assert words in text
            if row.unit.value == "Working Days":
                assert f"`{row.counting.value}`" in text

    def test_an_unverified_number_is_cited_as_a_recollection_and_as_nothing_else(self):
        unverified = [row for row in BOOK.parameters if row.evidence.value == "unverified"]

        assert unverified
        assert {"register"} == {Citation.parse(row.cites).document for row in unverified}
        assert {row.name for row in unverified} == {
            row.name for row in BOOK.parameters if row.cites.startswith("register ")}


class TestSteps:
    """A name that no step has would silently judge nothing."""

    def test_every_step_that_a_rule_names_exists(self):
        problems = []
        rules = [rule for topic in TOPICS for rule in read_rules(
            topic, tomllib.loads(dict(shipped_texts())[topic]), BOOK.parameters,
            problems)]
        named = {step for rule in rules for step in (rule.earlier, rule.later, *rule.steps)}

        assert [] == problems
        assert set() == named - {*STEPS.codes, ""}


class TestRegister:
    """Every row of the register is a rule, a parameter, or has its reason."""

    def test_nothing_is_left_over_and_nothing_is_twice(self):
        encoded = {row.register for row in (*BOOK.rules, *BOOK.parameters)}

        assert set() == REGISTER - encoded - set(not_encoded())
        assert set() == encoded & set(not_encoded())
        assert set() == set(not_encoded()) - REGISTER

    def test_every_reason_is_one(self):
        assert all(reason.endswith(".") for reason in not_encoded().values())
