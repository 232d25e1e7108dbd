"""Lines that sites print around their items: links, captions, buttons, notices."""

import pytest

from tui.parsing import Rules


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("media", "DOCUMENT / PDF / 527 KB"),
        ("media", "Rapport | DOCX | 1,2 Mo"),
        ("pagination", "Page1 Page2 … Page7 Next →"),
        ("navigation", "Article précédentMali : le riz manque"),
        ("navigation", "Next articleThe wells of Kidal"),
        ("caption", "Herders wait at a well. Awa Diallo for the network hide caption"),
        ("caption", "Des femmes trient le mil. Awa Diallo masquer la légende"),
        ("advertisement", "En partenariat avec"),
        ("related", "Les articles les plus lus"),
        ("related", "Most read stories this week"),
        ("related", "Les plus consultés"),
        ("heading", "Latest podcast episodes about Niger"),
        ("heading", "L’actualité au Mali"),
        ("heading", "Burkina News Archive"),
        ("heading", "Most Recent News"),
        ("heading", "Épisodes disponibles"),
        ("navigation", "Accueil Blog Page 1214"),
        ("navigation", "Home Rivers Page 14"),
        ("navigation", "Home Tags Tuareg rebels"),
        ("file-name", "pexels photo 1181772"),
        ("file-name", "gao market women 2021"),
        ("notice", "Fill in your details below or click an icon to log in:"),
        ("notice", "M’inscrire à la newsletter"),
        ("page-intro", "Chaque jour, nos rédacteurs publient des analyses sur l’actualité locale."),
        ("notice", "LePays © 2003-2025 ne saurait être tenu responsable des articles de ses partenaires."),
        ("notice", "Droits de reproduction et de diffusion réservés"),
        ("caption", "Illustration : Ligne de front (Licence : Exemple)"),
        ("caption", "L’atelier de la gare, le soir. Photo A. B."),
        ("caption", "The roundabout on Friday. Photograph: Example Pictures"),
        ("notice", "This content is password protected. To view it please enter your password below:"),
        ("notice", "Ce contenu est protégé par un mot de passe."),
        ("notice", "This live page is now closed. Thank you for reading."),
        ("notice", "All of this is the property of XYZ. Reproduction without written consent is prohibited."),
        ("notice", "Listen without breaks for €4 a month."),
        ("notice", "(Corrects the number of boats in para 3)"),
        ("notice", "(À suivre)"),
        ("share", "★★★☆☆ 3.9 (87 ratings)"),
        ("share", "Follow · 1.2K followers"),
        ("label", "XYZ-VALLEY-WELLS (215 words)"),
        ("label", "N° 12/ABC/2021 – sans date"),
        ("source", "First published in The Valley Courier"),
        ("pagination", "Voir plus d’éditions"),
        ("media", "Download PDF (900 KB) | Read in French | Read in Fulfulde"),
        ("media", "CSV | Codebook"),
        ("media", "Transcript"),
        ("heading", "Stories about"),
        ("notice", "What are you reading this weekend?"),
        ("code", "<iframe src='https://radio.example/player' " + "width='100%' " * 20 + ">"),
    ],
)
def test_what_portals_print_around_their_items_is_no_news(kind: str, line: str) -> None:
    rules = Rules.packaged()
    found = rules.whole(rules.line(line))
    assert found is not None
    assert found.rule.code == kind
