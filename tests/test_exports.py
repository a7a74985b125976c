"""The chronology as data: each file read back by a reader of its kind."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from outside import library
from sample import HOSTILE, chronology, said
from web import TEMPLATES, retold, templates

from timeline.model.characters import safe_cell
from timeline.model.event import Kind
from timeline.model.when import When
from timeline.publishing.exports import EXPORTS
from timeline.publishing.exports.entry_words import calendar_days, first_words

if TYPE_CHECKING:
    from timeline.model.edition import Chronology

ATOM = {"a": "http://www.w3.org/2005/Atom", "h": "http://www.w3.org/1999/xhtml"}


def export(name: str, made: Chronology | None = None) -> bytes:
    """One export of the sample, as a draft, or of another chronology."""
    return EXPORTS[name](made or chronology(draft=True), templates(), [TEMPLATES])


def saying(text: str) -> Chronology:
    """A chronology of one entry with this French."""
    made = chronology()
    entry = made.entries[0]
    both = said(entry.text, text, text)
    return replace(made, entries=(replace(entry, text=both, marks={}, headline=None),))


@pytest.mark.parametrize("name", EXPORTS)
def test_gives_the_same_bytes_twice(name: str) -> None:
    """Nothing of the day, the machine or chance is in any of them."""
    assert export(name) == export(name)


@pytest.mark.parametrize("name", EXPORTS)
@pytest.mark.parametrize("text", ["", HOSTILE, "\x00\x07\ud800 ]]> &amp; \ue000", "=1+1", "🕊️ Сергей"])
def test_takes_any_text(name: str, text: str) -> None:
    """No text makes an export fail, and each can be read again."""
    made = export(name, saying(text))
    if name in {"json", "jsonld", "timelinejs"}:
        assert json.loads(made)
    elif name == "atom":
        assert len(ET.fromstring(made).findall("a:entry", ATOM)) == 1  # noqa: S314 our own feed
    elif name == "ical":
        assert len(library("icalendar").Calendar.from_ical(made).events) == 1
    elif name == "csv":
        assert len(list(csv.DictReader(io.StringIO(made.decode("utf-8-sig"), newline="")))) == 1
    else:
        assert made == export("schema")


def test_json_keeps_to_its_schema() -> None:
    """Final, draft and one language; the schema itself is a schema, and refuses what it should."""
    schema = json.loads(export("schema"))
    checker = library("jsonschema").Draft202012Validator
    checker.check_schema(schema)
    strict = checker(schema, format_checker=checker.FORMAT_CHECKER)
    for made in (chronology(), chronology(draft=True), retold(), chronology(languages=("en",))):
        strict.validate(json.loads(export("json", made)))
    broken = json.loads(export("json"))
    broken["entries"][0]["kind"] = "rumour"
    assert not strict.is_valid(broken)


def test_json_documents_every_property() -> None:
    """Whatever stands in the file is described in the schema."""
    schema, made = json.loads(export("schema")), json.loads(export("json"))
    assert set(made) == set(schema["properties"])
    of_printed_texts = {"page", "paragraph_on_page"}
    assert set(made["entries"][0]) == set(schema["$defs"]["entry"]["properties"]) - of_printed_texts
    assert set(made["communiques"][0]) == set(schema["$defs"]["communique"]["properties"])
    defined = schema["$defs"]

    def described(fact: dict[str, Any]) -> bool:
        """By its own words, or by those of what it refers to."""
        if "description" in fact:
            return True
        if "$ref" in fact:
            return described(defined[fact["$ref"].rpartition("/")[2]])
        return described(fact["items"]) if "items" in fact else all(map(described, fact["properties"].values()))

    properties = [*schema["properties"].items(), *defined["entry"]["properties"].items(), *defined["communique"]["properties"].items()]
    assert [name for name, fact in properties if not described(fact)] == []


def test_json_has_the_texts_as_read() -> None:
    """Entries in order, texts byte for byte, marks that point at the date."""
    made = json.loads(export("json"))
    assert [entry["id"] for entry in made["entries"]] == [entry.id for entry in chronology(draft=True).entries]
    hostile = next(entry for entry in made["entries"] if entry["id"] == "essai-2007.a003")
    assert hostile["text"]["fr"] == HOSTILE
    ((start, end),) = hostile["marks"]["en"]
    assert hostile["text"]["en"][start:end] == "On 3 March 2009"


def test_other_tellings_are_told() -> None:
    """What another text says of an event is data too, and says where it belongs."""
    made = json.loads(export("json", retold()))
    assert [(one["id"], one["of"]) for one in made["tellings"]] == [("essai-2007.a001", "essai-2007.a000")]
    assert made["entries"][0]["note"]["en"] == "See also <b>1999</b>."
    rows = list(csv.DictReader(io.StringIO(export("csv", retold()).decode("utf-8-sig"), newline="")))
    assert [row["within"] for row in rows if row["within"]] == ["essai-2007.a000"]
    for name in ("ical", "atom", "timelinejs"):
        text = export(name, retold()).decode().replace("\r\n ", "")
        assert "deuxième phase sera lancée" in text
        assert "Réunis à Bruxelles" in text
    assert len(json.loads(export("jsonld", retold()))["hasPart"][0]["subjectOf"]) == 2


def test_table_is_read_by_a_spreadsheet() -> None:
    """UTF-8 with its mark, a row for each entry, a column for each language, gaps empty."""
    made = export("csv")
    assert made.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(made.decode("utf-8-sig"), newline="")))
    assert len(rows) == len(chronology(draft=True).entries)
    assert rows[0]["date_fr"] == "7 décembre 2007"
    assert rows[0]["text_en"].startswith("Meeting in Brussels on 7 December 2007")
    assert [row["text_en"] for row in rows if row["state"] == "missing"] == [""]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1"])
def test_table_runs_no_formula(text: str) -> None:
    """A cell that a spreadsheet would run is text, and loses nothing."""
    assert safe_cell(text) == f"'{text}"
    rows = list(csv.DictReader(io.StringIO(export("csv", saying(text)).decode("utf-8-sig"), newline="")))
    assert not rows[0]["text_fr"].startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋"))


def test_calendar_has_whole_days() -> None:
    """Ends are the day after, deadlines stand on their day, ids last, nothing tells when it was made."""
    made = library("icalendar").Calendar.from_ical(export("ical"))
    events = {str(event["uid"]).split("@")[0]: event for event in made.walk("VEVENT")}
    assert set(events) == {entry.id for entry in chronology(draft=True).entries}
    summit, deadline = events["essai-2007.a004"], events["essai-2007.a002"]
    assert (summit["dtstart"].dt, summit["dtend"].dt) == (date(2008, 4, 2), date(2008, 4, 5))
    assert (deadline["dtstart"].dt, deadline["dtend"].dt) == (date(2008, 12, 31), date(2009, 1, 1))
    assert str(summit["summary"]) == "Sommet — Summit"
    assert str(deadline["description"]).startswith("Échéance (d’ici à la fin 2008)\nLe système sera prêt")
    assert all(event["dtstamp"].dt.date() == chronology().date for event in events.values())
    assert max(len(line) for line in export("ical").split(b"\r\n")) <= 75


def test_a_name_in_two_lines_is_one_line_of_the_calendar() -> None:
    """RFC 5545, 3.1: a line ends where the next begins; X-WR-CALNAME has no escape for it that every reader knows."""
    made = chronology()
    named = replace(made, edition=replace(made.edition, title={"fr": "Un\ntitre", "en": "A\u2028title"}))
    assert b"X-WR-CALNAME:Un titre \xe2\x80\x94 A title\r\n" in export("ical", named)


def test_feed_has_both_languages() -> None:
    """Atom: required elements, ids that last, each text in its language, the newest first."""
    feed = ET.fromstring(export("atom"))  # noqa: S314 our own feed
    entries = feed.findall("a:entry", ATOM)
    assert [entry.findtext("a:id", "", ATOM).split("#")[1] for entry in entries] == [
        entry.id for entry in reversed(chronology(draft=True).entries)
    ]
    for element in (feed, *entries):
        assert all(element.findtext(f"a:{name}", "", ATOM) for name in ("id", "title", "updated"))
    paragraphs = entries[-1].findall("a:content/h:div/h:p", ATOM)
    assert [paragraph.get("lang") for paragraph in paragraphs] == ["fr", "en"]
    assert HOSTILE.replace("*sic*", "sic") in [text.text for text in feed.iter(f"{{{ATOM['h']}}}p")]


def test_story_escapes_what_timelinejs_takes_for_markup() -> None:
    """TimelineJS puts text into its page as HTML: there is none but our own paragraphs."""
    slides = {slide["unique_id"]: slide for slide in json.loads(export("timelinejs"))["events"]}
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in slides["essai-2007.a003"]["text"]["text"]
    assert "<script" not in export("timelinejs").decode()
    assert slides["essai-2007.a000"]["display_date"] == "7 décembre 2007 — 7 December 2007"
    assert slides["essai-2007.a004"]["end_date"] == {"year": 2008, "month": 4, "day": 4}


def test_linked_data_names_every_kind_in_use() -> None:
    """Each entry is an event of schema.org with its EDTF."""
    made = json.loads(export("jsonld"))
    dates = {part["@id"]: part["dcterms:date"]["@value"] for part in made["hasPart"]}
    assert dates["#essai-2007.a005"] == "2009-12~"
    assert {part["@type"] for part in made["hasPart"]} == {"Event"}
    assert set(Kind) == set(json.loads(export("schema"))["$defs"]["entry"]["properties"]["kind"]["enum"])


@pytest.mark.parametrize(
    ("notation", "first", "last"),
    [
        ("2007-12-07", "2007-12-07", "2007-12-07"), ("2008-01", "2008-01-01", "2008-01-31"), ("by end 2008", "2008-12-31", "2008-12-31"),
        ("from 2008-03-01", "2008-03-01", "2008-03-01"), ("2008/2009", "2008-01-01", "2009-12-31"), ("XXXX-05-12", "", ""),
    ],
)  # fmt: skip
def test_days(notation: str, first: str, last: str) -> None:
    """What a calendar shows of a date."""
    assert calendar_days(When.read(notation)) == ((date.fromisoformat(first), date.fromisoformat(last)) if first else None)


def test_beginning() -> None:
    """A name made of a long text ends at a word."""
    text: Any = first_words(
        "Les ministres ont procédé à un échange de vues sur la situation en Afghanistan, puis ils ont poursuivi"
    )
    assert text == "Les ministres ont procédé à un échange de vues sur la situation en Afghanistan, puis ils…"
