"""The golden editions: all that two small projects give, as it was last looked at.

``pytest tests/test_golden.py --accept`` writes it anew. What a rule, a template or a word changes is then seen in the diff,
to be reviewed like code. Neither pandoc nor Typst has a part in it: every machine makes the same.
"""

from __future__ import annotations

import json
import re
import tomllib
from difflib import unified_diff
from typing import TYPE_CHECKING

import pytest
from opened import Opened
from projects import EDITIONS, run

from timeline.chronology.corpus import read_corpus
from timeline.events.editing import read_editing
from timeline.model.errors import TimelineError
from timeline.project.files import Source
from timeline.project.folders import Project
from timeline.publishing import formats, rendering
from timeline.publishing.epub import assembly
from timeline.publishing.epub.container import File
from timeline.publishing.manuscript import manuscript
from timeline.translations.glossary import read_glossary

if TYPE_CHECKING:
    from pathlib import Path

    import jinja2

    from timeline.model.edition import Chronology

    Run = pytest.CaptureFixture[str]

# Each edition, and how it is built: the second has gaps in its translation.
BUILT = {"essai": (), "edited-and-retold": ("--draft",)}


def shown(capsys: Run, *words: str) -> str:
    """What a command says, its complaints first, and how it ends."""
    code, out, err = run(capsys, *words)
    return f"{err}{out}exit {code}\n"


def web_page(edition: str, capsys: Run, folder: Path) -> str:
    """The page without its style, its script and their digests; its data for search engines a line for each fact."""
    project = str(EDITIONS / edition)
    code, _, err = run(capsys, "build", "html", *BUILT[edition], "--project", project, "--out", str(folder))
    # One edition has wrong dates and numbers planted, which check.txt has too.
    told = set(re.findall(r":\d+: ([A-Z]\d\d) ", err))
    assert (code, told) == (0, {"T03", "T04", "T06"} & told if BUILT[edition] else set())
    page = (folder / "timeline.html").read_text(encoding="utf-8")
    page = re.sub(r"(?s)<(style|script)>.*?</\1>", r"<\1></\1>", page)
    page = re.sub(r"'sha256-[^']*'", "'sha256-'", page)
    return re.sub(r"(?s)(?<=<script type=\"application/ld\+json\">).*?(?=</script>)", laid_out, page)


def laid_out(match: re.Match[str]) -> str:
    """JSON with a line for each fact."""
    return json.dumps(json.loads(match[0]), ensure_ascii=False, indent=1)


def composed(edition: str) -> tuple[Chronology, jinja2.Environment, tuple[Path, ...]]:
    """The chronology of an edition and the templates it is printed with."""
    project = Project(EDITIONS / edition)
    made = formats.chronology_to_print(read_corpus(project), draft=bool(BUILT[edition]))
    folders = project.templates()
    words = formats.read_template_labels(project, made), formats.read_wordings(project, made)
    return made, rendering.environment(folders, *words), folders


def briefing(edition: str) -> str:
    """The text of the briefing, as pandoc is given it."""
    made, templates, _ = composed(edition)
    return manuscript(made, templates)


def book(edition: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """All pages of the e-book in reading order, then what libraries and old readers see; pandoc left out, no cover drawn."""
    pictures = (File("cover.svg", b"<svg/>"), File("cover.png", b"", "cover-image"))
    monkeypatch.setattr("timeline.publishing.epub.pages.convert_all", lambda pages, *_: [page.encode() for page in pages])
    monkeypatch.setattr(assembly, "print_cover", lambda *_: pictures)
    made, templates, folders = composed(edition)
    named = Project(EDITIONS / edition).glossary()
    terms = read_glossary(named) if named else None
    pages = {entry.id: 3 + number // 2 for number, entry in enumerate(made.entries)}
    opened = Opened(assembly.make(made, templates, folders, glossary=terms, pages=pages))
    order = [*opened.pages, "package.opf", "toc.ncx"]
    return "\n".join(f"==== {name}\n{opened.files[name].decode()}" for name in order)


OUTPUTS = ("events.jsonl", "check.txt", "status.txt", "timeline.html", "manuscript.html", "book.xhtml")


@pytest.mark.parametrize("name", OUTPUTS)
@pytest.mark.parametrize("edition", BUILT)
def test_gives_what_was_looked_at(  # noqa: PLR0913, PLR0917 fixtures
    edition: str, name: str, accept: bool, capsys: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch  # noqa: FBT001
) -> None:
    """Events, findings, counts, the page, the briefing's text and the book's pages are those that were reviewed."""
    project = ("--project", str(EDITIONS / edition))
    made = {
        "events.jsonl": lambda: run(capsys, "events", "--json", *project)[1],
        "check.txt": lambda: shown(capsys, "check", "--all", *project),
        "status.txt": lambda: shown(capsys, "status", *project),
        "timeline.html": lambda: web_page(edition, capsys, tmp_path),
        "manuscript.html": lambda: briefing(edition),
        "book.xhtml": lambda: book(edition, monkeypatch),
    }[name]()
    golden = EDITIONS / edition / "expected" / name
    if accept:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(made, encoding="utf-8")
    reviewed = golden.read_text(encoding="utf-8")
    differences = [*unified_diff(reviewed.splitlines(), made.splitlines(), "reviewed", "now", lineterm="", n=1)]
    if differences:
        pytest.fail("\n".join([*differences[:200], "if this is meant: --accept, and look at the diff"]), pytrace=False)


def test_every_edition_has_all_of_it_and_no_more() -> None:
    """A file in expected/ that nothing makes would be looked at by nobody."""
    for folder in EDITIONS.iterdir():
        assert {path.name for path in (folder / "expected").iterdir()} == set(OUTPUTS), folder


def test_the_editor_says_all_that_can_be_said() -> None:
    """The second edition has an edit of every word, and an event added by hand."""
    with pytest.raises(TimelineError) as raised:
        read_editing(Source("editing.toml", '["a.b2"]\nnothing = true\n'))
    words = raised.value.findings[0].remedy.removeprefix("choose from ").split(", ")
    said = [tomllib.loads(path.read_text()) for path in (EDITIONS / "edited-and-retold" / "corpus").glob("*/editing.toml")]
    assert len(said) == 2
    assert {word for table in said for name, edit in table.items() if name != "add" for word in edit} == set(words)
    assert any("add" in table for table in said)
