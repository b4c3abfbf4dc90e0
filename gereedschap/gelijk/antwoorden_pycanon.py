"""What pycanon (Apache-2.0) says of the k-anonymity of made-up tables, for the tests of agreement.

Runs in an environment of its own (it asks for an old numpy and pandas); the tests read only what it wrote.
"""

import json
import random
import sys
from pathlib import Path

import pandas as pd
from pycanon import anonymity

DOEL = Path(__file__).resolve().parents[2] / "tests/unit/privacy/antwoorden/pycanon.json"


def tabel(kans: random.Random) -> dict[str, str]:
    """Made-up people with some features, a sign each; some tables are large for the kinds of people in it."""
    n, breed = kans.choice((5, 30, 200)), kans.randint(1, 4)
    soorten = [kans.randint(1, 5) for _kolom in range(breed)]
    return {
        f"g_{nr}": "".join(str(int(kans.random() ** kans.choice((1, 2)) * k)) for _mens in range(n))
        for nr, k in enumerate(soorten)
    }


def main() -> None:
    kans = random.Random(6)
    antwoorden = []
    for _nr in range(60):
        kolommen = tabel(kans)
        k = anonymity.k_anonymity(
            pd.DataFrame({naam: list(w) for naam, w in kolommen.items()}), list(kolommen)
        )
        antwoorden.append({"kolommen": kolommen, "k": int(k)})
    DOEL.parent.mkdir(exist_ok=True)
    DOEL.write_text(json.dumps({"pycanon": "1.3.6", "antwoorden": antwoorden}) + "\n", encoding="utf-8")
    print(DOEL.name, len(antwoorden), file=sys.stderr)


if __name__ == "__main__":
    main()
