"""Several bodies at one address: a press on the map shows each of them."""

import contextlib
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from harness import machine, website

LATITUDE, LONGITUDE, TOGETHER = 53.0138, 18.5984, 5


def test_several_at_one_address_are_fanned_out(launch: Callable[..., Browser], tmp_path: Path) -> None:
    database = tmp_path / "sample.sqlite"
    machine.pozytek("sample", "--organisations", "40", "--database", database)
    chosen = f"SELECT id FROM organisation WHERE precision <> 'gmina' AND lat IS NOT NULL ORDER BY id LIMIT {TOGETHER}"
    with contextlib.closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(f"UPDATE organisation SET lat = ?, lon = ?, precision = 'address' WHERE id IN ({chosen})", [LATITUDE, LONGITUDE])
        names = [name for (name,) in connection.execute("SELECT name FROM organisation WHERE lat = ? AND lon = ?", [LATITUDE, LONGITUDE])]
    assert len(names) == TOGETHER
    with website.serving(database, machine.LOGS / "fan.log") as base:
        page = launch().new_page(viewport={"width": 1440, "height": 1100})
        page.goto(f"{base}/mapa?blisko={LATITUDE},{LONGITUDE}&promien=1")
        expect(page.locator("figure[data-live=ready][data-ring=drawn]")).to_be_attached(timeout=30_000)
        stage = page.locator(".live-map")
        stage.scroll_into_view_if_needed()
        box = stage.bounding_box()
        assert box is not None
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        hover(page, x, y, f"{TOGETHER} w tym miejscu, przybliż")  # still one symbol: a press comes nearer
        page.mouse.click(x, y)
        hover(page, x, y, "|".join(re.escape(name) for name in names))
        page.mouse.click(x, y)
        told = page.locator(".told")
        expect(told).to_contain_text("W tym miejscu:")
        for name in names:
            expect(told).to_contain_text(name)
        above = y - 26  # the first of them stands above the spot
        hover(page, x, above, "|".join(re.escape(name) for name in names))
        page.mouse.click(x, above)
        expect(page).to_have_url(re.compile(r"/organizacje/\d+"))
        page.close()


def hover(page: Page, x: float, y: float, words: str) -> None:
    """Points there until the map, which may still be fetching its tiles, says these words."""
    told = page.locator(".told")
    for step in range(80):
        page.mouse.move(x + step % 2, y)
        page.wait_for_timeout(250)
        if re.fullmatch(words, told.inner_text().replace("\u00a0", " ")):
            return
    raise AssertionError(f"the map says {told.inner_text()!r}, not {words!r}")
