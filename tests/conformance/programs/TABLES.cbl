       CBL CODEPAGE(37)
      * TABLES: RECFM V. TWO TABLES OF VARYING LENGTH WITH FIELDS
      * BEHIND THEM, A TABLE IN A TABLE, A REDEFINITION WITH ITS
      * CONDITION NAMES. EACH RECORD IS SHOWN AS ONE JSON OBJECT.
       IDENTIFICATION DIVISION.
       PROGRAM-ID. TABLES.
       ENVIRONMENT DIVISION.
       INPUT-OUTPUT SECTION.
       FILE-CONTROL.
           SELECT DATA-FILE ASSIGN TO DATAF
               ORGANIZATION IS SEQUENTIAL.
           SELECT SHOWN-FILE ASSIGN TO SHOWN
               ORGANIZATION IS SEQUENTIAL.
       DATA DIVISION.
       FILE SECTION.
       FD  DATA-FILE RECORDING MODE V.
           COPY TABLES.
       FD  SHOWN-FILE RECORDING MODE F.
       01  SHOWN-LINE                  PIC X(700).
       WORKING-STORAGE SECTION.
       01  A                           PIC S9(4) COMP.
       01  B                           PIC S9(4) COMP.
       01  I                           PIC S9(4) COMP.
       01  J                           PIC S9(4) COMP.
       01  N                           PIC S9(9) COMP VALUE 0.
       01  AT-BYTE                     PIC S9(4) COMP.
       01  COMMA-OR-NOT                PIC X(2).
       01  E3                          PIC -9(3).
       01  E4                          PIC -9(4).
       01  E6                          PIC 9(6).
       01  E7                          PIC -9(7).
       01  E52                         PIC -9(5).99.
       01  U3                          PIC 9(3).
       PROCEDURE DIVISION.
       MAIN-LINE.
           OPEN OUTPUT DATA-FILE SHOWN-FILE.
           PERFORM VARYING A FROM 0 BY 1 UNTIL A > 5
               PERFORM VARYING B FROM 1 BY 1 UNTIL B > 4
                   PERFORM WRITE-RECORD
               END-PERFORM
           END-PERFORM.
           CLOSE DATA-FILE SHOWN-FILE.
           STOP RUN.
       WRITE-RECORD.
           ADD 1 TO N.
           MOVE A TO NO-A.
           MOVE B TO NO-B.
           MOVE SPACES TO SHOWN-LINE.
           MOVE 1 TO AT-BYTE.
           IF FUNCTION MOD(N, 2) = 0
               SET IS-PERSON TO TRUE
               MOVE 'ANNA' TO GIVEN
               COMPUTE BORN = 991231 - N
               MOVE BORN TO E6
               STRING '{"KIND": "P", "GIVEN": "ANNA", "BORN": "'
                   E6 '"' DELIMITED BY SIZE
                   INTO SHOWN-LINE POINTER AT-BYTE
           ELSE
               SET IS-FIRM TO TRUE
               COMPUTE FIRM-NO = -12345 * N
               MOVE 'CODE' TO FIRM-CODE
               MOVE FIRM-NO TO E7
               STRING '{"KIND": "F", "FIRM-NO": "' E7
                   '", "FIRM-CODE": "CODE"' DELIMITED BY SIZE
                   INTO SHOWN-LINE POINTER AT-BYTE
           END-IF.
           STRING ', "GRID": [' DELIMITED BY SIZE
               INTO SHOWN-LINE POINTER AT-BYTE.
           MOVE SPACE TO COMMA-OR-NOT.
           PERFORM VARYING I FROM 1 BY 1 UNTIL I > 2
               PERFORM VARYING J FROM 1 BY 1 UNTIL J > 3
                   COMPUTE CELL (I J) = (I * 100 + J * 10) * (J - 2) + N
                   MOVE CELL (I J) TO E3
                   STRING COMMA-OR-NOT '"' E3 '"' DELIMITED BY SIZE
                       INTO SHOWN-LINE POINTER AT-BYTE
                   MOVE ', ' TO COMMA-OR-NOT
               END-PERFORM
           END-PERFORM.
           STRING '], "LINE-A": [' DELIMITED BY SIZE
               INTO SHOWN-LINE POINTER AT-BYTE.
           MOVE SPACE TO COMMA-OR-NOT.
           PERFORM VARYING I FROM 1 BY 1 UNTIL I > A
               COMPUTE AMT (I) = N * 100.01 - I * 1000
               MOVE AMT (I) TO E52
               MOVE 'A' TO TAG (I 1)
               MOVE 'BC' TO TAG (I 2)
               STRING COMMA-OR-NOT '{"AMT": "' E52
                   '", "TAG": ["A", "BC"]}' DELIMITED BY SIZE
                   INTO SHOWN-LINE POINTER AT-BYTE
               MOVE ', ' TO COMMA-OR-NOT
           END-PERFORM.
           MOVE 'MID' TO MIDDLE.
           STRING '], "MIDDLE": "MID", "LINE-B": [' DELIMITED BY SIZE
               INTO SHOWN-LINE POINTER AT-BYTE.
           MOVE SPACE TO COMMA-OR-NOT.
           PERFORM VARYING I FROM 1 BY 1 UNTIL I > B
               COMPUTE LINE-B (I) = N * 10 + I
               MOVE LINE-B (I) TO U3
               STRING COMMA-OR-NOT '"' U3 '"' DELIMITED BY SIZE
                   INTO SHOWN-LINE POINTER AT-BYTE
               MOVE ', ' TO COMMA-OR-NOT
           END-PERFORM.
           COMPUTE TAIL = 12 - N.
           MOVE TAIL TO E4.
           STRING '], "TAIL": "' E4 '"}' DELIMITED BY SIZE
               INTO SHOWN-LINE POINTER AT-BYTE.
           WRITE SHOWN-LINE.
           WRITE TABLES-RECORD.
