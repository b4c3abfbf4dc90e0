"""Where sessions are kept: an append-only store of events, and the folder it lives in.

The server is the only writer. One connection writes and checkpoints (SQLite before 3.51.3 has
a WAL bug with several writers, https://sqlite.org/wal.html#walresetbug), with
`synchronous=FULL`: what was acknowledged survives a power cut. What is removed is really gone:
overwritten, the WAL truncated, the file rebuilt. What people in the room typed before the group
sees it lies in tables of its own, never among the events. Façade: names only.
"""

from rk.store.contract import AlGebruikt as AlGebruikt
from rk.store.contract import AlOpTafel as AlOpTafel
from rk.store.contract import DeelnemerRij as DeelnemerRij
from rk.store.contract import InbrengRij as InbrengRij
from rk.store.contract import KamerRij as KamerRij
from rk.store.contract import Opslag as Opslag
from rk.store.contract import OpslagFout as OpslagFout
from rk.store.contract import Privaat as Privaat
from rk.store.contract import SessieRij as SessieRij
from rk.store.datamap import Datamap as Datamap
from rk.store.datamap import standaard_map as standaard_map
from rk.store.geheugen import GeheugenOpslag as GeheugenOpslag
from rk.store.sqlite import SqliteOpslag as SqliteOpslag
