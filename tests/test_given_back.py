"""What other tools give back: nothing is emptied, no mark is cleared behind one's back, and what was emptied returns."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from projects import copy, run
from sample import INTO_ENGLISH

from timeline.model.errors import TimelineError
from timeline.model.translation import State
from timeline.project.files import Source
from timeline.translations import kept
from timeline.translations.catalogue import Catalogue, new_catalogue, read_catalogue, write_catalogue
from timeline.translations.exchange.po import read_po
from timeline.translations.exchange.returned import take_returned
from timeline.translations.exchange.tmx import read_tmx, write_tmx
from timeline.translations.kept import emptied, keep, read_kept, restored, write_kept
from timeline.translations.po import Unit
from timeline.translations.states import unit_state

if TYPE_CHECKING:
    from pathlib import Path

DATED = ("date: 2008-01",)
DONE = Unit("nrc-2007.k3f7", "Le plan est prêt.", "The plan is ready.", notes=DATED)
STALE = Unit("nrc-2007.m4p9", "Le plan de 2010.", "The 2009 plan.", flags=("fuzzy",), previous="Le plan de 2009.")
DRAFT = Unit("nrc-2007.n5q8", "Le texte.", "The text.", flags=("fuzzy",))
REDATED = Unit(
    "nrc-2007.p6r7", "Le jour dit.", "On that day.", flags=("fuzzy",), previous="Le jour dit.",
    notes=("date: 2008-02", "date was: 2008-01"),
)  # fmt: skip
EMPTY = Unit("nrc-2007.place", "Rome", "")


def catalogue(*units: Unit) -> Catalogue:
    """A catalogue of these entries, as it is read from its file."""
    held = Catalogue("en.po", INTO_ENGLISH, new_catalogue("", INTO_ENGLISH).header, units)
    return read_catalogue(Source("en.po", write_catalogue(held)), INTO_ENGLISH)


ALL = catalogue(DONE, STALE, DRAFT, REDATED, EMPTY)


def taken_back(text: str, *, cleared: bool = False, into: Catalogue = ALL) -> dict[str, tuple[str, State]]:
    """The target and the state of each entry after a PO file was taken back."""
    taken = take_returned(into, read_po(text, "back.po", [INTO_ENGLISH]).translations, cleared=cleared)
    return {unit.id: (unit.target, unit_state(unit)) for unit in taken.catalogue.units}


HELD = {unit.id: (unit.target, unit_state(unit)) for unit in ALL.units}


def as_omegat_leaves_it(text: str) -> str:
    """No fuzzy mark anywhere, and nothing where a mark was; the header behind its msgstr."""
    text = re.sub(r"(#, fuzzy\n(?:#\|.*\n)*(?:msg(?:ctxt|id) .*\n)+)msgstr .*", r'\1msgstr ""', text)
    return text.replace("#, fuzzy\n", "").replace('msgstr ""\n"Project', 'msgstr "Project', 1)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text,
        as_omegat_leaves_it,
        lambda text: text.replace("#, fuzzy\n", ""),
        lambda text: re.sub(r"#[|.:,].*\n", "", text),
        lambda text: re.sub(r'(?m)^msgstr ".+"$', 'msgstr ""', text),
        lambda text: re.sub(r"msgctxt .*\n", "", text),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\n\n".join(reversed(text.split("\n\n"))),
        lambda text: text.split("\n\n")[0] + "\n",
    ],
    ids=["as it was", "OmegaT", "no marks", "no comments", "all empty", "no ids", "CRLF", "other order", "header alone"],
)
def test_a_file_without_changes_changes_nothing(change: object) -> None:
    """Whatever a tool dropped: no entry is emptied, none loses its mark, none is another state."""
    assert taken_back(change(write_catalogue(ALL))) == HELD  # type: ignore[operator]


@pytest.mark.parametrize(
    ("unit", "instead", "expected"),
    [
        (DONE, "The plan is finished.", ("The plan is finished.", State.TRANSLATED)),
        (STALE, "The 2010 plan.", ("The 2010 plan.", State.TRANSLATED)),
        (DRAFT, "This text.", ("This text.", State.TRANSLATED)),
        (EMPTY, "Rome", ("Rome", State.TRANSLATED)),
        (REDATED, "On the said day.", ("On the said day.", State.TRANSLATED)),
    ],
)
def test_what_a_translator_wrote_is_taken(unit: Unit, instead: str, expected: tuple[str, State]) -> None:
    """Other words without a mark are a translator's own."""
    mended = replace(unit, target=instead, flags=(), previous=None)
    assert taken_back(write_catalogue(catalogue(mended)))[unit.id] == expected


def test_a_mark_cleared_by_hand_counts_when_one_says_so() -> None:
    """The English was right for the new French too: with --cleared a missing mark is a cleared one."""
    text = write_catalogue(ALL).replace("#, fuzzy\n", "")
    assert {state for _, state in taken_back(text, cleared=True).values()} == {State.TRANSLATED, State.MISSING}


def test_a_file_of_before_does_not_overwrite_a_later_translation() -> None:
    """Sent out before the French changed, come back after it was translated anew here."""
    out = write_catalogue(catalogue(Unit("nrc-2007.m4p9", "Le plan de 2009.", "The 2009 plan, as agreed.")))
    assert taken_back(out, into=catalogue(replace(STALE, target="The 2010 plan.", flags=(), previous=None))) == {
        "nrc-2007.m4p9": ("The 2010 plan.", State.TRANSLATED)
    }
    assert taken_back(out)["nrc-2007.m4p9"] == ("The 2009 plan, as agreed.", State.STALE)


def test_comments_of_translators_come_along() -> None:
    """An acceptance that a colleague wrote in the file is one here."""
    noted = replace(DONE, comments=("accept: T07 the usual English",))
    taken = take_returned(ALL, read_po(write_catalogue(catalogue(noted)), "back.po", [INTO_ENGLISH]).translations)
    assert taken.catalogue.units[0].comments == noted.comments


def test_what_is_no_po_is_refused_by_its_lines() -> None:
    """Nothing of a file that is broken is taken."""
    with pytest.raises(TimelineError) as caught:
        read_po('msgid "a"\nmsgstr "b"\nwhat\n', "back.po", [INTO_ENGLISH])
    assert [(one.code, one.line) for one in caught.value.findings] == [("T01", 3)]
    with pytest.raises(TimelineError) as caught:
        read_po('msgid ""\nmsgstr "Language: de\\n"\n', "back.po", [INTO_ENGLISH])
    assert [one.code for one in caught.value.findings] == ["T28"]


# ---- TMX


def test_drafts_and_stale_texts_are_in_the_memory_with_their_state() -> None:
    """Given back to an empty catalogue, all is as it was."""
    blank = catalogue(*(replace(unit, target="", flags=(), previous=None) for unit in ALL.units))
    file = read_tmx(write_tmx([ALL], "fr"), "memory.tmx", [INTO_ENGLISH])
    states = {unit.id: unit_state(unit) for unit in take_returned(blank, file.translations).catalogue.units}
    assert states == {
        DONE.id: State.TRANSLATED, STALE.id: State.STALE, DRAFT.id: State.DRAFT, REDATED.id: State.STALE, EMPTY.id: State.MISSING,
    }  # fmt: skip


def test_a_memory_of_others_mends_stale_entries_and_touches_no_translation() -> None:
    """OmegaT's own memory: no ids, today's French, another English."""
    pairs = ((STALE.source, "The plan for 2010."), (DONE.source, "Another plan."), (EMPTY.source, "Rome"), (DRAFT.source, "A text."))
    units = "".join(f'<tu><tuv lang="FR"><seg>{fr}</seg></tuv><tuv lang="EN-GB"><seg>{en}</seg></tuv></tu>' for fr, en in pairs)
    text = f'<tmx version="1.1"><header creationtool="OmegaT" srclang="FR"/><body>{units}</body></tmx>'
    taken = take_returned(ALL, read_tmx(text, "a.tmx", [INTO_ENGLISH]).translations)
    assert [(unit.target, unit_state(unit)) for unit in taken.catalogue.units] == [
        (DONE.target, State.TRANSLATED), ("The plan for 2010.", State.DRAFT), ("A text.", State.DRAFT),
        (REDATED.target, State.STALE), ("Rome", State.DRAFT),
    ]  # fmt: skip


# ---- kept memory


def test_what_is_kept_reads_as_it_was_written() -> None:
    """One line a translation, in the order of ids; lines of a conflict are passed over."""
    text = write_kept(keep({}, [ALL]))
    assert [json.loads(line)["id"] for line in text.splitlines()] == [DONE.id, STALE.id, DRAFT.id, REDATED.id]
    assert write_kept(read_kept(text)) == text
    assert write_kept(read_kept(f"<<<<<<< ours\n{text}=======\n{{}}\n[1]\n>>>>>>> theirs\n")) == text


def test_what_was_emptied_has_its_words_and_its_state_again() -> None:
    """Whatever it was: translated, stale, a draft, translated for another date."""
    memory = keep({}, [ALL])
    blank = catalogue(
        *(replace(unit, target="", flags=(), previous=None, notes=unit.notes[:1]) for unit in ALL.units)
    )
    assert [unit.id for unit in emptied(blank, memory)] == [DONE.id, STALE.id, DRAFT.id, REDATED.id]
    assert restored(blank, keep(memory, [blank])).units == ALL.units


def test_what_changed_in_between_is_stale() -> None:
    """Emptied, and then the French changed: the words come back beside the French they were written for."""
    memory = keep({}, [ALL])
    (unit,) = restored(catalogue(replace(DONE, source="Le plan sera prêt.", target="")), memory).units
    assert (unit_state(unit), unit.previous, unit.target) == (State.STALE, DONE.source, DONE.target)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A whole project, its translations kept."""
    return copy("essai", tmp_path / "essai")


def test_translate_names_what_was_emptied_and_gives_it_back(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The whole way: copied over by hand, told by name, restored byte for byte; or let go for good."""
    path = project / "translations" / "events" / "essai.en.po"
    asked = ("--project", str(project))
    assert run(capsys, "translate", *asked)[0] == 0
    before = path.read_bytes()
    emptied_file = re.sub(r'(msgctxt "essai-2005\.title"\n.*\n)msgstr ".*"', r'\1msgstr ""', before.decode())
    path.write_text(emptied_file, encoding="utf-8")
    code, _, err = run(capsys, "translate", "--check", *asked)
    assert (code, "T31" in err, "essai-2005.title" in err) == (1, True, True)
    code, _, err = run(capsys, "translate", *asked)
    assert (code, "--restore" in err) == (0, True)
    code, out, err = run(capsys, "translate", "--restore", *asked)
    assert (code, "essai-2005.title" in out, err, path.read_bytes()) == (0, True, "", before)
    path.write_text(emptied_file, encoding="utf-8")
    assert run(capsys, "translate", "--leave-empty", *asked)[2] == ""
    assert run(capsys, "translate", *asked)[2] == ""


def test_a_po_file_goes_out_and_comes_back(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What a tool made of it is taken, what it dropped is not; an id from elsewhere is named."""
    path, asked = project / "translations" / "events" / "essai.en.po", ("--project", str(project))
    run(capsys, "translate", *asked)
    assert run(capsys, "exchange", "po", *asked)[0] == 0
    out = project / "build" / "essai.en.po"
    assert out.read_bytes() == path.read_bytes()
    before = path.read_bytes()
    out.write_text(as_omegat_leaves_it(out.read_text("utf-8")) + '\nmsgctxt "x.y2y2"\nmsgid "?"\nmsgstr "!"\n', "utf-8")
    code, _, err = run(capsys, "exchange", "po", "--take", str(out), *asked)
    assert (code, path.read_bytes()) == (0, before)
    assert "1 entry of ids that no catalogue has: x.y2y2" in err


XLIFF = (
    '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="fr" trgLang="en"><file id="f">'
    '<unit id="essai-2005.place"><segment{}><source>Oslo</source><target>{}</target></segment></unit></file></xliff>'
)


@pytest.mark.parametrize(
    ("state", "target", "said", "now"),
    [
        ("", "Christiania", "1 kept their translation, for what came back is only a draft, or of a memory: essai-2005.place", "Oslo"),
        ("", "Oslo", "", "Oslo"),
        (' state="final"', "Christiania", "1 changed", "Christiania"),
        (' state="final"', "<b>Chris</b><z><y>tian</y>ia</z>", "1 changed", "Christiania"),
        (' state="final"', 'Chris<ph id="1">%s</ph>tiania', "1 changed", "Christiania"),
    ],
)
def test_nothing_that_came_back_goes_without_a_word(  # noqa: PLR0913, PLR0917 what comes, what is said, what is there
    state: str, target: str, said: str, now: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A draft that replaces no translation is told; words within elements that no standard has are words."""
    (project / "in.xlf").write_text(XLIFF.format(state, target))
    code, out, _ = run(capsys, "exchange", "xliff", "--take", str(project / "in.xlf"), "--project", str(project))
    assert (code, said in out, "kept" in out) == (0, True, "kept" in said)
    assert f'msgstr "{now}"' in next(iter(project.glob("translations/events/*.en.po"))).read_text()


ODD_LINES = [
    '{"id": "a.k3f7", "language": "en", "state": "translated", "source": "« Œuvre »\\u2028", "target": "A \\"work\\""}',
    '{"id": "a.k3f7", "language": "en", "state": "draft", "dates": ["2008", "2009-01"], "source": "x", "target": "y"}',
    '{"id": "a", "id": "b", "language": "en", "state": "stale", "source": "x", "target": "y"}',
    '{"target": "y", "more": [1, {"a": null}], "source": "x", "state": "stale", "language": "en", "id": "a"}',
    '{"id": 7, "language": "en", "state": "stale", "source": true, "target": 1.5, "dates": [2008]}',
    '{"id": "a", "language": "en", "state": "stale", "source": "\\ud83d", "target": NaN}',
    '{"id": "a", "language": "en", "state": "no state", "source": "x", "target": "y"}',
    '{"id": "a", "language": "en", "source": "x", "target": "y"}',
    '{"id": "a", "language": "en", "state": "stale", "source": "x", "target": "y", "dates": null}',
    '["a"]', "null", "7", '"a"', "{", "<<<<<<< ours", '{"id": "a"} ', " \t", '{"id": "a", "language": "en", "state": "stale", "source": "x", "target": "y"},',
]  # fmt: skip


@pytest.mark.parametrize("line", ODD_LINES)
def test_a_line_is_read_the_same_whichever_way(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is written otherwise than we write it is understood as far as it ever was."""
    quickly = read_kept(line)
    monkeypatch.setattr(kept, "_read", kept._read_otherwise)  # noqa: SLF001 the way of every line before
    assert quickly == read_kept(line)
