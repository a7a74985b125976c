"""An invented communiqué and the files of every kind that it is given in, for ``documents.py``."""

from __future__ import annotations

import quopri
import subprocess
from email.message import EmailMessage
from html import escape
from typing import TYPE_CHECKING

import typst

from timeline.project.programs import find_pandoc

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Kind and words; ⟨1⟩ is the mark of the first note.
COMMUNIQUE = (
    ("title", "Communiqué de la Conférence des riverains de la Vèbre"),
    ("paragraph", "La Conférence des riverains de la Vèbre s’est réunie à Kerval le 14 mai 2019, sous la présidence de Mme Odile "
     "Lanvaux, pour examiner l’état d’avancement du plan de navigation adopté le 3 février 2012⟨1⟩ et les mesures qui restent à prendre "
     "avant la fin de l’année."),
    ("heading", "Navigation et cessez-le-feu"),
    ("paragraph", "Les délégations ont constaté que l’accord de cessez-le-feu signé le 21 septembre 2018 est respecté sur les deux rives. "
     "Elles ont rappelé que la première patrouille commune avait eu lieu le 1er octobre 2018 et que la coordination des secours fluviaux "
     "sera confiée, à compter du 1er janvier 2020, au centre de Port-Alleaume."),
    ("paragraph", "Le rapport d’avril 2019, dont la Conférence a pris acte, montre une augmentation du trafic de marchandises. La commission "
     "technique, qui s’était réunie du 4 au 6 mars 2019, a recommandé la construction d’une seconde écluse ; les travaux "
     "préparatoires commenceront en juin 2021."),
    ("heading", "Décisions"),
    ("paragraph", "La Conférence a décidé :"),
    ("item", "de créer un fonds commun doté de 1 250 000 euros, versés au plus tard le 15 juin 2020 ;"),
    ("item", "de proroger jusqu’au 31 décembre 2022 le mandat de la mission d’observation⟨2⟩ ;"),
    ("item", "de publier chaque année, avant le 30 septembre, un bilan des contrôles effectués."),
    ("paragraph", "Elle a en outre chargé le secrétariat d’élaborer, pour le 12 novembre 2019, un programme de formation des pilotes et "
     "des éclusiers. Les observations des États riverains sont attendues le 28 février 2020 au plus tard."),
    ("heading", "Coopération judiciaire"),
    ("paragraph", "Les ministres de la justice, réunis le 13 mai 2019, ont confirmé l’entrée en vigueur de la convention d’extradition le "
     "2 juillet 2017. La liste des autorités compétentes a été remise au dépositaire le 9 janvier 2018 ; elle sera "
     "révisée au printemps 2023."),
    ("paragraph", "La prochaine session ordinaire se tiendra à Valmeyre les 20 et 21 mai 2020. Une session extraordinaire "
     "pourra être convoquée avant le 10 octobre 2019 si la majorité des membres le demande."),
)  # fmt: skip
NOTES = (
    "Plan de navigation, adopté à Port-Alleaume par la Conférence ministérielle.",
    "Mission établie par la décision 7/2015 de la Conférence, prise à Valmeyre.",
)
_HEAD = "Conférence des riverains de la Vèbre"


def markdown() -> str:
    """The communiqué in pandoc's Markdown."""
    marks = {"title": "# ", "heading": "## ", "item": "- "}
    lines = [f"{marks.get(kind, '')}{words}" for kind, words in COMMUNIQUE]
    lines += [f"[^{number}]: {note}" for number, note in enumerate(NOTES, 1)]
    return "\n\n".join(lines).replace("⟨", "[^").replace("⟩", "]") + "\n"


def files(folder: Path) -> Iterator[Path]:
    """The communiqué written into a folder in every kind, one file after the other."""
    source = folder / "communique.md"
    source.write_text(markdown(), encoding="utf-8")
    yield source
    for ending in ("docx", "odt", "rtf", "epub"):
        made = folder / f"communique.{ending}"
        subprocess.run([find_pandoc()[0], source, "-s", "-M", "lang=fr", "-M", "title=Communiqué", "-o", made], check=True)
        yield made
    page = folder / "page.html"
    page.write_text(saved_page(), encoding="utf-8")
    yield page
    mail = folder / "mail.eml"
    mail.write_bytes(message())
    yield mail
    for name, setting in LAYOUTS.items():
        made = folder / f"{name}.pdf"
        made.write_bytes(typst.compile((setting + typst_body()).encode()))
        yield made
    for name in ("cp1252", "mac_roman", "cp850", "utf-16"):
        made = folder / f"{name}.txt"
        made.write_bytes(plain().replace("\n", "\r\n").encode(name, "replace"))
        yield made


def plain() -> str:
    """The communiqué as plain text, its notes at the end, as every of the encodings can write it."""
    items = ("- " + words if kind == "item" else words for kind, words in COMMUNIQUE)
    notes = (f"[{number}] {note}" for number, note in enumerate(NOTES, 1))
    return "\n\n".join((*items, *notes)).replace("⟨", " [").replace("⟩", "]").replace("’", "'") + "\n"


LAYOUTS = {
    "one-column": '#set page(paper: "a6", numbering: "1/1")\n#set text(lang: "fr", size: 11pt)\n',
    "two-columns": '#set page(paper: "a6", flipped: true, columns: 2, margin: 1.6cm, header: context align(center)['
    f'{_HEAD} #counter(page).display()])\n#set text(lang: "fr", size: 10pt, hyphenate: true)\n#set par(justify: true)\n',
}  # fmt: skip


def typst_body() -> str:
    """The communiqué in Typst's marks."""
    marks = {"title": "= ", "heading": "== ", "item": "- "}
    body = "\n\n".join(f"{marks.get(kind, '')}{words}" for kind, words in COMMUNIQUE)
    for number, note in enumerate(NOTES, 1):
        body = body.replace(f"⟨{number}⟩", f"#footnote[{note}]")
    return body


def article() -> str:
    """The communiqué in HTML."""
    tags = {"title": "h1", "heading": "h2", "item": "li", "paragraph": "p"}
    parts, listed = [], False
    for kind, words in COMMUNIQUE:
        if (kind == "item") is not listed:
            parts.append("</ul>" if listed else "<ul>")
            listed = not listed
        text = escape(words).replace("14 mai 2019", "<time>14 mai 2019</time>").replace("1er ", "1<sup>er</sup> ")
        parts.append(f"<{tags[kind]}>{text}</{tags[kind]}>")
    for number in (1, 2):
        link = f'<sup><a href="#n{number}" role="doc-noteref">{number}</a></sup>'
        parts = [part.replace(f"⟨{number}⟩", link) for part in parts]
    notes = "".join(f'<li id="n{number}">{note}</li>' for number, note in enumerate(NOTES, 1))
    return "\n".join(parts) + f'<section class="footnotes" role="doc-endnotes"><ol>{notes}</ol></section>'


def saved_page() -> str:
    """A page of a ministry's site: menu, cookies, share links, other news of other days."""
    return f"""<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Communiqué | Ministère du Fleuve</title></head><body>
<header><nav><ul><li><a href="/">Accueil</a></li><li><a href="/presse">Salle de presse</a></li><li><a href="/a">Le ministère</a></li>
</ul></nav></header><div class="cookie-banner">Ce site utilise des cookies pour mesurer son audience. <button>Tout accepter</button></div>
<main><article><p class="date">Publié le 15 mai 2019</p>{article()}<ul class="share"><li>Partager sur Facebook</li>
<li>Imprimer la page</li></ul></article></main><aside class="related"><h2>À lire également</h2><ul><li><a href="/1">Le 3 avril 2018 :
visite du port de Kerval</a></li><li><a href="/2">Ouverture du musée du fleuve le 8 août 2017</a></li></ul></aside>
<footer><p>© Ministère du Fleuve, mis à jour le 2 janvier 2021</p></footer></body></html>"""


def printed_page() -> str:
    """The same article alone, for a browser to print."""
    return f'<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>{_HEAD}</title></head><body>{article()}</body></html>'


def message() -> bytes:
    """A mail in quoted-printable with greeting, signature and a quoted answer."""
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = COMMUNIQUE[0][1], "presse@fleuve.example", "redaction@journal.example"
    mail["Date"] = "Wed, 15 May 2019 09:30:00 +0200"
    text = plain() + "\n-- \nService de presse, tél. 01 02 03 04 05\n\n> Le 2 mai 2019, la rédaction a écrit :\n> Merci d'avance.\n"
    encoded = quopri.encodestring(text.encode("utf-8")).decode("ascii")
    mail.set_payload(encoded)
    mail["Content-Type"], mail["Content-Transfer-Encoding"] = "text/plain; charset=utf-8", "quoted-printable"
    return bytes(mail)
