"""The person's own names: what README.md tells a newcomer to write works, and what is wrong is said."""

import json
import re
from pathlib import Path

from tests.cli.running import printed, run
from tests.readme import README


def example() -> str:
    """Return the lexicon.toml that README.md shows."""
    found = re.search(r"^```toml\n(.*?)^```$", README.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert found is not None
    return found[1]


def written(home: Path, text: str) -> Path:
    """Put a lexicon.toml where the program itself says that it looks for one."""
    said = run(home, "lexicon", "check").stderr
    path = Path(said.partition("stand in ")[2].rpartition(": ")[0])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_package_has_no_fault(tmp_path: Path) -> None:
    done = run(tmp_path, "lexicon", "check")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.endswith(": 0 faults.\n")


def test_the_example_of_the_readme_adds_an_armed_group(tmp_path: Path) -> None:
    dump = tmp_path / "dump.txt"
    dump.write_text(
        "The Defence Group of Ansongo took over two checkpoints on Monday.\n\n"
        "The militia, known as RGA, denied that it had been near the river.\n\n"
        "Rain fell on Tin Hamma for the first time since early May, they said.\n\n"
        "He played the Wagner tuba for Izerwen of the opera in the evening.\n",
        encoding="utf-8",
    )
    before = printed(tmp_path, "--in", str(dump))
    assert [snippet["tags"]["actor"] for snippet in before] == [[], [], [], []]
    written(tmp_path, example())
    checked = run(tmp_path, "lexicon", "check")
    assert (checked.returncode, checked.stdout) == (0, "")
    assert "yours among them" in checked.stderr
    group, acronym, town, block = (snippet["tags"] for snippet in printed(tmp_path, "--in", str(dump)))
    assert group["actor"] == acronym["actor"] == ["river-guard"]
    assert group["place"] == acronym["place"] == town["place"] == ["mali"]
    assert "militias" in group["theme"]
    assert block["actor"] == ["river-guard"]
    assert len(printed(tmp_path, "--in", str(dump), "actor:river-guard")) == 3


def test_what_is_wrong_is_said_and_the_status_is_1(tmp_path: Path) -> None:
    text = example().replace('["place:mali"]', '["place:malli"]').replace("fuzzy", "fuzy", 1)
    path = written(tmp_path, text + '\n[[actor]]\nid = "x"\nalias = ["Wagner Group"]\nimplies = ["place:atlantis"]\n')
    done = run(tmp_path, "lexicon", "check")
    assert done.returncode == 1
    assert f'{path}: actor "river-guard" has a key "fuzy"; did you mean "fuzzy"?' in done.stdout
    assert "'Wagner Group' is claimed by actor:wagner and by actor:x." in done.stdout
    assert "actor:x speaks of place:atlantis, which no entry has." in done.stdout
    path.write_text("[[actor]\n", encoding="utf-8")
    done = run(tmp_path, "lexicon", "check")
    assert done.returncode == 1
    assert "it is not TOML" in done.stdout


def test_show_why_prints_the_words_behind_each_tag(tmp_path: Path) -> None:
    id = printed(tmp_path, "wagner", "CMA")[0]["id"]
    run(tmp_path, "mark", id, "--reject", "actor:cma", "--pin", "place:chad")
    said = run(tmp_path, "show", id, "--why").stdout
    assert "Wagner Group (actor:wagner): “Wagner” (alias)" in said
    assert "CMA (actor:cma, rejected): “CMA” (alias)" in said
    assert "Chad (place:chad, pinned): no words of the text say so" in said
    why = json.loads(run(tmp_path, "show", id, "--why", "--json").stdout)["why"]
    wagner = next(reason for reason in why if reason["tag"] == "actor:wagner")
    assert wagner["state"] == "given"
    assert wagner["evidence"][0]["words"] == "Wagner"
