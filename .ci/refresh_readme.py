"""Write the OSC reference into README.md, between its two markers: python .ci/refresh_readme.py"""

from pathlib import Path

from rld_live.control.reference import osc_reference

README = Path(__file__).parents[1] / "README.md"
BEGIN, END = "<!-- osc-reference -->", "<!-- /osc-reference -->"


def refreshed(text: str) -> str:
    """Return `text` with what stands between the markers replaced by the reference."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise SystemExit(f"README.md lacks {BEGIN} … {END}: put both where the OSC reference belongs")
    return f"{before}{BEGIN}\n\n{osc_reference().strip()}\n\n{END}{after}"


if __name__ == "__main__":
    README.write_text(refreshed(README.read_text(encoding="utf-8")), encoding="utf-8")
