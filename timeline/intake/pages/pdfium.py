"""Run as a program: PDFium reads the PDF on standard input, and a line of JSON is written for it and for each page.

It imports nothing of the toolkit, so that it starts quickly and its end harms nothing.
"""

from __future__ import annotations

import ctypes
import json
import math
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MOST_PAGES, _MOST_ON_A_PAGE, _MOST_IN_ALL, _MOST_OBJECTS = 2000, 60_000, 1_500_000, 5000
_MEMORY_LIMIT = 2 << 30
_INVISIBLE, _TEXT, _PATH, _IMAGE, _PASSWORD = 3, 1, 2, 3, 4
_BOLD = ("bold", "black", "heavy", "gras", "demi")


def _main() -> None:
    """Write what standard input holds, page by page."""
    _within_limits()
    for told in _told(sys.stdin.buffer.read()):
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()


def _within_limits() -> None:
    try:
        import resource  # noqa: PLC0415 only where the system has it
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_LIMIT, _MEMORY_LIMIT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _told(raw: bytes) -> Iterator[dict[str, Any]]:
    import pypdfium2 as pdfium  # noqa: PLC0415 needed in this process only

    try:
        file = pdfium.PdfDocument(raw)
        count = len(file)
    except pdfium.PdfiumError as error:
        yield {"refused": "password" if getattr(error, "err_code", 0) == _PASSWORD else "damaged"}
        return
    yield {"count": count, "metadata": {key: value for key, value in file.get_metadata_dict().items() if value}}
    left = _MOST_IN_ALL
    for number in range(min(count, _MOST_PAGES)):
        try:
            page = file[number]
            told = _Page(page, page.get_textpage()).told(number + 1)
        except (pdfium.PdfiumError, ValueError, OverflowError):
            # A page that cannot be read, or whose places are no numbers, is told as one without characters.
            told = _EMPTY | {"number": number + 1}
        left -= len(told["codes"])
        yield told
        if left < 0:
            return


_EMPTY: dict[str, Any] = {"width": 0, "height": 0, "codes": [], "styles": [], "places": [], "bullets": [], "cut": True}


class _Page:
    """A page while PDFium has it open."""

    def __init__(self, page: Any, textpage: Any) -> None:  # noqa: ANN401 PDFium's bindings have no types
        """Hold both: without ``textpage`` its characters are gone."""
        import pypdfium2.raw as bindings  # noqa: PLC0415 needed in this process only

        self.r, self.page, self.textpage, self.raw = bindings, page, textpage, textpage.raw
        self.box = bindings.FS_RECTF()
        bindings.FPDF_GetPageBoundingBox(page.raw, self.box)
        self.objects: dict[int, tuple[bool, bool]] = {}

    def told(self, number: int) -> dict[str, Any]:
        """The page as JSON has it."""
        count = max(0, self.r.FPDFText_CountChars(self.raw))
        found = [one for at in range(min(count, _MOST_ON_A_PAGE)) if (one := self.character(at))]
        ways = Counter(one["way"] for one in found)
        way = ways.most_common(1)[0][0] if ways else 0
        hidden = sum(one["hidden"] for one in found)
        upright = [one for one in found if one["way"] == way and (2 * hidden > len(found) or not one["hidden"])]
        share, over, shapes = self.picture()
        width, height = self.box.right - self.box.left, self.box.top - self.box.bottom
        return {
            "number": number,
            "width": height if way % 2 else width,
            "height": width if way % 2 else height,
            "codes": [one["code"] for one in upright],
            "styles": [one["style"] for one in upright],
            "places": [round(100 * value) for one in upright for value in self.upright(one["places"], way)],
            "turned": sum(ways.values()) - ways[way],
            "picture": round(share, 2),
            "hidden": bool(found) and (2 * hidden > len(found) or over),
            "unmapped": sum(one["unmapped"] for one in upright),
            "bullets": shapes if way == 0 else [],
            "cut": count > _MOST_ON_A_PAGE,
        }

    def character(self, at: int) -> dict[str, Any] | None:
        """A character that stands on the page; None for one that PDFium put in, or that lies outside."""
        r, raw = self.r, self.raw
        code = r.FPDFText_GetUnicode(raw, at)
        hyphen = r.FPDFText_IsHyphen(raw, at) == 1 or code == 2
        if (r.FPDFText_IsGenerated(raw, at) == 1 and not hyphen) or code in (0, 10, 13):
            return None
        x, y, left, bottom, right, top = (ctypes.c_double() for _ in range(6))
        matrix, wide = r.FS_MATRIX(), r.FS_RECTF()
        r.FPDFText_GetCharOrigin(raw, at, x, y)
        r.FPDFText_GetCharBox(raw, at, left, right, bottom, top)
        r.FPDFText_GetLooseCharBox(raw, at, wide)
        r.FPDFText_GetMatrix(raw, at, matrix)
        way = _way(matrix.a, matrix.b)
        if not (self.box.left - 1 <= x.value <= self.box.right + 1 and self.box.bottom <= y.value <= self.box.top):
            return None
        size = r.FPDFText_GetFontSize(raw, at) * (math.hypot(matrix.c, matrix.d) or 1)
        bold, hidden = self.style(at)
        return {
            "code": 45 if hyphen else code,
            "places": _places(way, (x, y, left, bottom, right, top), wide, size),
            "style": bold | 2 * hyphen,
            "way": way,
            "hidden": hidden,
            "unmapped": r.FPDFText_HasUnicodeMapError(raw, at) == 1 or code == 0xFFFD or 0xE000 <= code < 0xF000,
        }

    def style(self, at: int) -> tuple[bool, bool]:
        """Whether a character is bold, and whether it is not drawn."""
        r, item = self.r, self.r.FPDFText_GetTextObject(self.raw, at)
        key = ctypes.cast(item, ctypes.c_void_p).value or 0
        if key not in self.objects:
            name = ctypes.create_string_buffer(200)
            if item:
                r.FPDFFont_GetBaseFontName(r.FPDFTextObj_GetFont(item), name, 200)
            named = name.value.decode("latin-1").lower()
            bold = any(word in named for word in _BOLD) or (not named and r.FPDFText_GetFontWeight(self.raw, at) > 600)
            # Stroked and filled: what a word processor does for want of a bold font.
            mode = r.FPDFTextObj_GetTextRenderMode(item) if item else 0
            self.objects[key] = (bold or mode == 2, mode == _INVISIBLE)
        return self.objects[key]

    def upright(self, places: tuple[float, ...], way: int) -> tuple[float, ...]:
        """The same places on the page turned until its text runs from left to right."""
        x, y, left, bottom, right, top, size = places
        box = self.box
        if way == 0:
            return (*_moved(x, y, box.left, box.bottom), *_moved(left, bottom, box.left, box.bottom),
                    *_moved(right, top, box.left, box.bottom), size)  # fmt: skip
        if way == 1:
            return y - box.bottom, box.right - x, bottom - box.bottom, box.right - right, top - box.bottom, \
                box.right - left, size  # fmt: skip
        if way == 2:
            return box.right - x, box.top - y, box.right - right, box.top - top, box.right - left, \
                box.top - bottom, size  # fmt: skip
        return box.top - y, x - box.left, box.top - top, left - box.left, box.top - bottom, right - box.left, size

    def picture(self) -> tuple[float, bool, list[tuple[float, float]]]:
        """The share of the page under its largest image, whether that is drawn over the text, and the bullets drawn."""
        r, area = self.r, (self.box.right - self.box.left) * (self.box.top - self.box.bottom)
        share, over, shapes = 0.0, False, []
        for at in range(min(r.FPDFPage_CountObjects(self.page.raw), _MOST_OBJECTS)):
            item = r.FPDFPage_GetObject(self.page.raw, at)
            kind = r.FPDFPageObj_GetType(item)
            if kind == _TEXT:
                over = False
            elif kind in (_PATH, _IMAGE):
                edges = [ctypes.c_float() for _ in range(4)]
                r.FPDFPageObj_GetBounds(item, *edges)
                left, bottom, right, top = (edge.value for edge in edges)
                wide, high = right - left, top - bottom
                if kind == _IMAGE:
                    covers = abs(wide * high) / area if area else 0
                    share, over = max(share, covers), over or covers > 0.8
                elif 1.5 < wide < 8 and abs(wide - high) < 0.15 * wide:
                    middle = (left + right) / 2 - self.box.left, (bottom + top) / 2 - self.box.bottom
                    shapes.append((round(middle[0], 1), round(middle[1], 1)))
        return min(share, 1), over, shapes


def _places(way: int, edges: Sequence[Any], wide: Any, size: float) -> tuple[float, ...]:  # noqa: ANN401 as above
    """The origin, the box and the size: along the line the box has the pen's way, across it the ink's."""
    x, y, left, bottom, right, top = (edge.value for edge in edges)
    if way % 2:
        return x, y, left, wide.bottom, right, wide.top, size
    return x, y, wide.left, bottom, wide.right, top, size


def _way(a: float, b: float) -> int:
    """Which way text runs: 0 to the right, 1 up, 2 to the left, 3 down; 4 when it is slanted."""
    turn = math.degrees(math.atan2(b, a)) / 90
    return round(turn) % 4 if abs(turn - round(turn)) < 0.06 else 4


def _moved(x: float, y: float, left: float, bottom: float) -> tuple[float, float]:
    return x - left, y - bottom


if __name__ == "__main__":
    _main()
