"""What is supposed: how words are read, what they change, and what is refused.

Source: contract of the planner, "Change a step, a duration, a holiday, a meeting, a parameter,
without touching the file".
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgov.citation import SUPPOSED, Evidence, Severity
from secgov.errors import UnusableInput
from secgov.model.acts import STEPS as STEPS_OF_A_FILE
from secgov.model.timetables import Modification, Timetable
from secgov.planning.outlooks.supposed import Supposed, suppose
from secgov.planning.outlooks.supposed_words import USAGE
from secgov.planning.steps.basis import Basis
from secgov.planning.steps.placing import place_all
from tests.planning.asking import AS_OF, ground, paper
from tests.timetables import rules_on

STEPS: list[dict[str, Any]] = [
    {"step": "working-group", "status": "done", "when": date(2019, 2, 25), "kind": "ad-hoc"},
    {"step": "impact-assessment-approved", "label": "ia-cost", "when": date(2019, 3, 27)},
    {"step": "impact-assessment-returned", "when": "May 2019", "after": ["ia-cost"],
     "parallel_with": ["refinement-consultation-closed"]},
    {"step": "refinement-consultation-closed", "when": "April 2019"},
    {"step": "panel-update", "when": "April 2019"},
    {"step": "panel-update", "when": "May 2019"},
]


def timetable(**keys: Any) -> Timetable:
    return Timetable.from_dict({"modification": [
        {"id": "SECMP0062", "steps": STEPS, **keys}, {"id": "SECMP0063"}]}, "small.toml")


def first(supposed: Supposed) -> Modification:
    return supposed.timetable.modifications[0]


def problems(*words: str, **keys: Any) -> list[tuple[str, str]]:
    """Return the place and the mend of each problem."""
    with pytest.raises(UnusableInput) as caught:
        suppose(timetable(**keys), *words)
    return [(one.place, one.mend) for one in caught.value.problems]


class TestSteps:
    """A step on another day, a step more, a step less; the file is not touched."""

    def test_a_stated_step_moves_and_remembers_its_day(self) -> None:
        given_one = timetable()
        step = first(suppose(given_one, "step SECMP062:impact-assessment-returned 2019-05-03"
                             )).steps[2]

        assert (date(2019, 5, 3), True, "May 2019") == (step.when, step.supposed, step.instead_of)
        assert ("ia-cost",) == step.after
        assert "May 2019" == given_one.modifications[0].steps[2].when

    def test_a_step_is_called_by_its_label_or_its_act_or_its_number(self) -> None:
        made = suppose(timetable(), "step SECMP0062:ia-cost 2019-03-20 body=panel",
                       "step SECMP0062:impact-assessment-approved status=proposed",
                       "step SECMP0062:panel-update#2 June 2019")
        steps = first(made).steps

        assert (date(2019, 3, 20), "panel", "proposed") == (
            steps[1].when, steps[1].body, steps[1].status)
        assert ["April 2019", "June 2019"] == [step.when for step in steps[4:]]

    def test_the_day_of_the_file_is_remembered_when_a_step_is_supposed_twice(self) -> None:
        made = suppose(timetable(), "step SECMP0062:ia-cost 2019-04-24",
                       "step SECMP0062:ia-cost 2019-04-24 kind=extraordinary")

        assert date(2019, 3, 27) == first(made).steps[1].instead_of

    @pytest.mark.parametrize(("words", "body", "said"), [
        ("step SECMP0062:impact-assessment-approved 2019-03-27", "",
         "SECMP0062: the cost of the Impact Assessment is agreed on Wednesday 27 March 2019, by "
         "the Change Board, the usual body for it (it is stated for the Panel: write body=panel to "
         "leave it there)"),
        ("step SECMP0062:impact-assessment-approved 2019-04-12 body=panel", "panel",
         "SECMP0062: the cost of the Impact Assessment is agreed on Friday 12 April 2019, with "
         "body panel"),
        ("step SECMP0062:impact-assessment-approved status=proposed", "panel",
         "SECMP0062: the cost of the Impact Assessment is agreed, with status proposed"),
    ])
    def test_a_step_on_another_day_is_for_its_usual_body_unless_one_is_said(
        self, words: str, body: str, said: str
    ) -> None:
        """X-IA-01: the Change Board agrees the cost; X-IA-03: the Panel may, beforehand."""
        stated = timetable(steps=[{"step": "impact-assessment-approved", "body": "panel",
                                   "when": date(2019, 3, 15)}])
        made = suppose(stated, words)

        assert (body, (said,)) == (first(made).steps[0].body, made.says)

    def test_keys_take_several_words_and_lists(self) -> None:
        made = suppose(timetable(), "step SECMP0062:ia-cost because=an urgent vote if=it is agreed",
                       "step SECMP0062:panel-update#2 parallel_with=ia-cost;panel-update")
        steps = first(made).steps

        assert ("an urgent vote", "it is agreed", False) == (
            steps[1].because, steps[1].condition, steps[1].supposed)
        assert ("ia-cost", "panel-update") == steps[5].parallel_with

    @pytest.mark.parametrize(("name", "place"), [
        # Before the first step to come that usually follows it, and after all that is done.
        ("business-requirements-agreed", 1), ("impact-assessment-requested", 2),
        ("change-board", 6)])
    def test_a_step_that_is_not_stated_is_added_where_it_belongs(
        self, name: str, place: int
    ) -> None:
        made = first(suppose(timetable(), f"step SECMP0062:{name} 2019-05-22"))

        assert name == made.steps[place].step
        assert (True, None) == (made.steps[place].supposed, made.steps[place].instead_of)

    @pytest.mark.parametrize("name", STEPS_OF_A_FILE.codes)
    def test_every_step_that_a_file_may_state_can_be_added_among_all_others(
        self, name: str
    ) -> None:
        """Reference of the files: the steps are listed in the order in which they usually come."""
        others = [one for one in STEPS_OF_A_FILE.codes if one != name]
        stated = timetable(steps=[{"step": one} for one in others])

        made = first(suppose(stated, f"step SECMP0062:{name} 2019-05-10"))

        assert list(STEPS_OF_A_FILE.codes) == [step.step for step in made.steps]

    @pytest.mark.parametrize("name", [
        "refinement-with-dcc-impact", "refinement-without-dcc-impact", "straight-to-report-phase"])
    def test_the_usual_order_is_that_of_the_routes_to_the_panel(self, name: str) -> None:
        """Process data: a route lists its steps in the order in which they are taken."""
        (route,) = (one for one in rules_on(AS_OF).process.routes if one.name == name)
        order = STEPS_OF_A_FILE.codes

        assert sorted(route.steps, key=order.index) == list(route.steps)

    def test_a_step_is_left_out_with_what_is_said_of_its_order(self) -> None:
        made = suppose(timetable(), "without SECMP0062:ia-cost",
                       "without SECMP0062:refinement-consultation-closed")

        assert ["working-group", "impact-assessment-returned", "panel-update", "panel-update"] == [
            step.step for step in first(made).steps]
        assert ((), ()) == (first(made).steps[1].after, first(made).steps[1].parallel_with)

    def test_what_is_said_can_be_read_aloud(self) -> None:
        made = suppose(timetable(), "step SECMP0062:ia-cost 2019-05-22 body=panel",
                       "step SECMP0062:panel-update#2 June 2019", "without SECMP0062:panel-update",
                       "step SECMP0062:change-board kind=extraordinary",
                       "modification SECMP0062 dcc_impact=no path=3")

        assert (
            "SECMP0062: the cost of the Impact Assessment is agreed on Wednesday 22 May 2019, "
            "with body panel",
            "SECMP0062: the Panel is updated (June 2019)",
            "SECMP0062 is without the step panel-update",
            "SECMP0062: the Change Board votes, with kind extraordinary",
            "SECMP0062 has no impact on the DCC Systems, is on Path 3, self-governance",
        ) == made.says


class TestPlacing:
    """A supposed step on its days; whether it is sooner than the timetable has it."""

    @pytest.mark.parametrize(("words", "sooner", "said"), [
        ("step SECMP0062:impact-assessment-returned 2019-05-03", True,
         "supposed as Friday 3 May 2019, stated as May 2019"),
        ("step SECMP0062:impact-assessment-returned 2019-05-31", False,
         "supposed as Friday 31 May 2019, stated as May 2019"),
        ("step SECMP0062:change-board 2019-05-22", True, "supposed as Wednesday 22 May 2019"),
        ("step SECMP0062:ia-cost body=panel", False, "stated as Wednesday 27 March 2019"),
    ])
    def test_it_is_brought_forward_or_not(self, words: str, sooner: bool, said: str) -> None:
        made = suppose(timetable(), words).timetable
        known = ground()
        steps = place_all(made.modifications[0], Basis.of(made, **known))
        name = words.partition(":")[2].split()[0]
        step = next(step for step in steps if name in (step.name, step.act))

        assert (sooner, said) == (step.brought_forward, step.given_as())
        assert (SUPPOSED if step.step.supposed else "small.toml") == step.source_in(made)


class TestModifications:
    """Other facts about a modification, and its standing in its release."""

    def test_its_impact_path_stage_and_target(self) -> None:
        made = first(suppose(
            timetable(), "modification SECMP0062 dcc_impact=no path=3 stage=report-phase "
                         "target_release=nov-2019 standing=by-exception"))

        assert ("no", "3", "report-phase") == (made.dcc_impact, made.path, made.stage)
        assert made.target_release is not None
        assert ("November 2019", "by-exception") == (
            made.target_release.name, made.target_release.standing)

    def test_a_standing_belongs_to_the_target_that_is_stated(self) -> None:
        made = first(suppose(timetable(target_release="June 2019"),
                             "modification SECMP0062 standing=by-exception"))

        assert made.target_release is not None
        assert ("June 2019", "by-exception") == (
            made.target_release.name, made.target_release.standing)


class TestNumbersAndFacts:
    """Numbers and facts are those of settings, by no source: never the SEC's."""

    def test_a_number_is_unverified_whatever_it_was(self) -> None:
        """The notice of an agenda is practice, seen in the paper; supposed, it is nobody's."""
        rules = suppose(timetable(), "parameter working-group.agenda-notice 3").rules(
            ground()["rules"])
        row = rules.parameter("working-group.agenda-notice", date(2019, 5, 1))
        rule = next(one for one in rules.rules if one.id == "working-group.agenda-notice")

        assert (3, Evidence.UNVERIFIED, SUPPOSED, date(2019, 4, 3)) == (
            row.value, row.evidence, row.cites, row.since)
        assert rule.parameter == row
        assert (Severity.NOTE, SUPPOSED) == (rule.severity, rule.cites)

    def test_a_number_may_come_with_a_unit(self) -> None:
        rules = suppose(timetable(), "parameter authority.decision-time 10 Working Days").rules(
            ground()["rules"])

        assert "10 Working Days, the first day not counted" == rules.parameter(
            "authority.decision-time").in_words()

    def test_the_digests_tell_supposed_rules_and_calendars_from_real_ones(self) -> None:
        known = ground()
        made = suppose(timetable(), "parameter authority.decision-time 3", "holiday 2019-05-20")
        plain = suppose(timetable(), "without SECMP0062:ia-cost")

        assert made.rules(known["rules"]).digest != known["rules"].digest
        assert made.calendar(known["calendar"]).digest() != known["calendar"].digest()
        assert plain.rules(known["rules"]) is known["rules"]
        assert plain.calendar(known["calendar"]) is known["calendar"]

    def test_days_become_and_cease_to_be_holidays(self) -> None:
        days = suppose(timetable(), "holiday 2019-05-20", "working-day 2019-05-06").calendar(
            ground()["calendar"]).working_days

        assert not days.is_working_day(date(2019, 5, 20))
        assert days.is_working_day(date(2019, 5, 6))

    def test_a_meeting_can_be_used_and_a_regular_one_replaces_the_rhythm(self) -> None:
        """The rhythm has the Working Group on 1 May 2019, and the Panel on 12 April."""
        made = suppose(timetable(), "meeting working-group 2019-05-08",
                       "meeting panel 2019-04-16 regular")
        known = ground()
        calendar = made.calendar(known["calendar"])
        days = Basis.of(made.timetable, as_of=AS_OF, rules=known["rules"], calendar=calendar)

        groups = [date.fromordinal(day) for day in days.possible("working-group").days
                  if date(2019, 5, 1).toordinal() <= day < date(2019, 6, 1).toordinal()]
        assert [date(2019, 5, 1), date(2019, 5, 8)] == groups
        assert date(2019, 4, 16) == calendar.series_of("panel").after(date(2019, 3, 15)).day

    def test_a_release_and_its_cut_off(self) -> None:
        """Whatever is known or set, what is supposed wins."""
        settings = {"release": [{"name": "November 2019", "go_live": date(2019, 11, 14),
                                 "known": date(2019, 3, 1), "cites": "settings"}]}
        made = suppose(timetable(), "release November 2019 2019-11-29",
                       "cut-off nov-2019 2019-06", "cut-off February 2020 2019-07-12")
        calendar = made.calendar(ground(settings=settings)["calendar"])
        november, february = map(calendar.releases.named, ("November 2019", "February 2020"))

        assert date(2019, 11, 29) == november.go_live
        assert date(2019, 6, 14) == november.cut_offs[0].last_day(calendar.series_of("panel"))
        assert Evidence.UNVERIFIED is november.cut_offs[0].evidence
        assert date(2019, 7, 12) == february.cut_offs[0].day

    def test_what_is_said_can_be_read_aloud(self) -> None:
        made = suppose(timetable(), "parameter impact-assessment.timescale 20",
                       "holiday 2019-05-20", "working-day 2019-05-06",
                       "meeting working-group 2019-05-08", "meeting panel 2019-04-16 regular",
                       "release November 2019 2019-11-29", "cut-off nov-2019 2019-06")

        assert (
            "impact-assessment.timescale is 20 Working Days, the first day not counted",
            "Monday 20 May 2019 is a bank holiday",
            "Monday 6 May 2019 is a Working Day",
            "the Working Group meets on Wednesday 8 May 2019, beside its others",
            "the Panel meets on Tuesday 16 April 2019, its regular meeting of the month",
            "the November 2019 Release goes live on Friday 29 November 2019",
            "the cut-off of the November 2019 Release is the Panel of June 2019",
        ) == made.says

    @pytest.mark.parametrize(("words", "said"), [
        ("cut-off November 2020 2020-04-17",
         "the cut-off of the November 2020 Release is the Panel of Friday 17 April 2020"),
        ("cut-off November 2020 2020-04",
         "the cut-off of the November 2020 Release is the Panel of April 2020"),
        ("modification SECMP0062 target_release=feb-2018",
         "SECMP0062 targets the February 2018 Release"),
        ("modification SECMP0062 target_release=earliest",
         "SECMP0062 targets the earliest release"),
        ("modification SECMP0062 stage=report-phase target_release=nov-2019 standing=by-exception",
         "SECMP0062 is at the stage of the Report Phase, targets the November 2019 Release, has "
         "the standing by-exception"),
        ("modification SECMP0062 dcc_impact=yes", "SECMP0062 has an impact on the DCC Systems"),
        ("step SECMP0062:panel-update#2 parallel_with=ia-cost",
         "SECMP0062: the Panel is updated, with the parallel steps ia-cost"),
    ])
    def test_no_key_is_read_aloud(self, words: str, said: str) -> None:
        assert (said,) == suppose(timetable(), words).says


class TestReceipt:
    """contract: what is supposed is marked in the answer and its receipt."""

    def test_the_words_are_kept_in_the_receipt(self) -> None:
        made = suppose(timetable(), "holiday 2019-05-20")
        known = ground()
        receipt = Basis.of(made.timetable, **known).receipt

        assert ["holiday 2019-05-20"] == receipt.to_dict()["supposed"]
        assert "supposed" not in Basis.of(made.stated, **known).receipt.to_dict()


class TestRefusals:
    """Every problem at once, each with its place and its mend."""

    def test_all_are_listed(self) -> None:
        found = problems(
            "stp x", "", "step SECMP0062:impact-assessment-retrned 2019-05-03",
            "step SECMP0062:panel-updat#3 2019-05-03", "step SECMP0099:change-board 2019-05-22",
            "step SECMPO0062:change-board 2019-05-22", "step SECMP0062:change-board 2019-02-30",
            "step SECMP0062:change-board outcome=aproved", "without SECMP0062:change-board",
            "without SECMP0099:change-board", "modification SECMP0099 path=3",
            "modification SECMP0062", "modification SECMP0062 pth=3",
            "modification SECMP0062 standing=candidate", "parameter impact-assessment.time 20",
            "parameter impact-assessment.timescale soon",
            "parameter impact-assessment.timescale 20 fortnights", "holiday 2019-02-30",
            "holiday 2019-05-20 2019-05-21", "meeting wg 2019-05-08", "release soon 2019-11-29",
            "cut-off November 2019 June", "holiday 2019-05-20 name=x", "release 2019-11-29")

        assert [f"what-if {number}" for number in (*range(1, 8), 8, *range(9, 25))] == [
            place.partition(",")[0].split(" kind")[0].removesuffix(" when").removesuffix(
                " outcome").removesuffix(" pth") for place, _ in found]
        assert ("what-if 1", 'did you mean "step"?') == found[0]
        assert ("what-if 3", 'did you mean "impact-assessment-returned"?') == found[2]
        assert 'did you mean "approved"?' in [mend for _, mend in found]
        assert 'did you mean "impact-assessment.timescale"?' in [mend for _, mend in found]

    @pytest.mark.parametrize(("day", "name"), [
        ("2019-05-04", "Saturday"), ("2019-05-05", "Sunday"), ("2021-12-25", "Saturday")])
    def test_a_weekend_cannot_be_supposed_away(self, day: str, name: str) -> None:
        """A Saturday is no Working Day whatever else it is: Christmas Day 2021 too."""
        (place, mend), = problems(f"working-day {day}")

        assert "what-if 1, working-day" == place
        assert (f"leave it out: only a bank holiday can be taken away, and a {name} is no Working "
                "Day without one") == mend

    def test_several_steps_of_one_act_are_told_apart(self) -> None:
        """Two Panel updates without labels: the first is called so, the second by its number."""
        (place, mend), = problems("step SECMP0062:panel-update#4 2019-05-03")

        assert ("what-if 1", 'did you mean "panel-update#2"?') == (place, mend)

    @pytest.mark.parametrize(("one", "other"), [
        ("parameter impact-assessment.timescale 10", "parameter impact-assessment.timescale 90"),
        ("step SECMP0062:ia-cost 2019-04-24", "step SECMP0062:ia-cost 2019-05-22"),
        # By its label, and by its act; in another form of the identifier.
        ("step SECMP0062:ia-cost 2019-04-24",
         "step SECMP062:impact-assessment-approved 2019-05-22 body=panel"),
        ("step SECMP0062:ia-cost body=panel", "step SECMP0062:ia-cost body=change-board"),
        ("step SECMP0062:change-board 2019-05-22", "step SECMP0062:change-board 2019-06-26"),
        ("step SECMP0062:ia-cost 2019-04-24", "without SECMP0062:ia-cost"),
        ("modification SECMP0062 dcc_impact=no", "modification SECMP0062 path=3 dcc_impact=yes"),
        ("holiday 2019-05-20", "working-day 2019-05-20"),
        ("meeting panel 2019-04-16 regular", "meeting panel 2019-04-17 regular"),
        ("release November 2019 2019-11-29", "release nov-2019 2019-11-14"),
        ("cut-off November 2019 2019-06", "cut-off nov-2019 2019-07-12"),
    ])
    def test_two_that_contradict_each_other_are_both_named(self, one: str, other: str) -> None:
        with pytest.raises(UnusableInput) as caught:
            suppose(timetable(), one, "holiday 2019-08-01", other)
        (problem,) = caught.value.problems

        assert ("what-if 3", f'"{other}"') == (problem.place, problem.found)
        assert f'nothing else of what what-if 1 supposes: "{one}"' == problem.expected
        assert "leave out one of the two, for they contradict each other" == problem.mend

    @pytest.mark.parametrize("words", [
        ("parameter impact-assessment.timescale 10", "parameter authority.decision-time 3"),
        ("step SECMP0062:ia-cost 2019-04-24", "step SECMP0062:ia-cost body=panel"),
        ("step SECMP0062:ia-cost 2019-04-24", "step SECMP0062:ia-cost 2019-04-24"),
        ("step SECMP0062:ia-cost 2019-04-24", "step SECMP0062:ia-cost Wednesday 24 April 2019"),
        ("step SECMP0062:panel-update 2019-04-12", "step SECMP0062:panel-update#2 2019-05-17"),
        ("step SECMP0062:change-board 2019-05-22", "step SECMP0063:change-board 2019-06-26"),
        ("modification SECMP0062 dcc_impact=no", "modification SECMP0062 path=3"),
        ("modification SECMP0062 target_release=nov-2019",
         "modification SECMP0062 target_release=November 2019"),
        ("modification SECMP0062 target_release=earliest",
         "modification SECMP0062 target_release=earliest"),
        ("meeting panel 2019-04-16", "meeting panel 2019-04-17"),
        ("meeting panel 2019-04-16 regular", "meeting panel 2019-05-16 regular"),
        ("release November 2019 2019-11-29", "cut-off November 2019 2019-06"),
    ])
    def test_two_about_one_thing_that_agree_are_both_supposed(self, words: tuple[str, ...]) -> None:
        assert 2 == len(suppose(timetable(), *words).says)

    def test_nothing_at_all_is_refused(self) -> None:
        assert [("what-if", "say what is supposed, or ask without it")] == problems()

    def test_a_modification_without_steps_has_none_to_leave_out(self) -> None:
        assert [("what-if 1", "it states no steps at all")] == problems(
            "without SECMP0063:change-board")

    def test_an_empty_timetable_has_nothing_to_suppose_of(self) -> None:
        with pytest.raises(UnusableInput, match="add it to the file"):
            suppose(Timetable(), "modification SECMP0062 path=3")

    def test_an_act_that_is_repeated_under_labels_needs_the_label(self) -> None:
        steps = [{"step": "panel-update", "label": "one"}, {"step": "panel-update", "label": "two"}]
        made = Timetable.from_dict({"modification": [{"id": "SECMP0062", "steps": steps}]})

        with pytest.raises(UnusableInput, match="use one of: one, two"):
            suppose(made, "step SECMP0062:panel-update 2019-05-17")

    @given(st.lists(st.one_of(
        st.sampled_from(sorted(USAGE.values())), st.text(max_size=30),
        st.tuples(st.sampled_from(sorted(USAGE)), st.text(max_size=30)).map(" ".join)), max_size=4))
    def test_whatever_is_written_is_supposed_or_refused_with_a_mend(
        self, words: list[str]
    ) -> None:
        report = None
        try:
            suppose(Timetable.from_dict(paper()), *words)
        except UnusableInput as refused:
            report = refused

        assert report is None or all(one.place and one.found and one.expected and one.mend
                                     for one in report.problems)
