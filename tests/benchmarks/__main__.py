"""Runs one measurement by its name, or lists them: ``python -m tests.benchmarks [NAME [OPTION…]]``."""

import ast
import importlib
import sys
from pathlib import Path


def measurements() -> dict[str, str]:
    """Return what can be run: each module here with a function `main`, and the first line of its docstring."""
    found = {}
    for path in sorted(Path(__file__).parent.glob("[!_]*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if any(isinstance(part, ast.FunctionDef) and part.name == "main" for part in tree.body):
            found[path.stem] = (ast.get_docstring(tree) or "").partition("\n")[0]
    return found


def main() -> int:
    """Run what the first word names, and leave it the other words."""
    found = measurements()
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    if name in found:
        sys.argv = [f"python -m tests.benchmarks {name}", *sys.argv[2:]]
        return importlib.import_module(f"tests.benchmarks.{name}").main() or 0
    print("\n".join(f"{name:10} {said}" for name, said in found.items()))
    return 2 if name else 0


if __name__ == "__main__":
    sys.exit(main())
