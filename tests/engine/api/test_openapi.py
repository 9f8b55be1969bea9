from typing import Any

OPEN = {
    "/api/v1/health",
    "/api/v1/auth/code",
    "/api/v1/auth/login",
    "/api/v1/auth/token",
}
SCHEMES = {"bearer", "key", "session", "oauth2"}
SIGNED = {
    "/api/v1/cameras/{camera}/live.ts",
    "/api/v1/cameras/{camera}/snapshot",
    "/api/v1/clips/{clip_id}/media",
    "/api/v1/clips/{clip_id}/thumbnail",
    "/api/v1/clips/{clip_id}/sprite",
    "/api/v1/events/{event_id}/picture",
    "/api/v1/events/{event_id}/snapshot",
}


async def test_description_shows_problems_and_ways_in(site: Any) -> None:
    async with site.client() as client:
        document = (await client.get("/api/v1/openapi.json")).json()
    assert document["info"] == document["info"] | {"title": "Hearthwatch", "version": "1.2.3"}
    assert set(document["components"]["securitySchemes"]) == {
        "bearer",
        "key",
        "link",
        "oauth2",
        "session",
    }
    problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for path, routes in document["paths"].items():
        assert path.startswith("/api/v1/")
        for method, route in routes.items():
            if path in OPEN or path.startswith("/api/v1/inbound/"):
                assert "security" not in route
            else:
                ways = {name: scopes for way in route["security"] for name, scopes in way.items()}
                is_signed = method == "get" and path in SIGNED
                assert set(ways) == SCHEMES | ({"link"} if is_signed else set())
                assert len(ways["oauth2"]) == 1
                assert route["responses"]["401"]["content"] == problem
            assert route["responses"]["default"]["content"] == problem
            assert "422" not in route["responses"]
    snapshot = document["paths"]["/api/v1/cameras/{camera}/snapshot"]["get"]
    assert list(snapshot["responses"]["200"]["content"]) == ["image/jpeg"]


async def test_every_reference_leads_somewhere(site: Any) -> None:
    async with site.client() as client:
        document = (await client.get("/api/v1/openapi.json")).json()
    references: list[str] = []

    def visit(node: Any) -> None:
        if isinstance(node, dict):
            references.extend(value for key, value in node.items() if key == "$ref")
            for value in node.values():
                visit(value)
        elif isinstance(node, list):
            for value in node:
                visit(value)

    visit(document)
    assert references
    for reference in references:
        node = document
        for step in reference.removeprefix("#/").split("/"):
            node = node[step]
