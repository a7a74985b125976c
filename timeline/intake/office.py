"""An office document before pandoc reads it: what it would lose is put where it is read, what no reader sees is out.

Text boxes come behind their paragraph; hidden words, comments in the margin and tables of contents go; pictures are
never unpacked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from timeline.intake.archives import repack
from timeline.intake.told import told

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from timeline.intake.extract import Remark

Element = Any  # lxml ships no types
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_WANTED = re.compile(r"mimetype|.*\.(?:xml|rels|opf|ncx|x?html?|css)", re.IGNORECASE)
_PARTS = {"docx": re.compile(r"word/(?:document\d*|footnotes|endnotes)\.xml"), "odt": re.compile(r"content\.xml")}
_CONTENTS = re.compile(r"(?:TOC|TM|TDM|Tabledesmatires)\d+", re.IGNORECASE)
_TITLES = {"Title": "1", "Titre": "1", "Subtitle": "2", "Sous-titre": "2"}
_MOST_COLUMNS = 200
_GALLERY = f"{_W}sdtPr/{_W}docPartObj/{_W}docPartGallery"
_COUNTED = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b")
_SMART = b"drawingml/2006/diagram"


def prepare(raw: bytes, kind: str) -> tuple[bytes, tuple[Remark, ...]]:
    """The document as pandoc reads it best, and what is to be said of it; ValueError when it is damaged or a trap."""
    return _prepared(raw, kind, {"docx": _word, "odt": _open_document})


def prepare_whole(raw: bytes, kind: str) -> bytes:
    """The document with all that stands in it, as pandoc reads it; ValueError as above."""
    return _prepared(raw, kind, {"docx": _word_whole, "odt": _open_document_whole})[0]


def _prepared(raw: bytes, kind: str, changes: Mapping[str, Element]) -> tuple[bytes, tuple[Remark, ...]]:
    if kind == "rtf":
        return prepare_rtf(raw), ()
    met: dict[str, int] = {}

    def change(name: str, part: bytes) -> bytes:
        if b"<!ENTITY" in part:
            raise ValueError(f"its part {name!r} defines entities, which no document needs")
        if kind in changes and _PARTS[kind].fullmatch(name):
            return _changed(name, part, changes[kind], met)
        return part

    made = repack(raw, lambda name: bool(_WANTED.fullmatch(name)), change)
    return made, tuple(told(met))


_RTF_ITEM = re.compile(rb"\{\\pntext(?P<mark>[^{}]*)\}(?P<after>(?:\{\\\*\\pn[^{}]*\}|\\[a-z]+-?\d* ?)*)")
_RTF_NUMBER = re.compile(rb"(?<![\\a-z\d])(?:\d{1,3}|[a-z])[.)]")
_RTF_LETTER, _RTF_QUOTE = re.compile(rb"(\\u-?\d+) ?\?"), re.compile(rb"(?<!\\)'")


def prepare_rtf(raw: bytes) -> bytes:
    r"""Rich Text whose notes, old bullets and « \u8217?accord » pandoc does not lose."""
    raw = _RTF_ITEM.sub(_mark_item, raw.replace(rb"{\*\footnote", rb"{\footnote"))
    return _RTF_QUOTE.sub(rb"\\'27", _RTF_LETTER.sub(rb"\1\\'3f", raw))


def _mark_item(match: re.Match[bytes]) -> bytes:
    """The bullet or number of an item behind the words of command that would part it from its item."""
    number = _RTF_NUMBER.search(match["mark"])
    return match["after"] + b" " + (number[0] if number else b"-") + b" "


def _changed(name: str, part: bytes, change: Element, met: dict[str, int]) -> bytes:
    from lxml import etree  # noqa: PLC0415 it ships no types, and is slow to load

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(part, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ValueError(f"its part {name!r} is damaged") from error
    for what, times in change(root):
        met[what] = met.get(what, 0) + times
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True))


def _word(root: Element) -> Iterator[tuple[str, int]]:
    yield "diagram", sum(_SMART.decode() in str(one.tag) for one in root.iter())
    yield "embedded", len(list(root.iter(f"{_W}altChunk")))
    _drop(root.iter(f"{_MC}Fallback"))
    _drop(one for one in root.iter(f"{_W}fldSimple") if _COUNTED.match(one.get(f"{_W}instr", "")))
    contents = [one for one in root.iter(f"{_W}sdt") if one.find(_GALLERY) is not None and _names_contents(one)]
    yield "contents", _drop(contents) + _drop(one for one in root.iter(f"{_W}p") if _is_of_contents(one))
    yield "hidden", _drop(one for one in root.iter(f"{_W}r") if _is_hidden(one))
    yield from _word_whole(root)


def _word_whole(root: Element) -> Iterator[tuple[str, int]]:
    """What pandoc would lose is put where it is read."""
    _drop(root.iter(f"{_MC}Fallback"))
    # pandoc loses what stands in these wraps: « <w:fldSimple w:instr="DATE"> », forms with named parts.
    _unwrap(root.iter(f"{_W}fldSimple", f"{_W}customXml", f"{_W}smartTag"))
    for table in root.iter(f"{_W}tbl"):
        _give_grid(table)
    yield "box", _hoist(root, f"{_W}txbxContent", f"{_W}p")


def _give_grid(table: Element) -> None:
    """As many columns as the widest row has, each row as wide: pandoc drops the cells beyond the first row's."""
    rows = [row.findall(f"{_W}tc") for row in table.findall(f"{_W}tr")]
    widest = max((sum(map(_span, cells)) for cells in rows), default=0)
    grid = table.find(f"{_W}tblGrid")
    if grid is None:
        grid = table.makeelement(f"{_W}tblGrid")
        table.insert(0, grid)
    for _ in range(min(widest, _MOST_COLUMNS) - len(grid)):
        grid.append(grid.makeelement(f"{_W}gridCol", {f"{_W}w": "1000"}))
    for cells in rows:
        if cells and (missing := min(widest, _MOST_COLUMNS) - sum(map(_span, cells))) > 0:
            _widen(cells[-1], missing)


def _span(cell: Element) -> int:
    mark = cell.find(f"{_W}tcPr/{_W}gridSpan")
    said = mark.get(f"{_W}val", "1") if mark is not None else "1"
    return min(int(said), _MOST_COLUMNS) if said.isdecimal() else 1


def _widen(cell: Element, by: int) -> None:
    properties = cell.find(f"{_W}tcPr")
    if properties is None:
        properties = cell.makeelement(f"{_W}tcPr")
        cell.insert(0, properties)
    wide = str(_span(cell) + by)
    for old in properties.findall(f"{_W}gridSpan"):
        properties.remove(old)
    properties.append(properties.makeelement(f"{_W}gridSpan", {f"{_W}val": wide}))


def _names_contents(part: Element) -> bool:
    return "contents" in str(part.find(_GALLERY).get(f"{_W}val", "")).lower()


def _is_of_contents(paragraph: Element) -> bool:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return style is not None and bool(_CONTENTS.fullmatch(style.get(f"{_W}val", "")))


def _is_hidden(run: Element) -> bool:
    mark = run.find(f"{_W}rPr/{_W}vanish")
    return mark is not None and mark.get(f"{_W}val", "1") not in ("0", "false", "off")


def _open_document(root: Element) -> Iterator[tuple[str, int]]:
    yield "insertion", len(list(root.iter(f"{_TEXT}insertion")))
    yield "deletion", len(list(root.iter(f"{_TEXT}deletion")))
    yield "comment", _drop(root.iter(f"{_OFFICE}annotation"))
    yield "contents", _drop(root.iter(*(f"{_TEXT}{name}" for name in ("table-of-content", "alphabetical-index"))))
    hidden = {
        one.get(f"{_STYLE}name")
        for one in root.iter(f"{_STYLE}style")
        if any(part.get(f"{_TEXT}display") == "none" for part in one)
    }
    found = [one for one in root.iter(f"{_TEXT}span", f"{_TEXT}p") if one.get(f"{_TEXT}style-name") in hidden]
    found += root.iter(f"{_TEXT}hidden-text", f"{_TEXT}hidden-paragraph")
    yield "hidden", _drop(found)
    yield from _open_document_whole(root)


def _open_document_whole(root: Element) -> Iterator[tuple[str, int]]:
    yield "box", _hoist(root, f"{_DRAW}text-box", f"{_TEXT}p")
    _mark_titles(root)


def _mark_titles(root: Element) -> None:
    """« Titre » and « Sous-titre » as headings, whether the style is the paragraph's own or that of its own style."""
    kin = {one.get(f"{_STYLE}name"): one.get(f"{_STYLE}parent-style-name") for one in root.iter(f"{_STYLE}style")}
    for one in list(root.iter(f"{_TEXT}p")):
        style = str(one.get(f"{_TEXT}style-name"))
        if level := _TITLES.get(style) or _TITLES.get(str(kin.get(style))):
            one.tag = f"{_TEXT}h"
            one.set(f"{_TEXT}outline-level", level)


def _drop(nodes: Element) -> int:
    """Each node out of its tree, the words after it kept; how many there were."""
    found = list(nodes)
    for node in found:
        if (parent := node.getparent()) is None:
            continue
        if node.tail:
            before = node.getprevious()
            if before is not None:
                before.tail = (before.tail or "") + node.tail
            else:
                parent.text = (parent.text or "") + node.tail
        parent.remove(node)
    return len(found)


def _unwrap(nodes: Element) -> None:
    """What each node holds in its place, the node and its own properties gone."""
    for node in list(nodes):
        for child in list(node):
            if not str(child.tag).endswith("Pr"):
                node.addprevious(child)
        node.getparent().remove(node)


def _hoist(root: Element, box: str, paragraph: str) -> int:
    """What stands in each text box behind the paragraph it hangs on; how many boxes there were."""
    boxes = list(root.iter(box))
    last: dict[Any, Any] = {}
    for one in boxes:
        holder = next(one.iterancestors(paragraph), None)
        holder = one.getparent() if holder is None else holder
        for child in list(one):
            last.get(holder, holder).addnext(child)
            last[holder] = child
    return len(boxes)
