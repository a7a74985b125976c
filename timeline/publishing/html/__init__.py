"""The web timeline: its ``page``, the ``overview`` drawn above it, and what other sites need to show it (``embed``)."""
