"""What every inbreng is: a frozen content, given at one place, that becomes one event."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict

from rk.domain import Punt, Stap
from rk.events.toestand import Toestand


class Inbreng(BaseModel):
    """What is given at one step. A subclass is one step's content."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    stap: ClassVar[Stap]

    @property
    def waar(self) -> Punt:
        """The place on the agenda where it was given."""
        return self.stap

    @property
    def sleutel(self) -> str:
        """A deelnemer has at most one with the same key; empty for as many as he wants."""
        return ""

    def beurt(self, t: Toestand) -> str:
        """With a key: the question as it was asked last. Who gave it to the group has had his turn
        until the group asks anew. Empty for what has no key.
        """
        return self.sleutel

    def wordt(self) -> tuple[str, dict[str, Any]]:
        """The kind and content of the event it becomes."""
        raise NotImplementedError


def rij(waarde: Any) -> Any:
    """A form sends one choice as a text and several as a list."""
    return [waarde] if isinstance(waarde, str) else waarde
