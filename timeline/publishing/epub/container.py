"""The EPUB container: a zip with its type first, whose bytes depend on nothing but the files."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

# OCF 3.3, 4.2.6.3.1: where the package document is.
_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
"""
MEDIA_TYPES = {
    ".xhtml": "application/xhtml+xml",
    ".css": "text/css",
    ".ncx": "application/x-dtbncx+xml",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".otf": "font/otf",
    ".ttf": "font/ttf",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".js": "text/javascript",
}


@dataclass(frozen=True, slots=True)
class File:
    """One file of the book, named from the folder of the package document."""

    name: str
    data: bytes
    properties: str = ""

    @property
    def id(self) -> str:
        """A valid XML name of its own for the manifest."""
        return "file-" + "".join(sign if sign.isalnum() else "-" for sign in self.name)

    @property
    def media_type(self) -> str:
        """The type by the name's ending; empty when we know none."""
        return MEDIA_TYPES.get("." + self.name.rpartition(".")[2].lower(), "")


def pack(files: tuple[File, ...], package: bytes) -> bytes:
    """The bytes of the EPUB; the same files give the same bytes."""
    archive = BytesIO()
    with ZipFile(archive, "w") as book:
        book.writestr(_entry("mimetype", ZIP_STORED), b"application/epub+zip")
        book.writestr(_entry("META-INF/container.xml"), _CONTAINER)
        book.writestr(_entry("EPUB/package.opf"), package)
        for file in files:
            book.writestr(_entry(f"EPUB/{file.name}"), file.data)
    return archive.getvalue()


def _entry(name: str, compression: int = ZIP_DEFLATED) -> ZipInfo:
    # A zip knows no year before 1980; this is its first day.
    entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = compression
    entry.external_attr = 0o644 << 16
    entry.create_system = 3
    return entry
