"""The API held against its own description by tools that know nothing of us."""

import json
import subprocess
import sys
import urllib.request
from pathlib import Path

import openapi_spec_validator

from harness import machine

# What has to hold: no fault of ours, and no reply that the description does not foresee.
CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,unsupported_method"


def document(base: str) -> dict:
    with urllib.request.urlopen(f"{base}/api/openapi.json", timeout=30) as reply:
        return json.load(reply)


def test_an_independent_validator_accepts_the_description(base: str) -> None:
    told = document(base)
    assert told["openapi"].startswith("3.1")
    openapi_spec_validator.validate(told)


def test_every_shape_of_the_description_is_used_and_strict(base: str) -> None:
    """A shape that allows anything would let every reply pass the test below."""
    told = document(base)
    text = json.dumps(told["paths"]) + json.dumps(told["components"])
    for name, shape in told["components"]["schemas"].items():
        assert f"#/components/schemas/{name}" in text, name
        assert name == "Problem" or (shape["additionalProperties"] is False and set(shape["required"]) == set(shape["properties"])), name


def test_schemathesis_finds_no_fault_and_no_reply_outside_the_description(base: str, tmp_path: Path) -> None:
    command = [str(Path(sys.executable).with_name("schemathesis")), "run", f"{base}/api/openapi.json", "--checks", CHECKS]
    command += ["--phases", "examples,coverage,fuzzing", "--max-examples", "60", "--seed", "7", "--continue-on-failure", "--no-color"]
    command += ["--suppress-health-check", "all", "--warnings", "off", "--request-timeout", "30"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=900, cwd=tmp_path)
    log = machine.LOGS / "schemathesis.log"
    log.write_text(done.stdout + done.stderr)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    # Every address was asked: a run that could not read the description ends well too.
    assert "No issues found" in done.stdout, done.stdout[-2000:]
