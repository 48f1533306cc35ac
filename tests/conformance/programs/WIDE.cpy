       01  WIDE-RECORD.
           05  MIXED-NAME         PIC X(12).
           05  DOUBLE-NAME        PIC G(4) DISPLAY-1.
           05  NATIONAL-NAME      PIC N(4) NATIONAL.
           05  SHORT-NAME         PIC X(5).
           05  AMOUNT             PIC S9(3).
