"""Which words of a sentence its date or its deciding verb governs: the stretches a headline may be cut out of.

A date beside a participle, in a relative clause or hung on a noun belongs to that noun: « la Journée qui sera
célébrée le 28 novembre » is the Journée. A date beside an infinitive belongs to that: « afin d'établir d'ici 2005 la
Zone ». Else it belongs to its main clause, subject and verb, without what stands in front and what is said in between.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from timeline.events.headlines.nouns import Reading
from timeline.events.headlines.reading import is_level
from timeline.events.headlines.rules import DATE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.events.headlines.bare import Bare
    from timeline.events.headlines.reading import Span
    from timeline.events.headlines.rules import HeadlineRules

# « Mme Castaing a dit que … ; la salle rouvrira », not « M. Bonnel ».
_HARD = re.compile(r";\s|:(?=\s|$)(?!\s*\d{3}[\s.]?\d{3})|(?<=\w{3}[\w»)\"])[.!?]\s+(?=[A-ZÀ-Þ«])")
_DASH = re.compile(r"\s[–—-]\s")
_LABEL = re.compile(r"(?:.*(?:[.;:]\s|\s[–—-]\s)|^)([^.;:–—]{3,}?)\s*:\s*$")
# « 12 ; ¤ : Ouverture du pont ; Orbelle », a row of a table
_OPENED = re.compile(rf"^(?:[^;{DATE}]{{1,60}};\s)?\W*{DATE}[\s,\dh]*[:–—|-]\s*")


class Of(StrEnum):
    """What a stretch is: all of a sentence, a clause, or a noun with what was done to it."""

    SENTENCE = "sentence"
    CLAUSE = "clause"
    NOUN = "noun"


class Clause(NamedTuple):
    """A stretch that a headline may be cut out of; ``plain`` says that it may be a line as it stands."""

    text: str
    of: Of = Of.CLAUSE
    plain: bool = True


# A noun that cannot be told: it makes no line, and nothing else may stand for it.
DOUBT = Clause("", Of.NOUN, plain=False)


def find_clauses(bare: Bare, rules: HeadlineRules) -> Iterator[Clause]:
    """The stretches that may make a headline, the best first."""
    if opened := _OPENED.match(bare.text):
        yield Clause(_HARD.split(bare.text[opened.end() :])[0])
        return
    first, last = _stretch(bare)
    if _is_quoted(bare.text[: bare.at]):
        return
    text, at = bare.text[first:last], bare.at - first
    if bare.dated and text.strip().startswith(DATE) and (label := _LABEL.search(bare.text[:first])):
        yield Clause(label[1])
        return
    reading = Reading(text, at, rules)
    yield Clause(text, Of.SENTENCE, plain=False)
    if bare.dated:
        yield from _governed(reading, bare)
    else:
        yield from _main(reading, reading.deciding(at))


def _stretch(bare: Bare) -> tuple[int, int]:
    """The part of the sentence that holds the place, between semicolons, colons, full stops and a dash alone."""
    dashes = [*_DASH.finditer(bare.text)]
    marks = [*_HARD.finditer(bare.text), *(dashes if len(dashes) == 1 else ())]
    cuts = [found for found in marks if is_level(bare.text[: found.start()])]
    first = max((cut.end() for cut in cuts if cut.end() <= bare.at), default=0)
    last = min((cut.start() for cut in cuts if cut.start() >= bare.at), default=len(bare.text))
    return first, last


def _is_quoted(before: str) -> bool:
    """Whether what follows stands in words that are quoted."""
    return before.count('"') % 2 == 1 or before.count("«") > before.count("»") or before.count("“") > before.count("”")


def _governed(reading: Reading, bare: Bare) -> Iterator[Clause]:
    """The stretches that the date governs."""
    at, beside = reading.at, len(reading.low[: reading.at].rstrip(" ,"))
    verb = reading.last(reading.verbs, at)
    if not bare.kept:
        nouns = [*_nouns(reading, bare, beside, verb)]
        if bare.hangs and verb is None and reading.is_fronted and not reading.stopped_beside(beside):
            yield from _of_verb(reading, verb)
        if verb and bare.hangs and reading.matches("by", verb.end):
            yield from _of_verb(reading, verb)
        yield from nouns
        if verb is None and reading.verbs and reading.is_since(beside):
            return
        if DOUBT in nouns or (nouns and (verb is not None or not reading.is_fronted)):
            return
    if begins := reading.coordinate(at):
        yield from _main(reading, reading.verb_at(at), begins)
        return
    infinitive = reading.last(reading.infinitives, at)
    near = infinitive and (verb is None or infinitive.start >= verb.start)
    if infinitive and near and not reading.relative_between(infinitive.end, at) and not reading.is_aim(infinitive):
        yield Clause(reading.from_infinitive(infinitive))
    yield from _of_verb(reading, verb)


def _nouns(reading: Reading, bare: Bare, beside: int, verb: Span | None) -> Iterator[Clause]:
    """The noun that the date belongs to, with what was done to it; nothing where it belongs to a verb."""
    after = reading.at + 1
    close = verb is not None and verb.end >= beside
    participle = reading.participle_before(beside, verb)
    apart = bare.inserted and not close
    tail = "" if apart and not reading.matches("place", after) else reading.tail(after)
    if apart and reading.matches("of", after) and not participle:
        noun = reading.noun_right_before(beside)
        yield Clause(f"{noun} {DATE} {DATE} {reading.rest(after)}", Of.NOUN, plain=False)
    elif apart and reading.stopped_beside(beside):
        yield from _of_noun(reading, beside, tail, narrow=False)
    elif bare.hangs or reading.happens_beside(beside, participle or verb):
        yield from _of_noun(reading, beside, tail)
    if participle:
        yield from _of_participle(reading, participle)


def _of_verb(reading: Reading, verb: Span | None) -> Iterator[Clause]:
    """What the verb before a date tells, or the first one behind a date that is set in front."""
    relative = reading.last(reading.relatives, reading.at)
    if relative and not reading.is_over(relative):
        if not reading.is_said(relative):
            yield from _of_relative(reading, relative)
        elif verb and verb.start > relative.end:
            yield from _main(reading, verb)
        return
    yield from _main(reading, verb or reading.verb_at(reading.at))


def _of_participle(reading: Reading, did: Span) -> Iterator[Clause]:
    """« Journée nationale de l'Arbre prévue ¤ », « le Comité, réuni ¤ à New Delhi », « Fermé ¤, le musée rouvrira »."""
    tail = reading.tail(reading.at + 1)
    noun = reading.noun_before(len(reading.low[: did.start].rstrip(" ,")))
    if not reading.low[: did.start].strip(" ,–—-") and (verb := reading.verb_at(reading.at)):
        noun = reading.subject(verb, reading.at)
    if noun is None:
        yield DOUBT
    elif noun:
        done = reading.text[did.start : reading.at].strip(" ,")
        yield Clause(f"{noun} {DATE} {done[:1].lower()}{done[1:]} {DATE} {tail}", Of.NOUN, plain=False)


def _of_relative(reading: Reading, relative: Span) -> Iterator[Clause]:
    """« la Journée qui sera célébrée ¤ », « le rapport qu'il a reçu ¤ », « le site dont la pierre a été posée ¤ »."""
    if reading.matches("as_place", relative.start):
        yield Clause(f"{reading.text[relative.end : reading.at].strip()} {DATE} {reading.tail(reading.at + 1)}")
        return
    noun = reading.noun_before(len(reading.low[: relative.start].rstrip(" ,")))
    verb = reading.verb_at(relative.end)
    if not noun:
        return
    if verb and reading.disagrees(noun, verb):
        noun = reading.noun_right_before(len(reading.low[: relative.start].rstrip(" ,")), article=True)
    begins = verb.start if verb and verb.start < reading.at else relative.end
    said, done = (reading.text[start : reading.at].strip(" ,") for start in (relative.end, begins))
    tail = reading.tail(reading.at + 1)
    if reading.matches("as_owner", relative.start):
        yield Clause(f"{reading.text[relative.end : begins].strip()} de {noun} {done} {DATE} {tail}")
        return
    if begins > relative.end or not reading.matches("as_subject", relative.start):
        yield Clause(f"{noun} {DATE} {done} {DATE} {tail}", Of.NOUN, plain=False)
    if reading.matches("as_subject", relative.start):
        yield Clause(f"{noun} {said} {DATE} {tail}")


def _of_noun(reading: Reading, end: int, tail: str, *, narrow: bool = True) -> Iterator[Clause]:
    """« la célébration, ¤, de la Journée », « les élections du ¤ »."""
    noun = reading.noun_before(end, narrow=narrow)
    if noun is None:
        yield DOUBT
    elif noun:
        yield Clause(f"{noun} {DATE} {DATE} {tail}", Of.NOUN, plain=False)


def _main(reading: Reading, verb: Span | None, start: int = 0) -> Iterator[Clause]:
    """Subject, verb and what follows; all of a stretch that has no verb of its own."""
    if verb is None or reading.is_relative(verb, start):
        yield Clause(reading.text, plain=not reading.is_fronted)
    elif subject := reading.subject(verb, start):
        yield Clause(f"{subject} {reading.told_by(verb)}")
    else:
        yield Clause(reading.told_by(verb), plain=False)
