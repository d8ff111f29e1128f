"""A volunteer finds who is near: by the name of a place, by asking the browser, on the list and on the map."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from checks import inspect, walk
from test_map import alive
from test_stories import WAYS, open_filters, results, total
from visitor import NARROW, WIDE, Visitor

Visit = Callable[..., Visitor]
TORUN = {"latitude": 53.0104321, "longitude": 18.6043219}


def box(page: Page):
    return page.get_by_label("Miejscowość lub gmina")


def suggestions(page: Page):
    return page.get_by_role("listbox", name="Podpowiedzi").get_by_role("option")


def near(page: Page) -> int:
    """How many organisations the map says there are in the circle."""
    return int(re.sub(r"\D", "", page.locator("#blisko").inner_text().split(" do ")[0].split("\u00a0do")[0]))


@pytest.mark.parametrize(("width", "scripts"), WAYS)
def test_a_place_is_typed_and_the_list_is_that_around_it(visit: Visit, width: int, scripts: bool) -> None:
    visitor = visit(width=width, scripts=scripts)
    page = visitor.page
    visitor.open("/organizacje?rodzaj=wszystkie")
    everybody = total(page)
    open_filters(page)
    box(page).fill("87-100")
    box(page).press("Enter")
    expect(page).to_have_url(re.compile(r"/organizacje\?rodzaj=wszystkie&blisko=53\.\d+,18\.\d+$"))
    within_ten = total(page)
    assert 0 < within_ten < everybody
    first = page.locator("main table.data tbody tr").first
    expect(first).to_contain_text(re.compile(r"\d\s*k?m"))
    expect(page.get_by_label("Kolejność według")).to_have_value("")

    open_filters(page)
    page.get_by_label("do 5 km").check()
    if page.get_by_text("Lista zmienia się od razu").is_hidden():
        page.get_by_role("button", name="Pokaż wyniki").click()
    expect(page).to_have_url(re.compile(r"promien=5"))
    assert total(page) <= within_ten
    if scripts:
        inspect(visitor, f"near-list-{width}")
        visitor.resize(width)
    page.get_by_role("link", name=re.compile("Usuń filtr: do 5.km")).click()
    assert total(page) == everybody


@pytest.mark.parametrize(("width", "scripts"), WAYS)
def test_a_name_of_several_places_leads_to_a_choice(visit: Visit, width: int, scripts: bool) -> None:
    visitor = visit(width=width, scripts=scripts)
    page = visitor.page
    visitor.open("/")
    box(page).fill("lipno")
    box(page).press("Enter")
    expect(page.get_by_role("heading", name="Które miejsce?")).to_be_visible()
    if scripts:
        inspect(visitor, f"places-{width}")
        assert walk(page) == []
        visitor.resize(width)
    page.get_by_role("link", name="gmina Lipno").click()
    expect(page).to_have_url(re.compile(r"/organizacje\?blisko="))
    expect(page.locator(".chips a").first).to_contain_text("środka gminy Lipno")
    assert total(page) > 0


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_a_place_is_suggested_and_chosen_with_the_keyboard_alone(visit: Visit, width: int) -> None:
    visitor = visit(width=width)
    page = visitor.page
    visitor.open("/mapa?co=liczba")
    box(page).press_sequentially("torun")
    expect(suggestions(page).first).to_contain_text("Toruń")
    inspect(visitor, f"place-suggestions-{width}")
    visitor.resize(width)
    box(page).press("ArrowDown")
    box(page).press("Enter")
    expect(page).to_have_url(re.compile(r"/mapa\?co=liczba&blisko=53\.\d+,18\.\d+$"))
    expect(page.locator("#blisko")).to_contain_text(re.compile(r"do 10\s+km od\s+miasta Toruń"))


@pytest.mark.parametrize(("width", "scripts"), WAYS)
def test_the_map_shows_the_circle_and_who_is_in_it(visit: Visit, width: int, scripts: bool) -> None:
    visitor = visit(width=width, scripts=scripts)
    page = visitor.page
    visitor.open("/mapa?blisko=53.01,18.6")
    ten = near(page)
    expect(page.locator("svg.map .ring")).to_have_count(1)
    if scripts:
        alive(page)
        expect(page.locator("figure[data-ring=drawn]")).to_be_attached()
        inspect(visitor, f"map-near-{width}")
        visitor.resize(width)
    page.get_by_role("navigation", name="Jak daleko").get_by_role("link", name="20 km").click()
    expect(page).to_have_url(re.compile(r"promien=20"))
    assert near(page) >= ten
    page.get_by_role("link", name="Pokaż na liście").click()
    expect(page).to_have_url(re.compile(r"/organizacje\?blisko=53.01,18.6&promien=20"))
    assert results(page).count() > 0
    page.go_back()
    page.get_by_role("link", name="Usuń miejsce").click()
    expect(page.locator("svg.map .ring")).to_have_count(0)


@pytest.mark.parametrize("path", ["/", "/organizacje", "/mapa", "/dzialania", "/dotacje"])
def test_the_browser_is_asked_only_when_the_button_is_pressed(visit: Visit, path: str) -> None:
    visitor = visit()
    page = visitor.page
    page.context.grant_permissions(["geolocation"], origin=visitor.base)
    page.context.set_geolocation(TORUN)
    page.add_init_script(
        "window.asked = 0; const ask = Geolocation.prototype.getCurrentPosition;"
        "Geolocation.prototype.getCurrentPosition = function (...rest) { window.asked++; return ask.apply(this, rest); };"
    )
    visitor.open(path)
    button = page.get_by_role("button", name="Wokół mnie")
    expect(button).to_be_visible()
    assert page.evaluate("window.asked") == 0
    expect(page.get_by_text("zaokrąglamy do około kilometra")).to_be_visible()
    button.press("Enter")
    target = "/organizacje" if path == "/" else path
    expect(page).to_have_url(re.compile(rf"{target}\?blisko=53.01,18.6$"))


def test_without_consent_the_page_says_what_to_do(visit: Visit) -> None:
    visitor = visit(width=NARROW)
    page = visitor.page
    page.context.clear_permissions()
    visitor.open("/mapa")
    page.get_by_role("button", name="Wokół mnie").click()
    expect(page.locator(".near p[role=status]")).to_contain_text("nie ma na to zgody")
    expect(page).to_have_url(re.compile(r"/mapa$"))
    inspect(visitor, "near-refused")


def test_a_browser_abroad_is_told_so(visit: Visit) -> None:
    visitor = visit()
    page = visitor.page
    page.context.grant_permissions(["geolocation"], origin=visitor.base)
    page.context.set_geolocation({"latitude": 48.2, "longitude": 16.37})
    visitor.open("/organizacje")
    page.get_by_role("button", name="Wokół mnie").click()
    expect(page.locator(".near p[role=status]")).to_contain_text("poza Polską")
    expect(page).to_have_url(re.compile(r"/organizacje$"))


@pytest.mark.parametrize("path", ["/dzialania", "/dotacje"])
def test_activities_and_grants_are_listed_around_a_place(visit: Visit, path: str) -> None:
    visitor = visit(scripts=False)
    page = visitor.page
    visitor.open(path)
    everything = total(page)
    box(page).fill("87-100")
    box(page).press("Enter")
    expect(page).to_have_url(re.compile(rf"{path}\?blisko=53"))
    assert 0 < total(page) < everything
    visitor.open(f"{path}?blisko=18.6,53.01", status=422)
    expect(page.locator("main")).to_contain_text("zamienione")
