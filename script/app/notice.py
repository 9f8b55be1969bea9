"""Print the notice of what an image bundles: each package, its licence and the licence's text.

It runs in the image, with nothing but Python: what is written is what is there.
"""

from importlib.metadata import Distribution, distributions
from pathlib import Path

HEAD = """\
Hearthwatch is free software under the Apache License 2.0. This image also holds the Python
packages below, each under its own licence, and Debian packages, whose licences are in
/usr/share/doc.

Two remarks. The package av brings FFmpeg's libraries with encoders under the GNU General Public
License (x264, x265). Hearthwatch never encodes with them; but whoever passes this image on passes
them on, too. Their sources are at the addresses below. The models that Hearthwatch looks with are
described beside them, in hearthwatch/vision/models.
"""
RULE = "=" * 80


def licence(package: Distribution) -> str:
    """Return what a package says its licence is: by expression, classifiers or its own words."""
    metadata = package.metadata
    if expression := metadata.get("License-Expression"):
        return expression
    classifiers = metadata.get_all("Classifier") or ()
    named = [text.rpartition(" :: ")[2] for text in classifiers if text.startswith("License ::")]
    words = (metadata.get("License") or "").strip().partition("\n")[0]
    return ", ".join(named) or words or "see its text"


def texts(package: Distribution) -> list[str]:
    """Read the licences, notices and lists of authors that came with a package."""
    words = ("licen", "copying", "notice", "authors", "thirdparty")
    found = [
        Path(str(file.locate()))
        for file in package.files or ()
        if file.suffix in {"", ".txt", ".md", ".rst"}
        and (file.name.lower().startswith(words) or "licenses" in file.parts)
    ]
    return [path.read_text(errors="replace").strip() for path in sorted(found) if path.is_file()]


def home(package: Distribution) -> str:
    """Return where a package comes from."""
    addresses = [text.partition(", ")[2] for text in package.metadata.get_all("Project-URL") or ()]
    name = package.metadata["Name"]
    return (package.metadata.get("Home-page") or next(iter(addresses), "")) or f"PyPI: {name}"


def main() -> None:
    """Print it."""
    packages = sorted(distributions(), key=lambda package: package.metadata["Name"].lower())
    print(HEAD)
    for package in packages:
        print(f"{package.metadata['Name']} {package.version}: {licence(package)}")
    for package in packages:
        print(f"\n{RULE}\n{package.metadata['Name']} {package.version}, {home(package)}\n{RULE}")
        print(f"\n{'- ' * 40}\n".join(texts(package)) or f"Licence: {licence(package)}")


if __name__ == "__main__":
    main()
