"""A page before its lines are joined: how wide it was set, its running heads and furniture, what makes a block.

« accord-/cadre » keeps its hyphen, « coopé-/ration » loses it; « - 3 - » is the page's own; a short line without a verb
is a heading.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from timeline.language.expressions import NEVER
from timeline.model.communique import Block
from timeline.reading.compounds import HYPHENED, known_compounds
from timeline.reading.markdown import without_marks
from timeline.reading.offsets import PlacedText, lowered
from timeline.reading.wrapped import BULLET, NUMBER, ended, wrap_width

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_WORD = re.compile(r"[^\W\d_]+")
# « quatre-vingt-/dix », « rez-/de-chaussée »: the halves with all that hangs on them.
HALF, REST = re.compile(r"([^\W_]+(?:-[^\W_]+)*)-$"), re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_HEADING_LENGTH, _LONGEST, _LONGEST_ENDING = 200, 40, 3


@dataclass(frozen=True, slots=True)
class RawBlock:
    """A block as it lies in the file: kind and text, its number or bullet, whether it opens a list, is a footnote.

    A heading is ``marked`` where the file says that it is one: « ## 17 mai 2022 », « **17 mai 2022** ».
    """

    kind: Block
    view: PlacedText
    number: int = 0
    bullet: bool = False
    opens: bool = False
    is_note: bool = False
    marked: bool = False


@dataclass(frozen=True, slots=True)
class PageLayout:
    """What is known before lines are joined: the wrap width (0: none), where running heads and notes begin.

    ``cut`` tells of the end of one line and the next that a sentence goes on, ``entry`` of a line that it begins with a
    date of its own; ``dates`` are where the lines begin that are the date of what is told below.
    """

    width: int
    shouted: bool
    running: frozenset[int]
    notes: Mapping[int, bool]
    vocabulary: frozenset[str]
    furniture: re.Pattern[str]
    caption: re.Pattern[str]
    stamp: re.Pattern[str]
    finite: re.Pattern[str]
    related: re.Pattern[str]
    cut: re.Pattern[str]
    entry: re.Pattern[str]
    dates: frozenset[int]
    words: Mapping[str, frozenset[str]]

    def is_furniture(self, line: PlacedText) -> bool:
        """Whether a line is the page's, not the text's; long lines never are."""
        if self.running and line.text and line.offsets[0] in self.running:
            return True
        text = line.text.lstrip("> ")
        return len(text) < _HEADING_LENGTH and bool(self.furniture.fullmatch(lowered(text)))

    def opens_related(self, text: str) -> bool:
        """Whether links to other texts follow: « À lire également »."""
        return len(text) < _HEADING_LENGTH and bool(self.related.fullmatch(lowered(text.rstrip(": "))))

    def classify(self, lines: Sequence[PlacedText]) -> RawBlock:
        """The block that these lines make."""
        view = self.join(lines)
        text = view.text
        if self.is_furniture(view):
            return RawBlock(Block.FURNITURE, view)
        if self.notes.get(view.offsets[0]):
            return RawBlock(Block.PARAGRAPH, without_marks(view), is_note=True)
        if bullet := BULLET.match(text):
            body = without_marks(view.cut(bullet.end(), len(text)))
            stamp = self.is_furniture(body) or self.stamp.fullmatch(lowered(body.text[:_HEADING_LENGTH]))
            return RawBlock(Block.FURNITURE if stamp else Block.ITEM, body, bullet=True)
        if self.caption.fullmatch(lowered(text[:1000])):
            return RawBlock(Block.CAPTION, view)
        number = NUMBER.match(text)
        body = without_marks(view.cut(number.end() if number else 0, len(text)))
        # « Affaire des placards / : 17 octobre 1534 »: what a list of definitions says.
        defined = any(line.text.startswith(": ") for line in lines[1:])
        kind = Block.PARAGRAPH if defined else self.kind(text, body.text)
        marked = kind is Block.HEADING and text.startswith(("#", "**"))
        return RawBlock(kind, body, int(number[1]) if number else 0, marked=marked)

    def kind(self, raw: str, text: str) -> Block:
        """Foreign by its small words; a heading when it is marked as one, or short, unended and without a verb."""
        if self.is_foreign(text):
            return Block.FOREIGN
        # A paragraph may be bold: « **L'arrêt rendu ce 3 mai par la Cour … constitue une avancée …** »
        bold = raw.startswith("**") and "**" not in raw[2:-2] and not (len(text) > _HEADING_LENGTH and ended(text))
        capitals = (
            text.isupper() and not self.shouted and not (text.endswith(".") and self.finite.search(lowered(text)))
        )
        if bold or raw.startswith("#") or (capitals and len(text) < 2 * _HEADING_LENGTH):
            return Block.HEADING
        said = ended(text) or len(text) > _HEADING_LENGTH or self.finite.search(lowered(text))
        return Block.PARAGRAPH if said else Block.HEADING

    def is_foreign(self, text: str) -> bool:
        """Whether another language's small words are more than twice as many as the text's own."""
        said = text.lower().split()
        if len(self.words["foreign"].intersection(said)) < 2:
            return False
        words = Counter(said)
        own, foreign = (sum(words[word] for word in self.words[key]) for key in ("own", "foreign"))
        return foreign > 1 and foreign > 2 * own

    def join(self, lines: Sequence[PlacedText]) -> PlacedText:
        """One view of several lines, words broken at a line's end made whole."""
        whole: list[list[PlacedText]] = [[lines[0]]]
        for line in lines[1:]:
            before = whole[-1][-1]
            half = HALF.search(before.text, max(0, len(before.text) - _LONGEST)) if before.text[-1:] == "-" else None
            if half and (rest := REST.match(line.text)):
                if not self.keeps_hyphen(half[1], rest[0]):
                    whole[-1][-1] = before.cut(0, len(before.text) - 1)
                whole[-1].append(line)
            else:
                whole.append([line])
        made = [PlacedText.join(parts, "") if len(parts) > 1 else parts[0] for parts in whole]
        return PlacedText.join(made) if len(made) > 1 else made[0]

    def keeps_hyphen(self, left: str, right: str) -> bool:
        """« accord-/cadre », « OTAN-/Russie », « celui-/ci » keep it; « coopé-/ration », « entre-/prise » do not.

        The text itself knows best: a word that it has elsewhere, with a hyphen or without.
        """
        head, _, last = left.lower().rpartition("-")
        first, _, more = right.lower().partition("-")
        if right[0].isupper() or left[-1].isdigit() or first in self.words["enclitics"]:
            return True
        if f"{last}-{first}" in self.vocabulary or last + first in self.vocabulary:
            return last + first not in self.vocabulary
        # « est-à-/dire », « rez-/de-chaussée », « quatre-vingt-/dix »
        if (head and left[-len(last) :] in self.words["links"]) or (more and first in self.words["links"]):
            return True
        if last in self.words["numerals"] and first in self.words["numerals"]:
            return True
        return last in self.words["compounds"] or self._is_compound(last, first)

    def _is_compound(self, last: str, first: str) -> bool:
        """Whether « avant-garde », or what goes on with as many letters as an ending has, is among the compounds."""
        ends = range(max(1, len(first) - _LONGEST_ENDING), len(first) + 1)
        return any(f"{last}-{first[:end]}" in self.words["pairs"] for end in ends if end > 3 or end == len(first))


def read_layout(
    lines: Sequence[PlacedText],
    words: Mapping[str, Any],
    running: frozenset[int] = frozenset(),
    dates: frozenset[int] = frozenset(),
    notes: Mapping[int, bool] | None = None,
) -> PageLayout:
    """What the lines of a page, where its running lines, dates and notes begin and a language's words tell of it."""
    return PageLayout(
        width=wrap_width(lines),
        shouted=_shouted(lines),
        running=running,
        notes=notes or {},
        vocabulary=_vocabulary(lines) if any(line.text.endswith("-") for line in lines) else frozenset(),
        furniture=_any_of(*words.get("furniture", ())),
        caption=_any_of(*words.get("caption", ())),
        stamp=words.get("stamp", NEVER),
        related=words.get("related", NEVER),
        cut=words.get("cut", NEVER),
        entry=words.get("entry", NEVER),
        dates=dates,
        finite=words.get("finite", NEVER),
        words={
            **{key: frozenset(words.get(key, ())) for key in ("own", "foreign", "enclitics", "links", "numerals")},
            **known_compounds(tuple(words.get("compounds", ()))),
        },
    )


def _shouted(lines: Sequence[PlacedText]) -> bool:
    """Whether most of the text is in capitals, so that they mark no heading."""
    capitals = sum(len(line.text) for line in lines if line.text.isupper())
    return 2 * capitals > sum(len(line.text) for line in lines)


def _vocabulary(lines: Sequence[PlacedText]) -> frozenset[str]:
    """The words of the text, and those that stand in it with a hyphen, pair by pair."""
    low = [line.text.lower() for line in lines]
    hyphened = (HYPHENED.findall(text) for text in low if "-" in text)
    return frozenset(chain.from_iterable((*map(_WORD.findall, low), *hyphened)))


@lru_cache(maxsize=64)
def _any_of(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns)) if patterns else NEVER


def without_break(line: PlacedText) -> PlacedText:
    r"""A line without the backslash that ends it: « le 7 décembre 2007 \ », as Markdown breaks a line."""
    if not line.text.endswith("\\"):
        return line
    return line.cut(0, len(line.text.rstrip("\\ ")))
