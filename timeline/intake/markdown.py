"""A Markdown text before pandoc reads it: what a site's engine would put in is out, what is no list is none.

Which Markdown it is, its tables tell: those of pandoc's own are known to no other reader.
"""

from __future__ import annotations

import re
from html import unescape

from timeline.intake.table_rows import row_sentence

# « {% include menu.html %} », « {{ page.title }} », « {{< figure >}} », « {: .lead } »
_ENGINE = re.compile(
    r"\{%.{0,500}?%\}|\{\{.{0,500}?\}\}|^\{:[^}\n]{0,200}\}[ \t]*$|(?<=\S)\{:[^}\n]{0,200}\}", re.DOTALL | re.MULTILINE
)
_COMMENT = re.compile(r"<!--.*?-->|<(script|style|iframe)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
# « … au 14 mai / 2019. Le Conseil … »: a year at the beginning of a line is no item of a list.
_YEAR = re.compile(r"^([ \t]{0,3}\d{3,4})\.(?=\s)", re.MULTILINE)
# « a) », which cannot follow a line of text at once, as « - » and « 1. » can.
_LETTERED = re.compile(r"(?<=\S)[ \t]*\n(?=[ \t]*\(?(?:[a-z]|[ivx]{1,4})\)[ \t]+\S)")
# « … a décidé : / a. de créer … ; / b. de clore »: letters with a stop, where a line before them has not ended.
_LETTER = re.compile(r"(?<=[:;,])[ \t]*\n(?:[ \t]*\n)*([ \t]*[a-z])\.(?=[ \t]+\S)")
_MARKED = re.compile(r"==(?=\S)([^=\n]{1,300}?)(?<=\S)==")
_OF_PANDOC = re.compile(r"^(?: *-{2,}(?: +-{2,})+ *$|\+(?:[-=:]+\+)+\s*$|:{3,}|\(@\w*\) |% \S)|\S\^\[", re.MULTILINE)
# A sign that no text has stands between two cells till they are a sentence.
_BESIDE = "\ue000"
_CELL, _ROW, _ITEM = (
    re.compile(r"</t[dh]>\s*(?=<t[dh])", re.IGNORECASE),
    re.compile(r"</t[dh]>\s*</tr>", re.IGNORECASE),
    re.compile(r"<li[^>]*>\s*", re.IGNORECASE),
)
_BREAK = re.compile(
    r"<br\s*/?>|</?(?:p|div|li|ul|ol|table|tr|h[1-6]|section|article|blockquote|figure|figcaption|center|details|summary)\b[^<>]*>",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


def prepare_markdown(text: str) -> tuple[str, str, int]:
    """The text as pandoc reads it best, the name of its Markdown, how many calls of a site's engine were left out."""
    text, calls = _ENGINE.subn("", _COMMENT.sub("", text))
    text = _MARKED.sub(r"\1", text)
    text = _LETTERED.sub("\n\n", _LETTER.sub(r"\n\n\1)", _YEAR.sub(r"\1\\.", text)))
    return text, "pandoc" if _OF_PANDOC.search(text) else "markdown", calls


def words_of_html(raw: str) -> list[str]:
    """The blocks of HTML that stands in a Markdown text; the cells of a row as a sentence, items with their mark."""
    raw = _ITEM.sub("\n\n- ", _ROW.sub(".\n\n", _CELL.sub(_BESIDE, _COMMENT.sub("", raw))))
    text = unescape(_TAG.sub("", _BREAK.sub("\n\n", raw)))
    return [block for part in re.split(r"\n\s*\n", text) if (block := _block(part)) and block != "-"]


def _block(part: str) -> str:
    cells = [" ".join(cell.split()) for cell in part.split(_BESIDE)]
    stop = "." if len(cells) > 1 and cells[-1].endswith(".") else ""
    return row_sentence([*cells[:-1], cells[-1].removesuffix(stop)]) + stop
