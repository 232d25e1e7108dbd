"""The keyboard of a Unix terminal, read so that a lone Esc comes as soon as it is known to be one.

Textual waits `ESCDELAY` for what may follow an Esc, but looks only every tenth of a second whether that is over.
"""

import os
from codecs import getincrementaldecoder
from selectors import EVENT_READ, SelectSelector
from typing import Final

from textual import constants
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

_PATIENCE: Final = 0.1
"""Seconds after which a thread that waits for keys looks whether the program has ended."""
_PIECE: Final = 4096
"""So many bytes at most are taken at once."""


class Keyboard(LinuxDriver):
    """A terminal whose Esc is not held back."""

    def run_input_thread(self) -> None:
        """Pass on what is typed until the program ends."""
        parser, decode = XTermParser(), getincrementaldecoder("utf-8")().decode
        soon, patience = constants.ESCAPE_DELAY + 0.001, _PATIENCE
        with SelectSelector() as selector:
            selector.register(self.fileno, EVENT_READ)
            while not self.exit_event.is_set():
                came = selector.select(patience)
                if came and (text := decode(os.read(self.fileno, _PIECE))):
                    for event in parser.feed(text):
                        self.process_message(event)
                for event in parser.tick():
                    self.process_message(event)
                patience = soon if came else _PATIENCE
