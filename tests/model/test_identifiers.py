from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgov.model.identifiers import ModificationId, read_identifier


class TestForms:
    """Design, section 7: "Identifiers are read in all forms seen (`SECMP 0071`, `SECMP076`,
    `MP071`) to one key"; X-ID-01: DP112 becomes MP112."""

    @pytest.mark.parametrize(("written", "key", "shown"), [
        ("SECMP0062", "SECMP0062", "SECMP0062"),
        ("secmp0062", "SECMP0062", "SECMP0062"),
        ("SECMP 062", "SECMP0062", "SECMP0062"),
        (" SECMP-0007 ", "SECMP0007", "SECMP0007"),
        ("MP062", "SECMP0062", "MP062"),
        ("SECMP0067", "SECMP0067", "SECMP0067"),
        ("SECMP0068", "MP068", "SECMP0068"),
        ("SECMP 0071", "MP071", "SECMP0071"),
        ("SECMP0071", "MP071", "SECMP0071"),
        ("SECMP071", "MP071", "SECMP0071"),
        ("MP071", "MP071", "MP071"),
        ("SECMP076", "MP076", "SECMP0076"),
        ("DP112", "MP112", "DP112"),
        ("dp112", "MP112", "DP112"),
        ("DP 062", "SECMP0062", "DP062"),
        ("MP112", "MP112", "MP112"),
        ("SECMP1000", "SECMP1000", "SECMP1000"),
        ("MP102A", "MP102A", "MP102A"),
        ("DP102b", "MP102B", "DP102B"),
        ("SECMP-unnumbered-1", "SECMP-unnumbered-1", "SECMP-unnumbered-1"),
    ])
    def test_each_form_is_read(self, written, key, shown):
        assert key == read_identifier(written)
        assert shown == str(ModificationId.read(written))

    def test_two_forms_of_one_modification_are_equal_and_keep_what_was_written(self):
        draft, converted = ModificationId.read("DP112"), ModificationId.read("MP112")

        assert draft == converted
        assert 1 == len({draft, converted})
        assert ("DP112", "MP112") == (draft.written, converted.written)

    def test_a_part_is_another_modification(self):
        assert ModificationId.read("MP102A") != ModificationId.read("MP102B")

    @given(st.integers(1, 9_999), st.sampled_from(["", "A", "B"]))
    def test_four_digits_read_back_as_the_same(self, number, part):
        """A number that the form with MP has no room for keeps SECMP in its key."""
        read = ModificationId.read(f"SECMP{number:04}{part}")

        assert read == ModificationId.read(str(read)) == ModificationId.read(read.key)

    @given(st.integers(1, 999), st.sampled_from(["", "A", "B"]))
    def test_what_is_shown_reads_back_as_the_same(self, number, part):
        for form in (f"SECMP{number:04}{part}", f"MP{number:03}{part}", f"DP{number:03}{part}"):
            read = ModificationId.read(form)

            assert read == ModificationId.read(str(read)) == ModificationId.read(read.key)


class TestScans:
    """Design, section 7: "a scanned `SECMPO0007` or `SECMP00492` (a footnote mark) is refused
    with the suggestion, never repaired in silence"."""

    @pytest.mark.parametrize(("scanned", "meant"), [
        ("SECMPO0007", '"SECMP0007"'),
        ("SECMPO0010", '"SECMP0010"'),
        ("SECMPO0O055", '"SECMP0055"'),
        ("SECMP0O67", '"SECMP0067"'),
        ("MP1O2", '"MP102"'),
        ("DPl12", '"DP112"'),
        ("SECMP00492", '"SECMP0049", footnote 2'),
        ("MP1125", '"MP112", footnote 5'),
        ("DP0961", '"DP096", footnote 1'),
        ("MP0991", '"MP099", footnote 1'),
        ("SECMP0025¹", '"SECMP0025"'),
        ("DP118²³", '"DP118"'),
        ("MP71", '"MP071"'),
        ("SECMP62", '"SECMP0062"'),
    ])
    def test_the_probable_identifier_is_suggested(self, scanned, meant):
        with pytest.raises(ValueError, match=f"^\"{scanned}\" .*did you mean {meant}\\?$"):
            ModificationId.read(scanned)

    @pytest.mark.parametrize("text", [
        "", "MP", "MP000", "SECMP0000", "MP00000", "SEC0009", "SECMPOOOO", "MPOOOO1111",
        "SECMP000001", "MP112 and MP113", "MP11²", "M" * 5_000, "MP12O4", "MP0", "SECMP00000",
    ])
    def test_anything_else_is_refused_with_the_accepted_forms(self, text):
        with pytest.raises(ValueError, match="write it like SECMP0062, SECMP 0071"):
            ModificationId.read(text)
