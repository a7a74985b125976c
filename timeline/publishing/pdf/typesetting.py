"""Typst sets the pages of the briefing; what it refuses becomes findings at the file that can be put right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.model.errors import Finding, TimelineError
from timeline.publishing.pandoc import midnight
from timeline.publishing.pdf.compiling import compiled
from timeline.publishing.pdf.missing_signs import missing_findings, print_boxes, signs_refused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from timeline.model.communique import Span
    from timeline.model.edition import Chronology
    from timeline.publishing.pdf.compiling import Archive, Compile, Message

_LOOK = re.compile(rb"^#let book\(", re.MULTILINE)
_FETCHES = re.compile(r'\s*#?(import|include)\s+"@')
_ERROR = re.compile(
    r"^(?:error|warning): (?P<fact>.*?)\n\s+┌─ \S*?(?P<file>[\w-]+\.typ):(?P<line>\d+):\d+", re.MULTILINE
)
_FACT = re.compile(r"^(?:error|warning): ", re.MULTILINE)
_NO_SIGN_FACT = re.compile(r"^(?:error|warning): .*the text `.*` could not be displayed", re.MULTILINE)
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


def set_pages(
    folder: Path, chronology: Chronology, archive: Archive, compiling: Compile = compiled
) -> tuple[bytes, tuple[Finding, ...]]:
    """``main.typ`` of the folder as PDF/A and PDF/UA, with no font but Typst's own and those in ``fonts/``.

    A sign that none of them has is printed as a box: P20, a warning, at its text. TimelineError P20 with Typst's
    messages when it refuses or warns for any other reason.
    """
    signs = frozenset[str]()
    # One round finds nearly every sign; the next what its boxes brought, which a look's own fonts may not have.
    while True:
        made = compiling(folder, archive, midnight(chronology.date))
        if not isinstance(made, list):
            return made, tuple(missing_findings(signs, chronology))
        missing = _signs_alone(made)
        if missing <= signs:
            raise TimelineError(*(finding for one in made for finding in _refusals(one, folder, chronology)))
        signs |= missing
        print_boxes(folder, signs)


def _signs_alone(messages: list[Message]) -> set[str]:
    """The signs that no font has, when Typst says nothing else; else none."""
    text = "\n".join(message.diagnostic for message in messages)
    return signs_refused(text) if len(_FACT.findall(text)) == len(_NO_SIGN_FACT.findall(text)) else set()


def _refusals(error: Message, folder: Path, chronology: Chronology) -> tuple[Finding, ...]:
    """A finding for each of Typst's messages, at the look's file or, when a text is at fault, at the text's."""
    hints = "; ".join(error.hints) or _OWN_LOOK
    findings = [_refusal(message, hints, folder, chronology) for message in _ERROR.finditer(error.diagnostic)]
    whole = Finding("templates/pdf/", 0, "P20", f"Typst could not set the pages: {error.message}", hints)
    return tuple(dict.fromkeys(findings)) or (whole,)


def _refusal(message: re.Match[str], hints: str, folder: Path, chronology: Chronology) -> Finding:
    line = int(message["line"])
    text = _text_at(line, folder, chronology) if message["file"] == "main.typ" else None
    path, line = (text.path, text.line) if text else (f"templates/pdf/{message['file']}", line)
    return Finding(path, line, "P20", f"Typst could not set the pages: {message['fact']}", hints)


def _text_at(line: int, folder: Path, chronology: Chronology) -> Span | None:
    """Where the text of an entry stands in the corpus: the manuscript has each entry on a line of its own."""
    lines = (folder / "main.typ").read_text(encoding="utf-8").split("\n")
    called = re.match(r'#entry\("([^"]+)"', lines[line - 1]) if line <= len(lines) else None
    places = {entry.id: entry.event.sentence.span for entry in chronology.entries}
    return places.get(called[1]) if called else None
