"""TMX 1.4: every translation there is as a memory for other tools, out and in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.model.errors import TimelineError
from timeline.model.ids import communique_of
from timeline.model.translation import State
from timeline.translations.exchange.markup import PROLOGUE, attribute, escaped, parse, text_of
from timeline.translations.exchange.returned import Foreign, other_languages, same_language
from timeline.translations.states import state

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from xml.etree import ElementTree as ET

    from timeline.model.translation import Direction
    from timeline.translations.catalogue import Catalogue
    from timeline.translations.po import Unit

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def write_tmx(catalogues: Iterable[Catalogue], source: str) -> str:
    """Every translation there is as a translation memory: of a stale one, the source that was translated."""
    head = (
        'creationtool="timeline" creationtoolversion="1" segtype="sentence" o-tmf="PO" adminlang="en"'
        f" srclang={attribute(source)}"
    )
    lines = [f'<tmx version="1.4">\n <header {head} datatype="plaintext"/>\n <body>']
    for catalogue in catalogues:
        for unit in catalogue.units:
            if state(unit) in (State.TRANSLATED, State.STALE):
                lines += _written(unit, catalogue.direction)
    return PROLOGUE + "\n".join([*lines, " </body>\n</tmx>"]) + "\n"


def _written(unit: Unit, direction: Direction) -> Iterator[str]:
    yield f"  <tu tuid={attribute(unit.id)}>"
    yield f'   <prop type="x-document">{escaped(communique_of(unit.id))}</prop>'
    for note in unit.notes:
        if note.startswith("date: "):
            yield f'   <prop type="x-date">{escaped(note.partition(": ")[2])}</prop>'
    texts = unit.source if unit.previous is None else unit.previous, unit.target
    for code, text in zip(direction, texts, strict=True):
        yield f'   <tuv xml:lang="{code}"><seg>{escaped(text)}</seg></tuv>'
    yield "  </tu>"


def read_tmx(text: str, path: str, directions: Collection[Direction]) -> tuple[Foreign, ...]:
    """The pairs of a memory that go in these directions; what comes from a memory is a draft.

    TimelineError T28 when it has units and none goes so.
    """
    root = parse(text, path, "tmx")
    units = list(root.iter("tu"))
    pairs = tuple(pair for unit in units for pair in _pairs(unit, directions))
    if units and not pairs:
        raise TimelineError(other_languages(path, "no pair of the memory is in our languages", directions))
    return pairs


def _pairs(unit: ET.Element, directions: Iterable[Direction]) -> Iterator[Foreign]:
    said = [(tuv.get(_LANG) or tuv.get("lang") or "", text_of(tuv.find("seg"))) for tuv in unit.iter("tuv")]
    for direction in directions:
        source, target = (
            next((text for language, text in said if text and same_language(language, code)), "") for code in direction
        )
        if source and target:
            yield Foreign(unit.get("tuid") or "", source, target, State.DRAFT, direction)
