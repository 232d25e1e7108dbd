"""Traps of the region's news, in both languages: what is tagged, and what only looks like it."""

import tomllib
from pathlib import Path

import pytest

from tui.model import Date, Snippet
from tui.topics.tagger import Tagger, tags_of

TRAPS = tomllib.loads((Path(__file__).parent / "traps.toml").read_text(encoding="utf-8"))["traps"]


def wanted(tags: str) -> set[str]:
    """Return tags written short: a place needs no facet."""
    return {tag if ":" in tag else f"place:{tag}" for tag in tags.split()}


@pytest.mark.parametrize(("text", "tags"), [trap[1:] for trap in TRAPS], ids=[trap[0] for trap in TRAPS])
def test_places_and_actors(tagger: Tagger, text: str, tags: str) -> None:
    found = tags_of(tagger.evidence(Snippet("k", text, None)))
    assert {tag for tag in found if not tag.startswith("theme:")} == wanted(tags)


def test_a_label_and_a_title_are_read_apart(tagger: Tagger) -> None:
    found = tags_of(tagger.evidence(Snippet("k", "STATE OF THE ROADS", None, labels=("NIGER",))))
    assert "place:niger" in found
    assert "place:nigeria" not in found


def test_a_paragraph_parts_names(tagger: Tagger) -> None:
    assert "place:nigeria" not in tags_of(
        tagger.evidence(Snippet("k", None, "We were in Niger\n\nState roads are bad"))
    )


def test_byline_source_and_link_are_not_read(tagger: Tagger) -> None:
    snippet = Snippet("k", "Rain", None, byline="Mali Desk", source="Sahel Post", link="https://niger.example/")
    assert not [one for one in tagger.evidence(snippet) if one.tag.startswith("place:")]


def test_a_dateline_and_a_label_are_read(tagger: Tagger) -> None:
    found = tags_of(tagger.evidence(Snippet("k", None, "Dakar – Rain fell.", labels=("Country: Mali",))))
    assert found >= {"place:senegal", "place:mali"}


@pytest.mark.parametrize(("day", "tag"), [("2020-05-01", "actor:idriss-deby"), ("2023-05-01", "actor:deby")])
def test_a_name_means_who_bore_it_on_that_day(tagger: Tagger, day: str, tag: str) -> None:
    snippet = Snippet("k", "Déby reçoit les chefs", None, date=Date(day, day))
    assert {one.tag for one in tagger.evidence(snippet) if one.tag.startswith("actor:")} == {tag}


def test_the_name_of_rommels_corps_is_russian_only_since_2023(tagger: Tagger) -> None:
    then = Snippet("k", "Afrika Korps", None, date=Date("1 May 2019", "2019-05-01"))
    now = Snippet("k", "Afrika Korps", None, date=Date("1 May 2024", "2024-05-01"))
    assert "actor:africa-corps" not in tags_of(tagger.evidence(then))
    assert "actor:africa-corps" in tags_of(tagger.evidence(now))


def test_a_misspelt_name_is_shown_once_where_it_stands(tagger: Tagger) -> None:
    text = "Wanger, always Wanger."
    found = [(one.start, one.end) for one in tagger.evidence(Snippet("k", None, text)) if one.tag == "actor:wagner"]
    assert found == [(0, 6), (15, 21)]
