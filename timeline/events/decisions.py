"""A decision without a date of its own is dated by the meeting that took it.

Only where the body that met, or « nous », is its subject in the main clause: « Le conseil approuve les comptes. Il
convient de les publier. L'entreprise a décidé de fermer. » tells one decision of the meeting.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from timeline.language.expressions import NEVER
from timeline.model.event import Event, Kind
from timeline.model.when import ONWARDS, When
from timeline.reading.offsets import lowered

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from timeline.events.cues import Cues, FoundCue
    from timeline.events.statements import Statement

FROM_MEETING = "from the meeting"
_NEAR, _BACK, _WHO = 20, 4, ("we", "body", "person")
# What ends the clause before, and what opens an item: « – Approuve la nomination ».
_ENDS, _DASHES = ";.:(", " -–—•*«\"'0123456789)°"


class Sitting(NamedTuple):
    """What is known of the meeting where a sentence stands.

    ``held`` is its day, ``told`` whether that day has its entry, ``sat`` whether a meeting or a decision of it was
    told, ``after`` the event told just before, ``said`` the few sentences before; none at the head of a text.
    """

    held: date | None
    told: bool = False
    sat: bool = False
    after: Event | None = None
    said: tuple[Statement, ...] | None = None


def undated_decision(statement: Statement, dated: Sequence[Event], sitting: Sitting) -> tuple[int, Event] | None:
    """The decision that the meeting dates, and where it is said; None when a date of its own or none is told."""
    held = sitting.held
    if held is None or not any(found.cue.undated for found in statement.found):
        return None
    if any(held in (event.when.earliest, event.when.latest) for event in dated):
        return None
    if statement.cues.signs["own_date"].search(statement.low) or _goes_on(statement, sitting.after):
        return None
    for found in statement.found:
        if found.cue.undated and _is_main(statement, found) and _is_of(statement, found, sitting):
            if any(_dates(statement, event, found, held) for event in dated):
                continue
            day = When.day(held)
            return found.start, Event(found.cue.kind, day, statement.sentence, "", found.cue.name, FROM_MEETING)
    return None


def _dates(statement: Statement, event: Event, found: FoundCue, held: date) -> bool:
    """Whether a date of the sentence is that of what was decided: it governs it, or is that of another meeting before.

    « Le Conseil, lors de sa session du 28 septembre, a accepté cette offre. »
    """
    before = event.mentions[-1].end <= found.start
    if statement.form(event.mentions).kind is Kind.PAST:
        return False
    earlier = event.when.latest is not None and event.when.latest < held
    if event.kind is Kind.MEETING and before and earlier and not found.cue.passive:
        return True
    # « est fixé au 22 juin » decides nothing else, « est porté à 3 euros à compter du 1er juin » does.
    done = event.kind in (Kind.DECISION, Kind.PAST) or (found.cue.sitting and event.when.reach not in ONWARDS)
    return done and statement.cue(event.mentions) == found


def opens_decisions(text: str, cues: Cues) -> bool:
    """Whether a heading or the opening of a list says that what follows is decided: « Décisions du comité »."""
    return cues.signs["deciding"].search(lowered(text)) is not None


def goes_on_with(sitting: Sitting, statement: Statement) -> tuple[Statement, ...]:
    """The sentences before the next, as far back as « il » and « elle » may reach."""
    return (*(sitting.said or ())[1 - _BACK :], statement)


def _is_named(sitting: Sitting) -> bool:
    """Whether « il » and « elle » are a body that decides: the sentence before names one, or goes on with one."""
    if sitting.said is None:
        return True
    for statement in reversed(sitting.said):
        if statement.cues.signs["body"].search(statement.low):
            return True
        if not statement.cues.signs["pronoun"].match(statement.low):
            return False
    return False


def _is_of(statement: Statement, found: FoundCue, sitting: Sitting) -> bool:
    """Whether the meeting decided: the body that met, « nous », or no one named: « le plan est adopté ».

    A language that does not say who decides takes anyone.
    """
    signs, low = statement.cues.signs, statement.low
    clause = low[max(low.rfind(sign, 0, found.start) for sign in _ENDS) + 1 : found.start]
    if signs["body"] is NEVER:
        return True
    if found.cue.passive:
        return signs["by_other"].match(low, found.end) is None and (sitting.sat or not found.cue.sitting)
    named = any(signs[who].search(clause) for who in _WHO) or not clause.strip(_DASHES)
    return bool(named or (signs["pronoun"].match(low) and (sitting.sat or _is_named(sitting))))


def _is_main(statement: Statement, found: FoundCue) -> bool:
    """Whether the cue stands in a clause of its own: not « ainsi que le Conseil l'a décidé »."""
    clause = max(statement.low.rfind(sign, 0, found.start) for sign in ",;:(") + 1
    return not statement.cues.signs["subordinate"].search(statement.low[clause : found.start])


def _goes_on(statement: Statement, after: Event | None) -> bool:
    """Whether the sentence before it tells of another day: « En 1997, … ont signé l'Acte. Ils ont créé … »."""
    if after is None or after.sentence.paragraph != statement.sentence.paragraph or statement.published is None:
        return False
    begins = bool(after.mentions) and after.mentions[0].start < _NEAR
    return begins and after.when.latest is not None and after.when.latest < statement.published
