"""The XMP metadata of the PDF, completed: what Typst has no words for is added beside what it wrote.

Typst writes title, creator, keywords and dates. Subjects, languages, publisher, rights, identifier and the titles in
each language are added in an incremental update (ISO 32000-1, 7.5.6): the file as Typst wrote it stays, and a new
metadata stream follows it. Nothing else of the file is touched, and no PDF library is needed.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from timeline.model.edition import Edition

_TRAILER = re.compile(rb"trailer\s*<<(?P<entries>.*)>>\s*startxref\s*(?P<start>\d+)\s*%%EOF\s*\Z", re.DOTALL)
_CLOSE = "</rdf:Description></rdf:RDF>"


def complete_metadata(pdf: bytes, edition: Edition) -> bytes:
    """The PDF with the edition's own metadata; ValueError when it is not written as Typst writes."""
    trailer = _TRAILER.search(pdf, max(len(pdf) - 2000, 0))
    root = trailer and re.search(rb"/Root (\d+) 0 R", trailer["entries"])
    place = root and re.search(rb"\n%b 0 obj\s*<<[^\n]*?/Metadata (\d+) 0 R" % root[1], pdf)
    if not trailer or not place:
        raise ValueError("no classic trailer with a catalogue and its metadata")
    number = int(place[1])
    packet = _stream(pdf, number)
    return pdf + _update(pdf, number, _completed_packet(packet, edition).encode(), trailer)


def _stream(pdf: bytes, number: int) -> str:
    """The XMP packet, which PDF/A keeps free of compression so that any program can find it."""
    stream = re.search(rb"\n%d 0 obj\s*<<[^>]*>>\s*stream\r?\n(.*?)\r?\nendstream" % number, pdf, re.DOTALL)
    if not stream:
        raise ValueError("the metadata stream is not where the catalogue says")
    return stream[1].decode()


def _completed_packet(packet: str, edition: Edition) -> str:
    codes = edition.languages
    packet = re.sub(r"<dc:language>.*?</dc:language>", "", packet)
    packet = _put(packet, _bag("dc:language", codes))
    packet = _put(packet, _bag("dc:subject", (word for code in codes for word in edition.subjects.get(code, ()))))
    packet = _put(
        packet, _bag("dc:publisher", (edition.publisher[code] for code in codes if code in edition.publisher))
    )
    packet = _put(packet, f"<dc:identifier>{escape(edition.identifier, quote=False)}</dc:identifier>")
    for name, texts in (("title", edition.title), ("description", edition.subtitle), ("rights", edition.rights)):
        packet = _in_languages(packet, f"dc:{name}", {code: texts[code] for code in codes if texts.get(code)})
    return packet


def _put(packet: str, element: str) -> str:
    return packet.replace(_CLOSE, element + _CLOSE)


def _bag(name: str, values: Iterable[str]) -> str:
    items = "".join(f"<rdf:li>{escape(value, quote=False)}</rdf:li>" for value in dict.fromkeys(values))
    return f"<{name}><rdf:Bag>{items}</rdf:Bag></{name}>" if items else ""


def _in_languages(packet: str, name: str, texts: Mapping[str, str]) -> str:
    """Each language beside what Typst wrote for all, which must stay as it is in the information dictionary."""
    said = ((escape(code), escape(text, quote=False)) for code, text in texts.items())
    items = "".join(f'<rdf:li xml:lang="{code}">{text}</rdf:li>' for code, text in said)
    end = f"</rdf:Alt></{name}>"
    if not items or end in packet:
        return packet.replace(end, items + end)
    default = escape(next(iter(texts.values())), quote=False)
    return _put(packet, f'<{name}><rdf:Alt><rdf:li xml:lang="x-default">{default}</rdf:li>{items}{end}')


def _update(pdf: bytes, number: int, packet: bytes, trailer: re.Match[bytes]) -> bytes:
    """A new version of one object, and the table that says where it is."""
    gap = b"" if pdf.endswith(b"\n") else b"\n"
    object_ = b"%d 0 obj\n<</Type/Metadata/Subtype/XML/Length %d>>\nstream\n%b\nendstream\nendobj\n" % (
        number, len(packet), packet)  # fmt: skip
    at = len(pdf) + len(gap)
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, at)
    entries = trailer["entries"] + b"/Prev " + trailer["start"]
    end = b"trailer\n<<%b>>\nstartxref\n%d\n%%%%EOF\n" % (entries, at + len(object_))
    return gap + object_ + table + end
