"""The status as Prometheus reads it: each field of the table in `status`, in base units."""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric

from rld_live.status import STATUS_FIELDS, Status
from rld_live.web.instrument import Values

PREFIX = "rld_live_"
WORD = "value"
"""Label of a word: its sample is 1."""

_COUNTERS = frozenset({"underruns", "underrun_frames", "underflows", "late", "restarts", "commands", "refused"})
"""They begin at 0 with each engine, as Prometheus expects of what is started again."""
_KINDS = {each.name: type(each.default) for each in dataclasses.fields(Status)}


@dataclass(frozen=True)
class _Unit:
    """What a field is called where its name tells no unit or not a base unit, and what makes that of its number."""

    name: str
    factor: float = 1.0


_UNITS: Mapping[str, _Unit] = {
    "position": _Unit("position_seconds"),
    "level": _Unit("level_dbfs"),
    "late": _Unit("late_messages"),
    "refused": _Unit("refused_messages"),
    "sample_rate": _Unit("sample_rate_hertz"),
    "latency_ms": _Unit("latency_seconds", 0.001),
    "cpu": _Unit("cpu_cores"),
    "memory_mb": _Unit("memory_bytes", 2.0**20),
}


def metrics(told: Mapping[str, Values]) -> Iterator[Metric]:
    """Yield a metric for each field of the status, with what was `told` of it by name; words become labels."""
    for field, sentence in STATUS_FIELDS.items():
        values = told.get(field, ())
        if _KINDS[field] is str:
            yield _words(field, sentence, values)
        else:
            yield _numbers(field, sentence, values)


def up(is_up: bool) -> Metric:
    """Return whether the engine answers."""
    return GaugeMetricFamily(f"{PREFIX}up", "1 while the engine answers", value=int(is_up))


def _words(field: str, sentence: str, values: Values) -> Metric:
    metric = GaugeMetricFamily(PREFIX + field, sentence, labels=[WORD])
    for value in values[:1]:
        metric.add_metric([str(value)], 1)
    return metric


def _numbers(field: str, sentence: str, values: Values) -> Metric:
    unit = _UNITS.get(field, _Unit(field))
    family = CounterMetricFamily if field in _COUNTERS else GaugeMetricFamily
    is_list = _KINDS[field] is tuple
    meaning = sentence if unit.factor == 1.0 else sentence.rpartition(", in ")[0]  # its unit is in the name
    metric = family(PREFIX + unit.name, meaning, labels=["n"] if is_list else [])
    for number, value in enumerate(values):
        # numbers beyond 32 bits arrive as text
        metric.add_metric([str(number)] if is_list else [], float(str(value)) * unit.factor)
    return metric
