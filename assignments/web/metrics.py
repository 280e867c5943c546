"""What Prometheus is told: requests, what the office did, what waits, and the database.

Each worker counts for itself; under gunicorn they share a folder of small files, so that whichever
of them is asked tells of all. What waits in the queue is asked when the figures are.
"""

import datetime as dt
import hashlib
import os
import threading
import time
from collections.abc import Iterator

from flask import Flask
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from assignments.actions import BusyError, Office
from assignments.actions.waiting import Waits, what_waits
from assignments.storage.store import Event
from assignments.web.watching import Seen, heard_by

CONTENT_TYPE = CONTENT_TYPE_LATEST
SHARED = "PROMETHEUS_MULTIPROC_DIR"  # the folder, by prometheus_client's own name for it
EQUAL = ("TIME_ZONE", "SECRET_KEY", "SECURITY_PASSWORD_SALT", "SECURITY_TOTP_SECRETS")
METHODS = frozenset({"GET", "HEAD", "POST"})
DECISIONS = frozenset({"approved", "rejected"})
QUEUE_COUNTS = 5.0  # seconds for which the queue's length counts
FAILED = 500

REGISTRY = CollectorRegistry()
REQUESTS = Histogram(
    "assignments_request_seconds",
    "Requests by route, from the first byte to the last",
    ("route", "method", "status"),
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30),
    registry=REGISTRY,
)
ERRORS = Counter("assignments_errors", "Answers of 500 and more", ("status",), registry=REGISTRY)
JUDGED = Counter(
    "assignments_lines_judged", "Lines handed in, by outcome", ("outcome",), registry=REGISTRY
)
SUBMITTED = Counter("assignments_claims_submitted", "Claims handed in", registry=REGISTRY)
DECIDED = Counter("assignments_decisions", "Lines decided", ("decision",), registry=REGISTRY)
LOCK = Histogram(
    "assignments_lock_wait_seconds",
    "How long writers waited for the lock of their assignment",
    buckets=(0.001, 0.01, 0.1, 0.5, 1, 5, 10),
    registry=REGISTRY,
)
POOL = Gauge(
    "assignments_database_connections",
    "Connections of the pool that are in use",
    multiprocess_mode="livesum",
    registry=REGISTRY,
)
SETTINGS = Gauge(
    "assignments_settings",
    "A digest of the settings that all machines must have alike",
    ("digest",),
    multiprocess_mode="livemax",
    registry=REGISTRY,
)


def register(app: Flask) -> None:
    """Count what this application does."""
    office: Office = app.extensions["office"]
    office.database.waited, office.database.heard = LOCK.observe, told
    app.extensions["metrics"] = Queue()

    def count(seen: Seen) -> None:
        method = seen.method if seen.method in METHODS else "other"
        REQUESTS.labels(seen.route or "none", method, str(seen.status)).observe(seen.seconds)
        if seen.status >= FAILED:
            ERRORS.labels(str(seen.status)).inc()
        POOL.set(office.database.in_use())

    heard_by(app).append(count)


def begun(app: Flask) -> None:
    """Tell what is told once for each process that serves."""
    said = "\0".join(str(app.config.get(name)) for name in EQUAL)
    SETTINGS.labels(hashlib.sha256(said.encode()).hexdigest()[:12]).set(1)


def told(event: Event) -> None:
    """Count what the office wrote down."""
    if event.kind == "submitted":
        JUDGED.labels((event.body or {}).get("outcome", "")).inc()
    elif event.kind == "claim_submitted":
        SUBMITTED.inc()
    elif event.kind in DECISIONS:
        DECIDED.labels(event.kind).inc()


def written(office: Office, queue: "Queue") -> bytes:
    """All figures as Prometheus reads them: of every worker of this machine, and of the queue."""
    return _of_all() + generate_latest(_alone(_Waiting(queue.now(office), office.now())))


def _of_all() -> bytes:
    if SHARED not in os.environ:
        return generate_latest(REGISTRY)
    shared = CollectorRegistry()
    MultiProcessCollector(shared)  # type: ignore[no-untyped-call]
    return generate_latest(shared)


def _alone(collector: Collector) -> CollectorRegistry:
    registry = CollectorRegistry()
    registry.register(collector)
    return registry


class Queue:
    """What waits for HR, asked anew after some seconds."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._asking = threading.Lock()
        self._known: Waits | None = None
        self._until = 0.0

    def now(self, office: Office) -> Waits | None:
        """How many lines wait, and since when; None where the records are busy."""
        with self._asking:
            if time.monotonic() >= self._until:
                try:
                    self._known = what_waits(office)
                except BusyError:
                    self._known = None
                self._until = time.monotonic() + QUEUE_COUNTS
            return self._known


class _Waiting(Collector):
    """The queue as figures."""

    def __init__(self, waits: Waits | None, now: dt.datetime) -> None:
        self._waits, self._now = waits, now

    def collect(self) -> Iterator[Metric]:
        """The number of lines, and the age of the oldest."""
        if self._waits is None:
            return
        oldest = self._waits.oldest
        age = 0.0 if oldest is None else (self._now - oldest).total_seconds()
        yield GaugeMetricFamily(
            "assignments_lines_waiting", "Lines that wait for HR", self._waits.lines
        )
        yield GaugeMetricFamily(
            "assignments_oldest_line_seconds", "How long the oldest line has waited", age
        )
