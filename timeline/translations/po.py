r"""The entries of a PO file read and written: a text becomes Units, a Unit becomes lines.

Our own small reader and writer, because no library keeps what a catalogue must keep: Babel cuts previous sentences
inside their quotes and never reads them back, polib drops those of obsolete entries, wraps lines and takes many times
as long to write, and Translate Toolkit is GPL and wants lxml. What is written here passes ``msgfmt -c``, and
``msgcat --no-wrap`` and Translate Toolkit leave it byte for byte.

>>> units, wrong = read_units('msgctxt "a.k3f7"\nmsgid "Le 7 mars"\nmsgstr ""\n"7 March"')
>>> print(write_unit(units[0]), end="")
msgctxt "a.k3f7"
msgid "Le 7 mars"
msgstr "7 March"
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from timeline.translations.conflicts import BOTH, git_conflicts, settled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FUZZY = "fuzzy"

_STRING = re.compile(
    r'(?P<word>msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)?\s*"(?P<text>(?:[^"\\]|\\.)*)"\s*', re.DOTALL
)
_REFERENCE = re.compile("\u2068[^\u2068\u2069]*\u2069\\S*|\\S+")
_ESCAPED = re.compile(r"(?:\\(?:[0-7]{1,3}|x[0-9A-Fa-f]{2}))+|\\.", re.DOTALL)
_BYTE = re.compile(r"\\(?:x(?P<hex>..)|(?P<octal>[0-7]+))")
_MEANINGS = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v", '"': '"', "\\": "\\"}
_ESCAPES = str.maketrans({meant: f"\\{letter}" for letter, meant in _MEANINGS.items()})
_SPECIAL = re.compile(r'[\n\t\r\a\x08\f\v"\\]')
_COMMENTS = {".": "notes", ":": "references", ",": "flags", "=": "sticky"}
_TWICE = "msgcat found two translations and wrote both, between #-#-#-#-#: keep one"


@dataclass(frozen=True, slots=True)
class Unit:
    """One entry: ``id`` is its msgctxt, ``previous`` the source that was translated where today's is another.

    ``comments`` are the translator's (``#``), ``notes`` the extracted ones (``#.``); ``line`` is that of its msgid.
    ``sticky`` are flags that stay whatever becomes of the entry (``#=``, gettext 0.24).
    """

    id: str
    source: str
    target: str = ""
    comments: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    previous: str | None = None
    previous_id: str | None = None
    obsolete: bool = False
    sticky: tuple[str, ...] = ()
    line: int = field(default=0, compare=False)

    @property
    def fuzzy(self) -> bool:
        """Whether the translator, or a change of the source, asks for a second look."""
        return FUZZY in self.flags


class Unreadable(NamedTuple):
    """Lines that cannot be read: the first of them, the code of the finding and its fact."""

    line: int
    code: str
    fact: str


@dataclass(slots=True)
class _Draft:
    """An entry while its lines are read; ``strings`` by keyword, a bar before those of ``#|``."""

    line: int = 0
    obsolete: bool = False
    comments: dict[str, list[str]] = field(default_factory=dict)
    strings: dict[str, list[str]] = field(default_factory=dict)


def read_units(text: str) -> tuple[list[Unit], list[Unreadable]]:
    """Every entry of a PO text, the header among them; then what cannot be read, each stretch once."""
    text = settled(text)
    lines = text.removeprefix("\ufeff").split("\n")
    if conflicts := [Unreadable(number, "T43", fact) for number, fact in git_conflicts(lines)]:
        # Between the two sides everything stands twice: nothing else is worth saying.
        return [], conflicts
    drafts, unreadable = _drafts(lines)
    units: list[Unit] = []
    for draft in drafts:
        try:
            units.append(_unit(draft))
        except ValueError as error:
            unreadable.append(_reason(draft.line, error))
    unreadable += [Unreadable(unit.line, "T43", _TWICE) for unit in units if BOTH in f"{unit.source}{unit.target}"]
    return units, unreadable


def write_unit(unit: Unit) -> str:
    """The text of one entry, its lines in the order in which gettext writes them."""
    bar, mark = ("#~| ", "#~ ") if unit.obsolete else ("#| ", "")
    lines = [f"# {comment}" if comment else "#" for comment in unit.comments]
    lines += [f"#. {note}" if note else "#." for note in unit.notes]
    if unit.references:
        lines.append(f"#: {' '.join(unit.references)}")
    if unit.flags:
        lines.append(f"#, {', '.join(unit.flags)}")
    if unit.sticky:
        lines.append(f"#= {', '.join(unit.sticky)}")
    for word, text in (("msgctxt", unit.previous_id), ("msgid", unit.previous)):
        if text is not None:
            lines += _quote(bar, word, text)
    if unit.id:
        lines += _quote(mark, "msgctxt", unit.id)
    lines += [*_quote(mark, "msgid", unit.source), *_quote(mark, "msgstr", unit.target)]
    return "\n".join(lines) + "\n"


def _quote(mark: str, word: str, text: str) -> list[str]:
    if not _SPECIAL.search(text):
        return [f'{mark}{word} "{text}"']
    pieces = [piece.translate(_ESCAPES) for piece in re.findall(r"[^\n]*\n|[^\n]+", text)]
    if len(pieces) == 1:
        return [f'{mark}{word} "{pieces[0]}"']
    return [f'{mark}{word} ""', *(f'{mark}"{piece}"' for piece in pieces)]


def _drafts(lines: Sequence[str]) -> tuple[list[_Draft], list[Unreadable]]:
    """The lines cut into entries; then the stretches of lines that are no PO."""
    drafts, unreadable, bad = [_Draft()], [], -1
    # Never str.splitlines: U+2028 and U+0085 are characters of a sentence here.
    for number, line in enumerate(lines, 1):
        if not (stripped := line.strip(" \t\r")):
            continue
        if _begins(drafts[-1], stripped):
            drafts.append(_Draft())
        if not _take(drafts[-1], stripped, number):
            if bad != number - 1:
                unreadable.append(Unreadable(number, "T01", f"this is no line of a PO file: {stripped[:60]}"))
            bad = number
    if len(drafts) > 1 and not drafts[-1].strings:
        # Comments after the last entry belong to no one; they stay with the one before.
        drafts[-2].comments.setdefault("comments", []).extend(drafts.pop().comments.get("comments", []))
    return [draft for draft in drafts if draft.strings], unreadable


def _begins(draft: _Draft, line: str) -> bool:
    """Whether this line opens the next entry."""
    if not draft.strings:
        return False
    body = line.removeprefix("#~").lstrip(" \t") if line.startswith("#") else line
    if body.startswith(('"', "msgstr", "msgid_plural")):
        return False
    if "msgstr" in draft.strings or "msgstr[0]" in draft.strings:
        return True
    return "msgid" in draft.strings and body.startswith(("msgctxt", "msgid"))


def _take(draft: _Draft, line: str, number: int) -> bool:
    """Add a line to the entry; False when it is no line of a PO file."""
    body, bar = line, ""
    if line.startswith(("#~", "#|")):
        draft.obsolete = draft.obsolete or line.startswith("#~")
        body = line.removeprefix("#~").lstrip(" \t")
        if body.startswith(("|", "#|")):
            body, bar = body.lstrip("#|").lstrip(" \t"), "|"
    elif line.startswith("#"):
        kind = _COMMENTS.get(line[1:2], "comments")
        draft.comments.setdefault(kind, []).append(line[1 if kind == "comments" else 2 :].removeprefix(" "))
        return True
    if (match := _STRING.fullmatch(body)) is None or not (match["word"] or draft.strings):
        return False
    word = bar + match["word"] if match["word"] else next(reversed(draft.strings))
    if match["word"] and word in draft.strings:
        return False
    draft.line = number if word == "msgid" and match["word"] else draft.line or number
    draft.strings.setdefault(word, []).append(match["text"])
    return True


def _unit(draft: _Draft) -> Unit:
    strings = {word: _unescape("".join(parts)) for word, parts in draft.strings.items()}
    if "msgid_plural" in strings or any("[" in word for word in strings):
        raise ValueError("T20", "an entry with plural forms; a sentence has one form")
    if "msgid" not in strings or "msgstr" not in strings:
        raise ValueError("T01", "a msgid and a msgstr are needed, one of the two is not there")
    comments = draft.comments
    sticky = [flag.strip() for line in comments.get("sticky", ()) for flag in line.split(",") if flag.strip()]
    return Unit(
        strings.get("msgctxt", ""),
        strings["msgid"],
        strings["msgstr"],
        tuple(comments.get("comments", ())),
        tuple(comments.get("notes", ())),
        tuple(_REFERENCE.findall(" ".join(comments.get("references", ())))),
        _flags((*comments.get("flags", ()), *(FUZZY for line in sticky if FUZZY in line))),
        strings.get("|msgid"),
        strings.get("|msgctxt"),
        draft.obsolete,
        tuple(flag for flag in sticky if flag != FUZZY),
        draft.line,
    )


def _flags(lines: Iterable[str]) -> tuple[str, ...]:
    """The flags in order, without those of formats: « 5 % des effectifs » is no format, whatever a tool thinks."""
    flags = {flag.strip() for line in lines for flag in line.split(",")}
    kept = {flag for flag in flags if flag and not flag.endswith("-format") and flag != "wrap"}
    return (*(kept & {FUZZY}), *sorted(kept - {FUZZY}))


def _unescape(text: str) -> str:
    if "\\" not in text:
        return text
    return _ESCAPED.sub(lambda match: _meaning(match[0]), text)


def _meaning(escape: str) -> str:
    if numbers := [*_BYTE.finditer(escape)]:
        return bytes(int(n["hex"], 16) if n["hex"] else int(n["octal"], 8) & 255 for n in numbers).decode()
    if escape[1] not in _MEANINGS:
        raise ValueError("T01", f"{escape} means nothing in a PO file")
    return _MEANINGS[escape[1]]


def _reason(line: int, error: ValueError) -> Unreadable:
    if isinstance(error, UnicodeDecodeError):
        return Unreadable(line, "T01", "an escape sequence here is no UTF-8")
    return Unreadable(line, str(error.args[0]), str(error.args[1]))
