"""Which file is recorded, whatever becomes of the process that does it."""

import threading

import pytest

from rld_live.audio.journal import Journal
from rld_live.audio.tape import Tape
from rld_live.errors import DataError, DeviceError
from tests.waiting import wait_until


class Process:
    """Answers at once, as it is told to; a silent one not at all."""

    def __init__(self, tape, *, is_silent=False, refusal=""):
        self.told = []
        self.is_running = True
        self._tape = tape
        self._is_silent = is_silent
        self._refusal = refusal

    def tell(self, *, record, number):
        if not self.is_running:
            raise BrokenPipeError
        self.told.append((record, number))
        if not self._is_silent:
            event = "recording_refused" if self._refusal and record else "recording"
            self._tape.hear({"event": event, "number": number, "message": self._refusal})


@pytest.fixture
def tape():
    return Tape(Journal.create(), first=None)


def test_it_goes_on_in_a_further_file_each_time_that_another_process_plays(tape, tmp_path):
    tape.go_on(Process(tape))
    (tmp_path / "a.wav").touch()
    tape.start(tmp_path / "a.wav")
    for further in ("a-2.wav", "a-3.wav"):
        before = tape.recording
        tape.lose()
        assert tape.recording == before
        process = Process(tape)
        tape.go_on(process)
        assert tape.recording == tmp_path / further
        assert process.told == [(str(tmp_path / further), int(further[2]))]
        (tmp_path / further).touch()


def test_the_first_process_begins_the_first_recording_by_itself(tmp_path):
    tape = Tape(Journal.create(), first=tmp_path / "a.wav")
    process = Process(tape)
    tape.go_on(process)
    assert (tape.recording, process.told) == (tmp_path / "a.wav", [])


def test_nothing_goes_on_where_nothing_was_recorded(tape, tmp_path):
    tape.go_on(Process(tape))
    tape.start(tmp_path / "a.wav")
    tape.stop()
    tape.lose()
    process = Process(tape)
    tape.go_on(process)
    assert (tape.recording, process.told) == (None, [])


def test_a_recording_can_be_ended_while_nobody_plays_and_does_not_go_on(tape, tmp_path):
    tape.go_on(Process(tape))
    tape.start(tmp_path / "a.wav")
    tape.lose()
    tape.stop()
    tape.go_on(Process(tape))
    assert tape.recording is None


def test_none_can_begin_while_nobody_plays(tape, tmp_path):
    with pytest.raises(DeviceError, match="try again when the sound is back"):
        tape.start(tmp_path / "a.wav")
    assert tape.recording is None


def test_a_process_that_dies_while_it_is_asked_is_not_waited_for(tape, tmp_path):
    process = Process(tape, is_silent=True)
    tape.go_on(process)
    killer = threading.Thread(target=lambda: (wait_until(lambda: process.told), setattr(process, "is_running", False)))
    killer.start()
    with pytest.raises(DeviceError, match="does not answer"):
        tape.start(tmp_path / "a.wav")
    killer.join()
    assert tape.recording is None


def test_a_file_that_cannot_be_made_is_an_error_for_who_asked_and_else_a_failure(tape, tmp_path):
    tape.go_on(Process(tape, refusal="no such folder"))
    with pytest.raises(DataError, match="no such folder"):
        tape.start(tmp_path / "a.wav")
    assert (tape.recording, tape.failure) == (None, "")
    tape.go_on(Process(tape))
    tape.start(tmp_path / "b.wav")
    tape.lose()
    tape.go_on(Process(tape, refusal="the disk is full"))
    assert (tape.recording, tape.failure) == (None, "the disk is full")


def test_a_disk_that_fails_ends_the_recording_that_runs_and_no_other_one(tape, tmp_path):
    tape.go_on(Process(tape))
    tape.start(tmp_path / "a.wav")
    tape.stop()
    tape.start(tmp_path / "b.wav")
    tape.hear({"event": "recording_failed", "number": 1, "message": "a.wav: no space left"})
    assert tape.recording == tmp_path / "b.wav"
    tape.hear({"event": "recording_failed", "number": 2, "message": "b.wav: no space left"})
    assert tape.recording is None
