"""PO files as others write them are read without loss, and ours are left alone by the tools translators use."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING
from unicodedata import category

import pytest
from conftest import ROOT, need
from hypothesis import given, settings
from hypothesis import strategies as st
from outside import library
from sample import INTO_ENGLISH

from timeline.model.errors import TimelineError
from timeline.model.translation import Direction, Message
from timeline.project.contents import can_be_named
from timeline.project.files import Source
from timeline.translations.catalogue import Catalogue, new_catalogue, read_catalogue, read_labels, write_catalogue
from timeline.translations.merge import merge_catalogue
from timeline.translations.po import Unit

if TYPE_CHECKING:
    from pathlib import Path

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
HOSTILE = (
    "« 5 % des effectifs » et 20 % de plus, 100 %s, {0} {name}",
    'guillemets "droits", barre \\ et \\n',
    "deux\nlignes",
    "une ligne et sa fin\n",
    "tabulation\tici",
    "insécables :\u00a0« ici »\u202f;",
    "séparateurs\u2028de\u2029ligne\u0085tous",
    "<script>alert(1)</script> {{ 7*7 }} #import $x$ @cite #~ #| msgid",
    "Сергей Лавров ministre ☭ 𝄞",
    "x" * 3000,
)


def catalogue_of(*units: Unit) -> Catalogue:
    """A fresh catalogue with these units."""
    return Catalogue("en.po", INTO_ENGLISH, new_catalogue("en.po", INTO_ENGLISH).header, units)


def hostile_catalogue() -> Catalogue:
    """Every hostile text as French, English, previous French, comment of both kinds, live and obsolete."""
    units = []
    for number, text in enumerate(HOSTILE):
        line = " ".join(text.split("\n")).strip(" \t")
        live = {"comments": (line, "", "accept: T07 usage"), "notes": ("date: 2008", line), "references": ("a.txt",)}
        units += [
            Unit(f"a.c{number}", text, text, **live),
            Unit(f"a.d{number}", text, text, flags=("fuzzy",), previous=text, **live),
            Unit(f"a.f{number}", text, **live),
            Unit(f"a.e{number}", text, text, (line,), flags=("fuzzy", "no-wrap"), previous=text, obsolete=True),
        ]
    return catalogue_of(*(u for u in units if not u.obsolete), *(u for u in units if u.obsolete))


def test_writes_one_sentence_on_one_line() -> None:
    """The canonical form is for people who compare two versions line by line."""
    unit = Unit("a.k3f7", "Le 7 mars", "7 March", ("seen",), ("date: 2008",), ("a.txt",), ("fuzzy",), "Le 8 mars")
    assert write_catalogue(catalogue_of(unit)).split("\n\n")[1] == (
        "# seen\n#. date: 2008\n#: a.txt\n#, fuzzy\n"
        '#| msgid "Le 8 mars"\nmsgctxt "a.k3f7"\nmsgid "Le 7 mars"\nmsgstr "7 March"\n'
    )


def test_a_fresh_header_is_complete_and_without_a_date() -> None:
    """The header says what every tool asks for, is not fuzzy, and is the same every day."""
    header = write_catalogue(catalogue_of())
    assert header.startswith('msgid ""\nmsgstr ""\n')
    for field in ("Language: en_GB", "charset=UTF-8", "X-Source-Language: fr", 'PO-Revision-Date: \\n"'):
        assert field in header


LANGUAGES = [
    ("en", "en_GB"), ("en-US", "en_US"), ("en-CA", "en_CA"), ("fr", "fr"), ("de-AT", "de_AT"), ("pt-br", "pt_BR"),
    ("zh-Hant", "zh_Hant"), ("enm", "enm"), ("x-klingon", "x-klingon"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "named"), LANGUAGES, ids=[code for code, _ in LANGUAGES])
def test_a_fresh_header_names_the_language_as_gettext_does(code: str, named: str) -> None:
    """English is British, as the glossary spells it; a language that has a country keeps its own; the file is read."""
    text = write_catalogue(new_catalogue(f"{code}.po", Direction("fr", code)))
    assert f'"Language: {named}\\n"\n' in text
    assert '"X-Source-Language: fr\\n"\n' in text
    assert write_catalogue(read_catalogue(Source(f"{code}.po", text), Direction("fr", code))) == text


@pytest.mark.parametrize("named", ["en", "en_GB", "en-GB", "en_US", "EN"])
def test_the_language_of_a_header_stays_as_it_was_written(named: str) -> None:
    """A catalogue made before, or by another program, is English whatever its country is called."""
    text = f'msgid ""\nmsgstr ""\n"Language: {named}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    assert write_catalogue(read_catalogue(Source("en.po", text), INTO_ENGLISH)) == text


def test_outside_tools_accept_and_leave_alone_what_is_written(tmp_path: Path) -> None:
    """GNU msgfmt checks it without a word; msgcat writes the same bytes again."""
    path = tmp_path / "en.po"
    path.write_text(write_catalogue(hostile_catalogue()), encoding="utf-8", newline="")
    checked = subprocess.run([need("msgfmt"), "-c", "-o", "/dev/null", path], capture_output=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, b"")
    again = subprocess.run([need("msgcat"), "--no-wrap", path], capture_output=True, check=True).stdout
    assert again == path.read_bytes()


def test_translate_toolkit_leaves_alone_what_is_written() -> None:
    """An outside library reads every unit and writes the same bytes."""
    pypo = library("translate.storage.pypo")
    text = write_catalogue(hostile_catalogue()).encode()
    store = pypo.pofile.parsestring(text)
    assert len(store.units) == 1 + 4 * len(HOSTILE)
    assert bytes(store) == text


def test_a_header_as_weblate_writes_it_is_put_in_form() -> None:
    """Without any wrapping the whole header is one line; and its fields stay, those that Weblate adds too."""
    fields = (
        "Project-Id-Version: bilingual chronology", 'Last-Translator: \\"A. Translator\\" <tr@example.org>',
        "Language-Team: English <http://localhost/projects/chron/nrc/en/>", "Language: en",
        "Content-Type: text/plain; charset=UTF-8", "Plural-Forms: nplurals=2; plural=n != 1;", "X-Generator: Weblate 2026.10.1",
    )  # fmt: skip
    text = 'msgid ""\nmsgstr "' + "".join(f"{field}\\n" for field in fields) + '"\n'
    written = write_catalogue(read_catalogue(Source("en.po", text), INTO_ENGLISH))
    assert written == 'msgid ""\nmsgstr ""\n' + "".join(f'"{field}\\n"\n' for field in fields)


def test_reads_back_what_it_wrote() -> None:
    """Nothing is lost in a round trip of the hostile catalogue."""
    assert read_catalogue(Source("en.po", write_catalogue(hostile_catalogue())), INTO_ENGLISH) == hostile_catalogue()


@pytest.mark.parametrize("path", sorted((ROOT / "translations" / "events").glob("*.po")), ids=lambda path: path.stem)
def test_the_catalogues_of_the_repository_are_canonical(path: Path) -> None:
    """What translators get is in its one form, and gettext accepts it without a word."""
    text = path.read_text(encoding="utf-8")
    assert write_catalogue(read_catalogue(Source(str(path), text), INTO_ENGLISH)) == text
    checked = subprocess.run([need("msgfmt"), "-c", "-o", "/dev/null", path], capture_output=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, b"")


CHARACTERS = st.characters(exclude_categories=["Cs"])
TEXTS = st.text(CHARACTERS, min_size=1, max_size=40)
LINES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20).map(lambda text: text.strip(" "))
UNITS = st.builds(
    Unit,
    id=st.from_regex(r"[a-z][a-z0-9-]{0,6}\.[a-z][a-z2-9]{3}", fullmatch=True),
    source=TEXTS,
    target=TEXTS | st.just(""),
    comments=st.lists(LINES, max_size=2).map(tuple),
    notes=st.lists(LINES, max_size=2).map(tuple),
    flags=st.sampled_from([(), ("fuzzy",), ("fuzzy", "no-wrap")]),
    previous=st.none() | TEXTS,
    obsolete=st.booleans(),
)


@settings(deadline=None)
@given(st.lists(UNITS, max_size=6, unique_by=lambda unit: unit.id))
def test_any_catalogue_survives_a_write_and_a_read(units: list[Unit]) -> None:
    """What is written is read back the same, and written again the same."""
    catalogue = catalogue_of(*sorted(units, key=lambda unit: unit.obsolete))
    text = write_catalogue(catalogue)
    assert read_catalogue(Source("en.po", text), INTO_ENGLISH) == catalogue
    assert write_catalogue(read_catalogue(Source("en.po", text), INTO_ENGLISH)) == text


def test_every_sign_that_a_file_may_be_named_by_comes_back() -> None:
    """Whatever stands in the name of a text, the catalogue that is written can be read, and names the text."""
    kinds = {"Zs", "Zl", "Zp", "Cc", "Cf", "Po", "Mn"}
    signs = (chr(code) for code in range(0x11_0000) if category(chr(code)) in kinds)
    names = [f"corpus/c/a{sign}b.txt:12" for sign in signs if can_be_named(sign)]
    messages = [
        Message(f"m-{number}", "", f"Le {number} mars", ("2008",), (), name) for number, name in enumerate(names)
    ]
    merged = merge_catalogue(new_catalogue("en.po", INTO_ENGLISH), messages).catalogue
    read = read_catalogue(Source("en.po", write_catalogue(merged)), INTO_ENGLISH)
    assert [re.sub("[\u2068\u2069]", "", unit.references[0]) for unit in read.units] == names
    assert "corpus/c/a\u3000b.txt:12" in names


@settings(deadline=None)
@given(st.text(st.sampled_from('#~|.:, \n"\\mnsgidctxtr[0]é\t\r') | st.characters(exclude_categories=["Cs"])))
def test_no_text_makes_the_reader_fail_without_findings(text: str) -> None:
    """Any text is a catalogue or a set of findings, each with its line, never a crash."""
    try:
        read_catalogue(Source("en.po", text), INTO_ENGLISH)
    except TimelineError as error:
        lines = [finding.line for finding in error.findings]
    else:
        lines = [1]
    assert min(lines, default=0) > 0


WRAPPED = r"""# Traduction
msgid ""
msgstr ""
"Project-Id-Version: x\n"
"Content-Type: text/plain; charset=UTF-8\n"
"X-Generator: Poedit 3.5\n"
"X-Poedit-Bookmarks: 1,-1\n"

# note of the translator
#. date: 2007-12-07
#: corpus/a.txt:12
#: corpus/b.txt
#, fuzzy, python-format
#| msgctxt "a.k3f7"
#| msgid ""
#| "Réunis à Bruxelles, "
#| "5 % des ministres"
msgctxt "a.k3f7"
msgid ""
"Réunis à Bruxelles, 5 % des "
"ministres"
msgstr ""
"Meeting in Brussels, 5% of "
"\"ministers\"\n"

# kept
#, fuzzy
#~| msgctxt "a.b2c3"
#~| msgid ""
#~| "avant"
#~ msgctxt "a.b2c3"
#~ msgid ""
#~ "ancien"
#~ msgstr "former"
"""


@pytest.mark.parametrize(
    "text",
    [WRAPPED, "\ufeff" + WRAPPED, WRAPPED.replace("\n", "\r\n"), WRAPPED.replace("\n\n", "\n")],
    ids=["wrapped", "byte order mark", "CRLF", "no blank lines"],
)
def test_reads_what_others_write(text: str) -> None:
    """Wrapped lines, flags, previous texts, comments and unknown header fields are all there."""
    catalogue = read_catalogue(Source("en.po", text), INTO_ENGLISH)
    assert catalogue.header.comments == ("Traduction",)
    assert "X-Poedit-Bookmarks: 1,-1\n" in catalogue.header.target
    live, gone = catalogue.units
    assert live == Unit(
        "a.k3f7",
        "Réunis à Bruxelles, 5 % des ministres",
        'Meeting in Brussels, 5% of "ministers"\n',
        ("note of the translator",),
        ("date: 2007-12-07",),
        ("corpus/a.txt:12", "corpus/b.txt"),
        ("fuzzy",),
        "Réunis à Bruxelles, 5 % des ministres",
        "a.k3f7",
    )
    assert gone == Unit("a.b2c3", "ancien", "former", ("kept",), (), (), ("fuzzy",), "avant", "a.b2c3", obsolete=True)


def test_reads_what_msgcat_wraps_and_sorts(tmp_path: Path) -> None:
    """The layout of gettext itself, wrapped at 79 and sorted, is the same catalogue."""
    path = tmp_path / "en.po"
    path.write_text(write_catalogue(hostile_catalogue()), encoding="utf-8")
    other = subprocess.run([need("msgcat"), "--sort-output", path], capture_output=True, check=True).stdout.decode()
    units = read_catalogue(Source("en.po", other), INTO_ENGLISH).units
    assert {unit.id: unit for unit in units} == {unit.id: unit for unit in hostile_catalogue().units}


@pytest.mark.parametrize(
    ("escaped", "text"),
    [(r"\303\251t\xc3\xa9", "été"), (r"\"\\n\"", '"\\n"'), (r"a\tb\nc", "a\tb\nc")],
    ids=["bytes", "quotes", "letters"],
)
def test_reads_escapes(escaped: str, text: str) -> None:
    """Old tools write bytes as numbers; they are UTF-8."""
    assert read_catalogue(Source("en.po", f'msgctxt "a.b"\nmsgid "{escaped}"\nmsgstr ""\n'), INTO_ENGLISH).units[0].source == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('msgctxt "a.b"\nmsgid "x\nmsgstr ""\n', [(1, "T01"), (2, "T01")]),
        ('msgid "x"\nmsgstr "y"\n', [(1, "T21")]),
        ('msgctxt "a.b"\nmsgid "x"\n\nmsgctxt "a.c"\nmsgid "y"\nmsgstr ""\n', [(2, "T01")]),
        ('msgctxt "a.b"\nmsgid "x"\nmsgid_plural "xs"\nmsgstr[0] "y"\n', [(2, "T20")]),
        ('msgctxt "a.b"\nmsgid "x"\nmsgstr "\\q"\n', [(2, "T01")]),
        ('msgctxt "a.b"\nmsgid "x"\nmsgstr ""\n\nmsgctxt "a.b"\nmsgid "y"\nmsgstr ""\n', [(6, "T02")]),
        ('msgid ""\nmsgstr "Content-Type: text/plain; charset=ISO-8859-1\\n"\n', [(1, "T22")]),
        (HEADER + HEADER, [(4, "T02")]),
        ("PK\x03\x04 not a catalogue\nat all\n", [(1, "T01")]),
        ('"loose"\n', [(1, "T01")]),
    ],
    ids=["quote", "no msgctxt", "no msgstr", "plural", "escape", "twice", "charset", "headers", "other file", "loose"],
)
def test_says_what_is_wrong(text: str, expected: list[tuple[int, str]]) -> None:
    """A broken file is refused with the line, a code and a remedy."""
    with pytest.raises(TimelineError) as caught:
        read_catalogue(Source("en.po", text), INTO_ENGLISH)
    assert [(finding.line, finding.code) for finding in caught.value.findings][: len(expected)] == expected
    assert all(finding.remedy for finding in caught.value.findings)


def test_says_everything_that_is_wrong_at_once() -> None:
    """A translator mends a file once, not once for each finding."""
    with pytest.raises(TimelineError) as caught:
        read_catalogue(Source("en.po", 'msgid "x"\nmsgstr "y"\n\nrubbish\n\nmsgctxt "a.b"\nmsgid "z"\nmsgid_plural "s"\n'), INTO_ENGLISH)
    assert [(finding.line, finding.code) for finding in caught.value.findings] == [(1, "T21"), (4, "T01"), (7, "T20")]


def test_flags_of_formats_are_dropped() -> None:
    """« 5 % des effectifs » is no format, whatever Babel wrote."""
    text = '#, python-format, c-format, fuzzy, no-python-format\nmsgctxt "a.b"\nmsgid "5 % des"\nmsgstr "5% of"\n'
    assert read_catalogue(Source("en.po", text), INTO_ENGLISH).units[0].flags == ("fuzzy",)


def test_a_template_header_is_mended() -> None:
    """A header that is fuzzy, or names no character set, is put right without losing its fields."""
    template = '#, fuzzy\nmsgid ""\nmsgstr "X-Own: 1\\nContent-Type: text/plain; charset=CHARSET\\n"\n'
    header = read_catalogue(Source("p", template), INTO_ENGLISH).header
    assert (header.flags, header.target) == ((), "X-Own: 1\nContent-Type: text/plain; charset=UTF-8\n")
    bare = read_catalogue(Source("p", 'msgid ""\nmsgstr "X-Own: 1\\n"\n'), INTO_ENGLISH).header.target
    assert bare == "X-Own: 1\nContent-Type: text/plain; charset=UTF-8\n"


def test_reads_labels() -> None:
    """Fixed words are found by their English, with the context before it where there is one."""
    text = HEADER + 'msgid "Contents"\nmsgstr "Sommaire"\n\nmsgctxt "month"\nmsgid "May"\nmsgstr "mai"\n'
    text += '\n#, fuzzy\nmsgid "Draft"\nmsgstr "Trait"\n\nmsgid "None"\nmsgstr ""\n'
    assert read_labels(Source("fr.po", text)) == {"Contents": "Sommaire", "month\x04May": "mai"}


def test_refuses_a_label_twice() -> None:
    """Two entries for one word: none can be chosen."""
    with pytest.raises(TimelineError, match="month / May stands here again, first at line 2"):
        read_labels(Source("fr.po", 'msgctxt "month"\nmsgid "May"\nmsgstr "mai"\n' * 2))


GIT = '<<<<<<< HEAD\nmsgctxt "a.k3f7"\nmsgid "a"\nmsgstr "b"\n=======\nmsgctxt "a.k3f7"\nmsgid "a"\nmsgstr "c"\n>>>>>>> other\n'
VOLATILE = (
    '<<<<<<< HEAD\n"PO-Revision-Date: 2026-02-02 10:00+0100\\n"\n"Last-Translator: A <a@a>\\n"\n=======\n'
    '"PO-Revision-Date: 2026-03-03 10:00+0100\\n"\n"Last-Translator: B <b@b>\\n"\n>>>>>>> other\n'
)
BOTH = 'msgctxt "a.k3f7"\nmsgid "a"\nmsgstr ""\n"#-#-#-#-#  a.po  #-#-#-#-#\\n"\n"b\\n"\n"#-#-#-#-#  b.po  #-#-#-#-#\\n"\n"c"\n'


@pytest.mark.parametrize(
    ("text", "line", "fact"),
    [
        (HEADER + GIT, 4, "git left a conflict here, to line 12"),
        (HEADER + GIT.replace(">>>>>>> other\n", ""), 4, "its end is not there"),
        (HEADER + BOTH, 5, "msgcat found two translations"),
    ],
)
def test_a_conflict_is_told_by_its_lines_and_nothing_else_is(text: str, line: int, fact: str) -> None:
    """Two sides of a conflict hold everything twice: that is not said a hundred times."""
    with pytest.raises(TimelineError) as caught:
        read_catalogue(Source("en.po", text), INTO_ENGLISH)
    (finding,) = caught.value.findings
    assert (finding.code, finding.line) == ("T43", line)
    assert fact in finding.fact


def test_who_saved_a_file_last_is_no_conflict() -> None:
    """Of two translators' headers the later stands; a header that differs in more is one."""
    text = 'msgid ""\nmsgstr ""\n' + VOLATILE + '"Content-Type: text/plain; charset=UTF-8\\n"\n'
    header = read_catalogue(Source("en.po", text), INTO_ENGLISH).header.target
    assert "B <b@b>" in header
    assert "A <a@a>" not in header
    with pytest.raises(TimelineError, match="T43"):
        read_catalogue(Source("en.po", text.replace("Last-Translator", "Language")), INTO_ENGLISH)


MOVED = "<<<<<<< a\n#: corpus/a.txt:13\n{ours}||||||| o\n#: corpus/a.txt:12\n#, fuzzy\n=======\n#: corpus/a.txt:12\n{theirs}>>>>>>> b\n"


@pytest.mark.parametrize(
    ("ours", "theirs", "fuzzy"),
    [("#, fuzzy\n", "", False), ("", "#, fuzzy\n", False), ("#, fuzzy\n", "#, fuzzy\n", True)],
    ids=["cleared there", "cleared here", "cleared nowhere"],
)
def test_where_a_sentence_stands_is_no_conflict(ours: str, theirs: str, fuzzy: bool) -> None:  # noqa: FBT001
    """A text got a line more while a translator cleared a mark: the mark is as the one who touched it left it."""
    text = HEADER + MOVED.format(ours=ours, theirs=theirs) + 'msgctxt "a.k3f7"\nmsgid "a"\nmsgstr "b"\n'
    assert read_catalogue(Source("en.po", text), INTO_ENGLISH).units[0].fuzzy is fuzzy


def test_what_both_sides_changed_stays_a_conflict() -> None:
    """Without what was before, nobody can say who cleared a mark; and two who wrote other words are two."""
    entry = 'msgctxt "a.k3f7"\nmsgid "a"\nmsgstr "b"\n'
    blind = re.sub(r"(?s)\|{7}.*?(?========)", "", MOVED.format(ours="#, fuzzy\n", theirs=""))
    for conflict in (blind, MOVED.format(ours="", theirs="#, fuzzy, other\n")):
        with pytest.raises(TimelineError, match="T43"):
            read_catalogue(Source("en.po", HEADER + conflict + entry), INTO_ENGLISH)


def test_sticky_flags_stay_and_are_obeyed() -> None:
    """Gettext 0.24 writes flags of an entry that outlive a merge on lines of their own."""
    text = f'{HEADER}#, no-wrap\n#= range: 0..9, no-c-format\nmsgctxt "a.k3f7"\nmsgid "a"\nmsgstr "b"\n'
    (unit,) = read_catalogue(Source("en.po", text), INTO_ENGLISH).units
    assert unit.sticky == ("range: 0..9", "no-c-format")
    assert "#= range: 0..9, no-c-format\n" in write_catalogue(catalogue_of(unit))
    (fuzzy,) = read_catalogue(Source("en.po", text.replace("range: 0..9", "fuzzy")), INTO_ENGLISH).units
    assert fuzzy.fuzzy
