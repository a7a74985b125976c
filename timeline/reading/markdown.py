r"""The marks of Markdown, which a reader does not see: bold, links, what a converter escaped.

« Par une [décision du **3 mai**][d], le *Soir* a cessé » is read « Par une décision du 3 mai, le *Soir* a cessé »: what
is printed in italics keeps its stars.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.reading.offsets import PlacedText

_TAG = r"(?:a|b|i|u|s|em|strong|small|sup|sub|span|font|mark|q|p)"
_MARKUP = re.compile(
    rf"</?{_TAG}(?:\s[^<>]*)?>|^#{{1,6}}\s+|^>\s?|\*\*(?=\S)|(?<=\S)\*\*|\b__(?=\w)|(?<=[\w.,;:!?»)])__(?!\w)|(?<=\S)\s+#{{1,6}}$"
)
_BREAK = re.compile(r"<br\s*/?>")
# « le 3 mai\. »: what Markdown escapes is a sign; « C:\temp » has none.
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~-])")
# What every one of these marks and links has.
_MARKED = re.compile(r"[*#>\]\\{]|__")
# « [[MàJ] Faille](https://…) »: brackets within the words of a link, one deep.
_WORDS = r"\[((?:[^\[\]\n]|\[[^\[\]\n]{0,80}\]){0,300})\]"
_LINK = re.compile(rf'!?{_WORDS}\((?:https?://|mailto:|www\.|[/#])[^)"\n]{{0,500}}(?:"[^"\n]{{0,300}}")?\)')
# « une [décision du 3 mai][d] », whose address stands below: « [d]: https://… »; « {:target="_blank"} » of a link.
_NAMED = re.compile(r"\[([^\[\]\n]{0,80}[^\W\d_][^\[\]\n]{0,200})\]\[[\w .-]{0,60}\]")
_ADDRESS = re.compile(r"\[[\w ^.-]{1,60}\]:\s+<?(?:https?://|www\.)\S+|\{:\s?[^{}\n]{1,80}\}|\[\^[\w-]{1,30}\]:?")


def without_marks(view: PlacedText) -> PlacedText:
    """A block without the marks of Markdown and the addresses of its links."""
    if _MARKED.search(view.text):
        view = view.replaced(_BREAK, " ").replaced(_MARKUP, "").reduced(_LINK, 1)
        view = view.reduced(_NAMED, 1).replaced(_ADDRESS, "").reduced(_ESCAPED, 1)
    return view.strip()
