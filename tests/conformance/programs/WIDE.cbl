       CBL CODEPAGE(939)
       IDENTIFICATION DIVISION.
       PROGRAM-ID. WIDE.
       ENVIRONMENT DIVISION.
       INPUT-OUTPUT SECTION.
       FILE-CONTROL.
           SELECT DATA-FILE ASSIGN TO DATAF.
       DATA DIVISION.
       FILE SECTION.
       FD  DATA-FILE RECORDING MODE F.
       COPY WIDE.
       WORKING-STORAGE SECTION.
       01  LONG-NAME              PIC X(16) VALUE 'AB東京都C'.
       PROCEDURE DIVISION.
           OPEN OUTPUT DATA-FILE.
           MOVE 'AB東京都C' TO MIXED-NAME.
           MOVE G'東京' TO DOUBLE-NAME.
           MOVE N'東京' TO NATIONAL-NAME.
           MOVE LONG-NAME TO SHORT-NAME.
           MOVE -12 TO AMOUNT.
           WRITE WIDE-RECORD.
      * Every field full.
           MOVE '東京都東京' TO MIXED-NAME.
           MOVE G'東京都東' TO DOUBLE-NAME.
           MOVE N'東京都東' TO NATIONAL-NAME.
           MOVE '東' TO SHORT-NAME.
           MOVE 34 TO AMOUNT.
           WRITE WIDE-RECORD.
      * Nothing but blanks.
           MOVE SPACES TO MIXED-NAME DOUBLE-NAME NATIONAL-NAME
               SHORT-NAME.
           MOVE 0 TO AMOUNT.
           WRITE WIDE-RECORD.
      * Runs of both kinds, and blanks within.
           MOVE '東 A 京' TO MIXED-NAME.
           MOVE G'東　京' TO DOUBLE-NAME.
           MOVE N'東 京' TO NATIONAL-NAME.
           MOVE '12345' TO SHORT-NAME.
           WRITE WIDE-RECORD.
           CLOSE DATA-FILE.
           STOP RUN.
