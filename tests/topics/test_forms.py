"""Short ways of writing many names at once."""

import pytest

from tui.topics.forms import UnknownGroup, spelled_out


@pytest.mark.parametrize(
    ("form", "names"),
    [
        (" Mali ", ["Mali"]),
        ("(Malian|Mali's) (army|troops)", ["Malian army", "Malian troops", "Mali's army", "Mali's troops"]),
        ("Group for (the|) Support", ["Group for the Support", "Group for Support"]),
        ("(|the )north (side|)", ["north side", "north", "the north side", "the north"]),
        ("a  ( b | c ) d", ["a b d", "a c d"]),
        ("drone (strike(s|)|raid)", ["drone strikes", "drone raid", "drone strike", "drone raid"]),
        ("Xyz (one", ["Xyz (one"]),
        ("the {who}", ["the army", "the air force"]),
    ],
)
def test_a_form_stands_for_each_of_its_names(form: str, names: list[str]) -> None:
    assert spelled_out(form, {"who": "army|air force"}) == names


def test_a_group_that_is_not_there_is_named() -> None:
    with pytest.raises(UnknownGroup, match="nobody"):
        spelled_out("{nobody} X", {})
