"""The original of a text, to be held beside what was read of it: its blocks, lists and tables, and nothing that acts.

It is more than was read: what is hidden, struck out, put in or said in the margin stands here too. Pictures, colours
and the page are left out.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any

from timeline.intake.mail import open_mail
from timeline.intake.office import prepare_whole
from timeline.intake.pandoc_tree import as_page
from timeline.intake.web.parsing import parse, read_charset

if TYPE_CHECKING:
    from timeline.intake.mail import OpenMail

Element = Any  # lxml ships no types
# Kinds whose original can be laid open; of the others the file itself is the original.
LAID_OPEN = frozenset(("docx", "odt", "rtf", "epub", "html", "mail"))
LONGEST = 4 << 20
_KEPT = (
    *("html", "body", "div", "section", "article", "header", "footer", "nav", "aside", "main", "address", "hgroup"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "blockquote", "pre", "hr", "br", "figure", "figcaption"),
    *("ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"),
    *("span", "a", "em", "strong", "i", "b", "u", "s", "small", "sub", "sup", "q", "cite", "abbr", "time", "code"),
    *("mark", "ins", "del"),
)
_ATTRIBUTES = frozenset(("colspan", "rowspan", "start", "type", "reversed", "lang", "dir"))
# With all that stands in them: what is never words.
_GONE = ("head", "script", "style", "template", "noscript", "svg", "math", "object", "iframe", "select", "title")
# How pandoc marks what was tracked in a document.
_TRACKED = {"insertion": "ins", "deletion": "del", "comment-start": "mark"}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def lay_open(kind: str, raw: bytes) -> str:
    """The original as HTML without script, style, address or picture; empty where its kind is shown otherwise.

    ValueError, in a person's words, where it cannot be: it is damaged, or longer than anybody looks through.
    """
    if kind not in LAID_OPEN:
        return ""
    made = _of_mail(open_mail(raw)) if kind == "mail" else _of_page(raw) if kind == "html" else _of_office(kind, raw)
    if len(made) > LONGEST:
        raise ValueError(f"it is longer than {LONGEST >> 20} MB")
    return made


def _of_office(kind: str, raw: bytes) -> str:
    return _clean(as_page(prepare_whole(raw, kind), kind).decode("utf-8", "replace"))


def _of_page(raw: bytes) -> str:
    return _clean(read_charset(raw)[0])


def _of_mail(mail: OpenMail) -> str:
    """Its head as a table, then the page that came with it, else its words; the names of what came with it."""
    rows = "".join(f"<tr><th>{escape(name)}</th><td>{escape(value)}</td></tr>" for name, value in mail.fields)
    body = _of_page(mail.page) if mail.page.strip() else f"<pre>{escape(mail.plain)}</pre>"
    files = "".join(f"<li>{escape(name)}</li>" for name in mail.attached)
    return f"<table>{rows}</table><hr>{body}" + (f"<hr><ul>{files}</ul>" if files else "")


def _clean(page: str) -> str:
    from lxml import html as lxml_html  # noqa: PLC0415 slow to load, and needed when something is laid open only
    from lxml_html_clean import Cleaner  # noqa: PLC0415

    tree = parse(page)
    if tree is None:
        return ""
    for one in list(tree.iter("span")):
        one.tag = _TRACKED.get(one.get("class", "").partition(" ")[0], "span")
    for one in [one for one in tree.iter() if _is_hidden(one)]:
        one.drop_tree()
    cleaner = Cleaner(
        allow_tags=_KEPT, remove_unknown_tags=False, kill_tags=_GONE, safe_attrs=_ATTRIBUTES, style=True, links=True,
        page_structure=False, add_nofollow=False,
    )  # fmt: skip
    cleaner(tree)
    body = tree.find("body") if tree.tag == "html" else tree
    if body is None:
        return ""
    inside = "".join(lxml_html.tostring(one, encoding="unicode") for one in body)
    return escape(body.text or "", quote=False) + inside


def _is_hidden(one: Element) -> bool:
    """Whether a browser shows nothing of an element; the page itself, and what has gone with another, is none."""
    if not isinstance(one.tag, str) or one.tag in ("html", "body") or one.getparent() is None:
        return False
    return one.get("hidden") is not None or bool(_HIDDEN.search(one.get("style", "")))
