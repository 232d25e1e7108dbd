"""A dump of dated items over some weeks, invented, for what is shown over time."""

from datetime import date, timedelta
from typing import Final

_NEWS: Final = (
    "Wagner Group fighters clashed with JNIM near Gao in northern Mali, residents said on the radio.",
    "The junta of Niger holds talks with France over the withdrawal of its troops from Niamey.",
    "JNIM attacked a convoy of the Malian army on the road from Timbuktu to Gao in Mali.",
    "Burkina Faso mourns soldiers who were killed by jihadists near the border with Niger.",
    "Algeria offers to mediate between the junta of Niger and ECOWAS, its foreign minister said.",
)
_DAYS: Final = (0, 3, 4, 9, 16, 17, 18, 19, 20, 31, 33, 45, 46, 47, 48, 60)


def _items() -> list[str]:
    """Return the items, each behind its date, and one without."""
    items = []
    for number, day in enumerate(_DAYS):
        news = _NEWS[number % len(_NEWS)].replace("said", f"said {number}").replace("near", f"{number} miles from")
        items.append(f"{date(2023, 7, 31) + timedelta(day)}\n{news}")
    return [*items, "The people of Kidal in northern Mali wait for the Wagner Group to leave their town."]


AUTUMN: Final = "\n\n".join(_items())
