"""An official twin gives its words to the catalogue, and nothing where it is none."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest
from conftest import need
from outside import library
from projects import put, run, snapshot
from sample import INTO_ENGLISH
from test_given_back import as_omegat_leaves_it
from test_given_back import catalogue as read_again

from timeline.chronology import linked_before
from timeline.project.files import Source
from timeline.translations.catalogue import read_catalogue, write_catalogue
from timeline.translations.exchange.po import read_po
from timeline.translations.exchange.returned import take_returned
from timeline.translations.exchange.xliff import read_xliff, write_xliff, write_xliff_1
from timeline.translations.po import Unit
from timeline.translations.twins.linking import align
from timeline.translations.twins.official import OfficialWords, is_official, taken

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from timeline.translations.catalogue import Catalogue
    from timeline.translations.twins.linking import Link
    from timeline.translations.twins.marks import Segment

FRENCH = """Réunion du Conseil de la Meuse

1. Le Conseil de la Meuse s'est réuni à Namur le 14 mai 2019. Il a salué le travail des quatre provinces.

2. Le Conseil a décidé le 15 mai 2019 d'ouvrir 12 écluses à la navigation de nuit. Cette mesure sera évaluée au bout d'un an.

3. Les experts remettront leur rapport sur les crues d'ici à la fin de 2020. Les riverains seront entendus.
"""
ENGLISH = """Meeting of the Meuse Council

1. The Meuse Council met in Namur on 14 May 2019. It welcomed the work of the four provinces.

2. On 15 May 2019 the Council decided to open 12 locks to navigation by night. That measure will be assessed after one year.

3. The experts will submit their report on floods by the end of 2020. Residents will be heard.
"""
DECIDED = "On 15 May 2019 the Council decided to open 12 locks to navigation by night."
OTHER = """Fishing regulations

Trawlers over 24 metres must report their position every two hours. Nets with a mesh of less than 80 mm are prohibited.

Inspectors may board any vessel at sea. Fines start at 1,500 crowns. Licences are granted by the port authority.
"""


@pytest.fixture
def project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A project with a French text that has no translation yet."""
    folder = tmp_path / "p"
    assert run(capsys, "new", str(folder))[0] == 0
    put(folder, "2019-05-14-meuse.txt", FRENCH, id="meuse-2019", date="2019-05-14", place="Namur")
    return folder


def twin(project: Path, body: str = ENGLISH, **fields: str) -> Path:
    """The twin in the project's one collection."""
    known = {
        "id": "meuse-2019-en",
        "language": "en",
        "translation-of": "meuse-2019",
        "date": "2019-05-14",
        "title": "Meeting of the Meuse Council",
    }
    return put(project, "2019-05-14-meuse-en.txt", body, **(known | fields))


def catalogue(project: Path) -> str:
    """The English catalogue."""
    return next((project / "translations" / "events").glob("*.en.po")).read_text(encoding="utf-8")


def entry(project: Path, french: str) -> str:
    """The entry of the catalogue whose French begins so."""
    return next(block for block in catalogue(project).split("\n\n") if f'msgid "{french}' in block)


def test_sure_words_are_taken_and_marked(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The official sentence, with file, line and paragraph; the twin makes no entries of its own."""
    twin(project)
    before = run(capsys, "events", "--project", str(project))[1]
    assert run(capsys, "translate", "--project", str(project))[0] == 0
    said = entry(project, "Le Conseil a décidé le 15 mai")
    assert f'msgstr "{DECIDED}"' in said
    assert re.search(r"^# official: corpus/\S+-meuse-en\.txt:\d+, paragraph 2 \[", said, re.MULTILINE)
    assert "fuzzy" not in said
    assert "meuse-2019-en" not in before + catalogue(project)


def test_twins_are_joined_anew_only_where_something_changed(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Either text, or the glossary; what was kept says the same bytes as what is joined without a cache."""
    joined: list[int] = []

    def count(*texts: Sequence[Segment]) -> tuple[Link, ...]:
        joined.append(len(texts[0]))
        return align(*texts)

    monkeypatch.setattr(linked_before, "align", count)
    words = "translate", "--project", str(project)
    twin(project)
    assert run(capsys, *words)[0] == 0
    assert len(joined) == 1
    told = "twins", "--project", str(project)
    assert run(capsys, *told) == run(capsys, *told, "--no-cache")
    assert len(joined) == 2
    first = snapshot(project)
    assert run(capsys, *words, "--no-cache")[0] == 0
    assert snapshot(project) == first
    assert len(joined) == 3
    twin(project, ENGLISH.replace("by night", "at night"))
    run(capsys, *words)
    put(project, "2019-05-14-meuse.txt", FRENCH + "\n4. Fin.\n", id="meuse-2019", date="2019-05-14", place="Namur")
    run(capsys, *words)
    glossary = project / "translations" / "glossary.csv"
    glossary.write_text(glossary.read_text(encoding="utf-8") + "écluse,lock,,,,must\n", encoding="utf-8")
    run(capsys, *words)
    run(capsys, *words)
    assert len(joined) == 6


def test_what_is_translated_is_never_overwritten(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Shown beside it instead, and taken by choice."""
    run(capsys, "translate", "--project", str(project))
    path = next((project / "translations" / "events").glob("*.en.po"))
    mine = re.sub(
        r'(msgid "Le Conseil a décidé le 15 mai[^\n]*\nmsgstr )""',
        r'\1"On 15 May 2019 we opened 12 locks."',
        catalogue(project),
    )
    path.write_text(mine, encoding="utf-8")
    twin(project)
    run(capsys, "translate", "--project", str(project))
    said = entry(project, "Le Conseil a décidé le 15 mai")
    assert 'msgstr "On 15 May 2019 we opened 12 locks."' in said
    assert "# official" not in said
    name = re.search(r'msgctxt "([^"]+)"', said)[1]
    assert DECIDED in run(capsys, "twins", "--differing", "--project", str(project))[1]
    assert run(capsys, "twins", name, "--take", "--project", str(project))[0] == 0
    assert f'msgstr "{DECIDED}"' in entry(project, "Le Conseil a décidé le 15 mai")


def test_a_change_of_either_text_makes_it_stale(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of the twin as of the text; words that the translator changed are this edition's own."""
    path = twin(project)
    run(capsys, "translate", "--project", str(project))
    path.unlink()
    twin(project, ENGLISH.replace("by night", "after dark"))
    run(capsys, "translate", "--project", str(project))
    assert "#, fuzzy" in entry(project, "Le Conseil a décidé le 15 mai")
    once = snapshot(project)
    run(capsys, "translate", "--project", str(project))
    assert snapshot(project) == once


def test_the_translator_s_own_words_are_not_official(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The mark goes when the words are others."""
    twin(project)
    run(capsys, "translate", "--project", str(project))
    path = next((project / "translations" / "events").glob("*.en.po"))
    path.write_text(catalogue(project).replace("by night", "in the night"), encoding="utf-8")
    run(capsys, "translate", "--project", str(project))
    said = entry(project, "Le Conseil a décidé le 15 mai")
    assert "in the night" in said
    assert "# official" not in said


@pytest.mark.parametrize(
    ("body", "fields", "code"),
    [
        (ENGLISH, {"translation-of": "meuse-2091"}, "C80"),
        (ENGLISH, {"translation-of": "meuse-2019-en"}, "C80"),
        (ENGLISH, {"language": "fr"}, "C81"),
        (FRENCH, {}, "C81"),
        (OTHER, {}, "C83"),
        (ENGLISH[:120], {}, "C83"),
    ],
)
def test_of_a_wrong_twin_nothing_is_taken(
    project: Path, capsys: pytest.CaptureFixture[str], body: str, fields: dict[str, str], code: str
) -> None:
    """No id, another language, another text, cut short: said, with the share where it was tried."""
    twin(project, body, **fields)
    _, _, err = run(capsys, "translate", "--project", str(project))
    assert code in err
    if said := {"C80": "translation-of", "C81": "language"}.get(code):
        told = re.search(rf"(corpus/\S+):(\d+): {code}", err)
        assert told is not None
        line = (project / told[1]).read_text(encoding="utf-8").splitlines()[int(told[2]) - 1]
        assert line.startswith(f"{said}:")
    assert code != "C83" or re.search(r"\d+% of \S+ and \d+% of this text could be joined", err)
    assert "# official" not in catalogue(project)


def test_a_second_twin_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One text has one twin in a language."""
    twin(project)
    put(project, "z.txt", ENGLISH, **{"id": "meuse-again", "language": "en", "translation-of": "meuse-2019"})
    assert "C82" in run(capsys, "translate", "--project", str(project))[2]


def test_add_makes_a_twin(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its language is the other one of the edition, its day and folder are those of the text."""
    file = tmp_path / "statement.txt"
    file.write_text(ENGLISH, encoding="utf-8")
    assert run(capsys, "add", str(file), "--translation-of", "meuse-2019", "--project", str(project))[0] == 0
    written = next(
        path for path in project.rglob("*.txt") if "translation-of: meuse-2019" in path.read_text(encoding="utf-8")
    )
    assert "language: en\n" in written.read_text(encoding="utf-8")
    assert "date: 2019-05-14\n" in written.read_text(encoding="utf-8")
    run(capsys, "translate", "--project", str(project))
    assert DECIDED in catalogue(project)


def test_add_refuses_the_twin_of_no_text(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is written, the nearest id is offered."""
    file = tmp_path / "statement.txt"
    file.write_text(ENGLISH, encoding="utf-8")
    before = snapshot(project)
    code, _, err = run(capsys, "add", str(file), "--translation-of", "meuse-2018", "--project", str(project))
    assert (code, "C80" in err, "meuse-2019" in err) == (2, True, True)
    assert snapshot(project) == before


def test_the_page_says_what_is_official(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A mark at the source in the language of the twin, and a line in the colophon."""
    twin(project)
    run(capsys, "translate", "--project", str(project))
    run(capsys, "build", "html", "--draft", "--project", str(project))
    page = (project / "build" / "timeline.html").read_text(encoding="utf-8")
    assert "official text" in page
    assert "Official texts of the issuers:" in page


def test_without_a_twin_nothing_is_said_of_official_texts(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every word is this edition's own then."""
    run(capsys, "translate", "--project", str(project))
    run(capsys, "build", "html", "--draft", "--project", str(project))
    page = (project / "build" / "timeline.html").read_text(encoding="utf-8")
    assert "official text" not in page.lower().replace("official texts of the issuers", "official text")


def test_official_texts_that_differ_are_told_and_stop_nothing(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of an entry as T50, never as a translator's mistake; of other sentences too."""
    twin(project, ENGLISH.replace("15 May", "16 May").replace("the four provinces", "the five provinces"))
    run(capsys, "translate", "--project", str(project))
    _, out, err = run(capsys, "check", "--project", str(project))
    told = [line for line in (out + err).splitlines() if "T50" in line]
    assert any("16 May 2019" in line for line in told)
    assert any("quatre" in line and "five" in line for line in told)
    assert "T03" not in out + err


def test_official_texts_that_agree_are_not_told_of(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """« d'ici à la fin de 2020 » and "by the end of 2020" are one date."""
    twin(project)
    run(capsys, "translate", "--project", str(project))
    _, out, err = run(capsys, "check", "--project", str(project))
    assert "T50" not in out + err


def test_the_pairs_of_a_twin_are_a_memory(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Written as TMX, sentences without an entry too, and offered for a text that has no twin."""
    twin(project)
    again = "Réunion d'automne\n\nLes experts remettront leur rapport sur les crues d'ici à la fin de 2024.\n"
    put(project, "2023-10-02-meuse.txt", again, id="meuse-2023", date="2023-10-02", place="Namur")
    run(capsys, "translate", "--project", str(project))
    run(capsys, "exchange", "tmx", "--project", str(project))
    memory = (project / "build" / "memory.tmx").read_text(encoding="utf-8")
    assert "It welcomed the work of the four provinces." in memory
    run(capsys, "suggest", "--project", str(project))
    assert "The experts will submit their report on floods by the end of 2024." in catalogue(project)


def test_terms_are_proposed_and_accepted(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A name that stands in two pairs, with its count; accepted, it is in the glossary and no candidate any more."""
    name = "Le Conseil de la Meuse a aussi entendu 3 experts."
    path = project / "corpus"
    source = next(path.rglob("2019-05-14-meuse.txt"))
    source.unlink()
    put(project, "2019-05-14-meuse.txt", f"{FRENCH}\n4. {name}\n", id="meuse-2019", date="2019-05-14", place="Namur")
    twin(project, f"{ENGLISH}\n4. The Meuse Council also heard 3 experts.\n")
    before = next(project.rglob("glossary.csv")).read_text(encoding="utf-8")
    out = run(capsys, "terms", "--project", str(project))[1]
    assert "Conseil de la Meuse = Meuse Council  (" in out
    assert "décidé" not in [line.split(" = ")[0] for line in out.splitlines()]
    assert run(capsys, "terms", "--accept", "Conseil de la Meuse", "--project", str(project))[0] == 0
    after = next(project.rglob("glossary.csv")).read_text(encoding="utf-8")
    assert after.startswith(before)
    assert "Conseil de la Meuse,Meuse Council," in after.removeprefix(before)
    assert "Conseil de la Meuse = " not in run(capsys, "terms", "--project", str(project))[1]


def test_what_is_no_candidate_is_not_accepted(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is written."""
    twin(project)
    before = snapshot(project)
    code, _, err = run(capsys, "terms", "--accept", "écluses", "--project", str(project))
    assert (code, "T51" in err) == (2, True)
    assert snapshot(project) == before


# --- the mark, through the tools of others ---

MARKED = read_again(
    taken(Unit("meuse-2019.k3f7", "Le plan *Eaux*.", ""), OfficialWords("The *Waters* plan.", "corpus/a/b-en.txt", 12, "§ 4")),
    taken(Unit("meuse-2019.m4p9", "Le rapport.", ""), OfficialWords("The report.", "corpus/a/b-en.txt", 13, "§ 5", sure=False)),
)


def by_msgcat(tmp_path: Path) -> Catalogue:
    """As gettext writes it, and Poedit, which saves as gettext does."""
    path = tmp_path / "en.po"
    path.write_text(write_catalogue(MARKED), encoding="utf-8")
    back = subprocess.run([need("msgcat"), path], capture_output=True, check=True).stdout.decode()
    return read_catalogue(Source("en.po", back), INTO_ENGLISH)


def by_translate_toolkit(_: Path) -> Catalogue:
    """As the library of Weblate writes it."""
    store = library("translate.storage.pypo").pofile.parsestring(write_catalogue(MARKED).encode())
    return read_catalogue(Source("en.po", bytes(store).decode()), INTO_ENGLISH)


def by_omegat(_: Path) -> Catalogue:
    """OmegaT drops marks and empties what has one; --take brings the rest back."""
    return take_returned(MARKED, read_po(as_omegat_leaves_it(write_catalogue(MARKED)), "b.po", [INTO_ENGLISH]).translations).catalogue


def by_xliff(_: Path) -> Catalogue:
    """An agency that has only the XLIFF 2."""
    return take_returned(MARKED, read_xliff(write_xliff(MARKED), "a.xlf", [INTO_ENGLISH]).translations).catalogue


def by_xliff_1(_: Path) -> Catalogue:
    """And one that has only the XLIFF 1.2."""
    return take_returned(MARKED, read_xliff(write_xliff_1(MARKED), "a.xlf", [INTO_ENGLISH]).translations).catalogue


@pytest.mark.parametrize("way", [by_msgcat, by_translate_toolkit, by_omegat, by_xliff, by_xliff_1], ids=lambda way: way.__name__)
def test_official_words_are_official_after_other_tools(way: Callable[[Path], Catalogue], tmp_path: Path) -> None:
    """The mark stands, once; a draft is one still; words that a tool's user changes are official no more."""
    back = way(tmp_path)
    assert [(unit.target, unit.comments, unit.fuzzy) for unit in back.units] == [(unit.target, unit.comments, unit.fuzzy) for unit in MARKED.units]
    assert all(map(is_official, back.units))


@pytest.mark.parametrize("write", [write_xliff, write_xliff_1], ids=["2", "1.2"])
def test_words_changed_by_an_agency_are_official_no_more(write: Callable[[Catalogue], str]) -> None:
    """The digest is that of the institution's words."""
    text = write(MARKED).replace("plan.", "scheme.")
    back = take_returned(MARKED, read_xliff(text, "a.xlf", [INTO_ENGLISH]).translations).catalogue
    assert "scheme" in back.units[0].target
    assert not is_official(back.units[0])
