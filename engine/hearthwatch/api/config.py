"""The settings as one tree: shown, changed, and put back to what they were."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response, Security
from pydantic import BaseModel, Field

from hearthwatch.api.base import BASE
from hearthwatch.api.changing import IfMatch, Tree, expected, readable_problems, show_tag
from hearthwatch.api.house import house_of
from hearthwatch.api.moments import Moment
from hearthwatch.api.problems import ProblemError, problem_docs
from hearthwatch.api.security import requires
from hearthwatch.model.timestamps import to_rfc3339
from hearthwatch.settings import Change, Draft, etag_of, merged, settings_schema, shown_tree
from hearthwatch.settings import Version as KeptVersion
from hearthwatch.store import Scope

router = APIRouter(
    prefix=f"{BASE}/config", tags=["settings"], dependencies=[Security(requires(Scope.ADMIN))]
)

type VersionName = Annotated[str, Path(min_length=1, max_length=40, description="Its id.")]


class ChangeView(BaseModel):
    """One value that differs. A changed password looks the same before and after."""

    path: str = Field(description="Like `cameras[0].detect.fps`; in a list, its place afterwards.")
    before: Any
    after: Any

    @classmethod
    def of(cls, change: Change) -> "ChangeView":
        """Show a change."""
        return cls(path=change.path, before=change.before, after=change.after)


class ChangedView(BaseModel):
    """What a change of the settings did, or would do."""

    changes: list[ChangeView]
    restart_needed: list[str] = Field(
        description="Paths that take effect only when the engine is started again."
    )
    dry_run: bool
    config: dict[str, Any] = Field(description="The whole tree afterwards, without secrets.")

    @classmethod
    def of(cls, draft: Draft, *, dry_run: bool = False) -> "ChangedView":
        """Show a change."""
        changes = draft.changes
        return cls(
            changes=[ChangeView.of(change) for change in changes],
            restart_needed=[change.path for change in changes if change.waits],
            dry_run=dry_run,
            config=shown_tree(draft.after),
        )


class VersionView(BaseModel):
    """A version of the settings that is no longer in force."""

    id: str
    moment: Moment = Field(description="Since when it was in force.")
    size: int = Field(description="In bytes.")

    @classmethod
    def of(cls, version: KeptVersion) -> "VersionView":
        """Show a version."""
        return cls(id=version.id, moment=to_rfc3339(version.moment), size=version.size)


class VersionList(BaseModel):
    """The kept versions, newest first."""

    versions: list[VersionView]
    total: int


class VersionDetail(VersionView):
    """A version with what it says, and what would change if it were restored."""

    text: str | None = Field(description="Its YAML without secrets; null when it is no YAML.")
    changes: list[ChangeView]
    problems: list[str] = Field(description="Why it cannot be restored; empty: it can.")


@router.get("", responses=problem_docs(401, 403, 429))
async def get_config(request: Request, response: Response) -> dict[str, Any]:
    """Return the whole tree of settings, with every default and without secrets."""
    with readable_problems():
        settings, etag = await house_of(request).desk.stored()
    show_tag(response, etag)
    return shown_tree(settings)


@router.get("/schema", responses=problem_docs(401, 403, 429))
async def get_schema() -> dict[str, Any]:
    """Return the tree's JSON schema: each field with its bounds, default and meaning."""
    return settings_schema()


@router.patch("", responses=problem_docs(400, 401, 403, 409, 412, 429, 503))
async def change_config(
    request: Request,
    response: Response,
    body: Tree,
    if_match: IfMatch = None,
    dry_run: Annotated[bool, Query(description="Only tell what would change.")] = False,
) -> ChangedView:
    """Change settings by a merge patch (RFC 7396); `null` brings a default back.

    Lists are replaced whole. A secret that is sent as it was shown stays what it is. Cameras keep
    their `id`; one that is left out of `cameras` is gone for good, see `DELETE /cameras/{camera}`.
    """

    def patch(tree: dict[str, Any]) -> None:
        changed = merged(tree, body)
        tree.clear()
        tree.update(changed)

    with readable_problems():
        draft = await house_of(request).desk.alter(
            patch, expected=expected(if_match), dry_run=dry_run
        )
    show_tag(response, etag_of(draft.base if dry_run else draft.text))
    return ChangedView.of(draft, dry_run=dry_run)


@router.get("/versions", responses=problem_docs(401, 403, 429))
async def list_versions(request: Request) -> VersionList:
    """List the versions of the settings that were in force before."""
    found = await house_of(request).desk.versions()
    return VersionList(versions=[VersionView.of(version) for version in found], total=len(found))


@router.get("/versions/{version}", responses=problem_docs(400, 401, 403, 404, 429))
async def get_version(request: Request, version: VersionName) -> VersionDetail:
    """Return a version and what restoring it would change."""
    try:
        with readable_problems():
            kept, held = await house_of(request).desk.describe(version)
    except KeyError:
        raise _no_version(version) from None
    return VersionDetail(
        **VersionView.of(kept).model_dump(),
        text=held.text,
        changes=[ChangeView.of(change) for change in held.changes],
        problems=[str(problem) for problem in held.problems],
    )


@router.post(
    "/versions/{version}/restore", responses=problem_docs(400, 401, 403, 404, 412, 429, 503)
)
async def restore_version(
    request: Request, response: Response, version: VersionName, if_match: IfMatch = None
) -> ChangedView:
    """Put a version in force again; the present one becomes a version in turn."""
    try:
        with readable_problems():
            draft = await house_of(request).desk.restore(version, expected=expected(if_match))
    except KeyError:
        raise _no_version(version) from None
    show_tag(response, etag_of(draft.text))
    return ChangedView.of(draft)


def _no_version(version_id: str) -> ProblemError:
    return ProblemError(404, "version_not_found", f"There is no version {version_id!r}.")
