"""Who does what a verb says: the subject of its clause.

« Réuni à Sète, le comité directeur, qui comptait six membres, a arrêté … »: « le comité directeur ». The verb of a
clause that hangs on another has none: « Le maire a rappelé que le conseil a décidé … ».
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from heapq import merge
from itertools import groupby, islice
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline.events.cues import FoundCue
    from timeline.events.statements import Statement

# Where a clause begins whatever it says, what may open an item, what is said in passing.
_ENDS, _EDGES = ";:(", " \t-–—•*«»\"'().°_"
_PASSING = re.compile(r"\([^()]*\)|«[^«»]*»|\"[^\"]*\"|\[[^\[\]]*\]|„[^„“”]*[“”]|“[^“”]*”")
_COMMA = re.compile(r",(?!\d)")
_VERB = re.compile(r"\w+")
# Letters: no clause of a communiqué is longer before its verb; a sentence of a megabyte is read in its own time.
_LONGEST = 800
# Sentences: no more are looked back to.
_FEW = 16
# No sentence of a communiqué has so many before it comes to the point.
MOST_VERBS = 60


class Subject(NamedTuple):
    """The words of a subject, as the text has them and in small letters; none where a verb opens: « Approuve … »."""

    text: str
    low: str


NO_ONE = Subject("", "")


@dataclass(frozen=True, slots=True)
class Clause:
    """What stands before a verb in its clause, as the text has it and in small letters."""

    text: str
    low: str
    signs: Mapping[str, re.Pattern[str]]

    def subjects(self) -> tuple[Subject, ...] | None:
        """What may be the subject of the verb, the likeliest first; None where its clause hangs on another."""
        found: tuple[Subject, ...] = ()
        before: tuple[Subject, ...] = ()
        pieces = self._pieces()
        # « … à reconnaître que la paix est menacée, et ils ont décidé »: what hangs on another says « et que ».
        anew = max((at for at, piece in enumerate(pieces) if self._begins_anew(*piece)), default=0)
        pieces = pieces[anew:]
        for number, (first, last) in enumerate(pieces, 1):
            ends = number == len(pieces)
            if self._is_aside(first, last, ends=ends):
                continue
            verb, hangs = self._at("finite", first, last), self._at("subordinate", first, last)
            if hangs is not None and (verb is None or hangs[0] < verb[0]):
                # « Le conseil qui s'est tenu à Bourges a validé », not « la mesure que le conseil a validée »
                if verb is None or not self.low[first : hangs[0]].strip(_EDGES):
                    return None
                found += self._nouns(first, hangs[0])
            elif verb is None:
                found += self._nouns(first, last)
            else:
                before, found = self._nouns(first, verb[0]) or found or before, ()
                joint = self._joint(verb[1], last)
                if (hangs and self.signs["told"].match(self.low, hangs[0])) or (ends and joint is None):
                    return None
                found = self._nouns(joint, last) if ends and joint else ()
        return found or before or (NO_ONE,)

    @property
    def has_auxiliary(self) -> bool:
        """Whether an auxiliary stands in it that a participle after it may share."""
        return self.signs["auxiliary"].search(self.low) is not None

    def _pieces(self) -> list[tuple[int, int]]:
        """From comma to comma."""
        commas = list(_COMMA.finditer(self.low))
        starts = [0, *(comma.end() for comma in commas)]
        return list(zip(starts, [*(comma.start() for comma in commas), len(self.low)], strict=True))

    def _is_aside(self, first: int, last: int, *, ends: bool) -> bool:
        """Whether a piece says when and how, « réuni à Sète », or hangs on another: « qui comptait six membres »."""
        words = self.low[first:last].strip(_EDGES)
        if not words or self.signs["joint"].fullmatch(words):
            return True
        return not ends and bool(self.signs["adjunct"].match(words) or self.signs["subordinate"].match(words))

    def _begins_anew(self, first: int, last: int) -> bool:
        """Whether a piece opens with « et » and a subject of its own."""
        joint = self.signs["joint"].match(self.low, first + 1, last)
        return bool(joint and self.signs["nominal"].match(self.low, joint.end() + 1, last))

    def _at(self, sign: str, first: int, last: int) -> tuple[int, int] | None:
        match = self.signs[sign].search(self.low, first, last)
        return match.span() if match else None

    def _joint(self, verb: int, last: int) -> int | None:
        """Where the next of two clauses begins: « Le maire propose un report mais le conseil maintient la date »."""
        joints = [match.end() for match in self.signs["joint"].finditer(self.low, verb, last)]
        return joints[-1] if joints else None

    def _nouns(self, first: int, last: int) -> tuple[Subject, ...]:
        """The first noun with its article, pronoun or name of a stretch that no preposition takes."""
        for match in self.signs["nominal"].finditer(self.low, first, last):
            if not self.signs["taken"].search(self.low[first : match.start()]):
                return (self._subject(match.start(), last),)
        whole = self._subject(first, last)
        return (whole,) if whole.text[:1].isupper() else ()

    def _subject(self, first: int, last: int) -> Subject:
        return Subject(self.text[first:last].strip(_EDGES), self.low[first:last].strip(_EDGES))


def clause_before(statement: Statement, start: int) -> Clause | None:
    """The clause of a sentence up to a verb, as far as it may be long; None where the verb stands in a quotation."""
    near = max(0, start - _LONGEST)
    low = _PASSING.sub(lambda match: " " * len(match[0]), statement.low[near:start])
    if low.rfind("«") > low.rfind("»") or low.rfind("„") > max(low.rfind("“"), low.rfind("”")):
        return None
    who = statement.cues.deciders
    first = max(low.rfind(sign) for sign in _ENDS) + 1
    # « Le ministère informe la population que le conseil a décidé … »
    first = max((match.end() for match in who["announced"].finditer(low, first)), default=first)
    # « AU TITRE DU MINISTÈRE DE LA CULTURE Le conseil a adopté … »: a heading that runs into its text.
    run_in = who["run_in"].finditer(statement.sentence.text, near + first, start)
    first = max((match.end() - near for match in run_in), default=first)
    return Clause(statement.sentence.text[near + first : start], low[first:], who)


def subject_behind(statement: Statement, start: int) -> Subject | None:
    """The subject behind a verb, where something else opens its clause: "Heute beschloss der Rat, …"; None without."""
    low, signs = statement.low, statement.cues.deciders
    verb = next(iter(_VERB.finditer(low, start)), None)
    if verb is None or (match := signs["inverted"].match(low, verb.end())) is None:
        return None
    comma = low.find(",", match.end())
    last = comma if comma > 0 else len(low)
    return Subject(statement.sentence.text[match.end() : last].strip(_EDGES), low[match.end() : last].strip(_EDGES))


def is_thing(subject: Subject, signs: Mapping[str, re.Pattern[str]]) -> bool:
    """Whether a subject is none that ever decides, « la loi », or a pronoun."""
    head = signs["head"].match(subject.low)
    return bool(signs["pronoun"].match(subject.low) or (head and signs["thing"].fullmatch(head["head"])))


def opens_with(statement: Statement) -> tuple[Subject, ...]:
    """The thing that a sentence opens with, where no verb that is known says what it does."""
    first = Subject(statement.sentence.text, statement.low)
    return (first,) if is_thing(first, statement.cues.deciders) else ()


def begins_line(statement: Statement, found: FoundCue) -> bool:
    """Whether a line begins with a verb and goes on: « VALIDE le plan, » under « Après en avoir délibéré, »."""
    text = statement.sentence.text
    begins = not (found.cue.noun or any(map(str.isalnum, text[: found.start])))
    return begins and (text[-1] in ",;" or (text[found.start : found.end].isupper() and not text.isupper()))


def stands_for(
    pronoun: str, said: Sequence[Statement], signs: Mapping[str, re.Pattern[str]], *, of_texts: bool
) -> Subject | None:
    """The last subject of the sentences before that a pronoun may stand for; None where there is none.

    A thing is that of a verb that texts have, too: « La réforme est injuste. Elle instaure une décote. »
    """
    acting = (one for before in reversed(said) for one in who_acts(before) or opens_with(before))
    nouns = (one for one in acting if not signs["pronoun"].match(one.low))
    fitting = [one for one in nouns if signs["refers"].match(f"{pronoun} {one.low}")]
    # « Cet évènement nous rappelle une exigence. … Il a demandé au Premier Ministre »: who asks is someone.
    named = [one for one in fitting if not signs["indefinite"].match(one.low)]
    asking = fitting if of_texts else [one for one in fitting if _is_someone(one, signs)] or named
    return next((one for one in asking if of_texts or not is_thing(one, signs)), None)


def _is_someone(subject: Subject, signs: Mapping[str, re.Pattern[str]]) -> bool:
    """Whether a subject is a person or a body, by its noun or its name."""
    head = signs["head"].match(subject.low)
    if head is None:
        return subject.text[:1].isupper()
    return any(signs[kind].fullmatch(head["head"]) for kind in ("body", "person", "power", "executive"))


@lru_cache(maxsize=_FEW)
def who_acts(statement: Statement) -> tuple[Subject, ...]:
    """What may be the subject of the first verb of a sentence that has one."""
    verbs = (match.start() for match in statement.heard.each("finite"))
    told = (one.start for one in statement.found if one.cue.undated and not (one.cue.shared or one.cue.noun))
    # Most verbs are cues as well.
    starts = islice((start for start, _ in groupby(merge(verbs, told))), MOST_VERBS)
    clauses = (clause_before(statement, start) for start in starts)
    subjects = (clause.subjects() for clause in clauses if clause)
    return next((some for some in subjects if some and some[0].low), ())
