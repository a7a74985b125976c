"""PDFs become text in the order of a reader, without heads, feet and page numbers, their notes last."""

from __future__ import annotations

import io
import re
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING

import pikepdf
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st
from projects import copy, run

from timeline.events.extraction import extract_events
from timeline.intake.extract import Extract, Sure
from timeline.intake.pages.characters import read_characters
from timeline.intake.pdf import read_pdf
from timeline.language import load_language
from timeline.model.errors import TimelineError
from timeline.reading.communique import read_sentences
from timeline.reading.header import read_header
from timeline.reading.pages import PageStart, parse_pages

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.books

FRENCH = load_language("fr")
FONT = '#set text(font: "Libertinus Serif", lang: "fr")\n'


@lru_cache
def printed(source: str) -> bytes:
    """The PDF that Typst makes of a source."""
    made = typst.compile((FONT + source).encode())
    assert isinstance(made, bytes)
    return made


def read(source: str | bytes) -> Extract:
    """What is taken from a PDF, or from the one that Typst makes of a source."""
    return read_pdf(source if isinstance(source, bytes) else printed(source), "page.pdf", FRENCH)


def blocks(source: str | bytes) -> list[str]:
    """The blocks of its text."""
    return read(source).text.rstrip("\n").split("\n\n")


def events(text: str) -> list[tuple[str, str]]:
    """When and of what kind the events of a text are, in order."""
    return [(str(one.when), str(one.kind)) for one in extract_events(read_sentences("", text, FRENCH), None, FRENCH)]


# One communiqué, laid out in many ways: {…} is a note.
COMMUNIQUE = (
    ("title", "Communiqué final de la réunion du Conseil conjoint Valdorie – Orsenne tenue à Kerval"),
    ("par", "Kerval, le 14 mars 2016"),
    ("head", "Ouverture des travaux"),
    ("par", "Le Conseil conjoint s’est réuni à Kerval le 14 mars 2016 sous la présidence de Mme Hélène Dastier. Les ministres ont examiné la coopération entre les deux pays depuis l’accord-cadre signé le 3 février 2012.{Accord-cadre du 3 février 2012, entré en vigueur le 1er juillet 2013.} Ils ont salué le cessez-le-feu conclu le 22 janvier 2016, qui a permis l’acheminement de l’aide humanitaire dans les provinces du nord."),
    ("par", "Le Conseil a rappelé que la mission d’observation, lancée en septembre 2014, avait été prolongée jusqu’au 31 décembre 2016. Il a demandé au Secrétariat de présenter un rapport sur l’administration des régions transfrontalières avant le 30 juin 2016."),
    ("head", "Décisions"),
    ("par", "Le Conseil a décidé :"),
    ("item", "de créer un groupe de travail sur les infrastructures ferroviaires, qui se réunira pour la première fois le 12 avril 2016 ;"),
    ("item", "d’approuver le programme d’échanges universitaires pour la période 2016-2018 ;"),
    ("item", "de consacrer 4 millions d’écus à la restauration du pont d’Ambel, détruit le 9 novembre 2013."),
    ("par", "Les ministres se félicitent de la coopération engagée entre les états-majors depuis le 1er octobre 2015. L’exercice conjoint « Aurore » se tiendra du 5 au 9 septembre 2016 dans la région de Haute-Vienne, avec la participation de six cents hommes.{Les effectifs ont été arrêtés par l’échange de lettres du 2 mars 2016.} La délégation d’Orsenne a proposé d’étendre la mise en œuvre du protocole aux unités de protection civile."),
    ("par", "M. Armand Vassiliev a présenté les résultats du programme de déminage. Depuis le 4 mai 2014, 1 250 hectares ont été rendus aux communes ; la dernière zone sera nettoyée d’ici au 31 octobre 2017."),
    ("head", "Suites"),
    ("par", "Les ministres sont convenus de se retrouver à Ambel en juin 2017. La prochaine réunion du Conseil sera précédée d’une rencontre des directeurs politiques, le 18 mai 2017. Le protocole additionnel, paraphé le 7 août 2015, sera soumis aux parlements avant la fin de l’année 2016."),
    ("par", "Le Conseil a remercié les autorités de Kerval de leur hospitalité. Il a adopté le présent communiqué à l’unanimité le 15 mars 2016."),
)  # fmt: skip
TEXT = "Le ministre a reçu le 6 mai 2018 une délégation conduite par M. Ferrante, qui a quitté Kerval le 7 mai 2018."
NOTE = re.compile(r"\{(.*?)\}")


def typeset() -> str:
    """The communiqué as Typst has it."""
    marks = {"title": "#title[{}]", "head": "= {}", "item": "- {}", "par": "{}"}
    return "\n\n".join(marks[kind].format(NOTE.sub(r"#footnote[\1]", text)) for kind, text in COMMUNIQUE)


def plain() -> list[str]:
    """The communiqué as it is to be read."""
    notes = [note for _, text in COMMUNIQUE for note in NOTE.findall(text)]
    found: list[str] = []
    for kind, text in COMMUNIQUE:
        for number, note in enumerate(notes, 1):
            text = text.replace(f".{{{note}}}", f" [{number}].")  # noqa: PLW2901 mark by mark
        found.append({"title": "# ", "head": "# ", "item": "- "}.get(kind, "") + text)
    return [*found, *(f"[{number}] {note}" for number, note in enumerate(notes, 1))]


LAYOUTS = {
    "two narrow columns with alternating heads": """
#set page(width: 15cm, height: 20cm, margin: (x: 1.5cm, y: 2.2cm), columns: 2, header: context {
  let n = counter(page).get().first()
  set text(8pt)
  if calc.odd(n) [Conseil conjoint en session #n] else [#n #h(1fr) La Lettre de Kerval]
})
#set text(9pt, hyphenate: true)
#set par(justify: true, first-line-indent: 1em, spacing: 0.65em)
#let title(it) = place(top + center, scope: "parent", float: true, text(15pt, weight: "bold", it))
""",
    "indented paragraphs without gaps": """
#set page(paper: "a4", margin: 2.5cm, footer: context align(right)[Page #counter(page).display() sur #counter(page).final().first()])
#set text(12pt, hyphenate: false)
#set par(justify: true, first-line-indent: (amount: 1.25cm, all: true), spacing: 0.65em)
#let title(it) = align(center, text(18pt, weight: "bold", it))
""",
    "ragged, with gaps, on small pages": """
#set page(width: 12cm, height: 10cm, margin: (x: 1.5cm, y: 1.6cm), header: context text(8pt)[Conseil conjoint #counter(page).display()])
#set text(11pt)
#set par(spacing: 1.2em)
#let title(it) = text(18pt, it)
""",
    "double-spaced, title in bold capitals' size": """
#set page(paper: "a4", margin: 3cm, numbering: "- 1 -")
#set text(12pt)
#set par(leading: 1.5em, spacing: 2.6em)
#let title(it) = align(center, text(20pt, weight: "bold", it))
""",
    "three columns across, a stamp aslant": """
#set page(paper: "a4", flipped: true, margin: 1.5cm, columns: 3, numbering: "1", background: rotate(45deg, text(70pt, fill: luma(220))[PROJET]))
#set text(9pt, hyphenate: true)
#set par(justify: true, spacing: 1em)
#let title(it) = text(14pt, weight: "bold", it)
""",
    "notes as large as the text, Roman numbers": """
#set page(paper: "a5", margin: 1.8cm, numbering: "i")
#set text(10pt)
#show footnote.entry: set text(10pt)
#set par(justify: true, spacing: 1em)
#let title(it) = align(center, text(14pt, it))
""",
    "headings in bold only, marks as glyphs": """
#set page(paper: "a5", margin: 2cm, numbering: "1/1")
#set text(11pt)
#set super(typographic: true)
#show heading: it => block(text(11pt, weight: "bold", it.body))
#set par(justify: true, spacing: 1.3em)
#let title(it) = text(15pt, weight: "bold", it)
""",
}  # fmt: skip


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_block_is_whole_and_in_order(name: str) -> None:
    """Every block is whole and in order."""
    found = [re.sub("^#+ ", "# ", block) for block in blocks(LAYOUTS[name] + typeset())]
    assert found == plain()


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_events_are_those_of_the_same_text_written_plainly(name: str) -> None:
    """The events are those of the same text written plainly."""
    expected = events("\n\n".join(plain()))
    assert len(expected) > 15
    assert events(read(LAYOUTS[name] + typeset()).text) == expected


def test_a_title_is_a_clue_and_a_page_s_start_is_told() -> None:
    """A title is a clue and a page's start is told."""
    taken = read(LAYOUTS["indented paragraphs without gaps"] + typeset())
    assert next(clue.value for clue in taken.clues if clue.field == "title") == COMMUNIQUE[0][1]
    assert taken.pages[0] == PageStart(1, 1)
    lines = taken.text.split("\n")
    for start in taken.pages[1:]:
        assert lines[start.line - 1][start.character :].strip()
    assert [start.page for start in taken.pages] == sorted({start.page for start in taken.pages})


SENTENCES = " ".join(
    f"La commission {place} a remis {what} à la présidence, qui en a pris acte avec {how}."
    for place in ("de Kerval", "des finances", "du fleuve", "chargée des routes", "de déminage")
    for what in ("son rapport", "un avis motivé sur les travaux en cours", "ses comptes")
    for how in ("satisfaction", "réserve", "un intérêt qui ne s’est pas démenti")
)
PAGES = '#set page(width: 12cm, height: 9cm, margin: 1.5cm, numbering: "1")\n'


def test_the_start_of_a_page_within_a_paragraph_is_told_to_the_character() -> None:
    """The start of a page within a paragraph is told to the character."""
    taken = read(PAGES + SENTENCES)
    assert [start.line for start in taken.pages] == [1] * len(taken.pages)
    line = taken.text.split("\n")[0]
    for start, page in zip(taken.pages, read_characters(printed(PAGES + SENTENCES)).pages, strict=True):
        words = "".join(one.text for one in page.characters).replace(" ", "").replace("-", "")
        assert words.startswith(line[start.character :][:20].replace(" ", ""))
    assert len(taken.pages) > 2


HERE, LAST = "#counter(page).display()", "#counter(page).final().first()"
NUMBERS = {
    "1": HERE,
    "1/2": f"{HERE}/{LAST}",
    "- 1 -": f"- {HERE} -",
    "– 1 –": f"– {HERE} –",
    "[1]": f"\\[{HERE}\\]",
    "Page 1": f"Page {HERE}",
    "page 1 sur 2": f"page {HERE} sur {LAST}",
    "p. 1": f"p. {HERE}",
    "i": '#counter(page).display("i")',
    "1 | 2": f"{HERE} | {LAST}",
}


@pytest.mark.parametrize("shape", NUMBERS)
@pytest.mark.parametrize("place", ["top", "bottom"])
def test_a_page_s_number_of_any_shape_cuts_no_date(shape: str, place: str) -> None:
    """A page's number of any shape cuts no date."""
    # The page ends within « en juin / 2015 ».
    side = "header" if place == "top" else "footer"
    page = f"#set page(width: 12cm, height: 9cm, margin: 2cm, {side}: context align(center)[{NUMBERS[shape]}])\n#set par(justify: true)\n"
    text = "Le Conseil conjoint s’est réuni à Kerval en juin"
    assert blocks(f"{page}{text} #linebreak(justify: true) #pagebreak() 2015 afin d’examiner le projet.") == [
        f"{text} 2015 afin d’examiner le projet."
    ]


def test_a_running_head_with_its_number_cuts_no_date() -> None:
    """A running head with its number cuts no date."""
    page = "#set page(width: 12cm, height: 9cm, margin: 2cm, header: context text(9pt)[Conseil conjoint #counter(page).display()])\n#set par(justify: true)\n"
    text = "Le Conseil conjoint s’est réuni à Kerval en juin"
    source = f"{page}{text} #linebreak(justify: true) #pagebreak() 2015 afin d’examiner le projet."
    assert blocks(source) == [f"{text} 2015 afin d’examiner le projet."]
    assert "head or foot left out on 2 pages: Conseil conjoint 1" in {one.fact for one in read(source).remarks}


BROKEN = {
    "coopé-\\ration": "coopération",
    "cessez-\\le-feu": "cessez-le-feu",
    "Haute-\\Vienne": "Haute-Vienne",
    "accord-\\cadre": "accord-cadre",
    "sep-\\tembre": "septembre",
    "faudra-\\t-il": "faudra-t-il",
    "2016-\\2018": "2016-2018",
}


@pytest.mark.parametrize("cut", BROKEN)
def test_a_word_cut_at_a_line_s_end_is_made_whole(cut: str) -> None:
    """A word cut at a line's end is made whole."""
    source = f"#set page(width: 14cm)\n#set par(justify: true)\nLe ministre des relations extérieures de la Valdorie {cut.replace(chr(92), '#linebreak(justify: true)')} et les suites données au dossier."
    assert blocks(source) == [
        f"Le ministre des relations extérieures de la Valdorie {BROKEN[cut]} et les suites données au dossier."
    ]


PLACED = {
    "a table's rows are sentences, its heads are not": (
        "#table(columns: 3, [*Commune*], [*Contribution pour 2019*], [*Échéance*], [Dordogne], [1 250 000 écus], [15 juin 2019], [Brive], [300 000 écus], [1er juillet 2019])",
        ["Commune ; Contribution pour 2019 ; Échéance", "Dordogne ; 1 250 000 écus ; 15 juin 2019.", "Brive ; 300 000 écus ; 1er juillet 2019."],
    ),
    "a cell of two lines is one": (
        "#table(columns: (3cm, 5cm), [3 février 2012], [Signature à Kerval de l’accord-cadre de coopération entre les deux pays], [14 mars 2016], [Réunion du Conseil conjoint])",
        ["3 février 2012 : Signature à Kerval de l’accord-cadre de coopération entre les deux pays.", "14 mars 2016 : Réunion du Conseil conjoint."],
    ),
    "an hour stands before what happens then": (
        "#grid(columns: (2.5cm, 1fr), row-gutter: 1em, [10 h 00], [Entretien avec M. Ferrante], [15 h 30], [Audition par la commission], [18 h 00], [Départ])",
        ["10 h 00 Entretien avec M. Ferrante.", "15 h 30 Audition par la commission.", "18 h 00 Départ."],
    ),
    "a letterhead is read side by side": (
        "#grid(columns: (1fr, 1fr), [RÉPUBLIQUE DE VALDORIE\\ Direction de la presse], align(right)[Kerval, le 7 mai 2018\\ N° 2018/47])\n#v(1cm)\nLe ministre a reçu le 6 mai 2018 une délégation conduite par M. Ferrante, qui a quitté Kerval.",
        ["RÉPUBLIQUE DE VALDORIE", "Direction de la presse", "Kerval, le 7 mai 2018", "N° 2018/47", "Le ministre a reçu le 6 mai 2018 une délégation conduite par M. Ferrante, qui a quitté Kerval."],
    ),
    "letters and numbers keep their levels": (
        "+ Le premier tronçon sera livré :\n  + la section de Tulle le 1#super[er] mars 2020 ;\n  + la section d’Ambel, longue de 12 km#super[2], le 15 mai 2020.\n+ Le second a été attribué.",
        ["1. Le premier tronçon sera livré :", "  1. la section de Tulle le 1er mars 2020 ;", "  2. la section d’Ambel, longue de 12 km2, le 15 mai 2020.", "2. Le second a été attribué."],
    ),
    "« a. » is written « a) »": (
        "a. La campagne a débuté le 3 septembre 2018.\n\nb. L’hôpital sera inauguré le 9 janvier 2019.",
        ["a) La campagne a débuté le 3 septembre 2018.", "b) L’hôpital sera inauguré le 9 janvier 2019."],
    ),
    "letters set apart are a word": (
        "#align(center, text(tracking: 6pt)[COMMUNIQUÉ FINAL])\n\nLe Conseil s’est réuni.",
        ["COMMUNIQUÉ FINAL", "Le Conseil s’est réuni."],
    ),
    "a heading on the right is cut within a word": (
        "#align(right, text(16pt)[Communiqué final de la réunion ministé-\\ rielle])\n\n" + TEXT,
        ["# Communiqué final de la réunion ministérielle", TEXT],
    ),
    "an initial ends no block": (
        "#set page(width: 9cm)\n#set par(justify: true)\nLe ministre des relations extérieures a reçu M. #linebreak(justify: true) Vassiliev à Tulle le 3 mai 2017.",
        ["Le ministre des relations extérieures a reçu M. Vassiliev à Tulle le 3 mai 2017."],
    ),
    "the points of a table of contents go": (
        "I. LE CONTEXTE #box(width: 1fr, repeat[.]) 12\n\nII. LES ENJEUX #box(width: 1fr, repeat[.]) 27",
        ["I. LE CONTEXTE", "II. LES ENJEUX"],
    ),
    "a date at the head of two pages stays": (
        '#set page(header: [Chronologie du Conseil], numbering: "1")\n== 6 juin 2002\nLe Conseil s’est réuni.\n#pagebreak()\n== 6 juin 2003\nLe Conseil s’est réuni à Tulle.\n#pagebreak()\n== 7 mai 2004\nLe Conseil s’est séparé.\n#pagebreak()\nIl n’a plus siégé.\n#pagebreak()\nIl est dissous.',
        ["# 6 juin 2002", "Le Conseil s’est réuni.", "# 6 juin 2003", "Le Conseil s’est réuni à Tulle.", "# 7 mai 2004", "Le Conseil s’est séparé.", "Il n’a plus siégé.", "Il est dissous."],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PLACED)
def test_what_stands_on_a_page_is_read_as_a_reader_does(name: str) -> None:
    """What stands on a page is read as a reader does."""
    source, expected = PLACED[name]
    assert blocks(source) == expected


NEVER_TEXT = {
    "a head": ("two narrow columns with alternating heads", "Lettre"),
    "an alternate head": ("two narrow columns with alternating heads", "en session"),
    "a foot": ("indented paragraphs without gaps", "Page"),
    "a foot's count": ("indented paragraphs without gaps", "sur 2"),
    "a watermark": ("three columns across, a stamp aslant", "PROJET"),
    "a hyphen of the line's end": ("two narrow columns with alternating heads", "transfron-"),
    "a mark glued to a word": ("headings in bold only, marks as glyphs", "20121"),
    "a mark after the stop": ("headings in bold only, marks as glyphs", ".["),
    "a sign of PDFium's": ("two narrow columns with alternating heads", "\ufffe"),
    "a private sign": ("headings in bold only, marks as glyphs", "\ue000"),
}


@pytest.mark.parametrize("name", NEVER_TEXT)
def test_what_the_pages_add_is_no_text(name: str) -> None:
    """What the pages add is no text."""
    layout, words = NEVER_TEXT[name]
    assert words not in read(LAYOUTS[layout] + typeset()).text


def saved(pdf: pikepdf.Pdf, **options: object) -> bytes:
    """The bytes of a PDF."""
    held = io.BytesIO()
    pdf.save(held, **options)  # type: ignore[arg-type]
    return held.getvalue()


def scan(content: bytes = b"") -> bytes:
    """A page that is one picture, and what is written over it."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(600, 800))
    picture = pdf.make_stream(bytes(64), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=8, Height=8,
                              ColorSpace=pikepdf.Name.DeviceGray, BitsPerComponent=8)  # fmt: skip
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im=picture), Font=pikepdf.Dictionary(F1=font))
    page.Contents = pdf.make_stream(b"q 600 0 0 800 0 0 cm /Im Do Q " + content)
    return saved(pdf)


def refusal(raw: bytes) -> str:
    """The code with which a PDF is refused."""
    with pytest.raises(TimelineError) as raised:
        read(raw)
    assert raised.value.findings[0].remedy
    return raised.value.findings[0].code


def read_or_code(raw: bytes) -> str:
    """The text of a PDF, or the code with which it is refused."""
    try:
        return read(raw).text
    except TimelineError as error:
        return error.findings[0].code


def encrypted(user: str) -> bytes:
    """A PDF that opens with a password, or with none."""
    pdf = pikepdf.open(io.BytesIO(printed(TEXT)))
    return saved(pdf, encryption=pikepdf.Encryption(user=user, owner="maître"))


def bomb() -> bytes:
    """A page whose stream unpacks to much more than it is."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(600, 800))
    held = zlib.compress(b"BT /F1 10 Tf (a) Tj ET " * 3_000_000, 9)
    page.Contents = pikepdf.Stream(pdf, held, Filter=pikepdf.Name.FlateDecode)
    return saved(pdf)


REFUSED = {
    "nothing": (b"", "C40"),
    "a Word document": (b"PK\x03\x04" + bytes(500), "C40"),
    "only a first line": (b"%PDF-1.7\n", "C40"),
    "half a file": (printed(TEXT)[:2000], "C40"),
    "a password": (encrypted("secret"), "C41"),
    "a scan": (scan(), "C43"),
    "an empty page": (printed("#v(1pt)"), "C43"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_pdf_without_text_is_refused_with_what_to_do(name: str) -> None:
    """A PDF without text is refused with what to do."""
    raw, code = REFUSED[name]
    assert refusal(raw) == code


def test_a_scan_s_remedy_names_the_program() -> None:
    """A scan's remedy names the program."""
    with pytest.raises(TimelineError, match="ocrmypdf"):
        read(scan())


def test_a_time_limit_ends_the_reading() -> None:
    """A time limit ends the reading."""
    assert read_characters(bomb(), time_limit=0).refused == "slow"


def test_a_pdf_that_opens_without_a_password_is_read() -> None:
    """A PDF that opens without a password is read."""
    assert blocks(encrypted("")) == [TEXT]


def test_text_that_a_machine_recognised_is_told() -> None:
    """Text that a machine recognised is told."""
    taken = read(scan(b"BT 3 Tr /F1 24 Tf 50 700 Td (Le ministre est parti le 3 mars 1987.) Tj ET"))
    assert taken.text == "Le ministre est parti le 3 mars 1987.\n"
    assert [one.code for one in taken.remarks] == ["C45"]


def test_a_picture_among_pages_of_text_is_told() -> None:
    """A picture among pages of text is told."""
    pdf, picture = pikepdf.open(io.BytesIO(printed(TEXT))), pikepdf.open(io.BytesIO(scan()))
    pdf.pages.append(picture.pages[0])
    taken = read(saved(pdf))
    assert taken.text == TEXT + "\n"
    assert [(one.code, one.fact) for one in taken.remarks] == [("C43", "page 2 is without text: a picture")]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_is_read_upright(turn: int) -> None:
    """A turned page is read upright."""
    pdf = pikepdf.open(io.BytesIO(printed(TEXT)))
    pdf.pages[0].rotate(turn, relative=False)
    assert blocks(saved(pdf)) == [TEXT]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_whose_text_is_turned_is_read_upright(turn: int) -> None:
    """A page whose text is turned is read upright."""
    assert blocks(f"#rotate({turn}deg, reflow: true)[#box(width: 12cm)[{TEXT}]]") == [TEXT]


def test_metadata_is_only_a_guess() -> None:
    """Metadata is only a guess."""
    pdf = pikepdf.open(io.BytesIO(printed(f"= Visite à Kerval\n{TEXT}")))
    pdf.docinfo["/Title"] = "Note 4"
    pdf.docinfo["/Author"] = "hp"
    clues = read(saved(pdf)).clues
    assert [(one.value, one.sure) for one in clues if one.field == "title"] == [
        ("Visite à Kerval", Sure.LIKELY),
        ("Note 4", Sure.GUESS),
    ]
    assert {one.sure for one in clues if one.field == "date"} <= {Sure.GUESS}
    assert not [one for one in clues if one.value == "hp"]


@pytest.mark.parametrize("name", ["Microsoft Word - DISCOURS PR.doc", "communique.docx", "untitled", "Sans titre"])
def test_a_name_that_a_program_gave_is_no_title(name: str) -> None:
    """A name that a program gave is no title."""
    pdf = pikepdf.open(io.BytesIO(printed(TEXT)))
    pdf.docinfo["/Title"] = name
    assert not [one for one in read(saved(pdf)).clues if one.field == "title"]


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=40))
def test_a_damaged_pdf_is_read_or_refused(faults: list[tuple[int, int]]) -> None:
    """A damaged pdf is read or refused."""
    raw = bytearray(printed(TEXT))
    for place, byte in faults:
        raw[place % len(raw)] = byte
    assert read_or_code(bytes(raw)).strip()


NOTED = f"{PAGES}= Communiqué\n\nLe Conseil s’est réuni à Kerval le 3 mars 2019#footnote[Voir l’accord du 2 mai 2012.]. {SENTENCES} Il se réunira le 4 juin 2020."


def test_the_pages_are_kept_in_the_header_and_read_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`add` writes where pages begin, notes on their own page; `events` says it; `--again` writes it anew."""
    project, came = copy("essai", tmp_path / "essai"), tmp_path / "cm.pdf"
    came.write_bytes(printed(NOTED))
    assert run(capsys, "add", str(came), "--id", "cm", "--date", "2019-03-03", "--project", str(project))[0] == 0
    (path,) = (project / "corpus" / "essai").glob("2019-03-03-*.txt")
    header, _ = read_header("a", path.read_bytes())
    assert header is not None
    starts = parse_pages(header.fields["pages"])
    last = max(start.page for start in starts)
    assert [start.page for start in starts] == [*range(1, last + 1), 1]
    told = run(capsys, "events", "--project", str(project))[1]
    assert re.search(r"3 mars 2019.*\n?.*\(page 1, paragraph 1\)", told)
    assert re.search(rf"4 juin 2020.*\n?.*\(page {last}, paragraph 1\)", told)
    whole = path.read_bytes()
    path.write_bytes(whole.replace(f"pages: {header.fields['pages']}\n".encode(), b""))
    assert run(capsys, "add", "--again", "cm", "--project", str(project))[0] == 0
    assert path.read_bytes() == whole


def test_form_feeds_of_a_text_are_its_pages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A text that pdftotext made has no `pages` in its header and says them all the same."""
    project, came = copy("essai", tmp_path / "essai"), tmp_path / "cm.txt"
    came.write_text("Le Conseil s’est réuni le 3 mars 2019.\n\n\fIl se réunira en juin\n\f2020 à Kerval.\n\f", encoding="utf-8")
    assert run(capsys, "add", str(came), "--id", "cm", "--date", "2019-03-03", "--project", str(project))[0] == 0
    told = run(capsys, "events", "--project", str(project))[1]
    assert re.search(r"3 mars 2019.*\n?.*\(page 1, paragraph 1\)", told)
    assert re.search(r"juin 2020.*\n?.*\(page 2, paragraph 1\)", told)


def test_a_title_that_comes_back_as_the_head_of_each_page_is_said_to_stay() -> None:
    """What was left out and still stands in the text is no riddle."""
    body = "\n\n".join(f"Le Conseil a adopté le rapport numéro {n} sur la région et sur son budget. " * 6 for n in range(40))
    head = "#set page(header: context if counter(page).get().first() > 1 [Plan pour les forêts])\n"
    extract = read(f'#set page(paper: "a5")\n{head}= Plan pour les forêts\n\n{body}')
    (fact,) = [one.fact for one in extract.remarks if one.code == "C46" and "Plan pour" in one.fact]
    assert "line 1, it stays" in fact
    assert extract.text.count("Plan pour les forêts") == 1


def test_heads_and_feet_are_told_in_one_line() -> None:
    """However many there are; page numbers and what a browser prints are not told at all."""
    head = "[11/29/26, 5:54 AM #h(1fr) Conseil de Kerval]"
    foot = '[#"file:///home/a/b.html" #h(1fr) #context counter(page).display("1/1", both: true)]'
    own = '#set page(paper: "a5", header: ' + head + ", footer: " + foot + ")\n"
    body = "\n\n".join(f"Le Conseil a adopté le rapport numéro {n} sur la région et sur son budget. " * 6 for n in range(12))
    facts = [one.fact for one in read(own + body).remarks if one.code == "C46"]
    assert len(facts) <= 1
    assert not [fact for fact in facts if "file:" in fact or "5:54 AM;" in fact]
