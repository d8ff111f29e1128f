"""A map of somebody else under ours: fetched where the office said, and nowhere else; one that is away changes nothing."""

import http.server
import json
import struct
import threading
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from harness import machine, website


def picture() -> bytes:
    """A PNG of one grey pixel."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\x00\x80")) + chunk(b"IEND", b"")


class Tiles(http.server.BaseHTTPRequestHandler):
    asked: list[str] = []

    def do_GET(self) -> None:
        Tiles.asked.append(self.path)
        tiles = f"http://{self.headers['Host']}/{{z}}/{{x}}/{{y}}.png"
        sources, layers = {"below": {"type": "raster", "tiles": [tiles]}}, [{"id": "below", "type": "raster", "source": "below"}]
        style = {"version": 8, "sources": sources, "layers": layers}
        body = json.dumps(style).encode() if self.path.endswith(".json") else picture()
        self.send_response(200)
        self.send_header("Content-Type", "application/json" if self.path.endswith(".json") else "image/png")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Access-Control-Allow-Origin", "*")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Every request is in `asked`."""


@pytest.fixture
def tiles() -> Iterator[str]:
    Tiles.asked.clear()
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Tiles) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def database(tmp_path: Path) -> Path:
    machine.pozytek("sample", "--organisations", "40", "--database", tmp_path / "sample.sqlite")
    return tmp_path / "sample.sqlite"


def look(launch: Callable[..., Browser], database: Path, monkeypatch: pytest.MonkeyPatch, address: str, is_shown: bool) -> list[str]:
    """Opens the map with this base map; gives what the browser complained of."""
    monkeypatch.setenv("POZYTEK_BASE_MAP", address)
    monkeypatch.setenv("POZYTEK_BASE_MAP_SOURCE", "© urząd miar")
    complaints: list[str] = []
    with website.serving(database, machine.LOGS / "base-map.log") as base:
        page = launch().new_page()
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{base}/mapa")
        expect(page.locator("figure[data-live=ready]")).to_be_attached(timeout=30_000)
        if is_shown:
            expect(page.get_by_text("Podkład mapy: © urząd miar")).to_be_visible()
        page.close()
    return complaints


@pytest.mark.parametrize("address", ["/{z}/{x}/{y}.png", "/style.json"])
def test_a_base_map_is_drawn_under_ours(
    launch: Callable[..., Browser], database: Path, monkeypatch: pytest.MonkeyPatch, tiles: str, address: str
) -> None:
    assert look(launch, database, monkeypatch, tiles + address, is_shown=True) == []
    assert any(path.endswith(".png") for path in Tiles.asked)


def test_a_style_that_is_away_leaves_our_map(launch: Callable[..., Browser], database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    address = f"http://127.0.0.1:{website.free_port()}/style.json"
    complaints = look(launch, database, monkeypatch, address, is_shown=False)
    assert len(complaints) == 1
    assert "ERR_CONNECTION_REFUSED" in complaints[0]


@pytest.mark.parametrize(
    "address",
    [
        "http://tiles.example/{z}/{x}/{y}.png",
        "https://tiles.example/{z}/{x}.png",
        "https://tiles.example/{z}/{x}/{y}.png; script-src *",
        "kafelki",
    ],
)
def test_an_address_that_is_none_stops_the_start(database: Path, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("POZYTEK_BASE_MAP", address)
    done = machine.pozytek("serve", "--database", database, "--port", "0", check=False)
    assert done.returncode == 78
    assert "base-map" in done.stderr
