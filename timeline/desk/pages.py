"""Templates and labels become pages, in the language of who reads them; files of the pages come from a fixed list.

Only the templates that come with the toolkit are taken: a project that was sent by somebody runs no script here.
"""

from __future__ import annotations

import mimetypes
from functools import lru_cache
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.responses import HTMLResponse, Response

from timeline.language import languages_with, load_wording
from timeline.project.files import read_source
from timeline.project.folders import SHIPPED
from timeline.publishing.rendering import environment
from timeline.publishing.told_again import teller
from timeline.translations.catalogue import read_labels

if TYPE_CHECKING:
    from collections.abc import Callable

    import jinja2

    from timeline.desk.screens import Ask

FOLDER = SHIPPED / "templates" / "desk"
LABELS = SHIPPED / "translations" / "labels"
# The language of the labels in the templates, and those in which the desk speaks besides.
OWN = "en"
_SERVED = (".css", ".js", ".svg")


def interface_languages() -> tuple[str, ...]:
    """The codes of the languages in which the desk speaks, its own first."""
    return (OWN, *sorted(path.stem for path in (LABELS / "desk").glob("*.po")))


@lru_cache(maxsize=1)
def _words() -> dict[str, dict[str, str]]:
    """The fixed words of the desk and of the publications, by language and English words."""
    words: dict[str, dict[str, str]] = {OWN: {}}
    for code in interface_languages()[1:]:
        words[code] = _labels("", code) | _labels("desk", code)
    return words


@lru_cache(maxsize=8)
def _script_words(language: str) -> dict[str, str]:
    """The fixed words that scripts may say, in a language."""
    return _labels("desk", language)


def _labels(folder: str, language: str) -> dict[str, str]:
    path = LABELS / folder / f"{language}.po"
    return read_labels(read_source(path, path.name, "T01")) if path.is_file() else {}


def speaker(language: str) -> Callable[..., str]:
    """What says the fixed words in a language, with what is to stand in their braces."""
    words = _words()[language]

    def say(text: str, **fill: object) -> str:
        said = words.get(text, text)
        return said.format(**fill) if fill else said

    return say


def choose_language(wanted: str, accepted: str) -> str:
    """The language of a reader: the one chosen before, else the first that their browser asks for, else English."""
    known = interface_languages()
    asked = (part.partition(";")[0].strip().lower()[:2] for part in accepted.split(","))
    return wanted if wanted in known else next((code for code in asked if code in known), OWN)


@lru_cache(maxsize=1)
def _templates() -> jinja2.Environment:
    codes = languages_with("wording")
    return environment([FOLDER], _words(), {code: load_wording(code) for code in codes})


def page(ask: Ask, template: str, status: HTTPStatus = HTTPStatus.OK, **filled: object) -> Response:
    """A page of the desk, its fixed words in the reader's language."""
    return HTMLResponse(
        fragment(ask, template, words=_script_words(ask.language), languages=interface_languages(), **filled), status
    )


def fragment(ask: Ask, template: str, **filled: object) -> str:
    """A template of the desk as HTML, its fixed words in the reader's language."""
    made = _templates().get_template(f"{template}.html.jinja")
    return made.render(
        say=speaker(ask.language), again=teller(ask.language), language=ask.language, address=ask.address, **filled
    )


@lru_cache(maxsize=1)
def _files() -> dict[str, tuple[bytes, str]]:
    """What pages load, by name, with its kind; read once."""
    paths = (path for folder in ("style", "script") for path in sorted((FOLDER / folder).iterdir()))
    return {path.name: (path.read_bytes(), _kind(path.name)) for path in paths if path.suffix in _SERVED}


def _kind(name: str) -> str:
    return "text/javascript" if name.endswith(".js") else mimetypes.guess_type(name)[0] or "application/octet-stream"


def served_file(name: str) -> Response | None:
    """A style or a script of the pages by its name, None when there is none of that name."""
    if name not in _files():
        return None
    content, kind = _files()[name]
    return Response(content, media_type=kind)
