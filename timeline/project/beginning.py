"""A new project: a folder with one communiqué, its translations, settings and the guides, that builds as it is."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.model.errors import Finding, MisuseError
from timeline.model.language_codes import PAIR
from timeline.project.files import write_all
from timeline.project.folders import SHIPPED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

STARTER = Path(__file__).parent / "starter"
# What the issuer of its text is called in each language.
_ISSUER = "issuer.csv"
_GUIDES = ("corpus/README.md", "translations/README.md", "templates/README.md")
_TITLES = {"fr": "Chronologie", "en": "Chronology", "de": "Chronik", "ru": "Хронология"}
_SETTINGS = """\
# What the chronology is called and who answers for it. Every text stands by language; the README beside tells the rest.

# Names this chronology wherever it goes: an address of your own, or this one, which is nobody else's. Never change it.
identifier = "{identifier}"
# The languages to print, in this order. Each text says its own; into each other language there is a catalogue.
languages = {languages}
# The day as of which the front page says what is to come; without it, that of the newest text.
# as_of = "2013-12-04"
# The web page of very many entries has its years in files of their own, and books come in volumes; true: never.
# one_file = true
# Where timeline.html is published, and card.png, the picture shown with links to it; feeds and catalogues link there.
# address = "https://example.org/chronology/"
"""
_TABLES = {
    "title": "On the cover, the title page and in every library.",
    "subtitle": "Under the title.",
    "publisher": "Who publishes it.",
    "rights": "Who owns the texts, and what may be done with them.",
}
_PAGE = """
# What it is about, for catalogues of libraries: any number of words.
[subjects]
{subjects}# What entries may be about; corpus/README.md tells how they are given.
# [subjects.missile-defence]
# fr = "Défense antimissile"
# en = "Missile defence"

# Whose headlines are printed: "editor" prints those of editing.toml alone, "proposed" also those that the toolkit
# cuts out of the sentences; timeline events shows these with ~ before them. Look through them before you publish.
[entries]
headlines = "proposed"

# For whom a briefing is and how it is marked, in every language; both on its cover, the marking on every page.
# [addressee]
# fr = "Madame la Secrétaire générale"
# [marking]
# fr = "Diffusion restreinte"
# The briefing's page; the command line may say otherwise.
[page]
paper = "a4"          # a3, a4, a5, us-letter, us-legal
# landscape = true    # wide columns
# large = true        # large print
# duplex = false      # no binding edge
# look = "memo"       # briefing, memo, or a file of your own templates/pdf
# lanes = "subjects"  # of the drawn overview: kinds or subjects
# columns = "fr,en"   # of more languages, those to print beside one another; three stand in landscape
# data = true         # attach the data to the PDF
# appendix = true     # the file and line of every entry, at the end
"""


def begin_project(root: Path, identifier: str, titles: Mapping[str, str], languages: Sequence[str]) -> list[Path]:
    """Write a new project into a folder, all of it or nothing; the paths written, in order.

    MisuseError C25 when files are there already, naming some: nothing is overwritten.
    """
    files = {root / name: content for name, content in _files(identifier, titles, languages)}
    if there := [path for path in files if path.exists() or path.is_symlink()]:
        remedy = "choose another folder, or take away what is there: timeline new overwrites nothing"
        fact = "this file is there already"
        fact = f"{len(there)} files of a project are there already, this among them" if len(there) > 1 else fact
        raise MisuseError(Finding(there[0].as_posix(), 0, "C25", fact, remedy))
    write_all(files)
    return list(files)


def _files(identifier: str, titles: Mapping[str, str], languages: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """The files by their names within the project."""
    yield "corpus/chronology.toml", _settings(identifier, titles, languages).encode()
    yield ".gitignore", (STARTER / "gitignore").read_bytes()
    start = STARTER / next((code for code in languages if (STARTER / code).is_dir()), PAIR[0])
    # An edition in one language keeps its ids in a catalogue all the same.
    others = {*languages} - {start.name} or {next(code for code in PAIR if code != start.name)}
    glossary = _glossary(start / _ISSUER, languages)
    for path in sorted(path for path in start.rglob("*") if path.is_file()):
        if path.name != _ISSUER and (path.suffix != ".po" or path.suffixes[0][1:] in others):
            yield path.relative_to(start).as_posix(), _noted(path.read_bytes(), glossary)
    for name in _GUIDES:
        yield name, (SHIPPED / name).read_bytes()
    if len(languages) > 1:
        yield "translations/glossary.csv", glossary.encode()


def _noted(content: bytes, glossary: str) -> bytes:
    """A file of the starter, without the notes on terms where the glossary has none."""
    if glossary.count("\n") > 1:
        return content
    return b"".join(line for line in content.splitlines(keepends=True) if not line.startswith(b"#. term: "))


def _glossary(issuer: Path, languages: Sequence[str]) -> str:
    """The head of a glossary and what the starter's issuer is called; the toolkit's own has that of the French one."""
    lines = [[*languages, "note", "variants", "case", "status"]]
    if issuer.parent.name != PAIR[0] or PAIR[1] not in languages:
        with issuer.open(encoding="utf-8", newline="") as file:
            said = [[row.get(code, "") for code in languages] for row in csv.DictReader(file)]
        lines += [[*words, "issuer", "", "", "may"] for words in said if sum(map(bool, words)) > 1]
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(lines)
    return written.getvalue()


def _settings(identifier: str, titles: Mapping[str, str], languages: Sequence[str]) -> str:
    """The text of ``chronology.toml``, each key explained."""
    texts = {
        "title": {code: titles.get(code) or _TITLES.get(code, _TITLES["en"]) for code in languages},
        **{name: dict.fromkeys(languages, "") for name in list(_TABLES)[1:]},
    }
    tables = (f"\n# {said}\n[{name}]\n{_lines(texts[name])}" for name, said in _TABLES.items())
    head = _SETTINGS.format(identifier=identifier, languages=json.dumps(list(languages)))
    return head + "".join(tables) + _PAGE.format(subjects="".join(f"{code} = []\n" for code in languages))


def _lines(texts: dict[str, str]) -> str:
    quoted = {code: json.dumps(text, ensure_ascii=False).replace("\x7f", r"\u007f") for code, text in texts.items()}
    return "".join(f"{code} = {text}\n" for code, text in quoted.items())
