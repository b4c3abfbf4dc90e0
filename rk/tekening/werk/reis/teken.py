"""The marks of a journey, and what is drawn for the eye and said for the ear."""

from __future__ import annotations

from dataclasses import replace

from rk.tekening.boom import El, el
from rk.tekening.werk import tekens


def teken(naam: str) -> El:
    """A picture of 24 by 24 in the colour of the text around it; decoration only."""
    beeld = tekens.teken(naam)
    anders = {"class": "rk-icoon rk-reis-teken"}
    return replace(beeld, attributen=tuple((k, anders.get(k, v)) for k, v in beeld.attributen))


def zegt(woorden: str, *beeld: object) -> tuple[El, El]:
    """What is drawn, for the eye alone, and the same in words for who listens."""
    return (
        el("span", beeld, class_="rk-reis-beeld", aria_hidden="true"),
        el("span", woorden, class_="rk-alleen-voorlezen"),
    )
