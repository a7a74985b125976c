"""Translate: entry by entry, with all that helps, checked as one types, written into the catalogue and nowhere else."""

from timeline.desk.translate.screen import SCREEN

__all__ = ["SCREEN"]
