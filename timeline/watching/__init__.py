"""A build that goes on: what changes in a project is told, and its publications are served to a browser that follows.

``changes`` tells which files were changed, once the work pauses. ``server`` shows the publications on an address of
this machine alone; ``news`` is what it has to tell. ``following`` is what is served with a page and never written
into it: it loads the page again, or shows what is wrong.
"""
