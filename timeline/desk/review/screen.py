"""The screen: its addresses, and each act on an event carried out."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse, Response

from timeline.chronology.reviewing import reviewed_events
from timeline.desk.navigation import screen_page
from timeline.desk.pages import speaker
from timeline.desk.review import acts, alike, answers
from timeline.desk.review.cards import open_text
from timeline.desk.review.changing import change_of
from timeline.desk.review.dates import read_typed, said_in
from timeline.desk.review.hand import digest, words_of
from timeline.desk.review.original import has_original
from timeline.desk.review.original import shown as original_shown
from timeline.desk.review.quoting import quotation_of
from timeline.desk.screens import Ask, Screen, Way, told, unfound
from timeline.desk.writing import ConflictError
from timeline.events.cutting import cut_words
from timeline.model.errors import Finding, TimelineError
from timeline.model.event import Kind

if TYPE_CHECKING:
    from timeline.chronology.one_text import OneText
    from timeline.chronology.reviewing import ReviewedEvent
    from timeline.desk.review.acts import Act
    from timeline.desk.workbench import Workbench
    from timeline.model.edition import Edition

ADDRESS = "/review"


def _first(bench: Workbench, ask: Ask) -> Response:
    """The first text in which something waits, else the first; without texts, where they are brought in."""
    texts = [text for text in bench.look().texts if text.collection]
    waits = (text for text in texts if any(event.waits for event in reviewed_events(text)))
    if chosen := next(waits, next(iter(texts), None)):
        return RedirectResponse(f"{ADDRESS}/{chosen.id}", HTTPStatus.SEE_OTHER)
    return screen_page(bench, ask, "nothing")


def shown(bench: Workbench, ask: Ask) -> Response:
    """The text with its events."""
    shelved = bench.look()
    text = shelved.text(ask.parts["id"])
    if text is None:
        return screen_page(bench, ask, "nothing", HTTPStatus.NOT_FOUND)
    opened = open_text(bench, text)
    names = [one.id for one in shelved.texts if one.collection]
    at = names.index(text.id) if text.id in names else 0
    return screen_page(
        bench,
        ask,
        "review",
        opened=opened,
        kinds=list(Kind),
        codes=shelved.edition.languages,
        original=has_original(bench, text),
        subjects=_subject_names(shelved.edition, ask.language),
        before=names[at - 1] if at else "",
        after=names[at + 1] if at + 1 < len(names) else "",
        findings=(*shelved.findings, *text.findings),
    )


def _subject_names(edition: Edition, language: str) -> dict[str, str]:
    """The name of each subject of entries, in the reader's language where it has one."""
    named = edition.subject_names.items()
    return {name: said.get(language) or next(iter(said.values()), name) for name, said in named}


def _acted(bench: Workbench, ask: Ask) -> Response:
    """An act on one event; ConflictError where the page has seen another state of it."""
    text = answers.asked_text(bench, ask)
    event = _event(text, ask.text("event")) if text else None
    what = _ACTS.get(ask.parts["what"])
    if text is None or what is None:
        return unfound()
    if event is None:
        raise ConflictError({"words": {}, "was": ""})
    if digest(event) != ask.text("was"):
        raise ConflictError({"words": dict(words_of(event)), "was": digest(event)})
    return _carried_out(bench, ask, text, what(bench, text, event, ask), event)


def _event(text: OneText, name: str) -> ReviewedEvent | None:
    return next((event for event in reviewed_events(text) if event.id == name), None)


def _carried_out(bench: Workbench, ask: Ask, text: OneText, act: Act, event: ReviewedEvent | None = None) -> Response:
    """Write the words of an act, and say what was done in the reader's language."""
    say, communique = speaker(ask.language), text.communique
    said = say(act.said)
    if event and communique:
        date = said_in(event.wanted.when, bench.shelf.languages, [communique.language])[communique.language]
        said = f"{said} – {date}"
    focus = event.id if event else ""
    change = change_of(bench, communique.collection if communique else "", act)
    done = bench.change(said, change, place=f"{ADDRESS}/{text.id}", focus=focus)
    return told(said=said if done else say("as it was"), focus=focus)


def _refused(ask: Ask, fact: str, remedy: str = "") -> TimelineError:
    return TimelineError(Finding(ask.address, 0, "P63", fact, remedy))


def _set(bench: Workbench, text: OneText, event: ReviewedEvent, ask: Ask) -> Act:
    """A field says what was typed, once it can be what it is to be."""
    field, value = ask.text("field"), ask.text("value")
    if field not in acts.FIELDS:
        raise _refused(ask, f"{field!r} is no field of an event")
    if field == "date" and text.communique:
        try:
            value = read_typed(value, text.communique, bench.shelf.languages, bench.look().edition.languages).written
        except ValueError as error:
            raise _refused(ask, str(error)) from error
    if field == "text" and value.strip() and not cut_words(event.bare.sentence.text, value):
        raise _refused(ask, "these words do not stand in this order in the sentence", "[…] stands for what is left out")
    return acts.set_field(event, field, value)


def _join(bench: Workbench, _: OneText, event: ReviewedEvent, ask: Ask) -> Act:
    other = ask.text("other").strip()
    if other and (other == event.id or not any(other in text.wanted for text in bench.look().texts)):
        raise _refused(ask, f"there is no other event {other}")
    return acts.join(event, other)


def _subjects(bench: Workbench, _: OneText, event: ReviewedEvent, ask: Ask) -> Act:
    """The event has the subjects that were ticked, in the order in which the settings name them."""
    ticked, named = ask.sent.get("subjects"), bench.look().edition.subject_names
    if not isinstance(ticked, list) or not all(isinstance(name, str) and name in named for name in ticked):
        raise _refused(ask, "there is no such subject", "corpus/chronology.toml names them")
    return acts.set_subjects(event, [name for name in named if name in ticked])


_ACTS = {
    "accept": lambda _, __, event, ___: acts.accept(event),
    "leave-out": lambda _, __, event, ___: acts.leave_out(event),
    "restore": lambda _, __, event, ___: acts.restore(event),
    "key": lambda _, __, event, ___: acts.mark_key(event),
    "part": lambda _, __, event, ___: acts.part(event),
    "join": _join,
    "set": _set,
    "subjects": _subjects,
}


def _added(bench: Workbench, ask: Ask) -> Response:
    """An event on words that were chosen; its id is known once it is read."""
    text = answers.asked_text(bench, ask)
    if text is None or text.communique is None:
        return unfound()
    sentences = text.communique.sentences
    number = next((at for at, one in enumerate(sentences) if _own(one.text, one.opening) == ask.text("sentence")), -1)
    knows, kind = bench.shelf.languages, ask.text("kind")
    try:
        quotation = quotation_of(ask.text("words"), number, sentences)
        date = read_typed(ask.text("date"), text.communique, knows, bench.look().edition.languages).written
    except ValueError as error:
        raise _refused(ask, str(error)) from error
    if kind not in Kind._value2member_map_:
        raise _refused(ask, f"{kind!r} is no kind")
    known = set(text.wanted)
    answer = _carried_out(bench, ask, text, acts.add_event(text.id, quotation, date, Kind(kind)))
    now = bench.look().text(text.id)
    new = next((name for name in now.wanted if name not in known), "") if now else ""
    return told(said=speaker(ask.language)("added"), focus=new) if new else answer


def _own(text: str, opening: str) -> str:
    return text[len(opening) + 1 :] if opening else text


def _all_accepted(bench: Workbench, ask: Ask) -> Response:
    """Every event that waits, as the page has seen it, is right as it is."""
    text = answers.asked_text(bench, ask)
    if text is None:
        return unfound()
    waiting = [event for event in reviewed_events(text) if event.waits]
    if "".join(map(digest, waiting)) != ask.text("was"):
        raise ConflictError({"words": {}, "was": ""})
    return _carried_out(bench, ask, text, acts.accept_all(waiting))


def _read(bench: Workbench, ask: Ask) -> Response:
    """The text was read to its end, as the page shows it."""
    text = answers.asked_text(bench, ask)
    if text is None:
        return unfound()
    if text.digest != ask.text("was"):
        raise ConflictError({"words": {}, "was": ""})
    return _carried_out(bench, ask, text, acts.read_to_its_end(text))


def _forgotten(bench: Workbench, ask: Ask) -> Response:
    """What was seen of events that are there no more is forgotten."""
    text = answers.asked_text(bench, ask)
    return _carried_out(bench, ask, text, acts.forget(text, open_text(bench, text).forgotten)) if text else unfound()


_TEXT = f"{ADDRESS}/{{id}}"
SCREEN = Screen(
    ADDRESS,
    "Review",
    (
        Way(ADDRESS, _first),
        Way(_TEXT, shown),
        Way(f"{_TEXT}/why", answers.why),
        Way(f"{_TEXT}/date", answers.date_said),
        Way(f"{_TEXT}/twins", answers.twins),
        Way(f"{_TEXT}/original", original_shown),
        Way(f"{_TEXT}/alike", alike.listed),
        Way(f"{_TEXT}/leave-out-alike", alike.left_out, changes=True),
        Way(f"{_TEXT}/add", _added, changes=True),
        Way(f"{_TEXT}/accept-all", _all_accepted, changes=True),
        Way(f"{_TEXT}/read", _read, changes=True),
        Way(f"{_TEXT}/forget", _forgotten, changes=True),
        Way(f"{_TEXT}/act/{{what}}", _acted, changes=True),
    ),
)
