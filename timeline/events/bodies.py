"""Whether the subject of a verb is a body that decides in its text: the one that met, by its name or its initials.

« Le conseil municipal s'est réuni. Le CM autorise … La commission de discipline a suspendu … »: the last is another.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline.events.deciders import Subject

_WORD = re.compile(r"[^\W\d_]{3,}")
# So many letters has a body's name cut to its initials.
_SHORT = range(2, 6)
# So many letters of a country's name are in its adjective.
_STEM = 4


class Bodies(NamedTuple):
    """Whose decisions a text tells: the ``named`` words of its head and of those who met; ``sat``: someone has met.

    ``speaking``: it is said by some « nous » whom its head does not name; ``trial``: a trial is told.
    """

    named: frozenset[str] = frozenset()
    sat: bool = False
    speaking: bool = False
    trial: bool = False

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
        if self._is_opposed(head, signs, known=known):
            ours = False
        elif rest.is_short and self._abbreviates(head, signs):
            ours = True
        elif rest.is_elsewhere:
            of_state = bool(signs["executive"].fullmatch(head))
            ours = named and (known or of_state or ((body or person) and not power))
        elif power:
            # Of the state, and none has met but ministers: not « le gouvernement » in the minutes of a town.
            of_state = any(signs["state"].fullmatch(word) for word in self.named)
            # « La CGT … Le gouvernement supprime »: whom capitals name speaks of the state as of another.
            by_itself = not (signs["executive"].fullmatch(head) and any(map(str.isupper, self.named)))
            of_state = of_state or (alone and by_itself and not self.speaking)
            # « Le Chef de l'État a présidé le Conseil. … Le Conseil des Ministres a adopté », no minister before it.
            of_chief = not self.speaking and any(signs["chief"].fullmatch(word) for word in self.named)
            sits = of_chief or any(signs["executive"].fullmatch(word) for word in self.named)
            state = sits if self.sat else of_state
            # « L'Agence », « le syndicat des transporteurs » is another body than the state and its ministry.
            of_state = not signs["apart"].fullmatch(head)
            # « À l'issue du procès, la cour a condamné … » is the court whose trial is told.
            tries = self.trial and signs["bench"].fullmatch(head)
            alone = not rest.words and (known or (state and of_state))
            ours = bool(tries) or (named and (known or of_state)) or alone
        elif known or person or named:
            ours = not thing
        elif body:
            # « la commission de discipline » is another body than the one that the text is of.
            ours = alone or not rest.words
        else:
            ours = alone and not thing and not rest.is_name
        return ours

    def _is_opposed(self, head: str, signs: Mapping[str, re.Pattern[str]], *, known: bool) -> bool:
        """Whether it is one of whom such a body speaks as of another: a court of parties, a union of the mayor."""
        opposed = (("litigant", "court", True), ("office", "partisan", not known))
        return any(
            may and signs[other].fullmatch(head) and any(signs[own].fullmatch(word) for word in self.named)
            for other, own, may in opposed
        )

    def _abbreviates(self, head: str, signs: Mapping[str, re.Pattern[str]]) -> bool:
        """Whether capitals are the initials of the body of the text: « le CA », a « conseil d'administration »."""
        named = [word for word in self.named if not word.isupper()]
        initials = Counter(_bare(word[0]) for word in named)
        heads = (word for word in named if signs["body"].fullmatch(word) or signs["person"].fullmatch(word))
        return not Counter(head) - initials and any(_bare(word[0]) == head[0] for word in heads)

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
        # « le Grand Conseil » is another than « le Conseil ».
        lead = text[: head.start("head")]
        lead = lead if signs["elsewhere"].search(lead.lower()) else ""
        self.text = lead + text[head.end() : end.start() if end else None]
        self.words = _uncommon(self.text, signs)
        self.is_name = not shouted and text[head.start("head") :][:1].isupper()
        own = text[slice(*head.span("head"))]
        self.is_short = not shouted and own.isupper() and len(own) in _SHORT
        # « le Conseil de l'Europe », « l'Union africaine », not « le Conseil des Ministres »
        capitals = not shouted and any(word[0].isupper() for word in self.words)
        self.is_elsewhere = capitals or bool(signs["elsewhere"].search(self.text.lower()))


def words_of(texts: Sequence[str]) -> frozenset[str]:
    """The words by which those at the head of a text are known again."""
    return frozenset(word.lower() for text in texts for word in _WORD.findall(text))


def names_of(texts: Sequence[str]) -> frozenset[str]:
    """The words of those who act, the capitals of a body, « la CGT », as such too."""
    return words_of(texts) | {
        word for text in texts if not text.isupper() for word in _WORD.findall(text) if word.isupper()
    }


def _bare(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0]


def _uncommon(text: str, signs: Mapping[str, re.Pattern[str]]) -> list[str]:
    """The words of a stretch that say which body it is."""
    return [word for word in _WORD.findall(text) if not signs["common"].fullmatch(word.lower())]
