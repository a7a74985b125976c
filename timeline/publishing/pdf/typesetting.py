"""Typst sets the pages of the briefing; what it refuses becomes findings at the file that can be put right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, cast

import typst

from timeline.model.errors import Finding, TimelineError
from timeline.publishing.pandoc import midnight

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from timeline.model.communique import Span
    from timeline.model.edition import Chronology

_LOOK = re.compile(rb"^#let book\(", re.MULTILINE)
_FETCHES = re.compile(r'\s*#?(import|include)\s+"@')
_ERROR = re.compile(
    r"^(?:error|warning): (?P<fact>.*?)\n\s+┌─ \S*?(?P<file>[\w-]+\.typ):(?P<line>\d+):\d+", re.MULTILINE
)
_NO_SIGN = re.compile(r"the text `\"(?P<sign>.+?)\"` could not be displayed")
_OWN_LOOK = "correct the look, or delete your own templates/pdf to use the one that comes with the tool"


def look_faults(folder: Path, look: str) -> Iterator[Finding]:
    """The findings that Typst need not be asked for: P21 no such look, P22 a line that would fetch from the network."""
    looks = sorted(path.stem for path in folder.glob("*.typ") if _LOOK.search(path.read_bytes()))
    if look not in looks:
        there = f"there are: {', '.join(looks)}"
        yield Finding(f"templates/pdf/{look}.typ", 0, "P21", "there is no such look", there)
    for path in sorted(folder.rglob("*.typ")):
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if _FETCHES.match(line):
                where = f"templates/pdf/{path.relative_to(folder).as_posix()}"
                fact = "a look cannot fetch packages: the publications are made without the network"
                yield Finding(where, number, "P22", fact, "copy the package's files here and import them by their path")


def set_pages(folder: Path, chronology: Chronology, archive: Literal["a-2a", "a-3a"]) -> bytes:
    """``main.typ`` of the folder as PDF/A and PDF/UA, with no font but Typst's own and those in ``fonts/``.

    TimelineError P20 with Typst's messages when it refuses or warns.
    """
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[folder / "fonts"])
    try:
        compiler = typst.Compiler(input=folder / "main.typ", root=folder, font_paths=fonts)
        pdf, warnings = compiler.compile_with_warnings(
            format="pdf", pdf_standards=[archive, "ua-1"], timestamp=midnight(chronology.date)
        )
    except typst.TypstError as error:
        raise TimelineError(*_refusals(error, folder, chronology)) from error
    if warnings:
        raise TimelineError(*(finding for warning in warnings for finding in _refusals(warning, folder, chronology)))
    return cast("bytes", pdf)  # a list is for pictures, one a page


def _refusals(
    error: typst.TypstError | typst.TypstWarning, folder: Path, chronology: Chronology
) -> tuple[Finding, ...]:
    """A finding for each of Typst's messages, at the look's file or, when a text is at fault, at the text's."""
    hints = "; ".join(error.hints) or _OWN_LOOK
    findings = [_refusal(message, hints, folder, chronology) for message in _ERROR.finditer(error.diagnostic)]
    whole = Finding("templates/pdf/", 0, "P20", f"Typst could not set the pages: {error.message}", hints)
    return tuple(dict.fromkeys(findings)) or (whole,)


def _refusal(message: re.Match[str], hints: str, folder: Path, chronology: Chronology) -> Finding:
    line = int(message["line"])
    text = _text_at(line, folder, chronology) if message["file"] == "main.typ" else None
    path, line = (text.path, text.line) if text else (f"templates/pdf/{message['file']}", line)
    if sign := _NO_SIGN.search(message["fact"]):
        fact = f"no font of the briefing has the sign “{sign['sign']}” (U+{ord(sign['sign'][0]):04X})"
        return Finding(path, line, "P20", fact, "put a font that has it into templates/pdf/fonts/ of your project")
    return Finding(path, line, "P20", f"Typst could not set the pages: {message['fact']}", hints)


def _text_at(line: int, folder: Path, chronology: Chronology) -> Span | None:
    """Where the text of an entry stands in the corpus: the manuscript has each entry on a line of its own."""
    lines = (folder / "main.typ").read_text(encoding="utf-8").split("\n")
    called = re.match(r'#entry\("([^"]+)"', lines[line - 1]) if line <= len(lines) else None
    places = {entry.id: entry.event.sentence.span for entry in chronology.entries}
    return places.get(called[1]) if called else None
