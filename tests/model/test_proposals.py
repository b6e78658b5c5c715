from __future__ import annotations

import pytest

from secgov.model.proposals import PARTY_CATEGORIES


class TestPartyCategories:
    """Design, section 7: `proposer` is "a party category"; the shipped list of modifications
    writes them with underscores."""

    @pytest.mark.parametrize(("written", "code"), [
        ("dcc", "dcc"), ("large_supplier", "large-supplier"), ("supplier", "supplier"),
        ("network_party", "network-party"), ("other_sec_party", "other-sec-party"),
        ("security_subcommittee", "security-sub-committee"), ("smki_pma", "smki-pma"),
        ("unknown", "unknown"),
    ])
    def test_every_form_of_the_shipped_list_is_read(self, written, code):
        """The eight forms that stand in the column proposer_category of modifications.csv."""
        assert code == PARTY_CATEGORIES.read(written)

    def test_the_list_is_closed(self):
        assert 14 == len(PARTY_CATEGORIES.codes)
