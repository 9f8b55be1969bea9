"""The manual says what is true: links lead somewhere, settings are valid, commands exist."""

import importlib.util
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer.main

from hearthwatch.cli import app
from hearthwatch.settings import SettingsError, SettingsFile, settings_schema

HOME = "https://github.com/hearthwatch/hearthwatch"
LINK = re.compile(r"\]\(([^()\s]+(?:\([^()]*\)[^()\s]*)*)\)")
CODE = re.compile(r"^(`{3,}).*?^\1", re.MULTILINE | re.DOTALL)
OUT_THERE = re.compile(r"^(https?|mailto):")
SOURCES = ("*.py", "*.ts", "*.json", "*.yaml", "*.html")


@pytest.fixture(scope="module")
def pages(root: Path) -> list[Path]:
    return [
        root / "README.md",
        *sorted((root / "docs").rglob("*.md")),
        *(root / "addon").glob("*.md"),
    ]


def anchors(page: Path) -> set[str]:
    """Return a page's anchors, as GitHub makes them of headings."""
    found: dict[str, int] = {}
    names = set()
    for heading in re.findall(r"^#+ +(.+?) *$", CODE.sub("", page.read_text()), re.MULTILINE):
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading)
        name = re.sub(r"[^\w\- ]", "", plain.lower()).replace(" ", "-")
        times = found[name] = found.get(name, -1) + 1
        names.add(f"{name}-{times}" if times else name)
    return names


def dead(page: Path, target: str, root: Path) -> str | None:
    """Say what is wrong with a link from a page into the repository."""
    place, _, anchor = target.partition("#")
    file = (page.parent / place).resolve() if place else page
    if not file.exists() or not file.is_relative_to(root):
        return f"{page.relative_to(root)}: {target} is not there"
    if anchor and (file.suffix != ".md" or anchor not in anchors(file)):
        return f"{page.relative_to(root)}: {target} has no such heading"
    return None


def test_links_lead_to_files_and_headings(root: Path, pages: list[Path]) -> None:
    links = [
        (page, link) for page in pages for link in LINK.findall(CODE.sub("", page.read_text()))
    ]
    assert len(links) > 100
    found = (dead(page, link, root) for page, link in links if not OUT_THERE.match(link))
    assert [problem for problem in found if problem] == []


def test_links_to_our_own_site_lead_to_files_and_headings(root: Path, files: list[Path]) -> None:
    """Wherever they are: in the integration, on the page, in blueprints, in the manual."""
    seen = 0
    problems = []
    for file in files:
        if not any(file.match(kind) for kind in (*SOURCES, "*.md")) or "snapshots" in file.parts:
            continue
        for target in re.findall(rf"{HOME}/(?:blob|tree|raw)/main/([\w./#%-]+)", file.read_text()):
            seen += 1
            problems.append(dead(root / "README.md", target.rstrip("."), root))
    assert seen
    assert [problem for problem in problems if problem] == []


def test_each_repair_has_its_place_in_the_manual(root: Path) -> None:
    """The integration makes their addresses of the repairs' names."""
    integration = root / "custom_components/hearthwatch"
    issues = json.loads((integration / "translations/en.json").read_text())["issues"]
    assert {name.replace("_", "-") for name in issues} <= anchors(root / "docs/repairs.md")


def test_every_page_is_found_from_the_first_one(root: Path) -> None:
    index = root / "docs/README.md"
    linked = {
        (index.parent / link.partition("#")[0]).resolve()
        for link in LINK.findall(index.read_text())
    }
    unlinked = {page for page in (root / "docs").rglob("*.md") if page != index} - linked
    assert unlinked == set()


def test_the_reference_of_settings_is_up_to_date(root: Path) -> None:
    """script/build-docs writes it."""
    spec = importlib.util.spec_from_file_location(
        "reference", root / "script/settings_reference.py"
    )
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.PAGE.read_text() == module.Reference(settings_schema()).page()


def settings_in(page: Path) -> Iterator[str]:
    """Give the examples of settings on a page, also those within a sentence."""
    text = page.read_text()
    roots = "|".join(settings_schema()["properties"])
    for example in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL):
        if re.match(rf"(?:#.*\n)*(?:{roots}):", example):
            yield example
    for example in re.findall(rf"`((?:{roots}): \{{[^`…]*\}})`", text):
        yield example


def test_examples_of_settings_are_valid(pages: list[Path], tmp_path: Path) -> None:
    tried = 0
    for page in pages:
        for example in settings_in(page):
            file = SettingsFile(tmp_path / "hearthwatch.yaml", tmp_path / "secrets.yaml")
            names = set(re.findall(r"!secret (\w+)", example))
            file.path.write_text(example)
            file.secrets.write_text(
                "".join(f"{name}: rtsp://192.0.2.10/stream\n" for name in names)
            )
            tried += 1
            try:
                file.load()
            except SettingsError as error:
                pytest.fail(f"{page.name}: {error}\n{example}")
    assert tried > 5


def test_what_cameras_answer_is_quoted_as_it_is_said(root: Path) -> None:
    """Who looks for a message finds it."""
    page = (root / "docs/troubleshooting.md").read_text()
    table = page.partition("## There is no picture")[2].partition("\n## ")[0]
    said = [
        part.strip()
        for row in re.findall(r"^\| (\*.+?) \|", table, re.MULTILINE)
        for quote in re.findall(r"\*([^*]+)\*", row)
        for part in quote.split("…")
        if len(part) > 3
    ]
    assert len(said) > 8
    engine = "".join(path.read_text() for path in (root / "engine/hearthwatch").rglob("*.py"))
    assert [quote for quote in said if quote not in engine] == []


def test_what_cameras_answer_is_translated_as_it_is_said(root: Path) -> None:
    """Home Assistant looks the engine's own words up."""
    file = root / "custom_components/hearthwatch/translations/en.json"
    known = json.loads(file.read_text())["selector"]["fault"]["options"].values()
    engine = "".join(path.read_text() for path in (root / "engine/hearthwatch").rglob("*.py"))
    said = [part for text in known for part in re.split(r"\{\w+\}", text)]
    assert [part for part in said if part not in engine] == []


def test_commands_exist(pages: list[Path]) -> None:
    command = typer.main.get_command(app)
    known = getattr(command, "commands", {})
    shown = [
        (page.name, words)
        for page in pages
        for words in re.findall(
            r"(?:^|`|/bin/)hearthwatch ((?:[a-z-]+ ?)+)", page.read_text(), re.MULTILINE
        )
    ]
    assert len(shown) > 10
    for page, words in shown:
        group = known
        for word in words.split():
            if not isinstance(group, dict) or word.startswith("-"):
                break
            assert word in group, f"{page}: hearthwatch {words}"
            below = group[word]
            group = None if getattr(below, "invoke_without_command", True) else below.commands
