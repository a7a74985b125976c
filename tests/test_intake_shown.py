"""The original laid open beside what was read: every word of it, what was left out too, and nothing that acts."""

from __future__ import annotations

import re

import pytest
from intake_texts import FRENCH, TEXTS, paragraph, word, written
from lxml import html as lxml_html
from test_intake_documents import boxed, changed

from timeline.intake.any_file import read_any
from timeline.intake.shown import LONGEST, lay_open

pytestmark = pytest.mark.books

ACTS = re.compile(r"<(?:script|style|iframe|object|embed|form|input|button|img|svg|link|meta|base|video|math)\b|\son\w+\s*=|(?:href|src|style|srcdoc|action)\s*=", re.IGNORECASE)
MAIL = """From: Presse <presse@exemple.fr>
To: redaction@exemple.fr
Subject: =?utf-8?q?R=C3=A9union_du_Conseil?=
Date: Tue, 14 May 2019 10:00:00 +0200
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=x

--x
Content-Type: text/{kind}; charset=utf-8

{body}
--x
Content-Type: application/pdf
Content-Disposition: attachment; filename="annexe <1>.pdf"

%PDF
--x--
"""


def words(page: str) -> str:
    """The words of what is shown, in one line."""
    return " ".join(lxml_html.fragment_fromstring(page, create_parent=True).text_content().replace("’", "'").split())


@pytest.mark.parametrize("kind", ["docx", "odt", "rtf", "epub", "html"])
@pytest.mark.parametrize("name", TEXTS)
def test_whatever_is_read_stands_in_what_is_shown(name: str, kind: str) -> None:
    """Every word of every block, in a page where nothing acts."""
    raw = written(TEXTS[name][0], kind)
    page = lay_open(kind, raw)
    shown = set(re.findall(r"\w{3,}", words(page)))
    # The number of an item is a word of what is read, and the list's own in what is shown.
    text = re.sub(r"(?m)^\s*\w+[.)] ", "", read_any(f"a.{kind}", raw, FRENCH).text.replace("’", "'"))
    read = set(re.findall(r"\w{3,}", text))
    assert (sorted(read - shown), ACTS.findall(page)) == ([], [])


def test_what_was_left_out_of_a_document_is_shown() -> None:
    """Hidden words, words taken out and put in, each marked as such; a text box behind its paragraph."""
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>caché</w:t></w:r>"
    box = f"<w:r><w:pict><v:shape><v:textbox>{boxed('Encadré')}</v:textbox></v:shape></w:pict></w:r>"
    page = lay_open("docx", word(paragraph("Le Conseil ", changed("ins", "a siégé"), changed("del", "siégera"), hidden, box)))
    assert ("<ins>a siégé</ins>" in page, "<del>siégera</del>" in page) == (True, True)
    assert words(page).endswith("caché Encadré")


@pytest.mark.parametrize(
    "evil",
    [
        "<script>alert(1)</script>", "<p onclick=alert(1)>a</p>", "<img src=x onerror=alert(1)>", "<a href='javascript:alert(1)'>a</a>", "<svg><script>1</script></svg>",
        "<iframe srcdoc='<script>1</script>'></iframe>", "<form action=//evil.example><input name=a></form>", "<style>@import '//evil.example'</style>", "<base href=//evil.example>",
        "<meta http-equiv=refresh content='0;url=//evil.example'>", "<math><mtext><img src=x></mtext></math>", "<p style='background:url(//evil.example)'>a</p>", "<link rel=stylesheet href=//evil.example>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>", "<template><script>1</script></template>", "<custom-tag onload=1>a</custom-tag>", "<a href=//evil.example ping=//evil.example>a</a>",
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["html", "mail"])
def test_nothing_in_it_acts(kind: str, evil: str) -> None:
    """Neither script nor style, no address, no picture; the words around stay."""
    page = f"<html><body><p>Avant.</p>{evil}<p>Après &lt;b&gt;.</p></body></html>"
    shown = lay_open(kind, page.encode() if kind == "html" else MAIL.format(kind="html", body=page).encode())
    assert ACTS.findall(shown) == []
    assert ("Avant." in shown, "Après &lt;b&gt;." in shown) == (True, True)


def test_a_mail_shows_its_head_its_words_and_its_files() -> None:
    """Sender, day and subject as they can be read; the words of a plain one are words."""
    shown = lay_open("mail", MAIL.format(kind="plain", body="Le Conseil <b>a siégé</b>.").encode())
    assert words(shown).startswith("FromPresse <presse@exemple.fr>Toredaction@exemple.fr")
    assert ("Réunion du Conseil" in shown, "Le Conseil &lt;b&gt;a siégé" in shown, "annexe &lt;1&gt;.pdf" in shown) == (True, True, True)


def test_what_a_page_hides_is_hidden() -> None:
    """As in a browser; what follows it stays."""
    shown = lay_open("html", b"<p>Un.<span hidden>cach\xc3\xa9</span> Deux. <i style='display: none'>masqu\xc3\xa9</i>Trois.</p><div style='DISPLAY:NONE'><p hidden>x</p></div>")
    assert words(shown) == "Un. Deux. Trois."


@pytest.mark.parametrize(("kind", "raw"), [("pdf", b"%PDF-1.7"), ("text", b"x"), ("markdown", b"# x"), ("", b"")])
def test_a_kind_that_is_shown_otherwise_is_not_laid_open(kind: str, raw: bytes) -> None:
    """The file itself is the original there."""
    assert lay_open(kind, raw) == ""


@pytest.mark.parametrize(("kind", "raw"), [("docx", b"PK\x03\x04x"), ("html", b"<p>" + b"mot " * (LONGEST // 4 + 9)), ("odt", b"")])
def test_what_cannot_be_laid_open_says_why(kind: str, raw: bytes) -> None:
    """In a person's words."""
    with pytest.raises(ValueError, match=r"\w{4}"):
        lay_open(kind, raw)
