from __future__ import annotations

from secgov.model.stages import STAGES


class TestStages:
    """Design, section 7: "development | refinement | report-phase | decision |
    implementation"."""

    def test_there_are_five_in_the_order_of_a_life(self):
        assert ("development", "refinement", "report-phase", "decision",
                "implementation") == STAGES.codes
