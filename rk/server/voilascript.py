"""Voilà's own scripts as one file.

Voilà's page loads some sixty pieces (webpack chunks), and each lab extension a handful more, one
request each. A piece only puts its modules into a list that the loader looks through first; so
the same pieces, before the loader and in one file, are one request. A piece that is not in here
is still asked for, under Voilà's own address: nothing depends on the choice made below.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

_NAAM = re.compile(r"\.e\((\d+)\)")
_STUK = re.compile(r'(?:"use strict";|/\*!.*?\*/|\s)*\(self[.[]"?\w*[cC]hunk\w+', re.DOTALL)
_WISKUNDE = re.compile(r"(.*?\.push\(\[\[\d+\],\{\d+:).*@jupyterlab/mathjax-extension:plugin", re.DOTALL)
# Formulas: a megabyte that Voilà loads as soon as it starts, and no drawing of ours has one.
_GEEN_WISKUNDE = (
    '(e)=>{e.exports={id:"@jupyterlab/mathjax-extension:plugin",activate(){},autoStart:true}}}]);'
)


def voila_script(mappen: Iterable[str | Path], extensies: Iterable[Path]) -> str:
    """The loader `voila.js` with every piece that it names, and the pieces of the lab extensions.

    `mappen` are Voilà's folders with static files, `extensies` those of the extensions.
    Raises  FileNotFoundError: no folder has the loader.
    """
    lader = next((pad for map_ in mappen if (pad := Path(map_) / "voila.js").is_file()), None)
    if lader is None:
        raise FileNotFoundError("voila.js")
    code = lader.read_text(encoding="utf-8")
    return "\n".join([*_stukken(lader.parent, code), *_van_extensies(extensies), code, ""])


def _stukken(map_: Path, code: str) -> Iterator[str]:
    for nr in dict.fromkeys(_NAAM.findall(code)):
        pad = map_ / f"{nr}.voila.js"
        if pad.is_file():
            stuk = pad.read_text(encoding="utf-8")
            wiskunde = _WISKUNDE.match(stuk)
            yield wiskunde[1] + _GEEN_WISKUNDE if wiskunde else stuk


def _van_extensies(extensies: Iterable[Path]) -> Iterator[str]:
    for map_ in extensies:
        for pad in sorted((map_ / "static").glob("*.js")):
            stuk = pad.read_text(encoding="utf-8")
            if _STUK.match(stuk):
                yield stuk
