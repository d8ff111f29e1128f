"""What the program answers to a person who mistyped and to a machine that is not ready: the exit codes of README, and nothing spoilt."""

import json
import os
import shutil
import socket
import sqlite3
import subprocess
from pathlib import Path

import pytest

from harness import machine


def run(*arguments: str | Path, program: Path = machine.PROGRAM, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("POZYTEK_")}
    command = [str(program), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL, env=kept | environment)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "var" / "a.sqlite"
    machine.pozytek("migrate", "--database", path)
    return path


@pytest.mark.parametrize("command", [["backup", "copy"], ["digest"], ["serve", "--read-only", "--port", "0"]], ids=lambda words: words[0])
def test_a_mistyped_name_is_no_new_database(command: list[str], tmp_path: Path) -> None:
    done = run(*command, "--database", tmp_path / "mistyped.sqlite")
    assert done.returncode == 69
    assert "mistyped.sqlite" in done.stderr
    assert not list(tmp_path.iterdir())


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "foreign.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE organisation (id INTEGER PRIMARY KEY, x TEXT)")
    connection.close()
    for command in (["migrate"], ["serve", "--port", "0"], ["serve", "--read-only", "--port", "0"], ["digest"]):
        done = run(*command, "--database", path)
        assert (done.returncode, "innego programu" in done.stderr) == (69, True), done.stderr
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("organisation",)]
    connection.close()


def test_backup_and_restore_overwrite_nothing_and_say_what_is_wrong(database: Path, tmp_path: Path) -> None:
    copy, whole = tmp_path / "copy", tmp_path / "new" / "folder" / "b.sqlite"
    assert run("backup", copy, "--database", database).returncode == 0
    before = copy.read_bytes()
    assert run("backup", copy, "--database", database).returncode == 73
    assert copy.read_bytes() == before
    assert run("backup", tmp_path / "no" / "such" / "folder", "--database", database).returncode == 73

    assert run("restore", copy, "--database", whole).returncode == 0, "an empty machine has no folder yet"
    assert run("digest", "--database", whole).stdout == run("digest", "--database", database).stdout
    assert run("restore", copy, "--database", whole).returncode == 73
    assert run("restore", tmp_path / "missing", "--database", tmp_path / "c.sqlite").returncode == 66
    copy.write_bytes(before[: len(before) // 2])
    assert run("restore", copy, "--database", tmp_path / "c.sqlite").returncode == 65
    assert not (tmp_path / "c.sqlite").exists()


def test_a_copy_needs_only_leave_to_read(database: Path, tmp_path: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can become somebody who may not write")
    folder = tmp_path / "open"
    folder.mkdir()
    for place in (folder, *folder.parents[:3]):
        place.chmod(0o777)
    shutil.copy(database, folder / "a.sqlite")
    (folder / "a.sqlite").chmod(0o444)
    nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", str(machine.PROGRAM)]
    command = [*nobody, "backup", str(folder / "copy"), "--database", str(folder / "a.sqlite")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("POZYTEK_PORT", "http"),
        ("POZYTEK_CONNECTIONS", "0"),
        ("POZYTEK_SAMPLE", "maybe"),
        ("POZYTEK_LOG_LEVEL", "loud"),
        ("POZYTEK_BASE_URL", "ngo.example.pl"),
        ("POZYTEK_BASE_URL", "https://ngo.example.pl/rejestr"),
        ("POZYTEK_TRUSTED_PROXIES", "10.0.0.0/99"),
        ("POZYTEK_FILES", "/no/such/folder"),
        ("POZYTEK_CONFIG", "/no/such/file"),
        ("POZYTEK_HOST", "no-such-machine.invalid"),
    ],
)
def test_a_wrong_setting_ends_the_start(name: str, value: str, database: Path) -> None:
    port = {} if name == "POZYTEK_PORT" else {"POZYTEK_PORT": "0"}
    done = run("serve", "--database", database, **port, **{name: value})
    assert done.returncode == 78, done.stderr
    assert done.stderr.startswith("Błąd: ")


def test_a_port_that_is_taken_is_told_in_words(database: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = run("serve", "--database", database, "--port", str(taken.getsockname()[1]))
    assert done.returncode == 78
    assert "port zajął inny program" in done.stderr


def test_the_binary_runs_alone_with_its_files_elsewhere(tmp_path: Path) -> None:
    alone = tmp_path / "bin" / "pozytek"
    alone.parent.mkdir()
    shutil.copy(machine.PROGRAM, alone)
    lost = run("migrate", "--database", tmp_path / "a.sqlite", program=alone)
    assert (lost.returncode, "POZYTEK_FILES" in lost.stderr) == (78, True), lost.stderr
    found = run("migrate", "--database", tmp_path / "a.sqlite", program=alone, POZYTEK_FILES=str(machine.PROGRAM.parent))
    assert found.returncode == 0, found.stderr


@pytest.mark.parametrize("command", ["teryt", "population", "area"])
def test_an_import_reads_files_and_never_waits_for_a_pipe(command: str, database: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "link.csv").symlink_to(tmp_path / "pipe.csv")
    for path in (tmp_path / "pipe.csv", tmp_path / "link.csv", Path("/dev/zero"), tmp_path, tmp_path / "missing.csv"):
        assert run("import", command, path, "--database", database).returncode == 66, path


def test_config_names_the_database_of_the_command_line() -> None:
    settings = json.loads(run("config", "--json", "--database", "postgres://anna:secret@host/x").stdout.splitlines()[-1])
    assert settings["database"] == {"origin": "polecenie", "value": "postgres://anna:***@host/x"}
