"""One palette for all publications: what a project changes is changed, and nothing else; what is wrong is told at its line."""

from __future__ import annotations

import io
import os
import re
import shutil
import zipfile
import zlib
from typing import TYPE_CHECKING

import pytest
from projects import copy, run
from sample import chronology
from web import TEMPLATES, page, templates

from timeline.model.errors import TimelineError
from timeline.publishing.contrast import contrast, faint_colours
from timeline.publishing.epub import assembly
from timeline.publishing.logo import find_logo
from timeline.publishing.palette import read_palette

if TYPE_CHECKING:
    from pathlib import Path


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">%s</svg>'


def chunk(name: bytes, held: bytes) -> bytes:
    """A part of a PNG with its sum."""
    return len(held).to_bytes(4) + name + held + zlib.crc32(name + held).to_bytes(4)


PNG = (
    b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", b"\0\0\0\1\0\0\0\1\x08\2\0\0\0") + chunk(b"IDAT", zlib.compress(b"\0\0\0\0"))
    + chunk(b"IEND", b"")
)  # fmt: skip


def own(tmp_path: Path, text: str) -> Path:
    """A folder of templates with a palette of its own."""
    (tmp_path / "palette.toml").write_text(text, encoding="utf-8")
    return tmp_path


def test_shipped_colours_can_be_told_apart() -> None:
    """Ours, and those of the example, need no warning."""
    for folders in ([TEMPLATES], [TEMPLATES / "example", TEMPLATES]):
        assert [*faint_colours(read_palette(folders), folders)] == []


def test_one_colour_of_the_house_changes_all(tmp_path: Path) -> None:
    """The page by day, the briefing and the cover take the accent; the page by night has one of its own."""
    palette = read_palette([own(tmp_path, '[house]\naccent = "#005a30"\n'), TEMPLATES])
    ours = read_palette([TEMPLATES])
    assert palette.colours("light")["accent"] == palette.colours("print")["accent"] == palette.colours("cover")["ground"] == "#005a30"
    changed = {(section, name) for section in ("light", "dark", "print", "book", "cover")
               for name, value in palette.colours(section).items() if value != ours.colours(section)[name]}  # fmt: skip
    assert changed == {("light", "accent"), ("print", "accent"), ("cover", "ground"), ("cover", "ink")}


def test_page_says_the_colours(tmp_path: Path) -> None:
    """As properties, for day and night, before the rest of the style."""
    made = page(None, own(tmp_path, '[dark]\npaper = "#101010"\n')).decode()
    assert made.count("#101010") == 2
    assert "--paper: light-dark(#ffffff, #101010);" in made


@pytest.mark.books
def test_book_says_the_colours(tmp_path: Path) -> None:
    """As themselves: no reader need know var(); the cover is drawn with its own."""
    folders = [own(tmp_path, '[book]\noriginal = "#7a5c00"\n[cover]\nbars = "#123456"\n'), TEMPLATES]
    with zipfile.ZipFile(io.BytesIO(assembly.make(chronology(), templates(tmp_path), folders))) as book:
        style, cover = book.read("EPUB/book.css").decode(), book.read("EPUB/cover.svg").decode()
    assert "border-left: 4px solid #7a5c00" in style
    assert "var(" not in style
    assert "#123456" in cover


@pytest.mark.parametrize(
    ("text", "line", "fact"),
    [
        ('[light]\nacent = "#123456"', 2, "has no colour 'acent'"),
        ('[ligth]\naccent = "#123456"', 1, "no section 'ligth'"),
        ('\n[light]\npaper = "white"', 3, "'white' is no colour"),
        ('[light]\npaper = "#fff"', 2, "'#fff' is no colour"),
        ("[light]\npaper = 7", 2, "7 is no colour"),
        ('[house]\naccent = "second"', 2, "'second' is no colour"),
        ('[print]\naccent = "#12345;}"', 2, "is no colour"),
        ('[print]\naccent = "#123456\\n"', 2, "is no colour"),
        ("light = 3", 1, "no section 'light'"),
        ("[light\n", 1, "the file is not TOML"),
        ("a = " + "[" * 100_000, 1, "too deep"),
        ("\nlight.paper = 'x'\n", 2, "'x' is no colour"),
        ("\nlight = { paper = 'x' }\n", 2, "'x' is no colour"),
        ("\n[light]\npaper = " + "9" * 5000, 3, "more digits"),
    ],
)
def test_what_is_no_palette_is_told_at_its_line(tmp_path: Path, text: str, line: int, fact: str) -> None:
    """A misspelt name, a value that is no colour, what is no TOML: P43."""
    with pytest.raises(TimelineError) as raised:
        read_palette([own(tmp_path, text), TEMPLATES])
    (finding,) = raised.value.findings
    assert (finding.path, finding.line, finding.code) == ("templates/palette.toml", line, "P43")
    assert fact in finding.fact


def test_several_slips_are_told_in_one_run(tmp_path: Path) -> None:
    """Each at its own line."""
    with pytest.raises(TimelineError) as raised:
        read_palette([own(tmp_path, '[light]\npaper = "x"\nink = 3\n[dark]\nink = "y"\n'), TEMPLATES])
    assert [finding.line for finding in raised.value.findings] == [2, 3, 5]


def test_a_house_may_name_colours_of_its_own(tmp_path: Path) -> None:
    """A third colour, used by name."""
    palette = read_palette([own(tmp_path, '[house]\ngreen = "#005a30"\n[cover]\nbars = "green"\n'), TEMPLATES])
    assert palette.colours("cover")["bars"] == "#005a30"


def test_faint_colours_are_told(tmp_path: Path) -> None:
    """A warning at the line; the publication is made all the same."""
    folders = [own(tmp_path, '[light]\n# pale\nquiet = "#bbbbbb"\n'), TEMPLATES]
    findings = [*faint_colours(read_palette(folders), folders)]
    assert {(finding.line, finding.code, finding.severity) for finding in findings} == {(3, "P44", "warning")}
    assert "1.9 to 1 on #ffffff" in findings[0].fact


@pytest.mark.parametrize(("one", "other", "wanted"), [("#000000", "#ffffff", 21.0), ("#ffffff", "#ffffff", 1.0), ("#777777", "#ffffff", 4.48), ("#0000ff", "#ffffff", 8.59)])
def test_contrast_is_that_of_the_guidelines(one: str, other: str, wanted: float) -> None:
    """Figures as every checker gives them, in either order."""
    assert round(contrast(one, other), 2) == round(contrast(other, one), 2) == wanted


@pytest.mark.parametrize(("name", "content"), [
    ("logo.png", PNG), ("logo.svg", b"\xef\xbb\xbf" + SVG % b'<rect id="a" fill="url(#b)"/><use href="#a"/>'),
    ("logo.svg", b'<?xml version="1.0"?><!-- ours --><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">' + SVG % b""),
    ("logo.svg", (SVG % b"").decode().encode("utf-16")), ("logo.svg", b'<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="2.5cm"/>'),
])  # fmt: skip
def test_what_is_a_logo_is_taken(tmp_path: Path, name: str, content: bytes) -> None:
    """Drawn by whichever program."""
    (tmp_path / name).write_bytes(content)
    logo = find_logo([tmp_path, TEMPLATES], chronology().edition)
    assert logo
    assert logo.content == content


@pytest.mark.parametrize("name", ["logo.svg", "palette.toml"])
@pytest.mark.parametrize("what", ["nowhere", "circle", "folder", "pipe"])
def test_what_cannot_be_read_is_no_absence(tmp_path: Path, name: str, what: str) -> None:
    """A link to nowhere, a circle of links, a folder, a pipe in the place of a file."""
    place = tmp_path / name
    {
        "nowhere": lambda: place.symlink_to("gone"), "circle": lambda: place.symlink_to(name), "folder": place.mkdir,
        "pipe": lambda: os.mkfifo(place),
    }[what]()  # fmt: skip
    read = (lambda: find_logo([tmp_path], chronology().edition)) if name == "logo.svg" else (lambda: read_palette([tmp_path, TEMPLATES]))
    with pytest.raises(TimelineError, match=rf"templates/{name}: C22"):
        read()


@pytest.mark.parametrize(
    ("name", "content", "fact"),
    [
        ("logo.svg", b"\x89PNG\r\n\x1a\n", "no SVG"), ("logo.png", b"<svg/>", "no PNG"), ("logo.svg", b"<svg>" + b" " * 200_000, "200 kB"),
        ("logo.svg", b"", "no SVG"), ("logo.svg", b"<html/>", "no SVG"), ("logo.svg", SVG % (b"<g>" * 400 + b"</g>" * 400), "too deep"),
        ("logo.svg", b'<!DOCTYPE svg [<!ENTITY x SYSTEM "/etc/passwd">]>' + SVG % b"<text>&x;</text>", "entities"),
        ("logo.svg", SVG % b"<script>alert(1)</script>", "<script>"), ("logo.svg", SVG % b"<foreignObject/>", "<foreignObject>"),
        ("logo.svg", SVG % b'<g onload="x"/>', "onload"), ("logo.svg", SVG % b'<image href="http://x/y.png"/>', "leads out"),
        ("logo.svg", SVG % b'<image xmlns:a="http://www.w3.org/1999/xlink" a:href="file:///etc/passwd"/>', "leads out"),
        ("logo.svg", SVG % b"<style>@import 'http://x';</style>", "loads"), ("logo.svg", SVG % b'<rect fill="url(http://x)"/>', "loads"),
        ("logo.svg", b'<svg xmlns="http://www.w3.org/2000/svg" width="nan" height="-1" viewBox="0 0 0 0"/>', "no size"),
        ("logo.png", PNG[:-5], "damaged"), ("logo.png", PNG[:20] + b"\x7f" + PNG[21:], "damaged"), ("logo.png", b"\x89PNG\r\n\x1a\n", "damaged"),
    ],
)  # fmt: skip
def test_what_is_no_logo_is_refused(tmp_path: Path, name: str, content: bytes, fact: str) -> None:
    """P45 with the file's name."""
    (tmp_path / name).write_bytes(content)
    with pytest.raises(TimelineError) as raised:
        find_logo([tmp_path, TEMPLATES], chronology().edition)
    (finding,) = raised.value.findings
    assert (finding.path, finding.code) == (f"templates/{name}", "P45")
    assert fact in finding.fact or fact in finding.fact.replace("takes 200", "200 kB")


@pytest.mark.books
def test_example_dresses_all_three(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The example, copied as the guide says: the three publications are made of it, with its colours and its logo."""
    project = copy("essai", tmp_path / "project")
    shutil.copytree(TEMPLATES / "example", project / "templates", dirs_exist_ok=True)
    code, _, said = run(capsys, "build", "--project", str(project))
    assert (code, re.findall(r"P4\d", said)) == (0, [])
    assert b"#8c1c13" in (project / "build/timeline.html").read_bytes()
    with zipfile.ZipFile(project / "build/chronology.epub") as book:
        assert {"EPUB/logo.svg", "EPUB/example.css"} <= set(book.namelist())
        assert "logo.svg" in book.read("EPUB/title.xhtml").decode()
        assert "#8c1c13" in book.read("EPUB/cover.svg").decode()
