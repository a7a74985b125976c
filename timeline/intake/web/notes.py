"""Footnotes are taken out of a page's tree: the mark in the text is « [1] », the note comes last as « [1] … ».

A note is what a mark « 1 », « [1] », « (1) » leads to within the page, as Word, LibreOffice, SPIP and Markdown make it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.intake.tidy import MARK
from timeline.intake.web.blocks import text_of
from timeline.intake.web.raised import put_text

if TYPE_CHECKING:
    from timeline.intake.web.parsing import Element

_NUMBER = re.compile(r"[\[(]?\s*(\d{1,3}|[*†])\s*[\])]?")
_NOTED = re.compile(r"fn|ftn|foot|note|nb|cite|ref|sdf|doc-note", re.IGNORECASE)
_BACK = re.compile(r"^[\s↩↑⤴^︎⏎]*(?:[\[(]?\s*\d{1,3}\s*[\])]?)?[\s.:↩↑^︎-]*|[\s↩↑⤴^︎⏎]+$")
_BLOCKS = ("li", "p", "div", "aside", "dd", "td", "section")
_FEWEST, _LONGEST = 8, 3000


def take_notes(tree: Element) -> tuple[str, ...]:
    """The notes of a page in the order of their marks, taken out of its tree; each mark is now text."""
    places = {one: at for at, one in enumerate(tree.iter())}
    targets = {name: one for one in tree.iter() for name in (one.get("id"), one.get("name")) if name}
    notes: dict[Element, int] = {}
    for link in list(tree.iter("a")):
        number = _NUMBER.fullmatch(text_of(link))
        target = targets.get((link.get("href") or "").partition("#")[2]) if number else None
        note = _note_of(target, link) if target is not None and "#" in link.get("href", "") else None
        if note is None or places[target] < places[link] or not _is_mark(link):
            continue
        shown = notes.setdefault(note, len(notes) + 1)
        _replace(link, MARK.format(shown))
    texts = tuple(f"[{number}] {_BACK.sub('', text_of(note)).strip()}" for note, number in notes.items())
    for note in notes:
        put_text(note, "")
    return texts


def _note_of(target: Element, link: Element) -> Element | None:
    """The block of a note that is led to: one that holds words and does not hold the mark that leads there."""
    for one in (target, *target.iterancestors()):
        if one.tag in _BLOCKS and _FEWEST < len(text_of(one)) < _LONGEST:
            return None if any(above is one for above in link.iterancestors()) else one
        if one.tag in ("body", "html", "ul", "ol"):
            break
    return None


def _is_mark(link: Element) -> bool:
    """Whether its own names say so, or it stands raised: a page's table of contents has numbers too."""
    said = " ".join(filter(None, (link.get("href"), link.get("class"), link.get("role"), link.get("rel"))))
    parent = link.getparent()
    raised = parent is not None and parent.tag == "sup"
    return raised or any(one.tag == "sup" for one in link) or bool(_NOTED.search(said))


def _replace(link: Element, text: str) -> None:
    parent = link.getparent()
    outer = link
    if parent is not None and parent.tag == "sup" and len(parent) == 1:
        outer = parent
    put_text(outer, _without_brackets(outer, text))


def _without_brackets(outer: Element, text: str) -> str:
    """« texte[<a>1</a>] » has its brackets outside the link."""
    before, parent = outer.getprevious(), outer.getparent()
    held = (before.tail if before is not None else parent.text) or ""
    if held.rstrip().endswith(("[", "(")) and (outer.tail or "").lstrip().startswith(("]", ")")):
        kept = held.rstrip()[:-1].rstrip("\u00a0 ")
        if before is not None:
            before.tail = kept
        else:
            parent.text = kept
        outer.tail = (outer.tail or "").lstrip()[1:]
    return text
