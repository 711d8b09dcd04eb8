"""From figures to a verdict."""

import random
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from rld_live.engine.doctor.chance import PIECES_NEEDED, is_ruled_out
from rld_live.engine.doctor.figures import Figures, Pace
from rld_live.engine.doctor.finding import Change, Finding
from rld_live.engine.doctor.rules import RULES
from rld_live.engine.doctor.verdict import judge
from rld_live.engine.timing import RealTimeFactor
from tests.engine.doctor.healthy import DECODE, GENERATE, HEALTHY, SETTINGS, with_decode, with_generate


def settings(changes: tuple[Change, ...]) -> Mapping[str, float]:
    return {change.key: change.value for change in changes}


def spoilt(**changed: Any) -> Figures:
    return replace(HEALTHY, **changed)


def test_a_set_that_keeps_every_bound_is_stage_safe() -> None:
    verdict = judge(HEALTHY)
    assert verdict.is_safe
    assert verdict.changes == ()
    assert [finding.grade for finding in verdict.findings] == ["ok"] * len(RULES)


@pytest.mark.parametrize(
    ("figures", "reason"),
    [
        (spoilt(underruns=1, silence_seconds=0.02), "underruns"),
        (spoilt(ring_seconds_min=0.13), "ring"),
        (with_decode(worst_seconds=0.26), "ring"),
        (with_decode(p999=0.51), "decoding"),
        (with_decode(slow=8), "decoding"),
        (with_generate(p999=0.71), "generating"),
        (with_generate(slow=6), "generating"),
        (with_generate(worst_seconds=6.1), "generating"),
        (spoilt(starved=1), "generating"),
        (spoilt(steps_used=6), "generating"),
        (spoilt(underflows=1), "sound card"),
        (spoilt(lost=1), "sound card"),
        (spoilt(wake_up_p999=0.011), "wake-ups"),
        (spoilt(throttled=1), "heat"),
        (spoilt(reply_p99=0.051), "control"),
        (spoilt(restarts=1), "control"),
        (spoilt(memory_growth=0.06), "cost"),
    ],
)
def test_each_bound_that_is_broken_is_a_reason_with_a_remedy(figures: Figures, reason: str) -> None:
    verdict = judge(figures)
    assert not verdict.is_safe
    assert reason in [each.name for each in verdict.reasons]
    assert all(each.remedy for each in verdict.reasons)


def test_what_a_check_found_bad_is_a_reason_and_what_it_warns_of_is_none() -> None:
    bad, doubtful = Finding("ports", "bad", "taken"), Finding("load", "warn", "busy")
    assert judge(HEALTHY, (bad, doubtful)).reasons == (bad,)


def test_a_clock_in_the_place_of_a_card_has_no_underflows_to_answer_for() -> None:
    verdict = judge(spoilt(is_null_device=True, underflows=3))
    assert verdict.is_safe
    assert [(finding.name, finding.grade) for finding in verdict.findings if finding.grade != "ok"] == [
        ("sound card", "warn")
    ]


def test_one_piece_in_a_hundred_that_takes_five_times_as_long_turns_the_verdict() -> None:
    chance = random.Random(5)
    works = RealTimeFactor()
    for _ in range(800):
        took = chance.uniform(0.9, 1.2) * (5.0 if chance.random() < 0.01 else 1.0)
        works.add(compute_seconds=0.1 * took, audio_seconds=5.0)
    pace = Pace(works.median, works.percentile(99.9), works.worst_seconds, works.pieces, works.slow_pieces)
    verdict = judge(spoilt(generate=pace))
    assert [reason.name for reason in verdict.reasons] == ["generating"]
    assert verdict.changes == ()  # no setting mends a machine that stands still


def test_an_even_machine_whose_work_varies_twofold_is_stage_safe() -> None:
    chance = random.Random(6)
    works = RealTimeFactor()
    for _ in range(800):
        works.add(compute_seconds=0.1 * chance.uniform(0.8, 2.0), audio_seconds=5.0)
    assert judge(with_generate(pieces=works.pieces, slow=works.slow_pieces)).is_safe


def test_too_few_pieces_are_told_with_how_long_to_watch_and_held_against_nobody() -> None:
    verdict = judge(with_generate(pieces=50))
    assert verdict.is_safe
    (told,) = (finding.found for finding in verdict.findings if finding.name == "generating")
    assert "--seconds 360" in told


def test_one_slow_piece_among_few_is_a_reason() -> None:
    assert not judge(with_generate(pieces=50, slow=1)).is_safe


@pytest.mark.parametrize(("pieces", "allowed"), [(PIECES_NEEDED - 1, -1), (PIECES_NEEDED, 0), (800, 3), (20_000, 176)])
def test_a_share_is_ruled_out_as_the_binomial_distribution_has_it(pieces: int, allowed: int) -> None:
    assert all(is_ruled_out(seen, pieces) for seen in range(allowed + 1))
    assert not is_ruled_out(allowed + 1, pieces)


def test_the_chance_to_miss_what_is_there_is_what_is_claimed() -> None:
    chance = random.Random(7)
    missed = sum(is_ruled_out(sum(chance.random() < 0.01 for _ in range(400)), 400) for _ in range(1000))
    assert missed <= 60  # 5 % of 1000, and three deviations of chance are 20


def test_the_prebuffer_that_is_advised_outlasts_the_longest_stall_twice() -> None:
    changes = settings(judge(with_decode(worst_seconds=0.4)).changes)
    assert 0.8 <= changes["audio.prebuffer_seconds"] <= 1.0


def test_after_underruns_the_prebuffer_covers_what_was_in_the_ring_and_the_silence_twice() -> None:
    changes = settings(judge(spoilt(underruns=2, silence_seconds=0.4, ring_seconds_min=0.0)).changes)
    assert changes == {"audio.prebuffer_seconds": pytest.approx(1.6)}


def test_the_steps_that_are_advised_bring_the_generator_below_its_bound() -> None:
    changes = settings(judge(with_generate(median=0.6, p999=1.0)).changes)
    assert changes["knobs.steps"] == 5
    assert 1.0 * changes["knobs.steps"] / SETTINGS.steps < 0.7


def test_the_steps_that_are_advised_are_no_more_than_the_engine_came_down_to() -> None:
    assert settings(judge(spoilt(steps_used=4)).changes) == {"knobs.steps": 4}


def test_where_fewer_steps_would_not_be_music_smaller_models_are_advised() -> None:
    verdict = judge(with_generate(median=1.5, p999=2.0))
    assert verdict.changes == ()
    assert "smaller models" in verdict.reasons[0].remedy


def test_a_stall_is_not_mended_by_fewer_steps() -> None:
    verdict = judge(with_generate(p999=1.0))
    assert verdict.changes == ()
    assert "stands still" in verdict.reasons[0].remedy


def test_a_stall_that_no_chunk_can_spread_is_blamed_on_the_machine_and_slow_decoding_on_the_codec() -> None:
    (stalled,) = judge(with_decode(p999=2.0)).reasons
    (slow,) = judge(with_decode(median=0.6, p999=0.7)).reasons
    assert (stalled.changes, slow.changes) == ((), ())
    assert "stands still" in stalled.remedy
    assert "smaller models" in slow.remedy


def test_the_chunk_that_is_advised_spreads_the_stall_below_the_bound() -> None:
    pace = replace(DECODE, median=0.1, p999=0.8)
    changes = settings(judge(spoilt(decode=pace)).changes)
    stalled = (pace.p999 - pace.median) * SETTINGS.chunk
    assert pace.median + stalled / changes["play.chunk"] < 0.5


def test_the_block_that_is_advised_is_a_power_of_two_beyond_the_wake_ups() -> None:
    assert settings(judge(spoilt(wake_up_p999=0.015)).changes) == {"audio.block_frames": 1024}


def test_a_setting_that_two_reasons_ask_for_satisfies_both() -> None:
    figures = spoilt(underruns=1, silence_seconds=0.5, ring_seconds_min=0.0, decode=replace(DECODE, worst_seconds=0.4))
    assert settings(judge(figures).changes)["audio.prebuffer_seconds"] == pytest.approx(2.2)


def test_headroom_is_what_the_tightest_part_could_bear() -> None:
    assert judge(HEALTHY).headroom == pytest.approx(1 / DECODE.p999)
    assert judge(with_decode(worst_seconds=0.1)).headroom == pytest.approx(5.0)
    assert judge(with_generate(p999=0.5)).headroom == pytest.approx(2.0)
    assert judge(spoilt(settings=replace(SETTINGS, horizon_seconds=2 * GENERATE.worst_seconds))).headroom == 2.0
