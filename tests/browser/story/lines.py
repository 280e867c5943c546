"""A line to a server that breaks once, in the middle of a file."""

import socket
from contextlib import closing, contextmanager, suppress
from threading import Thread
from urllib.parse import urlsplit

PIECE = 65536


class BreakingLine:
    """Between a browser and a server: the first `most` bytes of a file go through, then nothing."""

    def __init__(self, url, most):
        """Listen at a free port; `url` is that of the server."""
        self.there, self.most, self.broke = (urlsplit(url).hostname, urlsplit(url).port), most, 0
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.listening.getsockname()[1]}"
        self.threads = [Thread(target=self._take)]
        self.threads[0].start()

    def _take(self):
        with suppress(OSError):
            while True:
                near, _ = self.listening.accept()
                far = socket.create_connection(self.there)
                pair = [Thread(target=self._carry, args=(near, far, True))]
                pair.append(Thread(target=self._carry, args=(far, near, False)))
                self.threads += pair
                for one in pair:
                    one.start()

    def _carry(self, source, sink, is_sent):
        """Carry one way until either end goes; of a file only so much, the first time."""
        carried = 0
        with suppress(OSError), closing(source):
            while piece := source.recv(PIECE):
                if is_sent and (carried or b'filename="' in piece) and not self.broke:
                    carried += len(piece)
                if carried > self.most:
                    self.broke += 1
                    break
                sink.sendall(piece)
            for end in (sink, source):
                end.shutdown(socket.SHUT_RDWR)

    def close(self):
        """Stop listening; what is still open goes with the browser."""
        self.listening.shutdown(socket.SHUT_RDWR)
        self.listening.close()
        for one in self.threads:
            one.join()


@contextmanager
def breaking(url, most):
    """Such a line for as long as it is needed."""
    line = BreakingLine(url, most)
    try:
        yield line
    finally:
        line.close()
