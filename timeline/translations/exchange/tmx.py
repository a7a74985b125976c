"""TMX 1.4: every translation there is as a memory for other tools, out and in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from timeline.language.names import gettext_name
from timeline.model.errors import TimelineError
from timeline.model.ids import communique_of
from timeline.model.translation import State
from timeline.translations.alignment import comparable
from timeline.translations.exchange.inline import segment_text
from timeline.translations.exchange.markup import PROLOGUE, below, children, escaped, parse_xml, quoted_attribute
from timeline.translations.exchange.returned import (
    ReturnedFile,
    ReturnedTranslation,
    language_mismatch,
    not_taken,
    same_language,
)
from timeline.translations.states import unit_state

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from xml.etree import ElementTree as ET

    from timeline.model.translation import Direction
    from timeline.translations.catalogue import Catalogue
    from timeline.translations.po import Unit

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_TOOL = "timeline"
_STATE = "x-state"
_VARIANTS = "that translate otherwise what is taken: the newest is, else the first"


def write_tmx(catalogues: Iterable[Catalogue], source: str) -> str:
    """The translations of catalogues as a TMX file; a stale one stands with the source that was translated.

    What is stale or a draft says so in a property.
    """
    head = (
        f'creationtool="{_TOOL}" creationtoolversion="1" segtype="sentence" o-tmf="PO" adminlang="en"'
        f" srclang={quoted_attribute(source)}"
    )
    lines = [f'<tmx version="1.4">\n <header {head} datatype="plaintext"/>\n <body>']
    for catalogue in catalogues:
        for unit in catalogue.units:
            if unit.target.strip():
                lines += _written(unit, catalogue.direction)
    return PROLOGUE + "\n".join([*lines, " </body>\n</tmx>"]) + "\n"


def _written(unit: Unit, direction: Direction) -> Iterator[str]:
    yield f"  <tu tuid={quoted_attribute(unit.id)}>"
    yield f'   <prop type="x-document">{escaped(communique_of(unit.id))}</prop>'
    yield f'   <prop type="{_STATE}">{unit_state(unit)}</prop>'
    for note in unit.notes:
        if note.startswith("date: "):
            yield f'   <prop type="x-date">{escaped(note.partition(": ")[2])}</prop>'
    texts = unit.source if unit.previous is None else unit.previous, unit.target
    for code, text in zip(direction, texts, strict=True):
        yield f'   <tuv xml:lang="{code}"><seg>{escaped(text)}</seg></tuv>'
    yield "  </tu>"


class _Pair(NamedTuple):
    """A translation of the memory, and when it was last changed, as the file writes it."""

    returned: ReturnedTranslation
    changed: str


def read_tmx(text: str, path: str, directions: Collection[Direction]) -> ReturnedFile:
    """The translations of a TMX file that go in these directions, drafts unless the file is ours and says otherwise.

    TimelineError T28 when it has units and none goes so.
    """
    root = parse_xml(text, path, "tmx")
    ours = any(head.get("creationtool") == _TOOL for head in children(root, "header"))
    units = list(below(root, "tu"))
    pairs = [list(_pairs(unit, directions, ours=ours)) for unit in units]
    if units and not any(pairs):
        raise TimelineError(language_mismatch(path, "no pair of the memory is in our languages", directions))
    reasons = [(_reason(unit), unit.get("tuid", "")) for unit, read in zip(units, pairs, strict=True) if not read]
    taken, variants = _newest([pair for read in pairs for pair in read])
    return ReturnedFile(tuple(taken), not_taken(path, [*reasons, *((_VARIANTS, name) for name in variants)]))


def _reason(unit: ET.Element) -> str:
    empty = any(not segment_text(seg, preserved=True).strip() for seg in below(unit, "seg"))
    return "without words in both languages" if empty else "in other languages"


def _pairs(unit: ET.Element, directions: Iterable[Direction], *, ours: bool) -> Iterator[_Pair]:
    variants = [(one.get(_LANG) or one.get("lang") or "", one) for one in children(unit, "tuv")]
    props = {one.get("type", ""): (one.text or "").strip() for one in children(unit, "prop")}
    identity = unit.get("tuid") or props.get("id", "")
    state = State(props[_STATE]) if ours and props.get(_STATE) in set(map(str, State)) else State.DRAFT
    for direction in directions:
        source, target = (_best(variants, code) for code in direction)
        here, there = (segment_text(_segment(one), preserved=True) for one in (source, target))
        if here.strip() and there.strip():
            changed = "" if target is None else target.get("changedate") or target.get("creationdate") or ""
            former = here if state is State.STALE else None
            one = ReturnedTranslation(
                identity, here, there, state, direction, marked=False, previous=former, memory=True
            )
            yield _Pair(one, changed)


def _best(variants: Sequence[tuple[str, ET.Element]], code: str) -> ET.Element | None:
    """The variant of a language: that of its very code, else of the country whose spelling we ask for, else any."""
    asked = (code, gettext_name(code).replace("_", "-"))
    codes = [one.lower() for one in asked]

    def rank(named: tuple[str, ET.Element]) -> int:
        return codes.index(named[0].lower()) if named[0].lower() in codes else len(codes)

    having = (named for named in variants if same_language(named[0], code))
    worded = [named for named in having if segment_text(_segment(named[1]), preserved=True).strip()]
    return min(worded, key=rank)[1] if worded else None


def _segment(variant: ET.Element | None) -> ET.Element | None:
    return next(iter(children(variant, "seg")), None) if variant is not None else None


def _newest(pairs: Sequence[_Pair]) -> tuple[list[ReturnedTranslation], list[str]]:
    """The pairs, of several translations of one id, or of one source without an id, only the newest, else the first.

    Then a name for each of which there were several.
    """
    best: dict[tuple[str, str, Direction], _Pair] = {}
    variants: dict[str, None] = {}
    for pair in pairs:
        one = pair.returned
        key = one.id, "" if one.id else comparable(one.source), one.direction
        other = best.setdefault(key, pair)
        if other.returned.target != one.target:
            variants[one.id or f"« {one.source[:40]} »"] = None
            best[key] = max(other, pair, key=lambda each: each.changed)
    return [pair.returned for pair in best.values()], list(variants)
