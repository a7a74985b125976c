"""Review: every act is a line of editing.toml that a person could have typed, told back by the commands, undone byte for byte."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from desks import Desk
from projects import copy, put, run, snapshot

from timeline.chronology.corpus import read_corpus
from timeline.chronology.reviewing import Reviewed, reviewed_events
from timeline.desk.review.cards import open_text, shown_words
from timeline.desk.review.hand import digest
from timeline.desk.review.quoting import quotation_of
from timeline.project.folders import Project

if TYPE_CHECKING:
    from pathlib import Path

    from desks import Told

    from timeline.chronology.reviewing import ReviewedEvent

TEXT = "orbelle-2011-03"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with edits of every kind."""
    return copy("edited-and-retold", tmp_path / "project")


@pytest.fixture
def desk(project: Path) -> Desk:
    """The same, open on the desk."""
    return Desk(project)


def events(desk: Desk, text: str = TEXT) -> dict[str, ReviewedEvent]:
    """The events of a text as they stand now."""
    return {event.id: event for event in reviewed_events(desk.bench.look().text(text))}


def do(desk: Desk, what: str, event: str, text: str = TEXT, **more: object) -> Told:
    """An act on an event, asked for by a page that has seen it as it is."""
    return desk.post(f"/review/{text}/act/{what}", {"event": event, "was": digest(events(desk, text)[event]), **more})


def editing(project: Path, collection: str = "commission-du-fleuve") -> dict[str, object]:
    """What the file says."""
    return tomllib.loads((project / "corpus" / collection / "editing.toml").read_text())


def new_of(desk: Desk, text: str = TEXT) -> str:
    """An event nobody has looked at."""
    return next(name for name, event in events(desk, text).items() if event.state is Reviewed.NEW)


# --- acts ---


ACTS = [
    ("accept", {}, None, Reviewed.SEEN),
    ("leave-out", {}, {"leave-out": True}, Reviewed.LEFT_OUT),
    ("key", {}, {"key": True}, Reviewed.CORRECTED),
    ("part", {}, {"part": True}, Reviewed.CORRECTED),
    ("set", {"field": "date", "value": "2011-04"}, {"date": "2011-04"}, Reviewed.CORRECTED),
    ("set", {"field": "date", "value": "  d’ici à la fin 2014 "}, {"date": "d’ici à la fin 2014"}, Reviewed.CORRECTED),
    ("set", {"field": "date", "value": "by the end of 2014"}, {"date": "by end 2014"}, Reviewed.CORRECTED),
    ("set", {"field": "kind", "value": "deadline"}, {"kind": "deadline"}, Reviewed.CORRECTED),
    ("set", {"field": "place", "value": "Saint-Clair"}, {"place": "Saint-Clair"}, Reviewed.CORRECTED),
    ("set", {"field": "headline", "value": 'Le « titre » "dit" \\ tout'}, {"headline": 'Le « titre » "dit" \\ tout'}, Reviewed.CORRECTED),
    ("set", {"field": "note", "value": "<script>alert(1)</script> é \t # fin"}, {"note": "<script>alert(1)</script> é \t # fin"}, Reviewed.CORRECTED),
]  # fmt: skip


def test_subjects_are_ticked(desk: Desk, project: Path) -> None:
    """In the order of the settings; none that they do not name."""
    settings = project / "corpus/chronology.toml"
    names = ("crues", "secours")
    tables = "".join(f'[subjects.{name}]\nfr = "{name}"\nen = "{name} in English"\n' for name in names)
    settings.write_text(f"{settings.read_text()}\n{tables}")
    name = new_of(desk)
    assert do(desk, "subjects", name, subjects=["secours", "crues"]).status == 200
    assert editing(project)[name] == {"subjects": ["crues", "secours"]}
    assert "secours in English" in desk.get(f"/review/{TEXT}").text
    for wrong in (["autre"], "crues", [1], None):
        assert do(desk, "subjects", name, subjects=wrong).status == 409
    assert do(desk, "subjects", name, subjects=[]).status == 200
    assert name not in editing(project)


def test_a_proposed_headline_is_taken(desk: Desk, project: Path) -> None:
    """It becomes the editor's own, and is then proposed no more."""
    card = next(card for card in open_text(desk.bench, desk.bench.look().text(TEXT)).cards if card.proposed and not card.said)
    assert f'data-value="{card.proposed.replace(chr(39), "&#39;")}"' in desk.get(f"/review/{TEXT}").text
    do(desk, "set", card.id, field="headline", value=card.proposed)
    assert editing(project)[card.id] == {"headline": card.proposed}
    again = next(one for one in open_text(desk.bench, desk.bench.look().text(TEXT)).cards if one.id == card.id)
    assert not again.proposed


@pytest.mark.parametrize("act", ACTS, ids=str)
def test_an_act_is_a_line_and_its_undoing_none(desk: Desk, project: Path, act: tuple[str, dict[str, str], object, Reviewed]) -> None:
    """What is written is what was meant; every comment stays; undone, every file is as it was; made again, as it was after."""
    what, more, said, state = act
    name, before = new_of(desk), snapshot(project)
    was = editing(project)
    told = do(desk, what, name, **more)
    assert told.status == 200, told.text
    now, after = editing(project), snapshot(project)
    assert now.pop("seen") == {name: f"{events(desk)[name].bare.kind} {events(desk)[name].bare.when.notation}"}
    assert now == (was | {name: said} if said else was)
    assert events(desk)[name].state is state
    kept = [line for line in before["corpus/commission-du-fleuve/editing.toml"].decode().splitlines() if line.strip()]
    assert [line for line in kept if line not in after["corpus/commission-du-fleuve/editing.toml"].decode()] == []
    assert desk.post("/undo").json["said"] == told.json["said"]
    assert snapshot(project) == before
    desk.post("/redo")
    assert snapshot(project) == after


def test_what_was_left_out_comes_back(desk: Desk, project: Path) -> None:
    """With its id; the catalogues are as they were, byte for byte."""
    name, ids = new_of(desk), list(events(desk))
    do(desk, "leave-out", name)
    do(desk, "restore", name)
    assert (list(events(desk)), events(desk)[name].state) == (ids, Reviewed.SEEN)
    assert name not in editing(project)


def test_a_field_that_says_what_the_rules_say_needs_no_line(desk: Desk, project: Path) -> None:
    """The correction goes, and with it its empty table."""
    name = new_of(desk)
    given = events(desk)[name].bare.when.notation
    do(desk, "set", name, field="date", value="2020")
    do(desk, "set", name, field="date", value=given)
    assert name not in editing(project)


def test_an_empty_headline_takes_away_the_one_there_is(desk: Desk, project: Path) -> None:
    """That of the communiqué, given to the meeting, is printed no more."""
    name = next(name for name, event in events(desk).items() if event.bare.headline and event.state is Reviewed.NEW)
    do(desk, "set", name, field="headline", value=" ")
    assert editing(project)[name] == {"headline": ""}
    assert not events(desk)[name].wanted.headline


@pytest.mark.parametrize(
    "value",
    ["", "   ", "demain peut-être", "2008-13", "2011-02-30", "du 3 au 2 mai 2011", "3 mai 2011 et 4 mai 2012", "X", "{", "0", "\x00", "le 3 mai 2011 au soir de la fête"],
)
def test_what_is_no_date_is_not_written(desk: Desk, project: Path, value: str) -> None:
    """It is told at once, and again when it is to be saved."""
    before = snapshot(project)
    assert do(desk, "set", new_of(desk), field="date", value=value).status == 409
    assert "fault" in desk.get(f"/review/{TEXT}/date?said={quote(value)}").json or not value.strip()
    assert snapshot(project) == before


@pytest.mark.parametrize(
    ("typed", "french", "english"),
    [
        ("2008-01", "janvier 2008", "January 2008"),
        ("d'ici à la fin 2008", "d'ici à la fin 2008", "by the end of 2008"),
        ("by the end of 2008", "d'ici à la fin 2008", "by the end of 2008"),
        ("1er mai 2010", "1er mai 2010", "1 May 2010"),
        ("hier", "16 mars 2011", "16 March 2011"),
    ],
)
def test_a_typed_date_is_answered_in_both_languages(desk: Desk, typed: str, french: str, english: str) -> None:
    """EDTF, or the words of either language; « hier » is counted from the day of the text."""
    assert desk.get(f"/review/{TEXT}/date?said={quote(typed)}").json["words"] == {"fr": french, "en": english}


@pytest.mark.parametrize(
    ("field", "value"),
    [("kind", "odd"), ("kind", ""), ("text", "des mots qui n'y sont pas"), ("leave-out", "true"), ("communique", "x"), ("join", "x"), ("", "x")],
)
def test_what_a_field_cannot_say_is_refused(desk: Desk, project: Path, field: str, value: str) -> None:
    """In words, and nothing is written."""
    before, told = snapshot(project), do(desk, "set", new_of(desk), field=field, value=value)
    assert (told.status, snapshot(project)) == (409, before) or not value


def test_events_are_joined_and_kept_apart(desk: Desk, project: Path) -> None:
    """One excludes the other; what there is not is refused."""
    one, other = new_of(desk), next(iter(events(desk, "orbelle-2011-10")))
    assert do(desk, "join", one, other=other).status == 200
    assert editing(project)[one] == {"join": other}
    do(desk, "part", one)
    assert editing(project)[one] == {"part": True}
    do(desk, "part", one)
    assert one not in editing(project)
    for wrong in (one, "orbelle-2011-10.zzz9", "../x"):
        assert do(desk, "join", one, other=wrong).status == 409


@pytest.mark.parametrize("lead", ["", "La commission, ", "mot " * 40, "anticonstitutionnellement " * 12, "x" * 300 + " "])
@pytest.mark.parametrize("tail", [".", " sous la présidence de Mme Roy.", " et encore" * 60 + ".", " " + "x" * 400 + "."])
def test_a_card_cuts_no_word(project: Path, lead: str, tail: str) -> None:
    """Of a long sentence it shows the words around its date, whole, and says where there are more."""
    put(project, "long.txt", f"{lead}le conseil s'est réuni à Oslo le 3 mai 2010{tail}\n", id="long-1", date="2010-06-01")
    found = Desk(project).bench.look().text("long-1")
    assert found
    for event in reviewed_events(found):
        shown, whole = shown_words(event.bare), event.bare.sentence.text
        inside = shown.removeprefix("… ").removesuffix(" …")
        assert inside in whole
        assert "3 mai 2010" in inside
        before, _, after = whole.partition(inside)
        assert shown.startswith("… ") is bool(before)
        assert shown.endswith(" …") is bool(after)
        assert before[-1:] in {"", " "} or "x" * 120 in whole
        assert after[:1] in {"", " "} or "x" * 300 in whole


def test_likely_twins_come_first(desk: Desk) -> None:
    """Of another text, on a day in common, with words in common; never of the text itself."""
    exercise = next(name for name, event in events(desk).items() if "exercice" in event.bare.sentence.text)
    found = desk.get(f"/review/{TEXT}/twins?event={exercise}").json["twins"]
    assert found[0]["id"].startswith("secours-2011-05.")
    assert not [one for one in found if one["id"].startswith(f"{TEXT}.")]


def test_why_says_what_the_command_says(desk: Desk, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Line by line."""
    for name, event in events(desk).items():
        _, out, _ = run(capsys, "events", "--explain", name, "--project", str(project))
        lines = [line["words"] for line in desk.get(f"/review/{TEXT}/why?event={name}").json["lines"]]
        told = [line.strip() for line in out.splitlines() if "same event as" not in line]
        assert lines == told or event.wanted.left_out, name


def test_all_that_waits_is_accepted_in_one_step(desk: Desk, project: Path) -> None:
    """Counted first: a page that has seen others is told so."""
    before = snapshot(project)
    waiting = "".join(digest(event) for event in events(desk).values() if event.waits)
    assert desk.post(f"/review/{TEXT}/accept-all", {"was": waiting[12:]}).status == 412
    assert desk.post(f"/review/{TEXT}/accept-all", {"was": waiting}).status == 200
    assert not [event for event in events(desk).values() if event.waits]
    text = desk.bench.look().text(TEXT)
    assert desk.post(f"/review/{TEXT}/read", {"was": text.digest}).status == 200
    assert open_text(desk.bench, desk.bench.look().text(TEXT)).read
    desk.post("/undo")
    desk.post("/undo")
    assert snapshot(project) == before


# --- events that are added ---


def add(desk: Desk, words: str, date: str = "2011-05", kind: str = "past", sentence: str = "") -> Told:
    """An event on words of the text."""
    sentences = desk.bench.look().text(TEXT).communique.sentences
    own = sentence or next(one.text[len(one.opening) :].strip() for one in sentences if words in one.text)
    return desk.post(f"/review/{TEXT}/add", {"words": words, "sentence": own, "date": date, "kind": kind})


def test_an_event_is_added_changed_and_taken_back(desk: Desk, project: Path) -> None:
    """What is said of it stands in its own [[add]]; undone step by step, the file is as it was."""
    before = snapshot(project)
    told = add(desk, "réunira les services de secours")
    name = told.json["focus"]
    assert events(desk)[name].state is Reviewed.ADDED
    for what, more in (("set", {"field": "headline", "value": "Le titre"}), ("key", {}), ("leave-out", {}), ("restore", {})):
        assert do(desk, what, name, **more).status == 200
    assert do(desk, "part", name).status == 200
    said = editing(project)
    assert said["add"][-1] | {"quotation": ""} == {
        "communique": TEXT, "quotation": "", "date": "2011-05", "kind": "past", "headline": "Le titre", "key": True,
    }  # fmt: skip
    assert said[name] == {"part": True}
    for _ in range(6):
        desk.post("/undo")
    assert snapshot(project) == before


def test_two_added_events_keep_their_own_headlines(desk: Desk) -> None:
    """Though their quotations begin alike."""
    names = [add(desk, words).json["focus"] for words in ("Le niveau du fleuve est", "Le niveau du fleuve est surveillé")]
    for name in names:
        do(desk, "set", name, field="headline", value=f"Titre {name}")
    assert [events(desk)[name].wanted.headline for name in names] == [f"Titre {name}" for name in names]
    assert len({events(desk)[name].wanted.roles["headline"] for name in names}) == 2


@pytest.mark.parametrize(
    ("words", "more"),
    [
        ("ne se trouve pas là", {"sentence": "x"}), ("", {"sentence": "x"}), ("réunira", {"date": "nie"}), ("réunira", {"kind": "odd"}),
        ("réunira", {"sentence": "L'exercice"}),
    ],
)  # fmt: skip
def test_what_cannot_be_added_is_refused(desk: Desk, project: Path, words: str, more: dict[str, str]) -> None:
    """Words of no sentence, no date, no kind."""
    before = snapshot(project)
    assert add(desk, words, **more).status == 409
    assert snapshot(project) == before


def test_a_quotation_is_lengthened_until_its_sentence_alone_holds_it(project: Path) -> None:
    """An event goes to the first sentence that holds its quotation: to no lookalike."""
    body = "Le Conseil se réunit le 3 mai 2007. Le Conseil se réunit le 4 mai 2007 à Vienne. Le Conseil se réunit.\n"
    put(project, "lookalike.txt", body, id="lookalike-2007")
    sentences = Desk(project).bench.look().text("lookalike-2007").communique.sentences
    assert quotation_of("Conseil se réunit", 0, sentences) == "Conseil se réunit"
    assert quotation_of("Conseil se réunit", 1, sentences) == "Conseil se réunit le 4"
    assert quotation_of("onseil se réu", 0, sentences) == "Conseil se réunit"
    for words, number in (("Conseil se réunit", 2), ("absent", 0), ("", 0), ("Conseil", 9), ("Conseil", -1)):
        with pytest.raises(ValueError, match="sentence"):
            quotation_of(words, number, sentences)


# --- beside others ---


def test_an_event_changed_elsewhere_is_never_overwritten(desk: Desk, project: Path) -> None:
    """The page is told what stands there now, and may then say which of the two is to stand."""
    name, path = new_of(desk), project / "corpus" / "commission-du-fleuve" / "editing.toml"
    was = digest(events(desk)[name])
    path.write_text(f'{path.read_text()}\n["{name}"]\nheadline = "Le leur"\n')
    mine = {"event": name, "was": was, "field": "headline", "value": "Le mien"}
    told = desk.post(f"/review/{TEXT}/act/set", mine)
    assert (told.status, told.json["theirs"]["words"]) == (412, {"headline": "Le leur"})
    assert editing(project)[name] == {"headline": "Le leur"}
    assert desk.post(f"/review/{TEXT}/act/set", mine | {"was": told.json["theirs"]["was"]}).status == 200
    assert editing(project)[name] == {"headline": "Le mien"}


def test_another_event_changed_elsewhere_is_kept_with_ours(desk: Desk, project: Path) -> None:
    """Two windows, or an editor beside the desk: both changes stand, whatever lines moved."""
    one, other, *_ = [name for name, event in events(desk).items() if event.state is Reviewed.NEW]
    was, path = digest(events(desk)[one]), project / "corpus" / "commission-du-fleuve" / "editing.toml"
    path.write_text(f'# theirs\n["{other}"]\nkey = true\n\n{path.read_text()}')
    assert desk.post(f"/review/{TEXT}/act/key", {"event": one, "was": was}).status == 200
    assert (editing(project)[one], editing(project)[other]) == ({"key": True}, {"key": True})
    assert path.read_text().startswith("# theirs\n")
    path.write_text(f"{path.read_text()}# later\n")
    desk.post("/undo")
    assert one not in editing(project)
    assert editing(project)[other] == {"key": True}
    assert "# later\n" in path.read_text()


def test_undo_says_who_is_in_the_way(desk: Desk, project: Path) -> None:
    """What another wrote over our word stays."""
    name, path = new_of(desk), project / "corpus" / "commission-du-fleuve" / "editing.toml"
    do(desk, "set", name, field="note", value="La mienne")
    path.write_text(path.read_text().replace("La mienne", "La leur"))
    told = desk.post("/undo")
    assert (told.status, told.json["theirs"]["words"]["note"]) == (412, "La leur")
    assert editing(project)[name]["note"] == "La leur"


@pytest.mark.parametrize(
    "line", ['"ID" = { key = true }', '"ID".key = true', '["ID"]\nnote = """\nlong\n"""\nkey = true'], ids=["inline", "dotted", "long"]
)
def test_what_is_written_in_another_way_is_changed(desk: Desk, project: Path, line: str) -> None:
    """However a person wrote it, and undone it is as that person wrote it."""
    name, path = new_of(desk), project / "corpus" / "commission-du-fleuve" / "editing.toml"
    path.write_text(f"{line.replace('ID', name)}\n\n{path.read_text()}")
    before = editing(project)[name]
    assert do(desk, "set", name, field="note", value="x").status == 200
    assert editing(project)[name] == {"key": True, "note": "x"}
    desk.post("/undo")
    assert editing(project)[name] == before


def test_what_the_desk_cannot_write_it_leaves(desk: Desk, project: Path) -> None:
    """It names the line to open, and the file is as it was."""
    name, path = new_of(desk), project / "corpus" / "commission-du-fleuve" / "editing.toml"
    path.write_text(f'"{name}" = {{ key = true, headline = "{"a, " * 70}" }}\n\n{path.read_text()}')
    before = snapshot(project)
    told = do(desk, "set", name, field="note", value="x")
    assert told.status == 409
    assert re.search(r"editing\.toml:1: C75 ", told.json["findings"][0])
    assert snapshot(project) == before


def test_an_event_that_is_gone_is_told(desk: Desk, project: Path) -> None:
    """The text was changed: the page does not know it yet."""
    name = new_of(desk)
    was = digest(events(desk)[name])
    next((project / "corpus" / "commission-du-fleuve").glob("2011-03*.txt")).unlink()
    assert desk.post(f"/review/{TEXT}/act/accept", {"event": name, "was": was}).status == 404
    assert desk.post("/review/orbelle-2011-10/act/accept", {"event": name, "was": was}).status == 412


# --- the page ---


@pytest.mark.parametrize("edition", ["edited-and-retold", "essai"])
def test_every_date_and_every_event_is_on_the_page(tmp_path: Path, edition: str) -> None:
    """Each event has its card and its mark, and nothing of the text is lost."""
    desk = Desk(copy(edition, tmp_path / "p"))
    for text in desk.bench.look().texts:
        page, opened = desk.get(f"/review/{text.id}"), open_text(desk.bench, text)
        pieces = [piece for paragraph in opened.document for piece in paragraph.pieces]
        assert len(pieces) == len(text.communique.sentences)
        assert [piece.text for piece in pieces] == [one.text[len(one.opening) :].lstrip() for one in text.communique.sentences]
        marked = {name for piece in pieces for one in piece.stretches for name in one.ids.split()} | {n for p in pieces for n in p.undated}
        assert marked | {name for name, event in text.wanted.items() if event.stated} == set(text.ids)
        for name in text.ids:
            assert page.text.count(f'<li id="{name}"') == 1


def test_hostile_words_stay_words(desk: Desk, project: Path) -> None:
    """In a title, a text, a field: shown as they are, run by nobody."""
    evil = "<script>alert(1)</script>\"><img src=x onerror=alert(1)>{{ 7*7 }} ' ` ${1}"
    put(project, "evil.txt", f"{evil}\n\nLe Conseil s'est réuni le 3 mai 2007 {evil}.\n", id="evil-2007", title=f"'{evil.replace(chr(39), '')}'")
    name = new_of(desk, "evil-2007")
    for field in ("headline", "note", "place"):
        assert do(desk, "set", name, "evil-2007", field=field, value=evil).status == 200
    for page in (desk.get("/review/evil-2007"), desk.get("/texts")):
        assert "<script>alert" not in page.text
        assert "<img" not in page.text
        assert ">49<" not in page.text


@pytest.mark.parametrize("place", ["/review/nowhere", "/review/nowhere/why?event=x", f"/review/{TEXT}/why?event=x", f"/review/{TEXT}/twins", "/review/%00"])
def test_what_there_is_not_is_not_there(desk: Desk, place: str) -> None:
    """An address that leads to no text, no event."""
    assert desk.get(place).status == 404


@pytest.mark.parametrize("body", [{}, {"event": 1}, {"event": "x", "was": None}, {"event": ["x"], "was": "y"}])
def test_what_a_page_would_never_send(desk: Desk, body: dict[str, object]) -> None:
    """It is refused in words."""
    assert desk.post(f"/review/{TEXT}/act/accept", body).status in (409, 412)


def test_a_collection_that_is_reviewed_builds_as_before(desk: Desk, project: Path) -> None:
    """All accepted: the corpus reads without a finding that was not there before."""
    before = [str(one) for one in read_corpus(Project(project)).findings]
    for text in desk.bench.look().texts:
        waiting = "".join(digest(event) for event in reviewed_events(text) if event.waits)
        desk.post(f"/review/{text.id}/accept-all", {"was": waiting})
    assert [re.sub(r":\d+:", ":", str(one)) for one in read_corpus(Project(project)).findings] == [re.sub(r":\d+:", ":", one) for one in before]
