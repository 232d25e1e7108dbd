"""What a newcomer installs: the wheel, built from the source archive, alone in an empty environment."""

import json
import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from tests.readme import ROOT
from tui import __version__

SEEDS: Final = {path.name: path.read_bytes() for path in (ROOT / "seeds").iterdir()}
"""The owner's documents, as they stand in the checkout."""


class Built(NamedTuple):
    """What a build gives, and the source archive unpacked."""

    wheel: Path
    sources: Path


def run(*words: str | Path, home: Path, **more: str) -> str:
    """Run a command in an empty folder with an empty home, knowing nothing of this checkout; return what it says."""
    home.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        [str(word) for word in words],
        cwd=home,
        env={"HOME": str(home), "PATH": os.defpath, "LANG": "C.UTF-8", **more},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{words}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def environment(folder: Path, what: Path, *options: str) -> Path:
    """Return the Python of a new environment that holds what is given and can import the dependencies.

    The dependencies come from the environment of the tests, by a line in a .pth file: nothing is downloaded. That line
    stands behind the new environment's own packages, and .pth files of the borrowed folder (an editable install of the
    checkout is one) are not read through it; the tests check that `tui` is the installed one all the same.
    """
    venv.create(folder)
    python = folder / "bin" / "python"
    packages = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", home=folder).strip())
    borrowed = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (packages / "borrowed.pth").write_text("\n".join(borrowed) + "\n", encoding="utf-8")
    install = ["install", "--quiet", "--no-deps", "--no-index", "--ignore-installed", *options, str(what)]
    run(sys.executable, "-m", "pip", "--python", str(python), *install, home=folder / "pip-home")
    return python


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("built")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT, home=folder / "home")
    (archive,) = folder.glob("*.tar.gz")
    (wheel,) = folder.glob("*.whl")
    with tarfile.open(archive) as packed:
        packed.extraction_filter = getattr(tarfile, "data_filter", None)  # Python 3.11.2 knows none
        packed.extractall(folder)
    return Built(wheel, folder / f"sahel_reader-{__version__}")


@pytest.fixture(scope="module")
def installed(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return environment(tmp_path_factory.mktemp("installed"), built.wheel)


def test_the_wheel_holds_the_package_whole_the_seeds_and_nothing_else(built: Built) -> None:
    package = {
        f"tui/{path.relative_to(ROOT / 'tui').as_posix()}": path.read_bytes()
        for path in (ROOT / "tui").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    with zipfile.ZipFile(built.wheel) as wheel:
        held = {name: wheel.read(name) for name in wheel.namelist() if ".dist-info/" not in name}
    assert held == package | {f"tui/seeds/{name}": content for name, content in SEEDS.items()}
    assert {"tui/LICENSE", "tui/py.typed"} <= held.keys()


def test_the_source_archive_holds_what_the_tests_need(built: Built) -> None:
    assert {path.name: path.read_bytes() for path in (built.sources / "seeds").iterdir()} == SEEDS
    assert {"README.md", "pyproject.toml", "tests", "tui"} <= {path.name for path in built.sources.iterdir()}


def test_the_licence_is_said_in_the_metadata(installed: Path, tmp_path: Path) -> None:
    ask = "from importlib.metadata import metadata as m; print(m('sahel-reader').get('License-Expression'))"
    assert run(installed, "-c", ask, home=tmp_path).strip() == "MIT"


def test_the_installed_reader_lists_the_owners_twelve_snippets(installed: Path, tmp_path: Path) -> None:
    listed = json.loads(run(installed.parent / "sahel-reader", "list", "--json", home=tmp_path))
    assert len(listed) == 12
    assert listed[0]["title"] == "France-Niger Military Talks Underway Amid Speculation of Troop Withdrawal"
    assert Path(listed[0]["seen"][0]["document"]).name in SEEDS


WHERE: Final = "import tui; from tui.intake.find import seeds; print(tui.__file__); print(seeds())"
"""Asks an environment which package it uses and where its seeds are."""


def found(package: Path, seeds: Path) -> str:
    """Return the answer that is expected."""
    assert {path.name: path.read_bytes() for path in seeds.iterdir()} == SEEDS
    return f"{package / '__init__.py'}\n{seeds}\n"


def test_an_installed_reader_finds_the_seeds_inside_its_package(installed: Path, tmp_path: Path) -> None:
    packages = Path(
        run(installed, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", home=tmp_path).strip()
    )
    said = run(installed, "-c", WHERE, home=tmp_path)
    assert said == found(packages / "tui", packages / "tui" / "seeds")


def test_an_editable_reader_finds_the_seeds_beside_its_package(tmp_path: Path) -> None:
    editable = environment(tmp_path / "environment", ROOT, "--no-build-isolation", "--editable")
    assert run(editable, "-c", WHERE, home=tmp_path / "home") == found(ROOT / "tui", ROOT / "seeds")


def test_the_unpacked_source_archive_finds_the_seeds_beside_its_package(built: Built, tmp_path: Path) -> None:
    said = run(sys.executable, "-c", WHERE, home=tmp_path, PYTHONPATH=str(built.sources))
    assert said == found(built.sources / "tui", built.sources / "seeds")
