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
    page.get_by_label("Jak pokazać").select_option("liczba")
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


@pytest.mark.parametrize(("width", "scripts"), WAYS)
def test_the_ways_of_counting_are_three_addresses_and_their_difference(visit: Visit, width: int, scripts: bool) -> None:
    visitor = visit(width=width, scripts=scripts)
    page = visitor.page
    visitor.open("/mapa?licz=pieniadze&poziom=powiat")
    ways = page.get_by_role("navigation", name="Sposób liczenia")
    amounts = []
    ways_said = {"Gdzie chcą działać": "obszaru", "Gdzie działają naprawdę": "miejsca działania", "Gdzie mają siedzibę": "siedziby"}
    for way, words in ways_said.items():
        ways.get_by_role("link", name=way).click()
        expect(ways.locator("[aria-current]")).to_have_text(way)
        expect(page.get_by_role("heading", level=2).first).to_contain_text(words)
        expect(page.locator("main")).to_contain_text(re.compile("nieznan|nie znamy"))
        amounts.append(page.locator("table tbody tr").evaluate_all("rows => rows.map(row => row.innerText).sort().join()"))
    assert len(set(amounts)) == 3, "each way has numbers of its own"
    ways.get_by_role("link", name="Różnica").click()
    expect(page.get_by_role("heading", name="Gdzie pracują pieniądze, a gdzie są siedziby")).to_be_visible()
    expect(page.locator("#mapa")).to_contain_text(re.compile("przybywa.*ubywa"))
    if scripts:
        inspect(visitor, f"map-difference-{width}")
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV", exact=True).click()
    head = download.value.path().read_text(encoding="utf-8").splitlines()[0]
    assert head.endswith("amount_pln_by_place_of_work,amount_pln_by_seat,population,amount_pln_difference_per_head")


def test_the_year_slides_without_the_page_being_loaded_anew(visit: Visit) -> None:
    visitor = visit()
    page = visitor.page
    visitor.open("/mapa?licz=pieniadze&wg=miejsce")
    alive(page)
    before = page.locator("table tbody").inner_text()
    page.evaluate("window.kept = true")
    slider = page.get_by_role("slider", name="Rok")
    expect(slider).to_have_attribute("aria-valuetext", "wszystkie lata")
    slider.focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(re.compile(r"stan=20\d\d"))
    year = slider.get_attribute("aria-valuetext")
    expect(page.locator("#mapa h2")).to_contain_text(f"{year} rok")
    assert page.locator("table tbody").inner_text() != before
    assert page.evaluate("window.kept"), "the same page"
    assert slider.evaluate("it => it === document.activeElement")
    page.keyboard.press("End")
    expect(page).not_to_have_url(re.compile("stan="))
    expect(page.locator("table tbody")).to_have_text(re.compile(re.escape(before.split()[1])))


def test_without_a_script_the_year_is_a_list_with_a_button(visit: Visit) -> None:
    visitor = visit(scripts=False)
    page = visitor.page
    visitor.open("/mapa?licz=dzialania&wg=miejsce")
    page.get_by_label("Rok").select_option("2020")
    page.get_by_role("button", name="Pokaż").click()
    expect(page).to_have_url(re.compile("stan=2020"))
    expect(page.locator("main")).to_contain_text("Działania, które zaczęły się w 2020")
    visitor.open("/mapa?stan=2020")
    expect(page.locator("main")).to_contain_text("wpisane do końca 2020")


def test_the_keyboard_alone_reads_every_measure_on_the_living_map(visit: Visit) -> None:
    visitor = visit()
    page = visitor.page
    said = {"licz=pieniadze&wg=miejsce": "zł na mieszkańca", "licz=odbiorcy&co=liczba": "odbiorców z", "co=roznica&licz=dzialania": "tu:",
            "wg=obszar": "na 10 tys."}  # fmt: skip
    for question, word in said.items():
        visitor.open(f"/mapa?{question}")
        alive(page)
        page.get_by_role("link", name="Różnica").focus()
        for _ in range(12):
            page.keyboard.press("Tab")
            if page.locator(".maplibregl-canvas").evaluate("it => it === document.activeElement"):
                break
        expect(page.locator(".told")).to_contain_text(word)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/gminy/"))
    assert visitor.complaints == []


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
