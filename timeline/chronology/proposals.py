"""Headlines that no editor gave: proposed, each cut out of its own entry's words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.chronology.made_before import Making, make_all
from timeline.events.headlines import propose_for_words, propose_headline
from timeline.model.translation import State, Target, Translation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.chronology.corpus_text import Load
    from timeline.model.edition import Entry
    from timeline.model.event import Event
    from timeline.project.folders import Project


def with_proposals(
    entries: Sequence[Entry], load: Load, project: Project | None = None, jobs: int = 1
) -> Iterator[Entry]:
    """The entries, those without a headline with one that is proposed, where their words make one.

    In another language it is what that language's rules cut out of the translation, or nothing: a message is made for
    it when an editor takes it. Where the editor took a headline away there is none. ``load`` gives a language; what was
    proposed for the texts of a ``project`` before is found again.
    """
    texts: dict[str, list[Entry]] = {}
    for entry in filter(_wants_one, entries):
        texts.setdefault(entry.communique.id, []).append(entry)
    asked = ((tuple(entry.event for entry in text), text[0].communique.language, load) for text in texts.values())
    made = make_all(project, HEADLINES, asked, jobs) if project else (propose_lines(*one) for one in asked)
    lines = {
        entry.id: line
        for text, own in zip(texts.values(), made, strict=True)
        for entry, line in zip(text, own, strict=True)
    }
    for entry in entries:
        line = lines.get(entry.id, "")
        yield replace(entry, headline=_proposal(entry, line, load), proposed=True) if line else entry


def _proposal(entry: Entry, line: str, load: Load) -> Translation:
    """The line, and beside it those cut out of the translations."""
    own = entry.communique.language
    codes = [
        code
        for code in entry.text.targets
        if code != own and not entry.event.sentence.opening and entry.text.usable(code)
    ]
    lines = {
        code: propose_for_words(entry.text.said(code), entry.marks.get(code, ()), language)
        for code in codes
        if (language := load(code))
    }
    targets = {code: Target(cut, State.TRANSLATED) for code, cut in lines.items() if cut}
    return Translation(f"{entry.id}-headline", line, own, targets)


def _wants_one(entry: Entry) -> bool:
    return entry.headline is None and not any("headline" in edit.said for edit in entry.event.edits)


def propose_lines(events: Iterable[Event], code: str, load: Load) -> tuple[str, ...]:
    """The headline proposed for each event of one text in a language; empty where its words make none."""
    language = load(code)
    return tuple(propose_headline(event, language) if language else "" for event in events)


def _events_of(events: Sequence[Event], code: str, _: Load) -> tuple[object, ...]:
    """What a headline is cut from, and what says where; the editor's words of the event are not asked."""
    return code, [(one.sentence.text, one.sentence.opening, one.mentions, one.rule) for one in events]


HEADLINES = Making("headlines", propose_lines, tuple[str, ...], _events_of)
