"""Rules about the targeted release: its cut-off, and the day on which it goes live."""

from __future__ import annotations

from typing import Final

from secgov.citation import Evidence
from secgov.model.acts import act
from secgov.planning.cases import Case, Judged, day_of, steps_of
from secgov.planning.findings import Judgement
from secgov.planning.placing import PlacedStep, spoken
from secgov.rules.rule import Rule

__all__ = ["BY_EXCEPTION", "by_cut_off", "on_release_day"]


BY_EXCEPTION: Final = "by-exception"
"""The standing of a target release to which the Panel adds it after the cut-off (X-REL-04)."""
_TOO_LATE: Final = ("Ask for inclusion by exception (X-REL-04) and give the reason on the step "
                    "(because), or target a later release.")


def by_cut_off(rule: Rule, case: Case) -> Judged:
    """Yield the first report that is at the Panel after the decisive cut-off of its release."""
    target = case.modification.target_release
    first = next((step for step in steps_of(rule, case)), None)
    if target is None or target.name == "earliest" or first is None:
        return
    impact = case.modification.dcc_impact
    if impact == "no":
        return
    release = case.basis.calendar.releases.named(target.name)
    cut_off = next((one for one in release.cut_offs if one.decisive), None)
    if cut_off is None:
        return
    series = case.basis.calendar.series_of(cut_off.body)
    last = float(cut_off.last_day(series).toordinal())
    if first.latest <= last:
        return
    unknown = " if it impacts the DCC Systems, which is not known" if impact == "unknown" else ""
    partly = first.earliest <= last
    yield first, Judgement(
        f"the Modification Report first goes to the Panel {first.when()}, after the "
        f"{release.name} Release's cut-off, the Panel of {spoken(day_of(last))}{unknown}"
        f"{f'; the rule is kept up to {spoken(day_of(last))}' if partly else ''}",
        last, depends=impact == "unknown" or partly or bool(first.step.because)
        or target.standing == BY_EXCEPTION,
        mend=_TOO_LATE if last < case.basis.as_of.toordinal() else "")


def on_release_day(rule: Rule, case: Case) -> Judged:
    """
    Yield each step that is not on its release's day, or not before its end where that is asked.

    A release whose day is only projected is judged by what was observed. A decision of the
    Authority beside the one that the path needs is its approval of another day.
    """
    target = case.modification.target_release
    if target is None or target.name == "earliest":
        return
    release = case.basis.calendar.releases.named(target.name)
    window = release.window
    first = float((window.earliest if window else release.go_live).toordinal())
    last = float((window.latest if window else release.go_live).toordinal())
    by = dict(rule.when).get("by") == "go-live"
    goes = "is projected to go live" if release.projected else "goes live"
    until = f", with a window up to {spoken(day_of(last))}" if window else ""
    for step in steps_of(rule, case):
        if step.step.part or not (step.earliest > last or (step.latest < first and not by)):
            continue
        if _moved(step, case):
            continue
        yield step, Judgement(
            f"{act(step.act).says} {step.when()}, but the {release.name} Release {goes} on "
            f"{spoken(release.go_live)}{until}",
            case.basis.possible(step.body).latest(last) if by
            else float(release.go_live.toordinal()),
            depends=bool(step.step.because),
            evidence=Evidence.OBSERVED if release.projected else None)


def _moved(step: PlacedStep, case: Case) -> bool:
    """Return whether the Authority approved another day: it decides once more than it has to."""
    decided = [one for one in case.steps if one.act == "authority-decision"
               and one.step.outcome in ("", "approved")]
    return step.act == "implemented" and len(decided) > (case.modification.path != "3")
