"""What the guides say is true: commands, finding codes, links and examples."""

from __future__ import annotations

import doctest
import importlib
import re
from pathlib import Path

import pytest
import yaml
from projects import run

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "timeline").rglob("*.py"))
GUIDES = [path for path in (*sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("*/**/README.md"))) if not {"node_modules", ".venv", "starter"} & set(path.parts)]
README = (ROOT / "README.md").read_text()
CODES = (ROOT / "CODES.md").read_text()


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_every_finding_code_is_told() -> None:
    """Each code that a finding can have stands in the table of codes, once, and no other does."""
    source = "\n".join(path.read_text() for path in MODULES)
    told = [code for row in re.findall(r"^\| ((?:[CRTP]\d\d ?)+)\|", CODES, re.MULTILINE) for code in row.split()]
    assert sorted(told) == sorted(set(re.findall(r'"([CRTP]\d\d)"', source)))


def test_the_readme_begins_with_what_one_gets() -> None:
    """A picture stands on the first screen, light enough for it; how to try it comes next, then how to start one's own."""
    first, *rest = README.split("\n## ")
    (picture,) = re.findall(r"!\[[^]]+\]\(([^)]+)\)", first)
    assert (ROOT / picture).stat().st_size < 250_000
    assert len(first.splitlines()) < 16
    assert [part.splitlines()[0] for part in rest[:2]] == ["Try it", "Start your own"]


def test_every_command_is_in_the_readme(capsys: pytest.CaptureFixture[str]) -> None:
    """Each command that ``timeline --help`` lists stands in the README."""
    _, out, _ = run(capsys, "--help")
    commands = re.findall(r"^    (\w+)", out, re.MULTILINE)
    assert len(commands) >= 6
    assert not [command for command in commands if f"`timeline {command}" not in README]


@pytest.mark.parametrize("path", GUIDES, ids=_name)
def test_links_lead_somewhere(path: Path) -> None:
    """Every relative link and picture of a guide is there."""
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text()):
        if "://" not in target:
            assert (path.parent / target).exists(), target


@pytest.mark.parametrize("path", [path for path in GUIDES if ">>> " in path.read_text()], ids=_name)
def test_the_examples_of_a_guide_run(path: Path) -> None:
    """What a guide shows at the Python prompt is what comes out."""
    assert doctest.testfile(str(path), module_relative=False, verbose=False).failed == 0


@pytest.mark.parametrize("path", [path for path in MODULES if ">>> " in path.read_text()], ids=_name)
def test_the_examples_of_a_module_run(path: Path) -> None:
    """Every example that stands in a module is run, and gives what stands below it."""
    module = importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"))
    failed, tried = doctest.testmod(module, verbose=False)
    assert (failed, tried) == (0, len(re.findall(r"(?m)^ *>>> ", path.read_text())))


def test_the_shell_example(capsys: pytest.CaptureFixture[str]) -> None:
    """The README's explanation of a date is what the command prints."""
    shown = re.search(r'\$ timeline explain "([^"]+)" --published (\S+)\n    (.*)\n', README)
    assert shown
    assert run(capsys, "explain", shown[1], "--published", shown[2])[1] == shown[3] + "\n"


def test_a_commit_is_looked_at_as_make_does() -> None:
    """The hooks run what ``make lint types floors`` runs, from .venv, and fetch nothing."""
    (repository,) = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text())["repos"]
    commands = (ROOT / "Makefile").read_text().replace("$(BIN)", ".venv/bin").replace("\t", "").splitlines()
    assert repository["repo"] == "local"
    hooks = [hook["entry"] for hook in repository["hooks"]]
    assert [hook for hook in hooks if hook not in commands] == []
    assert {hook.split()[0] for hook in hooks} == {".venv/bin/ruff", ".venv/bin/mypy", ".venv/bin/lint-imports"}
