"""The head of a text: its title, issuer and town among mottoes, states, numbers and days; nothing rather than what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from intake_texts import FRENCH

from timeline.intake.extract import Clue, Extract, Sure
from timeline.intake.head_lines import Said, what_it_says
from timeline.intake.header_guess import guess_header
from timeline.language import Language, load_language

if TYPE_CHECKING:
    from pathlib import Path

BODY = (
    "\n\nLe Conseil a examiné le rapport du 3 avril 2018 et il a adopté le plan de travail que les ministres ont présenté "
    "à la fin de leur dernière session, avec toutes ses annexes et tous les avis des commissions.\n"
)

# Head; title, issuer, town and day, each None where nobody can know it.
HEADS = [
    # State, motto, issuer, the kind of text and its subject on two lines.
    ("RÉPUBLIQUE DU SÉNÉGAL\nUn Peuple – Un But – Une Foi\n\nPRIMATURE\n\nCOMMUNIQUÉ\ndu Conseil des ministres du mercredi 27 novembre 2024",
     "COMMUNIQUÉ du Conseil des ministres du mercredi 27 novembre 2024", "PRIMATURE", None, "2024-11-27"),
    ("République du Bénin\nFraternité - Justice - Travail\n\nPrésidence de la République\n\nCompte rendu\n\nDu Conseil des ministres du 5 juin 2019",
     "Compte rendu Du Conseil des ministres du 5 juin 2019", "Présidence de la République", None, "2019-06-05"),
    ("République Togolaise\nTravail – Liberté – Patrie\n\nMinistère de la Santé\net de l'Hygiène publique\n\nCommuniqué n° 012/2021/MSHP\n\nLomé, le 12 mars 2021\n\nOuverture de la campagne de vaccination",
     "Ouverture de la campagne de vaccination", "Ministère de la Santé et de l'Hygiène publique", "Lomé", "2021-03-12"),
    # European Union, United Nations, African unions.
    ("Commission européenne\n\nCommuniqué de presse\n\nBruxelles, le 14 mai 2019\n\nPêche : la Commission propose les quotas de 2020",
     "Pêche : la Commission propose les quotas de 2020", "Commission européenne", "Bruxelles", "2019-05-14"),
    ("CONSEIL DE\nL'UNION EUROPÉENNE\n\nFR\n\n8346/19 (Presse 121)\n\nCOMMUNIQUÉ DE PRESSE\n\n3688e session du Conseil\n\nAgriculture et pêche\n\nLuxembourg, le 18 juin 2019",
     "3688e session du Conseil", "CONSEIL DE L'UNION EUROPÉENNE", "Luxembourg", "2019-06-18"),
    ("Nations Unies\nS/PRST/2019/7\n\nConseil de sécurité\n\nDistr. générale\n4 juin 2019\n\nDéclaration de la présidence du Conseil de sécurité",
     "Déclaration de la présidence du Conseil de sécurité", "Nations Unies", None, "2019-06-04"),
    ("UNION AFRICAINE\n\nCONSEIL DE PAIX ET DE SÉCURITÉ\n\n845e RÉUNION\n\n25 AVRIL 2019\n\nADDIS-ABEBA (ÉTHIOPIE)\n\nPSC/PR/COMM.(DCCCXLV)\n\nCOMMUNIQUÉ",
     "845e RÉUNION", "UNION AFRICAINE", None, "2019-04-25"),
    ("CEDEAO\n\nCINQUANTE-CINQUIÈME SESSION ORDINAIRE DE LA CONFÉRENCE DES CHEFS D'ÉTAT\n\nCOMMUNIQUÉ FINAL\n\nAbuja, le 29 juin 2019",
     "CINQUANTE-CINQUIÈME SESSION ORDINAIRE DE LA CONFÉRENCE DES CHEFS D'ÉTAT", "CEDEAO", "Abuja", "2019-06-29"),
    # Prefecture, town, university, hospital, company.
    ("PRÉFET DE LA CORRÈZE\nLiberté\nÉgalité\nFraternité\n\nTulle, le 2 août 2019\n\nCommuniqué de presse\n\nSécheresse : l'usage de l'eau est restreint",
     "Sécheresse : l'usage de l'eau est restreint", "PRÉFET DE LA CORRÈZE", "Tulle", "2019-08-02"),
    ("Ville de Saint-Denis\n\nPOUR DIFFUSION IMMÉDIATE\n\nLa médiathèque rouvre ses portes",
     "La médiathèque rouvre ses portes", "Ville de Saint-Denis", None, None),
    ("Université de Mons\n\n12 septembre 2019 – Pour diffusion immédiate\n\n# La rentrée académique en chiffres",
     "La rentrée académique en chiffres", "Université de Mons", None, "2019-09-12"),
    ("Nordlac SA\n\nInformation presse\n\nGenève, le 1er mars 2019\n\nRésultats annuels 2018 en hausse",
     "Résultats annuels 2018 en hausse", "Nordlac SA", "Genève", "2019-03-01"),
    # Switzerland, Belgium, Canada, Quebec.
    ("Confédération suisse\n\nOffice fédéral de l'environnement\n\nCommuniqué aux médias\n\nBerne, 11.03.2019\n\nQualité de l'air en 2018",
     "Qualité de l'air en 2018", "Office fédéral de l'environnement", "Berne", "2019-03-11"),
    ("Service public fédéral Finances\n\nCommuniqué de presse\n\nBruxelles, 6 mai 2019\n\nDéclarations fiscales : ce qui change",
     "Déclarations fiscales : ce qui change", "Service public fédéral Finances", "Bruxelles", "2019-05-06"),
    ("Gouvernement du Québec\n\nCommuniqué\n\nQuébec, le 9 avril 2019. – Le ministre a présenté le plan d'action pour les forêts.",
     None, "Gouvernement du Québec", "Québec", "2019-04-09"),
    ("Gendarmerie royale du Canada\n\nOttawa (Ontario)\nLe 4 février 2020\n\nAvis aux médias\n\nVols de cuivre dans la région d'Ottawa",
     "Vols de cuivre dans la région d'Ottawa", "Gendarmerie royale du Canada", None, "2020-02-04"),
    # Courts.
    ("Cour de justice de l'Union européenne\nCOMMUNIQUÉ DE PRESSE n° 62/19\nLuxembourg, le 14 mai 2019\n\nArrêt dans l'affaire C-55/18\n\nLes États membres doivent obliger les employeurs à mesurer le temps de travail",
     "Arrêt dans l'affaire C-55/18", "Cour de justice de l'Union européenne", "Luxembourg", "2019-05-14"),
    ("Conseil constitutionnel\n\nDécision n° 2019-781 DC du 16 mai 2019\n\nLoi relative à la croissance et la transformation des entreprises",
     "Décision n° 2019-781 DC du 16 mai 2019", "Conseil constitutionnel", None, "2019-05-16"),
    # Letterheads of several lines, a title with its number, a subject.
    ("ROYAUME DU MAROC\n\nHaut-Commissariat au Plan\n\nNote d'information relative à l'indice des prix à la consommation de l'année 2019\n\nRabat, le 22 janvier 2020",
     "Note d'information relative à l'indice des prix à la consommation de l'année 2019", "Haut-Commissariat au Plan", "Rabat", "2020-01-22"),
    ("Banque centrale des États de l'Afrique de l'Ouest\n\nComité de politique monétaire\n\nCommuniqué de presse de la réunion du 4 mars 2020",
     "Communiqué de presse de la réunion du 4 mars 2020", "Banque centrale des États de l'Afrique de l'Ouest", None, "2020-03-04"),
    ("PRÉFECTURE DE LA RÉGION BRETAGNE\nService de la communication interministérielle\nRennes, le 13 mars 2020\nCOMMUNIQUÉ DE PRESSE\nPoint de situation sur le coronavirus",
     "Point de situation sur le coronavirus", "PRÉFECTURE DE LA RÉGION BRETAGNE", "Rennes", "2020-03-13"),
    ("Le Luxembourg, le 5 mai 2020\n\nCommuniqué du Conseil de gouvernement\n\nRésumé des travaux du 5 mai 2020",
     "Communiqué du Conseil de gouvernement", None, "Le Luxembourg", "2020-05-05"),
    ("CANTON DE VAUD\nBureau d'information et de communication\n\nConseil d'État\nDécisions du Conseil d'État\nSéance du 5 février 2020",
     "Décisions du Conseil d'État", "CANTON DE VAUD", None, "2020-02-05"),
    ("Cabinet du Premier ministre\nKinshasa\n\nCompte rendu de la vingt-deuxième réunion du Conseil des ministres\nVendredi 13 mars 2020",
     "Compte rendu de la vingt-deuxième réunion du Conseil des ministres", "Cabinet du Premier ministre", None, "2020-03-13"),
    ("UNIVERSITÉ CHEIKH ANTA DIOP DE DAKAR\nRectorat\n\nNOTE DE SERVICE N° 00321/UCAD/R\n\nObjet : Reprise des enseignements",
     "Reprise des enseignements", "UNIVERSITÉ CHEIKH ANTA DIOP DE DAKAR", None, None),
    ("TRIBUNAL ADMINISTRATIF DE LYON\n\nN° 1903456\n\nAudience du 3 mars 2020\nLecture du 17 mars 2020",
     None, "TRIBUNAL ADMINISTRATIF DE LYON", None, "2020-03-17"),
    ("Airlac SE\nToulouse, 12 février 2020\n\nAirlac publie ses résultats annuels 2019",
     "Airlac publie ses résultats annuels 2019", "Airlac SE", "Toulouse", "2020-02-12"),
    ("Organisation internationale de la Francophonie\n\nDÉCLARATION DE DAKAR\n\nAdoptée à Dakar le 3 juin 2020",
     "DÉCLARATION DE DAKAR", "Organisation internationale de la Francophonie", "Dakar", "2020-06-03"),
    ("Le Président de la République\n\nAllocution à l'occasion du Nouvel An\n\nPalais de la Présidence, le 31 décembre 2019",
     "Allocution à l'occasion du Nouvel An", "Le Président de la République", None, "2019-12-31"),
    ("Santé Canada\nÉnoncé\nLe 4 mars 2020\nOttawa (Ontario) – Santé Canada et les provinces ont convenu d'un plan.",
     None, None, None, "2020-03-04"),
    ("MAIRIE DE COTONOU\n\nAVIS D'APPEL D'OFFRES N° 003/2020/MC",
     "AVIS D'APPEL D'OFFRES N° 003/2020/MC", "MAIRIE DE COTONOU", None, None),
    ("Ministère des Affaires étrangères et européennes\nCommuniqué conjoint France – Sénégal\n(Paris, 12 mai 2020)",
     "Communiqué conjoint France – Sénégal", "Ministère des Affaires étrangères et européennes", "Paris", "2020-05-12"),
    ("CONSEIL DES MINISTRES DU 3 JUIN 2020\nCOMMUNIQUÉ\nLe Conseil des ministres s'est réuni ce jour.",
     "CONSEIL DES MINISTRES DU 3 JUIN 2020", None, None, "2020-06-03"),
    # Found by breaking it: no blank line before the prose, a range of days, a salutation, rows of a table.
    ("REPUBLIQUE DU BENIN\n***\nPRESIDENCE\n***\nCOMMUNIQUE DU CONSEIL DES\nMINISTRES DU MERCREDI 6 MAI 2020\nLe Conseil des ministres s'est réuni.",
     "COMMUNIQUE DU CONSEIL DES MINISTRES DU MERCREDI 6 MAI 2020", "PRESIDENCE", None, "2020-05-06"),
    ("Conseil des ministres\n\nDu lundi 4 au mercredi 6 mai 2020", "Conseil des ministres Du lundi 4 au mercredi 6 mai 2020", None, None, None),
    ("Objet : \n\nRéf : 12\n\nMadame, Monsieur,\n\nDakar, le 3 mai 2020", None, None, "Dakar", "2020-05-03"),
    ("# Calendrier\n\n- 2 mai 2020 ; ouverture d'un pont.\n\n- 3 mai 2020 ; fermeture du bac.", "Calendrier", None, None, None),
    ("Un Peuple – Un But – " * 900 + "\n\n" + "RÉPUBLIQUE DE " * 900, None, None, None, None),
    # Heads that nobody had seen when the rules were written.
    ("RÉPUBLIQUE DE GUINÉE\nTravail – Justice – Solidarité\n\nMinistère de l'Information et de la Communication\n\nLE MINISTRE\n\nConakry, le 9 avril 2020\n\nCommuniqué gouvernemental\n\nSuspension des vols vers l'Europe",
     "Suspension des vols vers l'Europe", "Ministère de l'Information et de la Communication", "Conakry", "2020-04-09"),
    ("Parlement européen\nDirection générale de la communication\n\nCommuniqué de presse\n16-04-2020 - 14:20\n\nLes députés adoptent une résolution sur le budget",
     "Les députés adoptent une résolution sur le budget", "Parlement européen", None, "2020-04-16"),
    ("ORGANISATION DES NATIONS UNIES POUR L'ÉDUCATION, LA SCIENCE ET LA CULTURE\n\nParis, 3 mars 2020\n\nL'UNESCO réunit les ministres de la Culture",
     "L'UNESCO réunit les ministres de la Culture", "ORGANISATION DES NATIONS UNIES POUR L'ÉDUCATION, LA SCIENCE ET LA CULTURE", "Paris", "2020-03-03"),
    ("Sous-préfecture de Saint-Laurent-du-Maroni\n\nArrêté n° 2020-12 du 4 mai 2020 portant interdiction de baignade",
     "Arrêté n° 2020-12 du 4 mai 2020 portant interdiction de baignade", "Sous-préfecture de Saint-Laurent-du-Maroni", None, "2020-05-04"),
    ("COUR SUPRÊME DU CANADA\nCOMMUNIQUÉ\nPOUR DIFFUSION IMMÉDIATE\nJUGEMENT SUR POURVOI\nOTTAWA, le 12 juin 2020 – La Cour rend son jugement.",
     "JUGEMENT SUR POURVOI", "COUR SUPRÊME DU CANADA", "Ottawa", "2020-06-12"),
    ("Ville de Genève\nDépartement de la culture\nGenève, le 2 juin 2020\nCommuniqué de presse\n\nRéouverture des musées municipaux",
     "Réouverture des musées municipaux", "Ville de Genève", "Genève", "2020-06-02"),
    ("Commission de l'Union africaine\nAddis-Abeba, Éthiopie\n\nCommuniqué de presse n° 34/2020\n\nAllocution du Président de la Commission à l'ouverture du Sommet",
     "Allocution du Président de la Commission à l'ouverture du Sommet", "Commission de l'Union africaine", None, None),
    ("SNCF Réseau\n\nDossier de presse – 3 juin 2020\n\nLa ligne Tulle–Brive rouvre après six mois de travaux",
     "La ligne Tulle–Brive rouvre après six mois de travaux", None, None, "2020-06-03"),
    ("Bonjour à toutes et à tous,\n\nVeuillez trouver ci-joint notre communiqué.",
     None, None, None, None),
    ("CONSEIL FÉDÉRAL\nBerne, 24.06.2020\n\nLe Conseil fédéral adopte le message sur l'agriculture",
     "Le Conseil fédéral adopte le message sur l'agriculture", "CONSEIL FÉDÉRAL", "Berne", "2020-06-24"),
    ("Service Public de Wallonie\n\nNAMUR | le 5 juin 2020\n\nInondations: la Région débloque 3 millions d'euros",
     "Inondations: la Région débloque 3 millions d'euros", "Service Public de Wallonie", None, "2020-06-05"),
    # Nothing to be had: the kind of text, an issuer, a day, a number, and the prose begins.
    ("COMMUNIQUÉ DE PRESSE", None, None, None, None),
    ("Ministère de la Culture\n\nCommuniqué\n\nParis, le 3 mai 2016", None, "Ministère de la Culture", "Paris", "2016-05-03"),
    ("République du Mali\nUn Peuple - Un But - Une Foi\n\nN° 0345/PM-CAB", None, None, None, None),
    ("« Union – Discipline – Travail »", None, None, None, None),
    ("Réf. : DC-12/2019\n\nEMBARGO jusqu'au 3 mai 2019 à 18 h", None, None, None, None),
    ("Contact presse : 01 02 03 04 05\n\npresse@exemple.fr", None, None, None, None),
    ("Mercredi 3 mai 2017", None, None, None, "2017-05-03"),
    ("RÉPUBLIQUE FRANÇAISE\n\nNOTE AUX RÉDACTIONS\n\nde la part du service de presse", None, None, None, None),
]  # fmt: skip

GERMAN = load_language("de")
GERMAN_BODY = (
    "\n\nDer Rat hat den Bericht vom 3. April 2018 geprüft und den Arbeitsplan angenommen, den die Minister am Ende ihrer letzten "
    "Tagung mit allen Anlagen und allen Stellungnahmen der Ausschüsse vorgelegt hatten.\n"
)
GERMAN_HEADS = [
    ("Bundesministerium für Bildung\n\nPressemitteilung Nr. 14/2019\n\nBerlin, den 14. Mai 2019\n\nNeue Stipendien für Auszubildende",
     "Neue Stipendien für Auszubildende", "Bundesministerium für Bildung", "Berlin", "2019-05-14"),
    ("Schweizerische Eidgenossenschaft\nConfédération suisse\n\nBundesamt für Umwelt\n\nMedienmitteilung\n\nBern, 11.03.2019\n\nLuftqualität im Jahr 2018",
     "Luftqualität im Jahr 2018", "Bundesamt für Umwelt", "Bern", "2019-03-11"),
    ("Republik Österreich\n\nLandesregierung Kärnten\n\nPresseaussendung vom 5. Juni 2019\n\nDrautalbahn: Ausbau beginnt im Herbst",
     "Drautalbahn: Ausbau beginnt im Herbst", "Landesregierung Kärnten", None, "2019-06-05"),
    ("DER REGIERENDE BÜRGERMEISTER\nSENATSKANZLEI\n\nZUR SOFORTIGEN VERÖFFENTLICHUNG\n\n# Senat senkt die Gebühren der Musikschulen",
     "Senat senkt die Gebühren der Musikschulen", "SENATSKANZLEI", None, None),
    ("Stadt Lindenau\n\nBetreff: Sperrung der Mühlenbrücke\n\nAz.: 32-4/2020\n\nSehr geehrte Damen und Herren,",
     "Sperrung der Mühlenbrücke", "Stadt Lindenau", None, None),
    ("Gemeinderat Oberau\n\nProtokoll der Sitzung vom 5. Februar 2020", "Protokoll der Sitzung vom 5. Februar 2020", "Gemeinderat Oberau", None, "2020-02-05"),
    ("Landgericht Falkental\n\nUrteil vom 17. März 2020\n\nAktenzeichen: 4 O 12/19", "Urteil vom 17. März 2020", "Landgericht Falkental", None, "2020-03-17"),
    ("Universität Mittelland\n\n12. September 2019\n\nErgebnisse der Wahl zum Senat", "Ergebnisse der Wahl zum Senat", "Universität Mittelland", None, "2019-09-12"),
    # Nothing to be had.
    ("Pressemitteilung", None, None, None, None),
    ("Einigkeit und Recht und Freiheit", None, None, None, None),
    ("Sperrfrist: 3. Mai 2019, 18 Uhr\n\nEs gilt das gesprochene Wort.", None, None, None, None),
    ("Rückfragen: 030 12 34 56\n\nRückfragehinweis: presse@beispiel.at", None, None, None, None),
    # No institution, for it does something.
    ("Bundesrat verabschiedet das Radwegegesetz", "Bundesrat verabschiedet das Radwegegesetz", None, None, None),
    ("Finanzministerin trifft die Länder", "Finanzministerin trifft die Länder", None, None, None),
]  # fmt: skip


def known(text: str, language: Language = FRENCH) -> tuple[str | None, ...]:
    """Title, issuer, town and day that are sure enough to be written."""
    found = guess_header(Extract(text, "test"), language, "a.txt").filled
    return tuple(found.get(name) for name in ("title", "issuer", "place", "date"))


@pytest.mark.parametrize(("head", "title", "issuer", "place", "day"), GERMAN_HEADS, ids=lambda given: str(given)[:30])
def test_german_heads(head: str, title: str | None, issuer: str | None, place: str | None, day: str | None) -> None:
    """The same by the words of another language, which stand in its rules."""
    found = known(head + GERMAN_BODY, GERMAN)
    assert found[1:] == (issuer, place, day)
    assert found[0] == title or (title is None and found[0] is None)


def test_a_project_s_own_words_of_heads_are_known(tmp_path: Path) -> None:
    """« Kreisbote » is a kind of text where the rules of a project say so, and a title where they do not."""
    (tmp_path / "de").mkdir()
    (tmp_path / "de" / "page.toml").write_text("[head]\ngenre = 'kreisbote'\n", encoding="utf-8")
    assert what_it_says("Kreisbote Nr. 7", load_language("de", tmp_path)) is Said.GENRE
    assert what_it_says("Kreisbote Nr. 7", GERMAN) is Said.OWN


@pytest.mark.parametrize(("head", "title", "issuer", "place", "day"), HEADS, ids=lambda given: str(given)[:30])
def test_heads(head: str, title: str | None, issuer: str | None, place: str | None, day: str | None) -> None:
    """What a head says, and nothing that it does not say."""
    assert known(head + BODY) == (title, issuer, place, day)


KINDS = [
    ("Un Peuple – Un But – Une Foi", Said.MOTTO), ("Liberté • Égalité • Fraternité", Said.MOTTO), ("PAIX – TRAVAIL – PATRIE", Said.MOTTO),
    ("Unité, Dignité, Travail", Said.MOTTO), ("L'union fait la force", Said.MOTTO), ("La paix au Mali", Said.OWN),
    ("République du Sénégal", Said.STATE), ("RÉPUBLIQUE DE CÔTE D'IVOIRE", Said.STATE), ("Royaume de Belgique", Said.STATE),
    ("La République démocratique du Congo ratifie l'accord", Said.OWN),
    ("Présidence de la République", Said.ISSUER), ("MINISTÈRE DES MINES", Said.ISSUER), ("OTAN", Said.ISSUER), ("Tribunal fédéral", Said.ISSUER),
    ("Le ministère de la Santé lance une campagne", Said.OWN), ("Conseil des ministres", Said.OWN), ("Commission européenne : un accord", Said.OWN),
    ("Ministère russe des Affaires étrangères sur la situation en Syrie", Said.OWN), ("Ville durable : dix projets", Said.OWN),
    ("Communiqué de presse n° 12/2019", Said.GENRE), ("COMMUNIQUÉ FINAL", Said.GENRE), ("Communiqué du Conseil des ministres", Said.OWN),
    ("Pour diffusion immédiate", Said.NOTICE), ("SOUS EMBARGO JUSQU'AU 3 MAI", Said.NOTICE), ("N° 2021/47", Said.NOTICE),
    ("Bruxelles, le 4 mars 2009", Said.DAY), ("Berne, 11.03.2019", Said.DAY), ("Fait à Saint-Denis, le 14 mai 2019.", Said.DAY),
    ("COMMUNIQUÉ DE PRESSE - Paris, le 14 mai 2019", Said.DAY), ("14 May 2019", Said.DAY), ("Mercredi 3 mai 2017", Said.DAY),
    ("Réunion du 14 mai 2019", Said.OWN), ("Le 14 mai 2019, une date pour l'eau", Said.OWN), ("Bilan au 14 mai 2019", Said.OWN),
]  # fmt: skip


@pytest.mark.parametrize(("words", "said"), KINDS, ids=lambda given: str(given)[:40])
def test_what_a_line_says(words: str, said: Said) -> None:
    """A motto, a state, an issuer; nearly the same words with a verb or a subject are the text's own."""
    assert what_it_says(words, FRENCH) is said


FRONT = Clue("date", "2024-07-31", "« date » of the front matter", Sure.STATED)
MAIL = Clue("date", "2024-07-31", "the day the mail was sent", Sure.LIKELY)
LATER = Clue("date", "2024-08-02", "« date » of the front matter", Sure.STATED)
SLIPS = [
    # The 31st of July was a Monday in 2023, a Wednesday in 2024.
    ("Mercredi 31 juillet 2023", (FRONT,), "2024-07-31", "2023-07-31"),
    ("Mercredi 31 juillet 2023", (MAIL,), "2024-07-31", "2023-07-31"),
    ("Dakar, le 31 juillet 2023", (FRONT,), "2024-07-31", "2023-07-31"),
    ("Dakar, le lundi 31 juillet 2023", (FRONT,), "2023-07-31", "2024-07-31"),
    ("Dakar, le 31 juillet 2024", (LATER,), "2024-07-31", "2024-08-02"),
    ("Dakar, le 1er août 2024", (LATER,), "2024-08-01", "2024-08-02"),
    ("# Conseil des ministres du 31 juillet 2024\n\nMercredi 31 juillet 2023", (), "2024-07-31", "2023-07-31"),
    ("Dakar, le mardi 31 juillet 2024", (), "2024-07-31", "2024-07-31 was a Wednesday"),
    ("Dakar, le 31 juillet 2024", (FRONT,), "2024-07-31", None),
    ("Dakar, le mercredi 31 juillet 2024", (FRONT, MAIL), "2024-07-31", None),
    ("Un titre", (FRONT,), "2024-07-31", None),
    ("Dakar, le 31 juillet 2024", (Clue("date", "2024-02-30", "« date » of the front matter", Sure.STATED),), "2024-07-31", "2024-02-30"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "clues", "day", "told"), SLIPS, ids=lambda given: str(given)[:40])
def test_days_that_disagree(head: str, clues: tuple[Clue, ...], day: str, told: str | None) -> None:
    """A weekday decides, then the page's own year; all else is the text's; the other day is told, and nothing else is."""
    guess = guess_header(Extract(head + BODY, "test", clues), FRENCH, "a.txt")
    assert guess.filled["date"] == day
    doubts = [one.fact for one in guess.remarks if one.code == "C59"]
    assert len(doubts) == bool(told)
    assert all(str(told) in doubt for doubt in doubts)


BASES = [
    ("Dakar, le 27 novembre 2024", (), "the dateline on line 1 of the text: « Dakar, le 27 novembre 2024 »"),
    ("# Conseil des ministres du 27 novembre 2024", (), "the heading on line 1 of the text"),
    ("Un titre", (FRONT,), "« date » of the front matter"),
    ("Un titre", (MAIL,), "the day the mail was sent"),
]


@pytest.mark.parametrize(("head", "clues", "basis"), BASES, ids=lambda given: str(given)[:40])
def test_where_a_day_comes_from(head: str, clues: tuple[Clue, ...], basis: str) -> None:
    """The basis says truly where the day stands."""
    assert guess_header(Extract(head + BODY, "test", clues), FRENCH, "a.txt").clues["date"].basis.startswith(basis)


SIGNED = [
    ("Fait à Dakar, le 3 mai 2019", "2019-05-03"),
    ("Fait à Dakar, le 3 mai 2019, en double exemplaire.", "2019-05-03"),
    ("Troisième protocole à l'Accord signé à Bruxelles le 5 décembre 1947", None),
    ("Les ministres rappellent l'accord de coopération qu'ils ont signé à Dakar le 3 mai 2009.", None),
]


@pytest.mark.parametrize(("line", "day"), SIGNED)
def test_another_papers_signature_is_no_day_of_the_text(line: str, day: str | None) -> None:
    """« l'Accord signé à Bruxelles le … » is not signed there itself."""
    assert known(f"Un titre{BODY}\n{line}\n")[3] == day


def test_a_text_that_begins_at_once_has_no_title() -> None:
    """Headings amid the text are none of the whole."""
    assert known(f"{BODY.strip()}\n\nAu titre des mesures{BODY}")[0] is None
