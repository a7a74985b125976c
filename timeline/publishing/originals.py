"""What the publications say of languages: in which the communiqués are, and which are those of translations.

« Le français est l'original ; l'anglais est une traduction établie et tenue à jour à la main, phrase par phrase. »
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.language.names import name_within
from timeline.language.naming import enumerated, named_tongue

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from timeline.language import Wording
    from timeline.model.edition import Chronology

# The fixed words of the templates, in which names of languages stand.
_TEXT = "The {language} is the text of the communiqués."
_ELSEWHERE = "The communiqués are in {language}."
_TRANSLATION = "The {language} is a translation made for this chronology."
_EACH_ITS_OWN = (
    "Each communiqué is in its own language: {languages}. "
    "What stands beside it is a translation made for this chronology."
)
_METHOD = "{Original} is the original; {languages} is a translation kept by hand, sentence by sentence."
_METHODS = "{Original} is the original; {languages} are translations kept by hand, sentence by sentence."


@dataclass(frozen=True)
class Originals:
    """The languages of the texts of a chronology, and of its edition; ``label`` gives a fixed word in a language."""

    spoken: tuple[str, ...]
    printed: tuple[str, ...]
    wordings: Mapping[str, Wording]
    label: Callable[[str, str], str]

    @classmethod
    def of(cls, chronology: Chronology, wordings: Mapping[str, Wording], label: Callable[[str, str], str]) -> Originals:
        """Those of a chronology."""
        spoken = tuple(dict.fromkeys(communique.language for communique in chronology.communiques))
        return cls(spoken, chronology.edition.languages, wordings, label)

    @property
    def translations(self) -> tuple[str, ...]:
        """The languages printed in which no communiqué is."""
        return tuple(code for code in self.printed if code not in self.spoken)

    def stale(self, spoken: str, code: str) -> str:
        """That a text has changed since it was translated."""
        return self._said("The {language} has changed since this was translated.", code, [spoken])

    def texts(self, code: str) -> str:
        """Of a book: in which languages the communiqués are, and what is a translation."""
        if len(self.spoken) > 1:
            return self._said(_EACH_ITS_OWN, code, self.spoken)
        original = _TEXT if len(self.printed) > 1 else _ELSEWHERE
        translations = [self._said(_TRANSLATION, code, [one]) for one in self.translations]
        return " ".join([self._said(original, code, self.spoken), *translations])

    def method(self, code: str) -> str:
        """Of a briefing: which language is the original, and that the others are kept by hand."""
        if len(self.spoken) > 1 or not self.translations:
            originals = self._said("The originals are in {languages}.", code, self.spoken)
            kept = [self.label("Translations are kept by hand, sentence by sentence.", code)]
            return " ".join([originals, *kept * (len(self.printed) > 1)])
        return self._said(_METHOD if len(self.translations) == 1 else _METHODS, code, self.translations)

    def _said(self, line: str, code: str, languages: Sequence[str]) -> str:
        """A line in a language, with the names of languages in their places."""
        wording = self.wordings[code]
        original = named_tongue(name_within(self.spoken[0], code), wording) if self.spoken else ""
        names = [name_within(one, code) for one in languages]
        articled = [named_tongue(name, wording) for name in names]
        listed = enumerated(articled if "{Original}" in line else names, wording)
        capital = original[:1].upper() + original[1:]
        return self.label(line, code).format(language=", ".join(names), languages=listed, Original=capital)
