"""A small bilingual chronology made by hand, for the tests of everything that prints one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from timeline.model.communique import Block, Communique, Sentence, Span
from timeline.model.edition import Chronology, Edition, Entry, Glance
from timeline.model.event import Event, Kind, Mention
from timeline.model.translation import Direction, State, Target, Translation
from timeline.model.when import When

if TYPE_CHECKING:
    from collections.abc import Sequence

INTO_ENGLISH = Direction("fr", "en")
LONG = " ".join(
    "Les ministres ont procédé à un échange de vues sur la situation ; ils ont poursuivi leur débat." for _ in range(40)
)
LONG_EN = " ".join(
    "Ministers exchanged views on the situation; they continued their discussion." for _ in range(40)
)
HOSTILE = "Le 3 mars 2009, <script>alert(1)</script> {{ 7*7 }} #import $x$ @cite *sic* \\ & _a_ `b` ~c."

# notation, kind, headline, headline in English, French, expression, English, its expression, state
ROWS: Sequence[tuple[str, Kind, str, str, str, str, str, str, State]] = (
    ("2007-12-07", Kind.MEETING, "Réunion des ministres", "Meeting of Foreign Ministers",
     "Réunis à Bruxelles le 7 décembre 2007, ils ont salué l'opération *Active Endeavour* : « une réussite ».",
     "le 7 décembre 2007",
     'Meeting in Brussels on 7 December 2007, they welcomed Operation *Active Endeavour*: "a success".',
     "on 7 December 2007", State.TRANSLATED),
    ("2008-01", Kind.PLANNED, "", "", "La deuxième phase sera lancée en janvier 2008.", "en janvier 2008",
     "The second phase will be launched in January 2008.", "in January 2008", State.TRANSLATED),
    ("by end 2008", Kind.DEADLINE, "", "", "Le système sera prêt d'ici à la fin 2008.", "d'ici à la fin 2008",
     "The system will be ready by the end of 2008.", "by the end of 2008", State.TRANSLATED),
    ("2009-03-03", Kind.PAST, "", "", HOSTILE, "Le 3 mars 2009",
     HOSTILE.replace("Le 3 mars 2009", "On 3 March 2009"), "On 3 March 2009", State.TRANSLATED),
    ("2008-04-02/2008-04-04", Kind.MEETING, "Sommet", "Summit",
     "Du 2 au 4 avril 2008, Sergueï Lavrov (Сергей Лавров) a siégé. " + LONG, "Du 2 au 4 avril 2008",
     "From 2 to 4 April 2008, Sergey Lavrov (Сергей Лавров) attended. " + LONG_EN, "From 2 to 4 April 2008",
     State.TRANSLATED),
    ("end 2009~", Kind.PLANNED, "", "", "Une conférence se tiendra vers la fin 2009.", "vers la fin 2009",
     "A conference will be held around the end of 2009.", "around the end of 2009", State.TRANSLATED),
)
GAPS: Sequence[tuple[str, Kind, str, str, str, str, str, str, State]] = (
    ("2010", Kind.PLANNED, "", "", "Le programme sera mené en 2010.", "en 2010", "", "", State.MISSING),
    ("2011", Kind.PLANNED, "", "", "Le programme sera achevé en 2011.", "en 2011",
     "The programme will be completed in 2010.", "", State.STALE),
)


def into_english(identity: str, source: str, target: str, state: State) -> Translation:
    """A French text with its English."""
    return Translation(identity, source, "fr", {"en": Target(target, state)})


def said(text: Translation, source: str, target: str) -> Translation:
    """The same entry with another French text and another English one."""
    english = replace(text.target("en"), text=target)
    return replace(text, source=source, targets={**text.targets, "en": english})


def _sentence(text: str, line: int) -> Sentence:
    return Sentence(text, Span("corpus/essai/a.txt", line, 100 * line, 100 * line + len(text)), Block.PARAGRAPH, line,
                    tuple(range(len(text))))


def communique() -> Communique:
    """The one communiqué of the sample."""
    return Communique(
        id="essai-2007", collection="essai", path="corpus/essai/a.txt",
        title="Réunion du Conseil au niveau des ministres, tenue à Bruxelles le 7 décembre 2007",
        headline="Réunion des ministres", published=date(2007, 12, 7), basis="stated", place="Bruxelles", issuer="OTAN",
        language="fr", reference="PR/CP(2007)131", source="https://example.org/a?b=1&c=2", sentences=(),
    )  # fmt: skip


def chronology(*, draft: bool = False, copies: int = 1, languages: tuple[str, ...] = ("fr", "en")) -> Chronology:
    """Six entries (a draft: eight, one without translation and one stale), or more copies of them, in order of time."""
    rows = [row for _ in range(copies) for row in (*ROWS, *(GAPS if draft else ()))]
    entries = [_entry(number, row) for number, row in enumerate(rows)]
    titles = {"essai-2007": into_english("essai-2007.title", communique().title,
                                        "Meeting of the Council at the level of Ministers", State.TRANSLATED)}
    edition = Edition(
        identifier="urn:uuid:00000000-0000-4000-8000-000000000001",
        title={"fr": "Chronologie d'essai", "en": "Sample chronology"},
        subtitle={"fr": "2007 – 2010", "en": "2007 – 2010"},
        publisher={"fr": "Maison", "en": "House"},
        rights={"fr": "Textes libres", "en": "Free texts"},
        languages=languages, subjects={"fr": ("OTAN",), "en": ("NATO",)},
    )  # fmt: skip
    ordered = sorted(entries, key=lambda entry: (entry.event.when, entry.id))
    names = {"OTAN": {"fr": "OTAN", "en": "NATO"}, "Bruxelles": {"fr": "Bruxelles", "en": "Brussels"}}
    return Chronology(edition, (communique(),), tuple(ordered), titles, date(2009, 12, 4), draft=draft, names=names)


SUBJECTS = {
    "terrorism": {"fr": "Lutte contre le terrorisme", "en": "Fight against terrorism"},
    "missile-defence": {"fr": "Défense <antimissile>", "en": "Missile <defence>"},
    "none": {"fr": "Aucune entrée", "en": "No entry"},
}


def glanced(made: Chronology) -> Chronology:
    """The chronology with a front page, and subjects: the first entry has two, the second one, the third none that is named."""
    given = (("missile-defence", "terrorism"), ("missile-defence",), ("unnamed",))
    first, second, third = (
        replace(entry, event=replace(entry.event, subjects=subjects, key=True))
        for entry, subjects in zip(made.entries[:3], given, strict=True)
    )
    entries = (first, second, third, *made.entries[3:])
    glance = (
        Glance("Key events", (first, second, third), more=2),
        Glance("To come as of", entries[3:6], made.date),
        Glance("Withdrawn since the last edition", (), more=1),
    )
    edition = replace(made.edition, subject_names=SUBJECTS)
    return replace(made, edition=edition, entries=entries, glance=glance)


def _entry(number: int, row: tuple[str, Kind, str, str, str, str, str, str, State]) -> Entry:
    notation, kind, headline, headline_en, text, expression, english, expression_en, state = row
    when, key = When.read(notation), f"essai-2007.a{number:03}"
    start = text.index(expression)
    mention = Mention(start, start + len(expression), expression, when, "sample", "stated")
    event = Event(kind, when, _sentence(text, number + 1), "essai-2007", "sample", "stated", (mention,), headline)
    marks = {"fr": ((start, start + len(expression)),)}
    if expression_en:
        at = english.index(expression_en)
        marks["en"] = ((at, at + len(expression_en)),)
    title = into_english(f"{key}.headline", headline, headline_en, State.TRANSLATED) if headline else None
    place = into_english("essai-2007.place", "Bruxelles", "Brussels", State.TRANSLATED) if kind is Kind.MEETING else None
    return Entry(key, event, communique(), into_english(key, text, english, state), title, place, marks)
