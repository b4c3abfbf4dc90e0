"""The kinds of events, one module for each part of the talk. Importing registers them."""

from rk.events.soorten import agenda as agenda
from rk.events.soorten import helpers as helpers
from rk.events.soorten import inzicht as inzicht
from rk.events.soorten import meetellen as meetellen
from rk.events.soorten import oogst as oogst
from rk.events.soorten import samen as samen
from rk.events.soorten import sessie as sessie
from rk.events.soorten import verhaal as verhaal
from rk.events.soorten import vervolg as vervolg
from rk.events.soorten import weg as weg
from rk.events.soorten import werk as werk
