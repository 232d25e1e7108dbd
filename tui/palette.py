"""The command palette: every action, topic, tag and look by its name."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from textual.command import DiscoveryHit, Hit, Hits, Provider


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the palette offers."""

    label: str
    """What is matched and shown."""
    help: str
    """One sentence under it."""
    run: Callable[[], object]
    """Does it."""
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
                yield DiscoveryHit(command.label, command.run, text=command.label, help=command.help)

    async def search(self, query: str) -> Hits:
        """Yield what is called like the words that were typed."""
        matcher = self.matcher(query)
        for command in self._commands():
            if (score := matcher.match(command.label)) > 0:
                yield Hit(score, matcher.highlight(command.label), command.run, text=command.label, help=command.help)
