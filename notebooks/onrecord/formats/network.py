"""Which network addresses are not reached: those that `ipaddress` says are not global, and those that it does not know of.

Names are looked up within a time limit; a page is fetched from an address that was looked at, so that a name cannot change in between.
"""

import ipaddress
import socket
import threading
import time
from collections.abc import Callable
from typing import Any

from onrecord.article import ArticleError

# Beside `is_global`, which differs between versions of Python: IANA's special-purpose registries, and the addresses at which
# providers of cloud machines tell keys and settings to whoever asks from inside.
FORBIDDEN = tuple(
    (ipaddress.ip_network(network), what)
    for network, what in (
        ("0.0.0.0/8", "this network"),
        ("10.0.0.0/8", "private use"),
        ("100.64.0.0/10", "shared by carriers; 100.100.100.200 tells settings of cloud machines"),
        ("127.0.0.0/8", "this machine"),
        ("168.63.129.16/32", "tells settings of cloud machines"),
        ("169.254.0.0/16", "link-local; 169.254.169.254 tells settings of cloud machines"),
        ("172.16.0.0/12", "private use"),
        ("192.0.0.0/24", "protocol assignments; 192.0.0.192 tells settings of cloud machines"),
        ("192.0.2.0/24", "documentation"),
        ("192.88.99.0/24", "relays to 6to4"),
        ("192.168.0.0/16", "private use"),
        ("198.18.0.0/15", "benchmarks"),
        ("198.51.100.0/24", "documentation"),
        ("203.0.113.0/24", "documentation"),
        ("224.0.0.0/4", "multicast"),
        ("240.0.0.0/4", "reserved"),
        ("::/96", "this machine, and IPv4 in an old form"),
        ("64:ff9b::/96", "NAT64: an IPv4 address behind a translator"),
        ("64:ff9b:1::/48", "NAT64 of a private network"),
        ("100::/64", "discarded"),
        ("2001::/23", "protocol assignments, Teredo among them"),
        ("2001:db8::/32", "documentation"),
        ("2002::/16", "6to4: an IPv4 address in another form"),
        ("3fff::/20", "documentation"),
        ("5f00::/16", "segment routing"),
        ("fc00::/7", "private use; fd00:ec2::254 tells settings of cloud machines"),
        ("fe80::/10", "link-local"),
        ("fec0::/10", "site-local"),
        ("ff00::/8", "multicast"),
    )
)


def is_public(text: str) -> bool:
    """Whether a network address belongs to the public internet; an IPv4 address in IPv6 counts as the IPv4 address."""
    reached = ipaddress.ip_address(text.split("%")[0])
    reached = getattr(reached, "ipv4_mapped", None) or reached
    return reached.is_global and not any(reached in network for network, _ in FORBIDDEN if network.version == reached.version)


def resolve(host: str, port: int, allow_private: bool) -> list[str]:
    """The network addresses of a host. Raises ArticleError when any is not public, unless that is allowed; OSError when it has none."""
    found = list(dict.fromkeys(str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))
    if not allow_private and not all(map(is_public, found)):
        raise ArticleError(f"{host} lies in a private network: allow it with allow_private=True if you trust the address")
    return found


def within(deadline: float, work: Callable[..., Any], *arguments: object) -> Any:
    """What `work` gives or raises, if it ends before `deadline` (of `time.monotonic`). Raises TimeoutError: the system's look-up of names
    cannot be stopped, so it is left behind in a thread that ends with the process."""
    outcome: dict[str, Any] = {}

    def try_it() -> None:
        try:
            outcome["value"] = work(*arguments)
        except BaseException as error:
            outcome["error"] = error

    thread = threading.Thread(target=try_it, daemon=True)
    thread.start()
    thread.join(max(0.001, deadline - time.monotonic()))
    if not outcome:
        raise TimeoutError("its name is not found in time")
    if "error" in outcome:
        raise outcome["error"]
    return outcome["value"]
