"""The printed briefing: the manuscript by pandoc, the pages by Typst, as an archive keeps them (PDF/A, PDF/UA).

A look is a Typst file of ``templates/pdf`` with functions ``book``, ``chapter``, ``entry``, ``span`` and ``tongue``.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Literal, cast

import typst

from timeline.errors import Finding, TimelineError
from timeline.publishing.manuscript import manuscript
from timeline.publishing.pandoc import clock, convert_all, gathered
from timeline.publishing.printed import printed
from timeline.publishing.record import record
from timeline.publishing.xmp import complete

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    import jinja2

    from timeline.model import Chronology, Entry
    from timeline.publishing.epub.terms import Term

    Year = tuple[str, Sequence[Entry]]

# pandoc needs 0.2 s to start and grows with the text: about this many entries a call keep both small.
BATCH = 150
_LOOK = re.compile(rb"^#let book\(", re.MULTILINE)
_FETCHES = re.compile(r'\s*#?(import|include)\s+"@')


@dataclass(frozen=True, slots=True)
class PageStyle:
    """How the briefing is printed: ``paper`` as Typst names it, ``duplex`` with a binding edge, ``large`` print.

    ``data`` attaches the chronology as JSON. PDF/A-2 forbids any attachment that is not PDF/A itself; the file is then
    PDF/A-3a, which is the same but for that.
    """

    paper: str = "a4"
    landscape: bool = False
    duplex: bool = True
    large: bool = False
    look: str = "briefing"
    data: bool = False


def make(  # noqa: PLR0913 each is another person's: the text, the templates, the page, the terms, the checks
    chronology: Chronology,
    templates: jinja2.Environment,
    folders: Sequence[Path],
    *,
    style: PageStyle = PageStyle(),
    glossary: Sequence[Term] = (),
    checks: Sequence[Mapping[str, str]] = (),
) -> bytes:
    """The briefing as PDF; ``checks`` are lines for the colophon, each by language.

    TimelineError P10 and P11 are pandoc's, P20 Typst's with its message and hints, P21 a look that is not there.
    """
    with gathered(folders, "pdf") as folder:
        if found := tuple(_faults(folder, style.look)):
            raise TimelineError(*found)
        pages = [manuscript(chronology, templates, years) for years in _batches(chronology.years)]
        text = b"\n".join(convert_all(pages, folder, chronology.date)).decode()
        data = printed(chronology, templates, glossary) | {"style": asdict(style), "checks": list(checks)}
        _write_json(folder / "chronology.json", record(chronology))
        _write_json(folder / "book.json", data)
        main = _MAIN.format(look=style.look, attached=_ATTACHED if style.data else "")
        (folder / "main.typ").write_text(main + text, encoding="utf-8")
        return complete(_set(folder, chronology, "a-3a" if style.data else "a-2a"), chronology.edition)


_MAIN = """\
#import "{look}.typ": book, chapter, entry, span, tongue
{attached}#show: book
"""
_ATTACHED = """\
#pdf.attach("chronology.json", relationship: "source", mime-type: "application/json", description: "Chronology")
"""


def _batches(years: Sequence[Year]) -> Iterator[list[Year]]:
    """Whole years, as many as make a batch."""
    batch: list[Year] = []
    for year in years:
        batch.append(year)
        if sum(len(entries) for _, entries in batch) >= BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _faults(folder: Path, look: str) -> Iterator[Finding]:
    """What Typst need not be asked: a look that is not there, a line that would fetch a package from the network."""
    looks = sorted(path.stem for path in folder.glob("*.typ") if _LOOK.search(path.read_bytes()))
    if look not in looks:
        there = f"there are: {', '.join(looks)}"
        yield Finding(f"templates/pdf/{look}.typ", 0, "P21", "there is no such look", there)
    for path in sorted(folder.rglob("*.typ")):
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if _FETCHES.match(line):
                where = f"templates/pdf/{path.relative_to(folder).as_posix()}"
                fact = "a look cannot fetch packages: the publications are made without the network"
                yield Finding(
                    where, number, "P22", fact, "copy the package's files beside it and import them by their path"
                )


def _write_json(path: Path, data: object) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")


def _set(folder: Path, chronology: Chronology, archive: Literal["a-2a", "a-3a"]) -> bytes:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[folder / "fonts"])
    try:
        compiler = typst.Compiler(input=folder / "main.typ", root=folder, font_paths=fonts)
        made, warnings = compiler.compile_with_warnings(
            format="pdf", pdf_standards=[archive, "ua-1"], timestamp=clock(chronology.date)
        )
    except typst.TypstError as error:
        raise TimelineError(_refusal(error)) from error
    if warnings:
        raise TimelineError(*(_refusal(warning) for warning in warnings))
    return cast("bytes", made)  # a list is for pictures, one a page


def _refusal(error: typst.TypstError | typst.TypstWarning) -> Finding:
    """Typst's message and hints, at the place in the look that its diagnostic names first."""
    place = re.search(r"([\w-]+\.typ):(\d+):\d+", error.diagnostic)
    path, line = (f"templates/pdf/{place[1]}", int(place[2])) if place else ("templates/pdf/", 0)
    hints = (
        "; ".join(error.hints)
        or "correct the look, or delete your own templates/pdf to use the one that comes with the tool"
    )
    return Finding(path, line, "P20", f"Typst could not set the pages: {error.message}", hints)
