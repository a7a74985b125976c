"""The header that a text would have, each field with how it is known; what is not sure is left to a person."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from timeline.events.dateline import read_datelines
from timeline.intake.extract import Clue, Remark, Sure
from timeline.intake.header_days import ROLES, as_guess, days_of
from timeline.intake.names import letters_of, slug
from timeline.model.communique import Block
from timeline.reading.blocks import lay_out
from timeline.reading.offsets import PlacedText, normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from timeline.events.dateline import Dateline
    from timeline.intake.extract import Extract
    from timeline.language import Language

FIELDS = ("id", "title", "date", "place", "issuer", "language", "reference")
_MARKS = re.compile(r"^[-–—•*>#\s]+|\*\*|<[^<>]{1,80}>")
_SITE = re.compile(r"\s*[|»›·]\s+[^|»›·]{2,60}$|\s+::\s.{2,60}$")
# « COMMUNIQUÉ DE PRESSE » says what the text is, not what it is called.
_GENRE = re.compile(
    r"(?:communiqu[ée](?:\s+(?:de\s+presse|final|officiel|conjoint|commun))*|d[ée]claration|note|presse|discours|"
    r"compte[ -]rendu|point\s+presse|pour\s+(?:diffusion|publication)\s+imm[ée]diate|embargo.*)"
    r"(?:\s*[-–—:,]?\s*(?:n\s?[°ºo]\s?)?[\w/().-]*\d[\w/().-]*)?", re.IGNORECASE,
)  # fmt: skip
_DATED = re.compile(r"[^,]{2,45}(?:,| le\b).*\b(?:19|20)\d\d\W*|\W*\d{1,2}\b.{3,14}\d{4}\W*")
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
_WORD = re.compile(r"[^\W\d_]+")
_TOLD = (Block.HEADING, Block.PARAGRAPH, Block.ITEM)
_HEAD, _FIRST = 8000, 10
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
    datelines = read_datelines(extract.text, language)
    days = list(days_of(extract, datelines, language, name))
    headings = _headings(extract.text, language)
    title = _title(extract, headings, name)
    found: dict[str, Clue | None] = {
        "title": title,
        "date": days[0] if days else None,
        "place": _place(extract, datelines, days[0] if days else None),
        "issuer": _issuer(extract, headings, title.value),
        "language": _language(extract, language),
        "reference": _best(extract, "reference") or _reference(extract.text),
    }
    clues = {field: clue for field, clue in found.items() if clue}
    clues |= {clue.field: clue for clue in extract.clues if clue.field in ("headline", "updated", "basis", "source")}
    clues["id"] = _best(extract, "id") or _identity(clues, frozenset(ids))
    stated = bool(days) and days[0].sure is Sure.STATED
    others = tuple(
        day for day in days[1:] if day.sure is not Sure.GUESS and not (stated and day.basis.startswith(ROLES["held"]))
    )
    return HeaderGuess(clues, tuple(_remarks(clues, others)), others)


def _best(extract: Extract, field: str) -> Clue | None:
    """The surest clue of the file to a field, the first of several."""
    mine = [clue for clue in extract.clues if clue.field == field and clue.value.strip()]
    return min(mine, key=lambda clue: _ORDER.index(clue.sure), default=None)


def _title(extract: Extract, headings: Sequence[str], name: str) -> Clue:
    """The file's own title, else the first heading of the text, one in capitals last, else the file's name."""
    said = _best(extract, "title")
    if said and said.sure is not Sure.GUESS and not _GENRE.fullmatch(said.value.strip()):
        return Clue("title", _SITE.sub("", said.value.strip()), said.basis, said.sure)
    names = [words for words in headings if not (_GENRE.fullmatch(words) or _is_dated(words))]
    if title := next((words for words in names if not words.isupper()), next(iter(names), "")):
        return Clue("title", title, "the first heading of the text", Sure.LIKELY)
    if said:
        return said
    stem = re.sub(r"[-_.]+", " ", name.rpartition("/")[2].rpartition(".")[0] or name).strip()
    return Clue("title", stem or "Sans titre", "the name of the file", Sure.GUESS)


def _headings(text: str, language: Language) -> list[str]:
    """The headings among the first blocks of a text, as the reader of texts tells them."""
    laid = [one for one in lay_out(normalise(PlacedText.of(text[:_HEAD])), language) if one.kind in _TOLD][:_FIRST]
    found = [" ".join(_MARKS.sub("", one.view.text).split()) for one in laid if one.kind is Block.HEADING]
    return [words for words in found if len(words) > 3 and words[-1] not in ":;,"]


def _is_dated(words: str) -> bool:
    """Whether a heading is a dateline, « Rennes, le 15 mai 2019 », « 04/09/2024 », and no title."""
    return len(words) < 70 and _DATED.fullmatch(words) is not None


def _place(extract: Extract, datelines: Sequence[Dateline], day: Clue | None) -> Clue | None:
    """What the file states, else the town that stands with the text's own day or where the meeting of that day was."""
    said = _best(extract, "place")
    if said and said.sure is Sure.STATED:
        return said
    for one in datelines:
        if one.place and one.role != "told" and day and str(one.day) == day.value:
            sure = Sure.LIKELY if one.role in ("held", "today") else Sure.STATED
            return Clue("place", one.place, f"{ROLES.get(one.role, one.role)}: « {one.evidence} »", sure)
    return said


def _issuer(extract: Extract, headings: Sequence[str], title: str) -> Clue | None:
    """What the file says, else a line in capitals above the title."""
    said = _best(extract, "issuer")
    if said and said.sure is not Sure.GUESS:
        return said
    above = headings[: headings.index(title)] if title in headings else []
    for words in above[:2]:
        if words.isupper() and len(words) < 80 and not (re.search(r"\d", words) or _GENRE.fullmatch(words)):
            return Clue("issuer", words, "a line in capitals above the title", Sure.LIKELY)
    return said


def _language(extract: Extract, language: Language) -> Clue | None:
    """The language, by the share of its small words; a text in another one is a guess to be looked at."""
    table = language.page.table
    words = [word.lower() for word in _WORD.findall(extract.text[:50_000])]
    own, foreign = (sum(word in frozenset(table.get(key, ())) for word in words) for key in ("own", "foreign"))
    share = own / max(1, len(words))
    said = _best(extract, "language")
    if said and said.value[:2].lower() != language.code and foreign > own:
        return as_guess(said)
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


def _identity(clues: Mapping[str, Clue], taken: frozenset[str]) -> Clue:
    """The issuer's letters and the day, « cr-2019-05-14 », or words of the title; never an id that is taken."""
    issuer, day = clues.get("issuer"), clues.get("date")
    day = day if day and day.sure is not Sure.GUESS else None
    first = letters_of(issuer.value) if issuer else ""
    words = slug(clues["title"].value).split("-")
    title = "-".join([word for word in words if len(word) > 3 and word.isalpha()][:3] or words[:3])
    made = f"{first}-{day.value}" if first and day else f"{title}-{day.value}" if day else f"{first}-{title}".strip("-")
    return Clue("id", _free(made, taken), "made of its issuer, its day and its title", Sure.LIKELY)


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
