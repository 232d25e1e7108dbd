"""A wrong tag rejected in the reader stays rejected: in a real terminal, over a restart and a changed document."""

import os
from pathlib import Path

from tests.cli.running import printed, run
from tests.terminal import Terminal

BODY = "Richer than Mali, says the Bamako baker about his new shop.\n"


def test_rejected_in_the_reader_it_stays_so_after_a_restart_and_when_the_document_comes_again(tmp_path: Path) -> None:
    dump = tmp_path / "dump.txt"
    dump.write_text(BODY, encoding="utf-8")
    assert printed(tmp_path, "--in", str(dump), "place:mali")
    with Terminal.reader(tmp_path, str(dump)) as reader:
        reader.wait_for("Mali")
        reader.press("jW")
        reader.wait_for("“Bamako” (place in it)")
        reader.press("X")
        reader.wait_for("Rejected: Mali. u takes it back.")
        reader.press("qq")
        reader.wait()
        assert reader.status == 0
    assert printed(tmp_path, "--in", str(dump), "place:mali") == []
    dump.unlink()
    again = tmp_path / "again.txt"
    again.write_text(f"A second item about Chad stands above it now, they said.\n\n{BODY}", encoding="utf-8")
    os.utime(again, (1_700_000_000, 1_700_000_000))
    assert printed(tmp_path, "--in", str(again), "place:mali") == []
    id = printed(tmp_path, "--in", str(again), "baker")[0]["id"]
    assert (
        "Mali (place:mali, rejected): “Mali” (alias)" in run(tmp_path, "show", id, "--why", "--in", str(again)).stdout
    )
    with Terminal.reader(tmp_path, str(again)) as reader:
        reader.wait_for("Mali")
        reader.press("jW")
        reader.wait_for("place, rejected")
        reader.press("Xqq")
        reader.wait()
    assert printed(tmp_path, "--in", str(again), "place:mali")
