"""The editor's hand: what ``editing.toml`` says is done to the events of a text.

By event id it leaves an event out, corrects its date, kind or place, gives it a headline, a note or subjects, takes out
of its sentence the words to print, marks it as key, joins it to another or keeps it apart; ``[[add]]`` adds an event by
hand: on a sentence of the text, by a quotation, or one that no text states, with where it comes from. An edit whose
event has gone, a quotation that stands nowhere is a finding, never dropped in silence.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.events.cutting import cut_words, nearest_words
from timeline.model.close_words import did_you_mean
from timeline.model.communique import Block, Sentence, Span
from timeline.model.errors import Finding
from timeline.model.event import BY_HAND, Event, Kind
from timeline.model.ids import code_of, communique_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from timeline.events.editing import Editing
    from timeline.model.communique import Communique
    from timeline.model.event import Edit, Telling

# What the editor gives in words of their own, each a text to translate.
_OWN_TEXTS = ("headline", "note", "stated", "text")
_SEE_IDS = "see timeline events for today's ids; then correct the id or take the edit away"


def with_added(editing: Editing, telling: Telling) -> Telling:
    """The telling with the events that the editor adds to its communiqué, in the order of their sentences.

    They are bare yet: what the editor says of them is done by ``edited``. What no text states comes last.
    """
    added = editing.added_to.get(telling.communique.id, ())
    made = (_added(edit, number, telling.communique) for number, edit in added)
    events = sorted((*telling.events, *filter(None, made)), key=_place)
    return replace(telling, events=tuple(events))


def _place(event: Event) -> tuple[bool, int]:
    start = event.sentence.span.start
    return start < 0, abs(start)


def _added(edit: Edit, number: int, communique: Communique) -> Event | None:
    if edit.when is None:
        return None
    sentence = _written(edit, number) if "stated" in edit.said else _quoted(edit, communique)
    if sentence is None:
        return None
    return Event(Kind(edit.said["kind"]), edit.when, sentence, communique.id, BY_HAND, BY_HAND, edits=(edit,))


def _written(edit: Edit, number: int) -> Sentence:
    """The editor's own words; its place is in the editor's file, before the beginning of any text."""
    text = " ".join(edit.said["text"].split())
    span = Span(edit.path, edit.lines["text"], -1 - number, -1 - number)
    return Sentence(text, span, Block.PARAGRAPH, 0, offsets=())


def _quoted(edit: Edit, communique: Communique) -> Sentence | None:
    quotation = _folded(edit.said["quotation"])
    return next((sentence for sentence in communique.sentences if quotation in sentence.text), None)


def quotations(editing: Editing) -> tuple[str, ...]:
    """The quotations of the events that the editor adds, as sentences have them."""
    return tuple(_folded(edit.said["quotation"]) for edit in editing.added if "quotation" in edit.said)


def _folded(quotation: str) -> str:
    return " ".join(quotation.replace("’", "'").split())


def edited(editing: Editing, telling: Telling, ids: Sequence[str]) -> Telling:
    """The telling with its events, whose ids are given in their order, as the editor wants them.

    It is the same where the editor says nothing of it.
    """
    edits = editing.by_id
    events = tuple(_as_wanted(event, name, edits) for name, event in zip(ids, telling.events, strict=True))
    same = all(event is bare for event, bare in zip(events, telling.events, strict=True))
    return telling if same else replace(telling, events=events)


def _as_wanted(event: Event, name: str, edits: Mapping[str, Edit]) -> Event:
    said = (*event.edits, *([edits[name]] if name in edits else []))
    if not said and not event.roles:
        return event
    for edit in said:
        event = _edited(event, edit)
    given = {word for edit in said for word in edit.said}
    own = [word for word in _OWN_TEXTS if word in given and getattr(event, word)]
    return replace(event, edits=said, roles={word: f"{code_of(name)}-{word}" for word in own})


def _edited(event: Event, edit: Edit) -> Event:
    said, when = edit.said, edit.when or event.when
    return replace(
        event,
        when=when,
        read=event.when if when != event.when else event.read,
        kind=Kind(said.get("kind", event.kind)),
        basis=BY_HAND if {"date", "kind"} & said.keys() else event.basis,
        key=said.get("key", event.key),
        subjects=tuple(dict.fromkeys(said.get("subjects", event.subjects))),
        left_out=said.get("leave-out", event.left_out),
        headline=said.get("headline", event.headline),
        note=said.get("note", event.note),
        place=said.get("place", event.place),
        stated=said.get("stated", event.stated),
        text=event.text if "stated" in said else _cut(event, said.get("text", event.text)),
    )


def _cut(event: Event, text: str) -> str:
    """The words to print of an event's sentence; none where they are all of it."""
    cut = cut_words(event.sentence.text, text) if text else ""
    return cut if cut != event.sentence.text else ""


def unfound(
    editing: Editing, events: Mapping[str, Event], communiques: Iterable[Communique], held: AbstractSet[str]
) -> Iterator[Finding]:
    """A finding C32 for each edit or join whose event is not told, C33 for words that do not stand where they should.

    ``events`` has each event by its id; nothing is asked about the texts that are ``held`` back.
    """
    for edit in editing.edits:
        if communique_of(edit.id) not in held:
            yield from _unmet(edit, events, held)
    known = {communique.id: communique for communique in communiques}
    for edit in editing.added:
        if edit.said["communique"] not in held:
            yield from _misquoted(edit, known.get(edit.said["communique"]))


def unnamed_subjects(editing: Editing, named: Iterable[str]) -> Iterator[Finding]:
    """A finding C34 for each subject of an edit that the settings do not name."""
    known = tuple(named)
    for edit in (*editing.edits, *editing.added):
        for subject in edit.said.get("subjects", ()):
            if subject not in known:
                remedy = did_you_mean(subject, known) or f"name it in corpus/chronology.toml: [subjects.{subject}]"
                yield Finding(edit.path, edit.lines["subjects"], "C34", f"no subject is called {subject!r}", remedy)


def _unmet(edit: Edit, events: Mapping[str, Event], held: AbstractSet[str]) -> Iterator[Finding]:
    join = edit.said.get("join")
    if join == edit.id or (join and join not in events and communique_of(join) not in held):
        fact = f"{edit.id} cannot be joined to {join}: there is no such other event"
        yield Finding(edit.path, edit.lines["join"], "C32", fact, _SEE_IDS)
    if join and edit.said.get("part"):
        fact = f"{edit.id} is both joined and kept apart"
        yield Finding(edit.path, edit.lines["part"], "C32", fact, "take one away")
    if edit.id not in events:
        yield Finding(edit.path, edit.line, "C32", f"no event has the id {edit.id}", _SEE_IDS)
    elif "text" in edit.said:
        yield from _not_said(edit, events[edit.id].sentence)


def _misquoted(edit: Edit, communique: Communique | None) -> Iterator[Finding]:
    if communique is None:
        fact = f"there is no text {edit.said['communique']}"
        remedy = "write the id that stands in the header of the text"
        yield Finding(edit.path, edit.lines["communique"], "C32", fact, remedy)
    elif "quotation" in edit.said:
        sentence = _quoted(edit, communique)
        if sentence is None:
            fact = f"the quotation does not stand in {communique.id}"
            remedy = "quote words of one sentence as the text has them"
            yield Finding(edit.path, edit.lines["quotation"], "C33", fact, remedy)
        elif "text" in edit.said:
            yield from _not_said(edit, sentence)


def _not_said(edit: Edit, sentence: Sentence) -> Iterator[Finding]:
    text = edit.said["text"]
    if not cut_words(sentence.text, text):
        fact = f"the words of text do not stand in this order in the sentence at {sentence.span}"
        nearest = nearest_words(sentence.text, text)
        remedy = f"take them from the sentence, with […] for what is left out; the nearest are « {nearest} »"
        yield Finding(edit.path, edit.lines["text"], "C33", fact, remedy)
