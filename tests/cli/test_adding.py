"""Documents come into the library from everywhere, and come out again as they were: ids and marks."""

import json
from pathlib import Path

from tests.cli.running import printed, run
from tests.intake.serving import serving
from tests.parsing.formats.written import ENGLISH, FRENCH, letter, markdown, rss, web_page


def added(home: Path, *words: str, feed: str = "") -> str:
    """Return what ``add`` says."""
    done = run(home, "add", *words, feed=feed)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_files_folders_and_standard_input_are_taken_in_and_counted(tmp_path: Path) -> None:
    home, dumps = tmp_path / "home", tmp_path / "dumps"
    dumps.mkdir()
    (dumps / "letter.eml").write_bytes(letter(FRENCH))
    (dumps / "notes.md").write_bytes(markdown(ENGLISH))
    (tmp_path / "page.html").write_bytes(web_page(ENGLISH))
    said = added(home, str(tmp_path / "page.html"), str(dumps))
    assert said.splitlines()[-1] == "6 snippets new in your library, 3 merged with what it had."
    assert "page.html: 3 snippets, " in said
    assert "1 snippet new in your library" in added(home, "-", feed="A town waits for rain, its mayor says today.\n")
    assert len(printed(home)) == 7


def test_what_is_missing_empty_or_no_text_is_said_and_the_rest_is_taken_in(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"\n")
    (tmp_path / "a.xml").write_bytes(rss(ENGLISH))
    (tmp_path / "tool.txt").write_bytes(b"\x7fELF\x02\x01\x01" + bytes(2000))
    names = [str(tmp_path / name) for name in ("gone", "empty.txt", "a.xml", "tool.txt")]
    done = run(tmp_path / "home", "add", *names, "ftp://news.example/a")
    assert done.returncode == 1
    assert "gone does not exist." in done.stderr
    assert "empty.txt is empty." in done.stderr
    assert "tool.txt was not taken in. It is a program, not a text; " in done.stderr
    assert "ftp://news.example/a is no address of the web; " in done.stderr
    assert done.stdout.splitlines()[-1] == "3 snippets new in your library, 0 merged with what it had."
    assert len([*(tmp_path / "home" / "library").iterdir()]) == 1


def test_what_is_new_is_told_from_what_the_library_had_and_what_stood_twice(tmp_path: Path) -> None:
    dumps = tmp_path / "dumps"
    dumps.mkdir()
    added(tmp_path / "home", "-", feed=f"{ENGLISH[0].body}\n")
    (dumps / "a.xml").write_bytes(rss(ENGLISH))
    (dumps / "b.md").write_bytes(markdown(ENGLISH))
    said = added(tmp_path / "home", str(dumps)).splitlines()
    assert [line.partition(",")[0].partition(" ")[2] for line in said[:2]] == ["a.xml: 3 snippets", "b.md: 3 snippets"]
    assert said[2] == "2 snippets new in your library, 4 merged with what it had."


def test_an_export_brings_the_same_ids_and_marks_into_another_library(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    (tmp_path / "a.xml").write_bytes(rss(ENGLISH))
    added(one, str(tmp_path / "a.xml"))
    first = printed(one)[0]["id"]
    run(one, "mark", first, "--star", "--tag", "follow-up", "--note", "Ask again.")
    out = tmp_path / "out.jsonl"
    assert run(one, "export", "--to", str(out)).returncode == 0
    assert "The marks of 1 were taken over." in added(two, str(out))
    known = ("id", "title", "body", "date", "byline", "source", "link", "read", "starred", "note", "tags")
    before, after = ({row["id"]: {key: row[key] for key in known} for row in printed(home)} for home in (one, two))
    assert after == before
    assert after[first]["starred"]
    assert "0 snippets new in your library, 3 merged" in added(one, str(out))


def test_an_address_is_fetched_with_its_redirects_shown_and_not_from_this_machine_unless_allowed(
    tmp_path: Path,
) -> None:
    with serving() as server:
        refused = run(tmp_path, "add", server.address("/feed"))
        assert refused.returncode == 1
        assert "--allow-private fetches it all the same" in refused.stderr
        said = added(tmp_path, "--allow-private", server.address("/elsewhere"))
    assert said.splitlines()[0] == f"→ {server.address('/feed')}"
    assert "3 snippets new in your library" in said


def test_feeds_are_subscribed_listed_imported_removed_and_fetched(tmp_path: Path) -> None:
    with serving() as server:
        good, bad = server.address("/feed"), server.address("/missing")
        opml = tmp_path / "feeds.opml"
        opml.write_text(f'<opml><body><outline text="Gone" xmlUrl="{bad}"/></body></opml>', encoding="utf-8")
        assert run(tmp_path, "feeds").returncode == 1
        assert run(tmp_path, "feeds", "add", good, good).stdout == "1 added, 1 known already.\n"
        assert run(tmp_path, "feeds", "import", str(opml)).stdout == "1 added, 0 known already.\n"
        assert run(tmp_path, "feeds").stdout == f"{good}\n{bad}\tGone\n"
        fetched = run(tmp_path, "fetch", "--allow-private")
        assert fetched.returncode == 1
        assert f"{bad} answers with status 404." in fetched.stderr
        assert fetched.stdout == f"{good}: 3 new snippets of 3.\n2 feeds, 3 new snippets, 1 failed.\n"
        assert run(tmp_path, "feeds", "remove", bad).returncode == 0
        again = run(tmp_path, "fetch", "--allow-private")
        assert (again.returncode, again.stdout) == (0, f"{good}: nothing new.\n1 feed, 0 new snippets, 0 failed.\n")
    assert len(printed(tmp_path)) == len(ENGLISH)


def test_what_is_no_feed_address_and_no_list_of_feeds_is_said(tmp_path: Path) -> None:
    done = run(tmp_path, "feeds", "add", "file:///etc/passwd")
    assert done.returncode == 1
    assert "it begins with http:// or https://" in done.stderr
    for content, why in (("nonsense", "It is a text, not a list of feeds"), ("<opml <", "is no XML (line 1)")):
        (tmp_path / "x.opml").write_text(content, encoding="utf-8")
        refused = run(tmp_path, "feeds", "import", str(tmp_path / "x.opml"))
        assert refused.returncode == 1
        assert "was not imported. " in refused.stderr
        assert why in refused.stderr
    (tmp_path / "x.opml").write_text('<opml><outline xmlUrl="https://e.example/"/></opml>', encoding="utf-8")
    assert "subscribes to them." in added(tmp_path / "home", str(tmp_path / "x.opml"))
    assert json.loads(run(tmp_path, "list", "--json").stdout)
