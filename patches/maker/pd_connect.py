"""The one connection of all Pd patches: [rld.connect], as often as one likes."""

from patches.maker.pd import Canvas

HOST, PORT = "127.0.0.1", 7400
RENEWAL_MILLISECONDS = 5000  # far below the lease, so that a server that was restarted is found soon
SILENCE_MILLISECONDS = 2500
RATE = 10


def connect() -> str:
    """Return the text of `rld.connect.pd`."""
    canvas = Canvas(820, 420)
    for place, line in enumerate(
        (
            "rld.connect [host port]: the connection to a running server",
            "One of them is enough for all patches that are open; more do no harm: the first sends, the others wait.",
            f"Without arguments it is {HOST} {PORT}. Answers come back to the port that Pd sends from.",
            "inlet: to host port, or any message to the server, such as /rld/seed 42 3",
            "outlet 1: everything that the server says",
            "outlet 2: 1 while it is heard, 0 when it is not",
        )
    ):
        canvas.text(20, 12 + 20 * place, line, 100)
    canvas.inside(20, 370, _claim(), "claim")
    canvas.inside(130, 370, _link(), "link")
    canvas.inside(240, 370, _hear(), "hear")
    _, words = canvas.chain(20, 150, "inlet", "list trim", "route to")
    moved = canvas.add("obj", 20, 244, "t b a")
    told = canvas.add("obj", 80, 274, "s rld-to")
    ask = canvas.add("obj", 20, 304, "s $0-ask")
    out = canvas.add("obj", 170, 244, "s rld-out")
    canvas.cord(words, moved)
    canvas.cord(moved, told, outlet=1)
    canvas.cord(moved, ask)
    canvas.cord(words, out, outlet=1)
    _, begun = canvas.chain(290, 150, "loadbang", "t b b")
    _, arguments = canvas.chain(370, 180, "list append $1 $2", "list trim", "route 0")
    # No arguments are two zeros: then an address that another instance was given stays.
    canvas.cord(begun, arguments - 2, outlet=1)
    canvas.cord(arguments, told, outlet=1)
    canvas.cord(begun, ask)
    canvas.chain(560, 150, "r rld-in", "outlet")
    canvas.chain(660, 150, "r rld-alive", "outlet")
    return f"{canvas.lines()}\n"


def _claim() -> Canvas:
    """Return who decides which instance holds the sockets: the first, and another one when it is gone."""
    canvas = Canvas(640, 420, name="claim")
    canvas.text(20, 12, "asks every few seconds whether anybody holds the sockets; if not: this one does", 80)
    _, asked = canvas.chain(20, 50, "r $0-ask", "t b b b")
    alone = canvas.add("msg", 220, 110, "1")
    anybody = canvas.add("obj", 110, 110, "s rld-anybody")
    state, mine = canvas.chain(20, 170, "f 0", "sel 1", "t b b")
    claimed = canvas.add("msg", 120, 260, "1")
    hold = canvas.add("obj", 120, 290, "s $0-mine")
    begin = canvas.add("obj", 20, 290, "s $0-open")
    _, gate = canvas.chain(320, 50, "r rld-anybody", "spigot")
    own = canvas.add("obj", 400, 50, "r $0-mine")
    somebody = canvas.add("obj", 320, 110, "s rld-somebody")
    _, no = canvas.chain(450, 110, "r rld-somebody")
    never = canvas.add("msg", 450, 140, "0")
    _, metro = canvas.chain(
        320, 200, "loadbang", f"del {RENEWAL_MILLISECONDS}", f"metro {RENEWAL_MILLISECONDS}", "t b b"
    )
    again = canvas.add("obj", 400, 320, "s $0-ask")
    renew = canvas.add("obj", 320, 320, "s $0-renew")
    for source, outlet, destination, inlet in (
        (asked, 2, alone, 0),
        (asked, 1, anybody, 0),
        (asked, 0, state, 0),
        (alone, 0, state, 1),
        (never, 0, state, 1),
        (mine, 1, claimed, 0),
        (claimed, 0, hold, 0),
        (mine, 0, begin, 0),
        (own, 0, gate, 1),
        (gate, 0, somebody, 0),
        (no, 0, never, 0),
        (metro, 1, again, 0),
        (metro, 0, renew, 0),
    ):
        canvas.cord(source, destination, outlet=outlet, inlet=inlet)
    return canvas


def _link() -> Canvas:
    """Return the socket: what it sends from is where the server answers."""
    canvas = Canvas(900, 460, name="link")
    canvas.text(20, 12, "a message to rld-out goes to the server; what it answers goes to rld-in", 90)
    _, stored = canvas.chain(20, 50, "r rld-to", "t b a")
    kept = canvas.add("obj", 20, 140, f"list append {HOST} {PORT}")
    opened = canvas.add("obj", 120, 50, "r $0-open")
    mine = canvas.add("obj", 220, 80, "spigot")
    own = canvas.add("obj", 280, 50, "r $0-mine")
    then = canvas.add("obj", 20, 180, "t b l")  # the address first, then the renewal
    net = canvas.add("msg", 60, 210, "disconnect, connect $1 $2")
    send = canvas.add("obj", 20, 330, "netsend -u -b")
    linked = canvas.add("obj", 20, 370, "s $0-linked")
    heard, _ = canvas.chain(150, 330, "oscparse", "list trim", "route rld", "s rld-in")
    _, gate = canvas.chain(400, 50, "r $0-renew", "spigot")
    again = canvas.add("obj", 400, 210, "t b b")
    hello = canvas.add("msg", 470, 250, "/rld/hello 0")
    subscribe = canvas.add("msg", 330, 250, f"/rld/subscribe {RATE}")
    out = canvas.add("obj", 400, 290, "s rld-out")
    for source, outlet, destination, inlet in (
        (stored, 1, kept, 1),
        (stored, 0, mine, 0),
        (own, 0, mine, 1),
        (own, 0, gate, 1),
        (mine, 0, kept, 0),
        (opened, 0, kept, 0),
        (kept, 0, then, 0),
        (then, 1, net, 0),
        (then, 0, again, 0),
        (net, 0, send, 0),
        (send, 0, linked, 0),
        (send, 1, heard, 0),
        (gate, 0, again, 0),
        (again, 1, hello, 0),
        (again, 0, subscribe, 0),
        (hello, 0, out, 0),
        (subscribe, 0, out, 0),
    ):
        canvas.cord(source, destination, outlet=outlet, inlet=inlet)
    _outgoing(canvas, send)
    return canvas


def _outgoing(canvas: Canvas, send: int) -> None:
    """Add the way from messages to packets: [oscformat] wants the address and the values apart."""
    _, copies = canvas.chain(640, 50, "r rld-out", "list", "spigot", "t a a")
    linked = canvas.add("obj", 740, 80, "r $0-linked")
    canvas.cord(linked, copies - 1, inlet=1)
    values = canvas.add("obj", 640, 170, "list split 1")
    address, told = canvas.chain(750, 170, "list split 1", "list prepend set", "list trim")
    form, packet = canvas.chain(640, 290, "oscformat", "list prepend send", "list trim")
    canvas.cord(copies, address, outlet=1)
    canvas.cord(copies, values)
    canvas.cord(told, form)
    canvas.cord(values, form, outlet=1)
    canvas.cord(packet, send)


def _hear() -> Canvas:
    """Return who passes on what the server says, each line under a name of its own."""
    canvas = Canvas(900, 420, name="hear")
    canvas.text(
        20, 12, "rld-status-seed: a field; rld-event-window: an event; rld-value-/rld/gain: where it stands", 100
    )
    canvas.text(20, 32, "rld-done-/rld/seed: an answer; rld-history-entry: a line that was asked for", 100)
    own = canvas.add("obj", 220, 70, "r $0-mine")
    _, gate = canvas.chain(20, 70, "r rld-in", "spigot")
    canvas.cord(own, gate, inlet=1)
    kinds = canvas.add("obj", 20, 140, "route waveform pong help error event")
    canvas.cord(gate, kinds)
    for outlet, name in enumerate(("waveform", "pong", "help", "error")):
        told = canvas.add("obj", 20 + 105 * outlet, 380, f"s rld-{name}")
        canvas.cord(kinds, told, outlet=outlet)
    event = canvas.add("obj", 350, 170, "list prepend event")
    trimmed = canvas.add("obj", 350, 200, "list trim")
    values = canvas.add("obj", 350, 230, "route event")
    canvas.cord(kinds, event, outlet=4)
    canvas.cord(event, trimmed)
    canvas.cord(trimmed, values)
    return _by_name(canvas, values, kinds)


def _by_name(canvas: Canvas, values: int, kinds: int) -> Canvas:
    """Add the way of all that is told by its first two words, and return the canvas."""
    # `event value /rld/gain 0.5` is told as `value /rld/gain 0.5`.
    is_value = canvas.add("obj", 350, 260, "route value")
    value = canvas.add("obj", 350, 300, "list prepend value")
    event = canvas.add("obj", 500, 300, "list prepend event")
    two, _ = canvas.chain(500, 200, "list")
    for source, outlet, destination in (
        (values, 0, is_value),
        (is_value, 0, value),
        (is_value, 1, event),
        (kinds, 5, two),
    ):
        canvas.cord(source, destination, outlet=outlet)
    _, copies = canvas.chain(650, 200, "list", "t l l")
    for source in (value, event, two):
        canvas.cord(source, copies - 1)
    rest = canvas.add("obj", 650, 270, "list split 2")
    name = canvas.add("obj", 770, 270, "list split 2")
    joined = canvas.add("msg", 770, 300, "symbol rld-$1-$2")
    told = canvas.add("obj", 650, 340, "send")
    canvas.cord(copies, name, outlet=1)
    canvas.cord(copies, rest)
    canvas.cord(name, joined)
    canvas.cord(joined, told, inlet=1)
    canvas.cord(rest, told, outlet=1)
    _, on = canvas.chain(20, 340, "r rld-in", "t b b")
    one = canvas.add("msg", 110, 340, "1")
    late = canvas.add("obj", 160, 340, f"del {SILENCE_MILLISECONDS}")
    zero = canvas.add("msg", 250, 340, "0")
    change, _ = canvas.chain(290, 340, "change", "s rld-alive")
    for source, outlet, destination in (
        (on, 1, one),
        (on, 0, late),
        (late, 0, zero),
        (one, 0, change),
        (zero, 0, change),
    ):
        canvas.cord(source, destination, outlet=outlet)
    return canvas
