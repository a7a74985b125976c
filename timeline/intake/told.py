"""What is told of words that were taken or left out, once for each kind with how often it was met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.intake.extract import Remark

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_REMEDY = "compare with the original"
_SAID = {
    "insertion": ("C55", "tracked insertion was taken", "tracked insertions were taken"),
    "deletion": ("C55", "tracked deletion was left out", "tracked deletions were left out"),
    "comment": ("C55", "comment was left out", "comments were left out"),
    "struck": ("C55", "stretch of struck words was left out", "stretches of struck words were left out"),
    "box": ("C56", "text box was taken, behind its paragraph", "text boxes were taken, each behind its paragraph"),
    "hidden": ("C56", "stretch of hidden words was left out", "stretches of hidden words were left out"),
    "contents": (
        "C56",
        "table of contents, or line of one, was left out",
        "lines of a table of contents were left out",
    ),
    "diagram": (
        "C56",
        "diagram was left out: its words are no text",
        "diagrams were left out: their words are no text",
    ),
    "embedded": ("C56", "embedded document was left out", "embedded documents were left out"),
    "address": ("C56", "address of a page was left out", "addresses of pages were left out"),
    "code": ("C56", "block of a program's code was left out", "blocks of a program's code were left out"),
    "engine": ("C56", "call of a site's engine was left out", "calls of a site's engine were left out"),
}


def told(met: Mapping[str, int]) -> Iterator[Remark]:
    """A remark for each thing that was met, in the order of the table: C55 for changes, C56 for what is no text."""
    for name, (code, one, more) in _SAID.items():
        if times := met.get(name, 0):
            yield Remark(code, f"1 {one}" if times == 1 else f"{times} {more}", _REMEDY)
