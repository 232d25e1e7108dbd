"""The guards that `tests.state.mutations` takes away are where it looks for them."""

import pytest

from tests.state.mutations import MUTATIONS, ROOT, Mutation


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.guard)
def test_each_guard_stands_once_where_the_mutation_check_takes_it_away(mutation: Mutation) -> None:
    text = (ROOT / "tui" / "state" / mutation.module).read_text(encoding="utf-8")
    assert text.count(mutation.old) == 1


@pytest.mark.long
@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.guard)
def test_a_test_turns_red_without_each_guard(mutation: Mutation) -> None:
    from tests.state.mutations import broken_by

    assert broken_by(mutation) is not None
