"""The list of texts: what there is left to do in each, and where to go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.desk.navigation import screen_page
from timeline.desk.screens import Ask, Screen, Way
from timeline.desk.texts import bringing
from timeline.desk.texts.rows import Row, Work, row_of, work_on

if TYPE_CHECKING:
    from starlette.responses import Response

    from timeline.chronology.one_text import OneText
    from timeline.desk.workbench import Workbench

ADDRESS = "/texts"


def rows(bench: Workbench) -> list[Row]:
    """The lines of the list, in the order of the texts; only what changed is counted again."""
    shelved, shelf = bench.look(), bench.shelf
    languages, glossary = shelved.edition.languages, shelf.glossary()

    def work(text: OneText) -> Work:
        return bench.keep(
            ("work", text.path), text.collection, lambda: work_on(text, languages, shelf.languages, glossary)
        )

    return [row_of(text, work(text)) for text in shelved.texts]


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
