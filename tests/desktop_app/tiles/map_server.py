"""A map server on this machine."""

from __future__ import annotations

import contextlib
import io
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from PIL import Image


def picture(colour: tuple[int, int, int] = (200, 30, 30)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (256, 256), colour).save(out, "PNG")
    return out.getvalue()


class MapServer:
    """Answers with `status` and `body`; remembers what was asked and with which words."""

    def __init__(self) -> None:
        self.status = 200
        self.body = picture()
        self.asked: list[str] = []
        self.agents: set[str] = set()
        self.at_once = 0
        self.most_at_once = 0
        self.hold = threading.Event()
        self.hold.set()
        lock = threading.Lock()
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                with lock:
                    server.asked.append(self.path)
                    server.agents.add(self.headers["User-Agent"])
                    server.at_once += 1
                    server.most_at_once = max(server.most_at_once, server.at_once)
                server.hold.wait(10)
                with lock:  # before the answer, which may set off the next question
                    server.at_once -= 1
                with contextlib.suppress(OSError):  # whoever asked has gone
                    self.send_response(server.status)
                    self.send_header("Content-Length", str(len(server.body)))
                    self.send_header("Set-Cookie", "seen=1")
                    self.end_headers()
                    self.wfile.write(server.body)

            def log_message(self, format: str, *args: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = False
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    def address(self, path: str = "/{z}/{x}/{y}.png") -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def close(self) -> None:
        self.hold.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
