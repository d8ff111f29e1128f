"""Every page of the site, found by following its links: how it looks, whom it serves, how it bends."""

from collections import Counter
from collections.abc import Callable

import pytest

from checks import ask, inspect, overflow, walk
from crawl import Found, fetch, within_site
from visitor import NARROW, WIDE, Visitor

Visit = Callable[..., Visitor]

# Patterns that must be among the pages found: a page nobody links to is not tested.
PROMISED = [
    "/", "/organizacje", "/organizacje?q", "/organizacje?filtr", "/organizacje/zestawienie?kolumny&wiersze",
    "/organizacje/{n}/{slug}", "/gminy/{n}/{slug}", "/powiaty/{n}/{slug}", "/o-danych", "/api", "/dane",
    "/gminy/{n}/{slug}/karta", "/mapa/na-strone", "/ramka/mapa", "/organizacje/na-strone", "/ramka/organizacje", "/dotacje/na-strone",
]  # fmt: skip


def test_a_page_is_whole_for_everybody(visit: Visit, found: Found) -> None:
    """Axe finds nothing, light and dark, narrow and wide; nothing overflows; pictures are left to look at."""
    visitor = visit()
    visitor.open(found.path)
    inspect(visitor, found.name)


def test_a_page_bends_to_320_px_and_to_larger_text(visit: Visit, found: Found) -> None:
    visitor = visit(width=320)
    visitor.open(found.path)
    findings = overflow(visitor.page, "320 px")
    visitor.resize(NARROW)
    ask(visitor.page, "text_spaced")
    findings += overflow(visitor.page, "wide letters at 360 px")
    longsighted = visit(width=1280, large_text=True)
    longsighted.open(found.path)
    findings += overflow(longsighted.page, "text at 200 %")
    assert not findings, "\n".join(findings)


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_a_page_is_walked_with_the_keyboard_alone(visit: Visit, found: Found, width: int) -> None:
    """The first stop skips to the content; stops follow the order of reading; every one is seen; the walk comes to its end."""
    visitor = visit(width=width)
    visitor.open(found.path)
    findings = walk(visitor.page)
    assert not findings, "\n".join(findings)


def test_a_page_says_the_same_without_scripts(visit: Visit, found: Found) -> None:
    visitor = visit(scripts=False)
    visitor.open(found.path)
    assert visitor.page.locator("h1").inner_text().strip()


def test_the_promised_pages_are_linked_from_somewhere(site_pages: dict[str, Found]) -> None:
    missing = [pattern for pattern in PROMISED if pattern not in site_pages]
    assert not missing, f"not found: {missing}; found: {sorted(site_pages)}"


def test_every_link_leads_somewhere(base: str, site_pages: dict[str, Found]) -> None:
    """One link of every pattern was followed; places on other pages exist."""
    broken = [f"{found.path}: {found.status}" for found in site_pages.values() if found.status >= 400]
    for found in site_pages.values():
        for link in found.links:
            target, _, anchor = link.partition("#")
            within = within_site(base, found.path, target) if target else None
            page = next((other for other in site_pages.values() if other.path == within), None)
            if anchor and page and page.is_page and anchor not in page.anchors:
                broken.append(f"{found.path}: {link} has no such place")
    assert not broken, "\n".join(broken)


def test_every_page_has_a_title_of_its_own(site_pages: dict[str, Found]) -> None:
    titles = Counter(
        found.body.partition("<title>")[2].partition("</title>")[0]
        for found in site_pages.values()
        if found.is_page and found.status == 200 and "?" not in found.path
    )
    assert [title for title, count in titles.items() if count > 1] == []


WRONG = [
    ("/nie-ma-takiej-strony", 404),
    ("/organizacje/999999999/nikt", 404),
    ("/organizacje/400/kogo-juz-nie-ma", 410),
    ("/gminy/999999/nigdzie", 404),
]


@pytest.mark.parametrize(("path", "status"), WRONG)
def test_a_wrong_address_gets_a_page_that_says_what_next(visit: Visit, path: str, status: int) -> None:
    visitor = visit()
    visitor.open(path, status=status)
    assert visitor.page.locator("main a[href]").count() > 0, "no way on"
    inspect(visitor, f"problem-{status}-{path.split('/')[1]}")
    assert walk(visitor.page) == []


HOSTILE = [
    *("strona=0", "strona=-1", "strona=99999999999999999999", "strona=x", "strona=1&strona=2"),
    *("q=%FF%FE", "q=%", "q=%00", "q=" + "a" * 5000, "q=" + "%20" * 300, "q=%27%20OR%201=1--", "q=%3Cscript%3Ealert(1)%3C/script%3E"),
    *("gmina=x", "forma=%00", "status=nieznany", "&".join(f"forma={number}" for number in range(500)), "nieznany=1"),
]


def test_hostile_parameters_get_a_page_and_never_a_fault(base: str) -> None:
    replies = {query: fetch(base, "/organizacje?" + query) for query in HOSTILE}
    assert {query: reply.status for query, reply in replies.items() if reply.status >= 500} == {}
    assert not [query for query, reply in replies.items() if "<script>" in reply.body]
