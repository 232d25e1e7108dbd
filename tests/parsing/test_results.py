"""A page of search results: outlet, address, title and a few words are one item each."""

import pytest

from tui.parsing import parse

RESULTS = {
    "en": """\
Web
About 1,200 results (0.31 seconds)

Valley Courier
https://www.valley.example › news › roads
Rain closes the road to the well
14 Oct 2021 — Lorries have been waiting for two days at the ferry, drivers say ...

Hill Ledger and Post
https://ledger.example › 2021
Herders ask for a corridor before the long ...
They fear that the fields along the river leave no way to water ...
Missing: corridor | Show results with: corridor

People also ask
Why is the road closed?
Who owns the well?

port.example
https://port.example › notices
School opens in a tent
2 days ago — Forty children came on the first day, and ...
""",
    "fr": """\
Web
Environ 1 200 résultats (0,31 secondes)

Courrier du val
https://www.val.example › infos › pistes
La pluie coupe la piste du puits
14 oct. 2021 — Les camions attendent depuis deux jours au bac, disent les chauffeurs ...

Le Cahier des collines
https://cahier.example › 2021
Les éleveurs demandent un couloir avant ...
Ils craignent que les champs du fleuve ne laissent aucun passage ...

Autres questions posées
Pourquoi la piste est-elle coupée ?

port.example
https://port.example › avis
Une école ouvre sous une tente
il y a 2 jours — Quarante enfants sont venus le premier jour, et ...
""",
}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_result_is_one_item_with_its_outlet_address_and_day(language: str) -> None:
    snippets = parse("x", RESULTS[language].encode()).snippets
    lines = RESULTS[language].split("\n")
    for snippet, n in zip(snippets, [n for n, line in enumerate(lines) if "://" in line], strict=True):
        assert snippet.source == lines[n - 1]
        assert snippet.link == lines[n]
        assert snippet.title == lines[n + 1]
        assert snippet.body is not None
        assert lines[n + 2].endswith(snippet.body)
    assert [snippet.date and snippet.date.value for snippet in snippets] == ["2021-10-14", None, None]


def test_a_result_with_its_title_above_the_address_loses_the_name_of_the_site_behind_it() -> None:
    page = """\
Rain closes the road to the well - Valley Courier
https://www.valley.example › news › roads
14 Oct 2021 — Lorries have been waiting for two days at the ferry, drivers say ...

[PDF] Herders ask for a corridor | Hill Ledger
https://ledger.example › uploads › corridor.pdf
by A Diallo · 2019 · Cited by 12 — They fear that the fields along the river leave no way to water ...

School opens in a tent
https://port.example › notices
Forty children came on the first day, and their teacher came on foot with a box of chalk for all the classes of ...
"""
    snippets = parse("x", page.encode()).snippets
    assert [(each.title, each.source, each.byline) for each in snippets] == [
        ("Rain closes the road to the well", "Valley Courier", None),
        ("Herders ask for a corridor", "Hill Ledger", "A Diallo"),
        ("School opens in a tent", None, None),
    ]
    assert all(each.body and each.link for each in snippets)
