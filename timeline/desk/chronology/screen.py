"""The screen: the page in a frame, what of it changed, and the publications made when they are asked for."""

from __future__ import annotations

from dataclasses import asdict
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.responses import Response

from timeline.chronology.corpus import read_corpus
from timeline.chronology.pipeline import wrong_translations
from timeline.desk.chronology.draft import Draft
from timeline.desk.guard import POLICY
from timeline.desk.navigation import screen_page
from timeline.desk.pages import speaker
from timeline.desk.screens import Ask, Screen, Way, told, unfound
from timeline.model.errors import Finding, MisuseError
from timeline.publishing.file_names import FILE_NAMES, PUBLICATIONS
from timeline.publishing.formats import chronology_to_print, make_publications
from timeline.publishing.pdf.briefing import PageStyle

if TYPE_CHECKING:
    from timeline.desk.workbench import Workbench

ADDRESS = "/chronology"
# The page brings its own style and script, allowed by its own policy; in the frame no script runs, for it is sandboxed.
_FRAMED = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'"
)
# Opened by itself it is a page of nobody: its scripts run and reach nothing of the desk.
_ALONE = "sandbox allow-scripts allow-popups; frame-ancestors 'none'"
_KINDS = {"pdf": "application/pdf", "epub": "application/epub+zip", "html": "text/html; charset=utf-8"}


def _draft(bench: Workbench) -> Draft:
    return bench.keep("draft", bench, Draft)


def _shown(bench: Workbench, ask: Ask) -> Response:
    """The frame, and what can be made."""
    shelved = bench.look()
    empty = all(event.left_out for text in shelved.texts for event in text.wanted.values())
    return screen_page(bench, ask, "chronology", formats=PUBLICATIONS, findings=shelved.findings, empty=empty)


def _framed(bench: Workbench, ask: Ask) -> Response:
    """The page as it is now, for the window that asks."""
    still = _draft(bench).page(bench, _window(ask), ask.query.get("near", ""))
    return Response(still, media_type="text/html", headers={"content-security-policy": _FRAMED})


def _changed(bench: Workbench, ask: Ask) -> Response:
    """What of the page is another since this window was shown it."""
    return told(**asdict(_draft(bench).changed(bench, _window(ask))))


def _stretch(bench: Workbench, ask: Ask) -> Response:
    """Which part of a long chronology this window shows, and the way to what is before and after."""
    shown = _draft(bench).stretch(_window(ask))
    return told(**asdict(shown), whole=shown.is_all) if shown else unfound()


def _window(ask: Ask) -> str:
    """The name that a window gave itself."""
    return ask.query.get("window", "")[:40]


def _entry(bench: Workbench, ask: Ask) -> Response:
    """Where an entry of the page is worked on: its event, its sentence in each language."""
    shown = _draft(bench).latest
    entries = (telling for entry in (shown.entries if shown else ()) for telling in entry.tellings)
    entry = next((one for one in entries if one.id == ask.parts["id"]), None)
    if entry is None or shown is None:
        return unfound()
    into = [code for code in shown.edition.languages if code != entry.communique.language]
    return told(
        review=f"/review/{entry.communique.id}#{entry.id}",
        translate={code: f"/translate/{code}/{entry.text.id}" for code in into if not entry.stated},
        states={code: str(entry.text.state(code)) for code in into},
    )


def _made(bench: Workbench, ask: Ask) -> Response:
    """A publication is made, into build/ of the project, in one file of whatever size, which a browser opens here."""
    name = ask.text("format")
    if name not in PUBLICATIONS:
        raise MisuseError(Finding(ask.address, 0, "P63", f"{name!r} is not made here", ", ".join(PUBLICATIONS)))
    corpus, draft = read_corpus(bench.project), ask.flag("draft")
    wrong = () if draft else wrong_translations(corpus)
    chronology = chronology_to_print(corpus, draft=draft, wrong=wrong)
    notes: list[Finding] = []
    style = PageStyle(**corpus.edition.page)
    out = bench.project.build_folder
    make_publications(bench.project, chronology, [name], out, style, one_file=True, tell=notes.extend)
    say = speaker(ask.language)
    file = FILE_NAMES[name]
    said, place = say("made: {name}", name=file), f"{ADDRESS}/file/{name}"
    return told(said=said, place=place, name=file, notes=list(map(str, notes)))


def _file(bench: Workbench, ask: Ask) -> Response:
    """A publication that was made, to be opened; the page runs its scripts and reaches nothing of the desk."""
    name = ask.parts["name"]
    path = bench.project.build_folder / FILE_NAMES.get(name, "")
    if name not in PUBLICATIONS or not path.is_file():
        return unfound()
    policy = _ALONE if name == "html" else POLICY
    headers = {"content-security-policy": policy, "content-disposition": f'inline; filename="{path.name}"'}
    return Response(path.read_bytes(), HTTPStatus.OK, headers, _KINDS[name])


SCREEN = Screen(
    ADDRESS,
    "Chronology",
    (
        Way(ADDRESS, _shown),
        Way(f"{ADDRESS}/page", _framed),
        Way(f"{ADDRESS}/changed", _changed),
        Way(f"{ADDRESS}/stretch", _stretch),
        Way(f"{ADDRESS}/entry/{{id}}", _entry),
        Way(f"{ADDRESS}/make", _made, changes=True),
        Way(f"{ADDRESS}/file/{{name}}", _file),
    ),
)
