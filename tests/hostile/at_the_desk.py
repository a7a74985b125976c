"""Some work at the desk on the project in this folder, as its pages ask for it: ``python tests/hostile/at_the_desk.py [3]``.

A text is brought in, the catalogues are brought up to date, an event is accepted and given a headline, a translation
saved; or only the first so many of these steps. What is done already is not done again, so that a run after one that
was killed ends as if nothing had been.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from desks import Desk

from timeline.chronology.reviewing import Reviewed, ReviewedEvent, reviewed_events
from timeline.desk.review.hand import digest

TEXT, EVENT, ENTRY = "essai-2005", "essai-2005.s33k", "essai-2005.place"
BROUGHT = "Communiqué\n\nBruxelles, le 3 mars 2009\n\nLes ministres se sont réunis le 2 mars 2009.\n"


def bring(desk: Desk) -> None:
    """A file becomes a text."""
    if not any("2009-03-03" in text.path for text in desk.bench.look().texts):
        desk.post("/texts/take?name=apporte.txt&collection=essai", content=BROUGHT.encode())


def merge(desk: Desk) -> None:
    """The catalogues know all texts."""
    desk.post("/translate/merge")


def event(desk: Desk) -> ReviewedEvent:
    """The event, as it is now."""
    text = desk.bench.look().text(TEXT)
    assert text
    return next(one for one in reviewed_events(text) if one.id == EVENT)


def accept(desk: Desk) -> None:
    """An event is right."""
    if event(desk).state is Reviewed.NEW:
        desk.post(f"/review/{TEXT}/act/accept", {"event": EVENT, "was": digest(event(desk))})


def name(desk: Desk) -> None:
    """It has a headline."""
    desk.post(f"/review/{TEXT}/act/set", {"event": EVENT, "was": digest(event(desk)), "field": "headline", "value": "Réunion à Oslo"})


def translate(desk: Desk) -> None:
    """An entry has other words."""
    was = desk.get(f"/translate/en/{ENTRY}").text.split('data-was="')[1].split('"')[0]
    desk.post(f"/translate/en/{ENTRY}/save", {"was": was, "target": "Oslo, Norway"})


STEPS = (bring, merge, accept, name, merge, translate, merge)

if __name__ == "__main__":
    at_work = Desk(Path.cwd())
    for step in STEPS[: int(sys.argv[1]) if sys.argv[1:] else None]:
        step(at_work)
