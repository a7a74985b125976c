"""A page of very many entries has its years in files of their own, which are loaded as they are looked at.

Each is there twice: as a page that needs no script, for readers without and for search engines, and as a script that
hands its entries to ``timeline.html``, which browsers allow on a disk too, where nothing can be fetched.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from timeline.publishing.file_names import FILE_NAMES, YEARS_FOLDER
from timeline.publishing.html.page import linked_data_script, vocabulary
from timeline.publishing.html.parts_of_years import part_years, title_of
from timeline.publishing.html.word_index import index_entries
from timeline.publishing.logo import find_logo
from timeline.publishing.rendering import fill, originals_of
from timeline.publishing.sources import Sources

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    import jinja2

    from timeline.model.edition import Chronology, Group
    from timeline.publishing.html.parts_of_years import Part
    from timeline.publishing.html.word_index import Batch, Indexed

# One file of 5,000 entries is 12 MB; of 20,000 it is 48 MB, costs Chromium 6 s of main thread and a keystroke .6 s.
MOST_IN_ONE_FILE = 5000
_OURS = re.compile(r"\d{1,4}(-\d+)?\.(html|js)|sources\.html|(index|documents|words-[\w-]+)\.js")
_HELD = re.compile(r"</?noscript>")
# Words are escaped, with their quotation marks: this is an attribute wherever it stands.
_OWN_LINK = re.compile(r'href="#([^"]+)"')


@dataclass(frozen=True, slots=True)
class _Setting:
    """What all files are made of: templates and their words, the parts, their entries as markup, each communiqué so."""

    templates: jinja2.Environment
    words: Mapping[str, object]
    parts: tuple[Part, ...]
    batches: Mapping[str, Sequence[Batch]]
    listed: Mapping[str, str]
    indexed: Indexed

    def fill(self, template: str, **more: object) -> str:
        """A template of ``html/`` filled with the words of all, and more."""
        return fill(self.templates, f"html/{template}.html.jinja", **self.words, **more)

    def cited(self, part: Part | None) -> str:
        """The communiqués of a part, or all, as the list of sources has them."""
        told = part.sources if part else self.listed
        return "\n".join(text for name, text in self.listed.items() if name in told)


def is_parted(chronology: Chronology, *, one_file: bool | None) -> bool:
    """Whether the page has its years in files of their own: as it is told, else where it has very many entries."""
    return len(chronology.entries) > MOST_IN_ONE_FILE if one_file is None else not one_file


def make(
    chronology: Chronology, templates: jinja2.Environment, folders: Sequence[Path], *, beside: Sequence[str] = ()
) -> dict[str, bytes]:
    """The page and the files of its years, by their paths beside one another."""
    setting = _set(chronology, templates, folders)
    scripts = dict(_scripts(setting))
    version = hashlib.sha256(b"".join(scripts.values())).hexdigest()[:12]
    page = setting.fill("timeline", version=version, beside=beside)
    years = scripts | dict(_pages(setting))
    return {FILE_NAMES["html"]: _led(page, "", setting.indexed.names, f"{YEARS_FOLDER}/").encode()} | {
        f"{YEARS_FOLDER}/{name}": content for name, content in sorted(years.items())
    }


def sweep(out: Path, kept: Collection[Path]) -> None:
    """Years that the page had before, and has no more, are gone from beside it; what is not ours stays."""
    folder = out / YEARS_FOLDER
    if not folder.is_dir() or folder.is_symlink():
        return
    for path in sorted(folder.iterdir()):
        if _OURS.fullmatch(path.name) and path not in kept:
            path.unlink()
    if not any(folder.iterdir()):
        folder.rmdir()


def _set(chronology: Chronology, templates: jinja2.Environment, folders: Sequence[Path]) -> _Setting:
    parts = part_years(chronology)
    words = _words(chronology, templates, folders) | {"parts": parts}
    listed = {
        one.id: fill(templates, "html/listed_alone.html.jinja", **words, communique=one).strip()
        for one in Sources.of(chronology, templates.globals).order
    }
    batches = {part.name: [_batch(templates, words, groups) for groups in part.batches] for part in parts}
    indexed = index_entries(batches, listed, chronology.edition.languages)
    return _Setting(templates, words, parts, batches, listed, indexed)


def _words(chronology: Chronology, templates: jinja2.Environment, folders: Sequence[Path]) -> dict[str, object]:
    """What every template here is filled with; search engines find the events in the pages of the years."""
    return vocabulary(templates, folders) | {
        "chronology": chronology,
        "sources": Sources.of(chronology, templates.globals),
        "originals": originals_of(chronology, templates),
        "logo": find_logo(folders, chronology.edition),
        "linked": lambda whole: linked_data_script(replace(whole, entries=(), communiques=()), templates),
        "linked_part": lambda part: _linked(chronology, part, templates),
        "title_of": title_of,
        "hollow": False,
        "apart": YEARS_FOLDER,
    }


def _linked(chronology: Chronology, part: Part, templates: jinja2.Environment) -> Markup:
    told, entries = part.sources, part.entries
    cited = tuple(one for one in chronology.communiques if one.id in told)
    return linked_data_script(replace(chronology, entries=entries, communiques=cited), templates)


def _batch(templates: jinja2.Environment, words: Mapping[str, object], groups: Sequence[Group]) -> Batch:
    """How many entries some places have, and the places as they stand in the list."""
    text = fill(templates, "html/places.html.jinja", **words, groups=groups)
    return sum(len(group.entries) for group in groups), text.strip()


def _scripts(setting: _Setting) -> Iterator[tuple[str, bytes]]:
    """What the page asks for: the entries of each part, the index, the words, the communiqués to choose from."""
    for part in setting.parts:
        yield _handed(part.name, {"lists": setting.batches[part.name], "documents": setting.cited(part)})
    counts = [[part.name, part.year, [count for count, _ in setting.batches[part.name]]] for part in setting.parts]
    yield _handed("index", {"parts": counts, **setting.indexed.columns})
    for code, found in setting.indexed.words.items():
        yield _handed(f"words-{code}", found)
    yield _handed("documents", {"labels": setting.fill("documents_alone").strip()})


def _handed(name: str, content: object) -> tuple[str, bytes]:
    """A script that gives the page what it asked for; others may read as data what stands after the first comma."""
    said = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return f"{name}.js", f"timelinePart({json.dumps(name)},{said})\n".encode()


def _pages(setting: _Setting) -> Iterator[tuple[str, bytes]]:
    """A page for each part, and one of all communiqués, complete without a script."""
    for part in (*setting.parts, None):
        batches = setting.batches[part.name] if part else ()
        # Where no script opens them the passages stand in the page.
        places = _HELD.sub("", "\n".join(text for _, text in batches))
        cited = setting.cited(part)
        page = setting.fill("year", part=part, places=Markup(places), cited=Markup(cited))  # noqa: S704 our templates'
        name = part.name if part else "sources"
        yield f"{name}.html", _led(page, name, setting.indexed.names, "").encode()


def _led(page: str, here: str, names: Mapping[str, str], folder: str) -> str:
    """The page with its links to entries that stand in the page of another part leading there."""

    def lead(link: re.Match[str]) -> str:
        part = names.get(link[1], here)
        return link[0] if part == here else f'href="{folder}{part}.html#{link[1]}"'

    return _OWN_LINK.sub(lead, page)
