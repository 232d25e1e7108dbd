"""The colours: what each name means in each look. TCSS and `look` speak of meanings only, never of a colour."""

from typing import Final

from textual.theme import Theme

DEFAULT: Final = "sahel-night"
"""The look of a first launch."""

MEANINGS: Final = (
    "ink",
    "muted",
    "unread",
    "derived",
    "starred",
    "note",
    "place",
    "actor",
    "theme",
    "own-tag",
    "suggested",
    "excluded",
    "fault",
    "hit",
    "key",
)
"""The variables of text; every one is legible (4.5:1) on the ground and on the cursor of each look."""


def _look(name: str, *, dark: bool, ground: str, cursor: str, rest: str, frame: str, **meanings: str) -> Theme:
    """Return a look from its grounds and what its text colours mean."""
    words = {key.replace("_", "-"): colour for key, colour in meanings.items()}
    return Theme(
        name=name,
        dark=dark,
        primary=words["starred"],
        secondary=words["place"],
        accent=words["starred"],
        warning=words["starred"],
        error=words["fault"],
        success=words["own-tag"],
        foreground=words["ink"],
        background=ground,
        surface=ground,
        panel=rest,
        variables={
            **words,
            "ground": ground,
            "cursor": cursor,
            "cursor-style": "none",
            "cursor-rest": rest,
            "cursor-rest-style": "none",
            "frame": frame,
            "frame-focus": words["starred"],
            "input-cursor-background": words["ink"],
            "input-cursor-foreground": ground,
            "scrollbar": frame,
            "scrollbar-hover": words["muted"],
            "scrollbar-active": words["starred"],
            "scrollbar-background": ground,
            "scrollbar-background-hover": ground,
            "scrollbar-background-active": ground,
            "scrollbar-corner-color": ground,
            "block-cursor-background": cursor,
            "block-cursor-foreground": words["ink"],
        },
    )


LOOKS: Final = (
    _look(
        "sahel-night",
        dark=True,
        ground="#14162b",
        cursor="#2b3157",
        rest="#1e2240",
        frame="#3d4470",
        ink="#e4d9c0",
        muted="#a39e98",
        unread="#f3e9d2",
        derived="#c9c0ae",
        starred="#e0a94a",
        note="#c9b8ee",
        place="#86b8ea",
        actor="#e0b073",
        theme="#b9c4dd",
        own_tag="#9fc77f",
        suggested="#a09db5",
        excluded="#ea8f72",
        fault="#f08a6c",
        hit="#ffd978",
        key="#e0a94a",
    ),
    _look(
        "sahel-day",
        dark=False,
        ground="#faf5e9",
        cursor="#e6dabd",
        rest="#f0e8d4",
        frame="#b9ab8a",
        ink="#2b2620",
        muted="#5f574b",
        unread="#17130e",
        derived="#464037",
        starred="#7d4f00",
        note="#59408f",
        place="#1d5488",
        actor="#774a0c",
        theme="#40475e",
        own_tag="#36601f",
        suggested="#625b66",
        excluded="#963715",
        fault="#a12d12",
        hit="#7a3b00",
        key="#7d4f00",
    ),
    _look(
        "sahel-contrast",
        dark=True,
        ground="#000000",
        cursor="#0b3a75",
        rest="#1c1c1c",
        frame="#9a9a9a",
        ink="#ffffff",
        muted="#d0d0d0",
        unread="#ffffff",
        derived="#e4e4e4",
        starred="#ffd400",
        note="#e6ccff",
        place="#8fd0ff",
        actor="#ffc46b",
        theme="#e0e0e0",
        own_tag="#9dff70",
        suggested="#cfcfcf",
        excluded="#ffab91",
        fault="#ffab91",
        hit="#ffff00",
        key="#ffd400",
    ),
)
"""The looks of our own with exact colours."""

SIXTEEN: Final = Theme(
    name="sahel-16",
    ansi=True,
    primary="ansi_yellow",
    secondary="ansi_cyan",
    accent="ansi_yellow",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    variables={
        "ink": "ansi_default",
        "muted": "ansi_default",
        "unread": "ansi_default",
        "derived": "ansi_default",
        "starred": "ansi_yellow",
        "note": "ansi_magenta",
        "place": "ansi_cyan",
        "actor": "ansi_yellow",
        "theme": "ansi_default",
        "own-tag": "ansi_green",
        "suggested": "ansi_default",
        "excluded": "ansi_red",
        "fault": "ansi_red",
        "hit": "ansi_yellow",
        "key": "ansi_yellow",
        "ground": "ansi_default",
        "cursor": "ansi_default",
        "cursor-style": "reverse",
        "cursor-rest": "ansi_default",
        "cursor-rest-style": "underline",
        "frame": "ansi_bright_black",
        "frame-focus": "ansi_yellow",
        "scrollbar": "ansi_bright_black",
        "scrollbar-hover": "ansi_white",
        "scrollbar-active": "ansi_yellow",
        "scrollbar-background": "ansi_default",
        "scrollbar-background-hover": "ansi_default",
        "scrollbar-background-active": "ansi_default",
        "scrollbar-corner-color": "ansi_default",
        "ansi-background": "ansi_black",
        "ansi-foreground": "ansi_white",
        "border-blurred": "ansi_bright_black",
        "block-cursor-background": "ansi_blue",
        "block-cursor-foreground": "ansi_bright_white",
        "input-cursor-background": "ansi_white",
        "input-cursor-foreground": "ansi_black",
        "input-cursor-text-style": "none",
        "input-selection-background": "ansi_blue",
        "input-selection-foreground": "ansi_bright_white",
        "screen-selection-background": "ansi_blue",
        "screen-selection-foreground": "ansi_bright_white",
    },
)
"""The look that uses the terminal's own sixteen colours."""


ABOUT: Final = {
    "sahel-night": "dark, the default",
    "sahel-day": "light, like paper",
    "sahel-contrast": "black and bright, for weak eyes",
    "sahel-16": "the sixteen of your terminal",
}
"""What each look is for, in a few words."""


def themes() -> tuple[Theme, ...]:
    """Return every look, ready to be registered."""
    return (*LOOKS, SIXTEEN)
