"""Errors as RFC 9457 problem details, with the members that older clients look for."""

import time
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any, Final

import structlog
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.routing import iter_route_contexts
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse

from hearthwatch.model.timestamps import to_rfc3339
from hearthwatch.store import StoreError

MEDIA_TYPE: Final = "application/problem+json"

_log = structlog.get_logger(__name__)


class ErrorMember(BaseModel):
    """The error once more, in one object."""

    code: str = Field(description="Stays the same; programs may compare it.")
    message: str
    timestamp: str
    request_id: str


class FieldProblem(BaseModel):
    """One thing wrong with the request."""

    field: str = Field(description="Where, like `query.limit` or `body.code`.")
    message: str


class Problem(BaseModel):
    """Why a request was not answered as asked."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    status_code: int
    timestamp: str = Field(json_schema_extra={"format": "date-time"})
    error: ErrorMember
    errors: list[FieldProblem] = []


class ProblemError(HTTPException):
    """Ends a request with a problem.

    Attributes:
        code: names the kind of problem for programs.
        errors: each thing that is wrong, where there are several.
    """

    def __init__(
        self,
        status: int,
        code: str,
        detail: str,
        headers: Mapping[str, str] | None = None,
        errors: Sequence[FieldProblem] = (),
    ) -> None:
        super().__init__(status, detail, headers)
        self.code = code
        self.errors = errors


class ProblemResponse(JSONResponse):
    """A problem on its way out."""

    media_type = MEDIA_TYPE


def problem_response(
    connection: HTTPConnection, error: HTTPException, errors: Sequence[FieldProblem] = ()
) -> ProblemResponse:
    """Write a problem down for the sender of a request."""
    phrase = HTTPStatus(error.status_code).phrase
    code = error.code if isinstance(error, ProblemError) else _code(phrase)
    moment = to_rfc3339(time.time())
    problem = Problem(
        title=phrase,
        status=error.status_code,
        detail=error.detail,
        status_code=error.status_code,
        timestamp=moment,
        error=ErrorMember(
            code=code,
            message=error.detail,
            timestamp=moment,
            request_id=connection.scope["state"]["request_id"],
        ),
        errors=list(errors),
    )
    return ProblemResponse(problem.model_dump(), error.status_code, error.headers)


def handle_problems(app: FastAPI) -> None:
    """Have every error that leaves a route answered as a problem."""

    @app.exception_handler(HTTPException)
    async def refused(request: Request, error: HTTPException) -> ProblemResponse:
        errors = error.errors if isinstance(error, ProblemError) else ()
        if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED and not isinstance(
            error, ProblemError
        ):
            error.headers = {"Allow": ", ".join(_methods_of(request))}
        return problem_response(request, error, errors)

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> ProblemResponse:
        errors = [_field_problem(detail) for detail in error.errors()[:20]]
        detail = "; ".join(f"{problem.field}: {problem.message}" for problem in errors)
        return problem_response(request, ProblemError(400, "invalid_request", detail), errors)

    @app.exception_handler(StoreError)
    async def no_database(request: Request, error: StoreError) -> ProblemResponse:
        _log.error("database_unavailable", reason=str(error))
        detail = "The database does not answer; try again."
        problem = ProblemError(503, "database_unavailable", detail, {"Retry-After": "5"})
        return problem_response(request, problem)


def problem_docs(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the OpenAPI entries of the problems that a route may answer with."""
    schema = {"schema": {"$ref": "#/components/schemas/Problem"}}
    content = {MEDIA_TYPE: schema}
    docs: dict[int | str, dict[str, Any]] = {
        status: {"description": HTTPStatus(status).phrase, "content": content}
        for status in statuses
    }
    return docs | {"default": {"description": "Any other problem", "content": content}}


def jpeg_docs() -> dict[int | str, dict[str, Any]]:
    """Return the OpenAPI entry of a route that answers with a picture."""
    picture = {"schema": {"type": "string", "format": "binary"}}
    return {200: {"description": "A JPEG.", "content": {"image/jpeg": picture}}}


def ts_docs() -> dict[int | str, dict[str, Any]]:
    """Return the OpenAPI entry of a route that streams."""
    content = {"video/mp2t": {"schema": {"type": "string", "format": "binary"}}}
    return {200: {"description": "An MPEG transport stream without an end.", "content": content}}


def mp4_docs() -> dict[int | str, dict[str, Any]]:
    """Return the OpenAPI entries of a route that answers with footage, whole or in part."""
    content = {"video/mp4": {"schema": {"type": "string", "format": "binary"}}}
    return {
        200: {"description": "An MP4.", "content": content},
        206: {"description": "The part of it that `Range` asks for.", "content": content},
        304: {"description": "The one that `If-None-Match` names is still right."},
        416: {"description": "It ends before that part."},
    }


def _methods_of(request: Request) -> list[str]:
    """Return all methods with which the address of a request can be called."""
    path = request.scope["path"].removeprefix(request.scope.get("root_path", ""))
    routes = iter_route_contexts(request.app.router.routes)
    return sorted(
        {
            method
            for route in routes
            if route.methods and route.path_regex.match(path)
            for method in route.methods
        }
    )


def _field_problem(detail: Mapping[str, Any]) -> FieldProblem:
    field = ".".join(map(str, detail["loc"]))
    return FieldProblem(field=field, message=detail["msg"].removeprefix("Value error, "))


def _code(phrase: str) -> str:
    return phrase.lower().replace(" ", "_").replace("-", "_").replace("'", "")
