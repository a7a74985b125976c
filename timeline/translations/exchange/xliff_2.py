"""XLIFF 2.0 to 2.2, read: what each unit gives back, its segments in the order of the target.

Source: OASIS, XLIFF 2.1, 4.3.1.4 (``order``), 4.3.1.27 (``state``), 4.2.2.6 (``ignorable``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.model.errors import TimelineError
from timeline.model.translation import Direction, State
from timeline.translations.exchange.inline import is_preserved, segment_text
from timeline.translations.exchange.markup import below, children, emphasis_as_codes, local
from timeline.translations.exchange.returned import (
    ReturnedFile,
    ReturnedTranslation,
    language_mismatch,
    not_taken,
    same_direction,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from xml.etree import ElementTree as ET

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
OWN = "timeline"
STATES = {
    State.TRANSLATED: "translated",
    State.STALE: "translated",
    State.DRAFT: "translated",
    State.MISSING: "initial",
}
REVIEWED = "reviewed"
_FURTHER = (REVIEWED, "final")


def coded(text: str) -> str:
    """The text with its emphasis as codes of XLIFF 2."""

    def code(number: int, strong: bool, words: str) -> str:  # noqa: FBT001 EmphasisCode is called by place
        return f'<pc id="{number}" type="fmt" subType="xlf:{"b" if strong else "i"}">{words}</pc>'

    return emphasis_as_codes(text, code)


def read_root(root: ET.Element, path: str, directions: Collection[Direction]) -> ReturnedFile:
    """What an XLIFF 2 file gives back; TimelineError T28 when it goes in none of these directions."""
    stated = Direction(root.get("srcLang", ""), root.get("trgLang", ""))
    direction = next((known for known in directions if same_direction(stated, known)), None)
    if direction is None:
        fact = f"the file goes from {stated.source or 'no language'} to {stated.target or 'no language'}"
        raise TimelineError(language_mismatch(path, fact, directions))
    units = list(_units(root, preserved=is_preserved(root, inherited=False)))
    reasons = [(why, unit.get("id", "")) for unit, _ in units if (why := _why_not(unit))]
    read = (_translation(unit, direction, preserved=preserved) for unit, preserved in units if not _why_not(unit))
    return ReturnedFile(tuple(one for one in read if one.target.strip()), not_taken(path, reasons))


def _units(element: ET.Element, *, preserved: bool) -> Iterator[tuple[ET.Element, bool]]:
    """Each unit, and whether the spaces in it count."""
    for child in element:
        kept = is_preserved(child, preserved)
        if local(child) == "unit":
            yield child, kept
        elif local(child) in ("file", "group"):
            yield from _units(child, preserved=kept)


def _why_not(unit: ET.Element) -> str:
    """Why a unit gives nothing back; empty when it does."""
    if not children(unit, "segment"):
        return "without a segment"
    if not any(segment_text(target, preserved=True).strip() for target in below(unit, "target")):
        return "without a translation"
    return ""


def _translation(unit: ET.Element, direction: Direction, *, preserved: bool) -> ReturnedTranslation:
    """What a unit gives back, in the worst state of its segments."""
    parts = children(unit, "segment", "ignorable")
    source = "".join(_text(part, "source", preserved=preserved) for part in parts)
    segments = [part for part in parts if local(part) == "segment"]
    worst = max((_state(segment) for segment in segments), key=list(State).index)
    target = "".join(_target(part, preserved=preserved) for part in _in_order(parts))
    comments = tuple(_comments(unit))
    texts = (source, target) if preserved else (source.strip(" "), target.strip(" "))
    reviewed = all(segment.get("state") == REVIEWED for segment in segments)
    return ReturnedTranslation(unit.get("id", ""), *texts, worst, direction, comments=comments, reviewed=reviewed)


def _comments(unit: ET.Element) -> Iterator[str]:
    """The notes of translators: what we wrote for them ourselves comes back with another category."""
    for notes in children(unit, "notes"):
        for note in children(notes, "note"):
            if note.get("category", "comment") not in ("context", "previous"):
                yield " ".join("".join(note.itertext()).split())


def _in_order(parts: Sequence[ET.Element]) -> list[ET.Element]:
    """The parts of a unit as their targets follow each other: each at its ``order``, the others in what is left."""
    placed: dict[int, ET.Element] = {}
    for part in parts:
        place = next((target.get("order", "") for target in children(part, "target")), "")
        if place.isdecimal() and 0 < int(place) <= len(parts):
            placed.setdefault(int(place) - 1, part)
    others = (part for part in parts if part not in placed.values())
    return [placed.get(place) or next(others) for place in range(len(parts))] if placed else list(parts)


def _target(part: ET.Element, *, preserved: bool) -> str:
    """The target of a part; spaces between two segments are those of the source where nothing else is said."""
    if local(part) == "ignorable" and not children(part, "target"):
        return _text(part, "source", preserved=preserved)
    return _text(part, "target", preserved=preserved)


def _text(part: ET.Element, side: str, *, preserved: bool) -> str:
    # Between two segments a space is all there is.
    kept = preserved or local(part) == "ignorable"
    return "".join(segment_text(one, preserved=kept) for one in children(part, side)[:1])


def _state(segment: ET.Element) -> State:
    """The state of a segment: the one it went out with unless someone raised it; a bare target is a draft.

    A segment without a target leaves its sentence half translated.
    """
    stated, own = segment.get("state", "initial"), segment.get("subState", "").partition(":")
    if not any(segment_text(target, preserved=True).strip() for target in children(segment, "target")):
        return State.DRAFT
    if own[0] == OWN and own[2] in (State.STALE, State.DRAFT) and stated not in _FURTHER:
        return State(own[2])
    return State.DRAFT if stated == "initial" else State.TRANSLATED
