"""The numbers of documents, one by one and many at once."""

from hypothesis import given
from hypothesis import strategies as st

from tui.state.changes import snippet_id
from tui.state.fields import doc_id, is_snippet_id, numbered

ids = st.integers(0, (1 << 60) - 1).map(lambda number: snippet_id(str(number)))
words = st.one_of(st.text(), st.just("aaaaaaaaaaab bbbbbbbbbbbc"), st.just("aaaaaaaaaaa1"), st.just("AAAAAAAAAAAA"))


@given(st.lists(ids, unique=True))
def test_many_snippet_ids_are_numbered_as_each_alone(names: list[str]) -> None:
    assert numbered(names) == ([str(doc_id(name)) for name in names], {})
    assert [snippet_id(key) for key in numbered(names)[0]] == names


@given(st.lists(st.one_of(ids, words), unique=True))
def test_names_that_a_number_does_not_tell_are_told_beside(names: list[str]) -> None:
    keys, others = numbered(names)
    assert keys == [str(doc_id(name)) for name in names]
    assert sorted(others.values()) == sorted(name for name in names if not is_snippet_id(name))
    assert all(keys[names.index(name)] == key for key, name in others.items())


def test_two_snippet_ids_in_one_name_are_no_two_names() -> None:
    name = "aaaaaaaaaaab bbbbbbbbbbbc"
    assert numbered([name]) == ([str(doc_id(name))], {str(doc_id(name)): name})
