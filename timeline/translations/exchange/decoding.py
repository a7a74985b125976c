"""Files of other tools become text: by their marks of byte order, by what they declare, else as UTF-8."""

from __future__ import annotations

import codecs
import re

from timeline.model.errors import Finding, TimelineError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# « <? » and « ms » without a mark: XML, then PO.
_UNMARKED = ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"), (b"m\0", "utf-16-le"), (b"\0m", "utf-16-be"))
_DECLARED = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)|charset=([\w.:-]+)""")
_HEAD = 4096
_WIDE = ("utf-16", "utf-32", "ucs-2", "ucs-4")


def decode(raw: bytes, path: str) -> str:
    """The text of a file, without a mark of byte order, its lines ending alike.

    TimelineError T22 when it is not in the encoding that it declares, or declares one that there is not.
    """
    mark = next(((sign, name) for sign, name in _MARKS if raw.startswith(sign)), None)
    declared = _declared(raw)
    name = mark[1] if mark else next((name for sign, name in _UNMARKED if raw.startswith(sign)), declared or "utf-8")
    # A tool that reads UTF-16 and writes UTF-8 may leave the declaration as it was.
    if not mark and name == declared and name.lower().startswith(_WIDE):
        name = "utf-8"
    try:
        text = raw.removeprefix(mark[0] if mark else b"").decode(name)
    except (UnicodeDecodeError, LookupError) as wrong:
        line = raw.count(b"\n", 0, wrong.start) + 1 if isinstance(wrong, UnicodeDecodeError) else 1
        said = f"the file says that it is {declared}" if declared and not mark else f"the file is to be {name}"
        remedy = "save the file as UTF-8 and let it say so"
        raise TimelineError(Finding(path, line, "T22", f"{said}, and it cannot be read so", remedy)) from wrong
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _declared(raw: bytes) -> str:
    """The encoding that the head of a file names, empty for none or for gettext's CHARSET, which is none."""
    match = _DECLARED.search(raw[:_HEAD])
    name = (match[1] or match[2]).decode() if match else ""
    return "" if name == "CHARSET" else name
