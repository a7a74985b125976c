"""Texts: every communiqué with what there is left to do in it."""

from timeline.desk.texts.screen import SCREEN

__all__ = ["SCREEN"]
