"""JSON that somebody has changed by hand."""

from typing import Any


def changed(values: Any, change: Any) -> Any:
    """Return `values` with what `change` names replaced: objects reach into objects, and into items of lists."""
    if isinstance(change, dict) and isinstance(values, dict):
        return {**values, **{name: changed(values.get(name), value) for name, value in change.items()}}
    if isinstance(change, dict) and isinstance(values, list):
        return [changed(value, change) for value in values]
    return change
