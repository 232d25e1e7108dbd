"""The search language finds what it says, takes half-typed input as it comes, and says where it cannot be read."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import NAMES, sahel
from tui.library.catalog.catalog import Catalog
from tui.library.catalog.words import Term, words_of
from tui.library.marks import MarkRows
from tui.library.search.conditions import Ground
from tui.library.search.query import FIELDS, Fault, Query, evaluate, parse, sought, spans
from tui.library.search.translation import others
from tui.model import Mark

LIBRARY = sahel()
MARKS = {
    "k1": Mark(read=True, note="Ask Idrissa in Dori about the border"),
    "k2": Mark(starred=True, tags=frozenset({"follow-up"})),
    "k4": Mark(tags=frozenset({"follow-up-later"}), pinned=frozenset({"place:niger"})),
    "k5": Mark(rejected=frozenset({"actor:wagner"})),
}


def ground(catalog: Catalog = LIBRARY, may_read: Callable[[int], bool] = lambda _: True) -> Ground:
    return Ground(catalog, MarkRows.of(catalog, MARKS), catalog.all, may_read)


def ids(text: str, *, typing: bool = True, translate: bool = True) -> str:
    query = parse(text, typing=typing, translate=translate)
    assert isinstance(query, Query), query
    rows = evaluate(query, ground())
    assert not isinstance(rows, Fault), rows
    return " ".join(LIBRARY.snippet(row).id for row in rows)


EVERYTHING = "k1 k2 k3 k4 k5 k6"


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("", EVERYTHING),
        ("wagner", "k2 k5"),
        ("WAGNER bamako", "k5"),
        ("menaka", "k2"),
        ("niger", "k1 k4"),
        ("l'etat", "k3"),
        ("l’état d’urgence", "k3"),
        ("al qaeda", "k2"),
        ("al-qaeda", "k2"),
        ("idrissa", "k1"),
        ('"in dori"', "k1"),
        ("border", "k1 k4"),
        ('"niger" closes', "k4"),
        ('"niger" -closes', "k1"),
        ('"nige"', ""),
        ('"group fighters"', "k2"),
        ("“group fighters”", "k2"),
        ("-wagner", "k1 k3 k4 k6"),
        ("−wagner", "k1 k3 k4 k6"),
        ("--wagner", "k2 k5"),
        ("wagner OR border", "k1 k2 k4 k5"),
        ("wagner bamako OR niger", "k1 k4 k5"),
        ("wagner (bamako OR clash)", "k2 k5"),
        ("-(wagner OR niger)", "k3 k6"),
        ("wagner or border", ""),
        ("is:read", "k1"),
        ("is:unread", "k2 k3 k4 k5 k6"),
        ("is:u", "k2 k3 k4 k5 k6"),
        ("is:starred", "k2"),
        ("is:noted", "k1"),
        ("is:tagged", "k2 k4"),
        ("-is:unread", "k1"),
        ("tag:follow-up", "k2"),
        ("tag:follow", "k2 k4"),
        ("tag:FOLLOW-UP", "k2"),
        ("place:mali", "k2 k5"),
        ("place:niger", "k1 k4"),
        ("place:burkina-faso", "k3"),
        ('place:"Burkina Faso"', "k3"),
        ("actor:wagner", "k2"),
        ("actor:'wagner", "k2"),
        ("theme:jihadism", "k2"),
        ("theme:diplom", "k1"),
        ("source:afp", "k4 k5"),
        ("by:traore", "k3"),
        ("doc:b.txt", "k2 k5"),
        ("doc:dumps", "k6"),
        ("title:niger", "k1 k4"),
        ('title:"niger"', "k1 k4"),
        ("title:nothing", ""),
        ("on:2023", "k1 k2 k4"),
        ("on:2023-09", "k2"),
        ("on:2023-09-12", ""),
        ("after:2022", "k1 k2 k4"),
        ("after:2023-08-15", "k2"),
        ("before:2023-08-15", "k5"),
        ("before:2023-09-12", "k1 k5"),
        ("-on:2023", "k3 k5 k6"),
        ("place:mali is:starred OR title:closes", "k2 k4"),
        ("sort:newest wagner", "k2 k5"),
        ("/wagn[eo]r/", "k2 k5"),
        ("/WAGNER (arrives|group)/", "k2 k5"),
        ("/m[é]naka/", "k2"),
        ("/^wagner/ -bamako", "k2"),
        ("-/wagner|niger/", "k3 k6"),
        ("/idrissa in d.ri/", "k1"),
        (r"/\bniger\b/ OR /zebra/", "k1 k4"),
        ("/wagner", "k2 k5"),
        ("/(a*)*b{1,30}$/", ""),
        ("after:9999d is:read", "k1"),
        ("before:0d after:2023-08", "k2"),
    ],
)
def test_a_search_finds(search: str, found: str) -> None:
    assert ids(search) == found


@pytest.mark.parametrize(
    "search",
    [
        "place:",
        "tag:",
        "is:",
        "title:",
        "sort:",
        '"',
        "-",
        "(",
        "()",
        "OR",
        "- OR -",
        "-(",
        "place:”",
        "after:202",
        "on:2023-0",
        "—",
        "/",
        "/wagn[",
        "/(",
        "seen:20",
    ],
)
def test_what_is_only_begun_asks_for_nothing(search: str) -> None:
    assert ids(search) == EVERYTHING
    assert ids("wagner " + search) == "k2 k5"


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ('"group figh', "k2"),
        ('"roup fighters', ""),
        ("(wagner OR border", "k1 k2 k4 k5"),
        ('place:"burk', "k3"),
        ("OR wagner", "k2 k5"),
        ("wagner OR", "k2 k5"),
    ],
)
def test_an_open_quote_or_bracket_ends_with_the_line(search: str, found: str) -> None:
    assert ids(search) == found


@pytest.mark.parametrize("search", ["12:30", "Mali: a coup", "http://example.org/x", "a:b:c", "::", ":"])
def test_a_colon_in_plain_text_is_plain_text(search: str) -> None:
    query = parse(search, translate=False)
    assert isinstance(query, Query)
    assert [word for term in sought(query) if isinstance(term, Term) for word in term.words] == words_of(search)


@pytest.mark.parametrize(
    ("search", "at", "says"),
    [
        ("mali)", 4, "bracket"),
        ("mali is:purple", 8, "is: takes unread, read, starred, noted or tagged"),
        ("plcae:mali", 0, "place:"),  # typos: ignore
        ("after:yesterday", 6, "2023-09-12"),
        ("on:2023-13", 3, "2023-09-12"),
        ("on:202 mali", 3, "2023-09-12"),
        ("sort:colour", 5, "newest"),
        ("(" * 60, 50, "brackets"),
        ("mali /wagn[/", 5, "missing ]"),
        ("/(?<=a)b/", 0, "(?<="),
        ("/a{9999}/", 0, "repetition"),
        ("/" + "x" * 400 + "/", 0, "at most"),
    ],
)
def test_what_cannot_be_read_says_where_and_why(search: str, at: int, says: str) -> None:
    fault = parse(search)
    assert isinstance(fault, Fault)
    assert fault.at == at
    assert says in fault.sentence


@pytest.mark.parametrize(
    ("search", "at", "says"),
    [
        ("wagner place:atlantis", 13, "No place is called “atlantis”."),
        ("place:nigr", 6, "No place is called “nigr”; the nearest is place:niger."),  # typos: ignore
        ("actor:groupe-wagnar", 6, "the nearest is actor:wagner."),  # typos: ignore
        ("-tag:folow-up", 5, "No snippet has a tag like “folow-up”; the nearest is tag:follow-up."),  # typos: ignore
        ("source:AFB", 7, "No source is called “AFB”; the nearest is source:afp."),  # typos: ignore
        ("doc:c.txt", 4, "No document is called “c.txt”; the nearest is"),
    ],
)
def test_a_name_that_nothing_has_is_said_with_the_nearest_one(search: str, at: int, says: str) -> None:
    query = parse(search)
    assert isinstance(query, Query)
    fault = evaluate(query, ground())
    assert isinstance(fault, Fault)
    assert fault.at == at
    assert says in fault.sentence


@pytest.mark.parametrize("search", ["place:", "after:202", "is:", "mali on:2023-", "/wagn["])
def test_a_search_that_is_finished_must_be_whole(search: str) -> None:
    assert isinstance(parse(search, typing=False), Fault)
    assert isinstance(parse(search), Query)


def test_a_search_may_ask_for_its_own_order() -> None:
    query = parse("wagner sort:new")
    assert isinstance(query, Query)
    assert query.sort == "newest"


def test_words_to_highlight_are_those_that_must_be_there() -> None:
    query = parse('mali "wagner group" -niger title:clash is:unread mali')
    assert isinstance(query, Query)
    assert [term.words for term in sought(query) if isinstance(term, Term)] == [
        ("mali",),
        ("wagner", "group"),
        ("clash",),
    ]
    assert spans("The Wagner Group in Mali", sought(query)) == [(4, 16), (20, 24)]


@given(
    st.text(st.sampled_from('ab é-"()/[\\OR:’“”place:is:on:20\t'), max_size=30) | st.text(max_size=30), st.booleans()
)
def test_whatever_is_typed_is_read_or_faulted_inside_the_line(search: str, typing: bool) -> None:
    asked = parse(search, typing=typing)
    if isinstance(asked, Fault):
        assert 0 <= asked.at <= len(search)
        assert asked.sentence
    else:
        found = evaluate(asked, ground())
        assert not isinstance(found, Fault) or 0 <= found.at <= len(search)


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("group", "k2"),
        ("mercenaire", "k5"),
        ("mercenaires", "k5"),
        ("frontière", "k1 k4"),
        ("state of emergency", "k3"),
        ("state of emergency -ouagadougou", ""),
        ("-frontiere", "k2 k3 k5 k6"),
        ('"frontiere"', ""),
        ("border OR mercenaire", "k1 k4 k5"),
    ],
)
def test_a_bare_word_finds_what_says_the_same_in_the_other_language(search: str, found: str) -> None:
    assert ids(search) == found


def test_translation_can_be_switched_off() -> None:
    assert ids("mercenaire", translate=False) == ""
    assert ids("state of emergency", translate=False) == ""


def test_a_translated_word_is_highlighted_where_it_stands_in_the_text_as_printed() -> None:
    query = parse("state of emergency")
    assert isinstance(query, Query)
    assert spans("Là, l’État d’urgence : l’état d’urgence", sought(query)) == [(6, 20), (25, 39)]


def test_every_line_of_the_table_says_one_thing_in_at_least_two_forms() -> None:
    for words in (("timbuktu",), ("hostage",), ("armee",), ("coup", "d", "etat")):
        assert others(words), words
    assert others(("nothing", "like", "this")) == ()
    assert [term.words for term in others(("tombouctou",))] == [("timbuktu",)]


def _texts(row: int) -> tuple[str | None, ...]:
    shown = LIBRARY.snippet(row)
    return shown.title, shown.body, MARKS.get(shown.id, Mark()).note


Holds = Callable[[str], bool]


def _says(word: str) -> tuple[str, Holds]:
    wanted = Term.of(word)

    def holds(id: str) -> bool:
        row = LIBRARY.row(id)
        assert row is not None
        assert wanted is not None
        shown = LIBRARY.snippet(row)
        return any(wanted.within(text) for text in (shown.title, shown.body, MARKS.get(id, Mark()).note))

    return word, holds


def _translated(word: str) -> tuple[str, Holds]:
    forms = {"mercenaire": ("mercenar",), "frontieres": ("border", "frontiere"), "convoy": ("convoy", "convoi")}

    def holds(id: str) -> bool:
        row = LIBRARY.row(id)
        assert row is not None
        said = " ".join(word for text in _texts(row) for word in words_of(text or ""))
        return any(form in said for form in forms[word])

    return word, holds


def _tagged(tag: str) -> tuple[str, Holds]:
    def holds(id: str) -> bool:
        row, mark = LIBRARY.row(id), MARKS.get(id, Mark())
        assert row is not None
        own = {found.tag for found in LIBRARY.evidence(row) if not found.weak}
        return tag in (own | mark.pinned) - mark.rejected

    return tag, holds


def _not(part: tuple[str, Holds]) -> tuple[str, Holds]:
    return f"-({part[0]})", lambda id: not part[1](id)


def _both(parts: list[tuple[str, Holds]]) -> tuple[str, Holds]:
    return " ".join(f"({text})" for text, _ in parts), lambda id: all(holds(id) for _, holds in parts)


def _either(parts: list[tuple[str, Holds]]) -> tuple[str, Holds]:
    return " OR ".join(text for text, _ in parts), lambda id: any(holds(id) for _, holds in parts)


SEARCHES = st.recursive(
    st.one_of(
        st.sampled_from(["wagner", "niger", "a", "al-qaeda", "border", "MÉNAKA", "zebra"]).map(_says),
        st.sampled_from(sorted(NAMES)).map(_tagged),
        st.sampled_from(["mercenaire", "frontieres", "convoy"]).map(_translated),
        st.just(("is:starred", lambda id: MARKS.get(id, Mark()).starred)),
    ),
    lambda inner: st.one_of(
        inner.map(_not),
        st.lists(inner, min_size=1, max_size=3).map(_both),
        st.lists(inner, min_size=2, max_size=3).map(_either),
    ),
    max_leaves=8,
)


@given(SEARCHES)
def test_a_search_finds_what_a_plain_reading_of_it_finds(search: tuple[str, Holds]) -> None:
    text, holds = search
    assert ids(text, typing=False) == " ".join(id for id in EVERYTHING.split() if holds(id))


def test_every_field_is_named_in_the_order_in_which_it_is_offered() -> None:
    assert [*FIELDS, "sort"][:4] == ["is", "place", "actor", "theme"]
