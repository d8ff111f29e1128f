"""Somebody at a browser: opens pages of the site, and keeps a list of everything that went wrong on the way."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page, Request, Response

NARROW, WIDE = 360, 1440
HEIGHTS = {NARROW: 740, WIDE: 900}
# The policy under which the whole site works; nothing on a page may need more.
POLICY = {"default-src": "'none'", "style-src": "'self'", "script-src": "'self'", "connect-src": "'self'", "form-action": "'self'",
          "base-uri": "'none'", "frame-ancestors": "'none'"}  # fmt: skip


class Visitor:
    def __init__(self, page: Page, base: str) -> None:
        self.page, self.base = page, base
        self.complaints: list[str] = []
        self.document: Response | None = None
        self._expected: set[int] = set()
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(f"script error: {error}"))
        page.on("requestfailed", self._miss)
        page.on("response", self._receive)

    def open(self, path: str, status: int = 200) -> None:
        """Goes to an address of the site, which has to answer with this status."""
        self.expect(status)
        answer = self.page.goto(self.base + path)
        assert answer is not None
        assert answer.status == status, f"{path} answered {answer.status}"

    def expect(self, status: int) -> None:
        """From now on documents of this status are no mishap."""
        self._expected.add(status)

    @property
    def path(self) -> str:
        parts = urlsplit(self.page.url)
        return parts.path + ("?" + parts.query if parts.query else "")

    def resize(self, width: int) -> None:
        self.page.set_viewport_size({"width": width, "height": HEIGHTS.get(width, 800)})

    def body(self) -> str:
        """The page as the server sent it."""
        assert self.document is not None
        return self.document.text()

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type not in ("error", "warning"):
            return
        status = re.search(r"responded with a status of (\d+)", message.text)
        if status and int(status.group(1)) in self._expected and message.location.get("url") == self.page.url:
            return
        self.complaints.append(f"console {message.type}: {message.text} ({message.location.get('url', '')})")

    def _miss(self, request: Request) -> None:
        # Fonts and the icon come last; the browser drops them when the visitor has gone on by then. What is missing, refused by the
        # policy or cut off by the server fails in other words.
        if request.failure == "net::ERR_ABORTED":
            return
        self.complaints.append(f"failed request: {request.url} {request.failure}")

    def _receive(self, response: Response) -> None:
        if not response.url.startswith((self.base, "data:", "blob:")):
            self.complaints.append(f"a request left the site: {response.url}")
        elif response.request.is_navigation_request():
            self.document = response
            if response.status >= 400 and response.status not in self._expected:
                self.complaints.append(f"{response.url} answered {response.status}")
            self._check_policy(response)
        elif response.status >= 400:
            self.complaints.append(f"{response.url} answered {response.status}")

    def _check_policy(self, response: Response) -> None:
        if "text/html" not in response.headers.get("content-type", ""):
            return
        header = response.headers.get("content-security-policy", "")
        policy = dict(part.strip().split(" ", 1) for part in header.split(";") if " " in part.strip())
        # What other sites may frame, and nothing else.
        wanted = POLICY | ({"frame-ancestors": "*"} if response.url.startswith(self.base + "/ramka/") and response.status < 400 else {})
        short = [f"{name} {value}" for name, value in wanted.items() if policy.get(name) != value]
        if short or "unsafe" in header:
            self.complaints.append(f"{response.url}: the policy is {header or 'missing'}, not {'; '.join(short)}")
