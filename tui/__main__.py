"""``sahel-reader`` and ``python -m tui``."""

import sys

from tui.cli.run import run


def main() -> None:
    """Do what the command line says and end with its exit status."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
