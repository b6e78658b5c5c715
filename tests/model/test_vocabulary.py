from __future__ import annotations

import pytest

from secgov.model.acts import STEPS
from secgov.model.bodies import BODIES
from secgov.model.paths import PATHS
from secgov.model.proposals import PARTY_CATEGORIES
from secgov.model.stages import STAGES
from secgov.model.vocabulary import Vocabulary, Word

ALL = (BODIES, STAGES, PATHS, PARTY_CATEGORIES, STEPS)
FRUIT = Vocabulary("a fruit", (Word("apple", "an apple"), Word("pear", "a pear")),
                   accepts=(("pomme", "apple"),), hints=(("alligator pear", "pear"),))


class TestVocabulary:
    """Design, section 7: "A key that is not known is an error with a suggestion"; so are the
    words of every closed list."""

    def test_a_code_is_read_as_itself(self):
        assert "apple" == FRUIT.read("apple")

    def test_another_spelling_is_read_as_its_code(self):
        assert "apple" == FRUIT.read("pomme")
        assert "an apple" == FRUIT.says("pomme")

    @pytest.mark.parametrize(("word", "mend"), [
        ("Alligator  Pear", 'did you mean "pear"?'),
        ("aple", 'did you mean "apple"?'),
        ("zzz", "use one of: apple, pear"),
    ])
    def test_an_unknown_word_is_refused_with_the_one_meant(self, word, mend):
        with pytest.raises(ValueError, match="is not a fruit") as refused:
            FRUIT.read(word)

        assert str(refused.value).endswith(mend)

    @pytest.mark.parametrize("words", ALL, ids=lambda words: words.noun)
    def test_no_code_stands_twice_and_each_says_something(self, words):
        assert len(words.codes) == len(set(words.codes))
        assert all(word.says for word in words.words)

    @pytest.mark.parametrize("words", ALL, ids=lambda words: words.noun)
    def test_every_other_spelling_and_hint_leads_to_a_code_and_is_none(self, words):
        assert {code for _, code in (*words.accepts, *words.hints)} <= set(words.codes)
        for written, _ in (*words.accepts, *words.hints, *words.advice):
            assert written not in words
            assert written == " ".join(written.lower().split())
