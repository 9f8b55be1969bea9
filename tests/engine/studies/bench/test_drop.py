"""Recordings dropped at once, gone through by a real engine."""

from hearthwatch.studies.bench.drop import folder_table

from .conftest import MakeClip


def test_all_are_gone_through_once_in_the_order_of_time(make_clip: MakeClip) -> None:
    said: list[str] = []
    (table,) = folder_table(make_clip(), recordings=10, progress=said.append)
    assert said == ["10 recordings"]
    ((recordings, done, repeated, disordered, _, cpu, early, late),) = table.rows
    assert (recordings, done, repeated, disordered) == (10, 10, 0, 0)
    assert all(isinstance(figure, float) and figure > 0 for figure in (cpu, early, late))
