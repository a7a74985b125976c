"""Drafts by a machine on this computer: a model for CTranslate2 in a folder that the user names; none goes elsewhere.

Two kinds of folder are known: a package of Argos Translate (``metadata.json``, ``model/``, ``sentencepiece.model``),
and a model of OPUS-MT as ``ct2-transformers-converter`` leaves it (``model.bin``, ``source.spm``, ``target.spm``) in a
folder whose name ends in its two languages, "opus-mt-fr-en". The same text gets the same draft each time.
"""

from __future__ import annotations

import json
import re
from contextlib import suppress
from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING, Any

from timeline.model.errors import Finding, TimelineError
from timeline.model.translation import Direction, State
from timeline.translations.po import FUZZY
from timeline.translations.states import DRAFT_NOTE, unit_state
from timeline.translations.suggesting import Suggestion

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from timeline.translations.catalogue import Catalogue
    from timeline.translations.known_texts import KnownTexts

BROUGHT = ("ctranslate2", "sentencepiece")  # what the extra brings
_LANGUAGES = re.compile(r"(?:^|[-_])([a-z]{2,3})[-_]([a-z]{2,3})$")
_END = "</s>"
_BEAM = 4
_MOST = 400  # pieces of a text that is translated; models have room for 512


@dataclass(frozen=True, slots=True)
class Machine:
    """A model by its name: from which language into which it goes, and what it makes of texts, one for each."""

    name: str
    direction: Direction
    translate: Callable[[Sequence[str]], list[str]]


def load_machine(folder: Path) -> Machine:
    """The model in a folder; TimelineError T46 where none of a known kind is, ModuleNotFoundError without the extra.

    What it translates is T46 too where the engine refuses; of a sentence that is too long for it it says nothing.
    """
    packed = folder / "metadata.json"
    if packed.is_file() and (told := _told(packed)):
        return _machine(folder, told, folder / "model", (folder / "sentencepiece.model",) * 2, end=False)
    named = _LANGUAGES.search(folder.name.lower())
    if (folder / "model.bin").is_file() and named:
        vocabularies = folder / "source.spm", folder / "target.spm"
        return _machine(folder, Direction(*named.groups()), folder, vocabularies, end=not _adds_end(folder))
    raise _unknown(folder, "has no model of a kind that is known")


def _machine(folder: Path, direction: Direction, model: Path, vocabularies: tuple[Path, Path], *, end: bool) -> Machine:
    translators, pieces = (import_module(name) for name in BROUGHT)
    try:
        translator = translators.Translator(str(model), device="cpu", inter_threads=1, intra_threads=1)
        source, target = (pieces.SentencePieceProcessor(model_file=str(path)) for path in vocabularies)
    except (OSError, RuntimeError, ValueError) as error:
        raise _unknown(folder, f"cannot be loaded: {str(error).strip().splitlines()[0]}") from error

    def translate(texts: Sequence[str]) -> list[str]:
        cut = [[*source.encode(" ".join(text.split()), out_type=str), *[_END] * end] for text in texts]
        # A model knows so many pieces of a sentence: of one that has more it would say the beginning.
        places = [place for place, tokens in enumerate(cut) if tokens and len(tokens) <= _MOST]
        try:
            results = translator.translate_batch([cut[place] for place in places], beam_size=_BEAM) if places else []
        except (RuntimeError, ValueError) as error:
            raise _unknown(folder, f"cannot translate: {str(error).strip().splitlines()[0]}") from error
        said = {
            place: [one for one in result.hypotheses[0] if one != _END]
            for place, result in zip(places, results, strict=True)
        }
        return [str(target.decode(said.get(place, []))).strip() for place in range(len(cut))]

    return Machine(folder.name, direction, translate)


def _told(path: Path) -> Direction | None:
    """The languages that the package says; None where it says none."""
    with suppress(ValueError, OSError):
        told: Any = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(told, dict) and all(isinstance(told.get(key), str) for key in ("from_code", "to_code")):
            return Direction(told["from_code"], told["to_code"])
    return None


def _adds_end(folder: Path) -> bool:
    """Whether the model marks the end of a text by itself."""
    with suppress(ValueError, OSError):
        told: Any = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        return isinstance(told, dict) and bool(told.get("add_source_eos"))
    return False


def _unknown(folder: Path, fact: str) -> TimelineError:
    remedy = "name the folder of an Argos package, or of an OPUS model for CTranslate2: translations/README.md"
    return TimelineError(Finding(folder.as_posix(), 0, "T46", f"the folder {fact}", remedy))


def draft_by_machine(
    catalogue: Catalogue, machine: Machine, texts: KnownTexts
) -> tuple[Catalogue, tuple[Suggestion, ...]]:
    """The catalogue with a draft in each empty entry that goes the machine's way, each marked as the machine's."""
    waiting = [
        unit
        for unit in catalogue.units
        if not unit.obsolete
        and unit_state(unit) is State.MISSING
        and texts.direction(unit.id, catalogue) == machine.direction
    ]
    said = machine.translate([unit.source for unit in waiting])
    drafts = {unit.id: draft for unit, draft in zip(waiting, said, strict=True) if draft}
    origin = f"machine, {machine.name}"
    units = tuple(
        replace(
            unit,
            target=drafts[unit.id],
            flags=(FUZZY, *unit.flags),
            notes=(*(note for note in unit.notes if not note.startswith(DRAFT_NOTE)), f"{DRAFT_NOTE}by {origin}"),
        )
        if unit.id in drafts and not unit.obsolete
        else unit
        for unit in catalogue.units
    )
    return replace(catalogue, units=units), tuple(Suggestion(one, draft, origin, 0.0) for one, draft in drafts.items())
