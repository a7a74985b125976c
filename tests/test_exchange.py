"""TMX, XLIFF and TBX: outside readers find what we wrote, and what comes back finds its entry."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from outside import library
from sample import INTO_ENGLISH

from timeline.model.errors import TimelineError
from timeline.model.translation import State
from timeline.project.files import Source
from timeline.translations.catalogue import Catalogue, new_catalogue
from timeline.translations.exchange.decoding import decode
from timeline.translations.exchange.returned import ReturnedTranslation, take_returned
from timeline.translations.exchange.tbx import write_tbx
from timeline.translations.exchange.tmx import read_tmx, write_tmx
from timeline.translations.exchange.xliff import read_xliff, write_xliff, write_xliff_1
from timeline.translations.glossary import read_glossary
from timeline.translations.po import Unit
from timeline.translations.states import unit_state

if TYPE_CHECKING:
    from collections.abc import Callable

DONE = Unit("nrc-2007.k3f7", "Le *Kursk* & « l'OTAN »\u202f<1>", 'The *Kursk* & "NATO" <1>', notes=("date: 2007-12-07",))
STALE = Unit("nrc-2007.m4p9", "Le plan de 2010.", "The 2009 plan.", ("seen",), flags=("fuzzy",), previous="Le plan de 2009.")
DRAFT = Unit("nrc-2007.n5q8", "Le texte.", "The text.", flags=("fuzzy",))
EMPTY = Unit("nrc-2007.p6r7", "La suite.", "")
GONE = Unit("nrc-2007.q7s6", "L'ancien.", "The former.", obsolete=True)


def catalogue(*units: Unit) -> Catalogue:
    """A catalogue of these entries."""
    return Catalogue("en.po", INTO_ENGLISH, new_catalogue("", INTO_ENGLISH).header, units)


ALL = catalogue(DONE, STALE, DRAFT, EMPTY, GONE)


def test_translate_toolkit_reads_our_tmx() -> None:
    """Every pair is there under its id, with its languages; of stale English, the French it was made for."""
    store = library("translate.storage.tmx").tmxfile.parsestring(write_tmx([ALL], "fr").encode())
    assert [(unit.getid(), unit.source, unit.target) for unit in store.units] == [
        (DONE.id, DONE.source, DONE.target),
        (STALE.id, STALE.previous, STALE.target),
        (DRAFT.id, DRAFT.source, DRAFT.target),
        (GONE.id, GONE.source, GONE.target),
    ]
    assert [node.get(f"{{{XML}}}lang") for node in store.units[0].getlanguageNodes()] == ["fr", "en"]


XML = "http://www.w3.org/XML/1998/namespace"


def test_translate_toolkit_reads_our_xliff() -> None:
    """Every live entry is there under its id, with both texts."""
    store = library("translate.storage.xliff2").Xliff2File.parsestring(write_xliff(ALL).encode())
    assert [unit.getid() for unit in store.units] == [DONE.id, STALE.id, DRAFT.id, EMPTY.id]
    assert (store.getsourcelanguage(), store.gettargetlanguage()) == ("fr", "en")
    assert (str(store.units[1].source), str(store.units[1].target)) == (STALE.source, STALE.target)


def test_translate_toolkit_reads_our_tbx() -> None:
    """Every term is there in its two languages, the English asked for first."""
    glossary = read_glossary(Source("g.csv", "fr,en,note,variants\nCOR,NRC,the body,Council\nl'« OTAN » & Cie,NATO & Co,,\n"))
    text = write_tbx(glossary)
    units = library("translate.storage.tbx").tbxfile.parsestring(text.encode()).units
    assert [(unit.source, unit.target) for unit in units] == [("COR", "NRC"), ("l'« OTAN » & Cie", "NATO & Co")]
    assert text.index("<term>NRC<") < text.index("<term>Council<")
    assert 'xml:lang="fr">\n    <tig><term>COR<' in text


def test_our_xml_is_well_formed_to_another_parser() -> None:
    """The parser of lxml, which Translate Toolkit brings, has nothing to say."""
    etree = library("lxml.etree")
    for text in (write_tmx([ALL], "fr"), write_xliff(ALL), write_tbx(read_glossary(Source("g", "fr,en\na,b\n")))):
        etree.parse(BytesIO(text.encode()))


def test_xliff_comes_back_as_it_went() -> None:
    """Sent out and read in again unchanged, nothing changes."""
    assert take_returned(ALL, read_xliff(write_xliff(ALL), "a.xlf", [INTO_ENGLISH]).translations).catalogue == ALL


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])), st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_any_text_survives_the_exchange(source: str, target: str) -> None:
    """Text with marks of any kind is the same when it comes back."""
    unit = Unit("a.k3f7", f"a{source}", f"b{target}")
    kept = [(unit.source, unit.target)]
    clean = [tuple("".join(c for c in text if c not in "\ufffe\uffff") for text in pair) for pair in kept]
    for write, read in ((write_xliff, read_xliff), (lambda one: write_tmx([one], "fr"), read_tmx)):
        assert [(one.source, one.target) for one in read(write(catalogue(unit)), "a", [INTO_ENGLISH]).translations] == clean


@pytest.mark.parametrize(
    ("unit", "foreign", "expected"),
    [
        (EMPTY, ("La suite.", "What follows.", State.TRANSLATED), ("What follows.", State.TRANSLATED, "filled")),
        (EMPTY, ("La suite.", "What follows.", State.DRAFT), ("What follows.", State.DRAFT, "filled")),
        (EMPTY, ("L'autre suite.", "The other.", State.TRANSLATED), ("The other.", State.STALE, "filled")),
        (DRAFT, ("Le texte.", "The text.", State.TRANSLATED), ("The text.", State.TRANSLATED, "changed")),
        (DRAFT, ("Le texte.", "A text.", State.DRAFT), ("A text.", State.DRAFT, "changed")),
        (DONE, (DONE.source, "A guess.", State.DRAFT), (DONE.target, State.TRANSLATED, "")),
        (DONE, (DONE.source, "Better.", State.TRANSLATED), ("Better.", State.TRANSLATED, "changed")),
        (DONE, ("Le sous-marin.", "The boat.", State.TRANSLATED), ("The boat.", State.STALE, "stale")),
        (STALE, (STALE.source, "The 2010 plan.", State.TRANSLATED), ("The 2010 plan.", State.TRANSLATED, "changed")),
        (STALE, (STALE.source, "A 2009 plan.", State.STALE), ("A 2009 plan.", State.STALE, "changed")),
    ],
)
def test_what_comes_back_counts_for_what_it_is(
    unit: Unit, foreign: tuple[str, str, State], expected: tuple[str, State, str]
) -> None:
    """A guess never replaces a translation; English for other French is stale."""
    taken = take_returned(catalogue(unit), [ReturnedTranslation(unit.id, *foreign, INTO_ENGLISH)])
    (after,) = taken.catalogue.units
    done = next((name for name in ("filled", "changed", "stale") if getattr(taken, name)), "")
    assert (after.target, unit_state(after), done) == expected


def test_what_lost_its_id_finds_its_entry_by_its_french() -> None:
    """Some tools drop the ids; an unknown id is told."""
    taken = take_returned(ALL, [ReturnedTranslation("", "La  suite.", "Next.", State.TRANSLATED, INTO_ENGLISH), ReturnedTranslation("x.y2y2", "?", "?", State.DRAFT, INTO_ENGLISH)])
    assert taken.filled == (EMPTY.id,)
    assert taken.unknown == ("x.y2y2",)


def test_reads_the_tmx_of_others() -> None:
    """A document type, UTF-16 named, codes of regions, inline tags and other languages are all met in the field."""
    text = """<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE tmx SYSTEM "tmx14.dtd">
    <tmx version="1.4"><header/><body><tu><tuv xml:lang="FR-FR"><seg>Le <bpt i="1"/>plan<ept i="1"/>.</seg></tuv>
    <tuv xml:lang="de"><seg>Der Plan.</seg></tuv><tuv xml:lang="en-GB"><seg>The plan.</seg></tuv></tu></body></tmx>"""
    (one,) = read_tmx(text, "a.tmx", [INTO_ENGLISH]).translations
    assert one[:5] == ("", "Le plan.", "The plan.", State.DRAFT, INTO_ENGLISH)


@pytest.mark.parametrize(
    ("read", "text", "code"),
    [
        (read_tmx, "", "T26"),
        (read_tmx, "<tmx>\n<body>", "T26"),
        (read_tmx, "<xliff/>", "T27"),
        (read_tmx, '<!DOCTYPE tmx [<!ENTITY a "b">]><tmx>&a;</tmx>', "T26"),
        (read_xliff, '<xliff version="1.1"/>', "T27"),
        (read_xliff, "<xliff/>", "T27"),
        (read_xliff, '<xliff version="1.2"/>', "T28"),
        (read_xliff, '<xliff version="1.2"><file source-language="fr" target-language="de"/></xliff>', "T28"),
        (read_xliff, '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="fr"/>', "T28"),
    ],
)
def test_says_what_is_wrong_with_a_file(read: Callable[[str, str], object], text: str, code: str) -> None:
    """Another format, another language, or no XML at all: refused by name."""
    with pytest.raises(TimelineError) as caught:
        read(text, "a.xml", [INTO_ENGLISH])
    assert [finding.code for finding in caught.value.findings] == [code]


def test_the_files_are_the_same_every_day() -> None:
    """What the formats offer for the moment and the hand of their making is left out."""
    for text in (write_tmx([ALL], "fr"), write_xliff(ALL), write_tbx(read_glossary(Source("g", "fr,en\na,b\n")))):
        assert not re.search(r"(?i)\b(?:creation|change)(?:date|id)\b|\d{8}T\d{6}|\d{4}-\d\d-\d\dT|dateTime", text)


def test_xliff_1_comes_back_as_it_went() -> None:
    """Sent out as XLIFF 1.2 and read in again unchanged, nothing changes; translate-toolkit reads it too."""
    assert take_returned(ALL, read_xliff(write_xliff_1(ALL), "a.xlf", [INTO_ENGLISH]).translations).catalogue == ALL
    store = library("translate.storage.xliff").xlifffile.parsestring(write_xliff_1(ALL).encode())
    assert [unit.xmlelement.get("id") for unit in store.units] == [DONE.id, STALE.id, DRAFT.id, EMPTY.id]


XLIFF_2 = 'xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="fr" trgLang="en-GB"'
XLIFF_1 = 'xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"'
FILE_1 = '<file original="a" source-language="fr-FR" target-language="en-GB" datatype="plaintext">'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # segments stand in the order of their targets, spaces between them where the file has them
            f'<xliff {XLIFF_2}><file id="f"><unit id="a.k3f7"><segment state="final"><source>Un.</source><target order="3">One.</target></segment>'
            '<ignorable><source> </source></ignorable><segment state="final"><source>Deux.</source><target order="1">Two.</target></segment>'
            "</unit></file></xliff>",
            ("Un. Deux.", "Two. One.", State.TRANSLATED),
        ),
        (  # a half translated sentence is a draft
            f'<xliff {XLIFF_2}><file id="f"><unit id="a.k3f7"><segment state="final"><source>Un. </source><target>One. </target></segment>'
            "<segment><source>Deux.</source></segment></unit></file></xliff>",
            ("Un. Deux.", "One.", State.DRAFT),
        ),
        (  # codes of a format, spanning and single, a character that XML cannot hold, set in lines by a tool
            f'<xliff {XLIFF_2}><file id="f"><group id="g"><unit id="a.k3f7"><segment state="reviewed"><source>Le <sc id="1" subType="xlf:i"/>Kursk<ec startRef="1"/>.</source>'
            '\n  <target>The <sc id="1" subType="xlf:i"/>Kursk<ec startRef="1"/>\n   <ph id="2"/>sank<cp hex="0007"/>.</target></segment></unit></group></file></xliff>',
            ("Le *Kursk*.", "The *Kursk* sank.", State.TRANSLATED),
        ),
        (  # 1.2: bpt and ept hold code, mrk and g hold words, another proposal is none
            f'<xliff {XLIFF_1}>{FILE_1}<body><group><trans-unit id="a.k3f7" approved="yes"><source>Le <g id="1" ctype="italic">Kursk</g>.</source>'
            '<seg-source><mrk mtype="seg" mid="0">Le Kursk.</mrk></seg-source><target><mrk mtype="seg" mid="0">The <bpt id="1" ctype="italic">&lt;i&gt;</bpt>Kursk<ept id="1">&lt;/i&gt;</ept>.</mrk></target>'
            "<alt-trans><target>No.</target></alt-trans></trans-unit></group></body></file></xliff>",
            ("Le *Kursk*.", "The *Kursk*.", State.TRANSLATED),
        ),
        (  # what a machine put there and no one approved is a draft
            f'<xliff {XLIFF_1}>{FILE_1}<body><trans-unit id="a.k3f7"><source>Un.</source><target state="translated" state-qualifier="mt-suggestion">One.</target></trans-unit></body></file></xliff>',
            ("Un.", "One.", State.DRAFT),
        ),
    ],
    ids=["order", "half", "codes", "1.2", "machine"],
)
def test_reads_the_xliff_of_others(text: str, expected: tuple[str, str, State]) -> None:
    """As the standards say."""
    (one,) = read_xliff(text, "a.xlf", [INTO_ENGLISH]).translations
    assert (one.source, one.target, one.state) == expected


def test_says_what_it_did_not_take() -> None:
    """Units without a segment, without a target, in other languages: one line each, whatever their number."""
    units = "".join(f'<unit id="a.k{n}f7"/>' for n in range(100))
    file = read_xliff(f'<xliff {XLIFF_2}><file id="f">{units}<unit id="b"><segment><source>Un.</source></segment></unit></file></xliff>', "a.xlf", [INTO_ENGLISH])
    assert [finding.fact[:40] for finding in file.skipped] == ["not taken: 100 entries without a segment", "not taken: 1 entry without a translation"]
    tmx = "".join(f'<tu tuid="t{n}"><tuv xml:lang="fr"><seg>Un.</seg></tuv><tuv xml:lang="{code}"><seg>{said}</seg></tuv></tu>' for n, (code, said) in enumerate([("de", "Eins."), ("en", "One."), ("en", "")]))
    file = read_tmx(f"<tmx><header/><body>{tmx}</body></tmx>", "a.tmx", [INTO_ENGLISH])
    assert [one.target for one in file.translations] == ["One."]
    assert len(file.skipped) == 2


def test_takes_the_variant_of_our_country_and_the_newest_of_a_text() -> None:
    """A memory may have American and British English, and several translations of one text."""
    text = """<tmx><header/><body><tu><tuv xml:lang="fr"><seg>Le programme.</seg></tuv><tuv xml:lang="en-US"><seg>The program.</seg></tuv>
    <tuv xml:lang="en-GB"><seg>The programme.</seg></tuv></tu>
    <tu><tuv xml:lang="fr"><seg>Un.</seg></tuv><tuv xml:lang="en" changedate="20200101T000000Z"><seg>Old.</seg></tuv></tu>
    <tu><tuv xml:lang="fr"><seg>Un.</seg></tuv><tuv xml:lang="en" changedate="20210101T000000Z"><seg>New.</seg></tuv></tu></body></tmx>"""
    file = read_tmx(text, "a.tmx", [INTO_ENGLISH])
    assert [one.target for one in file.translations] == ["The programme.", "New."]
    assert "translate otherwise" in file.skipped[0].fact


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "iso-8859-1", "cp1252"])
def test_reads_any_encoding_that_is_marked_or_declared(encoding: str) -> None:
    """Trados writes UTF-16; old tools declare what they wrote."""
    name = {"utf-8-sig": "utf-8", "utf-16-le": "utf-16", "utf-16-be": "utf-16"}.get(encoding, encoding)
    text = f'<?xml version="1.0" encoding="{name}"?><tmx>é</tmx>'
    assert decode(text.encode(encoding), "a.tmx") == text
    assert decode('msgid ""\nmsgstr "Content-Type: text/plain; charset=ISO-8859-1\\n"\n# é\n'.encode("iso-8859-1"), "a.po").endswith("é\n")


@pytest.mark.parametrize("raw", [b'<?xml version="1.0" encoding="utf-8"?><tmx>\xe9</tmx>', b'<?xml version="1.0" encoding="no-such"?><tmx/>'])
def test_says_when_a_file_is_not_what_it_declares(raw: bytes) -> None:
    """Refused by name, nothing guessed."""
    with pytest.raises(TimelineError, match="T22"):
        decode(raw, "a.tmx")
