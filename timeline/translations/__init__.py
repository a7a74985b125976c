"""Catalogues, the PO files of the translators: what a fresh extraction makes of them, and nothing of theirs is lost.

A file is read and written in ``po`` and ``catalogue``, found again by ``kept_units``; ``conflicts`` in it are told.
``merge`` brings it up to date:
``pairing`` says which entry is which sentence (by ``alignment``, with ids from ``sentence_ids`` and ``event_ids``),
``joining`` follows sentences joined and parted, ``renaming`` and ``carrying`` communiqués that have another id or
collection, ``editor_texts`` the headlines, notes and words that the editor gives, ``waiting`` what is obsolete,
``loss`` refuses a mass of it, ``states`` says what is translated, stale or missing, ``report`` what became of every
entry. ``glossary`` and ``terms`` hold the words that must be translated one way, ``suggesting`` makes drafts,
``coverage`` counts, ``carried`` fills what is translated once elsewhere, ``kept`` remembers all that was ever
translated, ``exchange`` is for other tools, ``twins`` joins official texts in two languages.
"""
