       CBL CODEPAGE(37),ARITH(EXTEND)
      * EDITCOMM: NUMERIC-EDITED FIELDS WITH THE SAME VALUES.
      * WRITTEN BY GENERATE_EDITED.PY.
       IDENTIFICATION DIVISION.
       PROGRAM-ID. EDITCOMM.
       ENVIRONMENT DIVISION.
       CONFIGURATION SECTION.
       SPECIAL-NAMES.
           DECIMAL-POINT IS COMMA.
       INPUT-OUTPUT SECTION.
       FILE-CONTROL.
           SELECT DATA-FILE ASSIGN TO DATAF
               ORGANIZATION IS SEQUENTIAL.
           SELECT SHOWN-FILE ASSIGN TO SHOWN
               ORGANIZATION IS SEQUENTIAL.
       DATA DIVISION.
       FILE SECTION.
       FD  DATA-FILE RECORDING MODE F.
           COPY EDITCOMM.
       FD  SHOWN-FILE RECORDING MODE F.
       01  SHOWN-LINE.
           05  SHOWN-NAME          PIC X(11).
           05  SHOWN-VALUE         PIC X(40).
       WORKING-STORAGE SECTION.
       01  ITEMS.
           05  I-0                 PIC 9(4)V9(2) COMP-3.
           05  S-0                 PIC -9(4),9(2).
           05  I-1                 PIC S9(4)V9(2) COMP-3.
           05  S-1                 PIC -9(4),9(2).
           05  I-2                 PIC S9(5)V9(2) COMP-3.
           05  S-2                 PIC -9(5),9(2).
       PROCEDURE DIVISION.
       MAIN-LINE.
           OPEN OUTPUT DATA-FILE SHOWN-FILE.
           PERFORM MOVE-0.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-1.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-2.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-3.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-4.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-5.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-6.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-7.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-8.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-9.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-10.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-11.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-12.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-13.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-14.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-15.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-16.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-17.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-18.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-19.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-20.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-21.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-22.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-23.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-24.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-25.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-26.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-27.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-28.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-29.
           PERFORM WRITE-RECORD.
           PERFORM MOVE-30.
           PERFORM WRITE-RECORD.
           CLOSE DATA-FILE SHOWN-FILE.
           STOP RUN.
       MOVE-0.
           MOVE 0 TO I-0.
           MOVE 0 TO I-1.
           MOVE 0 TO I-2.
       MOVE-1.
           MOVE 1 TO I-0.
           MOVE 1 TO I-1.
           MOVE 1 TO I-2.
       MOVE-2.
           MOVE -1 TO I-0.
           MOVE -1 TO I-1.
           MOVE -1 TO I-2.
       MOVE-3.
           MOVE 5 TO I-0.
           MOVE 5 TO I-1.
           MOVE 5 TO I-2.
       MOVE-4.
           MOVE -7 TO I-0.
           MOVE -7 TO I-1.
           MOVE -7 TO I-2.
       MOVE-5.
           MOVE 10 TO I-0.
           MOVE 10 TO I-1.
           MOVE 10 TO I-2.
       MOVE-6.
           MOVE 20 TO I-0.
           MOVE 20 TO I-1.
           MOVE 20 TO I-2.
       MOVE-7.
           MOVE -20 TO I-0.
           MOVE -20 TO I-1.
           MOVE -20 TO I-2.
       MOVE-8.
           MOVE 0,05 TO I-0.
           MOVE 0,05 TO I-1.
           MOVE 0,05 TO I-2.
       MOVE-9.
           MOVE -0,05 TO I-0.
           MOVE -0,05 TO I-1.
           MOVE -0,05 TO I-2.
       MOVE-10.
           MOVE 0,5 TO I-0.
           MOVE 0,5 TO I-1.
           MOVE 0,5 TO I-2.
       MOVE-11.
           MOVE -0,5 TO I-0.
           MOVE -0,5 TO I-1.
           MOVE -0,5 TO I-2.
       MOVE-12.
           MOVE 9,99 TO I-0.
           MOVE 9,99 TO I-1.
           MOVE 9,99 TO I-2.
       MOVE-13.
           MOVE -9,99 TO I-0.
           MOVE -9,99 TO I-1.
           MOVE -9,99 TO I-2.
       MOVE-14.
           MOVE 12,34 TO I-0.
           MOVE 12,34 TO I-1.
           MOVE 12,34 TO I-2.
       MOVE-15.
           MOVE 100 TO I-0.
           MOVE 100 TO I-1.
           MOVE 100 TO I-2.
       MOVE-16.
           MOVE -100 TO I-0.
           MOVE -100 TO I-1.
           MOVE -100 TO I-2.
       MOVE-17.
           MOVE 123,45 TO I-0.
           MOVE 123,45 TO I-1.
           MOVE 123,45 TO I-2.
       MOVE-18.
           MOVE -123,45 TO I-0.
           MOVE -123,45 TO I-1.
           MOVE -123,45 TO I-2.
       MOVE-19.
           MOVE 999 TO I-0.
           MOVE 999 TO I-1.
           MOVE 999 TO I-2.
       MOVE-20.
           MOVE 1000 TO I-0.
           MOVE 1000 TO I-1.
           MOVE 1000 TO I-2.
       MOVE-21.
           MOVE -1000 TO I-0.
           MOVE -1000 TO I-1.
           MOVE -1000 TO I-2.
       MOVE-22.
           MOVE 1234,56 TO I-0.
           MOVE 1234,56 TO I-1.
           MOVE 1234,56 TO I-2.
       MOVE-23.
           MOVE -1234,56 TO I-0.
           MOVE -1234,56 TO I-1.
           MOVE -1234,56 TO I-2.
       MOVE-24.
           MOVE 12345,67 TO I-0.
           MOVE 12345,67 TO I-1.
           MOVE 12345,67 TO I-2.
       MOVE-25.
           MOVE 100000 TO I-0.
           MOVE 100000 TO I-1.
           MOVE 100000 TO I-2.
       MOVE-26.
           MOVE -999999,99 TO I-0.
           MOVE -999999,99 TO I-1.
           MOVE -999999,99 TO I-2.
       MOVE-27.
           MOVE 1234567,89 TO I-0.
           MOVE 1234567,89 TO I-1.
           MOVE 1234567,89 TO I-2.
       MOVE-28.
           MOVE 123456789012,345678 TO I-0.
           MOVE 123456789012,345678 TO I-1.
           MOVE 123456789012,345678 TO I-2.
       MOVE-29.
           MOVE -123456789012345678,9012345678901 TO I-0.
           MOVE -123456789012345678,9012345678901 TO I-1.
           MOVE -123456789012345678,9012345678901 TO I-2.
       MOVE-30.
           MOVE 99999999999999999,9999999999999 TO I-0.
           MOVE 99999999999999999,9999999999999 TO I-1.
           MOVE 99999999999999999,9999999999999 TO I-2.
       WRITE-RECORD.
           MOVE I-0 TO E-0
           MOVE I-0 TO S-0
           MOVE 'E-0' TO SHOWN-NAME
           MOVE S-0 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE I-1 TO E-1
           MOVE I-1 TO S-1
           MOVE 'E-1' TO SHOWN-NAME
           MOVE S-1 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           MOVE I-2 TO E-2
           MOVE I-2 TO S-2
           MOVE 'E-2' TO SHOWN-NAME
           MOVE S-2 TO SHOWN-VALUE
           WRITE SHOWN-LINE.
           WRITE EDITCOMM-RECORD.
