"""What is done to an entry: saved, taken from the official text, accepted, reviewed, each as one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.desk.journal import Change
from timeline.desk.pages import speaker
from timeline.desk.screens import told
from timeline.desk.translate.entries import entries_of
from timeline.desk.translate.official import with_words_taken, words_for
from timeline.desk.translate.problems import problems_of
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
from timeline.desk.translate.tallies import alike, same_words, tallies_of
from timeline.desk.writing import ConflictError
from timeline.model.errors import Finding, MisuseError, TimelineError
from timeline.model.ids import communique_of
from timeline.model.translation import State
from timeline.translations.review import reviewed, unreviewed

if TYPE_CHECKING:
    from starlette.responses import Response

    from timeline.chronology.one_text import OneText
    from timeline.desk.screens import Ask
    from timeline.desk.shelved import Shelved
    from timeline.desk.translate.entries import Open
    from timeline.desk.workbench import Workbench
    from timeline.translations.in_place import StandingCatalogue
    from timeline.translations.po import Unit

ADDRESS = "/translate"


def place_of(code: str, name: str) -> str:
    """The address of an entry."""
    return f"{ADDRESS}/{code}/{name}"


def found_entry(bench: Workbench, ask: Ask) -> tuple[Shelved, OneText, tuple[Open, ...], Open] | None:
    """All texts, the text of the entry that the address names, its entries, and the entry."""
    shelved = bench.look()
    text = shelved.text(communique_of(ask.parts["id"]))
    entries = entries_of(text, ask.parts["code"]) if text else ()
    entry = next((one for one in entries if one.id == ask.parts["id"]), None)
    return (shelved, text, entries, entry) if text and entry else None


def saved(bench: Workbench, ask: Ask) -> Response:
    """The words of an entry are written, as a draft or for good; the same words of the same source once for all."""
    found = found_entry(bench, ask)
    if found is None:
        raise ConflictError({"target": "", "was": ""})
    shelved, text, _, entry = found
    draft, target = ask.flag("draft"), ask.text("target")
    after = commented(translated(entry.unit, target, draft=draft), ask.text("comments", comments_of(entry.unit)))
    after = settled(after, words_for(text, entry))
    tallies = tallies_of(bench, shelved, entry.direction.target)
    same = same_words(tallies, entry) if target.strip() and not draft else ()
    others = [(one.unit, translated(one.unit, target, draft=False)) for one in same]
    said = speaker(ask.language)("saved as a draft") if draft else speaker(ask.language)("saved")
    if others:
        said = speaker(ask.language)("saved for {n} entries", n=len(others) + 1)
    return _written(bench, ask, entry, ((entry.unit, after), *others), said)


def official_taken(bench: Workbench, ask: Ask) -> Response:
    """The entry has the words of the official text, whatever it had before."""
    found = found_entry(bench, ask)
    if found is None:
        raise ConflictError({"target": "", "was": ""})
    _, text, _, entry = found
    words = words_for(text, entry)
    if words is None:
        fact, remedy = "no official text says anything of this entry any more", "load the page again"
        raise MisuseError(Finding(ask.address, 0, "C84", fact, remedy))
    said = speaker(ask.language)("the official words were taken")
    return _written(bench, ask, entry, ((entry.unit, with_words_taken(entry.unit, words)),), said)


def accepted(bench: Workbench, ask: Ask) -> Response:
    """What a check finds in an entry is meant; the reason stands in a comment that every tool keeps."""
    found = found_entry(bench, ask)
    if found is None:
        raise ConflictError({"target": "", "was": ""})
    entry, code, reason = found[3], ask.text("code"), ask.text("reason").strip()
    if not reason or code not in {one.problem.code for one in problems_of(bench, entry)}:
        fact = "a finding of this entry is accepted for a reason"
        raise MisuseError(Finding(ask.address, 0, "P63", fact, "say in a few words why it is right as it is"))
    return _written(
        bench, ask, entry, ((entry.unit, accepting(entry.unit, code, reason)),), speaker(ask.language)("accepted")
    )


def marked_reviewed(bench: Workbench, ask: Ask) -> Response:
    """A second person stands for an entry as it is, and for all that say the same; or nobody does any more."""
    found = found_entry(bench, ask)
    if found is None:
        raise ConflictError({"target": "", "was": ""})
    shelved, _, _, entry = found
    if entry.state is not State.TRANSLATED:
        fact = f"{entry.id} is {entry.state}, and only what is translated can be reviewed"
        raise MisuseError(Finding(ask.address, 0, "P63", fact, "save the translation first"))
    tallies = tallies_of(bench, shelved, entry.direction.target)
    say, units = speaker(ask.language), [one.unit for one in (entry, *alike(tallies, entry))]
    if not ask.flag("on"):
        return _written(bench, ask, entry, tuple((unit, unreviewed(unit)) for unit in units), say("not reviewed"))
    said = say("reviewed: {n} entries", n=len(units)) if len(units) > 1 else say("reviewed")
    who = ask.text("who", "")
    return _written(bench, ask, entry, tuple((unit, reviewed(unit, who)) for unit in units), said)


def standing_of(bench: Workbench, entry: Open) -> StandingCatalogue | None:
    """The catalogue of an entry as its file has it."""
    return bench.shelf.standing(entry.communique.collection, entry.direction.target)


def has_as_it_is(standing: StandingCatalogue | None, unit: Unit) -> bool:
    """Whether a file has an entry as it is today."""
    there = standing.unit(unit.id) if standing else None
    return there is not None and digest(there) == digest(unit)


def _written(bench: Workbench, ask: Ask, entry: Open, units: tuple[tuple[Unit, Unit], ...], said: str) -> Response:
    """Write entries, where the page has seen the first as it is; ConflictError with its words where it has not."""
    if digest(entry.unit) != ask.text("was"):
        raise ConflictError({"target": entry.unit.target, "was": digest(entry.unit)})
    standing = standing_of(bench, entry)
    if not all(has_as_it_is(standing, before) for before, _ in units):
        raise TimelineError(behind(bench.project.name(entry.path), entry.id))
    written = Written(bench.project.name(entry.path), entry.direction, units, bench.shelf.read_catalogue)
    place = place_of(entry.direction.target, entry.id)
    told_of = f"{said} – {entry.id}"
    change = Change(entry.path, written.make, written.back, written.prove)
    done = bench.change(told_of, change, place=place, focus=entry.id)
    return told(said=said if done else speaker(ask.language)("as it was"), focus=entry.id)
