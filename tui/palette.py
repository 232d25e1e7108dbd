"""The command palette: every action, topic, saved search, tag, document and look by its name."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, Protocol, runtime_checkable

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from tui.text import fold_same

_NAME: Final = 22
"""The cells of a name, behind which its keys stand."""
_KEYS: Final = 10
"""The cells of keys, behind which the help stands."""


class Palette(CommandPalette):
    """Where one types what one looks for; it looks as the reader does, which learns how when it is opened."""

    CSS = """
    Palette {
        background: $ground 60%;
        SearchIcon { display: none; }
        & > Vertical {
            width: 90%;
            max-width: 100;
            margin-top: 2;
            background: $ground;
            &:dark { background: $ground; }
        }
        #--input {
            height: 3;
            border: round $frame-focus;
            padding: 0 1;
            background: $ground;
            &.--list-visible { border-bottom: round $frame-focus; }
        }
        CommandInput, CommandInput:focus { border: none; height: 1; padding: 0; color: $ink; }
        CommandInput > .input--placeholder { color: $muted; }
        CommandList {
            border: round $frame-focus;
            border-top: none;
            max-height: 80vh;
            background: $ground;
            text-wrap: nowrap;
            text-overflow: ellipsis;
            & > .option-list--option { padding: 0 1; color: $ink; text-style: none; }
            & > .option-list--option-highlighted { color: $ink; background: $cursor; text-style: none; }
        }
    }
    """


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the palette offers."""

    label: str
    """What is matched and shown."""
    help: str
    """One sentence beside it."""
    run: Callable[[], object]
    """Does it."""
    keys: str = ""
    """The keys that do it too."""
    offered: bool = True
    """Whether it is listed before anything is typed."""


@runtime_checkable
class HasCommands(Protocol):
    """A screen that has something for the palette."""

    def commands(self) -> Iterable[Command]:
        """Yield what can be done here."""
        ...


class Commands(Provider):
    """Offers what the screen under the palette can do."""

    def _commands(self) -> Iterable[Command]:
        """Return the screen's commands, none for a screen without."""
        return self.screen.commands() if isinstance(self.screen, HasCommands) else ()

    async def discover(self) -> Hits:
        """Yield the actions, before anything is typed."""
        for command in self._commands():
            if command.offered:
                yield DiscoveryHit(_shown(command), command.run, text=command.label)

    async def search(self, query: str) -> Hits:
        """Yield what is called like the words that were typed, then what has to do with them."""
        words = fold_same(query).split()
        for command in self._commands():
            if (score := _score(words, command)) > 0:
                yield Hit(score, _shown(command, words), command.run, text=command.label)


def _score(words: Iterable[str], command: Command) -> float:
    """Return how well words fit a command: best where its name begins with them; 0 where they do not occur."""
    name, said = fold_same(command.label), fold_same(f"{command.label} {command.help}")
    if not all(word in said for word in words):
        return 0
    starts = sum(f" {word}" in f" {name}" for word in words)
    inside = sum(word in name for word in words)
    return 1 + 4 * starts + 2 * inside + 1 / (1 + len(name))


def _shown(command: Command, words: Iterable[str] = ()) -> Content:
    """Return a command as one line, with the typed words marked in its name; names are text, never markup."""
    name, folded = Content(command.label), fold_same(command.label)
    for word in words:
        if (at := folded.find(word)) >= 0:
            name = name.stylize("$hit bold underline", at, at + len(word))
    left = " " * max(_NAME - name.cell_length, 2)
    keys = Content.styled(command.keys, "$key bold")
    return Content.assemble(name, left, keys, " " * max(_KEYS - keys.cell_length, 1), (command.help, "$muted"))
