"""A chronology becomes one web page that needs nothing else: its style and its script stand in it."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from timeline.events.clauses import uncut
from timeline.model.characters import web_address
from timeline.model.communique import Block
from timeline.model.errors import Finding, TimelineError
from timeline.model.event import Kind
from timeline.publishing.exports.jsonld import describe
from timeline.publishing.html.overview import column, draw_overview
from timeline.publishing.rendering import render

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    import jinja2

    from timeline.model.communique import Sentence
    from timeline.model.edition import Chronology, Entry

# What would end the element that a file is put into.
_CLOSING = re.compile(r"</(?:style|script)|<!--", re.IGNORECASE)

# How many characters of a paragraph are shown on each side of the sentence.
_CONTEXT = 450


class Passage(NamedTuple):
    """The paragraph round a sentence; ``more`` when it holds other sentences."""

    before: str
    sentence: str
    after: str

    @property
    def more(self) -> bool:
        """Whether it says more than the sentence."""
        return bool(self.before or self.after)


def make(
    chronology: Chronology, templates: jinja2.Environment, folders: Sequence[Path], *, beside: Sequence[str] = ()
) -> bytes:
    """The page as UTF-8; a project's own ``html/`` files come first in ``folders`` and win.

    ``beside`` names the files that are published with it: the feed is announced only where there is one.
    """
    words = vocabulary(templates, folders)
    return render(templates, "html/timeline.html.jinja", chronology, beside=beside, **words).encode()


def vocabulary(templates: jinja2.Environment, folders: Sequence[Path]) -> dict[str, object]:
    """The words which the templates of ``html/`` may use beside those of every template."""
    return {
        "linked": lambda chronology: linked(chronology, templates),
        "read": lambda *names: Markup("\n\n").join(inline(name, folders) for name in names),
        "wrap": lambda script: Markup('(() => {{\n"use strict";\n\n{}\n}})();').format(script),
        "switch": switch,
        "digest": digest,
        "address": web_address,
        "around": passage_around,
        "column": column,
        "overview": draw_overview,
        "kinds": kinds,
    }


def inline(name: str, folders: Sequence[Path]) -> Markup:
    """The text of a style or script, from the first folder that has it, ready to stand inside its element."""
    path = next((path for folder in folders if (path := folder / "html" / name).is_file()), None)
    place = f"templates/html/{name}"
    if path is None:
        raise TimelineError(
            Finding(
                place,
                0,
                "P40",
                "there is no such file, and the page needs it",
                "restore the file, or take its name out of timeline.html.jinja",
            )
        )
    try:
        text = path.read_bytes().decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise TimelineError(
            Finding(place, 0, "P42", f"the file is not UTF-8: {error.reason}", "save it as UTF-8")
        ) from error
    if found := _CLOSING.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise TimelineError(
            Finding(
                place,
                line,
                "P41",
                f"{found[0]!r} would end the style or script of the page here",
                f"write it in two parts, for example '<' + '{found[0][1:]}', or leave it out",
            )
        )
    # Surrounding white space goes: the Nu checker leaves it out when it compares the text with the policy's digest.
    return Markup(text.strip())  # noqa: S704 a designer's own file, closed above


def digest(text: str) -> str:
    """What a Content-Security-Policy calls the text."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def switch(languages: Iterable[str]) -> Markup:
    """The rules by which the language switch works without a script.

    They ask only what is inside the switch: ``:has`` on the whole timeline made the browser look at all entries again
    whenever anything in it changed.
    """
    chosen = '.switch:has([value="{0}"]:checked)'
    hidden = f'{chosen} .words > :not([lang="{{0}}"]), {chosen} ~ * :is(.pair, .words) > :not([lang="{{0}}"])'
    alone = f'{chosen} .words > [lang="{{0}}"]::before, {chosen} ~ * .words > [lang="{{0}}"]::before'
    rules = Markup(f"{hidden} {{{{ display: none; }}}}\n{alone} {{{{ content: none; }}}}")  # noqa: S704 our own text
    return Markup("\n").join(rules.format(code) for code in languages)


def linked(chronology: Chronology, templates: jinja2.Environment) -> Markup:
    """The linked data of the chronology, as it may stand in a script element whatever it says."""
    text = json.dumps(describe(chronology, templates), ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))  # noqa: S704 escaped


def passage_around(entry: Entry) -> Passage:
    """The paragraph in which the entry's sentence stands, or as much of a long one as lies next to it."""
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


def kinds(chronology: Chronology) -> list[tuple[str, int]]:
    """The kinds that occur, in the order of the model, and how often."""
    counted = Counter(entry.event.kind for entry in chronology.entries)
    return [(kind.value, counted[kind]) for kind in Kind if counted[kind]]


def _same_paragraph(sentence: Sentence, other: Sentence) -> bool:
    running = (Block.PARAGRAPH, Block.ITEM)
    return sentence.paragraph == other.paragraph and sentence.block in running and other.block in running
