"""A stand-in for the engine: `python engine.py SCRIPT NOTES serve …` acts one line of the script per life.

A line is a list of words: started and sounding, which it says; hear (waits for one word of the supervisor's, or for the
end of the leash, and notes it); linger (until it is killed); signal:N (kills itself); exit:N.
"""

import json
import os
import socket
import sys
import time
from pathlib import Path


def main() -> None:
    script, notes, arguments = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]
    lives = notes.read_text().splitlines() if notes.exists() else []
    with notes.open("a") as file:
        file.write(json.dumps({"pid": os.getpid(), "arguments": arguments, "at": time.monotonic()}) + "\n")
    line = script.read_text().splitlines()[len(lives)]
    leash = socket.socket(fileno=os.dup(0))
    heard = leash.makefile("rb")
    for word in line.split():
        match word.partition(":"):
            case ("started" | "sounding", _, _):
                leash.sendall(f"{word}\n".encode())
            case ("hear", _, _):
                note(notes, "waits")
                note(notes, heard.readline().decode().strip())
            case ("linger", _, _):
                note(notes, "waits")
                time.sleep(60.0)
            case ("signal", _, number):
                os.kill(os.getpid(), int(number))
                time.sleep(10.0)
            case ("exit", _, code):
                os._exit(int(code))


def note(notes: Path, said: str) -> None:
    heard = notes.with_suffix(".heard")
    heard.write_text(heard.read_text() + f"{said}\n" if heard.exists() else f"{said}\n")


if __name__ == "__main__":
    main()
