"""The desk: one page in the browser of this machine, to bring texts in and to review their events.

Everything it does is a change to a file of the project that a person could have typed. It stands above all but the
command line, which imports it for ``timeline desk`` alone: nothing else may need Starlette.

    serving       the server of one project, until Ctrl-C
    guard         who may speak to it
    application   the screens and the guard become one application
    screens       what a screen is, what it is asked, what it answers
    pages         templates and labels become pages, in the language of the reader
    workbench     the project while it lies open: what was read, what was written, what can be undone
    shelf         its texts as they stand on the disk at this moment; moved_texts: those to be settled first
    writing       the one way in which a file is changed; journal: the steps that can be undone
    news          what the open pages hear, following: of the disk
    behind        work that goes on while pages are asked for; checked: what the checks found
    warming       what is read and loaded before anybody asks for it
    texts, review, translate, chronology  the screens; begin: that of an empty folder

How a screen is added. ``timeline/desk/<name>/`` holds a ``SCREEN = Screen(...)``: its address, its name in the
navigation, its routes. A route is a path and a plain function ``(Workbench, Ask) -> Response``, called in a thread of
its own; a TimelineError that it raises is shown with its findings. ``application.SCREENS`` has a line for it: only what
works stands there. Its page is ``templates/desk/<name>.html.jinja``, which extends ``layout.html.jinja``; fixed words
stand there as ``say("…")`` in English and in ``translations/labels/desk/fr.po`` in French, for scripts too
(``word("…")``). Its script is an ES module in ``templates/desk/script/``, loaded by ``{% block scripts %}``. An element
with ``data-live`` and an id is put anew, typed words and focus kept, whenever a file changed; ``act(path, body)`` of
``desk.js`` posts JSON, says what came of it and does the same.

A file is changed by ``workbench.change(...)`` alone: under the lock of the project, on the text that stands there at
that moment, proved by the file's own reader, and remembered for undo. What the page saw when its words were typed is
sent along, and ConflictError (412) is raised where it is no longer so: the page then shows both.
"""
