"""What has the verb of a decision and decides nothing: what only urges, what a house does not vote on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events.deciders import NO_ONE, Clause, Subject, who_acts
from timeline.language.expressions import NEVER

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping, Sequence

    from timeline.events.cues import FoundCue
    from timeline.events.statements import Statement


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
    acting = (one.low for before in said for one in who_acts(before))
    words = (*statement.low[: found.start].split(), *above.split(), *acting)
    return not any(who["we"].match(word) for word in words)
