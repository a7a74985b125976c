"""How long the e-book takes and how much memory, beside one plain call of pandoc: ``python tests/bench/epub.py [500 5000]``.

Both print the same invented entries; plain pandoc is given the manuscript of the briefing and makes its own EPUB of it,
without cover, notes, index or second language. Memory is the largest sum over Python and all its pandocs, sampled; what they share is counted once.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests/bench")]

import pypandoc  # noqa: E402 the tests are no package
from pdf import chronology  # noqa: E402

from timeline.language import load_wording  # noqa: E402
from timeline.project.files import Source  # noqa: E402
from timeline.publishing.epub import assembly as epub  # noqa: E402
from timeline.publishing.manuscript import manuscript  # noqa: E402
from timeline.publishing.rendering import environment  # noqa: E402
from timeline.translations.catalogue import read_labels  # noqa: E402

FOLDERS = [ROOT / "templates"]
LABELS = ROOT / "translations/labels/fr.po"


def ours(count: int, out: Path) -> None:
    """The e-book as the product makes it."""
    out.write_bytes(epub.make(chronology(count), _templates(), FOLDERS))


def plain(count: int, out: Path) -> None:
    """The manuscript in one call of pandoc, a chapter a year."""
    html = manuscript(chronology(count), _templates())
    command = [pypandoc.get_pandoc_path(), "--from=html", "--to=epub3", "--split-level=1", "--metadata=title:Plain",
               "--metadata=lang:fr", "--sandbox", f"--output={out}"]  # fmt: skip
    subprocess.run(command, input=html.encode(), check=True, stderr=subprocess.DEVNULL)


def _templates():  # noqa: ANN202 jinja's own type
    labels = {"fr": read_labels(Source(str(LABELS), LABELS.read_text(encoding="utf-8")))}
    return environment(FOLDERS, labels, {code: load_wording(code) for code in ("fr", "en")})


WAYS = {"ours": ours, "plain": plain}


def measured(way: str, count: int, out: Path) -> tuple[float, float]:
    """Seconds and MB of one run in a process of its own."""
    begun = time.monotonic()
    run = subprocess.Popen(
        [sys.executable, __file__, "--run", way, str(count), "--out", str(out)], start_new_session=True
    )
    most = 0
    while run.poll() is None:
        most = max(most, _memory(run.pid))
        time.sleep(0.02)
    if run.returncode:
        sys.exit(run.returncode)
    return time.monotonic() - begun, most / 1024


def _memory(session: int) -> int:
    """The kB that all processes of a session hold now."""
    held = 0
    for entry in os.scandir("/proc"):
        if entry.name.isdigit():
            try:
                if os.getsid(int(entry.name)) == session:
                    held += _own(Path(entry.path, "smaps_rollup").read_text(encoding="ascii", errors="replace"))
            except (ProcessLookupError, FileNotFoundError, PermissionError):
                continue
    return held


def _own(status: str) -> int:
    lines = [line.split()[1] for line in status.splitlines() if line.startswith("Pss:")]
    return int(lines[0]) if lines else 0


def main() -> None:
    """Print a table, or do one run of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[500, 5000])
    parser.add_argument("--run", choices=WAYS)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    if given.run:
        WAYS[given.run](given.sizes[0], given.out)
        return
    print("| entries | way | seconds | peak MB | EPUB kB |\n| --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        for count in given.sizes:
            for way in WAYS:
                out = Path(folder, f"{way}.epub")
                seconds, most = measured(way, count, out)
                print(f"| {count} | {way} | {seconds:.1f} | {most:.0f} | {out.stat().st_size / 1024:.0f} |", flush=True)


if __name__ == "__main__":
    main()
