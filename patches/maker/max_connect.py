"""The one connection of all Max patches: [rld.connect], as often as one likes."""

from patches.maker.maxpat import Patcher
from patches.maker.pd_connect import HOST, PORT, RATE, RENEWAL_MILLISECONDS, SILENCE_MILLISECONDS

REPLY_PORT = 7401  # Max cannot hear at the port that it sends from


def connect() -> str:
    """Return the text of `rld.connect.maxpat`."""
    patcher = Patcher(1340, 780, "rld.connect: the connection to a running rld_live server")
    for place, line in enumerate(
        (
            "rld.connect [host port reply-port]: the connection to a running server",
            "One of them is enough for all patches that are open; more do no harm: the first sends, the others wait.",
            f"Without arguments it is {HOST} {PORT} {REPLY_PORT}. The reply port is told to the server.",
            "inlet: to host port reply-port, or any message to the server, such as /rld/seed 42 3",
            "outlet 1: everything that the server says; outlet 2: 1 while it is heard, 0 when it is not",
        )
    ):
        patcher.comment(line, 20, 14 + 22 * place, 700)
    ask, mine, begin, renew = _claim(patcher)
    _inlet(patcher, ask)
    _link(patcher, mine, begin, renew)
    _hear(patcher)
    return patcher.text()


def _claim(patcher: Patcher) -> tuple[str, str, str, str]:
    """Add who decides which instance holds the sockets: the first, and another one when it is gone.

    Return who is to be asked, who tells 1 when this instance is the one, who bangs then, and who bangs regularly.
    """
    ask = patcher.add("t b b b", 20, 250)
    alone, no = patcher.message("1", 140, 290), patcher.message("0", 200, 400)
    anybody = patcher.add("s rld-anybody", 60, 320)
    state = patcher.add("int 0", 20, 390)
    _, claimed = patcher.chain(20, 424, "sel 1", "t b b")
    mine = patcher.message("1", 90, 500)
    asked = patcher.add("r rld-anybody", 220, 250)
    answers = patcher.add("gate", 220, 290)
    somebody = patcher.add("s rld-somebody", 220, 324)
    heard = patcher.add("r rld-somebody", 200, 360)
    _, turn = patcher.chain(
        20, 560, "loadbang", f"delay {RENEWAL_MILLISECONDS}", f"metro {RENEWAL_MILLISECONDS}", "t b b"
    )
    for source, outlet, destination, inlet in (
        (ask, 2, alone, 0),
        (ask, 1, anybody, 0),
        (ask, 0, state, 0),
        (alone, 0, state, 1),
        (heard, 0, no, 0),
        (no, 0, state, 1),
        (state, 0, claimed, 0),
        (claimed, 1, mine, 0),
        (mine, 0, answers, 0),
        (asked, 0, answers, 1),
        (answers, 0, somebody, 0),
        (turn, 1, ask, 0),
    ):
        patcher.cord(source, destination, outlet=outlet, inlet=inlet)
    return ask, mine, claimed, turn


def _inlet(patcher: Patcher, ask: str) -> None:
    inlet = patcher.add("inlet to host port reply-port, or a message", 20, 140)
    words = patcher.add("route to", 20, 180)
    moved = patcher.add("t b l", 20, 214)
    told = patcher.add("s rld-to", 120, 214)
    out = patcher.add("s rld-out", 120, 180)
    # Without arguments an address that another instance was given stays.
    arguments = patcher.add("patcherargs nowhere 0 0", 250, 140)
    named = patcher.add("route nowhere", 250, 180)
    nothing = patcher.add("t b", 250, 214)
    for source, outlet, destination in (
        (inlet, 0, words),
        (words, 0, moved),
        (words, 1, out),
        (moved, 1, told),
        (moved, 0, ask),
        (arguments, 0, named),
        (named, 0, nothing),
        (nothing, 0, ask),
        (named, 1, moved),
    ):
        patcher.cord(source, destination, outlet=outlet)


def _link(patcher: Patcher, mine: str, begin: str, renew: str) -> None:
    """Add the sockets."""
    told = patcher.add("r rld-to", 440, 140)
    both = patcher.add("t b l", 440, 180)
    now = patcher.add("gate", 440, 220)
    kept = patcher.message(f"{HOST} {PORT} {REPLY_PORT}", 440, 260)
    then = patcher.add("t b l", 440, 300)
    parts = patcher.add("unpack s 0 0", 500, 340)
    host, port = patcher.add("prepend host", 440, 380), patcher.add("prepend port", 550, 380)
    listen = patcher.add("prepend port", 660, 380)
    reply_port = patcher.add(f"int {REPLY_PORT}", 780, 340)
    hello = patcher.add("prepend /rld/hello", 780, 380)
    again = patcher.add("t b b", 780, 300)
    renewing = patcher.add("gate", 780, 260)
    subscribe = patcher.message(f"/rld/subscribe {RATE}.", 930, 380)
    said = patcher.add("s rld-out", 780, 420)
    out = patcher.add("r rld-out", 330, 380)
    gate = patcher.add("gate", 330, 420)
    send = patcher.add(f"udpsend {HOST} {PORT}", 330, 470)
    receive = patcher.add("udpreceive 0", 660, 470)  # at no port until this instance is the one that listens
    heard = patcher.add("s rld-in", 660, 520)
    for source, outlet, destination, inlet in (
        (told, 0, both, 0),
        (both, 1, kept, 1),
        (both, 0, now, 1),
        (mine, 0, now, 0),
        (mine, 0, renewing, 0),
        (mine, 0, gate, 0),
        (now, 0, kept, 0),
        (begin, 0, kept, 0),
        (kept, 0, then, 0),
        (then, 1, parts, 0),
        (then, 0, again, 0),
        (parts, 0, host, 0),
        (parts, 1, port, 0),
        (parts, 2, reply_port, 1),
        (parts, 2, listen, 0),
        (host, 0, send, 0),
        (port, 0, send, 0),
        (listen, 0, receive, 0),
        (renew, 0, renewing, 1),
        (renewing, 0, again, 0),
        (again, 1, reply_port, 0),
        (again, 0, subscribe, 0),
        (reply_port, 0, hello, 0),
        (hello, 0, said, 0),
        (subscribe, 0, said, 0),
        (out, 0, gate, 1),
        (gate, 0, send, 0),
        (receive, 0, heard, 0),
    ):
        patcher.cord(source, destination, outlet=outlet, inlet=inlet)
    _distribute(patcher, receive)


def _distribute(patcher: Patcher, receive: str) -> None:
    """Forward each line to the receivers that are named like its address; what is told by address, by that as well."""
    kinds = patcher.add("route /rld/event/value /rld/done", 740, 520)
    patcher.cord(receive, kinds)
    for outlet, (prefix, x) in enumerate((("/rld/event/value", 740.0), ("/rld/done", 968.0), ("", 1170.0))):
        copies = patcher.add("t l l", x, 560)
        name = patcher.add("zl.slice 1", x + 60, 600)
        destination = patcher.add(f"sprintf send {prefix}%s", x, 640)
        rest = patcher.add("zl.slice 1", x - 20, 676)
        forward = patcher.add("forward rld-nobody", x, 720)
        patcher.cord(kinds, copies, outlet=outlet)
        patcher.cord(copies, name, outlet=1)
        patcher.cord(copies, rest)
        patcher.cord(name, destination)
        patcher.cord(destination, forward)
        patcher.cord(rest, forward, outlet=1)
    alive = patcher.add("t b b", 560, 520)
    one, zero = patcher.message("1", 600, 560), patcher.message("0", 500, 600)
    late = patcher.add(f"delay {SILENCE_MILLISECONDS}", 500, 560)
    _, told = patcher.chain(560, 640, "change", "s rld-alive")
    patcher.cord(receive, alive)
    patcher.cord(alive, one, outlet=1)
    patcher.cord(alive, late)
    patcher.cord(late, zero)
    for source in (one, zero):
        patcher.cord(source, told)


def _hear(patcher: Patcher) -> None:
    for name, x, sentence in (("rld-in", 980, "what the server says"), ("rld-alive", 1080, "1 while it is heard")):
        heard = patcher.add(f"r {name}", x, 140)
        outlet = patcher.add(f"outlet {sentence}", x, 190)
        patcher.cord(heard, outlet)
