       01  LETTERS-RECORD.
           05  LETTER-NO               PIC 9(6).
           05  LINE-CNT                PIC S9(4) COMP.
           05  DAYS-LATE               PIC S9(3) COMP-3.
           05  LETTER-LINE OCCURS 0 TO 20 TIMES
                       DEPENDING ON LINE-CNT.
               10  LINE-TEXT           PIC X(20).
