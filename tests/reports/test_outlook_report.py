from __future__ import annotations

from datetime import date

import attrs
import pytest

from secgov.calendar.vague_dates import VagueDate
from secgov.planning.network.runs import Deciding
from secgov.planning.outlooks.outlook_answer import LastDay, ReleaseOutlook
from secgov.reports.markdown import as_markdown
from secgov.reports.release_sentence import release_sentence
from secgov.reports.text import as_text
from tests.reports.asked import flat, outlook_of

AT_RISK = (
    "SECMP0053 is at risk for the November 2019 Release: it arrives at the Panel of Friday 12 July "
    "2019 at the usual pace, 39 Working Days after the cut-off (the Panel of Friday 17 May 2019, "
    "paper day Friday 10 May 2019); at best on Friday 17 May 2019.")


def one(**changes) -> ReleaseOutlook:
    """Return the outlook of SECMP0053 for November 2019, with what a test changes."""
    return attrs.evolve(outlook_of("SECMP0053").outlooks[0], **changes)


class TestSentence:
    """The first sentence is the answer, and can be quoted alone; written by hand from the paper's
    cut-off (the May 2019 Panel, lines 301-302) and its paper day five Working Days before."""

    def test_at_risk(self):
        assert AT_RISK == release_sentence(one())

    def test_on_track(self):
        assert ("SECMP0053 is on track for the November 2019 Release: it arrives at the Panel of "
                "Friday 12 April 2019 at the usual pace, 22 Working Days before the cut-off (the "
                "Panel of Friday 17 May 2019, paper day Friday 10 May 2019); at best on Friday 15 "
                "March 2019." == release_sentence(one(
                    verdict="on-track", float_working_days=22, arrives_best=date(2019, 3, 15),
                    arrives_usual=date(2019, 4, 12))))

    def test_no_working_day_to_spare(self):
        assert ("with no Working Day to spare before the cut-off"
                in release_sentence(one(verdict="on-track", float_working_days=0)))

    def test_a_room_that_cannot_be_counted(self):
        assert "a number of Working Days not known from" in release_sentence(
            one(float_working_days=None))

    def test_one_working_day_is_one(self):
        assert ", 1 Working Day after the cut-off" in release_sentence(one(float_working_days=-1))

    def test_a_cut_off_without_a_paper_day(self):
        bare = attrs.evolve(one().cut_off, paper_day=None)

        assert "(the Panel of Friday 17 May 2019);" in release_sentence(one(cut_off=bare))

    def test_where_the_go_live_is_tighter_than_the_cut_off(self):
        said = release_sentence(one(binding=(), float_working_days=-2))

        assert ("at best on Friday 17 May 2019; the cut-off is the Panel of Friday 17 May 2019, "
                "paper day Friday 10 May 2019; it can be ready to go live on Wednesday 25 "
                "September 2019 at the usual pace, 2 Working Days after the Release's go-live on "
                "Thursday 7 November 2019; at best on Wednesday 22 May 2019." in said)

    def test_a_report_that_has_gone_to_the_panel(self):
        said = release_sentence(one(last_days=(), verdict="on-track"))

        assert ("its report went to the Panel on Friday 12 July 2019; the cut-off is the "
                "Panel of Friday 17 May 2019" in said)

    def test_one_whose_day_at_the_panel_is_not_recorded(self):
        said = release_sentence(one(last_days=(), verdict="on-track", arrives_usual=None))

        assert "its report went to the Panel on a day not recorded" in said

    def test_one_that_has_ended_says_what_ended_it(self):
        said = release_sentence(one(verdict="misses", ended="it was rejected on Friday 3 May 2019",
                                    live_best=None, live_usual=None))

        assert said.endswith("Release, for it has ended: it was rejected on Friday 3 May 2019.")

    def test_one_that_is_live_says_since_when(self):
        live = "it was implemented on Thursday 27 June 2019"
        said = release_sentence(one(verdict="on-track", ended=live))

        assert ("SECMP0053 is live already, and nothing of it is still to come for the November "
                "2019 Release: it was implemented on Thursday 27 June 2019." == said)

    def test_one_that_went_live_after_the_release_misses_it(self):
        late = date(2020, 2, 27)
        said = release_sentence(one(verdict="misses", live_best=late, live_usual=late,
                                    ended="it was implemented on Thursday 27 February 2020"))

        assert ("SECMP0053 misses the November 2019 Release, which went live on Thursday 7 "
                "November 2019: it was implemented on Thursday 27 February 2020, after it." == said)

    def test_the_table_of_releases_says_that_it_is_live(self):
        live = one(verdict="on-track", ended="it was implemented on Friday 1 March 2019")
        said = flat(as_text(
            attrs.evolve(outlook_of("SECMP0053"), asked="", outlooks=(live,))))

        assert "live already" in said.split("The coming releases")[1]
        assert "The earliest day on which it can be ready" not in said

    def test_a_miss_of_the_cut_off(self):
        assert ("SECMP0010 misses the November 2019 Release: even at best it arrives at the Panel "
                "of Friday 14 June 2019, after the cut-off (the Panel of Friday 17 May 2019, paper "
                "day Friday 10 May 2019); at the usual pace on Friday 16 August 2019, 64 Working "
                "Days after it." == release_sentence(outlook_of("SECMP0010").outlooks[0]))

    def test_a_miss_of_the_cut_off_where_the_go_live_is_tighter(self):
        said = release_sentence(one(verdict="misses", arrives_best=None, binding=()))

        assert "even at best it arrives at the Panel of a day that the calendar does not" in said
        assert said.endswith("at the usual pace on Friday 12 July 2019.")

    @pytest.mark.parametrize("best", [date(2019, 11, 8), None])
    def test_a_miss_of_the_go_live(self, best):
        said = release_sentence(one(verdict="misses", cut_off=None, live_best=best))

        assert said.startswith("SECMP0053 misses the November 2019 Release: even at best it can be "
                               "ready to go live only on ")
        assert "after the Release's go-live on Thursday 7 November 2019" in said

    def test_a_report_first_put_to_the_panel_after_the_cut_off(self):
        said = "its Modification Report first went to the Panel after the cut-off"

        assert f"{said} (the Panel of" in release_sentence(one(verdict="misses"))
        assert release_sentence(one(verdict="misses", cut_off=None)).endswith(f"{said}.")

    def test_a_release_known_only_within_bounds(self):
        window = VagueDate("x", date(2019, 11, 7), date(2019, 11, 29))
        release = attrs.evolve(one().release, window=window)

        assert ("Release's go-live between Thursday 7 November 2019 and Friday 29 November 2019"
                in release_sentence(one(verdict="on-track", cut_off=None, release=release)))

    def test_no_cut_off_is_known(self):
        said = release_sentence(outlook_of("SECMP0053", "February 2020").outlooks[0])

        assert said.startswith(
            "It is not known whether SECMP0053 makes the February 2020 Release, because no cut-off "
            "is known for it; it can be ready to go live on Wednesday 25 September 2019 at the ")

    @pytest.mark.parametrize(("verdicts", "expected"), [
        (("at-risk", "on-track"), "with an impact it is at risk, without one it is on track."),
        (("misses", "on-track"), "with an impact it misses the Release, without one it is on "),
        (("unknown", "at-risk"), "with an impact that is not known, without one it is at risk."),
    ])
    def test_an_impact_that_is_not_known(self, verdicts, expected):
        branches = tuple(one(verdict=verdict, dcc_impact=impact)
                         for verdict, impact in zip(verdicts, ("yes", "no"), strict=True))
        said = release_sentence(one(verdict="depends", branches=branches))

        assert said.startswith("Whether SECMP0053 makes the November 2019 Release depends on "
                               "whether it impacts the DCC Systems: ")
        assert expected in said

    @pytest.mark.parametrize(("verdict", "expected"), [
        ("misses", "SECMP0053 misses the"), ("on-track", "SECMP0053 is on track for the")])
    def test_an_impact_that_does_not_matter(self, verdict, expected):
        said = release_sentence(one(verdict=verdict, branches=(one(), one())))

        assert (f"{expected} November 2019 Release whether or not it impacts the DCC Systems."
                == said)


class TestOneRelease:
    """design.md section 6: what decides, the binding chain, the last days and who acts, the
    weakest evidence."""

    def test_the_answer_comes_first(self):
        assert AT_RISK == flat(as_text(outlook_of("SECMP0053")).split("\n\n")[0])

    def test_who_asked_when_about_what(self):
        assert ("Asked as of Friday 8 March 2019 about SECMP0053, \"Amend Target Response Times"
                in flat(as_text(outlook_of("SECMP0053"))))

    def test_the_step_that_decides_with_its_two_days(self):
        assert ("What decides - On track if the Impact Assessment is returned by Friday 10 May "
                "2019; lost after Friday 17 May 2019. - What moves it at the usual pace: "
                "impact-assessment.timescale (register id X-DCC-M1): 40 Working Days, the first "
                "day not counted; unverified: not the SEC's number until somebody cites it."
                in flat(as_text(outlook_of("SECMP0053"))))

    def test_last_days_with_who_acts(self):
        assert ("| The Impact Assessment is returned | Friday 10 May 2019 | Friday 17 May 2019 | "
                "the DCC |" in as_markdown(outlook_of("SECMP0053")).splitlines())

    def test_unverified_numbers_come_first_among_what_it_rests_on(self):
        rests = flat(as_text(outlook_of("SECMP0053"))).split("the weakest first - ")[1]
        seen = [rests.index(words) for words in (
            "unverified:", "only observed in what happened", "seen in a secondary source")]

        assert sorted(seen) == seen

    def test_a_risk_is_proven(self):
        text = flat(as_text(outlook_of("SECMP0053")))

        assert "Why it is at risk, at the usual pace These cannot all hold" in text

    def test_a_miss_is_proven(self):
        assert "Why it misses These cannot all hold" in flat(as_text(outlook_of("SECMP0010")))

    def test_both_branches_are_shown_one_after_the_other(self):
        text = as_text(outlook_of("SECMP0055"))
        heads = ["If it impacts the DCC Systems", "If it does not impact the DCC Systems"]

        assert heads == [line for line in text.splitlines() if line in heads]
        assert "\n### On what conditions\n" in as_markdown(outlook_of("SECMP0055"))

    def test_an_untitled_modification_in_no_file(self):
        answer = attrs.evolve(outlook_of("SECMP0053"), title="", source="", outlooks=(one(
            decides=(), binding=(), last_days=(), conditions=(), rests_on=(), proof=(), repairs=(),
            repairs_sought=False, observed=None, chance=None),))
        blocks = as_text(answer).split("\n\n")

        assert "about SECMP0053, in a timetable." in flat(blocks[1])
        assert 3 == len(blocks)


class TestDeciding:
    """design.md section 6: "on-track up to the first (practice kept), lost after the second
    (sourced rule)"."""

    @pytest.mark.parametrize(("until", "lost", "expected"), [
        (date(2019, 5, 10), None,
         "On track if the Impact Assessment is returned by Friday 10 May 2019; lost already."),
        (date(2019, 3, 7), date(2019, 5, 17),
         "It was on track only if the Impact Assessment is returned by Thursday 7 March 2019, "
         "which is past; lost after Friday 17 May 2019."),
        (None, date(2019, 5, 17),
         "However early the Impact Assessment is returned, the modification is not on track; lost "
         "after Friday 17 May 2019."),
    ])
    def test_days(self, until, lost, expected):
        deciding = Deciding("impact-assessment-returned",
                            "the late end of x: the late end of what is stated", until, lost)
        text = flat(as_text(attrs.evolve(outlook_of("SECMP0053"),
                                         outlooks=(one(decides=(deciding,)),))))

        assert f"What decides - {expected} - What moves it at the usual pace: The late end " in text

    def test_several_that_decide_alone(self):
        decides = one().decides * 2

        assert "What decides Each of these steps alone decides: - " in flat(as_text(attrs.evolve(
            outlook_of("SECMP0053"), outlooks=(one(decides=decides),))))

    def test_none_that_decides_alone(self):
        assert ("What decides No single step decides; together these do: - The Impact Assessment "
                "is returned by ") in flat(as_text(attrs.evolve(
                    outlook_of("SECMP0053"), outlooks=(one(no_single_step=True),))))

    def test_a_step_that_cannot_do_it_alone(self):
        deciding = (attrs.evolve(one().decides[0], on_track_until=None),)

        assert ("However early the Impact Assessment is returned, that alone does not put the "
                "modification on track; lost after" in flat(as_text(attrs.evolve(
                    outlook_of("SECMP0053"),
                    outlooks=(one(no_single_step=True, decides=deciding),)))))

    def test_without_a_cut_off_only_the_go_live_is_decided(self):
        assert "What decides for the day of the go-live" in as_text(attrs.evolve(
            outlook_of("SECMP0053"), outlooks=(one(verdict="unknown", cut_off=None),)))

    @pytest.mark.parametrize(("last", "expected"), [
        (LastDay("change-board", "change-board", None, False, None),
         "| The Change Board votes | any day | not known | the Change Board |"),
        (LastDay("change-board", "change-board", None, True, date(2019, 9, 25)),
         "| The Change Board votes | already past | Wednesday 25 September 2019 | the Change Bo"),
        (LastDay("change-board", "change-board", date(2019, 2, 27), True, None),
         "| The Change Board votes | already past (Wednesday 27 February 2019) | not known |"),
    ])
    def test_last_days(self, last, expected):
        assert expected in as_markdown(attrs.evolve(
            outlook_of("SECMP0053"), outlooks=(one(last_days=(last,)),)))

    def test_a_link_of_the_chain_without_a_day(self):
        bound = attrs.evolve(one().binding[0], earliest=None)

        assert "1. On a day not recorded: The Working Group considers it" in as_text(attrs.evolve(
            outlook_of("SECMP0053"), outlooks=(one(binding=(bound,)),)))


class TestEachRelease:
    """design.md section 6: "Without --release: each coming release in turn, then the earliest
    live day"."""

    def test_the_targeted_release_is_answered_first_and_once(self):
        text = flat(as_text(outlook_of("SECMP0053", None)))

        assert text.startswith(AT_RISK)
        assert 1 == text.count(AT_RISK)
        assert "The November 2019 Release What decides" in text

    def test_the_table_has_verdicts_and_arrivals(self):
        lines = as_markdown(outlook_of("SECMP0053", None)).splitlines()

        assert ("| November 2019 | Thursday 7 November 2019 | at risk | Panel of Friday 17 May "
                "2019 | Panel of Friday 12 July 2019 |" in lines)
        assert ("| February 2020 | Thursday 27 February 2020 | not known | ready on Wednesday 22 "
                "May 2019 | ready on Wednesday 25 September 2019 |" in lines)

    def test_the_earliest_live_day(self):
        assert ("whatever the release: at best Wednesday 22 May 2019, at the usual pace Wednesday "
                "25 September 2019." in flat(as_text(outlook_of("SECMP0053", None))))

    def test_without_a_target_the_first_that_it_is_on_track_for(self):
        text = as_text(outlook_of("SECMP0015", None))

        assert text.startswith("SECMP0015 is on track for the November 2019 Release: ")
        assert "\nThe November 2019 Release\n" in text

    def test_where_no_release_is_certain(self):
        answer = outlook_of("SECMP0012", None)
        text = flat(as_text(answer))

        assert text.startswith("SECMP0012 is not known to be on track for any of the next "
                               f"{len(answer.outlooks)} releases;")
        assert ("| depends: at risk with DCC impact, on track without |"
                in as_markdown(answer))

    def test_a_release_that_no_day_reaches(self):
        never = one(arrives_best=None, arrives_usual=None, live_best=None, live_usual=None)
        answer = attrs.evolve(outlook_of("SECMP0053"), asked="", outlooks=(never,))

        assert "at best no day is known, at the usual pace no day is known." in flat(
            as_text(answer))
        assert "| no day is known | no day is known |" in as_markdown(answer)
