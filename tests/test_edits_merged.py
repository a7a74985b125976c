"""After any edits the report of ``timeline translate`` says what became of every text, and nothing refuses.

Edits are drawn; what is to be printed is counted here from the edits alone, and what was and is in the catalogue is
read from its lines.
"""

from __future__ import annotations

import re
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from projects import copy

from timeline.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterable

# A text of the catalogue: its communiqué, its words, and which word of the editor's it is, if any.
Text = tuple[str, str, str]

CATALOGUE = "translations/events/essai.en.po"

# The events of the trial edition by the sentence that tells them.
SENTENCES = {
    "essai-2005.s33k": ("essai-2005.s33k",),
    "essai-2005.fa4o": ("essai-2005.fa4o", "essai-2005.fa4o-b"),
    "essai-2005.j3c9": ("essai-2005.j3c9", "essai-2005.j3c9-b"),
    "essai-2005.h8gx": ("essai-2005.h8gx",),
    "essai-2005.raj8": ("essai-2005.raj8",),
    "essai-2005.zd4m": ("essai-2005.zd4m",),
    "essai-2006.z44e": ("essai-2006.z44e",),
    "essai-2006.aq4m": ("essai-2006.aq4m",),
    "essai-2006.x2gt": ("essai-2006.x2gt", "essai-2006.x2gt-b"),
}
EVENTS = [event for events in SENTENCES.values() for event in events]
# Words that stand in a sentence, and the sentence: one without events is given whole.
QUOTED = {
    "DÉCLARATION DU": ("essai-2005", "DÉCLARATION DU CONSEIL"),
    "Nous avons appris": ("essai-2006", "essai-2006.z44e"),
    "La conférence se tiendra": ("essai-2005", "essai-2005.raj8"),
    "ont adopté le texte": ("essai-2005", "essai-2005.fa4o"),
}
# What no text states: no two alike.
OWN = ("Les experts ont visité le port de Bergen.", "Un accord fut paraphé.", "Le navire rentra en rade au printemps.")
CUT = {
    "essai-2005.raj8": ("La conférence se tiendra", "La conférence se tiendra […]"),
    "essai-2006.x2gt-b": ("Le prochain exercice [...] 1er mars 2008", "Le prochain exercice […] 1er mars 2008"),
    "essai-2006.aq4m": ("a approuvé le bilan.", "[…] a approuvé le bilan."),
}


class Said(NamedTuple):
    """What the editor says in one version of the file."""

    left_out: frozenset[str]
    dates: dict[str, str]
    kinds: dict[str, str]
    own: dict[str, str]
    cut: frozenset[str]
    added: tuple[tuple[str, bool, bool], ...]
    stated: int

    def toml(self) -> str:
        """The file that says it."""
        lines = []
        for event in EVENTS:
            said = ["leave-out = true"] * (event in self.left_out)
            said += [f'date = "{self.dates[event]}"'] if event in self.dates else []
            said += [f'kind = "{self.kinds[event]}"'] if event in self.kinds else []
            said += [f'{self.own[event]} = "Mot {event}"', "key = true"] if event in self.own else []
            said += [f'text = "{CUT[event][0]}"'] if event in self.cut else []
            lines += [f'["{event}"]', *said] if said else []
        for number, (words, headline, place) in enumerate(self.added):
            date = ("2001", "l'année prochaine", "2006-06")[number % 3]
            lines += ["[[ add ]]  # one more", f'communique = "{QUOTED[words][0]}"', f'quotation = "{words}"']
            lines += [f'date = "{date}"', 'kind = "past"'] + [f'headline = "Titre {number}"'] * headline
            lines += ['place = "Graz"'] * place
        for number in range(self.stated):
            lines += ["[[add]]", 'communique = "essai-2005"', f'stated = "Archives {number}"', 'date = "2004"']
            lines += [f'text = "{OWN[number]}"', 'kind = "past"']
        return "\n".join(lines) + "\n"

    def texts(self, before: dict[str, Text], headers: Iterable[Text]) -> set[Text]:
        """All that is to be translated."""
        printed = set(headers)
        for sentence, events in SENTENCES.items():
            if any(event not in self.left_out and event not in self.cut for event in events):
                printed.add(before[sentence])
        printed |= {(event.split(".")[0], CUT[event][1], "text") for event in self.cut - self.left_out}
        printed |= {(event.split(".")[0], f"Mot {event}", word) for event, word in self.own.items() if event not in self.left_out}
        if "essai-2005.raj8" not in self.left_out:
            printed.add(("essai-2005", "Vienne", ""))
        for number, (words, headline, place) in enumerate(self.added):
            communique, sentence = QUOTED[words]
            printed.add(before.get(sentence, (communique, sentence, "")))
            printed |= {(communique, f"Titre {number}", "headline")} if headline else set()
            printed |= {(communique, "Graz", "")} if place else set()
        for number in range(self.stated):
            printed.add(("essai-2005", OWN[number], ""))
            printed.add(("essai-2005", f"Archives {number}", "stated"))
        return printed


added = st.tuples(st.sampled_from(sorted(QUOTED)), st.booleans(), st.booleans())
versions = st.builds(
    Said,
    st.frozensets(st.sampled_from(EVENTS)),
    st.dictionaries(st.sampled_from(EVENTS), st.sampled_from(["2006", "by end 2008", "en mai 2007", "latest 2008-03-01"])),
    st.dictionaries(st.sampled_from(EVENTS), st.sampled_from(["past", "planned", "meeting"])),
    st.dictionaries(st.sampled_from(EVENTS), st.sampled_from(["headline", "note"])),
    st.frozensets(st.sampled_from(sorted(CUT))),
    st.one_of(st.lists(added, max_size=5), st.lists(added, min_size=50, max_size=50)).map(tuple),
    st.integers(0, len(OWN)),
)


def command(project: Path, *words: str) -> str:
    """What a command prints; it must not refuse."""
    out, err = StringIO(), StringIO()
    out.reconfigure = err.reconfigure = lambda **_: None  # type: ignore[attr-defined]
    with redirect_stdout(out), redirect_stderr(err):
        code = main([*words, "--project", str(project)])
    # What -v tells of its steps is no complaint.
    assert (code, "" if "-v" in words else err.getvalue()) == (0, "")
    return out.getvalue()


UNIT = re.compile(
    r'^(?P<gone>#~ )?msgctxt "(?P<id>[^"]+)"\n(?:#~ )?msgid "(?P<source>.*)"\n(?:#~ )?msgstr "(?P<target>.*)"$', re.MULTILINE
)


def text(unit: re.Match[str]) -> Text:
    """The text of a unit; an editor's has its word at the end of its id, the header's own stand behind the full stop."""
    communique, _, name = unit["id"].partition(".")
    word = name.rpartition("-")[2] if "-" in name and not name.startswith("place-") else ""
    return communique, unit["source"], word if word in ("headline", "note", "stated", "text") else ""


def catalogue(project: Path) -> tuple[dict[str, Text], dict[str, Text], set[str]]:
    """Live and obsolete texts by id, and the ids that have a translation which is not fuzzy."""
    written = (project / CATALOGUE).read_text()
    units = list(UNIT.finditer(written))
    live = {unit["id"]: text(unit) for unit in units if not unit["gone"]}
    gone = {unit["id"]: text(unit) for unit in units if unit["gone"]}
    fuzzy = {found["id"] for block in written.split("\n\n") if "#, fuzzy" in block and (found := UNIT.search(block))}
    return live, gone, {unit["id"] for unit in units if unit["target"]} - fuzzy


def reported(out: str) -> dict[str, list[str]]:
    """The ids by what the report says of them, and the numbers that it begins with."""
    named: dict[str, list[str]] = {}
    for line in out.splitlines()[2:]:
        word, _, identity = line.strip().partition(" ")
        named.setdefault(word, []).append(identity)
    numbers = dict(reversed(part.split(" ")) for part in out.splitlines()[1].strip().split(", "))
    kept = numbers.pop("kept")
    assert {word: int(number) for word, number in numbers.items()} == {word: len(ids) for word, ids in named.items()}
    return named | {"kept": [kept]}


def holds(project: Path, said: Said, before: dict[str, Text], headers: set[Text]) -> None:
    """One version of the file is written and translated, and the report is held to what was and what is."""
    live, gone, translated = catalogue(project)
    (project / "corpus/essai/editing.toml").write_text(said.toml())
    report = reported(command(project, "translate", "-v"))
    now, waiting, _ = catalogue(project)
    assert set(now.values()) == said.texts(before, headers)
    was, here, back = set(live.values()), set(now.values()), set(gone.values())
    # Other words at the place of words that are gone: a headline was changed.
    changed = {name for name in live.keys() & now.keys() if now[name] not in was | back and live[name] not in here}
    changed_to, changed_from = {now[name] for name in changed}, {live[name] for name in changed}
    assert {now[name] for name in report.get("new", [])} == here - was - back - changed_to
    assert {now[name] for name in report.get("restored", [])} == (here & back) - was
    assert {live[name] for name in report.get("obsolete", [])} == ((was - here) & set(waiting.values())) - changed_from
    assert {live[name] for name in report.get("dropped", [])} == was - here - set(waiting.values()) - changed_from
    unchanged = [name for word in ("stale", "cleared", "touched") for name in report.get(word, [])]
    assert int(report["kept"][0]) + len(unchanged) == len(here & was) + len(changed)
    # A translation stays with its words, or with other words in their place and then with the former ones beside it.
    former = set(re.findall(r'^#\| msgid "(.*)"$', (project / CATALOGUE).read_text(), re.MULTILINE))
    lost = {live.get(name) or gone[name] for name in translated} - here - set(waiting.values())
    assert all(words in former for _, words, _ in lost)
    # The texts of events stand in their order, which the editor changes; a sentence never moves.
    assert all(live[name][2] or ".place-" in name for name in report.get("moved", []))
    assert "unchanged" in command(project, "translate", "--check")
    listed = command(project, "events", "--json")
    assert {name for name in EVENTS if f'"id": "{name}"' in listed} == set(EVENTS) - said.left_out


# Each example runs a dozen commands: a failing one is shown as it was drawn.
@settings(
    max_examples=10,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(st.lists(versions, min_size=1, max_size=3))
@pytest.mark.runs
def test_the_report_is_true_after_any_edits(drawn: list[Said]) -> None:
    """Leave out, bring back, add one, five, fifty, correct, cut, and take it all back."""
    with TemporaryDirectory() as folder:
        project = copy("essai", Path(folder) / "essai")
        command(project, "translate")
        before, _, _ = catalogue(project)
        headers = {text for name, text in before.items() if name.split(".")[1] in ("title", "headline", "place")}
        nothing = Said(frozenset(), {}, {}, {}, frozenset(), (), 0)
        for said in (*drawn, nothing):
            holds(project, said, before, headers)
        assert catalogue(project)[0] == before


def test_a_text_that_is_cut_short_is_still_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the editor adds and takes away is no loss; half of the texts gone is one."""
    project = copy("essai", tmp_path / "essai")
    next((project / "corpus").glob("*/2005-*.txt")).unlink()
    assert main(["translate", "--project", str(project)]) == 1
    assert "T23" in capsys.readouterr().err
