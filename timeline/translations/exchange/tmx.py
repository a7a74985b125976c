"""TMX 1.4: every translation there is as a memory for other tools, out and in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.model.translation import State
from timeline.translations.exchange.markup import PROLOGUE, attribute, escaped, parse, text_of
from timeline.translations.exchange.returned import Foreign
from timeline.translations.identity import communique_of
from timeline.translations.states import state

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.translations.catalogue import Catalogue

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def write_tmx(catalogues: Iterable[Catalogue]) -> str:
    """Every translation there is as a translation memory: of a stale one, the French that was translated."""
    units = [
        unit for catalogue in catalogues for unit in catalogue.units if state(unit) in (State.TRANSLATED, State.STALE)
    ]
    head = 'creationtool="timeline" creationtoolversion="1" segtype="sentence" o-tmf="PO" adminlang="en" srclang="fr"'
    lines = [f'<tmx version="1.4">\n <header {head} datatype="plaintext"/>\n <body>']
    for unit in units:
        lines.append(f"  <tu tuid={attribute(unit.id)}>")
        lines.append(f'   <prop type="x-document">{escaped(communique_of(unit.id))}</prop>')
        lines += [
            f'   <prop type="x-date">{escaped(n.partition(": ")[2])}</prop>' for n in unit.notes if n[:6] == "date: "
        ]
        for code, text in (("fr", unit.source if unit.previous is None else unit.previous), ("en", unit.target)):
            lines.append(f'   <tuv xml:lang="{code}"><seg>{escaped(text)}</seg></tuv>')
        lines.append("  </tu>")
    return PROLOGUE + "\n".join([*lines, " </body>\n</tmx>"]) + "\n"


def read_tmx(text: str, path: str) -> tuple[Foreign, ...]:
    """The French and English pairs of a memory; what comes from a memory is a draft."""
    pairs = []
    for unit in parse(text, path, "tmx").iter("tu"):
        said = {
            (tuv.get(_LANG) or tuv.get("lang") or "")[:2].lower(): text_of(tuv.find("seg")) for tuv in unit.iter("tuv")
        }
        if said.get("fr") and said.get("en"):
            pairs.append(Foreign(unit.get("tuid") or "", said["fr"], said["en"], State.DRAFT))
    return tuple(pairs)
