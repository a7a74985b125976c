"""TMX 1.4: every translation there is as a memory for other tools, out and in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.model.errors import TimelineError
from timeline.model.ids import communique_of
from timeline.model.translation import State
from timeline.translations.exchange.markup import PROLOGUE, element_text, escaped, parse_xml, quoted_attribute
from timeline.translations.exchange.returned import ReturnedTranslation, language_mismatch, same_language
from timeline.translations.states import unit_state

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from xml.etree import ElementTree as ET

    from timeline.model.translation import Direction
    from timeline.translations.catalogue import Catalogue
    from timeline.translations.po import Unit

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def write_tmx(catalogues: Iterable[Catalogue], source: str) -> str:
    """The translations of catalogues as a TMX file; a stale one stands with the source that was translated."""
    head = (
        'creationtool="timeline" creationtoolversion="1" segtype="sentence" o-tmf="PO" adminlang="en"'
        f" srclang={quoted_attribute(source)}"
    )
    lines = [f'<tmx version="1.4">\n <header {head} datatype="plaintext"/>\n <body>']
    for catalogue in catalogues:
        for unit in catalogue.units:
            if unit_state(unit) in (State.TRANSLATED, State.STALE):
                lines += _written(unit, catalogue.direction)
    return PROLOGUE + "\n".join([*lines, " </body>\n</tmx>"]) + "\n"


def _written(unit: Unit, direction: Direction) -> Iterator[str]:
    yield f"  <tu tuid={quoted_attribute(unit.id)}>"
    yield f'   <prop type="x-document">{escaped(communique_of(unit.id))}</prop>'
    for note in unit.notes:
        if note.startswith("date: "):
            yield f'   <prop type="x-date">{escaped(note.partition(": ")[2])}</prop>'
    texts = unit.source if unit.previous is None else unit.previous, unit.target
    for code, text in zip(direction, texts, strict=True):
        yield f'   <tuv xml:lang="{code}"><seg>{escaped(text)}</seg></tuv>'
    yield "  </tu>"


def read_tmx(text: str, path: str, directions: Collection[Direction]) -> tuple[ReturnedTranslation, ...]:
    """The translations of a TMX file that go in these directions, all of them drafts.

    TimelineError T28 when it has units and none goes so.
    """
    root = parse_xml(text, path, "tmx")
    units = list(root.iter("tu"))
    pairs = tuple(pair for unit in units for pair in _pairs(unit, directions))
    if units and not pairs:
        raise TimelineError(language_mismatch(path, "no pair of the memory is in our languages", directions))
    return pairs


def _pairs(unit: ET.Element, directions: Iterable[Direction]) -> Iterator[ReturnedTranslation]:
    texts = [(tuv.get(_LANG) or tuv.get("lang") or "", element_text(tuv.find("seg"))) for tuv in unit.iter("tuv")]
    for direction in directions:
        source, target = (
            next((text for language, text in texts if text and same_language(language, code)), "") for code in direction
        )
        if source and target:
            yield ReturnedTranslation(unit.get("tuid") or "", source, target, State.DRAFT, direction)
