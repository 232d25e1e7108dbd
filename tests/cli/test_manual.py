"""The manual page and the completions say what the commands themselves say."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from tests.cli.running import ROOT, run
from tui.cli.main import sahel_reader
from tui.cli.manual import escaped


def commands(context: click.Context) -> list[click.Context]:
    """Return all commands under one, groups left out."""
    group = context.command
    if not isinstance(group, click.Group):
        return [context]
    found = []
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None, name
        found += commands(click.Context(command, parent=context, info_name=name))
    return found


ROOT_CONTEXT = click.Context(sahel_reader, info_name="sahel-reader")
COMMANDS = commands(ROOT_CONTEXT)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    return run(tmp_path_factory.mktemp("home"), "man").stdout


@pytest.mark.parametrize("context", COMMANDS, ids=lambda context: context.command_path)
def test_the_manual_has_every_command_with_every_option(page: str, context: click.Context) -> None:
    path = context.command_path.removeprefix("sahel-reader ")
    section = page.split(f".SS {escaped(path)} ")[1].split(".SS ")[0]
    for parameter in context.command.params:
        if isinstance(parameter, click.Option) and parameter.name != "home":
            assert all(escaped(name) in section for name in parameter.opts if name != "--home")


@pytest.mark.parametrize("context", COMMANDS, ids=lambda context: context.command_path)
def test_every_command_and_every_option_says_what_it_does(context: click.Context) -> None:
    assert context.command.help
    assert not [each.name for each in context.command.params if isinstance(each, click.Option) and not each.help]


def test_the_manual_is_roff_that_a_formatter_takes(page: str) -> None:
    if shutil.which("groff") is None:
        pytest.skip("there is no groff on this machine to format the manual with")
    said = subprocess.run(
        ["groff", "-man", "-ww", "-Tutf8", "-Kutf8"], input=page, capture_output=True, text=True, check=True
    )
    assert said.stderr == ""
    assert "2 wrong use." in said.stdout


def test_no_text_becomes_a_command_of_roff() -> None:
    assert escaped(".SH x") == "\\&.SH x"
    assert escaped("'a \\ -b") == "\\&'a \\e \\-b"


def completions(home: Path, line: str) -> list[str]:
    """Return what a bash would be offered for the last word of a line."""
    words = line.split(" ")
    environ = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "HOME": str(home),
        "_SAHEL_READER_COMPLETE": "bash_complete",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
    }
    done = subprocess.run([sys.executable, "-m", "tui"], env=environ, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("sahel-reader li", ["plain,list"]),
        ("sahel-reader list --js", ["plain,--json", "plain,--jsonl"]),
        ("sahel-reader completion z", ["plain,zsh"]),
        ("sahel-reader config ", ["plain,init", "plain,show"]),
        ("sahel-reader pages", ["file,pages"]),
        ("sahel-reader check see", ["file,see"]),
    ],
)
def test_a_shell_is_offered_commands_options_and_files(tmp_path: Path, line: str, offered: list[str]) -> None:
    assert completions(tmp_path, line) == offered


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_a_shell_is_one_that_it_reads(tmp_path: Path, shell: str) -> None:
    script = run(tmp_path, "completion", shell)
    assert script.returncode == 0
    assert "_SAHEL_READER_COMPLETE" in script.stdout
    if (program := shutil.which(shell)) is None:
        pytest.skip(f"there is no {shell} on this machine to read the script")
    read = subprocess.run([program, "-n"], input=script.stdout, capture_output=True, text=True, check=False)
    assert (read.returncode, read.stderr) == (0, "")
