"""The map: drawn on the server for everybody, moved by those whose browser can; the same numbers in a table."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from checks import inspect
from test_stories import WAYS
from visitor import NARROW, WIDE, Visitor

Visit = Callable[..., Visitor]


def alive(page: Page) -> None:
    """Waits until the script has taken the drawing over."""
    expect(page.locator("figure[data-live=ready]")).to_be_attached(timeout=30_000)


@pytest.mark.parametrize(("width", "scripts"), WAYS)
def test_a_measure_is_chosen_and_read_in_the_table(visit: Visit, width: int, scripts: bool) -> None:
    visitor = visit(width=width, scripts=scripts)
    page = visitor.page
    visitor.open("/mapa")
    if width == NARROW:
        page.locator("form.filters details.sheet > summary").click()
    page.get_by_label("Co pokazać").select_option("liczba")
    page.get_by_label("Miejsca").select_option("powiat")
    page.get_by_role("button", name="Pokaż").click()
    expect(page).to_have_url(re.compile(r"co=liczba.*poziom=powiat"))
    expect(page.get_by_role("heading", name="Liczba organizacji, według siedziby")).to_be_visible()
    expect(page.locator("table tbody tr")).to_have_count(23)
    page.get_by_role("link", name="nazwa", exact=True).click()
    names = page.locator("table tbody th").all_inner_texts()
    assert names[0].startswith("Bydgoszcz") or names[0].startswith("powiat")
    page.go_back()
    expect(page).not_to_have_url(re.compile("uloz"))


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_the_drawing_comes_alive_without_a_word_from_outside(visit: Visit, width: int) -> None:
    visitor = visit(width=width)
    page = visitor.page
    visitor.open("/mapa")
    alive(page)
    inspect(visitor, f"map-alive-{width}")


def test_the_living_map_reads_places_and_opens_them(visit: Visit) -> None:
    visitor = visit()
    page = visitor.page
    visitor.open("/mapa?co=liczba")
    alive(page)
    stage = page.locator(".live-map")
    stage.scroll_into_view_if_needed()
    box = stage.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator(".told")).not_to_be_empty()
    page.locator(".maplibregl-canvas").focus()
    for key in ["+", "+", "ArrowLeft", "ArrowUp", "-"]:
        page.keyboard.press(key)
    page.get_by_role("button", name="Przybliż").click()
    assert visitor.complaints == []


def test_an_own_class_and_a_wrong_one(visit: Visit) -> None:
    visitor = visit()
    page = visitor.page
    visitor.open("/mapa?klasy=wlasne&progi=5%3B10")
    expect(page.get_by_role("list", name="Legenda")).to_contain_text("poniżej 5")
    visitor.open("/mapa?progi=10%3B5", status=422)
    expect(page.locator("main")).to_contain_text("progi")


@pytest.mark.parametrize(("path", "word"), [("/dzialania", "działa"), ("/dotacje", "dotac")])
@pytest.mark.parametrize("scripts", [True, False])
def test_a_list_is_narrowed_crossed_and_read(visit: Visit, path: str, word: str, scripts: bool) -> None:
    visitor = visit(scripts=scripts)
    page = visitor.page
    visitor.open(path)
    expect(page.locator("main [role=status]:has(strong)")).to_contain_text(word)
    box = page.locator(".facets input[type=checkbox]").first
    box.check()
    if not scripts:
        page.get_by_role("button", name="Pokaż wyniki").click()
    expect(page.locator(".chips a")).not_to_have_count(0)
    page.get_by_role("link", name="Zestawienie").click()
    expect(page.locator("table.cross tfoot")).to_be_visible()
    visitor.open(path)
    if path == "/dzialania":
        page.locator("main table.data tbody th a").first.click()
        expect(page.locator("h1")).to_be_visible()
