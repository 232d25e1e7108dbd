"""What every table of figures says about itself: the machine, how busy it was, and the versions that ran."""

import os
import platform
import statistics
from collections.abc import Callable, Mapping
from importlib.metadata import version

from tui import __version__


def conditions(*packages: str) -> str:
    """Return one line on the machine and the versions."""
    load = " ".join(f"{figure:.2f}" for figure in os.getloadavg())
    versions = ", ".join(f"{package} {version(package)}" for package in packages)
    parts = (
        f"sahel-reader {__version__}",
        f"Python {platform.python_version()}",
        versions,
        f"{os.cpu_count()} CPUs, load {load}",
        platform.platform(),
    )
    return " · ".join(part for part in parts if part)


def in_turn(rounds: int, runs: Mapping[str, Callable[[], float]]) -> dict[str, list[float]]:
    """Measure all of them once per round, so that a busy moment hits each alike; the first round only warms."""
    figures: dict[str, list[float]] = {name: [] for name in runs}
    for turn in range(rounds + 1):
        for name, run in runs.items():
            figure = run()
            if turn:
                figures[name].append(figure)
    return figures


def table(figures: Mapping[str, list[float]]) -> str:
    """Return median, least and most of each in milliseconds."""
    lines = [f"{'':34}{'median':>10}{'least':>10}{'most':>10}"]
    for name, seconds in figures.items():
        shown = (statistics.median(seconds), min(seconds), max(seconds))
        lines.append(f"{name:34}" + "".join(f"{second * 1000:7.0f} ms" for second in shown))
    return "\n".join(lines)


def verdict(name: str, figures: list[float], against: list[float], most: float) -> bool:
    """Print how many times as long the one takes as the other; return whether the medians are within the limit."""
    ratio = statistics.median(figures) / statistics.median(against)
    quickest = min(figures) / min(against)
    kept = "kept" if ratio <= most else "MISSED"
    print(f"{name}: {ratio:.2f} times as long (the quickest runs {quickest:.2f}); must be at most {most}: {kept}")
    return ratio <= most


def kept(name: str, figure: float, most: float) -> bool:
    """Print a figure beside the most that it may be; return whether it is within that."""
    print(f"{name}: {figure:.2f}; must be at most {most:.4g}: {'kept' if figure <= most else 'MISSED'}")
    return figure <= most
