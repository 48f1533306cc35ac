       CBL CODEPAGE(37),ARITH(EXTEND)
      * NATIVE: EVERY FIELD OF ITS COPYBOOK WITH THE SAME LITERALS.
      * WRITTEN BY GENERATE.PY.
       IDENTIFICATION DIVISION.
       PROGRAM-ID. NATIVE.
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
           COPY NATIVE.
       FD  SHOWN-FILE RECORDING MODE F.
       01  SHOWN-LINE.
           05  SHOWN-NAME          PIC X(11).
           05  SHOWN-VALUE         PIC X(40).
       WORKING-STORAGE SECTION.
       01  EDITED-ITEMS.
           05  E-20-0              PIC -9(20).
           05  E-20-1              PIC -9(19).9(1).
           05  E-20-2              PIC -9(18).9(2).
           05  E-20-4              PIC -9(16).9(4).
           05  E-20-5              PIC -9(15).9(5).
           05  E-20-9              PIC -9(11).9(9).
           05  E-20-10             PIC -9(10).9(10).
           05  E-20-18             PIC -9(2).9(18).
       PROCEDURE DIVISION.
       MAIN-LINE.
           OPEN OUTPUT DATA-FILE SHOWN-FILE.
           MOVE 0 TO
             NU-1-0
             NS-1-0.
           MOVE .0 TO
             NU-1-1
             NS-1-1.
           MOVE 0000 TO
             NU-4-0
             NS-4-0.
           MOVE 00.00 TO
             NU-4-2
             NS-4-2.
           MOVE .0000 TO
             NU-4-4
             NS-4-4.
           MOVE 00000 TO
             NU-5-0
             NS-5-0.
           MOVE 000.00 TO
             NU-5-2
             NS-5-2.
           MOVE .00000 TO
             NU-5-5
             NS-5-5.
           MOVE 000000000 TO
             NU-9-0
             NS-9-0.
           MOVE 0000000.00 TO
             NU-9-2
             NS-9-2.
           MOVE .000000000 TO
             NU-9-9
             NS-9-9.
           MOVE 0000000000 TO
             NU-10-0
             NS-10-0.
           MOVE 00000000.00 TO
             NU-10-2
             NS-10-2.
           MOVE .0000000000 TO
             NU-10-10
             NS-10-10.
           MOVE 000000000000000000 TO
             NU-18-0
             NS-18-0.
           MOVE 0000000000000000.00 TO
             NU-18-2
             NS-18-2.
           MOVE .000000000000000000 TO
             NU-18-18
             NS-18-18.
           PERFORM WRITE-RECORD.
           MOVE 1 TO
             NU-1-0
             NS-1-0.
           MOVE .1 TO
             NU-1-1
             NS-1-1.
           MOVE 0001 TO
             NU-4-0
             NS-4-0.
           MOVE 00.01 TO
             NU-4-2
             NS-4-2.
           MOVE .0001 TO
             NU-4-4
             NS-4-4.
           MOVE 00001 TO
             NU-5-0
             NS-5-0.
           MOVE 000.01 TO
             NU-5-2
             NS-5-2.
           MOVE .00001 TO
             NU-5-5
             NS-5-5.
           MOVE 000000001 TO
             NU-9-0
             NS-9-0.
           MOVE 0000000.01 TO
             NU-9-2
             NS-9-2.
           MOVE .000000001 TO
             NU-9-9
             NS-9-9.
           MOVE 0000000001 TO
             NU-10-0
             NS-10-0.
           MOVE 00000000.01 TO
             NU-10-2
             NS-10-2.
           MOVE .0000000001 TO
             NU-10-10
             NS-10-10.
           MOVE 000000000000000001 TO
             NU-18-0
             NS-18-0.
           MOVE 0000000000000000.01 TO
             NU-18-2
             NS-18-2.
           MOVE .000000000000000001 TO
             NU-18-18
             NS-18-18.
           PERFORM WRITE-RECORD.
           MOVE -1 TO
             NU-1-0
             NS-1-0.
           MOVE -.1 TO
             NU-1-1
             NS-1-1.
           MOVE -0001 TO
             NU-4-0
             NS-4-0.
           MOVE -00.01 TO
             NU-4-2
             NS-4-2.
           MOVE -.0001 TO
             NU-4-4
             NS-4-4.
           MOVE -00001 TO
             NU-5-0
             NS-5-0.
           MOVE -000.01 TO
             NU-5-2
             NS-5-2.
           MOVE -.00001 TO
             NU-5-5
             NS-5-5.
           MOVE -000000001 TO
             NU-9-0
             NS-9-0.
           MOVE -0000000.01 TO
             NU-9-2
             NS-9-2.
           MOVE -.000000001 TO
             NU-9-9
             NS-9-9.
           MOVE -0000000001 TO
             NU-10-0
             NS-10-0.
           MOVE -00000000.01 TO
             NU-10-2
             NS-10-2.
           MOVE -.0000000001 TO
             NU-10-10
             NS-10-10.
           MOVE -000000000000000001 TO
             NU-18-0
             NS-18-0.
           MOVE -0000000000000000.01 TO
             NU-18-2
             NS-18-2.
           MOVE -.000000000000000001 TO
             NU-18-18
             NS-18-18.
           PERFORM WRITE-RECORD.
           MOVE 9 TO
             NU-1-0
             NS-1-0.
           MOVE .9 TO
             NU-1-1
             NS-1-1.
           MOVE 9999 TO
             NU-4-0
             NS-4-0.
           MOVE 99.99 TO
             NU-4-2
             NS-4-2.
           MOVE .9999 TO
             NU-4-4
             NS-4-4.
           MOVE 99999 TO
             NU-5-0
             NS-5-0.
           MOVE 999.99 TO
             NU-5-2
             NS-5-2.
           MOVE .99999 TO
             NU-5-5
             NS-5-5.
           MOVE 999999999 TO
             NU-9-0
             NS-9-0.
           MOVE 9999999.99 TO
             NU-9-2
             NS-9-2.
           MOVE .999999999 TO
             NU-9-9
             NS-9-9.
           MOVE 9999999999 TO
             NU-10-0
             NS-10-0.
           MOVE 99999999.99 TO
             NU-10-2
             NS-10-2.
           MOVE .9999999999 TO
             NU-10-10
             NS-10-10.
           MOVE 999999999999999999 TO
             NU-18-0
             NS-18-0.
           MOVE 9999999999999999.99 TO
             NU-18-2
             NS-18-2.
           MOVE .999999999999999999 TO
             NU-18-18
             NS-18-18.
           PERFORM WRITE-RECORD.
           MOVE -9 TO
             NU-1-0
             NS-1-0.
           MOVE -.9 TO
             NU-1-1
             NS-1-1.
           MOVE -9999 TO
             NU-4-0
             NS-4-0.
           MOVE -99.99 TO
             NU-4-2
             NS-4-2.
           MOVE -.9999 TO
             NU-4-4
             NS-4-4.
           MOVE -99999 TO
             NU-5-0
             NS-5-0.
           MOVE -999.99 TO
             NU-5-2
             NS-5-2.
           MOVE -.99999 TO
             NU-5-5
             NS-5-5.
           MOVE -999999999 TO
             NU-9-0
             NS-9-0.
           MOVE -9999999.99 TO
             NU-9-2
             NS-9-2.
           MOVE -.999999999 TO
             NU-9-9
             NS-9-9.
           MOVE -9999999999 TO
             NU-10-0
             NS-10-0.
           MOVE -99999999.99 TO
             NU-10-2
             NS-10-2.
           MOVE -.9999999999 TO
             NU-10-10
             NS-10-10.
           MOVE -999999999999999999 TO
             NU-18-0
             NS-18-0.
           MOVE -9999999999999999.99 TO
             NU-18-2
             NS-18-2.
           MOVE -.999999999999999999 TO
             NU-18-18
             NS-18-18.
           PERFORM WRITE-RECORD.
           MOVE 5 TO
             NU-1-0
             NS-1-0.
           MOVE .5 TO
             NU-1-1
             NS-1-1.
           MOVE 8905 TO
             NU-4-0
             NS-4-0.
           MOVE 89.05 TO
             NU-4-2
             NS-4-2.
           MOVE .8905 TO
             NU-4-4
             NS-4-4.
           MOVE 78905 TO
             NU-5-0
             NS-5-0.
           MOVE 789.05 TO
             NU-5-2
             NS-5-2.
           MOVE .78905 TO
             NU-5-5
             NS-5-5.
           MOVE 345678905 TO
             NU-9-0
             NS-9-0.
           MOVE 3456789.05 TO
             NU-9-2
             NS-9-2.
           MOVE .345678905 TO
             NU-9-9
             NS-9-9.
           MOVE 2345678905 TO
             NU-10-0
             NS-10-0.
           MOVE 23456789.05 TO
             NU-10-2
             NS-10-2.
           MOVE .2345678905 TO
             NU-10-10
             NS-10-10.
           MOVE 456789012345678905 TO
             NU-18-0
             NS-18-0.
           MOVE 4567890123456789.05 TO
             NU-18-2
             NS-18-2.
           MOVE .456789012345678905 TO
             NU-18-18
             NS-18-18.
           PERFORM WRITE-RECORD.
           MOVE -5 TO
             NU-1-0
             NS-1-0.
           MOVE -.5 TO
             NU-1-1
             NS-1-1.
           MOVE -8905 TO
             NU-4-0
             NS-4-0.
           MOVE -89.05 TO
             NU-4-2
             NS-4-2.
           MOVE -.8905 TO
             NU-4-4
             NS-4-4.
           MOVE -78905 TO
             NU-5-0
             NS-5-0.
           MOVE -789.05 TO
             NU-5-2
             NS-5-2.
           MOVE -.78905 TO
             NU-5-5
             NS-5-5.
           MOVE -345678905 TO
             NU-9-0
             NS-9-0.
           MOVE -3456789.05 TO
             NU-9-2
             NS-9-2.
           MOVE -.345678905 TO
             NU-9-9
             NS-9-9.
           MOVE -2345678905 TO
             NU-10-0
             NS-10-0.
           MOVE -23456789.05 TO
             NU-10-2
             NS-10-2.
           MOVE -.2345678905 TO
             NU-10-10
             NS-10-10.
           MOVE -456789012345678905 TO
             NU-18-0
             NS-18-0.
           MOVE -4567890123456789.05 TO
             NU-18-2
             NS-18-2.
           MOVE -.456789012345678905 TO
             NU-18-18
             NS-18-18.
           PERFORM WRITE-RECORD.
           MOVE 65535 TO NU-1-0.
           MOVE 6553.5 TO NU-1-1.
           MOVE 65535 TO NU-4-0.
           MOVE 655.35 TO NU-4-2.
           MOVE 6.5535 TO NU-4-4.
           MOVE 4294967295 TO NU-5-0.
           MOVE 42949672.95 TO NU-5-2.
           MOVE 42949.67295 TO NU-5-5.
           MOVE 4294967295 TO NU-9-0.
           MOVE 42949672.95 TO NU-9-2.
           MOVE 4.294967295 TO NU-9-9.
           MOVE 18446744073709551615 TO NU-10-0.
           MOVE 184467440737095516.15 TO NU-10-2.
           MOVE 1844674407.3709551615 TO NU-10-10.
           MOVE 18446744073709551615 TO NU-18-0.
           MOVE 184467440737095516.15 TO NU-18-2.
           MOVE 18.446744073709551615 TO NU-18-18.
           MOVE -32768 TO NS-1-0.
           MOVE -3276.8 TO NS-1-1.
           MOVE -32768 TO NS-4-0.
           MOVE -327.68 TO NS-4-2.
           MOVE -3.2768 TO NS-4-4.
           MOVE -2147483648 TO NS-5-0.
           MOVE -21474836.48 TO NS-5-2.
           MOVE -21474.83648 TO NS-5-5.
           MOVE -2147483648 TO NS-9-0.
           MOVE -21474836.48 TO NS-9-2.
           MOVE -2.147483648 TO NS-9-9.
           MOVE -9223372036854775808 TO NS-10-0.
           MOVE -92233720368547758.08 TO NS-10-2.
           MOVE -922337203.6854775808 TO NS-10-10.
           MOVE -9223372036854775808 TO NS-18-0.
           MOVE -92233720368547758.08 TO NS-18-2.
           MOVE -9.223372036854775808 TO NS-18-18.
           PERFORM WRITE-RECORD.
           CLOSE DATA-FILE SHOWN-FILE.
           STOP RUN.
       WRITE-RECORD.
           MOVE NU-1-0 TO E-20-0
           MOVE 'NU-1-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NU-1-1 TO E-20-1
           MOVE 'NU-1-1' TO SHOWN-NAME
           MOVE E-20-1 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NU-4-0 TO E-20-0
           MOVE 'NU-4-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NU-4-2 TO E-20-2
           MOVE 'NU-4-2' TO SHOWN-NAME
           MOVE E-20-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NU-4-4 TO E-20-4
           MOVE 'NU-4-4' TO SHOWN-NAME
           MOVE E-20-4 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NU-5-0 TO E-20-0
           MOVE 'NU-5-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NU-5-2 TO E-20-2
           MOVE 'NU-5-2' TO SHOWN-NAME
           MOVE E-20-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NU-5-5 TO E-20-5
           MOVE 'NU-5-5' TO SHOWN-NAME
           MOVE E-20-5 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NU-9-0 TO E-20-0
           MOVE 'NU-9-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NU-9-2 TO E-20-2
           MOVE 'NU-9-2' TO SHOWN-NAME
           MOVE E-20-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NU-9-9 TO E-20-9
           MOVE 'NU-9-9' TO SHOWN-NAME
           MOVE E-20-9 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NU-10-0 TO E-20-0
           MOVE 'NU-10-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NU-10-2 TO E-20-2
           MOVE 'NU-10-2' TO SHOWN-NAME
           MOVE E-20-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NU-10-10 TO E-20-10
           MOVE 'NU-10-10' TO SHOWN-NAME
           MOVE E-20-10 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NU-18-0 TO E-20-0
           MOVE 'NU-18-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NU-18-2 TO E-20-2
           MOVE 'NU-18-2' TO SHOWN-NAME
           MOVE E-20-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NU-18-18 TO E-20-18
           MOVE 'NU-18-18' TO SHOWN-NAME
           MOVE E-20-18 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NS-1-0 TO E-20-0
           MOVE 'NS-1-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NS-1-1 TO E-20-1
           MOVE 'NS-1-1' TO SHOWN-NAME
           MOVE E-20-1 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NS-4-0 TO E-20-0
           MOVE 'NS-4-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NS-4-2 TO E-20-2
           MOVE 'NS-4-2' TO SHOWN-NAME
           MOVE E-20-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NS-4-4 TO E-20-4
           MOVE 'NS-4-4' TO SHOWN-NAME
           MOVE E-20-4 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NS-5-0 TO E-20-0
           MOVE 'NS-5-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NS-5-2 TO E-20-2
           MOVE 'NS-5-2' TO SHOWN-NAME
           MOVE E-20-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NS-5-5 TO E-20-5
           MOVE 'NS-5-5' TO SHOWN-NAME
           MOVE E-20-5 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NS-9-0 TO E-20-0
           MOVE 'NS-9-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NS-9-2 TO E-20-2
           MOVE 'NS-9-2' TO SHOWN-NAME
           MOVE E-20-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NS-9-9 TO E-20-9
           MOVE 'NS-9-9' TO SHOWN-NAME
           MOVE E-20-9 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NS-10-0 TO E-20-0
           MOVE 'NS-10-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NS-10-2 TO E-20-2
           MOVE 'NS-10-2' TO SHOWN-NAME
           MOVE E-20-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NS-10-10 TO E-20-10
           MOVE 'NS-10-10' TO SHOWN-NAME
           MOVE E-20-10 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NS-18-0 TO E-20-0
           MOVE 'NS-18-0' TO SHOWN-NAME
           MOVE E-20-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NS-18-2 TO E-20-2
           MOVE 'NS-18-2' TO SHOWN-NAME
           MOVE E-20-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE NS-18-18 TO E-20-18
           MOVE 'NS-18-18' TO SHOWN-NAME
           MOVE E-20-18 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           WRITE NATIVE-RECORD.
