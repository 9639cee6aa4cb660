"""The preview's web server: addresses, and what is behind each; only this machine can reach it."""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from reportgen.preview import shell, views
from reportgen.preview.comparing import Comparing
from reportgen.preview.desk import Desk
from reportgen.preview.figuring import Figuring
from reportgen.preview.filing import Filing
from reportgen.preview.fitting import Fitting
from reportgen.preview.gallery import Gallery
from reportgen.preview.guard import Guard
from reportgen.preview.hub import Hub
from reportgen.preview.keeping import font_files
from reportgen.preview.session import Session, Snapshot
from reportgen.preview.unsaved import Unsaved
from reportgen.source.encoding import NotUtf8


def application(session: Session, token: str) -> Starlette:
    """The web application for one project; every address begins with ``/token/``."""
    base = f"/{token}/"
    nonce = secrets.token_urlsafe(16)
    hub = Hub(session, base)
    desk = Desk(session)
    filing = Filing(desk)
    figuring = Figuring(session, desk)
    comparing = Comparing(session)
    fitting = Fitting(session, desk)
    unsaved = Unsaved(desk, session.root)
    questions = {
        **desk.questions(),
        **filing.questions(),
        **figuring.questions(),
        **comparing.questions(),
        **unsaved.questions(),
        "example": Gallery(session).example,
    }

    def shown() -> list[Snapshot]:
        return [session.snapshot, *comparing.states()]

    @asynccontextmanager
    async def living(_: Starlette) -> AsyncIterator[None]:
        tasks = [asyncio.create_task(each) for each in (hub.run(), hub.watch(), unsaved.run())]
        hub.ask()
        yield
        for task in tasks:
            task.cancel()
        await asyncio.to_thread(unsaved.keep)
        await asyncio.to_thread(hub.keep)
        comparing.close()

    async def page(_: Request) -> Response:
        snapshot = session.snapshot
        count = min(shell.AT_ONCE, len(snapshot.pages.pages)) if snapshot.pages else 0
        sheets = (json.dumps(views.sheet(snapshot, index, base)) for index in range(count))
        files = await asyncio.to_thread(font_files, views.families((snapshot,)))
        return shell.page(nonce, views.overview(snapshot), tuple(sheets), files)

    async def static(request: Request) -> Response:
        return shell.static(request.path_params["path"])

    async def state(_: Request) -> Response:
        return JSONResponse(views.overview(session.snapshot))

    async def sheet(request: Request) -> Response:
        snapshot = session.snapshot
        index = int(request.path_params["index"])
        if snapshot.pages is None or index >= len(snapshot.pages.pages):
            return shell.missing()
        return JSONResponse(await asyncio.to_thread(views.sheet, snapshot, index, base))

    async def events(_: Request) -> Response:
        return StreamingResponse(hub.listen(), media_type="text/event-stream")

    async def earlier(request: Request) -> Response:
        found = comparing.earlier(request.path_params["key"])
        index = int(request.path_params["index"])
        if found is None or found.pages is None or index >= len(found.pages.pages):
            return shell.missing()
        svg = await asyncio.to_thread(views.drawing, found, index, base, "e")
        return JSONResponse({"index": index, "svg": svg})

    async def fonts(_: Request) -> Response:
        return shell.font_rules(base, await asyncio.to_thread(font_files, views.families(shown())))

    async def font(request: Request) -> Response:
        wanted = request.path_params["name"]
        face = views.families(shown()).get(wanted)
        if face is None:
            return shell.own_font(wanted) or shell.missing()
        return shell.font(await asyncio.to_thread(views.single_face, face))

    async def picture(request: Request) -> Response:
        found = views.picture(shown(), request.path_params["sha"])
        return shell.missing() if found is None else shell.picture(*found)

    async def search(request: Request) -> Response:
        return JSONResponse(views.found(session.snapshot, request.query_params.get("q", "")))

    async def findings(request: Request) -> Response:
        language = "en" if request.query_params.get("lang") == "en" else "zh"
        return JSONResponse(views.findings(hub.findings, language))

    def asking(answer: Callable[..., views.Json], *, builds: bool) -> Callable[[Request], object]:
        """A handler that gives the request's JSON to a method of the desk, by name of its parameters."""

        async def handler(request: Request) -> Response:
            content = dict(request.query_params) if request.method == "GET" else await _json(request)
            if content is None:
                return JSONResponse({"problem": "json"}, 400)
            try:
                told = await asyncio.to_thread(answer, content)
            except (KeyError, TypeError, ValueError):
                return JSONResponse({"problem": "request"}, 400)
            except NotUtf8 as error:
                told = {"problem": "not-utf8", "encoding": error.guess}
            except OSError as error:
                told = {"problem": "disk", "reason": error.strerror or str(error)}
            if builds and "problem" not in told:
                if isinstance(seen := content.get("seen"), list):
                    hub.seen = frozenset(index for index in seen if isinstance(index, int))
                hub.ask()
                unsaved.ask()
            return JSONResponse(told, 409 if told.get("problem") == "conflict" else 200)

        return handler

    async def upload(request: Request) -> Response:
        data = await request.body()
        try:
            told = await asyncio.to_thread(desk.keep_picture, request.query_params.get("name", ""), data)
        except OSError as error:
            told = {"problem": "disk", "reason": error.strerror or str(error)}
        return JSONResponse(told, 400 if "problem" in told else 200)

    routes = [
        Route(base, page),
        Route(f"{base}static/{{path:path}}", static),
        Route(f"{base}state", state),
        Route(f"{base}sheet/{{index:int}}", sheet),
        Route(f"{base}earlier/{{key}}/{{index:int}}", earlier),
        Route(f"{base}events", events),
        Route(f"{base}fonts.css", fonts),
        Route(f"{base}font/{{name}}", font),
        Route(f"{base}picture/{{sha}}", picture),
        Route(f"{base}search", search),
        Route(f"{base}findings", findings),
        Route(f"{base}upload", upload, methods=["POST"]),
        *(
            Route(f"{base}{name}", asking(answer, builds=False), methods=["GET"])
            for name, answer in questions.items()
        ),
        *(
            Route(f"{base}{name}", asking(answer, builds=True), methods=["POST"])
            for name, answer in {
                **desk.changes(),
                **filing.changes(),
                **figuring.changes(),
                **unsaved.changes(),
                "insert-example": fitting.insert,
            }.items()
        ),
    ]
    app = Starlette(routes=routes, lifespan=living)
    app.state.hub = hub
    app.add_middleware(Guard, token=token, nonce=nonce)
    return app


async def _json(request: Request) -> dict[str, object] | None:
    try:
        content = await request.json()
    except ValueError:
        return None
    return content if isinstance(content, dict) else None
