       CBL CODEPAGE(37),ARITH(EXTEND)
      * PACKED: EVERY FIELD OF ITS COPYBOOK WITH THE SAME LITERALS.
      * WRITTEN BY GENERATE.PY.
       IDENTIFICATION DIVISION.
       PROGRAM-ID. PACKED.
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
           COPY PACKED.
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
           05  E-31-0              PIC -9(31).
           05  E-31-2              PIC -9(29).9(2).
           05  E-31-31             PIC -.9(31).
       PROCEDURE DIVISION.
       MAIN-LINE.
           OPEN OUTPUT DATA-FILE SHOWN-FILE.
           MOVE 0 TO
             PU-1-0
             PS-1-0.
           MOVE .0 TO
             PU-1-1
             PS-1-1.
           MOVE 0000 TO
             PU-4-0
             PS-4-0.
           MOVE 00.00 TO
             PU-4-2
             PS-4-2.
           MOVE .0000 TO
             PU-4-4
             PS-4-4.
           MOVE 00000 TO
             PU-5-0
             PS-5-0.
           MOVE 000.00 TO
             PU-5-2
             PS-5-2.
           MOVE .00000 TO
             PU-5-5
             PS-5-5.
           MOVE 000000000 TO
             PU-9-0
             PS-9-0.
           MOVE 0000000.00 TO
             PU-9-2
             PS-9-2.
           MOVE .000000000 TO
             PU-9-9
             PS-9-9.
           MOVE 0000000000 TO
             PU-10-0
             PS-10-0.
           MOVE 00000000.00 TO
             PU-10-2
             PS-10-2.
           MOVE .0000000000 TO
             PU-10-10
             PS-10-10.
           MOVE 000000000000000000 TO
             PU-18-0
             PS-18-0.
           MOVE 0000000000000000.00 TO
             PU-18-2
             PS-18-2.
           MOVE .000000000000000000 TO
             PU-18-18
             PS-18-18.
           MOVE 0000000000000000000000000000000 TO
             PU-31-0
             PS-31-0.
           MOVE 00000000000000000000000000000.00 TO
             PU-31-2
             PS-31-2.
           MOVE .0000000000000000000000000000000 TO
             PU-31-31
             PS-31-31.
           PERFORM WRITE-RECORD.
           MOVE 1 TO
             PU-1-0
             PS-1-0.
           MOVE .1 TO
             PU-1-1
             PS-1-1.
           MOVE 0001 TO
             PU-4-0
             PS-4-0.
           MOVE 00.01 TO
             PU-4-2
             PS-4-2.
           MOVE .0001 TO
             PU-4-4
             PS-4-4.
           MOVE 00001 TO
             PU-5-0
             PS-5-0.
           MOVE 000.01 TO
             PU-5-2
             PS-5-2.
           MOVE .00001 TO
             PU-5-5
             PS-5-5.
           MOVE 000000001 TO
             PU-9-0
             PS-9-0.
           MOVE 0000000.01 TO
             PU-9-2
             PS-9-2.
           MOVE .000000001 TO
             PU-9-9
             PS-9-9.
           MOVE 0000000001 TO
             PU-10-0
             PS-10-0.
           MOVE 00000000.01 TO
             PU-10-2
             PS-10-2.
           MOVE .0000000001 TO
             PU-10-10
             PS-10-10.
           MOVE 000000000000000001 TO
             PU-18-0
             PS-18-0.
           MOVE 0000000000000000.01 TO
             PU-18-2
             PS-18-2.
           MOVE .000000000000000001 TO
             PU-18-18
             PS-18-18.
           MOVE 0000000000000000000000000000001 TO
             PU-31-0
             PS-31-0.
           MOVE 00000000000000000000000000000.01 TO
             PU-31-2
             PS-31-2.
           MOVE .0000000000000000000000000000001 TO
             PU-31-31
             PS-31-31.
           PERFORM WRITE-RECORD.
           MOVE -1 TO
             PU-1-0
             PS-1-0.
           MOVE -.1 TO
             PU-1-1
             PS-1-1.
           MOVE -0001 TO
             PU-4-0
             PS-4-0.
           MOVE -00.01 TO
             PU-4-2
             PS-4-2.
           MOVE -.0001 TO
             PU-4-4
             PS-4-4.
           MOVE -00001 TO
             PU-5-0
             PS-5-0.
           MOVE -000.01 TO
             PU-5-2
             PS-5-2.
           MOVE -.00001 TO
             PU-5-5
             PS-5-5.
           MOVE -000000001 TO
             PU-9-0
             PS-9-0.
           MOVE -0000000.01 TO
             PU-9-2
             PS-9-2.
           MOVE -.000000001 TO
             PU-9-9
             PS-9-9.
           MOVE -0000000001 TO
             PU-10-0
             PS-10-0.
           MOVE -00000000.01 TO
             PU-10-2
             PS-10-2.
           MOVE -.0000000001 TO
             PU-10-10
             PS-10-10.
           MOVE -000000000000000001 TO
             PU-18-0
             PS-18-0.
           MOVE -0000000000000000.01 TO
             PU-18-2
             PS-18-2.
           MOVE -.000000000000000001 TO
             PU-18-18
             PS-18-18.
           MOVE -0000000000000000000000000000001 TO
             PU-31-0
             PS-31-0.
           MOVE -00000000000000000000000000000.01 TO
             PU-31-2
             PS-31-2.
           MOVE -.0000000000000000000000000000001 TO
             PU-31-31
             PS-31-31.
           PERFORM WRITE-RECORD.
           MOVE 9 TO
             PU-1-0
             PS-1-0.
           MOVE .9 TO
             PU-1-1
             PS-1-1.
           MOVE 9999 TO
             PU-4-0
             PS-4-0.
           MOVE 99.99 TO
             PU-4-2
             PS-4-2.
           MOVE .9999 TO
             PU-4-4
             PS-4-4.
           MOVE 99999 TO
             PU-5-0
             PS-5-0.
           MOVE 999.99 TO
             PU-5-2
             PS-5-2.
           MOVE .99999 TO
             PU-5-5
             PS-5-5.
           MOVE 999999999 TO
             PU-9-0
             PS-9-0.
           MOVE 9999999.99 TO
             PU-9-2
             PS-9-2.
           MOVE .999999999 TO
             PU-9-9
             PS-9-9.
           MOVE 9999999999 TO
             PU-10-0
             PS-10-0.
           MOVE 99999999.99 TO
             PU-10-2
             PS-10-2.
           MOVE .9999999999 TO
             PU-10-10
             PS-10-10.
           MOVE 999999999999999999 TO
             PU-18-0
             PS-18-0.
           MOVE 9999999999999999.99 TO
             PU-18-2
             PS-18-2.
           MOVE .999999999999999999 TO
             PU-18-18
             PS-18-18.
           MOVE 9999999999999999999999999999999 TO
             PU-31-0
             PS-31-0.
           MOVE 99999999999999999999999999999.99 TO
             PU-31-2
             PS-31-2.
           MOVE .9999999999999999999999999999999 TO
             PU-31-31
             PS-31-31.
           PERFORM WRITE-RECORD.
           MOVE -9 TO
             PU-1-0
             PS-1-0.
           MOVE -.9 TO
             PU-1-1
             PS-1-1.
           MOVE -9999 TO
             PU-4-0
             PS-4-0.
           MOVE -99.99 TO
             PU-4-2
             PS-4-2.
           MOVE -.9999 TO
             PU-4-4
             PS-4-4.
           MOVE -99999 TO
             PU-5-0
             PS-5-0.
           MOVE -999.99 TO
             PU-5-2
             PS-5-2.
           MOVE -.99999 TO
             PU-5-5
             PS-5-5.
           MOVE -999999999 TO
             PU-9-0
             PS-9-0.
           MOVE -9999999.99 TO
             PU-9-2
             PS-9-2.
           MOVE -.999999999 TO
             PU-9-9
             PS-9-9.
           MOVE -9999999999 TO
             PU-10-0
             PS-10-0.
           MOVE -99999999.99 TO
             PU-10-2
             PS-10-2.
           MOVE -.9999999999 TO
             PU-10-10
             PS-10-10.
           MOVE -999999999999999999 TO
             PU-18-0
             PS-18-0.
           MOVE -9999999999999999.99 TO
             PU-18-2
             PS-18-2.
           MOVE -.999999999999999999 TO
             PU-18-18
             PS-18-18.
           MOVE -9999999999999999999999999999999 TO
             PU-31-0
             PS-31-0.
           MOVE -99999999999999999999999999999.99 TO
             PU-31-2
             PS-31-2.
           MOVE -.9999999999999999999999999999999 TO
             PU-31-31
             PS-31-31.
           PERFORM WRITE-RECORD.
           MOVE 5 TO
             PU-1-0
             PS-1-0.
           MOVE .5 TO
             PU-1-1
             PS-1-1.
           MOVE 8905 TO
             PU-4-0
             PS-4-0.
           MOVE 89.05 TO
             PU-4-2
             PS-4-2.
           MOVE .8905 TO
             PU-4-4
             PS-4-4.
           MOVE 78905 TO
             PU-5-0
             PS-5-0.
           MOVE 789.05 TO
             PU-5-2
             PS-5-2.
           MOVE .78905 TO
             PU-5-5
             PS-5-5.
           MOVE 345678905 TO
             PU-9-0
             PS-9-0.
           MOVE 3456789.05 TO
             PU-9-2
             PS-9-2.
           MOVE .345678905 TO
             PU-9-9
             PS-9-9.
           MOVE 2345678905 TO
             PU-10-0
             PS-10-0.
           MOVE 23456789.05 TO
             PU-10-2
             PS-10-2.
           MOVE .2345678905 TO
             PU-10-10
             PS-10-10.
           MOVE 456789012345678905 TO
             PU-18-0
             PS-18-0.
           MOVE 4567890123456789.05 TO
             PU-18-2
             PS-18-2.
           MOVE .456789012345678905 TO
             PU-18-18
             PS-18-18.
           MOVE 1234567890123456789012345678905 TO
             PU-31-0
             PS-31-0.
           MOVE 12345678901234567890123456789.05 TO
             PU-31-2
             PS-31-2.
           MOVE .1234567890123456789012345678905 TO
             PU-31-31
             PS-31-31.
           PERFORM WRITE-RECORD.
           MOVE -5 TO
             PU-1-0
             PS-1-0.
           MOVE -.5 TO
             PU-1-1
             PS-1-1.
           MOVE -8905 TO
             PU-4-0
             PS-4-0.
           MOVE -89.05 TO
             PU-4-2
             PS-4-2.
           MOVE -.8905 TO
             PU-4-4
             PS-4-4.
           MOVE -78905 TO
             PU-5-0
             PS-5-0.
           MOVE -789.05 TO
             PU-5-2
             PS-5-2.
           MOVE -.78905 TO
             PU-5-5
             PS-5-5.
           MOVE -345678905 TO
             PU-9-0
             PS-9-0.
           MOVE -3456789.05 TO
             PU-9-2
             PS-9-2.
           MOVE -.345678905 TO
             PU-9-9
             PS-9-9.
           MOVE -2345678905 TO
             PU-10-0
             PS-10-0.
           MOVE -23456789.05 TO
             PU-10-2
             PS-10-2.
           MOVE -.2345678905 TO
             PU-10-10
             PS-10-10.
           MOVE -456789012345678905 TO
             PU-18-0
             PS-18-0.
           MOVE -4567890123456789.05 TO
             PU-18-2
             PS-18-2.
           MOVE -.456789012345678905 TO
             PU-18-18
             PS-18-18.
           MOVE -1234567890123456789012345678905 TO
             PU-31-0
             PS-31-0.
           MOVE -12345678901234567890123456789.05 TO
             PU-31-2
             PS-31-2.
           MOVE -.1234567890123456789012345678905 TO
             PU-31-31
             PS-31-31.
           PERFORM WRITE-RECORD.
           CLOSE DATA-FILE SHOWN-FILE.
           STOP RUN.
       WRITE-RECORD.
           MOVE PU-1-0 TO E-1-0
           MOVE 'PU-1-0' TO SHOWN-NAME
           MOVE E-1-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE PU-1-1 TO E-1-1
           MOVE 'PU-1-1' TO SHOWN-NAME
           MOVE E-1-1 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE PU-4-0 TO E-4-0
           MOVE 'PU-4-0' TO SHOWN-NAME
           MOVE E-4-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE PU-4-2 TO E-4-2
           MOVE 'PU-4-2' TO SHOWN-NAME
           MOVE E-4-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE PU-4-4 TO E-4-4
           MOVE 'PU-4-4' TO SHOWN-NAME
           MOVE E-4-4 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE PU-5-0 TO E-5-0
           MOVE 'PU-5-0' TO SHOWN-NAME
           MOVE E-5-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE PU-5-2 TO E-5-2
           MOVE 'PU-5-2' TO SHOWN-NAME
           MOVE E-5-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE PU-5-5 TO E-5-5
           MOVE 'PU-5-5' TO SHOWN-NAME
           MOVE E-5-5 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE PU-9-0 TO E-9-0
           MOVE 'PU-9-0' TO SHOWN-NAME
           MOVE E-9-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE PU-9-2 TO E-9-2
           MOVE 'PU-9-2' TO SHOWN-NAME
           MOVE E-9-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE PU-9-9 TO E-9-9
           MOVE 'PU-9-9' TO SHOWN-NAME
           MOVE E-9-9 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE PU-10-0 TO E-10-0
           MOVE 'PU-10-0' TO SHOWN-NAME
           MOVE E-10-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE PU-10-2 TO E-10-2
           MOVE 'PU-10-2' TO SHOWN-NAME
           MOVE E-10-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE PU-10-10 TO E-10-10
           MOVE 'PU-10-10' TO SHOWN-NAME
           MOVE E-10-10 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE PU-18-0 TO E-18-0
           MOVE 'PU-18-0' TO SHOWN-NAME
           MOVE E-18-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE PU-18-2 TO E-18-2
           MOVE 'PU-18-2' TO SHOWN-NAME
           MOVE E-18-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE PU-18-18 TO E-18-18
           MOVE 'PU-18-18' TO SHOWN-NAME
           MOVE E-18-18 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE PU-31-0 TO E-31-0
           MOVE 'PU-31-0' TO SHOWN-NAME
           MOVE E-31-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE PU-31-2 TO E-31-2
           MOVE 'PU-31-2' TO SHOWN-NAME
           MOVE E-31-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE PU-31-31 TO E-31-31
           MOVE 'PU-31-31' TO SHOWN-NAME
           MOVE E-31-31 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE PS-1-0 TO E-1-0
           MOVE 'PS-1-0' TO SHOWN-NAME
           MOVE E-1-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE PS-1-1 TO E-1-1
           MOVE 'PS-1-1' TO SHOWN-NAME
           MOVE E-1-1 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE PS-4-0 TO E-4-0
           MOVE 'PS-4-0' TO SHOWN-NAME
           MOVE E-4-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE PS-4-2 TO E-4-2
           MOVE 'PS-4-2' TO SHOWN-NAME
           MOVE E-4-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE PS-4-4 TO E-4-4
           MOVE 'PS-4-4' TO SHOWN-NAME
           MOVE E-4-4 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE PS-5-0 TO E-5-0
           MOVE 'PS-5-0' TO SHOWN-NAME
           MOVE E-5-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE PS-5-2 TO E-5-2
           MOVE 'PS-5-2' TO SHOWN-NAME
           MOVE E-5-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE PS-5-5 TO E-5-5
           MOVE 'PS-5-5' TO SHOWN-NAME
           MOVE E-5-5 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE PS-9-0 TO E-9-0
           MOVE 'PS-9-0' TO SHOWN-NAME
           MOVE E-9-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE PS-9-2 TO E-9-2
           MOVE 'PS-9-2' TO SHOWN-NAME
           MOVE E-9-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE PS-9-9 TO E-9-9
           MOVE 'PS-9-9' TO SHOWN-NAME
           MOVE E-9-9 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE PS-10-0 TO E-10-0
           MOVE 'PS-10-0' TO SHOWN-NAME
           MOVE E-10-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE PS-10-2 TO E-10-2
           MOVE 'PS-10-2' TO SHOWN-NAME
           MOVE E-10-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE PS-10-10 TO E-10-10
           MOVE 'PS-10-10' TO SHOWN-NAME
           MOVE E-10-10 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE PS-18-0 TO E-18-0
           MOVE 'PS-18-0' TO SHOWN-NAME
           MOVE E-18-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE PS-18-2 TO E-18-2
           MOVE 'PS-18-2' TO SHOWN-NAME
           MOVE E-18-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE PS-18-18 TO E-18-18
           MOVE 'PS-18-18' TO SHOWN-NAME
           MOVE E-18-18 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE PS-31-0 TO E-31-0
           MOVE 'PS-31-0' TO SHOWN-NAME
           MOVE E-31-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE PS-31-2 TO E-31-2
           MOVE 'PS-31-2' TO SHOWN-NAME
           MOVE E-31-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE PS-31-31 TO E-31-31
           MOVE 'PS-31-31' TO SHOWN-NAME
           MOVE E-31-31 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           WRITE PACKED-RECORD.
