# shellcheck shell=bash
# What the scripts share; sourced by them, never run. They speak Polish where `make run` shows their words, English elsewhere.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# The one way this package is built. Tests and the program share every object: nothing is compiled twice when one follows the other.
export SWIFT_BUILD_FLAGS="-c release"

step() { printf '» %s\n' "$*" >&2; }

fail() {
    printf 'Błąd: %s\n' "$*" >&2
    exit 1
}

# quietly LOG COMMAND…: what the command says goes to LOG, and is shown only when it fails.
quietly() {
    local log=$1
    shift
    mkdir -p "$(dirname "$log")"
    if ! "$@" >"$log" 2>&1 </dev/null; then
        tail -n 60 "$log" >&2
        return 1
    fi
}

# insistently COMMAND…: three tries, for what crosses a network.
insistently() {
    local try
    for try in 1 2 3; do
        "$@" && return 0
        [[ $try == 3 ]] || sleep $((try * 3))
    done
    return 1
}
