"""What can go wrong with the database, in two kinds that callers treat differently."""


class StoreError(Exception):
    """The database cannot do this now: it is locked, full or gone. Trying again may help."""


class DatabaseUnusableError(StoreError):
    """The database cannot be opened at all; the message names it and says why."""
