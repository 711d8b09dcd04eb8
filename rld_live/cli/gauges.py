"""Numbers as lines of text, for a terminal that shows them again and again."""

from rich.text import Text

GOOD, DOUBTFUL, BAD, QUIET = "green", "yellow", "bold red", "dim"
LABEL_COLUMNS = 9
BAR_COLUMNS = 24
GAP = Text("  ")

_EIGHTHS = ("", *"▏▎▍▌▋▊▉")


def verdict(value: float, *, doubtful_from: float, bad_from: float) -> str:
    """Return the style of a value of which less is better."""
    return BAD if value >= bad_from else DOUBTFUL if value >= doubtful_from else GOOD


def labelled(label: str, *parts: Text | str) -> Text:
    """Return one line: a label, and what there is to say; empty parts are left out."""
    said = [part if isinstance(part, Text) else Text(part) for part in parts]
    return GAP.join([Text(f"{label:<{LABEL_COLUMNS}}", QUIET), *filter(None, said)])


def bar(fraction: float, style: str = "") -> Text:
    """Return a bar that is filled from 0 to 1."""
    eighths = round(8 * BAR_COLUMNS * min(1.0, max(0.0, fraction)))
    filled = "█" * (eighths // 8) + _EIGHTHS[eighths % 8]
    return Text.assemble((filled, style), ("·" * (BAR_COLUMNS - len(filled)), QUIET))


def progress(label: str, fraction: float, *parts: Text | str) -> Text:
    """Return a line with a bar, or with a dash where nothing is under way (a negative fraction)."""
    if fraction < 0:
        return labelled(label, "–")
    return labelled(label, bar(fraction), f"{fraction:.2f}", *parts)


def clock(seconds: float) -> str:
    """Return minutes and seconds."""
    minutes, rest = divmod(int(abs(seconds)), 60)
    return f"{'-' if seconds < 0 else ''}{minutes}:{rest:02d}"


def folded(label: str, items: list[Text], *, width: int) -> list[Text]:
    """Return `items` in as few lines of `width` as they fit."""
    lines: list[Text] = []
    for item in items:
        if lines and lines[-1].cell_len + GAP.cell_len + item.cell_len <= width:
            lines[-1] = GAP.join([lines[-1], item])
        else:
            lines.append(labelled("" if lines else label, item))
    return lines


def beside(left: list[Text], right: list[Text], *, left_width: int) -> list[Text]:
    """Return two columns of lines as one."""
    lines = []
    for index in range(max(len(left), len(right))):
        first = left[index].copy() if index < len(left) else Text()
        first.truncate(left_width, overflow="ellipsis", pad=True)
        lines.append(GAP.join([first, right[index] if index < len(right) else Text()]))
    return lines
