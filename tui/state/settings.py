"""The person's settings: one TOML file, read once into one frozen value.

A setting is one field of `Settings` and one entry in `SETTINGS`; `config init` writes a file of these, and nothing else
ever writes it.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, Literal, NamedTuple, TypeAlias

import msgspec
from msgspec.structs import replace

MarkRead: TypeAlias = Literal["open", "rest", "never"]
"""When a snippet counts as read: when opened, when the cursor rests on it, or only by hand."""


class Settings(msgspec.Struct, frozen=True):
    """What the person chose for good; the defaults are what a newcomer gets."""

    folders: tuple[str, ...] = ()
    """The files and folders to open, absolute; none means the person's library, or the seeds while that is empty."""
    mark_read: MarkRead = "open"
    """When a snippet counts as read."""
    colours: str = "sahel-night"
    """The look that the reader starts with, until another is chosen in it."""
    symbols: bool = True
    """Whether signs such as ● and ★ are shown; letters stand for them if not."""
    translate: bool = True
    """Whether a search for a word finds what says the same in the other language too."""
    keys: str | dict[str, object] = "default"
    """The keys: the name of a preset, or a table of actions with their keys; `keymaps.own` reads it."""


class Setting(NamedTuple):
    """One key of config.toml as the person meets it."""

    form: str
    """What its value must be, in words."""
    about: str
    """What it decides, in a sentence."""


SETTINGS: Final[Mapping[str, Setting]] = {
    "folders": Setting(
        "a list of paths", "Files and folders to open when none are named; a relative path counts from this file."
    ),
    "mark_read": Setting(
        'one of "open", "rest", "never"',
        'A snippet is read when it is opened; "rest": when the cursor rests on it; "never": by a key alone.',
    ),
    "colours": Setting(
        "the name of a look", "The look to start with: sahel-night, sahel-day, sahel-contrast, sahel-16."
    ),
    "symbols": Setting("true or false", "Whether signs such as ● and ★ are shown; if not, the letters N, * and n."),
    "translate": Setting(
        "true or false", "Whether a search for an English word finds the French one too, and the other way round."
    ),
    "keys": Setting(
        "the name of a preset, or a table [keys] of actions with their keys",
        'The keys: "default", "newsboat", "elfeed"; a table [keys] names a preset and keys of your own.',
    ),
}
"""Every setting by its key, in the order in which they are shown."""


def read(path: Path) -> tuple[Settings, tuple[str, ...]]:
    """Return the settings of a file, and one sentence for each part of it that could not be used."""
    held, problems = taken(path)
    if not held:
        return Settings(), problems
    settings = msgspec.convert(held, Settings)
    base = path.parent.absolute()
    folders = tuple(str(base / Path(name).expanduser()) for name in settings.folders)
    return replace(settings, folders=folders), problems


def taken(path: Path) -> tuple[dict[str, object], tuple[str, ...]]:
    """Return the values of a file that can be used as they stand there, and one sentence for each that cannot."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return {}, ()
    except OSError as error:
        return {}, (f"{path}: the settings cannot be read ({error.strerror}); the defaults hold.",)
    import tomllib

    from tui.state.toml import written

    try:
        text = data.decode("utf-8-sig")
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return {}, (f"{path}: this is not TOML ({error}); the defaults hold.",)
    problems = [*_unknown(path, text, table)]
    held: dict[str, object] = {}
    for key in (key for key in SETTINGS if key in table):
        try:
            msgspec.convert({key: table[key]}, Settings)
            held[key] = table[key]
        except msgspec.ValidationError:
            wrong = f"{key} must be {SETTINGS[key].form}, not {written(table[key])}; the default holds."
            problems.append(f"{_at(path, text, key)}: {wrong}")
    return held, (*problems, *_wrong_keys(path, text, held.get("keys", "default")))


def _wrong_keys(path: Path, text: str, said: object) -> Iterator[str]:
    """Yield a sentence for each part of the keys that cannot be used, with the line it stands on."""
    if said == "default" or not isinstance(said, str | dict):
        return
    from tui.keymaps.own import read

    for problem in read(said)[1]:
        yield f"{_at(path, text, problem.entry, 'keys')}: {problem.sentence}"


def _unknown(path: Path, text: str, table: Mapping[str, object]) -> Iterator[str]:
    """Yield a sentence for each key that no setting has, with the nearest one that is a setting."""
    for key in sorted(table.keys() - SETTINGS.keys()):
        import difflib

        near = difflib.get_close_matches(key, SETTINGS, n=1)
        said = f"{_at(path, text, key)}: no setting is called {key!r}"
        yield said + (f"; did you mean {near[0]!r}?" if near else ".")


def _at(path: Path, text: str, *keys: str) -> str:
    """Return where a key is, or the first other one that is to be seen, to begin a sentence with."""
    from tui.state.toml import line_of

    line = next((line for key in keys if key and (line := line_of(text, key))), None)
    return f"{path}, line {line}" if line else str(path)
