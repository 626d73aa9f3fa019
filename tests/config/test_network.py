"""The suite reaches nothing but the machine it runs on."""

import socket

import pytest


def test_network_is_closed_but_for_this_machine() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()):
        pass  # the live server of the browser tests needs this
    # The address is one reserved for documentation. The refusal comes as a warning, which is an error here.
    with pytest.raises(UserWarning, match=r'socket\.connect\(\) with host "192\.0\.2\.1"'):
        socket.create_connection(("192.0.2.1", 80), timeout=1)
