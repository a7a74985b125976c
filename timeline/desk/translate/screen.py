"""The screen: its addresses, and each act on an entry carried out."""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from starlette.responses import RedirectResponse, Response

from timeline.chronology.corpus import read_corpus
from timeline.chronology.pipeline import write_catalogues
from timeline.desk.journal import Change
from timeline.desk.navigation import screen_page
from timeline.desk.pages import fragment, speaker
from timeline.desk.screens import Ask, Screen, Way, told, unfound
from timeline.desk.translate import aids
from timeline.desk.translate.entries import called, counted, entries_of, next_waiting, target_languages
from timeline.desk.translate.official import official_for, with_words_taken, words_for
from timeline.desk.translate.problems import doubtful, problems_of
from timeline.desk.translate.saving import (
    Written,
    accepting,
    behind,
    commented,
    comments_of,
    digest,
    settled,
    translated,
)
from timeline.desk.writing import ConflictError, patiently_locked
from timeline.model.errors import Finding, MisuseError, TimelineError
from timeline.model.ids import communique_of
from timeline.model.translation import State
from timeline.translations.compared import compared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.chronology.one_text import OneText
    from timeline.desk.shelved import Shelved
    from timeline.desk.translate.entries import Open
    from timeline.desk.workbench import Workbench
    from timeline.translations.po import Unit

ADDRESS = "/translate"


def _first(bench: Workbench, ask: Ask) -> Response:
    """The first entry that waits in a language, of the text that is named or of any, else the first.

    Without any, where texts are brought in.
    """
    shelved = bench.look()
    codes = target_languages(shelved)
    code = ask.parts.get("code") or next(iter(codes), "")
    if named := shelved.text(ask.query.get("text", "")):
        shelved = replace(shelved, texts=(named,))
    entries = (entry for text in shelved.texts for entry in entries_of(text, code))
    chosen = next_waiting(shelved, code) or next(entries, None)
    if code not in codes or chosen is None:
        return screen_page(bench, ask, "nothing", HTTPStatus.OK if not ask.parts else HTTPStatus.NOT_FOUND)
    return RedirectResponse(_place(code, chosen.id), HTTPStatus.SEE_OTHER)


def _place(code: str, name: str) -> str:
    return f"{ADDRESS}/{code}/{name}"


def _found(bench: Workbench, ask: Ask) -> tuple[Shelved, OneText, tuple[Open, ...], Open] | None:
    """All texts, the text of the entry that the address names, its entries, and the entry."""
    shelved = bench.look()
    text = shelved.text(communique_of(ask.parts["id"]))
    entries = entries_of(text, ask.parts["code"]) if text else ()
    entry = next((one for one in entries if one.id == ask.parts["id"]), None)
    return (shelved, text, entries, entry) if text and entry else None


def _shown(bench: Workbench, ask: Ask) -> Response:
    """The entry with all that helps, beside the other entries of its text."""
    found = _found(bench, ask)
    if found is None:
        return screen_page(bench, ask, "nothing", HTTPStatus.NOT_FOUND)
    shelved, text, entries, entry = found
    code = ask.parts["code"]
    following = next_waiting(shelved, code, entry.id)
    return screen_page(
        bench,
        ask,
        "translate",
        HTTPStatus.OK,
        text=text,
        entry=entry,
        was=digest(entry.unit),
        entries=entries,
        called=called(entries),
        doubts=doubtful(bench, text, code, entries),
        counts=counted(shelved, code),
        codes=target_languages(shelved),
        states=list(State),
        following=_place(code, following.id) if following else "",
        behind=_behind(bench, text, entries),
        comments=comments_of(entry.unit),
        problems=problems_of(bench, entry),
        official=official_for(text, entry),
        printed=_printed(text, entry),
        **_aids(bench, shelved, text, entry),
        findings=(*shelved.findings, *text.findings),
        State=State,
    )


def _printed(text: OneText, entry: Open) -> str:
    """The first event whose sentence the entry is, by which the chronology prints it; none for a title, a headline."""
    events = (name for name, event in text.wanted.items() if not event.left_out)
    return next((name for name in events if name == entry.id or name.startswith(f"{entry.id}-")), "")


def _aids(bench: Workbench, shelved: Shelved, text: OneText, entry: Open) -> dict[str, Any]:
    (before, after), beside = aids.around(text, entry.direction.target, entry)
    previous = entry.unit.previous
    return {
        "pieces_of_source": aids.marked_source(bench, entry),
        "changed": compared(previous, entry.unit.source) if previous is not None else (),
        "dates": aids.dates_of(bench, entry),
        "terms": aids.terms_in(bench, entry),
        "before": before,
        "after": after,
        "beside": beside,
        "match": aids.best_match(bench, shelved, entry),
    }


def _behind(bench: Workbench, text: OneText, entries: Sequence[Open]) -> int:
    """How many entries of a text the file does not have as they are today."""
    there = bench.shelf.units(text.communique.collection if text.communique else "", entries[0].direction.target)
    return sum(entry.id not in there or digest(there[entry.id]) != digest(entry.unit) for entry in entries)


def _checked(bench: Workbench, ask: Ask) -> Response:
    """What the checks find in words that are being typed."""
    found = _found(bench, ask)
    if found is None:
        return unfound()
    problems = problems_of(bench, found[3], ask.text("target"))
    return told(html=fragment(ask, "problems", problems=problems))


def _saved(bench: Workbench, ask: Ask) -> Response:
    """The words of an entry are written, as a draft or for good; the same words of the same source once for all."""
    found = _found(bench, ask)
    if found is None:
        raise ConflictError({"target": "", "was": ""})
    shelved, text, _, entry = found
    draft, target = ask.flag("draft"), ask.text("target")
    after = commented(translated(entry.unit, target, draft=draft), ask.text("comments", comments_of(entry.unit)))
    after = settled(after, words_for(text, entry))
    same = aids.same_words(shelved, entry) if target.strip() and not draft else ()
    others = [(one.unit, translated(one.unit, target, draft=False)) for one in same]
    said = speaker(ask.language)("saved as a draft") if draft else speaker(ask.language)("saved")
    if others:
        said = speaker(ask.language)("saved for {n} entries", n=len(others) + 1)
    return _written(bench, ask, entry, ((entry.unit, after), *others), said)


def _official_taken(bench: Workbench, ask: Ask) -> Response:
    """The entry has the words of the official text, whatever it had before."""
    found = _found(bench, ask)
    if found is None:
        raise ConflictError({"target": "", "was": ""})
    _, text, _, entry = found
    words = words_for(text, entry)
    if words is None:
        fact, remedy = "no official text says anything of this entry any more", "load the page again"
        raise MisuseError(Finding(ask.address, 0, "C84", fact, remedy))
    said = speaker(ask.language)("the official words were taken")
    return _written(bench, ask, entry, ((entry.unit, with_words_taken(entry.unit, words)),), said)


def _accepted(bench: Workbench, ask: Ask) -> Response:
    """What a check finds in an entry is meant; the reason stands in a comment that every tool keeps."""
    found = _found(bench, ask)
    if found is None:
        raise ConflictError({"target": "", "was": ""})
    entry, code, reason = found[3], ask.text("code"), ask.text("reason").strip()
    if not reason or code not in {one.problem.code for one in problems_of(bench, entry)}:
        fact = "a finding of this entry is accepted for a reason"
        raise MisuseError(Finding(ask.address, 0, "P63", fact, "say in a few words why it is right as it is"))
    return _written(
        bench, ask, entry, ((entry.unit, accepting(entry.unit, code, reason)),), speaker(ask.language)("accepted")
    )


def _written(bench: Workbench, ask: Ask, entry: Open, units: tuple[tuple[Unit, Unit], ...], said: str) -> Response:
    """Write entries, where the page has seen the first as it is; ConflictError with its words where it has not."""
    if digest(entry.unit) != ask.text("was"):
        raise ConflictError({"target": entry.unit.target, "was": digest(entry.unit)})
    there = bench.shelf.units(entry.communique.collection, entry.direction.target)
    if any(before.id not in there or digest(there[before.id]) != digest(before) for before, _ in units):
        raise TimelineError(behind(bench.project.name(entry.path), entry.id))
    written = Written(bench.project.name(entry.path), entry.direction, units)
    place = _place(entry.direction.target, entry.id)
    told_of = f"{said} – {entry.id}"
    change = Change(entry.path, written.make, written.back, written.prove)
    done = bench.change(told_of, change, place=place, focus=entry.id)
    return told(said=said if done else speaker(ask.language)("as it was"), focus=entry.id)


def _merged(bench: Workbench, ask: Ask) -> Response:
    """Every catalogue is brought up to date with the texts, as ``timeline translate`` does."""
    with patiently_locked(bench.project.root):
        done, _ = write_catalogues(read_corpus(bench.project))
    changed = sum(is_changed for _, is_changed in done)
    return told(said=speaker(ask.language)("brought up to date: {n}", n=changed))


_ENTRY = f"{ADDRESS}/{{code}}/{{id}}"
SCREEN = Screen(
    ADDRESS,
    "Translate",
    (
        Way(ADDRESS, _first),
        Way(f"{ADDRESS}/merge", _merged, changes=True),
        Way(f"{ADDRESS}/{{code}}", _first),
        Way(_ENTRY, _shown),
        Way(f"{_ENTRY}/check", _checked, changes=True),
        Way(f"{_ENTRY}/save", _saved, changes=True),
        Way(f"{_ENTRY}/official", _official_taken, changes=True),
        Way(f"{_ENTRY}/accept", _accepted, changes=True),
    ),
)
