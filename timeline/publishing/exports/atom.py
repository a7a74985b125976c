"""The chronology as an Atom feed (RFC 4287): each entry with its texts, each in its language."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from timeline.model.characters import mark_forbidden, web_address
from timeline.publishing.exports.entry_words import on_one_line, words_of

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
    """The feed as UTF-8 XML, the newest entry first, as feeds are read."""
    words = words_of(chronology, templates)
    edition = chronology.edition
    feed = ET.Element("feed", {"xmlns": _ATOM, _LANG: words.languages[0]})
    _text(feed, "id", edition.identifier)
    _text(feed, "title", on_one_line(words.each(edition.title)))
    if subtitle := on_one_line(words.each(edition.subtitle)):
        _text(feed, "subtitle", subtitle)
    _text(feed, "updated", _instant(chronology.date))
    _text(ET.SubElement(feed, "author"), "name", on_one_line(words.each(edition.publisher)))
    if rights := on_one_line(words.each(edition.rights)):
        _text(feed, "rights", rights)
    ET.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": PAGE})
    for entry in reversed(chronology.entries):
        feed.append(_entry(entry, words))
    ET.indent(feed)
    return ('<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(feed, encoding="unicode") + "\n").encode()


def _entry(entry: Entry, words: EntryWords) -> ET.Element:
    element = ET.Element("entry")
    communique = entry.communique
    dates, names = words.dates(entry), words.names(entry)
    _text(element, "id", f"{words.chronology.edition.identifier}#{entry.id}")
    _text(element, "title", on_one_line({code: f"{dates[code]} – {names[code]}" for code in names}))
    _text(element, "updated", _instant(communique.published or words.chronology.date))
    ET.SubElement(element, "link", {"rel": "alternate", "type": "text/html", "href": f"{PAGE}#{entry.id}"})
    if not entry.stated and (link := web_address(communique.source)):
        ET.SubElement(element, "link", {"rel": "via", "href": link, "hreflang": communique.language})
    ET.SubElement(element, "category", {"term": str(entry.event.kind)})
    for subject, said in words.subjects(entry).items():
        ET.SubElement(element, "category", {"term": subject, "label": mark_forbidden(on_one_line(said))})
    content = ET.SubElement(ET.SubElement(element, "content", {"type": "xhtml"}), "div", {"xmlns": _XHTML})
    for telling in entry.tellings:
        for code, text in words.texts(telling).items():
            ET.SubElement(content, "p", {"lang": code, _LANG: code}).text = text
        for code, source in words.source(telling).items() if telling.stated else ():
            ET.SubElement(content, "p", {"lang": code, _LANG: code}).text = mark_forbidden(source)
    return element


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = mark_forbidden(text)


def _instant(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
