"""The blocks of pandoc's tree as they are written: headings, paragraphs, items with marks, rows as sentences, notes.

Each block stands on one line; what pandoc's own writers would lose of it, from « a) » to titles, is kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Any

from timeline.intake.list_marks import item_mark
from timeline.intake.markdown import words_of_html
from timeline.intake.table_rows import Cell, as_item, completes, row_sentence, with_merged
from timeline.intake.tree_words import Inside, Words, is_hidden

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.intake.tree_words import Node

_STYLES = {"LowerAlpha": "a", "UpperAlpha": "A", "LowerRoman": "i", "UpperRoman": "I"}
# « • d'ouvrir un bureau » typed by hand is an item as any other.
_BULLET = re.compile(r"^[–—•·▪◦‣●○■□➢➤✓✔\uf02d\uf0a7\uf0b7\uf0d8](?:\s+|(?=[a-zà-ÿ]))(?=\S)")
_BEGINS = re.compile(r"[-–—•▪*]\s|\(?(?:\d{1,2}|[a-z])[.)]\s")
_ENDED = re.compile(r"[.!?…:;][»\")\]\s]*$")
_PHOTO = re.compile(r"(?:photos?|l[ée]gende|cr[ée]dits?|figure|tableau|carte|graphique)\b", re.IGNORECASE)
_LONG_CELL, _SHORT_LINE = 250, 60


@dataclass(slots=True)
class Page:
    """The blocks of a document as they are written, and the words that were set aside on the way."""

    words: Words = field(default_factory=Words)
    # The last block that was written.
    above: str = ""

    def blocks(self, nodes: Iterable[Node], indent: int = 0) -> Iterator[str]:
        """Each block on a line of its own, indented."""
        for node in nodes:
            for block in self._block(node["t"], node.get("c"), indent):
                if block.strip():
                    self.above = block
                    yield block
            if self.words.captions and node["t"] in ("Para", "Plain", "Figure", "Header"):
                yield from (" " * indent + block for block in self._captions())

    def _block(self, kind: str, inside: Inside, indent: int) -> Iterable[str]:
        if kind in ("Para", "Plain"):
            return (" " * indent + line for line in _lines(self.words.of(inside)))
        if kind == "Header":
            text = " ".join(self.words.of(inside[2]).split("\n"))
            return [f"{'#' * min(6, max(1, inside[0]))} {text}"] if text else []
        if kind in ("BulletList", "OrderedList"):
            marks = _numbers(inside[0]) if kind == "OrderedList" else ("-" for _ in inside)
            items = inside[1] if kind == "OrderedList" else inside
            return chain.from_iterable(self._item(mark, one, indent) for mark, one in zip(marks, items, strict=False))
        if kind in ("Div", "Figure", "BlockQuote"):
            return self._within(kind, inside, indent)
        if kind == "Table":
            return self._table(inside, indent)
        return self._rare(kind, inside, indent)

    def _within(self, kind: str, inside: Inside, indent: int) -> Iterable[str]:
        if kind == "Figure":
            for line in self.blocks(inside[1][1]):
                self.words.captions.append(line)
            list(self.blocks(inside[2]))
            return []
        if kind == "Div" and is_hidden(inside[0]):
            return []
        return self.blocks(inside if kind == "BlockQuote" else inside[1], indent)

    def _rare(self, kind: str, inside: Inside, indent: int) -> Iterable[str]:
        if kind == "DefinitionList":
            return chain.from_iterable(self._defined(term, meant, indent) for term, meant in inside)
        if kind == "LineBlock":
            return (" " * indent + line for line in map(self.words.of, inside))
        if kind == "CodeBlock":
            return self._code(inside, indent)
        if kind == "RawBlock" and "html" in inside[0]:
            return (" " * indent + block for block in words_of_html(inside[1]))
        return []

    def _code(self, inside: Inside, indent: int) -> Iterable[str]:
        """Indented words are words; a program's code, which is named so, is none."""
        if inside[0][1]:
            self.words.met["code"] += 1
            return []
        return (" " * indent + " ".join(part.split()) for part in re.split(r"\n\s*\n", inside[1]))

    def _item(self, mark: str, nodes: Iterable[Node], indent: int) -> Iterator[str]:
        """The mark before the first block; what follows it stands two spaces deeper."""
        blocks = list(self.blocks(nodes, indent + 2))
        if blocks and not _BEGINS.match(blocks[0].lstrip()):
            yield f"{' ' * indent}{mark} {blocks[0].lstrip(' #')}"
            blocks = blocks[1:]
        yield from blocks

    def _defined(self, term: list[Node], meant: Iterable[list[Node]], indent: int) -> Iterator[str]:
        name, blocks = self.words.of(term), [block for one in meant for block in self.blocks(one)]
        if blocks:
            yield f"{' ' * indent}{name} : {blocks[0]}"
        yield from (" " * indent + block for block in blocks[1:])

    def _captions(self) -> Iterator[str]:
        """« Photo : » before a caption, so that it is known for one."""
        for words in self.words.captions:
            yield words if _PHOTO.match(words) else f"Photo : {words}"
        self.words.captions.clear()

    def _table(self, inside: Inside, indent: int) -> Iterator[str]:
        """The caption, then a sentence for each row; texts that are only set side by side come one by one."""
        _, (_, caption), _, (_, heads), bodies, (_, feet) = inside
        opening = self.above
        yield from self.blocks(caption, indent)
        above = [*heads, *(row for body in bodies for row in body[2])]
        below = [*(row for body in bodies for row in body[3]), *feet]
        cells = [[Cell(list(self.blocks(cell[4])), cell[2], cell[3]) for cell in row[1]] for row in (*above, *below)]
        rows = list(with_merged(cells))
        if len(rows) > 1 and (items := _items(opening, rows, named=bool(above) or _is_head(rows))):
            yield from (" " * indent + item for item in items)
            return
        for number, row in enumerate(rows):
            filled = [cell for cell in row if cell]
            if len(rows) == 1 or _is_layout(filled):
                yield from (" " * indent + block for cell in filled for block in cell)
            else:
                is_head = number < len(above) or (number == 0 and _is_head(rows))
                yield from (" " * indent + block for block in _row(filled, is_head=is_head))

    def notes(self) -> Iterator[str]:
        """« [1] … » for each note, those within notes too."""
        number = 0
        while number < len(self.words.notes):
            number += 1
            yield f"[{number}] {' '.join(block.strip() for block in self.blocks(self.words.notes[number - 1]))}"

    def stated(self, meta: Node | None) -> str:
        """The words of a field of the document's own."""
        if meta is None:
            return ""
        if meta["t"] == "MetaInlines":
            return " ".join(self.words.of(meta["c"]).split("\n"))
        if meta["t"] == "MetaString":
            return str(meta["c"])
        if meta["t"] == "MetaBlocks":
            return "\n\n".join(self.blocks(meta["c"]))
        return ", ".join(filter(None, map(self.stated, meta["c"]))) if meta["t"] == "MetaList" else ""


def _is_layout(cells: Sequence[Sequence[str]]) -> bool:
    """Whether a row only sets texts side by side: one cell, or several with more than a line each."""
    long = sum(len(cell) > 1 or len(cell[0]) > _LONG_CELL for cell in cells)
    return len(cells) < 2 or long > 1


def _items(opening: str, rows: Sequence[Sequence[Sequence[str]]], *, named: bool) -> list[str]:
    """The rows as items of the block above, which ends with a colon; none when the table only sets a page."""
    plain = [[" ".join(part.strip().lstrip("#- ") for part in cell) for cell in row] for row in rows]
    head, body = (plain[0], plain[1:]) if named else ([], plain)
    if any(_is_layout([cell for cell in row if cell]) for row in rows) or not completes(opening, head):
        return []
    return [as_item(row, head) for row in body]


def _is_head(rows: Sequence[Sequence[Sequence[str]]]) -> bool:
    """Whether the first row has no figures and nearly all others have: it names the columns."""
    figured = [any(sign.isdigit() for cell in row for block in cell for sign in block) for row in rows]
    return len(rows) > 2 and not figured[0] and all(figured[1:])


def _row(cells: Sequence[Sequence[str]], *, is_head: bool) -> Iterator[str]:
    """« Dordogne ; 1 250 000 euros ; 15 juin 2019. », read as a sentence; the heads of columns without a stop."""
    parts = [cell[0].lstrip("#- ").rstrip(" ;") for cell in cells]
    row = row_sentence(part.removesuffix(".") if part is not parts[-1] else part for part in parts)
    yield row if is_head or _ENDED.search(row) else f"{row}."
    yield from (block for cell in cells for block in cell[1:])


def _lines(text: str) -> Iterator[str]:
    """The blocks of a paragraph with broken lines: a line that goes on from the one above is joined to it."""
    held = ""
    for line in (_BULLET.sub("- ", one) for one in text.split("\n")):
        if held and line and _goes_on(held, line):
            held = f"{held} {line}"
        else:
            yield held
            held = line
    yield held


def _goes_on(above: str, line: str) -> bool:
    if _BEGINS.match(line) or _ENDED.search(above):
        return False
    return line[:1].islower() or above[-1:] in ",'’(" or (len(above) > _SHORT_LINE and not line.isupper())


def _numbers(attributes: list[Any]) -> Iterator[str]:
    """« 1. », « a) », « iv) » and so on, as the reader of texts knows them."""
    start, style, delimiter = attributes[0], attributes[1]["t"], attributes[2]["t"]
    for number in range(start, start + 10_000_000):
        yield item_mark(number, _STYLES.get(style, ""), ")" if delimiter == "OneParen" else ".")
