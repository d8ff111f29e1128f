"""A PostgreSQL of our own: a fresh cluster in a temporary folder, on a unix socket only, gone afterwards.

It runs as the user `postgres` when we are root, which the server refuses to be. It keeps `fsync` on, since tests kill programs in the
middle of a commit, and its default collation is Polish of ICU, so that a query that forgets to order by bytes shows it.
"""

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from . import machine, processes

PREFIX = "pozytek-pg-"
SETTINGS = {"listen_addresses": "", "max_connections": "200", "timezone": "UTC", "log_min_messages": "warning"}


def _account() -> pwd.struct_passwd:
    return pwd.getpwnam("postgres") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())


def _as(account: pwd.struct_passwd) -> list[str]:
    """What to put before a command so that it runs as this user; the dying signal has to be asked for again after the change of user."""
    change = [f"--reuid={account.pw_uid}", f"--regid={account.pw_gid}", "--init-groups"] if os.geteuid() == 0 else []
    return ["setpriv", *change, "--pdeathsig=INT", "--"]


def _sweep() -> None:
    """Removes folders of runs that were killed; their name holds the process that made them."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        owner = folder.name.removeprefix(PREFIX).split("-")[0]
        if owner.isdigit() and not Path(f"/proc/{owner}").exists():
            shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def cluster() -> Iterator[str]:
    """Gives the address of database `postgres` in a fresh cluster.

    - Raises: FileNotFoundError when PostgreSQL is not installed; RuntimeError with the server's own words when it does not start.
    """
    programs = machine.postgres_programs()
    if programs is None:
        raise FileNotFoundError("PostgreSQL is missing")
    _sweep()
    account = _account()
    # Short, since the path of a unix socket may have 107 bytes.
    folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-", dir="/tmp"))
    server = None
    try:
        os.chown(folder, account.pw_uid, account.pw_gid)
        _initialise(programs, folder, account)
        log = folder / "log"
        with log.open("wb") as output:
            settings = [part for name, value in SETTINGS.items() for part in ("-c", f"{name}={value}")]
            server = processes.start(
                [*_as(account), str(programs / "postgres"), "-D", str(folder / "data"), "-k", str(folder), *settings],
                stdout=output,
                stderr=output,
                cwd=folder,
            )
        _await(programs, folder, server, log)
        yield f"postgres:///postgres?host={folder}&user={account.pw_name}"
    finally:
        if server is not None:
            # INT is PostgreSQL's fast shutdown: it ends the sessions and writes a checkpoint.
            processes.stop(server, by=signal.SIGINT, patience=20)
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def database(address: str, name: str) -> Iterator[str]:
    """A fresh empty database in the cluster, dropped afterwards; gives its address."""
    run_sql(address, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    run_sql(address, f'CREATE DATABASE "{name}"')
    try:
        yield address.replace("///postgres?", f"///{name}?")
    finally:
        run_sql(address, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def run_sql(address: str, statement: str) -> str:
    """The rows psql prints, columns parted by |."""
    done = subprocess.run(
        ["psql", "--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "-v", "ON_ERROR_STOP=1", "-d", address, "-c", statement],
        capture_output=True,
        text=True,
        timeout=60,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return done.stdout.strip()


def _initialise(programs: Path, folder: Path, account: pwd.struct_passwd) -> None:
    command = [
        *_as(account),
        str(programs / "initdb"),
        "--pgdata",
        str(folder / "data"),
        "--username",
        account.pw_name,
        "--auth=trust",
        "--encoding=UTF8",
        "--locale=C.UTF-8",
        "--locale-provider=icu",
        "--icu-locale=pl",
        "--no-sync",
    ]
    done = subprocess.run(command, capture_output=True, text=True, cwd=folder)
    if done.returncode:
        raise RuntimeError(f"initdb: {done.stdout}{done.stderr}")


def _await(programs: Path, folder: Path, server: subprocess.Popen, log: Path) -> None:
    for _ in range(400):
        ready = subprocess.run([str(programs / "pg_isready"), "-q", "-h", str(folder)], stdin=subprocess.DEVNULL)
        if ready.returncode == 0:
            return
        if server.poll() is not None:
            break
        time.sleep(0.05)
    raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text(errors='replace')[-2000:]}")
