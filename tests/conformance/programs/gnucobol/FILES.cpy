       01  FILES-RECORD.
           05  ENTRY-NO                PIC 9(4).
           05  AMOUNT                  PIC S9(5)V99.
           05  LETTERS                 PIC S9(4) COMP-5.
           05  LETTER                  PIC X OCCURS 0 TO 30 TIMES
                                       DEPENDING ON LETTERS.
