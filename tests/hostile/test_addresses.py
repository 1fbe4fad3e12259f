"""Addresses from strangers reach no private network, no cloud's own addresses, and no further than their time."""

import socket
import time

import pytest

from onrecord import ArticleError, read_article
from onrecord.formats import network, web

# Published addresses of each kind: IANA's special-purpose registries, and the metadata services of providers of cloud machines.
FORBIDDEN = [
    "0.0.0.1", "10.1.2.3", "100.64.0.1", "100.100.100.200", "127.0.0.1", "168.63.129.16", "169.254.169.254", "172.16.0.1", "192.0.0.192",
    "192.88.99.1", "192.168.1.1", "198.18.0.1", "203.0.113.9", "224.0.0.1", "255.255.255.255", "::", "::1", "::7f00:1", "::ffff:10.0.0.1",
    "::ffff:168.63.129.16", "64:ff9b::a9fe:a9fe", "64:ff9b::808:808", "64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1", "2002:a00:1::",
    "3fff::1", "5f00::1", "fc00::1", "fd00:ec2::254", "fd20:ce::254", "fe80::1%eth0", "fec0::1", "ff02::1",
]  # fmt: skip
PUBLIC = ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "::ffff:8.8.8.8"]


@pytest.mark.parametrize("address", FORBIDDEN)
def test_an_address_that_is_not_of_the_public_internet_is_known(address):
    assert not network.is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_an_address_of_the_public_internet_is_known(address):
    assert network.is_public(address)


def test_a_name_of_which_one_address_is_private_is_refused(monkeypatch):
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in ("8.8.8.8", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    with pytest.raises(ArticleError, match="private network"):
        network.resolve("ferry.example", 80, allow_private=False)


def test_a_name_that_means_another_address_by_the_time_of_connecting_gains_nothing(monkeypatch):
    answers, reached = ["8.8.8.8", "127.0.0.1"], []

    def look_up(*_, **__):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (answers.pop(0), 80))]

    def connect(place, **_):
        reached.append(place)
        raise OSError("nobody is there")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(ArticleError, match="nobody is there"):
        read_article("http://ferry.example/", timeout=5)
    assert reached == [("8.8.8.8", 80)] and answers == ["127.0.0.1"]


def test_looking_up_a_name_is_part_of_the_time(monkeypatch):
    monkeypatch.setattr(web, "_resolve", lambda *_: time.sleep(5))
    started = time.monotonic()
    with pytest.raises(ArticleError, match="longer than 0.3 seconds"):
        read_article("http://ferry.example/", timeout=0.3)
    assert time.monotonic() - started < 3


@pytest.mark.parametrize(
    "address",
    [
        "http://ada:secret@127.0.0.1/x?token=9",
        "http://ada:secret@[::1/x?token=9",
        "http://ada:secret@a.invalid:x/?token=9",
        "http://secret@/",
    ],
)
def test_a_refusal_does_not_repeat_a_query_or_a_user_name(address):
    with pytest.raises(ArticleError) as refused:
        read_article(address, timeout=1)
    assert "secret" not in str(refused.value) and "token" not in str(refused.value)


def test_a_redirect_to_what_is_no_address_is_refused(monkeypatch):
    class Answer:
        status, reason, length = 302, "Found", 0

        def getheader(self, name, default=None):
            return "http://[::1" if name == "Location" else default

    monkeypatch.setattr(web, "_resolve", lambda *_: ["8.8.8.8"])
    monkeypatch.setattr(web._Connection, "get", lambda *_: Answer())
    with pytest.raises(ArticleError, match="cannot be read"):
        read_article("http://ferry.example/", timeout=5)
