"""The settings as a file for the person: one that says what each is for, and what is in force with where it is from."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from msgspec.structs import fields

from tui.state.exports import write_new
from tui.state.settings import SETTINGS, Settings, read, taken
from tui.state.toml import line_of, written

_HEAD: Final = """\
# The settings of sahel-reader. Take the sign # away before a key to change it; the values shown are those that hold
# without. "sahel-reader config show" tells what is in force.
"""


class Held(NamedTuple):
    """A setting as it is in force."""

    key: str
    """Its name in config.toml."""
    value: str
    """Its value as TOML writes it."""
    origin: str
    """Where that is from: a line of the file, or nowhere."""


def template() -> str:
    """Return a config.toml in which every setting stands with what it decides, and none is changed."""
    parts = [_HEAD]
    for setting in fields(Settings):
        described = SETTINGS[setting.name]
        parts.append(
            f"\n# {described.about}\n# It is {described.form}.\n# {setting.name} = {written(setting.default)}\n"
        )
    return "".join(parts)


def init(path: Path) -> None:
    """Write that file where there is none; FileExistsError tells that there is one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_new(path, [template()])


def held(path: Path) -> Iterator[Held]:
    """Yield each setting with its value in force and where that is from."""
    settings, _ = read(path)
    set_there, _ = taken(path)
    text = path.read_text(encoding="utf-8-sig") if set_there else ""
    for key in SETTINGS:
        origin = f"line {line_of(text, key)}" if key in set_there else "default"
        yield Held(key, written(getattr(settings, key)), origin)
