"""Every command, in the order in which a set comes to life."""

import typer

from rld_live.cli import bench, convert, doctor, generate, inspect, live, monitor, render, show, train
from rld_live.cli.demo import demo
from rld_live.cli.service import service

app = typer.Typer(
    name="rld-live",
    help="Neural audio that streams for hours, played over OSC.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

app.command("serve")(live.serve_command)
app.command("monitor")(monitor.monitor_command)
app.command("show")(show.show_command)
app.command("devices")(live.devices_command)
app.command("doctor")(doctor.doctor_command)
app.command("preprocess")(train.preprocess_command)
app.command("train-codec")(train.train_codec_command)
app.command("train")(train.train_command)
app.command("generate")(generate.generate_command)
app.command("render")(render.render_command)
app.command("convert")(convert.convert_command)
app.command("calibrate")(convert.calibrate_command)
app.command("inspect")(inspect.inspect_command)
app.command("bench")(bench.bench_command)
app.add_typer(service, name="service")
app.add_typer(demo, name="demo")
