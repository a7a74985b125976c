"""The tags of a page that was kept as text: what parts blocks becomes a blank line, what parts cells a bar.

« <li>déposé le 3 mai<br>renvoyé en commission</li> » is an item of two lines. Every character left knows its own place.
"""

from __future__ import annotations

import re
from html import unescape
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.reading.offsets import PlacedText

# Attributes may hold « > » within quotes only.
_REST = r"""(?=[\s/>])(?:[^<>"']++|"[^"<]{0,2000}"|'[^'<]{0,2000}'){0,40}+>"""
# Each runs to the next of its own kind at most, so that tags without end cost no more than others.
_UNREAD = re.compile(
    r"<!--(?:[^-<]++|-(?!->)|<(?!!--))*+-->|<(script|style)\b[^<>]{0,400}>(?:[^<]++|<(?!/?\1\b))*+</\1>", re.IGNORECASE
)
# « Le 12 mars, / <!-- à revoir --> / le conseil a siégé »: a note to oneself, alone in its lines.
_COMMENT = re.compile(r"^[ \t]*<!--(?:[^-<]++|-(?!->)|<(?!!--))*+-->[ \t]*(?:\n|\Z)", re.MULTILINE)
_TAG = re.compile(
    rf"""<(?:(?P<item>li){_REST}|(?P<heading>h[1-6]){_REST}|
    (?P<row>tr){_REST}\s*<t[dh]{_REST}(?=(?:[^<]++|<(?!/?tr\b|/t[dh]>\s*<t[dh]))*+</t[dh]>)|/(?P<cell>t[dh]){_REST}\s*<t[dh]{_REST}|
    (?P<inline>/?(?:a|b|i|u|s|em|strong|small|su[bp]|span|font|mark|q|img|wbr|tt|code|abbr|acronym|cite|dfn|big|nobr|del|ins|kbd|label|time)){_REST}|
    (?P<block>/?(?:[a-z]+[:-][a-z-]+|br|p|div|hr|li|ul|ol|dl|d[dt]|t[drh]|table|tbody|thead|tfoot|caption|h[1-6]|blockquote|center|section|article|
    header|footer|nav|main|aside|pre|form|figure|figcaption|body|html|head|title)){_REST})""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
# Within the tags of a paragraph a line's end is no more than a space.
_PARAGRAPH = re.compile(r"<(p|li|t[dh]|dd)\b[^<>]{0,400}>(?:[^<]++|<(?!/?\1\b))*+(?:</\1>|(?=<\1\b))", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9a-f]{2,5}|[a-z]{2,8}\d{0,2});", re.IGNORECASE)
# « f&eacute;vrier », « no&#235;l »: a letter with its accent; « &lt;p&gt; » in a text that speaks of tags is none.
_LETTER = re.compile(
    r"&(?:[a-z](?:acute|grave|circ|cedil|uml|tilde)|(?:oe|ae|sz)lig|#(?:19[2-9]|2[0-4]\d|25[0-5]));", re.IGNORECASE
)
# Letters: a page shows at its head what it is.
_LOOKED, _SEVERAL = 20_000, 3
_INSTEAD = {"item": "\n\n- ", "heading": "\n\n# ", "row": "\n\n| ", "cell": " | ", "inline": "", "block": "\n\n"}


def without_tags(view: PlacedText) -> PlacedText:
    """The view without the tags and entities of a web page; a text that is no page is left as it is.

    One whose letters are entities, « f&eacute;vrier », is read without them, though a page has lost its tags.
    """
    if "<" in view.text and _is_page(view.text[:_LOOKED]):
        view = view.replaced(_UNREAD, "").replaced(_PARAGRAPH, lambda block: block[0].replace("\n", " "))
        view = view.replaced(_TAG, lambda tag: _INSTEAD[tag.lastgroup or "block"])
        return view.replaced(_ENTITY, lambda entity: unescape(entity[0]))
    if "<!--" in view.text:
        view = view.replaced(_COMMENT, "")
    spelt = "&" in view.text and _several(_LETTER.finditer(view.text[:_LOOKED]))
    return view.replaced(_ENTITY, lambda entity: unescape(entity[0])) if spelt else view


def _is_page(text: str) -> bool:
    """Whether so many tags part it that it is a web page, and no text that speaks of one."""
    return _several(tag for tag in _TAG.finditer(text) if tag.lastgroup != "inline")


def _several(found: Iterable[re.Match[str]]) -> bool:
    """Whether there are as many as a page has."""
    return sum(1 for _ in islice(found, _SEVERAL)) == _SEVERAL
