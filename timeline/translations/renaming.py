"""Which communiqué that is gone stands under another id today: the one whose title and sentences it has.

Of a place, a note or a headline nothing is guessed: « Bruxelles » stands in many texts.

>>> said = Said("nrc-2007", "Les ministres ont adopté le plan."), Said("otan-2007", "Les ministres ont adopté le plan.")
>>> renamed_communiques(said[:1], said[1:])
{'nrc-2007': 'otan-2007'}
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from timeline.model.ids import communique_of, is_sentence_id, renamed_id
from timeline.translations.alignment import comparable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from timeline.model.translation import Message
    from timeline.translations.po import Unit

_RENAMED = 0.5  # how much of a communiqué must be found again under another name
_RETURNED = 0.75  # and of both, where it was gone already
_LINE = re.compile(r":\d+$")
_COMMON = 50  # a text that more communiqués have points at none


class Said(NamedTuple):
    """A title or a sentence, the communiqué that has it, the file it stands in, and whether it was gone already."""

    communique: str
    text: str
    file: str = ""
    obsolete: bool = False


def said_by_units(units: Iterable[Unit]) -> Iterator[Said]:
    """The titles and sentences of a catalogue."""
    for unit in units:
        if is_sentence_id(unit.id) or unit.id.endswith(".title"):
            file = unit.references[0] if unit.references else ""
            yield Said(communique_of(unit.id), unit.source, _file(file), unit.obsolete)


def said_by_messages(messages: Iterable[Message]) -> Iterator[Said]:
    """The titles and sentences of an extraction."""
    for message in messages:
        if message.role in {"", "title"}:
            yield Said(message.communique, message.text, _file(message.reference))


def _file(reference: str) -> str:
    """The file of a reference, without the line and the isolates around a name with spaces."""
    return _LINE.sub("", reference).strip("\u2068\u2069")


def under_name(communique: str, unit: Unit) -> Unit:
    """The unit under the name of another communiqué; what msgmerge guessed from a third entry stays a guess."""
    guessed = unit.previous_id not in {None, unit.id}
    return replace(unit, id=renamed_id(communique, unit.id), previous_id=unit.previous_id if guessed else None)


def renamed_communiques(gone: Iterable[Said], new: Iterable[Said]) -> dict[str, str]:
    """Old name to new, each name once; ``gone`` is said by no communiqué of today, ``new`` was in no catalogue."""
    gone, new = tuple(gone), tuple(new)
    old, today = _texts(gone), _texts(new)
    living = {said.communique for said in gone if not said.obsolete}
    files = {said.communique: said.file for said in (*gone, *new) if said.file}
    scored = []
    for (former, name), shared in _shared(old, today).items():
        least, most = sorted((len(old[former]), len(today[name])))
        if shared >= (_RENAMED * least if former in living else _RETURNED * most):
            other_file = files.get(former, "") != files.get(name)
            scored.append((-shared / least, -shared, other_file, name, former))
    renamed: dict[str, str] = {}
    for *_, name, former in sorted(scored):
        if former not in renamed and name not in renamed.values():
            renamed[former] = name
    return renamed


def _shared(old: Mapping[str, set[str]], today: Mapping[str, set[str]]) -> dict[tuple[str, str], int]:
    """How many texts an old communiqué and one of today have in common."""
    having: dict[str, list[str]] = defaultdict(list)
    for former, texts in old.items():
        for text in texts:
            having[text].append(former)
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for name, texts in today.items():
        for text in texts:
            formers = having.get(text, [])
            for former in formers if len(formers) <= _COMMON else ():
                shared[former, name] += 1
    return shared


def _texts(said: Iterable[Said]) -> dict[str, set[str]]:
    texts: dict[str, set[str]] = defaultdict(set)
    for one in said:
        texts[one.communique].add(comparable(one.text))
    return texts
