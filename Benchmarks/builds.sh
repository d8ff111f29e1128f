#!/usr/bin/env bash
# How long a build takes: in a fresh clone of the last commit, cold and after the changes a developer makes. Prints, keeps nothing.
# Takes about ten minutes of both cores.
# shellcheck source=scripts/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/../scripts/lib.sh"

clone=$(mktemp -d)
trap 'rm -rf "$clone"' EXIT
git clone --quiet . "$clone/pozytek"
cd "$clone/pozytek"

measure() {
    local what=$1 began ended
    shift
    began=$(date +%s%N)
    "$@" >/dev/null 2>&1 || fail "$what failed"
    ended=$(date +%s%N)
    printf '| %s | %d.%d s |\n' "$what" $(((ended - began) / 1000000000)) $(((ended - began) / 100000000 % 10))
}

change() { printf '\n// changed\n' >>"$1"; }

printf '| step | time |\n| --- | --- |\n'
measure "set-up of a fresh clone (packages there)" scripts/setup run
measure "program, cold" scripts/build
measure "tests on top of it" scripts/build tests
measure "nothing changed" scripts/build
change Sources/Office/Registry/Organisation.swift
measure "program, one file of Office/Registry changed" scripts/build
change Sources/Kit/Web/Pages/Page.swift
measure "program, one file of Kit/Web changed" scripts/build
measure "tests on top of it" scripts/build tests
