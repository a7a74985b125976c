"""The web timeline, one page that needs nothing else: its style and its script stand in it."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from markupsafe import Markup

from timeline.language.names import direction
from timeline.model.characters import web_address
from timeline.model.errors import Finding, TimelineError
from timeline.model.event import Kind
from timeline.publishing.exports.jsonld import linked_data
from timeline.publishing.html.names import LEAST_WIDTH, name_entries, name_rules
from timeline.publishing.html.overview import draw_overview, month_of
from timeline.publishing.html.passages import passage_around
from timeline.publishing.logo import find_logo
from timeline.publishing.palette import read_palette
from timeline.publishing.rendering import render

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    import jinja2

    from timeline.model.edition import Chronology, Group

_THEME = "style/theme.css"
# So many languages stand side by side on a page of the usual measure.
_BESIDE = 2
# The height of an entry in two columns, in ems: the mean of 5,000.
_ENTRY_HEIGHT = 17
# What would end the element that a file is put into.
_CLOSING = re.compile(r"</(?:style|script)|<!--", re.IGNORECASE)


def make(
    chronology: Chronology, templates: jinja2.Environment, folders: Sequence[Path], *, beside: Sequence[str] = ()
) -> bytes:
    """The page as UTF-8; a project's own ``html/`` files come first in ``folders`` and win.

    ``beside`` names the files that are published with it: the feed is announced only where there is one.
    """
    words = vocabulary(templates, folders) | {"logo": find_logo(folders, chronology.edition), "hollow": False}
    return render(templates, "html/timeline.html.jinja", chronology, beside=beside, **words).encode()


def make_hollow(chronology: Chronology, templates: jinja2.Environment, folders: Sequence[Path]) -> str:
    """The page without what stands in its years, and without linked data: all that is around the entries."""
    words = vocabulary(templates, folders) | {"logo": find_logo(folders, chronology.edition), "hollow": True}
    nothing = {"linked": lambda _: Markup(), "read": lambda *_: Markup(), "theme": Markup, "own_theme": Markup}
    return render(templates, "html/timeline.html.jinja", chronology, beside=(), **words | nothing)


def place(chronology: Chronology, group: Group, templates: jinja2.Environment, folders: Sequence[Path]) -> str:
    """One place of the page's list, an entry alone or a group, byte for byte what stands in the page."""
    words = vocabulary(templates, folders)
    return render(templates, "html/placed_alone.html.jinja", chronology, group=group, **words).strip()


def vocabulary(templates: jinja2.Environment, folders: Sequence[Path]) -> dict[str, object]:
    """What the templates of ``html/`` may use beside the words of every template, by the name it has there."""
    return {
        "linked": lambda chronology: linked_data_script(chronology, templates),
        "read": lambda *names: Markup("\n\n").join(inlined_file(name, folders) for name in names),
        "theme": lambda: theme_rules(folders),
        "own_theme": lambda: own_theme_rules(folders),
        "wrap": lambda script: Markup('(() => {{\n"use strict";\n\n{}\n}})();').format(script),
        "switch": switch_rules,
        "heights": year_heights,
        "digest": policy_digest,
        "address": web_address,
        "beside_page": urljoin,
        "around": passage_around,
        "column": month_of,
        "direction": direction,
        "overview": draw_overview,
        "named": name_entries,
        "name_rules": name_rules,
        "least_width": LEAST_WIDTH,
        "apart": "",
        "kinds": count_kinds,
        "subjects": count_subjects,
    }


def inlined_file(name: str, folders: Sequence[Path], within: str = "html") -> Markup:
    """The text of a style or script from the first folder that has it, ready to stand inside its element.

    TimelineError P40 when no folder has it, P41 when it would end its element, P42 when it is not UTF-8.
    """
    path = next((path for folder in folders if (path := folder / within / name).is_file()), None)
    if path is None:
        remedy = "restore the file, or take its name out of timeline.html.jinja"
        fact = "there is no such file, and the page needs it"
        raise TimelineError(Finding(f"templates/{within}/{name}", 0, "P40", fact, remedy))
    return _inlined(path, f"templates/{within}/{name}")


def theme_rules(folders: Sequence[Path]) -> Markup:
    """The colours of the palette and the ``theme.css`` that comes with the tool, in the last folder."""
    return Markup("\n\n").join([colour_rules(folders), *_themes(folders[-1:])])


def own_theme_rules(folders: Sequence[Path]) -> Markup:
    """The ``theme.css`` of a project, to stand after our styles: whatever it says wins."""
    return Markup("\n\n").join(_themes(folders[:-1]))


def _themes(folders: Sequence[Path]) -> Iterator[Markup]:
    """Those of these folders, the first folder's last."""
    paths = (path for folder in reversed(folders) if (path := folder / "html" / _THEME).is_file())
    return (_inlined(path, f"templates/html/{_THEME}") for path in paths)


def colour_rules(folders: Sequence[Path]) -> Markup:
    """The colours of the palette as properties of CSS, by day and by night."""
    palette = read_palette(folders)
    light, dark = (_properties(palette.colours(section)) for section in ("light", "dark"))
    both = _properties(
        {key: f"light-dark({one}, {palette.colours('dark')[key]})" for key, one in palette.colours("light").items()}
    )
    # A browser before 2024 knows no light-dark() and asks the machine; a newer one what the page around wants.
    colours = (
        f":root, :host {{ {light} }}\n@media (prefers-color-scheme: dark) {{ :root, :host {{ {dark} }} }}\n"
        f"@supports (color: light-dark(red, red)) {{ :root, :host {{ {both} }} }}"
    )
    return Markup(colours)  # noqa: S704 colours are # and six digits


def _properties(colours: Mapping[str, str]) -> str:
    return " ".join(f"--{name}: {value};" for name, value in colours.items())


def _inlined(path: Path, place: str) -> Markup:
    try:
        text = path.read_bytes().decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        fact = f"the file is not UTF-8: {error.reason}"
        raise TimelineError(Finding(place, 0, "P42", fact, "save it as UTF-8")) from error
    if closing := _CLOSING.search(text):
        raise TimelineError(_closes(closing, place))
    # Surrounding white space goes: the Nu checker leaves it out when it compares the text with the policy's digest.
    return Markup(text.strip())  # noqa: S704 a designer's own file, closed above


def _closes(closing: re.Match[str], place: str) -> Finding:
    line = closing.string.count("\n", 0, closing.start()) + 1
    fact = f"{closing[0]!r} would end the style or script of the page here"
    remedy = f"write it in two parts, for example '<' + '{closing[0][1:]}', or leave it out"
    return Finding(place, line, "P41", fact, remedy)


def policy_digest(text: str) -> str:
    """The hash by which a Content-Security-Policy allows a style or script with this text."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def switch_rules(languages: Iterable[str]) -> Markup:
    """The CSS rules of the language switch: by ``data-view``, which the script sets, else by the button chosen.

    ``:has`` asks only what is inside the switch: on the whole timeline it made the browser look at all entries again
    whenever anything in it changed. Where the script lives it is not asked: inside the element of another page
    WebKit finds what it matches and does not paint it again.
    """
    codes = tuple(languages)
    return Markup("\n").join((_column_rules(codes), *map(_rules_of_one, codes)))


def _rules_of_one(code: str) -> Markup:
    """One language alone: the others hidden, nothing between words, one column."""
    still = f'.timeline:not(.live) .switch:has([value="{code}"]:checked)'
    where = (f'.timeline[data-view="{code}"]', still, f"{still} ~ *")
    hidden = ", ".join(f'{part} :is(.pair, .words) > [lang]:not([lang="{code}"])' for part in where)
    alone = ", ".join(f'{part} .words > [lang="{code}"]::before' for part in where)
    rules = f"{hidden} {{ display: none; }}\n{alone} {{ content: none; }}\n{', '.join(where)} {{ --shown: 1; }}"
    # Where all are shown, a name on the overview is in one of them: the reader's own, or the first.
    places = [f"{part} .names > a" for part in (*where, f'.timeline[data-own="{code}"][data-view="both"]')]
    names = f":is({', '.join(places)}) > [lang]"
    rules += f'\n{names}:not([lang="{code}"]) {{ display: none; }}\n{names}[lang="{code}"] {{ display: inline; }}'
    return Markup(rules)  # noqa: S704 our own text


def _column_rules(codes: Sequence[str]) -> Markup:
    """All together: the first begins a row; the others have the width of a line at their side.

    More than two have narrower columns on a wider page, so that they stand beside one another where two would.
    """
    several = " --column: calc(var(--text-size) * 11); --measure: 80em;" if len(codes) > _BESIDE else ""
    rules = (
        f".timeline {{ --shown: {len(codes)};{several} }}\n"
        f'.pair > [lang="{codes[0]}"] {{ grid-column-start: 1; }}\n'
        f'.pair > [lang]:not([lang="{codes[0]}"]) {{ --other: 2px; }}'
    )
    return Markup(rules)  # noqa: S704 our own text


def year_heights(chronology: Chronology) -> Markup:
    """How high each year is about: of many entries those out of sight are not laid out, and the page has a height."""
    rules = (
        f"\n#year-{year} {{ contain-intrinsic-block-size: auto {len(entries) * _ENTRY_HEIGHT}em; }}"
        for year, entries in chronology.years
    )
    return Markup("".join(rules))  # noqa: S704 digits


def linked_data_script(chronology: Chronology, templates: jinja2.Environment) -> Markup:
    """The linked data of the chronology, escaped so that it may stand in a script element whatever it says."""
    text = json.dumps(linked_data(chronology, templates), ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))  # noqa: S704 escaped


def count_kinds(chronology: Chronology) -> list[tuple[str, int]]:
    """The kinds of event that occur, in the order of the model, and how many entries are of each."""
    counted = Counter(entry.event.kind for entry in chronology.entries)
    return [(kind.value, counted[kind]) for kind in Kind if counted[kind]]


def count_subjects(chronology: Chronology) -> list[tuple[str, dict[str, str], int]]:
    """The subjects that entries have: id, name by language, how many entries; in the order of the settings."""
    counted = Counter(subject for entry in chronology.entries for subject in entry.subjects)
    names = chronology.edition.subject_names
    return [(subject, names[subject], counted[subject]) for subject in names if counted[subject]]
