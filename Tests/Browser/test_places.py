"""What the map, activities and grants add to other pages: the start page, a place and its card of paper, frames for other sites."""

import contextlib
import http.server
import re
import threading
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from crawl import fetch
from test_stories import WAYS
from visitor import NARROW, WIDE, Visitor

Visit = Callable[..., Visitor]

SMALLEST, LARGEST = "/gminy/040103/nieszawa", "/gminy/046101/bydgoszcz"


@pytest.mark.parametrize(("width", "scripts"), WAYS)
def test_from_the_start_page_to_the_map_and_its_table(visit: Visit, width: int, scripts: bool) -> None:
    visitor = visit(width=width, scripts=scripts)
    page = visitor.page
    visitor.open("/")
    expect(page.locator("main figure svg.map path.reg")).to_be_attached()
    expect(page.get_by_role("list", name="Legenda")).to_be_visible()
    page.get_by_role("link", name="Tabela gmin").click()
    expect(page).to_have_url(re.compile(r"/mapa#tabela$"))
    expect(page.locator("#tabela")).to_be_in_viewport()


@pytest.mark.parametrize(("width", "scripts"), WAYS)
def test_a_gmina_is_read_beside_others_and_leads_on(visit: Visit, width: int, scripts: bool) -> None:
    visitor = visit(width=width, scripts=scripts)
    page = visitor.page
    visitor.open(LARGEST)
    for heading in ("Siedziba, zamiar, działanie", "Na tle podobnych gmin i województwa", "Co się tu dzieje", "O czym tu nie wiemy"):
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
    expect(page.locator("main figure svg.local .pick-out")).to_be_attached()
    # So few things happen in a small sample that all of them may stand on the page.
    more = page.get_by_role("link", name=re.compile(r"^Wszystkie\s.*\s(dotacj|działa)"))
    if more.count() > 0:
        more.first.click()
        expect(page).to_have_url(re.compile(r"/(dotacje|dzialania)\?gmina=046101$"))


@pytest.mark.parametrize("path", [SMALLEST, LARGEST])
def test_the_card_of_a_gmina_takes_two_pages_of_paper(visit: Visit, path: str) -> None:
    visitor = visit()
    page = visitor.page
    visitor.open(path + "/karta")
    printed = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page[^s]", printed)) == 2
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 673, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= 673, "nothing runs over the edge of the paper"


@pytest.fixture
def stranger() -> Iterator[Callable[[str], str]]:
    """Serves a page from another port, that is from another site; gives its address. A made-up name would be a public site that frames a
    private address, which browsers refuse."""
    with contextlib.ExitStack() as stack:

        def serve(body: str) -> str:
            class Page(http.server.BaseHTTPRequestHandler):
                def do_GET(self) -> None:
                    self.send_response(200)
                    self.send_header("Content-Type", "text/html; charset=utf-8")
                    self.end_headers()
                    self.wfile.write(body.encode())

                def log_message(self, *_: object) -> None:
                    """Nobody reads it."""

            server = stack.enter_context(http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page))
            stack.callback(server.shutdown)
            threading.Thread(target=server.serve_forever, daemon=True).start()
            return f"http://127.0.0.1:{server.server_port}/"

        yield serve


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_a_view_stands_in_a_frame_of_another_site(visit: Visit, base: str, stranger: Callable[[str], str], width: int) -> None:
    visitor = visit(width=width)
    page = visitor.page
    visitor.open("/mapa?co=liczba&poziom=powiat")
    page.get_by_role("link", name="Umieść na swojej stronie").click()
    code = page.get_by_label("Kod ramki").input_value()
    assert code.startswith(f'<iframe src="{base}/ramka/mapa?co=liczba&amp;poziom=powiat"')
    # Another site, of which the visitor, who complains of everything that leaves ours, knows nothing.
    other = page.context.new_page()
    other.goto(stranger(f"<!DOCTYPE html><title>x</title>{code}"))
    frame = other.frame_locator("iframe")
    expect(frame.get_by_role("heading", name="Liczba organizacji, według siedziby")).to_be_visible()
    expect(frame.locator("header, footer, form")).to_have_count(0)
    frame.get_by_role("link", name=re.compile("^Pożytek")).click()
    expect(other).to_have_url(f"{base}/mapa?co=liczba&poziom=powiat")


def test_only_frames_may_be_framed(base: str) -> None:
    for path in ("/", "/mapa", "/mapa/na-strone", "/dotacje", "/organizacje"):
        reply = fetch(base, path)
        assert reply.headers["x-frame-options"] == "DENY", path
        assert "frame-ancestors 'none'" in reply.headers["content-security-policy"]
    assert "frame-ancestors *" in fetch(base, "/ramka/mapa").headers["content-security-policy"]
