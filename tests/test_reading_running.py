"""What the pages of a printed text added to it, and what only looks like it, in texts extracted elsewhere."""

from __future__ import annotations

from textwrap import wrap

import pytest

from timeline.language import load_language
from timeline.model.communique import Block
from timeline.reading.communique import read_sentences

FRENCH = load_language("fr")


def sentences(text: str) -> list[str]:
    """The sentences of a text, headings included."""
    return [one.text for one in read_sentences("a.txt", text, FRENCH)]


# A text and what its sentences must have in one piece.
CUT = {
    "a head with its number cuts a date": (
        "Le Conseil conjoint se réunira de nouveau à Kerval en juin\n\nConseil OTAN-Russie 3\n\n"
        "2015 afin d'examiner le projet.\n\nIl a noté un rapport en mai\n\nConseil OTAN-Russie 4\n\n"
        "2016 à Kerval.",
        ["en juin 2015 afin", "en mai 2016 à"],
    ),
    "a head met once, apart, cuts a date": (
        "Le Conseil conjoint se réunira de nouveau à Kerval en juin\n\nConseil OTAN-Russie 3\n\n"
        "2015 afin d'examiner le projet.",
        ["en juin 2015 afin"],
    ),
    "« 2/4 »": (
        "Le Conseil conjoint se réunira de nouveau à Kerval le 3\n\n2/4\n\njuin 2015 afin d'examiner le projet.",
        ["le 3 juin 2015"],
    ),
    "« Page 3 sur 12 » without blank lines": (
        "Le Conseil conjoint se réunira à Kerval en\nPage 3 sur 12\njuin 2015 afin d'examiner le projet.",
        ["en juin 2015"],
    ),
    "« [3] »": (
        "Le Conseil conjoint se réunira à Kerval en juin\n[3]\n2015 afin d'examiner le projet. Il a noté "
        "la\n[4]\nréunion.",
        ["en juin 2015", "la réunion"],
    ),
    "« iii »": (
        "Le Conseil conjoint se réunira à Kerval en juin\n\niii\n\n"
        "2015 afin d'examiner le projet. Il a noté la\n\niv\n\nréunion.",
        ["en juin 2015", "la réunion"],
    ),
    "« 3 »": (
        "Le Conseil conjoint se réunira à Kerval en juin\n3\n2015 afin d'examiner le projet.",
        ["en juin 2015"],
    ),
    "a number cuts a compound": (
        "Le Conseil a salué l'accord de cessez-\n3\nle-feu signé le 3 mai 2014.",
        ["cessez-le-feu signé"],
    ),
    "a head cuts a word": (
        "Le Conseil a salué l'accord de coopé-\n\nConseil OTAN-Russie 3\n\n"
        "ration signé le 3 mai 2014. Il a noté la\n\nConseil OTAN-Russie 4\n\nréunion.",
        ["coopération signé"],
    ),
    "a name goes on over the page": (
        "Le Conseil a salué la décision prise le 3 mai 2014 par le ministre de la\n\n- 3 -\n\n"
        "Fédération et a décidé de poursuivre.",
        ["de la Fédération et"],
    ),
    "a number and a head under it": (
        "Le Conseil a salué la décision prise le 3 mai\n\n3\nCommuniqué du Conseil\n\n"
        "2014 par le ministre.\n\nIl a pris acte du rapport remis en juin\n\n"
        "4\nCommuniqué du Conseil\n\n2015 à Kerval.\n\nIl a pris acte du rapport remis en août\n\n"
        "5\nCommuniqué du Conseil\n\n2016 à Kerval.",
        ["3 mai 2014 par", "juin 2015 à", "août 2016"],
    ),
    "heads of left and right pages": (
        "Le Conseil a salué la décision prise le 3 mai\n\n2 Journal officiel\n\n"
        "2014 par le ministre.\n\nIl a pris acte du rapport remis en juin\n\n"
        "Conseil OTAN-Russie 3\n\n2015 à Kerval.\n\nIl a pris acte du rapport remis en août\n\n"
        "4 Journal officiel\n\n2016 à Kerval. Il se réunira en mai\n\nConseil OTAN-Russie 5\n\n"
        "2017 à Kerval.",
        ["3 mai 2014 par", "juin 2015 à", "août 2016", "mai 2017"],
    ),
    "a head under a form feed": (
        "Le Conseil a salué la décision prise le 3 mai\n\fCommuniqué du Conseil\n\n"
        "2014 par le ministre. Il a pris acte en juin\n\fCommuniqué du Conseil\n\n2015 à Kerval.",
        ["3 mai 2014 par", "juin 2015 à"],
    ),
    "a note cuts a sentence": (
        "Le Conseil a salué la décision prise le 3 mai 2014 par le ministre et a chargé la commission1 "
        "de préparer pour le mois de\n\n"
        "1 Voir le communiqué du 2 février 2012.\n\n- 3 -\n\njuin 2015 un rapport.",
        ["mois de juin 2015 un rapport", "Voir le communiqué du 2 février 2012.", "la commission de"],
    ),
    "a note whose number stands alone": (
        "Le Conseil a salué la décision prise le 3 mai 20141 par le ministre et a chargé la commission "
        "de préparer pour le mois de\n1\n\n"
        "Voir le communiqué du 2 février 2012.\n\n\fjuin 2015 un rapport.",
        ["mois de juin 2015 un rapport", "Voir le communiqué du 2 février 2012.", "3 mai 2014 par"],
    ),
    "marks behind the stop": (
        "Le Conseil a siégé en 2020.1 Il a adopté un plan le 3 mai 2021.2 Le plan est public.\n\n"
        "1. Voir le rapport.\n2. Voir le plan.",
        ["Le Conseil a siégé en 2020.", "Il a adopté un plan le 3 mai 2021."],
    ),
    "raised marks, a raised number at the note": (
        "Le Conseil a siégé en 2020¹ et a chargé la commission² de préparer pour le mois de\n¹ Voir le rapport.\n² Instituée en mai.\n\n"
        "- 3 -\n\njuin 2021 un plan de 3 km² de rives.",
        [
            "a siégé en 2020 et a chargé la commission de préparer pour le mois de juin 2021 un plan de 3 km² de rives.",
            "² Instituée",
        ],
    ),
    "a mark behind the stop and a note that cuts": (
        "Le Conseil a siégé en 2020.1 Il a chargé la commission de préparer pour le mois de\n1. Voir le rapport.\n\n- 3 -\n\n"
        "juin 2021 un plan.",
        ["Le Conseil a siégé en 2020.", "pour le mois de juin 2021 un plan.", "1. Voir le rapport."],
    ),
    "marks behind words": (
        "La réunion1 du 3 mai 2021 a été utile. Le plan2 est adopté.\n\n1 Réunion extraordinaire.\n2 Plan de mai.",
        ["La réunion du 3 mai 2021", "Le plan est"],
    ),
    "a mark in brackets": (
        "Le Conseil a salué la décision (1) prise le 3 mai 2014 par le ministre et a chargé la "
        "commission de préparer pour\n(1) Décision du 2 février 2012.\n\n"
        "3\n\njuin 2015 un rapport.",
        ["pour juin 2015 un rapport"],
    ),
}

# What is no page's: a sentence with « = » stands alone.
WHOLE = {
    "a refrain": (
        "Le Conseil,\n\nVu le rapport du 3 mai 2014,\n\nDécide :\n\n- de siéger le 4 mai 2014.\n\n"
        "Le Conseil,\n\nVu le rapport du 5 mai 2014,\n\nDécide :\n\n- de siéger le 6 mai 2014.\n\n"
        "Le Conseil,\n\nVu le rapport du 7 mai 2014,\n\nDécide :\n\n- de siéger le 8 mai 2014.",
        ["Décide : de siéger le 4", "Décide : de siéger le 8", "=Le Conseil,"],
    ),
    "years of a table": (
        "Budget\n\n2012\n\n120\n\n2013\n\n130\n\nLe Conseil a siégé le 3 mai 2014.",
        ["2012", "2013", "Le Conseil a siégé"],
    ),
    "numbered paragraphs that are alike": (
        "3. Le Conseil a siégé le 3 mai 2014\n\n4. Le Conseil a siégé le 4 mai 2014\n\n5. Il a siégé le 6 mai 2014",
        ["Le Conseil a siégé le 3 mai 2014", "Le Conseil a siégé le 4 mai 2014", "=Il a siégé le 6 mai 2014"],
    ),
    "headings of several releases": (
        "Communiqué du 3 mai 2014\n\nNominations\n\nM. Dupont est nommé préfet.\n\n"
        "Communiqué du 10 mai 2014\n\nNominations\n\nM. Durand est nommé préfet.\n\n"
        "Communiqué du 17 mai 2014\n\nNominations\n\nM. Martin est nommé préfet.",
        ["=Nominations", "=M. Dupont est nommé préfet.", "=Communiqué du 3 mai 2014"],
    ),
    "articles": (
        "Article 1\n\nLe Conseil siège le 3 mai 2014\n\nArticle 2\n\nLe bureau siège le 4 mai 2014\n\n"
        "Article 3\n\nLa cour siège le 5 mai 2014",
        ["=Le Conseil siège le 3 mai 2014", "=Le bureau siège le 4 mai 2014", "=Article 2"],
    ),
    "a poem": (
        "Ô saisons\n\nÔ châteaux\n\nQuelle âme est sans défauts\n\nÔ saisons\n\nÔ châteaux\n\n"
        "Elle a chanté le 3 mai 2014\n\nÔ saisons\n\nÔ châteaux",
        ["=Ô saisons", "=Elle a chanté le 3 mai 2014"],
    ),
    "names with figures": (
        "Le G20 a siégé le 3 mai 2014. La COP21 a réduit le CO2 de 2015 tonnes.\n\n1 Voir.\n\n2 Voir.",
        ["Le G20 a", "La COP21 a réduit le CO2 de 2015 tonnes"],
    ),
    "a fraction alone": (
        "Ordre du jour\n\n2/4\n\nLe Conseil a siégé le 3 mai 2014.",
        ["=2/4"],
    ),
    "the number of a decree": (
        "Le décret n° 2020.1 Il est abrogé. Le logiciel est en version 3.2 Les tests ont eu lieu le 3 mai 2014.",
        ["2020.1 Il"],
    ),
    "a chapter's number": (
        "Chapitre\n\niii\n\nLe Conseil a siégé le 3 mai 2014.",
        ["Chapitre iii"],
    ),
}


@pytest.mark.parametrize("name", CUT)
def test_what_the_page_added_cuts_no_sentence(name: str) -> None:
    """Heads, feet, numbers and notes are set aside from the sentence they cut, notes kept as notes."""
    text, expected = CUT[name]
    found = sentences(text)
    assert [one for one in expected if not any(one in sentence for sentence in found)] == [], found


@pytest.mark.parametrize("name", WHOLE)
def test_what_only_looks_like_a_page_s_is_text(name: str) -> None:
    """Refrains, tables, articles and headings that come back stay."""
    text, expected = WHOLE[name]
    found = sentences(text)
    met = [one[1:] in found if one.startswith("=") else any(one in sentence for sentence in found) for one in expected]
    assert all(met), found


PARAGRAPHS = (
    "Les délégations ont constaté que l'accord de cessez-le-feu signé le 21 septembre 2018 est respecté sur les deux rives. "
    "Elles ont rappelé que la première patrouille avait eu lieu le 1er octobre 2018.",
    "Le rapport d'avril 2019, dont la Conférence a pris acte, montre une augmentation du trafic. La commission technique, qui "
    "s'était réunie du 4 au 6 mars 2019, a recommandé une seconde écluse ; les travaux commenceront en juin 2021.",
    "Elle a en outre chargé le secrétariat d'élaborer, pour le 12 novembre 2019, un programme de formation. Les observations "
    "des États riverains sont attendues le 28 février 2020 au plus tard.",
    "Les ministres de la justice, réunis le 13 mai 2019, ont confirmé l'entrée en vigueur de la convention le 2 juillet 2017. "
    "La liste des autorités a été remise au dépositaire le 9 janvier 2018.",
)
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii")
NUMBERS = (
    "{n}",
    "- {n} -",
    "[{n}]",
    "{n}/{all}",
    "Page {n} sur {all}",
    "{roman}",
    "p. {n}",
    "{n} | {all}",
    "({n})",
    "Page | {n}",
)
HEADS = {
    "none": ("", ""),
    "one": ("Conférence des riverains", "Conférence des riverains"),
    "numbered": ("Conférence des riverains {n}", "Conférence des riverains {n}"),
    "left and right": ("{n} Journal du fleuve", "Conférence des riverains {n}"),
    "far to the right": ("Conférence des riverains            {n}",) * 2,
    "two lines": ("Conférence des riverains\nCR/2019/14",) * 2,
    "capitals": ("CONFÉRENCE DES RIVERAINS",) * 2,
}


def printed(head: str, number: str, between: str) -> str:
    """The paragraphs set on pages of nine lines, each with its head and its number."""
    lines = [line for one in PARAGRAPHS for line in (*wrap(one, 60, break_on_hyphens=False), "")]
    pages = [lines[start : start + 9] for start in range(0, len(lines), 9)]
    gap = "\n" if between == "\n" else "\n\n"
    made = []
    for at, page in enumerate(pages, 1):
        known = {"n": at, "all": len(pages), "roman": ROMAN[at - 1]}
        parts = (HEADS[head][at % 2].format(**known), "\n".join(page).strip(), number.format(**known))
        made.append(gap.join(part for part in parts if part))
    return between.join(made) + "\n"


@pytest.mark.parametrize("between", ["\n\n", "\n", "\n\f", "\n\n\f"])
@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("head", HEADS)
def test_pages_of_every_make_give_the_same_sentences(head: str, number: str, between: str) -> None:
    """Whatever the heads, the numbers and what parts the pages, the sentences are those of the text."""
    read = read_sentences("a.txt", printed(head, number, between), FRENCH)
    found = [one.text for one in read if one.block is not Block.HEADING]
    assert [one for one in sentences("\n\n".join(PARAGRAPHS)) if one not in found] == []


@pytest.mark.parametrize("name", CUT)
def test_each_letter_leads_to_its_place(name: str) -> None:
    """What was joined over a page leads to its letters in the file, in order."""
    text = CUT[name][0]
    for one in read_sentences("a.txt", text, FRENCH):
        own = one.text[len(one.opening) + 1 if one.opening else 0 :]
        assert list(one.offsets) == sorted(one.offsets)
        assert all(text[at] == letter for at, letter in zip(one.offsets, own, strict=True) if letter.isalnum())
