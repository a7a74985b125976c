"""How long two official texts take to be joined: ``python tests/bench/twins.py [10000]`` pairs of invented sentences.

One in fifty is lacking in the English, one in fifty is joined to the next. Time is that of the processor, memory the most
that the process held.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from twins import marker

from timeline.translations.twins.linking import align

SENTENCES = (
    ("Le Conseil a examiné la situation à {place} le {day} mai {year}.", "The Council considered the situation in {place} on {day} May {year}."),
    ("{name} a présenté un rapport de {n} pages.", "{name} presented a report of {n} pages."),
    ("Les {n} observateurs quitteront {place} avant la fin de l'année.", "The {n} observers will leave {place} before the end of the year."),
    ("Nous remercions {name} de son engagement.", "We thank {name} for that commitment."),
    ("Cette décision n'a pas été facile.", "That was not an easy decision."),
    ("La route de {place} à {place2} a été fermée pendant {n} jours.", "The road from {place} to {place2} was closed for {n} days."),
    ("Le montant total s'élève à {n} millions d'euros, soit plus qu'en {year}.", "The total amount is {n} million euros, more than in {year}."),
    ("Les femmes et les enfants ont été les premières victimes de cette crise.", "Women and children were the first victims of this crisis."),
    ("{name} et {name2} se sont rencontrés à {place}.", "{name} and {name2} met in {place}."),
    ("Il faut agir rapidement, car l'hiver approche.", "Action must be taken quickly, because winter is coming."),
)  # fmt: skip
SYLLABLES = ("ba", "dor", "mi", "nel", "ka", "ros", "ti", "vel", "zan", "gu", "pel", "hor")


def main(arguments: list[str]) -> None:
    """Print sentences, seconds of work for reading and joining, megabytes and wrong links."""
    size = int(arguments[0]) if arguments else 10_000
    source, target, gold = invented(size)
    start = time.process_time()
    here, there = [marker("fr").segment(text) for text in source], [marker("en").segment(text) for text in target]
    read = time.process_time()
    links = align(here, there)
    done = time.process_time()
    right = sum((link.source, link.target) in gold for link in links)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{size} pairs: marks {read - start:.1f} s, joining {done - read:.1f} s, {memory} MB, {right} of {len(gold)} right"
    )


def invented(size: int) -> tuple[list[str], list[str], set[tuple[tuple[int, ...], tuple[int, ...]]]]:
    """Two texts and the links between them."""
    chance = random.Random(1)  # noqa: S311 the same texts each time
    source, target, gold = [], [], set()
    for i in range(size):
        words = {
            **{key: "".join(chance.choices(SYLLABLES, k=3)).title() for key in ("place", "place2", "name", "name2")},
            "day": chance.randint(2, 28), "year": chance.randint(1950, 2020), "n": chance.randint(2, 900),
        }  # fmt: skip
        french, english = (form.format(**words) for form in chance.choice(SENTENCES))
        source.append(french)
        kind = chance.random()
        if kind < 0.02:
            gold.add(((i,), ()))
        elif kind < 0.04 and target:
            target[-1] += f" {english}"
            before = next(link for link in gold if len(target) - 1 in link[1])
            gold.remove(before)
            gold.add(((*before[0], i), before[1]))
        else:
            gold.add(((i,), (len(target),)))
            target.append(english)
    return source, target, gold


if __name__ == "__main__":
    main(sys.argv[1:])
