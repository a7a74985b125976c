"""Events that are like one another are left out together: listed first, chosen, and undone as one step.

Who has seen once that « la déclaration du 28 mai 2002 » tells no event need not say so of each text that cites it.
"""

from __future__ import annotations

from collections import defaultdict
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from timeline.chronology.reviewing import reviewed_events
from timeline.desk.pages import speaker
from timeline.desk.review import acts
from timeline.desk.review.cards import shown_words
from timeline.desk.review.changing import change_of
from timeline.desk.review.dates import said_in
from timeline.desk.review.hand import digest, words_of
from timeline.desk.screens import told, unfound
from timeline.desk.writing import ConflictError
from timeline.model.errors import Finding, MisuseError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from starlette.responses import Response

    from timeline.chronology.one_text import OneText
    from timeline.chronology.reviewing import ReviewedEvent
    from timeline.desk.screens import Ask
    from timeline.desk.workbench import Workbench
    from timeline.model.event import Event


class By(StrEnum):
    """What two events have in common, from the narrowest."""

    WORDS = "words"
    FORM = "form"
    RULE = "rule"


class Found(NamedTuple):
    """An event of a text."""

    text: OneText
    event: ReviewedEvent


def mark_of(event: Event, by: By) -> str:
    """What is to be the same: the words of the date in small letters, its form or its rule; empty without one."""
    marks = {By.WORDS: event.expression.casefold(), By.FORM: event.form, By.RULE: event.rule}
    return marks[by]


def find_alike(event: ReviewedEvent, by: By, texts: Iterable[OneText]) -> Iterator[Found]:
    """The events of these texts that are printed and like this one, itself among them, in the order of the texts."""
    mark = mark_of(event.bare, by)
    for text in texts if mark else ():
        for other in reviewed_events(text):
            if not other.wanted.left_out and mark_of(other.bare, by) == mark:
                yield Found(text, other)


def listed(bench: Workbench, ask: Ask) -> Response:
    """The events like one, before any is left out; and what it has that others may have too."""
    text = bench.look().text(ask.parts["id"])
    event = _event(text, ask.query.get("event", "")) if text else None
    by = ask.query.get("by", By.WORDS)
    if text is None or event is None or by not in By._value2member_map_:
        return unfound()
    texts = bench.look().texts if ask.query.get("everywhere") else [text]
    found = find_alike(event, By(by), texts)
    return told(alike=[_told(bench, one) for one in found], marks={one: mark_of(event.bare, one) for one in By})


def _event(text: OneText, name: str) -> ReviewedEvent | None:
    return next((event for event in reviewed_events(text) if event.id == name), None)


def _told(bench: Workbench, found: Found) -> dict[str, str]:
    """An event as the list shows it before it is left out."""
    text, event = found
    language = text.communique.language if text.communique else "fr"
    return {
        "id": event.id,
        "was": digest(event),
        "date": said_in(event.wanted.when, bench.shelf.languages, [language])[language],
        "words": shown_words(event.bare),
        "language": language,
        "title": (text.communique.title if text.communique else "") or text.id,
    }


def left_out(bench: Workbench, ask: Ask) -> Response:
    """The events that were chosen, as the page has seen each, are printed no more: one step over all their files."""
    by_collection: dict[str, list[ReviewedEvent]] = defaultdict(list)
    chosen = list(_chosen(bench, ask))
    for text, event in chosen:
        by_collection[text.communique.collection if text.communique else ""].append(event)
    said = speaker(ask.language)("left out: {n}", n=len(chosen))
    changes = [change_of(bench, name, acts.leave_out_all(events)) for name, events in by_collection.items()]
    focus = ask.text("event")
    bench.change(said, *changes, place=ask.address.rpartition("/")[0], focus=focus)
    return told(said=said, focus=focus)


def _chosen(bench: Workbench, ask: Ask) -> Iterator[Found]:
    """Each event that was sent, once it is as the page has seen it; MisuseError P62 where none is sent."""
    sent = ask.sent.get("chosen")
    if not isinstance(sent, dict) or not sent:
        fact = "no event is chosen"
        raise MisuseError(Finding(ask.address, 0, "P62", fact, "tick those that are to be left out"))
    known = {event.id: Found(text, event) for text in bench.look().texts for event in reviewed_events(text)}
    for name, was in sent.items():
        found = known.get(name)
        if found is None or digest(found.event) != was:
            raise ConflictError({"words": dict(words_of(found.event)) if found else {}, "was": ""})
        yield found
