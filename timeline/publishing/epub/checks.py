"""What must be true of the files before they are packed: well-formed, every id once, every link leads somewhere."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag
from xml.parsers.expat import ErrorString, ExpatError, ParserCreate

from timeline.model.errors import Finding, TimelineError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from timeline.publishing.epub.container import File

_XML = (".xhtml", ".opf", ".ncx", ".svg")


@dataclass
class _Seen:
    """What one file holds: its ids, those it has twice, and where it leads."""

    ids: set[str] = field(default_factory=set)
    twice: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    def element(self, _name: str, attributes: Mapping[str, str]) -> None:
        """Take note of one element."""
        if name := attributes.get("id"):
            (self.twice.append(name) if name in self.ids else self.ids.add(name))
        self.links += [attributes[key] for key in ("href", "src") if key in attributes]


def check_files(files: Sequence[File], entries: Iterable[str]) -> None:
    """Raise TimelineError: P30 no XML, P31 an id twice, P32 a link astray, P33 an entry lost, P36 a name twice."""
    findings: list[Finding] = []
    seen = {file.name: _read(file, findings) for file in files if file.name.endswith(_XML)}
    names = {file.name for file in files}
    for name, contents in seen.items():
        findings += [_twice(name, double) for double in contents.twice]
        findings += [
            _astray(name, link) for link in dict.fromkeys(contents.links) if not _resolves(name, link, names, seen)
        ]
    findings += [_taken(name) for name, count in Counter(file.name for file in files).items() if count > 1]
    present = {name for file, contents in seen.items() if file.startswith("year-") for name in contents.ids}
    findings += [_lost(entry) for entry in entries if entry not in present]
    if findings:
        raise TimelineError(*findings)


def _read(file: File, findings: list[Finding]) -> _Seen:
    seen, parser = _Seen(), ParserCreate()
    parser.StartElementHandler = seen.element
    try:
        parser.Parse(file.data, True)  # noqa: FBT003 expat's own signature
    except ExpatError as error:
        near = file.data.decode(errors="replace").split("\n")[error.lineno - 1][:70]
        findings.append(
            Finding(
                _template(file.name),
                0,
                "P30",
                f"the page made from it is not well-formed XML: {ErrorString(error.code)}, near {near!r}",
                "close every element in the template and write & as &amp;",
            )
        )
    return seen


def _resolves(name: str, link: str, names: set[str], seen: Mapping[str, _Seen]) -> bool:
    path, fragment = urldefrag(link)
    if "://" in path or link.startswith(("mailto:", "data:")):
        return True
    target = normpath(join(dirname(name), unquote(path))) if path else name
    return target in names and (not fragment or target not in seen or unquote(fragment) in seen[target].ids)


def _template(name: str) -> str:
    """The template a file of the book was made from."""
    return f"templates/epub/{'year.html' if name.startswith('year-') else name}.jinja"


def _taken(name: str) -> Finding:
    return Finding(
        f"templates/epub/book/{name}",
        0,
        "P36",
        "the book has a file of this name already",
        "give the file in book/ another name",
    )


def _twice(name: str, double: str) -> Finding:
    return Finding(
        _template(name),
        0,
        "P31",
        f"the id {double!r} stands twice in {name}",
        "an id may stand once in a file: let only one element of the template carry it",
    )


def _astray(name: str, link: str) -> Finding:
    return Finding(
        _template(name),
        0,
        "P32",
        f"{name} leads to {link!r}, which is not in the book",
        "correct the link in the template, or put the file into templates/epub/book/",
    )


def _lost(entry: str) -> Finding:
    return Finding(
        "templates/epub/entry.html.jinja",
        0,
        "P33",
        f"the entry {entry} is not in any page",
        'let the template write id="{{ entry.id }}" on a section, div or span',
    )
