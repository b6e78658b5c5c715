from __future__ import annotations

import pytest

from secgov.model.acts import ACTS, RECORDED, SPANS, STEPS, act, meeting_body
from secgov.model.bodies import BODIES
from tests.architecture.house import ROOT

# Copied by hand from the list in section 5 of the design, in its order.
NAMES = [
    "raised", "csc-considered", "converted", "work-package-agreed", "panel-update",
    "business-requirements-agreed", "preliminary-assessment-requested",
    "preliminary-assessment-returned", "assessment-under-review", "assessment-reviewed",
    "assessment-timescale-revised", "option-chosen", "documents-published",
    "working-group-agenda", "working-group-papers", "working-group",
    "refinement-consultation-issued", "refinement-consultation-closed",
    "impact-assessment-approved", "impact-assessment-requested", "impact-assessment-returned",
    "modification-report-to-panel", "report-consultation-issued", "report-consultation-closed",
    "change-board", "authority-decision", "approved", "rejected", "implemented", "withdrawn",
    "recommended-to-close", "adopted", "put-on-hold", "resumed", "split", "grouped",
    "superseded", "urgency-requested", "urgency-granted", "fast-track-approved",
    "objection-raised", "release-targeted", "panel", "sub-committee",
    "request-for-information-issued", "request-for-information-closed", "consultation-closed",
]


class TestActs:
    """Design, section 5: "Names of acts and steps (in files, JSON and code alike)"."""

    def test_the_list_is_the_one_of_the_design(self):
        assert NAMES == list(RECORDED.codes) == [one.name for one in ACTS]

    def test_a_timetable_has_one_step_more_that_no_record_tells_of(self):
        """Section 6: "Modification Report ready" is a step of the routes, before the Panel."""
        place = NAMES.index("modification-report-to-panel")

        assert [*NAMES[:place], "modification-report-ready", *NAMES[place:]] == list(STEPS.codes)
        assert "the Modification Report is ready" == act("modification-report-ready").says

    def test_the_page_on_files_lists_every_step_with_what_it_says(self):
        page = (ROOT / "docs/reference/files.md").read_text("utf-8")
        table = page.partition("### The steps")[2].partition("\n## ")[0]

        assert [f"| `{code}` | {STEPS.says(code)} |" for code in STEPS.codes] == [
            line for line in table.splitlines() if line.startswith("| `")]

    @pytest.mark.parametrize("entry", ACTS, ids=lambda entry: entry.name)
    def test_the_actor_and_the_body_are_bodies(self, entry):
        assert entry.actor in BODIES
        assert not entry.body or entry.body in BODIES

    @pytest.mark.parametrize(("name", "outcomes"), [
        ("csc-considered", "develop-further ready-for-refinement ready-for-report-phase "
                           "recommend-fast-track seek-urgency"),
        ("converted", "refinement report-phase"),
        ("working-group", "content further-work no-appetite noted"),
        ("change-board", "approved rejected recommended-approval recommended-rejection deferred "
                         "sent-back impact-assessment-approved"),
        ("authority-decision", "approved rejected sent-back"),
    ])
    def test_outcomes_are_closed_lists(self, name, outcomes):
        assert tuple(outcomes.split()) == act(name).outcomes

    def test_only_those_five_have_outcomes(self):
        assert 5 == sum(bool(entry.outcomes) for entry in ACTS)

    def test_an_unknown_act_is_refused_with_the_nearest(self):
        with pytest.raises(ValueError, match='did you mean "impact-assessment-returned"'):
            act("ia-returned")


class TestMeetingBody:
    """X-IA-03: the cost of an Impact Assessment is agreed by the Change Board or by the Panel."""

    @pytest.mark.parametrize(("name", "body"), [
        ("working-group", "working-group"), ("panel-update", "panel"),
        ("modification-report-to-panel", "panel"), ("converted", "panel"),
        ("work-package-agreed", "panel"), ("panel", "panel"), ("change-board", "change-board"),
        ("impact-assessment-approved", "change-board"),
        ("csc-considered", "change-sub-committee"), ("raised", ""),
        ("refinement-consultation-issued", ""),
    ])
    def test_a_step_happens_at_the_meeting_of_its_body(self, name, body):
        assert body == meeting_body(name)

    def test_the_body_of_the_step_goes_before_the_usual_one(self):
        assert "panel" == meeting_body("impact-assessment-approved", "panel")


class TestSpans:
    """A consultation is issued and closed; an assessment is requested and returned."""

    @pytest.mark.parametrize("span", SPANS, ids=lambda span: span.name)
    def test_a_span_begins_and_ends_with_acts_in_the_order_of_the_list(self, span):
        assert NAMES.index(span.begins) < NAMES.index(span.ends)
