from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgov.citation import Citation, Evidence, Force, Severity, severity_of, weakest

WORDS = st.text("abcXYZ_0123456789./:", min_size=1)


class TestCitation:
    """A citation is a document and the place in it."""

    @pytest.mark.parametrize(("text", "document", "place"), [
        ("SECP_66_1503_12 para 2.2", "SECP_66_1503_12", "para 2.2"),
        ("  CSC_12_2502  ", "CSC_12_2502", ""),
        ("act   s.1(2)", "act", "s.1(2)"),
    ])
    def test_vectors(self, text, document, place):
        assert Citation(document, place) == Citation.parse(text)

    @pytest.mark.parametrize("text", ["", "   "])
    def test_nothing_cited_is_refused(self, text):
        with pytest.raises(ValueError, match="a citation names at least a document"):
            Citation.parse(text)

    @given(WORDS, WORDS)
    def test_what_is_written_is_read_again(self, document, place):
        cited = Citation(document, place)

        assert cited == Citation.parse(str(cited))


class TestSeverity:
    """Design, section 4: "LAW, CODE or DECISION with primary or secondary evidence is a fault;
    PRACTICE, and anything observed, a warning; anything unverified a note"."""

    @pytest.mark.parametrize("force", Force)
    @pytest.mark.parametrize(("evidence", "of_a_norm"), [
        (Evidence.PRIMARY, Severity.FAULT), (Evidence.SECONDARY, Severity.FAULT),
        (Evidence.OBSERVED, Severity.WARNING), (Evidence.UNVERIFIED, Severity.NOTE)])
    def test_every_pair(self, force, evidence, of_a_norm):
        practice = force is Force.PRACTICE and of_a_norm is Severity.FAULT

        assert (Severity.WARNING if practice else of_a_norm) == severity_of(force, evidence)


class TestWeakest:
    """An answer rests on the weakest evidence that it uses."""

    @pytest.mark.parametrize(("evidence", "expected"), [
        ((), None),
        ((Evidence.PRIMARY,), Evidence.PRIMARY),
        ((Evidence.OBSERVED, Evidence.PRIMARY, Evidence.SECONDARY), Evidence.OBSERVED),
        ((Evidence.UNVERIFIED, Evidence.OBSERVED), Evidence.UNVERIFIED),
    ])
    def test_vectors(self, evidence, expected):
        assert expected == weakest(evidence)
