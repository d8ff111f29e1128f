"""What is asked of every page: no findings of axe, nothing that overflows, every focus seen, in the order of reading."""

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from harness import machine
from visitor import NARROW, WIDE, Visitor

PICTURES = machine.ROOT / "Tests" / "Browser" / "pictures"
BODIES = machine.LOGS / "pages"
_axe = Axe()
# The questions put to a page, one function a file.
_questions = {file.stem: file.read_text(encoding="utf-8") for file in (Path(__file__).parent / "in_page").glob("*.js")}


def ask(page: Page, question: str):
    """Runs one function of `in_page/` in the page."""
    return page.evaluate(_questions[question].strip().rstrip(";"))


def inspect(visitor: Visitor, name: str) -> None:
    """Looks at the open page narrow and wide, light and dark: axe, overflow, structure; leaves pictures and the page's HTML.

    The visitor's browser must run scripts: axe is one, and without them it would be waited for without end.
    """
    page = visitor.page
    keep_body(name, visitor.body())
    findings = ask(page, "structure")
    for width in (WIDE, NARROW):
        visitor.resize(width)
        findings += overflow(page, f"{width} px")
        findings += [f"{width} px: {finding}" for finding in ask(page, "spill")]
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            findings += [f"{width} px {scheme}: {finding}" for finding in axe(page)]
            page.screenshot(path=PICTURES / f"{name}-{width}-{scheme}.png", full_page=True)
    page.emulate_media(color_scheme="light")
    assert not findings, "\n".join(findings)


def axe(page: Page) -> list[str]:
    """Every rule of axe-core, its best practices too."""
    found = _axe.run(page).response["violations"]
    return [f"axe {rule['id']}: {rule['help']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]


def overflow(page: Page, when: str) -> list[str]:
    wide = ask(page, "overflow")
    return [f"{when}: overflows: {' | '.join(wide)}"] if wide else []


def walk(page: Page, limit: int = 600) -> list[str]:
    """Goes through the page with Tab alone, from its top to its end; tells what a person without a mouse would stumble over."""
    findings: list[str] = []
    before = None
    for step in range(limit):
        page.keyboard.press("Tab")
        here = ask(page, "focus")
        # Past the last stop the focus leaves the page, or begins at its top again.
        if here is None or (before and here["index"] <= before["index"]):
            break
        findings += _stumbles(step, here, before)
        before = here
    else:
        findings.append(f"no end after {limit} stops")
    stops = ask(page, "stops")
    if step < stops:
        findings.append(f"{step} of {stops} stops reached; the last: {before['html'] if before else 'none'}")
    return findings


def _stumbles(step: int, here: dict, before: dict | None) -> list[str]:
    findings = []
    if step == 0 and not here["isSkip"]:
        findings.append(f"the first stop is not the skip link: {here['html']}")
    if not here["inside"]:
        findings.append(f"focus outside the window: {here['html']}")
    elif not here["outlined"]:
        findings.append(f"focus not seen: {here['html']}")
    elif here["covered"]:
        findings.append(f"focus covered: {here['html']}")
    # Up is right only for the next column. Between two stops a frame that scrolls by itself moves the first of them.
    if before:
        inside = here["frame"] == before["frame"]
        down, aside = (here["down"] - before["down"], here["aside"] - before["aside"]) if inside else (0, 0)
    if before and here["bottom"] + down <= before["top"] and here["left"] + aside < before["right"] - 1:
        findings.append(f"goes back up: {before['html']} → {here['html']}")
    return findings


def keep_body(name: str, body: str) -> None:
    """For the HTML validator, which looks at all of them at once."""
    BODIES.mkdir(parents=True, exist_ok=True)
    (BODIES / f"{name}.html").write_text(body, encoding="utf-8")


def forget_earlier_runs() -> None:
    for folder, ending in ((PICTURES, "png"), (BODIES, "html")):
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob(f"*.{ending}"):
            old.unlink()
