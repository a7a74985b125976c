"""The printed briefing: the manuscript by pandoc, the pages by Typst, as an archive keeps them (PDF/A, PDF/UA).

A look is a Typst file of ``templates/pdf`` with functions ``book``, ``chapter``, ``entry``, ``group``, ``refer``,
``span`` and ``tongue``.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from timeline.model.errors import TimelineError
from timeline.publishing.logo import find_logo
from timeline.publishing.manuscript import manuscript
from timeline.publishing.palette import read_palette
from timeline.publishing.pandoc import convert_all, gathered_templates
from timeline.publishing.pdf.compiling import compiled
from timeline.publishing.pdf.printed_words import printed_words
from timeline.publishing.pdf.typesetting import look_faults, set_pages
from timeline.publishing.pdf.xmp import complete_metadata
from timeline.publishing.record import record
from timeline.translations.glossary import Glossary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    import jinja2

    from timeline.model.edition import Chronology, Group
    from timeline.model.errors import Finding
    from timeline.publishing.pdf.compiling import Compile

    Year = tuple[str, Sequence[Group]]
    Tell = Callable[[Sequence[Finding]], None]

# pandoc needs 0.2 s to start and grows with the text: about this many entries a call keep both small.
ENTRIES_A_CALL = 150
# So many languages have room beside one another on an upright page.
_ABREAST = 2


@dataclass(frozen=True, slots=True)
class PageStyle:
    """How the briefing is printed: ``paper`` as Typst names it, ``duplex`` with a binding edge, ``large`` print.

    ``columns`` are the codes of the languages to print, with commas between them, without it all; more than two stand
    in landscape. ``lanes`` of the overview are kinds or subjects; ``appendix`` prints the file and line of every entry;
    ``data`` attaches the chronology as JSON. PDF/A-2 forbids any attachment that is not PDF/A itself; the file is then
    PDF/A-3a, which is the same but for that.
    """

    paper: str = "a4"
    landscape: bool = False
    duplex: bool = True
    large: bool = False
    look: str = "briefing"
    lanes: str = "kinds"
    data: bool = False
    appendix: bool = False
    columns: str = ""


def make(  # noqa: PLR0913 each is another person's: the text, the templates, the page, the terms, the checks
    chronology: Chronology,
    templates: jinja2.Environment,
    folders: Sequence[Path],
    *,
    style: PageStyle = PageStyle(),
    glossary: Glossary | None = None,
    checks: Sequence[Mapping[str, str]] = (),
    tell: Tell = lambda _: None,
    compiling: Compile = compiled,
) -> bytes:
    """The briefing as PDF; ``checks`` are lines for the colophon, each by language.

    ``compiling`` is how Typst is set to work.
    ``tell`` is given what the pages could not show: a sign that no font has. TimelineError P10 to P12 are pandoc's, P20
    to P22 Typst's with its message and hints.
    """
    words = write(chronology, templates, folders, style=style, glossary=glossary, checks=checks)
    pdf, findings = print_written(words, folders, compiling)
    tell(findings)
    return pdf


@dataclass(frozen=True, slots=True)
class Written:
    """All that a briefing says, before its pages are set: the manuscript in parts, and the words beside it."""

    chronology: Chronology
    style: PageStyle
    parts: tuple[str, ...]
    beside: Mapping[str, Any]


def write(  # noqa: PLR0913 as above
    chronology: Chronology,
    templates: jinja2.Environment,
    folders: Sequence[Path],
    *,
    style: PageStyle = PageStyle(),
    glossary: Glossary | None = None,
    checks: Sequence[Mapping[str, str]] = (),
) -> Written:
    """What the templates make of the chronology; nobody asks them again for the pages."""
    chronology, style = in_columns(chronology, style)
    parts = tuple(manuscript(chronology, templates, years) for years in _batches(chronology.grouped_years))
    beside = printed_words(chronology, templates, glossary or Glossary()) | {
        "style": asdict(style),
        "checks": list(checks),
        "palette": read_palette(folders).colours("print"),
    }
    return Written(chronology, style, parts, beside)


def print_written(
    written: Written, folders: Sequence[Path], compiling: Compile = compiled
) -> tuple[bytes, tuple[Finding, ...]]:
    """The PDF, and what its pages could not show: the work of pandoc and Typst, which no template takes part in."""
    chronology, style = written.chronology, written.style
    with gathered_templates(folders, "pdf") as folder:
        if findings := tuple(look_faults(folder, style.look)):
            raise TimelineError(*findings)
        if logo := find_logo(folders, chronology.edition):
            (folder / logo.name).write_bytes(logo.content)
        text = b"\n".join(convert_all(written.parts, folder, chronology.date)).decode()
        _write_data(folder, chronology, {**written.beside, "logo": logo and logo.named()}, attached=style.data)
        main = _MAIN.format(look=style.look, attached=_ATTACHED if style.data else "")
        (folder / "main.typ").write_text(main + text, encoding="utf-8")
        pdf, findings = set_pages(folder, chronology, "a-3a" if style.data else "a-2a", compiling)
        return complete_metadata(pdf, chronology.edition), findings


def in_columns(chronology: Chronology, style: PageStyle) -> tuple[Chronology, PageStyle]:
    """The chronology in the languages of the columns, in landscape where there are more than two of them."""
    edition = chronology.edition
    codes = tuple(code for code in style.columns.split(",") if code in edition.languages) or edition.languages
    wide = style.landscape or len(codes) > _ABREAST
    return replace(chronology, edition=replace(edition, languages=codes)), replace(style, landscape=wide)


_MAIN = """\
#import "{look}.typ": book, chapter, entry, group, refer, span, tongue
{attached}#show: book
"""
_ATTACHED = """\
#pdf.attach("chronology.json", read("attached.json", encoding: none), relationship: "source",
  mime-type: "application/json", description: "Chronology")
"""


def _batches(years: Sequence[Year]) -> Iterator[list[Year]]:
    """Whole years, as many as make a batch."""
    batch: list[Year] = []
    for year in years:
        batch.append(year)
        if sum(len(group.entries) for _, groups in batch for group in groups) >= ENTRIES_A_CALL:
            yield batch
            batch = []
    if batch:
        yield batch


def _write_data(folder: Path, chronology: Chronology, printed: Mapping[str, Any], *, attached: bool) -> None:
    """What the look reads, and the data that goes along, where it does."""
    plain = record(chronology)
    _write_json(folder / "chronology.json", plain)
    _write_json(folder / "book.json", printed)
    if attached:
        _write_json(folder / "attached.json", plain, indent=1)


def _write_json(path: Path, data: object, indent: int | None = None) -> None:
    """The data for Typst; indented, which takes ten times as long, for people."""
    path.write_text(json.dumps(data, ensure_ascii=False, indent=indent), encoding="utf-8")
