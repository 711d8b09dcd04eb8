"""MIDI controllers: what moves on them becomes messages to the control server."""
