"""Tests of floor 1: days."""
