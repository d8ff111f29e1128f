"""Several bodies at one address: a press on the map shows each of them."""

import contextlib
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, expect

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
        page.wait_for_timeout(1_500)  # tiles of the place the map has moved to
        stage = page.locator(".live-map")
        stage.scroll_into_view_if_needed()
        box = stage.bounding_box()
        assert box is not None
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        told = page.locator(".told")
        page.mouse.click(x, y)
        expect(told).to_contain_text(f"{TOGETHER} w tym miejscu, przybliż")  # still one symbol: a press comes nearer
        page.wait_for_timeout(2_000)
        page.mouse.click(x, y)
        expect(told).to_contain_text("W tym miejscu:")
        for name in names:
            expect(told).to_contain_text(name.split("„")[0].strip())
        page.wait_for_timeout(500)
        page.mouse.click(x, y - 26)  # the first of them stands above the spot
        expect(page).to_have_url(re.compile(r"/organizacje/\d+"))
        page.close()
