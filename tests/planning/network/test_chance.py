"""In how many combinations of the observed times the release is made: a range."""

from __future__ import annotations

from datetime import date
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from secgov.planning.network import chance as module
from secgov.planning.network.chance import LeftOut, Share
from secgov.planning.outlooks.outlook_answer import ReleaseOutlook
from secgov.rules.rule import Unit
from tests.planning.late_vote import AS_OF, asked, observing, plain
from tests.reports.asked import outlook_of
from tests.timetables import calendar_on, step

DAYS = Unit.WORKING_DAYS
CLOSED, VOTED = "report-consultation-closed", "change-board"
MEETINGS = (date(2019, 5, 22), date(2019, 6, 26), date(2019, 7, 24))
"""The Change Boards of May to July 2019: the Wednesdays that fall on the 21st to 27th."""
LENGTHS = st.lists(st.integers(0, 30), min_size=1, max_size=5).map(tuple)


def in_time(consultation: int, vote: int) -> bool:
    """Return whether the vote is by 27 June 2019: counted on the calendar, without any network."""
    days = calendar_on(AS_OF).working_days
    ready = days.after(days.after(AS_OF, consultation), vote)
    return any(ready <= meeting <= date(2019, 6, 27) for meeting in MEETINGS)


def fraction(share: Share) -> float:
    return share.made / share.of


class TestCounts:
    """Issue: "in how many of the combinations the release is made, as a range, never a lone
    percentage from four samples". Every number is counted by hand in late_vote."""

    def test_24_of_30(self):
        assert (Share(24, 30), Share(24, 30)) == (plain().chance.usual, plain().chance.best)

    def test_leaving_out_the_shortest_wait_for_a_vote_is_the_lowest(self):
        """Without the 7: 1 x 4 and 2 x 4, and of 3 x 4 the half: 18 of 24. Without any
        consultation 19 of 25 at least, and 3 of 4 is less."""
        assert Share(18, 24, LeftOut(VOTED, "SECMP0062", 7, DAYS)) == plain().chance.lowest

    def test_leaving_out_a_wait_of_twelve_is_the_highest(self):
        """4 and 8 and 3 x 3 are 21 of 24; without a consultation of 15 it is 21 of 25."""
        assert Share(21, 24, LeftOut(VOTED, "MP076", 12, DAYS)) == plain().chance.highest

    def test_the_paper_of_march_2019(self):
        """SECMP0053: 2 refinement consultations, 6 report consultations and 5 waits for a vote.
        With 40 Working Days for the assessment none is in time (see test_outlook), without any
        all are: the Working Group of 3 April and 14 Working Days end on 25 April."""
        found = outlook_of("SECMP0053").outlooks[0].chance

        assert {"combinations": 60, "made": {"usual": 0, "best": 60},
                "lowest": {"made": 0, "of": 60, "without": None},
                "highest": {"made": 60, "of": 60, "without": None},
                "means": module.MEANS} == found.to_dict()

    def test_a_record_that_is_left_out_is_named(self):
        assert {"made": 18, "of": 24, "without": {
            "step": "change-board", "of": "SECMP0062", "took": 7, "unit": "Working Days"}} \
            == plain().chance.lowest.to_dict()

    def test_without_its_only_record_a_step_is_one_that_nobody_timed(self):
        """A consultation of 20 Working Days, to 18 June, and one wait of 7, to 27 June: too late.
        Without the 20 the usual run takes 15 (11 June, then 20 June) and the best run none at
        all (20 May, then 30 May): in time. Without the 7 the vote is on 26 June."""
        found = asked(rules=observing(report_consultation=(20,), close_to_vote=(7,))).chance

        assert (Share(0, 1), Share(0, 1)) == (found.usual, found.best)
        assert Share(0, 1) == found.lowest
        assert Share(1, 1, LeftOut(CLOSED, "MP900", 20, DAYS)) == found.highest


class TestNothingToCount:
    """Never a number that means nothing."""

    def test_where_no_cut_off_is_known(self):
        """For June 2020 no cut-off is sourced: whether it is in time cannot be said."""
        found = asked(dcc_impact="yes", release="June 2020")

        assert ("unknown", None) == (found.verdict, found.chance)
        assert None is found.to_dict()["chance"]
        assert found.observed is not None

    def test_where_nothing_that_remains_was_timed(self):
        assert asked(step("urgency-granted", AS_OF, status="done")).chance is None


def expected(consultations: tuple[int, ...], votes: tuple[int, ...]) -> Share:
    """Return the share of all combinations, each tried."""
    pairs = tuple(product(consultations, votes))
    return Share(sum(in_time(*pair) for pair in pairs), len(pairs))


class TestHowMuchIsRun:
    """Few of the combinations have to be run: no longer time brings anything forward."""

    def test_a_thousand_combinations_take_a_few_runs(self, monkeypatch):
        """31 consultations by 31 waits: each run is a network of its own."""
        runs = []
        real = module.network_taking
        monkeypatch.setattr(module, "network_taking",
                            lambda *words: (runs.append(1), real(*words))[1])

        found = asked(rules=observing(
            report_consultation=tuple(range(31)), close_to_vote=tuple(range(31)))).chance

        assert expected(tuple(range(31)), tuple(range(31))) == found.usual
        assert len(runs) < 2 * 31 * 31 / 3


class TestLaws:
    """Issue: every combination counts; the answer is the same every time."""

    @given(LENGTHS, LENGTHS)
    def test_it_is_what_trying_every_combination_gives(self, consultations, votes):
        """On the calendar alone, for any records; on this route both runs agree."""
        found = self.counted(consultations, votes)

        assert expected(consultations, votes) == found.usual == found.best

    @given(LENGTHS.filter(lambda some: len(some) > 1), LENGTHS.filter(lambda some: len(some) > 1))
    def test_the_ends_are_the_worst_and_best_of_leaving_one_out(self, consultations, votes):
        found = self.counted(consultations, votes)
        fewer = [expected(consultations, votes)]
        fewer += [expected(consultations[:place] + consultations[place + 1:], votes)
                  for place in range(len(consultations))]
        fewer += [expected(consultations, votes[:place] + votes[place + 1:])
                  for place in range(len(votes))]

        assert min(map(fraction, fewer)) == fraction(found.lowest)
        assert max(map(fraction, fewer)) == fraction(found.highest)

    @given(LENGTHS, LENGTHS, st.integers(0, 4), st.integers(1, 30))
    def test_a_longer_record_never_makes_it_likelier(self, consultations, votes, place, more):
        place %= len(votes)
        longer = (*votes[:place], votes[place] + more, *votes[place + 1:])

        assert self.counted(consultations, longer).usual.made \
            <= self.counted(consultations, votes).usual.made

    def counted(self, consultations, votes):
        found: ReleaseOutlook = asked(rules=observing(
            report_consultation=consultations, close_to_vote=votes))
        return found.chance
