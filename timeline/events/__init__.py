"""A Communique becomes Events: what its sentences say happened, was decided, is planned or is due, and when.

The editor has the last word: ``editing`` reads ``editing.toml``, ``editing_dates`` its dates in words,
``editors_hand`` does to the events what it says, with ``cutting`` for the words to print.
"""
