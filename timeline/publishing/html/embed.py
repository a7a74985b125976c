"""For the sites of others: a page of instructions, the script they need, and plain HTML for those that allow none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.publishing.html.page import vocabulary
from timeline.publishing.rendering import render

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    import jinja2

    from timeline.model.edition import Chronology

    Maker = Callable[[Chronology, jinja2.Environment, Sequence[Path]], bytes]


def make(chronology: Chronology, templates: jinja2.Environment, folders: Sequence[Path]) -> bytes:
    """The page of instructions; it shows ``timeline.html`` and ``embed.js``, which are to lie beside it."""
    words = vocabulary(templates, folders) | {"fragment": _fragment(chronology, templates, folders)}
    return render(templates, "html/embed.html.jinja", chronology, **words).encode()


def script(chronology: Chronology, templates: jinja2.Environment, folders: Sequence[Path]) -> bytes:
    """The element ``bilingual-timeline``, and frames that are as high as what they show."""
    return render(templates, "html/embed.js.jinja", chronology, **vocabulary(templates, folders)).encode()


def fragment(chronology: Chronology, templates: jinja2.Environment, folders: Sequence[Path]) -> bytes:
    """The chronology as headings and paragraphs, to be pasted."""
    return _fragment(chronology, templates, folders).encode()


def _fragment(chronology: Chronology, templates: jinja2.Environment, folders: Sequence[Path]) -> str:
    return render(templates, "html/fragment.html.jinja", chronology, **vocabulary(templates, folders))


EMBEDS: Mapping[str, Maker] = {"embed": make, "element": script, "fragment": fragment}
