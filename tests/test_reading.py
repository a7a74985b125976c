"""Corpus files become communiqués of placed sentences."""

from __future__ import annotations

import hashlib
from pathlib import Path
from textwrap import fill

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from timeline.intake.pages.wording import joined
from timeline.language import load_language
from timeline.model.communique import Block, Sentence
from timeline.reading import header as headers
from timeline.reading.blocks import lay_out
from timeline.reading.communique import read_communique, read_sentences
from timeline.reading.header import read_header
from timeline.reading.lines import read_layout
from timeline.reading.offsets import PlacedText, normalise
from timeline.reading.sentences import load_stops, split_sentences

FRENCH = load_language("fr")
ROOT = Path(__file__).parent.parent
SIGNS = load_stops(FRENCH)


def blocks(text: str) -> list[tuple[str, str]]:
    """Kind and text of each block."""
    return [(str(one.kind), one.view.text) for one in lay_out(normalise(PlacedText.of(text)), FRENCH)]


def sentences(text: str) -> list[Sentence]:
    """The sentences of a text without header, headings left out."""
    return [one for one in read_sentences("a.txt", text, FRENCH) if one.block is not Block.HEADING]


LAID_OUT = {
    "a hard wrap is joined": (
        "Les ministres se sont réunis à Bruxelles pour examiner la situation\nen Afghanistan et ont adopté un plan.\n",
        [
            (
                "paragraph",
                "Les ministres se sont réunis à Bruxelles pour examiner la situation en Afghanistan et ont adopté un plan.",
            )
        ],
    ),
    "a true compound keeps its hyphen at the end of a line": (
        "Le Conseil a été chargé d'intensifier les efforts visant à conclure un accord-\ncadre sur le transport.",
        [
            (
                "paragraph",
                "Le Conseil a été chargé d'intensifier les efforts visant à conclure un accord-cadre sur le transport.",
            )
        ],
    ),
    "a word broken at the end of a line is made whole": (
        "Les ministres ont exprimé leur volonté de développer encore la coopé-\nration entre leurs pays.",
        [("paragraph", "Les ministres ont exprimé leur volonté de développer encore la coopération entre leurs pays.")],
    ),
    "a name keeps its hyphen at the end of a line": (
        "Les chefs d'État et de gouvernement se sont réunis au sein du Conseil OTAN-\nRussie à Bucarest.",
        [
            (
                "paragraph",
                "Les chefs d'État et de gouvernement se sont réunis au sein du Conseil OTAN-Russie à Bucarest.",
            )
        ],
    ),
    "a soft hyphen leaves no trace": (
        "La coopé\u00adration est utile et la coor\u00ad\ndination aussi.",
        [("paragraph", "La coopération est utile et la coordination aussi.")],
    ),
    "a page number between two halves of a sentence is set aside": (
        "Le Conseil a décidé de poursuivre les travaux engagés en vue de la\n\n- 3 -\n\nmise en place du système.",
        [
            (
                "paragraph",
                "Le Conseil a décidé de poursuivre les travaux engagés en vue de la mise en place du système.",
            ),
            ("furniture", "- 3 -"),
        ],
    ),
    "an address alone on its line is furniture": (
        "Le Conseil est un instrument de coopération, d'une manière\n\nhttp://example.org/\n\nconforme à ses engagements.",
        [
            ("paragraph", "Le Conseil est un instrument de coopération, d'une manière conforme à ses engagements."),
            ("furniture", "http://example.org/"),
        ],
    ),
    "stamps and updates of a web page are furniture": (
        "  • 04 Dec. 2009 -\n  • |\n  • Mis à jour le: 07 Dec. 2009 14:12\n\nLe Conseil s'est réuni hier.",
        [
            ("furniture", "04 Dec. 2009 -"),
            ("furniture", "• |"),
            ("furniture", "Mis à jour le: 07 Dec. 2009 14:12"),
            ("paragraph", "Le Conseil s'est réuni hier."),
        ],
    ),
    "an English caption is foreign": (
        "Left to right: the Secretary General of the Council with the Minister of Foreign Affairs of Norway",
        [
            (
                "foreign",
                "Left to right: the Secretary General of the Council with the Minister of Foreign Affairs of Norway",
            )
        ],
    ),
    "French with an English name in it is French": (
        "Les ministres ont salué l'opération « Partnership for Peace » et le programme The Way Ahead de l'Alliance.",
        [
            (
                "paragraph",
                "Les ministres ont salué l'opération « Partnership for Peace » et le programme The Way Ahead de l'Alliance.",
            )
        ],
    ),
    "a French caption is a caption": (
        "De gauche à droite : le secrétaire général et le ministre",
        [("caption", "De gauche à droite : le secrétaire général et le ministre")],
    ),
    "capitals over several lines are one heading": (
        "**RÉUNION DU CONSEIL  \nTENUE À BRUXELLES LE VENDREDI 7 DÉCEMBRE 2007**",
        [("heading", "RÉUNION DU CONSEIL TENUE À BRUXELLES LE VENDREDI 7 DÉCEMBRE 2007")],
    ),
    "a short line without a verb or a full stop is a heading": (
        "Revue conjointe\n\nLes ministres ont lancé une revue.",
        [("heading", "Revue conjointe"), ("paragraph", "Les ministres ont lancé une revue.")],
    ),
    "a line with a verb is a sentence, full stop or not": (
        "Le Conseil s'est réuni le 4 décembre 2009 à Bruxelles",
        [("paragraph", "Le Conseil s'est réuni le 4 décembre 2009 à Bruxelles")],
    ),
    "a date alone on a wrapped line is part of its sentence": (
        "Le système devra atteindre sa capacité opérationnelle totale d'ici à la fin\n2008.\n",
        [("paragraph", "Le système devra atteindre sa capacité opérationnelle totale d'ici à la fin 2008.")],
    ),
    "a dash within a wrapped sentence opens no item": (
        "Les ministres ont examiné les questions à propos desquelles les points\nde vue diffèrent, comme sur l'avenir de l'Organisation et de ses pays\n"
        "- notamment son élargissement - et la défense.",
        [
            (
                "paragraph",
                "Les ministres ont examiné les questions à propos desquelles les points de vue diffèrent, comme sur "
                "l'avenir de l'Organisation et de ses pays - notamment son élargissement - et la défense.",
            )
        ],
    ),
    "a paragraph that opens in bold is none the less one": (
        "**VIENNE, le 14 octobre 2003** — La mission a achevé *mardi* sa visite.",
        [("paragraph", "VIENNE, le 14 octobre 2003 — La mission a achevé *mardi* sa visite.")],
    ),
    "an item loses its marks": ("- d'ouvrir un bureau à **Boukhara** ;", [("item", "d'ouvrir un bureau à Boukhara ;")]),
    "a backslash that ends a line is no word": (
        "Le Conseil s'est réuni le 7 décembre 2007 \\\nà Bruxelles et a adopté un plan.\\",
        [("paragraph", "Le Conseil s'est réuni le 7 décembre 2007 à Bruxelles et a adopté un plan.")],
    ),
    "an item loses its backslash too": ("- d'ouvrir un bureau à Boukhara ; \\", [("item", "d'ouvrir un bureau à Boukhara ;")]),
    "tags that only dress words are not printed": (
        'Le <b>Conseil</b> a adopté<br/>un <span class="x">plan</span> le 1<sup>er</sup> mars 2008.',
        [("paragraph", "Le Conseil a adopté un plan le 1er mars 2008.")],
    ),
    "what Markdown escapes is the sign": (
        "__Le Conseil__ a adopté l'article 3\\.1 \\[nouveau\\] le 3 mai 2008\\.",
        [("paragraph", "Le Conseil a adopté l'article 3.1 [nouveau] le 3 mai 2008.")],
    ),
    "other signs of the kind stay": (
        "Le Conseil a adopté <script>x</script>, a < b > c, le fichier C:\\temp et snake__case le 3 mai 2008.",
        [("paragraph", "Le Conseil a adopté <script>x</script>, a < b > c, le fichier C:\\temp et snake__case le 3 mai 2008.")],
    ),
    "links give their words": (
        "Le [Conseil](https://example.org/a) a adopté un plan.",
        [("paragraph", "Le Conseil a adopté un plan.")],
    ),
}


@pytest.mark.parametrize("name", LAID_OUT)
def test_blocks(name: str) -> None:
    """A page's lines become its blocks, each of its kind."""
    text, expected = LAID_OUT[name]
    assert blocks(text) == expected


SPLIT = [
    ["M. Lavrov s'est rendu à Rome.", "Il y a vu MM. A. Dupont et B. Durand."],
    ["« Nous avançons. Il le faut. », a-t-il dit.", "La séance est levée."],
    ["Le système sera prêt en déc. 2008, selon l'art. 5 du texte.", "Rien d'autre ?", "Non !"],
    ["Voir p. 3.", "Et suite."],
    ["Le plan est adopté. (communiqué 1 du 3 mai 2005)", "Un projet est approuvé. (annexe)", "Fin."],
    ["Le plan est adopté.", "(Il est long.)", "Voir l'art. (en annexe) Le reste suit."],
    ["Les frais sont de 26 fr. 40 le mètre.", "Il paie 12 fr.", "Le reste est dû."],
    ["Les oraux vont du lun. 3 au ven. 7 mai.", "Le jury siège sam. 8 mai."],
    ["Il est venu ven.", "Elle part dim.", "Le port a un jeu.", "12 bateaux sont en mer.", "3 mai est un jour."],
    ["Elle a eu lieu en 2008.", "27 pays étaient présents."],
    ["Le 7. 12. 2007, le Conseil a siégé."],
    ["Ils ont (voir l'annexe. Elle est longue.) adopté le plan.", "Fin."],
    ["C'est S.E. M. Ban qui préside."],
    ['Ils ont lu "Une qualité nouvelle. Un texte." hier.', "Bien."],
    ["Les faits sont là…", "Ils parlent."],
    ["Art. 1er. — Le puits est fermé.", "Il est vidé."],
    ["Article 12. Le bail est résilié.", "Point 3. Vœu.", "Le maire lit l'article 3.", "Il est voté."],
]


@pytest.mark.parametrize("expected", SPLIT, ids=lambda expected: expected[0][:30])
def test_sentences(expected: list[str]) -> None:
    """A text splits where its sentences end and nowhere else."""
    text = " ".join(expected)
    found = [text[start:end] for start, end in split_sentences(text, SIGNS)]
    assert found == expected


@given(st.text(alphabet='Aa1. »«()"?!…\n', max_size=80))
def test_no_character_is_lost(text: str) -> None:
    """Whatever the text, its sentences follow each other and leave out nothing but white space."""
    spans = list(split_sentences(text, SIGNS))
    between = [
        text[before:start]
        for before, start in zip([0, *(e for _, e in spans)], [*(s for s, _ in spans), len(text)], strict=True)
    ]
    assert not "".join(between).strip()
    assert all(start < end for start, end in spans)


def test_items_bring_their_opening_words() -> None:
    """An item's sentence is the opening words and the item; its place is the item's own."""
    text = "2. Nous avons chargé le Conseil :\n\n- d'examiner le plan;\n\n- de créer un groupe.\n\nNous y reviendrons."
    first, item, other, last = sentences(text)
    assert (first.text, first.opens_list, first.paragraph) == ("Nous avons chargé le Conseil :", True, 2)
    assert item.text == "Nous avons chargé le Conseil : d'examiner le plan;"
    assert text[item.span.start : item.span.end] == "d'examiner le plan;"
    assert (other.block, other.paragraph, last.opening) == (Block.ITEM, 2, "")


def test_a_text_that_is_adopted_is_an_item_without_a_sign() -> None:
    """The titles of texts below « a adopté : » are its items; a sentence below it is none."""
    titles = "Le Conseil a adopté :\n\nLe projet de loi relatif aux ports.\n\nLe projet de décret portant création d'un office ;\n\n"
    *_, law, decree, told = sentences(titles + "Le projet de loi a fait débat.\n")
    assert law.text == "Le Conseil a adopté : Le projet de loi relatif aux ports."
    assert decree.opening == "Le Conseil a adopté :"
    assert not told.opening


STAMPED = [
    ("Publié le 3 mai 2019 par la rédaction", True),
    ("Article publié le 3 mai 2019 à 12 h 30", True),
    ("Mis en ligne le 3 mai 2019", True),
    ("Avait été omis dans la liste publiée le 5 mai 1925 par le Journal.", False),
    ("Le rapport publié le 3 mai par la Cour accable la ville.", False),
]


@pytest.mark.parametrize(("line", "wanted"), STAMPED)
def test_only_a_stamp_is_the_page_s_own(line: str, wanted: bool) -> None:  # noqa: FBT001 a table's column
    """What a site says of a page is furniture, what a sentence says of a publication is the text's."""
    assert (blocks(line)[0][0] == "furniture") is wanted


PARTED = {
    "small letters go on": ("Il a demandé de :\n\nfaire le point ;\n\nchanger le plan.\n\nEnfin, il est parti.\n", 2),
    "a colon on a line of its own": ("Sept ordonnances ont été adoptées le 1er avril\n:\n\n1. Report ;\n2. Maintien.\n", 2),
    "a comma, then where it belongs": ("Le Conseil a adopté,\n\nAu titre des ports :\n\n- Le plan ;\n- Le budget.\n", 2),
    "capitals do not": ("Il a demandé ceci :\n\nLe plan est prêt.\n\nIl est parti.\n", 0),
    "a salutation": ("Monsieur le Ministre,\n\nJ'ai reçu votre lettre.\n", 0),
}


@pytest.mark.parametrize("name", PARTED)
def test_a_list_is_known_without_signs(name: str) -> None:
    """An opening reaches its items over blank lines where small letters, a colon or a comma say so."""
    text, items = PARTED[name]
    assert sum(bool(one.opening) for one in sentences(text)) == items


FOLDED = [
    ("l’État", "l'État"),
    ("a\u00a0b\u202fc\td", "a b c d"),
    ("re\u0301union", "réunion"),
    ("o\ufb03cier", "officier"),
    ("mot\ufeff clé\u200b", "mot clé"),
    ("OTAN\u2011Russie", "OTAN-Russie"),
    ("a\r\nb\x0cc", "a\nb\nc"),
    ("« déjà » – œuvre", "« déjà » – œuvre"),
]


@pytest.mark.parametrize(("text", "expected"), FOLDED)
def test_folding(text: str, expected: str) -> None:
    """A view shows one kind of apostrophe, space, hyphen and line end; every character leads back to the text."""
    view = normalise(PlacedText.of(text))
    assert view.text == expected
    assert len(view.offsets) == len(view.text)
    assert all(
        text[at] == shown
        for at, shown in zip(view.offsets, view.text, strict=True)
        if text[at].isalnum() and text[at].isascii() and shown.isascii()
    )


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    """Whatever a file holds, reading it raises nothing, and each sentence lies where it says."""
    for sentence in read_sentences("a.txt", text, FRENCH):
        own = sentence.text[len(sentence.opening) + 1 if sentence.opening else 0 :]
        assert len(own) == len(sentence.offsets)
        assert list(sentence.offsets) == sorted(sentence.offsets)
        assert 0 <= sentence.span.start < sentence.span.end <= len(text)


PARAGRAPHS = (
    "Les ministres des Affaires étrangères se sont réunis à Bruxelles le 7 décembre 2007 et ont adopté l'accord.",
    "L'exercice qui se déroulera en Allemagne en janvier 2008 sera suivi d'un séminaire, d'ici à la fin de l'année.",
    "Ils ont chargé le Conseil d'élargir le dialogue ; la première réunion aura lieu à Moscou.",
)
PLAIN = "\n\n".join(PARAGRAPHS)
ALTERED = {
    "hard-wrapped": "\n\n".join(fill(one, 64, break_on_hyphens=False) for one in PARAGRAPHS),
    "curly apostrophes": PLAIN.replace("'", "’"),
    "other spaces": PLAIN.replace(" ; ", "\u202f; ").replace(" 2007", "\u00a02007"),
    "CRLF": PLAIN.replace("\n", "\r\n"),
    "decomposed": PLAIN.replace("é", "e\u0301").replace("à", "a\u0300"),
    "Markdown": PLAIN.replace("Bruxelles", "**Bruxelles**"),
    "tags": PLAIN.replace("Bruxelles", "<b>Bruxelles</b>"),
    "backslashes at line ends": PLAIN.replace("\n\n", "\\\n\n") + "\\",
    "a mark at the head": "\ufeff" + PLAIN,
}


@pytest.mark.parametrize("name", ALTERED)
def test_reading_does_not_depend_on_the_form(name: str) -> None:
    """The same text in another form has the same sentences."""
    expected = [(one.text, one.paragraph) for one in sentences(PLAIN)]
    assert [(one.text, one.paragraph) for one in sentences(ALTERED[name])] == expected


HEADER = """---
id: essai-2007
title: Déclaration
date: 2007-12-07
basis: stated
place: Bruxelles
issuer: OTAN
language: fr
source: a.txt
sha256: {digest}
---
"""
BODY = "\n\nLe Conseil s'est réuni le 7 décembre 2007.\n"


def corpus_file(header: str = HEADER, body: str = BODY) -> bytes:
    """A corpus file whose digest is right."""
    return (header.format(digest=hashlib.sha256(body.encode()).hexdigest()) + body).encode()


BROKEN = [
    (b"Le Conseil.", [("C01", 1)]),
    (b"---\nid: a\nLe Conseil.", [("C01", 1)]),
    (b"---\nid: [a\n---\nLe Conseil.", [("C02", 2), *[("C03", 1)] * 6]),
    (corpus_file(HEADER.replace("Déclaration", "Déclaration : suite").replace("stated", "@lu")), [("C02", 3), ("C02", 5)]),
    (corpus_file(HEADER.replace("Déclaration", '"Le Conseil" se réunit').replace("2007-12-07", "hier")), [("C02", 3), ("C05", 4)]),
    (corpus_file(HEADER.replace("basis: stated", "lu par nous")), [("C02", 5)]),
    (corpus_file().replace("Déclaration".encode(), b"D\xe9claration"), [("C02", 3), ("C10", 3)]),
    (b"---\n- a\n---\nLe Conseil.", [("C02", 2)]),
    (corpus_file(HEADER.replace("date: 2007-12-07", "date: 2007-02-30")), [("C05", 4)]),
    (corpus_file(HEADER.replace("date: 2007-12-07", "date: 7 décembre 2007")), [("C05", 4)]),
    (corpus_file(HEADER.replace("id: essai-2007", "id: Essai 2007")), [("C06", 2)]),
    (corpus_file(HEADER.replace("place: Bruxelles", "lieu: Bruxelles")), [("C03", 1), ("C04", 6)]),
    (corpus_file(HEADER.replace("place: Bruxelles", "place: [a, b]")), [("C02", 6)]),
    (corpus_file(HEADER.replace("title: Déclaration", "id: autre")), [("C02", 3), ("C03", 1)]),
    (corpus_file(HEADER.replace("language: fr", "language: xx")), [("C08", 8)]),
    (corpus_file().replace("7 décembre 2007.".encode(), b"8."), [("C07", 10)]),
    (corpus_file(body="\n"), [("C09", 10)]),
    (
        corpus_file(HEADER.replace("sha256: {digest}\n", "").replace("2007-12-07", "2007-13-07")),
        [("C03", 1), ("C05", 4)],
    ),
]


def known(code: str) -> object:
    """French, or nothing."""
    return FRENCH if code == "fr" else None


@pytest.mark.parametrize(("raw", "expected"), BROKEN, ids=lambda value: repr(value)[:40])
def test_a_bad_header_is_told_whole(raw: bytes, expected: list[tuple[str, int]]) -> None:
    """All that is wrong with a header is told in one go, each with its line."""
    communique, findings = read_communique("corpus/a/a.txt", "a", raw, known)  # type: ignore[arg-type]
    assert communique is None
    assert sorted((one.code, one.line) for one in findings) == sorted(expected)
    assert all(one.remedy for one in findings)


@pytest.mark.parametrize("value", ["Déclaration : suite", '"Le Conseil" se réunit', "@lu : « c'est \"dit\" »", "'a' b : c'd", "%"])
def test_the_remedy_for_a_value_that_cannot_be_read_is_the_line_to_write(value: str) -> None:
    """Written as the remedy says, the value is read as it was meant."""
    header, findings = read_header("a", corpus_file(HEADER.replace("title: Déclaration", f"title: {value}")))
    assert [one.code for one in findings] == ["C02"]
    assert header
    assert header.fields["id"] == "essai-2007"
    line = findings[0].remedy.partition(":  ")[2]
    mended, findings = read_header("a", corpus_file(HEADER.replace("title: Déclaration", line)))
    assert (mended and mended.fields["title"], findings) == (value, ())


def test_a_missing_digest_is_told_with_its_value() -> None:
    """The remedy for a missing sha256 is the line to write."""
    _, findings = read_header("a", corpus_file(HEADER.replace("sha256: {digest}\n", "")))
    assert hashlib.sha256(BODY.encode()).hexdigest() in findings[0].remedy


def test_windows_bytes_are_read_and_said() -> None:
    """A file that is not UTF-8 is read as Windows-1252, with a warning."""
    body = "Le Conseil s'est réuni à Noël.".encode("cp1252")
    raw = HEADER.format(digest=hashlib.sha256(body).hexdigest()).replace("Déclaration", "Texte").encode("cp1252") + body
    communique, findings = read_communique("a", "a", raw, known)  # type: ignore[arg-type]
    assert communique is not None
    assert communique.sentences[0].text == "Le Conseil s'est réuni à Noël."
    assert [one.code for one in findings] == ["C10"]


def test_every_text_of_the_corpus_is_as_found() -> None:
    """The five texts are unchanged, byte for byte, and every sentence is a stretch of its file."""
    files = sorted((ROOT / "corpus" / "nato-russia-council").glob("*.txt"))
    assert len(files) == 5
    for path in files:
        raw = path.read_bytes()
        header, findings = read_header(path.name, raw)
        assert header is not None
        assert not findings
        assert hashlib.sha256(raw[header.length :]).hexdigest() == header.fields["sha256"]
        text = raw.decode()
        communique, _ = read_communique(path.name, "nrc", raw, known)  # type: ignore[arg-type]
        assert communique is not None
        for sentence in communique.sentences:
            assert text[: sentence.span.start].count("\n") + 1 == sentence.span.line
            words = sentence.text[len(sentence.opening) :].replace("*", " ").split()
            assert words[0][:3] == normalise(PlacedText.of(text[sentence.span.start : sentence.span.end])).text.split()[0][:3]


@pytest.mark.parametrize(
    ("link", "kept"), [("Voir aussi : le site du diocèse", True), ("Lire aussi : notre dossier", True), ("À lire aussi", False)]
)
def test_one_link_alone_hides_nothing_below_it(link: str, kept: bool) -> None:  # noqa: FBT001 a table's column
    """A line with its own link is the page's; what stands under « À lire aussi » alone are links, too."""
    found = blocks(f"La peste sévissait.\n\n{link}\n\n1871 : Mandement de l'archevêque")
    assert (found[-1][0] == "heading") is kept


KEPT = ["quatre-vingt-/dix", "quatre-/vingt-dix", "vingt-/trois", "soixante-/dix-sept", "dix-/sept", "rez-/de-chaussée", "rez-de-/chaussée", "après-/midi", "vice-/président", "grand-/mère", "États-/Unis", "c'est-/à-dire", "c'est-à-/dire", "peut-/être", "celui-/ci", "Marie-/Claire", "Saint-/Denis", "Boulogne-/sur-Mer", "Châlons-en-/Champagne", "vis-/à-vis", "vis-à-/vis", "cessez-/le-feu", "cessez-le-/feu", "a-t-/il", "a-/t-il", "ci-/dessus", "au-/delà", "en-/tête", "entre-/temps", "franco-/britannique", "franco-/allemandes", "mi-/janvier", "Arc-et-/Senans", "rendez-/vous", "avant-/garde", "contre-/offensives", "OTAN-/Russie"]
WHOLE = ["coopé-/ration", "entre-/prise", "minis-/tère", "sep-/tembre", "en-/semble", "par-/tenaire", "mi-/nistre", "au-/tomne", "ex-/périence", "euro-/péenne", "ci-/toyen", "franco-/phone", "soixan-/taine", "vingt-/aine", "dé-/cembre", "de-/mande", "con-/tre-amiral", "vice-prési-/dent", "Saint-De-/nis", "quatre-vingt-dou-/zième", "aéro-/port", "main-/tenir", "soi-/rée"]


@pytest.mark.parametrize("cut", [*KEPT, *WHOLE])
def test_a_hyphen_at_a_line_s_end_stays_where_it_is_the_word_s(cut: str) -> None:
    """« rez-/de-chaussée » keeps it, « entre-/prise » does not: in extracted text, and in the lines of a PDF."""
    word = cut.replace("/", "") if cut in KEPT else cut.replace("-/", "")
    lines = f"Les ministres ont parlé longuement de {cut} et de bien d'autres choses, puis sont partis.".split("/")
    text = f"Les ministres ont parlé longuement de {word} et de bien d'autres choses, puis sont partis."
    assert blocks("\n".join(lines)) == [("paragraph", text)]
    layout = read_layout([PlacedText.of(line) for line in lines], FRENCH.page.table)
    assert joined(lines, layout.keeps_hyphen)[0] == text


@pytest.mark.parametrize("cut", ["techno-/pôle", "éco-/-quartier"])
def test_the_text_itself_tells_how_a_word_is_written(cut: str) -> None:
    """A word that stands whole elsewhere in the text is written so at a line's end too."""
    word, half = cut.replace("-/", ""), cut.replace("/-", "/").replace("/", "\n")
    text = f"Le préfet a visité le {word} de Kerval.\n\nLe maire a parlé longuement de ce {half} devant les élus."
    assert blocks(text)[1] == ("paragraph", f"Le maire a parlé longuement de ce {word} devant les élus.")


def test_a_long_line_hides_no_wrap() -> None:
    """One line longer than any page, a description above the text, leaves the others the lines of a wrapped page."""
    long = "Description du communiqué, " + "de la page et de ce qui s'y trouve, " * 5 + "et de sa suite"
    wrapped = (
        "A l'entame de sa communication, le Président de la République est revenu sur la\n"
        "Journée des Droits de l'homme, que la Communauté a célébrée à Kerval, et sur le\n"
        "Conseil des ministres de la veille, qui a traité de la même question à sa fin et\n"
        "Premier ministre entendu, du calendrier de la réforme que les ministres ont pour\n"
        "l'essentiel approuvé."
    )
    texts = [one.text for one in read_sentences("a.txt", f"{long}\nTitre de la page\n\n{wrapped}\n", FRENCH)]
    assert texts[-1] == wrapped.replace("\n", " ")
    titles = "\n".join(f"{long}\nTitre {number}" for number in "ABC")
    assert [one.text for one in read_sentences("a.txt", titles, FRENCH)][1::2] == ["Titre A", "Titre B", "Titre C"]


HEADERS = st.lists(
    st.tuples(
        st.sampled_from(["title: ", "a:", "x-y:  ", "n_1: "]),
        st.text("ab1é :#-[]{},&*!|>'\"%@`?.~=\\\u00a0\ufeff\u2028\x85\t_", max_size=8),
        st.sampled_from(["\n", "\n", "\n  suite\n", ""]),
    ).map("".join),
    min_size=1,
    max_size=3,
).map("".join)


@given(HEADERS)
@example("title: Déclaration. Réunion du Conseil OTAN-Russie: suite#2, [fin] « a » \nplace: 3 Rue\n")
@example("a: b: c\n")
@example("a: b #c\n")
@example("a: b:\n")
@example("a: 'b'\n")
def test_a_plain_line_says_what_yaml_reads(written: str) -> None:
    """Whatever signs stand in it; where YAML refuses a header, it is none of plain lines."""
    try:
        nodes = yaml.compose(written, Loader=yaml.BaseLoader)
    except yaml.YAMLError:
        assert not headers._PLAIN.fullmatch(written)  # noqa: SLF001 what decides who reads a header
        return
    if headers._PLAIN.fullmatch(written):  # noqa: SLF001 as above
        said = [(key.value, key.start_mark.line + 2, value.value.strip()) for key, value in nodes.value]
        assert headers._composed(written, 2) == said  # noqa: SLF001 as above
