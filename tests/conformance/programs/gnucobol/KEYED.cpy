       01  KEYED-RECORD.
           05  KEYED-NO                PIC 9(4).
           05  KEYED-AMOUNT            PIC S9(5)V99 COMP-3.
           05  KEYED-TEXT              PIC X(12).
