"""Which USB cameras are plugged in, as the kernel and udev tell."""

from pathlib import Path

from hearthwatch.media import plugged_in
from hearthwatch.media.v4l2 import CardError
from hearthwatch.media.v4l2.card import Card


def put(tmp_path: Path, *numbers: int) -> tuple[Path, Path]:
    known, devices = tmp_path / "sys", tmp_path / "dev"
    for number in numbers:
        (known / f"video{number}").mkdir(parents=True)
        devices.mkdir(exist_ok=True)
        (devices / f"video{number}").touch()
    return known, devices


def link(devices: Path, name: str, number: int) -> None:
    path = devices / "v4l" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(f"../../video{number}")


def ask(device: Path) -> Card:
    if device.name == "video1":
        raise CardError("it gives no pictures")
    return Card("" if device.name == "video10" else f"Eye {device.name}", ("MJPG",))


def test_cameras_go_by_the_names_that_they_keep(tmp_path: Path) -> None:
    known, devices = put(tmp_path, 10, 2, 1, 0)
    (known / "v4l-subdev0").mkdir()
    link(devices, "by-id/usb-acme_eye-index0", 0)
    link(devices, "by-path/pci-usb-1-index0", 0)
    link(devices, "by-path/pci-usb-2-index0", 2)
    found = plugged_in(known=known, devices=devices, ask=ask)
    assert [(one.device.removeprefix(f"{devices}/"), one.name) for one in found] == [
        ("v4l/by-id/usb-acme_eye-index0", "Eye video0"),
        ("v4l/by-path/pci-usb-2-index0", "Eye video2"),
        ("video10", "video10"),
    ]


def test_what_is_no_camera_is_not_offered(tmp_path: Path) -> None:
    known, devices = put(tmp_path, 0, 1)
    assert plugged_in(known=known, devices=devices) == []


def test_a_machine_without_video(tmp_path: Path) -> None:
    assert plugged_in(known=tmp_path / "none", devices=tmp_path) == []
