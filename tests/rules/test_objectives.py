"""The objectives that a vote is measured by."""

from __future__ import annotations

from tests.timetables import of_the_book


class TestObjectiveSmartMetering:
    """C1.1(a): "efficient provision, installation, operation and interoperability of smart metering
    systems"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "primary", "C1.1(a)",
                "sec-section-c-extract C1.1(a)") == of_the_book(
            "objective.smart-metering")


class TestObjectiveDccDuties:
    """C1.1(b): "DCC can meet its General Objectives and licence duties efficiently"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "primary", "C1.1(b)",
                "sec-section-c-extract C1.1(b)") == of_the_book(
            "objective.dcc-duties")


class TestObjectiveConsumers:
    """C1.1(c): "consumers can manage energy use through suitable information"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "primary", "C1.1(c)",
                "sec-section-c-extract C1.1(c)") == of_the_book(
            "objective.consumers")


class TestObjectiveCompetition:
    """C1.1(d): "effective competition in supply and connected activities"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "primary", "C1.1(d)",
                "sec-section-c-extract C1.1(d)") == of_the_book(
            "objective.competition")


class TestObjectiveNetworks:
    """C1.1(e): "innovation in networks contributing to secure and sustainable supply"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "primary", "C1.1(e)",
                "sec-section-c-extract C1.1(e)") == of_the_book(
            "objective.networks")


class TestObjectiveSecurity:
    """C1.1(f): "protection of data and security (sentence cut off)"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "primary", "C1.1(f)",
                "sec-section-c-extract C1.1(f)") == of_the_book(
            "objective.security")


class TestObjectiveLicencePrevails:
    """C1.1: "Objectives come from DCC Licence Condition 22; the licence prevails on conflict"."""

    def test_stands_where_the_register_says(self):
        assert ("statement", "CODE", "primary", "C1.1",
                "sec-section-c-extract C1.1") == of_the_book(
            "objective.licence-prevails")
