"""The chronology as an Atom feed (RFC 4287): each entry with its texts, each in its language."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from timeline.model.characters import mark_forbidden, web_address
from timeline.publishing.exports.entry_words import on_one_line, words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    import jinja2

    from timeline.model.edition import Chronology, Entry
    from timeline.publishing.exports.entry_words import EntryWords

_ATOM, _XHTML = "http://www.w3.org/2005/Atom", "http://www.w3.org/1999/xhtml"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
PAGE = "timeline.html"


def make(chronology: Chronology, templates: jinja2.Environment, _folders: Sequence[Path]) -> bytes:
    """The newest first, as feeds are read."""
    said = words(chronology, templates)
    edition = chronology.edition
    feed = ET.Element("feed", {"xmlns": _ATOM, _LANG: said.languages[0]})
    _text(feed, "id", edition.identifier)
    _text(feed, "title", on_one_line(said.each(edition.title)))
    if subtitle := on_one_line(said.each(edition.subtitle)):
        _text(feed, "subtitle", subtitle)
    _text(feed, "updated", _instant(chronology.date))
    _text(ET.SubElement(feed, "author"), "name", on_one_line(said.each(edition.publisher)))
    if rights := on_one_line(said.each(edition.rights)):
        _text(feed, "rights", rights)
    ET.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": PAGE})
    for entry in reversed(chronology.entries):
        feed.append(_entry(entry, said))
    ET.indent(feed)
    return ('<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(feed, encoding="unicode") + "\n").encode()


def _entry(entry: Entry, said: EntryWords) -> ET.Element:
    made = ET.Element("entry")
    communique = entry.communique
    dates, names = said.dates(entry), said.names(entry)
    _text(made, "id", f"{said.chronology.edition.identifier}#{entry.id}")
    _text(made, "title", on_one_line({code: f"{dates[code]} – {names[code]}" for code in names}))
    _text(made, "updated", _instant(communique.published or said.chronology.date))
    ET.SubElement(made, "link", {"rel": "alternate", "type": "text/html", "href": f"{PAGE}#{entry.id}"})
    if link := web_address(communique.source):
        ET.SubElement(made, "link", {"rel": "via", "href": link, "hreflang": communique.language})
    ET.SubElement(made, "category", {"term": str(entry.event.kind)})
    content = ET.SubElement(ET.SubElement(made, "content", {"type": "xhtml"}), "div", {"xmlns": _XHTML})
    for one in entry.tellings:
        for code, text in said.texts(one).items():
            ET.SubElement(content, "p", {"lang": code, _LANG: code}).text = text
    return made


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = mark_forbidden(text)


def _instant(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
