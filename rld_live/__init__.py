"""Neural audio that streams for hours, played over OSC."""

__version__ = "0.1.0"
