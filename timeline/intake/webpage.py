"""A saved web page becomes the text of its article, without menus, share links, cookie notes and related articles."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib.metadata import version
from typing import TYPE_CHECKING

from timeline.dates import find_dates
from timeline.intake.extract import Clue, Extract, Remark, Sure
from timeline.intake.tidy import place_marks, without_marks
from timeline.intake.web.article import read_article
from timeline.intake.web.blocks import read_page_blocks
from timeline.intake.web.cleaning import clean_tree
from timeline.intake.web.metadata import read_clues
from timeline.intake.web.notes import take_notes
from timeline.intake.web.parsing import parse, read_charset
from timeline.intake.web.raised import write_raised
from timeline.model.errors import Finding, TimelineError
from timeline.model.period import Precision

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.intake.web.blocks import PageBlock
    from timeline.language import Language

_FEWEST, _SHORTEST_TITLE, _MOST_SEARCHED, _SHOWN = 20, 15, 200_000, 3


def read_webpage(raw: bytes, name: str, language: Language, *, whole: bool = False) -> Extract:
    """The article of a page with its clues and remarks; all of the page when ``whole`` or when no article is found.

    Raises TimelineError C62 when the page has no words of its own.
    """
    source, remarks = read_charset(raw)
    tree = parse(source)
    if tree is None:
        raise TimelineError(_without_text(name, scripted=False))
    notes = take_notes(tree)
    write_raised(tree)
    everything = read_page_blocks(tree)
    letters = sum(len(re.findall(r"\w", block.text)) for block in everything)
    scripted = next(tree.iter("script"), None) is not None
    if letters < (_FEWEST if scripted else 1):
        raise TimelineError(_without_text(name, scripted=scripted))
    clues = read_clues(tree, source)
    stamps = clean_tree(tree)
    blocks = read_page_blocks(tree)
    taken = blocks if whole else read_article(tree, blocks)
    if not taken:
        taken = blocks or everything
        remarks += (Remark("C61", "no article was found: all of the page was taken", "delete what is not its text"),)
    if title := _title(blocks, clues):
        clues.insert(0, Clue("title", title.text, "the main heading of the page"))
    lines = [*(place_marks(block.written()).rstrip() for block in _with_title(taken, title)), *notes]
    remarks += tuple(_outside(everything, lines, stamps, language))
    return Extract(
        text="\n\n".join(lines) + "\n",
        converter=f"trafilatura {version('trafilatura')}",
        clues=_each_once([*clues, *_stamped(stamps, language)]),
        remarks=remarks,
    )


def _without_text(name: str, *, scripted: bool) -> Finding:
    if scripted:
        remedy = "open it in a browser, wait until its text is there, and save it again as a complete page"
        return Finding(name, 0, "C62", "the page has no text of its own (a script brings it)", remedy)
    remedy = "open it in a browser; if its text is there, copy it into a plain text file"
    return Finding(name, 0, "C62", "the page has no text that can be read", remedy)


def _each_once(clues: Sequence[Clue]) -> tuple[Clue, ...]:
    """The clues, of those that say the same the first."""
    first: dict[tuple[str, str], Clue] = {}
    for clue in clues:
        bare = replace(clue, value=without_marks(clue.value))
        first.setdefault((bare.field, bare.value), bare)
    return tuple(first.values())


def _title(page: Sequence[PageBlock], clues: Sequence[Clue]) -> PageBlock | None:
    """The block that is the page's title: its only main heading, or a line that the title of its window repeats."""
    said = [clue for clue in clues if clue.field == "title"]
    heading = next((one for one in page for clue in said if "heading" in clue.basis and one.text == clue.value), None)
    if heading:
        return heading
    # An agency's page has no heading; its window says « Kerval - Le Conseil adopte trois décisions - AGVP ».
    lines = (one for one in page if len(one.text) > _SHORTEST_TITLE and not one.links)
    return next((one for one in lines if any(one.text in clue.value for clue in said)), None)


def _with_title(blocks: list[PageBlock], title: PageBlock | None) -> list[PageBlock]:
    """The blocks after the title, where it stands above them or apart from them."""
    if title is None or title in blocks[1:]:
        return blocks
    return [replace(title, mark=title.mark or "#", indent=0), *(block for block in blocks if block is not title)]


def _stamped(stamps: Sequence[str], language: Language) -> Iterator[Clue]:
    """The days of the stamps of publication; that of a change comes last."""
    changed = re.compile(r"mise?s?\s+à\s+jour|modifi|actualis", re.IGNORECASE)
    for stamp in sorted(stamps, key=lambda one: bool(changed.search(one))):
        for mention in find_dates(stamp, language, None):
            if mention.when.precision is Precision.DAY and mention.when.earliest:
                sure = Sure.GUESS if changed.search(stamp) else Sure.LIKELY
                yield Clue("date", mention.when.earliest.isoformat(), f"« {stamp} » on the page", sure)
                break


def _outside(
    everything: Sequence[PageBlock], lines: Sequence[str], stamps: Sequence[str], language: Language
) -> Iterator[Remark]:
    """The days that the page names and the text taken does not; stamps are clues already."""
    taken = "\n".join(lines)
    known = {_bare(line) for line in lines}
    left = [one.text for one in everything if _bare(one.text) not in known]
    left = [text for text in left if not any(stamp in text for stamp in stamps)]
    found = [
        mention.text
        for mention in find_dates("\n\n".join(left)[:_MOST_SEARCHED], language, None)
        if mention.when.precision is Precision.DAY and mention.text not in taken
    ]
    if found:
        shown = ", ".join(found[:_SHOWN]) + (" …" if len(found) > _SHOWN else "")
        count = "1 date lies" if len(found) == 1 else f"{len(found)} dates lie"
        yield Remark(
            "C60",
            f"{count} outside what was taken: {shown}",
            "look at the page; if they are of its text, copy all of it into a plain text file and add that",
        )


def _bare(line: str) -> str:
    return re.sub(r"\W+", " ", line).strip()
