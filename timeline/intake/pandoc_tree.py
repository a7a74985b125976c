"""A document of pandoc's kinds becomes the text form of an Extract: one block a line, items marked, notes at the end.

pandoc gives the tree, sandboxed; no writer of its own is used, for each loses something: ``plain`` makes « 1er »
« 1^(er) » and leaves titles out.
"""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

from timeline.intake.extract import Clue, Extract, Sure
from timeline.intake.told import told
from timeline.intake.tree_blocks import Page
from timeline.project.leftovers import workspace
from timeline.project.programs import bare_surroundings, find_pandoc

if TYPE_CHECKING:
    from collections.abc import Sequence


Tree = dict[str, Any]
TIME_LIMIT = 60
_MEMORY = ("+RTS", "-M1500M", "-RTS")
_FORMATS = {
    "markdown": "commonmark_x-smart-yaml_metadata_block",
    "pandoc": "markdown-smart-yaml_metadata_block-citations",
}
_MARKS = {"title": "# ", "subtitle": "## "}
_CLUES = {"title": "title", "publisher": "issuer", "lang": "language"}
OFFICE = ("title", "subtitle", "author", "date", "abstract")


def blocks(raw: bytes, kind: str) -> Tree:
    """The tree that pandoc makes of a document.

    ``kind`` is docx, odt, rtf, epub, html, markdown or pandoc, its own Markdown. Nothing outside the bytes is read.
    ValueError, in a person's words, when pandoc cannot read it or not in a minute.
    """
    made = _made(raw, kind, "json")
    try:
        tree = json.loads(made)
    except RecursionError as error:
        raise ValueError("it is nested deeper than any text is") from error
    except ValueError as error:
        raise ValueError("pandoc could not read it") from error
    return dict(tree)


def as_page(raw: bytes, kind: str) -> bytes:
    """A document as pandoc writes it in HTML, its title above it; ValueError as above."""
    return _made(raw, kind, "html5", "--standalone", "--metadata=pagetitle:-")


def _made(raw: bytes, kind: str, to: str, *more: str) -> bytes:
    program, _ = find_pandoc()
    source = _FORMATS.get(kind, kind)
    with workspace() as home:
        command = [
            program, *_MEMORY, "--sandbox", "--track-changes=all", f"--data-dir={home}", f"--from={source}",
            f"--to={to}", "--wrap=none", *more,
        ]  # fmt: skip
        return _run(command, raw, home)


def _run(command: list[str], raw: bytes, home: str) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 no shell, and none of the words come from the document
            command,
            input=raw,
            capture_output=True,
            cwd=home,
            env=bare_surroundings(home),
            timeout=TIME_LIMIT,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise ValueError(f"it took more than {TIME_LIMIT} seconds to read") from error
    if done.returncode:
        words = done.stderr.decode(errors="replace").strip().split("\n")[0]
        raise ValueError("it is damaged" + (f" (pandoc: {words[:150]})" if words else ""))
    return done.stdout


def as_text(tree: Tree, above: Sequence[str] = ()) -> Extract:
    """The text of a tree and its title as a clue; what it says of itself is text where ``above`` names it.

    « Titre » and « Date » are styles of an office document, and their words stand on its page: title, subtitle, author,
    date, abstract. In a page or an e-book they stand in no text.

    ValueError when it is nested deeper than any text is.
    """
    page = Page()
    try:
        stated = {name: page.stated(tree.get("meta", {}).get(name)) for name in {*_CLUES, *above}}
        body = list(page.blocks(tree["blocks"]))
        notes = list(page.notes())
    except RecursionError as error:
        raise ValueError("it is nested deeper than any text is") from error
    head = [f"{_MARKS.get(name, '')}{stated[name]}" for name in above if stated[name]]
    known = {_bare(block) for block in body[:4]}
    text = "\n\n".join((*(block for block in head if _bare(block) not in known), *body, *notes))
    clues = [
        Clue(field, stated[name], f"the {name} of the document", Sure.STATED)
        for name, field in _CLUES.items()
        if stated[name]
    ]
    return Extract(text + "\n", f"pandoc {find_pandoc()[1]}", tuple(clues), remarks=tuple(told(page.words.met)))


def _bare(block: str) -> str:
    return block.lstrip("# ").casefold()
