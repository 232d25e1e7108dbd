"""How keys are called: by Textual ("question_mark"), by the person in a file ("?"), and on the screen ("?", "^p")."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

_SIGNS: Final = {
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "tab": "Tab",
    "shift+tab": "S-Tab",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "home": "Home",
    "end": "End",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "backspace": "BkSp",
    "delete": "Del",
    "insert": "Ins",
    **{f"f{number}": f"F{number}" for number in range(1, 13)},
}
"""The keys that print nothing, and how they are written for people."""

_OTHERWISE: Final = {
    "return": "enter",
    "esc": "escape",
    "pgdn": "pagedown",
    "page_down": "pagedown",
    "pgup": "pageup",
    "page_up": "pageup",
    "del": "delete",
    "bksp": "backspace",
    **{shown.lower(): name for name, shown in _SIGNS.items()},
}
"""Other names that people give those keys."""

_TEXTUAL: Final = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""Where Textual calls a sign otherwise than Unicode does."""


def _named(sign: str) -> str:
    """Return how Textual calls the key of a printed sign."""
    name = unicodedata.name(sign).lower().replace("-", "_").replace(" ", "_")
    return _TEXTUAL.get(name, name)


PRINTED: Final[Mapping[str, str]] = {
    _named(chr(code)): chr(code) for code in range(0x21, 0x7F) if not chr(code).isalnum()
}
"""The signs that have a key, by the names that Textual gives them."""

KNOWN: Final = frozenset({*_SIGNS, *PRINTED, *(chr(code) for code in range(0x21, 0x7F) if chr(code).isalnum())})
"""Every key without ctrl or alt."""

_MODIFIED: Final = r"(?i)((?:(?:ctrl|alt|shift|super|hyper|meta)\+)+)(.+)"


def named(written: str) -> str:
    """Return the name that Textual has for a key as people write it: "question_mark" for "?", "ctrl+p" for "^p"."""
    if written in _OTHERWISE:
        return _OTHERWISE[written]
    if len(written) == 1:
        return _named(written) if written in PRINTED.values() else written
    if re.fullmatch(r"\^[a-z]", written):
        return f"ctrl+{written[1]}"
    if found := re.fullmatch(_MODIFIED, written):
        return found[1].lower() + named(found[2])
    name = written.lower()
    return _OTHERWISE.get(name, name)


def sign(key: str) -> str:
    """Return how a key is written for people: "^p" for ctrl+p."""
    return _SIGNS.get(key) or PRINTED.get(key) or (f"^{sign(key[5:])}" if key.startswith("ctrl+") else key)


_SAME: Final = {
    "i": "Tab",
    "m": "Enter",
    "h": "Backspace",
    "left_square_bracket": "Esc",
    "space": "ctrl+@",
    "at": "ctrl+Space",
    "slash": "ctrl+_",
    "underscore": "ctrl+/",
}
"""Keys that a plain terminal cannot tell from another when ctrl is held."""

_SHIFTED: Final = frozenset({"tab", "up", "down", "left", "right", "home", "end"})
"""Keys that terminals send otherwise while shift is held."""
_RESERVED: Final = {"ctrl+c": "copies", "ctrl+q": "quits"}
_WARNED: Final = {
    "ctrl+b": "tmux keeps ctrl+b for itself",
    "ctrl+a": "screen and often tmux keep ctrl+a for themselves",
}


def fault(key: str) -> str:
    """Return why a key cannot be had in a plain terminal, empty for one that can."""
    if key in _RESERVED:
        return f"{key} {_RESERVED[key]} everywhere in the reader and cannot be moved"
    *modifiers, last = key.rsplit("+", 1)
    held = modifiers[0].split("+") if modifiers else []
    if last not in KNOWN:
        import difflib

        near = difflib.get_close_matches(last, [*_SIGNS, *_OTHERWISE, *PRINTED], n=1)
        return f"no key is called {last!r}" + (f"; did you mean {near[0]!r}?" if near else "")
    if held == ["ctrl"] and last in _SAME:
        return f"a plain terminal cannot tell ctrl+{sign(last)} from {_SAME[last]}"
    if held == ["ctrl"] and last.isdigit():
        return f"a plain terminal does not send {key}"
    if held == ["shift"] and last not in _SHIFTED:
        return f"write {last.upper()!r} for {key}" if last.isalpha() and len(last) == 1 else _unsent(key)
    if held in ([], ["shift"], ["alt"]) or (held == ["ctrl"] and len(last) == 1 and last.islower()):
        return ""
    return _unsent(key)


def _unsent(key: str) -> str:
    """Return the sentence on a chord that only some terminals send."""
    return f"a plain terminal does not send {key}"


def warning(key: str) -> str:
    """Return why a key may not arrive, empty for one that does."""
    return _WARNED.get(key, "")
