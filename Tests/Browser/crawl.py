"""Finds the pages of a site by following its links, one example for every pattern of address."""

import re
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qsl, quote, urljoin, urlsplit

# How many links away from the start page, which must be enough for every page to be found.
DEPTH = 5
# What may follow a number without being a slug: pages about the thing with that number.
FIXED = {"zglos-blad", "dziekujemy"}
# Filters of the list, which all look alike: one page with some of them stands for every mixture.
FILTERS = {"powiat", "gmina", "sfera", "sfera-podana", "rodzaj", "forma", "status", "znak", "opp", "rok", "kontakt", "zrodlo", "punkt",
           "polozenie", "przykladowe", "organizacja", "siedziba",
           "odbiorcy", "dajacy", "tryb", "zlecenie", "rejestr", "waluta"}  # fmt: skip


@dataclass
class Found:
    """One reply of the site."""

    path: str
    pattern: str
    status: int
    kind: str
    headers: dict[str, str]
    body: str
    links: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)

    @property
    def is_page(self) -> bool:
        return self.kind == "text/html"

    @property
    def name(self) -> str:
        """Good for a file and for the name of a test: `organizacje-n-slug`."""
        return re.sub(r"[^a-z0-9]+", "-", self.pattern.lower()).strip("-") or "start"


def pattern_of(address: str) -> str:
    """What stays of an address when numbers, slugs and values are taken out.

    /organizacje/12/klub-zefir   → /organizacje/{n}/{slug}
    /organizacje?strona=2&q=żak  → /organizacje?q&strona
    /organizacje?rok=2014&opp=nie → /organizacje?filtr
    """
    parts = urlsplit(address)
    segments = parts.path.split("/")
    shape = []
    for before, segment in zip(["", *segments], segments, strict=False):
        is_slug = re.fullmatch(r"\d+", before) and segment and segment not in FIXED
        is_number = re.fullmatch(r"\d+", segment)
        shape.append("{n}" if is_number else "{slug}" if is_slug else segment)
    # Frames for other sites and the pages with their code know the filters of their lists: one of each stands for all.
    if parts.path.startswith("/ramka/") or parts.path.endswith("/na-strone"):
        return "/".join(shape)
    names = sorted({"filtr" if name in FILTERS else name for name, _ in parse_qsl(parts.query, keep_blank_values=True)})
    return "/".join(shape) + ("?" + "&".join(names) if names else "")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attributes}
        if "id" in values:
            self.anchors.add(values["id"])
        if tag == "a" and "href" in values:
            self.links.append(values["href"])


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


_opener = urllib.request.build_opener(_NoRedirects)


def fetch(base: str, path: str, form: bytes | None = None) -> Found:
    """Asks for one address (posting a form if there is one), follows nothing."""
    # As a browser does with letters that stand in a link as they are.
    address = quote(urljoin(base, path), safe="%/:?&=+#,;@!$'()*[]~")
    request = urllib.request.Request(address, data=form, headers={"Origin": base} if form is not None else {})
    try:
        reply = _opener.open(request, timeout=30)
    except urllib.error.HTTPError as error:
        reply = error
    with reply:
        headers = {name.lower(): value for name, value in reply.headers.items()}
        kind = headers.get("content-type", "").split(";")[0]
        body = reply.read().decode("utf-8", errors="replace")
    found = Found(path, pattern_of(path), reply.status, kind, headers, body)
    if found.is_page:
        reader = _Reader()
        reader.feed(body)
        found.links, found.anchors = reader.links, reader.anchors
    return found


def crawl(base: str) -> dict[str, Found]:
    """Every pattern that can be reached from `/`, with the first example of each."""
    found: dict[str, Found] = {}
    todo = ["/"]
    for _ in range(DEPTH + 1):
        following: list[str] = []
        for path in todo:
            if pattern_of(path) in found:
                continue
            reply = fetch(base, path)
            found[reply.pattern] = reply
            following += [within for link in reply.links if (within := within_site(base, path, link))]
            if "location" in reply.headers and (within := within_site(base, path, reply.headers["location"])):
                following.append(within)
        todo = following
    return found


def within_site(base: str, path: str, link: str) -> str | None:
    """The path and query of a link to the same site; nil for others and for places on the same page."""
    target = urlsplit(urljoin(urljoin(base, path), link))
    if f"{target.scheme}://{target.netloc}" != base or link.startswith("#"):
        return None
    return target.path + ("?" + target.query if target.query else "")
