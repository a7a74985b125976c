"""The rules files of a language: ours, then a project's own, each held to the schema, and put together.

A project's rule, cue or step of typography takes the place of ours of that name, or stands after ours; its word lists
go beside ours; any other value takes the place of ours. A new language may lie wholly in a project.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline.language.faults import Fault, check_table
from timeline.language.schema import FILES
from timeline.language.shapes import Regex, Rows, Shape, Table, Value
from timeline.model.errors import Finding, TimelineError
from timeline.model.language_codes import is_language_code
from timeline.project.contents import is_there, kept_inside
from timeline.project.files import read_source
from timeline.project.kept_toml import read_kept_toml
from timeline.project.toml import read_toml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

OURS = Path(__file__).parent.parent / "rules"
_HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""\s*("[^"]*"|'[^']*'|[\w-]+)\s*=""")
_NAME = re.compile(r'"([^"]*)"|\'([^\']*)\'|([^\s.]+)')


@dataclass(frozen=True, eq=False)
class RulesFile:
    """One file: where it lies, its text, what it holds."""

    path: str
    text: str
    table: Mapping[str, Any]

    def line(self, *keys: str | int) -> int:
        """The line of a key, or of the table that has it; 0 when the file does not have it in so many words."""
        while keys and keys not in self._lines:
            keys = keys[:-1]
        return self._lines.get(keys, 0)

    @cached_property
    def _lines(self) -> dict[tuple[str | int, ...], int]:
        """By keys, rows by their number: the line on which each begins."""
        lines: dict[tuple[str | int, ...], int] = {}
        counts: dict[str, int] = {}
        table: tuple[str | int, ...] = ()
        within = False
        for number, line in enumerate(self.text.split("\n"), 1):
            if not within and (header := _HEADER.match(line)):
                table = _keys(header[2], counts, rows=header[1] == "[[")
                lines.setdefault(table, number)
            elif not within and (key := _KEY.match(line)):
                lines.setdefault((*table, key[1].strip("\"'")), number)
            within ^= bool(line.count("'''") % 2 or line.count('"""') % 2)
        return lines


def _keys(header: str, counts: dict[str, int], *, rows: bool) -> tuple[str | int, ...]:
    """The keys that a header names; the newest row stands for the list of rows."""
    first, *others = ["".join(found) for found in _NAME.findall(header)] or [""]
    if rows:
        counts[first] = counts.get(first, -1) + 1
    return (first, counts[first], *others) if first in counts else (first, *others)


@dataclass(frozen=True, eq=False)
class Row:
    """A table that has a name: a rule, a cue, a step of typography; and where it stands."""

    name: str
    table: Mapping[str, Any]
    file: RulesFile
    keys: tuple[str | int, ...]

    @property
    def line(self) -> int:
        """The line on which it begins."""
        return self.file.line(*self.keys, "name") or self.file.line(*self.keys)

    def finding(self, code: str, fact: str, remedy: str = "") -> Finding:
        """What is to be said of it, with its place."""
        return Finding(self.file.path, self.line, code, fact, remedy)


@dataclass(frozen=True, eq=False)
class RulesPart:
    """One part of a language: what its files hold together; rows stand in their order."""

    files: tuple[RulesFile, ...] = ()
    table: Mapping[str, Any] = field(default_factory=dict)

    def rows(self, key: str) -> tuple[Row, ...]:
        """The rows under a heading."""
        return tuple(self.table.get(key, {}).values())


def languages_with(part: str, own: Path | None = None) -> tuple[str, ...]:
    """The codes of the languages that have a file of that name, ours and the project's own."""
    folders = (folder for root in (OURS, own) if root and root.is_dir() for folder in root.iterdir())
    return tuple(sorted({folder.name for folder in folders if (folder / f"{part}.toml").is_file()}))


def missing_parts(code: str, parts: Iterable[str], own: Path | None = None) -> tuple[str, ...]:
    """Those of the parts for which a language has no file."""
    return tuple(part for part in parts if not _is_ours(code, part) and not _paths(code, part, own))


@lru_cache(maxsize=256)
def _is_ours(code: str, part: str) -> bool:
    """Whether the toolkit has such a file, which does not come and go."""
    return bool(_paths(code, part, None))


def _paths(code: str, part: str, own: Path | None) -> list[Path]:
    roots = (OURS, own) if is_language_code(code) else ()
    return [path for root in roots if root and is_there(path := root / code / f"{part}.toml", root.parent)]


def no_rules(code: str, missing: Sequence[str], own: Path | None = None) -> TimelineError:
    """R01: a language has not the files that are asked for; with what to add, and the languages that have them."""
    names = [f"{part}.toml" for part in missing]
    known = ", ".join(sorted(set.intersection(*(set(languages_with(part, own)) for part in missing))))
    if not is_language_code(code):
        fact, remedy = f"{code!r} is no code of a language", f"write one such as fr; languages with rules: {known}"
    else:
        fact = f"the language {code!r} has no rules: there is no {' and no '.join(names)} for it"
        add = " and ".join(f"rules/{code}/{name}" for name in names)
        remedy = f"add {add} to the project, or write a language that has rules: {known}"
    return TimelineError(Finding(code, 0, "R01", fact, remedy))


def read_part(code: str, part: str, own: Path | None = None, *, tried: bool = False) -> RulesPart:
    """A part of a language; TimelineError names all that is wrong with its files, R01 that there is none.

    What is ours alone is proven: its expressions are compiled when a text asks for them, or at once where it is tried.
    """
    paths = _paths(code, part, own)
    if not paths:
        raise no_rules(code, [part], own)
    findings: list[Finding] = []
    read = [file for path in paths if (file := _read(path, findings))]
    lists = _lists(read)
    proven = not tried and all(OURS in path.parents for path in paths)
    checked = [(file, check_table(file.table, FILES[part], lists, proven=proven)) for file in read]
    for file, one in checked:
        findings += (_finding(file, fault) for fault in one.faults)
    if findings:
        raise TimelineError(*findings)
    table: dict[str, Any] = {}
    for file, one in checked:
        _put(table, one.made, FILES[part], file)
    if missing := [key for key in FILES[part].needed if key not in table]:
        facts = (f"there is no {key}, and it is needed" for key in missing)
        raise TimelineError(*(Finding(read[-1].path, 0, "R07", fact, "add it; en/ has an example") for fact in facts))
    return RulesPart(tuple(read), table)


def _read(path: Path, findings: list[Finding]) -> RulesFile | None:
    try:
        ours = OURS in path.parents
        if not ours:
            # rules/<code>/dates.toml of a project.
            kept_inside(path, path.parents[2])
        source = read_source(path, str(path), "R02")
        return RulesFile(str(path), source.text, (read_kept_toml if ours else read_toml)(source, "R02"))
    except TimelineError as error:
        findings += error.findings
    return None


def _lists(files: Sequence[RulesFile]) -> dict[str, list[str]]:
    """The named lists of all files, as far as they are lists of texts."""
    lists: dict[str, list[str]] = {}
    for file in files:
        named = file.table.get("lists")
        for name, words in named.items() if isinstance(named, dict) else ():
            if isinstance(words, list):
                lists.setdefault(name, []).extend(word for word in words if isinstance(word, str))
        # What has a noun, « adopté » of « adoption », is the list <done>.
        nouns = file.table.get("nouns")
        for words in nouns.values() if isinstance(nouns, dict) else ():
            lists.setdefault("done", []).extend(word for word in words if isinstance(word, str))
    return lists


def _finding(file: RulesFile, fault: Fault) -> Finding:
    return Finding(file.path, file.line(*fault.keys), fault.code, fault.fact, fault.remedy)


def _put(table: dict[str, Any], more: Mapping[str, Any], shape: Table, file: RulesFile) -> None:
    """Put what a file holds into a table: into the place of what was there, or beside it."""
    for key, value in more.items():
        _put_one(table, key, value, shape.keys.get(key, shape.others), file)


def _put_one(table: dict[str, Any], key: str, value: Any, shape: Shape | None, file: RulesFile) -> None:  # noqa: ANN401 any TOML
    match shape:
        case Rows():
            rows = table.setdefault(key, {})
            for number, row in enumerate(value):
                rows[row["name"]] = Row(row["name"], row, file, (key, number))
        case Table():
            _put(table.setdefault(key, {}), value, shape, file)
        case Value(adds=True) | Regex(many=True):
            table[key] = (*table.get(key, ()), *(one for one in value if one not in table.get(key, ())))
        case _:
            table[key] = value
