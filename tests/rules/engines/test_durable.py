"""
The engine on durable-rules.

Where the library cannot be imported (Python 3.13 and newer, or no compiler when it was to be
installed) the same file tests that the engine says so, and what there is to do.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec

import pytest

from secgov.errors import UnusableInput
from secgov.rules.engines import durable
from secgov.rules.engines.choice import engine_named
from secgov.rules.engines.direct import DirectEngine
from secgov.rules.engines.durable import DurableEngine, fact_names, why_unavailable
from secgov.rules.engines.port import EngineFault, EngineUnavailable, Selections
from secgov.rules.engines.values import Fact
from tests.architecture.house import ROOT
from tests.rules.engines.small import BOOK, CASES, FACTS, rule

AVAILABLE = sys.version_info < (3, 13) and find_spec("durable") is not None


def unavailable() -> bool:
    """Return whether the engine cannot run here, having tested that it says so."""
    if AVAILABLE:
        return False
    with pytest.raises(EngineUnavailable, match="direct engine"):
        engine_named("durable")
    return True


# In a process of its own, because what is measured is the most that a process ever held.
MANY = """
import resource
from secgov.rules.engines.durable import DurableEngine
from tests.architecture.house import ROOT
from tests.rules.engines.small import BOOK, CASES
engine = DurableEngine()
for number in range(5_500):
    if number == 500:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    engine.run(BOOK, CASES[-1][0])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


class TestAvailability:
    """The contract: "a clear message on Python 3.13 and where no compiler is"."""

    def test_here_it_runs_or_says_why_not(self):
        assert unavailable() or "durable" == engine_named("durable").name

    def test_on_python_3_13_the_way_out_is_named(self):
        assert ("durable-rules does not import on Python 3.13; use the direct engine or Python "
                "3.11/3.12.") == why_unavailable(ImportError("undefined symbol"), (3, 13), "cc")

    def test_where_it_is_not_installed_the_command_is_named(self):
        missing = ModuleNotFoundError("No module named 'durable'", name="durable")

        assert ('the durable engine needs durable-rules, which is not installed: pip install '
                '"secgov[durable]". The direct engine gives the same answers without it.'
                ) == why_unavailable(missing, (3, 12), "cc")

    def test_where_there_is_no_compiler_that_is_said_too(self):
        missing = ModuleNotFoundError("No module named 'durable'", name="durable.engine")

        assert "no C compiler here: first install one (Debian or Ubuntu: apt-get install gcc " \
               "python3.12-dev)" in why_unavailable(missing, (3, 12), None)

    def test_a_broken_build_is_shown_as_it_is(self):
        broken = ImportError("libx.so: cannot open", name="durable_rules_engine")

        assert "(libx.so: cannot open). Install it again" in why_unavailable(
            broken, (3, 11), "cc")

    def test_an_import_that_fails_is_the_library_s_own_error(self, monkeypatch):
        def fail(_name: str) -> None:
            raise ModuleNotFoundError("No module named 'durable'", name="durable")

        monkeypatch.setattr(durable, "import_module", fail)
        with pytest.raises(EngineUnavailable) as refused:
            DurableEngine()
        assert isinstance(refused.value.__cause__, ModuleNotFoundError)


class TestDurableEngine:
    """durable_rules.md, "The dependable pattern"."""

    @pytest.mark.parametrize(("facts", "ends", "fired"), CASES)
    def test_vectors(self, facts, ends, fired):
        """Those of the direct engine, worked out by hand."""
        if not unavailable():
            outcome = DurableEngine().run(BOOK, facts)

            assert tuple(ends.items()) == outcome.facts
            assert fired == [one.rule for one in outcome.fired]

    def test_facts_are_checked_before_they_reach_the_library(self):
        if not unavailable():
            with pytest.raises(UnusableInput, match="number: '1'"):
                DurableEngine().run(BOOK, {"number": "1"})

    def test_the_largest_book_that_is_taken_runs(self):
        """The limits of the port: 400 conditions, 60 rules for one fact, 100 facts."""
        if not unavailable():
            # Each rule waits on six values of its own fact and 40 of one more: 60 x 6 + 40 = 400.
            many = tuple(Fact(f"f{n}", tuple(range(6))) for n in range(94))
            facts = (*FACTS, *many, Fact("wide", tuple(range(40))))
            waits = [{f"f{n}": many[n].values} for n in range(60)]
            waits[0]["wide"] = facts[-1].values
            book = Selections("largest", facts, tuple(
                rule(f"r{n}", one, end="reached") for n, one in enumerate(waits)))
            given = {"wide": 39, **{f"f{n}": n % 6 for n in range(94)}}

            assert DirectEngine().run(book, given) == DurableEngine().run(book, given)
            assert 60 == len(DurableEngine().run(book, given).fired)

    def test_the_widest_rule_that_is_taken_runs(self):
        """The limits of the port: 12 conditions of several values in one rule, and any number of
        one value."""
        if not unavailable():
            many = tuple(Fact(f"f{n}", (1, 2, 3)) for n in range(90))
            waits = {fact.name: (1, 2) if n < 12 else (1,) for n, fact in enumerate(many)}
            book = Selections("widest", (*many, *FACTS), (rule("r", waits, end="reached"),))
            met = {fact.name: 2 if n < 12 else 1 for n, fact in enumerate(many)}

            for facts, count in ((met, 1), ({**met, "f0": 3}, 0), ({**met, "f11": 3}, 0)):
                outcome = DurableEngine().run(book, facts)
                assert DirectEngine().run(book, facts) == outcome
                assert count == len(outcome.fired)


class TestThreads:
    """durable_rules.md: with a shared session "8 threads lost about a quarter"; "Each Host starts
    two daemon timer threads that poll for ever"."""

    def test_eight_threads_get_what_one_gets(self):
        if not unavailable():
            engine = DurableEngine()
            facts = [case[0] for case in CASES]
            expected = [DirectEngine().run(BOOK, one) for one in facts]

            def many(_number: int) -> bool:
                return all(expected[n % len(facts)] == engine.run(BOOK, facts[n % len(facts)])
                           for n in range(200))

            with ThreadPoolExecutor(8) as pool:
                assert [True] * 8 == list(pool.map(many, range(8)))

    def test_no_thread_is_left_behind(self):
        if not unavailable():
            before = set(threading.enumerate())
            DurableEngine().run(BOOK, CASES[-1][0])

            assert before == set(threading.enumerate())


class TestMemory:
    """durable_rules.md: "1,024 live sids -> MemoryError [...]; deleting each at once is flat"."""

    def test_it_stays_flat_over_5000_evaluations(self):
        """8 kB a fact and 575 kB a session would make gigabytes if a session were left; and over
        1,024 of them would end in a MemoryError."""
        if not unavailable():
            ran = subprocess.run([sys.executable, "-c", MANY], cwd=ROOT, capture_output=True,
                                 text=True, check=True)

            assert 2_000 > int(ran.stdout), "kilobytes more than after the first 500"


class TestNames:
    """durable_rules.md: "Session ids, fact ids and property names are compared by a 32-bit hash
    alone; real collisions exist"."""

    def test_no_two_names_that_are_sent_have_one_hash(self):
        """FNV-1a, as state.c of the library writes it."""
        def hashed(name: str) -> int:
            found = 2166136261
            for letter in name.encode():
                found = (found ^ letter) * 16777619 % 2**32
            return found

        names = (*fact_names(100), "a", "sid", "id", "$s", "exception")
        assert len(names) == len({hashed(name) for name in names})


class Broken:
    """A rule set that fails in one way."""

    def __init__(self, how: str) -> None:
        self.how, self.deleted = how, 0

    def __call__(self, _name: str, _host: None, rules: dict) -> Broken:
        if self.how == "build":
            raise Exception("Could not create ruleset, error code: 303")
        self.rules = rules
        return self

    def assert_fact(self, _fact: dict) -> int:
        if self.how == "assert":
            raise Exception("")
        return 0

    def do_actions(self, _handle: int, complete) -> None:
        complete("abandoned" if self.how == "action" else None, None)
        if self.how != "silent":
            self.rules["_catch-all"]["run"](None)

    def get_state(self, _session: str) -> dict:
        return {"exception": "caught"} if self.how == "hidden" else {}

    def delete_state(self, _session: str) -> None:
        self.deleted += 1


class TestFaults:
    """durable_rules.md: "Exceptions in actions are swallowed: post returns normally, text is put
    in state['exception']"; "Error codes are bare numbers"."""

    @pytest.mark.parametrize(("how", "says"), [
        ("assert", "durable-rules failed on small: Exception"), ("action", "abandoned"),
        ("hidden", "caught"), ("silent", "the rule that always matches did not fire"),
    ])
    def test_what_the_library_hides_is_raised_and_the_session_deleted(self, how, says):
        broken = Broken(how)
        compiled = durable._Compiled(broken, BOOK)

        with pytest.raises(EngineFault, match=says):
            compiled.matching({"number": 1})
        assert 1 == broken.deleted

    def test_a_code_is_put_in_words(self):
        with pytest.raises(EngineFault, match=r"303 \(too many rules or conditions\)\."):
            durable._Compiled(Broken("build"), BOOK)

    def test_one_that_does_all_it_should_is_believed(self):
        assert frozenset() == durable._Compiled(Broken("not at all"), BOOK).matching({})
