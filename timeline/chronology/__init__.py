"""A project becomes one Chronology; the order of the stages stands in ``pipeline``.

``corpus`` reads the project, text by text (``corpus_text``) and collection by collection (``collections``, with the
``messages`` to translate, the ``edits`` of all, the ``paired_catalogues``). ``whereabouts`` finds texts that moved,
``moved_files`` says what goes after them, ``moving`` plans a move or a removal. ``composing`` makes entries of events
and translations; ``retelling`` joins those that tell the same event, by their ``occasions``; ``saying_once`` says what
each prints of the words it shares with others. ``single_text`` reads a file that belongs to no project, ``explaining``
says how a date and an entry came about.
"""
