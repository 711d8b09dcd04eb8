"""Writes every patch: python -m patches.maker"""

from pathlib import Path

from patches.maker import (
    max_connect,
    max_help,
    max_jobs,
    max_panel,
    max_wiring,
    pd_connect,
    pd_help,
    pd_jobs,
    pd_panel,
    pd_wiring,
    stage_control,
)
from patches.maker.jobs import JOBS

PATCHES = Path(__file__).parents[1]


def patches() -> dict[str, str]:
    """Return the text of every file that is made, by its path below `patches`."""
    return {
        "pd/rld_live.pd": pd_panel.console(),
        "pd/rld-help.pd": pd_help.help_patch(),
        "pd/rld_nn.pd": pd_help.nn_example(),
        "pd/rld.connect.pd": pd_connect.connect(),
        "pd/rld.hold.pd": pd_wiring.hold(),
        **{f"pd/{job.name}.pd": pd_jobs.abstraction(job) for job in JOBS},
        "max/rld_live.maxpat": max_panel.console(),
        "max/rld-help.maxpat": max_help.help_patch(),
        "max/rld_nn.maxpat": max_help.nn_example(),
        "max/rld.connect.maxpat": max_connect.connect(),
        "max/rld.hold.maxpat": max_wiring.hold(),
        **{f"max/{job.name}.maxpat": max_jobs.abstraction(job) for job in JOBS},
        "rld_live.open-stage-control.json": stage_control.session(),
    }


if __name__ == "__main__":
    for name, text in patches().items():
        (PATCHES / name).write_text(text, encoding="utf-8")
