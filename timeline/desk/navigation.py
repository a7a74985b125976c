"""What every screen's page shows around its own: the project, the way to the other screens."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from timeline.desk.pages import page
from timeline.model.errors import TimelineError

if TYPE_CHECKING:
    from starlette.responses import Response

    from timeline.desk.screens import Ask
    from timeline.desk.workbench import Workbench


def screen_page(
    bench: Workbench, ask: Ask, template: str, status: HTTPStatus = HTTPStatus.OK, **filled: object
) -> Response:
    """A page of a screen, with the navigation; the screen one is on is told by the address."""
    here = max((place for place, _ in bench.screens if ask.address.startswith(place)), key=len, default="")
    return page(
        ask, template, status, project=_title(bench, ask.language), navigation=bench.screens, here=here, **filled
    )


def _title(bench: Workbench, language: str) -> str:
    """What the chronology is called, in the reader's language where it has a title there."""
    try:
        titles = bench.look().edition.title
    except TimelineError:
        return bench.project.root.resolve().name
    return titles.get(language) or next(filter(None, titles.values()), "") or bench.project.root.resolve().name
