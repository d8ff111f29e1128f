"""Finding: suggestions while typing, filters that act at once, lists without anybody, cross tables."""

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from checks import inspect
from test_stories import WAYS, choose, parameters, results, search, total
from visitor import NARROW, WIDE, Visitor

Visit = Callable[..., Visitor]


def suggestions(page: Page):
    return page.get_by_role("listbox", name="Podpowiedzi").get_by_role("option")


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_a_suggestion_is_chosen_with_the_keyboard_alone(visit: Visit, width: int) -> None:
    visitor = visit(width=width)
    page = visitor.page
    visitor.open("/")
    box = page.locator("main input[name=q][role=combobox]")
    box.press_sequentially("ochotnicza straz")
    expect(suggestions(page).first).to_contain_text("Ochotnicza Straż")
    assert box.get_attribute("aria-expanded") == "true"
    assert box.get_attribute("aria-activedescendant") is None
    inspect(visitor, f"suggestions-{width}")
    visitor.resize(width)

    box.press("ArrowDown")
    box.press("ArrowDown")
    box.press("ArrowUp")
    chosen = page.locator(f"#{box.get_attribute('aria-activedescendant')}")
    assert chosen.get_attribute("aria-selected") == "true"
    assert page.locator("[role=option][aria-selected=true]").count() == 1
    box.press("Escape")
    expect(suggestions(page)).to_have_count(0)
    assert box.input_value() == "ochotnicza straz", "Escape closes the list and keeps the words"

    box.press("ArrowDown")
    expect(suggestions(page).first).to_be_visible()
    box.press("ArrowDown")
    name = suggestions(page).first.inner_text().splitlines()[0].strip()
    box.press("Enter")
    expect(page).to_have_url(re.compile(r"/organizacje/\d+/"))
    expect(page.locator("h1")).to_have_text(re.compile(r"\s+".join(map(re.escape, name.split()))))


def test_the_box_of_every_page_suggests_and_enter_without_a_choice_searches(visit: Visit) -> None:
    visitor = visit()
    page = visitor.page
    visitor.open("/o-danych")
    box = page.locator("header input[role=combobox]")
    box.press_sequentially("fundacja")
    expect(suggestions(page).first).to_be_visible()
    inspect(visitor, "suggestions-in-the-head")
    visitor.resize(WIDE)
    box.press("Enter")
    expect(page).to_have_url(re.compile(r"/organizacje\?q=fundacja$"))


def test_a_suggestion_is_chosen_with_the_mouse_and_leaving_closes_the_list(visit: Visit) -> None:
    visitor = visit()
    page = visitor.page
    visitor.open("/organizacje")
    box = page.locator("main input[name=q][role=combobox]")
    box.press_sequentially("fund")
    expect(suggestions(page).first).to_be_visible()
    box.press("Tab")
    expect(suggestions(page)).to_have_count(0)
    box.fill("fundacja")
    suggestions(page).nth(1).click()
    expect(page).to_have_url(re.compile(r"/organizacje/\d+/"))


def test_an_answer_that_comes_too_late_is_dropped(visit: Visit) -> None:
    visitor = visit()
    page = visitor.page
    kept: list[Route] = []

    def answer(route: Route) -> None:
        if route.request.url.endswith("q=fun"):
            kept.append(route)
        else:
            route.continue_()

    page.route("**/organizacje/podpowiedzi*", answer)
    visitor.open("/organizacje")
    box = page.locator("main input[name=q][role=combobox]")
    box.press_sequentially("fun")
    page.wait_for_timeout(300)
    assert kept, "letters are asked for once the fingers rest"
    box.press_sequentially("dacja")
    expect(suggestions(page).first).to_contain_text("Fundacja")
    shown = suggestions(page).all_inner_texts()
    kept[0].fulfill(body=json.dumps({"items": [{"id": 1, "name": "Za późno", "place": "", "url": "/"}]}), content_type="application/json")
    page.wait_for_timeout(200)
    assert suggestions(page).all_inner_texts() == shown


def test_without_suggestions_the_form_still_searches(visit: Visit) -> None:
    visitor = visit()
    page = visitor.page
    page.route("**/organizacje/podpowiedzi*", lambda route: route.fulfill(body="to nie JSON", content_type="text/plain"))
    visitor.open("/organizacje")
    box = page.locator("main input[name=q][role=combobox]")
    box.press_sequentially("fundacja")
    page.wait_for_timeout(300)
    expect(suggestions(page)).to_have_count(0)
    box.press("Enter")
    expect(page).to_have_url(re.compile(r"/organizacje\?q=fundacja$"))
    assert results(page).count() > 1


@pytest.mark.parametrize(("width", "scripts"), WAYS)
def test_a_typo_an_inflection_and_missing_diacritics_find_the_same(visit: Visit, width: int, scripts: bool) -> None:
    visitor = visit(width=width, scripts=scripts)
    page = visitor.page
    found = []
    for words in ("ochotnicza straż pożarna", "ochotniczej strazy pozarnej", "ochotnicza starż pożarna"):
        visitor.open("/organizacje")
        search(page, words)
        found.append(total(page))
        expect(page.locator("main tbody mark").first).to_be_visible()
    assert found[0] > 0
    assert len(set(found)) == 1, found


def test_a_filter_beside_the_list_acts_at_once_and_keeps_its_focus(visit: Visit) -> None:
    visitor = visit()
    page = visitor.page
    visitor.open("/organizacje")
    everybody = total(page)
    form = page.locator("input[name=forma][value=fundacja]")
    form.focus()
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile(r"/organizacje\?forma=fundacja$"))
    expect(form).to_be_focused()
    expect(form).to_be_checked()
    assert total(page) < everybody

    page.go_back()
    expect(page).to_have_url(re.compile(r"/organizacje$"))
    expect(form).not_to_be_checked()
    assert total(page) == everybody, "back is the list as it was, with its filters"


@pytest.mark.parametrize(("width", "scripts"), WAYS)
def test_filters_are_chosen_counted_and_taken_away(visit: Visit, width: int, scripts: bool) -> None:
    visitor = visit(width=width, scripts=scripts)
    page = visitor.page
    visitor.open("/organizacje?q=klub")
    promised = page.locator("label.pick", has=page.locator("input[name=forma][value=klub_sportowy]")).locator(".n").text_content()
    choose(page, "forma", "klub_sportowy")
    assert str(total(page)) == promised, "the count is what a click gives"
    choose(page, "rok", page.locator("input[name=rok]").first.get_attribute("value") or "")
    assert parameters(page).keys() >= {"q", "forma", "rok"}
    page.get_by_role("link", name="Usuń filtr: klub sportowy").click()
    assert parameters(page).keys() >= {"q", "rok"}
    assert "forma" not in parameters(page)
    if scripts:
        inspect(visitor, f"filters-{width}")


@pytest.mark.parametrize(("width", "scripts"), WAYS)
def test_the_order_is_changed_with_its_button(visit: Visit, width: int, scripts: bool) -> None:
    visitor = visit(width=width, scripts=scripts)
    page = visitor.page
    visitor.open("/organizacje?forma=fundacja")
    before = results(page).all_inner_texts()
    page.get_by_label("Kolejność według").select_option("wpis")
    page.get_by_role("button", name="Ułóż").click()
    assert parameters(page)["kolejnosc"] == ["wpis"]
    assert parameters(page)["forma"] == ["fundacja"]
    assert results(page).all_inner_texts() != before
    page.get_by_role("link", name="50 na stronie").click()
    assert results(page).count() > len(before)


@pytest.mark.parametrize(("width", "scripts"), WAYS)
def test_a_list_without_anybody_says_what_to_let_go_and_what_that_gives(visit: Visit, width: int, scripts: bool) -> None:
    visitor = visit(width=width, scripts=scripts)
    page = visitor.page
    visitor.open("/organizacje?q=fundacja&forma=klub_sportowy")
    assert total(page) == 0
    way = page.locator("main .empty li", has_text="bez filtra „klub sportowy”")
    promised = way.locator(".n").inner_text()
    way.get_by_role("link").click()
    assert str(total(page)) == promised
    assert total(page) > 0


@pytest.mark.parametrize(("width", "scripts"), WAYS)
def test_a_cross_table_is_made_of_a_list_and_opens_lists(visit: Visit, width: int, scripts: bool) -> None:
    visitor = visit(width=width, scripts=scripts)
    page = visitor.page
    visitor.open("/organizacje?forma=fundacja&forma=ochotnicza_straz_pozarna")
    everybody = total(page)
    page.get_by_role("link", name="Zestawienie").click()
    assert total(page) == everybody
    page.get_by_label("Kolumny").select_option("status")
    page.get_by_role("button", name="Pokaż zestawienie").click()
    assert parameters(page)["kolumny"] == ["status"]
    assert sorted(parameters(page)["forma"]) == ["fundacja", "ochotnicza_straz_pozarna"], "the filters stay"
    if scripts:
        inspect(visitor, f"cross-{width}")
        visitor.resize(width)
    number = page.locator("main td a").first
    promised = number.inner_text()
    number.click()
    expect(page).to_have_url(re.compile(r"/organizacje\?"))
    assert str(total(page)) == promised
    page.go_back()
    page.get_by_role("link", name="% wiersza").click()
    expect(page.locator("main td").first).to_contain_text("%")


def test_a_cross_table_is_printed_whole_and_alone(visit: Visit) -> None:
    visitor = visit()
    page = visitor.page
    visitor.open("/organizacje/zestawienie?wiersze=gmina&kolumny=forma")
    page.emulate_media(media="print")
    expect(page.locator("main form")).to_be_hidden()
    expect(page.locator("main table")).to_be_visible()
    frame = page.locator("main .frame")
    assert frame.evaluate("e => e.scrollHeight <= e.clientHeight + 1"), "no row stays behind the edge of a frame"
