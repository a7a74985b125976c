"""Review: a communiqué as it stands, its dates marked, and beside it the events they make, to be judged one by one."""

from timeline.desk.review.screen import SCREEN

__all__ = ["SCREEN"]
