"""pandoc in its closed room: what it may not see, and what becomes of what it refuses."""

from __future__ import annotations

import html
import json
import re
import shutil
import sys
from datetime import date
from pathlib import Path

import pypandoc
import pytest
import typst
from conftest import ROOT

from timeline.model.errors import TimelineError, ToolMissingError
from timeline.project import programs
from timeline.project.programs import find_pandoc
from timeline.publishing.pandoc import convert, convert_all, gathered_templates

pytestmark = pytest.mark.books

DAY = date(2009, 12, 4)
# Everything that Typst would take for its own; each comes out as it went in, at the start of a bracket too.
LITERAL = (
    "= x", "- x", "+ x", "1. x", "/ x: y", "// x", "/* x */", '#import "x"', "#{1}", "$x$", "@x", "<x>", "*x*", "_x_", "`x`", "~",
    "\\", "\\#x", "\\u{41}", "a -- b", "a --- b", "a...", "-5", "-?", '"x"', "'x'", "[x", "x]", "https://x.org/a_b*c#d",
)  # fmt: skip


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """A folder whose defaults file writes plain text, with a filter of the test's own."""
    (tmp_path / "pandoc.yaml").write_text("from: html\nto: plain\nwrap: none\nfilters: [own.lua]\n", encoding="utf-8")
    (tmp_path / "own.lua").write_text("", encoding="utf-8")
    return tmp_path


def codes(error: pytest.ExceptionInfo[TimelineError]) -> list[str]:
    """The codes of its findings."""
    return [finding.code for finding in error.value.findings]


def test_a_project_may_bring_one_file_of_its_own(tmp_path: Path) -> None:
    """The file it brings wins, the others stay as they come with the tool."""
    (tmp_path / "pdf").mkdir()
    (tmp_path / "pdf" / "style.typ").write_text("// ours", encoding="utf-8")
    with gathered_templates([tmp_path, ROOT / "templates"], "pdf") as folder:
        assert (folder / "style.typ").read_text(encoding="utf-8") == "// ours"
        assert (folder / "briefing.typ").read_bytes() == (ROOT / "templates/pdf/briefing.typ").read_bytes()


def test_sees_no_home_and_no_clock(room: Path) -> None:
    """Its home is a folder of the moment, its clock the day of the chronology."""
    script = "function Str() return pandoc.Str(os.getenv('HOME') .. '|' .. os.getenv('SOURCE_DATE_EPOCH')) end"
    (room / "own.lua").write_text(script, encoding="utf-8")
    home, moment = convert("<p>x</p>", room, DAY).decode().strip().split("|")
    assert re.search(r"/timeline-[^/]+$", home)
    assert not Path(home).exists()
    assert moment == "1259884800"


def test_reads_no_file_that_a_text_names(room: Path) -> None:
    """``--sandbox``: a picture of the text's choosing is not fetched; that it cannot be is a failure, not a gap."""
    secret = room / "secret.svg"
    secret.write_text("<svg>secret</svg>", encoding="utf-8")
    with pytest.raises(TimelineError) as refused:
        convert(f'<img src="{secret}">', room, DAY, "--to=html", "--embed-resources", "--standalone")
    assert codes(refused) == ["P11"]


def test_a_warning_is_a_failure_with_its_words(room: Path) -> None:
    """A warning that nobody reads would be a fault in the book."""
    (room / "own.lua").write_text("function Pandoc(d) pandoc.log.warn('mind the gap') return d end", encoding="utf-8")
    with pytest.raises(TimelineError, match="mind the gap") as refused:
        convert("<p>x</p>", room, DAY)
    assert codes(refused) == ["P11"]


def test_says_what_is_missing(tmp_path: Path) -> None:
    """A publication without its pandoc.yaml is refused by name."""
    with pytest.raises(TimelineError, match=r"pandoc\.yaml") as refused:
        convert("<p>x</p>", tmp_path, DAY)
    assert codes(refused) == ["P10"]


@pytest.mark.parametrize("version", ["2.17.1", "1.19"])
def test_refuses_an_old_pandoc(room: Path, monkeypatch: pytest.MonkeyPatch, version: str) -> None:
    """A pandoc of the system that is too old is named with the remedy, and it is a missing tool."""
    monkeypatch.setenv("PYPANDOC_PANDOC", "/usr/bin/pandoc")
    monkeypatch.setattr(pypandoc, "get_pandoc_path", lambda: "/usr/bin/pandoc")
    monkeypatch.setattr(pypandoc, "get_pandoc_version", lambda: version)
    with pytest.raises(ToolMissingError, match=f"this is pandoc {version}"):
        convert("<p>x</p>", room, DAY)


def test_says_when_there_is_no_pandoc(room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pandoc the exit code is that of a missing tool."""

    def gone() -> str:
        raise OSError

    monkeypatch.setenv("PYPANDOC_PANDOC", "/usr/bin/pandoc")
    monkeypatch.setattr(pypandoc, "get_pandoc_path", gone)
    with pytest.raises(ToolMissingError) as missing:
        convert("<p>x</p>", room, DAY)
    assert missing.value.exit_code == 3


def test_finds_what_pypandoc_finds_without_loading_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only where another pandoc is named, or is found by name, has pypandoc to tell which is newer."""
    asked: list[str] = []
    monkeypatch.setattr(programs, "_newest", lambda: asked.append("") or (sys.executable, "3.1"))
    monkeypatch.delenv("PYPANDOC_PANDOC", raising=False)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert find_pandoc() == (str(Path(pypandoc.get_pandoc_path()).resolve()), pypandoc.get_pandoc_version())
    assert not asked
    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/pandoc")
    assert find_pandoc()[1] == "3.1"
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setenv("PYPANDOC_PANDOC", "/opt/pandoc")
    assert find_pandoc()[1] == "3.1"
    assert len(asked) == 2


def test_many_pages_keep_their_order(room: Path) -> None:
    """They are converted at once, and come back as they were given."""
    pages = [f"<p>{number}</p>" for number in range(4)]
    assert convert_all(pages, room, DAY) == [f"{number}\n".encode() for number in range(4)]


def test_typst_reads_every_sign_as_text(tmp_path: Path) -> None:
    """In a text, in emphasis and in the words that give a date, at their start and in their middle."""
    page = "".join(map(_entry, LITERAL))
    with gathered_templates([ROOT / "templates"], "pdf") as folder:
        made = convert(page, folder, DAY).decode()
    (tmp_path / "main.typ").write_text(READER + made, encoding="utf-8")
    read = json.loads(typst.query(tmp_path / "main.typ", "<read>", field="value"))
    assert read == [f"{sign}|{sign}|{sign}" for sign in LITERAL]


def _entry(sign: str) -> str:
    sign = html.escape(sign)
    text = f"<p>{sign}</p>", f"<p><em>{sign}</em></p>", f"<p><span class='date'>{sign}</span></p>"
    parts = "".join(f'<div class="part{number}">{part}</div>' for number, part in enumerate(text))
    return f'<div class="entry past" id="x"><div class="side" lang="fr">{parts}</div></div>'


# The text that Typst understood, and nothing for anything else than text, a space, emphasis and a link.
READER = """\
#let plain(body) = {
  if body.has("text") { body.text } else if body.has("children") { body.children.map(plain).join("") } else if body.func() == [ ].func() { " " } else if body.has("body") and body.func() in (emph, link) { plain(body.body) } else { "?" }
}
#let span(class, body) = body
#let entry(id, kind, sides) = [#metadata(sides.fr.values().map(plain).join("|"))<read>]
"""


# What a text holds, and the calls that become of it; in the last eight nothing is a call of the look.
HELD = (
    ('le <span class="date">9 mai</span>.Nous', '#"";le #span("date")[#"";9 mai];.Nous'),
    ('<span lang="en" class="title">the <em>end</em></span>(sic)', '#"";#tongue("en")[#"";#span("title")[#"";the #emph[#"";end];];];\\(sic)'),
    ('<a class="page" href="#a.b">le 9 "mai"</a>', '#"";#refer("a.b", "page")[#"";le 9 \\"mai\\"];'),
    ('<a href="https://x.org/a">chez -5 <em>x.org/b</em></a>', '#"";#link("https://x.org/a")[chez \\-5 #emph[#"";x\\.org\\/b];]'),
    ("voir https://x.org/a-1.", '#"";voir #link("https://x.org/a-1")[#"";https\\:\\/\\/x\\.org\\/a\\-1];.'),
    ("<strong>un -1 <em>x</em></strong>", '#"";#strong[un \\-1 #emph[#"";x];]'),
    ("le 1<sup>er</sup> mai", '#"";le 1er mai'),
    ("Saint-Pétersbourg, 11 h", '#"";Saint-Pétersbourg, 11 h'),
    ("<u>a</u> b", '#"";#underline[a] b'),
    ("http://é", '#"";http:/\\/é'),
    ('un \\n "x\\" \\u00e9 {a}', '#"";un \\\\n \\"x\\\\\\" \\\\u00e9 {a}'),
    ('<code>a"\\b</code> <img src="a.png" alt=""/>', '#"";`a"\\b` #box(image("a.png"))'),
    ("un</p><ul><li>deux <q>x</q></li></ul><p>trois", '#"";un\n\ndeux “x”\n\ntrois'),
    ("un</p><table><tr><td>-5</td></tr></table><p>", '#"";un\n\n\\-5'),
)  # fmt: skip


@pytest.mark.parametrize(("said", "written"), HELD)
def test_a_text_becomes_calls_of_the_look(said: str, written: str) -> None:
    """Each part of an entry is what the look is given, whatever stands in what."""
    entry = f'<div class="entry past" id="a.b"><div class="side" lang="fr"><div class="text"><p>{said}</p></div></div></div>'
    with gathered_templates([ROOT / "templates"], "pdf") as folder:
        made = convert(entry, folder, DAY).decode().strip()
    assert made == f'#entry("a.b", "past", ("fr": ("text": [{written}], ), ))'
