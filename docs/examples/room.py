"""A room that keeps docs/wire-contract.md for SSE, in Python's standard library alone.

    python3 docs/examples/room.py 9000
    npm run bench -- --target http://127.0.0.1:9000 --transport sse --lanes sse --profile quick

GET /events streams the room, POST /messages publishes to it. It binds to loopback. One thread serves
each connection: simple to read, and slower than an event loop, which is what measuring it shows.
"""

import json
import queue
import random
import re
import socketserver
import string
import sys
import threading
from collections import deque
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlsplit

FIRST_SEQ = 10_000_000
RING_MESSAGES = 16_384
MAX_BODY_BYTES = 2 * 1024 * 1024
MAX_QUEUED_MESSAGES = 4_096  # A reader that falls further behind is disconnected.
CURSOR = re.compile(r"([a-z0-9]{6})-([0-9]{8})")


class Room:
    """Whatever is published reaches every reader once and in order; the ring holds what came last."""

    def __init__(self):
        self.epoch = "".join(random.choices(string.ascii_lowercase + string.digits, k=6))
        self.last_seq = FIRST_SEQ - 1
        self.ring = deque(maxlen=RING_MESSAGES)
        self.readers = set()
        self.lock = threading.Lock()

    def cursor(self, seq):
        return f"{self.epoch}-{seq:08d}"

    def publish(self, body):
        with self.lock:
            self.last_seq += 1
            text = json.dumps([self.last_seq, body], ensure_ascii=False, separators=(",", ":"))
            event = f"id: {self.cursor(self.last_seq)}\ndata: {text}\n\n".encode()
            self.ring.append(event)
            for reader in list(self.readers):
                try:
                    reader.put_nowait(event)
                except queue.Full:
                    self.readers.discard(reader)
                    reader.slow = True

    def enter(self, after):
        """A reader's queue, with the control note and all that it has missed."""
        with self.lock:
            reader = queue.Queue(MAX_QUEUED_MESSAGES)
            reader.slow = False
            seq, reset = self.standing(after)
            note = {"cursor": self.cursor(seq), **({"reset": reset} if reset else {})}
            text = json.dumps(note, separators=(",", ":"))
            missed = list(self.ring)[len(self.ring) - (self.last_seq - seq) :]
            head = f"event: cursor\nid: {self.cursor(seq)}\ndata: {text}\n\n".encode()
            self.readers.add(reader)
            return reader, head + b"".join(missed)

    def standing(self, after):
        """Where a reader with that cursor stands, and why it was reset, if it was."""
        if after is None:
            return self.last_seq, None
        epoch, seq = after
        if epoch != self.epoch:
            return self.last_seq, "epoch"
        if seq > self.last_seq:
            return self.last_seq, "ahead"
        if seq < self.last_seq - len(self.ring):
            return self.last_seq, "expired"
        return seq, None

    def leave(self, reader):
        with self.lock:
            self.readers.discard(reader)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 75  # A connection without a request is kept this long, in seconds.
    disable_nagle_algorithm = True
    wbufsize = -1  # A head and its content leave in one piece.
    room = Room()

    def do_GET(self):
        path, query = urlsplit(self.path)[2:4]
        if path != "/events":
            return self.refuse_path(path)
        field = self.headers.get("Last-Event-ID")
        if field is None:
            field = (parse_qs(query, keep_blank_values=True).get("after") or [None])[-1]
        match = None if field is None else CURSOR.fullmatch(field)
        if field is not None and not match:
            return self.answer(400, "that is no cursor: expected EPOCH-SEQ\n")
        self.stream(match and (match[1], int(match[2])))

    def stream(self, after):
        reader, begin = self.room.enter(after)
        try:
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Cache-Control", "no-store")
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            self.chunk(begin)
            while not reader.slow:
                try:
                    self.chunk(reader.get(timeout=1))
                except queue.Empty:
                    if self.is_gone():
                        break
        except OSError:
            pass
        finally:
            self.room.leave(reader)
            self.close_connection = True

    def chunk(self, data):
        self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))
        self.wfile.flush()

    def is_gone(self):
        """Whether the reader has hung up: it has nothing more to say on this connection."""
        self.connection.settimeout(0)
        try:
            return self.connection.recv(1) == b""
        except BlockingIOError:
            return False
        finally:
            self.connection.settimeout(self.timeout)

    def do_POST(self):
        if urlsplit(self.path).path != "/messages":
            return self.refuse_path(urlsplit(self.path).path)
        length = self.headers.get("Content-Length", "0")
        if not re.fullmatch(r"[0-9]{1,12}", length) or "Transfer-Encoding" in self.headers:
            return self.answer(400, "a body with a Content-Length is expected\n", close=True)
        if int(length) > MAX_BODY_BYTES:
            return self.answer(413, "the body is too large\n", close=True)
        try:
            body = self.rfile.read(int(length)).decode("utf-8")
        except UnicodeDecodeError:
            return self.answer(400, "the body is not UTF-8\n")
        self.room.publish(body)
        self.answer(204)

    def refuse_path(self, path):
        allowed = {"/events": "GET", "/messages": "POST"}.get(path)
        # A body that came along was not read, and must not be taken for the next request.
        if allowed is None:
            self.answer(404, "there is nothing at this path\n", close=True)
        else:
            self.answer(405, f"this path takes {allowed}\n", close=True, allow=allowed)

    do_PUT = do_DELETE = do_PATCH = do_HEAD = lambda self: self.refuse_path(urlsplit(self.path).path)

    def answer(self, status, text="", close=False, allow=None):
        content = text.encode()
        self.send_response(status)
        self.send_header("Cache-Control", "no-store")
        if allow:
            self.send_header("Allow", allow)
        if close:
            self.send_header("Connection", "close")
        if status != 204:
            self.send_header("Content-Type", "text/plain;charset=UTF-8")
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        self.wfile.flush()

    def log_message(self, *_):
        """Silent: a line a request would be measured with it."""


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 512

    def handle_error(self, request, client_address):
        """A peer that hung up, or spoke nonsense, is no news."""


if __name__ == "__main__":
    with Server(("127.0.0.1", int(sys.argv[1]) if len(sys.argv) > 1 else 9000), Handler) as server:
        print(f"http://127.0.0.1:{server.server_address[1]}", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            pass
