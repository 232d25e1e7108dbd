"""Traps of the region's news, in both languages: what is tagged, and what only looks like it.

Each row: what it shows, the text, the places and actors that it gives. Every sentence is invented.
"""

import pytest

from tui.model import Date, Snippet
from tui.topics.tagger import Tagger, tags_of

TRAPS = [
    # the longest name wins, and a block swallows no news
    ("Lake Chad is not Chad", "Fishermen on Lake Chad fear the winter", "lake-chad"),
    ("le lac Tchad n'est pas le Tchad", "Les pêcheurs du lac Tchad attendent la pluie", "lake-chad"),
    ("the Lake Chad Basin is not Chad", "A survey of the Lake Chad Basin", "lake-chad"),
    ("le bassin du lac Tchad n'est pas le Tchad", "Une étude du bassin du lac Tchad", "lake-chad"),
    ("Niger State is Nigeria", "Farmers of Niger State harvest early", "nigeria"),
    ("l'État de Niger est au Nigeria", "Les paysans de l’État de Niger récoltent tôt", "nigeria"),
    ("the Niger Delta is Nigeria", "Oil returns to the Niger Delta", "nigeria"),
    ("le delta du Niger est au Nigeria", "Le delta du Niger attend sa part", "nigeria"),
    ("the Inner Niger Delta is Mali", "Rice from the Inner Niger Delta", "mali"),
    ("le delta intérieur du Niger est au Mali", "Le riz du delta intérieur du Niger", "mali"),
    ("Guinea-Bissau is not Guinea", "Guinea-Bissau votes in May", "guinea-bissau"),
    ("la Guinée-Bissau n'est pas la Guinée", "La Guinée-Bissau vote en mai", "guinea-bissau"),
    ("Equatorial Guinea is not Guinea", "Malabo, capital of Equatorial Guinea", "equatorial-guinea"),
    ("la Guinée équatoriale n'est pas la Guinée", "Un vol vers la Guinée équatoriale", "equatorial-guinea"),
    ("Papua New Guinea is not Guinea", "A storm off Papua New Guinea", "papua-new-guinea"),
    ("the Gulf of Guinea is not Guinea", "Pirates in the Gulf of Guinea", "gulf-of-guinea"),
    ("le golfe de Guinée n'est pas la Guinée", "Des pirates dans le golfe de Guinée", "gulf-of-guinea"),
    ("South Sudan is not Sudan", "South Sudanese families cross the river", "south-sudan"),
    ("le Soudan du Sud n'est pas le Soudan", "Un pont au Soudan du Sud", "south-sudan"),
    ("IS Sahel is no place", "IS Sahel holds the track", "actor:is-sahel"),
    ("l'EI au Sahel n'est pas un lieu", "L’État islamique au Sahel tient la piste", "actor:is-sahel"),
    ("ISWAP is no West Africa", "Islamic State West Africa Province lost a boat", "actor:iswap"),
    (
        "le Mujao n'est pas l'Afrique de l'Ouest",
        "Le Mouvement pour l’unicité et le jihad en Afrique de l’Ouest",
        "actor:mujwa",
    ),
    ("ECOWAS is no West Africa", "The Economic Community of West African States meets", "actor:ecowas"),
    ("AQIM is not al-Qaeda", "al-Qaeda in the Islamic Maghreb names a chief", "actor:aqim"),
    ("Aqmi n'est pas al-Qaïda", "Al-Qaïda au Maghreb islamique nomme un chef", "actor:aqim"),
    ("a military government is not the army", "Mali's military government bans a song", "mali"),
    ("des dirigeants militaires ne sont pas l'armée", "Les dirigeants militaires nigériens se taisent", "niger"),
    ("military talks are not the army", "Niger military talks go on", "niger"),
    ("South African is not African", "A South African firm", "south-africa"),
    ("Benin City is Nigeria", "A museum in Benin City", "nigeria"),
    ("Nioro du Sahel is Mali", "Le marché de Nioro du Sahel", "mali"),
    ("DR Congo is not the other Congo", "A road in DR Congo", "dr-congo"),
    ("Congo with Brazzaville is the other Congo", "Congo: Brazzaville market burns", "republic-of-the-congo"),
    ("the Logone-et-Chari is Cameroon", "Dans le Logone-et-Chari", "cameroon"),
    # names of other things
    ("the Niger River is not Niger", "The Niger River is low", ""),
    ("le fleuve Niger n'est pas le Niger", "La crue du fleuve Niger", ""),
    ("the banks of the Niger are a river's", "On the banks of the Niger", ""),
    ("along a border is not along a river", "Along the Niger-Nigeria border", "niger nigeria"),
    ("le fleuve Sénégal n'est pas le Sénégal", "La crue du fleuve Sénégal", ""),
    ("France 24 is not France", "France 24 opens an office", ""),
    ("Radio France Internationale n'est pas la France", "Radio France Internationale se tait", ""),
    ("Air France is not France", "Air France flies again", ""),
    ("Air Sénégal n'est pas le Sénégal", "Air Sénégal reprend ses vols", ""),
    ("the Washington Post is not the United States", "The Washington Post reports", ""),
    ("US$ is money", "It cost US$271 and US $5 more", ""),
    ("US dollars are money", "Two million US dollars", ""),
    ("des dollars américains sont de l'argent", "Deux millions de dollars américains", ""),
    ("Latin America is not the United States", "Cocaine from Latin America", ""),
    ("l'Amérique latine n'est pas les États-Unis", "De la cocaïne d’Amérique latine", ""),
    ("French is also a language", "They speak French at home", ""),
    ("le français est aussi une langue", "Un roman écrit en français", ""),
    ("guinea fowl is a bird", "Guinea fowl for dinner", ""),
    ("the bight of Benin is not Benin", "Ships in the Bight of Benin", ""),
    ("la mer de Chine n'est pas la Chine", "Un typhon en mer de Chine", ""),
    # case
    ("US asks for capitals", "It told us nothing", ""),
    ("IS asks for capitals", "What is left of IS in Gao", "mali actor:islamic-state"),
    ("WHO is also a word in capitals", "THOSE WHO LEFT EARLY", ""),
    ("WHO beside one word in capitals", "Those who wonder WHO PROFITS from it", ""),
    ("the WHO is the WHO", "The WHO sent a team", "actor:who"),
    ("UN est aussi un article en capitales", "UN VILLAGE SANS EAU", ""),
    ("UN in a headline is the UN", "UN warns of a hard winter", "actor:un"),
    ("AU est aussi un mot en capitales", "RETOUR AU VILLAGE", ""),
    ("lines in capitals are read", "MALI: JNIM ATTACKS BAMAKO", "mali actor:jnim"),
    ("les lignes en capitales sont lues", "NIGER : L’ARMÉE NIGÉRIENNE AVANCE", "niger actor:nigerien-army"),
    ("French adjectives are lower case", "un pêcheur malien et une griotte nigérienne", "mali niger"),
    ("acronyms of four letters may be written as names", "Le Jnim et la Minusma", "actor:jnim actor:minusma"),
    ("Jordan is nobody here", "Jordan scored twice", ""),
    # Nigerien and Nigerian
    ("Nigerien is Niger", "A Nigerien trader", "niger"),
    ("Nigerian is Nigeria", "A Nigerian trader", "nigeria"),
    ("nigérien est le Niger", "Une commerçante nigérienne", "niger"),
    ("nigérian est le Nigeria", "Une commerçante nigériane", "nigeria"),
    (
        "the two armies are two",
        "Nigerien soldiers met Nigerian soldiers",
        "niger nigeria actor:nigerien-army actor:nigerian-army",
    ),
    # joins
    ("d'Al-Qaïda, straight", "un chef d'Al-Qaïda", "actor:al-qaeda"),
    ("d’Al-Qaïda, curly", "un chef d’Al-Qaïda", "actor:al-qaeda"),
    ("l’EIGS", "un chef de l’EIGS", "actor:is-sahel"),
    ("qu'Iyad", "On dit qu’Iyad Ag Ghali écoute", "actor:ag-ghali"),
    ("a hyphen parts two countries", "The France-Niger row", "france niger"),
    ("an en dash parts two countries", "The Mali–Mauritania road", "mali mauritania"),
    ("hyphens part three countries", "The Benin-Niger-Nigeria triangle", "benin niger nigeria"),
    ("a slash parts countries", "Mali/Niger: a road opens", "mali niger"),
    ("a possessive joins", "Mali’s rice", "mali"),
    ("brackets part", "Niamey (Niger)", "niger"),
    ("U.S. has full stops", "A U.S. senator", "united-states"),
    ("US-led is the United States", "A US-led drill", "united-states"),
    ("N’Djamena with either apostrophe", "N'Djamena et N’Djaména", "chad"),
    # context
    ("RSF in Sudan is the force", "RSF shells El Fasher in Sudan", "sudan actor:rsf"),
    (
        "RSF des journalistes n'est pas la force",
        "RSF s’inquiète pour un journaliste de Conakry",
        "guinea actor:reporters-without-borders",
    ),
    ("RSF alone is nobody", "RSF speaks", ""),
    ("CAR asks for the country", "CAR: Bangui market reopens", "central-african-republic"),
    ("CAR alone is nobody", "CAR sales fall", ""),
    ("ADF asks for the region", "ADF raid near Beni", "dr-congo actor:adf"),
    ("ADF of Australia is another", "The ADF sends Australian doctors", "australia"),
    ("MSA asks for Mali", "Le MSA et le Gatia à Ménaka", "mali actor:msa actor:gatia"),
    ("MSA alone is nobody", "MSA members renew their insurance", ""),
    ("le PAM nourrit", "Le PAM manque de vivres", "actor:wfp"),
    ("EI est l'État islamique", "Le groupe EI revendique", "actor:islamic-state"),
    ("CPI d'indices des prix est autre chose", "CPI inflation slows", ""),
    ("la CPI juge", "La CPI ouvre une salle", "actor:icc"),
    ("FACT is a word", "IN FACT NOTHING MOVED", ""),
    ("CMA is no shipping line", "CMA CGM opens a line to Kribi", "cameroon"),
    # persons and peoples
    ("a person does not give his country", "Macron met Putin", "actor:macron actor:putin"),
    ("another Traoré is another", "Rokia Traoré sings in Burkina Faso", "burkina-faso"),
    ("a surname behind another first name is another", "Amadou Sall, tailor in Dakar", "senegal"),
    ("a title is no first name", "President Sall left Dakar", "senegal actor:sall"),
    ("Wagner the composer is no mercenary", "Richard Wagner in Bayreuth", ""),
    ("Peul en minuscules", "un berger peul", "actor:fulani"),
    ("a UN agency does not give the UN", "The UN refugee agency counts", "actor:unhcr"),
    ("Human Rights Council is not the UN", "UN human rights office reports", "actor:ohchr"),
    # what names bring along
    ("the CMA gives Mali", "The CMA signed", "mali actor:cma"),
    ("the VDP give Burkina Faso", "VDPs train at dawn", "burkina-faso actor:vdp"),
    ("the AES gives the Sahel", "The Alliance of Sahel States meets", "sahel actor:aes"),
    ("Dan Na Ambassagou gives Mali", "Dan Nan Ambassagou parle", "mali actor:dan-na-ambassagou"),
    ("the Kremlin is Russia", "The Kremlin smiles", "russia"),
    ("la Maison-Blanche est les États-Unis", "La Maison-Blanche se tait", "united-states"),
    ("an army gives its country", "FAMa on the road", "mali actor:malian-army"),
    ("l'armée française donne la France", "Les soldats français rentrent", "france actor:french-army"),
    # misspellings
    ("Wanger is Wagner", "The Wanger men left", "actor:wagner"),
    ("Timbouctou est Tombouctou", "Un livre de Timbouctou", "mali"),
    ("Ouagadogou is Ouagadougou", "A film in Ouagadogou", "burkina-faso"),
    ("Barkane est Barkhane", "La force Barkane plie", "actor:barkhane"),
    ("Soudain n'est pas le Soudan", "Soudain, la pluie", ""),
    ("Warner is not Wagner", "A film by Warner Brothers", ""),
    ("Katrina is not Katsina", "After Katrina came Rita", ""),
    ("Niger is never fuzzy", "Nigar and Nigex are firms", ""),
    # towns that are words
    ("say is a verb", "Say it again", ""),
    ("man is a man", "Man bites dog", ""),
    ("Koro asks for Mali", "A Koro garden", ""),
    ("Koro au Mali", "Mali : le marché de Koro", "mali"),
]


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
