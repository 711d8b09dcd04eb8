"""The web door: pages, OSCQuery and discovery, in a process of its own that is an OSC client of the server."""
