"""Files come in: each is read and shown beside its original, corrected, and only then taken."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING

from timeline.chronology.adding import add_text, known_texts
from timeline.desk.journal import Change
from timeline.desk.pages import fragment, speaker
from timeline.desk.screens import Ask, told
from timeline.desk.texts import proposal
from timeline.desk.texts.proposal import is_day
from timeline.desk.writing import ConflictError
from timeline.intake.names import one_line, slug
from timeline.model.errors import Finding, MisuseError, TimelineError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from starlette.responses import Response

    from timeline.desk.workbench import Workbench
    from timeline.language import Language
    from timeline.project.files import Source


def propose(bench: Workbench, ask: Ask) -> Response:
    """What a file would become, to be looked at; nothing is written."""
    language, folder = _language(bench), _folder(bench, ask)
    try:
        made = proposal.propose(bench.project, folder, ask.query.get("name", ""), ask.content, language)
    except TimelineError as error:
        return told(HTTPStatus.CONFLICT, findings=list(map(str, error.findings)))
    collection = folder.name
    number = "".join(sign for sign in ask.query.get("number", "") if sign.isdecimal())[:6] or "0"
    laid_open = fragment(ask, "original", name=made.name, opened=made.opened, words="")
    page = fragment(
        ask,
        "proposal",
        made=made,
        laid_open=laid_open,
        number=number,
        collection=collection,
        is_guess=proposal.is_guess,
    )
    return told(html=page, takeable=made.takeable)


def take(bench: Workbench, ask: Ask) -> Response:
    """The file becomes a text of the corpus, its original beside it, with the header as it was corrected."""
    stated = {name: one_line(value) for name, value in proposal.stated_fields(ask.query).items()}
    _refuse(stated)
    known, _ = known_texts(bench.project)
    added = add_text(ask.query.get("name", ""), ask.content, _language(bench), _folder(bench, ask), known, stated)
    identity = added.text.fields["id"]
    said = f"{speaker(ask.language)('brought in')} – {identity}"
    content = added.text.content.decode()
    beside = {path: held for path, held in added.files.items() if path != added.path}
    change = Change(added.path, partial(_written, content), partial(_taken_away, content), _is_text)
    bench.change(said, change, place="/texts", beside=beside)
    return told(said=said, id=identity, findings=list(map(str, added.findings)))


def _refuse(stated: Mapping[str, str]) -> None:
    """MisuseError C29 for an id or a day that cannot be one."""
    if "id" in stated and slug(stated["id"]) != stated["id"]:
        fact, remedy = f"{stated['id']!r} cannot be an id", f"for example {slug(stated['id'])}"
        raise MisuseError(Finding("texts", 0, "C29", fact, remedy))
    if "date" in stated and not is_day(stated["date"]):
        raise MisuseError(Finding("texts", 0, "C29", f"{stated['date']!r} is no day", "write it as 2007-12-07"))


def _written(content: str, before: str) -> str:
    if before:
        raise ConflictError({"words": {}})
    return content


def _taken_away(content: str, now: str) -> str:
    """Nothing, where the text is still as it came."""
    if now != content:
        raise ConflictError({"words": {}})
    return ""


def _is_text(_: Source) -> None:
    """What was read and shown needs no other proof."""


def _language(bench: Workbench) -> Language:
    """The language in which texts are read: the first of the edition in which they can be."""
    knows, codes = bench.shelf.languages, bench.look().edition.languages
    if language := knows.first_of_texts(codes):
        return language
    raise knows.lacking(codes[0])


def _folder(bench: Workbench, ask: Ask) -> Path:
    """The folder of a collection, named as one may be; the only one there is, where none is named."""
    there = sorted({path.parent.name for path in bench.project.communique_paths()})
    name = slug(ask.query.get("collection", "") or (there[0] if len(there) == 1 else "communiques"))
    return bench.project.root / "corpus" / name
