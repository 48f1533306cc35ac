#!/bin/sh
# Write the golden files again: programs/ to golden/.
# Usage: rebuild.sh   (IRONWORK names the COBOL implementation, PYTHON the interpreter)
set -eu
cd "$(dirname "$0")"
ironwork=${IRONWORK:-ironwork}
"${PYTHON:-python3}" generate.py programs
for program in ZONED PACKED BINARY NATIVE SCALED FLOATS TABLES FAMILY; do
    "$ironwork" run "programs/$program.cbl" -silent -I programs \
        --dd "DATAF=golden/$program.bin" --dd "SHOWN=golden/$program.txt:text"
done
