"""Files come in: each is read and shown beside its original, corrected, and only then taken."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING

from timeline.chronology.adding import add_text, known_texts
from timeline.chronology.twin_sources import as_twin_of, twin_of
from timeline.desk.journal import Change
from timeline.desk.pages import fragment, speaker
from timeline.desk.screens import Ask, told
from timeline.desk.texts import proposal
from timeline.desk.texts.proposal import is_day
from timeline.desk.writing import ConflictError
from timeline.intake.names import one_line, slug
from timeline.language.names import english_name
from timeline.model.errors import Finding, MisuseError, TimelineError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from starlette.responses import Response

    from timeline.chronology.adding import KnownText
    from timeline.desk.workbench import Workbench
    from timeline.language import Language
    from timeline.project.files import Source


def propose(bench: Workbench, ask: Ask) -> Response:
    """What a file would become, to be looked at; nothing is written."""
    folder, chosen = _folder(bench, ask), ask.query.get("language", "")
    _language(bench, chosen)
    try:
        made = proposal.propose(bench, folder, ask.query.get("name", ""), ask.content, chosen)
    except TimelineError as error:
        return told(HTTPStatus.CONFLICT, findings=list(map(str, error.findings)))
    collection = folder.name
    number = "".join(sign for sign in ask.query.get("number", "") if sign.isdecimal())[:6] or "0"
    laid_open = fragment(ask, "original", name=made.name, opened=made.opened, words="", spoken=made.language.value)
    page = fragment(
        ask,
        "proposal",
        made=made,
        laid_open=laid_open,
        number=number,
        collection=collection,
        is_guess=proposal.is_guess,
        chosen=next((one.id for one in made.sources if not proposal.is_guess(one.sure)), ""),
    )
    return told(html=page, takeable=made.takeable)


def take(bench: Workbench, ask: Ask) -> Response:
    """The file becomes a text of the corpus, its original beside it, with the header as it was corrected."""
    stated = {name: one_line(value) for name, value in proposal.stated_fields(ask.query).items()}
    _refuse(stated)
    known, _ = known_texts(bench.project)
    language, folder = _language(bench, ask.query.get("language", "")), _folder(bench, ask)
    if name := ask.query.get("translation-of", ""):
        source = _source(name, language, known)
        stated, folder = {**as_twin_of(source), **stated}, source.path.parent
    added = add_text(ask.query.get("name", ""), ask.content, language, folder, known, stated)
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


def _language(bench: Workbench, chosen: str) -> Language:
    """The language that is chosen, else the first in which texts can be read; TimelineError R01 where none can be."""
    knows = bench.shelf.languages
    codes = (chosen,) if chosen else bench.look().edition.languages
    if language := knows.first_of_texts(codes):
        return language
    raise knows.lacking(codes[0])


def _source(name: str, language: Language, known: Sequence[KnownText]) -> KnownText:
    """The text of which another is to be the official twin in a language; MisuseError C80 to C82 where it cannot be."""
    source = twin_of(name, known)
    if source.fields.get("language") == language.code:
        fact = f"{name} is in {english_name(language.code)} itself"
        raise MisuseError(Finding("texts", 0, "C81", fact, "choose the language that this text is in"))
    twins = (one for one in known if one.fields.get("translation-of") == name)
    if twin := next((one for one in twins if one.fields.get("language") == language.code), None):
        fact = f"{twin.path.name} is the twin of {name} in {english_name(language.code)} already"
        raise MisuseError(Finding("texts", 0, "C82", fact, "keep one of the two"))
    return source


def _folder(bench: Workbench, ask: Ask) -> Path:
    """The folder of a collection, named as one may be; the only one there is, where none is named."""
    there = sorted({path.parent.name for path in bench.project.communique_paths()})
    name = slug(ask.query.get("collection", "") or (there[0] if len(there) == 1 else "communiques"))
    return bench.project.root / "corpus" / name
