"""The tree shows the way of the data: folders that say what they are, modules that say what they hold, nothing too long."""

from __future__ import annotations

import ast
import re
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

PACKAGE = ROOT / "timeline"
MODULES = sorted(PACKAGE.rglob("*.py"))
FOLDERS = sorted({path.parent for path in MODULES})
LINES_OF_A_FILE, LINES_OF_A_FUNCTION = 250, 40
# What is longer, by its name, and why it may be: « translations/merge.py », « dates/years.py: completed ».
LONGER: dict[str, str] = {}
SAY_NOTHING = {"util", "utils", "helper", "helpers", "misc", "common", "manager", "managers", "base", "core", "stuff"}


def name(path: Path) -> str:
    """The path as one says it: from the package on."""
    return path.relative_to(PACKAGE).as_posix()


@cache
def read(path: Path) -> ast.Module:
    """A module as a tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.relative_to(ROOT).as_posix())
def test_a_folder_says_what_it_is(folder: Path) -> None:
    """Its ``__init__.py`` opens with one sentence, on one line."""
    said = (ast.get_docstring(read(folder / "__init__.py")) or "").split("\n")
    assert re.fullmatch(r"[A-Z`].*[^.]\.", said[0]), said[0]
    assert len(re.findall(r"[.!?](?= [A-Z]|$)", said[0])) == 1, said[0]
    assert said[1:2] in ([], [""])


def test_every_module_stands_in_a_folder() -> None:
    """In timeline/ itself there is only what makes it a package and a program."""
    assert {path.name for path in PACKAGE.glob("*.py")} == {"__init__.py", "__main__.py"}


def test_no_name_says_nothing() -> None:
    """A stranger guesses the file of a change: no module and no folder is called helpers."""
    assert [name(path) for path in (*MODULES, *FOLDERS) if path.stem in SAY_NOTHING] == []


def test_nothing_is_too_long() -> None:
    """A file has at most 250 lines, a function 40; what has more stands in the list with its reason, and nothing else does."""
    files = (name(path) for path in MODULES if len(path.read_text(encoding="utf-8").splitlines()) > LINES_OF_A_FILE)
    functions = (
        f"{name(path)}: {node.name}"
        for path in MODULES
        for node in ast.walk(read(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= LINES_OF_A_FUNCTION
    )
    assert sorted(chain(files, functions)) == sorted(LONGER)
    assert all(LONGER.values())


@cache
def made_in(path: Path) -> set[str]:
    """The names that a module makes itself; of a folder, its modules and what its ``__all__`` offers too."""
    made = {node.name for node in ast.walk(read(path)) if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef)}
    for node in ast.walk(read(path)):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            made.add(node.id)
            if node.id == "__all__" and path.stem == "__init__":
                made |= offered(path)
    return made | ({one.stem for one in path.parent.iterdir()} if path.stem == "__init__" else set())


def offered(path: Path) -> set[str]:
    """What ``__all__`` names."""
    assigned = (node for node in read(path).body if isinstance(node, ast.Assign))
    (value,) = (one.value for one in assigned if ast.unparse(one.targets[0]) == "__all__")
    return set(ast.literal_eval(value))


def home(module: str) -> Path:
    """The file of a module."""
    path = ROOT / module.replace(".", "/")
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def handed_on(path: Path) -> list[str]:
    """What a module takes from one that does not make it."""
    taken = [node for node in ast.walk(read(path)) if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("timeline")]
    return [
        f"{name(path)}: {one.name} from {node.module}"
        for node in taken
        for one in node.names
        if one.name not in made_in(home(str(node.module)))
    ]


def test_a_name_is_imported_from_where_it_is_made() -> None:
    """No module hands on what it took from another; a folder may, by its ``__all__``."""
    assert [said for path in MODULES for said in handed_on(path)] == []


def test_no_module_is_there_to_hand_on() -> None:
    """Outside ``__init__.py`` and ``__main__.py`` a module makes something of its own."""
    no_making = (ast.Import, ast.ImportFrom, ast.Expr)
    own = {path: [node for node in read(path).body if not isinstance(node, no_making)] for path in MODULES}
    assert [name(path) for path, made in own.items() if not made and path.stem not in {"__init__", "__main__"}] == []
