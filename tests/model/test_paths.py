from __future__ import annotations

import pytest

from secgov.model.paths import PATHS


class TestPaths:
    """Design, section 7: "1 | 2 | 3 | fast-track | unknown"; X-PATH-01 says what they are."""

    def test_the_list_is_closed(self):
        assert ("1", "2", "3", "fast-track", "unknown") == PATHS.codes

    @pytest.mark.parametrize(("written", "meant"), [
        ("Path 1", "1"), ("authority-led", "1"), ("authority_determined", "2"),
        ("self-governance", "3"),
    ])
    def test_a_name_of_a_path_is_refused_with_its_number(self, written, meant):
        assert f'did you mean "{meant}"?' == PATHS.mend(written)

    def test_urgency_is_no_path(self):
        """X-PATH-01: an "urgent" flag that is separate from the path."""
        assert ("urgency is no path: keep the path, and add the step urgency-granted"
                == PATHS.mend("Urgent"))
