"""Office documents, e-books and Markdown come out as the same text, and tell the same events as when written plainly."""

from __future__ import annotations

import pytest
from intake_texts import FRENCH, JOINT, MILK, TEXTS, blocks_of, events_of, paragraph, text_of, word, written

from timeline.intake.any_file import read_any
from timeline.intake.office import prepare_rtf
from timeline.intake.pandoc_tree import as_text, blocks
from timeline.intake.tidy import mend_signs, tidy

pytestmark = pytest.mark.books

KINDS = ["docx", "odt", "rtf", "epub", "html"]
# Their titles are the header's, or words of a title page that the walker cannot tell from text.
NO_HEADING = ("# Le Conseil régional de Bretagne adopte son plan pour l'eau", "## Session du 14 mai 2019")


@pytest.mark.parametrize("kind", [*KINDS, "md"])
@pytest.mark.parametrize("name", TEXTS)
def test_every_kind_gives_the_same_text(name: str, kind: str) -> None:
    """Every block whole and alone on its line, nothing beside them, and the events of the plain text."""
    markdown, plain = TEXTS[name]
    text = text_of(f"a.{kind}", markdown if kind == "md" else written(markdown, kind))
    wanted, got = blocks_of(plain), blocks_of(text)
    unmarked = {one.lstrip("# ") for one in NO_HEADING} if kind in ("rtf", "epub", "html", "md") else set()
    assert {one for one in wanted - got if one.lstrip("# ") not in unmarked} == set()
    assert got - wanted <= unmarked
    # What one of the two marks as a heading need not make an event of its own.
    told, wanted_told = events_of(text), events_of(plain)
    assert {one for one in (told - wanted_told) + (wanted_told - told) if one[-1].lstrip("# ") not in unmarked} == set()


ADDRESSES = ["exemple.fr/2019", "https", "2018-03-04", "mailto", "2026-"]


@pytest.mark.parametrize("kind", [*KINDS, "md"])
def test_no_address_is_text(kind: str) -> None:
    """Links are words; no address, no day the file was made on."""
    text = text_of(f"a.{kind}", MILK if kind == "md" else written(MILK, kind))
    assert not [sign for sign in ADDRESSES if sign in text]


def test_office_documents_state_their_title() -> None:
    """« Titre » and « Sous-titre » are styles: their words are headings of the text, and the title a clue."""
    extract = read_any("a.docx", written(TEXTS["council"][0], "docx"), FRENCH)
    assert [(clue.field, clue.value.replace("’", "'")) for clue in extract.clues] == [
        ("title", "Le Conseil régional de Bretagne adopte son plan pour l'eau")
    ]
    assert extract.converter.startswith("pandoc 3")


def changed(kind: str, words: str) -> str:
    """A tracked change of Word's."""
    tag = "delText" if kind in ("del", "moveFrom") else "t"
    return f'<w:{kind} w:id="1" w:author="A" w:date="2019-01-01T00:00:00Z"><w:r><w:{tag}>{words}</w:{tag}></w:r></w:{kind}>'


def test_tracked_changes_are_taken_as_accepted_and_told() -> None:
    """What was put in is text, what was taken out is none, and both are told."""
    raw = word(
        paragraph("Le Conseil a décidé ", changed("ins", "d’ouvrir un bureau le 3 mai 2019"), changed("del", " le 4 avril 2011"), ".")
    )
    extract = read_any("a.docx", raw, FRENCH)
    assert extract.text == "Le Conseil a décidé d’ouvrir un bureau le 3 mai 2019.\n"
    assert [(one.code, one.fact) for one in extract.remarks] == [
        ("C55", "1 tracked insertion was taken"), ("C55", "1 tracked deletion was left out"),
    ]  # fmt: skip


def boxed(words: str) -> str:
    """The inside of a text box."""
    return f"<w:txbxContent>{paragraph(words)}</w:txbxContent>"


def test_text_boxes_come_once_behind_their_paragraph() -> None:
    """A box is written twice in the file, for new programs and for old ones; it is read once."""
    box = boxed("Le 7 juillet 2019, le Conseil a adopté un plan.")
    both = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    old = f"<w:r><w:pict><v:shape><v:textbox>{boxed('Encadré ancien.')}</v:textbox></v:shape></w:pict></w:r>"
    extract = read_any("a.docx", word(paragraph("Avant.", both), paragraph("Après.", old), "Fin."), FRENCH)
    assert extract.text.split("\n\n") == [
        "Avant.", "Le 7 juillet 2019, le Conseil a adopté un plan.", "Après.", "Encadré ancien.", "Fin.\n",
    ]  # fmt: skip
    assert [one.fact for one in extract.remarks] == ["2 text boxes were taken, each behind its paragraph"]


UNSEEN = [
    ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>caché le 5 mai 2005</w:t></w:r>", "hidden"),
    ("<w:r><w:rPr><w:strike/></w:rPr><w:t>barré le 5 mai 2005</w:t></w:r>", "struck"),
    (changed("moveFrom", "déplacé le 5 mai 2005"), "deletion"),
    ('<w:fldSimple w:instr=" PAGE "><w:r><w:t>3</w:t></w:r></w:fldSimple>', ""),
    ('<w:r><w:instrText>DATE \\@ "5 mai 2005"</w:instrText></w:r>', ""),
]


@pytest.mark.parametrize(("run", "told"), UNSEEN)
def test_what_no_reader_sees_is_no_text(run: str, told: str) -> None:
    """Hidden, struck and moved words, and the codes of fields, are left out and told."""
    extract = read_any("a.docx", word(paragraph("Le Conseil a siégé. ", run)), FRENCH)
    assert extract.text == "Le Conseil a siégé.\n"
    assert told in " ".join(one.fact for one in extract.remarks)


WRAPPED = [
    '<w:smartTag w:element="date"><w:r><w:t>le 3 mai 2019</w:t></w:r></w:smartTag>',
    '<w:fldSimple w:instr="DATE"><w:r><w:t>le 3 mai 2019</w:t></w:r></w:fldSimple>',
    "<w:sdt><w:sdtPr><w:date/></w:sdtPr><w:sdtContent><w:r><w:t>le 3 mai 2019</w:t></w:r></w:sdtContent></w:sdt>",
    '<w:customXml w:element="x"><w:r><w:t>le 3 mai 2019</w:t></w:r></w:customXml>',
    '<w:hyperlink w:anchor="x"><w:r><w:t>le 3 mai 2019</w:t></w:r></w:hyperlink>',
]


@pytest.mark.parametrize("run", WRAPPED, ids=lambda run: run[:20])
def test_words_in_wraps_are_words(run: str) -> None:
    """Dates in fields, forms and tags of old programs are read, within a paragraph and around one."""
    assert text_of("a.docx", word(paragraph("Réuni ", run, "."))) == "Réuni le 3 mai 2019.\n"
    whole = f'<w:customXml w:element="x">{paragraph("Réuni ", run, ".")}</w:customXml>'
    assert text_of("a.docx", word(whole)) == "Réuni le 3 mai 2019.\n"


def test_a_table_without_its_columns_keeps_its_cells() -> None:
    """A program that does not tell the columns of a table loses no cell."""
    def row(*cells: str) -> str:
        return "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in cells) + "</w:tr>"

    text = text_of("a.docx", word(f"<w:tbl>{row('Calendrier')}{row('10 mai 2019', 'Le plan est adopté.')}</w:tbl>"))
    assert text.rstrip().split("\n\n") == ["Calendrier", "10 mai 2019 : Le plan est adopté."]


def test_a_table_of_html_in_markdown_dates_its_rows() -> None:
    """As one of any other kind of file does; none of its days is that of the text."""
    rows = "<tr><td>8 mai 2017</td><td>Le plan est adopté</td></tr><tr><td>Fête</td><td>9 mai 2017</td></tr>"
    text = text_of("a.md", f"# Calendrier\n\n<table>{rows}</table>\n".encode())
    assert text.rstrip().split("\n\n")[1:] == ["8 mai 2017 : Le plan est adopté.", "Fête : 9 mai 2017."]


def test_contents_and_broken_lines() -> None:
    """A table of contents goes; lines broken by hand are blocks where they end, one where they go on."""
    line = "<w:r><w:br/></w:r>"
    raw = word(
        paragraph("Bilan 2018 ....... 3", style="TM1"),
        paragraph("Bruxelles, le 14 mai 2019", line, "COMMUNIQUÉ", line, "Le Conseil s’est réuni,", line, "aujourd’hui."),
        paragraph("•\tun point le 3 mars 2021 ;"),
        paragraph("Fin 1", '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>er</w:t></w:r>', " juin."),
        paragraph("Clos en 2020.", '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>3</w:t></w:r>', " Voir."),
    )
    assert text_of("a.docx", raw).split("\n\n") == [
        "Bruxelles, le 14 mai 2019", "COMMUNIQUÉ", "Le Conseil s’est réuni, aujourd’hui.", "- un point le 3 mars 2021 ;",
        "Fin 1er juin.", "Clos en 2020 [3]. Voir.\n",
    ]  # fmt: skip


SHEET = "<html><body>{}</body></html>"
LAID = [
    ("<table><tr><td>Paris, le 3 mai</td><td>N° 4</td></tr></table>", ["Paris, le 3 mai", "N° 4"]),
    ("<table><tr><td>Lot</td><td>2 mai</td></tr><tr><td>Gers 4</td><td>3 mai</td></tr></table>", ["Lot : 2 mai.", "Gers 4 ; 3 mai."]),
    ("<table><tr><td><p>Un.</p><p>Deux.</p></td></tr></table>", ["Un.", "Deux."]),
    ("<table><tr><td></td><td>Seul le 3 mai</td></tr></table>", ["Seul le 3 mai"]),
    (
        "<table><tr><td rowspan=2>3 mai 2019</td><td>Un pont ouvre</td></tr><tr><td>Une école ferme</td></tr><tr><td>4 mai</td><td>Un bac</td></tr></table>",
        ["3 mai 2019 : Un pont ouvre.", "3 mai 2019 : Une école ferme.", "4 mai : Un bac."],
    ),
    (
        "<p>Le Conseil décide :</p><table><tr><th>Lieu</th><th>Jour</th></tr><tr><td>Lot</td><td>2 mai</td></tr><tr><td>Gers</td><td>3 mai</td></tr></table>",
        ["Le Conseil décide :", "- Lieu : Lot ; Jour : 2 mai.", "- Lieu : Gers ; Jour : 3 mai."],
    ),
    (
        "<p>Il décide :</p><table><tr><th>Lieu</th><th>Part de 2019</th></tr><tr><td>Lot</td><td>2 écus</td></tr></table>",
        ["Il décide :", "Lieu ; Part de 2019", "Lot ; 2 écus."],
    ),
    (
        "<table><tr><td>Un pont</td><td colspan=2 rowspan=3>3 mai 2019</td></tr><tr><td>Un bac</td></tr><tr><td>Une gare</td></tr></table>",
        ["Un pont : 3 mai 2019.", "Un bac : 3 mai 2019.", "Une gare : 3 mai 2019."],
    ),
    (
        "<table><tr><td>Ville</td><td>Jour</td></tr><tr><td>Lot</td><td>2 mai</td></tr><tr><td>Gers</td><td>3 mai</td></tr></table>",
        ["Ville ; Jour", "Lot : 2 mai.", "Gers : 3 mai."],
    ),
    ("<dl><dt>14 mai 2019</dt><dd>Signature.</dd></dl>", ["14 mai 2019 : Signature."]),
    ("<p>Vu.<sup>1</sup> Fin de l'an<sup>2</sup>.</p>", ["Vu [1]. Fin de l'an [2]."]),
    ("<p>30 km<sup>2</sup>, le 1<sup>er</sup> mai, n<sup>o</sup> 4, XX<sup>e</sup></p>", ["30 km2, le 1er mai, n° 4, XXe"]),
    ('<p>Vu<span style="display: none">le 3 mai 2001</span> ici</p><div style="display:none">x</div>', ["Vu ici"]),
    ('<p>Le <img alt="Le ministre à Rome, le 4 mai." src="x.png"> Conseil</p>', ["Le Conseil", "Photo : Le ministre à Rome, le 4 mai."]),
    ('<p>Ici <img alt="IMG_2019-05-04.jpg" src="x.png"></p>', ["Ici"]),
    ("<p>Vu <del>le 3 mai 2001</del> ici</p>", ["Vu ici"]),
    ('<ol type="a" start="3"><li>un</li></ol><ol type="i"><li>deux</li></ol>', ["c) un", "i) deux"]),
    ("<p>oﬃce co\u00adopération\u200b de\u00a02019</p>", ["office coopération de\u00a02019"]),
    ('<p>Voir <a href="https://a.fr/2019/05/04">ici</a> (https://a.fr/2019/05/05).</p>', ["Voir ici."]),
]


@pytest.mark.parametrize(("page", "expected"), LAID, ids=lambda given: str(given)[:40])
def test_blocks(page: str, expected: list[str]) -> None:
    """Each thing a document can hold has one way to be written."""
    assert as_text(blocks(SHEET.format(page).encode(), "html")).text.rstrip("\n").split("\n\n") == expected


MARKDOWN = [
    ("Le Conseil a décidé :\n- de clore ;\n- d'ouvrir.", ["Le Conseil a décidé :", "- de clore ;", "- d'ouvrir."]),
    ("Il a décidé :\na) de clore ;\nb) d'ouvrir.", ["Il a décidé :", "a) de clore ;", "b) d'ouvrir."]),
    ("Il a décidé :\na. de clore ;\nb. d'ouvrir.", ["Il a décidé :", "a) de clore ;", "b) d'ouvrir."]),
    ("1. Il a décidé :\n    a. de clore ;\n    b. d'ouvrir.\n2. Il voit.", ["1. Il a décidé :", "  a) de clore ;", "  b) d'ouvrir.", "2. Il voit."]),
    ("Il voit le point\na. Fin.", ["Il voit le point a. Fin."]),
    ("Du 12 au 14 mai\n2019. Il a clos.", ["Du 12 au 14 mai 2019. Il a clos."]),
    ("2019. Le Conseil", ["2019. Le Conseil"]),
    ("Bruxelles, le 4 mars 2009  \nLe Conseil a siégé.", ["Bruxelles, le 4 mars 2009", "Le Conseil a siégé."]),
    ('<div class="x">\n<p>Signé le 3&nbsp;mars.</p>\n<ul><li>un</li></ul>\n</div>', ["Signé le 3 mars.", "- un"]),
    ("{% include menu.html %}\nTexte {{ page.date }} ici.\n{: .lead }", ["Texte ici."]),
    ('{{< figure src="2009-01-01.jpg" >}}\n\nTexte.', ["Texte."]),
    ("Texte.\n\n<!-- le 6 mars 2001 -->\n\n<script>var a = '7 mars 2001'</script>", ["Texte."]),
    ("Texte.\n\n```python\nprint('7 mai 2001')\n```", ["Texte."]),
    ("Texte[^a].\n\n[^a]: Note du 5 mai.", ["Texte [1].", "[1] Note du 5 mai."]),
    ("Texte^[note du 5 mai].", ["Texte [1].", "[1] note du 5 mai"]),
    ("***\n\n**Fin** du _texte_ \\*vu\\* ==le 3==", ["Fin du texte *vu* le 3"]),
    ("Un 1$^{er}$ mai, n$^o$ 4, XX\\textsuperscript{e}", ["Un 1er mai, n° 4, XXe"]),
]


@pytest.mark.parametrize(("page", "expected"), MARKDOWN, ids=lambda given: str(given)[:40])
def test_markdown(page: str, expected: list[str]) -> None:
    """Markdown as sites write it: lists without a blank line, years at a line's beginning, calls of an engine."""
    assert text_of("a.md", page).replace("\u00a0", " ").rstrip("\n").split("\n\n") == expected


RAISED = [
    ("le 1\\textsuperscript{er} mai", "le 1er mai"),
    ("le 1\\up{er} mai, 2$^{\\text{e}}$", "le 1er mai, 2e"),
    ("le 1\\ier{} mai, XX\\ieme{} si\\`ecle", "le 1er mai, XXe siècle"),
    ("r\\'eunion, \\c{c}a, \\oe uvre, \\og oui \\fg{}", "réunion, ça, œuvre, « oui »"),
    ("1ᵉʳ mai, nᵒ 4", "1er mai, n° 4"),
    ("x^2 + a<b, C:\\temp, 5 $ et 6 $", "x^2 + a<b, C:\\temp, 5 $ et 6 $"),
    ("R&D, a_b, #4", "R&D, a_b, #4"),
]


@pytest.mark.parametrize(("given", "expected"), RAISED)
def test_raised_letters(given: str, expected: str) -> None:
    """« 1er » in every way a program writes it; what is none stays."""
    assert mend_signs(given) == expected


NOTES = [("vu en 2020¹.", "vu en 2020 [1]."), ("vu.² Il", "vu [2]. Il"), ("30 km² et 5 m³", "30 km² et 5 m³")]


@pytest.mark.parametrize(("given", "expected"), NOTES)
def test_marks_of_notes(given: str, expected: str) -> None:
    """« 2020¹ » is a note, « km² » is none."""
    assert tidy(given) == expected


def test_rich_text_keeps_the_letter_after_an_apostrophe() -> None:
    r"""« \u8217?accord », which pandoc alone reads as « ’ccord », and the notes of LibreOffice."""
    raw = rb"{\rtf1\ansi L\u8217?accord de l'\'e9t\'e9 2019.{\super{\*\footnote Vu le 3 mai.}} Fin.\par}"
    assert text_of("a.rtf", raw).split("\n\n")[0] == "L’accord de l'été 2019 [1]. Fin."
    assert "[1] Vu le 3 mai." in text_of("a.rtf", raw)
    assert prepare_rtf(b"{\\rtf1 \\'e9}") == b"{\\rtf1 \\'e9}"


def test_the_joint_statement_has_its_notes_nowhere() -> None:
    """A raised figure after a unit is no note."""
    assert "[2]" not in text_of("a.docx", written(JOINT, "docx"))
