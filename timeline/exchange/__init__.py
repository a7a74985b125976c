"""Exchange: TMX and XLIFF 2 for other people's translation tools, out and in, and the glossary as TBX, out.

A translation goes out under its lasting id and in its state, and comes back to the entry of that id.

>>> from dataclasses import replace
>>> from timeline.catalogue import new_catalogue
>>> from timeline.po import Unit
>>> catalogue = replace(new_catalogue("en.po"), units=(Unit("a.k3f7", "Le *Kursk*", "The *Kursk*"),))
>>> read_xliff(write_xliff(catalogue), "a.xlf")
(Foreign(id='a.k3f7', source='Le *Kursk*', target='The *Kursk*', state=<State.TRANSLATED: 'translated'>),)
"""

from timeline.exchange.foreign import Foreign, Taken, take
from timeline.exchange.tbx import write_tbx
from timeline.exchange.tmx import read_tmx, write_tmx
from timeline.exchange.xliff import read_xliff, write_xliff

__all__ = ["Foreign", "Taken", "read_tmx", "read_xliff", "take", "write_tbx", "write_tmx", "write_xliff"]
