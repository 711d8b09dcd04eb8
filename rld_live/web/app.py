"""The web application: which address is answered by what."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles

from rld_live.config import Config
from rld_live.web.guard import Guard, wants_page
from rld_live.web.health import Health
from rld_live.web.hosts import is_loopback
from rld_live.web.instrument import Instrument
from rld_live.web.oscquery import OscQuery
from rld_live.web.pace import Pace
from rld_live.web.remote import Remote
from rld_live.web.watch import Watch

PAGE = Path(__file__).parent / "page"


def build_app(config: Config, *, name: str) -> Starlette:
    """Return the application; `name` is what the instrument is called on the network."""
    instrument = Instrument()
    watch = Watch(config.control, instrument)
    oscquery = OscQuery(instrument, config.control, name=name)
    remote = Remote(instrument, watch, config.control)
    health = Health(instrument)

    async def root(request: Request) -> Response:
        return FileResponse(PAGE / "index.html") if wants_page(request) else await oscquery.describe(request)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        async with watch:
            yield

    return Starlette(
        routes=[
            Route("/", root),
            Route("/healthz", health.healthz),
            Route("/metrics", health.metrics),
            Mount("/page", StaticFiles(directory=PAGE)),
            WebSocketRoute("/ws", remote.serve),
            WebSocketRoute("/", oscquery.listen),
            Route("/{path:path}", oscquery.describe),
        ],
        middleware=[
            Middleware(Pace),
            Middleware(Guard, token=config.web.token, is_osc_open=not is_loopback(config.control.host)),
        ],
        lifespan=lifespan,
    )
