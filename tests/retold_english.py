"""The English of the communiqués of ``retold``, sentence by sentence, and the whole project translated by it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from retold import MONTHS, make_project

from timeline.chronology.corpus import read_corpus
from timeline.chronology.keeping import catalogues_of
from timeline.project.files import write_all
from timeline.project.folders import Project
from timeline.translations.catalogue import write_catalogue

if TYPE_CHECKING:
    from pathlib import Path

ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
# The sentences, {} where a day, a month or a town stands; their English in the same order of what is filled in.
_SAID = {
    "Session de la Conférence des riverains": "Session of the Conference of the riparian States",
    "L'exercice {a} se déroulera à {t} en {d}.": "The exercise in {a} will be held at {t} in {d}.",
    "L'exercice {a} s'est déroulé à {t} le {d}.": "The exercise in {a} was held at {t} on {d}.",
    "Une mission {a} sera envoyée à {t} en {d}.": "A mission for {a} will be sent to {t} in {d}.",
    "Une mission {a} a été envoyée à {t} le {d}.": "A mission for {a} was sent to {t} on {d}.",
    "L'élection {a} aura lieu à {t} en {d}.": "The election for {a} will take place at {t} in {d}.",
    "L'élection {a} a eu lieu à {t} le {d}.": "The election for {a} took place at {t} on {d}.",
    "de créer un fonds commun, à verser au plus tard le {d}": "to create a common fund, to be paid no later than {d}",
    "de proroger jusqu'au {d} le mandat de la mission d'observation": "to extend until {d} the mandate of the observation mission",
    "de publier avant le {d} un bilan des contrôles effectués": "to publish before {d} a review of the controls carried out",
    "de confier au secrétariat un rapport à remettre d'ici à la fin {d}": "to entrust the secretariat with a report due by the end of {d}",
    "Les délégations des États riverains, réunies à {t} le {d}, ont adopté le présent communiqué.":
        "The delegations of the riparian States, meeting at {t} on {d}, adopted this communiqué.",
}  # fmt: skip
_ABOUT = {
    "de sauvetage fluvial": "river rescue", "de déminage préventif": "preventive mine clearance", "de surveillance aérienne": "air surveillance",
    "de secours médicaux": "medical relief", "d'assistance technique": "technical assistance", "de prévention routière": "road safety",
    "de contrôle sanitaire": "health control", "de formation judiciaire": "judicial training",
}  # fmt: skip
_FILLED = {"a": f"(?P<a>{'|'.join(_ABOUT)})", "t": r"(?P<t>\w+)", "d": r"(?P<d>(?:\d+(?:er)? )?(?:\w+ )?\d{4})"}
_OPENING = "La Conférence a décidé : ", "The Conference decided: "


def _pattern(french: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\\{(\w)\\\}", lambda found: _FILLED[found[1]], re.escape(french)))


_PATTERNS = [(_pattern(french), english) for french, english in _SAID.items()]


def into_english(french: str) -> str:
    """The English of a sentence of these communiqués; of a name the name, empty where there is none."""
    opening, own, end = "", french, ""
    if french.startswith(_OPENING[0]):
        opening, own = _OPENING[1], french.removeprefix(_OPENING[0])
    if opening and own[-1:] in ".;":
        own, end = own.rstrip(" .;"), own[-1]
    for pattern, english in _PATTERNS:
        if found := pattern.fullmatch(own):
            said = found.groupdict()
            words = {"a": _ABOUT.get(said.get("a", ""), ""), "t": said.get("t", ""), "d": _day(said.get("d", ""))}
            return opening + english.format(**words) + end
    return french if re.fullmatch(r"\w+", french) else ""


def _day(french: str) -> str:
    words = french.replace("1er ", "1 ").split(" ")
    return " ".join(ENGLISH_MONTHS[MONTHS.index(word)] if word in MONTHS else word for word in words)


def translate_project(root: Path) -> int:
    """Every entry of the catalogues has its English; how many have none, which should be none."""
    corpus, left, files = read_corpus(Project(root)), 0, {}
    for updated in catalogues_of(corpus):
        catalogue = updated.merge.catalogue
        units = [replace(unit, target=into_english(unit.source)) for unit in catalogue.units]
        left += sum(not unit.target for unit in units)
        files[updated.path] = write_catalogue(replace(catalogue, units=tuple(units))).encode()
    write_all(files)
    return left


def make_translated(root: Path, count: int) -> None:
    """A project of so many communiqués, all of it translated; headlines are proposed."""
    make_project(root, count)
    settings = root / "corpus" / "chronology.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + '[entries]\nheadlines = "proposed"\n', encoding="utf-8")
    if left := translate_project(root):
        raise AssertionError(f"{left} sentences have no English")
