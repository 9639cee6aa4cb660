"""Who may ask: only a page of this server, on this machine, that knows the token.

A program of another site must not read a report through the browser of an editor: the Host header defends
against DNS rebinding, the Origin header against requests that another page makes, the token against
programs of other users of the machine. The policy forbids the page itself any request to elsewhere.
"""

from __future__ import annotations

import hmac
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; "
    "style-src 'self' 'nonce-{nonce}'; style-src-attr 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
MOST_BYTES = 64 * 1024 * 1024  # of a request: the largest is a picture that is dropped on a page


class Guard:
    """Middleware that lets through only what ``problem`` finds nothing against, and adds safe headers."""

    def __init__(self, app: ASGIApp, token: str, nonce: str) -> None:
        self._app = app
        self._token = token
        self._nonce = nonce

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        refusal = self.problem(request)
        if refusal is not None:
            status, words = refusal
            await PlainTextResponse(words, status, headers=self._headers())(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = {name.lower() for name, _ in message["headers"]}
                message["headers"] = [
                    *message["headers"],
                    *(
                        (name.lower().encode(), value.encode())
                        for name, value in self._headers().items()
                        if name.lower().encode() not in own
                    ),
                ]
            await send(message)

        await self._app(scope, receive, with_headers)

    def problem(self, request: Request) -> tuple[int, str] | None:
        """Status and words of a refusal, None for a request that may pass."""
        if not _is_here(request.headers.get("host", "")):
            return 421, "wrong host"
        origin = request.headers.get("origin")
        if origin is not None and urlsplit(origin).netloc != request.headers["host"]:
            return 403, "wrong origin"
        if request.method != "GET" and origin is None and "sec-fetch-site" in request.headers:
            return 403, "no origin"
        given = request.url.path.split("/")[1]
        if not hmac.compare_digest(given.encode(), self._token.encode()):
            return 404, "not found"
        length = request.headers.get("content-length", "0")
        if not length.isdigit() or int(length) > MOST_BYTES:
            return 413, "too large"
        return None

    def _headers(self) -> dict[str, str]:
        return {
            "Content-Security-Policy": POLICY.format(nonce=self._nonce),
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cache-Control": "no-store",
        }


def _is_here(host: str) -> bool:
    return urlsplit(f"//{host}").hostname in ("127.0.0.1", "localhost", "::1")
