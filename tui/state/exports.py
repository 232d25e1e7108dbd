"""Files written for the person: whole or not at all, and never over another one unless that is asked for."""

import errno
import os
from collections.abc import Iterable
from pathlib import Path

from tui.intake.names import name_new


def write_new(path: Path, pieces: Iterable[str], *, replace: bool = False) -> None:
    """Write pieces of text into a file that is there, complete, only at the end; nobody ever sees half of it.

    Raises:
        FileExistsError: There is a file of that name, and it was not to be replaced.
        OSError: It cannot be written; then nothing is there that was not before.
    """
    target = path.resolve()  # what a link names is replaced, not the link
    if not replace and target.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with beside.open("x", encoding="utf-8", newline="") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        if replace:
            beside.replace(target)
        else:
            name_new(beside, target)
    except OSError as error:
        error.filename = str(path)
        raise
    finally:
        beside.unlink(missing_ok=True)
