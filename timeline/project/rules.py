"""Where a project keeps rules of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def rules_folder(root: Path) -> Path | None:
    """The folder of a project's own rules, ``rules/<code>/*.toml``; None when it has none."""
    folder = root / "rules"
    return folder if folder.is_dir() else None
