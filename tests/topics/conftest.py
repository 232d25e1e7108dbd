"""What the tests of topics share: the packaged lexicon and its tagger, built once."""

import pytest

from tui.topics.lexicon import Lexicon
from tui.topics.tagger import Tagger


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return Lexicon.packaged()


@pytest.fixture(scope="session")
def tagger(lexicon: Lexicon) -> Tagger:
    return Tagger(lexicon)
