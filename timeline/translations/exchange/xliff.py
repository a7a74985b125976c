"""XLIFF 2: the entries of a catalogue for a translation agency, out and in.

>>> from dataclasses import replace
>>> from timeline.translations.catalogue import new_catalogue
>>> from timeline.translations.po import Unit
>>> from timeline.model.translation import Direction
>>> empty = new_catalogue("en.po", Direction("fr", "en"))
>>> catalogue = replace(empty, units=(Unit("a.k3f7", "Le *Kursk*", "The *Kursk*"),))
>>> read_xliff(write_xliff(catalogue), "a.xlf", [catalogue.direction])[0][:4]
('a.k3f7', 'Le *Kursk*', 'The *Kursk*', <State.TRANSLATED: 'translated'>)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.model.errors import TimelineError
from timeline.model.translation import Direction, State
from timeline.translations.exchange.markup import (
    PROLOGUE,
    element_text,
    emphasis_as_codes,
    escaped,
    parse_xml,
    quoted_attribute,
)
from timeline.translations.exchange.returned import ReturnedTranslation, language_mismatch, same_direction
from timeline.translations.states import unit_state

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from xml.etree import ElementTree as ET

    from timeline.translations.catalogue import Catalogue
    from timeline.translations.po import Unit

_XLIFF = "urn:oasis:names:tc:xliff:document:2.0"
_OWN = "timeline"
_STATES = {State.TRANSLATED: "final", State.STALE: "translated", State.DRAFT: "translated", State.MISSING: "initial"}


def write_xliff(catalogue: Catalogue) -> str:
    """The live entries of a catalogue as an XLIFF 2 file: lasting ids, notes, states, emphasis as codes."""
    direction = catalogue.direction
    lines = [
        f'<xliff xmlns="{_XLIFF}" version="2.0" srcLang="{direction.source}" trgLang="{direction.target}">',
        f' <file id="f1" original={quoted_attribute(catalogue.path)}>',
    ]
    for unit in catalogue.units:
        if not unit.obsolete:
            lines += _xliff_unit(unit)
    return PROLOGUE + "\n".join([*lines, " </file>\n</xliff>"]) + "\n"


def _xliff_unit(unit: Unit) -> Iterator[str]:
    notes = [("comment", comment) for comment in unit.comments if comment] + [("context", note) for note in unit.notes]
    notes += [("previous", unit.previous)] if unit.previous is not None else []
    now = unit_state(unit)
    own = f' subState="{_OWN}:{now}"' if now in (State.STALE, State.DRAFT) else ""
    yield f'  <unit id={quoted_attribute(unit.id)} xml:space="preserve">'
    if notes:
        yield "   <notes>"
        yield from (f'    <note category="{kind}">{escaped(note)}</note>' for kind, note in notes)
        yield "   </notes>"
    target = f"<target>{emphasis_as_codes(unit.target)}</target>" if unit.target else ""
    yield f'   <segment state="{_STATES[now]}"{own}><source>{emphasis_as_codes(unit.source)}</source>{target}</segment>'
    yield "  </unit>"


def read_xliff(text: str, path: str, directions: Collection[Direction]) -> tuple[ReturnedTranslation, ...]:
    """The translated units of an XLIFF 2 file; all segments of a unit make one sentence.

    TimelineError T28 when it goes in none of these directions.
    """
    root = parse_xml(text, path, f"{{{_XLIFF}}}xliff")
    stated = Direction(root.get("srcLang", ""), root.get("trgLang", ""))
    direction = next((known for known in directions if same_direction(stated, known)), None)
    if direction is None:
        fact = f"the file goes from {stated.source or 'no language'} to {stated.target or 'no language'}"
        raise TimelineError(language_mismatch(path, fact, directions))
    translations = (_translation(unit, direction) for unit in root.iter(f"{{{_XLIFF}}}unit"))
    return tuple(translation for translation in translations if translation)


def _translation(unit: ET.Element, direction: Direction) -> ReturnedTranslation | None:
    """What a unit gives back, in the worst state of its segments; None when it has no target."""
    parts = [part for part in unit if part.tag in (f"{{{_XLIFF}}}segment", f"{{{_XLIFF}}}ignorable")]
    source, target = (
        "".join(element_text(part.find(f"{{{_XLIFF}}}{side}")) for part in parts) for side in ("source", "target")
    )
    if not target.strip():
        return None
    segments = [part for part in parts if part.tag.endswith("segment")]
    worst = max(map(_state, segments), key=list(State).index)
    return ReturnedTranslation(unit.get("id", ""), source, target, worst, direction)


def _state(segment: ET.Element) -> State:
    """The state of a segment: the one it went out with unless someone raised it; a bare target is a draft."""
    stated, own = segment.get("state", "initial"), segment.get("subState", "").partition(":")
    if own[0] == _OWN and own[2] in (State.STALE, State.DRAFT) and stated in ("initial", "translated"):
        return State(own[2])
    return State.DRAFT if stated == "initial" else State.TRANSLATED
