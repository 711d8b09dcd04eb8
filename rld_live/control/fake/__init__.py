"""A performer without sound, for tests and for building clients where no model is at hand.

`python -m rld_live.control.fake [port]` runs a server over one that moves; answers go to the port beside it.
"""

from rld_live.control.fake.performer import FRESH_SEED, FakePerformer

__all__ = ["FRESH_SEED", "FakePerformer"]
