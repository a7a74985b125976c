"""The screens become one application: addresses, what is sent, findings that are shown instead of an answer."""

from __future__ import annotations

import sys
import traceback
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from timeline.desk.begin import SCREEN as BEGIN
from timeline.desk.chronology import SCREEN as CHRONOLOGY
from timeline.desk.navigation import screen_page
from timeline.desk.pages import choose_language, interface_languages, served_file
from timeline.desk.review import SCREEN as REVIEW
from timeline.desk.screens import Ask, Screen, Way, told, unfound
from timeline.desk.texts import SCREEN as TEXTS
from timeline.desk.translate import SCREEN as TRANSLATE
from timeline.desk.writing import ConflictError
from timeline.model.errors import TimelineError
from timeline.project.unforeseen import unforeseen

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from starlette.requests import Request

    from timeline.desk.workbench import Workbench
    from timeline.model.errors import Finding

# In the order of the navigation; the first is where one enters.
SCREENS: tuple[Screen, ...] = (TEXTS, REVIEW, TRANSLATE, CHRONOLOGY, BEGIN)
# Where one is led to begin a project as long as there is none.
_OF_PROJECTS = frozenset(screen.address for screen in SCREENS if screen.name)
LANGUAGE = "desk-language"
NEWS = "/news"
# The header that tells how many changes an answer knows of.
NUMBER = "desk-number"


def make_application(bench: Workbench) -> Starlette:
    """The application of a project; who may speak to it is asked by the guard before it."""
    bench.screens = [(screen.address, screen.name) for screen in SCREENS if screen.name]
    ways = (*(way for screen in SCREENS for way in screen.ways), *_OWN_WAYS)
    return Starlette(
        routes=[
            *(Route(way.path, _endpoint(bench, way), methods=["POST" if way.changes else "GET"]) for way in ways),
            Route(NEWS, partial(_news, bench)),
            Route("/language/{code}", _language),
        ]
    )


def file_addresses() -> frozenset[str]:
    """The paths to which a file may be sent."""
    return frozenset(way.path for screen in SCREENS for way in screen.ways if way.takes_file)


def _endpoint(bench: Workbench, way: Way) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        ask = await _asked(request, way)
        if ask is None:
            return told(HTTPStatus.BAD_REQUEST, findings=["this is no JSON object, or not all of it came"])
        with bench.behind.page():
            return await run_in_threadpool(_answered, bench, way, ask)

    return answer


async def _asked(request: Request, way: Way) -> Ask | None:
    sent: object = {}
    try:
        content = await request.body()
        if way.changes and not way.takes_file:
            sent = await request.json()
    except (ValueError, RecursionError, ClientDisconnect):
        return None
    if not isinstance(sent, dict):
        return None
    language = choose_language(request.cookies.get(LANGUAGE, ""), request.headers.get("accept-language", ""))
    return Ask(request.scope["path"], language, request.path_params, dict(request.query_params), sent, content)


def _answered(bench: Workbench, way: Way, ask: Ask) -> Response:
    """What the screen answers; what cannot be done is told with its findings, what another changed with their words."""
    if not way.changes and ask.address in _OF_PROJECTS and not bench.project.settings_path.exists():
        return RedirectResponse(BEGIN.address, HTTPStatus.SEE_OTHER)
    before = bench.number
    response = _tried(bench, way, ask)
    # A page shows what was there when it was asked for, at least; an answer to a change knows of that change.
    response.headers[NUMBER] = str(bench.number if way.changes else before)
    return response


def _tried(bench: Workbench, way: Way, ask: Ask) -> Response:
    try:
        return way.answer(bench, ask)
    except ConflictError as conflict:
        return told(HTTPStatus.PRECONDITION_FAILED, theirs=conflict.theirs)
    except TimelineError as error:
        return _refused(bench, way, ask, HTTPStatus.CONFLICT, error.findings)
    except Exception as error:  # noqa: BLE001 the last door: nobody is to be left before an empty page
        if bench.debug:
            traceback.print_exception(error, file=sys.stderr)
        return _refused(bench, way, ask, HTTPStatus.INTERNAL_SERVER_ERROR, (unforeseen(error),))


def _refused(bench: Workbench, way: Way, ask: Ask, status: HTTPStatus, findings: Sequence[Finding]) -> Response:
    if way.changes:
        return told(status, findings=list(map(str, findings)))
    return screen_page(bench, ask, "findings", status, findings=findings)


def _entered(_: Workbench, __: Ask) -> Response:
    return RedirectResponse(SCREENS[0].address, HTTPStatus.SEE_OTHER)


def _served(_: Workbench, ask: Ask) -> Response:
    return served_file(ask.parts["name"]) or unfound()


def _undone(bench: Workbench, _: Ask) -> Response:
    step = bench.undo()
    return told(said=step.said if step else "", place=step.place if step else "", focus=step.focus if step else "")


def _redone(bench: Workbench, _: Ask) -> Response:
    step = bench.redo()
    return told(said=step.said if step else "", place=step.place if step else "", focus=step.focus if step else "")


_OWN_WAYS = (
    Way("/", _entered),
    Way("/static/{name}", _served),
    Way("/undo", _undone, changes=True),
    Way("/redo", _redone, changes=True),
)


async def _news(bench: Workbench, _: Request) -> Response:
    """What changes, told to one page until it goes."""
    return StreamingResponse(bench.news.follow(), media_type="text/event-stream")


async def _language(request: Request) -> Response:
    """The desk in another language from now on, where one was."""
    back = request.query_params.get("back", "/")
    # An address of this desk and no other: one slash, then letters.
    known = {screen.address for screen in SCREENS}
    place = back if back.split("?")[0] in known or any(back.startswith(f"{one}/") for one in known) else "/"
    response = RedirectResponse(place, HTTPStatus.SEE_OTHER)
    code = request.path_params["code"]
    if code in interface_languages():
        response.set_cookie(LANGUAGE, code, max_age=365 * 86400, httponly=True, samesite="strict")
    return response
