"""What a performer's verbs do to the timeline."""

from collections.abc import Callable, Sequence

import pytest
import torch

from rld_live.codec.attributes import Value
from rld_live.commands import GetAttribute, ListAttributes, SetAttribute
from rld_live.errors import ControlError
from rld_live.latent import library
from rld_live.latent.circumstances import Live
from rld_live.latent.library import Library, Piece
from rld_live.latent.timeline import Timeline
from rld_live.parameters import SEED_MAXIMUM, QuantizeMode
from rld_live.pipeline.attributes import Attributes, NoAttributes
from rld_live.pipeline.perform import perform
from rld_live.pipeline.performance import Performance
from rld_live.pipeline.pieces import DENOISED, GROWN, Pieces

HOP = 32


class Told(Live):
    """Fresh seeds that are known."""

    def fresh_seed(self) -> int:
        return 77


class Stage:
    """A performance whose latents are the seed, generated as soon as they are wanted."""

    def __init__(self, *, pieces: Pieces = DENOISED, attributes: Attributes | None = None) -> None:
        self.library = Library(hop=HOP)
        self.timeline = Timeline(self.library, circumstances=Told())
        self.performance = Performance(
            self.timeline,
            latent_rate=10.0,
            crossfade_seconds=0.8,
            temperature=1.0,
            steps=6,
            pieces=pieces,
            attributes=attributes or NoAttributes(),
        )
        self.performance.start((1,))

    def generate(self) -> None:
        for key in self.timeline.wanted:
            if key not in self.library:
                self.library.add(key, torch.full((1, HOP), float(key.piece.seed)))

    def hear(self, count: int) -> torch.Tensor:
        self.generate()
        latents = self.timeline.next(count)
        assert latents is not None
        return latents[0]


def test_a_seed_without_a_crossfade_takes_the_knobs() -> None:
    stage = Stage()
    stage.hear(4)
    stage.performance.play_seed(2)
    stage.hear(7)
    assert stage.timeline.scene is not None
    assert stage.timeline.scene.progress == pytest.approx(7 / 8)
    stage.hear(1)
    assert torch.equal(stage.hear(4), torch.full((4,), 2.0))


def test_a_random_seed_is_told_and_played() -> None:
    stage = Stage()
    stage.hear(4)
    assert stage.performance.play_random_seed(0.0) == 77
    assert torch.equal(stage.hear(4), torch.full((4,), 77.0))


def test_go_without_a_cue_says_what_to_do() -> None:
    with pytest.raises(ControlError, match="/rld/cue"):
        Stage().performance.go()


def test_go_plays_the_cue_once() -> None:
    stage = Stage()
    stage.hear(4)
    stage.performance.prepare_cue(5)
    stage.hear(4)
    assert stage.performance.go(0.0) == 5
    assert torch.equal(stage.hear(4), torch.full((4,), 5.0))
    with pytest.raises(ControlError):
        stage.performance.go()


def test_a_cut_needs_a_seed_that_is_ready() -> None:
    stage = Stage()
    stage.hear(4)
    with pytest.raises(ControlError, match="/rld/cue 5"):
        stage.performance.cut(5)
    stage.performance.prepare_cue(5)
    stage.generate()
    stage.performance.cut(5)
    assert torch.equal(stage.hear(4), torch.full((4,), 5.0))


def test_a_morph_slider_alone_morphs_from_what_plays_to_the_next_seed() -> None:
    stage = Stage()
    stage.hear(4)
    stage.performance.move_morph(0.5)
    stage.generate()
    middle = stage.hear(4)
    assert torch.allclose(middle, torch.full((4,), 1.5))
    scene = stage.timeline.scene
    assert scene is not None
    assert scene.voice.seeds == (1, 2)
    assert scene.voice.position == 8  # it goes on where seed 1 was


def test_morph_seeds_that_begin_with_what_plays_are_heard_without_a_jump() -> None:
    stage = Stage()
    stage.hear(4)
    stage.performance.set_morph_seeds((1, 9, 3))
    assert torch.equal(stage.hear(4), torch.ones(4))
    stage.performance.move_morph(1.0, glide_seconds=1.0)
    assert (stage.hear(10).diff().abs() > 0).any()
    assert torch.equal(stage.hear(4), torch.full((4,), 3.0))


def test_another_end_of_a_morph_leaves_its_place_and_position() -> None:
    stage = Stage()
    stage.hear(4)
    stage.performance.set_morph_seeds((1, 9))
    stage.hear(4)
    stage.performance.move_morph(0.5)
    stage.performance.set_morph_seeds((1, 5))
    stage.hear(12)
    scene = stage.timeline.scene
    assert scene is not None
    assert scene.voice.seeds == (1, 5)
    assert scene.voice.morph.line.value == 0.5
    assert scene.voice.position == 20
    assert torch.allclose(stage.hear(1), torch.full((1,), 3.0))


def test_morphing_before_anything_plays_is_refused_with_the_remedy() -> None:
    performance = Performance(
        Timeline(Library(hop=HOP)), latent_rate=10.0, crossfade_seconds=1.0, temperature=1.0, steps=6
    )
    with pytest.raises(ControlError, match="/rld/seed"):
        performance.move_morph(0.5)


def test_temperature_goes_on_at_the_same_place_with_new_latents() -> None:
    stage = Stage()
    stage.hear(8)
    stage.performance.set_temperature(0.5)
    stage.hear(12)
    scene = stage.timeline.scene
    assert scene is not None
    assert scene.voice.pieces[0].temperature == 0.5
    assert scene.voice.position == 20
    stage.performance.play_seed(4)
    assert {key.piece.temperature for key in stage.timeline.wanted if key.piece.seed == 4} == {0.5}


def test_a_morph_between_other_seeds_goes_on_at_its_place_while_the_first_still_waits() -> None:
    stage = Stage()
    stage.hear(8)
    for other in (5, 6, 7):
        stage.performance.set_morph_seeds((1, other))
    stage.hear(12)
    scene = stage.timeline.scene
    assert scene is not None
    assert scene.voice.seeds == (1, 7)
    assert scene.voice.position == 20


def test_a_morph_slider_after_a_knob_goes_on_at_the_same_place() -> None:
    stage = Stage()
    stage.hear(8)
    stage.performance.set_temperature(0.5)
    stage.performance.move_morph(0.5)
    stage.hear(12)
    scene = stage.timeline.scene
    assert scene is not None
    assert scene.voice.position == 20
    assert scene.voice.pieces[0].temperature == 0.5


def test_a_morph_slider_on_the_last_seed_of_all_morphs_to_the_first() -> None:
    stage = Stage()
    stage.performance.play_seed(SEED_MAXIMUM, 0.0)
    stage.hear(4)
    stage.performance.move_morph(0.5)
    assert {key.piece.seed for key in stage.timeline.wanted} == {SEED_MAXIMUM, 0}


def test_a_prior_grows_on_at_another_temperature_where_it_stands() -> None:
    stage = Stage(pieces=GROWN)
    stage.hear(HOP)
    stage.hear(8)
    stage.performance.set_temperature(0.5)
    stage.hear(12)
    scene = stage.timeline.scene
    assert scene is not None
    assert scene.voice.pieces == (Piece(1, 0.5, turns=((1, 1.0),)),)
    assert scene.voice.position == HOP + 20


def test_a_prior_whose_temperature_never_rests_asks_for_another_seed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(library, "TURNS_MAXIMUM", 3)
    stage = Stage(pieces=GROWN)
    refusals = []
    for turn in range(8):
        for temperature in (0.3, 0.4 + 0.05 * turn):  # two of them at once
            try:
                stage.performance.set_temperature(temperature)
            except ControlError as error:
                refusals.append(str(error))
        stage.hear(HOP)
    assert set(refusals) == {"the temperature of seed 1 was turned 3 times: play another seed"}
    stage.performance.play_seed(2, 0.0)
    stage.hear(HOP)
    stage.performance.set_temperature(0.9)
    stage.hear(HOP)
    scene = stage.timeline.scene
    assert scene is not None
    assert scene.voice.pieces[0].temperature == 0.9


def morph_before_the_pad_is_there(performance: Performance) -> None:
    performance.move_pad(0.5, 0.5)
    performance.set_morph_seeds((1, 9))


def morph_before_and_after_the_pad(performance: Performance) -> None:
    performance.set_morph_seeds((1, 2))
    performance.move_pad(0.5, 0.5)
    performance.set_morph_seeds((1, 2, 3))


@pytest.mark.parametrize("perform", [morph_before_the_pad_is_there, morph_before_and_after_the_pad])
def test_a_morph_of_few_seeds_takes_the_place_of_a_pad_that_waits_for_its_seeds(
    perform: Callable[[Performance], None],
) -> None:
    stage = Stage()
    stage.hear(4)
    perform(stage.performance)
    stage.hear(4)
    scene = stage.timeline.scene
    assert scene is not None
    assert len(scene.voice.pieces) < 4
    assert not scene.voice.morph.is_pad


@pytest.mark.parametrize("mode", ["beat", "bar"])
def test_a_quantized_seed_before_the_first_sound_is_the_first_sound(mode: QuantizeMode) -> None:
    stage = Stage()
    stage.performance.set_quantize(mode)
    stage.performance.play_seed(5)
    assert torch.equal(stage.hear(4), torch.full((4,), 5.0))


def test_a_dated_seed_before_the_first_sound_is_the_first_sound() -> None:
    stage = Stage()
    stage.performance.at = 4
    stage.performance.play_seed(5)
    assert torch.equal(stage.hear(4), torch.full((4,), 5.0))


def test_a_prior_has_no_steps_and_says_so() -> None:
    stage = Stage(pieces=GROWN)
    stage.hear(4)
    with pytest.raises(ControlError, match="steps has no meaning"):
        stage.performance.set_steps(4)
    assert torch.equal(stage.hear(4), torch.ones(4))


def test_a_morph_goes_on_from_a_piece_that_was_turned_on_its_way() -> None:
    stage = Stage(pieces=GROWN)
    stage.hear(HOP)
    stage.hear(8)
    stage.performance.set_temperature(0.5)
    stage.hear(12)
    stage.performance.move_morph(0.5)
    stage.hear(4)
    scene = stage.timeline.scene
    assert scene is not None
    assert scene.voice.seeds == (1, 2)
    assert scene.voice.pieces[0].turns == ((1, 1.0),)
    assert scene.voice.position == HOP + 24


def test_steps_generate_the_same_place_anew() -> None:
    stage = Stage()
    stage.hear(8)
    stage.performance.set_steps(12)
    stage.hear(12)
    scene = stage.timeline.scene
    assert scene is not None
    assert scene.voice.pieces == (Piece(1, 1.0, 12),)
    assert scene.voice.position == 20


class Panel:
    """Attributes of a module that takes one number."""

    def __init__(self) -> None:
        self.values: dict[str, tuple[Value, ...]] = {"learn": (0,)}

    def names(self) -> tuple[str, ...]:
        return tuple(self.values)

    def get(self, name: str) -> tuple[Value, ...]:
        return self.values[name]

    def set(self, name: str, values: Sequence[Value]) -> None:
        self.values[name] = tuple(values)


def test_an_attribute_is_answered_with_what_it_has_become() -> None:
    performance = Stage(attributes=Panel()).performance
    assert perform(ListAttributes(), performance).values == ("learn",)
    assert perform(GetAttribute("learn"), performance).values == ("learn", 0)
    assert perform(SetAttribute("learn", (1,)), performance).values == ("learn", 1)
    assert perform(GetAttribute("learn"), performance).values == ("learn", 1)


def test_models_without_attributes_have_no_names_and_refuse_every_one() -> None:
    performance = Stage().performance
    assert perform(ListAttributes(), performance).values == ()
    with pytest.raises(ControlError, match="no attribute learn"):
        perform(GetAttribute("learn"), performance)
    with pytest.raises(ControlError, match="no attribute learn"):
        perform(SetAttribute("learn", (1,)), performance)
