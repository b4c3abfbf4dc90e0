"""The networks that this laptop is on."""

from __future__ import annotations

import hashlib

import ifaddr

from rk.domain import Net


def netten_hier() -> tuple[Net, ...]:
    """Every network with an IPv4 address that phones could reach; the loopback is none."""
    gevonden = [
        Net(id=hashlib.sha256(f"{a.name}{ip.ip}".encode()).hexdigest()[:12], naam=a.nice_name, adres=ip.ip)
        for a in ifaddr.get_adapters()
        for ip in a.ips
        if isinstance(ip.ip, str) and not ip.ip.startswith(("127.", "0.", "169.254."))
    ]
    return tuple(sorted(gevonden, key=lambda net: (net.naam, net.adres)))
