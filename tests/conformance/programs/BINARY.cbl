       CBL CODEPAGE(37),ARITH(EXTEND)
      * BINARY: EVERY FIELD OF ITS COPYBOOK WITH THE SAME LITERALS.
      * WRITTEN BY GENERATE.PY.
       IDENTIFICATION DIVISION.
       PROGRAM-ID. BINARY.
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
           COPY BINARY.
       FD  SHOWN-FILE RECORDING MODE F.
       01  SHOWN-LINE.
           05  SHOWN-NAME          PIC X(11).
           05  SHOWN-VALUE         PIC X(40).
       WORKING-STORAGE SECTION.
       01  EDITED-ITEMS.
           05  E-1-0               PIC -9(1).
           05  E-1-1               PIC -.9(1).
           05  E-4-0               PIC -9(4).
           05  E-4-2               PIC -9(2).9(2).
           05  E-4-4               PIC -.9(4).
           05  E-5-0               PIC -9(5).
           05  E-5-2               PIC -9(3).9(2).
           05  E-5-5               PIC -.9(5).
           05  E-9-0               PIC -9(9).
           05  E-9-2               PIC -9(7).9(2).
           05  E-9-9               PIC -.9(9).
           05  E-10-0              PIC -9(10).
           05  E-10-2              PIC -9(8).9(2).
           05  E-10-10             PIC -.9(10).
           05  E-18-0              PIC -9(18).
           05  E-18-2              PIC -9(16).9(2).
           05  E-18-18             PIC -.9(18).
       PROCEDURE DIVISION.
       MAIN-LINE.
           OPEN OUTPUT DATA-FILE SHOWN-FILE.
           MOVE 0 TO
             BU-1-0
             BS-1-0.
           MOVE .0 TO
             BU-1-1
             BS-1-1.
           MOVE 0000 TO
             BU-4-0
             BS-4-0.
           MOVE 00.00 TO
             BU-4-2
             BS-4-2.
           MOVE .0000 TO
             BU-4-4
             BS-4-4.
           MOVE 00000 TO
             BU-5-0
             BS-5-0.
           MOVE 000.00 TO
             BU-5-2
             BS-5-2.
           MOVE .00000 TO
             BU-5-5
             BS-5-5.
           MOVE 000000000 TO
             BU-9-0
             BS-9-0.
           MOVE 0000000.00 TO
             BU-9-2
             BS-9-2.
           MOVE .000000000 TO
             BU-9-9
             BS-9-9.
           MOVE 0000000000 TO
             BU-10-0
             BS-10-0.
           MOVE 00000000.00 TO
             BU-10-2
             BS-10-2.
           MOVE .0000000000 TO
             BU-10-10
             BS-10-10.
           MOVE 000000000000000000 TO
             BU-18-0
             BS-18-0.
           MOVE 0000000000000000.00 TO
             BU-18-2
             BS-18-2.
           MOVE .000000000000000000 TO
             BU-18-18
             BS-18-18.
           PERFORM WRITE-RECORD.
           MOVE 1 TO
             BU-1-0
             BS-1-0.
           MOVE .1 TO
             BU-1-1
             BS-1-1.
           MOVE 0001 TO
             BU-4-0
             BS-4-0.
           MOVE 00.01 TO
             BU-4-2
             BS-4-2.
           MOVE .0001 TO
             BU-4-4
             BS-4-4.
           MOVE 00001 TO
             BU-5-0
             BS-5-0.
           MOVE 000.01 TO
             BU-5-2
             BS-5-2.
           MOVE .00001 TO
             BU-5-5
             BS-5-5.
           MOVE 000000001 TO
             BU-9-0
             BS-9-0.
           MOVE 0000000.01 TO
             BU-9-2
             BS-9-2.
           MOVE .000000001 TO
             BU-9-9
             BS-9-9.
           MOVE 0000000001 TO
             BU-10-0
             BS-10-0.
           MOVE 00000000.01 TO
             BU-10-2
             BS-10-2.
           MOVE .0000000001 TO
             BU-10-10
             BS-10-10.
           MOVE 000000000000000001 TO
             BU-18-0
             BS-18-0.
           MOVE 0000000000000000.01 TO
             BU-18-2
             BS-18-2.
           MOVE .000000000000000001 TO
             BU-18-18
             BS-18-18.
           PERFORM WRITE-RECORD.
           MOVE -1 TO
             BU-1-0
             BS-1-0.
           MOVE -.1 TO
             BU-1-1
             BS-1-1.
           MOVE -0001 TO
             BU-4-0
             BS-4-0.
           MOVE -00.01 TO
             BU-4-2
             BS-4-2.
           MOVE -.0001 TO
             BU-4-4
             BS-4-4.
           MOVE -00001 TO
             BU-5-0
             BS-5-0.
           MOVE -000.01 TO
             BU-5-2
             BS-5-2.
           MOVE -.00001 TO
             BU-5-5
             BS-5-5.
           MOVE -000000001 TO
             BU-9-0
             BS-9-0.
           MOVE -0000000.01 TO
             BU-9-2
             BS-9-2.
           MOVE -.000000001 TO
             BU-9-9
             BS-9-9.
           MOVE -0000000001 TO
             BU-10-0
             BS-10-0.
           MOVE -00000000.01 TO
             BU-10-2
             BS-10-2.
           MOVE -.0000000001 TO
             BU-10-10
             BS-10-10.
           MOVE -000000000000000001 TO
             BU-18-0
             BS-18-0.
           MOVE -0000000000000000.01 TO
             BU-18-2
             BS-18-2.
           MOVE -.000000000000000001 TO
             BU-18-18
             BS-18-18.
           PERFORM WRITE-RECORD.
           MOVE 9 TO
             BU-1-0
             BS-1-0.
           MOVE .9 TO
             BU-1-1
             BS-1-1.
           MOVE 9999 TO
             BU-4-0
             BS-4-0.
           MOVE 99.99 TO
             BU-4-2
             BS-4-2.
           MOVE .9999 TO
             BU-4-4
             BS-4-4.
           MOVE 99999 TO
             BU-5-0
             BS-5-0.
           MOVE 999.99 TO
             BU-5-2
             BS-5-2.
           MOVE .99999 TO
             BU-5-5
             BS-5-5.
           MOVE 999999999 TO
             BU-9-0
             BS-9-0.
           MOVE 9999999.99 TO
             BU-9-2
             BS-9-2.
           MOVE .999999999 TO
             BU-9-9
             BS-9-9.
           MOVE 9999999999 TO
             BU-10-0
             BS-10-0.
           MOVE 99999999.99 TO
             BU-10-2
             BS-10-2.
           MOVE .9999999999 TO
             BU-10-10
             BS-10-10.
           MOVE 999999999999999999 TO
             BU-18-0
             BS-18-0.
           MOVE 9999999999999999.99 TO
             BU-18-2
             BS-18-2.
           MOVE .999999999999999999 TO
             BU-18-18
             BS-18-18.
           PERFORM WRITE-RECORD.
           MOVE -9 TO
             BU-1-0
             BS-1-0.
           MOVE -.9 TO
             BU-1-1
             BS-1-1.
           MOVE -9999 TO
             BU-4-0
             BS-4-0.
           MOVE -99.99 TO
             BU-4-2
             BS-4-2.
           MOVE -.9999 TO
             BU-4-4
             BS-4-4.
           MOVE -99999 TO
             BU-5-0
             BS-5-0.
           MOVE -999.99 TO
             BU-5-2
             BS-5-2.
           MOVE -.99999 TO
             BU-5-5
             BS-5-5.
           MOVE -999999999 TO
             BU-9-0
             BS-9-0.
           MOVE -9999999.99 TO
             BU-9-2
             BS-9-2.
           MOVE -.999999999 TO
             BU-9-9
             BS-9-9.
           MOVE -9999999999 TO
             BU-10-0
             BS-10-0.
           MOVE -99999999.99 TO
             BU-10-2
             BS-10-2.
           MOVE -.9999999999 TO
             BU-10-10
             BS-10-10.
           MOVE -999999999999999999 TO
             BU-18-0
             BS-18-0.
           MOVE -9999999999999999.99 TO
             BU-18-2
             BS-18-2.
           MOVE -.999999999999999999 TO
             BU-18-18
             BS-18-18.
           PERFORM WRITE-RECORD.
           MOVE 5 TO
             BU-1-0
             BS-1-0.
           MOVE .5 TO
             BU-1-1
             BS-1-1.
           MOVE 8905 TO
             BU-4-0
             BS-4-0.
           MOVE 89.05 TO
             BU-4-2
             BS-4-2.
           MOVE .8905 TO
             BU-4-4
             BS-4-4.
           MOVE 78905 TO
             BU-5-0
             BS-5-0.
           MOVE 789.05 TO
             BU-5-2
             BS-5-2.
           MOVE .78905 TO
             BU-5-5
             BS-5-5.
           MOVE 345678905 TO
             BU-9-0
             BS-9-0.
           MOVE 3456789.05 TO
             BU-9-2
             BS-9-2.
           MOVE .345678905 TO
             BU-9-9
             BS-9-9.
           MOVE 2345678905 TO
             BU-10-0
             BS-10-0.
           MOVE 23456789.05 TO
             BU-10-2
             BS-10-2.
           MOVE .2345678905 TO
             BU-10-10
             BS-10-10.
           MOVE 456789012345678905 TO
             BU-18-0
             BS-18-0.
           MOVE 4567890123456789.05 TO
             BU-18-2
             BS-18-2.
           MOVE .456789012345678905 TO
             BU-18-18
             BS-18-18.
           PERFORM WRITE-RECORD.
           MOVE -5 TO
             BU-1-0
             BS-1-0.
           MOVE -.5 TO
             BU-1-1
             BS-1-1.
           MOVE -8905 TO
             BU-4-0
             BS-4-0.
           MOVE -89.05 TO
             BU-4-2
             BS-4-2.
           MOVE -.8905 TO
             BU-4-4
             BS-4-4.
           MOVE -78905 TO
             BU-5-0
             BS-5-0.
           MOVE -789.05 TO
             BU-5-2
             BS-5-2.
           MOVE -.78905 TO
             BU-5-5
             BS-5-5.
           MOVE -345678905 TO
             BU-9-0
             BS-9-0.
           MOVE -3456789.05 TO
             BU-9-2
             BS-9-2.
           MOVE -.345678905 TO
             BU-9-9
             BS-9-9.
           MOVE -2345678905 TO
             BU-10-0
             BS-10-0.
           MOVE -23456789.05 TO
             BU-10-2
             BS-10-2.
           MOVE -.2345678905 TO
             BU-10-10
             BS-10-10.
           MOVE -456789012345678905 TO
             BU-18-0
             BS-18-0.
           MOVE -4567890123456789.05 TO
             BU-18-2
             BS-18-2.
           MOVE -.456789012345678905 TO
             BU-18-18
             BS-18-18.
           PERFORM WRITE-RECORD.
           CLOSE DATA-FILE SHOWN-FILE.
           STOP RUN.
       WRITE-RECORD.
           MOVE BU-1-0 TO E-1-0
           MOVE 'BU-1-0' TO SHOWN-NAME
           MOVE E-1-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BU-1-1 TO E-1-1
           MOVE 'BU-1-1' TO SHOWN-NAME
           MOVE E-1-1 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BU-4-0 TO E-4-0
           MOVE 'BU-4-0' TO SHOWN-NAME
           MOVE E-4-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BU-4-2 TO E-4-2
           MOVE 'BU-4-2' TO SHOWN-NAME
           MOVE E-4-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BU-4-4 TO E-4-4
           MOVE 'BU-4-4' TO SHOWN-NAME
           MOVE E-4-4 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BU-5-0 TO E-5-0
           MOVE 'BU-5-0' TO SHOWN-NAME
           MOVE E-5-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BU-5-2 TO E-5-2
           MOVE 'BU-5-2' TO SHOWN-NAME
           MOVE E-5-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BU-5-5 TO E-5-5
           MOVE 'BU-5-5' TO SHOWN-NAME
           MOVE E-5-5 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BU-9-0 TO E-9-0
           MOVE 'BU-9-0' TO SHOWN-NAME
           MOVE E-9-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BU-9-2 TO E-9-2
           MOVE 'BU-9-2' TO SHOWN-NAME
           MOVE E-9-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BU-9-9 TO E-9-9
           MOVE 'BU-9-9' TO SHOWN-NAME
           MOVE E-9-9 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BU-10-0 TO E-10-0
           MOVE 'BU-10-0' TO SHOWN-NAME
           MOVE E-10-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BU-10-2 TO E-10-2
           MOVE 'BU-10-2' TO SHOWN-NAME
           MOVE E-10-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BU-10-10 TO E-10-10
           MOVE 'BU-10-10' TO SHOWN-NAME
           MOVE E-10-10 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BU-18-0 TO E-18-0
           MOVE 'BU-18-0' TO SHOWN-NAME
           MOVE E-18-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BU-18-2 TO E-18-2
           MOVE 'BU-18-2' TO SHOWN-NAME
           MOVE E-18-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BU-18-18 TO E-18-18
           MOVE 'BU-18-18' TO SHOWN-NAME
           MOVE E-18-18 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BS-1-0 TO E-1-0
           MOVE 'BS-1-0' TO SHOWN-NAME
           MOVE E-1-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BS-1-1 TO E-1-1
           MOVE 'BS-1-1' TO SHOWN-NAME
           MOVE E-1-1 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BS-4-0 TO E-4-0
           MOVE 'BS-4-0' TO SHOWN-NAME
           MOVE E-4-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BS-4-2 TO E-4-2
           MOVE 'BS-4-2' TO SHOWN-NAME
           MOVE E-4-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BS-4-4 TO E-4-4
           MOVE 'BS-4-4' TO SHOWN-NAME
           MOVE E-4-4 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BS-5-0 TO E-5-0
           MOVE 'BS-5-0' TO SHOWN-NAME
           MOVE E-5-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BS-5-2 TO E-5-2
           MOVE 'BS-5-2' TO SHOWN-NAME
           MOVE E-5-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BS-5-5 TO E-5-5
           MOVE 'BS-5-5' TO SHOWN-NAME
           MOVE E-5-5 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BS-9-0 TO E-9-0
           MOVE 'BS-9-0' TO SHOWN-NAME
           MOVE E-9-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BS-9-2 TO E-9-2
           MOVE 'BS-9-2' TO SHOWN-NAME
           MOVE E-9-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BS-9-9 TO E-9-9
           MOVE 'BS-9-9' TO SHOWN-NAME
           MOVE E-9-9 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BS-10-0 TO E-10-0
           MOVE 'BS-10-0' TO SHOWN-NAME
           MOVE E-10-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BS-10-2 TO E-10-2
           MOVE 'BS-10-2' TO SHOWN-NAME
           MOVE E-10-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BS-10-10 TO E-10-10
           MOVE 'BS-10-10' TO SHOWN-NAME
           MOVE E-10-10 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BS-18-0 TO E-18-0
           MOVE 'BS-18-0' TO SHOWN-NAME
           MOVE E-18-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BS-18-2 TO E-18-2
           MOVE 'BS-18-2' TO SHOWN-NAME
           MOVE E-18-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE BS-18-18 TO E-18-18
           MOVE 'BS-18-18' TO SHOWN-NAME
           MOVE E-18-18 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           WRITE BINARY-RECORD.
