"""The words of pandoc's tree: emphasis dropped, links and raised letters as words, notes as marks, struck words out.

pandoc writes a paragraph as a list of inlines, each ``{"t": "Strong", "c": [...]}``.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from timeline.intake.tidy import MARK, close_up, tidy, without_addresses

Node = dict[str, Any]
Inside = Any  # what a node holds is other for each kind
_DIGITS = re.compile(r"\W?\d{1,3}\W?|\*{1,3}|[a-z]\)")
_UNIT = re.compile(r"(?:^|[\d\s])[kcdmh]?m$")
_TAG = re.compile(r"<[^<>]*>")
# Word writes « Une image contenant texte, capture d'écran. Description générée automatiquement » by itself.
_NO_CAPTION = re.compile(
    r"\S*|\[image.*|\S+\.(?:jpe?g|png|gif|svg|webp|tiff?|[bew]mf?p?)|.*g[ée]n[ée]r[ée]e? (?:automatiquement|par l.IA).*"
    r"|(?:une image contenant|ic[ôo]ne|logo)\b.*|(?:image|photo|picture)\s*\d*|.*(?:automatically generated|clipart).*",
    re.IGNORECASE | re.DOTALL,
)
_PLAIN = frozenset({"Emph", "Strong", "Underline", "SmallCaps", "Subscript"})
_WITH_ATTRIBUTES = frozenset({"Span", "Link"})


@dataclass(slots=True)
class Words:
    """The words of inlines; what was set aside on the way: notes, captions of pictures, how often what was met."""

    notes: list[list[Node]] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    met: Counter[str] = field(default_factory=Counter)

    def of(self, inlines: list[Node]) -> str:
        r"""The words of inlines, a broken line as \n."""
        before = self.met.total()
        text = without_addresses(self._raw(inlines))
        text = text if self.met.total() == before else close_up(text)
        return "\n".join(tidy(line) for line in text.split("\n")).strip()

    def _raw(self, inlines: list[Node]) -> str:
        return "".join(map(self._one, _merged(inlines)))

    def _one(self, node: Node) -> str:  # noqa: PLR0911 one line for each thing a paragraph can hold
        kind, inside = node["t"], node.get("c", "")
        if kind == "Str":
            return str(inside)
        if kind in ("Space", "SoftBreak", "LineBreak"):
            return "\n" if kind == "LineBreak" else " "
        if kind in _PLAIN:
            return self._raw(inside)
        if kind in _WITH_ATTRIBUTES:
            return "" if is_hidden(inside[0]) else self._attributed(inside[0][1], inside[1])
        if kind == "Superscript":
            return self._raised(self._raw(inside))
        if kind == "Quoted":
            return f"« {self._raw(inside[1])} »"
        if kind == "Cite":
            return self._raw(inside[1])
        return self._rare(kind, inside)

    def _rare(self, kind: str, inside: Inside) -> str:
        if kind == "Note":
            self.notes.append(inside)
            return MARK.format(len(self.notes))
        if kind == "Strikeout":
            self.met["struck"] += 1
        elif kind == "Image":
            self._caption(self._raw(inside[1]))
        elif kind == "Code":
            return str(inside[1])
        elif kind == "Math":
            return f"${inside[1]}$"
        elif kind == "RawInline":
            return _TAG.sub("", str(inside[1])) if "html" in inside[0] else str(inside[1])
        return ""

    def _attributed(self, classes: list[str], inlines: list[Node]) -> str:
        for change in ("deletion", "comment-start", "insertion"):
            if change in classes:
                self.met[change.removesuffix("-start")] += 1
                return self._raw(inlines) if change == "insertion" else ""
        return self._raw(inlines)

    def _caption(self, words: str) -> None:
        if not _NO_CAPTION.fullmatch(words.strip()):
            self.captions.append(tidy(words))

    def _raised(self, words: str) -> str:
        """« 1er » plain, « n° » with its ring; a raised « 1 » is a note's mark."""
        bare = words.strip()
        if bare == "o":
            return "°"
        return MARK.format(bare.strip("()[]")) if _DIGITS.fullmatch(bare) else words


def is_hidden(attributes: list[Any]) -> bool:
    """Whether a page or a mail shows these words to nobody."""
    styles = [value.replace(" ", "").lower() for name, value in attributes[2] if name == "style"]
    return any("display:none" in style or "visibility:hidden" in style for style in styles)


def _merged(inlines: list[Node]) -> list[Node]:
    """A raised figure after a unit of length as plain words, so that « 30 km² » has no note."""
    made: list[Node] = []
    for node in inlines:
        raised = node["t"] == "Superscript" and made and made[-1]["t"] == "Str"
        made.append({"t": "Span", "c": [["", [], []], node["c"]]} if raised and _UNIT.search(made[-1]["c"]) else node)
    return made
