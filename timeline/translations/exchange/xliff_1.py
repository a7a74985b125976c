"""XLIFF 1.2, read: what each ``trans-unit`` gives back.

Source: OASIS, XLIFF 1.2, 2.3 (``trans-unit``), 3.2 (``state``, ``state-qualifier``). Proposals of other translations
(``alt-trans``) are no translation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.model.errors import TimelineError
from timeline.model.translation import Direction, State
from timeline.translations.exchange.inline import is_preserved, segment_text
from timeline.translations.exchange.markup import children, emphasis_as_codes, local
from timeline.translations.exchange.returned import (
    ReturnedFile,
    ReturnedTranslation,
    language_mismatch,
    not_taken,
    same_direction,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from xml.etree import ElementTree as ET

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
NOTED = "timeline-"  # before the kind of a note that we write: another tool shows it, and a translator's has none
_OWN = "x-timeline-"
STATES = {
    State.TRANSLATED: ' state="translated"',
    State.STALE: f' state="needs-review-translation" state-qualifier="{_OWN}stale"',
    State.DRAFT: f' state="needs-review-translation" state-qualifier="{_OWN}draft"',
    State.MISSING: ' state="new"',
}
REVIEWED = "signed-off"
_DONE = frozenset(("translated", REVIEWED, "final"))
# What a program put there, and no one has confirmed.
_GUESSED = ("fuzzy-match", "mt-suggestion", "leveraged-", "tm-suggestion", "rejected-")


def coded(text: str) -> str:
    """The text with its emphasis as codes of XLIFF 1.2."""

    def code(number: int, strong: bool, words: str) -> str:  # noqa: FBT001 EmphasisCode is called by place
        return f'<g id="{number}" ctype="{"bold" if strong else "italic"}">{words}</g>'

    return emphasis_as_codes(text, code)


def read_root(root: ET.Element, path: str, directions: Collection[Direction]) -> ReturnedFile:
    """What an XLIFF 1.2 file gives back; TimelineError T28 when none of its files goes in one of these directions."""
    files = [(file, _stated(file)) for file in children(root, "file")]
    going = {stated: one for _, stated in files for one in directions if same_direction(stated, one)}
    if not going:
        said = " and ".join(dict.fromkeys(f"from {a or 'no language'} to {b or 'no language'}" for _, (a, b) in files))
        raise TimelineError(language_mismatch(path, f"the file goes {said or 'nowhere: nothing is in it'}", directions))
    reasons: list[tuple[str, str]] = []
    taken: list[ReturnedTranslation] = []
    for file, stated in files:
        for unit, preserved in _units(file, preserved=is_preserved(file, is_preserved(root, inherited=False))):
            name = unit.get("resname") or unit.get("id") or ""
            if stated not in going:
                reasons.append(("in other languages", name))
            elif one := _translation(unit, going[stated], preserved=preserved):
                taken.append(one)
            else:
                reasons.append(("without a translation", name))
    return ReturnedFile(tuple(taken), not_taken(path, reasons))


def _stated(file: ET.Element) -> Direction:
    return Direction(file.get("source-language", ""), file.get("target-language", ""))


def _units(element: ET.Element, *, preserved: bool) -> Iterator[tuple[ET.Element, bool]]:
    """Each unit, in whatever groups, and whether the spaces in it count."""
    for child in element:
        kept = is_preserved(child, preserved)
        if local(child) == "trans-unit":
            yield child, kept
        elif local(child) in ("body", "group"):
            yield from _units(child, preserved=kept)


def _translation(unit: ET.Element, direction: Direction, *, preserved: bool) -> ReturnedTranslation | None:
    """What a unit gives back; None when it has no target, or nothing in it."""
    source, target = (next(iter(children(unit, side)), None) for side in ("source", "target"))
    text, words = (segment_text(one, preserved=preserved) for one in (source, target))
    if not preserved:
        text, words = text.strip(" "), words.strip(" ")
    if target is None or not words.strip():
        return None
    identity = next((name for name in (unit.get("id", ""), unit.get("resname", "")) if "." in name), unit.get("id", ""))
    comments, reviewed = tuple(_comments(unit)), target.get("state") == REVIEWED
    now = _state(unit, target)
    return ReturnedTranslation(identity, text, words, now, direction, comments=comments, reviewed=reviewed)


def _comments(unit: ET.Element) -> Iterator[str]:
    """The notes of translators: those for the source, and those that we wrote for them, are none."""
    for note in children(unit, "note"):
        kind = note.get("from", "").partition(NOTED)[2]
        if kind in ("", "comment") and note.get("annotates", "") != "source":
            yield " ".join("".join(note.itertext()).split())


def _state(unit: ET.Element, target: ET.Element) -> State:
    """How far a target is: as its state, or the approval of its unit, says; one that says nothing is a draft."""
    state, qualifier = target.get("state", ""), target.get("state-qualifier", "")
    if state in _DONE or (unit.get("approved") == "yes" and not state):
        return State.TRANSLATED if unit.get("approved") == "yes" or not qualifier.startswith(_GUESSED) else State.DRAFT
    own = qualifier.removeprefix(_OWN)
    return State(own) if qualifier.startswith(_OWN) and own in (State.STALE, State.DRAFT) else State.DRAFT
