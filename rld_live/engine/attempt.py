"""How what goes wrong on the way to an answer becomes the answer."""

import logging
from collections.abc import Callable

from rld_live.control.replies import BUG, Answer
from rld_live.errors import RldError

log = logging.getLogger(__name__)


def attempt(act: Callable[[], None], answer: Answer) -> None:
    """Do `act`, which answers by itself; what it raises is answered for it, and goes no further."""
    try:
        act()
    except RldError as error:
        answer.failed(str(error))
    except Exception:  # else it would end the thread that does this, and the music with it
        log.exception("what was asked for failed, and the music goes on")
        answer.failed(BUG)
