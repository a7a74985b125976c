"""How each stage bears patterns made to be slow: ``python tests/bench/growth.py [STAGE ...]``, a table of all.

Of each stage: the slowest pattern with its kB/s, and the patterns for which four times as much takes more than six times
as long. What pandoc reads is its own affair; its time is that of another process.
"""

from __future__ import annotations

import json
import sys
import time
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape

sys.path.insert(0, str(Path(__file__).parent.parent))

from pairs import problems, shipped_glossary

from timeline.dates import find_dates
from timeline.events.editing import read_editing
from timeline.intake.any_file import read_any
from timeline.intake.header_guess import guess_header
from timeline.intake.likeness import Words
from timeline.language import load_language
from timeline.language.quantities import find_quantities
from timeline.language.wording import typeset
from timeline.model.errors import TimelineError
from timeline.model.translation import Direction
from timeline.project.files import Source
from timeline.project.settings import read_edition
from timeline.publishing.rendering import prose
from timeline.reading.header import read_header
from timeline.translations.alignment import align_unordered
from timeline.translations.catalogue import read_catalogue, write_catalogue
from timeline.translations.compared import compared
from timeline.translations.exchange import tmx, xliff
from timeline.translations.glossary import read_glossary
from timeline.translations.kept import read_kept
from timeline.translations.twins.linking import align
from timeline.translations.twins.marks import Marker, glossary_terms

if TYPE_CHECKING:
    from collections.abc import Callable

TIMES, MOST, SEEN = (
    4,
    6,
    0.06,
)  # more than six times for four times as much; what is quicker than a blink is not measured
DAY = date(2008, 4, 4)
FRENCH, ENGLISH = load_language("fr"), load_language("en")
OURS = Direction("fr", "en")
PATTERNS = (
    *("a ", "a, ", "A", "« ", "» ", '" ', "’", "(", ")", "[", "]", "[a](b) ", "**a** ", "*a", "_a_ ", "`", "<b>", "</b>", "<a href=x>", "&amp; ", "&", "\\", ".", ". ", "! "),
    *("; ", ": ", "- ", "– ", "\n", "\n\n", "\n- a", "\n> ", "a\n", "1 ", "1,2 ", "1 000 ", "le 3 mai 2019 ", "lundi ", "10 % ", "5 euros ", "M. ", "art. 1er ", "OTAN "),
    *("le Conseil OTAN-Russie ", "L'", "e\u0301", "\u0301", "\u00a0", "\u202f", " ", "\t", "\u00ad", "\u200b", "\u2068", "😀", "ﬁ", "İ", "ne pas ", "sauf ", "the Council "),
    *("vingt et un ", "et ", "que ", "http://a.b/", "a@b.c ", "|a|b|\n", "a;b\n", "{{", "{%", "#", "$", "%", "==", "a.", "XIX ", "a) ", "[1] ", "¹", "01 44 ", "mot-\n", "\x0c", "\x00"),
)  # fmt: skip


class Stage(NamedTuple):
    """What is done with a text of a pattern, and how many letters of it to begin with."""

    work: Callable[[str], object]
    size: int


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _seen(text: str) -> str:
    return escape("".join(letter for letter in text if letter >= " " or letter in "\n\t"))


def _po(text: str) -> str:
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    lines = enumerate(map(_quoted, text.split("\n")))
    return head + "".join(f'msgctxt "a.k{number:x}"\nmsgid {line}\nmsgstr {line}\n\n' for number, line in lines)


def _xliff(text: str) -> str:
    unit = '<unit id="u{0}"><segment state="final"><source>{1}</source><target>{1}</target></segment></unit>'
    units = "".join(unit.format(number, _seen(line)) for number, line in enumerate(text.split("\n")))
    return f'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="fr" trgLang="en"><file id="f">{units}</file></xliff>'


def _tmx(text: str) -> str:
    unit = '<tu tuid="u{0}"><tuv xml:lang="fr"><seg>{1}</seg></tuv><tuv xml:lang="en"><seg>{1}</seg></tuv></tu>'
    units = "".join(unit.format(number, _seen(line)) for number, line in enumerate(text.split("\n")))
    return f'<tmx version="1.4"><header srclang="fr"/><body>{units}</body></tmx>'


def _page(text: str) -> bytes:
    return f"<html lang=fr><body><article><h1>T</h1>{''.join(f'<p>{_seen(line)}</p>' for line in text.split(chr(10)))}</article>".encode()


def _mail(text: str) -> bytes:
    return f"From: a@b.fr\nTo: c@d.fr\nSubject: S\nContent-Type: text/plain; charset=utf-8\n\n{text}".encode()


def _joined(text: str) -> object:
    markers = [
        Marker(one.code, one, DAY, glossary_terms(shipped_glossary(), one.code, one.checks.plurals))
        for one in (FRENCH, ENGLISH)
    ]
    return align(*([marker.segment(line, at) for at, line in enumerate(text.split("\n"))] for marker in markers))


STAGES = {
    "typography": Stage(lambda text: typeset(text, FRENCH.wording), 20_000),
    "page: words of an entry": Stage(lambda text: prose(text, FRENCH.wording), 20_000),
    "dates and numbers": Stage(lambda text: find_quantities(text, find_dates(text, FRENCH, DAY), FRENCH), 20_000),
    "PO": Stage(lambda text: write_catalogue(read_catalogue(Source("a.en.po", _po(text)), OURS)), 20_000),
    "TOML: settings": Stage(lambda text: read_edition(Source("s", text)), 20_000),
    "TOML: a headline": Stage(lambda text: read_editing(Source("e", f'["a.b2"]\nheadline = {_quoted(text)}\n')), 20_000),
    "YAML": Stage(lambda text: read_header("a.txt", f"---\nid: a\ntitle: {text}\n---\nx".encode()), 8_000),
    "XLIFF": Stage(lambda text: xliff.read_xliff(_xliff(text), "a", [OURS]), 20_000),
    "TMX": Stage(lambda text: tmx.read_tmx(_tmx(text), "a", [OURS]), 20_000),
    "glossary": Stage(lambda text: read_glossary(Source("g", "fr,en\n" + text)), 20_000),
    "memory": Stage(read_kept, 20_000),
    "intake: text": Stage(lambda text: read_any("a.txt", text.encode(), FRENCH), 10_000),
    "intake: its header": Stage(lambda text: guess_header(read_any("a.txt", text.encode(), FRENCH), FRENCH, "a.txt"), 10_000),
    "intake: HTML": Stage(lambda text: read_any("a.html", _page(text), FRENCH), 10_000),
    "intake: tags": Stage(lambda text: read_any("a.html", b"<html><body><p>Texte du conseil.</p>" + text.encode(), FRENCH), 5_000),
    "intake: mail": Stage(lambda text: read_any("a.eml", _mail(text), FRENCH), 10_000),
    "intake: likeness": Stage(lambda text: Words.of(text).likeness(Words.of(text + "x y z")), 20_000),
    "aligner": Stage(lambda text: align_unordered(text.split("\n"), [*text.split("\n")[1:], "x"]), 8_000),
    "twins": Stage(_joined, 4_000),
    "checks: the same": Stage(lambda text: problems(text, text, DAY), 3_000),
    "checks: a translation": Stage(lambda text: problems("Le Conseil s'est réuni le 3 mai 2019.", text, DAY), 3_000),
    "desk: what changed": Stage(lambda text: compared(text, text[7:] + " fin"), 4_000),
}  # fmt: skip


def _seconds(stage: Stage, pattern: str, size: int, more: int) -> float:
    text = pattern * (size // len(pattern) + 1 + more)
    begun = time.process_time()
    with suppress(TimelineError):
        stage.work(text)
    return time.process_time() - begun


def measured(stage: Stage, pattern: str) -> tuple[float, float]:
    """The kB a second of a pattern, and how much longer four times as much takes: the better of two."""
    few, many = (
        min(_seconds(stage, pattern, size, more) for more in (0, 1)) for size in (stage.size, TIMES * stage.size)
    )
    return TIMES * stage.size / max(many, 1e-6) / 1000, many / max(few, 1e-6) if many > SEEN else 0.0


def main(names: list[str]) -> int:
    """Print the table; 1 when a pattern outgrows its stage."""
    slow = False
    for name, stage in STAGES.items():
        if names and name not in names:
            continue
        stage.work("Le Conseil a décidé le 3 mai 2008.")
        found = {pattern: measured(stage, pattern) for pattern in PATTERNS}
        speed, slowest = min((speed, pattern) for pattern, (speed, _) in found.items())
        over = [f"{pattern!r} {growth:.1f}" for pattern, (_, growth) in found.items() if growth > MOST]
        slow |= bool(over)
        sys.stdout.write(f"{name:24} {speed:>7.0f} kB/s for {slowest!r:26} {', '.join(over)}\n")
        sys.stdout.flush()
    return int(slow)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
