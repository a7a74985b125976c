"""The editor's dates in words: « d'ici à la fin 2014 » is read as the text's own dates are, in its language and day."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.dates import find_dates
from timeline.events.editing import DATE_REMEDY, in_words
from timeline.model.errors import Finding
from timeline.model.ids import communique_of
from timeline.model.when import When

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from timeline.events.editing import Editing
    from timeline.language import Language
    from timeline.model.communique import Communique
    from timeline.model.event import Edit, Mention

    Load = Callable[[str], Language | None]

# « le », « en », "in the": words that may stand beside a date and change nothing.
_LETTERS_OF_NO_WEIGHT = 3


def with_read_dates(
    editing: Editing, communiques: Mapping[str, Communique], load: Load
) -> tuple[Editing, list[Finding]]:
    """The editing with each date in words read, and a finding C31 for each that is not one date.

    An edit of a text that is not there is left as it is: ``unfound`` tells it.
    """
    findings: list[Finding] = []

    def read(edit: Edit) -> Edit:
        communique = communiques.get(edit.said.get("communique") or communique_of(edit.id))
        if edit.when or "date" not in edit.said or communique is None:
            return edit
        language = load(communique.language)
        words = edit.said["date"]
        mentions = find_dates(words.replace("’", "'"), language, communique.published) if language else ()
        if fault := _fault(words, mentions):
            findings.append(Finding(edit.path, edit.lines["date"], "C31", *fault))
            return edit
        return replace(edit, when=mentions[0].when, reading=_told(words, mentions[0]))

    read_edits, read_added = tuple(map(read, editing.edits)), tuple(map(read, editing.added))
    return replace(editing, edits=read_edits, added=read_added), findings


def read_date(words: str, language: Language, published: date | None) -> When:
    """The date that an editor writes, in EDTF or in words of a language; ValueError says what is wrong."""
    try:
        when = When.read(words)
    except ValueError as error:
        if not in_words(words):
            raise ValueError(f"date = {words!r}: {error}; {DATE_REMEDY}") from None
        mentions = find_dates(words.replace("’", "'"), language, published)
        if fault := _fault(words, mentions):
            raise ValueError("; ".join(fault)) from None
        return mentions[0].when
    if any(period.base == "XXXX" for period in when.periods):
        raise ValueError(f"date = {words!r} names no year, month or day; {DATE_REMEDY}")
    return when


def _fault(words: str, mentions: tuple[Mention, ...]) -> tuple[str, str] | None:
    """The fact and the remedy where words are not one date and nothing else."""
    if not mentions:
        return f"date = {words!r} is no date", DATE_REMEDY
    shown = " and ".join(f"« {mention.text} » ({mention.when.notation})" for mention in mentions)
    if len(mentions) > 1:
        remedy = "write one of them, and add another event for the other"
        return f"date = {words!r} has {len(mentions)} dates: {shown}", remedy
    (mention,) = mentions
    around = re.findall(r"\w+", words[: mention.start] + " " + words[mention.end :])
    if any(len(word) > _LETTERS_OF_NO_WEIGHT or not word.isalpha() for word in around):
        return f"only {shown} of date = {words!r} is a date", f'write the date alone: date = "{mention.text}"'
    return None


def _told(words: str, mention: Mention) -> str:
    return f"« {words} » read as {mention.when.notation} by rule {mention.rule}, {mention.basis}"
