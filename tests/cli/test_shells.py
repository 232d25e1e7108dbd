"""Completion as a person has it: typed into a real shell on a terminal, taken with Tab, and run."""

import shutil
import sys
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.terminal import Terminal, surroundings

SHELLS = {
    "bash": (["--norc", "--noprofile", "-i"], "PS1='> '; . {script}; echo rea''dy"),
    "zsh": (["-f", "-i"], "PS1='> '; autoload -U compinit; compinit -u -D; . {script}; echo rea''dy"),
    "fish": (["--no-config", "-i"], ". {script}; echo rea''dy"),
}
"""How each shell is started without anything of the person's, and what has it read the script."""


@pytest.mark.parametrize("shell", SHELLS)
def test_commands_choices_and_files_are_completed_in_a_real_shell(tmp_path: Path, shell: str) -> None:
    if (program := shutil.which(shell)) is None:
        pytest.skip(f"there is no {shell} on this machine to complete in")
    script = tmp_path / "script"
    script.write_text(run(tmp_path, "completion", shell).stdout, encoding="utf-8")
    (tmp_path / "notes-of-today.txt").write_text("The town waits for water, its mayor says.\n", encoding="utf-8")
    command = tmp_path / "bin" / "sahel-reader"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -m tui "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    environ = surroundings(tmp_path)
    options, begin = SHELLS[shell]
    environ |= {"PATH": f"{command.parent}:{environ['PATH']}", "TERM": "xterm"}
    with Terminal([program, *options], environ, (120, 40)) as terminal:
        terminal.press(f"cd {tmp_path}; {begin.format(script=script)}\r")
        terminal.wait_for("ready")
        terminal.press("sahel-reader compl\tz\t")
        terminal.wait_for("completion zsh")
        terminal.press("\r")
        terminal.wait_for("#compdef sahel-reader")
        terminal.forget()
        terminal.press("sahel-reader check notes-o\t")
        terminal.wait_for("notes-of-today.txt")
        terminal.press("--jso\t\r")
        terminal.wait_for('"The town waits for water, its mayor says."')
