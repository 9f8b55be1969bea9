"""What is heard now: it begins once, goes on, and is over once it has been still for a while."""

from dataclasses import dataclass

from hearthwatch.model.explanation import Check, Gate


@dataclass(slots=True)
class _Sound:
    last: float
    hold: float
    told: bool = False


class Ongoing:
    """Keeps apart what is new and what only goes on."""

    def __init__(self) -> None:
        self._sounds: dict[str, _Sound] = {}
        self._told: dict[str, float] = {}

    @property
    def names(self) -> frozenset[str]:
        """What is heard now."""
        return frozenset(self._sounds)

    def hear(self, name: str, time: float, *, hold: float, cooldown: float) -> Check | None:
        """Take in that something is heard.

        Args:
            name: of it.
            time: in seconds on the stream's clock.
            hold: seconds without it after which it is over.
            cooldown: seconds after it was last told in which it is not told again.

        Returns:
            Whether it is to be told, as a gate; None where it only goes on.
        """
        goes_on = name in self._sounds
        sound = self._sounds.setdefault(name, _Sound(time, hold))
        sound.last = time
        since = time - self._told.get(name, float("-inf"))
        if sound.told or (goes_on and since < cooldown):
            return None
        if since < cooldown:
            text = f"{name} was told {since:.0f} s ago; the cooldown is {cooldown:g} s"
            return Check(Gate.COOLDOWN, passed=False, text=text, value=since, limit=cooldown)
        sound.told = True
        self._told[name] = time
        return Check(Gate.COOLDOWN, passed=True, text=f"{name} was not told just before")

    def expire(self, time: float) -> None:
        """Let go of what has been still for long enough."""
        over = [name for name, sound in self._sounds.items() if time - sound.last > sound.hold]
        for name in over:
            del self._sounds[name]

    def clear(self) -> None:
        """Let go of everything: nobody listens any more."""
        self._sounds.clear()
