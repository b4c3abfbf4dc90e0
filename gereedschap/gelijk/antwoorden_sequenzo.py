"""What sequenzo (BSD-3-Clause, the Python port of TraMineR) says of made-up ways, for the tests of agreement.

Runs in an environment of its own; the tests read only what it wrote.
"""

import json
import random
import sys
from pathlib import Path

import pandas as pd
from sequenzo import SequenceData, get_distance_matrix
from sequenzo.sequence_characteristics_indicators.turbulence import get_turbulence
from sequenzo.sequence_characteristics_indicators.within_sequence_entropy import get_within_sequence_entropy

DOEL = Path(__file__).resolve().parents[2] / "tests/unit/analysis/antwoorden/sequenzo.json"
ROUTES = ["0", "1", "2", "3"]
LENGTEN = (2, 3, 5, 8, 13, 24)


def wegen(lengte: int, *, aantal: int, kans: random.Random) -> list[str]:
    """Made-up ways of one length: each stays on its route as often as it changes."""
    uit = []
    for _nr in range(aantal):
        weg = kans.choice(ROUTES)
        while len(weg) < lengte:
            weg += weg[-1] if kans.random() < 0.5 else kans.choice(ROUTES)
        uit.append(weg)
    return uit


def antwoord(rij: list[str]) -> dict[str, object]:
    lengte = len(rij[0])
    tijd = [f"p{nr}" for nr in range(lengte)]
    frame = pd.DataFrame([list(weg) for weg in rij], columns=tijd)
    frame.insert(0, "id", range(len(rij)))
    data = SequenceData(frame, time=tijd, states=ROUTES, labels=ROUTES, id_col="id")
    afstand = {
        naam: get_distance_matrix(seqdata=data, method=methode, **keuzes).to_numpy().round(12).tolist()
        for naam, methode, keuzes in (
            ("lcs", "LCS", {}),
            ("om", "OM", {"sm": "CONSTANT", "indel": 1}),
        )
    }
    return {
        "wegen": rij,
        "entropie": get_within_sequence_entropy(data)["Entropy"].tolist(),
        "turbulentie": get_turbulence(data)["Turbulence"].tolist(),
        "turbulentie_genormeerd": get_turbulence(data, norm=True)["Turbulence"].tolist(),
        **afstand,
    }


def main() -> None:
    kans = random.Random(6)
    antwoorden = [antwoord(wegen(lengte, aantal=12, kans=kans)) for lengte in LENGTEN]
    DOEL.write_text(json.dumps({"sequenzo": "0.1.42", "antwoorden": antwoorden}) + "\n", encoding="utf-8")
    print(DOEL.name, len(antwoorden), file=sys.stderr)


if __name__ == "__main__":
    main()
