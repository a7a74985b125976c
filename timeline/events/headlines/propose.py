"""The headline that the toolkit proposes for an event: the first clause of it that makes a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events.cues import load_cues
from timeline.events.headlines.bare import bare_undated, bares_dated
from timeline.events.headlines.clause import find_clauses
from timeline.events.headlines.line import make_line
from timeline.events.headlines.rules import load_headlines
from timeline.reading.offsets import lowered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.events.headlines.bare import Bare
    from timeline.events.headlines.rules import HeadlineRules, Turn
    from timeline.language import Language
    from timeline.model.event import Event


# A sentence longer than this is no sentence: a page that was read badly, a table.
_FAR_TOO_LONG = 4000


def propose_headline(event: Event, language: Language) -> str:
    """The line; empty where the event's clause makes none, or the language has no rules for headlines."""
    rules = load_headlines(language)
    return best_line(_bares(event, language, rules), rules) if rules else ""


def propose_for_words(text: str, marks: Sequence[tuple[int, int]], language: Language) -> str:
    """The line of a translation in which ``marks`` are the words of the date; empty where there is none."""
    rules = load_headlines(language)
    if not rules or not marks or len(text) > _FAR_TOO_LONG:
        return ""
    return best_line(bares_dated(text, marks[0][0], marks[-1][1], rules), rules)


def best_line(bares: Iterable[Bare], rules: HeadlineRules) -> str:
    """The first line that one of the bared sentences makes, with the date where it is kept; empty where none does."""
    lines = ((bare, line) for bare in bares for line in _lines(bare, rules))
    return next((line for bare, line in lines if line and bare.kept in line), "")


def _lines(bare: Bare, rules: HeadlineRules) -> Iterator[str]:
    """What the clauses of a sentence make, the best first; empty where one makes no line."""
    last: list[str] = []
    for clause in find_clauses(bare, rules):
        low = lowered(clause.text)
        for turn in rules.of.get(clause.of, ()):
            made = turn.make(clause.text, low, rules)
            if made and turn.undated and bare.dated:
                last.append(_line(made, rules, turn))
            elif made:
                yield _line(made, rules, turn)
        if clause.plain:
            yield make_line(clause.text, rules)
    yield from last


def _line(text: str, rules: HeadlineRules, turn: Turn) -> str:
    """The line; none where something is left of who is left out, « décision de maintenir sa cellule »."""
    line = make_line(text, rules)
    return "" if not turn.names_who and rules.sign("owns").search(lowered(line)) else line


def _bares(event: Event, language: Language, rules: HeadlineRules) -> Iterator[Bare]:
    """The event's sentence, an item of a list without the words that open it; without its date, then with it."""
    sentence = event.sentence
    lead = len(sentence.opening) + 1 if sentence.opening else 0
    own = sentence.text[lead:]
    if len(own) > _FAR_TOO_LONG:
        return
    if event.mentions and event.mentions[0].start >= lead:
        place = event.mentions[0].start - lead, event.mentions[-1].end - lead
        yield from bares_dated(own, *place, rules)
    else:
        found = load_cues(language).hear(sentence.text).found(dated=False)
        start = next((one.start for one in found if one.cue.name == event.rule), 0)
        yield bare_undated(own, max(0, start - lead), rules)
