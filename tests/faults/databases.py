"""Faults of the database's server and of the way to it."""

from __future__ import annotations

import os
import signal
import time

from tests.faults.proxy import HOW, Proxy, Rule
from tests.faults.scene import ANY, Scene


def postmaster_killed(scene: Scene) -> None:
    """kill -9 of the postmaster; the server is started again while the run goes on, or when it has ended."""
    server = scene.stand.server
    run = scene.run("run")
    if scene.moment(run):
        os.kill(int((server.folder / "data" / "postmaster.pid").read_text().splitlines()[0]), signal.SIGKILL)
        _start_again(scene)
    scene.end(run, ANY)


def server_stopped(scene: Scene) -> None:
    server = scene.stand.server
    run = scene.run("run")
    if scene.moment(run):
        mode = scene.random.choice(("immediate", "fast"))
        server.stop(mode)
        scene.story.append(mode)
        _start_again(scene)
    scene.end(run, ANY)


def _start_again(scene: Scene) -> None:
    time.sleep(scene.random.choice((0.0, 0.5, 2.0, 8.0)))
    deadline = time.monotonic() + 30
    while True:  # what the dead server's processes hold is let go of when they have noticed
        try:
            scene.stand.server.start()
            return
        except RuntimeError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


def sessions_ended(scene: Scene) -> None:
    """Some or all sessions of the run are ended by the server, once or again and again."""
    run = scene.run("run")
    if scene.moment(run):
        whom = scene.random.choice(("", " ORDER BY random() LIMIT 1"))
        times = scene.random.choice((1, 1, 3, 10))
        for _ in range(times):
            scene.stand.server.sql(
                "SELECT pg_terminate_backend(pid) FROM (SELECT pid FROM pg_stat_activity WHERE "
                f"datname = '{scene.database}' AND application_name LIKE 'migrate%'{whom}) AS s"
            )
            time.sleep(scene.random.uniform(0, 0.3))
        scene.story.append(f"{'one' if whom else 'all'} x {times}")
    scene.end(run, ANY)


def network(scene: Scene) -> None:
    """Connections break at a random byte in a random way."""
    draw = scene.random
    with Proxy(scene.stand.server.port, draw.getrandbits(32)) as proxy:
        scene.proxy = proxy
        how = draw.choice(HOW)
        rule = Rule(how, int(10 ** draw.uniform(2, 6.8)), draw.choice((1, 1, 2, 5)), draw.uniform(0.2, 4))
        run = scene.run("run")
        if scene.moment(run):
            proxy.rule = rule
        scene.end(run, ANY)
        scene.story.append(f"{how} x {proxy.cut}")
        scene.proxy = None


def slow_network(scene: Scene) -> None:
    """Everything comes late, and for a while nobody gets in."""
    with Proxy(scene.stand.server.port, scene.random.getrandbits(32)) as proxy:
        scene.proxy = proxy
        proxy.delay = scene.random.uniform(0, 0.02)
        run = scene.run("run")
        if scene.moment(run):
            proxy.refuse(scene.random.uniform(0.1, 3))
        scene.end(run, ANY)
        scene.proxy = None
