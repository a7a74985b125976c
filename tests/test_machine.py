"""A model on this computer drafts what no memory has; here a stand-in for its engine, as no model comes with the tests."""

from __future__ import annotations

import json
import sys
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from projects import put, run, snapshot
from sample import INTO_ENGLISH

from timeline.language.languages import Languages
from timeline.model.errors import TimelineError
from timeline.model.translation import Direction, State
from timeline.translations.catalogue import Catalogue, new_catalogue
from timeline.translations.known_texts import KnownTexts
from timeline.translations.machine import Machine, draft_by_machine, load_machine
from timeline.translations.po import Unit
from timeline.translations.states import unit_state

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = KnownTexts({}, Languages())


class Translator:
    """The engine's class, that knows three words and says the others again; it keeps what it was asked."""

    asked: list[list[str]] = []  # noqa: RUF012 what all of them were asked
    words = {"Le": "The", "Conseil": "Council", "décide.": "decides."}  # noqa: RUF012 as above

    def __init__(self, path: str, **_: object) -> None:
        """Load what is there; the engine says RuntimeError of what is none."""
        if "broken" in path:
            raise RuntimeError("Unsupported model binary version\nmore")

    def translate_batch(self, tokens: list[list[str]], **_: object) -> list[SimpleNamespace]:
        """Each text, word by word."""
        self.asked.extend(tokens)
        return [SimpleNamespace(hypotheses=[[self.words.get(one, one) for one in text]]) for text in tokens]


class Pieces:
    """The cutter's class, for which each word is a piece."""

    def __init__(self, **_: object) -> None:
        """Load nothing."""

    def encode(self, text: str, **_: object) -> list[str]:
        """The words."""
        return text.split()

    def decode(self, words: list[str]) -> str:
        """The words again."""
        return " ".join(words)


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The stand-in in the place of what the extra brings; what it is asked."""
    translators, pieces = ModuleType("ctranslate2"), ModuleType("sentencepiece")
    translators.Translator = Translator  # type: ignore[attr-defined]
    pieces.SentencePieceProcessor = Pieces  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "ctranslate2", translators)
    monkeypatch.setitem(sys.modules, "sentencepiece", pieces)
    monkeypatch.setattr(Translator, "asked", [])
    return Translator.asked


def argos(folder: Path, **told: object) -> Path:
    """A package of Argos."""
    (folder / "model").mkdir(parents=True)
    (folder / "metadata.json").write_text(json.dumps({"from_code": "fr", "to_code": "en"} | told), encoding="utf-8")
    return folder


def opus(folder: Path, **config: object) -> Path:
    """A model of OPUS."""
    folder.mkdir()
    (folder / "model.bin").write_bytes(b"")
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    return folder


def test_both_kinds_of_folder_are_read(tmp_path: Path, engine: list[list[str]]) -> None:
    """Their languages, and who marks the end of a text: OPUS asks for it unless its settings say so."""
    made = [
        load_machine(argos(tmp_path / "translate-fr_en-1_9")),
        load_machine(opus(tmp_path / "opus-mt-fr-en")),
        load_machine(opus(tmp_path / "other_fr-en", add_source_eos=True)),
    ]
    assert [one.direction for one in made] == [INTO_ENGLISH] * 3
    assert [one.translate(["Le Conseil\ndécide."]) for one in made] == [["The Council decides."]] * 3
    assert [text[-1] for text in engine] == ["décide.", "</s>", "décide."]
    assert made[0].translate([]) == []
    assert made[0].translate(["mot " * 401, "Le Conseil", ""]) == ["", "The Council", ""]


@pytest.mark.parametrize(
    ("name", "files"),
    [
        ("nothing-fr-en", {}),
        ("model", {"model.bin": ""}),
        ("argos", {"metadata.json": "no JSON"}),
        ("argos", {"metadata.json": "[1]"}),
        ("argos", {"metadata.json": '{"from_code": 1}'}),
        ("broken-fr-en", {"model.bin": "x", "config.json": "{"}),
    ],
)
def test_a_folder_without_a_model_is_told(
    tmp_path: Path, engine: list[list[str]], name: str, files: dict[str, str]
) -> None:
    """With what there should be; the engine's own words where it refuses a model."""
    (tmp_path / name).mkdir()
    for file, text in files.items():
        (tmp_path / name / file).write_text(text, encoding="utf-8")
    with pytest.raises(TimelineError) as refused:
        load_machine(tmp_path / name)
    (finding,) = refused.value.findings
    assert finding.code == "T46"
    assert ("Unsupported model" in finding.fact) == name.startswith("broken")
    assert engine == []


def test_only_what_is_empty_and_goes_its_way_is_drafted() -> None:
    """The rest stands as it is; what the machine leaves empty stays empty."""
    catalogue = Catalogue(
        "en.po",
        INTO_ENGLISH,
        new_catalogue("", INTO_ENGLISH).header,
        (
            Unit("a.x2x2", "Un.", notes=("draft of before", "date: 2008")),
            Unit("a.y3y3", "Deux.", "Mine."),
            Unit("a.z4z4", "Trois.", obsolete=True),
            Unit("a.w5w5", "Vide."),
        ),
    )
    machine = Machine("toy", INTO_ENGLISH, lambda texts: ["" if text == "Vide." else f"EN {text}" for text in texts])
    after, made = draft_by_machine(catalogue, machine, TEXTS)
    assert [unit.target for unit in after.units] == ["EN Un.", "Mine.", "", ""]
    assert [(one.id, one.origin) for one in made] == [("a.x2x2", "machine, toy")]
    drafted = after.units[0]
    assert unit_state(drafted) is State.DRAFT
    assert drafted.notes[-1] == "draft: by machine, toy"
    other = Machine("toy", Direction("en", "fr"), lambda texts: ["?" for _ in texts])
    assert draft_by_machine(catalogue, other, TEXTS) == (catalogue, ())


@pytest.mark.usefixtures("engine")
def test_the_command_drafts_and_marks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Behind the memory; the second time there is nothing to draft, and no byte changes."""
    folder, model = tmp_path / "p", argos(tmp_path / "translate-fr_en")
    assert run(capsys, "new", str(folder))[0] == 0
    put(
        folder,
        "2019-05-14-meuse.txt",
        "Le Conseil a décidé le 15 mai 2019 d'ouvrir 12 écluses.\n",
        id="meuse",
        date="2019-05-14",
    )
    assert run(capsys, "translate", "--project", str(folder))[0] == 0
    words = "suggest", "--machine", str(model), "--project", str(folder)
    code, *said = run(capsys, *words)
    assert code == 0
    assert "by machine, translate-fr_en: The Council" in "".join(said)
    text = next((folder / "translations" / "events").glob("*.en.po")).read_text(encoding="utf-8")
    assert "#. draft: by machine, translate-fr_en\n" in text
    first = snapshot(folder)
    assert run(capsys, *words)[0] == 0
    assert snapshot(folder) == first


def test_without_the_extra_it_says_what_to_install(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And nothing is written."""
    monkeypatch.setitem(sys.modules, "ctranslate2", None)
    folder = tmp_path / "p"
    assert run(capsys, "new", str(folder))[0] == 0
    first = snapshot(folder)
    code, *told = run(capsys, "suggest", "--machine", str(argos(tmp_path / "m")), "--project", str(folder))
    said = "".join(told)
    assert code != 0
    assert "P95" in said
    assert "bilingual-timeline[machine]" in said
    assert snapshot(folder) == first
