"""``completion``: the words of the command line, completed by the shell."""

import click

from tui.cli.options import PROGRAM, home_option
from tui.cli.run import COMPLETING


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@home_option
@click.pass_context
def completion(context: click.Context, shell: str) -> int:
    """Print a script that completes commands, options and files of sahel-reader in SHELL.

    bash: sahel-reader completion bash > ~/.local/share/bash-completion/completions/sahel-reader

    zsh: sahel-reader completion zsh > a folder of $fpath, into a file called _sahel-reader

    fish: sahel-reader completion fish > ~/.config/fish/completions/sahel-reader.fish
    """
    from click.shell_completion import get_completion_class

    made = get_completion_class(shell)
    if made is None:
        raise click.UsageError(f"There are no completions for {shell}.")
    click.echo(made(context.find_root().command, {}, PROGRAM, COMPLETING).source())
    return 0
