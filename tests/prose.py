"""French that reads like communiqués and says nothing twice, for the benchmarks: chains of the words of real-looking texts.

Each word is followed by one that followed the same two words in a text of the corpus or of the cases, so that dates
stand in the company they keep; their days, months and years are drawn anew.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from communiques import cases

if TYPE_CHECKING:
    from collections.abc import Iterator

CORPUS = Path(__file__).parent.parent / "corpus"
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
# The cases are short and full of dates: the texts of the corpus count more often.
_WEIGHT = 6
_LENGTH = 4000
_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b")


def texts(seed: int, size: int) -> list[str]:
    """Texts of about four thousand characters, so many characters in all."""
    chance, chains = random.Random(seed), _chains()  # noqa: S311
    made: list[str] = []
    while sum(map(len, made)) < size:
        made.append(" ".join(_words(chains, chance)).replace(" \n ", "\n"))
    return made


def _chains() -> dict[tuple[str, str], list[str]]:
    """What follows each pair of words; the end of a line is a word."""
    corpus = [path.read_text(encoding="utf-8").split("---\n", 2)[2] for path in sorted(CORPUS.glob("*/*.txt"))]
    chains = defaultdict(list)
    for text in (*corpus * _WEIGHT, *(case.text for case in cases())):
        words = text.replace("\n", " \n ").split(" ")
        for first, second, third in zip(words, words[1:], words[2:], strict=False):
            chains[first, second].append(third)
    return chains


def _words(chains: dict[tuple[str, str], list[str]], chance: random.Random) -> Iterator[str]:
    pairs = list(chains)
    pair, length = chance.choice(pairs), 0
    while length < _LENGTH:
        word = chance.choice(chains[pair]) if pair in chains else chance.choice(chance.choice(pairs))
        # Every tenth word or so leads into another text.
        pair = chance.choice(pairs) if chance.random() < 0.05 else (pair[1], word)
        length += len(word) + 1
        yield _another(word, chance)


def _another(word: str, chance: random.Random) -> str:
    """The word with another day, month or year."""
    word = _MONTH.sub(lambda _: chance.choice(MONTHS), word)
    word = re.sub(r"\b(?:19|20)\d\d\b", lambda _: str(chance.randrange(1990, 2020)), word)
    return re.sub(r"\b\d\d?\b(?=$|er|[,;])", lambda _: str(chance.randrange(1, 29)), word)
