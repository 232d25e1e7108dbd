"""Every text is legible on every ground it stands on, in every look."""

import pytest
from textual.color import Color
from textual.theme import Theme

from tui.look.themes import DEFAULT, LOOKS, MEANINGS, SIXTEEN, themes

GROUNDS = ("ground", "cursor", "cursor-rest")
LEGIBLE = 4.5
"""The contrast that WCAG 2.2 asks for in running text (success criterion 1.4.3)."""


def luminance(colour: str) -> float:
    """Return the relative luminance that WCAG defines."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in Color.parse(colour).normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio that WCAG defines, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
@pytest.mark.parametrize("meaning", MEANINGS)
def test_every_meaning_is_legible_on_every_ground(look: Theme, meaning: str) -> None:
    for ground in GROUNDS:
        ratio = contrast(look.variables[meaning], look.variables[ground])
        assert ratio >= LEGIBLE, f"{meaning} on {ground} of {look.name} is {ratio:.1f}:1"


def test_every_look_knows_every_meaning() -> None:
    for look in themes():
        assert set(MEANINGS) | {*GROUNDS, "frame", "frame-focus"} <= look.variables.keys()


def test_the_sixteen_colours_name_no_colour_of_their_own() -> None:
    assert all(
        value.startswith("ansi_") or value in {"none", "reverse", "underline"} for value in SIXTEEN.variables.values()
    )


def test_the_default_look_is_there() -> None:
    assert DEFAULT in {look.name for look in themes()}
