"""A corpus file becomes a Communique of placed sentences.

The text is never edited: it is read through a view whose every character knows its place in the file, so that each
sentence, and each date in it, leads back to its lines and characters.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate, zip_longest
from typing import TYPE_CHECKING

from timeline.language import languages_with
from timeline.model.communique import Block, Communique, Sentence, Span
from timeline.model.errors import Finding, Severity
from timeline.reading.blocks import lay_out
from timeline.reading.diary import with_dates_as_openings, with_days_as_openings, with_years_as_openings
from timeline.reading.encodings import find_encoding
from timeline.reading.header import Header, read_header
from timeline.reading.markup import without_tags
from timeline.reading.offsets import PlacedText, lowered, normalise
from timeline.reading.pages import Pages, find_pages, parse_pages, place_pages, with_pages
from timeline.reading.sentences import ListSigns, Stops, load_lists, load_stops, split_list, split_sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from timeline.language import Language
    from timeline.reading.lines import RawBlock

# What reading a text and its events needs of a language.
_PARTS = ("numbers", "dates", "events", "page")
_READ = (Block.HEADING, Block.PARAGRAPH, Block.ITEM)

# Letters: the longest sentences of laws and judgments have some 20,000. Each event keeps its sentence, so that time and
# memory grow with the square of one that is all dates: at this length a gigabyte.
LONGEST_SENTENCE = 150_000
# Letters: words that open a list are said with each of its items; nobody says so many again.
_LONGEST_OPENING = 2000


def read_communique(
    path: str, collection: str, raw: bytes, load: Callable[[str], Language | None]
) -> tuple[Communique | None, tuple[Finding, ...]]:
    """The communiqué in a corpus file, and all that is wrong with the file; None when an error is in the way.

    ``load`` gives the language of a code, or None when there is no such language.
    """
    header, findings = read_header(path, raw)
    text, decoded = decode(path, raw)
    findings += decoded
    language = load(header.fields.get("language", "")) if header else None
    if header and header.fields.get("language") and (language is None or not language.has(*_PARTS)):
        fact = f"no rules are known for the language {header.fields['language']!r}"
        remedy = f"write the code of a language with rules: {', '.join(languages_with('events'))}"
        findings += (Finding(path, header.lines["language"], "C08", fact, remedy),)
    if header is None or language is None or any(found.severity is Severity.ERROR for found in findings):
        return None, findings
    start = text_start(raw, header.length)
    stated = place_pages(parse_pages(header.fields["pages"]), text, start) if header.fields.get("pages") else None
    sentences = read_sentences(path, text, language, start, stated)
    if endless := next((one for one in sentences if len(one.text) > LONGEST_SENTENCE), None):
        return None, (*findings, _endless(endless))
    return _communique(path, collection, header, sentences), findings


def _endless(sentence: Sentence) -> Finding:
    """C64: « sentence » of so many letters that none is."""
    fact = f"a sentence of {len(sentence.text):,} letters begins here, and no more than {LONGEST_SENTENCE:,} are read"
    remedy = "part it: a blank line between two paragraphs ends a sentence too"
    return Finding(sentence.span.path, sentence.span.line, "C64", fact, remedy)


def _communique(path: str, collection: str, header: Header, sentences: tuple[Sentence, ...]) -> Communique:
    fields = header.fields
    return Communique(
        id=fields["id"], collection=collection, path=path, title=fields["title"], headline=fields.get("headline", ""),
        published=date.fromisoformat(fields["date"]) if fields.get("date") else None,
        basis=fields.get("basis", "stated in the header"), place=fields["place"], issuer=fields["issuer"],
        language=fields["language"], reference=fields.get("reference", ""),
        source=fields["source"], sentences=sentences, translation_of=fields.get("translation-of", ""),
    )  # fmt: skip


def decode(path: str, raw: bytes) -> tuple[str, tuple[Finding, ...]]:
    """The text of a file; C10, a warning, names the encoding of one that is not UTF-8."""
    encoding = find_encoding(raw)
    found = Finding(path, encoding.line, "C10", encoding.fact, "look whether its accents are right", Severity.WARNING)
    return encoding.decode(raw), (found,) if encoding.fact else ()


def text_start(raw: bytes, length: int) -> int:
    """How many characters the first ``length`` bytes of a file are: its header."""
    return len(find_encoding(raw).decode(raw[:length]))


def read_sentences(
    path: str, text: str, language: Language, start: int = 0, pages: Pages | None = None
) -> tuple[Sentence, ...]:
    """The sentences of a text from character ``start`` on, headings included, furniture and foreign blocks left out.

    Where ``pages`` are not given, form feeds in the text tell them.
    """
    lines = tuple(accumulate(len(line) + 1 for line in text.split("\n")))
    stops, lists = load_stops(language), load_lists(language)
    printed = find_pages(text, start)
    laid = lay_out(normalise(without_tags(PlacedText.of(text[start:], start))), language, printed.offsets[1:])
    stretches = [one for one in laid if one.kind in _READ]
    opened: Sequence[RawBlock] = stretches
    for with_openings in (with_days_as_openings, with_dates_as_openings, with_years_as_openings):
        opened = with_openings(opened, language)
    sentences = _File(path, lines, stops, lists).sentences(opened)
    pages = pages if pages and pages.offsets else printed
    return tuple(with_pages(sentences, pages, _paragraph_starts(stretches)) if pages.offsets else sentences)


def _paragraph_starts(stretches: Sequence[RawBlock]) -> list[int]:
    """The offsets at which paragraphs begin; none where most of them have numbers of their own."""
    paragraphs = [one for one in stretches if one.kind is Block.PARAGRAPH]
    numbered = 2 * sum(bool(one.number) for one in paragraphs) > len(paragraphs)
    return [] if numbered else [one.view.offsets[0] for one in paragraphs]


@dataclass(frozen=True, slots=True)
class _File:
    """A file's name, the offsets at which its lines end, what a full stop does not end, the signs of lists."""

    path: str
    lines: tuple[int, ...]
    stops: Stops
    lists: ListSigns

    def sentences(self, stretches: Sequence[RawBlock]) -> Iterator[Sentence]:
        """The sentences of all blocks; the items of a list bring the words that open it."""
        paragraph, opening, by_number = 0, "", False
        numbered = any(stretch.number for stretch in stretches)
        for stretch, after in zip_longest(stretches, stretches[1:]):
            is_item = bool(opening and (stretch.number if by_number else stretch.bullet or self.goes_on(stretch)))
            if not is_item:
                opening = ""
            if stretch.kind is not Block.HEADING and not is_item:
                paragraph = stretch.number or (paragraph if numbered else paragraph + 1)
            kind = Block.ITEM if is_item else stretch.kind
            found = list(self.of_block(replace(stretch, kind=kind), max(1, paragraph), opening if is_item else ""))
            above = stretch.opens or stretch.view.text.endswith(":")
            listed = above and (_opens(stretch, after) or self.goes_on(after))
            if found and (listed or self.lists_texts(stretch, after)):
                found[-1] = replace(found[-1], opens_list=True, is_last=False)
                # What opens a list within a list brings the outer opening along, as far as anybody would read it.
                long = len(found[-1].text) > _LONGEST_OPENING
                opening, by_number = "" if long else found[-1].text, bool(after and after.number)
            yield from found

    def goes_on(self, stretch: RawBlock | None) -> bool:
        """Whether a paragraph without a sign is an item of the list above it: the title of a text, or small letters.

        « Le Conseil a adopté : / Le projet de loi relatif aux ports. », « demande de : / procéder à une revue ; ». So a
        title is that says what is done: « après en avoir délibéré : / APPROUVE le contrat ».
        """
        if stretch is None or stretch.number:
            return False
        text = stretch.view.text
        if self.lists.deeds.match(lowered(text)):
            return True
        return stretch.kind is Block.PARAGRAPH and (
            text[:1].islower() or self.lists.titles.match(lowered(text)) is not None
        )

    def lists_texts(self, stretch: RawBlock, after: RawBlock | None) -> bool:
        """Whether titles of texts stand as items below a comma: « a examiné et adopté, / – le projet de décret … »."""
        item = after is not None and after.bullet and stretch.view.text.endswith(",")
        return bool(after and item and self.lists.titles.match(lowered(after.view.text)))

    def of_block(self, stretch: RawBlock, paragraph: int, opening: str) -> Iterator[Sentence]:
        """The sentences of one block, the first with the opening words of its list."""
        view = stretch.view
        for first, last in split_sentences(view.text, self.stops):
            is_last = not view.text[last:].strip()
            whole = self.sentence(view.cut(first, last), stretch.kind, paragraph, opening, is_last=is_last)
            parts = None if opening else split_list(whole.text, self.lists)
            if parts is None:
                yield whole
            else:
                head = view.cut(first, first + parts[0])
                yield replace(self.sentence(head, stretch.kind, paragraph), opens_list=True)
                for start, end in parts[1]:
                    yield self.sentence(view.cut(first + start, first + end), Block.ITEM, paragraph, head.text)
            opening = ""

    def sentence(
        self, view: PlacedText, block: Block, paragraph: int, opening: str = "", *, is_last: bool = False
    ) -> Sentence:
        """A sentence of these characters, placed in the file."""
        start, end = view.offsets[0], view.offsets[-1] + 1
        place = Span(self.path, bisect_right(self.lines, start) + 1, start, end)
        text = f"{opening} {view.text}" if opening else view.text
        return Sentence(text, place, block, paragraph, view.offsets, opening, is_last=is_last)


def _opens(stretch: RawBlock, after: RawBlock | None) -> bool:
    """Whether a list follows: bullets, or numbers that do not go on with those of the paragraphs."""
    return after is not None and (after.bullet or after.number == 1 or bool(after.number and not stretch.number))
