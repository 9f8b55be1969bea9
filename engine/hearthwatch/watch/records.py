"""Records of looks for explanations, with unbroken calm folded into one record."""

from dataclasses import replace

from hearthwatch.model.explanation import Check, Gate
from hearthwatch.model.look import LookRecord


class RecordKeeper:
    """Collects records until they are taken away.

    Looks in a row that saw the same nothing become one record: an hour of an empty street is a
    handful of them. A look that was given up may come a moment before or after its turn.
    """

    def __init__(self) -> None:
        self._records: list[LookRecord] = []
        self._quiet: LookRecord | None = None

    def add(self, record: LookRecord) -> None:
        """Add what one look decided."""
        if record.tracks or record.inferences:
            self._flush()
            self._records.append(record)
        elif self._quiet is None or not _alike(self._quiet, record):
            self._flush()
            self._quiet = record
        else:
            louder = record if record.share > self._quiet.share else self._quiet
            self._quiet = replace(
                louder,
                checks=tuple(map(_louder, self._quiet.checks, record.checks, louder.checks)),
                start=min(self._quiet.start, record.start),
                end=max(self._quiet.end, record.end),
                looks=self._quiet.looks + record.looks,
            )

    def take(self) -> tuple[LookRecord, ...]:
        """Return what was collected and begin anew."""
        self._flush()
        taken, self._records = tuple(self._records), []
        return taken

    def _flush(self) -> None:
        if self._quiet:
            self._records.append(self._quiet)
            self._quiet = None


def _alike(first: LookRecord, second: LookRecord) -> bool:
    """Tell whether two quiet looks passed and failed the same gates."""
    return [(c.gate, c.passed) for c in first.checks] == [(c.gate, c.passed) for c in second.checks]


def _louder(first: Check, second: Check, chosen: Check) -> Check:
    """Return the louder of two sounds; of other gates the one that was chosen."""
    if chosen.gate is not Gate.SOUND:
        return chosen
    return max(first, second, key=lambda check: check.value or float("-inf"))
