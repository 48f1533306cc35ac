#!/bin/sh
# Write the golden files again: programs/ to golden/.
# Usage: rebuild.sh   (IRONWORK names the COBOL implementation, PYTHON the interpreter)
set -eu
cd "$(dirname "$0")"
ironwork=${IRONWORK:-ironwork}
for program in generate generate_edited generate_places; do
    "${PYTHON:-python3}" "$program.py" programs
done
for program in ZONED PACKED BINARY NATIVE SCALED FLOATS TABLES LETTERS EDITED EDITCOMM PLACES FAMILY; do
    "$ironwork" run "programs/$program.cbl" -silent -I programs \
        --dd "DATAF=golden/$program.bin" --dd "SHOWN=golden/$program.txt:text"
done
for page in 930 933 937 939 1364 1388 1390 1399; do
    program=$(mktemp -d)/WIDE.cbl
    sed "s/CODEPAGE(939)/CODEPAGE($page)/" programs/WIDE.cbl > "$program"
    "$ironwork" run "$program" -silent -I programs --dd "DATAF=golden/WIDE-$page.bin"
    rm -r "$(dirname "$program")"
done
