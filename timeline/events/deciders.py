"""Who does what a verb says: the subject of its clause, and whether that is a body which decides here.

« Réuni à Sète, le comité directeur, qui comptait six membres, a arrêté … »: « le comité directeur ». The verb of a
clause that hangs on another has none: « Le maire a rappelé que le conseil a décidé … ».
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from heapq import merge
from itertools import groupby, islice
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline.events.statements import Statement

# Where a clause begins whatever it says, what may open an item, what is said in passing.
_ENDS, _EDGES = ";:(", " \t-–—•*«»\"'().°_"
_PASSING = re.compile(r"\([^()]*\)|«[^«»]*»|\"[^\"]*\"|\[[^\[\]]*\]|„[^„“”]*[“”]|“[^“”]*”")
_COMMA = re.compile(r",(?!\d)")
_WORD = re.compile(r"[^\W\d_]{3,}")
_VERB = re.compile(r"\w+")
# So many letters of a country's name are in its adjective.
_STEM = 4
# Letters: no clause of a communiqué is longer before its verb; a sentence of a megabyte is read in its own time.
_LONGEST = 800
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


class Bodies(NamedTuple):
    """Whose decisions a text tells: the ``named`` words of its head and of those who met; ``sat``: someone has met."""

    named: frozenset[str] = frozenset()
    sat: bool = False

    def decides(self, subject: Subject, signs: Mapping[str, re.Pattern[str]]) -> bool:
        """Whether a subject is one of those who decide here; a pronoun is none, it stands for another subject."""
        text, low = subject
        if not low or signs["we"].match(low):
            return True
        if signs["indefinite"].match(low):
            return False
        head = signs["head"].match(low)
        if head is None:
            return text[:1].isupper() and self._names(text, signs)
        end = signs["noun_ends"].search(low, head.end())
        return self._is_ours(head["head"], _Rest(text, head, end, signs), signs)

    def _is_ours(self, head: str, rest: _Rest, signs: Mapping[str, re.Pattern[str]]) -> bool:
        """Whether a body is that of the text, by its noun and the words that say which one it is."""
        body, person, power, thing = (
            bool(signs[sign].fullmatch(head)) for sign in ("body", "person", "power", "thing")
        )
        known, named, alone = head in self.named, self._names(rest.text, signs), not self._is_of_a_body(signs)
        if rest.is_elsewhere:
            of_state = bool(signs["executive"].fullmatch(head))
            ours = named and (known or of_state or ((body or person) and not power))
        elif power:
            # Of the state, and none has met but ministers: not « le gouvernement » in the minutes of a town.
            of_state = alone or any(signs["state"].fullmatch(word) for word in self.named)
            state = any(signs["executive"].fullmatch(word) for word in self.named) if self.sat else of_state
            ours = named or (not rest.words and (known or state))
        elif known or person or named:
            ours = not thing
        elif body:
            # « la commission de discipline » is another body than the one that the text is of.
            ours = alone or not rest.words
        else:
            ours = alone and not thing and not rest.is_name
        return ours

    def _is_of_a_body(self, signs: Mapping[str, re.Pattern[str]]) -> bool:
        """Whether the head of the text, or who met, names a body."""
        return any(signs["body"].fullmatch(word) for word in self.named)

    def _names(self, text: str, signs: Mapping[str, re.Pattern[str]]) -> bool:
        """Whether most names of a stretch, or else its words, are known from the head of the text."""
        words = _uncommon(text, signs)
        words = [word for word in words if word[0].isupper()] or words
        return 2 * sum(self._known(word.lower()) for word in words) >= len(words) > 0

    def _known(self, word: str) -> bool:
        """« malienne » is known where the head of the text names Mali."""
        return word in self.named or any(one[:_STEM] == word[:_STEM] for one in self.named)


class _Rest:
    """What follows the noun of a subject, « de discipline » of « la commission de discipline »."""

    def __init__(
        self, text: str, head: re.Match[str], end: re.Match[str] | None, signs: Mapping[str, re.Pattern[str]]
    ) -> None:
        """Read the rest of the text of a subject behind its head, as far as the noun goes."""
        shouted = text.isupper()
        self.text = text[head.end() : end.start() if end else None]
        self.words = _uncommon(self.text, signs)
        self.is_name = not shouted and text[head.start("head") :][:1].isupper()
        # « le Conseil de l'Europe », « l'Union africaine », not « le Conseil des Ministres »
        capitals = not shouted and any(word[0].isupper() for word in self.words)
        self.is_elsewhere = capitals or bool(signs["elsewhere"].search(self.text.lower()))


def _uncommon(text: str, signs: Mapping[str, re.Pattern[str]]) -> list[str]:
    """The words of a stretch that say which body it is."""
    return [word for word in _WORD.findall(text) if not signs["common"].fullmatch(word.lower())]


def is_thing(subject: Subject, signs: Mapping[str, re.Pattern[str]]) -> bool:
    """Whether a subject is none that ever decides, « la loi », or a pronoun."""
    head = signs["head"].match(subject.low)
    return bool(signs["pronoun"].match(subject.low) or (head and signs["thing"].fullmatch(head["head"])))


def words_of(texts: Sequence[str]) -> frozenset[str]:
    """The words by which those at the head of a text are known again."""
    return frozenset(word.lower() for text in texts for word in _WORD.findall(text))


def who_acts(statement: Statement) -> tuple[Subject, ...]:
    """What may be the subject of the first verb of a sentence that has one."""
    verbs = (match.start() for match in statement.cues.deciders["finite"].finditer(statement.low))
    told = (one.start for one in statement.found if one.cue.undated and not (one.cue.shared or one.cue.noun))
    # Most verbs are cues as well.
    starts = islice((start for start, _ in groupby(merge(verbs, told))), MOST_VERBS)
    clauses = (clause_before(statement, start) for start in starts)
    subjects = (clause.subjects() for clause in clauses if clause)
    return next((some for some in subjects if some and some[0].low), ())
