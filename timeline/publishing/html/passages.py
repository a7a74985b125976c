"""What stands round the sentence of an entry: the paragraph of the communiqué, to be read without leaving the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from timeline.events.clauses import uncut
from timeline.model.communique import Block

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.model.communique import Sentence
    from timeline.model.edition import Entry

# How many characters of a paragraph are shown on each side of the sentence.
_CONTEXT = 450


class Passage(NamedTuple):
    """The paragraph round a sentence; ``more`` when it holds other sentences."""

    before: str
    sentence: str
    after: str

    @property
    def more(self) -> bool:
        """Whether the paragraph says more than the sentence."""
        return bool(self.before or self.after)


def passage_around(entry: Entry) -> Passage:
    """The paragraph in which the entry's sentence stands; of a long one, what lies nearest, "…" for the rest."""
    here = entry.event.sentence
    same = [sentence for sentence in entry.communique.sentences if _same_paragraph(sentence, here)]
    clause = uncut(here.text) if here.whole else _own(here)
    opening, _, rest = here.whole.partition(clause)
    before = [_own(sentence) for sentence in same if sentence.span.end <= here.span.start] + [opening] * bool(opening)
    after = [rest] * bool(rest) + [_own(sentence) for sentence in same if sentence.span.start >= here.span.end]
    kept, following = _nearest(reversed(before)), _nearest(after)
    leading = ["…"] * (len(kept) < len(before)) + kept[::-1]
    return Passage(
        " ".join(leading),
        clause if before or here.whole else here.text,
        " ".join(following + ["…"] * (len(following) < len(after))),
    )


def _nearest(texts: Iterable[str]) -> list[str]:
    """Texts from the nearest on, while there is room."""
    kept: list[str] = []
    for text in texts:
        if kept and sum(map(len, kept)) + len(text) > _CONTEXT:
            break
        kept.append(text)
    return kept


def _own(sentence: Sentence) -> str:
    """What a sentence says itself: an item without the words that open its list, which stand before it once."""
    return sentence.text[len(sentence.opening) :].strip()


def _same_paragraph(sentence: Sentence, other: Sentence) -> bool:
    running = (Block.PARAGRAPH, Block.ITEM)
    return sentence.paragraph == other.paragraph and sentence.block in running and other.block in running
