"""The routes that a modification can take, as the data says them."""

from __future__ import annotations

import attrs

__all__ = ["Process", "Route", "Seen", "Usual"]


@attrs.frozen
class Usual:
    """What the planner assumes between two steps: the name of a parameter."""

    earlier: str
    later: str
    parameter: str


@attrs.frozen
class Seen:
    """
    What was observed between two steps: the name of a parameter that was counted from records.

    One that `waits_for_release` includes the wait for the release that was aimed at: it says
    when a change went live, and never whether it could have been in time.
    """

    earlier: str
    later: str
    parameter: str
    waits_for_release: bool = False


@attrs.frozen
class Route:
    """
    A route: the steps that it takes, and those that it takes only if a timetable states them.

    On a route with `no_usual_times` somebody else's timetable governs: nothing is assumed.
    """

    name: str
    says: str
    steps: tuple[str, ...]
    if_stated: tuple[str, ...] = ()
    no_usual_times: bool = False


@attrs.frozen
class Process:
    """All routes, usual and observed times, and what lies behind a modification at each stage."""

    routes: tuple[Route, ...]
    usual: tuple[Usual, ...]
    only_on_paths: tuple[tuple[str, tuple[str, ...]], ...]
    behind: tuple[tuple[str, tuple[str, ...]], ...]
    observed: tuple[Seen, ...] = ()
    not_needed_on_paths: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def route(self, name: str) -> Route:
        """Return the route of that name; `KeyError` if there is none."""
        return {route.name: route for route in self.routes}[name]

    def steps_behind(self, stage: str) -> tuple[str, ...]:
        """Return the steps that a modification at *stage* has behind it."""
        return dict(self.behind).get(stage, ())

    def takes(self, step: str, path: str) -> bool:
        """Return whether *step* is taken on *path*."""
        paths = dict(self.only_on_paths).get(step)
        return paths is None or path in paths

    def needs(self, step: str, path: str) -> bool:
        """Return whether *step* is waited for on *path*, and not only taken where it is stated."""
        return self.takes(step, path) and path not in dict(self.not_needed_on_paths).get(step, ())
