"""Connecting to an engine: by hand, because it was found, and again when something changed."""

from collections.abc import AsyncIterator
from ipaddress import ip_address
from typing import Any

import pytest
from custom_components.hearthwatch.client import (
    CannotConnectError,
    CertificateError,
    HearthwatchError,
    InvalidAnswerError,
    TimedOutError,
)
from custom_components.hearthwatch.errors import error_key
from homeassistant.config_entries import (
    SOURCE_HASSIO,
    SOURCE_IGNORE,
    SOURCE_USER,
    SOURCE_ZEROCONF,
    ConfigEntryState,
    ConfigFlowResult,
)
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers.service_info.hassio import HassioServiceInfo
from homeassistant.helpers.service_info.zeroconf import ZeroconfServiceInfo
from pytest_homeassistant_custom_component.common import MockConfigEntry

from . import texts
from .fake_engine import INSTANCE, KEY, FakeEngine, running
from .waiting import until

OTHER = "01a21dc3-0000-7dd3-87c7-9cc3238c9706"


def filled(engine: FakeEngine, **other: Any) -> dict[str, Any]:
    known = {"host": "127.0.0.1", "port": engine.port, "ssl": False, "verify_ssl": True}
    return known | {"api_key": KEY} | other


def app(engine: FakeEngine, **other: Any) -> HassioServiceInfo:
    config = {"host": "127.0.0.1", "port": engine.port, "token": KEY, "addon": "Hearthwatch"}
    return HassioServiceInfo(
        config=config | other, name="Hearthwatch", slug="hearthwatch", uuid="1234"
    )


def told(engine: FakeEngine, **other: Any) -> ZeroconfServiceInfo:
    found: dict[str, Any] = {
        "ip_address": ip_address("127.0.0.1"),
        "ip_addresses": [ip_address("127.0.0.1")],
        "port": engine.port,
        "hostname": "attic.local.",
        "type": "_hearthwatch._tcp.local.",
        "name": "attic._hearthwatch._tcp.local.",
        "properties": {"instance": INSTANCE, "version": "0.1.0", "path": "/api/v1"},
    }
    return ZeroconfServiceInfo(**(found | other))


@pytest.fixture
async def moved() -> AsyncIterator[FakeEngine]:
    """Return the same engine at another address."""
    async with running(FakeEngine()) as found:
        yield found


async def begin(hass: HomeAssistant, source: str, data: Any = None) -> ConfigFlowResult:
    result = await hass.config_entries.flow.async_init(
        "hearthwatch", context={"source": source}, data=data
    )
    texts.check(result, "config")
    return result


async def answer(
    hass: HomeAssistant, result: ConfigFlowResult, answers: dict[str, Any]
) -> ConfigFlowResult:
    result = await hass.config_entries.flow.async_configure(result["flow_id"], answers)
    texts.check(result, "config")
    return result


async def test_an_engine_is_connected_by_hand(hass: HomeAssistant, engine: FakeEngine) -> None:
    result = await begin(hass, SOURCE_USER)
    assert result["type"] is FlowResultType.FORM
    result = await answer(hass, result, filled(engine, host=" 127.0.0.1 "))
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert result["title"] == "127.0.0.1"
    assert result["data"] == filled(engine)
    entry = result["result"]
    await hass.async_block_till_done()
    assert entry.unique_id == INSTANCE
    assert entry.state is ConfigEntryState.LOADED


@pytest.mark.parametrize(
    ("health", "error"),
    [
        ((401, "unauthorized", "Credentials are needed."), "invalid_auth"),
        ({"status": "ok", "version": "0.1.0", "api": 1}, "invalid_auth"),
        ((403, "forbidden", "No."), "not_allowed"),
        ((404, "not_found", "No."), "invalid_answer"),
        ((500, "internal", "No."), "refused"),
        (["no", "engine"], "invalid_answer"),
        ({"status": "ok", "version": "0.0.1", "api": 0, "instance": INSTANCE}, "too_old"),
        ({"status": "ok", "version": "9.0.0", "api": 2, "instance": INSTANCE}, "too_new"),
    ],
)
async def test_what_the_engine_says_instead_is_told_and_can_be_put_right(
    hass: HomeAssistant, engine: FakeEngine, health: Any, error: str
) -> None:
    usual = engine.health
    engine.answers["GET", "health"] = health
    result = await answer(hass, await begin(hass, SOURCE_USER), filled(engine))
    assert result["errors"] == {"base": error}
    engine.answers["GET", "health"] = usual
    result = await answer(hass, result, filled(engine))
    assert result["type"] is FlowResultType.CREATE_ENTRY


@pytest.mark.parametrize("host", ["http://127.0.0.1", "127.0.0.1/x", "a b", " ", "engine:8099"])
async def test_a_host_is_a_name_and_nothing_more(
    hass: HomeAssistant, engine: FakeEngine, host: str
) -> None:
    result = await answer(hass, await begin(hass, SOURCE_USER), filled(engine, host=host))
    assert result["errors"] == {"host": "invalid_host"}
    result = await answer(hass, result, filled(engine))
    assert result["type"] is FlowResultType.CREATE_ENTRY


async def test_an_engine_that_is_not_there(hass: HomeAssistant, engine: FakeEngine) -> None:
    await engine.stop()
    result = await answer(hass, await begin(hass, SOURCE_USER), filled(engine))
    assert result["errors"] == {"base": "cannot_connect"}
    await engine.start()
    result = await answer(hass, result, filled(engine))
    assert result["type"] is FlowResultType.CREATE_ENTRY


async def test_an_engine_without_tls(hass: HomeAssistant, engine: FakeEngine) -> None:
    result = await answer(hass, await begin(hass, SOURCE_USER), filled(engine, ssl=True))
    assert result["errors"] == {"base": "invalid_certificate"}
    result = await answer(hass, result, filled(engine))
    assert result["type"] is FlowResultType.CREATE_ENTRY


async def test_an_engine_that_is_known_tells_its_entry_where_it_is(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry, moved: FakeEngine
) -> None:
    result = await answer(hass, await begin(hass, SOURCE_USER), filled(moved))
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "already_configured")
    assert loaded.data["port"] == moved.port
    await moved.listened()
    assert loaded.state is ConfigEntryState.LOADED


async def test_an_entry_that_waits_is_tried_at_once_at_the_new_address(
    hass: HomeAssistant, engine: FakeEngine, entry: MockConfigEntry
) -> None:
    hass.config_entries.async_update_entry(entry, data=filled(engine, port=1))
    await hass.config_entries.async_setup(entry.entry_id)
    assert entry.state is ConfigEntryState.SETUP_RETRY
    result = await answer(hass, await begin(hass, SOURCE_USER), filled(engine))
    assert result["reason"] == "already_configured"
    await hass.async_block_till_done()
    assert entry.state is ConfigEntryState.LOADED


async def test_an_engine_that_was_ignored_can_be_connected_by_hand(
    hass: HomeAssistant, engine: FakeEngine
) -> None:
    ignored = MockConfigEntry(domain="hearthwatch", unique_id=INSTANCE, source=SOURCE_IGNORE)
    ignored.add_to_hass(hass)
    result = await begin(hass, SOURCE_ZEROCONF, told(engine))
    assert result["reason"] == "already_configured"
    assert not ignored.data
    result = await answer(hass, await begin(hass, SOURCE_USER), filled(engine))
    assert result["type"] is FlowResultType.CREATE_ENTRY


async def test_the_app_is_found_and_confirmed(hass: HomeAssistant, engine: FakeEngine) -> None:
    result = await begin(hass, SOURCE_HASSIO, app(engine))
    assert (result["type"], result["step_id"]) == (FlowResultType.FORM, "hassio_confirm")
    assert result["description_placeholders"]["name"] == "Hearthwatch"
    (flow,) = hass.config_entries.flow.async_progress()
    assert flow["context"]["title_placeholders"] == {"name": "Hearthwatch"}
    result = await answer(hass, result, {})
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert result["title"] == "Hearthwatch"
    assert result["data"] == filled(engine)
    assert result["result"].unique_id == INSTANCE


async def test_the_app_is_only_just_starting(hass: HomeAssistant, engine: FakeEngine) -> None:
    await engine.stop()
    result = await begin(hass, SOURCE_HASSIO, app(engine))
    assert result["step_id"] == "hassio_confirm"
    result = await answer(hass, result, {})
    assert result["errors"] == {"base": "cannot_connect"}
    await engine.start()
    result = await answer(hass, result, {})
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert result["result"].unique_id == INSTANCE


async def test_the_app_of_an_entry_is_away(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    await engine.stop()
    result = await begin(hass, SOURCE_HASSIO, app(engine))
    assert result["reason"] == "already_configured"


async def test_the_app_has_another_address_and_key(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry, moved: FakeEngine
) -> None:
    moved.key = "hw_another"
    result = await begin(hass, SOURCE_HASSIO, app(moved, token="hw_another"))
    assert result["reason"] == "already_configured"
    assert (loaded.data["port"], loaded.data["api_key"]) == (moved.port, "hw_another")
    await moved.listened()
    assert loaded.state is ConfigEntryState.LOADED


async def test_a_new_key_of_the_app_ends_a_failed_setup(
    hass: HomeAssistant, engine: FakeEngine, entry: MockConfigEntry
) -> None:
    engine.key = "hw_another"
    await hass.config_entries.async_setup(entry.entry_id)
    assert entry.state is ConfigEntryState.SETUP_ERROR
    await begin(hass, SOURCE_HASSIO, app(engine, token="hw_another"))
    await hass.async_block_till_done()
    assert entry.state is ConfigEntryState.LOADED


@pytest.mark.parametrize(
    "config", [{"port": "many"}, {"port": None}, {"host": "http://x"}, {"host": ""}]
)
async def test_an_app_that_tells_nonsense(
    hass: HomeAssistant, engine: FakeEngine, config: dict[str, Any]
) -> None:
    result = await begin(hass, SOURCE_HASSIO, app(engine, **config))
    assert result["reason"] == "invalid_discovery_info"


async def test_an_engine_is_found_on_the_network(hass: HomeAssistant, engine: FakeEngine) -> None:
    result = await begin(hass, SOURCE_ZEROCONF, told(engine))
    assert (result["type"], result["step_id"]) == (FlowResultType.FORM, "zeroconf_confirm")
    assert result["description_placeholders"]["name"] == "attic"
    result = await answer(hass, result, {"api_key": "hw_wrong"})
    assert result["errors"] == {"base": "invalid_auth"}
    result = await answer(hass, result, {"api_key": KEY})
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert (result["title"], result["data"]) == ("attic", filled(engine))


async def test_another_engine_than_was_told_answers(
    hass: HomeAssistant, engine: FakeEngine
) -> None:
    properties = {"instance": OTHER}
    result = await begin(hass, SOURCE_ZEROCONF, told(engine, properties=properties))
    result = await answer(hass, result, {"api_key": KEY})
    assert result["reason"] == "other_engine"


@pytest.mark.parametrize("fault", [{"properties": {}}, {"port": None}])
async def test_what_is_no_engine_on_the_network(
    hass: HomeAssistant, engine: FakeEngine, fault: dict[str, Any]
) -> None:
    result = await begin(hass, SOURCE_ZEROCONF, told(engine, **fault))
    assert result["reason"] == "invalid_discovery_info"


async def test_an_engine_has_moved_on_the_network(
    hass: HomeAssistant, engine: FakeEngine, entry: MockConfigEntry
) -> None:
    hass.config_entries.async_update_entry(entry, data=filled(engine, port=1))
    await hass.config_entries.async_setup(entry.entry_id)
    assert entry.state is ConfigEntryState.SETUP_RETRY
    result = await begin(hass, SOURCE_ZEROCONF, told(engine))
    assert result["reason"] == "already_configured"
    assert entry.data["port"] == engine.port
    await hass.async_block_till_done()
    assert entry.state is ConfigEntryState.LOADED


@pytest.mark.parametrize(("source", "data"), [(SOURCE_HASSIO, {}), (SOURCE_USER, {"ssl": True})])
async def test_an_app_and_an_engine_with_a_certificate_keep_their_names(
    hass: HomeAssistant, engine: FakeEngine, source: str, data: dict[str, Any]
) -> None:
    entry = MockConfigEntry(
        domain="hearthwatch",
        unique_id=INSTANCE,
        source=source,
        data=filled(engine, host="engine.lan", **data),
    )
    entry.add_to_hass(hass)
    await begin(hass, SOURCE_ZEROCONF, told(engine))
    assert entry.data["host"] == "engine.lan"


async def test_another_key_is_asked_for_and_tried(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    engine.key = "hw_another"
    await engine.drop()
    await until(lambda: bool(hass.config_entries.flow.async_progress()))
    (flow,) = hass.config_entries.flow.async_progress()
    result = await hass.config_entries.flow.async_configure(flow["flow_id"])
    texts.check(result, "config")
    assert result["step_id"] == "reauth_confirm"
    result = await answer(hass, result, {"api_key": "hw_wrong"})
    assert result["errors"] == {"base": "invalid_auth"}
    result = await answer(hass, result, {"api_key": "hw_another"})
    assert result["reason"] == "reauth_successful"
    assert loaded.data["api_key"] == "hw_another"
    await engine.listened()
    await hass.async_block_till_done()
    assert loaded.state is ConfigEntryState.LOADED
    assert not hass.config_entries.flow.async_progress()


async def test_the_same_key_that_is_good_again_is_enough(
    hass: HomeAssistant, engine: FakeEngine, entry: MockConfigEntry
) -> None:
    engine.key = "hw_for a moment"
    await hass.config_entries.async_setup(entry.entry_id)
    assert entry.state is ConfigEntryState.SETUP_ERROR
    engine.key = KEY
    (flow,) = hass.config_entries.flow.async_progress()
    result = await hass.config_entries.flow.async_configure(flow["flow_id"], {"api_key": KEY})
    assert result["reason"] == "reauth_successful"
    await hass.async_block_till_done()
    assert entry.state is ConfigEntryState.LOADED


async def test_another_key_is_used_at_once_by_an_entry_that_could_not_start(
    hass: HomeAssistant, engine: FakeEngine, entry: MockConfigEntry
) -> None:
    engine.key = "hw_another"
    await hass.config_entries.async_setup(entry.entry_id)
    (flow,) = hass.config_entries.flow.async_progress()
    await hass.config_entries.flow.async_configure(flow["flow_id"], {"api_key": "hw_another"})
    await hass.async_block_till_done()
    assert entry.state is ConfigEntryState.LOADED
    assert not hass.config_entries.flow.async_progress()


async def test_what_works_stays_where_it_is_whatever_is_announced(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    await begin(hass, SOURCE_ZEROCONF, told(engine, ip_address=ip_address("192.0.2.66")))
    assert loaded.data["host"] == "127.0.0.1"


async def test_a_key_of_another_engine_is_none_for_this_entry(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    result = await loaded.start_reauth_flow(hass)
    engine.table["instance"] = OTHER
    result = await answer(hass, result, {"api_key": KEY})
    assert result["reason"] == "other_engine"


async def test_the_address_can_be_changed(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry, moved: FakeEngine
) -> None:
    result = await loaded.start_reconfigure_flow(hass)
    texts.check(result, "config")
    answers = {"host": "127.0.0.1", "port": 1, "ssl": False, "verify_ssl": True}
    result = await answer(hass, result, answers)
    assert result["errors"] == {"base": "cannot_connect"}
    result = await answer(hass, result, answers | {"port": moved.port})
    assert result["reason"] == "reconfigure_successful"
    assert loaded.data == filled(moved)
    await moved.listened()
    assert loaded.state is ConfigEntryState.LOADED


async def test_the_address_of_another_engine_is_none_for_this_entry(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    async with running(FakeEngine()) as other:
        other.table["instance"] = OTHER
        result = await loaded.start_reconfigure_flow(hass)
        result = await answer(hass, result, filled(other))
    assert result["reason"] == "other_engine"
    assert loaded.data["port"] == engine.port


@pytest.mark.parametrize(
    ("error", "key"),
    [
        (TimedOutError("x"), "timeout_connect"),
        (CertificateError("x"), "invalid_certificate"),
        (CannotConnectError("x"), "cannot_connect"),
        (InvalidAnswerError("x"), "invalid_answer"),
        (HearthwatchError("x"), "unknown"),
    ],
)
def test_each_error_of_the_client_has_its_words(error: HearthwatchError, key: str) -> None:
    assert error_key(error) == key
    for language in texts.LANGUAGES.values():
        assert key in language["config"]["error"]
        assert key in language["config_subentries"]["camera"]["abort"]
        assert key in language["exceptions"]


def test_all_languages_say_the_same_things() -> None:
    def paths(part: Any, path: str = "") -> set[str]:
        if isinstance(part, dict):
            return {found for key in part for found in paths(part[key], f"{path}.{key}")}
        return {path}

    english, german = (paths(texts.LANGUAGES[language]) for language in ("en", "de"))
    assert english >= german
    ours = (".config.", ".config_subentries.", ".issues.", ".system_health.", ".exceptions.")
    assert not {path for path in english - german if path.startswith(ours)}
