"""What one client has not been told yet."""

import asyncio

import pytest

from rld_live.web.outbox import Outbox


@pytest.mark.parametrize("turns", range(5))
def test_a_client_that_goes_just_when_there_is_news_is_let_go(turns: int) -> None:
    async def go() -> None:
        outbox = Outbox()
        waiting = asyncio.create_task(outbox.filled(60.0))
        await asyncio.sleep(0)
        outbox.changed("/rld/gain", (0.0,))
        for _ in range(turns):
            await asyncio.sleep(0)
        has_news = waiting.done()
        waiting.cancel()
        (result,) = await asyncio.gather(waiting, return_exceptions=True)
        assert has_news or isinstance(result, asyncio.CancelledError)

    asyncio.run(go())
