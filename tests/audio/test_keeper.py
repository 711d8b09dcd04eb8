"""The watch over the audio process: what makes it start another one, which, and when."""

import threading
from dataclasses import asdict

import pytest

from rld_live.audio.device import OutputInfo
from rld_live.audio.keeper import Keeper
from rld_live.audio.settings import ProcessSettings
from rld_live.errors import DataError, DeviceError
from tests.waiting import wait_until

CARD = OutputInfo("Scarlett", "ALSA", 44100, 2, 512, 0.02, False, "playing on Scarlett")
LOST = {"event": "lost", "message": "Scarlett stopped asking for sound"}
ENDED = {"event": "ended"}
MISSING = {"event": "error", "kind": "DeviceError", "message": "no such card"}


def ready(info=CARD):
    return {"event": "ready", **asdict(info)}


class Process:
    """An audio process that says what the test lets it say."""

    cause_of_death = "SIGKILL"

    def __init__(self, number, say):
        self.pid = number
        self.say = say
        self.is_running = True

    def tell(self, **line): ...

    def end(self):
        self.is_running = False

    def kill(self):
        self.is_running = False

    def has_ended_within(self, _seconds):
        return True


class Studio:
    """The engine, and a card whose processes begin with the answers in `answers`, and with `ready` behind them."""

    def __init__(self, *answers, device="scarl"):
        self.answers = list(answers)
        self.settings = []
        self.processes = []
        self.attended = []
        self.heard = []
        self.beats = 0
        self.is_beating = True
        self._counting = threading.Lock()
        settings = ProcessSettings(device, 2, 48000, 512, 0.02, 0.5, "take.wav", 0, 0, 0, 0, 0)
        self.keeper = Keeper(settings, self, start_process=self.start, retry_seconds=(0.03, 0.02))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.keeper.stop()

    def start(self, settings, hear):
        answer = self.answers.pop(0) if self.answers else ready()
        if isinstance(answer, OSError):
            raise answer
        process = Process(len(self.processes) + 1, hear)
        self.settings.append(settings)
        self.processes.append(process)
        hear(answer)
        return process

    def heartbeat(self):
        with self._counting:
            self.beats += self.is_beating
            return self.beats

    def attend(self, process):
        self.attended.append(process.pid)

    def neglect(self):
        self.attended.append(0)

    def hear(self, event):
        self.heard.append(event)

    def news(self):
        return [self.keeper.news.get() for _ in range(self.keeper.news.qsize())]


def test_a_process_that_dies_is_replaced_and_the_engine_told_of_both():
    with Studio() as studio:
        assert studio.keeper.start(waits=False) == CARD
        studio.processes[0].say(ENDED)
        wait_until(lambda: studio.attended == [1, 0, 2])
        lost, back = studio.news()
        assert lost == ("device_lost", "Scarlett", "the audio process has ended (SIGKILL)")
        assert back[:2] == ("device_back", "Scarlett")
        assert not studio.processes[0].is_running
        assert studio.keeper.pid == 2


def test_a_lost_card_is_tried_for_by_its_own_name_until_it_is_there():
    with Studio(ready(), MISSING, MISSING, ENDED) as studio:
        studio.keeper.start(waits=False)
        studio.processes[0].say(LOST)
        wait_until(lambda: studio.attended == [1, 0, 5])
        first, *later = studio.settings
        assert (first.device, first.host_api, first.record) == ("scarl", None, "take.wav")
        assert {(each.device, each.host_api, each.record) for each in later} == {("Scarlett", "ALSA", None)}
        assert not any(process.is_running for process in studio.processes[:-1])
        assert [each[0] for each in studio.news()] == ["device_lost", "device_back"]


def test_the_default_card_is_opened_again_by_name_and_no_other_one():
    with Studio(device=None) as studio:
        studio.keeper.start(waits=False)
        studio.processes[0].say(LOST)
        wait_until(lambda: len(studio.settings) == 2)
        assert (studio.settings[1].device, studio.settings[1].host_api) == ("Scarlett", "ALSA")


def test_the_ring_keeps_its_rate_when_the_card_comes_back_with_another():
    other = OutputInfo(**{**asdict(CARD), "sample_rate": 96000})
    with Studio(ready(), ready(other), ready()) as studio:
        studio.keeper.start(waits=False)
        assert not studio.settings[0].is_rate_fixed
        for count in (1, 2):
            studio.processes[-1].say(LOST)
            wait_until(lambda count=count: studio.attended.count(0) == count and studio.attended[-1] == count + 1)
            assert (studio.settings[-1].preferred_rate, studio.settings[-1].is_rate_fixed) == (44100, True)


def test_a_process_that_hangs_is_killed_and_replaced():
    with Studio() as studio:
        studio.keeper.start(waits=False)
        studio.heartbeat()
        wait_until(lambda: studio.beats > 3)
        studio.is_beating = False
        wait_until(lambda: not studio.processes[0].is_running, seconds=3.0)
        studio.is_beating = True
        wait_until(lambda: studio.attended == [1, 0, 2])
        assert "has hung for 0." in studio.news()[0][2]


def test_a_card_that_is_missing_at_the_start_is_an_error():
    with Studio(MISSING) as studio, pytest.raises(DeviceError, match="no such card"):
        studio.keeper.start(waits=False)
    assert not studio.processes[0].is_running


def test_a_card_that_is_waited_for_is_opened_as_it_was_named_at_the_rate_that_is_there():
    with Studio(MISSING, MISSING) as studio:
        assert studio.keeper.start(waits=True) is None
        assert not studio.keeper.is_open
        wait_until(lambda: studio.attended == [0, 3])
        assert (studio.settings[2].device, studio.settings[2].host_api) == ("scarl", None)
        assert (studio.settings[2].preferred_rate, studio.settings[2].is_rate_fixed) == (48000, True)
        assert studio.settings[2].record == "take.wav"
        assert studio.keeper.device == CARD
        assert studio.news()[0] == ("device_lost", "scarl", "no such card")


def test_a_recording_that_cannot_be_made_is_an_error_whether_the_card_is_waited_for_or_not():
    refusal = {"event": "error", "kind": "DataError", "message": "no such folder"}
    with Studio(refusal) as studio, pytest.raises(DataError, match="no such folder"):
        studio.keeper.start(waits=True)


def test_a_machine_that_has_no_room_for_a_process_is_tried_again():
    with Studio(ready(), OSError(12, "Cannot allocate memory")) as studio:
        studio.keeper.start(waits=False)
        studio.processes[0].say(ENDED)
        wait_until(lambda: studio.attended == [1, 0, 2])
        assert studio.keeper.fault is None


def test_the_watch_ends_while_a_card_is_missing_and_leaves_no_process():
    with Studio(ready(), *[MISSING] * 1000) as studio:
        studio.keeper.start(waits=False)
        studio.processes[0].say(LOST)
        wait_until(lambda: len(studio.processes) > 3)
        assert studio.keeper.stop() is None
        assert not any(process.is_running for process in studio.processes)


def test_what_a_process_says_of_its_recording_goes_to_the_engine():
    with Studio() as studio:
        studio.keeper.start(waits=False)
        studio.processes[0].say({"event": "recording", "number": 1})
        assert studio.heard == [{"event": "recording", "number": 1}]
