"""The network address a request comes from: as the proxy saw it where there is one, and never as the visitor says."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

UNKNOWN = "unknown"


def household_of(request: HttpRequest) -> str:
    """What counts as one visitor: an IPv4 address, or the whole /64 that an IPv6 household has."""
    return _network(request, ipv4=32, ipv6=64)


def neighbourhood_of(request: HttpRequest) -> str:
    """What may be kept for long: it tells one's own network from a strange one, and finds nobody."""
    return _network(request, ipv4=24, ipv6=48)


def _network(request: HttpRequest, *, ipv4: int, ipv6: int) -> str:
    """Behind a proxy the last address of the header is the one that the proxy itself has seen."""
    given = request.META.get("REMOTE_ADDR") or ""
    if settings.BEHIND_PROXY:
        given = request.headers.get("X-Forwarded-For", given).rpartition(",")[2]
    try:
        address = ipaddress.ip_address(_without_port(given.strip()))
    except ValueError:
        return UNKNOWN
    # So a server that listens on [::] writes an IPv4 address; all of them stand in one /64.
    address = getattr(address, "ipv4_mapped", None) or address
    return str(ipaddress.ip_network((address, ipv6 if address.version == 6 else ipv4), strict=False))


def _without_port(given: str) -> str:
    """Some proxies write the port behind the address: 203.0.113.7:4711, [2001:db8::7]:4711."""
    if given.startswith("["):
        return given[1:].partition("]")[0]
    return given.partition(":")[0] if given.count(":") == 1 else given
