"""Editions in other languages than two: what is wanted and not there is a finding, never another language's words."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from projects import copy, put, run

from timeline.project.files import Source
from timeline.translations.catalogue import read_labels

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
WORDING = Path(__file__).parent / "cases" / "languages" / "wording.toml"
COMMANDS = (("build", "html"), ("events",), ("translate",), ("suggest",), ("status",), ("check",), ("exchange", "tmx"))


def speak(project: Path, *languages: str) -> None:
    """The edition of a project in these languages, with texts of its own in each."""
    path = project / "corpus" / "chronology.toml"
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"^languages = .*$", f"languages = {json.dumps(languages)}", text, flags=re.MULTILINE)
    for table in ("title", "subtitle", "publisher", "rights"):
        for code in languages:
            if not re.search(rf"^\[{table}\][^\[]*^{code} =", text, flags=re.MULTILINE):
                text = text.replace(f"[{table}]\n", f'[{table}]\n{code} = "{table} {code}"\n')
    path.write_text(text, encoding="utf-8")


def give_rules(project: Path, code: str = "nl") -> None:
    """How the language writes a date, among the project's own rules."""
    folder = project / "rules" / code
    folder.mkdir(parents=True)
    shutil.copy(WORDING, folder / "wording.toml")


def give_labels(project: Path, code: str = "nl") -> None:
    """Every fixed word of the templates in the language."""
    labels = ROOT / "translations" / "labels" / "fr.po"
    words = read_labels(Source("fr.po", labels.read_text(encoding="utf-8")))
    folder = project / "translations" / "labels"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{code}.po").write_text("\n".join(_label(word, code) for word in words), encoding="utf-8")


def _label(word: str, code: str) -> str:
    context, _, text = word.rpartition("\x04")
    head = f"msgctxt {json.dumps(context)}\n" if context else ""
    return f"{head}msgid {json.dumps(text, ensure_ascii=False)}\nmsgstr {json.dumps(f'{code} {text}', ensure_ascii=False)}\n"


def fill(project: Path, code: str) -> None:
    """Every entry of the catalogue translated: the language's code before the French."""
    path = project / "translations" / "events" / f"essai.{code}.po"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r'(msgid "(.+)"\nmsgstr) ""', rf'\1 "{code.upper()} \2"', text), encoding="utf-8")


def ids(project: Path, code: str) -> list[str]:
    """The ids of a catalogue, in its order."""
    text = (project / "translations" / "events" / f"essai.{code}.po").read_text(encoding="utf-8")
    return re.findall(r'^msgctxt "(.*)"$', text, flags=re.MULTILINE)


def parts(page: str, code: str) -> Iterator[str]:
    """The words of each element of a page in one language."""
    for match in re.finditer(rf'<(\w+)[^>]*\blang="{code}"[^>]*>(.*?)</\1>', page, flags=re.DOTALL):
        yield re.sub(r"<[^>]*>", "", match[2])


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the trial edition, without gaps in its English."""
    return copy("essai", tmp_path / "essai")


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_language_without_rules_is_refused_at_once(
    words: tuple[str, ...], project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every command names the code, and what to add."""
    speak(project, "fr", "en", "nl")
    code, out, err = run(capsys, *words, "--project", str(project))
    assert (code, out) == (1, "")
    assert "R01" in err
    assert "'nl'" in err
    assert "rules/nl/wording.toml" in err
    assert not (project / "translations" / "events" / "essai.nl.po").exists()


def test_a_new_language_gets_a_catalogue_with_the_same_ids(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its header says its language, its entries are empty, its events have the letters that the others have."""
    speak(project, "fr", "nl", "en")
    give_rules(project)
    before = ids(project, "en")
    assert run(capsys, "translate", "--project", str(project))[0] == 0
    dutch = (project / "translations" / "events" / "essai.nl.po").read_text(encoding="utf-8")
    assert "Language: nl\\n" in dutch
    assert "Language-Team: Dutch\\n" in dutch
    assert ids(project, "nl") == ids(project, "en") == before
    english = (project / "translations" / "events" / "essai.en.po").read_text(encoding="utf-8")
    assert re.findall(r"^#\. date.*", dutch, re.MULTILINE) == re.findall(r"^#\. date.*", english, re.MULTILINE)
    assert run(capsys, "translate", "--check", "--project", str(project))[0] == 0


def test_what_has_no_dutch_is_never_printed_in_english(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A final edition is refused at the Dutch catalogue; a draft shows a gap, and no English stands under Dutch."""
    speak(project, "fr", "en", "nl")
    give_rules(project)
    run(capsys, "translate", "--project", str(project))
    code, _, err = run(capsys, "build", "html", "--project", str(project))
    assert code == 1
    assert "essai.nl.po" in err
    assert "T40" in err
    assert run(capsys, "build", "html", "--draft", "--project", str(project))[0] == 0
    page = (project / "build" / "timeline.html").read_text(encoding="utf-8")
    assert "We have tasked the Council" in " ".join(parts(page, "en"))
    assert not [words for words in parts(page, "nl") if "Council" in words]
    _, _, err = run(capsys, "check", "--project", str(project))
    assert "P06" in err


def test_a_label_that_a_language_lacks_refuses_a_final_edition(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The templates' English is no Dutch."""
    speak(project, "fr", "en", "nl")
    give_rules(project)
    run(capsys, "translate", "--project", str(project))
    fill(project, "nl")
    code, _, err = run(capsys, "build", "html", "--project", str(project))
    assert code == 1
    assert "P06" in err
    assert "translations/labels/nl.po" in err
    give_labels(project)
    assert run(capsys, "build", "html", "--project", str(project)) == (0, run_line(project), "")


def run_line(project: Path) -> str:
    """What a build says of the page it made."""
    path = project / "build" / "timeline.html"
    return f"{path}  {path.stat().st_size / 1000:,.0f} kB\n"


@pytest.mark.books
def test_a_trilingual_edition_has_each_text_in_its_own_language(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Page, book and briefing are made; every Dutch sentence of the page is Dutch."""
    speak(project, "fr", "en", "nl")
    give_rules(project)
    give_labels(project)
    run(capsys, "translate", "--project", str(project))
    fill(project, "nl")
    assert run(capsys, "build", "--project", str(project))[0] == 0
    page = (project / "build" / "timeline.html").read_text(encoding="utf-8")
    long = [words.strip() for words in parts(page, "nl") if len(words.split()) > 12]
    assert long
    assert not [words for words in long if not re.match(r"(?:.{4,40}? )?(?:NL|nl) ", words)]
    _, out, _ = run(capsys, "events", "--json", "--project", str(project))
    rows = [json.loads(line) for line in out.splitlines()]
    assert all(row["translation_nl"].startswith("NL ") and row["state_nl"] == "translated" for row in rows)
    assert not any(row["translation"].startswith("NL ") for row in rows)


def test_the_status_counts_each_language(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Dutch is missing, English is there."""
    speak(project, "fr", "en", "nl")
    give_rules(project)
    _, out, _ = run(capsys, "status", "--json", "--project", str(project))
    rows = {row["name"]: row for row in json.loads(out) if row["by"] == "language"}
    assert rows["nl"]["missing"] == rows["nl"]["total"] == rows["en"]["total"]
    assert rows["en"]["missing"] == 0


def test_an_english_catalogue_under_a_dutch_name_is_refused(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """« Language: en » in essai.nl.po: its English would be printed as Dutch."""
    speak(project, "fr", "en", "nl")
    give_rules(project)
    events = project / "translations" / "events"
    shutil.copy(events / "essai.en.po", events / "essai.nl.po")
    code, _, err = run(capsys, "translate", "--project", str(project))
    assert code == 1
    assert "T30" in err
    assert "essai.nl.po" in err


@pytest.mark.parametrize("languages", [("fr", "nl"), ("nl", "fr"), ("fr",)], ids="-".join)
def test_ids_outlive_the_choice_of_languages(
    languages: tuple[str, ...], project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An edition without English has the ids that the English catalogue keeps, and keeps that catalogue up to date."""
    _, before, _ = run(capsys, "events", "--json", "--project", str(project))
    speak(project, *languages)
    give_rules(project)
    _, after, _ = run(capsys, "events", "--json", "--project", str(project))
    named = [[json.loads(line)["id"] for line in out.splitlines()] for out in (before, after)]
    assert named[0] == named[1]
    put(project, "nouveau.txt", "Le Conseil s'est réuni le 7 décembre 2007.\n")
    assert run(capsys, "translate", "--project", str(project))[0] == 0
    assert len(ids(project, "en")) > len(named[0])


def test_an_edition_in_one_language_keeps_its_ids(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without any translation a catalogue in French keeps them, wanting nothing, when a text changes."""
    speak(project, "fr")
    (project / "translations" / "events" / "essai.en.po").unlink()
    path = put(project, "nouveau.txt", "Le Conseil s'est réuni le 7 décembre 2007 à Bruxelles.\n")
    assert run(capsys, "translate", "--project", str(project))[0] == 0
    before = {row["text"]: row["id"] for row in rows_of(project, capsys)}
    path.unlink()
    put(project, "nouveau.txt", "Le Conseil s'est donc réuni le 7 décembre 2007 à Bruxelles.\n")
    after = {row["text"]: row["id"] for row in rows_of(project, capsys)}
    changed = next(text for text in after if "donc" in text)
    assert after[changed] == before[changed.replace("donc ", "")]
    assert run(capsys, "build", "html", "--project", str(project))[0] == 0


def rows_of(project: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, str]]:
    """The rows of ``timeline events --json``."""
    return [json.loads(line) for line in run(capsys, "events", "--json", "--project", str(project))[1].splitlines()]


def test_an_exchange_file_goes_to_the_catalogue_of_its_language(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A Dutch XLIFF fills the Dutch catalogue, and leaves the English one as it was."""
    speak(project, "fr", "en", "nl")
    give_rules(project)
    run(capsys, "translate", "--project", str(project))
    english = (project / "translations" / "events" / "essai.en.po").read_bytes()
    assert run(capsys, "exchange", "xliff", "--project", str(project))[0] == 0
    path = project / "build" / "essai.nl.xlf"
    text = path.read_text(encoding="utf-8")
    text = re.sub(r'state="initial"><source>(.*?)</source>', r'state="final"><source>\1</source><target>NL \1</target>', text)
    path.write_text(text, encoding="utf-8")
    assert run(capsys, "exchange", "xliff", "--take", str(path), "--project", str(project))[0] == 0
    assert (project / "translations" / "events" / "essai.en.po").read_bytes() == english
    dutch = (project / "translations" / "events" / "essai.nl.po").read_text(encoding="utf-8")
    assert dutch.count('msgstr "NL ') == len(ids(project, "nl"))


def test_a_file_of_other_languages_is_not_taken_back(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """From Dutch into Polish: refused by name, nothing written."""
    path = project / "a.xlf"
    path.write_text('<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="nl" trgLang="pl"/>')
    code, _, err = run(capsys, "exchange", "xliff", "--take", str(path), "--project", str(project))
    assert code == 1
    assert "T28" in err
    assert "from fr to en" in err


def test_each_language_says_what_it_is_good_for(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """French reads texts; a language with a wording alone is lacking the rest by name, and what follows is told."""
    give_rules(project, "sv")
    code, out, err = run(capsys, "languages", "fr", "sv", "--project", str(project))
    assert (code, err) == (0, "")
    french, *swedish = out.splitlines()
    assert french == "fr  French: texts, publishing, checks"
    assert swedish[0] == "sv  Swedish: nothing"
    assert "rules/sv/events.toml" in swedish[1]
    assert "translations/labels/sv.po" in swedish[2]
    give_labels(project, "sv")
    _, out, _ = run(capsys, "languages", "sv", "--json", "--project", str(project))
    assert json.loads(out)["lacks"]["publishing"] == []


def test_what_cannot_be_compared_is_said(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A language that is only printed is remarked by check, and no other is."""
    speak(project, "fr", "en", "sv")
    give_rules(project, "sv")
    _, _, err = run(capsys, "check", "--project", str(project))
    assert [line for line in err.splitlines() if " R23 " in line and "sv" in line.split(" R23 ")[0]]
    assert err.count(" R23 ") == 1


def test_texts_of_two_languages_lie_in_one_collection(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An English text wants French, a French one English; each has a catalogue of its own direction."""
    put(project, "english.txt", "The Council met in Rome on 3 May 2005.\n", language="en")
    assert run(capsys, "translate", "--project", str(project))[0] == 0
    french = (project / "translations" / "events" / "essai.fr.po").read_text(encoding="utf-8")
    english = (project / "translations" / "events" / "essai.en.po").read_text(encoding="utf-8")
    assert "X-Source-Language: en" in french
    assert french.count("The Council met in Rome") == 1
    assert "The Council met in Rome" not in english
    assert run(capsys, "build", "html", "--draft", "--project", str(project))[0] == 0
    page = (project / "build" / "timeline.html").read_text(encoding="utf-8")
    assert "The Council met in Rome" in " ".join(parts(page, "en"))
    assert run(capsys, "translate", "--check", "--project", str(project))[0] == 0


def test_three_languages_have_room_beside_one_another(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The page has a button for all of them and narrower columns; with two it stays as it is."""
    wide = {}
    for languages in (("fr", "en"), ("en", "nl", "fr")):
        speak(project, *languages)
        (project / "rules").exists() or give_rules(project)
        assert run(capsys, "build", "html", "--draft", "--project", str(project))[0] == 0
        page = (project / "build" / "timeline.html").read_text(encoding="utf-8")
        wide[languages[0]] = "--measure: 80em" in page
        named = re.findall(r'name="view" value="(\w+)"', page)
        assert named == ["both", *languages]
        assert ("Toutes" in page) is (len(languages) > 2)
    assert wide == {"fr": False, "en": True}


def test_columns_are_languages_of_the_edition(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the briefing is to print beside one another must be printed at all."""
    path = project / "corpus" / "chronology.toml"
    path.write_text(path.read_text(encoding="utf-8") + '\n[page]\ncolumns = "fr,sv"\n', encoding="utf-8")
    code, _, err = run(capsys, "build", "pdf", "--project", str(project))
    assert code == 1
    assert "C21" in err
    assert "fr,sv" in err
