"""What the person says about keys in config.toml, checked before anything else sees it."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from tui.actions import ACTIONS
from tui.keymaps import BESIDE, FACTORY, PANES, Keymap
from tui.keymaps.names import fault, named, warning
from tui.keymaps.presets import PRESETS

TYPED: Final = frozenset({"search", "adder", "tag_editor", "note_editor", "prompt", "writing"})
"""The places where letters type."""

PRESET: Final = "preset"
"""The entry of the table that names the preset to begin with."""


class Problem(NamedTuple):
    """Something that is wrong with what the person says about keys."""

    entry: str
    """The entry it is about, empty for the whole."""
    sentence: str
    """What is wrong."""


def read(said: str | Mapping[str, object]) -> tuple[Keymap, list[Problem]]:
    """Return the keys in force, and what is wrong with the setting: a preset by its name, or a table of own keys.

    An entry that is wrong is as if it were not there; the others hold.
    """
    if isinstance(said, str):
        return _preset(said, "")
    entries = dict(_flat(said))
    preset = entries.pop(PRESET, "default")
    base, problems = _preset(preset, PRESET) if isinstance(preset, str) else (FACTORY, [_form(PRESET)])
    own: dict[str, tuple[str, ...]] = {}
    for entry, value in entries.items():
        keys, wrong = _entry(entry, value)
        problems += (Problem(entry, sentence) for sentence in wrong)
        if keys:
            own[entry] = keys
    while clashes := [*_clashes(Keymap({**base.moved, **own}), own)]:
        for problem in clashes:
            own.pop(problem.entry, None)
        problems += clashes
    return Keymap({**base.moved, **own}), problems


def preset(name: str) -> Keymap:
    """Return the keys of a preset."""
    return Keymap({action: tuple(map(named, keys.split())) for action, keys in PRESETS[name].items()})


def _preset(name: str, entry: str) -> tuple[Keymap, list[Problem]]:
    """Return the keys of a preset, those from the factory where there is none of that name."""
    if name in PRESETS:
        return preset(name), []
    known = ", ".join(PRESETS)
    return FACTORY, [Problem(entry, f"no keys are called {name!r}{_near(name, PRESETS)} There are {known}.")]


def _flat(table: Mapping[str, object], head: str = "") -> Iterator[tuple[str, object]]:
    """Yield the entries of a table; ``reader.star`` without quotes makes one table in another."""
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{head}{name}.")
        else:
            yield head + name, value


def _entry(name: str, value: object) -> tuple[tuple[str, ...], list[str]]:
    """Return the keys that an entry gives an action, none if it cannot be used, and what is wrong with it."""
    if name not in ACTIONS:
        return (), [f"no action is called {name!r}{_near(name, ACTIONS)}"]
    words = value.replace(",", " ").split() if isinstance(value, str) and value.strip() != "," else value
    words = [","] if isinstance(words, str) else words
    if not isinstance(words, list) or not words or not all(isinstance(word, str) and word for word in words):
        return (), [_form(name).sentence]
    keys = tuple(dict.fromkeys(map(named, words)))
    faults = [sentence for key in keys if (sentence := fault(key) or _typing(name, key))]
    if faults:
        return (), [f"{name}: {sentence}." for sentence in faults]
    return keys, [f"{name}: {sentence}; the key may never arrive." for key in keys if (sentence := warning(key))]


def _typing(name: str, key: str) -> str:
    """Return why a key cannot be had where one types, empty where it can."""
    types = ACTIONS[name].scope in TYPED and "+" not in key and (len(key) == 1 or named(key) in _printed())
    return f"{key!r} is typed there as a letter" if types else ""


def _printed() -> frozenset[str]:
    """Return the keys that write a sign."""
    from tui.keymaps.names import PRINTED

    return frozenset({*PRINTED, "space"})


def _form(name: str) -> Problem:
    """Return what is said of an entry that is no list of keys."""
    return Problem(name, f'{name} must name one key or more, like "s" or "ctrl+d pagedown".')


def _near(name: str, names: Mapping[str, object]) -> str:
    """Return the nearest right spelling as the end of a sentence."""
    import difflib

    near = difflib.get_close_matches(name, names, n=1)
    return f"; did you mean {near[0]!r}?" if near else "."


def _clashes(keymap: Keymap, own: Mapping[str, object]) -> Iterator[Problem]:
    """Yield a sentence for each own entry that takes a key from another action, or that no pane would hear."""
    told: set[str] = set()
    for one, other, sentence in clashes(keymap):
        entry = next((name for name in (one, other) if name in own), None)
        if entry is not None and entry not in told:
            told.add(entry)
            yield Problem(entry, sentence)


def clashes(keymap: Keymap) -> Iterator[tuple[str, str, str]]:
    """Yield pairs of actions that ask for one key in one place, or one that a pane hides, each with a sentence."""
    for place in dict.fromkeys(action.scope for action in ACTIONS.values()):
        owner: dict[str, str] = {}
        for name in (name for name, action in ACTIONS.items() if action.scope in (place, *BESIDE.get(place, ()))):
            for key in keymap.keys(name):
                if owner.setdefault(key, name) != name:
                    yield name, owner[key], f"{key!r} is asked for by both {owner[key]} and {name}."
    for name, action in ACTIONS.items():
        for pane in PANES if action.scope == "reader" else ():
            if not keymap.alive(name, pane) and FACTORY.alive(name, pane):
                first = keymap.taken(pane)[keymap.keys(name)[0]]
                yield name, first, f"{keymap.keys(name)[0]!r} of {name} does {first} in the {pane}."
