"""A PDF becomes text in reading order, without what its pages add, the printed page of each paragraph known."""

from __future__ import annotations

import re
from importlib.metadata import version
from itertools import takewhile
from typing import TYPE_CHECKING

from timeline.intake.extract import Clue, Extract, Sure
from timeline.intake.pages.blocks import Kind, read_blocks
from timeline.intake.pages.characters import read_characters
from timeline.intake.pages.columns import in_columns, jumps
from timeline.intake.pages.lines import read_lines
from timeline.intake.pages.notes import set_notes_aside
from timeline.intake.pages.remarks import is_noise, refuse, remarks
from timeline.intake.pages.running import without_running
from timeline.intake.pages.setting import Setting
from timeline.intake.pages.wording import note_text
from timeline.reading.lines import read_layout
from timeline.reading.offsets import PlacedText
from timeline.reading.pages import PageStart

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline.intake.pages.blocks import PrintedBlock
    from timeline.intake.pages.lines import Line
    from timeline.language import Language

_MADE = re.compile(r"D:(\d{4})(\d{2})(\d{2})")
# « Microsoft Word - DISCOURS.doc », « untitled »: names that programs give.
_PROGRAM = re.compile(
    r"^microsoft \w+ - |\.(?:docx?|odt|rtf|indd|pdf|qxd)$|^(?:untitled|sans titre|document\d*)$", re.IGNORECASE
)
_LONG, _LONGEST_TITLE = 120, 300


def read_pdf(raw: bytes, name: str, language: Language) -> Extract:
    """The text of a PDF with its page starts, clues and remarks; ``language`` tells which hyphens at a line's end stay.

    Raises TimelineError C40 (damaged), C41 (password), C42 (too slow), C43 (no text, a scan), C44 (unknown letters).
    """
    file = read_characters(raw)
    refuse(file, name)
    pages = [page for page in file.pages if not is_noise(page)]
    lines, taken = without_running([(page, read_lines(page)) for page in pages])
    lines, notes = set_notes_aside(lines, [page.height for page in pages])
    columns = [
        column for page, own in zip(pages, lines, strict=True) for column in in_columns(page.number, own, page.width)
    ]
    words = language.page.table
    layout = read_layout([PlacedText.of(line.text) for own in lines for line in own], words)
    abbreviations = frozenset(word.lower() for word in words.get("abbreviations", ()))
    blocks = read_blocks(columns, Setting.of(columns, layout.keeps_hyphen, abbreviations))
    written = [(block.written(), block.pages) for block in blocks]
    written += [(note_text(note, layout.keeps_hyphen), ((note.page, 0),)) for note in notes]
    text = "\n\n".join(text for text, _ in written) + "\n"
    return Extract(
        text=text,
        converter=f"pypdfium2 {version('pypdfium2')}",
        clues=tuple(_clues(blocks, taken, file.metadata or {})),
        pages=tuple(_page_starts(written)),
        remarks=tuple(remarks(file, name, taken, jumps(columns), text)),
    )


def _page_starts(written: Sequence[tuple[str, tuple[tuple[int, int], ...]]]) -> Iterator[PageStart]:
    """Each page where it begins, and again where its notes do; a block stands on every second line."""
    last = 0
    for at, (text, starts) in enumerate(written):
        moved = len(text) - len(text.lstrip())
        for page, character in starts:
            if page != last:
                yield PageStart(page, 2 * at + 1, character + moved if character else 0)
                last = page


def _clues(blocks: Sequence[PrintedBlock], taken: Sequence[Line], metadata: Mapping[str, str]) -> Iterator[Clue]:
    """The title by its size on the first page; what the metadata says is shown as a guess only."""
    if title := _title(blocks):
        yield Clue("title", title, "the largest words on the first page")
    named = metadata.get("Title", "").strip()
    if named and not _PROGRAM.search(named):
        yield Clue("title", named, "the metadata of the PDF", Sure.GUESS)
    if head := next((line.text for line in taken if line.page == 1 and line.text.isupper()), ""):
        yield Clue("issuer", head, "the running head", Sure.GUESS)
    if made := _MADE.match(metadata.get("CreationDate", "")):
        yield Clue("date", "-".join(made.groups()), "the day on which the PDF was made", Sure.GUESS)


def _title(blocks: Sequence[PrintedBlock]) -> str:
    """The largest heading before the first long paragraph."""
    opening = takewhile(lambda block: block.kind is Kind.HEADING or len(block.text) < _LONG, blocks[:12])
    headings = [block for block in opening if block.kind is Kind.HEADING]
    best = max(headings, key=lambda block: round(block.lines[0].size), default=None)
    return best.text if best and 3 < len(best.text) < _LONGEST_TITLE else ""
