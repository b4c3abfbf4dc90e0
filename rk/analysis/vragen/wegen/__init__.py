"""Whole ways counted exactly: a short way is its own key, and long ones are compared in full."""

from __future__ import annotations

from rk.analysis.vragen.wegen.sleutels import tel_wegen
from rk.analysis.vragen.wegen.tellingen import Wegen, Wegrijen

__all__ = ["Wegen", "Wegrijen", "tel_wegen"]
