"""The printed briefing (``briefing``): a manuscript set by Typst."""
