"""TBX: the glossary for OmegaT and Weblate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.translations.exchange.markup import PROLOGUE, escaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.translations.glossary import Glossary, GlossaryRow

_HEAD = """\
<martif type="TBX" xml:lang="{source}">
 <martifHeader><fileDesc><sourceDesc><p>Glossary</p></sourceDesc></fileDesc>
  <encodingDesc><p type="XCSURI">http://www.lisa.org/fileadmin/standards/tbx_basic/TBXBasicXCSV02.xcs</p>
  </encodingDesc></martifHeader>
 <text><body>"""


def write_tbx(glossary: Glossary) -> str:
    """The glossary as TBX: each term in all its languages, in each the word asked for first, then its variants."""
    source = glossary.languages[0] if glossary.languages else ""
    lines = [_HEAD.format(source=source)]
    for number, row in enumerate((row for row in glossary.rows if row.word(source)), 1):
        lines += _written(number, row)
    return PROLOGUE + "\n".join([*lines, " </body></text>\n</martif>"]) + "\n"


def _written(number: int, row: GlossaryRow) -> Iterator[str]:
    yield f'  <termEntry id="t{number}">'
    if row.note:
        yield f'   <descrip type="definition">{escaped(row.note)}</descrip>'
    for code, word in row.words.items():
        yield f'   <langSet xml:lang="{code}">'
        for place, form in enumerate((word, *row.variants.get(code, ()))):
            status = "admittedTerm-admn-sts" if place else "preferredTerm-admn-sts"
            note = f'<termNote type="administrativeStatus">{status}</termNote>'
            yield f"    <tig><term>{escaped(form)}</term>{note}</tig>"
        yield "   </langSet>"
    yield "  </termEntry>"
