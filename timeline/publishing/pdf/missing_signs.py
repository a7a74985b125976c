"""Signs that no font of the briefing has: each is printed as an open box and told where it stands; the rest is set.

Only the pages lose them: the e-book and the web page keep every sign, for a reader's device has fonts of its own.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import chain
from typing import TYPE_CHECKING

from timeline.model.errors import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from timeline.model.edition import Chronology
    from timeline.model.translation import Translation

# The box is in Typst's own fonts; a question mark stands where a look brings only fonts without it.
BOX, _QUESTION = "□", "?"
_NO_SIGN = re.compile(r'the text `"(?P<sign>(?:[^"\\]|\\.)+)"` could not be displayed')
_CODE = re.compile(r"\\u\{([0-9a-fA-F]{1,6})\}|\\(.)")
# What the look prints beside the manuscript.
_PRINTED = ("book.json", "chronology.json")
_JOINER = "\u200d"
_SHOWN = 8


def signs_refused(message: str) -> set[str]:
    r"""The signs that one of Typst's messages says no font has; « \u{200d} » is read as the sign it names.

    Of « 3️⃣ » Typst names the digit, too, which has lost its font to the frame: as long as there are marks, letters and
    figures may stand; those that are missing are named again without them.
    """
    found = _NO_SIGN.finditer(message)
    signs = {sign for one in found for sign in _CODE.sub(lambda code: _sign(code[1], code[2]), one["sign"])}
    marks = {sign for sign in signs if _is_joined(sign)}
    return {sign for sign in signs if not marks or sign in marks or unicodedata.category(sign)[0] not in "LNP"}


def _sign(code: str | None, plain: str | None) -> str:
    return chr(int(code, 16)) if code else str(plain)


def print_boxes(folder: Path, signs: Iterable[str]) -> None:
    """In every file of the folder that Typst reads, a box in the place of each of the signs."""
    wanted = frozenset(signs)
    for path in (*folder.rglob("*.typ"), *(folder / name for name in _PRINTED)):
        text = path.read_text(encoding="utf-8", errors="replace")
        if not wanted.isdisjoint(text):
            path.write_text(boxed(text, wanted), encoding="utf-8")


def boxed(text: str, signs: Iterable[str]) -> str:
    """The text with one box for each of the signs and all that is joined to it.

    « 👨‍👩‍👧 » is one sign to the eye and five to a font.
    """
    wanted = frozenset(signs)
    marks = frozenset(sign for sign in wanted if _is_joined(sign))
    whole, joined = _class(wanted - marks), _class(marks)
    sign = f"{whole}(?:{joined}+(?:(?<={_JOINER}){whole})?)*" if joined else whole
    box = _QUESTION if BOX in wanted else BOX
    if wanted != marks:
        text = re.sub(sign, box, text)
    return re.sub(joined, "", text) if joined else text


def _is_joined(sign: str) -> bool:
    """Whether a sign has no place of its own: joiners, marks above a letter, tags, the five colours of skin."""
    return unicodedata.category(sign) in ("Mn", "Me", "Cf") or "\U0001f3fb" <= sign <= "\U0001f3ff"


def _class(signs: Iterable[str]) -> str:
    inside = "".join(map(re.escape, sorted(signs)))
    return f"[{inside}]" if inside else ""


def missing_findings(signs: Iterable[str], chronology: Chronology) -> Iterator[Finding]:
    """P20, a warning, for each text that has one of the signs, at its file and line, in the order of the chronology."""
    wanted = frozenset(signs)
    texts = list(_texts(chronology))
    told: set[str] = set()
    for path, line, text in dict.fromkeys(texts):
        if there := [sign for sign in dict.fromkeys(text) if sign in wanted]:
            told.update(there)
            yield _finding(path, line, there)
    if left := [sign for sign in sorted(wanted - told) if not _is_joined(sign)]:
        yield _finding("templates/pdf/", 0, left)


def _finding(path: str, line: int, signs: list[str]) -> Finding:
    seen = [sign for sign in signs if not _is_joined(sign)] or signs
    named = ", ".join(f"“{sign}” (U+{ord(sign):04X})" for sign in seen[:_SHOWN]) + ", …" * (len(seen) > _SHOWN)
    sign, it, box = ("sign", "it", "a box stands") if len(seen) == 1 else ("signs", "them", "boxes stand")
    instead = f"nothing stands for {it}" if _is_joined(seen[0]) else f"{box} for {it}"
    fact = f"no font of the briefing has the {sign} {named}: in the PDF {instead}"
    remedy = f"put a font that has {it} into templates/pdf/fonts/ of your project; the e-book and the page keep {it}"
    return Finding(path, line, "P20", fact, remedy, Severity.WARNING)


def _texts(chronology: Chronology) -> Iterator[tuple[str, int, str]]:
    """Every text of the edition with the file and the line it comes from."""
    for entry in chain.from_iterable(entry.tellings for entry in chronology.entries):
        span = entry.event.sentence.span
        for text in filter(None, (entry.text, entry.headline, entry.place, entry.note, entry.body)):
            yield from _in_all_languages(text, span.path, span.line)
    for communique in chronology.communiques:
        if title := chronology.titles.get(communique.id):
            yield from _in_all_languages(title, communique.path, 1)
        yield from ((communique.path, 1, words) for words in (communique.title, communique.headline, communique.issuer))
    edition = chronology.edition
    for texts in (edition.title, edition.subtitle, edition.publisher, edition.rights):
        yield from (("corpus/chronology.toml", 0, words) for words in texts.values())


def _in_all_languages(text: Translation, path: str, line: int) -> Iterator[tuple[str, int, str]]:
    yield path, line, text.source
    yield from ((target.path or path, target.line or line, target.text) for target in text.targets.values())
