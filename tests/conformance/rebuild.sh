#!/bin/sh
# Write the golden files again: programs/ to golden/.
# Usage: rebuild.sh   (IRONWORK and GNUCOBOL name the two COBOL implementations, PYTHON the interpreter;
#                      the files of one that is not named stay as they are)
set -eu
cd "$(dirname "$0")"
for program in generate generate_edited generate_places; do
    "${PYTHON:-python3}" "$program.py" programs
done
PYTHONPATH=../.. "${PYTHON:-python3}" generate_gnucobol.py programs/gnucobol

if [ -n "${IRONWORK:-}" ]; then
    for program in ZONED PACKED BINARY NATIVE SCALED FLOATS TABLES LETTERS EDITED EDITCOMM PLACES FAMILY; do
        "$IRONWORK" run "programs/$program.cbl" -silent -I programs \
            --dd "DATAF=golden/$program.bin" --dd "SHOWN=golden/$program.txt:text"
    done
    for page in 930 933 937 939 1364 1388 1390 1399; do
        program=$(mktemp -d)/WIDE.cbl
        sed "s/CODEPAGE(939)/CODEPAGE($page)/" programs/WIDE.cbl > "$program"
        "$IRONWORK" run "$program" -silent -I programs --dd "DATAF=golden/WIDE-$page.bin"
        rm -r "$(dirname "$program")"
    done
fi

[ -n "${GNUCOBOL:-}" ] || exit 0
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
into=golden/gnucobol
mkdir -p "$into"

compiled() { # program, options: without the card of compiler options, and with lines for what is printed
    name=$1
    shift
    sed -e '/^ *CBL /d' -e '/ASSIGN TO SHOWN/{n;s/IS SEQUENTIAL/IS LINE SEQUENTIAL/;}' "$name" > "$work/P.cbl"
    "$GNUCOBOL" -x -Wno-truncate "$@" -o "$work/P" "$work/P.cbl"
}

# The programs of both: EBCDIC signs and IBM's sizes, in ASCII text.
for program in ZONED PACKED BINARY NATIVE SCALED FLOATS LETTERS EDITED EDITCOMM; do
    compiled "programs/$program.cbl" -std=ibm -fsign=EBCDIC -fodoslide -I programs
    DATAF=$into/$program.bin SHOWN=$work/$program.txt "$work/P"
done
cp "$work/NATIVE.txt" "$into"

# Its own world: its own signs, sizes and files.
for program in OWN IEEE; do
    compiled "programs/gnucobol/$program.cbl" -I programs/gnucobol
    DATAF=$into/$program.bin SHOWN=$into/$program.txt "$work/P"
done
compiled programs/gnucobol/OWN.cbl -std=mf -I programs/gnucobol
DATAF=$into/OWN-mf.bin SHOWN=$work/OWN.txt "$work/P"
compiled programs/gnucobol/GROUND.cbl -I programs/gnucobol
"$work/P" > "$into/GROUND.txt"
for sizes in 1-2-4-8 2-4-8 1--8; do
    compiled programs/gnucobol/SIZES.cbl -fbinary-size=$sizes
    "$work/P" > "$into/SIZES-$sizes.txt"
done
compiled programs/gnucobol/FILES.cbl -I programs/gnucobol
for format in 0 1 2 3; do
    COB_VARSEQ_FORMAT=$format COB_LS_NULLS=1 DATAF=$into/FILES-$format.bin SHOWN=$into/FILES.txt \
        LINESF=$into/LINES.bin NULLSF=$into/NULLS.bin KEYEDF=$into/KEYED.bin INDEXF=$work/INDEX "$work/P"
done
