"""A decision without a date of its own is dated by the meeting that took it.

Only where the body that met, or « nous », is its subject in the main clause: « Le conseil approuve les comptes. Il
convient de les publier. L'entreprise a décidé de fermer. » tells one decision of the meeting.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from timeline.events.bodies import Bodies
from timeline.events.deciders import (
    MOST_VERBS,
    NO_ONE,
    Clause,
    Subject,
    begins_line,
    clause_before,
    is_thing,
    stands_for,
    subject_behind,
)
from timeline.events.undeciding import (
    befalls,
    comes_again,
    is_by_another,
    is_claimed,
    is_in_passing,
    is_narrated,
    is_of_its_date,
    is_provision,
    is_urged,
    is_voted_on,
    only_proposes,
    proceeds,
    rules_for_good,
)
from timeline.language.expressions import NEVER
from timeline.model.communique import Block
from timeline.model.event import Event, Kind
from timeline.model.when import ONWARDS, When

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from timeline.events.cues import FoundCue
    from timeline.events.sitting import Sitting
    from timeline.events.statements import Statement

FROM_MEETING = "from the meeting"
_NEAR, _REACH, _ARROWS = 20, 800, ">→⇒"
# Where what is said without a verb ends: « Armelle Cadiou élue trésorière – elle remplace Jean ».
_NO_MORE = re.compile(r"[,;:(–—]|\s-\s")


def undated_decision(statement: Statement, dated: Sequence[Event], sitting: Sitting) -> tuple[int, Event] | None:
    """The decision that the meeting dates, and where it is said; None when a date of its own or none is told."""
    held = sitting.held
    if held is None or (sitting.norms and not sitting.sat) or not any(found.cue.undated for found in statement.found):
        return None
    if any(held in (event.when.earliest, event.when.latest) for event in dated):
        return None
    if statement.heard.says("own_date") or statement.heard.says("formal"):
        return None
    own_day = False
    heading, undated = statement.sentence.block is Block.HEADING, (one for one in statement.found if one.cue.undated)
    asked = (found for found in undated if not heading or found.cue.heads or begins_line(statement, found))
    for found in islice(asked, MOST_VERBS):
        # « Exige que les troupes se retirent au plus tard le 10 avril » is told by its date.
        told = (own_day and _goes_with(statement, found, dated)) or _is_told(statement, found, dated)
        told = told or is_narrated(statement, found, dated, sitting) or is_of_its_date(statement, found, dated, held)
        if not told and _is_of(statement, found, sitting):
            if any(_dates(statement, event, found, held) for event in dated):
                own_day = True
                continue
            # « Les ministres ont signé un accord »: what the meeting dates was decided there.
            kind = Kind.DECISION if found.cue.kind is Kind.PAST else found.cue.kind
            event = Event(kind, When.day(held), statement.sentence, "", found.cue.name, FROM_MEETING)
            return found.start, event
    return None


def _dates(statement: Statement, event: Event, found: FoundCue, held: date) -> bool:
    """Whether a date of the sentence is that of what was decided: it governs it, or is that of another meeting before.

    « Le Conseil, lors de sa session du 28 septembre, a accepté cette offre. »
    """
    before = event.mentions[-1].end <= found.start
    if found.cue.verbless:
        # « Signature du bail le 3 mai », not « Approbation du procès-verbal de la séance du 3 mai »
        apart = _NO_MORE.search(statement.low, found.end, event.mentions[0].start)
        earlier = event.when.latest is not None and event.when.latest < held
        return event.kind in (Kind.DECISION, Kind.PAST) and earlier and not apart
    if statement.form(event.mentions).kind is Kind.PAST or statement.says("minutes", event.mentions[0].start):
        return False
    earlier = event.when.latest is not None and event.when.latest < held
    if event.kind is Kind.MEETING and before and earlier and not found.cue.passive:
        return True
    # « est fixé au 22 juin » decides nothing else, « est porté à 3 euros à compter du 1er juin » does.
    done = event.kind in (Kind.DECISION, Kind.PAST) or (found.cue.sitting and event.when.reach not in ONWARDS)
    return done and statement.cue(event.mentions) == found


def _goes_with(statement: Statement, found: FoundCue, dated: Sequence[Event]) -> bool:
    """Whether a verb goes on with what a date tells: « l'a désigné à sa réunion du 3 mai et a fixé son mandat »."""
    gaps = (statement.low[event.mentions[-1].end : found.start].strip() for event in dated)
    return found.cue.shared or any(map(statement.cues.deciders["joint"].fullmatch, gaps))


def _is_told(statement: Statement, found: FoundCue, dated: Sequence[Event]) -> bool:
    """Whether what is asked has its own date in the clause, which tells it."""
    if found.cue.governs:
        return False
    # « Art. 1er. – La circulation est interdite du 25 au 30 mai. »
    if found.cue.passive:
        dated = [event for event in dated if event.kind is not Kind.PLANNED]
    who = statement.cues.deciders
    between = (statement.low[found.end : event.mentions[0].start] for event in dated)
    relative = ([one for one in who["subordinate"].finditer(gap) if not who["told"].match(one[0])] for gap in between)
    return any(not found for found in relative)


def _is_of(statement: Statement, found: FoundCue, sitting: Sitting) -> bool:
    """Whether the meeting decided: a body, « nous », or no one named, in a clause of its own: « le plan est adopté ».

    A language that does not say who decides takes anyone.
    """
    who = statement.cues.deciders
    if who["nominal"] is NEVER:
        return True
    clause = clause_before(statement, found.start)
    if clause and found.cue.passive and is_in_passing(statement, found, clause):
        clause = Clause("", "", who)
    subjects = (NO_ONE,) if found.cue.verbless else _subjects(statement, found, clause) if clause else None
    if clause is None or subjects is None or not _is_in_place(statement, found, sitting):
        return False
    urged = is_urged(statement, found, clause, (sitting.above, sitting.said or ())) or comes_again(statement, found)
    urged = urged or is_claimed(statement, found, sitting) or proceeds(statement, found)
    if urged or (sitting.treaty and is_provision(statement, found)):
        return False
    if sitting.debate and (found.cue.whole or not (found.cue.passive and found.cue.sitting)):
        return any(who["house"].fullmatch(subject.low) for subject in subjects)
    if found.cue.passive:
        other = is_by_another(statement, found, _bodies(sitting))
        voted = not sitting.debate or any(is_voted_on(subject, who) for subject in subjects)
        idle = any(befalls(statement, found, subject) for subject in subjects)
        return voted and not (other or idle or _goes_on(statement, sitting.after))
    return _has_subject(statement, found, clause) and any(
        _decides(subject, statement, sitting, found)
        for subject in subjects
        if who["agrees"].fullmatch(f"{subject.low} {statement.low[found.start : found.end]}")
        and not rules_for_good(statement, found, subject, sitting.named)
        and not only_proposes(statement, found, subject, sitting.named)
    )


def _subjects(statement: Statement, found: FoundCue, clause: Clause) -> tuple[Subject, ...] | None:
    """What may be the subject of a verb; where no noun stands before it one may stand behind."""
    subjects = clause.subjects()
    if not subjects or any(statement.cues.deciders["nominal"].match(one.low) for one in subjects):
        return subjects
    behind = subject_behind(statement, found.start)
    if behind is None:
        return subjects
    return (behind,) if subjects == (NO_ONE,) else (behind, *subjects)


def _is_in_place(statement: Statement, found: FoundCue, sitting: Sitting) -> bool:
    """Whether a cue stands where it decides: once and not as a rule, where a meeting is told if it needs one."""
    low = statement.low
    if statement.cues.says("usual", low[max(0, found.end - _REACH) : found.end]):
        return False
    told = not found.cue.sitting or sitting.sat or statement.heard.says("vote")
    return told and (not found.cue.verbless or _stands_alone(statement, found, sitting))


def _stands_alone(statement: Statement, found: FoundCue, sitting: Sitting) -> bool:
    """Whether what is said without a verb is decided: no verb in its clause, no agenda above, and not told already."""
    low, who, signs = statement.low, statement.cues.deciders, statement.cues.signs
    lead = len(statement.sentence.opening)
    above = f"{low[:lead] or sitting.above} {low[lead : found.start + 1] if found.cue.whole else ''}"
    if signs["undecided"].search(above) or (found.cue.whole and not _is_whole(statement, sitting)):
        return False
    opening = low[:lead] if lead and not signs["deciding"].search(low[:lead]) else ""
    ends = _NO_MORE.search(low, found.end)
    relative = who["subordinate"].search(low, found.end)
    end = min(match.start() if match else len(low) for match in (ends, relative))
    after = sitting.after
    # « ADOPTÉE À L'UNANIMITÉ » closes the resolution above it.
    closes = statement.sentence.text[found.start : found.end].isupper()
    if found.cue.retells and (closes or (after and sitting.said and after.sentence == sitting.said[-1].sentence)):
        return False
    # « Une amende sera mise -> adopté à l'unanimité »: what stands before the arrow is what was asked.
    first = found.start if low[found.start] in _ARROWS else low.find(" ", lead)
    return not (who["finite"].search(opening) or who["finite"].search(low, first, end))


def _is_whole(statement: Statement, sitting: Sitting) -> bool:
    """Whether nothing more is said of it: « Vote du budget. Achat d'un car. », not « Achat d'un car. Il coûte … »."""
    after = sitting.next
    if statement.sentence.is_last or after is None:
        return statement.sentence.is_last
    # « Résolution n° 4 : Approbation des comptes. L'assemblée approuve les comptes. »
    return not (after.says("finite") or any(one.cue.undated and not one.cue.noun for one in after.found(dated=False)))


def _has_subject(statement: Statement, found: FoundCue, clause: Clause) -> bool:
    """Whether a verb says of someone what was done: not « DÉCIDE : », which opens a list, nor a mere participle."""
    # « Le Président a pris les décisions suivantes : » says who and what, whatever stands below.
    done = statement.cues.deciders["perfect"].match(statement.low, found.start, found.end)
    listing = statement.cues.signs["deciding"].search(statement.low, found.end if done else found.start)
    opens = statement.low.endswith(":") and (listing or clause.subjects() == (NO_ONE,))
    return not opens and (clause.has_auxiliary or not found.cue.shared)


def _decides(subject: Subject, statement: Statement, sitting: Sitting, found: FoundCue) -> bool:
    """Whether a subject is one that decides; of a pronoun, whether the last that it may stand for is."""
    who, bodies = statement.cues.deciders, _bodies(sitting)
    pronoun = who["pronoun"].match(subject.low)
    if pronoun is None:
        of_letter = statement.own_day is Kind.PAST and who["correspondent"].match(subject.low)
        return bool(of_letter) or bodies.decides(subject, who)
    if _goes_on(statement, sitting.after):
        return False
    of_texts = who["of_texts"].match(statement.low, found.start) is not None
    one = stands_for(pronoun[0], sitting.said or (), who, of_texts=of_texts)
    if one is None:
        return sitting.sat or sitting.said is None
    return not is_thing(one, who) and bodies.decides(one, who)


def _bodies(sitting: Sitting) -> Bodies:
    return Bodies(sitting.named, sitting.sat, sitting.speaking, sitting.trial)


def _goes_on(statement: Statement, after: Event | None) -> bool:
    """Whether the sentence before it tells of another day: « En 1997, … ont signé l'Acte. Ils ont créé … »."""
    if after is None or after.sentence.paragraph != statement.sentence.paragraph or statement.published is None:
        return False
    begins = bool(after.mentions) and after.mentions[0].start < _NEAR
    return begins and after.when.latest is not None and after.when.latest < statement.published
