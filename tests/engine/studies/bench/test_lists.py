"""Lists over a small archive, asked of a real engine."""

import pytest

from hearthwatch.studies.bench.lists import lists_table

pytestmark = pytest.mark.timeout(300)


def test_lists_are_measured_over_the_archive_that_was_made() -> None:
    *_, table = lists_table(3_000, seed=1, progress=lambda text: None)
    totals = {row[0]: row[1] for row in table.rows}
    assert totals["all events"] == 3_000
    assert totals["a label that the camera never sees"] == 0
    assert totals["all alerts"] == 300
    assert totals["open alerts"] == 20
    assert totals["all clips"] == 30
    assert 0 < int(totals["a rare label"] or 0) < 30
    assert 0 < int(totals["a camera that is long gone"] or 0) < 60
    assert all(isinstance(row[2], float) and row[2] > 0 for row in table.rows)
