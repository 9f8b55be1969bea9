"""The shapes of what is said of users, keys and tokens."""

from uuid import UUID

from pydantic import BaseModel, Field

from hearthwatch.api.bearer import written_scope
from hearthwatch.api.grants import Granted
from hearthwatch.api.identity import Identity, IdentityKind
from hearthwatch.api.moments import Moment, moment_text
from hearthwatch.model.timestamps import to_rfc3339
from hearthwatch.store import ApiKey, Role, Scope, User

_CAMERAS = "Ids of the only cameras that may be seen; null: all."


class UserView(BaseModel):
    """Somebody who signs in with a password."""

    id: UUID
    name: str
    email: str | None
    role: Role
    cameras: list[UUID] | None = Field(description=_CAMERAS)
    created: Moment
    disabled: bool = Field(description="May not come in for now.")

    @classmethod
    def of(cls, user: User) -> "UserView":
        """Show a user."""
        return cls(
            id=user.id,
            name=user.name,
            email=user.email,
            role=user.role,
            cameras=_listed(user.cameras),
            created=to_rfc3339(user.created),
            disabled=user.disabled,
        )


class UserList(BaseModel):
    """All users, by name."""

    users: list[UserView]
    total: int


class TokenView(BaseModel):
    """An API key, without the key."""

    id: UUID
    name: str
    scope: Scope
    cameras: list[UUID] | None = Field(description=_CAMERAS)
    created: Moment
    expires: Moment | None = Field(description="When it stops to open anything.")
    last_used: Moment | None = Field(description="To a minute.")

    @classmethod
    def of(cls, key: ApiKey) -> "TokenView":
        """Show a key."""
        return cls(**_fields(key))


class NewTokenView(TokenView):
    """An API key that has just been made."""

    token: str = Field(description="The key. It is shown this once and not kept.")

    @classmethod
    def made(cls, key: ApiKey, token: str) -> "NewTokenView":
        """Show a new key."""
        return cls(**_fields(key), token=token)


class TokenList(BaseModel):
    """All API keys, by name."""

    tokens: list[TokenView]
    total: int


class GrantView(BaseModel):
    """An access token, as OAuth 2.0 gives it out (RFC 6749, 5.1)."""

    access_token: str
    token_type: str = "bearer"  # noqa: S105 - a word of the standard
    expires_in: int = Field(description="Seconds.")
    refresh_token: str | None = Field(
        None, description="Exchange it, once, for the next pair of tokens. Users have one."
    )
    scope: str = Field(description="What it allows, like `read write`.")

    @classmethod
    def of(cls, granted: Granted) -> "GrantView":
        """Show what was given."""
        return cls(
            access_token=granted.access_token,
            expires_in=int(granted.seconds),
            refresh_token=granted.refresh_token,
            scope=written_scope(granted.scope),
        )


def _fields(key: ApiKey) -> dict[str, object]:
    return {
        "id": key.id,
        "name": key.name,
        "scope": key.scope,
        "cameras": _listed(key.cameras),
        "created": to_rfc3339(key.created),
        "expires": None if key.expires is None else to_rfc3339(key.expires),
        "last_used": None if key.last_used is None else to_rfc3339(key.last_used),
    }


def _listed(cameras: frozenset[UUID] | None) -> list[UUID] | None:
    return None if cameras is None else sorted(cameras)


class SessionView(BaseModel):
    """Who is asking."""

    name: str
    kind: IdentityKind
    scopes: list[Scope]
    expires: Moment | None
    cameras: list[UUID] | None = Field(
        None, description="Ids of the only cameras that may be seen; null: all."
    )

    @classmethod
    def of(cls, identity: Identity) -> "SessionView":
        """Show an identity."""
        return cls(
            name=identity.name,
            kind=identity.kind,
            scopes=[scope for scope in Scope if identity.scope.includes(scope)],
            expires=moment_text(identity.expires),
            cameras=None if identity.cameras is None else sorted(identity.cameras),
        )
