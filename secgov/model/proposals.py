"""
Party categories: who a Proposer is, or whose view is given.

Source: Section D form and Change Board composition as SECAS pages show them (register S7, S13,
X-CB-05). The forms with underscores are those of `modifications.csv` and mean the same.
"""

from __future__ import annotations

from typing import Final

from secgov.model.vocabulary import Vocabulary, Word

__all__ = ["PARTY_CATEGORIES"]

PARTY_CATEGORIES: Final = Vocabulary(
    "a party category",
    (
        Word("dcc", "the DCC"),
        Word("large-supplier", "a Large Supplier"),
        Word("small-supplier", "a Small Supplier"),
        Word("supplier", "a Supplier"),
        Word("network-party", "a Network Party"),
        Word("electricity-network", "an Electricity Network Party"),
        Word("gas-network", "a Gas Network Party"),
        Word("other-sec-party", "an Other SEC Party"),
        Word("consumers", "a consumer body"),
        Word("security-sub-committee", "the Security Sub-Committee"),
        Word("smki-pma", "the SMKI Policy Management Authority"),
        Word("panel", "the Panel"),
        Word("authority", "the Authority"),
        Word("unknown", "a Proposer whose category is not known"),
    ),
    accepts=(
        ("large_supplier", "large-supplier"),
        ("small_supplier", "small-supplier"),
        ("network_party", "network-party"),
        ("electricity_network", "electricity-network"),
        ("gas_network", "gas-network"),
        ("other_sec_party", "other-sec-party"),
        ("security_sub_committee", "security-sub-committee"),
        ("security_subcommittee", "security-sub-committee"),
        ("smki_pma", "smki-pma"),
    ),
    hints=(
        ("ssc", "security-sub-committee"),
        ("dno", "electricity-network"),
        ("ofgem", "authority"),
        ("citizens advice", "consumers"),
    ),
)
