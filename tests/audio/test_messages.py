"""What the engine and the audio process tell each other."""

import os
import threading

from rld_live.audio.messages import Message, MessageQueue, Verb
from rld_live.audio.meters import MeterBoard, Meters
from rld_live.audio.settings import ProcessSettings


def test_messages_arrive_in_order_and_once():
    queue = MessageQueue.create()
    other = MessageQueue.attach(os.dup(queue.fd))
    sent = [Message(Verb.GAIN, -float(number), 0.5) for number in range(3000)]
    received = []
    for number, message in enumerate(sent):
        assert queue.post(message)
        if number % 700 == 0:
            received += other.take()
    received += other.take()
    assert received == sent
    assert list(other.take()) == []


def test_a_queue_that_nobody_reads_refuses_instead_of_forgetting():
    queue = MessageQueue.create()
    posted = sum(queue.post(Message(Verb.PLAY, float(number))) for number in range(2000))
    assert posted == 1024
    assert [message.value for message in queue.take()] == [float(number) for number in range(1024)]


def test_meters_are_read_as_they_were_published():
    board = MeterBoard.create(2)
    other = MeterBoard.attach(os.dup(board.fd), 2)
    assert other.read() == Meters(peak=(0.0, 0.0), rms=(0.0, 0.0))
    meters = Meters(heartbeat=7, time=1.5, is_sounding=True, underruns=3, peak=(0.5, 0.25), rms=(0.1, 0.2))
    board.publish(meters)
    assert other.read() == meters
    assert isinstance(other.read().heartbeat, int)
    assert other.read().is_sounding is True


def test_a_reader_never_sees_half_of_a_snapshot():
    board = MeterBoard.create(1)
    done = threading.Event()

    def publish():
        for number in range(5000):
            board.publish(
                Meters(heartbeat=number, underruns=number, frames_played=number, peak=(float(number),), rms=(0.0,))
            )
        done.set()

    publisher = threading.Thread(target=publish)
    publisher.start()
    while not done.is_set():
        seen = board.read()
        assert seen.heartbeat == seen.underruns == seen.frames_played == seen.peak[0]
    publisher.join()


def test_settings_travel_as_text():
    settings = ProcessSettings(
        device="Scarlett “2i2”",
        channels=2,
        preferred_rate=48000,
        block_frames=512,
        latency_seconds=0.05,
        prebuffer_seconds=0.35,
        record=None,
        ring_fd=3,
        messages_fd=4,
        meters_fd=5,
        journal_fd=6,
        scope_fd=7,
    )
    assert ProcessSettings.from_text(settings.to_text()) == settings
