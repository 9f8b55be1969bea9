"""What is remembered of recordings over restarts and crashes."""

from pathlib import Path

from hearthwatch.watch.processed import Processed


def test_what_is_done_is_remembered(tmp_path: Path) -> None:
    path = tmp_path / "inbox/a.jsonl"
    processed = Processed(path)
    processed.begin("a b\n")
    processed.done("a b\n")
    assert "a b\n" in Processed(path)
    assert "other" not in Processed(path)


def test_what_was_left_in_order_is_begun_again(tmp_path: Path) -> None:
    for _ in range(5):
        processed = Processed(tmp_path / "a")
        assert "a" not in processed
        processed.begin("a")
        processed.leave("a")


def test_what_ends_the_process_twice_is_left_alone(tmp_path: Path) -> None:
    for _ in range(2):
        processed = Processed(tmp_path / "a")
        assert "a" not in processed
        processed.begin("a")
    assert "a" in Processed(tmp_path / "a")


def test_a_damaged_list_is_read_as_far_as_it_can_be(tmp_path: Path) -> None:
    path = tmp_path / "a"
    Processed(path).done("kept")
    with path.open("ab") as file:
        file.write(b'\xff\xfe\n[1]\n"x"\n["done", 5]\n["done"')
    assert "kept" in Processed(path)


def test_what_is_not_there_any_more_is_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "a"
    processed = Processed(path)
    for number in range(500):
        processed.done(str(number))
    size = path.stat().st_size
    processed.keep(set())
    assert "499" in Processed(path)
    processed.keep({"1", "2"})
    assert path.stat().st_size < size / 10
    assert "1" in Processed(path)
    assert "499" not in Processed(path)


def test_a_list_that_cannot_be_written_is_kept_in_memory(tmp_path: Path) -> None:
    (tmp_path / "inbox").write_text("a file in the way")
    processed = Processed(tmp_path / "inbox/a")
    processed.done("a")
    assert "a" in processed


def test_what_is_there_at_first_is_passed_over_until_it_is_wanted(tmp_path: Path) -> None:
    path, folder = tmp_path / "a", tmp_path / "uploads"
    processed = Processed(path)
    processed.done("done")
    processed.start_from_now(folder, {"old", "done"})
    for again in (processed, Processed(path)):
        again.start_from_now(folder, {"old", "new"})
        assert "old" in again
        assert "new" not in again
    processed.start_from_now(tmp_path / "other", {"elsewhere"})
    assert "elsewhere" in Processed(path)
    wanted = Processed(path)
    wanted.start_from_beginning()
    assert "old" not in wanted
    assert "done" in wanted
    wanted.begin("old")
    assert "old" not in Processed(path)  # As after a crash.
    wanted.leave("old")
    assert "old" not in Processed(path)
    wanted.start_from_now(folder, {"old"})
    assert "old" in Processed(path)


def test_what_is_passed_over_stays_so_when_the_list_is_written_anew(tmp_path: Path) -> None:
    path, folder = tmp_path / "a", tmp_path / "uploads"
    processed = Processed(path)
    processed.start_from_now(folder, {str(number) for number in range(500)})
    processed.keep({"1", "2"})
    again = Processed(path)
    again.start_from_now(folder, {"new"})
    assert "1" in again
    assert "new" not in again
    again.start_from_beginning()
    assert "1" not in again


def test_what_was_deleted_is_forgotten_even_if_nothing_is_left(tmp_path: Path) -> None:
    path = tmp_path / "a"
    processed = Processed(path)
    processed.begin("cruel")
    for number in range(500):
        processed.begin(str(number))
        processed.done(str(number))
        processed.forget(str(number))
    assert path.stat().st_size < 6000
    again = Processed(path)
    assert "499" not in again
    again.begin("cruel")
    assert "cruel" in again
    assert not again.is_done("cruel")
    again.done("cruel")
    assert again.is_done("cruel")
