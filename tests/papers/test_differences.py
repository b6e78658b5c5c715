"""The readers on the two documents that there are as text, against their example files."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from secgov.calendar.code_calendar import CodeCalendar
from secgov.model.loading import load_timetable
from secgov.model.readers.documents import load_document
from secgov.planning.checking.timetable_check import check
from secgov.planning.outlooks.outlook import outlook
from secgov.rules.loading import rulebook
from tests.architecture.house import ROOT
from tests.papers.differences import differences, reviewed, unremarked

DOCUMENTS = [("CSC_12_2502", "minutes"), ("SECP_66_1503_12", "paper")]
FOLDER = ROOT / "tests" / "papers"


class TestDifferences:
    """Issue 3: "Run on the two papers it must give the two example files, apart from a short list
    of reviewed differences kept beside them"."""

    @pytest.mark.parametrize(("name", "kind"), DOCUMENTS)
    def test_the_proposal_is_the_example_but_for_what_was_reviewed(self, name, kind):
        example = load_timetable(ROOT / "examples" / f"{name.lower()}.toml")
        proposed = load_document(kind, FOLDER / f"{name}.txt").timetable

        assert reviewed(name.lower()) == differences(example, proposed)

    @pytest.mark.parametrize(("name", "most"), [("csc_12_2502", 2), ("secp_66_1503_12", 5)])
    def test_the_list_is_short(self, name, most):
        assert most >= len(reviewed(name))


class TestRule:
    """The rule of `differences.py`: words of narrative may differ, whether there are any may not,
    and what a note remarks on is noted or listed."""

    @pytest.mark.parametrize(("identifier", "change", "places"), [
        ("DP095", {"purpose": ""}, ["DP095 purpose"]),
        ("DP111", {"risk": ()}, ["DP111 risk line 197"]),
        ("DP095", {"purpose": "Other words."}, []),
        ("DP095", {"note": "A remark."}, []),
    ])
    def test_a_key_that_is_missing_is_a_difference_and_other_words_are_none(
        self, identifier, change, places
    ):
        example = load_timetable(ROOT / "examples" / "csc_12_2502.toml")
        changed = attrs.evolve(example, modifications=tuple(
            attrs.evolve(one, **change) if one.id == identifier else one
            for one in example.modifications))

        assert places == [place for place, _, _ in differences(example, changed)]

    @pytest.mark.parametrize(("name", "kind"), DOCUMENTS)
    def test_what_a_note_remarks_on_is_noted_or_listed(self, name, kind):
        example = load_timetable(ROOT / "examples" / f"{name.lower()}.toml")

        assert [] == unremarked(example, load_document(
            kind, FOLDER / f"{name}.txt"))


class TestAnswers:
    """Issue 3: the readers "must give the two example files", so that a question has the same
    answer, whichever of the two is asked."""

    @pytest.mark.parametrize(("name", "kind", "as_of"), [
        ("CSC_12_2502", "minutes", date(2020, 2, 25)),
        ("SECP_66_1503_12", "paper", date(2019, 3, 8))])
    def test_findings_and_verdicts_are_those_of_the_example(self, name, kind, as_of):
        example = load_timetable(ROOT / "examples" / f"{name.lower()}.toml")
        proposed = load_document(kind, FOLDER / f"{name}.txt").timetable
        calendar = CodeCalendar.smart_energy_code(as_of, through=date(2023, 12, 31))
        ground = {"as_of": as_of, "rules": rulebook(as_of), "calendar": calendar}

        assert findings(check(example, **ground)) == findings(check(proposed, **ground))
        assert [verdicts(outlook(example, one.id, **ground)) for one in example.modifications] \
            == [verdicts(outlook(proposed, one.id, **ground)) for one in proposed.modifications]


def verdicts(answer):
    said = answer.to_dict()
    return [one["verdict"] for one in said.get("releases", [said])]


def findings(answer):
    return [(one.id, one.verdict, [(found.key, found.date) for found in one.findings])
            for one in answer.modifications]


class TestUnplaced:
    """Issue 3: "lists every passage that it could not place (page furniture, initials that no
    attendee has, a footnote mark inside an identifier, an agenda item number that is wrong, two
    titles of one proposal)". The lines are those of the two texts."""

    @pytest.mark.parametrize(("name", "kind", "line", "text", "why"), [
        ("CSC_12_2502", "minutes", 54, "under the DP096 update of Agenda Item 2",
         "DP096 is under item 3"),
        ("CSC_12_2502", "minutes", 68, "Alignment of Credit Cover",
         'another title than "Alignment of SEC Credit Cover"'),
        ("CSC_12_2502", "minutes", 85, "RI", "initials that no attendee has"),
        ("CSC_12_2502", "minutes", 178, "RI", "initials that no attendee has"),
        ("CSC_12_2502", "minutes", 223, "Code works update", "a heading over no proposal"),
        ("SECP_66_1503_12", "paper", 39, "1 please see Panel paper SECP_65_1502_17 (Change Process "
         "Improvements) for full details.", "a footnote"),
        ("SECP_66_1503_12", "paper", 89, "SECMPO0007", '"SECMPO0007" has a letter where a digit '
         'belongs, as scans do: did you mean "SECMP0007"?'),
        ("SECP_66_1503_12", "paper", 242, "Administered by", "page furniture"),
        ("SECP_66_1503_12", "paper", 255, "Smart Code", "page furniture"),
        ("SECP_66_1503_12", "paper", 317, "lHD", 'a small l before capitals, as scans do: did you '
         'mean "IHD"?'),
        ("SECP_66_1503_12", "paper", 419, "Appendix A: SEC Modification Timetables",
         "attached, and not in this text"),
        ("SECP_66_1503_12", "paper", 340, "SECMP00492", '"SECMP00492" has a digit too many, as a '
         'footnote mark makes: did you mean "SECMP0049", footnote 2?'),
    ])
    def test_it_is_listed_with_its_line(self, name, kind, line, text, why):
        draft = load_document(kind, FOLDER / f"{name}.txt")

        assert (line, text, why) in [(one.line, one.text, one.why) for one in draft.unplaced]

    @pytest.mark.parametrize(("name", "kind"), DOCUMENTS)
    def test_no_word_is_in_the_proposal_that_is_not_in_the_text(self, name, kind):
        """Titles and names are taken as they stand, so each is in the text word for word."""
        text = " ".join((FOLDER / f"{name}.txt").read_text("utf-8").split())
        draft = load_document(kind, FOLDER / f"{name}.txt").timetable

        assert all(one.title in text for one in draft.modifications)
        assert all(person.name in text for met in draft.meetings
                   for person in (*met.present, *met.apologies))
