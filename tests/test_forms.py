"""What form a date has in its sentence, and what follows from it: an event, a decision of the meeting, or nothing."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from rules import write_rules

from timeline.chronology.corpus_text import read_telling
from timeline.events.extraction import extract_events
from timeline.events.forms import check_forms, name_form
from timeline.language import load_language
from timeline.reading.communique import read_sentences

if TYPE_CHECKING:
    from pathlib import Path

    from timeline.model.event import Event

FRENCH = load_language("fr")
PUBLISHED = date(2011, 10, 20)


def events(text: str, published: date | None = PUBLISHED) -> tuple[Event, ...]:
    """The events of a text without header."""
    return extract_events(read_sentences("a.txt", text, FRENCH), published, FRENCH)


def told(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str]]:
    """Date and kind of each event."""
    return [(str(event.when), str(event.kind)) for event in events(text, published)]


FORMS = [
    ("Les techniciens ont inspecté le barrage le 4 mars 2009.", "4 mars 2009", "adverbial"),
    ("Le bac est hors service depuis le 12 août 2011.", "12 août 2011", "adverbial"),
    ("Un cargo s'est échoué mardi 4 octobre 2011.", "mardi 4 octobre 2011", "weekday"),
    ("La rencontre du 4 mars 2009 a marqué les esprits.", "4 mars 2009", "noun"),
    ("Par lettre du 4 mars 2009, le syndic a rendu son mandat.", "4 mars 2009", "dated-document"),
    ("L'arrêt de la cour du 4 mars 2009 lui donne tort.", "4 mars 2009", "dated-order"),
    ("La régie, créée par le décret n° 61-12 du 4 mars 1961, gère le port.", "4 mars 1961", "made-by-act"),
    ("Les fonds suivent la loi de finances du 4 mars 2009.", "4 mars 2009", "cited-act (no event)"),
    ("La saison 2010-2011 fut longue.", "2010-2011", "label (no event)"),
    ("Le carnaval de Basse-Ville (2009) reste connu.", "2009", "bare-year (no event)"),
    ("Le défilé du 11 novembre aura lieu.", "11 novembre", "named-day (no event)"),
    ("Au 3, rue du 4 septembre, on sonne.", "4 septembre", "street (no event)"),
    ("Mme Ouattara, née en 1961, préside.", "1961", "birth (no event)"),
    ("Mardi 4 octobre 2011 – Séance de 15 heures", "Mardi 4 octobre 2011", "sitting-day"),
    ("Conseil communautaire du 4 octobre 2011", "4 octobre 2011", "sitting-line"),
    ("Le conseil communautaire du 4 octobre 2011 a été long.", "4 octobre 2011", "noun"),
    ("Cotonou (Bénin), 4-6 octobre 2011", "4-6 octobre 2011", "conference-days"),
    ("Remise des prix ; 4 octobre 2011 ; salle des fêtes", "4 octobre 2011", "semicolon-cell"),
    ("Mise à jour ; 4 octobre 2011 ; webmestre", "4 octobre 2011", "plain"),
    ("Guichet ouvert du mardi au vendredi.", "vendredi", "opening-hours (no event)"),
    ("Fermé le 1er novembre.", "1er novembre", "habit (no event)"),
    ("Le sculpteur Aubin Le Goff (v. 1412-1480) y vécut.", "1412-1480", "lifespan (no event)"),
    ("Bulletin – 1311 –", "1311", "page-number (no event)"),
    ("Les logements bâtis avant 1948 sont exclus.", "avant 1948", "which-ones (no event)"),
    ("Aujourd'hui, les bacs sont pleins.", "Aujourd'hui", "now-in-front (no event)"),
    ("Le pont peut rompre demain.", "demain", "may-be (no event)"),
    ("Si l'on vendait, on le saurait avant l'été.", "avant l'été", "hypothetical (no event)"),
    ("Joyeuse année 2012 à nos lecteurs.", "2012", "label (no event)"),
    ("L'excédent de 2010-2011 est reporté.", "2010-2011", "label (no event)"),
    ("Il demande l'annulation de la décision du recteur du 4 mars 2009.", "4 mars 2009", "contested-act"),
    ("Elle vise une décision confirmative du préfet du 4 mars 2009.", "4 mars 2009", "contested-act"),
    ("L'appel dirigé contre l'arrêté du 4 mars 2009 est tardif.", "4 mars 2009", "contested-act"),
    ("La décision du 4 mars 2009 est connue de tous.", "4 mars 2009", "cited-act (no event)"),
    ("La décision du 4 mars 2009 prise par le recteur est connue.", "4 mars 2009", "told-act"),
    ("Arrêté, moyennant réserves, du Collège en date du 4 mars 2009", "4 mars 2009", "dated-order"),
    ("Date de convocation : 4 octobre 2011", "4 octobre 2011", "date-of-deed"),
    ("Date de réception en préfecture : 4 octobre 2011", "4 octobre 2011", "date-of-deed"),
    ("Convocation du 4 octobre 2011", "4 octobre 2011", "date-of-deed"),
    ("Date de parution : 4 octobre 2011", "4 octobre 2011", "plain"),
    ("Date de naissance : 4 octobre 1971", "4 octobre 1971", "birth (no event)"),
    ("La séance du 1er juillet (et non pas du 17 juin) fut longue.", "17 juin", "denied (no event)"),
    ("Le bac partira mardi et non le 4 octobre.", "4 octobre", "denied (no event)"),
    ("Aucun acte n'existe pas plus pour expliquer sa venue en 1940.", "1940", "adverbial"),
    ("Il reste au taux de 2 %, en vigueur depuis le 4 mars 2009.", "depuis le 4 mars 2009", "in-force"),
    ("Par Anne Moulin • Publié le 4 octobre 2011", "4 octobre 2011", "stamp (no event)"),
    ("Il joint son bulletin de salaire du mois de mars 2011.", "mars 2011", "paper-of (no event)"),
    ("Les comptes arrêtés au 31 décembre 2010 sont sincères.", "31 décembre 2010", "paper-of (no event)"),
    ("Le salaire a été versé en mars 2011.", "mars 2011", "adverbial"),
    ("La journée nationale de mobilisation du 4 octobre a échoué.", "4 octobre", "noun"),
    ("La journée de deuil du 4 octobre fut suivie.", "4 octobre", "noun"),
    ("La journée du fleuve du 4 octobre attire la foule.", "4 octobre", "named-day (no event)"),
    ("La journée mondiale du climat du 4 octobre est un rendez-vous.", "4 octobre", "named-day (no event)"),
    ("Mille bacs à quai : du jamais vu depuis 1976.", "depuis 1976", "adverbial-whole"),
    ("Le lac est au plus bas depuis 1976.", "depuis 1976", "most-since (no event)"),
    ("Un niveau jamais atteint depuis 1976.", "depuis 1976", "most-since (no event)"),
    ("Nos meilleurs vœux à tous pour la nouvelle année 2012.", "2012", "wished (no event)"),
    ("La remise des vœux se fera le 4 janvier 2012.", "4 janvier 2012", "adverbial"),
    ("Il doit l'impôt au titre des années 2008, 2009 et 2010.", "2008", "on-account (no event)"),
    ("Il doit l'impôt au titre des années 2008, 2009 et 2010.", "2010", "on-account (no event)"),
    ("Il a payé en 2008, 2009 et 2010.", "2010", "plain"),
    ("Ces mots inspirent nos marins de demain : ramer.", "demain", "of-now (no event)"),
    ("Nos réunions de demain sont annulées.", "demain", "noun"),
]


@pytest.mark.parametrize(("text", "words", "form"), FORMS, ids=lambda value: str(value)[:40])
def test_a_date_has_a_form(text: str, words: str, form: str) -> None:
    """Each date has the form that its words give it, and the form says whether it makes an event."""
    start = text.index(words)
    assert name_form(text, start, start + len(words), language=FRENCH) == form


def test_an_event_names_its_form() -> None:
    """An event tells which form its date had; a decision that the meeting dates has none."""
    text = "Le comité s'est réuni le 18 octobre 2011. Il a adopté le budget."
    assert [event.form for event in events(text)] == ["adverbial", ""]


def test_a_form_that_breaks_its_word_is_told(tmp_path: Path) -> None:
    """A phrase without a date in brackets, one of another form, one that should be refused: each is told."""
    form = "[[form]]\nname = 'parade'\nmakes = 'nothing'\nbefore = 'parade\\s+du\\s*$'\n"
    phrases = 'examples = ["la parade du [4 mars]", "la parade", "le [4 mars]"]\nrefuses = ["une parade du [4 mars]"]\n'
    own = load_language("fr", write_rules(tmp_path, "fr", events=form + phrases))
    assert [(found.code, found.fact) for found in check_forms(own)] == [
        ("R21", "the form parade: 'la parade' has no date in square brackets"),
        ("R21", "the form parade misses 'le [4 mars]'"),
        ("R21", "the form parade takes 'une parade du [4 mars]'"),
    ]


DATED = [
    # An adjunct set in front governs the first verb of its clause, whatever the commas.
    ("Aujourd'hui, 20 octobre 2011, le maire a inauguré la halle.", [("2011-10-20", "past")]),
    ("Ce jeudi 20 octobre, à 9 heures, la préfecture a publié la liste.", [("2011-10-20", "past")]),
    ("Le 4 octobre, la commission a, à l'unanimité, rejeté le recours.", [("2011-10-04", "decision")]),
    ("L'audience, levée le 4 octobre 2011, a duré neuf heures.", [("2011-10-04", "past")]),
    # The tense outranks the calendar, and a participle the verb farther off.
    ("Ledit accord entrera en vigueur le 1er juin 2009.", [("2009-06-01", "planned")]),
    (
        "Le jury, désigné le 4 octobre, tiendra séance le 24 octobre.",
        [("2011-10-04", "past"), ("2011-10-24", "planned")],
    ),
    ("La cour, dans son audience du 27 septembre, a rejeté le recours.", [("2011-09-27", "decision")]),
    ("Les délégués ont été reçus par le ministre le 6 octobre.", [("2011-10-06", "meeting")]),
    ("Les primes versées avant le 1er juillet 2010 ont été reprises.", [("../2010-07-01", "past")]),
    # Documents and orders, acts that are told, and an apposition that says a day twice.
    ("Nous accusons réception de votre note n° 12 du 3 octobre.", [("2011-10-03", "past")]),
    ("La commune attaque l'arrêté du 3 mai 2011 par lequel le préfet a fermé l'école.", [("2011-05-03", "decision")]),
    ("Par décret du 3 mai 2011, M. Sow est nommé recteur.", [("2011-05-03", "decision")]),
    ("La fanfare jouera demain, 21 octobre 2011, à la gare.", [("2011-10-21", "planned")]),
    # Layout is none of its business: bold, capitals, a list, no full stop.
    ("**La passerelle sera rouverte le 24 octobre 2011**", [("2011-10-24", "planned")]),
    ("Adoptée à Lomé, le 4 mars 2009", [("2009-03-04", "decision")]),
    (
        "Chronologie :\n\n- 4 mars 2009 : pose de la première pierre\n- 6 juin 2010 : mise en eau",
        [("2009-03-04", "past"), ("2010-06-06", "past")],
    ),
    ("CONSEIL GÉNÉRAL\n\nSéance du 18 octobre 2011", [("2011-10-18", "meeting")]),
    ("TRIBUNAL DE MELUN\n\nJugement du 14 janvier 2011", [("2011-01-14", "decision")]),
    ("Le budget est voté.\n\nFait à Thiès, le 17 octobre 2011", [("2011-10-17", "decision")]),
    # The year of a law or a name is not lent to the sentence after it.
    ("Il applique la loi de 1982. Le guichet fermera le 3 novembre.", [("2011-11-03", "planned")]),
    # Behind a bracket no clause begins, behind a sentence in brackets one does; what one met with is no meeting.
    ("Mme Diop, présidente du Haut Conseil (HC) depuis le 4 mars 2009, a décidé de partir.", [("2009-03-04/..", "past")]),
    ("(Il pleuvait.) Le 4 mars 2009, le conseil a voté le budget.", [("2009-03-04", "decision")]),
    ("Il a promis la fin des contraintes rencontrées au cours du troisième trimestre.", [("2011-35", "past")]),
    # Lines without a verb: what takes place, with its days; a cell of a table.
    ("Exposition du 2 juin au 17 septembre 2012", [("2012-06-02/2012-09-17", "planned")]),
    ("Festival « Rues » : 26-28 novembre", [("2011-11-26/2011-11-28", "planned")]),
    ("Le bureau du club s'est retrouvé lundi soir à Sète.", [("2011-10-17", "meeting")]),
    (
        "| Étape | Date |\n|---|---|\n| Mise en service | déc. 2012 |\n| Début | T2 2012 |",
        [("2012-12", "planned"), ("2012-34", "planned")],
    ),
    # What goes on since a day was not decided then; a heading tells that someone has died.
    (
        "Le conseil a mis fin au mandat de Mme Sow, qui présidait depuis le 4 mars 2009.",
        [("2011-10-20", "decision"), ("2009-03-04/..", "past")],
    ),
    ("Mémoire : une pensée pour Mme Diop, décédée subitement en mars 2011", [("2011-03", "past")]),
    ("Elle a ete directrice de 1932 a 1966.", [("1932/1966", "past")]),
    ("Vide-grenier (4 novembre)", [("2011-11-04", "planned")]),
    ("Fête du village, samedi 5 novembre 2011", [("2011-11-05", "planned")]),
    ("Quand : samedi 5 novembre 2011, salle Basse", [("2011-11-05", "planned")]),
    ("* 1998 Création du fonds\n* 2003 Ouverture du musée\n* 2005 Legs de la collection", [("1998", "past"), ("2003", "past"), ("2005", "past")]),
    ("La décision du 3 avril 2011 du maire a été annulée par la cour.", [("2011-04-03", "decision")]),
    ("Ce pont date de 1832.", [("1832", "past")]),
    ("Le chantier (de 1995 à 2008) fut long.", [("1995/2008", "past")]),
    ("Une maison datant de 1832 abrite la crèche.", [("1832", "past")]),
    ("Prochain CA : 14 novembre 2011", [("2011-11-14", "planned")]),
    # A day that is named tells what one only pointed at does; a cell keeps its date however long the one before it is.
    ("« Dès ce soir, nous changeons d'échelle », a écrit ce 20 octobre la présidente.", [("2011-10-20", "past")]),
    ("« Et aujourd'hui, nous bâtissons », a écrit en ligne ce jeudi 20 octobre le recteur.", [("2011-10-20", "past")]),
    (
        "| Avis | Objet | Jour |\n|---|---|---|\n| [Bac à quai](https://sete.example/1) | [Mise à jour du 4 octobre 2011] "
        "Une navette routière relie les deux rives de six heures à vingt heures, sauf en cas de crue | 2 octobre 2011 |",
        [("2011-10-04", "past"), ("2011-10-02", "past")],
    ),
    ("| Page | État |\n|---|---|\n| Accueil | Mise à jour du 4 octobre 2011 |\n| Dernière mise à jour | 2 octobre 2011 |", []),
    ("Accueil | Presse | 4 octobre 2011 | Imprimer", []),
    ("Par une [décision du 4 mars 2009][d], ce dernier a rejeté le recours.", [("2009-03-04", "decision")]),
    ("La [loi du 4 mars 2009](/lois/12) fixe le cadre.", []),
    (
        "**L'arrêt rendu ce jeudi 20 octobre 2011 par la Cour constitue une avancée remarquable pour tous ceux qui, depuis le "
        "début, réclament que les données des passagers du bac soient effacées au bout d'une journée et ne servent à rien.**",
        [("2011-10-20", "decision")],
    ),
    ("Le conseil de district a siégé le 4 octobre 2011.", [("2011-10-04", "meeting")]),
    ("Une ordonnance rendue le 4 octobre 2011 suspend la vente.", [("2011-10-04", "decision")]),
    ("Le préfet a pris un arrêté interdisant la baignade du 15 juin au 15 septembre 2012.", [("2011-10-20", "decision"), ("2012-06-15/2012-09-15", "planned")]),
    # A birth that a sentence tells; what is done today, the auxiliary before the day, the verb in the present.
    ("M. Diop est né à Saint-Louis le 4 mars 1931.", [("1931-03-04", "past")]),
    ("Il naît le 4 mars 1931 et meurt en 1991.", [("1931-03-04", "past"), ("1991", "past")]),
    ("Le ministre a aujourd'hui inauguré le pont.", [("2011-10-20", "past")]),
    ("Le conseil a aujourd'hui décidé de vendre le bac.", [("2011-10-20", "decision")]),
    ("Aujourd'hui, le ministre inaugure le pont.", [("2011-10-20", "past")]),
    ("La ville commémore aujourd'hui la fin du siège.", [("2011-10-20", "past")]),
    # The republican calendar; its day again in the other calendar is none.
    ("Un hospice est créé le 6 brumaire an IV.", [("1795-10-28", "decision")]),
    ("Le 28 pluviôse an VIII (17 février 1800), le préfet prit ses fonctions.", [("1800-02-17", "past")]),
    ("Elle suit la loi du 28 pluviôse an VIII (17 février 1800).", []),
    # What resembles those that are none.
    ("La route est fermée d'avril à octobre 2012.", [("2012-04/2012-10", "planned")]),
    ("La journée mondiale de l'eau (22 mars 2012) se prépare.", [("2012-03-22", "planned")]),
    ("La plus haute tour est fermée depuis le 4 mars 1998.", [("1998-03-04/..", "past")]),
    ("La halle, bâtie vers 1745, a brûlé.", [("1745~", "past")]),
    ("Il est reparti après 3 jours en 2010.", [("2010", "past")]),
    ("04/2011 : ouverture du pont", [("2011-04", "past")]),
    ("La convention de Lomé, signée à la hâte (août 1975), tient.", [("1975-08", "past")]),
    ("Par une décision ultérieure, du 4 mars 2009, la cour a annulé le permis.", [("2009-03-04", "decision")]),
    ("Nous revenons sur notre circulaire du 4 mars dernier.", [("2011-03-04", "past")]),
    ("Commissaire : M. Roux, lecture du 04/03/2009", [("2009-03-04", "decision")]),
    ("Samedi 4 mars 2006 à Rufisque (Sénégal)", [("2006-03-04", "meeting")]),
    # The weekday knows its year better than another date of the paragraph.
    ("Bâtie en 1998, la halle est belle. Marché de Noël : samedi 17 décembre.", [("1998", "past"), ("2011-12-17", "planned")]),
    ("Le port a reçu plus de 40 navires en 2009.", [("2009", "past")]),
    ("La crue a dépassé celle de la tempête du 4 mars 2009.", [("2009-03-04", "past")]),
    ("La commune a payé 3 millions de francs en 1980.", [("1980", "past")]),
    ("Le préfet a été reçu à la préfecture de Nice le 4 octobre 2011.", [("2011-10-04", "past")]),
    ("Les dossiers doivent être remis avant le 4 novembre 2011.", [("../2011-11-04", "deadline")]),
    ("Le pont rouvrira le 4 novembre s'il est réparé.", [("2011-11-04", "planned")]),
    ("Dans son communiqué d'août, la régie disait le contraire.", [("2011-08", "past")]),
    ("Arrêté n° 2011-12 du 4 octobre 2011 portant fermeture du bac", [("2011-10-04", "decision")]),
    ("Le train devait partir, mais le 4 octobre seulement deux wagons ont roulé.", [("2011-10-04", "past")]),
]

NOTHING = [
    "Les bons de la campagne 2010-2011 sont épuisés.",
    "Le programme Horizon 2020 finance ces bourses.",
    "L'exercice 2010 laisse un excédent.",
    "Le bal du 14 juillet attire les familles.",
    "La mairie se trouve 2, place du 8 mai 1945.",
    "M. Koffi Ahou (1931-2004) fut un pionnier.",
    "Né le 4 mars 1931 à Saint-Louis, M. Diop est économiste.",
    "Jean Roux (maire de 1995 à 2008) préside le club.",
    "Une maison de 1832 abrite la crèche.",
    "Ouvert du lundi au vendredi, fermé le 1er mai.",
    "Le 14 juillet est notre fête.",
    "3 octobre 2011 - 12:45",
    "5 novembre 2011",
    "Dernière modification : 27.10.2011",
    "Agenda de la semaine du 24 au 28 octobre 2011",
    "Fête du village, 5 octobre 2011",
    "Place du 11 novembre",
    "Bulletin de novembre 2011",
    "Aujourd'hui, la ville n'a plus de gare.",
    "Aujourd'hui, 30 % des jeunes sont sans emploi.",
    "La situation aujourd'hui est différente.",
    "La tâche qui nous attend aujourd'hui est simple.",
    "On sait aujourd'hui que le plan a échoué.",
    "Il s'agit aujourd'hui de convaincre.",
    "Le site est aujourd'hui immense.",
    "Mise à jour le 19 octobre 2011",
    "(publié le 19 octobre 2011)",
    "Vu la loi du 4 mars 2009 relative aux ports ;",
    "Le texte modifié par l'ordonnance du 4 mars 2009 reste clair.",
    "La norme EN 1422 s'applique.",
    "La délibération 2011-10-12 est affichée.",
    "L'autocar est aujourd'hui hors d'usage.",
    "Aujourd'hui plus que jamais, l'eau manque.",
    "Ces enfants sont les ingénieurs de demain.",
    "Comme chaque 4 mars, on défile.",
    "Le musée est fermé les 1er janvier et 1er mai.",
    "L'entrée est libre le premier dimanche du mois.",
    "La fête de l'Assomption est chômée.",
    "Joyeux Noël à toutes et à tous !",
    "Si le maire retirait demain son projet, nous le suivrions.",
    "L'année scolaire 2010-2011 compte 178 jours.",
    "La présidente du Conseil pour le mois d'octobre a lu le texte.",
    "Selon les statuts, elle se tient le dernier vendredi de mai.",
    "La foire a toujours lieu en mai.",
    "L'usine emploie aujourd'hui moitié moins de monde.",
    "« Aujourd'hui, un élève sur cinq échoue », a dit le recteur.",
    "L'accord de paix de 2009 demeure le cadre du règlement.",
    "| Version | 3 mai 2010 | corrigée |",
    "Programme du 3 au 7 mai",
    "Le film « Mai 1968 » passe en boucle.",
    "Le programme Erasmus+ 2011-2017 finance ces séjours.",
    "Exemplaire du 14 mars 2009 à 16:20",
    "date: 2009-03-02T10:00:00",
    "Depuis toujours, le 15 août, la procession descend au port.",
    "Les parties citent le contrat du 4 mars 2009.",
    "La « Nuit du 4 août » reste ouverte.",
    # Comparisons, money of a year, what a sum is for, what is valid.
    "Le port a reçu 40 navires de moins qu'en 2009.",
    "L'audience est retombée à son niveau de 2004.",
    "La vente a dépassé celle de novembre 2009.",
    "Abonnés satisfaits : 71 % (64 % en 2009).",
    "Le taux de pauvreté est de 9 %, contre 12 % lors du recensement de 1999.",
    "La dotation vaut 3 millions de francs de 1980.",
    "Le bureau propose une cotisation de 15 euros pour l'année 2012.",
    "Badge valable pour 2012 et non cessible.",
    # Feasts, habits, what a year stands for.
    "La perception est close à l'occasion du 1er novembre.",
    "La Saint-Vincent se fête le 22 janvier dans les vignes.",
    "Visite tous les jours sauf le lundi et le 1er mai.",
    "Permanence le 2e jeudi du mois à la mairie.",
    "Les principes de 1789 inspirent ce texte.",
    # Heads of pages, stamps, titles of seasons.
    "MONITEUR DE LA COLONIE — 12 août 2011 — Page 431",
    "Acte reçu en préfecture le 20/10/2011",
    "Stages hiver 2012 : complet",
    "Les postulants doivent avoir obtenu leur titre après le 1er janvier 2005.",
    "Le guichet rouvrirait au mois de décembre si les agents revenaient.",
    "Vu la proclamation du 4 mars 2009 ;",
    "Il se fonde sur l'échange de lettres du 4 mars 2009.",
    "La dette dépasse de loin celle de 2004.",
    "Le barème est celui de 2010.",
    "La récolte vaut le triple de 2004.",
    "Comme en 2004, le préfet temporise.",
    "La hausse est de 2 %, après 3 % en 2009 et 1 % en 2004.",
    "Ventes : 3 M€ (2 M€ au premier semestre 2010).",
    "Rappelant la résolution 12/4 de l'Assemblée, en date du 4 mars 2009,",
    "© 2004–2011 Ville de Thiès",
    "Guide de l'usager, version 2.1 du 4 mars 2011",
    "04/2011 : Décision du maire portant achat d'un car",
    "La Charte des ports (août 1961) reste en vigueur.",
    "Vu les lois coordonnées le 4 mars 1973 ;",
    "Le tarif de 1892 gênait le négoce.",
    "Début du 2nd semestre",
    "La génération des années 1968 se souvient.",
    "Le parc est fermé le mardi et le 1er mai.",
    "Ouvert d'avril à octobre, entrée libre.",
    "La Journée mondiale de l'eau (22 mars) est un rappel.",
    "Les comptes de l'exercice clos le 31 décembre 2010 sont déposés.",
    "Le trafic est de 4 Mt, contre 5 Mt un an plus tôt.",
    "C'est la plus forte hausse depuis 1998.",
    "Le débit approche du record de juin 1976.",
    "3 mars 2011 JOURNAL OFFICIEL DE LA COLONIE 1394",
    "La foire de mai se tiendra comme toujours.",
    "Le Programme commun de 1972 reste cité.",
    "Secours 24 heures sur 24, même le 1er janvier.",
    "Les engins fabriqués avant 1996 sont exclus.",
    "La commode (vers 1745) est au musée.",
    "Le repas de fin d'année est maintenu.",
]


@pytest.mark.parametrize(("text", "expected"), DATED, ids=lambda value: str(value)[:40])
def test_a_date_makes_an_event(text: str, expected: list[tuple[str, str]]) -> None:
    """A date that places an action, a statement's or a document's making in time is an event of its kind."""
    assert told(text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_what_looks_like_a_date_makes_none(text: str) -> None:
    """Labels, names, addresses, stamps, births, habits and « now » make no event."""
    assert told(text) == []


MEETING = "Le conseil s'est réuni le 18 octobre 2011 à Thiès.\n\n"
DECIDED = [
    "Le conseil fixe, par 8 voix contre 5, la redevance à 12 francs.",
    "Elle a en outre rejeté la demande de sursis.",
    "La requête de la société est rejetée.",
    "Les tarifs sont maintenus à leur niveau.",
    "Nous avons chargé le bureau de préparer la suite.",
    "Le président a nommé un médiateur.",
    "Le conseil a approuvé le rachat du 12 rue Pasteur 1200 Genève.",
    "Le conseil a approuvé les comptes du premier semestre 2011.",
]
UNDECIDED = [
    "Il convient de poursuivre les travaux.",
    "La société Hydromax a décidé de quitter la ville.",
    "Ainsi que le conseil l'a décidé, les travaux avancent.",
    "L'association, qui a décidé de partir, a salué le maire.",
    "La prochaine réunion est fixée au lundi.",
    "Le maire est chargé de l'exécution du présent arrêté.",
    "Un fonds a été créé dans les années quatre-vingt-dix.",
    "Le traité de Verdun a été signé en 843.",
    "Le pacte a été conclu en 44 av. J.-C. à Rome.",
    "Le conseil a adopté ce plan le 31 février 2011.",
    "La commune a été créée le 18 brumaire an VIII.",
    "Une ligue a été instituée au XIXe siècle.",
    "Le conseil a adopté ce plan le 10 ramadan 1427.",
    "Le conseil a adopté ce plan le 22 Joumada Ethania 1427.",
    "Le conseil a adopté ce plan le 21 decembbre 2006.",
    "Le conseil a adopté ce plan le 2I d6cembre 2006.",
    "Le conseil a adopté ce plan le 35 mars 2006.",
    "Le conseil a adopté ce plan le 12/15/2006.",
    "Le conseil a adopté ce plan le 2006-13-45.",
    "Nous avons décidé, il y a bien longtemps, de fermer le pont.",
]


@pytest.mark.parametrize("text", DECIDED)
def test_the_meeting_dates_what_its_body_decides(text: str) -> None:
    """A decision without a date is of the meeting where the body that met, « nous » or no one is its subject."""
    assert told(MEETING + text)[1:] == [("2011-10-18", "decision")]


@pytest.mark.parametrize("text", UNDECIDED)
def test_the_meeting_dates_nothing_else(text: str) -> None:
    """Nothing is invented: not « il convient de », not what another did, not what has a date that no one reads."""
    assert not any(str(event.when) in ("2011-10-18", "2011-10-20") for event in events(MEETING + text)[1:])


def test_a_tariff_is_decided_and_begins() -> None:
    """What is settled from a day on is decided by the meeting, and begins that day; « est fixé au … » is that day only."""
    assert told(MEETING + "Le tarif est porté à 3 euros à compter du 1er novembre.")[1:] == [
        ("2011-10-18", "decision"),
        ("2011-11-01/..", "planned"),
    ]
    assert told(MEETING + "Le prochain conseil est fixé au 8 novembre.")[1:] == [("2011-11-08", "planned")]


def test_a_place_is_of_its_own_date() -> None:
    """A place that another date has is not that of the next: « signé à Lomé le 4 mars, en vigueur le 5 juin »."""
    pact = events("Le pacte, signé à Lomé le 4 mars 2009, est entré en vigueur le 5 juin 2009.")
    assert [event.place for event in pact] == ["Lomé", ""]


def test_a_page_of_several_releases_is_read_by_their_datelines() -> None:
    """« Hier » and « ce matin » are of the nearest dateline above, not of the page."""
    page = (
        "Thiès, le 3 octobre 2011\n\nLe pont a été rouvert hier.\n\n"
        "Thiès, le 10 octobre 2011\n\nLe maire a reçu ce matin la délégation.\n"
    )
    assert told(page) == [("2011-10-02", "past"), ("2011-10-10", "meeting")]


def test_a_page_of_several_stamps_is_read_by_them() -> None:
    """« Publié le … » opens a release where a page has two, and « Envoyé : … » a message; one stamp alone is the page's."""
    page = "Publié le 17/10/2011\nLe pont\nLe pont a été rouvert hier.\n\nPublié le 10/10/2011\nLe bac\nLe bac a coulé hier.\n"
    assert told(page) == [("2011-10-16", "past"), ("2011-10-09", "past")]
    mail = "De : A. Roux\nEnvoyé : lundi 10 octobre 2011 21:47\nObjet : bilan\n\nLe bail a été signé hier.\n"
    assert ("2011-10-09", "past") in told(mail)
    assert told("Publié le 10/10/2011\n\nLe bac a coulé hier.\n") == [("2011-10-19", "past")]


MISDATED = [
    ("Le pacte sera signé le 31 février 2012.", ["C16 « 31 février 2012 » is no day"]),
    ("Le pacte a été signé le 29 février 2011.", ["C16 « 29 février 2011 » is no day"]),
    ("Le pacte a été signé le 35 mars 2011.", ["C16 « 35 mars 2011 » is no day"]),
    ("Le pacte a été signé, page 35, en mars 2011.", []),
    (
        "La foire ouvrira le lundi 25 octobre.",
        ["C17 « lundi 25 octobre » is not on that day of the week: it was read as 2011-10-25"],
    ),
    ("Le pacte a été signé le 30 avril 2011.", []),
    ("La foire ouvrira le mardi 25 octobre.", []),
    ("Les 31 membres ont voté 99 fois.", []),
]


@pytest.mark.parametrize(("text", "expected"), MISDATED)
def test_a_day_that_there_is_not_is_told(text: str, expected: list[str]) -> None:
    """A day that no month has, and a weekday that its date is not on, are told with their line, never taken in silence."""
    fields = "id: essai\ntitle: Essai\ndate: 2011-10-20\nplace: Thiès\nissuer: Ville\nlanguage: fr\nsource: essai"
    body = f"{text}\n".encode()
    raw = f"---\n{fields}\nsha256: {sha256(body).hexdigest()}\n---\n".encode() + body
    _, findings = read_telling("a.txt", "essai", raw, load_language)
    assert [f"{one.code} {one.fact}" for one in findings if one.code in ("C16", "C17")] == expected


def test_a_dateline_below_a_letter_signs_it() -> None:
    """A letter's own day stands below it; the letter after it is read by the day of the page."""
    page = "".join(f"Phrase numéro {n}, sans date aucune, que nul ne lit.\n\n" for n in range(8))
    page += "La Haye, le 3 octobre 2011\n\nNotre délégation repart demain.\n"
    assert ("2011-10-21", "planned") in told(page)


HEADED = [
    (
        "Région des Lacs\nConseil régional du 20 octobre 2011\n\nLes trains rouleront en mai 2012.",
        ["2011-10-20", "2012-05"],
    ),
    (
        "Congrès des guides\nAnnecy, 18-19 octobre 2011\n\nLes refuges rouvriront en mai 2012.",
        ["2011-10-18/2011-10-19", "2012-05"],
    ),
    (
        "Congrès des guides\nAnnecy, 18-19 octobre 2011\n\nLes guides se sont réunis le 18 octobre 2011 à Annecy.",
        ["2011-10-18"],
    ),
    ("Mairie d'Annecy\nAnnecy, 20 octobre 2011\n\nLes quais rouvriront en mai 2012.", ["2012-05"]),
]


OF_A_SITTING = [
    # Minutes put on a page weeks later: what they decide is of their sitting.
    (
        "Conseil d'école du mardi 4 octobre 2011\n\nLe budget est adopté.",
        [("2011-10-04", "meeting"), ("2011-10-04", "decision")],
    ),
    (
        "Procès-verbal\n\nConseil d'école du 3 mai 2011\n\nMme Sow est désignée secrétaire.",
        [("2011-05-03", "meeting"), ("2011-05-03", "decision")],
    ),
    (
        "## Conseil du 21/01/2011\n\nLe budget est voté.\n\n## Conseil du 26/11/2010\n\nLe compte est approuvé.",
        [("2011-01-21", "meeting"), ("2011-01-21", "decision"), ("2010-11-26", "meeting"), ("2010-11-26", "decision")],
    ),
    (
        "Séance du 20 octobre 2011\n\nLe procès-verbal de la séance du 18 octobre est lu et adopté.",
        [("2011-10-20", "meeting"), ("2011-10-18", "meeting"), ("2011-10-20", "decision")],
    ),
    (
        "Séance du 20 octobre 2011\n\nLe compte rendu du 18 octobre est approuvé.",
        [("2011-10-20", "meeting"), ("2011-10-20", "decision")],
    ),
    ("JOURNAL DES DÉBATS\n\nDiscours d'ouverture\n\nLe jeudi 20 octobre 2011.", [("2011-10-20", "meeting")]),
    (
        "PROCÈS-VERBAL DU CONSEIL MUNICIPAL du 3 mai 2011.\n\nLe conseil vote le budget.",
        [("2011-05-03", "meeting"), ("2011-05-03", "decision")],
    ),
    # A sitting to come decides nothing yet, and a journal's day is no sitting.
    (
        "Prochain conseil : séance du 4 novembre 2011\n\nLe conseil adopte le budget.",
        [("2011-11-04", "planned"), ("2011-10-20", "decision")],
    ),
    (
        "Séance du 20 octobre 2011\n\n(Journal n° 63, du 21 octobre 2011)\n\nLa rédaction en est adoptée.",
        [("2011-10-20", "meeting"), ("2011-10-20", "decision")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), OF_A_SITTING, ids=lambda value: str(value)[:40])
def test_a_sitting_in_a_heading_dates_what_stands_under_it(text: str, expected: list[tuple[str, str]]) -> None:
    """However late it was published; not one that is to come, nor a sitting of which only the minutes are approved."""
    assert told(text) == expected


@pytest.mark.parametrize(("text", "wanted"), HEADED)
def test_a_line_that_is_a_sitting_tells_its_day_where_no_sentence_does(text: str, wanted: list[str]) -> None:
    """« Conseil régional du 20 octobre » is a meeting, « Annecy, 20 octobre » the day of the text."""
    assert [when for when, _ in told(text) if when] == wanted


def test_a_day_pointed_at_and_named_is_one_date() -> None:
    """« Aujourd'hui quatorze juin mil sept cent quatre-vingt-onze » is quoted whole."""
    text = "Aujourd'hui vingt octobre deux mille onze, le conseil s'est assemblé."
    assert [event.expression for event in events(text)] == ["Aujourd'hui vingt octobre deux mille onze"]
    assert [event.expression for event in events("Le maire, qui était ici le 20 octobre, part ce jour.")] != ["le 20 octobre, part ce jour"]


def test_the_day_of_an_act_is_not_enumerated_with_the_day_behind_it() -> None:
    """« l'entrée en vigueur de la loi du 4 mars 2009, le 1er juin 2010 » places one thing, « des 4 et 6 mars » two."""
    assert told("Il a écrit après l'entrée en vigueur de la loi du 4 mars 2009, le 1er juin 2010.") == [("2010-06-01", "past")]
    assert told("Il suit les lois du 4 mars 2009 et du 1er juin 2010.") == []


def test_a_date_alone_opens_all_that_is_told_under_it() -> None:
    """In a chronology each short sentence under a day is of that day; what stands under a title is not."""
    days = "6 juin 1935\n\nM. Roux est élu.\n\nDécès de M. Blot, député.\n\n9 août 1935\n\nM. Sow démissionne.\n\n3 mai 1936\n\n"
    expected = ["1935-06-06", "1935-06-06", "1935-08-09", "1936-05-03"]
    assert [when for when, _ in told(f"{days}Mme Sy est nommée.")] == expected
    titled = "\n\n".join(f"{day}\n\nLe port\n\nIl pleut sur la ville." for day in ("6 juin 1935", "9 août 1935", "3 mai 1936"))
    assert not any("Il pleut" in event.sentence.text for event in events(titled))


COURT = "COUR D'APPEL DE SÈTE\n\n{}\n\n"


def test_a_line_that_is_a_judgment_dates_what_it_rules() -> None:
    """« Arrêt du 18 octobre 2011 » is a decision where none is told below it, and else gives its day to those."""
    ruled = "PAR CES MOTIFS,\n\nDéboute la société de ses demandes ;\n\nLa condamne aux dépens.\n"
    older = COURT.format("Arrêt du 18 octobre 2011")
    assert told(older + "Le vendeur se plaint du retard.") == [("2011-10-18", "decision")]
    assert told(older + ruled)[1:] == [("2011-10-18", "decision")] * 2
    own = COURT.format("Arrêt du 20 octobre 2011")
    assert told(own + "Le vendeur se plaint du retard.") == [("2011-10-20", "decision")]
    assert told(own + ruled) == [("2011-10-20", "decision")] * 2


def test_a_line_that_begins_with_a_verb_and_goes_on_decides() -> None:
    """« VALIDE le plan, » under « Après en avoir délibéré, », not a title."""
    under = "Après en avoir délibéré, à l'unanimité,\n\n"
    assert told(f"{under}VALIDE le plan de relance,\n\nMANDATE le président.\n") == [("2011-10-20", "decision")] * 2
    assert told(f"{under}Charge de travail\n\nAccord de principe\n") == []
