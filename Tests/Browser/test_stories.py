"""What people come for, done as they do it: once wide, once on a phone, once without scripts, once with the keyboard alone."""

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from checks import inspect
from crawl import fetch
from visitor import NARROW, WIDE, Visitor

Visit = Callable[..., Visitor]
WAYS = [pytest.param(WIDE, True, id="wide"), pytest.param(NARROW, True, id="phone"), pytest.param(WIDE, False, id="wide-without-scripts"),
        pytest.param(NARROW, False, id="phone-without-scripts")]  # fmt: skip


def results(page: Page) -> Locator:
    """The links of the list, each the head of its row."""
    return page.locator("main table.data tbody th a")


def addresses(page: Page) -> list[str]:
    return results(page).evaluate_all("links => links.map(link => link.pathname)")


def search(page: Page, words: str) -> None:
    """Types words into the search box of the page and presses Enter."""
    box = page.locator("input[type=search]").last
    box.fill(words)
    box.press("Enter")


def open_filters(page: Page) -> None:
    """On a phone the filters are a sheet behind a button."""
    sheet = page.locator("main details.sheet > summary")
    if sheet.count() and sheet.first.is_visible():
        sheet.first.click()


def choose(page: Page, name: str, value: str) -> None:
    """Ticks a filter. Beside a wide list that is all; else the button under the filters is pressed."""
    open_filters(page)
    box = page.locator(f'input[name="{name}"][value="{value}"]')
    if not box.is_visible():
        page.locator("details.more:not([open])", has=box).first.locator("summary").first.click()
    before = page.url
    box.click()
    button = page.get_by_role("button", name="Pokaż wyniki")
    if page.locator(".facets").get_by_text("Lista zmienia się od razu").is_hidden():
        button.click()
    expect(page).not_to_have_url(before)


def total(page: Page) -> int:
    """How many organisations the page says there are."""
    return int(re.sub(r"\D", "", page.locator("main [role=status] strong").inner_text()))


def parameters(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


@pytest.mark.parametrize(("width", "scripts"), WAYS)
def test_finding_an_organisation_by_words_filter_and_page(visit: Visit, width: int, scripts: bool) -> None:
    visitor = visit(width=width, scripts=scripts)
    page = visitor.page
    visitor.open("/")
    search(page, "stowarzyszenie")
    expect(page).to_have_url(re.compile(r"/organizacje\?"))
    assert parameters(page)["q"] == ["stowarzyszenie"]
    assert results(page).count() > 1
    everything = page.locator("main").inner_text()

    choose(page, "forma", "stowarzyszenie_zwykle")
    assert parameters(page)["forma"] == ["stowarzyszenie_zwykle"]
    assert parameters(page)["q"] == ["stowarzyszenie"], "the words stay"
    assert page.locator("main").inner_text() != everything

    page.go_back()
    assert "forma" not in parameters(page)
    shown = addresses(page)
    page.get_by_role("link", name="Następna").click()
    assert parameters(page)["strona"] == ["2"]
    assert not set(shown) & set(addresses(page)), "another page shows others"
    page.go_back()
    assert addresses(page) == shown

    results(page).first.click()
    expect(page).to_have_url(re.compile(r"/organizacje/\d+/[a-z0-9-]+$"))
    expect(page.locator("h1")).to_contain_text(re.compile("stowarzyszenie", re.IGNORECASE))


@pytest.mark.parametrize(("width", "scripts"), WAYS)
def test_nothing_found_says_what_was_looked_for_and_shows_a_way_on(visit: Visit, width: int, scripts: bool) -> None:
    visitor = visit(width=width, scripts=scripts)
    page = visitor.page
    visitor.open("/organizacje")
    search(page, "hipoterapja")
    expect(page.locator("main")).to_contain_text("hipoterapja")
    assert results(page).count() == 0
    assert page.locator("main a[href]").count() > 0
    if scripts:
        inspect(visitor, f"nothing-found-{width}")


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_folded_parts_open_with_the_keyboard(visit: Visit, width: int) -> None:
    visitor = visit(width=width)
    page = visitor.page
    visitor.open("/organizacje")
    results(page).first.click()
    for title in ("Dane rejestrowe", "Skąd to wiemy"):
        fold = page.locator("main details").filter(has=page.locator("summary", has_text=title))
        expect(fold).to_have_count(1)
        assert not fold.evaluate("e => e.open"), f"{title} is folded at first"
        fold.locator("summary").focus()
        page.keyboard.press("Enter")
        assert fold.evaluate("e => e.open")
    inspect(visitor, f"profile-unfolded-{width}")


@pytest.mark.parametrize(("width", "scripts"), WAYS)
def test_reporting_an_error(visit: Visit, width: int, scripts: bool) -> None:
    """Sent empty, the form says what is missing and where; filled in, it thanks and says what comes next."""
    visitor = visit(width=width, scripts=scripts)
    page = visitor.page
    visitor.open("/organizacje")
    results(page).nth(3).click()
    page.get_by_role("link", name="Zgłoś błąd").first.click()
    form = page.locator("main form[method=post]")
    expect(form).to_contain_text("Co będzie dalej")

    visitor.expect(422)
    form.get_by_role("button").last.click()
    assert visitor.document is not None
    assert visitor.document.status == 422
    assert page.title().startswith("Błąd:")
    target = page.locator("main a[href^='#']").first.get_attribute("href")
    assert target
    expect(page.locator(target)).to_have_count(1)
    if scripts:
        inspect(visitor, f"report-refused-{width}")

    page.get_by_label("Co się nie zgadza").select_option(index=1)
    page.get_by_label("Jak powinno być").fill("Adres jest stary: organizacja przeniosła się na ulicę Łąkową 5.")
    form.get_by_role("button").last.click()
    assert visitor.document.status == 200
    expect(page.locator("h1")).to_contain_text("Dziękujemy")
    if scripts:
        inspect(visitor, f"report-thanks-{width}")
    page.reload()
    assert visitor.document.request.method == "GET", "loading the thanks again sends nothing twice"


def test_everything_once_with_the_keyboard_alone(visit: Visit) -> None:
    """Skip, type, Enter, along the results, into a profile, open a fold, to the form: no mouse, no focus set by the test."""
    visitor = visit()
    page = visitor.page
    visitor.open("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    tab_to(page, "input[type=search]")
    page.keyboard.type("fundacja")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("q=fundacja"))
    tab_to(page, "main table.data tbody th a")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/organizacje/\d+/"))
    tab_to(page, "main details summary")
    page.keyboard.press("Space")
    assert page.evaluate("() => document.activeElement.parentElement.open")
    tab_to(page, "main a[href$='/zglos-blad']")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/zglos-blad$"))
    tab_to(page, "main select")
    page.keyboard.press("ArrowDown")
    tab_to(page, "main textarea")
    page.keyboard.type("Telefon jest nieaktualny, nowy stoi na stronie organizacji.")
    tab_to(page, "main form button")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Dziękujemy")


def tab_to(page: Page, selector: str, limit: int = 150) -> None:
    for _ in range(limit):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"Tab never came to {selector}")


def test_an_organisation_is_found_by_its_number(visit: Visit, base: str) -> None:
    visitor = visit()
    page = visitor.page
    visitor.open("/organizacje")
    results(page).first.click()
    profile = visitor.path
    page.locator("main details summary", has_text="Dane rejestrowe").click()
    number = re.search(r"99\d{8}", re.sub(r"\s", "", page.locator("main").inner_text()))
    assert number, "the profile names its KRS number"
    answer = fetch(base, f"/organizacje/krs/{number.group()}")
    assert answer.status in (301, 302, 303, 307, 308)
    assert urlsplit(answer.headers["location"]).path == profile


def test_the_list_is_to_be_had_as_csv(visit: Visit, base: str) -> None:
    visitor = visit()
    page = visitor.page
    visitor.open("/organizacje?q=fundacja")
    link = page.get_by_role("link", name=re.compile("CSV")).first.get_attribute("href")
    assert link
    assert "q=fundacja" in link, "of what is shown"
    answer = fetch(base, link)
    assert answer.status == 200
    assert answer.kind == "text/csv"
    rows = answer.body.lstrip("\ufeff").splitlines()
    assert len(rows) > results(page).count() / 2
    assert all("fundacja" in row.lower() for row in rows[1:])


def test_a_place_leads_to_its_organisations(visit: Visit) -> None:
    visitor = visit()
    page = visitor.page
    visitor.open("/")
    page.locator("main a[href^='/powiaty/']").first.click()
    expect(page).to_have_url(re.compile(r"/powiaty/\d{4}/"))
    page.locator("main a[href^='/gminy/'], main a[href*='/organizacje?']").first.click()
    assert visitor.document is not None
    assert visitor.document.status == 200


def test_made_up_data_say_so(visit: Visit) -> None:
    visitor = visit()
    for path in ("/", "/organizacje"):
        visitor.open(path)
        expect(visitor.page.locator("body")).to_contain_text(re.compile("dane przykładowe", re.IGNORECASE))
