"""A Chronology becomes publications: the briefing, the e-book, the web page, and data for other programs."""
