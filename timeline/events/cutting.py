"""The words to print of a sentence that says too much: pieces of it in their order, what is left out shown by « […] ».

>>> cut_words("Le Conseil, réuni à Oslo, a *décidé* d'agir.", "Le Conseil [...] a décidé")
'Le Conseil […] a *décidé* […]'
>>> cut_words("Le Conseil a décidé d'agir.", "décidé d'agir")
"[…] décidé d'agir"
>>> cut_words("Le Conseil a décidé d'agir.", "Le Conseil a refusé d'agir")
''
>>> nearest_words("Le Conseil a décidé d'agir.", "Le Conseil a refusé d'agir")
"Le Conseil a décidé d'agir"
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

LEFT_OUT = "[…]"
_LEFT_OUT = re.compile(r"\s*\[\s*(?:…|\.\.\.)\s*\]\s*")
_WORD = re.compile(r"\w+", re.UNICODE)


def cut_words(sentence: str, text: str) -> str:
    """The pieces of a text as the sentence has them, with « […] » for words left out; empty when they are not in it."""
    spans = _pieces(sentence, text)
    if not spans:
        return ""
    parts = [_balanced(sentence[start:end]) for start, end in spans]
    cut = parts[0]
    for (_, end), (start, _), part in zip(spans, spans[1:], parts[1:], strict=False):
        between = sentence[end:start]
        cut += (f" {LEFT_OUT} " if _WORD.search(between) else between) + part
    before, after = sentence[: spans[0][0]], sentence[spans[-1][1] :]
    return f"{LEFT_OUT} " * bool(_WORD.search(before)) + cut + f" {LEFT_OUT}" * bool(_WORD.search(after))


def nearest_words(sentence: str, text: str) -> str:
    """The stretch of a sentence that is most like the first piece of a text which is not in it."""
    wanted = next((piece for piece in _LEFT_OUT.split(text.strip()) if piece and not cut_words(sentence, piece)), text)
    words, length = list(_WORD.finditer(sentence)), max(1, len(_WORD.findall(wanted)))
    stretches = [
        sentence[words[start].start() : words[min(start + length, len(words)) - 1].end()]
        for start in range(max(1, len(words) - length + 1))
        if words
    ]
    return max(stretches, key=lambda stretch: SequenceMatcher(None, stretch, wanted).ratio(), default="")


def _pieces(sentence: str, text: str) -> list[tuple[int, int]]:
    """Where the pieces stand in the sentence, one after the other; empty when one does not."""
    spans: list[tuple[int, int]] = []
    for piece in filter(None, _LEFT_OUT.split(text.strip())):
        start = spans[-1][1] if spans else 0
        found = _pattern(piece).search(sentence, start)
        if found is None:
            return []
        spans.append(found.span())
    return spans


def _pattern(piece: str) -> re.Pattern[str]:
    """Whole words of a sentence, whatever its spaces, apostrophes and emphasis."""
    signs = {"'": "['’]", "’": "['’]"}
    words = ("".join(signs.get(sign, re.escape(sign)) + r"\*?" for sign in word) for word in _plain(piece).split())
    return re.compile(r"(?<!\w)\*?" + r"\s+\*?".join(words) + r"(?!\w)")


def _plain(text: str) -> str:
    return text.replace("*", "")


def _balanced(part: str) -> str:
    """A piece that cuts through emphasis has none."""
    return part if part.count("*") % 2 == 0 else _plain(part)
