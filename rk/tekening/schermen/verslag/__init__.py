"""The page of a whole session: what the group saw and chose, in the order of the steps."""

from rk.tekening.schermen.verslag.blad import verslag as verslag
