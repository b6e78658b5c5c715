"""
A paper for the Panel of 12 April 2019, made up from the real one of March 2019 for the tests.

No such paper was seen. Of SECMP0062 the days of its consultation are those of its record (issued
on 11 March, closed on 29 March); everything else that is changed here is invented.
"""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from typing import Any

from secgov.model.loading import load_timetable
from secgov.model.timetables import Timetable
from tests.architecture.house import ROOT

MARCH = ROOT / "examples" / "secp_66_1503_12.toml"
AS_OF = date(2019, 4, 5)
"""A Friday: the paper day of the Panel of 12 April 2019."""


@cache
def march() -> Timetable:
    return load_timetable(MARCH)


@cache
def april() -> Timetable:
    return Timetable.from_dict(april_data(), "april.toml")


def april_data() -> dict[str, Any]:
    """Return the made-up paper as a file writes it."""
    data = tomllib.loads(MARCH.read_text(encoding="utf-8"))
    by_id = {one["id"]: one for one in data["modification"]}
    data["paper"] |= {"reference": "APRIL", "dated": AS_OF,
                      "meeting": {"body": "panel", "date": date(2019, 4, 12)}}
    data["recommendation"] = []
    # The Preliminary Assessment came late, so that the Working Group and the Panel wait a month.
    change(by_id["SECMP0053"], "preliminary-assessment-returned", when=date(2019, 3, 29),
           status="done")
    change(by_id["SECMP0053"], "working-group", when="May 2019")
    change(by_id["SECMP0053"], "panel-update", when="May 2019")
    # The Panel left the cost to the Change Board of 24 April; the consultation has been held.
    moved = by_id["SECMP0062"]
    moved["id"] = "MP062"
    change(moved, "refinement-consultation-issued", when=date(2019, 3, 11), status="done")
    moved["steps"].insert(2, {"step": "refinement-consultation-closed",
                              "when": date(2019, 3, 29), "status": "done"})
    change(moved, "impact-assessment-approved", when=date(2019, 4, 24), status="planned",
           body="change-board")
    change(moved, "impact-assessment-requested", **{"if": None})
    change(moved, "modification-report-to-panel", **{"if": None})
    # A vague window that moves at its late end, and one that moves at both.
    change(by_id["SECMP0056"], "preliminary-assessment-returned", when="by the end of April 2019")
    change(by_id["SECMP0067"], "preliminary-assessment-requested", when="mid-May 2019")
    # Steps added and dropped; a target release.
    by_id["SECMP0055"]["target_release"] = "November 2019"
    by_id["SECMP0063"]["steps"] = by_id["SECMP0063"]["steps"][:-1]
    # Holds and things awaited.
    by_id["SECMP0010"]["hold"] = {"since": date(2019, 4, 1), "reason": "the Proposer is away"}
    del by_id["SECMP0028"]["hold"]
    by_id["SECMP0015"]["awaiting"] = []
    by_id["SECMP0013"]["awaiting"][0]["what"] = "the NCSC's second answer"
    by_id["SECMP0024"]["awaiting"] = [{"what": "room in the DCC's plan", "who": "dcc"}]
    # One that is not in the paper any more, and a new one.
    data["modification"].remove(by_id["SECMP0066"])
    data["meeting"][-1]["covers"].remove("SECMP0066")
    data["modification"].append({
        "id": "MP900", "title": "A new one", "dcc_impact": "no", "stage": "refinement",
        "target_release": "November 2019",
        "steps": [{"step": "working-group", "when": "May 2019"}]})
    return data


def change(modification: dict[str, Any], name: str, **keys: Any) -> None:
    """Change the first step of that name; a key that becomes nothing is taken away."""
    step = next(one for one in modification["steps"] if one["step"] == name)
    step.update(keys)
    for key in [key for key, value in step.items() if value is None]:
        del step[key]
