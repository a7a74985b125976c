"""A clause made one line of at most ninety letters, or none: what may be left out goes, the rest must stand alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.events.headlines.reading import is_level
from timeline.events.headlines.rules import DATE
from timeline.reading.offsets import lowered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.events.headlines.rules import HeadlineRules

LONGEST = 90
# Fewer letters say nothing of what happened.
SHORTEST = 12
# A cut that leaves less than this says too little; where nothing better is found, less than that.
_LONG, _LEAST = 40, 24
_SPACES = re.compile(r"\s+")
_BEFORE_MARK = re.compile(r"\s+(?=[,.])")
# « (dans un premier temps de 2.500 personnes) » goes, « (COR) » and « (55 %) » stay.
_ASIDE = re.compile(r"\s*\((?![^()\s]{1,9}\))[^()]*\)")
_ACRONYM = re.compile(r"\s*\(([A-ZÀ-Þ][A-ZÀ-Þ0-9.°-]{1,9})\)")
_WORD = re.compile(r"\w+")
# « de », « des », « sur » are in few acronyms.
_SMALL = 4
_VOWELS = "AEIOUY"
# What no line of prose holds: the rest of a table, of a link, of a page that was read badly.
_STRANGE = re.compile(
    r"[<>|{}\\#@=_~^\[\]…/;*]|https?:|\.{2,}|\b[b-df-hj-np-tv-xz]{4,}\b|,\s*,|\w{2}[.,][A-ZÀ-Þ]\w|\s[:»]?\)|--|\+[^\W\d]"
    # « Séances antérieures 2.1 Adoption », « MUNICIPALITÉ D ORBELLE PROCÈS-VERBAL Séance »
    r"|\s\d+\.\d+\s+[A-ZÀ-Þ]|(?:\b[A-ZÀ-Þ]{4,}(?:\s\w{1,2}){0,3}\s){2}[A-ZÀ-Þ]{4,}"
)
_MOST_CAPITALS = 0.5
# The signs that no line may have.
_NO_LINE = ("unfinished", "leans", "speaks")


def make_line(clause: str, rules: HeadlineRules) -> str:
    """The line; empty when the clause makes none that stands alone."""
    shorter = (_finished(one) for one in _shorter(_tidied(clause, rules), rules))
    return next((one for one in shorter if _stands_alone(one, rules)), "")


def _finished(line: str) -> str:
    line = _SPACES.sub(" ", line.replace(DATE, " ")).strip(" ,;:.–—-")
    line = _BEFORE_MARK.sub("", line)
    return line[:1].upper() + line[1:]


def _tidied(clause: str, rules: HeadlineRules) -> str:
    """Without what is said aside, openings and idle adverbs; words run together as they should."""
    line = _BEFORE_MARK.sub("", _SPACES.sub(" ", _ASIDE.sub("", clause))).strip(" ,;:–—-")
    for sign in ("opening", "opening", "opening", "idle", "incise"):
        line = _without(line, rules.sign(sign)).lstrip(f" {DATE},")
    for pattern, by in rules.joins:
        line = pattern.sub(by, line)
    return _cut_off(_SPACES.sub(" ", line).strip(" ,;:.–—-"), rules)


def _without(line: str, sign: re.Pattern[str]) -> str:
    """The line without what the sign finds in it."""
    kept, last = "", 0
    for found in sign.finditer(lowered(line)):
        kept += line[last : found.start()]
        last = found.end()
    return kept + line[last:]


def _cut_off(line: str, rules: HeadlineRules) -> str:
    """The line before the first thing that is never needed: « en présence de … », « en remplacement de … »."""
    ends = (found.start() for found in rules.sign("never").finditer(lowered(line)) if found.start() >= SHORTEST)
    end = next((end for end in ends if is_level(line[:end])), len(line))
    # What the date governs is not cut away: « …, lorsque les chimistes ont signalé ¤ … ».
    return "" if _is_lost(line, end) else line[:end].rstrip(" ,")


def _is_lost(line: str, end: int) -> bool:
    """Whether the date's own clause begins behind a cut."""
    date = line.find(DATE)
    return date > end and "," in line[end + 1 : date]


def _shorter(line: str, rules: HeadlineRules) -> Iterator[str]:
    """The line, then shorter ones: long names by their acronyms, then cut where a clause may end, the best first."""
    short = _with_acronyms(line)
    yield line
    yield short
    for least in (_LONG, _LEAST):
        for text in (line, short):
            yield from _cut_shorter(text, least, rules)


def _cut_shorter(text: str, least: int, rules: HeadlineRules) -> Iterator[str]:
    """The text cut where a clause may end, the best place first and the last of its kind."""
    low = lowered(text)
    for cut in rules.cuts:
        ends = [found.start() for found in cut.finditer(low) if least <= found.start() <= LONGEST + 3]
        for end in reversed(ends):
            part = text[:end].rstrip(" ,;:–—-")
            whole = is_level(part) and not rules.sign("listed").match(low, end) and not _is_lost(text, end)
            if whole and not _ends_in_verb(part, rules) and not _is_left_open(part, rules):
                yield part


def _ends_in_verb(part: str, rules: HeadlineRules) -> bool:
    """Whether what a verb needs was cut away: « Les ministres ont rappelé »."""
    low = lowered(part).replace(DATE, "").rstrip(" ,")
    return any(found.end() >= len(low) for found in rules.sign("verb").finditer(low))


def _is_left_open(part: str, rules: HeadlineRules) -> bool:
    """Whether the verb of a relative clause was cut away: « Le bureau a constaté que la crise »."""
    low = lowered(part)
    last = max((found.end() for found in rules.sign("relative").finditer(low)), default=len(low))
    return last < len(low) and rules.sign("verb").search(low, last) is None


def _with_acronyms(line: str) -> str:
    """« l'Organisation de la Coopération islamique (OCI) » is « l'OCI »."""
    while found := _ACRONYM.search(line):
        start = _name_start(line[: found.start()], found[1])
        name = line[:start] + found[1] if start >= 0 else line[: found.start()]
        line = name + line[found.end() :]
    return line


def _name_start(before: str, acronym: str) -> int:
    """Where the name begins that has the letters of an acronym in their order as initials; -1 where none does."""
    words = [*_WORD.finditer(before)]
    weighty = [word for word in words if len(word[0]) > _SMALL or word[0][0].isupper()]
    starts = (_initials_start(some, acronym) for some in (weighty, words))
    return next((start for start in starts if start >= 0), -1)


def _initials_start(words: list[re.Match[str]], acronym: str) -> int:
    letters = [letter for letter in acronym if letter.isalpha()]
    for word in reversed(words[-3 * len(letters) - 2 :]):
        initial = word[0][0].upper()
        # « Cellule nationale de Traitement des Informations financières (CENTIF) » has a vowel that begins no word.
        if len(letters) > 1 and letters[-1] in _VOWELS and initial == letters[-2]:
            letters.pop()
        if initial == letters[-1]:
            letters.pop()
            if not letters:
                return word.start()
    return -1


def _stands_alone(line: str, rules: HeadlineRules) -> bool:
    """Whether a line says something by itself: it leans on nothing before it, and nothing after it is missing."""
    if not (SHORTEST <= len(line) <= LONGEST and " " in line and is_level(line)):
        return False
    if sum(map(str.isupper, line)) > _MOST_CAPITALS * len(line) or _STRANGE.search(line):
        return False
    low = lowered(line)
    return not (_runs_on(line, low, rules) or any(rules.sign(sign).search(low) for sign in _NO_LINE))


def _runs_on(line: str, low: str, rules: HeadlineRules) -> bool:
    """Whether a sentence begins within it, without a full stop before it: « Réunion Sur proposition régulière »."""
    begins = (found.start() for found in rules.sign("begins").finditer(low))
    return any(at > 1 and line[at].isupper() and line[at - 1] == " " and line[at - 2].isalnum() for at in begins)
