"""XLIFF 2 and 1.2: the entries of a catalogue for a translation agency, out and in.

>>> from dataclasses import replace
>>> from timeline.translations.catalogue import new_catalogue
>>> from timeline.translations.po import Unit
>>> from timeline.model.translation import Direction
>>> empty = new_catalogue("en.po", Direction("fr", "en"))
>>> catalogue = replace(empty, units=(Unit("a.k3f7", "Le *Kursk*", "The *Kursk*"),))
>>> for write in (write_xliff, write_xliff_1):
...     read_xliff(write(catalogue), "a.xlf", [catalogue.direction]).translations[0][:4]
('a.k3f7', 'Le *Kursk*', 'The *Kursk*', <State.TRANSLATED: 'translated'>)
('a.k3f7', 'Le *Kursk*', 'The *Kursk*', <State.TRANSLATED: 'translated'>)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.model.errors import Finding, TimelineError
from timeline.model.translation import State
from timeline.translations.exchange import xliff_1, xliff_2
from timeline.translations.exchange.markup import PROLOGUE, escaped, parse_xml, quoted_attribute
from timeline.translations.review import is_reviewed
from timeline.translations.states import unit_state

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from timeline.model.translation import Direction
    from timeline.translations.catalogue import Catalogue
    from timeline.translations.exchange.returned import ReturnedFile
    from timeline.translations.po import Unit


def read_xliff(text: str, path: str, directions: Collection[Direction]) -> ReturnedFile:
    """The translated units of an XLIFF file of version 2 or 1.2; all segments of a unit make one sentence.

    TimelineError T27 when it is of another version, T28 when it goes in none of these directions.
    """
    root = parse_xml(text, path, "xliff")
    version = root.get("version", "")
    if version.startswith("2."):
        return xliff_2.read_root(root, path, directions)
    if version == "1.2":
        return xliff_1.read_root(root, path, directions)
    fact = f"the file is XLIFF {version}" if version else "the file does not say which XLIFF it is"
    raise TimelineError(Finding(path, 1, "T27", fact, "export it as XLIFF 1.2 or XLIFF 2; both are read"))


def write_xliff(catalogue: Catalogue) -> str:
    """The live entries of a catalogue as an XLIFF 2 file: lasting ids, notes, states, emphasis as codes."""
    direction = catalogue.direction
    lines = [
        f'<xliff xmlns="{xliff_2.NAMESPACE}" version="2.0" srcLang="{direction.source}" trgLang="{direction.target}">',
        f' <file id="f1" original={quoted_attribute(catalogue.path)}>',
    ]
    for unit in catalogue.units:
        if not unit.obsolete:
            lines += _unit_2(unit)
    return PROLOGUE + "\n".join([*lines, " </file>\n</xliff>"]) + "\n"


def _unit_2(unit: Unit) -> Iterator[str]:
    now = unit_state(unit)
    own = f' subState="{xliff_2.OWN}:{now}"' if now in (State.STALE, State.DRAFT) else ""
    yield f'  <unit id={quoted_attribute(unit.id)} xml:space="preserve">'
    if notes := list(_notes(unit)):
        yield "   <notes>"
        yield from (f'    <note category="{kind}">{escaped(note)}</note>' for kind, note in notes)
        yield "   </notes>"
    target = f"<target>{xliff_2.coded(unit.target)}</target>" if unit.target else ""
    stated = xliff_2.REVIEWED if is_reviewed(unit) else xliff_2.STATES[now]
    source = f"<source>{xliff_2.coded(unit.source)}</source>"
    yield f'   <segment state="{stated}"{own}>{source}{target}</segment>'
    yield "  </unit>"


def _notes(unit: Unit) -> Iterator[tuple[str, str]]:
    """What stands above an entry, each with its kind: comment, context, previous."""
    yield from (("comment", comment) for comment in unit.comments if comment)
    yield from (("context", note) for note in unit.notes)
    if unit.previous is not None:
        yield "previous", unit.previous


def write_xliff_1(catalogue: Catalogue) -> str:
    """The live entries of a catalogue as an XLIFF 1.2 file, which most tools of translation agencies read."""
    source, target = catalogue.direction
    languages = f'source-language="{source}" target-language="{target}"'
    lines = [
        f'<xliff xmlns="{xliff_1.NAMESPACE}" version="1.2">',
        f' <file original={quoted_attribute(catalogue.path)} {languages} datatype="plaintext">\n  <body>',
    ]
    for unit in catalogue.units:
        if not unit.obsolete:
            lines += _unit_1(unit)
    return PROLOGUE + "\n".join([*lines, "  </body>\n </file>\n</xliff>"]) + "\n"


def _unit_1(unit: Unit) -> Iterator[str]:
    now = unit_state(unit)
    approved = "yes" if now is State.TRANSLATED else "no"
    yield f'   <trans-unit id={quoted_attribute(unit.id)} approved="{approved}" xml:space="preserve">'
    yield f"    <source>{xliff_1.coded(unit.source)}</source>"
    if unit.target:
        stated = f' state="{xliff_1.REVIEWED}"' if is_reviewed(unit) else xliff_1.STATES[now]
        yield f"    <target{stated}>{xliff_1.coded(unit.target)}</target>"
    yield from (f'    <note from="{xliff_1.NOTED}{kind}">{escaped(note)}</note>' for kind, note in _notes(unit))
    yield "   </trans-unit>"
