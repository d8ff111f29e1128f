"""The first view of the map on a phone, 360 pixels wide, its processor four times slower: what is painted when, and what MapLibre takes."""

import statistics
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from harness import machine

from .server import serving
from .tables import head, heading, row

SLOWER = 4
# The map is drawn by the processor: such a machine has no graphics card.
SWITCHES = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
PHONE = {"viewport": {"width": 360, "height": 740}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True, "locale": "pl-PL"}
WATCH = """
    globalThis.seen = { painted: 0, largest: 0, alive: 0 };
    new PerformanceObserver((list) => { for (const one of list.getEntries()) seen.largest = one.startTime; })
        .observe({ type: "largest-contentful-paint", buffered: true });
    new PerformanceObserver((list) => { for (const one of list.getEntriesByName("first-contentful-paint")) seen.painted = one.startTime; })
        .observe({ type: "paint", buffered: true });
    new MutationObserver(() => { if (document.querySelector("figure[data-live=ready]")) seen.alive ||= performance.now(); })
        .observe(document, { subtree: true, attributes: true, attributeFilter: ["data-live"] });
"""
READ = """
() => {
    const timing = performance.getEntriesByType("navigation")[0];
    const module = performance.getEntriesByType("resource").find((one) => one.name.includes("maplibre-gl") && one.name.endsWith(".js"));
    const { domInteractive, encodedBodySize, decodedBodySize } = timing;
    return { ...seen, parsed: domInteractive, module: module?.responseEnd ?? 0, sent: encodedBodySize, whole: decodedBodySize };
}
"""


@dataclass(frozen=True)
class View:
    """Milliseconds since the visit began; `alive` is when the map could be moved, nothing where the browser cannot draw it."""

    painted: float
    largest: float
    alive: float | None


def phone(database: Path, times: int) -> list[View]:
    """Prints the median and the worst of some first visits, nothing kept from an earlier one."""
    heading(f"First view of /mapa on a phone: processor {SLOWER} times slower, 360 pixels")
    chromium = machine.chromium()
    if chromium is None:
        print("Not measured: Chromium is missing.")
        return []
    print(
        "From the start of the visit, network of this machine. The largest paint is that of a text: browsers do not count drawings in SVG,"
    )
    print("which stand in the same HTML and are painted with it. MapLibre draws by the processor here; a phone has a graphics card.\n")
    with serving(database) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=SWITCHES)
        seen = [_visit(browser, f"{server.base}/mapa") for _ in range(times)]
        browser.close()
    views = [View(one["painted"], one["largest"], one["alive"] or None) for one in seen]
    head("ms", "median", "most")
    _line("first paint", [view.painted for view in views])
    _line("largest paint", [view.largest for view in views])
    _line("HTML read to its end", [one["parsed"] for one in seen])
    alive = [(view.alive, one["module"]) for view, one in zip(views, seen, strict=True) if view.alive]
    if len(alive) == len(views):
        _line("the map can be moved", [at for at, _ in alive])
        _line("of it MapLibre, from its script's arrival to the whole drawing", [at - module for at, module in alive])
    else:
        row("the map can be moved", f"not measured: {len(views) - len(alive)} of {len(views)} visits never got there", "")
    print(f"\nThe page: {seen[0]['whole'] / 1000:.1f} kB of HTML, {seen[0]['sent'] / 1000:.1f} kB sent.", flush=True)
    return views


def _visit(browser: Browser, address: str) -> dict[str, float]:
    context = browser.new_context(**PHONE)
    page = context.new_page()
    page.add_init_script(WATCH)
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address, wait_until="load", timeout=120_000)
    try:
        page.wait_for_selector("figure[data-live=ready]", state="attached", timeout=60_000)
    except Exception as late:
        if "Timeout" not in type(late).__name__:
            raise
    read = page.evaluate(READ)
    context.close()
    return read


def _line(what: str, values: list[float]) -> None:
    row(what, f"{statistics.median(values):.0f}", f"{max(values):.0f}")
