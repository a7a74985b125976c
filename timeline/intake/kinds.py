"""What a file is, by its bytes first and its name second: « compte-rendu.doc » is often RTF, or a saved web page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.intake.archives import names_in, part_of

if TYPE_CHECKING:
    from collections.abc import Iterator

READ = ("docx", "odt", "rtf", "epub", "html", "pdf", "mail", "markdown", "text")
_ENDINGS = {
    "docx": ("docx", "docm", "dotx"), "odt": ("odt", "ott"), "rtf": ("rtf",), "epub": ("epub",), "pdf": ("pdf",),
    "html": ("html", "htm", "xhtml"), "mail": ("eml", "mht", "mhtml"),
    "markdown": ("md", "markdown", "mkd", "mdown", "mdwn", "qmd"), "text": ("txt", "text", ""),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kind:
    """What a file is: one of READ, or, where it cannot be read, its name in words and what to do."""

    name: str
    words: str
    remedy: str = ""

    @property
    def is_read(self) -> bool:
        """Whether there is a reader for it."""
        return self.name in READ


_WORDS = {
    "docx": "a Word document", "odt": "an OpenDocument text", "rtf": "a Rich Text document", "epub": "an e-book",
    "html": "a web page", "pdf": "a PDF", "mail": "a mail", "markdown": "a Markdown text", "text": "a text",
}  # fmt: skip
_AS_DOCX = "open it and save it as .docx"
_AS_TEXT = "save what it says as .txt or .docx"
_SCAN = "recognise its text first, for example: ocrmypdf --language fra scan.pdf text.pdf"
_UNPACK = "unpack it and give the files in it"
_MAGIC = (
    (rb"\xff\xd8\xff|\x89PNG|GIF8[79]a|II\*\0|MM\0\*|RIFF....WEBP|....ftyp(?:heic|heix|avif|mif1)", "a picture", _SCAN),
    (rb"BM....\0\0\0\0", "a picture", _SCAN),
    (rb"\x1f\x8b|7z\xbc\xaf|Rar!|BZh\d|\xfd7zXZ|.{257}ustar", "a packed file", _UNPACK),
    (rb"ID3|OggS|RIFF|....ftyp|\x1aE\xdf\xa3|\xff[\xfb\xf3\xf2]", "a recording", "have it written down"),
    (rb"MZ|\x7fELF|\xca\xfe\xba\xbe|\xcf\xfa\xed\xfe", "a program", _AS_TEXT),
    (rb"SQLite format 3", "a database", _AS_TEXT),
    (rb"%!PS", "a PostScript file", "make a PDF of it: ps2pdf"),
    (rb"AT&TFORM", "a DjVu book", "make a PDF of it: ddjvu -format=pdf"),
    (rb"\xdb\xa5-\0|\x31\xbe\0\0|\xff\x57\x50\x43", "a document of an old word processor", _AS_DOCX),
)
_PLAIN = (*_ENDINGS["markdown"], "txt", "text")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_KINDS = (
    ("EncryptedPackage", "a document under a password", "open it with its password and save it without"),
    ("WordDocument", "a Word document of before 2007 (.doc)", "open it and save as .docx"),
    ("__substg1.0_", "an Outlook message (.msg)", "open it and save as .eml"),
    ("Workbook", "a spreadsheet", _AS_TEXT),
    ("PowerPoint Document", "a presentation", "save it as PDF"),
)
_MIMETYPES = {
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.text-template": "odt",
    "application/epub+zip": "epub",
}
_PACKED = (
    ("content.xml", "a spreadsheet or a presentation", _AS_TEXT),
    ("xl/", "a spreadsheet", _AS_TEXT), ("ppt/", "a presentation", "save it as PDF"),
    ("Index/", "a document of Apple's iWork", "open it and export it as .docx"),
)  # fmt: skip
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*){0,5}<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_PART_OF_PAGE = re.compile(
    rb"\s*<(?:div|p|article|section|main|h[1-6]|table|meta|title|span|center|font)\b[^<>]*>", re.IGNORECASE
)
_XML = re.compile(rb"\s*<\?xml\b[^>]*\?>\s*|\s*<svg\b", re.IGNORECASE)
_FIELD = re.compile(rb"([A-Za-z][A-Za-z0-9-]{1,40}):[ \t]*[^\r\n]*(?:\r?\n[ \t]+[^\r\n]*)*(?:\r?\n|\Z)")
_OF_MAIL = frozenset(
    b"from to cc subject date message-id mime-version received return-path delivered-to content-type reply-to".split()
)


def find_kind(name: str, raw: bytes) -> Kind:
    """What the file is; ValueError when it is a packed document that cannot be opened."""
    start = raw[:2048].removeprefix(b"\xef\xbb\xbf")
    if b"%PDF-" in raw[:1024]:
        return _kind("pdf")
    if raw.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(raw)
    if raw.startswith(_OLE):
        return _old_office(raw)
    if start.lstrip().startswith(b"{\\rtf"):
        return _kind("rtf")
    for signs, words, remedy in _MAGIC:
        if re.match(signs, raw[:512], re.DOTALL):
            return Kind("", words, remedy)
    return _of_text(name, raw)


def ending_of(name: str) -> str:
    """The ending of a file's name in small letters, without its stop; nothing when there is none."""
    stem, stop, ending = name.rpartition(".")
    return ending.lower() if stop and stem and len(ending) < 9 and "/" not in ending else ""


def is_named_so(name: str, kind: Kind) -> bool:
    """Whether the ending of the name is one of the kind's; a plain text may have any but another kind's."""
    ending = ending_of(name)
    if kind.name in ("text", "markdown"):
        others = {one for other, some in _ENDINGS.items() if other not in ("text", "markdown") for one in some}
        return ending not in {*others, "doc", "xls", "ppt"}
    return not ending or ending in _ENDINGS.get(kind.name, ())


def _kind(name: str) -> Kind:
    return Kind(name, _WORDS[name])


def _packed(raw: bytes) -> Kind:
    """By the names and the type a packed file states; ValueError when it is damaged."""
    names = names_in(raw)
    stated = part_of(raw, "mimetype", 200).decode("ascii", errors="replace").strip() if "mimetype" in names else ""
    if found := _MIMETYPES.get(stated) or _by_parts(names, stated):
        return _kind(found)
    packed = ((words, remedy) for folder, words, remedy in _PACKED if any(name.startswith(folder) for name in names))
    return Kind("", *next(packed, ("a packed file", _UNPACK)))


def _by_parts(names: frozenset[str], stated: str) -> str:
    if "[Content_Types].xml" in names and any(name.startswith("word/") for name in names):
        return "docx"
    if "META-INF/container.xml" in names and any(name.endswith(".opf") for name in names):
        return "epub"
    return "odt" if "content.xml" in names and not stated else ""


def _old_office(raw: bytes) -> Kind:
    for sign, words, remedy in _OLE_KINDS:
        if sign.encode("utf-16-le") in raw:
            return Kind("", words, remedy)
    return Kind("", "an Office document of before 2007", _AS_DOCX)


def _of_text(name: str, raw: bytes) -> Kind:
    plain = _narrow(raw[:4096])
    start = plain.removeprefix(b"\xef\xbb\xbf")
    ending = ending_of(name)
    if _PAGE.match(start) or (_PART_OF_PAGE.match(start) and ending not in _PLAIN):
        return _kind("html")
    if _is_mail(start) or (ending in _ENDINGS["mail"] and _FIELD.match(start)):
        return _kind("mail")
    if _XML.match(start):
        return _kind("html") if b"<html" in start else Kind("", "an XML file", _AS_TEXT)
    if _is_binary(plain):
        return Kind("", "no text: its bytes are those of another program", _AS_TEXT)
    if ending in _ENDINGS["html"]:
        return _kind("html")
    return _kind("markdown" if ending in _ENDINGS["markdown"] else "text")


def _narrow(raw: bytes) -> bytes:
    """The bytes of UTF-16 without its zeros, so that its signs can be looked at."""
    wide = raw.startswith((b"\xff\xfe", b"\xfe\xff")) or 0.35 < raw.count(0) / max(1, len(raw)) < 0.55
    return raw.replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff") if wide else raw


def _is_mail(start: bytes) -> bool:
    """Whether fields of a mail stand at the head, the sender's with an address or the post's own among them."""
    start = re.sub(rb"\AFrom [^\r\n]*\r?\n", b"", start)
    fields = dict(_fields(start))
    sent = b"@" in fields.get(b"from", b"") or fields.keys() & {
        b"received",
        b"return-path",
        b"message-id",
        b"mime-version",
    }
    return bool(sent) and len(fields.keys() & _OF_MAIL) >= 2


def _fields(start: bytes) -> Iterator[tuple[bytes, bytes]]:
    position = 0
    while match := _FIELD.match(start, position):
        yield match[1].lower(), match[0]
        position = match.end()


def _is_binary(raw: bytes) -> bool:
    """Whether more than one byte in fifty is a control sign that no text has."""
    odd = len(re.findall(rb"[\x00-\x07\x0e-\x1a\x1c-\x1f\x7f]", raw))
    return odd > len(raw) / 50
