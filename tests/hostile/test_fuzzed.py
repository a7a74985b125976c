"""Every reader on files that are nearly right: cut, doubled, with marks of their own grammar where nobody puts them.

Each refuses what it refuses with findings, never with an exception of another kind; what the readers of catalogues and
dates accept, they read again as it was written.
"""

from __future__ import annotations

import tomllib
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.dates import find_dates
from timeline.events.editing import read_editing
from timeline.language import load_language
from timeline.model.errors import TimelineError
from timeline.model.translation import Direction
from timeline.model.when import When
from timeline.project.files import Source
from timeline.project.settings import read_edition
from timeline.project.toml_edits import Said, UnpatchableError
from timeline.project.toml_lines import key_lines
from timeline.project.toml_patch import patch
from timeline.reading.header import read_header
from timeline.translations.exchange import tmx, xliff
from timeline.translations.exchange.decoding import decode
from timeline.translations.glossary import read_glossary
from timeline.translations.kept import read_kept
from timeline.translations.po import read_units, write_unit

if TYPE_CHECKING:
    from collections.abc import Callable

FRENCH = load_language("fr")
OURS = [Direction("fr", "en")]
TOML = (
    'identifier = "urn:x"\nlanguages = ["fr"]\nsubjects.a.fr = "x"\n[title]\nfr = "x"\n[page]\npaper = "a4"\n',
    '["a.b2"] # « à »\ndate = "by end 2009"\nkind = "past"\n[[add]]\ncommunique = "a"\n[seen]\n"a.b2" = "x"\n',
    '"a.b2".key = true\nadd = [{ x = 1, y = [2, {}] },\n # so\n { z = """\na\n""" }]\n\'a.c3\' = { kind = \'past\' }\n',
)
PO = (
    'msgctxt "a.k3f7"\nmsgid "Le 7 mars"\nmsgstr ""\n"7 March\\n"\n"so"\n',
    '#, fuzzy\n#| msgid "x"\n#: corpus/a.txt:1\n# why\nmsgctxt "a"\nmsgid "\\303\\251"\nmsgstr "b"\n\n#~ msgctxt "c"\n#~ msgid "c"\n#~ msgstr "d"\n',
)
XLIFF = (
    '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="fr" trgLang="en"><file id="f"><unit id="u">'
    '<segment state="final"><source>a<pc id="1">b</pc></source><target order="1">c<cp hex="001B"/></target></segment></unit></file></xliff>',
    '<xliff version="1.2"><file source-language="fr" target-language="en"><body><trans-unit id="a"><source>x</source>'
    '<target state="final">y<g id="1">z</g></target></trans-unit></body></file></xliff>',
)
TMX = (
    '<tmx version="1.4"><header srclang="fr"/><body><tu tuid="a" changedate="20090303T101010Z"><tuv xml:lang="fr"><seg>x<bpt i="1"/></seg></tuv>'
    '<tuv xml:lang="en"><seg>y</seg></tuv></tu></body></tmx>',
)
HEADERS = (
    "---\nid: a-1\ntitle: \"T: u\"\ndate: 2007-12-07\nplace: P\nissuer: I\nlanguage: fr\nsource: 's'\npages: 1=1 2=3:4\nsha256: x\n---\nx\n",
    "---\nid: &a a-1\ntitle: |\n  T\n  u\nplace: [a, b]\n? c\n: d\n...\n---\nx\n",
)
DATES = ("2008-04-02/2008-04-04", "{2011-03-09,2011-03-23}", "by end 2008", "../2008-12", "2009-12~", "199X", "early 2010-34", "XXXX-05-12")
FRENCH_DATES = (
    "du 2 au 4 avril 2008, d'ici à la fin 2008, la veille", "le 1er mars 2009 ; en février ; jeudi en huit ; l'an XII", "mi-2009, 3/4/2010, le 31.12",
)  # fmt: skip
CSV = ('fr,en,note\nConseil,Council,"body, may"\n"a ""b""",c,\n',)
JSONL = ('{"id": "a.b2", "collection": "c", "language": "en", "source": "x", "target": "y", "state": "translated"}\n[1]\n',)
PIECES = (
    "", " ", "\n", "\r", "\t", "\0", "\x1b", '"', "'", '"""', "\\", "\\x", "\\u", "[", "]", "{", "}", "=", ",", ".", ":", "#", "-", "/", "&", "&#0;", "<", ">", "]]>",
    "<a>", "msgid", "msgstr[0]", "#~", "#|", "%", "|", "*", "~", "?", "9" * 30, "0000", "X", "٣", "\u202e", "\u2028", "\ufeff", "\ufdd0", "é", "e\u0301", "nan", "2009-02-31",
)  # fmt: skip


@st.composite
def spoilt(draw: st.DrawFn, of: tuple[str, ...]) -> bytes:
    """One of several files, changed in up to six places; or cut."""
    raw = draw(st.sampled_from(of)).encode()
    for _ in range(draw(st.integers(0, 6))):
        at, length = draw(st.integers(0, len(raw))), draw(st.integers(0, 8))
        piece = draw(st.sampled_from(PIECES).map(str.encode) | st.binary(max_size=3) | st.just(raw[at : at + 40]))
        raw = raw[:at] + piece + raw[at + length :]
    return raw


def text(raw: bytes) -> str:
    """The bytes as text, whatever they are."""
    return raw.decode("utf-8", "replace")


def po(raw: bytes) -> None:
    """What is read of a catalogue is read again as it is written."""
    units, wrong = read_units(text(raw))
    again, none = read_units("\n".join(map(write_unit, units)))
    assert wrong or (again == units and not none)


def lines(raw: bytes) -> None:
    """Every table and key of a TOML file has its line, and a change says what it is to say or is refused."""
    try:
        table = tomllib.loads(text(raw))
    except ValueError:
        return
    places = key_lines(text(raw))
    for name, said in table.items():
        assert places[name,]
        for key in said if isinstance(said, dict) else ():
            assert places[name, key]
            for value in (None, "x"):
                try:
                    patched = tomllib.loads(patch(text(raw), [Said((name,), key, value)]))
                except UnpatchableError:
                    continue
                assert patched.get(name, {}).get(key) == value


def when(raw: bytes) -> None:
    """A date is written as it is read."""
    try:
        read = When.read(text(raw))
    except ValueError:
        return
    assert When.read(read.notation) == read


def french(raw: bytes) -> None:
    """A date stands where it is found."""
    for found in find_dates(text(raw), FRENCH, date(2008, 4, 4)):
        assert text(raw)[found.start : found.end] == found.text


READERS: dict[str, tuple[tuple[str, ...], Callable[[bytes], object]]] = {
    "header": (HEADERS, lambda raw: read_header("a.txt", raw)), "settings": (TOML, lambda raw: read_edition(Source("s", text(raw)))),
    "editing": (TOML, lambda raw: read_editing(Source("e", text(raw)))), "lines": (TOML, lines), "po": (PO, po),
    "xliff": (XLIFF, lambda raw: xliff.read_xliff(decode(raw, "a"), "a", OURS)), "tmx": (TMX, lambda raw: tmx.read_tmx(decode(raw, "a"), "a", OURS)),
    "glossary": (CSV, lambda raw: read_glossary(Source("g", text(raw)))), "memory": (JSONL, lambda raw: read_kept(text(raw))),
    "when": (DATES, when), "french": (FRENCH_DATES, french),
}  # fmt: skip


@pytest.mark.parametrize("reader", READERS)
@settings(max_examples=300, deadline=None, derandomize=True)
@given(data=st.data())
def test_nothing_but_findings_comes_of_a_spoilt_file(reader: str, data: st.DataObject) -> None:
    """Three hundred files for each reader, the same each time."""
    of, read = READERS[reader]
    with suppress(TimelineError):
        read(data.draw(spoilt(of)))
