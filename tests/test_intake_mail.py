"""A mail gives its sender's own words; subject, sender and day are clues; what was cut and what came with it is told."""

from __future__ import annotations

from email.message import EmailMessage

import pytest
from intake_texts import FRENCH

from timeline.intake.any_file import read_any
from timeline.intake.extract import Extract, Sure
from timeline.intake.header_guess import guess_header
from timeline.intake.mail import attachments, read_mail
from timeline.intake.mail_words import own_words, unflowed
from timeline.language import load_language

pytestmark = pytest.mark.documents

BODY = "Bruxelles, le 3 février 2017\n\nLe Conseil s’est réuni aujourd’hui. Il ouvrira un bureau le 1er mars 2017.\n"


def page(raw: bytes) -> Extract:
    """A reader of pages that says what it was given."""
    return Extract(f"page : {raw.decode()}", "test")


def mail(body: str = BODY, **fields: str) -> EmailMessage:
    """A mail as a program writes it."""
    made = EmailMessage()
    given = {"Subject": "Communiqué : réunion", "From": "Conseil <a@b.fr>", "Date": "Fri, 03 Feb 2017 10:00:00 +0100"}
    for name, value in (given | fields).items():
        made[name.replace("_", "-")] = value
    made.set_content(body, cte="quoted-printable")
    return made


def clues(extract: Extract) -> dict[str, str]:
    """The clues by their fields."""
    return {clue.field: clue.value for clue in extract.clues}


def test_subject_sender_and_day_are_clues() -> None:
    """Quoted-printable is undone; the text is the body and nothing of the head."""
    extract = read_any("a.eml", mail().as_bytes(), FRENCH)
    assert extract.text == BODY
    assert clues(extract) == {"title": "Communiqué : réunion", "date": "2017-02-03", "issuer": "Conseil"}
    assert not extract.remarks


@pytest.mark.parametrize("day", ["Mon, 3 Mar 99999999999 10:00:00 +0100", "Mon, 99 Foo 2008 99:99:99 +9999", "", "x" * 5000])
def test_a_day_that_no_calendar_has_is_none(day: str) -> None:
    """The text is read all the same."""
    head = f"From: a@b.fr\nSubject: S\nDate: {day}\nContent-Type: text/plain; charset=utf-8\n\n"
    assert read_any("a.eml", (head + BODY).encode(), FRENCH).text == BODY


def test_a_lying_charset_and_a_french_day() -> None:
    r"""« charset=iso-8859-1 » with Windows' signs, a day in French, a name in bytes no head may have."""
    raw = (
        b"From: Conseil r\xe9gional <a@b.fr>\r\nSubject: =?iso-8859-1?Q?R=E9union?=\r\nDate: ven., 03 f\xe9vr. 2017 10:02\r\n"
        b"Content-Type: text/plain; charset=iso-8859-1; format=flowed\r\n\r\n"
        b"Le Conseil s\x92est r\xe9uni \r\n\xe0 Rome \x96 il a \r\nd\xe9cid\xe9.\r\n"
    )
    extract = read_any("a.eml", raw, FRENCH)
    assert extract.text == "Le Conseil s’est réuni à Rome – il a décidé.\n"
    assert clues(extract) == {"title": "Réunion", "date": "ven., 03 févr. 2017", "issuer": "Conseil régional"}


def test_files_that_came_with_it_are_told_and_given() -> None:
    """The communiqué may be the attachment: it is named, and can be had; a path in its name is no path."""
    made = mail()
    made.add_attachment(b"PK", maintype="application", subtype="octet-stream", filename="../../a\\communiqué du 2 mai.docx")
    raw = made.as_bytes()
    assert [(one.name, one.raw) for one in attachments(raw)] == [("communiqué du 2 mai.docx", b"PK")]
    (remark,) = read_any("a.eml", raw, FRENCH).remarks
    assert (remark.code, "communiqué du 2 mai.docx" in remark.fact) == ("C56", True)
    assert "2 mai" not in read_any("a.eml", raw, FRENCH).text


def test_html_is_taken_where_plain_says_little() -> None:
    """« Voir la version en ligne » is no text when a page stands beside it; a page that only repeats is not taken."""
    made = mail("Voir en ligne.\n")
    made.add_alternative(f"<p>{BODY}</p>", subtype="html")
    assert read_mail(made.as_bytes(), page).converter == "test"
    both = mail()
    both.add_alternative(f"<p>{BODY}</p>", subtype="html")
    assert read_mail(both.as_bytes(), page).text == BODY


@pytest.mark.books
def test_html_alone() -> None:
    """A mail that is a page gives its words; what it hides, and its styles, are none."""
    made = mail()
    made.set_content(
        '<style>p{color:red}</style><div style="display:none">le 2 mai 2001</div><table><tr><td><p>Le Conseil a siégé.</p>'
        '<ul><li>de clore.</li></ul></td></tr></table><a href="http://x.fr/2014/04/05"><img src="x.gif"></a>', subtype="html",
    )  # fmt: skip
    assert read_any("a.eml", made.as_bytes(), FRENCH).text == "Le Conseil a siégé.\n\n- de clore.\n"


OWN = [
    ("Bonjour.\n\n-- \nAnne Roche\nTél. 01\n", "Bonjour.\n", ["the signature"]),
    ("Le Conseil a siégé à Rome le 3 mai 2019, à huis clos.\n\nLe 1 mai 2019 à 14:02, J. V <j@v.fr> a écrit :\n> Vu le 5 mai\n", "Le Conseil a siégé à Rome le 3 mai 2019, à huis clos.\n", ["the mail that was answered"]),
    ("Le Conseil a siégé à Rome le 3 mai 2019, à huis clos.\n\n-----Message d'origine-----\nDe : X\nVu le 5 mai\n", "Le Conseil a siégé à Rome le 3 mai 2019, à huis clos.\n", ["the mail that was answered"]),
    ("Pour info\n\n---- Message transféré ----\nSujet : C\nDate : X\nPour : y\n\nLe Conseil a siégé.\n", "Pour info\n\nLe Conseil a siégé.\n", ["passed on"]),
    ("De : X\nEnvoyé : lundi\nÀ : y\nObjet : C\n\nLe Conseil a siégé.\n", "Le Conseil a siégé.\n", ["passed on"]),
    ("> cité le 5 mai\nLe Conseil a siégé.\n", "Le Conseil a siégé.\n", ["quoted"]),
    ("Le 3 mai 2019, le ministre a écrit :\n\nMadame, le Conseil a siégé.\n", "Le 3 mai 2019, le ministre a écrit :\n\nMadame, le Conseil a siégé.\n", []),
    ("Le Conseil a siégé.\n--\nlong\n", "Le Conseil a siégé.\n", ["the signature"]),
    ("--\nLe Conseil a siégé.\n\nIl a clos ses travaux le 3 mai.\n", "--\nLe Conseil a siégé.\n\nIl a clos ses travaux le 3 mai.\n", []),
    ("De : un avis. À : Rome, Paris.\n", "De : un avis. À : Rome, Paris.\n", []),
    ("Le texte - a - tiret.\n", "Le texte - a - tiret.\n", []),
    # The programs of other languages.
    ("Der Rat tagte am 3. Mai 2019 in Graz, ohne Presse.\n\nAm 01.05.2019 um 14:02 schrieb Jana V. <j@v.de>:\n> bis 5. Mai\n", "Der Rat tagte am 3. Mai 2019 in Graz, ohne Presse.\n", ["the mail that was answered"]),
    ("Der Rat tagte am 3. Mai 2019 in Graz, ohne Presse.\n\n-----Ursprüngliche Nachricht-----\nVon: X\nbis 5. Mai\n", "Der Rat tagte am 3. Mai 2019 in Graz, ohne Presse.\n", ["the mail that was answered"]),
    ("Von: X\nGesendet: Montag\nAn: y\nBetreff: C\n\nDer Rat tagte.\n", "Der Rat tagte.\n", ["passed on"]),
    ("-------- Weitergeleitete Nachricht --------\nBetreff: C\nDatum: X\nVon: y\nAn: z\n\nDer Rat tagte.\n", "Der Rat tagte.\n", ["passed on"]),
    ("Am 3. Mai 2019 schrieb die Ministerin an die Länder:\n\nDer Rat tagt.\n", "Am 3. Mai 2019 schrieb die Ministerin an die Länder:\n\nDer Rat tagt.\n", []),
    ("Von: einem Gutachten. An: Rom, Paris.\n", "Von: einem Gutachten. An: Rom, Paris.\n", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "told"), OWN, ids=lambda given: str(given)[:30])
def test_own_words(text: str, expected: str, told: list[str]) -> None:
    """What was answered, quoted or signed goes and is told; what only looks so stays."""
    made = own_words(text)
    own, remarks = made.text, made.remarks
    assert own == expected
    assert len(remarks) == len(told)
    assert all(words in one.fact for words, one in zip(told, remarks, strict=True))


def test_a_german_mail_that_was_passed_on() -> None:
    """Its day, sender and subject are those of the inner mail, « WG: » and the hour go."""
    inner = "Von: Anne Roth <a@b.de>\nGesendet: Dienstag, 3. Mai 2016 14:02\nAn: c@d.de\nBetreff: WG: Ein Amt öffnet\n\nDer Rat hat beschlossen, das Amt zu öffnen.\n"
    german = load_language("de")
    extract = read_any("a.eml", mail(inner, Subject="AW: WG: Ein Amt öffnet").as_bytes(), german)
    found = guess_header(extract, german, "a.eml").filled
    assert (found["date"], found["issuer"], found["title"]) == ("2016-05-03", "Anne Roth", "Ein Amt öffnet")
    assert extract.text == "Der Rat hat beschlossen, das Amt zu öffnen.\n"


def test_flowed_lines() -> None:
    """A line that ends with a space goes on; « -- » and a change of quotation end it."""
    assert unflowed("a \nb\n-- \nc \n> d\n e", join=False) == "a b\n-- \nc\n> d\ne"
    assert unflowed("mot \nsuite", join=True) == "motsuite"


def test_a_passed_on_subject() -> None:
    """« TR: RE: » is no part of a title; a sender without a name is only shown."""
    extract = read_any("a.eml", mail(Subject="TR: RE : Point", From="presse@b.fr").as_bytes(), FRENCH)
    assert clues(extract)["title"] == "Point"
    assert [clue.sure for clue in extract.clues if clue.field == "issuer"] == [Sure.GUESS]


def test_addresses_and_places_of_pictures_are_no_text() -> None:
    """« <https://…/14-mai-2019> » and « [image: Logo] » in the plain part go; the sentence stays whole."""
    body = "[image: Logo]\nLe Conseil a siégé le 3 février 2020\n<https://a.fr/14-mai-2019/x>.\nIl a clos.\n"
    extract = read_any("a.eml", mail(body).as_bytes(), FRENCH)
    assert extract.text == "Le Conseil a siégé le 3 février 2020.\nIl a clos.\n"
    assert [one.fact for one in extract.remarks] == ["1 address of a page was left out"]


@pytest.mark.books
def test_an_answer_in_html_is_cut() -> None:
    """What Gmail quotes and what Outlook repeats below its rule is the other mail's."""
    gmail = (
        '<div>Le Conseil a siégé le 3 février 2020, à Rome.</div><div class="gmail_quote"><div>Le lun. 3 févr. 2020 à 09:12, '
        'X &lt;<a href="mailto:x@y.fr">x@y.fr</a>&gt; a écrit :<br></div><blockquote>Vu le 6 mai 2018.</blockquote></div>'
    )
    outlook = (
        "<p>Le Conseil a siégé le 3 février 2020, à Rome.</p><div><p><b>De&nbsp;:</b> X<br><b>Envoyé&nbsp;:</b> lundi<br>"
        "<b>À&nbsp;:</b> Y<br><b>Objet&nbsp;:</b> Z</p></div><p>Vu le 6 mai 2018.</p>"
    )
    for page_ in (gmail, outlook):
        made = mail()
        made.set_content(page_, subtype="html")
        extract = read_any("a.eml", made.as_bytes(), FRENCH)
        assert extract.text == "Le Conseil a siégé le 3 février 2020, à Rome.\n"
        assert extract.remarks[0].fact.startswith("the mail that was answered was left out")


def test_a_saved_page_has_no_sender() -> None:
    """The browser that saved a page is no issuer, the day of saving no day; the address is the source."""
    raw = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.fr/x\r\nSubject: Point\r\n"
        b"Date: Thu, 1 Jan 2026 10:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<p>Texte.</p>"
    )
    assert clues(read_mail(raw, page)) == {"title": "Point", "source": "https://a.fr/x"}


WORDS = "Le Conseil s'est réuni hier. Il ouvrira un bureau le 1er juin 2016.\n"
PASSED_ON = [
    # Outlook, in French and in English, with and without its line.
    (f"De : Anne Roche <a@b.fr>\nEnvoyé : mardi 3 mai 2016 14:02\nÀ : Jean\nObjet : Un bureau ouvre\n\n{WORDS}", "2016-05-03", "Anne Roche"),
    (f"Pour info.\n\n-----Message d'origine-----\nDe : Anne Roche [mailto:a@b.fr]\nEnvoyé : mardi 3 mai 2016 14:02\nObjet : Un bureau ouvre\n\n{WORDS}", "2016-05-03", "Anne Roche"),
    (f"From: Anne Roche <a@b.fr>\nSent: Tuesday, May 3, 2016 2:02 PM\nTo: Jean\nSubject: Un bureau ouvre\n\n{WORDS}", "2016-05-03", "Anne Roche"),
    (f"*De :* Anne Roche\n*Envoyé :* 03/05/2016 14:02\n*Objet :* Un bureau ouvre\n\n{WORDS}", "2016-05-03", "Anne Roche"),
    # Gmail.
    (f"---------- Forwarded message ---------\nDe : Anne Roche <a@b.fr>\nDate: mar. 3 mai 2016 à 14:02\nSubject: Un bureau ouvre\nTo: <c@d.fr>\n\n{WORDS}", "2016-05-03", "Anne Roche"),
    (f"---------- Forwarded message ----------\nFrom: Anne Roche <a@b.fr>\nDate: Tue, May 3, 2016 at 2:02 PM\nSubject: Un bureau ouvre\n\n{WORDS}", "2016-05-03", "Anne Roche"),
    # Apple.
    (f"Début du message réexpédié :\n\n> De: Anne Roche <a@b.fr>\n> Date: 3 mai 2016 à 14:02:11 UTC+2\n> À: c@d.fr\n> Objet: Un bureau ouvre\n>\n> {WORDS}", "2016-05-03", "Anne Roche"),
    (f"Begin forwarded message:\n\nFrom: Anne Roche <a@b.fr>\nSubject: Un bureau ouvre\nDate: 3 May 2016 at 14:02:11 CEST\n\n{WORDS}", "2016-05-03", "Anne Roche"),
    # Passed on twice: the inmost is the text's.
    (f"---------- Forwarded message ---------\nDe : Jean <c@d.fr>\nDate: jeu. 5 mai 2016 à 9:00\nSubject: Fwd: Un bureau ouvre\n\n---------- Forwarded message ---------\nDe : Anne Roche <a@b.fr>\nDate: mar. 3 mai 2016 à 14:02\nSubject: Un bureau ouvre\n\n{WORDS}", "2016-05-03", "Anne Roche"),
    # The text's own dateline wins; a mail that answers has its own day; one without fields too.
    (f"---------- Forwarded message ---------\nDe : Anne Roche <a@b.fr>\nDate: mar. 3 mai 2016 à 14:02\nSubject: Un bureau ouvre\n\nDakar, le 2 mai 2016\n\n{WORDS}", "2016-05-02", "Anne Roche"),
    (f"{WORDS}\nDakar est prévenue, et le bureau aussi.\n\nDe : Anne Roche <a@b.fr>\nEnvoyé : mardi 3 mai 2016 14:02\nObjet : x\n\nMerci.\n", "2017-02-03", "Conseil"),
    (WORDS, "2017-02-03", "Conseil"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "day", "sender"), PASSED_ON, ids=lambda given: str(given)[:40])
def test_a_mail_that_was_passed_on_has_its_own_day(body: str, day: str, sender: str) -> None:
    """Neither the day nor the sender of who passed it on are the text's; its fields are none of its words."""
    extract = read_any("a.eml", mail(body, Subject="TR : Un bureau ouvre").as_bytes(), FRENCH)
    found = guess_header(extract, FRENCH, "a.eml").filled
    assert (found["date"], found["issuer"], found["title"]) == (day, sender, "Un bureau ouvre")
    assert WORDS in extract.text
    assert "14:02" not in extract.text
