"""Headlines that no editor gave: proposed, each cut out of its own entry's words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from timeline.chronology.made_before import Making, make_all
from timeline.events.headlines import propose_for_words, propose_headline
from timeline.model.translation import State, Target, Translation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from timeline.chronology.composing import Marks
    from timeline.chronology.corpus_text import Load
    from timeline.model.edition import Entry
    from timeline.model.event import Event
    from timeline.project.folders import Project

    Make = Callable[[Making[tuple[str, ...]], Iterable[tuple[Any, ...]]], Iterable[tuple[str, ...]]]


def with_proposals(
    entries: Sequence[Entry], load: Load, project: Project | None = None, jobs: int = 1, *, some: bool = False
) -> Iterator[Entry]:
    """The entries, those without a headline with one that is proposed, where their words make one.

    In another language it is what that language's rules cut out of the translation, or nothing: a message is made for
    it when an editor takes it. Where the editor took a headline away there is none. ``load`` gives a language; what was
    proposed for the texts of a ``project``, all or ``some`` of them, before is found again.
    """
    texts: dict[str, list[Entry]] = {}
    for entry in filter(_wants_one, entries):
        texts.setdefault(entry.communique.id, []).append(entry)
    asked = ((tuple(entry.event for entry in text), text[0].communique.language, load) for text in texts.values())
    make = partial(make_all, project, jobs=jobs, some=some) if project else _made
    made = make(HEADLINES, asked)
    lines = {
        entry.id: line
        for text, own in zip(texts.values(), made, strict=True)
        for entry, line in zip(text, own, strict=True)
    }
    cuts = _cuts([entry for entry in entries if lines.get(entry.id)], load, make)
    for entry in entries:
        line = lines.get(entry.id, "")
        yield replace(entry, headline=_proposal(entry, line, cuts[entry.id]), proposed=True) if line else entry


def _made(making: Making[tuple[str, ...]], asked: Iterable[tuple[Any, ...]]) -> Iterator[tuple[str, ...]]:
    """What is made of each, of no project."""
    return (making.make(*one) for one in asked)


def _cuts(entries: Iterable[Entry], load: Load, make: Make) -> Mapping[str, Mapping[str, str]]:
    """By the id of each entry, what is cut out of its translations, by language."""
    texts: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    cuts: dict[str, dict[str, str]] = {}
    for entry in entries:
        cuts[entry.id] = dict.fromkeys(_codes(entry), "")
        for code in cuts[entry.id]:
            texts[entry.communique.id, code].append(entry)
    asked = (
        (tuple((entry.text.said(code), entry.marks.get(code, ())) for entry in own), code, load)
        for (_, code), own in texts.items()
    )
    for ((_, code), own), lines in zip(texts.items(), make(CUTS, asked), strict=True):
        for entry, line in zip(own, lines, strict=True):
            cuts[entry.id][code] = line
    return cuts


def _codes(entry: Entry) -> list[str]:
    """The languages in which something can be cut out of an entry's words."""
    own = entry.communique.language
    codes = (code for code in entry.text.targets if code != own and entry.text.usable(code))
    return [] if entry.event.sentence.opening else list(codes)


def _proposal(entry: Entry, line: str, cuts: Mapping[str, str]) -> Translation:
    """The line, and beside it those cut out of the translations."""
    targets = {code: Target(cut, State.TRANSLATED) for code, cut in cuts.items() if cut}
    return Translation(f"{entry.id}-headline", line, entry.communique.language, targets)


def _wants_one(entry: Entry) -> bool:
    return entry.headline is None and not any("headline" in edit.said for edit in entry.event.edits)


def propose_lines(events: Iterable[Event], code: str, load: Load) -> tuple[str, ...]:
    """The headline proposed for each event of one text in a language; empty where its words make none."""
    language = load(code)
    return tuple(propose_headline(event, language) if language else "" for event in events)


def cut_lines(said: Iterable[tuple[str, Marks]], code: str, load: Load) -> tuple[str, ...]:
    """The headline cut out of each translation of one text, whose date stands at its marks; empty where none is."""
    language = load(code)
    return tuple(propose_for_words(words, marks, language) if language else "" for words, marks in said)


def _said_of(said: object, code: str, _: Load) -> tuple[object, ...]:
    return code, said


def events_of(events: Sequence[Event], code: str, _: Load) -> tuple[object, ...]:
    """What a headline is cut from, and what says where, of some events; the editor's words of them are not asked."""
    return code, [(one.sentence.text, one.sentence.opening, one.mentions, one.rule) for one in events]


HEADLINES = Making("headlines", propose_lines, tuple[str, ...], events_of)
CUTS = Making("cuts", cut_lines, tuple[str, ...], _said_of)
