       01  NULLS-RECORD.
           05  NULLS-NO                PIC 9(4).
           05  NULLS-COUNT             PIC S9(4) COMP-5.
           05  NULLS-TEXT              PIC X(4).
