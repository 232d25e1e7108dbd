"""The person's settings: one TOML file, read once into one frozen value, and never written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal, TypeAlias

MarkRead: TypeAlias = Literal["open", "rest", "never"]
"""When a snippet counts as read: when opened, when the cursor rests on it, or only by hand."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the person chose for good; the defaults are what a newcomer gets."""

    folders: tuple[str, ...] = ()
    """The files and folders to open, absolute; none means the person's library, or the seeds while that is empty."""
    mark_read: MarkRead = "open"
    """When a snippet counts as read."""
    colours: str = "sahel-night"
    """The look that the reader starts with, until another is chosen in it."""
    symbols: bool = True
    """Whether signs such as ● and ★ are shown; letters stand for them if not."""


def read(path: Path) -> tuple[Settings, tuple[str, ...]]:
    """Return the settings of a file, and one sentence for each part of it that could not be used."""
    try:
        text = path.read_bytes()
    except FileNotFoundError:
        return Settings(), ()
    except OSError as error:
        return Settings(), (f"{path}: the settings cannot be read ({error.strerror}); the defaults hold.",)
    import tomllib

    import msgspec

    try:
        table = tomllib.loads(text.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return Settings(), (f"{path}: this is not TOML ({error}); the defaults hold.",)
    problems = [*_unknown(path, table)]
    held: dict[str, object] = {}
    for key in _FORMS.keys() & table.keys():
        try:
            held[key] = getattr(msgspec.convert({key: table[key]}, Settings), key)
        except msgspec.ValidationError:
            problems.append(f"{path}: {key} must be {_FORMS[key]}, not {table[key]!r}; the default holds.")
    settings = msgspec.convert(held, Settings)
    base = path.parent.absolute()
    folders = tuple(str(base / Path(name).expanduser()) for name in settings.folders)
    return replace(settings, folders=folders), tuple(problems)


def _unknown(path: Path, table: Mapping[str, object]) -> Iterator[str]:
    """Yield a sentence for each key that no setting has, with the nearest one that is a setting."""
    for key in sorted(table.keys() - _FORMS.keys()):
        import difflib

        near = difflib.get_close_matches(key, _FORMS, n=1)
        yield f"{path}: no setting is called {key!r}" + (f"; did you mean {near[0]!r}?" if near else ".")


_FORMS: Final[Mapping[str, str]] = {
    "folders": "a list of paths",
    "mark_read": 'one of "open", "rest", "never"',
    "colours": "the name of a look",
    "symbols": "true or false",
}
"""For each setting what its value must be, in words."""
