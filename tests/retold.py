"""A corpus of any number of communiqués that never were, of which it is known which tell the same events again.

Every session of the conference announces exercises, missions and elections for the months to come, and tells of some that
earlier ones announced. No two occasions are of one kind in one town in one month, so that all that tells the same is known.
"""

from __future__ import annotations

import hashlib
import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
SETTINGS = """\
identifier = "urn:uuid:00000000-0000-4000-8000-00000000beef"
languages = ["fr", "en"]
[title]
fr = "Conférence des riverains"
en = "Conference of the riparian States"
[subtitle]
fr = ""
en = ""
[publisher]
fr = "Archives"
en = "Archives"
[rights]
fr = ""
en = ""
"""
_HEADS, _MIDDLES, _TAILS = ("Ker", "Val", "Port", "Mont", "Sal", "Bri", "Lan"), ("a", "e", "i", "o", "u"), (
    "bourg", "ville", "mont", "zac", "court", "vert", "dun", "mar", "nay", "poix", "gny",
)  # fmt: skip
# How an occasion is announced for a month, and how it is told of later by its day; {about} are words of its own.
_OCCASIONS = (
    ("L'exercice {about} se déroulera à {town} en {month}.", "L'exercice {about} s'est déroulé à {town} le {day}."),
    ("Une mission {about} sera envoyée à {town} en {month}.", "Une mission {about} a été envoyée à {town} le {day}."),
    ("L'élection {about} aura lieu à {town} en {month}.", "L'élection {about} a eu lieu à {town} le {day}."),
)
_ABOUTS = (
    "de sauvetage fluvial", "de déminage préventif", "de surveillance aérienne", "de secours médicaux", "d'assistance technique",
    "de prévention routière", "de contrôle sanitaire", "de formation judiciaire",
)  # fmt: skip
_DECISIONS = (
    "de créer un fonds commun, à verser au plus tard le {day} ;",
    "de proroger jusqu'au {day} le mandat de la mission d'observation ;",
    "de publier avant le {day} un bilan des contrôles effectués ;",
    "de confier au secrétariat un rapport à remettre d'ici à la fin {year} ;",
)
_FILLERS = (
    "Les délégations ont salué l'esprit de coopération qui anime les riverains, et la qualité du rapport du secrétariat.",
    "La sécurité de la navigation reste la première des priorités de la Conférence.",
    "Elles ont procédé à un échange de vues approfondi sur la situation dans la région.",
)


@dataclass(frozen=True)
class Retelling:
    """Two sentences that tell of one occasion: announced for a month, told of by its day."""

    announced: str
    told: str


class Text(NamedTuple):
    """A communiqué: its name, its day, its body."""

    name: str
    day: date
    body: str


def make_texts(count: int, seed: int = 1) -> tuple[list[Text], list[Retelling]]:
    """So many communiqués in order of their days, three days apart, and what they tell again of earlier ones."""
    chance = random.Random(seed)  # noqa: S311
    draw, waiting, known, texts = _occasions(chance), [], [], []
    for number in range(count):
        day = date(1971, 1, 4) + timedelta(days=3 * number)
        coming: list[tuple[Retelling, date]] = [draw(day) for _ in range(5)]
        past = [one for one, when in waiting if when < day][: chance.randrange(2, 5)]
        waiting = [*((one, when) for one, when in waiting if one not in past), *coming]
        known += past
        said = [*(one.told for one in past), *(one.announced for one, _ in coming)]
        texts.append(Text(f"session-{number:05}", day, _body(said, day, chance)))
    return texts, known


def make_project(root: Path, count: int, seed: int = 1) -> list[Retelling]:
    """A project of so many communiqués, a collection for each ten years; what they tell again."""
    texts, known = make_texts(count, seed)
    (root / "corpus").mkdir(parents=True)
    (root / "corpus" / "chronology.toml").write_text(SETTINGS, encoding="utf-8")
    for text in texts:
        folder = root / "corpus" / f"sessions-{text.day.year // 10}0"
        folder.mkdir(exist_ok=True)
        digest = hashlib.sha256(text.body.encode()).hexdigest()
        head = f"id: {text.name}\ntitle: Session de la Conférence des riverains\ndate: {text.day}\nbasis: stated\nplace: Kerval\n"
        head += f"issuer: Secrétariat\nlanguage: fr\nsource: {text.name}.txt\nsha256: {digest}\n"
        (folder / f"{text.name}.txt").write_text(f"---\n{head}---\n{text.body}", encoding="utf-8")
    return known


def _occasions(chance: random.Random) -> Callable[[date], tuple[Retelling, date]]:
    """Draws an occasion to announce on a day, and the day on which it will be; none is of one kind, town and month twice."""
    towns = [f"{head}{middle}{tail}" for head in _HEADS for middle in _MIDDLES for tail in _TAILS]
    used: set[tuple[str, str, str]] = set()

    def draw(said: date) -> tuple[Retelling, date]:
        while True:
            day = said + timedelta(days=chance.randrange(40, 300))
            town, (announced, told), month = chance.choice(towns), chance.choice(_OCCASIONS), _said(day).split(" ", 1)[1]
            if (town, told, month) not in used:
                used.add((town, told, month))
                words = {"about": chance.choice(_ABOUTS), "town": town, "month": month, "day": _said(day)}
                return Retelling(announced.format(**words), told.format(**words)), day

    return draw


def _body(said: list[str], day: date, chance: random.Random) -> str:
    """Paragraphs in another order in each text, hard wraps in some, a list of decisions."""
    paragraphs = [*said, *chance.sample(_FILLERS, 2)]
    chance.shuffle(paragraphs)
    opening = f"Les délégations des États riverains, réunies à Kerval le {_said(day)}, ont adopté le présent communiqué."
    later = (day + timedelta(days=chance.randrange(60, 900)) for _ in range(4))
    decided = [one.format(day=_said(by), year=by.year) for one, by in zip(_DECISIONS, later, strict=True)]
    items = "\n".join(f"- {item}" for item in decided[: chance.randrange(2, 5)])
    joint = chance.choice(("\n\n", "\n\n", " "))
    return f"{opening}\n\n{joint.join(paragraphs)}\n\nLa Conférence a décidé :\n\n{items[:-2]}.\n"


def _said(day: date) -> str:
    return f"{'1er' if day.day == 1 else day.day} {MONTHS[day.month - 1]} {day.year}"


