#!/bin/sh
# Write every extract and what is expected of it.
# Usage: build.sh EXTRACTS EXPECTED   (IRONWORK names the COBOL implementation)
set -eu
extracts=$(cd "$1" && pwd)
expected=$(cd "$2" && pwd)
cd "$(dirname "$0")"
ironwork=${IRONWORK:-ironwork}
python=${PYTHON:-python3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cobol() {  # PROGRAM list-name --dd ...
    program=$1
    list=$2
    shift 2
    "$ironwork" run "$program.cbl" -I ../copybooks -I . "$@" \
        --dd "FAULTS=$work/$list.faults:text" --dd "TOTALS=$work/$list.totals:text"
}

"$python" providers.py "$extracts/PROVIDERS.xml" \
    "$work/providers.faults" "$work/providers.totals" "$work/GOODPROV"
cp PROVIDERS.xsd ADDRESS.xsd "$extracts/"
cobol CLIENTS clients --dd "CLIENTS=$extracts/CLIENTS.bin" --dd "PERSONS=$work/PERSONS:text"
cobol CASES cases --dd "CASES=$work/CASES.v" \
    --dd "PERSONS=$work/PERSONS:text" --dd "GOODPROV=$work/GOODPROV:text"
"$python" block.py "$work/CASES.v" "$extracts/CASES.bin" 8192
cobol WORKERS workers --dd "WORKERS=$extracts/WORKERS.sql:text"
"$python" totals.py "$work" "$expected"
