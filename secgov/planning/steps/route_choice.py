"""Which route a modification is on, as far as its timetable says."""

from __future__ import annotations

from types import MappingProxyType

from secgov.model.timetables import Modification
from secgov.planning.steps.placing import PlacedStep
from secgov.rules.routes import Process, Route

ASSESSMENT_STEPS = frozenset({
    "preliminary-assessment-requested", "preliminary-assessment-returned", "assessment-reviewed",
    "impact-assessment-approved", "impact-assessment-requested", "impact-assessment-returned"})

ENDING_OUTCOMES = MappingProxyType({
    "rejected": frozenset({""}), "withdrawn": frozenset({""}), "superseded": frozenset({""}),
    "change-board": frozenset({"rejected"}), "authority-decision": frozenset({"rejected"})})

WITH_IMPACT = MappingProxyType({"yes": "with an impact", "no": "without one"})
"""How the two answers to whether it impacts the DCC Systems are told apart in a sentence."""

__all__ = ["WITH_IMPACT", "ended_by", "impact_planned", "live_by", "route_of", "routes_of",
           "settled_by", "stage_of"]

REFINED = ("refinement-with-dcc-impact", "refinement-without-dcc-impact")
REFINEMENT_STEPS = frozenset({
    "business-requirements-agreed", "preliminary-assessment-requested",
    "preliminary-assessment-returned", "assessment-reviewed", "working-group",
    "refinement-consultation-issued", "refinement-consultation-closed",
    "impact-assessment-approved", "impact-assessment-requested", "impact-assessment-returned"})


def routes_of(
    modification: Modification, steps: tuple[PlacedStep, ...], process: Process
) -> tuple[Route, ...]:
    """
    Return the routes that are open: one, or two where it hangs on an impact that is not known.

    Of two the first is with an impact on the DCC Systems, the second without one: in refinement
    each has steps of its own, straight to the Report Phase both have the same. Urgent where the
    Authority granted it; Fast-Track by its path; straight to the Report Phase where a step says
    so (outcome `report-phase` of the conversion, or `ready-for-report-phase` of the Change
    Sub-Committee), or where it is in the Report Phase and no step of refinement is stated.
    """
    if any(step.act == "urgency-granted" for step in steps):
        return (process.route("urgent"),)
    if modification.path == "fast-track":
        return (process.route("fast-track"),)
    outcomes = {step.step.outcome for step in steps if step.act in ("converted", "csc-considered")}
    refined = any(step.act in REFINEMENT_STEPS for step in steps)
    skipped = outcomes & {"report-phase", "ready-for-report-phase"}
    if not refined and (skipped or modification.stage == "report-phase"):
        names = ("straight-to-report-phase",) * 2
    else:
        names = REFINED
    impact = modification.dcc_impact
    return tuple(process.route(name) for name in (
        names if impact == "unknown" else names[impact == "no":][:1]))


def route_of(
    modification: Modification, steps: tuple[PlacedStep, ...], process: Process
) -> Route:
    """
    Return the one route that the stated steps follow.

    Where the impact is not known, it is the route with assessments only if one is stated.
    """
    routes = routes_of(modification, steps, process)
    return routes[0 if impact_planned(modification, steps) == "yes" else -1]


def impact_planned(modification: Modification, steps: tuple[PlacedStep, ...]) -> str:
    """Return the impact that is planned: as stated, else one only if an assessment is stated."""
    if modification.dcc_impact != "unknown":
        return modification.dcc_impact
    return "yes" if any(step.act in ASSESSMENT_STEPS for step in steps) else "no"


def stage_of(modification: Modification) -> str:
    """
    Return the stage: as stated, else as the reference shows it.

    Source: register X-ID-01; a Draft Proposal (DP112) keeps its number as MP112 when converted.
    """
    if modification.stage:
        return modification.stage
    return "development" if modification.id.startswith("DP") else "refinement"


def ended_by(steps: tuple[PlacedStep, ...]) -> PlacedStep | None:
    """
    Return the step that ended the modification: a rejection, withdrawal or supersession.

    It is the last of the steps that are done, by their days, or in the order of the file where
    these do not tell; whatever is done after it, such as an adoption, shows that the modification
    lives.
    """
    done = [step for step in steps if step.done]
    return next((step for step in reversed(done) if _ends(step) and not any(
        _follows(step, other) for other in done)), None)


def _ends(step: PlacedStep) -> bool:
    """Return whether the modification ends with *step*, if it is the last."""
    outcomes = ENDING_OUTCOMES.get(step.act, frozenset())
    return step.step.outcome in outcomes or "" in outcomes


def _follows(step: PlacedStep, other: PlacedStep) -> bool:
    """Return whether *other* came after *step*: on a later day, or later in the file."""
    if step.stated and other.stated and (
            other.earliest > step.latest or other.latest < step.earliest):
        return other.earliest > step.latest
    return other.place > step.place


def live_by(steps: tuple[PlacedStep, ...]) -> PlacedStep | None:
    """Return the step by which the whole modification went live; a part of it is not enough."""
    return next((step for step in reversed(steps) if step.act == "implemented" and step.done
                 and not step.step.part), None)


def settled_by(steps: tuple[PlacedStep, ...]) -> PlacedStep | None:
    """Return the step by which the modification went live or ended: nothing of it is to come."""
    return live_by(steps) or ended_by(steps)
