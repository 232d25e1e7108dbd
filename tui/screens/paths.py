"""How the path of a file that is being typed goes on."""

from pathlib import Path

from tui.intake.taking import is_address
from tui.text import clean


def completed_path(text: str) -> str | None:
    """Return a path with its last part completed by a file or folder that begins so, or None where none does."""
    head, slash, begun = text.rpartition("/")
    if not begun or is_address(text):
        return None
    try:
        folder = Path(head + slash or ".").expanduser()
        found = min(path for path in folder.iterdir() if path.name.startswith(begun) and not _is_hidden(path, begun))
        name = f"{found.name}/" if found.is_dir() else found.name
    except (OSError, RuntimeError, ValueError):  # no such folder, no such home, nothing that begins so
        return None
    return f"{head}{slash}{name}" if len(name) > len(begun) and clean(name) == name else None


def _is_hidden(path: Path, begun: str) -> bool:
    """Tell whether a file is one of those that are shown only when asked for."""
    return path.name.startswith(".") and not begun.startswith(".")
