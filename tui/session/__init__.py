"""The open library and its marks: the one door through which marks change, on the screen and the command line."""

from tui.session.done import Done
from tui.session.opening import open_session
from tui.session.session import Session

__all__ = ["Done", "Session", "open_session"]
