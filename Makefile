# Everything here does its own set-up: `make play` and `make test` are all that a fresh machine needs.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
# make play SECONDS=20 ends by itself; PLAY="--device jack" passes anything else on.
SECONDS ?=
PLAY    ?=
# make soak SOAK_MINUTES=60 plays an hour beside the faults, and injects each of them twelve times.
SOAK_MINUTES ?= 5

AUDIO_PACKAGES := libportaudio2
TEST_PACKAGES  := puredata-core supercollider-language liblo-tools jackd2 jack-capture pulseaudio pulseaudio-utils libasound2-plugins chromium

.PHONY: play test check bench soak interop format clean
.DEFAULT_GOAL := play

play: $(VENV)/.installed
	@sh .ci/system-packages.sh "the sound card" $(AUDIO_PACKAGES)
	$(BIN)/rld-live serve --config configs/builtin.yaml $(if $(SECONDS),--duration $(SECONDS)) $(PLAY)

# Two at once: the tests with real programs wait for the clock most of the time.
test: $(VENV)/.installed-dev
	@sh .ci/system-packages.sh "the tests with real programs" $(AUDIO_PACKAGES) $(TEST_PACKAGES)
	$(BIN)/python -m pytest -n 2 --dist loadfile

soak: $(VENV)/.installed-dev
	@sh .ci/system-packages.sh "the tests with real programs" $(AUDIO_PACKAGES) $(TEST_PACKAGES)
	SOAK_MINUTES=$(SOAK_MINUTES) $(BIN)/python -m pytest -m soak

# The first run makes environments and exports. Those that play sleep most of the time, so many do it at once.
interop: $(VENV)/.installed-dev
	@sh .ci/system-packages.sh "the tests with real programs" $(AUDIO_PACKAGES) $(TEST_PACKAGES)
	$(BIN)/python -m pytest -m interop -n 2 --dist loadfile --ignore tests/interop/test_playing.py
	$(BIN)/python -m pytest -m interop -n 8 tests/interop/test_playing.py

check: $(VENV)/.installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.installed
	@sh .ci/system-packages.sh "the sound card" $(AUDIO_PACKAGES)
	$(BIN)/rld-live bench

format: $(VENV)/.installed-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo "rld-live needs Python 3.11 or newer: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); sh .ci/system-packages.sh "Python environments" python3-venv; $(PYTHON) -m venv $(VENV); }

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

# data-science-types comes with audio-diffusion-pytorch and shadows numpy's own types with ones of 2021.
$(VENV)/.installed-dev: pyproject.toml $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@$(BIN)/python -m pip uninstall --quiet --yes data-science-types
	@touch $@
