"""The header that a text would have, each field with how it is known; what is not sure is left to a person."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from timeline.events.dateline import read_datelines
from timeline.intake.extract import Clue, Remark, Sure
from timeline.intake.head_lines import Said, head_lines, issuer_line, title_line, what_it_says
from timeline.intake.head_words import head_words
from timeline.intake.header_days import as_day, as_guess, days_of, slip, where
from timeline.intake.names import letters_of, slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from timeline.events.dateline import Dateline
    from timeline.intake.extract import Extract
    from timeline.intake.head_lines import HeadLine
    from timeline.intake.header_days import Day
    from timeline.language import Language

FIELDS = ("id", "title", "date", "place", "issuer", "language", "reference")
_SITE = re.compile(r"\s*[|»›·]\s+[^|»›·]{2,60}$|\s+::\s.{2,60}$")
_REFERENCE = re.compile(
    r"(?P<coded>\b[A-Z]{1,6}(?:[/-][A-Z]{1,6}){0,4}\s?\((?:19|20)\d\d\)\s?\d{1,5}(?:[-/]\w{1,9})?\b)"
    r"|(?P<slashed>\b[A-Z]{1,8}(?:/[A-Z0-9-]{1,12}){1,5}/\d{1,5}\b)"
    r"|\b[Rr](?:[ée]f(?:[ée]rence)?|ÉF(?:ÉRENCE)?|EF)\.?\s?:\s?(?P<named>[\w°/().-]*\d[\w/().-]*)"
    r"|(?P<numbered>\b[nN]\s?[°ºo]\.?\s?\d{1,5}(?:\s?[/-]\s?[\dA-Z]{1,8})*\b)"
)
_WORD = re.compile(r"[^\W\d_]+")
_ORDER = (Sure.STATED, Sure.LIKELY, Sure.GUESS)


@dataclass(frozen=True, slots=True)
class HeaderGuess:
    """For each field the clue to it, a guess only to be shown; the other days that may be meant; what is to be said."""

    clues: Mapping[str, Clue]
    remarks: tuple[Remark, ...]
    others: tuple[Clue, ...] = field(default=())

    @property
    def filled(self) -> dict[str, str]:
        """The fields that are known well enough to be written."""
        return {name: clue.value for name, clue in self.clues.items() if clue.sure is not Sure.GUESS}


def guess_header(extract: Extract, language: Language, name: str, ids: Iterable[str] = ()) -> HeaderGuess:
    """The header of a text in a language by what was taken from the file called ``name``; its id is none of ``ids``.

    C58 names a field that is not sure or not known, C59 days that disagree.
    """
    datelines = read_datelines(extract.text, language)
    head = head_lines(extract.text, language)
    days = days_of(extract, datelines, head, language, name)
    day = days[0].clue if days else None
    title = _title(extract, head, name, language)
    found: dict[str, Clue | None] = {
        "title": title,
        "date": day,
        "place": _place(extract, datelines, day, language),
        "issuer": _issuer(extract, head, language),
        "language": _language(extract, language),
        "reference": _best(extract, "reference") or _reference(extract.text, language),
    }
    clues = {field: clue for field, clue in found.items() if clue}
    clues |= {clue.field: clue for clue in extract.clues if clue.field in ("headline", "updated", "basis", "source")}
    clues["id"] = _best(extract, "id") or _identity(clues, frozenset(ids))
    others = tuple(_others(days))
    odd = slip(days[0], language) if days else ""
    return HeaderGuess(clues, (*_no_days(extract, language), *_remarks(clues, others, odd)), others)


def _others(days: Sequence[Day]) -> Iterator[Clue]:
    """The days that the text may be of as well; beside one that is stated, no meeting, no « ce 4 décembre »."""
    stated = bool(days) and days[0].clue.sure is Sure.STATED
    for day in days[1:]:
        if day.clue.sure is not Sure.GUESS and not (stated and day.role in ("held", "today")):
            yield day.clue


def _no_days(extract: Extract, language: Language) -> Iterator[Remark]:
    """« date: 2024-02-30 »: what a file states as its day and is none is told."""
    for clue in extract.clues:
        if clue.field == "date" and clue.sure is not Sure.GUESS and as_day(clue, language) is None:
            yield Remark(
                "C59",
                f"« {clue.value[:60]} » is no day ({clue.basis})",
                "write the day that was meant: date: YYYY-MM-DD",
            )


def _best(extract: Extract, field: str) -> Clue | None:
    """The surest clue of the file to a field, the first of several."""
    mine = [clue for clue in extract.clues if clue.field == field and clue.value.strip()]
    return min(mine, key=lambda clue: _ORDER.index(clue.sure), default=None)


def _title(extract: Extract, head: Sequence[HeadLine], name: str, language: Language) -> Clue:
    """The file's own title, else the first words of the head that are a title's, else the file's name."""
    said = _best(extract, "title")
    if said and said.sure is not Sure.GUESS and what_it_says(said.value.strip(), language) is Said.OWN:
        return Clue("title", _SITE.sub("", said.value.strip()), said.basis, said.sure)
    if line := title_line(head, language):
        return Clue("title", line.words, f"the heading on line {line.line} of the text", Sure.LIKELY)
    if said:
        return replace(said, sure=Sure.GUESS)
    stem = re.sub(r"[-_.]+", " ", name.rpartition("/")[2].rpartition(".")[0] or name).strip()
    return Clue("title", stem or "Sans titre", "the name of the file", Sure.GUESS)


def _place(extract: Extract, datelines: Sequence[Dateline], day: Clue | None, language: Language) -> Clue | None:
    """What the file states, else the town that stands with the text's own day or where the meeting of that day was."""
    said = _best(extract, "place")
    if said and said.sure is Sure.STATED:
        return said
    of = head_words(language)
    for one in datelines:
        if (
            one.place
            and not (of.no_town.match(one.place) or of.issuer.match(one.place))
            and one.role != "told"
            and day
            and str(one.day) == day.value
        ):
            sure = Sure.LIKELY if one.role in ("held", "today") else Sure.STATED
            return Clue("place", one.place, where(one.role, one.line, one.evidence), sure)
    return said


def _issuer(extract: Extract, head: Sequence[HeadLine], language: Language) -> Clue | None:
    """What the file says, else the first institution that the head names above the title."""
    said = _best(extract, "issuer")
    if said and said.sure is not Sure.GUESS:
        return said
    if line := issuer_line(head, language):
        return Clue("issuer", line.words, f"line {line.line} of the text, above its title", Sure.LIKELY)
    return said


def _language(extract: Extract, language: Language) -> Clue | None:
    """The language, by the share of its small words; a text in another one is a guess to be looked at."""
    table = language.page.table
    words = [word.lower() for word in _WORD.findall(extract.text[:50_000])]
    own, foreign = (sum(word in frozenset(table.get(key, ())) for word in words) for key in ("own", "foreign"))
    share = own / max(1, len(words))
    said = _best(extract, "language")
    if said and said.value[:2].lower() != language.code and foreign > own:
        return as_guess(said)
    if own > foreign and (share > 0.12 or (said and said.value[:2].lower() == language.code)):
        return Clue("language", language.code, f"{share:.0%} of the words are small words of it", Sure.STATED)
    return Clue("language", language.code, f"only {share:.0%} of the words are small words of it", Sure.GUESS)


def _reference(text: str, language: Language) -> Clue | None:
    """« PR/CP(2007)131 », « Communiqué n° 2019/47 » at the head of the text; the number of a law is none."""
    for line in [line.strip() for line in text.split("\n") if line.strip()][:8]:
        match = _REFERENCE.search(line)
        if match and len(line) < 160 and not head_words(language).paper.search(line[: match.start()]):
            value = next(filter(None, match.groups()))
            short = len(line) < 60 or not match["numbered"]
            return Clue(
                "reference", value, f"« {line[:70]} » at the head of the text", Sure.LIKELY if short else Sure.GUESS
            )
    return None


def _identity(clues: Mapping[str, Clue], taken: frozenset[str]) -> Clue:
    """The issuer's letters and the day, « cr-2019-05-14 », or words of the title; never an id that is taken."""
    issuer, day = clues.get("issuer"), clues.get("date")
    day = day if day and day.sure is not Sure.GUESS else None
    first = letters_of(issuer.value) if issuer else ""
    words = slug(clues["title"].value).split("-")
    title = "-".join([word for word in words if len(word) > 3 and word.isalpha()][:3] or words[:3])
    parts = {
        f"the letters of « {issuer.value} »" if issuer else "": first,
        "words of its title": "" if first and day else title,
        "its day": day.value if day else "",
    }
    parts = {said: part for said, part in parts.items() if part}
    made, free = "-".join(parts.values()), _free("-".join(parts.values()), taken)
    number = "; a number tells it from another" if free != made else ""
    return Clue("id", free, f"made of {' and '.join(parts)}{number}", Sure.LIKELY)


def _free(made: str, taken: frozenset[str]) -> str:
    tried = (made if number == 1 else f"{made}-{number}" for number in range(1, len(taken) + 2))
    return next(one for one in tried if one not in taken)


def _remarks(clues: Mapping[str, Clue], others: Sequence[Clue], odd: str) -> Iterator[Remark]:
    for name in ("title", "date", "place", "issuer", "language"):
        clue = clues.get(name)
        option = f"give it with --{name}" if name != "language" else "only texts in a language with rules are read"
        if clue is None:
            yield Remark("C58", f"the {name} is not known", option)
        elif clue.sure is Sure.GUESS:
            yield Remark("C58", f"the {name} may be « {clue.value} » ({clue.basis}); it was not taken", option)
    first = clues.get("date")
    if first and first.sure is not Sure.GUESS and (others or odd):
        days = [f"{one.value} ({one.basis})" for one in others[:3]]
        doubt = "; ".join(filter(None, (odd, f"there is also {', and '.join(days)}" if days else "")))
        fact = f"the day may be another: {first.value} was taken ({first.basis}); {doubt}"
        right = f"if the other is right: date: {others[0].value}" if others else "if another is right: date: YYYY-MM-DD"
        yield Remark("C59", fact, right)
