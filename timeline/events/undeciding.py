"""What has the verb of a decision and decides nothing.

It only urges, a house does not vote on it, a treaty or a law provides for it, it merely happens.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.events.deciders import NO_ONE, Clause, Subject, who_acts
from timeline.language.expressions import NEVER
from timeline.model.event import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from timeline.events.bodies import Bodies
    from timeline.events.cues import FoundCue
    from timeline.events.sitting import Sitting
    from timeline.events.statements import Statement
    from timeline.model.event import Event


# What is asked: « demande que », « a invité ».
ASKS = frozenset({"asks", "asked"})
# « M. Roux a été désigné » goes on.
_PARTED = re.compile(r"[;:]|(?<!\b\w)(?<!\b\w\w)\.\s")
# Letters: what is voted in passing says so, and no more.
_VOTED = 60
# What a date in front tells of all that follows.
_OVER = frozenset({Kind.MEETING, Kind.DECISION, Kind.PAST})


def is_voted_on(subject: Subject, who: Mapping[str, re.Pattern[str]]) -> bool:
    """Whether a house votes on it, or nothing is named; a language that does not say what, takes anything."""
    return not subject.low or who["moved"] is NEVER or who["moved"].match(subject.low) is not None


def is_urged(statement: Statement, found: FoundCue, clause: Clause, heard: tuple[str, Sequence[Statement]]) -> bool:
    """Whether a verb without a subject only urges: « Adoptons de nouveaux gestes ! », where nobody said « nous ».

    ``heard``: the heading or opening over the sentence, and the sentences before it.
    """
    who, (above, said) = statement.cues.deciders, heard
    if not who["urging"].fullmatch(statement.low, found.start, found.end) or clause.subjects() != (NO_ONE,):
        return False
    if statement.low.endswith("!"):
        return True
    # « Décidons de créer un fonds ; demandons à … ; » is the list of a declaration.
    if statement.low.endswith(";") or (said and said[-1].low.endswith(";")):
        return False
    acting = (one.low for before in said for one in who_acts(before))
    words = (*statement.low[: found.start].split(), *above.split(), *acting)
    return not any(who["we"].match(word) for word in words)


def is_claimed(statement: Statement, found: FoundCue, sitting: Sitting) -> bool:
    """Whether it only stands among claims and no one has met, or those who strike ask it.

    « Nos revendications » above; « L'intersyndicale exige … »; after a « préavis de grève », « Nous demandons … ».
    """
    if found.cue.name not in ASKS:
        return False
    who, asks = statement.cues.deciders, statement.low[: found.end]
    if who["striker"].fullmatch(asks) or (not sitting.sat and who["claims"].search(sitting.above)):
        return True
    near = (sitting.above, *(one.low for one in sitting.said or ()), statement.low)
    return who["strikers"].fullmatch(asks) is not None and any(map(who["strike"].search, near))


def comes_again(statement: Statement, found: FoundCue) -> bool:
    """Whether it is done again and again, « élit le bureau tous les ans », or whenever something is so.

    Or it was done before, « lors de la dernière séance ».
    """
    who, low = statement.cues.deciders, statement.low
    if who["earlier"].match(low, found.end):
        return True
    supposed = who["supposing"].match(low, 0, found.start)
    again = who["again"].match(low, found.end) or supposed
    return again is not None and not who["perfect"].match(low, found.start, found.end)


def is_of_its_date(statement: Statement, found: FoundCue, dated: Sequence[Event], held: date) -> bool:
    """Whether a date in front tells it all: « Par ordonnance du 19 mai, la juge a admis …, a désigné … »."""
    before = [event for event in dated if event.mentions[-1].end <= found.start and event.kind in _OVER]
    if not before:
        return False
    event = before[0]
    start, end, latest = event.mentions[0].start, event.mentions[-1].end, event.when.latest
    fronted = statement.is_fronted(start) or statement.cues.deciders["by_act"].match(statement.low[:start])
    return bool(latest and latest < held and fronted and not _PARTED.search(statement.low, end, found.start))


def is_narrated(statement: Statement, found: FoundCue, dated: Sequence[Event], sitting: Sitting) -> bool:
    """Whether a story goes on: « La ville l'acquit en 1921, et le conseil décida d'y bâtir une halle »."""
    (after, held), who = (sitting.after, sitting.held), statement.cues.deciders
    if held is None or not who["narrated"].fullmatch(statement.low, found.start, found.end):
        return False
    on = after is not None and after.sentence.paragraph == statement.sentence.paragraph
    told = (*(event for event in dated if event.mentions[0].start < found.start), *((after,) if after and on else ()))
    return any(event.when.latest is not None and event.when.latest < held for event in told)


def is_provision(statement: Statement, found: FoundCue) -> bool:
    """Whether a verb of a treaty says what shall be done: « Le gouvernement autorise l'officier à communiquer ».

    « sont convenus » says what was, as does « J'ai l'honneur de vous informer que mon gouvernement accepte ».
    """
    who = statement.cues.deciders
    is_past = who["perfect"].match(statement.low, found.start, found.end) is not None
    announced = who["announced"].search(statement.low, 0, found.start) is not None
    return not (is_past or announced)


def rules_for_good(statement: Statement, found: FoundCue, subject: Subject, named: frozenset[str]) -> bool:
    """Whether it is what someone does at any time: « Art. 2 – Le directeur nomme les surveillants ».

    So it is of a body which the head of the text does not name, and of many: « les États membres désignent ».
    """
    who, low = statement.cues.deciders, statement.low
    if not subject.low or who["perfect"].match(low, found.start, found.end):
        return False
    if who["each"].match(subject.low):
        return not who["jointly"].match(low, found.start)
    head = who["head"].match(subject.low)
    return bool(who["article"].match(low) and head and head["head"] not in named and not who["we"].match(subject.low))


def befalls(statement: Statement, found: FoundCue, subject: Subject) -> bool:
    """Whether it merely happens, « un appel a été lancé », or is so of each: « Chaque passeur est autorisé à … »."""
    who, done = statement.cues.deciders, statement.low[found.start : found.end]
    of_each = who["each"].match(subject.low) and not who["perfect"].match(done)
    return bool(of_each or who["idle"].match(f"{subject.low} {done}"))


def proceeds(statement: Statement, found: FoundCue) -> bool:
    """Whether it is only how a meeting goes on: « Le président décide de présenter son rapport »."""
    return statement.cues.deciders["proceeds"].match(statement.low, found.start) is not None


def is_by_another(statement: Statement, found: FoundCue, bodies: Bodies) -> bool:
    """Whether someone else is said to have done it: « adopté par le Sénat », in the minutes of a town."""
    low, signs = statement.low, statement.cues
    if signs.signs["by_other"].match(low, found.end):
        return True
    by = signs.deciders["agent"].match(low, found.end)
    return by is not None and not bodies.decides(
        Subject(statement.sentence.text[by.end() :], low[by.end() :]), signs.deciders
    )


def only_proposes(statement: Statement, found: FoundCue, subject: Subject, named: frozenset[str]) -> bool:
    """Whether a committee or a member says it, of the council that met: « La commission recommande le crédit »."""
    who = statement.cues.deciders
    if not subject.low or not any(map(who["council"].fullmatch, named)):
        return False
    head, done = who["head"].match(subject.low), statement.low[found.start : found.end]
    if head and head["head"] not in named and who["committee"].fullmatch(f"{head['head']} {done}"):
        return True
    if found.cue.name not in ASKS or any(map(who["executive"].fullmatch, named)):
        return False
    stands = who["pronoun"].match(subject.low) or who["we"].match(subject.low)
    return who["member"].match(subject.low) is not None or (head is None and not stands)


def is_in_passing(statement: Statement, found: FoundCue, clause: Clause) -> bool:
    """Whether it is told in passing and decided all the same: « Il lit le rapport, qui est adopté »."""
    passing = clause.signs["in_passing"].search(clause.low)
    if passing is None:
        return False
    # « Elle a présenté le rapport qui a été approuvé à l'unanimité. »
    rest = statement.low[found.end :]
    return (found.cue.sitting and passing[0][0] == ",") or (len(rest) < _VOTED and statement.cues.says("vote", rest))
