"""What a search in a sentence comes back with: what it found, or an object that says why it found nothing."""

from typing import NamedTuple


class Miss(NamedTuple):
    """Why nothing was found; false where a thing that was found is true."""

    reason: str

    def __bool__(self) -> bool:
        return False
