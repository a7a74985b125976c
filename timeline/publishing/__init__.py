"""A Chronology becomes publications; which there are, and under which names, stands in ``formats``.

Each publication is a function ``make`` in a module of its own, from a chronology, the templates and their folders to
the bytes of one file: ``pdf.briefing``, ``epub.assembly``, ``html.page``, ``html.embed`` and the modules of
``exports``. All share ``rendering`` (Jinja), ``manuscript`` and ``pandoc``, the plain data of ``record`` and the
``index_terms``.
"""
