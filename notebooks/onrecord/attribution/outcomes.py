"""What a search in a sentence comes back with: what it found, or an object that says why it found nothing."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Miss:
    """Why nothing was found; false where a thing that was found is true."""

    reason: str

    def __bool__(self) -> Literal[False]:
        return False
