"""Names for files that are written whole: each goes to a file that is complete, and to no other one."""

import errno
from pathlib import Path
from typing import Final

_NO_LINKS: Final = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK, errno.ENOSYS}
"""What file systems say that cannot give a file a second name."""


def name_new(beside: Path, target: Path) -> None:
    """Give a complete file a name that no other has, even if another program takes it this moment.

    Raises:
        FileExistsError: if the name is taken.
        OSError: if it cannot be given.
    """
    try:
        target.hardlink_to(beside)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        target.touch(exist_ok=False)
        beside.replace(target)
