"""One site and one browser for the whole run.

The site is the real program on a fresh sample database, started before the tests are collected, since the list of pages to test is what the
site links to. `POZYTEK_TEST_SITE=http://…` tests a site that runs already.
"""

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from playwright.sync_api import Browser, sync_playwright

from checks import forget_earlier_runs
from crawl import Found, crawl
from harness import machine, website
from visitor import WIDE, Visitor

ORGANISATIONS = GONE = 400
# The map is drawn by the processor: such a machine has no graphics card.
SWITCHES = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
_running = contextlib.ExitStack()


@cache
def base_address() -> str:
    given = os.environ.get("POZYTEK_TEST_SITE")
    if given:
        return given.rstrip("/")
    folder = Path(_running.enter_context(TemporaryDirectory(prefix="pozytek-browser-")))
    database = folder / "sample.sqlite"
    machine.pozytek("sample", "--organisations", str(ORGANISATIONS), "--database", database)
    # No command of this program leaves a body without records yet; the page for it is looked at all the same.
    with contextlib.closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE organisation SET withdrawn = 1 WHERE id = ?", [GONE])
    return _running.enter_context(website.serving(database, machine.LOGS / "site.log"))


@cache
def pages() -> dict[str, Found]:
    return crawl(base_address())


def pytest_configure() -> None:
    if machine.chromium() is not None:
        forget_earlier_runs()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that takes `found` runs once for every pattern of page."""
    if "found" in metafunc.fixturenames:
        if machine.chromium() is None:
            metafunc.parametrize("found", [pytest.param(None, marks=pytest.mark.skip(reason="Chromium is missing"))])
            return
        chosen = [found for found in pages().values() if found.is_page and found.status == 200]
        metafunc.parametrize("found", chosen, ids=[found.pattern for found in chosen])


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The validator comes last: it looks at what the others have seen."""
    items.sort(key=lambda item: item.path.name == "test_markup.py")


def pytest_sessionfinish() -> None:
    """A site that ends badly fails the run."""
    _running.close()


@pytest.fixture(scope="session")
def base() -> str:
    if machine.chromium() is None:
        pytest.skip("Chromium is missing")
    return base_address()


@pytest.fixture(scope="session")
def site_pages(base: str) -> dict[str, Found]:
    return pages()


@pytest.fixture(scope="session")
def launch(base: str) -> Iterator[Callable[..., Browser]]:
    """Starts Chromium, once for every set of switches."""
    with sync_playwright() as playwright, contextlib.ExitStack() as stack:

        @cache
        def launched(*switches: str) -> Browser:
            browser = playwright.chromium.launch(executable_path=machine.chromium(), args=[*SWITCHES, *switches])
            stack.callback(browser.close)
            return browser

        yield launched


@pytest.fixture
def visit(launch: Callable[..., Browser], base: str) -> Iterator[Callable[..., Visitor]]:
    """Makes visitors: `visit(width=360, scripts=False)`. Whatever any of them met with in the end fails the test.

    `large_text` is somebody whose browser is set to letters of twice the usual size.
    """
    made: list[Visitor] = []
    with contextlib.ExitStack() as stack:

        def visitor(width: int = WIDE, scripts: bool = True, large_text: bool = False) -> Visitor:
            browser = launch("--blink-settings=defaultFontSize=32") if large_text else launch()
            context = browser.new_context(
                viewport={"width": width, "height": 900},
                java_script_enabled=scripts,
                locale="pl-PL",
                timezone_id="Europe/Warsaw",
                reduced_motion="reduce",
            )
            stack.callback(context.close)
            page = context.new_page()
            page.set_default_timeout(10_000)
            made.append(Visitor(page, base))
            return made[-1]

        yield visitor
    complaints = [complaint for visitor in made for complaint in visitor.complaints]
    assert not complaints, "\n".join(complaints)
