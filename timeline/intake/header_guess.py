"""The header that a text would have, each field with how it is known; what is not sure is shown and left to a person.

A day is taken from the text before it is taken from what a page or a mail says of itself; one only told never is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from timeline.dates import find_dates
from timeline.events.dateline import Confidence, read_datelines
from timeline.intake.extract import Clue, Remark, Sure
from timeline.intake.names import letters_of, slug
from timeline.model.when import Shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from timeline.events.dateline import Dateline
    from timeline.intake.extract import Extract
    from timeline.language import Language

FIELDS = ("id", "title", "date", "place", "issuer", "language", "reference")
_HEADING = re.compile(r"#{1,6}\s+(?P<words>\S.*)|(?P<bold>\*\*[^*]{4,200}\*\*)$")
_MARKS = re.compile(r"^[-–—•*>#\s]+|\*\*")
_SITE = re.compile(r"\s*[|»›·]\s+[^|»›·]{2,60}$|\s+::\s.{2,60}$")
_END = re.compile(r"[.!?…:;,][»\")\]\s]*$")
# « COMMUNIQUÉ DE PRESSE » says what the text is, not what it is called.
_GENRE = re.compile(
    r"(?:communiqu[ée](?:\s+(?:de\s+presse|final|officiel|conjoint|commun))*|d[ée]claration|note|presse|discours|"
    r"compte[ -]rendu|point\s+presse|pour\s+(?:diffusion|publication)\s+imm[ée]diate|embargo.*)"
    r"(?:\s*[-–—:,]?\s*(?:n\s?[°ºo]\s?)?[\w/().-]*\d[\w/().-]*)?", re.IGNORECASE,
)  # fmt: skip
_REFERENCE = re.compile(
    r"(?P<coded>\b[A-Z]{1,6}(?:[/-][A-Z]{1,6}){0,4}\s?\((?:19|20)\d\d\)\s?\d{1,5}(?:[-/]\w{1,9})?\b)"
    r"|(?P<slashed>\b[A-Z]{1,8}(?:/[A-Z0-9-]{1,12}){1,5}/\d{1,5}\b)"
    r"|\b[Rr](?:[ée]f(?:[ée]rence)?|ÉF(?:ÉRENCE)?|EF)\.?\s?:\s?(?P<named>[\w°/().-]*\d[\w/().-]*)"
    r"|(?P<numbered>\b[nN]\s?[°ºo]\.?\s?\d{1,5}(?:\s?[/-]\s?[\dA-Z]{1,8})*\b)"
)
_OTHERS = re.compile(
    r"\b(?:loi|d[ée]cret|arr[êe]t[ée]|r[ée]solution|article|directive|r[èe]glement|ordonnance|ligne|lot)s?\b",
    re.IGNORECASE,
)
_ADDRESS_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/_.]?(0[1-9]|1[0-2])[-/_.]?([0-2]\d|3[01])(?!\d)")
_WORD = re.compile(r"[^\W\d_]+")
_ROLES = {
    "signed": "signed in the text", "dateline": "the text's own dateline", "published": "published, as the text says",
    "today": "the text speaks of its own day", "held": "the meeting that the text tells", "told": "only told",
}  # fmt: skip
_ORDER = (Sure.STATED, Sure.LIKELY, Sure.GUESS)


@dataclass(frozen=True, slots=True)
class HeaderGuess:
    """For each field the clue to it, a guess only to be shown; the other days that may be meant; what is to be said."""

    clues: Mapping[str, Clue]
    remarks: tuple[Remark, ...]
    others: tuple[Clue, ...] = field(default=())

    @property
    def filled(self) -> dict[str, str]:
        """The fields that are known well enough to be written."""
        return {name: clue.value for name, clue in self.clues.items() if clue.sure is not Sure.GUESS}


def guess_header(extract: Extract, language: Language, name: str, ids: Iterable[str] = ()) -> HeaderGuess:
    """The header of a text in a language by what was taken from the file called ``name``; its id is none of ``ids``.

    C58 names a field that is not sure or not known, C59 days that disagree.
    """
    days = list(_days(extract, language, name))
    found: dict[str, Clue | None] = {
        "title": _title(extract, name),
        "date": days[0] if days else None,
        "place": _place(extract, language),
        "issuer": _issuer(extract),
        "language": _language(extract, language),
        "reference": _best(extract, "reference") or _reference(extract.text),
    }
    clues = {field: clue for field, clue in found.items() if clue}
    clues |= {clue.field: clue for clue in extract.clues if clue.field in ("headline", "updated", "basis", "source")}
    clues["id"] = _best(extract, "id") or _identity(clues, name, frozenset(ids))
    stated = bool(days) and days[0].sure is Sure.STATED
    others = tuple(
        day for day in days[1:] if day.sure is not Sure.GUESS and not (stated and day.basis.startswith(_ROLES["held"]))
    )
    return HeaderGuess(clues, tuple(_remarks(clues, others)), others)


def _best(extract: Extract, field: str) -> Clue | None:
    """The surest clue of the file to a field, the first of several."""
    mine = [clue for clue in extract.clues if clue.field == field and clue.value.strip()]
    return min(mine, key=lambda clue: _ORDER.index(clue.sure), default=None)


def _days(extract: Extract, language: Language, name: str) -> Iterator[Clue]:
    """Every day that may be the text's, the likeliest first; no day twice."""
    datelines = [one for one in read_datelines(extract.text, language) if one.day and one.role != "updated"]
    stated = [_as_day(clue, language) for clue in extract.clues if clue.field == "date"]
    sure = [_of_dateline(one) for one in datelines if one.confidence is Confidence.SURE]
    likely = [_of_dateline(one) for one in datelines if one.confidence is Confidence.LIKELY and one.role != "told"]
    told = [_guess(_of_dateline(one)) for one in datelines if one.confidence is Confidence.UNSURE or one.role == "told"]
    ours = [clue for clue in stated if clue and _is_header(clue)]
    said = [clue for clue in stated if clue and not _is_header(clue)]
    ranked = [
        *ours, *sure, *(one for one in said if one.sure is Sure.STATED), *likely,
        *(one for one in said if one.sure is not Sure.STATED), *_of_names(extract, name), *told,
    ]  # fmt: skip
    best: dict[str, Clue] = {}
    for one in sorted(ranked, key=lambda one: one.sure is Sure.GUESS):
        best.setdefault(one.value, one)
    yield from best.values()


def _is_header(clue: Clue) -> bool:
    return clue.basis == "the header of a corpus file"


def _of_dateline(one: Dateline) -> Clue:
    sure = Sure.STATED if one.confidence is Confidence.SURE else Sure.LIKELY
    return Clue("date", str(one.day), f"{_ROLES.get(one.role, one.role)}: « {one.evidence} »", sure)


def _guess(clue: Clue) -> Clue:
    return Clue(clue.field, clue.value, clue.basis, Sure.GUESS)


def _as_day(clue: Clue, language: Language) -> Clue | None:
    """A clue whose words are a day, in ISO form; None when they are none."""
    try:
        day: date | None = date.fromisoformat(clue.value.strip()[:10])
    except ValueError:
        found = [one.when for one in find_dates(clue.value, language, None)]
        day = next((one.earliest for one in found if one.shape is Shape.ONE and one.earliest == one.latest), None)
    return Clue("date", str(day), f"{clue.basis}: « {clue.value[:60]} »", clue.sure) if day else None


def _of_names(extract: Extract, name: str) -> Iterator[Clue]:
    """The day in an address or a file's name, which is only ever shown."""
    addresses = [(clue.value, "the address") for clue in extract.clues if clue.field == "source"]
    for words, where in (*addresses, (name, "the name of the file")):
        if match := _ADDRESS_DAY.search(words):
            try:
                day = date(*map(int, match.groups()))
            except ValueError:
                continue
            yield Clue("date", str(day), f"{where}: « {words[-60:]} »", Sure.GUESS)


def _title(extract: Extract, name: str) -> Clue:
    """The file's own title, else the first heading, else the first line that could be one, else the file's name."""
    if (said := _best(extract, "title")) and said.sure is not Sure.GUESS and not _GENRE.fullmatch(said.value.strip()):
        return Clue("title", _SITE.sub("", said.value.strip()), said.basis, said.sure)
    lines = [line.strip() for line in extract.text.split("\n") if line.strip()][:12]
    for line in lines:
        if (match := _HEADING.match(line)) and not _GENRE.fullmatch(words := _MARKS.sub("", match[0])):
            return Clue("title", words, "the first heading of the text", Sure.LIKELY)
    for number, line in enumerate(lines[:8]):
        words = _MARKS.sub("", line)
        if 12 < len(words) < 200 and not _END.search(words) and not _GENRE.fullmatch(words) and not _is_dated(words):
            shouted = words.isupper() and number == 0 and len(words) < 40
            return Clue("title", words, "a line at the head of the text", Sure.GUESS if shouted else Sure.LIKELY)
    if said:
        return said
    stem = re.sub(r"[-_.]+", " ", name.rpartition("/")[2].rpartition(".")[0] or name).strip()
    return Clue("title", stem or "Sans titre", "the name of the file", Sure.GUESS)


def _is_dated(words: str) -> bool:
    """Whether a line is a dateline: short, with a year at its end."""
    return len(words) < 70 and bool(re.search(r"\b(?:19|20)\d\d\W*$", words)) and bool(re.search(r",|\ble\b", words))


def _place(extract: Extract, language: Language) -> Clue | None:
    """The town of the text's own dateline, else what the file says, else where the meeting was held."""
    said = _best(extract, "place")
    if said and said.sure is Sure.STATED:
        return said
    named = [one for one in read_datelines(extract.text, language) if one.place and one.role not in ("told", "updated")]
    for one in named:
        sure = Sure.STATED if one.confidence is Confidence.SURE and one.role != "held" else Sure.LIKELY
        return Clue("place", one.place, f"{_ROLES.get(one.role, one.role)}: « {one.evidence} »", sure)
    return said


def _issuer(extract: Extract) -> Clue | None:
    """What the file says, else a line in capitals above the title."""
    said = _best(extract, "issuer")
    if said and said.sure is not Sure.GUESS:
        return said
    for line in [line.strip() for line in extract.text.split("\n") if line.strip()][:5]:
        words = _MARKS.sub("", line)
        if words.isupper() and 2 < len(words) < 80 and not re.search(r"\d", words) and not _GENRE.fullmatch(words):
            return Clue("issuer", words, "a line in capitals at the head of the text", Sure.GUESS)
    return said


def _language(extract: Extract, language: Language) -> Clue | None:
    """The language, by the share of its small words; a text in another one is a guess to be looked at."""
    table = language.events.get("reading", {})
    words = [word.lower() for word in _WORD.findall(extract.text[:50_000])]
    own, foreign = (sum(word in frozenset(table.get(key, ())) for word in words) for key in ("own", "foreign"))
    share = own / max(1, len(words))
    said = _best(extract, "language")
    if said and said.value[:2].lower() != language.code and foreign > own:
        return _guess(said)
    if own > foreign and (share > 0.12 or (said and said.value[:2].lower() == language.code)):
        return Clue("language", language.code, f"{share:.0%} of the words are small words of it", Sure.STATED)
    return Clue("language", language.code, f"only {share:.0%} of the words are small words of it", Sure.GUESS)


def _reference(text: str) -> Clue | None:
    """« PR/CP(2007)131 », « Communiqué n° 2019/47 » at the head of the text; the number of a law is none."""
    for line in [line.strip() for line in text.split("\n") if line.strip()][:8]:
        match = _REFERENCE.search(line)
        if match and len(line) < 160 and not _OTHERS.search(line[: match.start()]):
            value = next(filter(None, match.groups()))
            short = len(line) < 60 or not match["numbered"]
            return Clue(
                "reference", value, f"« {line[:70]} » at the head of the text", Sure.LIKELY if short else Sure.GUESS
            )
    return None


def _identity(clues: Mapping[str, Clue], name: str, taken: frozenset[str]) -> Clue:
    """The issuer's letters and the day, « cr-2019-05-14 », or words of the title; never an id that is taken."""
    issuer, day = clues.get("issuer"), clues.get("date")
    day = day if day and day.sure is not Sure.GUESS else None
    first = letters_of(issuer.value) if issuer else ""
    title = "-".join(slug(clues["title"].value if "title" in clues else name).split("-")[:4])
    made = f"{first}-{day.value}" if first and day else f"{title}-{day.value}" if day else f"{first}-{title}".strip("-")
    return Clue("id", _free(made, taken), "made of the issuer's letters and the day", Sure.LIKELY)


def _free(made: str, taken: frozenset[str]) -> str:
    tried = (made if number == 1 else f"{made}-{number}" for number in range(1, len(taken) + 2))
    return next(one for one in tried if one not in taken)


def _remarks(clues: Mapping[str, Clue], others: Sequence[Clue]) -> Iterator[Remark]:
    for name in ("title", "date", "place", "issuer", "language"):
        clue = clues.get(name)
        option = f"give it with --{name}" if name != "language" else "only texts in a language with rules are read"
        if clue is None:
            yield Remark("C58", f"the {name} is not known", option)
        elif clue.sure is Sure.GUESS:
            yield Remark("C58", f"the {name} may be « {clue.value} » ({clue.basis}); it was not taken", option)
    first = clues.get("date")
    if first and first.sure is not Sure.GUESS and others:
        days = "; ".join(f"{one.value} ({one.basis})" for one in others[:3])
        fact = f"{first.value} was taken ({first.basis}); there is also {days}"
        yield Remark("C59", fact, "if another is right, give it with --date")
