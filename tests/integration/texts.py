"""What a dialog says, looked up as the frontend does: nothing may be missing in any language."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import custom_components.hearthwatch
from homeassistant.data_entry_flow import FlowResultType

_FOLDER = Path(custom_components.hearthwatch.__file__).parent / "translations"
LANGUAGES = {path.stem: json.loads(path.read_text()) for path in _FOLDER.glob("*.json")}


def check(result: Mapping[str, Any], part: str) -> None:
    """Make sure that each text of a step is there and that its placeholders are given.

    Args:
        result: of the step.
        part: of the translations, such as ``config``, with dots between its names.
    """
    placeholders = result.get("description_placeholders") or {}
    for language in LANGUAGES.values():
        texts: Any = language
        for name in part.split("."):
            texts = texts[name]
        for text in _wanted(result, texts):
            text.format(**placeholders)


def _wanted(result: Mapping[str, Any], texts: Mapping[str, Any]) -> list[str]:
    match result["type"]:
        case FlowResultType.FORM:
            step = texts["step"][result["step_id"]]
            fields = [str(field) for field in (result["data_schema"] or _Nothing).schema]
            errors = (result["errors"] or {}).values()
            return [
                step["title"],
                step.get("description", ""),
                *(step["data"][field] for field in fields),
                *(step["data_description"][field] for field in fields),
                *(texts["error"][error] for error in errors),
            ]
        case FlowResultType.MENU:
            step = texts["step"][result["step_id"]]
            options = [step["menu_options"][option] for option in result["menu_options"]]
            return [step["title"], step["description"], *options]
        case FlowResultType.SHOW_PROGRESS:
            return [texts["progress"][result["progress_action"]]]
        case FlowResultType.ABORT if "translation_domain" not in result:
            return [texts["abort"][result["reason"]]]
        case _:
            return []


class _Nothing:
    schema: tuple[str, ...] = ()
