"""A file of any kind becomes an Extract: what it is is told by its contents, and the right reader is called.

One thing is never done: to read as text what is none.
"""

from __future__ import annotations

import re
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from timeline.intake.encodings import mend_entities, read_text
from timeline.intake.extract import Extract, Remark, Sure
from timeline.intake.front_matter import take_front_matter
from timeline.intake.kinds import ending_of, find_kind, is_named_so
from timeline.intake.mail import read_mail
from timeline.intake.mail_words import mail_words
from timeline.intake.markdown import prepare_markdown
from timeline.intake.office import prepare
from timeline.intake.pandoc_tree import OFFICE, as_text, blocks
from timeline.intake.tidy import mend_signs, take_addresses
from timeline.intake.told import told
from timeline.model.errors import Finding, TimelineError

if TYPE_CHECKING:
    from timeline.intake.extract import Clue
    from timeline.intake.kinds import Kind
    from timeline.language import Language

LONGEST = 256 << 20
_LONGEST_TEXT = 32 << 20
_SAVED_PAGE = re.compile(rb"^(?:Snapshot-Content-Location:|From: *<(?P<by>[^>\r\n]*))", re.MULTILINE | re.IGNORECASE)
_DAMAGED = "open it with the program that made it, save it again and give that"


def read_any(name: str, raw: bytes, language: Language) -> Extract:
    """The text of a file and all that is known of it; ``name`` is a name only, nothing is opened.

    TimelineError C50 when it is of a kind that is not read, and says what it is; C51 when it is damaged, protected,
    too long, or has no text.
    """
    shown = shown_name(name)
    try:
        kind = _known(shown, raw)
        extract = _not_empty(_read(kind, shown, raw, language))
    except (ValueError, RecursionError, MemoryError) as error:
        words = str(error) if isinstance(error, ValueError) else "it is nested deeper or longer than any text is"
        raise TimelineError(Finding(shown, 0, "C51", f"the file was not read: {words}", _DAMAGED)) from error
    if is_named_so(shown, kind):
        return extract
    fact = f"the file is named .{ending_of(shown)} and is {kind.words}; it was read as what it is"
    return replace(extract, remarks=(Remark("C52", fact, "give it its true ending, if you can"), *extract.remarks))


def _not_empty(extract: Extract) -> Extract:
    if not extract.text.strip():
        raise ValueError("there is no text in it")
    return extract


def shown_name(name: str) -> str:
    """The name on one line, as it can be printed."""
    return "".join(sign if sign.isprintable() else " " for sign in name).strip()[:300] or "a file without a name"


def _known(name: str, raw: bytes) -> Kind:
    if not raw.strip():
        raise ValueError("it is empty")
    if len(raw) > LONGEST:
        raise ValueError(f"it is longer than {LONGEST >> 20} MB")
    kind = find_kind(name, raw)
    if not kind.is_read:
        raise TimelineError(Finding(name, 0, "C50", f"this is {kind.words}", kind.remedy))
    if kind.name in ("text", "markdown") and len(raw) > _LONGEST_TEXT:
        raise ValueError(f"a text longer than {_LONGEST_TEXT >> 20} MB is none")
    return kind


def _read(kind: Kind, name: str, raw: bytes, language: Language) -> Extract:
    if kind.name == "pdf":
        return _with("timeline.intake.pdf", "read_pdf", name, raw, language)
    if kind.name == "html":
        return read_page(name, raw, language)
    if kind.name == "mail":
        saved = _is_saved_page(raw[:4096])
        return read_mail(raw, lambda page: read_page(name, page, language) if saved else _whole_page(page))
    if kind.name == "markdown":
        return read_markdown(raw)
    return read_plain(raw) if kind.name == "text" else read_office(kind.name, raw)


def _is_saved_page(head: bytes) -> bool:
    """Whether a mail is a page that a browser kept: « From: <Saved by Blink> », « <Enregistré par … > »."""
    found = _SAVED_PAGE.finditer(head)
    return any(one["by"] is None or mail_words().saved.match(one["by"].decode(errors="replace")) for one in found)


def read_office(kind: str, raw: bytes) -> Extract:
    """A .docx, .odt, .rtf or .epub."""
    prepared, said = prepare(raw, kind)
    extract = as_text(blocks(prepared, kind), OFFICE if kind in ("docx", "odt") else ("title",) * (kind == "epub"))
    # The title of Rich Text is that of its window, « Microsoft Word - x.doc », more often than that of its text.
    clues = tuple(replace(clue, sure=Sure.GUESS) for clue in extract.clues) if kind == "rtf" else extract.clues
    return replace(extract, clues=clues, remarks=(*said, *extract.remarks))


def read_plain(raw: bytes) -> Extract:
    """A plain text: its lines as they are, in whichever encoding; front matter as clues."""
    text, remarks = read_text(raw)
    body, clues, said = take_front_matter(text)
    if _is_ours(clues):
        return Extract(body, "timeline, as plain text", clues, remarks=(*remarks, *said))
    body, addresses = take_addresses(mend_signs(mend_entities(body)))
    remarks = (*remarks, *said, *told({"address": addresses}))
    return Extract(body, "timeline, as plain text", clues, remarks=remarks)


def read_markdown(raw: bytes) -> Extract:
    """A Markdown text: its words without its marks; front matter as clues, a site's engine left out."""
    text, remarks = read_text(raw)
    body, clues, said = take_front_matter(text)
    if _is_ours(clues):
        return Extract(body, "timeline, as plain text", clues, remarks=(*remarks, *said))
    prepared, kind, calls = prepare_markdown(body)
    extract = as_text(blocks(prepared.encode(), kind))
    return replace(
        extract, clues=(*clues, *extract.clues), remarks=(*remarks, *said, *told({"engine": calls}), *extract.remarks)
    )


def read_page(name: str, raw: bytes, language: Language) -> Extract:
    """A page saved from the web: the article of it."""
    if find_spec("timeline.intake.webpage") is None:
        return _whole_page(raw)
    return _with("timeline.intake.webpage", "read_webpage", name, raw, language)


def _with(module: str, function: str, name: str, raw: bytes, language: Language) -> Extract:
    """What the reader of a kind makes of it; its libraries are large and are loaded for it alone."""
    if find_spec(module) is None:
        raise ValueError("nothing here reads this kind")
    made: Extract = getattr(import_module(module), function)(raw, name, language)
    return made


def _whole_page(raw: bytes) -> Extract:
    """All words of a page that is nothing but its text, as a mail's is."""
    return as_text(blocks(raw, "html"))


def _is_ours(clues: tuple[Clue, ...]) -> bool:
    return any(clue.field == "sha256" for clue in clues)
