"""Recordings dropped at once, gone through by a real engine."""

from hearthwatch.studies.bench.drop import drop, folder_table

from .conftest import MakeClip


def test_all_are_gone_through_once_in_the_order_of_time(make_clip: MakeClip) -> None:
    found = drop(make_clip().path, 12)
    assert len(found.begun) == 12
    assert sorted(set(found.begun)) == list(found.begun)
    assert found.early > 0
    assert found.cpu > 0


def test_what_was_found_is_shown(make_clip: MakeClip) -> None:
    said: list[str] = []
    (table,) = folder_table(make_clip(), recordings=10, progress=said.append)
    assert said == ["10 recordings"]
    ((recordings, done, repeated, disordered, *_),) = table.rows
    assert (recordings, done, repeated, disordered) == (10, 10, 0, 0)
