"""The screen: in which languages, under which titles; then the project is there, and the texts may come."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from starlette.responses import RedirectResponse

from timeline.desk.navigation import screen_page
from timeline.desk.pages import speaker
from timeline.desk.screens import Ask, Screen, Way, told
from timeline.desk.writing import patiently_locked
from timeline.language.languages import Languages
from timeline.model.errors import Finding, MisuseError
from timeline.model.language_codes import PAIR
from timeline.project.beginning import begin_project

if TYPE_CHECKING:
    from starlette.responses import Response

    from timeline.desk.workbench import Workbench

ADDRESS = "/begin"


def printable() -> list[str]:
    """The languages in which a chronology can be printed, those of this toolkit's own first."""
    knows = Languages()
    others = (code for code in knows.known() if code not in PAIR and not knows.lacks(code, "publishing"))
    return [*PAIR, *others]


def _shown(bench: Workbench, ask: Ask) -> Response:
    """What a project needs to begin; where there is one, its texts."""
    if bench.project.settings_path.exists():
        return RedirectResponse("/texts")
    folder = bench.project.root.resolve()
    return screen_page(bench, ask, "begin", folder=folder, codes=printable(), chosen=PAIR)


def _begun(bench: Workbench, ask: Ask) -> Response:
    """The project is there, whole; nothing that was there is overwritten."""
    titles = ask.sent.get("titles")
    known = printable()
    if not isinstance(titles, dict) or not titles or not {*titles} <= {*known}:
        fact, remedy = "a chronology needs a language to be printed in", f"choose among {', '.join(known)}"
        raise MisuseError(Finding(ask.address, 0, "P63", fact, remedy))
    said = {code: " ".join(str(title).split()) for code, title in titles.items()}
    bench.project.root.mkdir(parents=True, exist_ok=True)
    with patiently_locked(bench.project.root):
        begin_project(bench.project.root, uuid4().urn, {code: title for code, title in said.items() if title}, [*said])
    return told(said=speaker(ask.language)("the project is there"), place="/texts")


SCREEN = Screen(ADDRESS, "", (Way(ADDRESS, _shown), Way(ADDRESS, _begun, changes=True)))
