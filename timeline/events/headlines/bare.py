"""A sentence bared for cutting: without its date, in whose place a sign stands, and without emphasis and links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from timeline.events.headlines.rules import DATE
from timeline.reading.offsets import lowered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.events.headlines.rules import HeadlineRules

# « le [ministère](http://… "Briefing …") », « <p>Cette version », « l'opération *Active Endeavour* », « […] »
_LINK = re.compile(r"\[([^\]\[]{1,200})\]\([^)\s]*(?:\s+\"[^\"]*\")?\)")
_MARKUP = re.compile(r"</?\w+[^>]{0,80}>|(?<!\w)\*{1,2}(?=\S)|(?<=\S)\*{1,2}(?!\w)|\\$|\[…\]|\s?\[\d{1,3}\]")
_SPACES = re.compile(r"\s+")
# « a présidé, ¤, la réunion » and « réunis à Rome, ¤ »: the commas around a date go with it.
_COMMAS = re.compile(rf",\s*{DATE}\s*,")
_LAST = re.compile(rf",\s*{DATE}(?=\s*[.;:]?\s*$)")
_BULLET = re.compile(r"^(?:[\s–—•*→►▪◦·>-]|[a-z]\)\s)+")


def bares_dated(text: str, start: int, end: int, rules: HeadlineRules) -> Iterator[Bare]:
    """The text without its date and with it, that first which the line wants."""
    tie = _parted(_plain(text[:start]), rules)[1]
    wanted = rules.sign("wanted").search(lowered(f"{tie}{text[start:end]}")) is not None
    for kept in (wanted, not wanted):
        if bare := bare_dated(text, start, end, rules, kept=kept):
            yield bare


class Bare(NamedTuple):
    """A sentence without its date: the text, and where the date stood or what decides stands.

    ``inserted`` says that commas stood around the date: « la célébration, le 3 mai, de la Journée ». ``hangs`` says
    that it hung on a noun: « la réunion du 3 mai ». ``kept`` has the date where it follows its sign.
    """

    text: str
    at: int
    dated: bool = True
    inserted: bool = False
    hangs: bool = False
    kept: str = ""


def bare_dated(text: str, start: int, end: int, rules: HeadlineRules, *, kept: bool = False) -> Bare | None:
    """The text without the date that stands from ``start`` to ``end``, or with it behind its sign where it is ``kept``.

    None where the date stands in a link, and where it may not be left out or need not be kept.
    """
    marked = _plain(f"{text[:start]}{DATE}{text[end:]}")
    if DATE in text or DATE not in marked:
        return None
    left, _, right = marked.partition(DATE)
    left, tie = _parted(left, rules)
    said = f"{tie}{text[start:end]}"
    if kept:
        return _kept(left, said, right, rules)
    if rules.sign("needed").search(lowered(f"{said}{right}")):
        return None
    if after := rules.sign("after").match(lowered(right)):
        right = right[after.end() :]
    if left.endswith("(") and right.startswith(")"):
        left, right = left[:-1], right[1:]
    marked = _SPACES.sub(" ", f"{left.rstrip()} {DATE} {right.lstrip()}").strip().replace(f"{DATE} ,", f"{DATE},")
    inserted = bool(_COMMAS.search(marked))
    marked = _LAST.sub(f" {DATE}", _COMMAS.sub(f" {DATE} ", marked))
    marked = _headless(_SPACES.sub(" ", marked), rules)
    hangs = bool(rules.sign("hangs").match(lowered(tie)))
    return Bare(marked, marked.index(DATE), inserted=inserted, hangs=hangs)


def _kept(left: str, said: str, right: str, rules: HeadlineRules) -> Bare | None:
    marked = _headless(_SPACES.sub(" ", f"{left} {DATE} {said}{right}").strip(), rules)
    return Bare(marked, marked.index(DATE), kept=said.strip()) if rules.sign("keeps").search(lowered(marked)) else None


def bare_undated(text: str, at: int, rules: HeadlineRules) -> Bare:
    """The text with the place of what decides in it."""
    before, after = _plain(text[:at]), _plain(text[at:])
    whole = _SPACES.sub(" ", before + after)
    kept = _headless(whole, rules)
    return Bare(kept, max(0, len(before) - (len(whole) - len(kept))), dated=False)


def _plain(text: str) -> str:
    return _SPACES.sub(" ", _MARKUP.sub("", _LINK.sub(r"\1", text)))


def _headless(text: str, rules: HeadlineRules) -> str:
    """The text without bullets and the dateline before it: « QUÉBEC, le 10 août – Le ministre … »."""
    text = _BULLET.sub("", text)
    found = rules.sign("dateline").match(lowered(text))
    if found is None:
        return text
    return DATE * (DATE in found[0]) + " " * (DATE in found[0]) + text[found.end() :]


def _parted(left: str, rules: HeadlineRules) -> tuple[str, str]:
    """What stands before a date, and the words that tie it."""
    found = rules.sign("before").search(lowered(left))
    start = found.start() if found else len(left)
    return left[:start], left[start:]
