"""How well dates are read: ``python tests/figures/dates.py FOLDER``.

FOLDER holds ``cases.jsonl``, ``not_dates.jsonl`` and ``score.py``: cases made from the tests of other French date readers,
in one neutral form. The predictions are written to a temporary file and handed to the folder's own ``score.py``.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from timeline.dates import find_dates
from timeline.language import load_language


def predictions(folder: Path) -> list[str]:
    """What we find in every case, a line of JSON each."""
    french, lines = load_language("fr"), []
    for name in ("cases.jsonl", "not_dates.jsonl"):
        for case in map(json.loads, (folder / name).read_text(encoding="utf-8").splitlines()):
            published = date.fromisoformat(case["reference"]) if case.get("reference") else None
            mentions = find_dates(case["text"], french, published)
            found = [{"start": m.start, "end": m.end, "edtf": str(m.when)} for m in mentions]
            lines.append(json.dumps({"id": case["id"], "found": found}))
    return lines


def main() -> int:
    """Print the folder's table for our reader, with as many differences as asked for."""
    if not sys.argv[1:] or not (folder := Path(sys.argv[1]) / "cases.jsonl").exists():
        sys.stdout.write(f"{__doc__}\n")
        return 2
    folder = folder.parent
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.write("\n".join(predictions(folder)))
        file.flush()
        errors = ["--errors", sys.argv[2]] if sys.argv[2:] else []
        return subprocess.run([sys.executable, str(folder / "score.py"), file.name, *errors], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
