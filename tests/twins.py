"""Gold of aligned texts as Segments and links, from the repository's own cases and from a folder of JSON lines."""

from __future__ import annotations

import json
import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.language.languages import Languages
from timeline.translations.twins.marks import Marker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.translations.twins.linking import Link
    from timeline.translations.twins.marks import Segment

MADE = Path(__file__).parent / "cases" / "twins" / "made.toml"
_SENTENCE = re.compile(r"(?<=[a-z%é;]\.) (?=[A-ZÀ-Þ])")
LinkKey = tuple[tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True)
class Gold:
    """Two texts and their links; ``loose`` links are the same in part only, and are not counted."""

    name: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    links: frozenset[LinkKey]
    loose: frozenset[LinkKey] = frozenset()
    paragraphs: tuple[tuple[int, ...], tuple[int, ...]] = ((), ())

    def segments(self) -> tuple[list[Segment], list[Segment]]:
        """The sentences of either text as segments."""
        sides = zip(("fr", "en"), (self.source, self.target), self.paragraphs, strict=True)
        here, there = (
            [marker(code).segment(*one) for one in zip(texts, blocks or [-1] * len(texts), strict=True)]
            for code, texts, blocks in sides
        )
        return here, there

    def counted(self, links: Iterator[Link]) -> set[LinkKey]:
        """Those of the links that join and touch no loose one."""
        here = {i for source, _ in self.loose for i in source}
        there = {j for _, target in self.loose for j in target}
        joining = {(link.source, link.target) for link in links if link.joins}
        return {(s, t) for s, t in joining if here.isdisjoint(s) and there.isdisjoint(t)}


@cache
def marker(code: str) -> Marker:
    """A reader of marks without a glossary."""
    return Marker(code, Languages().of_dates(code), date(2009, 1, 1))


def made() -> list[Gold]:
    """The pairs of our own writing."""
    return [_made(row) for row in tomllib.loads(MADE.read_text(encoding="utf-8"))["pair"]]


def _made(row: dict) -> Gold:
    texts, blocks = zip(*(_cut(row[code]) for code in ("fr", "en")), strict=True)
    links = frozenset((tuple(source), tuple(target)) for source, target in row["links"])
    return Gold(row["kind"], *texts, links, paragraphs=blocks)


def _cut(text: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    placed = [
        (sentence, number)
        for number, paragraph in enumerate(text.strip().split("\n\n"))
        for sentence in _SENTENCE.split(paragraph.replace("\n", " "))
    ]
    return tuple(sentence for sentence, _ in placed), tuple(number for _, number in placed)


def gold(folder: Path) -> Iterator[Gold]:
    """The pairs of a folder: ``links.jsonl`` and ``NAME.fr.segments``, a number, a tab and a sentence a line."""
    links, loose = defaultdict(set), defaultdict(set)
    for row in map(json.loads, (folder / "links.jsonl").read_text(encoding="utf-8").splitlines()):
        (loose if row.get("note") else links)[row["pair"]].add((tuple(row["fr"]), tuple(row["en"])))
    for name in sorted(links):
        texts = [_lines(folder / f"{name}.{code}.segments") for code in ("fr", "en")]
        blocks = [_blocks(folder / f"{name}.{code}.txt", text) for code, text in zip(("fr", "en"), texts, strict=True)]
        yield Gold(name, *texts, frozenset(links[name]), frozenset(loose[name]), tuple(blocks))


def _lines(path: Path) -> tuple[str, ...]:
    return tuple(line.split("\t", 1)[1] for line in path.read_text(encoding="utf-8").splitlines())


def _blocks(path: Path, sentences: tuple[str, ...]) -> tuple[int, ...]:
    """The line of the published text in which each sentence stands; nothing where there is none or it differs."""
    if not path.exists():
        return ()
    lines = [" ".join(line.split()) for line in path.read_text(encoding="utf-8").splitlines()]
    blocks, at, place = [], 0, 0
    for sentence in sentences:
        while at < len(lines) and (found := lines[at].find(" ".join(sentence.split()), place)) < 0:
            at, place = at + 1, 0
        if at == len(lines):
            return ()
        place = found + 1
        blocks.append(at)
    return tuple(blocks)
