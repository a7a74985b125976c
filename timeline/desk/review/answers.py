"""What the page of Review asks while one works: why this date, what a typed date says, which events may be the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.chronology.composing import compose_entries
from timeline.chronology.explaining import explain_entry
from timeline.desk.pages import speaker
from timeline.desk.review.across import told_elsewhere
from timeline.desk.review.dates import read_typed, said_in
from timeline.desk.review.twins import likely_twins
from timeline.desk.screens import told, unfound
from timeline.language.names import name_within
from timeline.publishing.told_again import teller

if TYPE_CHECKING:
    from starlette.responses import Response

    from timeline.chronology.one_text import OneText
    from timeline.desk.review.twins import Twin
    from timeline.desk.screens import Ask
    from timeline.desk.workbench import Workbench
    from timeline.model.edition import Entry


def asked_text(bench: Workbench, ask: Ask) -> OneText | None:
    """The text that the address names, if there is one that can be reviewed."""
    text = bench.look().text(ask.parts["id"])
    return text if text and text.collection else None


def why(bench: Workbench, ask: Ask) -> Response:
    """The lines of ``timeline events --explain``, each with the language in which it is told."""
    text = asked_text(bench, ask)
    entry = next((one for one in _entries(text) if one.id == ask.query.get("event")), None) if text else None
    if entry is None:
        return unfound()
    again = teller(ask.language)
    lines = [again(line.strip())._asdict() for line in explain_entry(entry, bench.look().edition.languages)]
    return told(lines=lines)


def _entries(text: OneText) -> list[Entry]:
    made = text.collection
    if made is None:
        return []
    tellings, translations, ids = made.tellings, made.translations, made.event_ids
    return [
        entry
        for left_out in (False, True)
        for entry in compose_entries(tellings, translations, ids, {}, left_out=left_out)[0]
    ]


def date_said(bench: Workbench, ask: Ask) -> Response:
    """What a date says that is being typed, in the words of every language of the edition; else what is wrong."""
    text, codes = asked_text(bench, ask), bench.look().edition.languages
    if text is None or text.communique is None:
        return unfound()
    knows = bench.shelf.languages
    try:
        read = read_typed(ask.query.get("said", ""), text.communique, knows, codes)
    except ValueError:
        say = speaker(ask.language)
        examples = "2008-04-04, 2008-04, 2008, 2008-04-02/2008-04-04, by end 2008"
        return told(fault=say("This is no date: write it as in the text, or as one of {examples}.", examples=examples))
    spoken = dict.fromkeys((*codes, text.communique.language))
    return told(value=str(read.when), notation=read.when.notation, words=said_in(read.when, knows, list(spoken)))


def twins(bench: Workbench, ask: Ask) -> Response:
    """The events of other texts that an event is likely the same as."""
    text, name = asked_text(bench, ask), ask.query.get("event", "")
    if text is None or name not in text.wanted:
        return unfound()
    shelved = bench.look()
    elsewhere = told_elsewhere(bench, shelved, text).get(name, ())
    found = likely_twins(name, text.wanted[name], shelved.texts, elsewhere)
    return told(twins=[_told(bench, ask, one) for one in found])


def _told(bench: Workbench, ask: Ask, twin: Twin) -> dict[str, str]:
    """A likely twin as the list shows it: in its own language, with a word of that where it is another."""
    code = twin.language
    return {
        "id": twin.id,
        "date": said_in(twin.event.when, bench.shelf.languages, [code])[code],
        "words": twin.event.headline or twin.event.sentence.text[:200],
        "title": twin.title,
        "language": code,
        "elsewhere": name_within(code, ask.language) if twin.elsewhere else "",
    }
