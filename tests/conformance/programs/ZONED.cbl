       CBL CODEPAGE(37),ARITH(EXTEND)
      * ZONED: EVERY FIELD OF ITS COPYBOOK WITH THE SAME LITERALS.
      * WRITTEN BY GENERATE.PY.
       IDENTIFICATION DIVISION.
       PROGRAM-ID. ZONED.
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
           COPY ZONED.
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
             ZU-1-0
             ZT-1-0
             ZL-1-0
             ZTS-1-0
             ZLS-1-0.
           MOVE .0 TO
             ZU-1-1
             ZT-1-1
             ZL-1-1
             ZTS-1-1
             ZLS-1-1.
           MOVE 0000 TO
             ZU-4-0
             ZT-4-0
             ZL-4-0
             ZTS-4-0
             ZLS-4-0.
           MOVE 00.00 TO
             ZU-4-2
             ZT-4-2
             ZL-4-2
             ZTS-4-2
             ZLS-4-2.
           MOVE .0000 TO
             ZU-4-4
             ZT-4-4
             ZL-4-4
             ZTS-4-4
             ZLS-4-4.
           MOVE 00000 TO
             ZU-5-0
             ZT-5-0
             ZL-5-0
             ZTS-5-0
             ZLS-5-0.
           MOVE 000.00 TO
             ZU-5-2
             ZT-5-2
             ZL-5-2
             ZTS-5-2
             ZLS-5-2.
           MOVE .00000 TO
             ZU-5-5
             ZT-5-5
             ZL-5-5
             ZTS-5-5
             ZLS-5-5.
           MOVE 000000000 TO
             ZU-9-0
             ZT-9-0
             ZL-9-0
             ZTS-9-0
             ZLS-9-0.
           MOVE 0000000.00 TO
             ZU-9-2
             ZT-9-2
             ZL-9-2
             ZTS-9-2
             ZLS-9-2.
           MOVE .000000000 TO
             ZU-9-9
             ZT-9-9
             ZL-9-9
             ZTS-9-9
             ZLS-9-9.
           MOVE 0000000000 TO
             ZU-10-0
             ZT-10-0
             ZL-10-0
             ZTS-10-0
             ZLS-10-0.
           MOVE 00000000.00 TO
             ZU-10-2
             ZT-10-2
             ZL-10-2
             ZTS-10-2
             ZLS-10-2.
           MOVE .0000000000 TO
             ZU-10-10
             ZT-10-10
             ZL-10-10
             ZTS-10-10
             ZLS-10-10.
           MOVE 000000000000000000 TO
             ZU-18-0
             ZT-18-0
             ZL-18-0
             ZTS-18-0
             ZLS-18-0.
           MOVE 0000000000000000.00 TO
             ZU-18-2
             ZT-18-2
             ZL-18-2
             ZTS-18-2
             ZLS-18-2.
           MOVE .000000000000000000 TO
             ZU-18-18
             ZT-18-18
             ZL-18-18
             ZTS-18-18
             ZLS-18-18.
           MOVE 0000000000000000000000000000000 TO
             ZU-31-0
             ZT-31-0
             ZL-31-0
             ZTS-31-0
             ZLS-31-0.
           MOVE 00000000000000000000000000000.00 TO
             ZU-31-2
             ZT-31-2
             ZL-31-2
             ZTS-31-2
             ZLS-31-2.
           MOVE .0000000000000000000000000000000 TO
             ZU-31-31
             ZT-31-31
             ZL-31-31
             ZTS-31-31
             ZLS-31-31.
           PERFORM WRITE-RECORD.
           MOVE 1 TO
             ZU-1-0
             ZT-1-0
             ZL-1-0
             ZTS-1-0
             ZLS-1-0.
           MOVE .1 TO
             ZU-1-1
             ZT-1-1
             ZL-1-1
             ZTS-1-1
             ZLS-1-1.
           MOVE 0001 TO
             ZU-4-0
             ZT-4-0
             ZL-4-0
             ZTS-4-0
             ZLS-4-0.
           MOVE 00.01 TO
             ZU-4-2
             ZT-4-2
             ZL-4-2
             ZTS-4-2
             ZLS-4-2.
           MOVE .0001 TO
             ZU-4-4
             ZT-4-4
             ZL-4-4
             ZTS-4-4
             ZLS-4-4.
           MOVE 00001 TO
             ZU-5-0
             ZT-5-0
             ZL-5-0
             ZTS-5-0
             ZLS-5-0.
           MOVE 000.01 TO
             ZU-5-2
             ZT-5-2
             ZL-5-2
             ZTS-5-2
             ZLS-5-2.
           MOVE .00001 TO
             ZU-5-5
             ZT-5-5
             ZL-5-5
             ZTS-5-5
             ZLS-5-5.
           MOVE 000000001 TO
             ZU-9-0
             ZT-9-0
             ZL-9-0
             ZTS-9-0
             ZLS-9-0.
           MOVE 0000000.01 TO
             ZU-9-2
             ZT-9-2
             ZL-9-2
             ZTS-9-2
             ZLS-9-2.
           MOVE .000000001 TO
             ZU-9-9
             ZT-9-9
             ZL-9-9
             ZTS-9-9
             ZLS-9-9.
           MOVE 0000000001 TO
             ZU-10-0
             ZT-10-0
             ZL-10-0
             ZTS-10-0
             ZLS-10-0.
           MOVE 00000000.01 TO
             ZU-10-2
             ZT-10-2
             ZL-10-2
             ZTS-10-2
             ZLS-10-2.
           MOVE .0000000001 TO
             ZU-10-10
             ZT-10-10
             ZL-10-10
             ZTS-10-10
             ZLS-10-10.
           MOVE 000000000000000001 TO
             ZU-18-0
             ZT-18-0
             ZL-18-0
             ZTS-18-0
             ZLS-18-0.
           MOVE 0000000000000000.01 TO
             ZU-18-2
             ZT-18-2
             ZL-18-2
             ZTS-18-2
             ZLS-18-2.
           MOVE .000000000000000001 TO
             ZU-18-18
             ZT-18-18
             ZL-18-18
             ZTS-18-18
             ZLS-18-18.
           MOVE 0000000000000000000000000000001 TO
             ZU-31-0
             ZT-31-0
             ZL-31-0
             ZTS-31-0
             ZLS-31-0.
           MOVE 00000000000000000000000000000.01 TO
             ZU-31-2
             ZT-31-2
             ZL-31-2
             ZTS-31-2
             ZLS-31-2.
           MOVE .0000000000000000000000000000001 TO
             ZU-31-31
             ZT-31-31
             ZL-31-31
             ZTS-31-31
             ZLS-31-31.
           PERFORM WRITE-RECORD.
           MOVE -1 TO
             ZU-1-0
             ZT-1-0
             ZL-1-0
             ZTS-1-0
             ZLS-1-0.
           MOVE -.1 TO
             ZU-1-1
             ZT-1-1
             ZL-1-1
             ZTS-1-1
             ZLS-1-1.
           MOVE -0001 TO
             ZU-4-0
             ZT-4-0
             ZL-4-0
             ZTS-4-0
             ZLS-4-0.
           MOVE -00.01 TO
             ZU-4-2
             ZT-4-2
             ZL-4-2
             ZTS-4-2
             ZLS-4-2.
           MOVE -.0001 TO
             ZU-4-4
             ZT-4-4
             ZL-4-4
             ZTS-4-4
             ZLS-4-4.
           MOVE -00001 TO
             ZU-5-0
             ZT-5-0
             ZL-5-0
             ZTS-5-0
             ZLS-5-0.
           MOVE -000.01 TO
             ZU-5-2
             ZT-5-2
             ZL-5-2
             ZTS-5-2
             ZLS-5-2.
           MOVE -.00001 TO
             ZU-5-5
             ZT-5-5
             ZL-5-5
             ZTS-5-5
             ZLS-5-5.
           MOVE -000000001 TO
             ZU-9-0
             ZT-9-0
             ZL-9-0
             ZTS-9-0
             ZLS-9-0.
           MOVE -0000000.01 TO
             ZU-9-2
             ZT-9-2
             ZL-9-2
             ZTS-9-2
             ZLS-9-2.
           MOVE -.000000001 TO
             ZU-9-9
             ZT-9-9
             ZL-9-9
             ZTS-9-9
             ZLS-9-9.
           MOVE -0000000001 TO
             ZU-10-0
             ZT-10-0
             ZL-10-0
             ZTS-10-0
             ZLS-10-0.
           MOVE -00000000.01 TO
             ZU-10-2
             ZT-10-2
             ZL-10-2
             ZTS-10-2
             ZLS-10-2.
           MOVE -.0000000001 TO
             ZU-10-10
             ZT-10-10
             ZL-10-10
             ZTS-10-10
             ZLS-10-10.
           MOVE -000000000000000001 TO
             ZU-18-0
             ZT-18-0
             ZL-18-0
             ZTS-18-0
             ZLS-18-0.
           MOVE -0000000000000000.01 TO
             ZU-18-2
             ZT-18-2
             ZL-18-2
             ZTS-18-2
             ZLS-18-2.
           MOVE -.000000000000000001 TO
             ZU-18-18
             ZT-18-18
             ZL-18-18
             ZTS-18-18
             ZLS-18-18.
           MOVE -0000000000000000000000000000001 TO
             ZU-31-0
             ZT-31-0
             ZL-31-0
             ZTS-31-0
             ZLS-31-0.
           MOVE -00000000000000000000000000000.01 TO
             ZU-31-2
             ZT-31-2
             ZL-31-2
             ZTS-31-2
             ZLS-31-2.
           MOVE -.0000000000000000000000000000001 TO
             ZU-31-31
             ZT-31-31
             ZL-31-31
             ZTS-31-31
             ZLS-31-31.
           PERFORM WRITE-RECORD.
           MOVE 9 TO
             ZU-1-0
             ZT-1-0
             ZL-1-0
             ZTS-1-0
             ZLS-1-0.
           MOVE .9 TO
             ZU-1-1
             ZT-1-1
             ZL-1-1
             ZTS-1-1
             ZLS-1-1.
           MOVE 9999 TO
             ZU-4-0
             ZT-4-0
             ZL-4-0
             ZTS-4-0
             ZLS-4-0.
           MOVE 99.99 TO
             ZU-4-2
             ZT-4-2
             ZL-4-2
             ZTS-4-2
             ZLS-4-2.
           MOVE .9999 TO
             ZU-4-4
             ZT-4-4
             ZL-4-4
             ZTS-4-4
             ZLS-4-4.
           MOVE 99999 TO
             ZU-5-0
             ZT-5-0
             ZL-5-0
             ZTS-5-0
             ZLS-5-0.
           MOVE 999.99 TO
             ZU-5-2
             ZT-5-2
             ZL-5-2
             ZTS-5-2
             ZLS-5-2.
           MOVE .99999 TO
             ZU-5-5
             ZT-5-5
             ZL-5-5
             ZTS-5-5
             ZLS-5-5.
           MOVE 999999999 TO
             ZU-9-0
             ZT-9-0
             ZL-9-0
             ZTS-9-0
             ZLS-9-0.
           MOVE 9999999.99 TO
             ZU-9-2
             ZT-9-2
             ZL-9-2
             ZTS-9-2
             ZLS-9-2.
           MOVE .999999999 TO
             ZU-9-9
             ZT-9-9
             ZL-9-9
             ZTS-9-9
             ZLS-9-9.
           MOVE 9999999999 TO
             ZU-10-0
             ZT-10-0
             ZL-10-0
             ZTS-10-0
             ZLS-10-0.
           MOVE 99999999.99 TO
             ZU-10-2
             ZT-10-2
             ZL-10-2
             ZTS-10-2
             ZLS-10-2.
           MOVE .9999999999 TO
             ZU-10-10
             ZT-10-10
             ZL-10-10
             ZTS-10-10
             ZLS-10-10.
           MOVE 999999999999999999 TO
             ZU-18-0
             ZT-18-0
             ZL-18-0
             ZTS-18-0
             ZLS-18-0.
           MOVE 9999999999999999.99 TO
             ZU-18-2
             ZT-18-2
             ZL-18-2
             ZTS-18-2
             ZLS-18-2.
           MOVE .999999999999999999 TO
             ZU-18-18
             ZT-18-18
             ZL-18-18
             ZTS-18-18
             ZLS-18-18.
           MOVE 9999999999999999999999999999999 TO
             ZU-31-0
             ZT-31-0
             ZL-31-0
             ZTS-31-0
             ZLS-31-0.
           MOVE 99999999999999999999999999999.99 TO
             ZU-31-2
             ZT-31-2
             ZL-31-2
             ZTS-31-2
             ZLS-31-2.
           MOVE .9999999999999999999999999999999 TO
             ZU-31-31
             ZT-31-31
             ZL-31-31
             ZTS-31-31
             ZLS-31-31.
           PERFORM WRITE-RECORD.
           MOVE -9 TO
             ZU-1-0
             ZT-1-0
             ZL-1-0
             ZTS-1-0
             ZLS-1-0.
           MOVE -.9 TO
             ZU-1-1
             ZT-1-1
             ZL-1-1
             ZTS-1-1
             ZLS-1-1.
           MOVE -9999 TO
             ZU-4-0
             ZT-4-0
             ZL-4-0
             ZTS-4-0
             ZLS-4-0.
           MOVE -99.99 TO
             ZU-4-2
             ZT-4-2
             ZL-4-2
             ZTS-4-2
             ZLS-4-2.
           MOVE -.9999 TO
             ZU-4-4
             ZT-4-4
             ZL-4-4
             ZTS-4-4
             ZLS-4-4.
           MOVE -99999 TO
             ZU-5-0
             ZT-5-0
             ZL-5-0
             ZTS-5-0
             ZLS-5-0.
           MOVE -999.99 TO
             ZU-5-2
             ZT-5-2
             ZL-5-2
             ZTS-5-2
             ZLS-5-2.
           MOVE -.99999 TO
             ZU-5-5
             ZT-5-5
             ZL-5-5
             ZTS-5-5
             ZLS-5-5.
           MOVE -999999999 TO
             ZU-9-0
             ZT-9-0
             ZL-9-0
             ZTS-9-0
             ZLS-9-0.
           MOVE -9999999.99 TO
             ZU-9-2
             ZT-9-2
             ZL-9-2
             ZTS-9-2
             ZLS-9-2.
           MOVE -.999999999 TO
             ZU-9-9
             ZT-9-9
             ZL-9-9
             ZTS-9-9
             ZLS-9-9.
           MOVE -9999999999 TO
             ZU-10-0
             ZT-10-0
             ZL-10-0
             ZTS-10-0
             ZLS-10-0.
           MOVE -99999999.99 TO
             ZU-10-2
             ZT-10-2
             ZL-10-2
             ZTS-10-2
             ZLS-10-2.
           MOVE -.9999999999 TO
             ZU-10-10
             ZT-10-10
             ZL-10-10
             ZTS-10-10
             ZLS-10-10.
           MOVE -999999999999999999 TO
             ZU-18-0
             ZT-18-0
             ZL-18-0
             ZTS-18-0
             ZLS-18-0.
           MOVE -9999999999999999.99 TO
             ZU-18-2
             ZT-18-2
             ZL-18-2
             ZTS-18-2
             ZLS-18-2.
           MOVE -.999999999999999999 TO
             ZU-18-18
             ZT-18-18
             ZL-18-18
             ZTS-18-18
             ZLS-18-18.
           MOVE -9999999999999999999999999999999 TO
             ZU-31-0
             ZT-31-0
             ZL-31-0
             ZTS-31-0
             ZLS-31-0.
           MOVE -99999999999999999999999999999.99 TO
             ZU-31-2
             ZT-31-2
             ZL-31-2
             ZTS-31-2
             ZLS-31-2.
           MOVE -.9999999999999999999999999999999 TO
             ZU-31-31
             ZT-31-31
             ZL-31-31
             ZTS-31-31
             ZLS-31-31.
           PERFORM WRITE-RECORD.
           MOVE 5 TO
             ZU-1-0
             ZT-1-0
             ZL-1-0
             ZTS-1-0
             ZLS-1-0.
           MOVE .5 TO
             ZU-1-1
             ZT-1-1
             ZL-1-1
             ZTS-1-1
             ZLS-1-1.
           MOVE 8905 TO
             ZU-4-0
             ZT-4-0
             ZL-4-0
             ZTS-4-0
             ZLS-4-0.
           MOVE 89.05 TO
             ZU-4-2
             ZT-4-2
             ZL-4-2
             ZTS-4-2
             ZLS-4-2.
           MOVE .8905 TO
             ZU-4-4
             ZT-4-4
             ZL-4-4
             ZTS-4-4
             ZLS-4-4.
           MOVE 78905 TO
             ZU-5-0
             ZT-5-0
             ZL-5-0
             ZTS-5-0
             ZLS-5-0.
           MOVE 789.05 TO
             ZU-5-2
             ZT-5-2
             ZL-5-2
             ZTS-5-2
             ZLS-5-2.
           MOVE .78905 TO
             ZU-5-5
             ZT-5-5
             ZL-5-5
             ZTS-5-5
             ZLS-5-5.
           MOVE 345678905 TO
             ZU-9-0
             ZT-9-0
             ZL-9-0
             ZTS-9-0
             ZLS-9-0.
           MOVE 3456789.05 TO
             ZU-9-2
             ZT-9-2
             ZL-9-2
             ZTS-9-2
             ZLS-9-2.
           MOVE .345678905 TO
             ZU-9-9
             ZT-9-9
             ZL-9-9
             ZTS-9-9
             ZLS-9-9.
           MOVE 2345678905 TO
             ZU-10-0
             ZT-10-0
             ZL-10-0
             ZTS-10-0
             ZLS-10-0.
           MOVE 23456789.05 TO
             ZU-10-2
             ZT-10-2
             ZL-10-2
             ZTS-10-2
             ZLS-10-2.
           MOVE .2345678905 TO
             ZU-10-10
             ZT-10-10
             ZL-10-10
             ZTS-10-10
             ZLS-10-10.
           MOVE 456789012345678905 TO
             ZU-18-0
             ZT-18-0
             ZL-18-0
             ZTS-18-0
             ZLS-18-0.
           MOVE 4567890123456789.05 TO
             ZU-18-2
             ZT-18-2
             ZL-18-2
             ZTS-18-2
             ZLS-18-2.
           MOVE .456789012345678905 TO
             ZU-18-18
             ZT-18-18
             ZL-18-18
             ZTS-18-18
             ZLS-18-18.
           MOVE 1234567890123456789012345678905 TO
             ZU-31-0
             ZT-31-0
             ZL-31-0
             ZTS-31-0
             ZLS-31-0.
           MOVE 12345678901234567890123456789.05 TO
             ZU-31-2
             ZT-31-2
             ZL-31-2
             ZTS-31-2
             ZLS-31-2.
           MOVE .1234567890123456789012345678905 TO
             ZU-31-31
             ZT-31-31
             ZL-31-31
             ZTS-31-31
             ZLS-31-31.
           PERFORM WRITE-RECORD.
           MOVE -5 TO
             ZU-1-0
             ZT-1-0
             ZL-1-0
             ZTS-1-0
             ZLS-1-0.
           MOVE -.5 TO
             ZU-1-1
             ZT-1-1
             ZL-1-1
             ZTS-1-1
             ZLS-1-1.
           MOVE -8905 TO
             ZU-4-0
             ZT-4-0
             ZL-4-0
             ZTS-4-0
             ZLS-4-0.
           MOVE -89.05 TO
             ZU-4-2
             ZT-4-2
             ZL-4-2
             ZTS-4-2
             ZLS-4-2.
           MOVE -.8905 TO
             ZU-4-4
             ZT-4-4
             ZL-4-4
             ZTS-4-4
             ZLS-4-4.
           MOVE -78905 TO
             ZU-5-0
             ZT-5-0
             ZL-5-0
             ZTS-5-0
             ZLS-5-0.
           MOVE -789.05 TO
             ZU-5-2
             ZT-5-2
             ZL-5-2
             ZTS-5-2
             ZLS-5-2.
           MOVE -.78905 TO
             ZU-5-5
             ZT-5-5
             ZL-5-5
             ZTS-5-5
             ZLS-5-5.
           MOVE -345678905 TO
             ZU-9-0
             ZT-9-0
             ZL-9-0
             ZTS-9-0
             ZLS-9-0.
           MOVE -3456789.05 TO
             ZU-9-2
             ZT-9-2
             ZL-9-2
             ZTS-9-2
             ZLS-9-2.
           MOVE -.345678905 TO
             ZU-9-9
             ZT-9-9
             ZL-9-9
             ZTS-9-9
             ZLS-9-9.
           MOVE -2345678905 TO
             ZU-10-0
             ZT-10-0
             ZL-10-0
             ZTS-10-0
             ZLS-10-0.
           MOVE -23456789.05 TO
             ZU-10-2
             ZT-10-2
             ZL-10-2
             ZTS-10-2
             ZLS-10-2.
           MOVE -.2345678905 TO
             ZU-10-10
             ZT-10-10
             ZL-10-10
             ZTS-10-10
             ZLS-10-10.
           MOVE -456789012345678905 TO
             ZU-18-0
             ZT-18-0
             ZL-18-0
             ZTS-18-0
             ZLS-18-0.
           MOVE -4567890123456789.05 TO
             ZU-18-2
             ZT-18-2
             ZL-18-2
             ZTS-18-2
             ZLS-18-2.
           MOVE -.456789012345678905 TO
             ZU-18-18
             ZT-18-18
             ZL-18-18
             ZTS-18-18
             ZLS-18-18.
           MOVE -1234567890123456789012345678905 TO
             ZU-31-0
             ZT-31-0
             ZL-31-0
             ZTS-31-0
             ZLS-31-0.
           MOVE -12345678901234567890123456789.05 TO
             ZU-31-2
             ZT-31-2
             ZL-31-2
             ZTS-31-2
             ZLS-31-2.
           MOVE -.1234567890123456789012345678905 TO
             ZU-31-31
             ZT-31-31
             ZL-31-31
             ZTS-31-31
             ZLS-31-31.
           PERFORM WRITE-RECORD.
           CLOSE DATA-FILE SHOWN-FILE.
           STOP RUN.
       WRITE-RECORD.
           MOVE ZU-1-0 TO E-1-0
           MOVE 'ZU-1-0' TO SHOWN-NAME
           MOVE E-1-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZU-1-1 TO E-1-1
           MOVE 'ZU-1-1' TO SHOWN-NAME
           MOVE E-1-1 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZU-4-0 TO E-4-0
           MOVE 'ZU-4-0' TO SHOWN-NAME
           MOVE E-4-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZU-4-2 TO E-4-2
           MOVE 'ZU-4-2' TO SHOWN-NAME
           MOVE E-4-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZU-4-4 TO E-4-4
           MOVE 'ZU-4-4' TO SHOWN-NAME
           MOVE E-4-4 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZU-5-0 TO E-5-0
           MOVE 'ZU-5-0' TO SHOWN-NAME
           MOVE E-5-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZU-5-2 TO E-5-2
           MOVE 'ZU-5-2' TO SHOWN-NAME
           MOVE E-5-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZU-5-5 TO E-5-5
           MOVE 'ZU-5-5' TO SHOWN-NAME
           MOVE E-5-5 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZU-9-0 TO E-9-0
           MOVE 'ZU-9-0' TO SHOWN-NAME
           MOVE E-9-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZU-9-2 TO E-9-2
           MOVE 'ZU-9-2' TO SHOWN-NAME
           MOVE E-9-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZU-9-9 TO E-9-9
           MOVE 'ZU-9-9' TO SHOWN-NAME
           MOVE E-9-9 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZU-10-0 TO E-10-0
           MOVE 'ZU-10-0' TO SHOWN-NAME
           MOVE E-10-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZU-10-2 TO E-10-2
           MOVE 'ZU-10-2' TO SHOWN-NAME
           MOVE E-10-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZU-10-10 TO E-10-10
           MOVE 'ZU-10-10' TO SHOWN-NAME
           MOVE E-10-10 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZU-18-0 TO E-18-0
           MOVE 'ZU-18-0' TO SHOWN-NAME
           MOVE E-18-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZU-18-2 TO E-18-2
           MOVE 'ZU-18-2' TO SHOWN-NAME
           MOVE E-18-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZU-18-18 TO E-18-18
           MOVE 'ZU-18-18' TO SHOWN-NAME
           MOVE E-18-18 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZU-31-0 TO E-31-0
           MOVE 'ZU-31-0' TO SHOWN-NAME
           MOVE E-31-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZU-31-2 TO E-31-2
           MOVE 'ZU-31-2' TO SHOWN-NAME
           MOVE E-31-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZU-31-31 TO E-31-31
           MOVE 'ZU-31-31' TO SHOWN-NAME
           MOVE E-31-31 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZT-1-0 TO E-1-0
           MOVE 'ZT-1-0' TO SHOWN-NAME
           MOVE E-1-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZT-1-1 TO E-1-1
           MOVE 'ZT-1-1' TO SHOWN-NAME
           MOVE E-1-1 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZT-4-0 TO E-4-0
           MOVE 'ZT-4-0' TO SHOWN-NAME
           MOVE E-4-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZT-4-2 TO E-4-2
           MOVE 'ZT-4-2' TO SHOWN-NAME
           MOVE E-4-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZT-4-4 TO E-4-4
           MOVE 'ZT-4-4' TO SHOWN-NAME
           MOVE E-4-4 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZT-5-0 TO E-5-0
           MOVE 'ZT-5-0' TO SHOWN-NAME
           MOVE E-5-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZT-5-2 TO E-5-2
           MOVE 'ZT-5-2' TO SHOWN-NAME
           MOVE E-5-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZT-5-5 TO E-5-5
           MOVE 'ZT-5-5' TO SHOWN-NAME
           MOVE E-5-5 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZT-9-0 TO E-9-0
           MOVE 'ZT-9-0' TO SHOWN-NAME
           MOVE E-9-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZT-9-2 TO E-9-2
           MOVE 'ZT-9-2' TO SHOWN-NAME
           MOVE E-9-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZT-9-9 TO E-9-9
           MOVE 'ZT-9-9' TO SHOWN-NAME
           MOVE E-9-9 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZT-10-0 TO E-10-0
           MOVE 'ZT-10-0' TO SHOWN-NAME
           MOVE E-10-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZT-10-2 TO E-10-2
           MOVE 'ZT-10-2' TO SHOWN-NAME
           MOVE E-10-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZT-10-10 TO E-10-10
           MOVE 'ZT-10-10' TO SHOWN-NAME
           MOVE E-10-10 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZT-18-0 TO E-18-0
           MOVE 'ZT-18-0' TO SHOWN-NAME
           MOVE E-18-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZT-18-2 TO E-18-2
           MOVE 'ZT-18-2' TO SHOWN-NAME
           MOVE E-18-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZT-18-18 TO E-18-18
           MOVE 'ZT-18-18' TO SHOWN-NAME
           MOVE E-18-18 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZT-31-0 TO E-31-0
           MOVE 'ZT-31-0' TO SHOWN-NAME
           MOVE E-31-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZT-31-2 TO E-31-2
           MOVE 'ZT-31-2' TO SHOWN-NAME
           MOVE E-31-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZT-31-31 TO E-31-31
           MOVE 'ZT-31-31' TO SHOWN-NAME
           MOVE E-31-31 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZL-1-0 TO E-1-0
           MOVE 'ZL-1-0' TO SHOWN-NAME
           MOVE E-1-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZL-1-1 TO E-1-1
           MOVE 'ZL-1-1' TO SHOWN-NAME
           MOVE E-1-1 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZL-4-0 TO E-4-0
           MOVE 'ZL-4-0' TO SHOWN-NAME
           MOVE E-4-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZL-4-2 TO E-4-2
           MOVE 'ZL-4-2' TO SHOWN-NAME
           MOVE E-4-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZL-4-4 TO E-4-4
           MOVE 'ZL-4-4' TO SHOWN-NAME
           MOVE E-4-4 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZL-5-0 TO E-5-0
           MOVE 'ZL-5-0' TO SHOWN-NAME
           MOVE E-5-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZL-5-2 TO E-5-2
           MOVE 'ZL-5-2' TO SHOWN-NAME
           MOVE E-5-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZL-5-5 TO E-5-5
           MOVE 'ZL-5-5' TO SHOWN-NAME
           MOVE E-5-5 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZL-9-0 TO E-9-0
           MOVE 'ZL-9-0' TO SHOWN-NAME
           MOVE E-9-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZL-9-2 TO E-9-2
           MOVE 'ZL-9-2' TO SHOWN-NAME
           MOVE E-9-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZL-9-9 TO E-9-9
           MOVE 'ZL-9-9' TO SHOWN-NAME
           MOVE E-9-9 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZL-10-0 TO E-10-0
           MOVE 'ZL-10-0' TO SHOWN-NAME
           MOVE E-10-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZL-10-2 TO E-10-2
           MOVE 'ZL-10-2' TO SHOWN-NAME
           MOVE E-10-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZL-10-10 TO E-10-10
           MOVE 'ZL-10-10' TO SHOWN-NAME
           MOVE E-10-10 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZL-18-0 TO E-18-0
           MOVE 'ZL-18-0' TO SHOWN-NAME
           MOVE E-18-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZL-18-2 TO E-18-2
           MOVE 'ZL-18-2' TO SHOWN-NAME
           MOVE E-18-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZL-18-18 TO E-18-18
           MOVE 'ZL-18-18' TO SHOWN-NAME
           MOVE E-18-18 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZL-31-0 TO E-31-0
           MOVE 'ZL-31-0' TO SHOWN-NAME
           MOVE E-31-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZL-31-2 TO E-31-2
           MOVE 'ZL-31-2' TO SHOWN-NAME
           MOVE E-31-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZL-31-31 TO E-31-31
           MOVE 'ZL-31-31' TO SHOWN-NAME
           MOVE E-31-31 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZTS-1-0 TO E-1-0
           MOVE 'ZTS-1-0' TO SHOWN-NAME
           MOVE E-1-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZTS-1-1 TO E-1-1
           MOVE 'ZTS-1-1' TO SHOWN-NAME
           MOVE E-1-1 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZTS-4-0 TO E-4-0
           MOVE 'ZTS-4-0' TO SHOWN-NAME
           MOVE E-4-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZTS-4-2 TO E-4-2
           MOVE 'ZTS-4-2' TO SHOWN-NAME
           MOVE E-4-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZTS-4-4 TO E-4-4
           MOVE 'ZTS-4-4' TO SHOWN-NAME
           MOVE E-4-4 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZTS-5-0 TO E-5-0
           MOVE 'ZTS-5-0' TO SHOWN-NAME
           MOVE E-5-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZTS-5-2 TO E-5-2
           MOVE 'ZTS-5-2' TO SHOWN-NAME
           MOVE E-5-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZTS-5-5 TO E-5-5
           MOVE 'ZTS-5-5' TO SHOWN-NAME
           MOVE E-5-5 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZTS-9-0 TO E-9-0
           MOVE 'ZTS-9-0' TO SHOWN-NAME
           MOVE E-9-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZTS-9-2 TO E-9-2
           MOVE 'ZTS-9-2' TO SHOWN-NAME
           MOVE E-9-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZTS-9-9 TO E-9-9
           MOVE 'ZTS-9-9' TO SHOWN-NAME
           MOVE E-9-9 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZTS-10-0 TO E-10-0
           MOVE 'ZTS-10-0' TO SHOWN-NAME
           MOVE E-10-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZTS-10-2 TO E-10-2
           MOVE 'ZTS-10-2' TO SHOWN-NAME
           MOVE E-10-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZTS-10-10 TO E-10-10
           MOVE 'ZTS-10-10' TO SHOWN-NAME
           MOVE E-10-10 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZTS-18-0 TO E-18-0
           MOVE 'ZTS-18-0' TO SHOWN-NAME
           MOVE E-18-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZTS-18-2 TO E-18-2
           MOVE 'ZTS-18-2' TO SHOWN-NAME
           MOVE E-18-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZTS-18-18 TO E-18-18
           MOVE 'ZTS-18-18' TO SHOWN-NAME
           MOVE E-18-18 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZTS-31-0 TO E-31-0
           MOVE 'ZTS-31-0' TO SHOWN-NAME
           MOVE E-31-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZTS-31-2 TO E-31-2
           MOVE 'ZTS-31-2' TO SHOWN-NAME
           MOVE E-31-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZTS-31-31 TO E-31-31
           MOVE 'ZTS-31-31' TO SHOWN-NAME
           MOVE E-31-31 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZLS-1-0 TO E-1-0
           MOVE 'ZLS-1-0' TO SHOWN-NAME
           MOVE E-1-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZLS-1-1 TO E-1-1
           MOVE 'ZLS-1-1' TO SHOWN-NAME
           MOVE E-1-1 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZLS-4-0 TO E-4-0
           MOVE 'ZLS-4-0' TO SHOWN-NAME
           MOVE E-4-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZLS-4-2 TO E-4-2
           MOVE 'ZLS-4-2' TO SHOWN-NAME
           MOVE E-4-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZLS-4-4 TO E-4-4
           MOVE 'ZLS-4-4' TO SHOWN-NAME
           MOVE E-4-4 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZLS-5-0 TO E-5-0
           MOVE 'ZLS-5-0' TO SHOWN-NAME
           MOVE E-5-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZLS-5-2 TO E-5-2
           MOVE 'ZLS-5-2' TO SHOWN-NAME
           MOVE E-5-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZLS-5-5 TO E-5-5
           MOVE 'ZLS-5-5' TO SHOWN-NAME
           MOVE E-5-5 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZLS-9-0 TO E-9-0
           MOVE 'ZLS-9-0' TO SHOWN-NAME
           MOVE E-9-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZLS-9-2 TO E-9-2
           MOVE 'ZLS-9-2' TO SHOWN-NAME
           MOVE E-9-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZLS-9-9 TO E-9-9
           MOVE 'ZLS-9-9' TO SHOWN-NAME
           MOVE E-9-9 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZLS-10-0 TO E-10-0
           MOVE 'ZLS-10-0' TO SHOWN-NAME
           MOVE E-10-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZLS-10-2 TO E-10-2
           MOVE 'ZLS-10-2' TO SHOWN-NAME
           MOVE E-10-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZLS-10-10 TO E-10-10
           MOVE 'ZLS-10-10' TO SHOWN-NAME
           MOVE E-10-10 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZLS-18-0 TO E-18-0
           MOVE 'ZLS-18-0' TO SHOWN-NAME
           MOVE E-18-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZLS-18-2 TO E-18-2
           MOVE 'ZLS-18-2' TO SHOWN-NAME
           MOVE E-18-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZLS-18-18 TO E-18-18
           MOVE 'ZLS-18-18' TO SHOWN-NAME
           MOVE E-18-18 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZLS-31-0 TO E-31-0
           MOVE 'ZLS-31-0' TO SHOWN-NAME
           MOVE E-31-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZLS-31-2 TO E-31-2
           MOVE 'ZLS-31-2' TO SHOWN-NAME
           MOVE E-31-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE ZLS-31-31 TO E-31-31
           MOVE 'ZLS-31-31' TO SHOWN-NAME
           MOVE E-31-31 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           WRITE ZONED-RECORD.
