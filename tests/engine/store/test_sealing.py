import stat
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from hearthwatch.store import Sealer, SealingError


def test_sealed_is_not_readable_and_opens_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "secret.key"
    sealed = Sealer(path).seal("hunter2 ä")
    assert b"hunter2" not in sealed
    assert Sealer(path).unseal(sealed) == "hunter2 ä"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_key_seals_and_the_old_ones_open(tmp_path: Path) -> None:
    path = tmp_path / "secret.key"
    sealer = Sealer(path)
    old = sealer.seal("hunter2")
    assert sealer.renewed(old) is None
    sealer.add_key()
    assert len(path.read_text().split()) == 2
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    again = Sealer(path)
    renewed = again.renewed(old)
    assert renewed is not None
    assert again.unseal(old) == again.unseal(renewed) == "hunter2"
    path.write_text(path.read_text().split()[0])
    only_new = Sealer(path)
    assert only_new.unseal(renewed) == "hunter2"
    with pytest.raises(SealingError, match=r"secret\.key"):
        only_new.unseal(old)


def test_what_was_changed_does_not_open(tmp_path: Path) -> None:
    sealer = Sealer(tmp_path / "secret.key")
    sealed = bytearray(sealer.seal("hunter2"))
    sealed[20] ^= 1
    with pytest.raises(SealingError):
        sealer.unseal(bytes(sealed))


@pytest.mark.parametrize("text", ["", "# nothing\n", "no key at all\n", "\x80"])
def test_a_file_without_keys_is_named_and_left_alone(tmp_path: Path, text: str) -> None:
    path = tmp_path / "secret.key"
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(SealingError, match=r"secret\.key cannot be used"):
        Sealer(path)
    assert path.read_bytes() == text.encode("latin-1")


def test_notes_may_stand_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "secret.key"
    path.write_text(f"# since spring\n\n{Fernet.generate_key().decode()}\n")
    sealer = Sealer(path)
    assert sealer.unseal(sealer.seal("a")) == "a"


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SealingError, match="No such file"):
        Sealer(tmp_path / "nowhere" / "secret.key")
