"""The printed briefing: a manuscript set by Typst."""
