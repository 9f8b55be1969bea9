"""Runs: a quick one for every day, a full one for the manual, or single parts of them."""

import time
from collections.abc import Collection
from dataclasses import replace
from typing import Final

from hearthwatch.model.timestamps import to_rfc3339
from hearthwatch.studies.bench.attention import Times
from hearthwatch.studies.bench.children import ChildError
from hearthwatch.studies.bench.choices import Part, Profile
from hearthwatch.studies.bench.contestants import Outsider
from hearthwatch.studies.bench.parts import Run, Sizes, about, tables
from hearthwatch.studies.bench.progress import Countdown, Progress
from hearthwatch.studies.bench.report import Report, Table, busy_before, machine, versions
from hearthwatch.studies.bench.situations import Options, Situations

_SIZES: Final = {
    Profile.QUICK: Sizes(
        all_kinds=False,
        clip=40.0,
        live=18.0,
        times=Times(warm=15.0, visits=35.0, idle=6.0, calm=6.0),
        rounds=1,
        cost=8.0,
        kills=3,
        minutes=2.0,
        counts=(1, 2, 4),
        events=100_000,
    ),
    Profile.FULL: Sizes(
        all_kinds=True,
        clip=60.0,
        live=60.0,
        times=Times(warm=60.0, visits=45.0, idle=12.0),
        rounds=5,
        cost=8.0,
        kills=50,
        minutes=60.0,
        counts=(1, 2, 4, 8, 16, 32),
        events=1_000_000,
    ),
}
_QUICK: Final = (Part.MOTION, Part.DETECTOR, Part.DELAYS, Part.ATTENTION, Part.CLIPS)


def usual(profile: Profile, options: Options) -> tuple[Part, ...]:
    """Return the parts of a profile, unless others are asked for."""
    if profile is Profile.QUICK:
        return (*_QUICK, Part.COST) if options.against else _QUICK
    return tuple(part for part in Part if options.soak or part is not Part.SOAK)


def measure(
    options: Options,
    profile: Profile,
    progress: Progress,
    *,
    only: Collection[Part] = (),
) -> Report:
    """Measure, and report it: on Ctrl-C, or when a part fails, as far as it came.

    Args:
        options: what was chosen.
        profile: how thorough to be.
        progress: hears what is being done.
        only: the parts to measure; those of the profile if there are none.

    Raises:
        SourceError: the footage cannot be played.
        ValueError: the footage shows nobody who could be cut out, or a command is no command.
    """
    for command in options.against:
        Outsider(command).check()
    started, warnings = time.time(), busy_before()
    gaps: list[str] = []
    sizes = _sized(_SIZES[profile], options)
    parts = [part for part in Part if part in (only or usual(profile, options))]
    countdown = Countdown(progress, [(part, about(part, sizes, options)) for part in parts])
    run = Run(Situations(options, countdown), sizes, options, countdown)
    found: dict[str, Table] = {}
    for part in parts:
        try:
            countdown.next()
            for table in tables(part, run):
                found[table.key] = table
        except KeyboardInterrupt:
            gaps.append(f"Ended early, in the middle of {part}: what comes after it is missing.")
            break
        except ChildError as error:
            gaps.append(f"Not measured to its end: {part}. {error}")
    return Report(
        profile=profile,
        started=to_rfc3339(started),
        seconds=round(time.time() - started, 1),
        machine=machine(),
        versions=versions(),
        parameters=options.parameters(),
        tables=tuple(found.values()),
        warnings=warnings,
        gaps=tuple(gaps),
    )


def _sized(sizes: Sizes, options: Options) -> Sizes:
    return replace(
        sizes,
        kills=sizes.kills if options.kills is None else options.kills,
        minutes=sizes.minutes if options.soak is None else options.soak,
    )
