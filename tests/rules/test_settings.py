from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgov.calendar.bank_holidays import BankHoliday
from secgov.calendar.code_calendar import CodeCalendar
from secgov.calendar.counting import Counting
from secgov.calendar.meetings import KnownMeeting
from secgov.citation import Evidence, Force, Severity
from secgov.errors import UnusableInput
from secgov.rules.loading import rulebook
from secgov.rules.rule import Unit
from secgov.rules.settings import Settings, load_settings
from secgov.rules.settings_keys import ADOPTION, SETTINGS
from tests.reference_page import named_in_row

THEN = date(2019, 3, 8)
CITES = "SEC Section D, read on 8 March 2019"


def settings(text, tmp_path):
    file = tmp_path / "settings.toml"
    file.write_text(text, "utf-8")
    return load_settings(file)


def problems(data):
    """Return the problems that *data* has."""
    with pytest.raises(UnusableInput) as caught:
        Settings.from_dict(data, "settings.toml")
    return caught.value.problems


def adopting(name="impact-assessment.timescale", **row):
    return {"adopt": {name: {"cites": CITES, **row}}}


class TestAdopt:
    """Design, section 4: "unless the user adopts the parameter (`[adopt]` in settings, with their
    own citation), after which it weighs as its force says"."""

    @pytest.mark.parametrize("text", [
        '[adopt]\n"impact-assessment.timescale" = { value = 30, cites = "letter" }\n',
        '[adopt."impact-assessment.timescale"]\nvalue = 30\ncites = "letter"\n',
        '[adopt.impact-assessment]\ntimescale = { value = 30, cites = "letter" }\n',
        '[adopt.impact-assessment.timescale]\nvalue = 30\ncites = "letter"\n',
        'adopt.impact-assessment.timescale = { value = 30, cites = "letter" }\n',
    ])
    def test_each_way_to_write_it_says_the_same(self, text, tmp_path):
        row, = settings(text, tmp_path).adopted

        assert ("impact-assessment.timescale", 30, "letter", True) == (
            row.name, row.value, row.cites, row.adopted)

    def test_a_deep_name_is_read(self):
        row, = Settings.from_dict(
            {"adopt": {"release": {"lead": {"text-only": {"cites": CITES}}}}}).adopted

        assert ("release.lead.text-only", 3, Unit.MONTHS) == (row.name, row.value, row.unit)

    def test_the_shipped_number_is_adopted_as_it_is(self):
        """parameters.toml: 40 Working Days, CODE, unverified, from 1 November 2018."""
        row, = Settings.from_dict(adopting()).adopted

        assert (40, Unit.WORKING_DAYS, Counting.EXCLUDE_FIRST, Force.CODE, "X-DCC-M1") == (
            row.value, row.unit, row.counting, row.force, row.register)
        assert (Evidence.SECONDARY, None, None) == (row.evidence, row.since, row.until)

    def test_unit_and_counting_may_be_given(self):
        row, = Settings.from_dict(adopting(value=8, unit="weeks", counting="clear-days")).adopted

        assert (8, Unit.WEEKS, Counting.CLEAR_DAYS) == (row.value, row.unit, row.counting)

    def test_the_rule_then_weighs_as_its_force_says(self):
        given = Settings.from_dict(adopting(value=30))
        before, = rulebook(THEN).named("impact-assessment.timescale")
        after, = rulebook(THEN, given.adopted).named("impact-assessment.timescale")

        assert (Severity.NOTE, Severity.FAULT) == (before.severity, after.severity)
        assert (30, CITES) == (after.parameter.value, after.cites)

    @pytest.mark.parametrize(("row", "place", "expected", "mend"), [
        ({"value": 40}, ".cites", "the key cites, which must be there", "add cites"),
        ({"cites": " "}, ".cites", "a citation", "name the document"),
        ({"cites": 7}, ".cites", "a citation", "write it as text"),
        ({"cites": CITES, "value": -1}, ".value", "a number from 0 to 1,000", "correct"),
        ({"cites": CITES, "value": 10**9}, ".value", "a number from 0 to 1,000", "correct"),
        ({"cites": CITES, "value": 1.5}, ".value", "a whole number", "digits"),
        ({"cites": CITES, "value": True}, ".value", "a whole number", "digits"),
        ({"cites": CITES, "unit": "week"}, ".unit", "a unit", 'did you mean "weeks"?'),
        ({"cites": CITES, "unit": "people"}, ".unit", "a unit of the kind of", "correct"),
        ({"cites": CITES, "counting": "notic"}, ".counting", "a counting", 'mean "notice"?'),
        ({"cites": CITES, "valeu": 4}, ".valeu", "one of: value", 'did you mean "value"?'),
    ])
    def test_what_is_wrong_in_a_row(self, row, place, expected, mend):
        found, = problems({"adopt": {"impact-assessment.timescale": row}})

        assert found.place == f'[adopt] "impact-assessment.timescale"{place}'
        assert expected in found.expected
        assert mend in found.mend

    @pytest.mark.parametrize(("adopt", "found", "mend"), [
        ({"impact-assesment.timescale": {"cites": CITES}}, "a parameter that is not known",
         'did you mean "impact-assessment.timescale"?'),
        ({"impact-assessment": {"cites": CITES}}, "a parameter that is not known", "did you mean"),
        ({"impact-assessment.timescale": 40}, "40", "write the value with its citation"),
        ([1], "a list", "write [adopt]"),
        ({"impact-assessment.timescale": {"cites": CITES},
          "impact-assessment": {"timescale": {"cites": CITES}}},
         "a parameter that is adopted already", "remove one"),
    ])
    def test_what_is_wrong_around_it(self, adopt, found, mend):
        one, = problems({"adopt": adopt})

        assert (found, True) == (one.found, mend in one.mend)

    def test_past_many_problems_no_near_name_is_looked_for(self):
        found = problems({"adopt": {f"impact-assessment.timescale{n}": {"cites": CITES}
                                    for n in range(210)}})

        assert {"correct the name"} == {one.mend for one in found[200:]}


class TestFacts:
    """Design, section 7: "extra holidays, meetings, releases, each with `cites`"; section 3: "a
    dated fact has the day it became known, by default its own day"."""

    @pytest.mark.parametrize("key", ["holiday", "holidays"])
    def test_a_holiday(self, key):
        day = date(2019, 6, 3)
        row = {"date": day, "name": "a day of thanks", "cites": "gov.uk"}

        assert (BankHoliday(day, "a day of thanks", day, "gov.uk"),) == Settings.from_dict(
            {key: [row]}).holidays
        assert (BankHoliday(day, "a day of thanks", THEN, "gov.uk", added=False),
                ) == Settings.from_dict(
            {key: [{**row, "announced": "2019-03-08", "effect": "removed"}]}).holidays

    def test_a_weekend_is_no_bank_holiday_to_take_away(self):
        """4 May 2019 is a Saturday."""
        row = {"date": date(2019, 5, 4), "name": "a Saturday", "cites": "gov.uk"}

        assert 1 == len(Settings.from_dict({"holiday": [row]}).holidays)
        with pytest.raises(UnusableInput, match="a Saturday is no Working Day without one"):
            Settings.from_dict({"holiday": [{**row, "effect": "removed"}]})

    @pytest.mark.parametrize("key", ["meeting", "meetings"])
    def test_a_meeting(self, key):
        day = date(2019, 5, 10)
        row = {"body": "panel", "date": day, "cites": "minutes"}

        assert (KnownMeeting("panel", day, False, day, "minutes"),) == Settings.from_dict(
            {key: [row]}).meetings
        assert (KnownMeeting("panel", day, True, THEN, "minutes", "moved"),) == Settings.from_dict(
            {key: [{**row, "regular": True, "known": THEN, "note": "moved"}]}).meetings

    @pytest.mark.parametrize("key", ["release", "releases"])
    def test_a_release(self, key):
        one, = Settings.from_dict({key: [{
            "name": "nov-2020", "planned": date(2020, 11, 5), "go_live": date(2020, 11, 29),
            "known": THEN, "cites": "page"}]}).releases

        assert ("November 2020", date(2020, 11, 5), date(2020, 11, 29), THEN, "page") == (
            one.name, one.planned, one.go_live, one.known, one.cites)

    @pytest.mark.parametrize(("written", "read"), [
        ("mp130 (AD HOC,  27 May 2020)", "MP130 (ad hoc, 27 May 2020)"),
        ("MP999 (ad hoc, 3 May 2027)", "MP999 (ad hoc, 3 May 2027)"),
        ("November 2019 SEC Release", "November 2019"),
    ])
    def test_the_name_of_a_release(self, written, read):
        one, = Settings.from_dict({"release": [{
            "name": written, "go_live": THEN, "cites": "page"}]}).releases

        assert read == one.name

    def test_the_cut_offs_of_a_release_stand_together(self):
        """In the calendar the last fact with cut-offs wins, so one must hold them all."""
        rows = [{"release": "November 2020", "meeting": "2020-05", "known": THEN, "cites": "a"},
                {"release": "November 2020", "meeting": date(2020, 4, 17), "impact": "dcc",
                 "known": THEN, "cites": "b"},
                {"release": "June 2021", "meeting": "2020-12", "known": THEN, "cites": "c"}]
        november, june = Settings.from_dict({"cut_off": rows[:1], "cut_offs": rows[1:]}).releases

        assert [("2020-05", None, "a"), ("", date(2020, 4, 17), "b")] == [
            (one.month, one.day, one.cites) for one in november.cut_offs]
        assert ("June 2021", "dcc", Force.DECISION, Evidence.SECONDARY) == (
            june.name, june.cut_offs[0].impact, june.cut_offs[0].force, june.cut_offs[0].evidence)

    def test_the_calendar_is_made_with_them(self):
        given = Settings.from_dict({
            "holiday": [{"date": date(2019, 4, 17), "name": "x", "announced": THEN, "cites": "a"}],
            "meeting": [{"body": "panel", "date": date(2019, 5, 10), "regular": True,
                         "known": THEN, "cites": "b"}],
            "release": [{"name": "November 2019", "go_live": date(2019, 11, 14), "known": THEN,
                         "cites": "c"}],
            "cut_off": [{"release": "November 2020", "meeting": "2020-05", "known": THEN,
                         "cites": "d"}]})
        calendar = CodeCalendar.smart_energy_code(
            THEN, holidays=given.holidays, meetings=given.meetings, releases=given.releases)

        assert date(2019, 4, 12) == calendar.working_days.before(date(2019, 5, 1), 10)
        assert date(2019, 5, 10) == calendar.series_of("panel").in_month(2019, 5).day
        assert date(2019, 11, 14) == calendar.releases.named("November 2019").go_live
        assert ["d"] == [one.cites for one in calendar.releases.named("November 2020").cut_offs]

    @pytest.mark.parametrize(("data", "place", "expected"), [
        ({"holiday": [{"date": "2019-02-30", "name": "x", "cites": "a"}]},
         "[[holiday]] x date", "a day that exists"),
        ({"holiday": [{"date": datetime(2019, 2, 3, 10), "name": "x", "cites": "a"}]},
         "[[holiday]] x date", "a day, such as"),
        ({"holiday": [{"date": date(2051, 1, 3), "name": "x", "cites": "a"}]},
         "[[holiday]] x date", "a day from 2013-01-01 to 2050-12-31"),
        ({"holiday": [{"date": THEN, "name": "x"}]}, "[[holiday]] x cites", "the key cites"),
        ({"holiday": [{"date": THEN, "name": "x", "cites": "a", "effect": "add"}]},
         "[[holiday]] x effect", "an effect"),
        ({"holiday": {"date": THEN}}, "[holiday]", "a list of tables"),
        ({"meeting": [{"body": "pannel", "date": THEN, "cites": "a"}]},
         "[[meeting]] pannel body", "a body"),
        ({"meeting": [{"body": "panel", "date": THEN, "regular": "yes", "cites": "a"}]},
         "[[meeting]] panel regular", "true or false"),
        ({"release": [{"name": "Novmber 2019", "go_live": THEN, "cites": "a"}]},
         "[[release]] Novmber 2019 name", "a SEC Release"),
        ({"release": [{"name": "November 0000", "go_live": THEN, "cites": "a"}]},
         "[[release]] November 0000 name", "a SEC Release"),
        ({"release": [{"name": "November 2060", "go_live": THEN, "cites": "a"}]},
         "[[release]] November 2060 name", "a SEC Release"),
        ({"release": [{"name": "November 2019", "cites": "a"}]},
         "[[release]] November 2019", "at least one of the two"),
        ({"release": [{"name": name, "go_live": THEN, "cites": "a"}
                      for name in ("nov-2019", "November 2019")]},
         "[[release]] November 2019", "each release once"),
        ({"cut_off": [{"release": "May 2020", "meeting": "2020-01", "known": THEN, "cites": "a"}]},
         "[[cut_off]] May 2020", "a release of February, June, November"),
        ({"cut_off": [{"release": "June 2020", "meeting": "2051-01", "known": THEN, "cites": "a"}]},
         "[[cut_off]] June 2020 meeting", "a month from 2013-01 to 2050-12"),
        ({"cut_off": [{"release": "June 2020", "meeting": "2020-13", "known": THEN, "cites": "a"}]},
         "[[cut_off]] June 2020 meeting", "a day, such as"),
        ({"cut_off": [{"release": "June 2020", "meeting": "2020-01", "cites": "a"}]},
         "[[cut_off]] June 2020 known", "the key known"),
        ({"cut_off": [{"release": "June 2020", "meeting": "2020-01", "known": THEN, "cites": "a",
                       "impact": "text"}]},
         "[[cut_off]] June 2020 impact", "an impact that has cut-offs"),
        ({"holdiay": []}, "holdiay", "one of: adopt"),
    ])
    def test_what_is_wrong(self, data, place, expected):
        found, = problems(data)

        assert (place, True) == (found.place, expected in found.expected)

    def test_a_cut_off_of_a_release_that_is_set_here_is_known(self):
        given = Settings.from_dict({
            "release": [{"name": "May 2020", "go_live": date(2020, 5, 7), "cites": "a"}],
            "cut_off": [{"release": "May 2020", "meeting": "2020-01", "known": THEN,
                         "cites": "a"}]})

        assert ["May 2020", "May 2020"] == [one.name for one in given.releases]

    def test_everything_that_is_wrong_is_said_at_once(self):
        found = problems({"adopt": {"x.y": {}}, "holiday": [{}], "meeting": [{"body": "z"}]})

        assert 1 + 3 + 3 == len(found)


class TestFiles:
    """Design, section 7: "Unusable input gives one report with every error"."""

    def test_the_digest_follows_the_bytes(self, tmp_path):
        one = settings('[adopt]\n"similarity.window" = { cites = "a" }\n', tmp_path)
        two = settings('[adopt]\n"similarity.window" = { cites = "a" } # seen\n', tmp_path)

        assert one.adopted == two.adopted
        assert one.digest != two.digest
        assert one.source.endswith("settings.toml")

    @pytest.mark.parametrize(("text", "says"), [
        ("", "the file: an empty file. Expected settings"),
        (" \n", "nothing but space. Expected settings"),
        ("# nothing\n", "settings that set nothing. Expected one of: adopt, holiday"),
        ("[adopt]\n", "settings that set nothing"),
        ("holiday = []\n", "settings that set nothing"),
        ("adopt = 2019-02-30\n", "2019-02-30 is no day that exists"),
        ("adopt =\n", "line 1"),
    ])
    def test_a_file_that_cannot_be_used(self, text, says, tmp_path):
        with pytest.raises(UnusableInput) as caught:
            settings(text, tmp_path)

        assert says in str(caught.value)

    def test_a_folder_and_a_file_that_is_not_there(self, tmp_path):
        for path in (tmp_path, tmp_path / "none.toml"):
            with pytest.raises(UnusableInput, match="the file"):
                load_settings(path)

    def test_bytes_that_are_no_text(self, tmp_path):
        file = tmp_path / "settings.toml"
        file.write_bytes(b"adopt = '\xff'")
        with pytest.raises(UnusableInput, match="UTF-8"):
            load_settings(file)

    @given(st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.dates(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
            st.sampled_from(["adopt", "holiday", "cites", "value", "date", "name", "body",
                             "release", "cut_off", "meeting", "impact-assessment.timescale"])
            | st.text(max_size=3), inner, max_size=3),
        max_leaves=12))
    def test_whatever_it_holds_it_is_read_or_reported(self, value):
        data = value if isinstance(value, dict) else {"adopt": value}
        with suppress(UnusableInput):
            assert Settings.from_dict(data).digest


class TestPage:
    """docs/reference/files.md names every table of settings, by either name, with its keys."""

    def test_each_key_that_is_read_stands_in_its_row(self):
        assert set(ADOPTION.keys) <= named_in_row("Settings", "| `[adopt]`")
        for field in SETTINGS.fields:
            if field.kind.within is not None:
                row = named_in_row("Settings", f"| `[[{field.key.removesuffix('s')}]]`")

                assert {f"[[{field.key}]]", *field.kind.within.keys} <= row

    def test_no_table_stands_only_under_one_name(self):
        names = {field.key for field in SETTINGS.fields if field.kind.within is not None}

        assert {f"{name.removesuffix('s')}s" for name in names} < names
