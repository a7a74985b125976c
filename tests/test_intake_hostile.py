"""Whatever a file is, it is read or refused by a code: never a traceback, never minutes, nothing outside its bytes."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from intake_texts import FRENCH, packed, paragraph, word

from timeline.intake.any_file import read_any
from timeline.intake.archives import LONGEST_PART
from timeline.intake.kinds import find_kind
from timeline.model.errors import TimelineError

pytestmark = pytest.mark.documents

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ODT = "application/vnd.oasis.opendocument.text"
REFUSED = [
    ("a.txt", b"", "C51", "empty"),
    ("a.txt", b" \n\t\n", "C51", "empty"),
    ("a.txt", b"\x00\x01\x02\x03" * 400, "C50", "no text"),
    ("a.docx", b"\xff\xd8\xff\xe0\x00\x10JFIF", "C50", "a picture"),
    ("a.txt", b"\x89PNG\r\n\x1a\n", "C50", "a picture"),
    ("a.doc", OLD + "WordDocument".encode("utf-16-le"), "C50", "a Word document of before 2007"),
    ("a.docx", OLD + "EncryptedPackage".encode("utf-16-le"), "C50", "under a password"),
    ("a.msg", OLD + "__substg1.0_".encode("utf-16-le"), "C50", "an Outlook message"),
    ("a.docx", packed({"a.txt": "x"}), "C50", "a packed file"),
    ("a.docx", packed({"[Content_Types].xml": "", "xl/workbook.xml": ""}), "C50", "a spreadsheet"),
    ("a.odt", packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": ""}), "C50", "a spreadsheet"),
    ("a.gz", b"\x1f\x8b\x08\x00", "C50", "a packed file"),
    ("a.mp4", b"\x00\x00\x00 ftypisom", "C50", "a recording"),
    ("a.txt", b"MZ\x90\x00", "C50", "a program"),
    ("a.xml", b"<?xml version='1.0'?><a/>", "C50", "an XML file"),
    ("a.docx", word("Texte.")[:-30], "C51", "damaged"),
    ("a.docx", packed({"[Content_Types].xml": "", "word/document.xml": "<w:p"}), "C51", "damaged"),
    ("a.docx", word("x", styles='<!DOCTYPE l [<!ENTITY a "aaa">]><x/>'), "C51", "entities"),
    ("a.docx", packed({"[Content_Types].xml": "", "word/document.xml": b"0" * (LONGEST_PART + 1)}), "C51", "longer than"),
    ("a.odt", packed({"mimetype": ODT, "content.xml": b" " * (LONGEST_PART + 1)}), "C51", "longer than"),
    ("a.odt", packed({"mimetype": ODT, "content.xml": "<a"}), "C51", "damaged"),
    ("a.eml", b"From: a@b\nSubject: x\n\n", "C51", "no text"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "raw", "code", "words"), REFUSED, ids=lambda given: str(given)[:20])
def test_what_is_no_text_is_refused_by_what_it_is(name: str, raw: bytes, code: str, words: str) -> None:
    """One finding with the name, what the file is, and what to do."""
    with pytest.raises(TimelineError) as refused:
        read_any(name, raw, FRENCH)
    (finding,) = refused.value.findings
    assert (finding.code, finding.path) == (code, name)
    assert words in finding.fact
    assert finding.remedy


DEEP = [
    ("a.docx", word("<w:tbl><w:tr><w:tc>" * 3000 + paragraph("x") + "</w:tc></w:tr></w:tbl>" * 3000)),
    ("a.md", b">" * 3000 + b" x"),
    ("a.md", b"- " * 3000 + b"x"),
    ("a.rtf", b"{\\rtf1 " + b"{" * 20000 + b"x" + b"}" * 20000),
    ("a.rtf", b"{\\rtf"),
    ("a.rtf", b"{\\rtf1 \\'zz \\u99999999999? x}"),
    ("a.html", b"<html><body>" + b"<div>" * 5000 + b"x"),
    ("a.epub", packed({"mimetype": "application/epub+zip"})),
]


@pytest.mark.books
@pytest.mark.parametrize(("name", "raw"), DEEP, ids=lambda given: str(given)[:14])
def test_deep_and_broken_documents(name: str, raw: bytes) -> None:
    """Nested thousands deep, or begun and never ended: a finding."""
    with pytest.raises(TimelineError) as refused:
        read_any(name, raw, FRENCH)
    # A page nested past all sense is one whose text is not found, as any page without words.
    assert {one.code for one in refused.value.findings} == {"C62" if name == "a.html" else "C51"}


LONG = [
    ("a.md", b"[" * 5000), ("a.md", b"*a _b " * 2000), ("a.md", b"---\ntitle: " + b"[" * 2000 + b"\n---\ntexte\n"),
    ("a.md", b"---\na: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\ntitle: *c\n---\ntexte\n"), ("a.txt", b"a" * 500_000),
    ("a.txt", "Ã©".encode() * 20_000), ("a.txt", b"1\\textsuperscript{" * 5000), ("a.txt", b"^{" * 20_000),
    ("a.txt", "é\n".encode("latin-1") * 20_000), ("a.txt", b"From " * 20_000), ("a.txt", b"a: b\n " * 20_000),
]  # fmt: skip


@pytest.mark.books
@pytest.mark.parametrize(("name", "raw"), LONG, ids=lambda given: str(given)[:14])
def test_endless_repetition_is_read(name: str, raw: bytes) -> None:
    """Signs that make a reader go back and forth give a text all the same."""
    assert read_any(name, raw, FRENCH).text


def test_a_name_is_only_a_name() -> None:
    """Line breaks and the terminal's codes in a name are spaces where it is printed; a path opens nothing."""
    with pytest.raises(TimelineError) as refused:
        read_any("a\nb\x1b[31m.txt", b"", FRENCH)
    assert refused.value.findings[0].path == "a b [31m.txt"
    assert read_any("../../etc/passwd", b"Texte.\n", FRENCH).text == "Texte.\n"
    with pytest.raises(TimelineError):
        read_any("", b"", FRENCH)


@pytest.mark.books
def test_nothing_outside_is_read() -> None:
    """Neither includes nor pictures nor addresses of files are opened."""
    page = "Texte.\n\n```{.include}\n/etc/hostname\n```\n\n![](/etc/hostname)\n\n\\input{/etc/hostname}\n"
    assert read_any("a.md", page.encode(), FRENCH).text == "Texte.\n\n\\input{/etc/hostname}\n"
    entity = b'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]><html><body>&x;Texte.</body></html>'
    assert "Texte." in read_any("a.html", entity, FRENCH).text


KINDS = [
    ("a.doc", b"{\\rtf1 x}", "rtf"), ("a.doc", b"<html><body>x", "html"), ("a.txt", b"%PDF-1.7", "pdf"),
    ("a", b"From: a@b.fr\nSubject: x\n\nx", "mail"), ("a.docx", word("x"), "docx"), ("a.pdf", word("x"), "docx"),
    ("a.htm", b"bonjour", "html"), ("a", b"<!-- x -->\n<!DOCTYPE html>", "html"), ("a.md", b"<div>x</div>", "markdown"),
    ("a.txt", b"<p>x", "text"), ("a.txt", b"De : X\nDate : 3 mai\n\nx", "text"), ("a.txt", b"Date: 3 mai\nSubject: x\n\nx", "text"),
    ("a.txt", "Texte".encode("utf-16"), "text"), ("a.MD", b"x", "markdown"), ("a.b/c", b"x", "text"), ("a.txt", b"PKO", "text"),
    ("a.txt", "<html><body>x".encode("utf-16"), "html"), ("a.mht", b"From: <Saved by Blink>\nMIME-Version: 1.0\n\nx", "mail"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "raw", "kind"), KINDS, ids=lambda given: str(given)[:24])
def test_kinds(name: str, raw: bytes, kind: str) -> None:
    """What a file is is told by its contents first."""
    assert find_kind(name, raw).name == kind


NAMED = [("a.txt", "Texte.", []), ("a", "Texte.", []), ("a.log", "Texte.", []), ("a.docx", "Texte.", ["C52"]), ("a.doc", "Texte.", ["C52"])]


@pytest.mark.parametrize(("name", "text", "codes"), NAMED)
def test_a_wrong_ending_is_told(name: str, text: str, codes: list[str]) -> None:
    """« .docx » that is a plain text is read as what it is, and said."""
    assert [one.code for one in read_any(name, text.encode(), FRENCH).remarks] == codes


@pytest.mark.books
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.eml", "a"]))
def test_any_bytes_are_read_or_refused(raw: bytes, name: str) -> None:
    """Nothing but a finding comes out of bytes that are no text."""
    codes = set()
    try:
        read_any(name, raw, FRENCH)
    except TimelineError as refused:
        codes = {one.code for one in refused.findings}
    # « %PDF- » alone is a damaged PDF, and « <html> » a page without text.
    assert codes <= {"C40", "C50", "C51", "C62"}
