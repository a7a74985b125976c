"""Which blocks of a page are the article's: trafilatura names them, and what stands among them is read with them.

It leaves out lists and short lines that belong to the text, and breaks some: its answer tells where the article is, the
words are taken from the page itself.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from typing import TYPE_CHECKING

from timeline.reading.wrapped import ended

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.intake.web.blocks import PageBlock
    from timeline.intake.web.parsing import Element

_LONG_ENOUGH, _MOSTLY_LINKS, _ENOUGH, _FARTHEST = 25, 0.5, 0.85, 12
_MOST_LETTERS, _ONLY_A_LINK = 1_000_000, 0.9
_STOPPED = re.compile(r"[.!?;…][»\")\]\s]*(?:\ue000[^\ue001]{1,9}\ue001\s*)*$")
# What is one part of a text: that most words are in it tells not where the text ends.
_PARTS = frozenset(("p", "li", "ul", "ol", "dl", "dt", "dd", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6"))
_RELATED = re.compile(
    r"(?:à\s+lire|lire\s+(?:aussi|également)|voir\s+aussi|sur\s+le\s+même\s+(?:sujet|thème)|articles?\s+(?:liés?|similaires?|"
    r"connexes?|récents?)|dans\s+la\s+même\s+rubrique|les\s+plus\s+lus|à\s+découvrir|dernières?\s+(?:actualités?|nouvelles|"
    r"dépêches)|autres?\s+(?:articles?|communiqués?|actualités?)|partager|suivez-nous|commentaires?|pour\s+en\s+savoir\s+plus|"
    r"nos\s+derniers?\s+\w+|actualités?\s+liées?|laisser\s+un\s+commentaire|réagir|mots[\s-]clés?|tags?|étiquettes?)\b.*",
    re.IGNORECASE,
)


def read_article(tree: Element, blocks: Sequence[PageBlock]) -> list[PageBlock]:
    """The blocks of the article in order; none when no article is found."""
    words = _named_by_trafilatura(tree)
    named = [_is_named(block, words) for block in blocks]
    first, last = _stretch(blocks, named)
    found = [
        block
        for block, is_named in zip(blocks[first:last], named[first:last], strict=True)
        if is_named or ((block.links < _MOSTLY_LINKS or _is_sentence(block)) and block.text.strip(" -–—|•*/"))
    ]
    return _without_related(found)


def _is_sentence(block: PageBlock) -> bool:
    """« Voir l'accord. », most of it a link, is the text's; « Lire la suite » and « Voir aussi : … » are the page's."""
    return bool(_STOPPED.search(block.text, max(0, len(block.text) - 40))) and not _RELATED.match(block.text)


def _named_by_trafilatura(tree: Element) -> str:
    import trafilatura  # noqa: PLC0415 it takes a fifth of a second, and is needed for a page only
    from lxml import html  # noqa: PLC0415

    for name in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    source = html.tostring(tree, encoding="unicode")
    if len(source) > _MOST_LETTERS:
        return ""
    text = trafilatura.extract(
        source, favor_recall=True, output_format="txt", include_comments=False, deduplicate=False
    )
    return _bare(text or "")


def _bare(text: str) -> str:
    return re.sub(r"\W+", " ", re.sub("[\ue000\ue001]", "", text)).casefold().strip()


def _is_named(block: PageBlock, words: str) -> bool:
    bare = _bare(block.text)
    return bool(bare) and (len(bare) >= _LONG_ENOUGH or block.mark != "") and f" {bare} " in f" {words} "


def _stretch(blocks: Sequence[PageBlock], named: Sequence[bool]) -> tuple[int, int]:
    """From the first to the last block named within the smallest element that holds most of the words named."""
    weights: Counter[Element] = Counter()
    total = 0
    for block, is_named in zip(blocks, named, strict=True):
        if is_named:
            total += len(block.text)
            for one in (block.element, *block.element.iterancestors()):
                if one.tag not in _PARTS:
                    weights[one] += len(block.text)
    holding = [one for one, weight in weights.items() if weight >= _ENOUGH * total]
    if not holding:
        return 0, 0
    inner = max(holding, key=lambda one: sum(1 for _ in one.iterancestors()))
    inside = [at for at, block in enumerate(blocks) if named[at] and _holds(inner, block.element)]
    return _widened(blocks, inside[0], inside[-1] + 1, inner)


def _holds(outer: Element, inner: Element) -> bool:
    return inner is outer or any(above is outer for above in inner.iterancestors())


def _widened(blocks: Sequence[PageBlock], first: int, last: int, inner: Element) -> tuple[int, int]:
    """With the lines right above and below that are no links: a dateline, an item, a signature."""
    while first and _belongs(blocks[first - 1], inner):
        first -= 1
    while last < len(blocks) and _belongs(blocks[last], inner):
        last += 1
    return first, last


def _belongs(block: PageBlock, inner: Element) -> bool:
    said = not block.links or (block.links < _ONLY_A_LINK and _is_sentence(block))
    return said and _holds(inner, block.element) and not _RELATED.match(block.text)


def _without_related(blocks: Sequence[PageBlock]) -> list[PageBlock]:
    """Without « À lire aussi » and the links, or the short lines, that follow it."""
    kept: list[PageBlock] = []
    related = False
    for block in blocks:
        if _RELATED.fullmatch(block.text) and len(block.text) < 80:
            related = True
        elif related and (block.links > 0 or block.mark == "-" or (len(block.text) < 120 and not ended(block.text))):
            continue
        else:
            related = False
            kept.append(block)
    return kept
