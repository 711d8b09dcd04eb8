"""Text frames of a websocket: JSON that somebody sent."""

import json


def read_json(text: str) -> object:
    """Return what `text` says; raise `ValueError` for what is no JSON, or too deep for any use."""
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
