"""Files written for the person: whole or not at all, and never over another one unless that is asked for."""

import errno
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Final

_NO_LINKS: Final = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK, errno.ENOSYS}
"""What file systems say that cannot give a file a second name."""


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
            _name_new(beside, target)
    except OSError as error:
        error.filename = str(path)
        raise
    finally:
        beside.unlink(missing_ok=True)


def _name_new(beside: Path, target: Path) -> None:
    """Give a file a name that no other has, even if another program takes it this moment."""
    try:
        target.hardlink_to(beside)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        target.touch(exist_ok=False)
        beside.replace(target)
