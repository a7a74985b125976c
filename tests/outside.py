"""Outside readers: libraries that tests hold our files up to, and the product never imports."""

from __future__ import annotations

import importlib
import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

# Milliseconds until what a browser does not do is a failure: a ceiling for the busiest machine, never a figure that is measured.
PATIENCE = 60_000


def library(name: str) -> ModuleType:
    """The module; without it a test is skipped on a user's machine and fails where CI is true."""
    if os.environ.get("CI") == "true":
        return importlib.import_module(name)
    found: ModuleType = pytest.importorskip(name)
    return found
