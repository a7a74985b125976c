"""The list of texts: what there is left to do in each, and where to go on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.desk.navigation import screen_page
from timeline.desk.screens import Ask, Screen, Way
from timeline.desk.texts import bringing
from timeline.desk.texts.doubts import doubts_in
from timeline.desk.texts.rows import Row, row_of

if TYPE_CHECKING:
    from starlette.responses import Response

    from timeline.chronology.one_text import OneText
    from timeline.desk.workbench import Workbench

ADDRESS = "/texts"


def rows(bench: Workbench) -> list[Row]:
    """The lines of the list, in the order of the texts; only what changed is counted again."""
    shelved = bench.look()
    printed = shelved.edition.languages

    def row(text: OneText) -> Row:
        # Whatever changes of a text or of what is said of it, its collection is made anew.
        return bench.keep(("row", text.path, printed), text.collection or text, lambda: row_of(text, printed))

    doubts = doubts_in(bench, shelved.texts, printed)
    return [replace(row(text), doubts=number) for text, number in zip(shelved.texts, doubts, strict=True)]


def _list(bench: Workbench, ask: Ask) -> Response:
    shelved = bench.look()
    collections = sorted({path.parent.name for path in bench.project.communique_paths()})
    return screen_page(bench, ask, "texts", rows=rows(bench), collections=collections, findings=shelved.findings)


SCREEN = Screen(
    ADDRESS,
    "Texts",
    (
        Way(ADDRESS, _list),
        Way(f"{ADDRESS}/read", bringing.propose, changes=True, takes_file=True),
        Way(f"{ADDRESS}/take", bringing.take, changes=True, takes_file=True),
    ),
)
