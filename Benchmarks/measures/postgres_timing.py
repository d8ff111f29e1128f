"""How long transactions of PostgreSQL take by pgbench, of those begun after every connection had its first answer."""

import subprocess
from pathlib import Path

from .speed import Line
from .visitors import percentile


def timed(address: str, script: str, folder: Path, connections: int, seconds: int) -> Line:
    """Milliseconds and transactions a second of this script of pgbench, over kept connections."""
    file = folder / "peer.sql"
    file.write_text(script)
    prefix = folder / "pgbench"
    for old in folder.glob("pgbench.*"):
        old.unlink()
    length = ["-c", str(connections), "-j", "1", "-T", str(seconds)]
    command = ["pgbench", "-n", "-f", str(file), *length, "-l", "--log-prefix", str(prefix), address]
    done = subprocess.run(command, capture_output=True, text=True, timeout=seconds + 120)
    if done.returncode:
        raise SystemExit(f"pgbench ended with {done.returncode}:\n{done.stderr[-2000:]}")
    first: dict[str, float] = {}
    answers = []
    for log in folder.glob("pgbench.*"):
        for line in log.read_text().splitlines():
            client, _, took, _, at, micros = line.split()[:6]
            ended = int(at) + int(micros) / 1e6
            first[client] = min(first.get(client, ended), ended)
            answers.append((ended, int(took) / 1000))
    since = max(first.values())
    warm = [(ended, took) for ended, took in answers if ended - took / 1000 >= since]
    if not warm:
        raise SystemExit("pgbench was over before every connection had an answer")
    times = [took for _, took in warm]
    rate = len(warm) / (max(ended for ended, _ in warm) - since)
    return Line(percentile(times, 0.5), percentile(times, 0.99), rate, 0)
