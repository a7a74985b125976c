"""Chronology: the published page as it will be, changing as one works, and the publications made on demand."""

from timeline.desk.chronology.screen import SCREEN

__all__ = ["SCREEN"]
