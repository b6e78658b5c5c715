from __future__ import annotations

import pytest

from secgov.model.readers.document_kinds import looks_like
from tests.architecture.house import ROOT

FOLDER = ROOT / "tests" / "papers"


class TestKinds:
    """Issue 3: "A reader for minutes and papers in the two layouts that we have as text": a
    document of one is not read as the other."""

    @pytest.mark.parametrize(("name", "kind", "number"), [
        ("CSC_12_2502", "minutes", 5), ("SECP_66_1503_12", "paper", 1),
        ("others/CSC_19_2909", "minutes", 3), ("others/SECP_90_1204_08", "paper", 1)])
    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_a_document_looks_like_its_kind(self, name, kind, number, end):
        text = (FOLDER / f"{name}.txt").read_text("utf-8")

        found = looks_like(text.replace("\n", end))

        assert found is not None
        assert (kind, number) == (found[0], found[1].number)

    @pytest.mark.parametrize("text", [
        "", "Dear Sir", "Attendees:\nAction: For Decision", "The Panel are requested to wait.",
        "The Final Minutes of the Panel"])
    def test_without_signs_or_with_as_many_of_either_it_looks_like_neither(self, text):
        assert looks_like(text) is None

    def test_the_kind_with_more_signs_is_the_one(self):
        found = looks_like("Attendees:\n\nAction: For Decision\n\nThe Panel are invited to:")

        assert ("paper", 3) == (found[0], found[1].number)
