"""What is never a page's text goes from its tree: menus, share links, cookie notes, comments, what is hidden.

A stamp of publication goes too and is told: « Publié le 14 mars 2016 à 10h30 » is a clue, not an event.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from timeline.intake.web.blocks import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.intake.web.parsing import Element

_NEVER = (
    "nav",
    "script",
    "style",
    "template",
    "dialog",
    "noscript",
    "iframe",
    "button",
    "select",
    "svg",
    "video",
    "audio",
)
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|rgpd|tarteaucitron|didomi|onetrust|axeptio|share|sharing|shares|partage[rs]?|"
    r"addtoany|social|socials|reseaux|related|recommand\w*|lire-aussi|a-lire|voir-aussi|articles?-lies|breadcrumbs?|"
    r"ariane|fil-ariane|filariane|newsletter|comments?|commentaires?|respond|pagination|pager|nav|navbar|navigation|"
    r"menu|submenu|skip|skiplinks?|evitement|sr-only|visually-hidden|screen-reader\w*|sidebar|widget|ads?|advert\w*|pub|"
    r"publicite|banner-?ad|popup|modal|toolbar|ticker|breaking|trending|tags?|tag-links|print|imprimer|login|search|"
    r"recherche|toc-nav|footer|pied|copyright|legal|mentions)(?:$|[\s_-])",
    re.IGNORECASE,
)
_ROLES = frozenset(
    ("navigation", "search", "banner", "contentinfo", "complementary", "dialog", "alert", "menu", "menubar")
)
_KEPT = frozenset(("html", "body", "main", "article", "h1", "tr", "tbody"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_STAMP = re.compile(
    r"(?:(?:article|communiqué|actualité|page|texte|document)\s+)?(?:(?:initialement\s+)?(?:publiée?|postée?|parue?|mise?|"
    r"diffusée?|rédigée?|créée?|modifiée?|actualisée?)|publication|mise\s+(?:en\s+ligne|à\s+jour)|dernière\s+(?:mise\s+à\s+"
    r"jour|modification)|date(?:\s+de\s+(?:publication|mise\s+en\s+ligne))?)\b[^.!?]{0,90}",
    re.IGNORECASE,
)
_ONLY_A_DAY = re.compile(
    r"(?:(?:le|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\s+){0,2}"
    r"\d{1,2}(?:er)?(?:\s+\w{3,9}\.?\s+|[/.-]\d{1,2}[/.-])\d{2,4}"
    r"(?:[\s,à|–-]+\d{1,2}\s?[h:]\s?\d{0,2})?(?:\s*[-–|•·,]\s*[^\W\d]+(?:\s[^\W\d]+){0,2})?",
    re.IGNORECASE,
)
_LONGEST_STAMP, _LARGEST_SHARE, _MOST_PARTS = 120, 0.4, 12


def clean_tree(tree: Element) -> tuple[str, ...]:
    """The tree without what is never text; the stamps of publication that stood in it, as they were written."""
    whole = max(1, len(text_of(tree)))
    for one in list(tree.iter()):
        if isinstance(one.tag, str) and one.getparent() is not None and _goes(one, whole):
            drop(one)
    stamps = []
    for one in list(tree.iter("p", "div", "span", "time", "li", "em", "small", "header", "td", "dd")):
        if one.getparent() is not None and (text := _stamp(one)):
            stamps.append(text)
            drop(one)
    return tuple(stamps)


def drop(one: Element) -> None:
    """Take an element out of its tree; what follows it stays."""
    parent, before = one.getparent(), one.getprevious()
    if one.tail:
        if before is not None:
            before.tail = (before.tail or "") + one.tail
        else:
            parent.text = (parent.text or "") + one.tail
    one.tail = None
    parent.remove(one)


def _goes(one: Element, whole: int) -> bool:
    if one.tag in _NEVER:
        return True
    if one.tag in _KEPT:
        return False
    unseen = one.get("hidden") is not None or bool(_HIDDEN.search(one.get("style") or ""))
    named = any(_NAMED.search(words) for words in _names(one)) or one.get("role") in _ROLES
    aside = one.tag in ("aside", "footer") and not any(
        above.tag in ("article", "main") for above in one.iterancestors()
    )
    if not (unseen or named or aside):
        return False
    return unseen or (next(one.iter("h1"), None) is None and len(text_of(one)) < _LARGEST_SHARE * whole)


def _names(one: Element) -> Iterator[str]:
    yield one.get("id") or ""
    yield one.get("class") or ""


def _stamp(one: Element) -> str:
    """The words of an element that is nothing but a stamp; none when it is a part of a sentence."""
    text = text_of(one) if sum(1 for _ in islice(one.iter(), _MOST_PARTS)) < _MOST_PARTS else ""
    if not text or len(text) > _LONGEST_STAMP or not any(sign.isdigit() for sign in text):
        return ""
    if _STAMP.fullmatch(text) and _stands_alone(one):
        return text
    dated = one.tag == "time" or any(word in (one.get("class") or "").lower() for word in ("date", "meta", "time"))
    return text if dated and _ONLY_A_DAY.fullmatch(text) and _stands_alone(one) else ""


def _stands_alone(one: Element) -> bool:
    """Whether no words of a sentence stand before or after it in its block."""
    before, parent = one.getprevious(), one.getparent()
    said = (before.tail if before is not None else parent.text) or ""
    inline = one.tag in ("span", "time", "em", "small")
    return not inline or not (re.search(r"\w", said) or re.search(r"\w", one.tail or ""))
