       CBL CODEPAGE(37),ARITH(EXTEND)
      * SCALED: EVERY FIELD OF ITS COPYBOOK WITH THE SAME LITERALS.
      * WRITTEN BY GENERATE.PY.
       IDENTIFICATION DIVISION.
       PROGRAM-ID. SCALED.
       ENVIRONMENT DIVISION.
       INPUT-OUTPUT SECTION.
       FILE-CONTROL.
           SELECT DATA-FILE ASSIGN TO DATAF
               ORGANIZATION IS SEQUENTIAL.
           SELECT SHOWN-FILE ASSIGN TO SHOWN
               ORGANIZATION IS SEQUENTIAL.
       DATA DIVISION.
       FILE SECTION.
       FD  DATA-FILE RECORDING MODE F.
           COPY SCALED.
       FD  SHOWN-FILE RECORDING MODE F.
       01  SHOWN-LINE.
           05  SHOWN-NAME          PIC X(11).
           05  SHOWN-VALUE         PIC X(40).
       WORKING-STORAGE SECTION.
       01  EDITED-ITEMS.
           05  E-1-M8              PIC -9(9).
           05  E-2-4               PIC -.9(4).
           05  E-3-M3              PIC -9(6).
       PROCEDURE DIVISION.
       MAIN-LINE.
           OPEN OUTPUT DATA-FILE SHOWN-FILE.
           MOVE 00000000 TO
             ZU-P1
             ZS-P1
             PU-P1
             PS-P1
             BU-P1
             BS-P1.
           MOVE .0000 TO
             ZU-P2
             ZS-P2
             PU-P2
             PS-P2
             BU-P2
             BS-P2.
           MOVE 000 TO
             ZU-P0
             ZS-P0
             PU-P0
             PS-P0
             BU-P0
             BS-P0.
           PERFORM WRITE-RECORD.
           MOVE 00000000 TO
             ZU-P1
             ZS-P1
             PU-P1
             PS-P1
             BU-P1
             BS-P1.
           MOVE .0001 TO
             ZU-P2
             ZS-P2
             PU-P2
             PS-P2
             BU-P2
             BS-P2.
           MOVE 000 TO
             ZU-P0
             ZS-P0
             PU-P0
             PS-P0
             BU-P0
             BS-P0.
           PERFORM WRITE-RECORD.
           MOVE 00000000 TO
             ZU-P1
             ZS-P1
             PU-P1
             PS-P1
             BU-P1
             BS-P1.
           MOVE -.0001 TO
             ZU-P2
             ZS-P2
             PU-P2
             PS-P2
             BU-P2
             BS-P2.
           MOVE 000 TO
             ZU-P0
             ZS-P0
             PU-P0
             PS-P0
             BU-P0
             BS-P0.
           PERFORM WRITE-RECORD.
           MOVE 900000000 TO
             ZU-P1
             ZS-P1
             PU-P1
             PS-P1
             BU-P1
             BS-P1.
           MOVE .0099 TO
             ZU-P2
             ZS-P2
             PU-P2
             PS-P2
             BU-P2
             BS-P2.
           MOVE 999000 TO
             ZU-P0
             ZS-P0
             PU-P0
             PS-P0
             BU-P0
             BS-P0.
           PERFORM WRITE-RECORD.
           MOVE -900000000 TO
             ZU-P1
             ZS-P1
             PU-P1
             PS-P1
             BU-P1
             BS-P1.
           MOVE -.0099 TO
             ZU-P2
             ZS-P2
             PU-P2
             PS-P2
             BU-P2
             BS-P2.
           MOVE -999000 TO
             ZU-P0
             ZS-P0
             PU-P0
             PS-P0
             BU-P0
             BS-P0.
           PERFORM WRITE-RECORD.
           MOVE 300000000 TO
             ZU-P1
             ZS-P1
             PU-P1
             PS-P1
             BU-P1
             BS-P1.
           MOVE .0005 TO
             ZU-P2
             ZS-P2
             PU-P2
             PS-P2
             BU-P2
             BS-P2.
           MOVE 678000 TO
             ZU-P0
             ZS-P0
             PU-P0
             PS-P0
             BU-P0
             BS-P0.
           PERFORM WRITE-RECORD.
           MOVE -300000000 TO
             ZU-P1
             ZS-P1
             PU-P1
             PS-P1
             BU-P1
             BS-P1.
           MOVE -.0005 TO
             ZU-P2
             ZS-P2
             PU-P2
             PS-P2
             BU-P2
             BS-P2.
           MOVE -678000 TO
             ZU-P0
             ZS-P0
             PU-P0
             PS-P0
             BU-P0
             BS-P0.
           PERFORM WRITE-RECORD.
           CLOSE DATA-FILE SHOWN-FILE.
           STOP RUN.
       WRITE-RECORD.
           MOVE ZU-P0 TO E-3-M3
           MOVE 'ZU-P0' TO SHOWN-NAME
           MOVE E-3-M3 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZS-P0 TO E-3-M3
           MOVE 'ZS-P0' TO SHOWN-NAME
           MOVE E-3-M3 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZU-P1 TO E-1-M8
           MOVE 'ZU-P1' TO SHOWN-NAME
           MOVE E-1-M8 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZS-P1 TO E-1-M8
           MOVE 'ZS-P1' TO SHOWN-NAME
           MOVE E-1-M8 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZU-P2 TO E-2-4
           MOVE 'ZU-P2' TO SHOWN-NAME
           MOVE E-2-4 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZS-P2 TO E-2-4
           MOVE 'ZS-P2' TO SHOWN-NAME
           MOVE E-2-4 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE PU-P0 TO E-3-M3
           MOVE 'PU-P0' TO SHOWN-NAME
           MOVE E-3-M3 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE PS-P0 TO E-3-M3
           MOVE 'PS-P0' TO SHOWN-NAME
           MOVE E-3-M3 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE PU-P1 TO E-1-M8
           MOVE 'PU-P1' TO SHOWN-NAME
           MOVE E-1-M8 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE PS-P1 TO E-1-M8
           MOVE 'PS-P1' TO SHOWN-NAME
           MOVE E-1-M8 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE PU-P2 TO E-2-4
           MOVE 'PU-P2' TO SHOWN-NAME
           MOVE E-2-4 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE PS-P2 TO E-2-4
           MOVE 'PS-P2' TO SHOWN-NAME
           MOVE E-2-4 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BU-P0 TO E-3-M3
           MOVE 'BU-P0' TO SHOWN-NAME
           MOVE E-3-M3 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BS-P0 TO E-3-M3
           MOVE 'BS-P0' TO SHOWN-NAME
           MOVE E-3-M3 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BU-P1 TO E-1-M8
           MOVE 'BU-P1' TO SHOWN-NAME
           MOVE E-1-M8 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BS-P1 TO E-1-M8
           MOVE 'BS-P1' TO SHOWN-NAME
           MOVE E-1-M8 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BU-P2 TO E-2-4
           MOVE 'BU-P2' TO SHOWN-NAME
           MOVE E-2-4 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BS-P2 TO E-2-4
           MOVE 'BS-P2' TO SHOWN-NAME
           MOVE E-2-4 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           WRITE SCALED-RECORD.
