"""Where the reader keeps things on this system."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from msgspec import Struct

HOME: Final = "SAHEL_READER_HOME"
"""The variable of the environment that puts everything into one folder."""


class Paths(Struct, frozen=True):
    """The three folders of the reader, and what stands in them."""

    data: Path
    """What must never be lost: the marks, the library, the backups."""
    config: Path
    """What the person writes: settings, own lexicon, own rules."""
    cache: Path
    """What may be deleted at any time."""

    @classmethod
    def found(cls, home: Path | None, environ: Mapping[str, str]) -> "Paths":
        """Return the folders: all in one if a home is given or the environment names it, else the system's own."""
        named = environ.get(HOME, "")
        if home is None and named:
            home = Path(named)
        if home is not None:
            home = home.expanduser().absolute()
            return cls(data=home, config=home, cache=home / "cache")
        from platformdirs import PlatformDirs  # its look-up costs more than the rest of this module

        system = PlatformDirs("sahel-reader", appauthor=False)
        return cls(system.user_data_path, system.user_config_path, system.user_cache_path)

    @property
    def state(self) -> Path:
        """The marks, as one file that a plain TinyDB opens."""
        return self.data / "state.json"

    @property
    def library(self) -> Path:
        """The documents that the person added."""
        return self.data / "library"

    @property
    def fetched(self) -> Path:
        """What servers said of the versions that were fetched."""
        return self.cache / "fetched.json"

    @property
    def settings(self) -> Path:
        """The settings."""
        return self.config / "config.toml"

    @property
    def lexicon(self) -> Path:
        """The person's own names, added to the lexicon."""
        return self.config / "lexicon.toml"

    @property
    def boilerplate(self) -> Path:
        """The person's own rules for lines to drop."""
        return self.config / "boilerplate.toml"
