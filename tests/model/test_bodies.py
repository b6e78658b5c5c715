from __future__ import annotations

import pytest

from secgov.model.bodies import BODIES, body_name


class TestBodies:
    """Design, section 5: "Bodies speak differently"; the files name them by code."""

    @pytest.mark.parametrize("code", [
        "panel", "change-board", "change-sub-committee", "working-group", "authority", "dcc",
        "secas", "proposer", "parties", "ssc", "tabasc", "smki-pma", "operations-group", "ncsc",
        "alt-han", "secretary-of-state", "cma", "consumers",
    ])
    def test_each_code_is_read_and_has_a_name(self, code):
        assert code == BODIES.read(code)
        assert body_name(code)

    def test_the_list_is_closed(self):
        assert 18 == len(BODIES.codes)

    @pytest.mark.parametrize(("written", "meant"), [
        ("csc", "change-sub-committee"), ("CSC", "change-sub-committee"),
        ("wg", "working-group"), ("SEC Panel", "panel"), ("Change Board", "change-board"),
        ("Ofgem", "authority"), ("opsg", "operations-group"), ("pannel", "panel"),
    ])
    def test_a_usual_name_is_refused_with_its_code(self, written, meant):
        with pytest.raises(ValueError, match=f'did you mean "{meant}"'):
            BODIES.read(written)
