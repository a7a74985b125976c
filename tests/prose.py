"""French that reads like communiqués, for the benchmarks: texts of the corpus and of the cases with other dates.

Their days, months and years are drawn anew, and other small numbers with them.

In chains of their words, which say nothing twice, each word is followed by one that followed the same two words in one
of these texts, so that dates stand in the company they keep.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from communiques import cases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CORPUS = Path(__file__).parent.parent / "corpus"
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
# The cases are short and full of dates: the texts of the corpus count more often.
_WEIGHT = 6
_LENGTH = 4000
_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b")


def communiques(seed: int, size: int) -> list[str]:
    """The texts of the corpus, drawn until there are so many characters, with other dates: one in 700 characters."""
    return _redated(seed, size, _corpus())


def short_ones(seed: int, size: int) -> list[str]:
    """The same with the short texts of the cases, which have a date in 125 characters."""
    return _redated(seed, size, [case.text for case in cases()])


def _redated(seed: int, size: int, models: list[str]) -> list[str]:
    chance = random.Random(seed)  # noqa: S311
    return _until(size, lambda: re.sub(r"\S+", lambda word: _another(word[0], chance), chance.choice(models)))


def chains(seed: int, size: int) -> list[str]:
    """Chains of words of about four thousand characters, so many characters in all: a date in 200."""
    chance, following = random.Random(seed), _chains()  # noqa: S311
    return _until(size, lambda: " ".join(_words(following, chance)).replace(" \n ", "\n"))


def _until(size: int, make: Callable[[], str]) -> list[str]:
    made: list[str] = []
    while size > 0:
        made.append(make())
        size -= len(made[-1])
    return made


def _corpus() -> list[str]:
    return [path.read_text(encoding="utf-8").split("---\n", 2)[2] for path in sorted(CORPUS.glob("*/*.txt"))]


def _chains() -> dict[tuple[str, str], list[str]]:
    """What follows each pair of words; the end of a line is a word."""
    chains = defaultdict(list)
    for text in (*_corpus() * _WEIGHT, *(case.text for case in cases())):
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
    return re.sub(r"(?<!\d)\d\d?(?=er\b|$|[,;.)](?!\d))", lambda _: str(chance.randrange(1, 29)), word)
