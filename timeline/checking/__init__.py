"""Questions put to a text and its translation: whether dates, numbers, terms and marks agree.

``pair`` has what a check is given and what it gives (Pair, Problem); each check is a function of a pair, in ``dates``
(with ``partners``), ``numbers``, ``terms``, ``marks`` and ``words``; ``checks`` lists them all and puts them to a
catalogue; ``acceptance`` is an editor's answer to a problem.
"""
