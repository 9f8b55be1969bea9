import io

from rich.console import Console

from hearthwatch.studies.bench.offline import detector_table, motion_table
from hearthwatch.studies.bench.report import (
    Column,
    Report,
    Table,
    busy_before,
    machine,
    quantile,
    versions,
)
from hearthwatch.studies.bench.situations import Options

from .conftest import MakeClip, small_scene

TABLE = Table(
    "cost",
    "Cost",
    "Medians.",
    (Column("who", "who"), Column("CPU, %", "cpu", 2), Column("cameras", "cameras")),
    (("demux only", 0.204, 4), ("nobody", None, 0)),
)


def report(tmp_path) -> Report:
    return Report(
        profile="quick",
        started="2026-11-21T22:00:00.000Z",
        seconds=12.5,
        machine=machine(),
        versions=versions(),
        parameters=Options(tmp_path, seed=3).parameters(),
        tables=(TABLE,),
        warnings=("The machine was busy already.",),
    )


def test_json_is_read_again(tmp_path) -> None:
    made = report(tmp_path)
    assert Report.from_json(made.to_json()) == made


def test_markdown_has_figures_and_all_it_takes_to_repeat_them(tmp_path) -> None:
    text = report(tmp_path).to_markdown()
    for line in (
        "| who | CPU, % | cameras |",
        "| --- | ---: | ---: |",
        "| demux only | 0.20 | 4 |",
        "| nobody | - | 0 |",
        "- Seed: 3",
        "- Material: drawn people",
        "- **Mind**: The machine was busy already.",
    ):
        assert line in text.splitlines()
    assert "Hearthwatch" in text
    assert "onnxruntime" in text


def test_it_is_shown_in_a_terminal(tmp_path) -> None:
    out = io.StringIO()
    report(tmp_path).print(Console(file=out, width=100))
    for part in ("quick profile", "busy already", "demux only", "0.20", "Medians."):
        assert part in out.getvalue()


def test_quantiles() -> None:
    values = [float(value) for value in range(100)]
    assert [quantile(values, share) for share in (0.5, 0.95, 0.99, 1.0)] == [50, 95, 99, 99]
    assert quantile([], 0.5) is None


def test_a_busy_machine_is_told(monkeypatch) -> None:
    monkeypatch.setattr("os.getloadavg", lambda: (9.0, 1.0, 1.0))
    assert "load 9.0" in busy_before()[0]
    monkeypatch.setattr("os.getloadavg", lambda: (0.01, 1.0, 1.0))
    assert busy_before() == ()


def test_a_table_grows_block_by_block() -> None:
    blocks = [[("a", 1.0, 1)], [], [("b", None, 2), ("c", 3.0, 3)]]
    grown = list(TABLE.growing(blocks))
    assert [len(table.rows) for table in grown] == [3, 3, 5]
    assert grown[-1].rows == (*TABLE.rows, *blocks[0], *blocks[2])


def test_offline_measurements_fill_their_tables(make_clip: MakeClip) -> None:
    clip = make_clip(small_scene(seconds=12.0))
    heard: list[str] = []
    tables = [*motion_table({"day": [clip]}, heard.append), *detector_table([clip], heard.append)]
    assert [table.key for table in tables] == ["motion", "detector"]
    for table in tables:
        assert table.rows
        assert all(len(row) == len(table.columns) for row in table.rows)
    assert [row[1] for row in tables[0].rows] == ["hearthwatch", "OpenCV MOG2"]
    assert heard == ["day", clip.name]
