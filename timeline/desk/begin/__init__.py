"""Begin: in an empty folder the desk offers to make a project, as ``timeline new`` does."""

from timeline.desk.begin.screen import SCREEN

__all__ = ["SCREEN"]
