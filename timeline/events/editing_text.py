"""An editing.toml as text, cut into its tables: some go into another file, or take another id, with their comments.

A table takes along the comment above it and what stands right below. Every other byte stays as the editor wrote it, and
what is written is read again: where it does not say what it should, nothing is written.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from timeline.events.moved_edits import renamed_event, renamed_words
from timeline.model.errors import Finding, TimelineError
from timeline.model.ids import communique_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline.events.moved_edits import Today
    from timeline.project.files import Source

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_ID = r"[a-z][a-z0-9-]*"
# ["nrc-2007.k3f7"], "nrc-2007.k3f7" = …, join = "nrc-2007.k3f7", communique = "nrc-2007"
_NAMED = re.compile(
    rf"""(?m)(?P<before>^[ \t]*\[?[ \t]*["'](?={_ID}\.[\w-]+["'][ \t]*[\].=])"""
    rf"""|\bjoin["']?[ \t]*=[ \t]*["'](?={_ID}\.)"""
    rf"""|\bcommunique["']?[ \t]*=[ \t]*["'](?={_ID}["']))(?P<id>{_ID})"""
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines that stand together: one edit with its comments, or what stands between edits; what TOML says of them."""

    text: str
    line: int
    said: Mapping[str, Any]

    @property
    def communiques(self) -> set[str]:
        """The communiqués of whose events the piece speaks."""
        added = self.said.get("add", [])
        named = {str(one.get("communique", "")) for one in added if isinstance(one, dict)}
        return named | {communique_of(name) for name in self.said if name != "add"}

    @property
    def is_table(self) -> bool:
        """Whether the piece may stand behind others: it opens with the brackets of a table."""
        first = next(
            (line for line in self.text.splitlines() if line.strip() and not line.lstrip().startswith("#")), ""
        )
        return first.lstrip().startswith("[")


def cut(source: Source) -> list[Piece]:
    """The pieces of a file that is TOML; put together they are the file."""
    bodies = _bodies(_LINE.findall(source.text))
    pieces, line = [], 1
    for text in (text for body in _with_comments_above(bodies) for text in _tail_apart(body) if text):
        pieces.append(Piece(text, line, tomllib.loads(text)))
        line += text.count("\n")
    return pieces


def _bodies(lines: Sequence[str]) -> Iterator[list[str]]:
    """The lines cut before each statement that opens a table, or stands above all; what lies before is whole TOML."""
    body: list[str] = []
    in_table = False
    for line in lines:
        opens = line.lstrip().startswith("[")
        begins = opens or (not in_table and not _is_idle(line))
        if begins and body and _is_whole("".join(body)):
            yield body
            body = []
        in_table |= opens and not body
        body.append(line)
    yield body


def _with_comments_above(bodies: Iterator[list[str]]) -> Iterator[list[str]]:
    """The bodies, the comment right above each moved from the one before."""
    last = next(bodies)
    for body in bodies:
        above = len(last)
        while above and last[above - 1].lstrip().startswith("#"):
            above -= 1
        yield last[:above]
        last = last[above:] + body
    yield last


def _tail_apart(body: list[str]) -> tuple[str, str]:
    """The statements with the comments and blank lines right below them; then comments that stand for themselves."""
    end = max((number for number, line in enumerate(body, 1) if not _is_idle(line)), default=0)
    if end:
        while end < len(body) and body[end].strip():
            end += 1
        while end < len(body) and not body[end].strip():
            end += 1
    return "".join(body[:end]), "".join(body[end:])


def _is_idle(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _is_whole(text: str) -> bool:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return True


def settled_texts(sources: Mapping[str, Source], today: Today) -> dict[str, str]:
    """The text of each collection's file that is to be another: every edit stands with its text, under today's id.

    An edit that is there already in the same words is not written twice; one that differs stays where it is.
    TimelineError C74 for what cannot be taken apart.
    """
    pieces = {name: list(_of_today(source, today)) for name, source in sources.items()}
    kept: dict[str, list[Piece]] = {name: [] for name in pieces}
    going: list[tuple[str, Piece]] = []
    for name, own in pieces.items():
        for piece in own:
            target = _home(sources[name].name, piece, name, today)
            if target == name or _differs(piece, pieces.get(target, [])):
                kept[name].append(piece)
            elif not _is_there(piece, pieces.get(target, [])):
                going.append((target, piece))
    texts = {name: "".join(piece.text for piece in own) for name, own in kept.items()}
    for target, piece in going:
        texts[target] = _put(texts.get(target, ""), piece)
    _prove(sources, texts, [piece for _, piece in going], kept)
    return {
        name: text if text.strip() else ""
        for name, text in texts.items()
        if name not in sources or text != sources[name].text
    }


def _of_today(source: Source, today: Today) -> Iterator[Piece]:
    for piece in cut(source):
        if piece.communiques & today.removed:
            if not piece.communiques <= today.removed:
                raise _refusal(source.name, piece)
            continue
        yield _under_todays_name(source.name, piece, today.renamed)


def _under_todays_name(path: str, piece: Piece, renamed: Mapping[str, str]) -> Piece:
    said = {
        renamed_event(name, renamed): renamed_words(words, renamed) if isinstance(words, dict) else words
        for name, words in piece.said.items()
        if name != "add"
    }
    if "add" in piece.said:
        said["add"] = [renamed_words(one, renamed) for one in piece.said["add"]]
    if said == piece.said:
        return piece
    text = _NAMED.sub(lambda match: match["before"] + renamed.get(match["id"], match["id"]), piece.text)
    if not _is_whole(text) or tomllib.loads(text) != said:
        raise _refusal(path, piece)
    return replace(piece, text=text, said=said)


def _home(path: str, piece: Piece, name: str, today: Today) -> str:
    """The collection a piece belongs to, its own where its texts are unknown; C74 is raised where it has several."""
    homes = {today.places.get(communique, name) for communique in piece.communiques} or {name}
    if len(homes) > 1:
        raise _refusal(path, piece)
    return homes.pop()


def _is_there(piece: Piece, others: Sequence[Piece]) -> bool:
    return any(piece.said == other.said for other in others)


def _differs(piece: Piece, others: Sequence[Piece]) -> bool:
    """Whether the other file says something else of the same event already."""
    mine = piece.said.keys() - {"add"}
    return any(mine & other.said.keys() and piece.said != other.said for other in others)


def _put(text: str, piece: Piece) -> str:
    """The text with a piece at its end; a line that opens no table stands above all tables."""
    body = piece.text.strip("\n") + "\n"
    if not text.strip():
        return body
    return f"{text.rstrip(chr(10))}\n\n{body}" if piece.is_table else f"{body}\n{text}"


def _prove(
    sources: Mapping[str, Source], texts: Mapping[str, str], going: Sequence[Piece], kept: Mapping[str, Sequence[Piece]]
) -> None:
    """TimelineError C74 when what would be written says anything but what the pieces say."""
    wanted = [piece for own in kept.values() for piece in own] + [*going]
    counts = [sum(map(_count, wanted)), 0]
    for name, text in texts.items():
        if not _is_whole(text):
            raise _refusal(sources[name].name if name in sources else name, (*going, Piece("", 0, {}))[0])
        counts[1] += _count(Piece(text, 0, tomllib.loads(text)))
    if counts[0] != counts[1]:
        raise _refusal(next(iter(sources.values())).name, (*going, Piece("", 0, {}))[0])


def _count(piece: Piece) -> int:
    return len(piece.said.keys() - {"add"}) + len(piece.said.get("add", []))


def _refusal(path: str, piece: Piece) -> TimelineError:
    fact = "this edit cannot be taken out of its file or given another id"
    remedy = 'write each edit as a table of its own, ["nrc-2007-12-07.suk7"] or [[add]], one word on a line'
    return TimelineError(Finding(path, piece.line, "C74", fact, remedy))
