"""Bytes become text: eighteen encodings of French, odd lines, letters lost and letters encoded twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.intake.encodings import mend_letters, read_text
from timeline.reading.communique import decode, text_start
from timeline.reading.encodings import find_encoding

pytestmark = pytest.mark.documents

PAGE = (
    "« Réunion du 12 mai 2019 »\nLes ministres se sont réunis à l’Élysée ; ils ont décidé de créer un fonds de 5 000 €.\n"
    "Noël, où, là-bas, çà, cœur, maïs – naïf…\nFait à Orléans, le 1er août 2019.\n"
)
PLAIN = "Le Conseil s'est réuni à Nîmes le 4 août 2012 et a été informé. Où ? À Sète.\n"
CAPITALS = "COMMUNIQUÉ DE PRESSE DU SECRÉTARIAT GÉNÉRAL, RÉUNION DE L'ÉTÉ\n"
ENCODINGS = [
    "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1", "iso8859-15", "mac-roman",
    "cp850", "cp437", "cp1254", "cp858",
]  # fmt: skip


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("text", [PAGE, PLAIN, CAPITALS, PLAIN * 40], ids=["page", "plain", "capitals", "long"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["unix", "windows", "old mac"])
def test_french_is_read_in_every_encoding(encoding: str, text: str, end: str) -> None:
    """What a program wrote comes back, whichever letters its page has, with plain line ends."""
    raw = text.replace("\n", end).encode(encoding, errors="ignore")
    read, _ = read_text(raw)
    assert read == raw.decode(encoding).replace(end, "\n").removeprefix("\ufeff")


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("cp1252", "Windows-1252"), ("mac-roman", "MacRoman"), ("cp850", "CP850"), ("utf-16", "UTF-16")],
)
def test_an_encoding_is_named(encoding: str, name: str) -> None:
    """What is not UTF-8 is told by its name, in a corpus file too, at its first such line."""
    raw = ("Point un.\n" + PLAIN).encode(encoding)
    _, (remark,) = read_text(raw)
    _, (finding,) = decode("a.txt", raw)
    assert (remark.code, finding.code) == ("C10", "C10")
    assert name in remark.fact
    assert name in finding.fact
    assert finding.line == (1 if encoding == "utf-16" else 2)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "ascii"])
def test_utf8_is_nothing_to_tell(encoding: str) -> None:
    """A file as it should be has no remark, with a mark of byte order or without, with rare letters or none."""
    raw = "Reunion a Rome le 3 mai.\n".encode(encoding) if encoding == "ascii" else PAGE.encode(encoding)
    assert read_text(raw)[1] == ()
    assert read_text("Šibenik, São Paulo, Ångström, Москва, « ʈ »".encode())[1] == ()


def test_one_odd_line_does_not_decide_the_file() -> None:
    """« été » of another machine amid UTF-8 is read as that machine's, and the rest as it was."""
    raw = PAGE.encode() + "Une ligne ajoutée à l’été.\n".encode("cp1252") + PLAIN.encode()
    text, (remark,) = read_text(raw)
    assert text == PAGE + "Une ligne ajoutée à l’été.\n" + PLAIN
    assert remark.line == 5
    assert "line 5 was read as Windows-1252" in remark.fact
    other = PAGE.encode("cp1252") * 3 + "Une ligne ajoutée à l’été.\n".encode()
    assert read_text(other)[0] == PAGE * 3 + "Une ligne ajoutée à l’été.\n"


def test_a_letter_cut_in_two_is_lost_and_told() -> None:
    """UTF-8 with half a letter stays UTF-8: the letter is lost, its line is not read as another machine's."""
    raw = PAGE.encode() + b"R\xc3uni \xc3\xa0 l'\xc3\xa9t\xc3\xa9.\n"
    text, (remark,) = read_text(raw)
    assert "R\ufffduni à l'été." in text
    assert (remark.code, remark.line) == ("C53", 5)


def test_the_header_of_a_corpus_file_ends_where_it_ends() -> None:
    """The characters of the first bytes are counted as the whole file is read."""
    head, body = "---\ntitle: Été\n---\n", "réuni à Rome\n" * 3
    raw = head.encode("mac-roman") + body.encode("mac-roman")
    start = text_start(raw, len(head.encode("mac-roman")))
    assert decode("a", raw)[0][start:] == body


@pytest.mark.parametrize("page", ["cp1252", "latin-1", "mac-roman", "cp850"])
def test_letters_encoded_twice_are_mended_and_told(page: str) -> None:
    """« rÃ©unis » is « réunis » again, whole files of it or one line, and it is said."""
    text, (remark,) = mend_letters(PAGE.encode().decode(page))
    assert text == PAGE
    assert remark.code == "C54"
    assert "mended" in remark.fact
    one, (said,) = mend_letters(PAGE + PLAIN.encode().decode(page))
    assert one == PAGE + PLAIN
    assert said.line == 5


UNTOUCHED = [
    "L'âge du Â de Ângela à São Paulo ; Ã et Å sont des lettres.",
    "√4 vaut 2 ; A┬B.",
    "« L’accord » – l'œuvre… ﬁn ½ n° 4, 5 €, Noël",
    "Est-ce vrai ? Oui ! R&D, AT&T; x?y",
    "Vingt ans après, où ?\u00a0!",
    "Привет, Łódź, Ærø, İstanbul",
]


@pytest.mark.parametrize("text", UNTOUCHED)
def test_what_is_right_is_left_alone(text: str) -> None:
    """Letters of other languages, curly apostrophes and ligatures are no faults."""
    assert mend_letters(text) == (text, ())


DOUBTFUL = [
    ("Šibenik, la rï¿½union", "C54"),
    ("Le Conseil s?est r?uni et a d?cid? de clore.", "C53"),
    ("la r\ufffdunion", "C53"),
]


@pytest.mark.parametrize(("text", "code"), DOUBTFUL)
def test_what_is_doubtful_is_only_told(text: str, code: str) -> None:
    """Where letters are lost nothing is guessed."""
    read, remarks = mend_letters(text)
    assert read == text
    assert code in {remark.code for remark in remarks}
    assert all(remark.remedy for remark in remarks)


def test_windows_signs_under_another_name() -> None:
    """« l’accord » whose apostrophe came as a control sign is read as Windows means it."""
    assert mend_letters("l\x92accord \x96 l\x9cuvre \x85") == ("l’accord – lœuvre …", ())


@given(st.binary(max_size=400))
def test_any_bytes_are_read(raw: bytes) -> None:
    """Whatever the bytes, there is a text, and its head is the head of the whole."""
    encoding = find_encoding(raw)
    text = encoding.decode(raw)
    assert isinstance(text, str)
    assert read_text(raw)[0].count("\r") == 0


@given(st.text(alphabet="réunià l’été où Noël, «\u00a0». 12\n", max_size=200))
def test_utf8_always_comes_back(text: str) -> None:
    """French in UTF-8 is never taken for anything else."""
    assert find_encoding(text.encode()).decode(text.encode()) == text
