"""Editions of the sizes that people have, out of mixed shapes: ``python tests/sizes.py 12 120 1200 --out DIR`` makes them.

Long lists and lists of two, one-line entries and entries of a page, twelve on a day, sentences of three dates, no headline
where there is none, an event told twice, a note, dates of every precision. The texts are invented.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from itertools import count, cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

from sample import chronology, into_english

from timeline.chronology.at_a_glance import see_at_a_glance
from timeline.chronology.composing import entry_order
from timeline.chronology.saying_once import say_once
from timeline.model.communique import Block, Communique, Sentence, Span
from timeline.model.edition import Chronology, Entry
from timeline.model.event import Event, Kind, Mention
from timeline.model.translation import State, Translation
from timeline.model.when import When

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Pair = tuple[str, str]

SIZES = (12, 120, 1200)
SUBJECTS = {
    "navigation": {"fr": "Navigation", "en": "Navigation"},
    "floods": {"fr": "Crues et digues", "en": "Floods and dykes"},
    "rescue": {"fr": "Secours", "en": "Rescue services"},
}
# What is decided, in French and in English, from a few words to a long sentence.
DECIDED: Sequence[Pair] = (
    ("d'ouvrir l'écluse de Valmeyre", "to open the lock at Valmeyre"),
    ("d'adopter son règlement", "to adopt its rules of procedure"),
    ("de créer un groupe de travail sur le balisage, que présidera la délégation de Kerval",
     "to set up a working group on buoyage, to be chaired by the delegation of Kerval"),
    ("de confier au secrétariat l'inventaire des digues de la rive gauche, de leurs propriétaires et des travaux que chacun y a "
     "faits depuis la crue, et de le publier avec les plans", "to entrust the secretariat with an inventory of the dykes on the left "
     "bank, of their owners and of the works that each has carried out since the flood, and to publish it with the plans"),
    ("de proroger le mandat de la mission", "to extend the mandate of the mission"),
    ("d'établir entre les centres de secours des deux rives une ligne directe, ouverte jour et nuit, dont l'essai aura lieu chaque "
     "mois et dont le coût sera partagé par moitié ; de désigner dans chacun de ces centres un officier de liaison qui connaisse "
     "la langue de l'autre rive ; et de faire rapport de tout incident dans les trois jours",
     "to establish a direct line between the rescue centres of the two banks, open day and night, to be tested every month and "
     "paid for in equal parts; to appoint in each of these centres a liaison officer who knows the language of the other bank; "
     "and to report any incident within three days"),
)  # fmt: skip
# What happened, one line each.
HAPPENED: Sequence[Pair] = (
    ("une barge a heurté le pont de Kerval", "a barge struck the bridge at Kerval"),
    ("le niveau a dépassé six mètres", "the water rose above six metres"),
    ("la patrouille a secouru deux pêcheurs", "the patrol rescued two fishermen"),
    ("la navigation a été interrompue trois heures", "navigation was suspended for three hours"),
    ("les écluses ont rouvert", "the locks reopened"),
    ("un exercice de secours a réuni quarante personnes", "a rescue exercise brought together forty people"),
)
STATED: Sequence[Pair] = (
    ("Les délégations ont procédé à un échange de vues sur l'état du fleuve ; elles ont constaté que les mesures prises après la crue "
     "avaient été appliquées sur les deux rives.", "Delegations exchanged views on the state of the river; they noted that the measures "
     "taken after the flood had been applied on both banks."),
    ("Plusieurs orateurs ont souligné que le trafic avait doublé : « le fleuve n'est plus celui de nos pères », a dit le Président.",
     'Several speakers stressed that traffic had doubled: "the river is no longer that of our fathers", the Chairman said.'),
    ("La Conférence a remercié le gouvernement de Valmeyre de son hospitalité.",
     "The Conference thanked the government of Valmeyre for its hospitality."),
)  # fmt: skip
FRENCH = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre")
ENGLISH = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
OPENING: Pair = ("La Conférence a décidé :", "The Conference decided:")


def edition(entries: int, languages: tuple[str, ...] = ("fr", "en")) -> Chronology:
    """So many entries of the sessions of a conference, in order of time, said once, with a front page and subjects."""
    made = list(islice(_all_entries(), entries))
    texts = {entry.communique.id: entry.communique for entry in made}
    titles = {name: _pair(f"{name}.title", (text.title, f"Communiqué of session {name[-3:]}")) for name, text in texts.items()}
    ordered = say_once(sorted(made, key=entry_order), languages)
    newest = max(text.published for text in texts.values() if text.published)
    settings = replace(
        chronology().edition, languages=languages, subject_names=SUBJECTS,
        title={"fr": "La Conférence de la Vèbre", "en": "The Vèbre Conference"},
        subtitle={"fr": f"{entries} entrées", "en": f"{entries} entries"},
    )  # fmt: skip
    glance = see_at_a_glance(ordered, newest, None, languages)
    return Chronology(settings, tuple(texts.values()), ordered, titles, newest, glance=glance)


def _all_entries() -> Iterator[Entry]:
    """Session after session, each of another shape."""
    shapes = cycle((_short_list, _busy_day, _three_dates, _long_list, _long_words, _one_line, _told_twice, _mixed_dates))
    day = date(1994, 3, 7)
    for number, shape in enumerate(shapes):
        text = Communique(
            id=f"vebre-{number:03}", collection="vebre", path=f"corpus/vebre/{number:03}.txt",
            title=f"Communiqué de la {number + 1}e session", headline="Session de la Conférence", published=day,
            basis="stated", place="Kerval", issuer="Conférence de la Vèbre", language="fr", reference=f"CV({day.year}){number}",
            source=f"https://example.org/vebre/{number}", sentences=(),
        )  # fmt: skip
        yield from shape(partial(_entry, text, count()), day, number)
        day += timedelta(days=41)


def _short_list(make: partial[Entry], day: date, number: int) -> Iterator[Entry]:
    yield _meeting(make, day)
    yield from _items(make, day, range(number, number + 2), headlines=True)


def _long_list(make: partial[Entry], day: date, number: int) -> Iterator[Entry]:
    """Fourteen decisions, with headlines in every second list, one of them long."""
    yield _meeting(make, day)
    yield from _items(make, day, range(number, number + 14), headlines=number % 16 < 8)


def _items(make: partial[Entry], day: date, numbers: range, *, headlines: bool) -> Iterator[Entry]:
    for number in numbers:
        french, english = DECIDED[number % len(DECIDED)]
        head = ("Décision " + french.partition(",")[0], "Decision " + english.partition(",")[0]) if headlines else ("", "")
        yield make(Kind.DECISION, day.isoformat(), (f"{OPENING[0]} {french} ;", f"{OPENING[1]} {english};"), head=head, opening=OPENING[0])


def _busy_day(make: partial[Entry], day: date, number: int) -> Iterator[Entry]:
    """Twelve on a day, a line each, none with a headline."""
    for hour in range(12):
        french, english = HAPPENED[(number + hour) % len(HAPPENED)]
        said = f"Le {day.day} {FRENCH[day.month - 1]} {day.year}", f"On {day.day} {ENGLISH[day.month - 1]} {day.year}"
        texts = f"{said[0]}, à {hour + 8} heures, {french}.", f"{said[1]} at {hour + 8}:00, {english}."
        yield make(Kind.PAST, day.isoformat(), texts, dated=said)


def _three_dates(make: partial[Entry], day: date, _: int) -> Iterator[Entry]:
    """One sentence: a decision of the day, a deadline, an approximate date."""
    year = day.year + 1
    texts = (
        f"La Conférence a décidé d'accélérer la construction de la seconde écluse, qui devra être ouverte aux petits bateaux d'ici à la fin "
        f"{year} et, sous réserve des crédits que chacun des gouvernements riverains aura votés, à tous les autres vers la fin {year + 1}.",
        f"The Conference decided to speed up the building of the second lock, which is to be open to small craft by the end of {year} "
        f"and, subject to the funds that each of the riparian governments will have voted, to all others around the end of {year + 1}.",
    )
    head = "Seconde écluse : travaux à accélérer", "Second lock: work to be speeded up"
    first = make(Kind.DECISION, day.isoformat(), texts, head=head)
    yield first
    due = f"d'ici à la fin {year}", f"by the end of {year}"
    yield make(Kind.DEADLINE, f"by end {year}", texts, dated=due, same=first.id, head=("Ouverture aux petits bateaux", "Open to small craft"))
    yield make(Kind.PLANNED, f"end {year + 1}~", texts, dated=(f"vers la fin {year + 1}", f"around the end of {year + 1}"), same=first.id)


def _long_words(make: partial[Entry], day: date, number: int) -> Iterator[Entry]:
    """A statement of more than a page's third, with no headline."""
    yield _meeting(make, day)
    french, english = (" ".join(parts) for parts in zip(*(STATED[(number + part) % 3] for part in range(14)), strict=True))
    dated = f"Le {day.day} {FRENCH[day.month - 1]} {day.year}", f"On {day.day} {ENGLISH[day.month - 1]} {day.year}"
    yield make(Kind.PAST, day.isoformat(), (f"{dated[0]}, {french}", f"{dated[1]}, {english}"), dated=dated)


def _one_line(make: partial[Entry], day: date, number: int) -> Iterator[Entry]:
    for months in range(3):
        later = day + timedelta(days=31 * months)
        said = f"en {FRENCH[later.month - 1]} {later.year}", f"in {ENGLISH[later.month - 1]} {later.year}"
        texts = f"La session suivante se tiendra {said[0]}.", f"The next session will be held {said[1]}."
        head = ("Session suivante", "Next session") if months == 0 else ("", "")
        yield make(Kind.PLANNED, f"{later:%Y-%m}", texts, dated=said, head=head, key=number % 3 == 0)


def _told_twice(make: partial[Entry], day: date, number: int) -> Iterator[Entry]:
    """An event that another sentence tells too, with a note of the editors."""
    first, other = (
        make(Kind.PAST, day.isoformat(), (f"Ce jour, {HAPPENED[one % 6][0]}.", f"That day {HAPPENED[one % 6][1]}."),
             head=(HAPPENED[one % 6][0].capitalize(), HAPPENED[one % 6][1].capitalize()))
        for one in (number, number + 1)
    )  # fmt: skip
    note = _pair("note", ("Les archives de Kerval donnent une autre heure.", "The archives of Kerval give another time."))
    yield replace(first, others=(replace(other, within=first.id, why="place"),), note=note)


def _mixed_dates(make: partial[Entry], day: date, number: int) -> Iterator[Entry]:
    """A year, a season, a stretch, an open date, an unknown year."""
    whens = {
        str(day.year): (f"en {day.year}", f"in {day.year}"), f"{day.year}-23": (f"à l'automne {day.year}", f"in the autumn of {day.year}"),
        f"{day.year}-02/{day.year}-04": (f"de février à avril {day.year}", f"from February to April {day.year}"),
        f"since {day.year}-06": (f"depuis juin {day.year}", f"since June {day.year}"), "XXXX-05-12": ("le 12 mai", "on 12 May"),
    }  # fmt: skip
    for step, (when, said) in enumerate(whens.items()):
        french, english = HAPPENED[(number + step) % 6]
        head = (french.capitalize(), english.capitalize()) if step % 2 else ("", "")
        yield make(Kind.PAST, when, (f"On a rappelé que {french} {said[0]}.", f"It was recalled that {english} {said[1]}."), dated=said, head=head)


def _meeting(make: partial[Entry], day: date) -> Entry:
    texts = (
        f"La Conférence s'est réunie à Kerval le {day.day} {FRENCH[day.month - 1]} {day.year}.",
        f"The Conference met in Kerval on {day.day} {ENGLISH[day.month - 1]} {day.year}.",
    )
    dated = f"le {day.day} {FRENCH[day.month - 1]} {day.year}", f"on {day.day} {ENGLISH[day.month - 1]} {day.year}"
    return make(Kind.MEETING, day.isoformat(), texts, dated=dated, head=("Session de la Conférence", "Session of the Conference"))


def _entry(  # noqa: PLR0913 all that tells entries apart
    text: Communique, numbers: count[int], kind: Kind, when: str, said: Pair, *, head: Pair = ("", ""), dated: Pair = ("", ""),
    opening: str = "", same: str = "", key: bool = False,
) -> Entry:  # fmt: skip
    """An entry of a communiqué; ``same`` is the id of the entry whose sentence it shares."""
    number = next(numbers)
    name, french = f"{text.id}.a{number:03}", said[0]
    sentence = Sentence(french, Span(text.path, 3 * number + 1, 100 * number, 100 * number + len(french)), Block.PARAGRAPH, number + 1,
                        tuple(range(len(french))), opening=opening)  # fmt: skip
    marks = {code: ((at, at + len(words)),) for code, words, whole in zip(("fr", "en"), dated, said, strict=True)
             if words and (at := whole.find(words)) >= 0}  # fmt: skip
    mentions = tuple(Mention(start, end, dated[0], When.read(when), "sample", "stated") for start, end in marks.get("fr", ()))
    subjects = (list(SUBJECTS)[number % 3],) if number % 4 else ()
    event = Event(kind, When.read(when), sentence, text.id, "sample", "stated", mentions, head[0], key=key, subjects=subjects)
    place = _pair("vebre.place", ("Kerval", "Kerval")) if kind is Kind.MEETING else None
    return Entry(name, event, text, _pair(same or name, said), _pair(f"{name}.headline", head) if head[0] else None, place, marks)


def _pair(identity: str, said: Pair) -> Translation:
    return into_english(identity, *said, State.TRANSLATED)


def main() -> None:
    """Write the publications of each size into a folder."""
    from web import TEMPLATES, templates  # noqa: PLC0415 the tests alone do without

    from timeline.publishing.formats import MAKERS  # noqa: PLC0415

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=list(SIZES))
    parser.add_argument("--out", type=Path, default=Path("build/sizes"))
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    for size in asked.sizes:
        for name in ("pdf", "epub", "html"):
            path = asked.out / f"{size}.{name}"
            path.write_bytes(MAKERS[name](edition(size), templates(), [TEMPLATES]))
            print(path)  # noqa: T201 a program


if __name__ == "__main__":
    main()
