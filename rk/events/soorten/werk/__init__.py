"""What is filled in at a werkvorm: one module for each form. Cards are those of 4V (`oogst`)."""

from rk.events.soorten.werk import checklijst as checklijst
from rk.events.soorten.werk import gedeeld as gedeeld
from rk.events.soorten.werk import kaarten as kaarten
from rk.events.soorten.werk import keuze as keuze
from rk.events.soorten.werk import plan as plan
from rk.events.soorten.werk import reis as reis
from rk.events.soorten.werk import schaal as schaal
