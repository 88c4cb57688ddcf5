"""How often a set has used each wording, so that everything gets its turn."""

import random
from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Tally:
    """Counts of what was used; among what was used least, chance decides."""

    chance: random.Random
    used: Counter[str] = field(default_factory=Counter)

    def take(self, options: list[str]) -> str:
        """The option used least so far, counted as used."""
        option = self.least(options)
        self.used[option] += 1
        return option

    def least(self, options: list[str]) -> str:
        """The option used least so far; among equals, chance decides."""
        least = min(self.used[option] for option in options)
        return self.chance.choice([option for option in options if self.used[option] == least])

    def few(self, options: list[str], count: int = 3) -> list[str]:
        """Some of those used least so far, in no order."""
        shuffled = self.chance.sample(options, len(options))
        return sorted(shuffled, key=lambda option: self.used[option])[:count]

    def pick(self, options: list[str]) -> str:
        """The same, taken out of the options."""
        option = self.take(options)
        options.remove(option)
        return option
