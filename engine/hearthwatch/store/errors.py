"""What can go wrong with the database, in kinds that callers treat differently."""


class StoreError(Exception):
    """The database cannot do this now: it is locked, full or gone. Trying again may help."""


class DatabaseUnusableError(StoreError):
    """The database cannot be opened at all; the message names it and says why."""


class NameTakenError(Exception):
    """There is one of that name already."""


class TooManyError(Exception):
    """There are as many as there may be."""
