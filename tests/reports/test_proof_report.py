from __future__ import annotations

import attrs

from secgov.planning.outlooks.outlook_answer import ReleaseOutlook
from secgov.reports.document import Heading, Items, Paragraph
from secgov.reports.proof_report import proof_blocks
from tests.reports.asked import outlook_of


def blocks(one: ReleaseOutlook) -> list[object]:
    return list(proof_blocks(one, 2))


class TestProof:
    """contract: "each with rule, counting, calendar facts and evidence"."""

    def test_a_risk_and_a_miss_say_which_they_are(self):
        risk = blocks(outlook_of("SECMP0062").outlooks[0])
        miss = blocks(outlook_of("SECMP0010").outlooks[0])

        assert Heading("Why it is at risk, at the usual pace", 2) == risk[0]
        assert Heading("Why it misses", 2) == miss[0]
        assert isinstance(risk[1], Paragraph)
        assert risk[1].text.startswith("These cannot all hold if it is to be in time. None can be")

    def test_each_premise_has_its_counting_evidence_and_source(self):
        items = blocks(outlook_of("SECMP0062").outlooks[0])[2]

        assert isinstance(items, Items)
        assert ("The Impact Assessment is returned, after 40 Working Days, the first day not "
                "counted: Monday 13 May 2019 at the usual pace, by impact-assessment.timescale "
                "(register id X-DCC-M1). Unverified: not the SEC's number until somebody cites it. "
                "Source: register X-DCC-M1." == items.items[2].text)
        assert ("The cost of the Impact Assessment is agreed: stated as Friday 15 March 2019. "
                "Source: SECP_66_1503_12 line 341." == items.items[0].text)

    def test_a_meeting_has_those_around_it(self):
        items = blocks(outlook_of("SECMP0010").outlooks[0])[2]

        assert isinstance(items, Items)
        meeting = next(item for item in items.items if "at a meeting of" in item.text)
        assert ["The Change Board meets on Wednesday 24 April 2019, projected by the rhythm.",
                "The Change Board meets on Wednesday 22 May 2019, projected by the rhythm."] == [
            part.text.partition(" Source")[0] for part in meeting.parts]

    def test_one_premise_needs_no_others(self):
        one = outlook_of("SECMP0062").outlooks[0]

        short = blocks(attrs.evolve(one, proof=one.proof[:1]))
        assert [Heading, Items] == [type(block) for block in short]
        assert [] == blocks(attrs.evolve(one, proof=()))

    def test_a_fact_without_a_source_has_none(self):
        one = outlook_of("SECMP0062").outlooks[0]
        bare = attrs.evolve(one.proof[0], cites="")
        (_, items) = blocks(attrs.evolve(one, proof=(bare,)))

        assert isinstance(items, Items)
        assert items.items[0].text.endswith("stated as Friday 15 March 2019.")
