       CBL CODEPAGE(37)
      * LETTERS: RECFM V. RECORDS OF 10 TO 410 BYTES, TO BE BLOCKED
      * AND SPANNED AFTERWARDS. OF EACH RECORD ITS FIELDS AND ITS LAST
      * LINE ARE SHOWN.
       IDENTIFICATION DIVISION.
       PROGRAM-ID. LETTERS.
       ENVIRONMENT DIVISION.
       INPUT-OUTPUT SECTION.
       FILE-CONTROL.
           SELECT DATA-FILE ASSIGN TO DATAF
               ORGANIZATION IS SEQUENTIAL.
           SELECT SHOWN-FILE ASSIGN TO SHOWN
               ORGANIZATION IS SEQUENTIAL.
       DATA DIVISION.
       FILE SECTION.
       FD  DATA-FILE RECORDING MODE V
           RECORD IS VARYING FROM 10 TO 410 CHARACTERS
           DEPENDING ON REC-LEN.
           COPY LETTERS.
       FD  SHOWN-FILE RECORDING MODE F.
       01  SHOWN-LINE                  PIC X(36).
       WORKING-STORAGE SECTION.
       01  REC-LEN                     PIC 9(4) COMP.
       01  N                           PIC S9(4) COMP.
       01  M                           PIC S9(4) COMP.
       01  OUT-LINE.
           05  OUT-NO                  PIC 9(6).
           05  FILLER                  PIC X VALUE SPACE.
           05  OUT-CNT                 PIC 9(3).
           05  FILLER                  PIC X VALUE SPACE.
           05  OUT-DAYS                PIC -999.
           05  FILLER                  PIC X VALUE SPACE.
           05  OUT-LAST                PIC X(20).
       PROCEDURE DIVISION.
       MAIN.
           OPEN OUTPUT DATA-FILE SHOWN-FILE.
           PERFORM VARYING N FROM 1 BY 1 UNTIL N > 60
               MOVE N TO LETTER-NO
               COMPUTE LINE-CNT = FUNCTION MOD(N * 7, 21)
               COMPUTE DAYS-LATE = 30 - N
               MOVE SPACES TO OUT-LAST
               PERFORM VARYING M FROM 1 BY 1 UNTIL M > LINE-CNT
                   MOVE SPACES TO LINE-TEXT (M)
                   STRING 'LETTER ' LETTER-NO ' END' DELIMITED SIZE
                       INTO LINE-TEXT (M)
                   MOVE LINE-TEXT (M) TO OUT-LAST
               END-PERFORM
               COMPUTE REC-LEN = 10 + 20 * LINE-CNT
               MOVE LETTER-NO TO OUT-NO
               MOVE LINE-CNT TO OUT-CNT
               MOVE DAYS-LATE TO OUT-DAYS
               WRITE LETTERS-RECORD
               WRITE SHOWN-LINE FROM OUT-LINE
           END-PERFORM.
           CLOSE DATA-FILE SHOWN-FILE.
           STOP RUN.
