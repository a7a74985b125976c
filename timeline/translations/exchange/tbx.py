"""TBX: the glossary for OmegaT and Weblate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.translations.exchange.markup import PROLOGUE, escaped

if TYPE_CHECKING:
    from timeline.translations.glossary import Glossary


def write_tbx(glossary: Glossary) -> str:
    """The glossary for OmegaT and Weblate: the English asked for first, then what is right as well."""
    lines = [
        '<martif type="TBX" xml:lang="fr">',
        " <martifHeader><fileDesc><sourceDesc><p>Glossary</p></sourceDesc></fileDesc>",
    ]
    lines += [
        '  <encodingDesc><p type="XCSURI">http://www.lisa.org/fileadmin/standards/tbx_basic/TBXBasicXCSV02.xcs</p>'
    ]
    lines += ["  </encodingDesc></martifHeader>\n <text><body>"]
    for number, term in enumerate((term for term in glossary.terms if term.fr), 1):
        lines.append(f'  <termEntry id="t{number}">')
        if term.note:
            lines.append(f'   <descrip type="definition">{escaped(term.note)}</descrip>')
        lines.append(f'   <langSet xml:lang="fr"><tig><term>{escaped(term.fr)}</term></tig></langSet>')
        lines.append('   <langSet xml:lang="en">')
        for place, form in enumerate((term.en, *term.variants)):
            status = "admittedTerm-admn-sts" if place else "preferredTerm-admn-sts"
            note = f'<termNote type="administrativeStatus">{status}</termNote>'
            lines.append(f"    <tig><term>{escaped(form)}</term>{note}</tig>")
        lines.append("   </langSet>\n  </termEntry>")
    return PROLOGUE + "\n".join([*lines, " </body></text>\n</martif>"]) + "\n"
