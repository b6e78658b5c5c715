"""The outlook for one release in one sentence, the verdict first."""

from __future__ import annotations

from datetime import date

from secgov.planning.network.targets import Target, live_on
from secgov.planning.outlooks.outlook_answer import ReleaseOutlook
from secgov.planning.steps.route_choice import WITH_IMPACT
from secgov.reports.words import VERDICTS, counted, day_or, spoken

__all__ = ["release_sentence"]


def release_sentence(one: ReleaseOutlook) -> str:
    """Return the answer of *one* as it may be quoted: the verdict, the days, the room left."""
    release = f"the {one.release.name} Release"
    if one.ended:
        return _settled(one, release)
    if one.branches and one.verdict == "depends":
        ways = ", ".join(_way(branch) for branch in one.branches)
        return (f"Whether {one.modification} makes {release} depends on whether it impacts the "
                f"DCC Systems: {ways}.")
    if one.branches:
        known = {"misses": "misses"}.get(one.verdict, f"is {VERDICTS[one.verdict]} for")
        return f"{one.modification} {known} {release} whether or not it impacts the DCC Systems."
    match one.verdict:
        case "unknown":
            head = f"It is not known whether {one.modification} makes {release}"
            return f"{head}, because no cut-off is known for it; {_live(one)}."
        case "misses":
            return f"{one.modification} misses {release}: {_miss(one)}."
        case verdict:
            return f"{one.modification} is {VERDICTS[verdict]} for {release}: {_arrival(one)}."


def _settled(one: ReleaseOutlook, release: str) -> str:
    """Return what has happened: it has ended, or is live."""
    if one.verdict == "on-track":
        return (f"{one.modification} is live already, and nothing of it is still to come for "
                f"{release}: {one.ended}.")
    if one.live_usual is not None:
        return (f"{one.modification} misses {release}, which went live {_when(one)}: {one.ended}, "
                "after it.")
    return f"{one.modification} misses {release}, for it has ended: {one.ended}."


def _way(branch: ReleaseOutlook) -> str:
    impact = WITH_IMPACT[branch.dcc_impact]
    match branch.verdict:
        case "unknown":
            return f"{impact} that is not known"
        case "misses":
            return f"{impact} it misses the Release"
        case verdict:
            return f"{impact} it is {VERDICTS[verdict]}"


def _arrival(one: ReleaseOutlook) -> str:
    """Return when the report arrives at the Panel, or where no cut-off binds, when it is live."""
    target = one.cut_off
    if target is None:
        return _live(one)
    if not _remaining(one, target.step):
        day = "on a day not recorded" if one.arrives_usual is None else (
            f"on {_day(one.arrives_usual)}")
        arrived = f"its report went to the Panel {day}"
        return f"{arrived}; {_cut_off(target)}; {_live(one)}"
    usual = f"it arrives at the Panel of {_day(one.arrives_usual)} at the usual pace"
    best = f"at best on {_day(one.arrives_best)}"
    if _tightest_is(one, target.step):
        return f"{usual}, {_room(one)} the cut-off ({_panel(target)}); {best}"
    return f"{usual}, at best on {_day(one.arrives_best)}; {_cut_off(target)}; {_live(one)}"


def _live(one: ReleaseOutlook) -> str:
    usual, best = _day(one.live_usual), _day(one.live_best)
    target = one.cut_off
    room = ""
    if target is None or not _tightest_is(one, target.step):
        room = f", {_room(one)} the Release's go-live {_when(one)}"
    return f"it can be ready to go live on {usual} at the usual pace{room}; at best on {best}"


def _miss(one: ReleaseOutlook) -> str:
    target = one.cut_off
    best = one.arrives_best
    if target is not None and not one.by_go_live and (best is None or best > target.meeting):
        room = f", {_room(one)} it" if _tightest_is(one, target.step) else ""
        return (f"even at best it arrives at the Panel of {_day(best)}, after the cut-off "
                f"({_panel(target)}); at the usual pace on {_day(one.arrives_usual)}{room}")
    if one.live_best is None or one.live_best > one.release.latest:
        return (f"even at best it can be ready to go live only on {_day(one.live_best)}, after "
                f"the Release's go-live {_when(one)}; at the usual pace on "
                f"{_day(one.live_usual)}")
    return ("its Modification Report first went to the Panel after the cut-off"
            + (f" ({_panel(target)})" if target else ""))


def _remaining(one: ReleaseOutlook, step: str) -> bool:
    return any(last.step == step for last in one.last_days)


def _tightest_is(one: ReleaseOutlook, step: str) -> bool:
    """Return whether the room that the answer counts is the room before *step*."""
    return bool(one.binding) and one.binding[-1].step == step


def _room(one: ReleaseOutlook) -> str:
    room = one.float_working_days
    if room is None:
        return "a number of Working Days not known from"
    if room == 0:
        return "with no Working Day to spare before"
    return f"{counted(abs(room), 'Working Day')} {'after' if room < 0 else 'before'}"


def _cut_off(target: Target) -> str:
    return f"the cut-off is {_panel(target)}"


def _panel(target: Target) -> str:
    paper = f", paper day {spoken(target.paper_day)}" if target.paper_day else ""
    return f"the Panel of {spoken(target.meeting)}{paper}"


def _when(one: ReleaseOutlook) -> str:
    window = one.release.window
    if window is not None and not one.release.sources_differ:
        return f"between {spoken(window.earliest)} and {spoken(window.latest)}"
    return live_on(one.release)


def _day(day: date | None) -> str:
    return day_or(day, "a day that the calendar does not reach")
