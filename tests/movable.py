"""A project of three collections and three languages, with all that a move could lose, and the hand that moves."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from test_edition_languages import give_rules, speak

from timeline.cli import main
from timeline.translations.po import read_units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.translations.po import Unit

# By collection and id: what the texts say. Two have the same title and place, two share a sentence.
TEXTS = {
    ("alliance", "cor-2007"): (
        "Réunion du Conseil",
        "Le Conseil s'est réuni le 7 décembre 2007. L'exercice aura lieu à Rome en mars 2008. Tous en conviennent.",
    ),
    ("alliance", "cor-2008"): (
        "Réunion du Conseil",
        "Le Conseil s'est réuni le 4 avril 2008. Les ministres ont adopté le plan d'action pour 2009.",
    ),
    ("fleuve", "crue-2007"): (
        "Crue de l'Orbelle",
        "Le Conseil s'est réuni le 7 décembre 2007. La digue de Saint-Clair sera achevée avant le 30 juin 2009.",
    ),
    ("fleuve", "crue-2009"): ("Digues", "Les travaux de la digue ont pris fin le 12 mai 2009 à Vienne."),
    ("secours", "plan-2010"): ("Plan de secours", "Le plan entrera en vigueur le 1er janvier 2011."),
}
_CODES = ("en", "de")
_ENTRY = re.compile(r'(?ms)^((?:#[^~\n]*\n)*)msgctxt "([^"]+)"\nmsgid "((?:[^"\\]|\\.)*)"\nmsgstr ""\n')


class Kept(NamedTuple):
    """All of an entry that a translator would miss, its code in place of its id."""

    language: str
    code: str
    source: str
    target: str
    comments: tuple[str, ...]
    flags: tuple[str, ...]
    previous: str | None
    obsolete: bool


def make(root: Path) -> Path:
    """The project, translated: every entry has a state, some have comments and acceptances, some are obsolete."""
    shutil.copytree(Path(__file__).parent / "cases" / "editions" / "essai" / "corpus", root / "corpus")
    shutil.rmtree(root / "corpus" / "essai")
    speak(root, "fr", *_CODES)
    give_rules(root)
    for (collection, name), (title, body) in TEXTS.items():
        put(root, collection, name, title, body)
    (root / "translations").mkdir()
    assert main(["translate", "--project", str(root)]) == 0
    for path in catalogues(root):
        path.write_text(_translated(path), encoding="utf-8")
    # What is obsolete belongs to its communiqué too.
    for (collection, name), (title, body) in TEXTS.items():
        put(root, collection, name, title, f"{body} La séance du 3 mai 2006 est levée.")
    assert main(["translate", "--project", str(root)]) == 0
    for path in catalogues(root):
        path.write_text(_translated(path), encoding="utf-8")
    for (collection, name), (title, body) in TEXTS.items():
        put(root, collection, name, title, body.replace("1er janvier", "2 février").replace("12 mai", "13 mai"))
    assert main(["translate", "--allow-loss", "--project", str(root)]) == 0
    return root


def put(root: Path, collection: str, name: str, title: str, body: str) -> Path:
    """A text with its header and its original."""
    folder = root / "corpus" / collection
    (folder / "originals").mkdir(parents=True, exist_ok=True)
    original = f"%PDF {name}".encode()
    (folder / "originals" / f"{name}.pdf").write_bytes(original)
    path = folder / f"{name}.txt"
    head = (
        f"id: {name}\ntitle: {title}\ndate: 2007-12-07\nbasis: stated\nplace: Bruxelles\nissuer: OTAN\nlanguage: fr\n"
        f"source: {name}.pdf\noriginal: originals/{name}.pdf\noriginal_sha256: {hashlib.sha256(original).hexdigest()}\n"
        f"sha256: {hashlib.sha256(body.encode()).hexdigest()}\n"
    )
    path.write_text(f"---\n{head}---\n{body}", encoding="utf-8")
    return path


def _translated(path: Path) -> str:
    """The catalogue with a target for most entries: reviewed, draft, commented, accepted, or none."""
    code = path.name.split(".")[1]

    def filled(match: re.Match[str]) -> str:
        above, identity, source = match.groups()
        kind = int(hashlib.sha256(f"{code}{identity}".encode()).hexdigest(), 16) % 5
        comments = ("", "# accept: T06 counted anew\n", "# the minister's own words\n", "", "")[kind]
        flag = "#, fuzzy\n" * (kind == 3)
        target = "" if kind == 4 and not identity.endswith(".title") else f"{code} {source}"
        return f'{comments}{above}{flag}msgctxt "{identity}"\nmsgid "{source}"\nmsgstr "{target}"\n'

    return _ENTRY.sub(filled, path.read_text(encoding="utf-8"))


def catalogues(root: Path) -> list[Path]:
    """The catalogues of a project, in order."""
    return sorted((root / "translations" / "events").glob("*.po"))


def written(root: Path) -> dict[str, bytes]:
    """The catalogues by name."""
    return {path.name: path.read_bytes() for path in catalogues(root)}


def kept(root: Path, names: dict[str, str]) -> dict[str, list[Kept]]:
    """By communiqué, under its first name, all that is kept of it in any catalogue, in order; ``names`` are today's."""
    first = {today: name for name, today in names.items()}
    found: dict[str, list[Kept]] = {name: [] for name in names}
    for path in catalogues(root):
        for unit in _units(path):
            communique, _, code = unit.id.rpartition(".")
            said = (unit.source, unit.target, unit.comments, unit.flags, unit.previous, unit.obsolete)
            found.setdefault(first.get(communique, communique), []).append(Kept(path.name.split(".")[1], code, *said))
    return {name: sorted(entries, key=str) for name, entries in found.items()}


def _units(path: Path) -> Iterator[Unit]:
    units, wrong = read_units(path.read_text(encoding="utf-8"))
    assert not wrong
    return (unit for unit in units if unit.id)


def place(root: Path, name: str) -> Path:
    """Where the text with an id stands."""
    (path,) = (path for path in (root / "corpus").glob("*/*.txt") if f"\nid: {name}\n" in path.read_text())
    return path


def by_hand(root: Path, name: str, collection: str = "", new_id: str = "", file: str = "") -> None:
    """Move a text as an archivist would: the file put into another folder, renamed, or the id in it written anew."""
    path = place(root, name)
    if new_id:
        path.write_text(path.read_text().replace(f"\nid: {name}\n", f"\nid: {new_id}\n"))
    folder = root / "corpus" / collection if collection else path.parent
    folder.mkdir(exist_ok=True)
    path.rename(folder / f"{file or path.stem}.txt")
