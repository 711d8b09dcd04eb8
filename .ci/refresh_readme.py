"""Write into README.md what is made elsewhere, each between its two markers: python .ci/refresh_readme.py

The OSC reference comes from the table of addresses, the table of reliability from the last `make soak` here.
"""

from pathlib import Path

from rld_live.control.reference import osc_reference

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
RELIABILITY = ROOT / "build" / "reliability.md"


def refreshed(text: str, name: str, content: str) -> str:
    """Return `text` with what stands between the markers called `name` replaced by `content`."""
    first, last = f"<!-- {name} -->", f"<!-- /{name} -->"
    before, begin, rest = text.partition(first)
    _, end, after = rest.partition(last)
    if not begin or not end:
        raise SystemExit(f"README.md lacks {first} … {last}: put both where the {name} belongs")
    return f"{before}{first}\n\n{content.strip()}\n\n{last}{after}"


if __name__ == "__main__":
    readme = refreshed(README.read_text(encoding="utf-8"), "osc-reference", osc_reference())
    if RELIABILITY.exists():
        readme = refreshed(readme, "reliability", RELIABILITY.read_text(encoding="utf-8"))
    README.write_text(readme, encoding="utf-8")
