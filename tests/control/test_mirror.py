"""What a server has told a client so far."""

from rld_live.control.audience import status_lines
from rld_live.control.mirror import Mirror, has_other_models
from rld_live.control.packets import Message, read_packet
from rld_live.control.replies import encode
from rld_live.status import Status

TOLD = Status(
    state="playing",
    seed=2**40,
    next_seed=7,
    position=12.5,
    level=(-9.0, -18.0, -10.0, -19.0),
    pad=(0.25, 0.75),
    device="a card",
    underruns=3,
)


def arrived(address: str, *values: int | float | str) -> Message:
    """Return a message as it comes out of the wire."""
    return read_packet(encode(address, *values))[0].messages[0]


def test_a_status_that_was_told_field_by_field_is_the_same_again() -> None:
    mirror = Mirror()
    for address, values in status_lines(TOLD):
        mirror.hear(arrived(address, *values), 4.0)
    assert mirror.status == TOLD
    assert mirror.status_at == 4.0


def test_facts_and_values_are_kept_by_name_and_address() -> None:
    mirror = Mirror()
    mirror.hear(arrived("/rld/hello/version", "1.2"), 0.0)
    mirror.hear(arrived("/rld/event/value", "/rld/morph/seeds", 42, 7), 0.0)
    assert mirror.facts == {"version": "1.2"}
    assert mirror.stands == {"/rld/morph/seeds": (42, 7)}


def test_events_are_news_and_some_of_them_alarms() -> None:
    mirror = Mirror()
    for address, *values in [
        ("/rld/event/seed", 42),
        ("/rld/event/underrun", 1),
        ("/rld/event/window", 5),
        ("/rld/cue/ready", 7),
        ("/rld/error", "/rld/gain", "gain = 99 is out of range"),
        ("/rld/event/refused", "/rld/gain", "why", "box"),
    ]:
        mirror.hear(arrived(address, *values), 1.0)
    assert [(news.name, news.is_alarm) for news in mirror.news] == [
        ("seed", False),
        ("underrun", True),
        ("cue ready", False),
        ("error", True),
        ("refused", True),
    ]
    assert mirror.news[0].text == "42"


def test_it_is_known_when_what_hello_told_has_changed() -> None:
    assert has_other_models(arrived("/rld/event/model", "other", "playing"))
    assert not has_other_models(arrived("/rld/event/model", "other", "loading"))
    assert not has_other_models(arrived("/rld/event/seed", 1, "playing"))


def test_what_is_not_understood_is_passed_over() -> None:
    mirror = Mirror()
    for message in [
        arrived("/rld/status/later_version", 3),
        arrived("/rld/status/seed", "many"),
        arrived("/rld/status/position"),
        arrived("/rld/hello/version"),
        arrived("/rld/event/value"),
        arrived("/other", 1),
        Message("/rld/event/seed", (b"blob", None)),
    ]:
        mirror.hear(message, 1.0)
    assert mirror.status == Status()
    assert mirror.status_at is None
    assert len(mirror.news) == 1
