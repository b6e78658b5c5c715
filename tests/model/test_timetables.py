from __future__ import annotations

from datetime import date

import pytest

from secgov.errors import Unanswerable, UnusableInput
from secgov.model.timetables import Timetable

TWO = {"modification": [{"id": "DP112"}, {"id": "SECMP0062"}]}


class TestFromDict:
    """Contract: `Timetable.from_dict(...)`, and one report of everything that is wrong."""

    def test_an_empty_document_is_unusable(self):
        with pytest.raises(UnusableInput, match="at least one"):
            Timetable.from_dict({})

    def test_what_is_no_table_is_unusable(self):
        with pytest.raises(UnusableInput, match=r"paper\.toml cannot be used: 1 problem"):
            Timetable.from_dict([], "paper.toml")

    def test_every_problem_stands_in_one_report(self):
        """Counted by hand: a key, an identifier, a stage, a day, a step, a body."""
        with pytest.raises(UnusableInput) as refused:
            Timetable.from_dict({
                "papre": {},
                "modification": [{"id": "SECMPO0007", "stage": "refinment", "steps": [
                    {"step": "panel", "when": "2019-02-30"}, {"step": "pannel", "by": "csc"}]}],
            })

        assert 6 == len(refused.value.problems)


class TestModification:
    """Design, section 7: "Identifiers are read in all forms seen ... to one key"."""

    def test_it_is_found_by_any_form(self):
        timetable = Timetable.from_dict(TWO)

        assert "DP112" == timetable.modification("MP112").id
        assert "SECMP0062" == timetable.modification("secmp 062").id

    @pytest.mark.parametrize(("asked", "message"), [
        ("SECMP0063", 'SECMP0063 is not in dict: did you mean "SECMP0062"?'),
        ("SECMPO0062", 'did you mean "SECMP0062"?'),
    ])
    def test_another_is_refused_with_a_suggestion(self, asked, message):
        with pytest.raises(Unanswerable) as refused:
            Timetable.from_dict(TWO).modification(asked)

        assert message in str(refused.value)

    def test_a_timetable_without_any_says_so(self):
        with pytest.raises(Unanswerable, match="not in this timetable: it has no modifications"):
            Timetable().modification("MP112")

    def test_references_take_the_form_of_the_modification_itself(self):
        timetable = Timetable.from_dict({
            "recommendation": [{"id": "1", "agrees": ["MP112:a", "SECMP062"]}],
            "meeting": [{"body": "panel", "covers": ["MP112", "MP113"]}],
            "modification": [
                {"id": "DP112", "steps": [{"step": "panel", "label": "a"}]},
                {"id": "SECMP0062", "waits_on": [{"id": "MP112"}]}],
        })

        assert ("DP112:a", "SECMP0062") == timetable.recommendations[0].agrees
        assert ("DP112", "MP113") == timetable.meetings[0].covers
        assert "DP112" == timetable.modifications[1].waits_on[0].id


class TestDigest:
    """Design, section 8: the receipt holds the digest of the input."""

    def test_the_order_of_keys_does_not_matter_and_a_day_does(self):
        paper = {"reference": "r", "dated": date(2019, 3, 8)}
        same = dict(reversed(paper.items()))
        other = {**paper, "dated": date(2019, 3, 9)}

        first, second, third = (Timetable.from_dict({"paper": given}).digest
                                for given in (paper, same, other))

        assert 64 == len(first)
        assert first == second != third

    def test_a_digest_that_is_given_is_kept(self):
        assert "abc" == Timetable.from_dict(TWO, digest="abc").digest


class TestRecommendations:
    """Duplicate ids are unusable input: an answer would not say which of the two it means."""

    def test_each_id_is_given_once(self):
        with pytest.raises(UnusableInput) as caught:
            Timetable.from_dict({"recommendation": [{"id": "1"}, {"id": "2"}, {"id": "1 "}, {}],
                                 "modification": [{"id": "MP900"}]})

        assert 'again. Expected each recommendation once' in str(caught.value)
