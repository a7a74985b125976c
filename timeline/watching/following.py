"""What is served with a page, and never written into it: the script that follows the builds, allowed by its policy."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from pathlib import Path

SCRIPT = (Path(__file__).parent / "following.js").read_text(encoding="utf-8")
_DIGEST = f"'sha256-{base64.b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()}'"
_POLICY = re.compile(
    rb"""(<meta\s[^>]*http-equiv=["']?Content-Security-Policy["']?[^>]*?\scontent=")([^"]*)(")""", re.IGNORECASE
)


def follow_builds(page: bytes, file: str, stamp: str) -> bytes:
    """The page with the script at its end and a policy that lets it run and listen; ``stamp`` tells its making."""
    tag = f'<script data-file="{html.escape(file)}" data-stamp="{stamp}">{SCRIPT}</script>\n'
    return _POLICY.sub(_admitted, page) + tag.encode()


def stamp_of(content: bytes) -> str:
    """What tells one making of a file from another: the same for the same bytes."""
    return hashlib.sha256(content).hexdigest()[:16]


def _admitted(policy: re.Match[bytes]) -> bytes:
    """The policy with our script and our address let in, and nothing else."""
    said = html.unescape(policy[2].decode("utf-8", "replace"))
    rules = {words[0].lower(): words[1:] for words in map(str.split, said.split(";")) if words}
    script = "script-src-elem" if "script-src-elem" in rules else "script-src"
    for name, admitted in ((script, _DIGEST), ("connect-src", "'self'")):
        allowed = rules.get(name, rules.get("default-src"))
        # A digest beside 'unsafe-inline' would take away what that allows.
        if allowed is not None and not (name == script and "'unsafe-inline'" in allowed):
            rules[name] = [*(word for word in allowed if word != "'none'"), admitted]
    written = "; ".join(" ".join((name, *words)) for name, words in rules.items())
    return policy[1] + html.escape(written).replace("&#x27;", "'").encode() + policy[3]
