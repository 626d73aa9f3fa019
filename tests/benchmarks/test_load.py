"""What a generator of load said is read rightly, and a failed answer is no rate."""

import http.server
import threading

import pytest

from benchmarks.load import Failed, Rate, measure_many, rate_of, read_wrk

SAID = """\
Running 1s test @ http://127.0.0.1:8123/articles/
  1 threads and 4 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency   130.61ms   13.10ms 171.36ms   84.00%
    Req/Sec    31.11     11.67    50.00     66.67%
  Latency Distribution
     50%  127.90ms
     75%  134.78ms
     90%  1.15s
     99%  850.25us
  1234 requests in 1.01s, 1.09MB read
{more}Requests/sec:     29.81
Transfer/sec:      1.08MB
"""


def test_wrk_is_read_in_its_units():
    assert read_wrk(SAID.format(more="")) == Rate(29.81, 127.90, pytest.approx(0.85025), 1_234)


def test_wrk_that_had_no_answer_in_time_has_no_latency():
    said = "  0 requests in 1.00s, 0.00B read\nRequests/sec:      0.00\n"
    assert read_wrk(said) == Rate(0.0, 0.0, 0.0, 0)


def test_wrk_with_refusals_is_a_failure():
    with pytest.raises(Failed, match="/articles/: 7 answers were no success"):
        read_wrk(SAID.format(more="  Non-2xx or 3xx responses: 7\n"), "/articles/")


def test_wrk_with_broken_connections_is_a_failure():
    with pytest.raises(Failed, match="read 3"):
        read_wrk(SAID.format(more="  Socket errors: connect 0, read 3, write 0, timeout 0\n"))


def test_wrk_that_waited_too_long_is_none():
    more = "  Socket errors: connect 0, read 0, write 0, timeout 5\n"
    assert read_wrk(SAID.format(more=more)).answers == 1_234


def test_wrk_without_a_rate_is_a_failure():
    with pytest.raises(Failed, match="said no rate"):
        read_wrk("unable to connect")


def test_rate_of_answers():
    assert rate_of([float(ms) for ms in range(100, 0, -1)], 2.0) == Rate(50.0, 51.0, 100.0, 100)
    assert rate_of([], 2.0) == Rate(0.0, 0.0, 0.0, 0)


class _Handler(http.server.BaseHTTPRequestHandler):
    asked: list[str] = []

    def do_GET(self):
        self.asked.append(f"{self.path} {self.headers['X-Sent']}")
        self.send_response(404 if self.path == "/missing" else 200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, *args):
        pass


@pytest.fixture
def port():
    _Handler.asked = []
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.server_address[1]
        server.shutdown()
        thread.join()


def test_python_asks_each_address_once(port):
    rate = measure_many(
        port, [f"/{number}" for number in range(10)], connections=3, headers={"X-Sent": "yes"}
    )
    assert sorted(_Handler.asked) == sorted(f"/{number} yes" for number in range(10))
    assert (rate.answers, rate.rate > 0, rate.p50 > 0) == (10, True, True)


def test_python_tells_of_a_refusal(port):
    with pytest.raises(Failed, match="/missing: 404"):
        measure_many(port, ["/there", "/missing"], connections=1, headers={})
