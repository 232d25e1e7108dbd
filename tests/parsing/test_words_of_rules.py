"""A rule is tried only where one of its words occurs, so each text that its pattern can fit must hold one of them."""

import importlib
import re
from collections.abc import Iterator
from typing import Any, Final

import pytest

from tui.parsing import Rules
from tui.parsing.rule_files import Rule
from tui.text import fold_same

_parse: Final = importlib.import_module("re._parser").parse
"""Python's own reader of regular expressions; its trees are plain tuples."""
_CLASSES: Final = {"DIGIT": "1", "SPACE": " ", "WORD": "x", "NOT_WORD": "-", "NOT_SPACE": "x", "NOT_DIGIT": "x"}
_AROUND: Final = ("{}", "Abcdef. {}", "{} abcdef", "xxxxxx {}", "Xxxxxx{}")
"""Where a piece of a line can stand that is cut from it."""


def texts(tree: Any) -> Iterator[str]:  # noqa: ANN401 - the tree of the standard library has no type
    """Yield texts that a pattern fits: each of its branches once, and all else as short as it can be."""
    parts = [list(_pieces(str(name), argument)) for name, argument in tree]
    shortest = [part[0] for part in parts]
    yield "".join(shortest)
    for n, part in enumerate(parts):
        yield from ("".join([*shortest[:n], other, *shortest[n + 1 :]]) for other in part[1:])


def _pieces(name: str, argument: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    """Yield what one part of a pattern fits."""
    if name == "LITERAL":
        yield chr(argument)
    elif name == "IN":
        signs = [_sign(str(kind), value) for kind, value in argument if str(kind) != "NEGATE"]
        yield from "x" if str(argument[0][0]) == "NEGATE" else signs
    elif name == "BRANCH":
        for branch in argument[1]:
            yield from texts(branch)
    elif name == "SUBPATTERN":
        yield from texts(argument[3])
    elif name.endswith("REPEAT"):
        fewest, _, repeated = argument
        yield from [] if fewest else [""]
        yield from (text * max(fewest, 1) for text in texts(repeated))
    else:
        yield "x" if name in ("ANY", "NOT_LITERAL") else ""  # the others look around, and take nothing


def _sign(kind: str, value: Any) -> str:  # noqa: ANN401 - as above
    """Return a sign that a class of signs holds."""
    if kind == "CATEGORY":
        return _CLASSES[str(value).removeprefix("CATEGORY_")]
    return chr(value[0] if kind == "RANGE" else value)


def missed(rule: Rule) -> Iterator[str]:
    """Yield texts that the pattern of a rule fits and that hold none of its words."""
    pattern, unless = re.compile(rule.pattern), rule.unless
    for text in {around.format(text) for text in texts(_parse(rule.pattern)) for around in _AROUND}:
        fits = pattern.fullmatch(text) if rule.where == "line" else pattern.search(text)
        if fits and len(text) <= rule.most and not (unless and unless.fullmatch(text)):
            plain = fold_same(text)
            if not any(word in plain for word in rule.words):
                yield text


@pytest.mark.parametrize("rule", [rule for rule in Rules.packaged().patterns if rule.words], ids=lambda rule: rule.why)
def test_each_text_that_a_pattern_fits_holds_a_word_of_its_rule(rule: Rule) -> None:
    assert list(missed(rule)) == []
