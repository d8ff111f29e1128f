"""Polish for PostgreSQL's full text: the dictionary of hunspell-pl where the server looks for it, and a configuration that uses it."""

import contextlib
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

from harness import cluster, machine

HUNSPELL = Path("/usr/share/hunspell")
OURS = "pozytek_bench_pl"
# Debian's postgresql-common converts every dictionary of hunspell it finds, under this name.
DEBIANS = "pl_pl"
WORDS = "asciiword, asciihword, hword_asciipart, word, hword, hword_part"


@contextlib.contextmanager
def polish_files() -> Iterator[str | None]:
    """The name of the dictionary's files; those already there, or converted ones, removed afterwards; nothing, with the reason printed."""
    folder = _folder()
    if folder and (folder / f"{DEBIANS}.dict").exists():
        yield DEBIANS
        return
    made = [(HUNSPELL / "pl_PL.aff", "affix"), (HUNSPELL / "pl_PL.dic", "dict")]
    if not folder or not os.access(folder, os.W_OK) or not all(source.exists() for source, _ in made):
        print("\nPostgreSQL has no Polish dictionary, and none can be put where it looks for one (hunspell-pl, a writable tsearch_data).")
        yield None
        return
    targets = [folder / f"{OURS}.{ending}" for _, ending in made]
    try:
        for (source, _), target in zip(made, targets, strict=True):
            target.write_text(source.read_text(encoding="iso-8859-2").replace("SET ISO8859-2", "SET UTF-8"), encoding="utf-8")
        yield OURS
    finally:
        for target in targets:
            target.unlink(missing_ok=True)


def configure(address: str, files: str) -> None:
    """Makes the configuration `polish`; words the dictionary does not know stay as they are."""
    cluster.run_sql(
        address,
        f"""
        CREATE TEXT SEARCH DICTIONARY polish_hunspell (TEMPLATE = ispell, DictFile = {files}, AffFile = {files});
        CREATE TEXT SEARCH CONFIGURATION polish (COPY = simple);
        ALTER TEXT SEARCH CONFIGURATION polish ALTER MAPPING FOR {WORDS} WITH polish_hunspell, simple;
        """,
    )


def _folder() -> Path | None:
    programs = machine.postgres_programs()
    if programs is None or not (programs / "pg_config").exists():
        return None
    shared = subprocess.run([str(programs / "pg_config"), "--sharedir"], capture_output=True, text=True).stdout.strip()
    return Path(shared) / "tsearch_data"
