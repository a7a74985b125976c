"""Words chosen in a text become a quotation that one sentence alone holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.model.communique import Sentence

_WORD = re.compile(r"\S+")


def quotation_of(words: str, number: int, sentences: Sequence[Sentence]) -> str:
    """The words, snapped to whole ones and lengthened one by one until their sentence alone holds them.

    An event that is added goes to the first sentence that holds its quotation. ValueError where the words do not stand
    in the sentence of that number, or where an earlier one says all of it too.
    """
    folded = " ".join(words.replace("’", "'").split())
    if not 0 <= number < len(sentences) or not folded or folded not in sentences[number].text:
        raise ValueError("the words do not stand in one sentence")
    text = sentences[number].text
    start = text.index(folded)
    lead = len(sentences[number].opening) + 1 if sentences[number].opening else 0
    # The words that open a list stand in each of its items; those chosen are the item's own where it has them.
    start = text.find(folded, lead) if text.find(folded, lead) >= 0 else start
    spans = [match.span() for match in _WORD.finditer(text)]
    first = max(at for at, (begin, _) in enumerate(spans) if begin <= start)
    last = min(at for at, (_, end) in enumerate(spans) if end >= start + len(folded))
    while True:
        quotation = text[spans[first][0] : spans[last][1]].strip('«»“”"(),;:. ')
        if next(at for at, one in enumerate(sentences) if quotation in one.text) == number:
            return quotation
        if last + 1 < len(spans):
            last += 1
        elif first > 0:
            first -= 1
        else:
            raise ValueError("an earlier sentence says the same")
