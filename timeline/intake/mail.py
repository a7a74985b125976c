"""A mail becomes the text that its sender wrote: subject, sender and day as clues; reply, signature and files are told.

The standard library reads the message; a page saved as .mhtml is a message too, whose body is the page.
"""

from __future__ import annotations

import email
import email.policy
import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from timeline.intake.encodings import mend_letters, read_text
from timeline.intake.extract import Clue, Extract, Remark, Sure
from timeline.intake.mail_passed_on import as_passed_on, passed_on_clues, without_answer
from timeline.intake.mail_words import mail_words, own_words, unflowed
from timeline.intake.tidy import take_addresses
from timeline.intake.told import told
from timeline.reading.encodings import find_encoding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from email.message import EmailMessage

_TAG = re.compile(r"<[^<>]*>|&nbsp;")
_PICTURE = re.compile(r"\[(?:image|cid)\s?:[^\]\n]{0,200}\][ \t]*\n?", re.IGNORECASE)
_SHORT = 0.5


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came with a mail: its name and its bytes."""

    name: str
    raw: bytes


@dataclass(frozen=True, slots=True)
class OpenMail:
    """A mail laid open: the fields that a reader sees, its plain words, its page as bytes, the names of its files."""

    fields: tuple[tuple[str, str], ...]
    plain: str
    page: bytes
    attached: tuple[str, ...]


def open_mail(raw: bytes) -> OpenMail:
    """All that a reader sees of a mail, whether the text is taken of it or not."""
    message = _message(raw)
    named = ((name, _field(message, name)) for name in ("From", "To", "Cc", "Date", "Subject"))
    plain, page = _part(message, "plain"), _part(message, "html")
    return OpenMail(
        tuple((name, value) for name, value in named if value),
        _plain(plain)[0] if plain is not None else "",
        _bytes(page) if page is not None else b"",
        tuple(one.name for one in attachments(raw)),
    )


def read_mail(raw: bytes, read_page: Callable[[bytes], Extract]) -> Extract:
    """The text and clues of a mail; ``read_page`` reads HTML, which is taken where there is no plain text worth it.

    ValueError when there is no text in it.
    """
    message = _message(raw)
    extract, inner = _body(message, read_page)
    outer = tuple(map(as_passed_on, _clues(message))) if inner else tuple(_clues(message))
    clues = (*passed_on_clues(inner), *outer, *(clue for clue in extract.clues if clue.field == "source"))
    remarks = (*extract.remarks, *_attached(raw))
    return Extract(extract.text, extract.converter, clues, remarks=remarks)


def attachments(raw: bytes) -> tuple[Attachment, ...]:
    """The files that came with a mail, in its order; the communiqué is more often one of them than the mail itself."""
    found = []
    for part in _message(raw).walk():
        if part.is_multipart() or not (part.get_content_disposition() == "attachment" or part.get_filename()):
            continue
        content = part.get_payload(decode=True)
        name = str(part.get_filename() or "without a name").replace("\\", "/").rpartition("/")[2]
        found.append(
            Attachment("".join(" " if ord(c) < 32 else c for c in name), content if isinstance(content, bytes) else b"")
        )
    return tuple(found)


def _message(raw: bytes) -> EmailMessage:
    start = re.sub(rb"\A(?:\xef\xbb\xbf)?\s*(?:From [^\r\n]*\r?\n)?", b"", raw)
    return email.message_from_bytes(start, policy=email.policy.default)


def _body(message: EmailMessage, read_page: Callable[[bytes], Extract]) -> tuple[Extract, Mapping[str, str]]:
    """The plain part, or the HTML one where that says more than twice as much; the fields of a mail passed on in it."""
    plain, page = _part(message, "plain"), _part(message, "html")
    text, remarks = _plain(plain) if plain is not None else ("", ())
    words, addresses = take_addresses(_PICTURE.sub("", text))
    read = Extract(words, "Python's email", remarks=(*remarks, *told({"address": addresses})))
    if page is not None and len(text) < _SHORT * len(_TAG.sub("", (raw := _bytes(page)).decode(errors="replace"))):
        shown = read_page(raw)
        read = shown if len(text) < _SHORT * len(shown.text) else read
    own = own_words(read.text)
    if not own.text.strip():
        raise ValueError("there is no text in the mail")
    return Extract(own.text, read.converter, read.clues, remarks=(*read.remarks, *own.remarks)), own.inner


def _part(message: EmailMessage, kind: str) -> EmailMessage | None:
    try:
        part = message.get_body((kind,))
    except (AttributeError, KeyError, TypeError, ValueError):
        part = None
    if part is None:
        whole = (one for one in message.walk() if one.get_content_type() == f"text/{kind}")
        part = next((one for one in whole if one.get_content_disposition() != "attachment"), None)
    return part  # type: ignore[return-value]  # every part of a message is one


def _bytes(part: EmailMessage) -> bytes:
    """The bytes of a part; a page says its own charset, so it is given as UTF-8 only where the mail names another."""
    content = part.get_payload(decode=True)
    raw = content if isinstance(content, bytes) else b""
    charset = str(part.get_param("charset") or "")
    try:
        return raw.decode(charset).encode() if charset else raw
    except (LookupError, UnicodeError):
        return raw


def _plain(part: EmailMessage) -> tuple[str, tuple[Remark, ...]]:
    r"""« charset=iso-8859-1 » with \x92 inside, a charset nobody knows, or a wrong one: read by what the bytes are."""
    content = part.get_payload(decode=True)
    raw = content if isinstance(content, bytes) else b""
    try:
        text, remarks = mend_letters(raw.decode(str(part.get_content_charset() or "us-ascii")))
    except (LookupError, UnicodeError):
        text, remarks = read_text(raw)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if str(part.get_param("format") or "").lower() == "flowed":
        text = unflowed(text, join="yes" in str(part.get_param("delsp") or "").lower())
    return text, remarks


def _clues(message: EmailMessage) -> Iterator[Clue]:
    """What the head of a mail says; of a saved page its title and address, for its sender is the browser."""
    if subject := without_answer(_field(message, "Subject")):
        yield Clue("title", subject, "the subject of the mail", Sure.LIKELY)
    saved = mail_words().saved.match(_field(message, "From"))
    if not saved and (day := _day(message)):
        yield Clue("date", day, "the day the mail was sent", Sure.LIKELY)
    if not saved and (sender := re.sub(r"\s*<[^<>]*>\s*$|[\"']", "", _field(message, "From")).strip()):
        sure = Sure.GUESS if "@" in sender else Sure.LIKELY
        yield Clue("issuer", sender, "the sender of the mail", sure)
    if language := _field(message, "Content-Language")[:2].lower():
        yield Clue("language", language, "the mail's own field", Sure.LIKELY)
    for name in ("Snapshot-Content-Location", "Content-Location"):
        if (address := _field(message, name)).startswith("http"):
            yield Clue("source", address, "the address in the saved page", Sure.STATED)
            break


def _day(message: EmailMessage) -> str:
    """The day in ISO form, or the words of a field that is no date to a machine: « ven., 03 févr. 2017 »."""
    words = _field(message, "Date")
    try:
        return parsedate_to_datetime(words).date().isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        return re.sub(r"\s+\d{1,2}[:h]\d\d.*", "", words)


def _field(message: EmailMessage, name: str) -> str:
    """A field in one line; bytes that no mail may have there are read by what they are."""
    try:
        words = str(message.get(name) or "")
        raw = next((str(value) for key, value in message.raw_items() if key.lower() == name.lower()), "")
    except (AttributeError, LookupError, OverflowError, TypeError, ValueError):
        return ""
    if any("\udc80" <= sign <= "\udcff" for sign in raw):
        given = raw.encode("ascii", errors="surrogateescape")
        words = find_encoding(given).decode(given)
    return mend_letters(" ".join(words.split()))[0][:500]


def _attached(raw: bytes) -> Iterator[Remark]:
    for one in attachments(raw):
        size = f"{max(1, len(one.raw) // 1024)} kB"
        fact = f"the file « {one.name} » ({size}) came with the mail and was not read"
        yield Remark("C56", fact, "save it and give it by itself, if it is the communiqué")
