"""What can go wrong between the engine and the Supervisor; texts never hold the token."""


class SupervisorError(Exception):
    """The Supervisor did not do what it was asked to."""


class SupervisorAwayError(SupervisorError):
    """It cannot be reached, takes too long, or is just starting: ask again later."""


class SupervisorRefusedError(SupervisorError):
    """It does not let us: the token is not valid, or the app's manifest does not ask for it."""


class SupervisorAnswerError(SupervisorError):
    """It says no, or something that is no answer of a Supervisor.

    Attributes:
        status: of the answer.
    """

    def __init__(self, reason: str, status: int = 200) -> None:
        super().__init__(reason)
        self.status = status
