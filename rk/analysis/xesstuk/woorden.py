"""What stands outside the quotes of a log in plain form: some tens of words, such as
`/></event><event><string key=`. From them follows where each attribute stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np

from rk.analysis.xesstuk.stuk import SOORTEN

_WOORD = re.compile(
    rb"(?:\s*/>)?\s*(?P<event_dicht></event>)?\s*(?P<trace_dicht></trace>)?"
    rb"\s*(?P<trace><trace>)?\s*(?P<event><event>)?\s*(?P<attribuut><(?:%s)\s+key\s*=\s*)?"
    % "|".join(sorted(SOORTEN)).encode()
)
# Where we are: in the log, in a trace or in an event. What each tag asks for, and where it leads to.
_LOG, _TRACE, _EVENT = range(3)
_STAPPEN = {
    "event_dicht": (_EVENT, _TRACE),
    "trace_dicht": (_TRACE, _LOG),
    "trace": (_LOG, _TRACE),
    "event": (_TRACE, _EVENT),
}
_BLIJFT = -1
Rij = np.ndarray[Any, np.dtype[Any]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Plekken:
    """Of each attribute where it stands: in an event or only in a trace, and in which, from 0.

    `trace_van_event`: of each event its trace.
    """

    in_event: Rij
    event: Rij
    trace: Rij
    trace_van_event: Rij
    traces: int

    @classmethod
    def van(cls, woorden: Sequence[bytes], rij: Rij) -> Self | None:
        """From the `rij` of words, by number: one before each attribute, and one behind the last.

        None: one of the words is not known, or they cannot stand in this order.
        """
        gelezen = [_lees(woord) for woord in woorden]
        bekend = [woord for woord in gelezen if woord is not None]
        if len(bekend) < len(gelezen):
            return None
        trace, event, attribuut, van, tot = np.array(bekend).T[:, rij]
        stappen = np.flatnonzero(van != _BLIJFT)
        # That every tag ends is for a parser to say.
        heel = attribuut[:-1].all() and van[0] == _LOG and (van[stappen[1:]] == tot[stappen[:-1]]).all()
        if not heel:
            return None
        trace_nu, event_nu = np.cumsum(trace) - 1, np.cumsum(event) - 1
        waar = tot[stappen][np.cumsum(van != _BLIJFT) - 1]
        return cls(
            in_event=waar[:-1] == _EVENT,
            event=event_nu[:-1],
            trace=trace_nu[:-1],
            trace_van_event=trace_nu[event == 1],
            traces=int(trace_nu[-1]) + 1,
        )


def _lees(woord: bytes) -> tuple[int, ...] | None:
    """Whether a trace begins, an event and an attribute; and from where to where it leads."""
    past = _WOORD.fullmatch(woord)
    if past is None:
        return None
    van = tot = _BLIJFT
    for tag, (eist, leidt_naar) in _STAPPEN.items():
        if past[tag]:
            if tot not in (_BLIJFT, eist):
                return None
            van = eist if van == _BLIJFT else van
            tot = leidt_naar
    if past["attribuut"] and tot == _LOG:
        return None
    return (*(int(past[deel] is not None) for deel in ("trace", "event", "attribuut")), van, tot)
