"""How well official texts are joined: ``python tests/figures/twins.py [FOLDER ...] [--worst 10] [--peer NAME=PYTHON]``.

A FOLDER holds ``links.jsonl`` ({"pair", "fr": [numbers], "en": [numbers]}, a "note" where a link is loose) and
``PAIR.fr.segments``, ``PAIR.en.segments``: a number, a tab, a sentence a line; ``PAIR.fr.txt`` tells the paragraphs where
it is there. Without a folder the made pairs of the tests are measured. A link counts when all its sentences are right;
loose links are left out. Peers, galechurch and bleualign (pypi-bleualign, without a machine translation: given the source
itself), are run by the PYTHON that has them.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent.parent))

from twins import Gold, gold, made

from timeline.translations.twins.linking import Link, align

if TYPE_CHECKING:
    from collections.abc import Sequence

PEERS = {
    "galechurch": """
import json, sys, galechurch
for source, target in json.load(sys.stdin):
    beads = galechurch.align(source, target).beads
    print(json.dumps([[list(range(b.source_start, b.source_end)), list(range(b.target_start, b.target_end))] for b in beads]))
""",
    "bleualign": """
import io, json, sys
from bleualign.align import Aligner
for source, target in json.load(sys.stdin):
    files = [io.StringIO("\\n".join(text) + "\\n") for text in (source, target, source)]
    out = {name: io.StringIO() for name in ("output-src", "output-target", "log_to")}
    aligner = Aligner({"srcfile": files[0], "targetfile": files[1], "srctotarget": [files[2]], "targettosrc": [], "verbosity": 0, **out})
    aligner.mainloop()
    print(json.dumps([[list(pair[0]), list(pair[1])] for pair, _ in aligner.multialign]))
""",
}


def main() -> int:
    """Print precision and recall of ours and of the peers, then our worst links."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--only", default="", help="names of pairs, parted by commas")
    parser.add_argument("--worst", type=int, default=0)
    parser.add_argument("--peer", action="append", default=[])
    asked = parser.parse_args()
    for name, pairs in {str(folder): list(gold(folder)) for folder in asked.folders}.items() or [("made", made())]:
        chosen = [pair for pair in pairs if not asked.only or pair.name in asked.only.split(",")]
        print(f"{name}: {len(chosen)} pairs of texts, {sum(map(_size, chosen))} links")
        start = time.process_time()
        links = [align(*pair.segments()) for pair in chosen]
        print(f"  {'timeline':<12}{_figures(chosen, links)}  {time.process_time() - start:.1f} s")
        print(f"  {'  sure ones':<12}{_figures(chosen, [[link for link in all_of if link.sure] for all_of in links])}")
        for peer, python in (one.split("=", 1) for one in asked.peer):
            print(f"  {peer:<12}{_figures(chosen, _peer(PEERS[peer], python, chosen))}")
        print(*_worst(chosen, links)[: asked.worst], sep="\n")
    return 0


def _size(pair: Gold) -> int:
    return sum(1 for source, target in pair.links if source and target)


def _figures(pairs: Sequence[Gold], links: Sequence[Sequence[Link]]) -> str:
    counted = [pair.counted(all_of) for pair, all_of in zip(pairs, links, strict=True)]
    found = sum(map(len, counted))
    right = sum(len(ours & pair.links) for pair, ours in zip(pairs, counted, strict=True))
    return f"precision {right / max(1, found):.4f}  recall {right / max(1, sum(map(_size, pairs))):.4f}"


def _peer(program: str, python: str, pairs: Sequence[Gold]) -> list[list[Link]]:
    texts = json.dumps([[list(pair.source), list(pair.target)] for pair in pairs])
    run = subprocess.run([python, "-c", program], input=texts, text=True, capture_output=True, check=True)
    return [[Link(tuple(s), tuple(t), 1.0) for s, t in json.loads(line)] for line in run.stdout.splitlines()]


def _worst(pairs: Sequence[Gold], links: Sequence[Sequence[Link]]) -> list[str]:
    """Our wrong links, the surest first."""
    wrong = [
        (link.score, pair.name, link)
        for pair, all_of in zip(pairs, links, strict=True)
        for link in all_of
        if (link.source, link.target) in pair.counted(all_of) - pair.links
    ]
    return [
        f"  {score:.2f} {name} {list(link.source)} = {list(link.target)}: {link.why}"
        for score, name, link in sorted(wrong, key=lambda one: (-one[0], one[1], one[2].source))
    ]


if __name__ == "__main__":
    sys.exit(main())
