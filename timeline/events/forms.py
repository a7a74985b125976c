"""What form a date has in its sentence: it is asked first, and the form says whether the date makes an event.

« réunis le 3 mai 2002 » is an adverbial, « sa note du 3 mai » a document by its day, « la loi du 3 mai » an act that is
only cited, « la saison 2018-2019 » a label, « le bal du 14 juillet » the name of a day. The first form that fits is it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from timeline.language.screening import Screen
from timeline.language.tokens import Remembered
from timeline.model.event import Kind
from timeline.reading.offsets import lowered

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from timeline.language import Language
    from timeline.model.errors import Finding

# How far before a date the words may stand that say its form.
_REACH = 160
_BRACKETED = re.compile(r"\[(.+?)\]")
_ANY = re.compile("")


@dataclass(frozen=True, slots=True)
class Form:
    """A form of dates: what they are themselves, what stands before them and must not, what stands after them.

    ``makes`` tells whether such a date makes an event, ``heads`` whether it makes one of a
    heading as well, always or with a verb, ``kind``
    what it is where the form says so: the day of an order is its decision. What is ``over`` was made, whatever the
    calendar: « l'arrêté en date du 14 mars ».
    """

    name: str
    makes: bool
    heads: str
    kind: Kind | None
    date: re.Pattern[str] | None
    before: re.Pattern[str]
    not_before: re.Pattern[str] | None
    after: re.Pattern[str]
    over: bool = False

    def goes_on(self, low: str, end: int) -> bool:
        """Whether what stands after a date that ends at a character of small letters lets it have this form."""
        return self.after is _ANY or self.after.match(low, end) is not None

    def is_refused(self, before: str) -> bool:
        """Whether what stands before a date refuses it this form."""
        return self.not_before is not None and self.not_before.search(before) is not None


PLAIN = Form("plain", makes=True, heads="", kind=None, date=None, before=_ANY, not_before=None, after=_ANY)


@dataclass(frozen=True)
class Forms:
    """The forms of a language in the order in which they are tried; the last fits every date."""

    forms: tuple[Form, ...]

    @cached_property
    def _screen(self) -> Screen:
        return Screen(tuple(form.before for form in self.forms))

    @cached_property
    def _saying(self) -> Remembered[int]:
        """By the words of a date: the bits in the screen of each form that such words may have."""
        forms = [(bits, form.date) for bits, form in zip(self._screen.bits, self.forms, strict=True)]
        return Remembered(lambda words: sum(bits for bits, date in forms if not date or date.fullmatch(words)))

    @cached_property
    def kinds(self) -> frozenset[tuple[str, Kind | None]]:
        """Each form that there is by its name, with the kind of event that it makes, if it says so."""
        return frozenset((form.name, form.kind) for form in self.forms)

    def of(self, low: str, start: int, end: int) -> Form:
        """The form that the characters ``start`` to ``end`` of a sentence in small letters have."""
        before = low[max(0, start - _REACH) : start]
        screen = self._screen
        for at in screen.fitting(screen.met(before), self._saying[low[start:end]]):
            part = screen.parts[at]
            form = self.forms[part.of]
            if form.goes_on(low, end) and part.pattern.search(before) and not form.is_refused(before):
                return form
        return PLAIN


@lru_cache(maxsize=8)
def load_forms(language: Language) -> Forms:
    """The forms of a language as its rules files have them; the new ones of a project are tried before ours."""
    rows, files = language.events.rows("form"), language.events.files
    ours = {row.get("name") for row in files[0].table.get("form", ())} if files else set()
    return Forms(tuple(_form(row.table) for row in sorted(rows, key=lambda row: row.name in ours)))


def _form(row: Mapping[str, Any]) -> Form:
    return Form(
        row["name"],
        row["makes"] == "event",
        row.get("heads", ""),
        Kind(row["kind"]) if "kind" in row else None,
        row.get("date"),
        row.get("before", _ANY),
        row.get("not_before"),
        row.get("after", _ANY),
        row.get("over", False),
    )


def name_form(text: str, start: int, end: int, *, language: Language) -> str:
    """What form a date of a text has, and whether it makes no event; empty in a language without forms."""
    if not language.has("events") or not language.events.rows("form"):
        return ""
    form = load_forms(language).of(lowered(text), start, end)
    return form.name if form.makes else f"{form.name} (no event)"


def check_forms(language: Language) -> Iterator[Finding]:
    """A finding for each example that does not have its form and each phrase that has it and should not.

    The date of a phrase stands in square brackets: « la saison [2018-2019] ».
    """
    for row in language.events.rows("form"):
        examples = ((text, True) for text in row.table["examples"])
        for text, wanted in (*examples, *((text, False) for text in row.table.get("refuses", ()))):
            found = _bracketed(text, language)
            if found is None:
                fact = f"the form {row.name}: {text!r} has no date in square brackets"
                yield row.finding("R21", fact, "write « la saison [2018-2019] »")
            elif (found == row.name) is not wanted:
                fact = f"the form {row.name} {'misses' if wanted else 'takes'} {text!r}"
                yield row.finding("R21", fact, f"it is {found}: correct a pattern" if wanted else "correct the pattern")


def _bracketed(text: str, language: Language) -> str | None:
    """The form of the date in square brackets."""
    if (match := _BRACKETED.search(text)) is None:
        return None
    plain = lowered(text[: match.start()] + match[1] + text[match.end() :])
    return load_forms(language).of(plain, match.start(), match.start() + len(match[1])).name
